package batch

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// bookOf builds a workbook and returns its path.
func bookOf(t testing.TB, fill func(x *excelize.File)) string {
	t.Helper()
	x := excelize.NewFile()
	fill(x)
	path := filepath.Join(t.TempDir(), "a.xlsx")
	must(t, x.SaveAs(path))
	must(t, x.Close())
	return path
}

// cellsOf reads a workbook's rows as texts.
func cellsOf(t testing.TB, path string) [][]string {
	t.Helper()
	s, err := Read(Source{Path: path})
	must(t, err)
	var out [][]string
	for i := range s.Rows {
		row := []string{fmt.Sprint(s.Rows[i].Line)}
		for _, c := range s.Rows[i].cells(0) {
			row = append(row, c.Text)
		}
		out = append(out, row)
	}
	return out
}

// TestDateFormats: the same day under every format in which Excel and WPS show a
// date, in both date systems.
func TestDateFormats(t *testing.T) {
	const day, day1904 = 46101, 46101 - 1462 // 2026-03-20
	for _, is1904 := range []bool{false, true} {
		serial := map[bool]int{false: day, true: day1904}[is1904]
		want := [][]string{}
		path := bookOf(t, func(x *excelize.File) {
			must(t, x.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &is1904}))
			must(t, x.SetSheetRow("Sheet1", "A1", &[]any{"时间"}))
			row := 1
			add := func(style *excelize.Style, value any, text string) {
				id, err := x.NewStyle(style)
				must(t, err)
				row++
				at := fmt.Sprintf("A%d", row)
				must(t, x.SetCellValue("Sheet1", at, value))
				must(t, x.SetCellStyle("Sheet1", at, at, id))
				want = append(want, []string{fmt.Sprint(row), text})
			}
			for _, id := range []int{14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58} {
				add(&excelize.Style{NumFmt: id}, serial, "2026-03-20")
			}
			for _, id := range []int{22, 32, 33, 34, 35, 55, 56} {
				add(&excelize.Style{NumFmt: id}, float64(serial)+21.0/24+40.0/1440, "2026-03-20 21:40")
			}
			for code, clock := range map[string]bool{
				`yyyy"年"m"月"d"日"`: false, `yyyy\-mm\-dd`: false, `[$-804]yyyy/m/d;@`: false,
				`[DBNum1][$-804]yyyy"年"m"月"d"日";@`: false,
				`yyyy/m/d h:mm`:                    true, `yyyy"年"m"月"d"日" h"时"mm"分";@`: true, `m/d`: false,
				`[$-F800]dddd, mmmm dd, yyyy`: false,
			} {
				add(&excelize.Style{CustomNumFmt: &code}, serial, "2026-03-20")
				if clock {
					add(&excelize.Style{CustomNumFmt: &code}, float64(serial)+10.0/24+5.0/1440, "2026-03-20 10:05")
				}
			}
			for code, text := range map[string]string{`0.00`: fmt.Sprint(serial),
				`#,##0;[Red]-#,##0`: fmt.Sprint(serial), `General`: fmt.Sprint(serial), `"共"0"天"`: fmt.Sprint(serial),
				`000000`: fmt.Sprintf("%06d", serial)} {
				add(&excelize.Style{CustomNumFmt: &code}, serial, text)
			}
		})
		if diff := cmp.Diff(want, cellsOf(t, path)); diff != "" {
			t.Errorf("1904 %v (-want +got):\n%s", is1904, diff)
		}
	}
}

// TestCells: what Excel and WPS store is read as the user sees it: inline and
// shared strings, rich text, booleans, ISO dates, long numbers, blank rows and
// columns.
func TestCells(t *testing.T) {
	path := bookOf(t, func(x *excelize.File) {
		must(t, x.SetSheetRow("Sheet1", "B3", &[]any{"a", "b", nil, "c"}))
		must(t, x.SetSheetRow("Sheet1", "B5", &[]any{"510104199307163026", 13800001234, nil, 18640.5}))
		must(t, x.SetSheetRow("Sheet1", "B6", &[]any{true, false, "额外", 0.1 + 0.2}))
		must(t, x.SetCellRichText("Sheet1", "B9", []excelize.RichTextRun{{Text: "富"}, {Text: "文本"}}))
		must(t, x.SetCellDefault("Sheet1", "C9", "1.3800001234E10"))
		must(t, x.SetCellDefault("Sheet1", "E9", "5.10104199307163E17"))
	})
	want := [][]string{
		{"5", "", "510104199307163026", "13800001234", "", "18640.5"},
		{"6", "", "是", "否", "额外", "0.3"},
		{"9", "", "富文本", "13800001234", "", "510104199307163000"},
	}
	if diff := cmp.Diff(want, cellsOf(t, path)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestForeignCells reads a sheet as other programs write it: inline strings, cells
// without addresses, dates in ISO form.
func TestForeignCells(t *testing.T) {
	path := patch(t, bookOf(t, func(x *excelize.File) {}), "xl/worksheets/sheet1.xml", `<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><r><t>时</t></r><r><t>间</t></r></is></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c><c r="B4" t="d"><v>2026-03-20T21:40:00</v></c></row>
<row r="5"><c r="A5" t="str"><f>"乙"</f><v>乙</v></c><c r="B5"><f>NOW()</f></c></row>
</sheetData></worksheet>`)
	if diff := cmp.Diff([][]string{{"4", " 甲 ", "2026-03-20 21:40"}, {"5", "乙", ""}}, cellsOf(t, path)); diff != "" {
		t.Error(diff)
	}
	s, err := Read(Source{Path: path})
	must(t, err)
	if s.Rows[1].cells(2)[1].form != formulaForm {
		t.Error("a formula without a result is a blank cell")
	}
}

// patch replaces one part of a workbook.
func patch(t testing.TB, path, name, content string) string {
	t.Helper()
	r, err := zip.OpenReader(path)
	must(t, err)
	defer r.Close()
	out := filepath.Join(t.TempDir(), "patched.xlsx")
	f, err := os.Create(out)
	must(t, err)
	w := zip.NewWriter(f)
	for _, p := range r.File {
		to, err := w.Create(p.Name)
		must(t, err)
		from, err := p.Open()
		must(t, err)
		if p.Name == name {
			_, err = io.WriteString(to, content)
		} else {
			_, err = io.Copy(to, from)
		}
		must(t, err)
	}
	must(t, w.Close())
	must(t, f.Close())
	return out
}

// TestSheets: the first visible sheet with content is read, and the choice told.
func TestSheets(t *testing.T) {
	path := bookOf(t, func(x *excelize.File) {
		for _, n := range []string{"隐藏", "甲表", "乙表"} {
			_, err := x.NewSheet(n)
			must(t, err)
			must(t, x.SetSheetRow(n, "A1", &[]any{"姓名"}))
			must(t, x.SetSheetRow(n, "A2", &[]any{n}))
		}
		must(t, x.SetSheetVisible("隐藏", false))
	})
	s, err := Read(Source{Path: path})
	must(t, err)
	if s.Rows[0].cells(1)[0].Text != "甲表" || len(s.Notes) != 1 {
		t.Errorf("%s %v", s.Form, s.Notes)
	}
	s, err = Read(Source{Path: path, Name: "乙表"})
	must(t, err)
	if s.Rows[0].cells(1)[0].Text != "乙表" || len(s.Notes) != 0 {
		t.Errorf("%s %v", s.Form, s.Notes)
	}
	if _, err = Read(Source{Path: path, Name: "丙表"}); refusal(err) != "0 no-sheet" {
		t.Error(err)
	}
}

// TestTruncatedWorksheet: a worksheet that breaks off is refused; no row is lost
// without a word.
func TestTruncatedWorksheet(t *testing.T) {
	path := patch(t, bookOf(t, func(x *excelize.File) {}), "xl/worksheets/sheet1.xml",
		`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row><row r="2"><c r="A2" t="inli`)
	if _, err := Read(Source{Path: path}); refusal(err) != "0 bad-workbook" {
		t.Error(err)
	}
}
