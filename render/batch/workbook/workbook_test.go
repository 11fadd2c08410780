package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// archive packs parts into a workbook.
func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, src := range parts {
		f, err := w.Create(name)
		must(t, err)
		_, err = f.Write([]byte(src))
		must(t, err)
	}
	must(t, w.Close())
	return b.Bytes()
}

const (
	rels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	sheet = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`
)

// bookOf is a workbook with one worksheet of that content, and more parts.
func bookOf(t testing.TB, worksheet string, more ...string) []byte {
	t.Helper()
	parts := map[string]string{
		"xl/workbook.xml": sheet, "xl/_rels/workbook.xml.rels": rels,
		"xl/worksheets/sheet1.xml": "<worksheet>" + worksheet + "</worksheet>",
	}
	for i := 0; i < len(more); i += 2 {
		parts[more[i]] = more[i+1]
	}
	return archive(t, parts)
}

// cells reads the first worksheet as texts by address.
func cells(src []byte) (map[string]string, Merged, error) { return cellsWithin(src, Usual) }

func cellsWithin(src []byte, limits Limits) (map[string]string, Merged, error) {
	b, err := open(bytes.NewReader(src), int64(len(src)), limits)
	if err != nil {
		return nil, Merged{}, err
	}
	if len(b.Sheets) == 0 {
		return nil, Merged{}, ErrForeign
	}
	out := map[string]string{}
	m, err := b.Read(0, func(r Row) error {
		for _, c := range r.Cells {
			out[fmt.Sprintf("%d:%d", r.Line, c.Column)] = c.Text
		}
		return nil
	})
	return out, m, err
}

// TestLimits: whatever a workbook claims or holds, reading it ends in an error
// that names the limit.
func TestLimits(t *testing.T) {
	small := Limits{Part: smallPart + 1<<20, Ratio: 2000, Rows: 9, Cells: 50, Columns: 4, Merges: 3, Sheets: 2,
		Files: 5}
	tight := small
	tight.Ratio = 2
	many := func(n int, item string) string { return strings.Repeat(item, n) }
	text := func(n int) string {
		return "<sheetData><row><c t=\"str\"><v>" + many(n, "x") + "</v></c></row></sheetData>"
	}
	for name, tc := range map[string]struct {
		src    []byte
		limits Limits
		want   string
	}{
		"within": {bookOf(t, "<sheetData>"+many(9, `<row><c><v>1</v></c></row>`)+"</sheetData>"), small, ""},
		"rows":   {bookOf(t, "<sheetData>"+many(10, `<row><c><v>1</v></c></row>`)+"</sheetData>"), small, "一个工作表的行数"},
		"cells": {bookOf(t, "<sheetData>"+many(6, "<row>"+many(10, "<c/>")+"</row>")+"</sheetData>"), small,
			"一个工作表的格数"},
		"merges": {bookOf(t, "<sheetData/><mergeCells>"+many(4, `<mergeCell ref="A1:A2"/>`)+"</mergeCells>"), small,
			"合并单元格的个数"},
		"depth": {bookOf(t, many(maxDepth, "<x>")), small, "工作簿里元素的层数"},
		"strings": {bookOf(t, "<sheetData/>", "xl/sharedStrings.xml",
			"<sst><si><t>"+many(small.Part, "x")+"</t></si></sst>"), small, "工作簿解开后的字节数"},
		"part":  {bookOf(t, text(small.Part)), small, "工作簿解开后的字节数"},
		"ratio": {bookOf(t, text(smallPart)), tight, "工作簿解开后的字节数"},
		"sheets": {bookOf(t, "", "xl/workbook.xml", strings.Replace(sheet, `<sheet name="S" sheetId="1" r:id="rId1"/>`,
			many(3, `<sheet name="S" r:id="rId1"/>`), 1)), small, "工作表的个数"},
		"files": {bookOf(t, "", "a", "", "b", "", "c", ""), small, "压缩包里的文件"},
	} {
		_, _, err := cellsWithin(tc.src, tc.limits)
		if tc.want == "" {
			must(t, err)
			continue
		}
		var limit *LimitError
		if !errors.As(err, &limit) || limit.What != tc.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestUnderstatedPart: a part that is larger than the archive says of it is torn, and
// not read beyond.
func TestUnderstatedPart(t *testing.T) {
	cell := "<sheetData><row><c t=\"str\"><v>" + strings.Repeat("x", smallPart) + "</v></c></row></sheetData>"
	src := bookOf(t, cell)
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	must(t, err)
	for _, f := range z.File {
		if f.UncompressedSize64 < smallPart {
			continue
		}
		true32, said := make([]byte, 4), make([]byte, 4)
		binary.LittleEndian.PutUint32(true32, uint32(f.UncompressedSize64))
		binary.LittleEndian.PutUint32(said, 1000)
		src = bytes.ReplaceAll(src, true32, said)
	}
	if _, _, err := cells(src); !errors.Is(err, ErrBroken) {
		t.Error(err)
	}
}

// TestStrayCells: a cell at the right edge of every row costs only itself, and is
// counted.
func TestStrayCells(t *testing.T) {
	var b strings.Builder
	for i := range 298 {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%[1]d" t="str"><v>甲</v></c><c r="XFD%[1]d" t="str"><v>乙</v></c></row>`, i+1)
	}
	src := bookOf(t, "<sheetData>"+b.String()+"</sheetData>")
	got, m, err := cells(src)
	if err != nil || len(got) != 298 || m.Beyond != 298 {
		t.Errorf("%d cells, %d beyond: %v", len(got), m.Beyond, err)
	}
}

// TestBroken: what is torn or points nowhere is an error, never a table without its
// end.
func TestBroken(t *testing.T) {
	for name, src := range map[string][]byte{
		"torn":       bookOf(t, `<sheetData><row r="1"><c r="A1" t="str"><v>甲`),
		"no sheet":   archive(t, map[string]string{"xl/workbook.xml": sheet, "xl/_rels/workbook.xml.rels": rels}),
		"no rels":    archive(t, map[string]string{"xl/workbook.xml": sheet}),
		"no archive": []byte("PK\x03\x04"),
		"entities":   bookOf(t, `<!DOCTYPE x [<!ENTITY a "b">]><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData>`),
	} {
		if got, _, err := cells(src); !errors.Is(err, ErrBroken) {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}

// TestUnreadParts: a part that no table needs is not unpacked, whatever it holds.
func TestUnreadParts(t *testing.T) {
	src := bookOf(t, `<sheetData><row><c t="str"><v>甲</v></c></row></sheetData>`,
		"xl/media/bomb.png", strings.Repeat("x", Usual.Part+1), "xl/drawings/drawing1.xml", "<torn", "docProps/app.xml",
		"<torn")
	if got, _, err := cells(src); err != nil || got["1:1"] != "甲" {
		t.Errorf("%v %v", got, err)
	}
}

// TestAgainstExcelize: what excelize writes and reads back is what this package
// reads, cell by cell.
func TestAgainstExcelize(t *testing.T) {
	text := rapid.OneOf(rapid.StringOf(rapid.RuneFrom([]rune("甲乙 <&\"'\n\t𠮷_x000D_1"))),
		rapid.SampledFrom([]string{"", "=1", "001", "_x0041_", " a "}))
	rapid.Check(t, func(rt *rapid.T) {
		x := excelize.NewFile()
		defer x.Close()
		for range rapid.IntRange(0, 12).Draw(rt, "cells") {
			at, err := excelize.CoordinatesToCellName(rapid.IntRange(1, 30).Draw(rt, "column"),
				rapid.IntRange(1, 9).Draw(rt, "row"))
			must(t, err)
			must(t, x.SetCellStr("Sheet1", at, text.Draw(rt, "text")))
		}
		buf, err := x.WriteToBuffer()
		must(t, err)
		want := map[string]string{}
		rows, err := x.GetRows("Sheet1")
		must(t, err)
		for i, r := range rows {
			for k, v := range r {
				if v != "" {
					want[fmt.Sprintf("%d:%d", i+1, k+1)] = v
				}
			}
		}
		got, _, err := cells(buf.Bytes())
		must(t, err)
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// FuzzOpen: no archive panics, and what is read keeps to the limits.
func FuzzOpen(f *testing.F) {
	f.Add(bookOf(f, `<sheetData><row r="2" hidden="1"><c r="B2" t="s" s="1"><v>0</v></c><c r="C2"><f>A1</f></c><c t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
		"xl/sharedStrings.xml", "<sst><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>",
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`))
	f.Add(archive(f, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, src []byte) {
		b, err := Open(bytes.NewReader(src), int64(len(src)))
		if err != nil {
			return
		}
		for i := range b.Sheets {
			last := 0
			m, err := b.Read(i, func(r Row) error {
				for _, c := range r.Cells {
					if c.Column < 1 || c.Column > Usual.Columns {
						t.Fatalf("column %d", c.Column)
					}
				}
				last = r.Line
				return nil
			})
			if err == nil && (last < 0 || len(m.Ranges) > Usual.Merges) {
				t.Fatalf("line %d, %d merges", last, len(m.Ranges))
			}
		}
	})
}

// FuzzWorksheet: the same for the XML of a worksheet, which an archive's checksums
// would hide from the fuzzer.
func FuzzWorksheet(f *testing.F) {
	f.Add(`<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="C2" s="9"><v>46101.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Add(`<sheetData><row r="-1"><c r="ZZZZ9" t="d"><v>2026-03-20</v></c></row>`)
	f.Add(`<a><b></a></b>`)
	f.Fuzz(func(t *testing.T, worksheet string) {
		got, _, err := cells(bookOf(t, worksheet))
		if err != nil && !errors.Is(err, ErrBroken) && !errors.As(err, new(*LimitError)) {
			t.Fatalf("%v: %v", err, got)
		}
	})
}

// BenchmarkRead reads worksheets of three sizes and reports the time for each row:
// the work grows with the table and no faster.
func BenchmarkRead(b *testing.B) {
	for _, rows := range []int{2_000, 8_000, 32_000} {
		src := bookOf(b, "<sheetData>"+strings.Repeat(`<row>`+strings.Repeat(`<c t="str"><v>四川省成都市</v></c>`,
			20)+`</row>`, rows)+"</sheetData>")
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			for b.Loop() {
				_, _, err := cells(src)
				must(b, err)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
		})
	}
}
