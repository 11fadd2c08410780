package verify

import "unicode/utf8"

// The code below exists only for speed: most runes of a text begin no citation, and scan looks at
// every one of them (BenchmarkVerify).

// runeSet is a set of runes with false positives, one in some dozens: it stores only their lowest
// 12 bits.
type runeSet [64]uint64

func (s *runeSet) add(r rune)      { s[r>>6&63] |= 1 << (r & 63) }
func (s *runeSet) has(r rune) bool { return s[r>>6&63]>>(r&63)&1 != 0 }

// decode is utf8.DecodeRuneInString, fast for the range of runes that includes Han. Invalid input
// is one byte, so that it hides nothing after it.
func decode(s string) (rune, int) {
	if len(s) < 3 || s[0]>>4 != 0xE || s[1]>>6 != 0b10 || s[2]>>6 != 0b10 {
		return utf8.DecodeRuneInString(s)
	}
	return rune(s[0]&0xF)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
}
