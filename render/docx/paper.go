package docx

import (
	"strconv"

	"tousu/legal/pattern"
)

// The page of GB/T 9704-2012 in twips (1/1440 inch): A4, top margin 37 mm, left margin 28 mm,
// text area 156 by 225 mm.
const (
	pageWidth    = 11906
	pageHeight   = 16838
	marginTop    = 2098
	marginLeft   = 1588
	marginRight  = 1474
	marginBottom = 1985
	textWidth    = pageWidth - marginLeft - marginRight

	// footerEdge places the page number 7 mm below the text (35 mm margin, 7 mm gap, one line of
	// 14 pt).
	footerEdge = 1300
)

var (
	pageSize    = pattern.New(`<w:pgSz [^>]*w:w="(\d+)"`)
	pageMargins = pattern.New(`<w:pgMar [^>]*w:right="(\d+)"[^>]*w:left="(\d+)"`)
)

// widthIn returns the width of the text for section properties, in twips.
func widthIn(section string) int {
	size, margins := pageSize.FindStringSubmatch(section), pageMargins.FindStringSubmatch(section)
	if size == nil || margins == nil {
		return textWidth
	}
	width, _ := strconv.Atoi(size[1]) // digits
	right, _ := strconv.Atoi(margins[1])
	left, _ := strconv.Atoi(margins[2])
	return width - left - right
}

// Size is the type size of a letter (字号).
type Size int

// The sizes.
const (
	Size4 Size = iota // 四号 with a title of 小二, 26 lines of 32 characters: letters
	Size3             // 三号 with a title of 二号, 22 lines of 28 characters (GB/T 9704): court papers
)

// SizeFor returns the usual size of a letter, or of a court paper.
func SizeFor(court bool) Size {
	if court {
		return Size3
	}
	return Size4
}
