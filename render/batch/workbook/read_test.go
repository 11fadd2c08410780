package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCells: every way in which a cell may hold its value, as the user sees it.
func TestCells(t *testing.T) {
	src := bookOf(t, `<sheetData>
<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>-1</v></c><c r="E2" t="s"><v>x</v></c></row>
<row><c t="str"><v>_x0041_b_x00ZZ_</v></c><c t="inlineStr"><is><r><t>甲</t></r><t>乙</t><rPh><t>注</t></rPh></is></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="b"><v>TRUE</v></c></row>
<row r="7" hidden="1"><c r="C7"><f>A1</f></c><c><f>A1</f><v>3</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2026-03-20T00:00:00Z</v></c></row>
<row r="0"><c t="n"><v>1.5</v></c><c><v>1e3</v></c><c><v>一</v></c><c s="1"><v>46101.5</v></c><c s="2"><v>7</v></c><c s="99"><v>7</v></c><c s="-1"><v>7</v></c><c s="1"><v>0.5</v></c></row>
<other><c t="str"><v>no row?</v></c></other>
<row r="12"><x t="str"><v>no cell</v></x><c/><c t="str"><v></v></c><c r="?" t="str"><v>甲</v></c></row>
<row r="13"><c/></row></sheetData>`,
		"xl/sharedStrings.xml", `<sst><si><t xml:space="preserve"> 甲 </t></si><si><r><rPr><b/></rPr><t>乙</t></r><r><t>丙</t></r><rPh><t>注</t></rPh><phoneticPr/></si></sst>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-m-d h:mm"/><numFmt numFmtId="x" formatCode="000"/><numFmt numFmtId="165" formatCode="000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`)
	b, err := Open(bytes.NewReader(src), int64(len(src)))
	must(t, err)
	for range 2 { // it may be read again
		var got []string
		_, err = b.Read(0, func(r Row) error {
			s := fmt.Sprintf("%d %t", r.Line, r.Hidden)
			for _, c := range r.Cells {
				s += fmt.Sprintf("|%d:%s:%d", c.Column, c.Text, c.Kind)
			}
			got = append(got, s)
			return nil
		})
		must(t, err)
		want := []string{
			"2 false|1: 甲 :0|2:乙丙:0", "3 false|1:Ab_x00ZZ_:0|2:甲乙:0|3:是:0|4:否:0|5:是:0",
			"7 true|3::3|4:3:1|5:#REF!:0|6:2026-03-20:2",
			"8 false|1:1.5:1|2:1000:1|3:一:0|4:2026-03-20 12:00:2|5:007:1|6:7:1|7:7:1|8:0.5:1", "9 false|1:no row?:0",
			"12 false|3:甲:0",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
	stop := errors.New("enough")
	for said, want := range map[error]error{stop: stop, ErrStop: nil} {
		rows := 0
		if _, err := b.Read(0, func(Row) error { rows++; return said }); !errors.Is(err, want) || rows != 1 {
			t.Errorf("%v after %d rows, want %v", err, rows, want)
		}
	}
}

// TestMerges: merged cells by their corners, turned neither way.
func TestMerges(t *testing.T) {
	for ref, want := range map[string]Range{
		"A1:B2": {1, 1, 2, 2}, "$A$1:$B$2": {1, 1, 2, 2}, "AB12": {28, 12, 28, 12}, "a1:xfd1": {1, 1, 16384, 1},
		"B2:A1": {}, "A2:A1": {}, "B1:A2": {}, "1:2": {}, "A:B": {}, "": {}, "A0:B2": {}, "A1:B": {},
	} {
		got, ok := parseRange(ref)
		if ok != (want != Range{}) || ok && got != want {
			t.Errorf("%s: %v %t", ref, got, ok)
		}
	}
	for ref, want := range map[string]int{"A1": 1, "Z": 26, "aa": 27, "XFD1": 16384, "1": 0, "": 0, "AAAAA1": 18279,
		"{1": 0, "@1": 0} {
		if got := columnOf(ref); got != want {
			t.Errorf("%s: %d, want %d", ref, got, want)
		}
	}
	src := bookOf(t, `<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="?"/><mergeCell ref="C3:C9"/></mergeCells>`)
	_, m, err := cells(src)
	if diff := cmp.Diff([]Range{{1, 1, 2, 2}, {3, 3, 3, 9}}, m.Ranges); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

// TestSheets: the worksheets of a workbook, in the order of their tabs, whoever wrote it.
func TestSheets(t *testing.T) {
	one := `<Relationship Id="rId1" Type="a/worksheet" Target="%s"/>`
	for name, c := range map[string]struct {
		parts map[string]string
		want  string
		is    error
	}{
		"absolute": {map[string]string{"xl/_rels/workbook.xml.rels": "<Relationships>" +
			fmt.Sprintf(one, "/xl/Worksheets\\sheet1.xml") + "</Relationships>"}, "S", nil},
		"hidden": {map[string]string{"xl/workbook.xml": strings.Replace(sheet, `name="S"`,
			`name="S" state="hidden"`, 1)}, "S hidden", nil},
		"very hidden": {map[string]string{"xl/workbook.xml": strings.Replace(sheet, `name="S"`,
			`name="S" state="veryHidden"`, 1)}, "S hidden", nil},
		"visible": {map[string]string{"xl/workbook.xml": strings.Replace(sheet, `name="S"`, `name="S" state="visible"`,
			1)}, "S", nil},
		"of 1904": {map[string]string{"xl/workbook.xml": strings.Replace(sheet, "<sheets>",
			`<workbookPr date1904="1"/><sheets>`, 1)}, "S 1904", nil},
		"charts are no worksheets": {map[string]string{"xl/workbook.xml": strings.Replace(sheet, "</sheets>",
			`<sheet name="T" r:id="rId2"/><chart name="U" r:id="rId1"/></sheets>`, 1),
			"xl/_rels/workbook.xml.rels": "<Relationships>" + fmt.Sprintf(one, "worksheets/sheet1.xml") +
				`<Relationship Id="rId2" Type="a/chartsheet" Target="b.xml"/></Relationships>`}, "S", nil},
		"external": {map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="a/worksheet" TargetMode="External" Target="b.xml"/></Relationships>`}, "", nil},
		"nowhere":  {map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="a/worksheet" Target=""/></Relationships>`}, "", nil},
		"elsewhere": {map[string]string{"_rels/.rels": `<Relationships><Relationship Type="a/other" Target="x"/><Relationship Type="a/officeDocument" Target="/o/book.xml"/></Relationships>`,
			"o/book.xml": strings.Replace(sheet, `name="S"`, `name="T"`, 1),
			"o/_rels/book.xml.rels": "<Relationships>" + fmt.Sprintf(one, "../xl/worksheets/sheet1.xml") +
				"</Relationships>"}, "T", nil},
		"said to be elsewhere": {map[string]string{"_rels/.rels": `<Relationships><Relationship Type="a/officeDocument" Target="/o/book.xml"/></Relationships>`}, "S", nil},
		"torn rels":            {map[string]string{"_rels/.rels": `<Relationships>`}, "", ErrBroken},
		"torn list":            {map[string]string{"xl/workbook.xml": "<workbook><sheets>"}, "", ErrBroken},
		"torn styles":          {map[string]string{"xl/styles.xml": "<styleSheet><cellXfs>"}, "", ErrBroken},
		"another tree": {map[string]string{"xl/workbook.xml": strings.NewReplacer("<workbook ", "<book ",
			"</workbook>", "</book>").Replace(sheet)}, "", nil},
		"of LibreOffice": {map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"},
			"", ErrSpreadsheetODF},
		"of LibreOffice's other kind": {map[string]string{"mimetype": "application/vnd.oasis.opendocument.text"}, "S",
			nil},
		"binary": {map[string]string{"xl/workbook.bin": ""}, "", ErrBinary},
	} {
		var more []string
		for part, text := range c.parts {
			more = append(more, part, text)
		}
		src := bookOf(t, "<sheetData/>", more...)
		b, err := Open(bytes.NewReader(src), int64(len(src)))
		if !errors.Is(err, c.is) {
			t.Errorf("%s: %v, want %v", name, err, c.is)
		}
		if err != nil {
			continue
		}
		got := ""
		for _, s := range b.Sheets {
			got += s.Name
			if s.Hidden {
				got += " hidden"
			}
		}
		if b.Date1904 {
			got += " 1904"
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if len(b.Sheets) > 0 {
			if _, err := b.Read(0, func(Row) error { return nil }); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if _, err := Open(bytes.NewReader(archive(t, map[string]string{"a": "b"})),
		int64(len(archive(t, map[string]string{"a": "b"})))); !errors.Is(err, ErrForeign) {
		t.Error(err)
	}
}

// TestLimitsAreReached: what is just within each limit is read.
func TestLimitsAreReached(t *testing.T) {
	many := func(n int, item string) string { return strings.Repeat(item, n) }
	limits := Limits{Part: smallPart + 1<<20, Ratio: 2000, Rows: 2, Cells: 6, Columns: 4, Merges: 3, Sheets: 2,
		Files: 4}
	sheets := strings.Replace(sheet, `<sheet name="S" sheetId="1" r:id="rId1"/>`,
		many(2, `<sheet name="S" r:id="rId1"/>`), 1)
	src := bookOf(t, "<sheetData>"+many(2, "<row>"+many(3,
		`<c t="str"><v>1</v></c>`)+"</row>")+"<row/><row/></sheetData><mergeCells>"+many(3,
		`<mergeCell ref="A1:A2"/>`)+"</mergeCells>",
		"xl/workbook.xml", sheets, "a", "")
	got, m, err := cellsWithin(src, limits)
	if err != nil || len(got) != 6 || len(m.Ranges) != 3 || m.Beyond != 0 {
		t.Errorf("%v %v %v", got, m, err)
	}
	src = bookOf(t, `<sheetData><row><c r="D1" t="str"><v>1</v></c><c r="E1" t="str"><v>2</v></c><c r="F1" t="str"><v></v></c></row></sheetData>`)
	if got, m, err := cellsWithin(src, limits); err != nil || len(got) != 1 || m.Beyond != 1 {
		t.Errorf("%v %v %v", got, m, err)
	}
	for depth, broken := range map[int]bool{maxDepth - 1: false, maxDepth: true} { // worksheet is one of them
		src := bookOf(t, many(depth, "<x>")+many(depth, "</x>"))
		if _, _, err := cells(src); (err != nil) != broken {
			t.Errorf("%d elements deep: %v", depth, err)
		}
	}
	l := &LimitError{"一个工作表的行数", 9}
	if l.Error() != "一个工作表的行数超过 9" {
		t.Error(l)
	}
}

// TestPartNames: a part is found however its name is written.
func TestPartNames(t *testing.T) {
	for name, want := range map[string]string{"xl/Workbook.xml": "xl/workbook.xml", `\xl\a.xml`: "xl/a.xml",
		"/xl/b/../a.xml": "xl/a.xml", "../a": "a"} {
		if got := partName(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestAddress: cells as Excel calls them.
func TestAddress(t *testing.T) {
	for want, at := range map[string][2]int{"A1": {1, 1}, "Z9": {26, 9}, "AA10": {27, 10}, "AB3": {28, 3},
		"ZZ1": {702, 1}, "AAA1": {703, 1}, "XFD1048576": {16384, 1048576}} {
		if got := Address(at[0], at[1]); got != want {
			t.Errorf("%v: %s, want %s", at, got, want)
		}
	}
}

// TestEscape: what XML cannot hold is written as Excel writes it, and reads back; a text is
// cut where a cell ends.
func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"a<b>&\"'": "a&lt;b&gt;&amp;&#34;&#39;", "\x00\x1f": "_x0000__x001F_", "\n\t": "&#xA;&#x9;", "\r": "_x000D_",
		"\ufffe\uffff\ufffd": "_xFFFE__xFFFF_\ufffd", "_x0041_": "_x005F_x0041_",
		"_x004_": "_x004_", "a_x0041_b_": "a_x005F_x0041_b_", "\xff": "\ufffd", "𠮷": "𠮷",
	} {
		if got := escape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, n := range map[string]int{strings.Repeat("a", maxText): maxText, strings.Repeat("a", maxText+1): maxText,
		strings.Repeat("a", maxText-1) + "𠮷": maxText - 1,
		strings.Repeat("𠮷", maxText/2) + "a": 4*(maxText/2) + maxText%2} {
		if got := len(escape(in)); got != n {
			t.Errorf("%d bytes: %d, want %d", len(in), got, n)
		}
	}
}
