package docx

import (
	"slices"
	"strings"
	"testing"

	"tousu/render/letter"
)

// TestLineWidth: a Chinese character is as wide as two Latin letters, and a Latin word takes one
// more; a line that is broken is as wide as its longest part.
func TestLineWidth(t *testing.T) {
	for name, x := range map[string]struct {
		line letter.Line
		want int
	}{
		"nothing": {nil, 0}, "Chinese": {l("甲乙"), 4}, "letters": {l("abc"), 4}, "one letter": {l("a"), 2},
		"two words": {l("a甲b"), 6}, "of two values": {l("甲", f("乙")), 4}, "DEL is no Chinese": {l("\x7f"), 2},
		"the first part": {l("甲乙丙", letter.Break{}, "丁"), 6}, "the last": {l("丁", letter.Break{}, "甲乙"), 4},
	} {
		if got := lineWidth(x.line); got != x.want {
			t.Errorf("%s: %d, want %d", name, got, x.want)
		}
	}
}

// TestLineCount: a break begins a line, and so does what has no room.
func TestLineCount(t *testing.T) {
	for name, x := range map[string]struct {
		line letter.Line
		want int
	}{
		"nothing": {nil, 1}, "four of five": {l("甲乙丙丁"), 1}, "broken": {l("甲", letter.Break{}, "乙"), 2},
		"full": {l("甲乙丙丁戊"), 2}, "eleven": {l(strings.Repeat("甲", 11)), 3},
	} {
		if got := lineCount(x.line, 10*glyph); got != x.want {
			t.Errorf("%s: %d, want %d", name, got, x.want)
		}
	}
}

// TestPieceWidth: numbers and words stay on one line with the marks that touch them; a line may
// break at a Chinese character, a blank and a break.
func TestPieceWidth(t *testing.T) {
	for name, x := range map[string]struct {
		line letter.Line
		want int
	}{
		"nothing": {nil, 2}, "Chinese": {l("甲乙丙"), 2}, "a number": {l("第12345号"), 5}, "in brackets": {l("（123）甲"), 7},
		"a blank": {l("12 3456"), 4}, "a break": {l("123", letter.Break{}, "4567"), 4}, "of two values": {l("12", f("34")), 4},
		"~ and !": {l("~!~!"), 4}, "a control character": {l("12\x80345"), 3},
	} {
		if got := pieceWidth(x.line); got != x.want {
			t.Errorf("%s: %d, want %d", name, got, x.want)
		}
	}
}

// TestDivide: columns add up to the width there is; each gets what it needs and of the rest what
// it wants in proportion, of which a very long text claims a third of the line (2948).
func TestDivide(t *testing.T) {
	for name, x := range map[string]struct {
		columns []column
		rest    int
		want    []int
	}{
		"alike":                     {[]column{{want: 2000, need: 500}, {want: 2000, need: 500}}, 3000, []int{1500, 1500}},
		"one needs more":            {[]column{{want: 2000, need: 1000}, {want: 2000, need: 0}}, 2500, []int{1500, 1000}},
		"just what they need":       {[]column{{want: 2000, need: 1000}, {want: 3000, need: 500}}, 1500, []int{1000, 500}},
		"less than they need":       {[]column{{want: 2000, need: 1000}, {want: 2000, need: 501}}, 1500, []int{750, 750}},
		"one wants no more":         {[]column{{want: 2000, need: 1000}, {want: 500, need: 500}}, 2000, []int{1500, 500}},
		"one wants very much":       {[]column{{want: 90000}, {want: 1474}}, 4422, []int{2948, 1474}},
		"a third of the line":       {[]column{{want: 2948}, {want: 2949}}, 2000, []int{1000, 1000}},
		"not a twip lost in thirds": {[]column{{want: 1}, {want: 1}, {want: 1}}, 100, []int{33, 33, 34}},
	} {
		var columns []*column
		need := 0
		for i := range x.columns {
			columns = append(columns, &x.columns[i])
			need += x.columns[i].need
		}
		divide(columns, x.rest, need)
		var got []int
		for _, c := range columns {
			got = append(got, c.width)
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", name, got, x.want)
		}
	}
}

// TestWidths: the columns of a table fill the line of 8844 twips.
func TestWidths(t *testing.T) {
	long := strings.Repeat("很长的经过。", 30)
	cells := func(texts ...string) (line []letter.Line) {
		for _, s := range texts {
			line = append(line, l(s))
		}
		return line
	}
	for name, x := range map[string]struct {
		table letter.Table
		want  []int
	}{
		"shares":                        {letter.Table{Header: cells("", ""), Shares: []int{1, 3}}, []int{2211, 6633}},
		"shares of thirds":              {letter.Table{Header: cells("", "", ""), Shares: []int{1, 1, 1}}, []int{2948, 2948, 2948}},
		"a share of nothing at the end": {letter.Table{Header: cells("", ""), Shares: []int{2, 0}}, []int{8844, 0}},
		// 号 wants 2*120+216 = 456 twips. The others want more than there is: a number of
		// eighteen digits needs 18*120+216 = 2376 of it, a full stop 456; they share 5556 left.
		"a number is not broken": {letter.Table{Header: cells("号", "号码", "经过"),
			Rows: [][]letter.Line{cells("", "510107199208140027"+long, long)}}, []int{456, 5154, 3234}},
	} {
		got, sum := columnWidths(&x.table), 0
		for _, w := range got {
			sum += w
		}
		if !slices.Equal(got, x.want) || sum != 8844 {
			t.Errorf("%s: %v, in all %d, want %v", name, got, sum, x.want)
		}
	}
}

// TestFit: the columns keep their proportion on paper of another width, and fill it.
func TestFit(t *testing.T) {
	for width, want := range map[int][]int{
		textWidth: {4000, 4844}, textWidth / 2: {2000, 2422}, 8843: {3999, 4844}, 10000: {4522, 5478},
	} {
		b := &body{width: width}
		if got := b.fit([]int{4000, 4844}); !slices.Equal(got, want) {
			t.Errorf("on a line of %d: %v, want %v", width, got, want)
		}
	}
}

// TestFootOf: a foot is the closing, the signature, the date and the enclosures, with two lines of
// text before them.
func TestFootOf(t *testing.T) {
	sign, close := &letter.Signature{Lines: []letter.Line{l("甲")}}, &letter.Closing{Lines: []letter.Line{l("此致")}}
	with := &letter.Enclosure{Items: []letter.Line{l("附")}}
	one, two := para("甲"), para(strings.Repeat("甲", 33))
	full := para(strings.Repeat("甲", 32)) // just one line
	list := &letter.List{Items: []letter.Line{l("甲"), l("乙")}}
	for name, x := range map[string]struct {
		blocks []letter.Block
		start  int
		want   foot
	}{
		"no signature":             {[]letter.Block{one, one}, 0, foot{2, 2}},
		"signature alone":          {[]letter.Block{sign}, 0, foot{0, 0}},
		"two lines before":         {[]letter.Block{one, one, one, sign}, 0, foot{1, 3}},
		"a paragraph of two lines": {[]letter.Block{one, one, two, sign}, 0, foot{2, 3}},
		"a list of two":            {[]letter.Block{one, one, list, sign}, 0, foot{2, 3}},
		"full lines":               {[]letter.Block{one, full, full, sign}, 0, foot{1, 3}},
		"one line and no more":     {[]letter.Block{one, sign}, 0, foot{0, 1}},
		"closing and enclosures":   {[]letter.Block{one, one, one, close, sign, with, one}, 0, foot{1, 5}},
		"not before the start":     {[]letter.Block{one, one, sign}, 1, foot{1, 2}},
		"nor of the paper before":  {[]letter.Block{sign, close, sign}, 1, foot{1, 2}},
		"the first of two":         {[]letter.Block{one, sign, one, sign}, 0, foot{0, 1}},
		"the second of two":        {[]letter.Block{one, sign, one, sign}, 2, foot{2, 3}},
		"after the last signature": {[]letter.Block{sign, one}, 1, foot{2, 2}},
	} {
		if got := footOf(x.blocks, x.start); got != x.want {
			t.Errorf("%s: %+v, want %+v", name, got, x.want)
		}
	}
}

// TestKeepsRow: all rows of a table of three stay together, and so do the last two of one that is
// kept with what follows.
func TestKeepsRow(t *testing.T) {
	for _, x := range []struct {
		rows int
		keep bool
		want string // + is kept with the next
	}{
		{1, false, "-"}, {2, false, "+-"}, {3, false, "++-"}, {4, false, "----"},
		{1, true, "+"}, {3, true, "+++"}, {4, true, "--++"}, {5, true, "---++"},
	} {
		got := ""
		for i := range x.rows {
			got += map[bool]string{true: "+", false: "-"}[keepsRow(i, x.rows, x.keep)]
		}
		if got != x.want {
			t.Errorf("%d rows, kept %v: %s, want %s", x.rows, x.keep, got, x.want)
		}
	}
}

// TestRowLines: a row is as high as its highest cell; a cell that may be tall is measured.
func TestRowLines(t *testing.T) {
	many := func(n int) letter.Line { return l(strings.Repeat("甲", n)) }
	for name, x := range map[string]struct {
		row    []letter.Line
		widths []int
		want   int
	}{
		"empty": {[]letter.Line{nil}, []int{1000}, 1}, "the first": {[]letter.Line{many(201), nil}, []int{2616, 2616}, 21},
		"the last":       {[]letter.Line{many(201), many(301)}, []int{2616, 2616}, 31},
		"narrower":       {[]letter.Line{many(15)}, []int{cellSpace}, 31},
		"without a room": {[]letter.Line{l(strings.Repeat("a", 20))}, []int{0}, 22},
	} {
		if got := rowLines(x.row, x.widths); got != x.want {
			t.Errorf("%s: %d, want %d", name, got, x.want)
		}
	}
	for name, x := range map[string]struct {
		cell letter.Line
		want bool
	}{
		"nothing": {nil, true}, "a break": {l("甲", letter.Break{}, "乙"), false},
		"seven and a half lines of bytes": {l(strings.Repeat("a", 74), "b"), false},
		"a byte less":                     {l(strings.Repeat("a", 73), f("b")), true},
	} {
		if got := short(x.cell, 10*glyph); got != x.want {
			t.Errorf("%s: short is %v", name, got)
		}
	}
}
