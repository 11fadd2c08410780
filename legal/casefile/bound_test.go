package casefile

import (
	"errors"
	"go/token"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	yamltoken "github.com/goccy/go-yaml/token"
)

// TestInvisible: each character that shows nothing is dropped, its neighbours are not.
func TestInvisible(t *testing.T) {
	for _, r := range "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2064\ufeff" {
		if text, _, ok := Clean("甲" + string(r) + "乙"); !ok || text != "甲乙" {
			t.Errorf("%U: %q, %v", r, text, ok)
		}
	}
	for _, r := range "\u061d\u180d\u2010\u2e3b一\u9fff\ua000\ud7a3" {
		if text, _, ok := Clean("甲" + string(r) + "乙"); !ok || text != "甲"+string(r)+"乙" {
			t.Errorf("%U: %q, %v", r, text, ok)
		}
	}
	for _, r := range "\u2065\u2066\u202a\ufffd\ufdd0\uffff\u0000\u009f" {
		if r == 0x2065 {
			continue // not assigned: it shows nothing and says nothing
		}
		if text, bad, ok := Clean("甲" + string(r)); ok || bad != r {
			t.Errorf("%U: %q, %U", r, text, bad)
		}
	}
}

// TestEncodings: UTF-16 is known by its mark, damage by its first byte.
func TestEncodings(t *testing.T) {
	for src, want := range map[string]string{
		"\xff\xfe\x32\x75\x59\x4e": "1:1 encoding", "\xfe\xff\x75\x32\x4e\x59": "1:1 encoding", "\xff": "1:1 encoding",
		strings.Repeat("甲", 8) + "\xff": "1:9 encoding", "甲: 乙": "",
	} {
		if got := faultsOf(src); got != want {
			t.Errorf("%q: %s, want %q", src, got, want)
		}
	}
	if _, bad := DecodeText([]byte("\xff")); bad != 0 {
		t.Errorf("the first byte is at %d", bad)
	}
}

// TestUnreadable: what the parser must not see, or stops at, is a fault and no tree.
func TestUnreadable(t *testing.T) {
	var many strings.Builder
	for range MaxKeys + 1 {
		many.WriteString("甲: 乙\n")
	}
	for name, src := range map[string]string{"dashes": strings.Repeat("- ", 4*maxNesting) + "甲\n", "keys": many.String(),
		"an open bracket": "诉求: [甲\n", "an open quote": "日期: \"甲\n"} {
		if tree := Parse("", []byte(src), demo, func(token.Position, string, string, string) {}); tree != nil {
			t.Errorf("%s: a tree of %d keys", name, len(tree.Entries))
		}
	}
	if _, err := parse(yamltoken.Tokens{nil}); err == nil {
		t.Error("a panic of the parser is no fault")
	}
	for _, err := range []error{errParser, &yaml.SyntaxError{}, &yaml.SyntaxError{Token: &yamltoken.Token{}}} {
		var at token.Position
		b := &builder{src: &source{lines: []sourceLine{{text: "甲乙", width: 2}}},
			rep: func(pos token.Position, _, _, _ string) { at = pos }}
		if b.syntax(err); at.Line != 1 || at.Column != 1 {
			t.Errorf("%T stands at %v", err, at)
		}
	}
}

// TestDepth: brackets nest as deep as the parser may go, and no deeper; those side by side do not.
func TestDepth(t *testing.T) {
	open := func(n int, kind yamltoken.Type) (out yamltoken.Tokens) {
		for range n {
			out = append(out, &yamltoken.Token{Type: kind, Position: &yamltoken.Position{Line: 1, Column: 1}})
		}
		return out
	}
	const most = 4 * maxNesting
	for _, kinds := range [][2]yamltoken.Type{{yamltoken.MappingStartType, yamltoken.MappingEndType},
		{yamltoken.SequenceStartType, yamltoken.SequenceEndType}} {
		apart := append(append(open(most, kinds[0]), open(1, kinds[1])...), open(1, kinds[0])...)
		for name, c := range map[string]struct {
			tokens yamltoken.Tokens
			want   bool
		}{"as deep": {open(most, kinds[0]), true}, "deeper": {open(most+1, kinds[0]), false}, "apart": {apart, true}} {
			faults := 0
			b := &builder{src: &source{}, rep: func(token.Position, string, string, string) { faults++ }}
			if _, ok := b.checkTokens(c.tokens); ok != c.want || ok != (faults == 0) {
				t.Errorf("%s: %v with %d faults", name, ok, faults)
			}
		}
	}
}

// TestReadAsMeant: more lines of the kinds that a parser misreads.
func TestReadAsMeant(t *testing.T) {
	for _, c := range []struct{ name, src, faults, tree string }{
		{"a comment before a mark of documents", "# 注\n---\n日期: 甲\n", "", `{日期: 3:5 "甲"}`},
		{"a comment behind a key", "投诉人: # 注\n  姓名: 甲\n", "", `{投诉人: {姓名: 2:7 "甲"}}`},
		{"a comment behind a dash", "诉求:\n  - # 注\n  - 甲\n", "", `{诉求: [-, 3:5 "甲"]}`},
		{"a comment behind quotes", "日期: \"甲\" # 乙\n", "", `{日期: 1:5 "甲"}`},
		{"a # glued to quotes", "日期: \"甲\"#乙\n", "1:8 quote-rest", `{日期: -}`},
		{"brackets with empty quotes", "诉求: [\"\", \"a]\", 甲]\n日期: 丙\n", "", `{诉求: [1:6 "", 1:10 "a]", 1:16 "甲"], 日期: 2:5 "丙"}`},
		{"a key in a text of an item", "事件:\n  - 时间: 甲\n      - 经过: 乙\n", "3:7 list-in-text",
			`{事件: [{时间: 2:9 "甲"}, {经过: 3:13 "乙"}]}`},
	} {
		tree := Parse("case.yaml", []byte(c.src), demo, func(token.Position, string, string, string) {})
		got := "-"
		if tree != nil {
			got = told(tree)
		}
		if f := faultsOf(c.src); f != c.faults || got != c.tree {
			t.Errorf("{%q, %q, %q, `%s`},", c.name, c.src, f, got)
		}
	}
}

// TestEditsOfBrackets: values in brackets, on the first line too, with comments and quotes within.
func TestEditsOfBrackets(t *testing.T) {
	for _, c := range []struct {
		src, path, want string
		add             bool
	}{
		{src: "诉求: [甲]\n", path: "诉求", add: true, want: "诉求: [甲, 丁]\n"},
		{src: "诉求: [甲, # ]乙\n  丙]\n", path: "诉求", add: true, want: "诉求: [甲, # ]乙\n  丙, 丁]\n"},
		{src: "诉求: [\"\", \"a]\"]\n", path: "诉求", add: true, want: "诉求: [\"\", \"a]\", 丁]\n"},
		{src: "诉求: [甲,\r\n  # ]\r\n  丙]\r\n", path: "诉求 1", want: "诉求: [甲,\r\n  # ]\r\n  丁]\r\n"},
		{src: "投诉人: {姓名: 甲}\n", path: "投诉人 姓名", want: "投诉人: {姓名: 丁}\n"},
		{src: "投诉人: {\"姓名\": 甲, 住址: 乙}\n", path: "投诉人 住址", want: "投诉人: {\"姓名\": 甲, 住址: 丁}\n"},
		{src: "投诉人: {\"姓名\": , 住址: 乙}\n", path: "投诉人 姓名", want: "投诉人: {\"姓名\": 丁 , 住址: 乙}\n"},
		{src: "\"日期\": 甲\n", path: "日期", want: "\"日期\": 丁\n"}, {src: "\"日期\":\n", path: "日期", want: "\"日期\": 丁\n"},
		{src: "事件:\n  时间: 甲\n", path: "事件 0 时间", want: "事件:\n  时间: 丁\n"},
		{src: "事件: {时间: 甲}\n", path: "事件 0 时间", want: "事件: {时间: 丁}\n"},
		{src: "诉求: [甲]\n", path: "诉求 1"}, {src: "诉求: [甲]\n", path: "诉求 x"}, {src: "日期: 甲\n", path: "日期 0"},
	} {
		by := Set
		if c.add {
			by = Append
		}
		out, err := by([]byte(c.src), demo, strings.Fields(c.path), NewText("丁"))
		if got := string(out); got != c.want || (err == nil) != (c.want != "") || err != nil && !errors.Is(err, ErrPlace) {
			t.Errorf("%q, %s: %q, %v; want %q", c.src, c.path, got, err, c.want)
		}
	}
	for src, want := range map[string]string{"投诉人: {\"姓名\": 甲, 住址: 乙}\n": "投诉人: {\"姓名\": 甲}\n",
		"投诉人: {姓名: 甲, \"住址\": }\n": "投诉人: {姓名: 甲 }\n"} {
		out, err := Remove([]byte(src), demo, []string{"投诉人", "住址"})
		if string(out) != want || err != nil {
			t.Errorf("%q without 住址: %q, %v; want %q", src, out, err, want)
		}
	}
	if got := strings.Join(item(NewGroup()), "|"); got != "- " {
		t.Errorf("an empty group is %q", got)
	}
}
