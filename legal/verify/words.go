package verify

import (
	"strings"
	"unicode/utf8"
)

// endsIn and beginsWith report whether a text ends or begins with one of the words.
func endsIn(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func beginsWith(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// holdsOne reports whether a text has one of the words.
func holdsOne(s string, words []string) bool { return hits(s, words) > 0 }

// hits returns how many of the words a text has.
func hits(text string, words []string) int {
	n := 0
	for _, w := range words {
		if strings.Contains(text, w) {
			n++
		}
	}
	return n
}

// behindLast returns what follows the last of the signs in a text, or all of it if there is none.
func behindLast(s, signs string) string {
	if i := strings.LastIndexAny(s, signs); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}

// beforeFirst returns what precedes the first of the signs in a text, or all of it if there is
// none.
func beforeFirst(s, signs string) string {
	if i := strings.IndexAny(s, signs); i >= 0 {
		return s[:i]
	}
	return s
}
