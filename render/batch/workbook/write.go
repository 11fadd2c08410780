package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// Table is a worksheet to be written.
type Table struct {
	Name string
	// Text: cells are formatted as text, also those added later, and the header row is frozen.
	Text   bool
	Widths []float64 // of the columns, in characters; the last applies to all further columns if Text is set
	Lines  []Line
}

// Line is a row to be written.
type Line struct {
	Bold  bool
	Cells []any // string or int
}

// The limits of Excel.
const (
	maxColumns = 16_384
	maxLines   = 1_048_576
	maxText    = 32_767 // UTF-16 units of a cell
)

// The cell styles of a written workbook, by index in styles.xml.
const (
	plainStyle = iota
	boldStyle
	textStyle
	boldTextStyle
)

const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const (
	mainSpace     = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relationSpace = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packageSpace  = `http://schemas.openxmlformats.org/package/2006/`
)

// styles uses the built-in number format 49 (@) for text: Excel does not change what is typed
// there.
const styles = header + `<styleSheet xmlns="` + mainSpace + `">` +
	`<fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// Write writes a workbook with the tables. The same tables give the same bytes.
func Write(w io.Writer, tables ...Table) error {
	z := zip.NewWriter(w)
	var types, list, relations bytes.Buffer
	for i, t := range tables {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escape(t.Name), n, n)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n,
			relationSpace, n)
	}
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + packageSpace +
			`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packageSpace + `relationships"><Relationship Id="rId1" Type="` +
			relationSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><sheets>` +
			list.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packageSpace + `relationships">` +
			relations.String() +
			`<Relationship Id="rId0" Type="` + relationSpace + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", styles[len(header):]},
	}
	for _, p := range parts {
		if err := writePart(z, p[0], func(w io.Writer) error {
			_, err := io.WriteString(w, p[1])
			return err
		}); err != nil {
			return err
		}
	}
	for i, t := range tables {
		if err := writePart(z, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), t.write); err != nil {
			return err
		}
	}
	return z.Close()
}

func writePart(z *zip.Writer, name string, write func(io.Writer) error) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, header); err != nil {
		return err
	}
	return write(w)
}

// write writes a worksheet, one line at a time.
func (t Table) write(w io.Writer) error {
	columns, err := t.width()
	if err != nil {
		return err
	}
	b := []byte(`<worksheet xmlns="` + mainSpace + `">`)
	if t.Text {
		b = append(b, `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`...)
	}
	b = append(t.columns(b, columns), `<sheetData>`...)
	for i, l := range t.Lines {
		b = t.line(b, i+1, l)
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	_, err = w.Write(append(b, `</sheetData></worksheet>`...))
	return err
}

// width is how many columns the table has; the error is a *LimitError where Excel would not take
// so many, or so many lines.
func (t Table) width() (columns int, err error) {
	for _, l := range t.Lines {
		columns = max(columns, len(l.Cells))
	}
	switch {
	case columns > maxColumns:
		return columns, &LimitError{"一个工作表的列数", maxColumns}
	case len(t.Lines) > maxLines:
		return columns, &LimitError{"一个工作表的行数", maxLines}
	}
	return columns, nil
}

func (t Table) columns(b []byte, n int) []byte {
	if len(t.Widths) == 0 {
		return b
	}
	style := plainStyle
	if t.Text {
		style = textStyle
	}
	b = append(b, `<cols>`...)
	for i, width := range t.Widths {
		last := i + 1
		if last == len(t.Widths) && t.Text {
			last = max(n, last)
		}
		b = fmt.Appendf(b, `<col min="%d" max="%d" width="%g" style="%d" customWidth="1"/>`, i+1, last, width, style)
	}
	return append(b, `</cols>`...)
}

func (t Table) line(b []byte, line int, l Line) []byte {
	style := plainStyle
	if t.Text {
		style = textStyle
	}
	if l.Bold {
		style++
	}
	b = fmt.Appendf(b, `<row r="%d">`, line)
	for i, c := range l.Cells {
		at := Address(i+1, line)
		if n, ok := c.(int); ok {
			b = fmt.Appendf(b, `<c r="%s" s="%d"><v>%d</v></c>`, at, style, n)
		} else {
			b = appendText(b, "", at, strconv.Itoa(style), fmt.Sprint(c))
		}
	}
	return append(b, `</row>`...)
}

// appendText appends a text cell; prefix is that of the element names.
func appendText(b []byte, prefix, at, style, text string) []byte {
	b = fmt.Appendf(b, `<%sc r="%s"`, prefix, at)
	if style != "" {
		b = fmt.Appendf(b, ` s="%s"`, style)
	}
	if text == "" {
		return append(b, `/>`...)
	}
	return fmt.Appendf(b, ` t="inlineStr"><%[1]sis><%[1]st xml:space="preserve">%[2]s</%[1]st></%[1]sis></%[1]sc>`,
		prefix, escape(text))
}

// Address returns the Excel address of a cell: AB3 for column 28 of line 3.
func Address(column, line int) string {
	var name []byte
	for ; column > 0; column = (column - 1) / 26 {
		name = append(name, byte('A'+(column-1)%26))
	}
	slices.Reverse(name)
	return string(name) + strconv.Itoa(line)
}

// escape escapes a text for XML, writes what XML cannot hold as _x000D_, and truncates it to what
// a cell can hold.
func escape(s string) string {
	var plain bytes.Buffer
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > maxText {
			break
		}
		switch {
		case r == '_' && escaped.MatchString(s[i:min(len(s), i+7)]):
			plain.WriteString("_x005F_")
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			fmt.Fprintf(&plain, "_x%04X_", r)
		case r == utf8.RuneError:
			plain.WriteRune(utf8.RuneError)
		default:
			plain.WriteRune(r)
		}
	}
	var out bytes.Buffer
	if err := xml.EscapeText(&out, plain.Bytes()); err != nil {
		panic(err) // a buffer takes every write
	}
	return out.String()
}
