package workbook

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestStyleOf: a new cell looks like the one above it, a header like the last header, and
// what has neither like its column.
func TestStyleOf(t *testing.T) {
	cell := func(column int, style string) cellLayout { return cellLayout{column: column, style: style} }
	s := &layout{
		rows: []rowLayout{
			{line: 1, cells: []cellLayout{cell(1, "h1"), cell(2, "h2")}},
			{line: 2, cells: []cellLayout{cell(1, "a"), cell(2, "")}},
			{line: 5, cells: []cellLayout{cell(3, "c")}},
		},
		columns: []columnStyle{{2, 4, "x"}, {6, 6, "y"}},
	}
	for _, tc := range []struct {
		at           int
		line, column int
		want         string
	}{
		{0, 1, 3, "h2"}, {1, 2, 1, ""}, {2, 3, 1, "a"}, {3, 6, 1, "a"}, {3, 6, 3, "c"}, {2, 3, 3, "x"}, {3, 6, 2, "x"},
		{3, 6, 4, "x"}, {3, 6, 5, ""},
		{3, 6, 6, "y"}, {3, 6, 7, ""}, {1, 2, 2, "x"},
	} {
		if got := s.styleOf(tc.at, Entry{Line: tc.line, Column: tc.column}); got != tc.want {
			t.Errorf("row %d, column %d: %q, want %q", tc.line, tc.column, got, tc.want)
		}
	}
}

// TestHeaderStyle: a header looks like the last header there is, and without one like its column.
func TestHeaderStyle(t *testing.T) {
	styled := []cellLayout{{column: 1, style: "a"}}
	for name, x := range map[string]struct {
		rows []rowLayout
		want string
	}{
		"no row": {nil, "x"}, "no header": {[]rowLayout{{line: 2, cells: styled}}, "x"},
		"an empty header": {[]rowLayout{{line: 1}, {line: 2, cells: styled}}, "x"},
		"a header":        {[]rowLayout{{line: 1, cells: styled}}, "a"},
	} {
		s := &layout{rows: x.rows, columns: []columnStyle{{1, 9, "x"}}}
		if got := s.styleOf(0, Entry{Line: 1, Column: 3}); got != x.want {
			t.Errorf("%s: %q, want %q", name, got, x.want)
		}
	}
}

// TestUnknownStyles: a cell of a style that the workbook does not have shows its number.
func TestUnknownStyles(t *testing.T) {
	const styles = `<styleSheet><numFmts><numFmt numFmtId="0" formatCode="General"/><numFmt numFmtId="x" formatCode="yyyy"/>` +
		`<numFmt numFmtId="170" formatCode="yyyy/m/d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
		`<cellXfs><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="x"/></cellXfs></styleSheet>`
	for style, want := range map[string]string{
		"": "2026-03-20", "0": "2026-03-20", "1": "2026-03-20", "2": "46101", "3": "46101", "-1": "46101",
		"99": "46101", "x": "2026-03-20",
	} {
		got, _, err := cells(bookOf(t, `<sheetData><row r="1"><c r="A1" s="`+style+`"><v>46101</v></c></row></sheetData>`,
			"xl/styles.xml", styles))
		if err != nil || got["1:1"] != want {
			t.Errorf("style %q: %v, %v, want %s", style, got, err, want)
		}
	}
}

// TestPlacesOfCells: a row or cell that does not say where it is follows the one before.
func TestPlacesOfCells(t *testing.T) {
	const v = `><v>1</v></c>`
	for body, want := range map[string]string{
		`<row><c` + v + `</row><row><c` + v + `<c` + v + `</row>`: "1:1 2:1 2:2", `<row r="0"><c` + v + `</row>`: "1:1",
		`<row r="-3"><c` + v + `</row>`: "1:1", `<row r="x"><c` + v + `</row>`: "1:1",
		`<row r="5"><c r="C5"` + v + `<c` + v + `</row><row><c` + v + `</row>`: "5:3 5:4 6:1",
		`<row r="2"><x/><c r="2"` + v + `</row>`:                               "2:1",
		`<row r="2"/><row><c/><c` + v + `</row>`:                               "3:2",
	} {
		got, _, err := cells(bookOf(t, `<sheetData>`+body+`</sheetData>`))
		places := strings.Join(slices.Sorted(maps.Keys(got)), " ")
		if err != nil || places != want {
			t.Errorf("%s: %s, %v, want %s", body, places, err, want)
		}
	}
}

// TestKinds: what a cell shows, by the way it is stored.
func TestKinds(t *testing.T) {
	const strings = `<sst><si><t>甲</t></si><si><r><t>乙</t></r><rPh><t>yi</t></rPh><r><t>丙</t></r></si></sst>`
	for cell, want := range map[string]string{
		`t="s"><v>0</v>`: "甲", `t="s"><v>1</v>`: "乙丙", `t="s"><v>2</v>`: "", `t="s"><v>-1</v>`: "",
		`t="s"><v>x</v>`: "",
		`t="b"><v>1</v>`: "是", `t="b"><v>TRUE</v>`: "是", `t="b"><v>0</v>`: "否", `t="e"><v>#N/A</v>`: "#N/A",
		`t="str"><v>a_x0041_</v>`: "aA", `t="inlineStr"><is><t>甲</t></is>`: "甲",
		`t="d"><v>2026-03-20T00:00:00Z</v>`: "2026-03-20",
		`t="n"><v>1.5</v>`:                  "1.5", `><v>x</v>`: "x", `><v></v>`: "", `><f>A1</f><v>7</v>`: "7",
		`><f>A1</f>`: "",
	} {
		got, _, err := cells(bookOf(t, `<sheetData><row r="1"><c r="A1" `+cell+`</c></row></sheetData>`,
			"xl/sharedStrings.xml", strings))
		if err != nil || got["1:1"] != want {
			t.Errorf("%s: %q, %v, want %q", cell, got["1:1"], err, want)
		}
	}
}
