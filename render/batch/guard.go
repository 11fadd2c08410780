package batch

import "strings"

// dangerous holds the characters that make a spreadsheet take a cell for a formula.
const dangerous = "=+-@\t\r＝＋－＠"

// guard puts ' before a cell that a spreadsheet would evaluate, and before one that looks
// guarded, so that unguard returns every text unchanged.
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

// opensFormula reports whether s begins with a dangerous character after any number of '.
func opensFormula(s string) bool {
	s = strings.TrimLeft(s, "'")
	for _, r := range s {
		return strings.ContainsRune(dangerous, r)
	}
	return false
}
