package batch

import "strings"

// dangerous are the characters by which a spreadsheet takes a cell for a formula.
const dangerous = "=+-@\t\r＝＋－＠"

// guard puts ' before a cell that a spreadsheet would compute, and before one
// that looks guarded, so that unguard gives back every text.
func guard(s string) string {
	if opensFormula(s) {
		return "'" + s
	}
	return s
}

// unguard undoes guard.
func unguard(s string) string {
	if strings.HasPrefix(s, "'") && opensFormula(s) {
		return s[1:]
	}
	return s
}

// opensFormula reports whether a dangerous character stands at the head, any
// number of ' apart.
func opensFormula(s string) bool {
	s = strings.TrimLeft(s, "'")
	for _, r := range s {
		return strings.ContainsRune(dangerous, r)
	}
	return false
}
