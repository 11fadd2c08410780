package batch

import (
	"encoding/binary"
	"strings"
)

// form says how a cell was stored.
type form byte

const (
	textForm    form = iota // text, or anything in a CSV file
	numberForm              // a number in a workbook
	dateForm                // a number that the workbook shows as a date
	formulaForm             // a formula without a result
)

// Cell is one cell (单元格) as the user sees it.
type Cell struct {
	Text string
	form form
}

// Row is one row of a table. Its cells are kept packed: a table of ten thousand
// rows is held in memory once, and little more than its text.
type Row struct {
	Line   int // the row that Excel shows
	packed string
}

// pack keeps the cells up to the last that is not blank.
func pack(line int, cells []Cell) Row {
	for len(cells) > 0 && cells[len(cells)-1] == (Cell{}) {
		cells = cells[:len(cells)-1]
	}
	var b []byte
	for _, c := range cells {
		b = binary.AppendUvarint(b, uint64(len(c.Text))<<2|uint64(c.form))
		b = append(b, c.Text...)
	}
	return Row{line, string(b)}
}

// cells unpacks the row into at least n cells.
func (r *Row) cells(n int) []Cell {
	out := make([]Cell, 0, n)
	for at := 0; at < len(r.packed); {
		head, size := uvarint(r.packed[at:])
		at += size
		end := at + int(head>>2)
		out = append(out, Cell{r.packed[at:end], form(head & 3)})
		at = end
	}
	for len(out) < n {
		out = append(out, Cell{})
	}
	return out
}

// uvarint reads a number that binary.AppendUvarint wrote.
func uvarint(s string) (uint64, int) {
	var v uint64
	for i := range len(s) {
		v |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			return v, i + 1
		}
	}
	return 0, len(s)
}

// blankCells reports whether nobody has filled in anything.
func blankCells(cells []Cell) bool {
	for _, c := range cells {
		if c.form == formulaForm || strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}
