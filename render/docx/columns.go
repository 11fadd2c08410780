package docx

import (
	"tousu/render/letter"
)

// column is a column of a table while the widths are computed, in twips.
type column struct {
	want  int // room for its longest line
	need  int // room for its longest number or name, which should not be broken
	width int // the result
}

// columnWidths divides the text width by content; the widths add up to it. If every column has
// room for its longest line, the spare width is shared in proportion. If not, columns that want
// no more than an equal share get what they want, and the others divide the rest.
func columnWidths(t *letter.Table) []int {
	if t.Shares != nil {
		return shared(t.Shares)
	}
	columns := measureColumns(t)
	sum := 0
	for _, c := range columns {
		sum += c.want
	}
	if sum <= textWidth {
		spread(columns, textWidth)
	} else {
		squeeze(columns)
	}
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = c.width
	}
	return widths
}

// shared divides the text width in proportion to shares.
func shared(shares []int) []int {
	columns := make([]column, len(shares))
	for i, n := range shares {
		columns[i].want = n
	}
	spread(columns, textWidth)
	widths := make([]int, len(columns))
	for i := range columns {
		widths[i] = columns[i].width
	}
	return widths
}

func measureColumns(t *letter.Table) []column {
	columns := make([]column, len(t.Header))
	for i, cell := range t.Header {
		columns[i].fit(cell)
		for _, row := range t.Rows {
			columns[i].fit(row[i])
		}
	}
	return columns
}

// fit widens c for a cell.
func (c *column) fit(cell letter.Line) {
	c.want = max(c.want, lineWidth(cell)*glyph+cellSpace)
	c.need = max(c.need, min(pieceWidth(cell)*glyph+cellSpace, textWidth/3))
}

// squeeze gives modest columns the width they want and divides the rest.
func squeeze(columns []column) {
	rest, open := textWidth, len(columns)
	for again := true; again; {
		again = false
		for i := range columns {
			if c := &columns[i]; c.width == 0 && c.want <= rest/open {
				c.width, rest, open, again = c.want, rest-c.want, open-1, true
			}
		}
	}
	var greedy []*column
	need := 0
	for i := range columns {
		if columns[i].width == 0 {
			greedy = append(greedy, &columns[i])
			need += columns[i].need
		}
	}
	divide(greedy, rest, need)
}

// divide gives each column what it needs and shares the rest in proportion to what it still
// wants. A very long text counts as at most a third of the line.
func divide(columns []*column, rest, need int) {
	if need > rest {
		need = 0
		for _, c := range columns {
			c.need = 0
		}
	}
	shares := make([]column, len(columns))
	for i, c := range columns {
		shares[i].want = min(c.want-c.need, textWidth/3)
	}
	spread(shares, rest-need)
	for i, c := range columns {
		c.width = c.need + shares[i].width
	}
}

// spread divides total in proportion to what the columns want, without losing a twip to rounding.
func spread(columns []column, total int) {
	sum := 0
	for _, c := range columns {
		sum += c.want
	}
	for i := range columns {
		if c := &columns[i]; c.want > 0 {
			c.width = total * c.want / sum
			total, sum = total-c.width, sum-c.want
		}
	}
}
