package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"tousu/legal/pattern"
)

// Entry is a text to be written into a cell.
type Entry struct {
	Line, Column int // from 1
	Text         string
}

// Amend returns the workbook with the entries added to one of its worksheets. Every other byte of
// its parts is kept, so a person's styles, formulas and filters remain. A cell keeps its style; a
// new one gets that of the cell above it or of its column. A cell with a formula is not changed.
// No two entries may be for one cell.
func (b *Book) Amend(sheet int, entries []Entry) ([]byte, error) {
	name := b.Sheets[sheet].part
	r, err := b.open(name)
	if err != nil {
		return nil, err
	}
	src, err := io.ReadAll(r)
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, ErrBroken
	}
	s := &layout{src: src}
	if err := s.read(b); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range b.files {
		if partName(f.Name) != partName(name) {
			err = z.Copy(f)
		} else {
			var w io.Writer
			if w, err = z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate}); err == nil {
				_, err = w.Write(s.with(entries))
			}
		}
		if err != nil {
			return nil, ErrBroken
		}
	}
	err = z.Close()
	return out.Bytes(), err
}

// stretch is a range of the text of a worksheet: an element with its content.
type stretch struct{ start, end int }

// layout holds the positions of rows and cells in the text of a worksheet.
type layout struct {
	src     []byte
	prefix  string  // of the element names, including the colon
	data    stretch // sheetData
	close   int     // position of its end tag; 0 if it is an empty-element tag
	extent  stretch // dimension, which is removed because more rows would make it wrong; optional
	rows    []rowLayout
	columns []columnStyle
}

type rowLayout struct {
	stretch
	open  int // position after the start tag
	close int // position of the end tag; 0 if the row is an empty-element tag
	line  int
	cells []cellLayout
}

type cellLayout struct {
	stretch
	column  int
	style   string
	formula bool
}

type columnStyle struct {
	from, to int
	style    string
}

// read finds the rows and cells. The text has been read as cells before, so it is well formed.
func (s *layout) read(b *Book) error {
	d := xml.NewDecoder(bytes.NewReader(s.src))
	var path []string
	line, column, cells := 0, 0, 0
	for {
		start := int(d.InputOffset())
		t, err := d.RawToken()
		if err == io.EOF && len(path) == 0 {
			break
		}
		if err != nil {
			return ErrBroken
		}
		at := int(d.InputOffset())
		switch t := t.(type) {
		case xml.StartElement:
			if path = append(path, t.Name.Local); len(path) > maxDepth {
				return &LimitError{"工作簿里元素的层数", maxDepth}
			}
			switch {
			case under(path, "worksheet", "dimension"):
				s.extent.start = start
			case under(path, "worksheet", "sheetData"):
				s.data.start, s.prefix = start, ""
				if t.Name.Space != "" {
					s.prefix = t.Name.Space + ":"
				}
			case under(path, "worksheet", "cols", "col"):
				from, _ := strconv.Atoi(attr(&t, "min"))
				to, _ := strconv.Atoi(attr(&t, "max"))
				s.columns = append(s.columns, columnStyle{from, to, attr(&t, "style")})
			case under(path, "worksheet", "sheetData", "row"):
				line, column = line+1, 0
				if n, err := strconv.Atoi(attr(&t, "r")); err == nil && n > 0 {
					line = n
				}
				s.rows = append(s.rows, rowLayout{stretch: stretch{start: start}, open: at, line: line})
			case under(path, "worksheet", "sheetData", "row", "c"):
				column++
				if n := columnOf(attr(&t, "r")); n > 0 {
					column = n
				}
				if cells++; cells > b.limits.Cells {
					return &LimitError{"一个工作表的格数", b.limits.Cells}
				}
				row := &s.rows[len(s.rows)-1]
				row.cells = append(row.cells,
					cellLayout{stretch: stretch{start: start}, column: column, style: attr(&t, "s")})
			case under(path, "worksheet", "sheetData", "row", "c", "f"):
				row := &s.rows[len(s.rows)-1]
				row.cells[len(row.cells)-1].formula = true
			}
		case xml.EndElement:
			switch {
			case len(path) == 0:
				return ErrBroken
			case under(path, "worksheet", "sheetData"):
				if s.data.end = at; start < at {
					s.close = start
				}
			case under(path, "worksheet", "dimension"):
				s.extent.end = at
			case under(path, "worksheet", "sheetData", "row"):
				row := &s.rows[len(s.rows)-1]
				if row.end = at; start < at {
					row.close = start
				}
			case under(path, "worksheet", "sheetData", "row", "c"):
				row := &s.rows[len(s.rows)-1]
				row.cells[len(row.cells)-1].end = at
			}
			path = path[:len(path)-1]
		}
	}
	if s.data.end == 0 {
		return ErrBroken
	}
	return nil
}

func under(path []string, names ...string) bool { return slices.Equal(path, names) }

// change replaces a range of the text, or inserts text before it.
type change struct {
	stretch
	text []byte
}

// with returns the text with the entries added.
func (s *layout) with(entries []Entry) []byte {
	entries = slices.SortedFunc(slices.Values(entries), func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	changes := []change{{s.extent, nil}}
	if s.close == 0 {
		changes = append(changes, change{s.data, []byte("<" + s.prefix + "sheetData>")})
	}
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && entries[n].Line == entries[0].Line {
			n++
		}
		changes = s.line(changes, entries[:n])
		entries = entries[n:]
	}
	if s.close == 0 {
		changes = append(changes, change{stretch{s.data.end, s.data.end}, []byte("</" + s.prefix + "sheetData>")})
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.start, b.start) })
	var out []byte
	at := 0
	for _, c := range changes {
		out = append(append(out, s.src[at:c.start]...), c.text...)
		at = c.end
	}
	return append(out, s.src[at:]...)
}

// line adds the changes for one line.
func (s *layout) line(changes []change, entries []Entry) []change {
	line := entries[0].Line
	at, found := slices.BinarySearchFunc(s.rows, line,
		func(r rowLayout, line int) int { return cmp.Compare(r.line, line) })
	if found && s.rows[at].close > 0 {
		return s.cells(changes, at, entries)
	}
	where := stretch{s.close, s.close}
	switch {
	case found:
		where = s.rows[at].stretch
	case at < len(s.rows):
		where = stretch{s.rows[at].start, s.rows[at].start}
	case s.close == 0:
		where = stretch{s.data.end, s.data.end}
	}
	text := fmt.Appendf(nil, `<%srow r="%d">`, s.prefix, line)
	for _, e := range entries {
		text = s.cell(text, at, e)
	}
	return append(changes, change{where, fmt.Appendf(text, `</%srow>`, s.prefix)})
}

// spans matches the optional attribute with the columns of a row.
var spans = pattern.New(` spans="[^"]*"`)

// cells adds the changes for an existing row with an end tag.
func (s *layout) cells(changes []change, at int, entries []Entry) []change {
	row := s.rows[at]
	tag := stretch{row.start, row.open}
	changes = append(changes, change{tag, []byte(spans.ReplaceAllString(string(s.src[tag.start:tag.end]), ""))})
	for _, e := range entries {
		i, found := slices.BinarySearchFunc(row.cells, e.Column,
			func(c cellLayout, column int) int { return cmp.Compare(c.column, column) })
		switch {
		case found && row.cells[i].formula:
		case found:
			c := row.cells[i]
			changes = append(changes, change{c.stretch,
				appendText(nil, s.prefix, Address(e.Column, e.Line), c.style, e.Text)})
		default:
			where := row.close
			if i < len(row.cells) {
				where = row.cells[i].start
			}
			changes = append(changes, change{stretch{where, where}, s.cell(nil, at, e)})
		}
	}
	return changes
}

// cell appends a new cell at index at of the rows.
func (s *layout) cell(b []byte, at int, e Entry) []byte {
	return appendText(b, s.prefix, Address(e.Column, e.Line), s.styleOf(at, e), e.Text)
}

// styleOf returns the style of a new cell: that of the last header for a header; that of the cell
// above, unless that is a header; else that of the column.
func (s *layout) styleOf(at int, e Entry) string {
	if e.Line == 1 && at < len(s.rows) && s.rows[at].line == 1 && len(s.rows[at].cells) > 0 {
		cells := s.rows[at].cells
		return cells[len(cells)-1].style
	}
	for i := at - 1; i >= 0 && s.rows[i].line > 1; i-- {
		for _, c := range s.rows[i].cells {
			if c.column == e.Column && c.style != "" {
				return c.style
			}
		}
	}
	for _, c := range s.columns {
		if c.from <= e.Column && e.Column <= c.to {
			return c.style
		}
	}
	return ""
}
