package workbook

import "testing"

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
