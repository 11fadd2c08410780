package docx

import (
	"slices"
	"strconv"

	"tousu/render/letter"
)

// Measures of tables, in twips.
const (
	glyph      = 120 // half an em of 小四 (12 pt): one Latin letter or digit
	cellMargin = 100 // left and right of the text of a cell
	cellSpace  = 2*cellMargin + 16
	keyMin     = textWidth * 22 / 100
	keyMax     = textWidth * 35 / 100
	penHeight  = "520" // of a row to be filled in by hand: 9 mm
	tallCell   = 15    // lines; a taller row may break across pages, since it could leave one empty
	smallTable = 3     // rows; a larger table may break across pages between any two rows
)

// table appends a table with a repeated header row.
func (b *body) table(t *letter.Table, keep bool) {
	widths := b.fit(columnWidths(t))
	b.tableStart(widths)
	b.raw(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, cell := range t.Header {
		b.cell(widths[i], styleTableHead, true, cell)
	}
	b.raw(`</w:tr>`)
	style := cellStyle(t.Dense)
	for i, row := range t.Rows {
		if isForm(row) {
			b.raw(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="` + penHeight + `" w:hRule="atLeast"/></w:trPr>`)
		} else {
			b.rowStart(rowLines(row, widths))
		}
		for j, cell := range row {
			b.cell(widths[j], style, keepsRow(i, len(t.Rows), keep), cell)
		}
		b.raw(`</w:tr>`)
	}
	b.raw(`</w:tbl>`)
}

// keepsRow reports whether the i-th of n rows is kept with the next: the last two rows of a table
// that is kept with what follows, and all but the last row of a small table, so that a page does
// not end within a few lines.
func keepsRow(i, n int, keep bool) bool {
	return keep && i >= n-2 || n <= smallTable && i < n-1
}

// isForm reports whether a row is to be filled in by hand: it is empty, except perhaps its
// number.
func isForm(row []letter.Line) bool {
	return len(row) > 1 && !slices.ContainsFunc(row[1:], func(l letter.Line) bool { return len(l) > 0 })
}

// parties appends a table of names and values.
func (b *body) parties(p *letter.Parties, keep bool) {
	key := 0
	for _, row := range p.Rows {
		key = max(key, lineWidth(row[0])*glyph+cellSpace)
	}
	key = min(max(key, keyMin), keyMax)
	widths := b.fit([]int{key, textWidth - key})
	b.tableStart(widths)
	for i, row := range p.Rows {
		keep := keep && i >= len(p.Rows)-2
		b.rowStart(rowLines(row[:], widths))
		b.cell(widths[0], styleTableKey, keep, row[0])
		b.cell(widths[1], cellStyle(p.Dense), keep, row[1])
		b.raw(`</w:tr>`)
	}
	b.raw(`</w:tbl>`)
}

// cellStyle returns the style of a table's text. Small type is that of verbatim text.
func cellStyle(dense bool) string {
	if dense {
		return styleVerbatim
	}
	return styleTableText
}

// afterTable separates a table from the next one, with which Word would merge it, and from the
// end of the letter, where a paragraph is required.
func (b *body) afterTable(next letter.Block) {
	switch next.(type) {
	case nil, *letter.Table, *letter.Parties:
		b.paragraph(styleTableGap, false, nil)
	}
}

// fit scales columns from the usual text width to that of the page.
func (b *body) fit(widths []int) []int {
	if b.width == textWidth {
		return widths
	}
	left := b.width
	for i := range widths[1:] {
		widths[i] = widths[i] * b.width / textWidth
		left -= widths[i]
	}
	widths[len(widths)-1] = left
	return widths
}

func (b *body) tableStart(widths []int) {
	b.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="` + styleTable + `"/><w:tblW w:w="`)
	b.buf = strconv.AppendInt(b.buf, int64(b.width), 10)
	b.raw(`" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		b.raw(`<w:gridCol w:w="`)
		b.buf = strconv.AppendInt(b.buf, int64(w), 10)
		b.raw(`"/>`)
	}
	b.raw(`</w:tblGrid>`)
}

func (b *body) rowStart(lines int) {
	b.raw(`<w:tr>`)
	if lines <= tallCell {
		b.raw(`<w:trPr><w:cantSplit/></w:trPr>`)
	}
}

func (b *body) cell(width int, style string, keep bool, l letter.Line) {
	b.raw(`<w:tc><w:tcPr><w:tcW w:w="`)
	b.buf = strconv.AppendInt(b.buf, int64(width), 10)
	b.raw(`" w:type="dxa"/></w:tcPr>`)
	b.paragraph(style, keep, l)
	b.raw(`</w:tc>`)
}

// rowLines estimates the height of a row in lines. Cells that cannot be tall are not measured.
func rowLines[T ~[]letter.Line](row T, widths []int) int {
	lines := 1
	for i, cell := range row {
		room := max(widths[i]-cellSpace, glyph)
		if !short(cell, room) {
			lines = max(lines, lineCount(cell, room))
		}
	}
	return lines
}

// short reports whether a cell cannot be tall in the given room, counting each byte as two
// letters.
func short(cell letter.Line, room int) bool {
	n := 0
	for _, in := range cell {
		if _, ok := in.(letter.Break); ok {
			return false
		}
		n += 2 * len(content(in))
	}
	return n*glyph < tallCell*room
}
