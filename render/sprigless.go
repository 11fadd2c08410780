//go:build wasip1 || plain

package render

// sprigFunctions are our own of the same names: in a browser sprig's cryptography
// and network would weigh more than the rest of the program, and a released program
// would make sprig's tables at each start.
func sprigFunctions() map[string]any { return plainFunctions }
