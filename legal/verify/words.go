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

// holdsOne reports whether a text holds one of the words.
func holdsOne(s string, words []string) bool { return hits(s, words) > 0 }

// hits counts the words that a text holds.
func hits(text string, words []string) int {
	n := 0
	for _, w := range words {
		if strings.Contains(text, w) {
			n++
		}
	}
	return n
}

// behindLast is what stands behind the last of the signs in a text, all of it where none does.
func behindLast(s, signs string) string {
	if i := strings.LastIndexAny(s, signs); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}

// beforeFirst is what stands before the first of the signs in a text, all of it where none does.
func beforeFirst(s, signs string) string {
	if i := strings.IndexAny(s, signs); i >= 0 {
		return s[:i]
	}
	return s
}
