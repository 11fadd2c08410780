package complaint

import (
	"strings"

	"tousu/legal/casefile"
)

// Clean returns s as a value is stored: line breaks as LF, no zero-width characters, no outer
// space. It returns "" if s has a character that no value may hold.
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

// splitList splits a cell or a one-line list at line breaks, 、 ； ， and their half-width forms,
// and drops empty parts.
func splitList(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、；，;,\n", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
