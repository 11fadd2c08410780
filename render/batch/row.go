package batch

import (
	"encoding/binary"
	"strings"

	"tousu/render/batch/workbook"
)

// form says how a cell was stored.
type form = workbook.Kind

const (
	textForm    = workbook.Text // text, or anything in a CSV file
	numberForm  = workbook.Number
	dateForm    = workbook.Date
	formulaForm = workbook.Formula
)

// Cell is one cell (单元格) as the user sees it.
type Cell struct {
	Text string
	form form
}

// Row is one row of a table. Its cells are packed: a table of ten thousand rows is held in memory
// once and takes little more than its text.
type Row struct {
	Line   int // as shown in Excel
	packed string
	hidden bool
	leader int // the first row of its case, if the sheet joins them, else 0
}

// pack stores the nonblank cells, each after the number of blank ones before it.
func pack(line int, cells []Cell) Row {
	var b []byte
	gap := uint64(0)
	for _, c := range cells {
		if c == (Cell{}) {
			gap++
			continue
		}
		b = packCell(b, gap, c)
		gap = 0
	}
	return Row{Line: line, packed: string(b)}
}

func packCell(b []byte, gap uint64, c Cell) []byte {
	b = binary.AppendUvarint(b, gap)
	b = binary.AppendUvarint(b, uint64(len(c.Text))<<2|uint64(c.form))
	return append(b, c.Text...)
}

// cells unpacks the row into at least n cells.
func (r *Row) cells(n int) []Cell {
	out := make([]Cell, n)
	last := -1
	for at := 0; at < len(r.packed); {
		gap, size := uvarint(r.packed[at:])
		at += size
		head, size := uvarint(r.packed[at:])
		at += size
		end := at + int(head>>2)
		last += int(gap) + 1
		for last >= len(out) {
			out = append(out, Cell{})
		}
		out[last] = Cell{r.packed[at:end], form(head & 3)}
		at = end
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

// blank reports whether the cell is blank. A formula without a result is not.
func (c Cell) blank() bool {
	return c.form != formulaForm && (c.Text == "" || strings.TrimSpace(c.Text) == "")
}

// blankCells reports whether all cells are blank.
func blankCells(cells []Cell) bool {
	for _, c := range cells {
		if !c.blank() {
			return false
		}
	}
	return true
}
