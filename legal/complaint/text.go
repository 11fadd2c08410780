package complaint

import (
	"strings"

	"tousu/legal/casefile"
)

// Clean returns s as a value is kept: line breaks as LF, no zero-width characters,
// no outer space. It is "" where s holds a character that no value may hold.
func Clean(s string) string {
	text, _, _ := casefile.Clean(s)
	return text
}

// hasFullwidthDigit reports whether s holds a full-width digit (０–９).
func hasFullwidthDigit(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return '０' <= r && r <= '９' })
}

// halfwidth replaces full-width ASCII (U+FF01–FF5E) rune by rune.
func halfwidth(s string) string {
	return strings.Map(func(r rune) rune {
		if 0xff01 <= r && r <= 0xff5e {
			return r - 0xfee0
		}
		return r
	}, s)
}

// splitList parts a cell or a one-line list at 、 ； ， and their half-width
// forms; empty parts vanish.
func splitList(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、；，;,\n", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
