//go:build wasip1 || plain

package render

// sprigFunctions returns our own functions of the same names: in a browser, the cryptography and
// network code of sprig would be larger than the rest of the program, and a released program
// would build sprig's tables at each start.
func sprigFunctions() map[string]any { return plainFunctions }
