package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"

	"tousu/legal/pattern"
)

// Kind says how a cell was stored.
type Kind byte

// The kinds of cell.
const (
	Text    Kind = iota // text, a boolean or an error
	Number              // a number
	Date                // a number that the workbook shows as a date, or an ISO date
	Formula             // a formula without a result
)

// Cell is one nonblank cell.
type Cell struct {
	Column int // from 1
	Text   string
	Kind   Kind
}

// Row is a nonblank row.
type Row struct {
	Line   int // as shown in Excel, from 1
	Hidden bool
	Cells  []Cell // in the order of the columns; overwritten by the next row
}

// Range is a rectangle of merged cells (合并单元格), from 1.
type Range struct{ Left, Top, Right, Bottom int }

// Merged is what a worksheet says about its cells after listing them.
type Merged struct {
	Ranges []Range
	Beyond int // number of cells beyond the last column, which were not read
}

// Read calls do for the nonblank rows of a worksheet, in order. An error of do ends it and is
// returned.
func (b *Book) Read(sheet int, do func(Row) error) (Merged, error) {
	if err := b.readStrings(); err != nil {
		return Merged{}, err
	}
	g := &grid{book: b, do: do}
	err := b.scan(b.Sheets[sheet].part, func(s *scanner) error {
		g.s = s
		return s.each(s.within("worksheet", g.section))
	})
	return g.merged, err
}

// grid reads the rows of one worksheet.
type grid struct {
	book   *Book
	s      *scanner
	do     func(Row) error
	merged Merged
	row    Row
	rows   int // nonblank rows
	cells  int
	text   []byte
}

func (g *grid) section(e xml.StartElement) error {
	switch e.Name.Local {
	case "sheetData":
		return g.s.each(g.readRow)
	case "mergeCells":
		return g.s.each(func(e xml.StartElement) error {
			if r, ok := parseRange(attr(&e, "ref")); ok {
				g.merged.Ranges = append(g.merged.Ranges, r)
			}
			if len(g.merged.Ranges) > g.book.limits.Merges {
				return &LimitError{"合并单元格的个数", g.book.limits.Merges}
			}
			return nil
		})
	}
	return nil
}

func (g *grid) readRow(e xml.StartElement) error {
	line := g.row.Line + 1
	if n, err := strconv.Atoi(attr(&e, "r")); err == nil && n > 0 {
		line = n
	}
	g.row = Row{Line: line, Hidden: yes(attr(&e, "hidden")), Cells: g.row.Cells[:0]}
	column := 0
	err := g.s.each(func(e xml.StartElement) error {
		if e.Name.Local != "c" {
			return nil
		}
		column++
		if n := columnOf(attr(&e, "r")); n > 0 {
			column = n
		}
		if g.cells++; g.cells > g.book.limits.Cells {
			return &LimitError{"一个工作表的格数", g.book.limits.Cells}
		}
		return g.readCell(e, column)
	})
	if err != nil || len(g.row.Cells) == 0 {
		return err
	}
	if g.rows++; g.rows > g.book.limits.Rows {
		return &LimitError{"一个工作表的行数", g.book.limits.Rows}
	}
	if err := g.do(g.row); err != nil {
		return &stopError{err}
	}
	return nil
}

func (g *grid) readCell(e xml.StartElement, column int) error {
	formula, value := false, g.text[:0]
	kind := attr(&e, "t")
	err := g.s.each(func(part xml.StartElement) (err error) {
		switch part.Name.Local {
		case "f":
			formula = true
		case "v":
			value, err = g.s.text(value)
		case "is":
			value, err = g.s.rich(value)
		}
		return err
	})
	g.text = value
	if err != nil || len(value) == 0 && !formula {
		return err
	}
	if column > g.book.limits.Columns {
		g.merged.Beyond++
		return nil
	}
	c := Cell{Column: column, Kind: Formula}
	if len(value) > 0 {
		c.Text, c.Kind = g.book.cell(kind, string(value), attr(&e, "s"))
	}
	if c.Text != "" || c.Kind == Formula {
		g.row.Cells = append(g.row.Cells, c)
	}
	return nil
}

// cell converts a stored value to what the workbook shows.
func (b *Book) cell(kind, v, style string) (string, Kind) {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(v); err == nil && i >= 0 && i < len(b.strings) {
			return b.strings[i], Text
		}
		return "", Text
	case "str", "inlineStr":
		return unescape([]byte(v)), Text
	case "b":
		return map[bool]string{true: "是", false: "否"}[yes(strings.ToLower(v))], Text
	case "d":
		return isoDate(v), Date
	case "", "n":
		n, err := strconv.ParseFloat(v, 64)
		if err != nil {
			return v, Text
		}
		id, _ := strconv.Atoi(style) // 0 is the default style
		return b.number(n, b.format(id))
	}
	return v, Text
}

func (b *Book) number(n float64, f Format) (string, Kind) {
	if f.Date {
		if text, ok := dateText(n, b.Date1904, f.Clock); ok {
			return text, Date
		}
	}
	return numberText(n, f.Zeros), Number
}

var escaped = pattern.New(`_x[0-9A-Fa-f]{4}_`)

// unescape decodes _x000D_, the form in which a workbook writes what XML cannot hold.
func unescape(text []byte) string {
	s := string(text)
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if err != nil {
			return m
		}
		return string(rune(n))
	})
}

// columnOf returns the column of an address: 28 for AB12; 0 if there is none.
func columnOf(ref string) int {
	n := 0
	for i := 0; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20 // upper case
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n
}

// parseRange parses B2:C9.
func parseRange(ref string) (Range, bool) {
	from, to, _ := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if to == "" {
		to = from
	}
	r := Range{Left: columnOf(from), Right: columnOf(to)}
	var err1, err2 error
	r.Top, err1 = strconv.Atoi(strings.TrimLeft(from, letters))
	r.Bottom, err2 = strconv.Atoi(strings.TrimLeft(to, letters))
	return r, err1 == nil && err2 == nil && 0 < r.Left && r.Left <= r.Right && 0 < r.Top && r.Top <= r.Bottom
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
