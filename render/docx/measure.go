package docx

import (
	"unicode/utf8"

	"tousu/render/letter"
)

// Widths are estimated in Latin letters: a letter or digit counts one, any other character two.
// This is exact for the fixed-width faces of the stationery.

// lineWidth returns the width of the longest line of l.
func lineWidth(l letter.Line) int {
	longest, n := 0, 0
	for _, in := range l {
		if _, ok := in.(letter.Break); ok {
			n = 0
		}
		n += width(content(in))
		longest = max(longest, n)
	}
	return longest
}

// lineCount returns the number of lines of l in a cell with room twips of width.
func lineCount(l letter.Line, room int) int {
	lines, n := 1, 0
	for _, in := range l {
		if _, ok := in.(letter.Break); ok {
			lines++
		}
		n += width(content(in))
	}
	return lines + n*glyph/room
}

// width returns the width of s. Each Latin word or number counts one more, for the quarter of an
// em that Word inserts on either side of it.
func width(s string) int {
	n, latin := 0, false
	for _, r := range s {
		switch {
		case r >= utf8.RuneSelf:
			n, latin = n+2, false
		case latin:
			n++
		default:
			n, latin = n+2, true
		}
	}
	return n
}

// pieceWidth returns the width of the longest piece of l that should stay on one line: Latin
// letters and digits with adjacent punctuation.
func pieceWidth(l letter.Line) int {
	longest, n := 2, 0
	for _, in := range l {
		if _, ok := in.(letter.Break); ok {
			n = 0
		}
		for _, r := range content(in) {
			n = extend(n, r)
			longest = max(longest, n)
		}
	}
	return longest
}

// extend returns the width of a piece of width n followed by r, or 0 if a line may break at r.
func extend(n int, r rune) int {
	switch r {
	case '（', '）', '《', '》', '〈', '〉', '【', '】', '“', '”', '‘', '’', '，', '。', '、', '；', '：', '！', '？':
		return n + 2
	}
	if r > ' ' && r < utf8.RuneSelf {
		return n + 1
	}
	return 0
}
