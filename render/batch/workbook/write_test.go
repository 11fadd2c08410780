package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"

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
	if err := Write(io.Discard, Table{Name: "甲", Lines: []Line{{Cells: make([]any, maxColumns+1)}}}); err == nil {
		t.Error("a line of too many cells is written")
	}
	var b bytes.Buffer
	must(t, Write(&b, Table{Name: "甲", Lines: []Line{{Cells: []any{strings.Repeat("甲", maxText+1)}}}}))
	got, _, err := cells(b.Bytes())
	must(t, err)
	if len(got["1:1"]) != 3*maxText {
		t.Errorf("a text of %d bytes", len(got["1:1"]))
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

// TestAmend: entries stand where they were put, and all else is as it was.
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

// TestAmendForms: rows and tables that other programs write as one tag, with a prefix,
// or without telling where they stand.
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
