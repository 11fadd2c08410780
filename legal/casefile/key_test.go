package casefile

import (
	"go/token"
	"testing"
)

// TestSplitKey: what separates a key from its value, and where.
func TestSplitKey(t *testing.T) {
	for text, want := range map[string]struct {
		end  int
		kind delim
	}{
		"甲: 乙": {1, goodDelim}, "甲:": {1, goodDelim}, "甲:\t乙": {1, goodDelim}, "甲:乙": {1, tightDelim},
		"甲：乙": {1, wideDelim}, "甲": {0, noDelim}, "": {0, noDelim}, ": 乙": {0, goodDelim}, "：": {0, wideDelim},
		"甲 # 乙: 丙": {0, noDelim}, "甲#乙: 丙": {3, goodDelim}, "甲\t# 乙: 丙": {0, noDelim}, "#: 乙": {1, goodDelim},
		"甲:乙: 丙":    {1, tightDelim},
		`"甲: 乙": 丙`: {6, goodDelim}, `"甲" : 丙`: {4, goodDelim}, `'甲': 丙`: {3, goodDelim}, `"甲":丙`: {0, noDelim},
		`"甲"`: {0, noDelim}, `"甲`: {0, noDelim}, `"甲"：丙`: {0, noDelim}, `"甲":`: {3, goodDelim}, `'`: {0, noDelim},
	} {
		if end, kind := splitKey([]rune(text)); end != want.end || kind != want.kind {
			t.Errorf("%q: %d, %d; want %d, %d", text, end, kind, want.end, want.kind)
		}
	}
}

// TestIsKey: a sentence may follow a dash, in a group every line is a key.
func TestIsKey(t *testing.T) {
	x := newLexer("", demo, nil)
	free := child(demo, "机关名称")
	for _, c := range []struct {
		parent Schema
		key    string
		kind   delim
		dashed bool
		want   bool
	}{
		{person, "姓名", tightDelim, true, true}, {person, "姓名", wideDelim, true, true},
		{person, "爱好", goodDelim, true, true}, {person, "爱好", wideDelim, false, true},
		{person, "爱好", wideDelim, true, false},
		{person, "爱好", tightDelim, false, false}, {person, "", wideDelim, false, false},
		{nil, "姓名", wideDelim, false, false}, {texts, "录音", wideDelim, true, false},
		{texts, "录音", goodDelim, true, true},
		{free, "公安", wideDelim, true, true}, {free, "公安", tightDelim, false, false},
		{person, "一二三四五六七八九十", wideDelim, false, true}, {person, "一二三四五六七八九十一", wideDelim, false, false},
		{person, "他说，", wideDelim, false, false},
	} {
		if got := x.isKey(c.parent, c.key, c.kind, c.dashed); got != c.want {
			t.Errorf("%q (%d, behind a dash %v): %v", c.key, c.kind, c.dashed, got)
		}
	}
}

// TestRepairedLines: a repaired line has the columns of its characters in the file, and no trailing
// spaces.
func TestRepairedLines(t *testing.T) {
	var l line
	l.copy([]rune("甲\t乙"), 3)
	l.pad(2, 6)
	if got := l.done(); got.text != "甲 乙  " || got.width != 5 || len(got.cols) != 5 || got.cols[0] != 3 ||
		got.cols[4] != 7 {
		t.Errorf("%+v", got)
	}
	l.trim()
	if got := l.done(); got.text != "甲 乙" || got.width != 3 || len(got.cols) != 3 {
		t.Errorf("%+v", got)
	}
	var same line
	same.copy([]rune("甲乙"), 1)
	if got := same.done(); got.cols != nil || got.width != 2 {
		t.Errorf("%+v", got)
	}
	s := source{file: "a", lines: []sourceLine{{text: "甲乙", width: 2}, {text: "丙", width: 1, cols: []int{5}}}}
	for _, c := range [][4]int{{1, 1, 1, 1}, {1, 2, 1, 2}, {1, 3, 1, 3}, {1, 9, 1, 3}, {0, 0, 1, 1}, {2, 1, 2, 5},
		{2, 2, 2, 6}, {2, 9, 2, 6}, {3, 1, 2, 6}, {9, 9, 2, 6}} {
		if got := s.pos(c[0], c[1]); got.Line != c[2] || got.Column != c[3] {
			t.Errorf("%d:%d is %d:%d, want %d:%d", c[0], c[1], got.Line, got.Column, c[2], c[3])
		}
	}
	if got := (&source{}).pos(1, 1); got.Line != 1 {
		t.Errorf("%+v", got)
	}
}

// TestLinesThatAreNoKeys: a line in a group that is not a key is reported for what it is.
func TestLinesThatAreNoKeys(t *testing.T) {
	for src, want := range map[string]string{
		"投诉人:\n  姓名: 甲\n  ? 住址\n": "3:3 complex-key", "投诉人:\n  姓名:\n  甲乙\n": "3:3 no-key",
		"投诉人:\n  ? 姓名\n": "2:3 complex-key",
	} {
		if got := faultsOf(src); got != want {
			t.Errorf("%q: %s, want %s", src, got, want)
		}
	}
}

// TestQuotesAndKeys: keys without their quotes, and where a quote ends.
func TestQuotesAndKeys(t *testing.T) {
	for key, want := range map[string]string{`"甲"`: "甲", `'甲'`: "甲", "甲": "甲", "": "", `甲"`: `甲"`, `""`: ""} {
		if got := unquote(key); got != want {
			t.Errorf("%s: %s", key, got)
		}
	}
	for text, want := range map[string]int{`甲"`: 1, `\""`: 2, `甲`: -1, ``: -1, `"`: 0} {
		if got, ok := closingQuote([]rune(text), 0, '"'); ok != (want >= 0) || ok && got != want {
			t.Errorf("%s: %d, %v, want %d", text, got, ok, want)
		}
	}
	for text, want := range map[string]int{`甲'`: 1, `''甲'`: 3, `''`: -1, `\'`: 1} {
		if got, ok := closingQuote([]rune(text), 0, '\''); ok != (want >= 0) || ok && got != want {
			t.Errorf("%s: %d, %v, want %d", text, got, ok, want)
		}
	}
}

// TestBlocks: how the header of a block scalar decides on its indentation.
func TestBlocks(t *testing.T) {
	for _, c := range []struct{ src, faults, want string }{
		{"诉求:\n  - |2\n      甲\n    乙\n", "", "  甲\n乙\n"}, {"诉求:\n  - |\n    甲\n\n    乙\n", "", "甲\n\n乙\n"},
		{"诉求:\n  - >\n    甲\n    乙\n", "", "甲 乙\n"}, {"诉求:\n  - |-\n    甲\n", "", "甲"},
		{"诉求:\n  - |\n\t甲\n", "3:1 tab-indent", "甲\n"},
	} {
		if got := faultsOf(c.src); got != c.faults {
			t.Errorf("%q: %s, want %s", c.src, got, c.faults)
		}
		tree := Parse("", []byte(c.src), demo, func(token.Position, string, string, string) {})
		if got := tree.Entries[0].Value.Items[0].Text; got != c.want {
			t.Errorf("%q: %q, want %q", c.src, got, c.want)
		}
	}
}
