package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// bothRead returns what excelize and this package read of a worksheet, by line and column.
func bothRead(t interface{ Fatal(...any) }, src []byte, sheet string) map[string]string {
	x, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	rows, err := x.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	theirs := map[string]string{}
	for i, r := range rows {
		for k, v := range r {
			if v != "" {
				theirs[fmt.Sprintf("%d:%d", i+1, k+1)] = v
			}
		}
	}
	ours, _, err := cells(src)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(theirs, ours); diff != "" {
		t.Fatal("excelize and the reader differ: " + diff)
	}
	return ours
}

// TestWrite: what is written is what excelize and the reader read.
func TestWrite(t *testing.T) {
	text := rapid.OneOf(rapid.StringOf(rapid.RuneFrom([]rune("甲乙 <&\"'\n\t𠮷_x000D_1\x01"))),
		rapid.SampledFrom([]string{"", "=1", "001", "_x0041_", " a "}))
	rapid.Check(t, func(rt *rapid.T) {
		want := map[string]string{}
		table := Table{Name: "表 & 甲", Text: rapid.Bool().Draw(rt, "text"), Widths: []float64{20}}
		for line := range rapid.IntRange(0, 4).Draw(rt, "lines") {
			l := Line{Bold: line == 0}
			for column := range rapid.IntRange(0, 30).Draw(rt, "columns") {
				s := text.Draw(rt, "cell")
				l.Cells = append(l.Cells, s)
				if s != "" {
					want[fmt.Sprintf("%d:%d", line+1, column+1)] = s
				}
			}
			table.Lines = append(table.Lines, l)
		}
		var b bytes.Buffer
		must(t, Write(&b, table))
		if diff := cmp.Diff(want, bothRead(rt, b.Bytes(), table.Name)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// TestWriteLooks: text cells keep what is typed there, and numbers are numbers.
func TestWriteLooks(t *testing.T) {
	var b bytes.Buffer
	must(t, Write(&b, Table{Name: "甲", Text: true, Widths: []float64{20}, Lines: []Line{{true, []any{"头", "尾"}}}},
		Table{Name: "乙", Widths: []float64{40}, Lines: []Line{{Cells: []any{"项", 7}}}}))
	x, err := excelize.OpenReader(&b)
	must(t, err)
	defer x.Close()
	style, err := x.GetColStyle("甲", "B")
	must(t, err)
	if s, err := x.GetStyle(style); err != nil || s.NumFmt != 49 || !s.Alignment.WrapText {
		t.Errorf("%+v %v", s, err)
	}
	if style, err = x.GetCellStyle("甲", "A1"); err != nil {
		t.Fatal(err)
	}
	if s, err := x.GetStyle(style); err != nil || !s.Font.Bold || s.NumFmt != 49 {
		t.Errorf("%+v %v", s, err)
	}
	if p, err := x.GetPanes("甲"); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("%+v %v", p, err)
	}
	if kind, err := x.GetCellType("乙", "B1"); err != nil || kind != excelize.CellTypeUnset &&
		kind != excelize.CellTypeNumber {
		t.Errorf("%v %v", kind, err)
	}
	if got := strings.Join(x.GetSheetList(), " "); got != "甲 乙" {
		t.Error(got)
	}
}

// TestWriteLimits: what Excel would not open is not written.
func TestWriteLimits(t *testing.T) {
	for _, x := range []struct {
		lines, columns int
		limit          string
	}{
		{1, 16_384, ""}, {1, 16_385, "一个工作表的列数超过 16384"}, {1_048_576, 1, ""}, {1_048_577, 0, "一个工作表的行数超过 1048576"},
	} {
		table := Table{Name: "甲", Lines: make([]Line, x.lines)}
		table.Lines[x.lines-1].Cells = make([]any, x.columns)
		if n, err := table.width(); n != x.columns || (err == nil) != (x.limit == "") || err != nil && err.Error() != x.limit {
			t.Errorf("%d lines of %d columns: %v", x.lines, x.columns, err)
		}
	}
	var limit *LimitError
	wide := Table{Name: "甲", Lines: []Line{{Cells: make([]any, 16_385)}}}
	if err := Write(io.Discard, wide); !errors.As(err, &limit) {
		t.Errorf("a line of too many cells is written: %v", err)
	}
	for text, want := range map[string]int{ // units of UTF-16, of which 𠮷 has two
		strings.Repeat("甲", 32_767): 32_767, strings.Repeat("甲", 32_768): 32_767,
		"a" + strings.Repeat("𠮷", 16_383): 16_384, strings.Repeat("𠮷", 16_384): 16_383,
		strings.Repeat("𠮷", 16_384) + "a": 16_383,
	} {
		var b bytes.Buffer
		must(t, Write(&b, Table{Name: "甲", Lines: []Line{{Cells: []any{text}}}}))
		got, _, err := cells(b.Bytes())
		must(t, err)
		if n := utf8.RuneCountInString(got["1:1"]); n != want {
			t.Errorf("%.5q of %d characters: %d are kept, want %d", text, utf8.RuneCountInString(text), n, want)
		}
	}
}

func partsOf(t testing.TB, src []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	must(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		b, err := io.ReadAll(r)
		must(t, err)
		out[f.Name] = string(b)
	}
	return out
}

func amend(t testing.TB, src []byte, entries ...Entry) []byte {
	t.Helper()
	b, err := Open(bytes.NewReader(src), int64(len(src)))
	must(t, err)
	out, err := b.Amend(0, entries)
	must(t, err)
	return out
}

// TestAmend: entries are where they were put, and everything else is as it was.
func TestAmend(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		place := func(what string) (int, int) {
			return rapid.IntRange(1, 9).Draw(rt, what+" line"), rapid.IntRange(1, 30).Draw(rt, what+" column")
		}
		x := excelize.NewFile()
		defer x.Close()
		want := map[string]string{}
		for range rapid.IntRange(0, 12).Draw(rt, "cells") {
			line, column := place("cell")
			must(t, x.SetCellStr("Sheet1", Address(column, line), "旧"))
			want[fmt.Sprintf("%d:%d", line, column)] = "旧"
		}
		src, err := x.WriteToBuffer()
		must(t, err)
		entries := map[string]Entry{}
		for range rapid.IntRange(0, 8).Draw(rt, "entries") {
			line, column := place("entry")
			entries[fmt.Sprintf("%d:%d", line, column)] = Entry{line, column, "新<"}
			want[fmt.Sprintf("%d:%d", line, column)] = "新<"
		}
		var list []Entry
		for e := range maps.Values(entries) {
			list = append(list, e)
		}
		out := amend(t, src.Bytes(), list...)
		if diff := cmp.Diff(want, bothRead(rt, out, "Sheet1")); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// TestAmendKeeps: styles, formulas, names of elements and other parts stay.
func TestAmendKeeps(t *testing.T) {
	x := excelize.NewFile()
	defer x.Close()
	red, err := x.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	must(t, err)
	must(t, x.SetCellStr("Sheet1", "A1", "头"))
	must(t, x.SetCellStr("Sheet1", "A2", "甲"))
	must(t, x.SetCellStyle("Sheet1", "A2", "B2", red))
	must(t, x.SetCellFormula("Sheet1", "C2", "1+1"))
	must(t, x.AutoFilter("Sheet1", "A1:C2", nil))
	_, err = x.NewSheet("别的")
	must(t, err)
	src, err := x.WriteToBuffer()
	must(t, err)
	out := amend(t, src.Bytes(), Entry{2, 2, "乙"}, Entry{2, 3, "不写"}, Entry{3, 1, "丙"})
	y, err := excelize.OpenReader(bytes.NewReader(out))
	must(t, err)
	defer y.Close()
	for _, at := range []string{"B2", "A3"} {
		if s, err := y.GetCellStyle("Sheet1", at); err != nil || s != red {
			t.Errorf("%s has the style %d: %v", at, s, err)
		}
	}
	if f, err := y.GetCellFormula("Sheet1", "C2"); err != nil || f != "1+1" {
		t.Errorf("the formula is %q: %v", f, err)
	}
	before, after := partsOf(t, src.Bytes()), partsOf(t, out)
	for _, parts := range []map[string]string{before, after} {
		if !strings.Contains(parts["xl/worksheets/sheet1.xml"], "<autoFilter") {
			t.Error("no filter")
		}
		delete(parts, "xl/worksheets/sheet1.xml")
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}

// TestColumns: each column has its width, and in a table of text those beyond have the last
// one's; without widths nothing is said of columns.
func TestColumns(t *testing.T) {
	const tail = ` customWidth="1"/>`
	for _, x := range []struct {
		table Table
		n     int
		want  string
	}{
		{Table{}, 3, ""}, {Table{Text: true}, 3, ""},
		{Table{Widths: []float64{20, 8.5}}, 3, `<cols><col min="1" max="1" width="20" style="0"` + tail +
			`<col min="2" max="2" width="8.5" style="0"` + tail + `</cols>`},
		{Table{Text: true, Widths: []float64{20, 8.5}}, 4, `<cols><col min="1" max="1" width="20" style="2"` + tail +
			`<col min="2" max="4" width="8.5" style="2"` + tail + `</cols>`},
		{Table{Text: true, Widths: []float64{20, 8.5}}, 0, `<cols><col min="1" max="1" width="20" style="2"` + tail +
			`<col min="2" max="2" width="8.5" style="2"` + tail + `</cols>`},
	} {
		if got := string(x.table.columns(nil, x.n)); got != x.want {
			t.Errorf("%+v of %d columns: %s, want %s", x.table, x.n, got, x.want)
		}
	}
}

// TestCellText: an empty text is an empty cell with its style; the element's names keep their
// prefix.
func TestCellText(t *testing.T) {
	for want, x := range map[string][4]string{
		`<c r="A1"/>`:         {"", "A1", "", ""},
		`<x:c r="B2" s="3"/>`: {"x:", "B2", "3", ""},
		`<x:c r="B2" s="3" t="inlineStr"><x:is><x:t xml:space="preserve">a&lt;b</x:t></x:is></x:c>`: {"x:", "B2", "3", "a<b"},
	} {
		if got := string(appendText(nil, x[0], x[1], x[2], x[3])); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestAmendStyles: a new cell looks like the one above it, a header like the last header, and
// else like its column; what a row says of its columns would be false and goes.
func TestAmendStyles(t *testing.T) {
	const columns = `<cols><col min="2" max="3" style="5"/><col min="4" max="4" style="6"/></cols>`
	for name, x := range map[string]struct {
		body string
		e    Entry
		want string // the cell with its style
	}{
		"above": {columns + `<sheetData><row r="2"><c r="B2" s="7"/></row><row r="3"/></sheetData>`,
			Entry{4, 2, "甲"}, `<c r="B4" s="7"`},
		"further above": {`<sheetData><row r="2"><c r="B2" s="7"/></row><row r="3"><c r="A3" s="8"/><c r="B3"/></row></sheetData>`,
			Entry{4, 2, "甲"}, `<c r="B4" s="7"`},
		"not a header": {columns + `<sheetData><row r="1"><c r="B1" s="7"/></row></sheetData>`,
			Entry{2, 2, "甲"}, `<c r="B2" s="5"`},
		"the last header": {columns + `<sheetData><row r="1"><c r="A1" s="7"/><c r="B1" s="8"/></row></sheetData>`,
			Entry{1, 4, "甲"}, `<c r="D1" s="8"`},
		"the first header": {columns + `<sheetData/>`, Entry{1, 4, "甲"}, `<c r="D1" s="6"`},
		"its column, from": {columns + `<sheetData/>`, Entry{2, 2, "甲"}, `<c r="B2" s="5"`},
		"its column, to":   {columns + `<sheetData/>`, Entry{2, 3, "甲"}, `<c r="C2" s="5"`},
		"no column":        {columns + `<sheetData/>`, Entry{2, 5, "甲"}, `<c r="E2" t=`},
		"its own":          {`<sheetData><row r="2" spans="2:2"><c r="B2" s="9"/></row></sheetData>`, Entry{2, 2, "甲"}, `<row r="2"><c r="B2" s="9"`},
		"without places": {`<sheetData><row><c s="1"/></row><row><c s="2"/><c s="3"/></row></sheetData>`, Entry{2, 2, "甲"},
			`<c s="2"/><c r="B2" s="3"`},
		"behind one that has": {`<sheetData><row r="2"><c r="C2" s="2"/><c s="3"/></row></sheetData>`, Entry{2, 4, "甲"},
			`<c r="C2" s="2"/><c r="D2" s="3"`},
		"a line 0": {`<sheetData><row r="0"><c s="1"/></row><row r="x"><c s="2"/></row></sheetData>`, Entry{2, 1, "甲"},
			`<c r="A2" s="2"`},
	} {
		sheet := partsOf(t, amend(t, bookOf(t, x.body), x.e))["xl/worksheets/sheet1.xml"]
		if !strings.Contains(sheet, x.want) || !strings.Contains(sheet, "甲") {
			t.Errorf("%s: no %s in %s", name, x.want, sheet)
		}
	}
}

// TestAmendForms: rows and tables that other programs write as one tag, with a prefix,
// or without saying where they are.
func TestAmendForms(t *testing.T) {
	for name, body := range map[string]string{
		"empty":    `<dimension ref="A1"/><sheetData/>`,
		"nothing":  `<sheetData></sheetData>`,
		"one tag":  `<sheetData><row r="2" spans="1:1"/></sheetData>`,
		"unplaced": `<sheetData><row/><row spans="1:1"><c/></row></sheetData>`,
	} {
		src := bookOf(t, body)
		got, _, err := cells(amend(t, src, Entry{2, 2, "甲"}, Entry{3, 1, "乙"}))
		must(t, err)
		if diff := cmp.Diff(map[string]string{"2:2": "甲", "3:1": "乙"}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestDatesAgainstExcelize: serial numbers are the days that excelize reads.
func TestDatesAgainstExcelize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		is1904 := rapid.Bool().Draw(t, "1904")
		n := float64(rapid.IntRange(61, 100_000).Draw(t, "day")) +
			float64(rapid.IntRange(0, 1439).Draw(t, "minute"))/1440
		want, err := excelize.ExcelDateToTime(n, is1904)
		if err != nil {
			t.Fatal(err)
		}
		text := want.Format("2006-01-02")
		if want.Hour() != 0 || want.Minute() != 0 {
			text = want.Format("2006-01-02 15:04")
		}
		if got, ok := dateText(n, is1904, true); !ok || got != text {
			t.Fatalf("%v is %q, want %q", n, got, text)
		}
	})
	for n, want := range map[float64]string{1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01"} {
		if got, _ := dateText(n, false, true); got != want {
			t.Errorf("%v is %q, want %q", n, got, want)
		}
	}
}

// failing reads a workbook until it is told that the disc is torn.
type failing struct {
	*bytes.Reader
	torn bool
}

func (f *failing) ReadAt(b []byte, at int64) (int, error) {
	if f.torn {
		return 0, errors.New("torn")
	}
	return f.Reader.ReadAt(b, at)
}

// TestAmendBroken: a workbook that is torn, or a worksheet of which the end is missing or that
// has no cells at all, is not amended.
func TestAmendBroken(t *testing.T) {
	src := bookOf(t, `<sheetData/>`)
	r := &failing{Reader: bytes.NewReader(src)}
	b, err := Open(r, int64(len(src)))
	must(t, err)
	r.torn = true
	if out, err := b.Amend(0, nil); out != nil || !errors.Is(err, ErrBroken) {
		t.Errorf("%d bytes of a torn workbook, %v", len(out), err)
	}
	for name, body := range map[string]string{
		"torn": `<sheetData><row`, "unclosed": `<sheetData><row>`, "no cells": `<cols/>`, "closed twice": `<sheetData/></worksheet></worksheet><a>`,
	} {
		src := bookOf(t, body)
		b, err := Open(bytes.NewReader(src), int64(len(src)))
		must(t, err)
		if out, err := b.Amend(0, []Entry{{1, 1, "甲"}}); out != nil || !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
	}
	for depth, want := range map[int]bool{64: true, 65: false} {
		inner := depth - 1 // within the worksheet
		src := bookOf(t, `<sheetData/>`+strings.Repeat("<a>", inner)+strings.Repeat("</a>", inner))
		b, err := Open(bytes.NewReader(src), int64(len(src)))
		must(t, err)
		var limit *LimitError
		if _, err := b.Amend(0, nil); (err == nil) != want || err != nil && !errors.As(err, &limit) {
			t.Errorf("%d elements within one another: %v", depth, err)
		}
	}
}

// TestAmendLimit: a worksheet with more cells than are read is not amended.
func TestAmendLimit(t *testing.T) {
	src := bookOf(t, `<sheetData><row><c/><c/></row></sheetData>`)
	for most, want := range map[int]bool{2: true, 1: false} {
		limits := Usual
		limits.Cells = most
		b, err := open(bytes.NewReader(src), int64(len(src)), limits)
		must(t, err)
		var limit *LimitError
		if _, err := b.Amend(0, nil); (err == nil) != want || err != nil && !errors.As(err, &limit) {
			t.Errorf("two cells where %d may be: %v", most, err)
		}
	}
}

// TestPlaces: the column of an address, and the corners of a range.
func TestPlaces(t *testing.T) {
	for ref, want := range map[string]int{
		"": 0, "1": 0, "A1": 1, "z9": 26, "AA1": 27, "AB12": 28, "XFD1": 16_384, "A1B": 1, "$A$1": 0,
	} {
		if got := columnOf(ref); got != want {
			t.Errorf("%q stands in column %d, want %d", ref, got, want)
		}
	}
	for ref, want := range map[string]Range{
		"B2:C9": {2, 2, 3, 9}, "$B$2:$C$9": {2, 2, 3, 9}, "B2": {2, 2, 2, 2}, "B2:B2": {2, 2, 2, 2},
		"C2:B9": {}, "B9:C2": {}, "B0:C2": {}, "B:C": {}, "2:9": {}, "B2:9": {}, "2:C9": {}, "B2:Cx": {}, "Bx:C2": {}, "": {},
	} {
		got, ok := parseRange(ref)
		if ok != (want != Range{}) || ok && got != want {
			t.Errorf("%q: %v %v, want %v", ref, got, ok, want)
		}
	}
}

// TestNestedText: the text of a cell is that of its own element and of no other within it.
func TestNestedText(t *testing.T) {
	got, _, err := cells(bookOf(t, `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲<x>乙</x>丙</t></is></c></row></sheetData>`))
	must(t, err)
	if got["1:1"] != "甲丙" {
		t.Errorf("%q", got)
	}
}

// TestWriteTells: a workbook that is cut off anywhere is an error.
func TestWriteTells(t *testing.T) {
	table := Table{Name: "甲", Lines: []Line{{Cells: []any{"乙", 7}}}}
	var whole bytes.Buffer
	must(t, Write(&whole, table))
	for n := 0; n < whole.Len(); n += 37 {
		if Write(&short{room: n}, table) == nil {
			t.Errorf("%d of %d bytes are taken for the whole", n, whole.Len())
		}
	}
}

// short takes so many bytes and no more.
type short struct{ room int }

func (s *short) Write(b []byte) (int, error) {
	if s.room -= len(b); s.room < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}
