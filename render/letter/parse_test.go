package letter

import (
	"errors"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// value wraps a case value as the engine does.
func value(text string) string {
	s, err := Value(text, FromCase, 0, token.Position{Line: 3, Column: 7})
	if err != nil {
		panic(err)
	}
	return s
}

func field(text string) Field {
	return Field{
		Text: text, Origin: FromCase,
		Source: token.Position{Filename: "case.yaml", Line: 3, Column: 7},
		Pos:    token.Position{Filename: "t.tmpl", Line: 1, Column: 1},
	}
}

var positions = Positions{Nodes: []token.Position{{Filename: "t.tmpl", Line: 1, Column: 1}}, CaseFile: "case.yaml"}

func TestParse(t *testing.T) {
	text := func(s string) Line { return Line{Text(s)} }
	for name, c := range map[string]struct {
		src  string
		want []Block
	}{
		"every mark": {
			"= 标题\n@ 称谓：\n# 甲\n## 子\n## 丑\n# 乙\n## 寅\n== 无号\n段落\n! 此致\n! 某局\n~ 签名：\n~ 日期\n+ 附件\n",
			[]Block{
				&Title{text("标题")}, &Salutation{text("称谓：")},
				&Heading{1, 1, text("甲")}, &Heading{2, 1, text("子")}, &Heading{2, 2, text("丑")},
				&Heading{1, 2, text("乙")}, &Heading{2, 1, text("寅")}, &Heading{1, 0, text("无号")},
				&Paragraph{text("段落")}, &Closing{[]Line{text("此致"), text("某局")}},
				&Signature{[]Line{text("签名："), text("日期")}}, &Enclosure{[]Line{text("附件")}},
			},
		},
		"adjacent items join over blank lines": {
			"1. 甲\n\n  \n1. 乙\n- 丙\n段\n1. 丁\n> 法\n\n> 条\n",
			[]Block{
				&List{true, []Line{text("甲"), text("乙")}}, &List{false, []Line{text("丙")}}, &Paragraph{text("段")},
				&List{true, []Line{text("丁")}}, &Quote{[]Line{text("法"), text("条")}},
			},
		},
		"tables": {
			"| 甲 | 乙 |\n| 1 |  |\n|: 键 | 值 |\n|: 键2 | " + value("a | b") + " |\n",
			[]Block{
				&Table{[]Line{text("甲"), text("乙")}, [][]Line{{text("1"), {}}}},
				&Parties{[][2]Line{{text("键"), text("值")}, {text("键2"), Line{field("a | b")}}}},
			},
		},
		"values are never markup": {
			value("# x") + "\n" + value("| a | b |") + "\n1. " + value("1. y") + "\n" + value("= z\n\n~ w") + "\n",
			[]Block{
				&Paragraph{Line{field("# x")}}, &Paragraph{Line{field("| a | b |")}}, &List{true, []Line{{field("1. y")}}},
				&Paragraph{Line{field("= z"), Break{}, Break{}, field("~ w")}},
			},
		},
		"text around values": {
			"甲" + value("乙") + "丙" + Mark(0) + "丁  \n",
			[]Block{&Paragraph{Line{Text("甲"), field("乙"), Text("丙丁")}}},
		},
		"digits and letters begin paragraphs": {
			"12378是电话\nApp收集\n2026年\n", []Block{&Paragraph{text("12378是电话")}, &Paragraph{text("App收集")}, &Paragraph{text("2026年")}},
		},
	} {
		got, err := Parse(c.src, positions)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(c.want, got.Blocks); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		n := 0
		for range got.Lines() {
			n++
		}
		if n != len(got.where) {
			t.Errorf("%s: %d lines, %d positions", name, n, len(got.where))
		}
	}
}

// The position of the fault is that of the mark before the line.
func TestParseFaults(t *testing.T) {
	at := Positions{Nodes: []token.Position{
		{Filename: "t.tmpl", Line: 1, Column: 1}, {Filename: "t.tmpl", Line: 41, Column: 1},
	}}
	for src, want := range map[string]string{
		"#标题":              "不认识的行首标记",
		"* 项":              "不认识的行首标记",
		"2. 项":             "不认识的行首标记",
		"=标题":              "不认识的行首标记",
		"# ":               "标记“#”后没有内容",
		"  段落":             "行首不能有空格",
		"| a | b":          "表格行须以“|”结尾",
		"|: a |":           "键值行应写成",
		"|: a | b | c |":   "键值行应写成",
		"|: a |  |":        "键值行应写成",
		"| a |\n| b | c |": "格数与表头不同",
		"a\x03b":           "标记不完整",
		"\x02c0":           "标记不完整",
		"\x02cx\x1fa\x03":  "标记不完整",
		"\x01x\x1f":        "标记不完整",
	} {
		src = "段\n" + Mark(1) + strings.ReplaceAll(src, "\n", "\n"+Mark(1)) + "\n"
		_, err := Parse(Mark(0)+src, at)
		var s *SyntaxError
		if !errors.As(err, &s) || !strings.Contains(s.Msg, want) {
			t.Errorf("%q: error %v, want %q", src, err, want)
			continue
		}
		if s.Pos.Line != 41 {
			t.Errorf("%q: at %s, want line 41", src, s.Pos)
		}
	}
}

func TestValueRefusesControls(t *testing.T) {
	for _, s := range []string{"a\x01", "\x02", "b\x03c", "\x1f"} {
		if _, err := Value(s, FromCase, 0, token.Position{}); !errors.Is(err, ErrControl) {
			t.Errorf("Value(%q): %v", s, err)
		}
	}
}

// FuzzValue is the parser's half of both properties: whatever a value holds, the
// letter has the blocks of its template, and the value's characters sit in
// fields alone.
func FuzzValue(f *testing.F) {
	for _, s := range []string{"甲", "# x", "| a |", "a\nb", "\n", "{{ . }}", "~ \n! \n", "𠮷", "\t", "1. "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := Value(s, FromCase, 0, token.Position{Line: 1, Column: 1})
		if err != nil {
			if !HoldsControl(s) {
				t.Fatalf("refused without a control: %q", s)
			}
			return
		}
		l, err := Parse("= 题\n# "+v+"尾\n"+v+"尾\n| a | b |\n| "+v+"尾 | c |\n1. "+v+"尾\n~ "+v+"尾\n", positions)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		var shape strings.Builder
		for _, b := range l.Blocks {
			switch b.(type) {
			case *Title:
				shape.WriteString("=")
			case *Heading:
				shape.WriteString("#")
			case *Paragraph:
				shape.WriteString("p")
			case *Table:
				shape.WriteString("|")
			case *List:
				shape.WriteString("1")
			case *Signature:
				shape.WriteString("~")
			default:
				t.Fatalf("%q made a %T", s, b)
			}
		}
		if shape.String() != "=#p|1~" {
			t.Errorf("%q changed the letter to %s", s, &shape)
		}
		for line := range l.Lines() {
			var data, literal strings.Builder
			for _, in := range line {
				switch in := in.(type) {
				case Text:
					literal.WriteString(string(in))
				case Field:
					data.WriteString(in.Text)
				case Break:
					data.WriteByte('\n')
				}
			}
			if data.Len() > 0 && data.String() != s {
				t.Errorf("%q became %q", s, data.String())
			}
			if strings.Contains(line.String(), "尾") && literal.String() != "尾" {
				t.Errorf("%q: literal text became %q", s, literal.String())
			}
		}
	})
}
