package casefile

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// refused reports whether no value may hold r: control characters but for the
// line breaks and TAB, noncharacters, the replacement character, and
// format characters that change how neighbours are read (bidi overrides). The
// letter model puts values between C0 controls, so none may come from data.
func refused(r rune) bool {
	switch {
	case isBreak(r) || r == '\t' || zeroWidth(r):
		return false
	case r < 0x20 || 0x7f <= r && r < 0xa0:
		return true
	case 0xfdd0 <= r && r <= 0xfdef || r&0xfffe == 0xfffe:
		return true
	case r == utf8.RuneError:
		return true
	case 0x3000 <= r && r < 0xa000: // Chinese, as most text is
		return false
	}
	return unicode.Is(unicode.Cf, r)
}

// isBreak reports whether r breaks a line: LF, VT, FF, CR, NEL, LS, PS.
func isBreak(r rune) bool {
	return '\n' <= r && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// zeroWidth reports whether r is invisible and may be dropped without loss.
func zeroWidth(r rune) bool {
	switch r {
	case 0x00ad, 0x061c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0xfeff:
		return true
	}
	return 0x2060 <= r && r <= 0x2064
}

// Clean returns s as a value: every line break an LF, TAB a space, zero-width characters dropped,
// outer space trimmed. If s holds a refused character, Clean returns that with ok false.
func Clean(s string) (text string, bad rune, ok bool) {
	if isClean(s) {
		return strings.TrimSpace(s), 0, true
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	for _, r := range s {
		switch {
		case isBreak(r):
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte(' ')
		case zeroWidth(r):
		case refused(r):
			return "", r, false
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String()), 0, true
}

// isClean reports whether Clean would do no more than trim s.
func isClean(s string) bool { return !strings.ContainsFunc(s, unclean) }

// Blank reports whether Clean leaves nothing of s.
func Blank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !zeroWidth(r) {
			return false
		}
	}
	return true
}

// unclean reports whether Clean changes or refuses r.
func unclean(r rune) bool {
	return r != '\n' && (isBreak(r) || r == '\t' || zeroWidth(r) || refused(r))
}
