package letter

import (
	"errors"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// printed is the output of a template whose text is src and which prints the
// values at its ◇.
func printed(src string, values ...string) *Output {
	o := &Output{}
	for i, text := range strings.Split(src, "◇") {
		if i > 0 {
			f := *field(values[i-1])
			if err := o.PrintValue(f); err != nil {
				panic(err)
			}
		}
		o.Print(NewTemplate(text, i == 0, func(offset int) *token.Position {
			return &token.Position{Filename: "t.tmpl", Line: 1 + strings.Count(text[:offset], "\n"), Column: 1}
		}))
	}
	return o
}

func field(text string) *Field {
	return &Field{
		Text: text, Origin: FromCase,
		Source: place{Filename: "case.yaml", Line: 3, Column: 7},
		Pos:    &token.Position{Filename: "t.tmpl", Line: 1, Column: 1},
	}
}

// place is a place in a case file.
type place token.Position

func (p place) Position() token.Position { return token.Position(p) }

// TestEdges holds that blanks at the edges of lines and cells mean nothing, also where an
// action that prints nothing comes before them, and that those within stay.
func TestEdges(t *testing.T) {
	o := &Output{}
	for i, text := range []string{"段", "\n", "甲 ", " 乙 \n|", " 丙", " 丁 |", "\t", " 戊  己 |\n"} {
		o.Print(NewTemplate(text, i == 0, func(int) *token.Position { return &token.Position{Line: i + 1} }))
	}
	l, err := Parse(o)
	if err != nil {
		t.Fatal(err)
	}
	want := []Block{
		&Paragraph{Line{Text("段")}}, &Paragraph{Line{Text("甲 "), Text(" 乙")}},
		&Table{[]Line{{Text("丙"), Text(" 丁")}, {Text("戊  己")}}, nil, nil, false},
	}
	if diff := cmp.Diff(want, l.Blocks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if at := l.Where(0); at.Line != 1 {
		t.Errorf("the first line is of line %d of the template", at.Line)
	}
}

// TestControl holds the bounds of what neither text nor values may hold.
func TestControl(t *testing.T) {
	refused := map[rune]bool{0x7f: true, 0x061c: true, 0x200e: true, 0x200f: true}
	for _, span := range [][2]rune{{0, 8}, {0x0b, 0x1f}, {0x80, 0x9f}, {0x2028, 0x202e}, {0x2066, 0x2069}} {
		for r := span[0]; r <= span[1]; r++ {
			refused[r] = true
		}
	}
	for r := rune(0); r < 0x2100; r++ {
		want := -1
		if refused[r] {
			want = 3
		}
		if got := Control("字" + string(r)); got != want {
			t.Errorf("%U: %d, want %d", r, got, want)
		}
	}
	if Control("一二三ab\n\t。é") != -1 {
		t.Error("common text is refused")
	}
}

func TestParse(t *testing.T) {
	text := func(s string) Line { return Line{Text(s)} }
	for name, c := range map[string]struct {
		src    string
		values []string
		want   []Block
	}{
		"every mark": {
			"= 标题\n@ 称谓：\n# 甲\n## 子\n## 丑\n# 乙\n* 事一\n*: 续\n## 寅\n* 事二\n== 无号\n*: 段落\n! 此致\n! 某局\n~ 签名：\n~ 日期\n+ 附件\n",
			nil,
			[]Block{
				&Title{text("标题")}, &Salutation{text("称谓：")},
				&Heading{1, 1, text("甲")}, &Heading{2, 1, text("子")}, &Heading{2, 2, text("丑")},
				&Heading{1, 2, text("乙")}, &Fact{1, []Line{text("事一"), text("续")}},
				&Heading{2, 1, text("寅")}, &Fact{2, []Line{text("事二")}}, &Heading{1, 0, text("无号")},
				&Paragraph{text("段落")}, &Closing{[]Line{text("此致"), text("某局")}},
				&Signature{[]Line{text("签名："), text("日期")}}, &Enclosure{[]Line{text("附件")}},
			},
		},
		"adjacent items join over blank lines": {
			"1. 甲\n\n  \n1. 乙\n- 丙\n段\n1. 丁\n> 法\n\n> 条\n", nil,
			[]Block{
				&List{true, []Line{text("甲"), text("乙")}}, &List{false, []Line{text("丙")}}, &Paragraph{text("段")},
				&List{true, []Line{text("丁")}}, &Quote{[]Line{text("法"), text("条")}},
			},
		},
		"a cell of several values": {
			"| 甲 | 乙 |\n| ◇、◇ | 止◇起 |\n", []string{"a", "b", "c"},
			[]Block{&Table{
				[]Line{text("甲"), text("乙")},
				[][]Line{{{field("a"), Text("、"), field("b")}, {Text("止"), field("c"), Text("起")}}}, nil, false,
			}},
		},
		"tables": {
			"| 甲 | 乙 |\n| 1 |  |\n|: 键 | 值 |\n|: 键2 | ◇ |\n|◇|丙 ◇ 丁|\n", []string{"a | b", " c ", "|"},
			[]Block{
				&Table{[]Line{text("甲"), text("乙")}, [][]Line{{text("1"), {}}}, nil, false},
				&Parties{[][2]Line{{text("键"), text("值")}, {text("键2"), Line{field("a | b")}}}, false},
				&Table{[]Line{{field(" c ")}, {Text("丙 "), field("|"), Text(" 丁")}}, nil, nil, false},
			},
		},
		"values are never markup": {
			"◇\n◇\n1. ◇\n◇\n", []string{"# x", "| a | b |", "1. y", "= z\n\n~ w"},
			[]Block{
				&Paragraph{Line{field("# x")}}, &Paragraph{Line{field("| a | b |")}},
				&List{true, []Line{{field("1. y")}}},
				&Paragraph{Line{field("= z"), Break{}, Break{}, field("~ w")}},
			},
		},
		"text around values": {
			"甲◇丙  \n1.  ◇  \n", []string{"乙", " 丁 "},
			[]Block{&Paragraph{Line{Text("甲"), field("乙"), Text("丙")}}, &List{true, []Line{{field(" 丁 ")}}}},
		},
		"digits and letters begin paragraphs": {
			"12378是电话\nApp收集\n2026年\n", nil, []Block{&Paragraph{text("12378是电话")}, &Paragraph{text("App收集")},
				&Paragraph{text("2026年")}},
		},
	} {
		got, err := Parse(printed(c.src, c.values...))
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

// A line may be printed in pieces: its mark is what they make together.
func TestMarksInPieces(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []string
		want   Block
	}{
		"a whole mark":   {[]string{"1. ", "甲"}, &List{true, []Line{{Text("甲")}}}},
		"half a mark":    {[]string{"1", ". 甲"}, &List{true, []Line{{Text("甲")}}}},
		"a longer mark":  {[]string{"#", "# 甲"}, &Heading{2, 1, Line{Text("甲")}}},
		"a party":        {[]string{"|", ": 甲 | 乙", " |"}, &Parties{[][2]Line{{{Text("甲")}, {Text("乙")}}}, false}},
		"no mark at all": {[]string{"甲", "1. 乙"}, &Paragraph{Line{Text("甲"), Text("1. 乙")}}},
	} {
		o := &Output{}
		for i, p := range c.pieces {
			o.Print(NewTemplate(p, i == 0, func(int) *token.Position { return &token.Position{} }))
		}
		got, err := Parse(o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if diff := cmp.Diff([]Block{c.want}, got.Blocks); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What looks like a numbered item is one in pieces too.
func TestNumbersInPieces(t *testing.T) {
	for _, pieces := range [][]string{{"12)", " x"}, {"123", ". x"}, {"1", "2", ". x"}} {
		o := &Output{}
		for i, p := range pieces {
			o.Print(NewTemplate(p, i == 0, func(int) *token.Position { return &token.Position{} }))
		}
		if _, err := Parse(o); err == nil || !strings.Contains(err.Error(), "不认识的行首标记") {
			t.Errorf("%q: %v", pieces, err)
		}
	}
}

// The position of the fault is where the line began.
func TestParseFaults(t *testing.T) {
	for src, want := range map[string]string{
		"#标题":              "不认识的行首标记",
		"% 项":              "不认识的行首标记",
		"2. 项":             "不认识的行首标记",
		"=标题":              "不认识的行首标记",
		"# ":               "标记“#”后没有内容",
		"#":                "标记“#”后没有内容",
		"|":                "标记“|”后没有内容",
		"  段落":             "行首不能有空格",
		"| a | b":          "表格行须以“|”结尾",
		"|: a |":           "键值行应写成",
		"|: a | b | c |":   "键值行应写成",
		"|: a |  |":        "键值行应写成",
		"| a |\n| b | c |": "格数与表头不同",
	} {
		_, err := Parse(printed("段\n\n" + src + "\n"))
		var s *SyntaxError
		if !errors.As(err, &s) || !strings.Contains(s.Msg, want) {
			t.Errorf("%q: error %v, want %q", src, err, want)
			continue
		}
		if line := 3 + strings.Count(src, "\n"); s.Pos.Line != line {
			t.Errorf("%q: at %s, want line %d", src, s.Pos, line)
		}
	}
}

func TestValueRefusesControls(t *testing.T) {
	for _, s := range []string{"a\x01", "\x02", "b\x03c", "\x1f", "\x7f", "\r"} {
		if err := new(Output).PrintValue(Field{Text: s}); !errors.Is(err, ErrControl) {
			t.Errorf("PrintValue(%q): %v", s, err)
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
		if Control(s) >= 0 {
			if err := new(Output).PrintValue(Field{Text: s}); !errors.Is(err, ErrControl) {
				t.Fatalf("%q was printed: %v", s, err)
			}
			return
		}
		l, err := Parse(printed("= 题\n# ◇尾\n◇尾\n| a | b |\n| ◇尾 | c |\n1. ◇尾\n~ ◇尾\n", s, s, s, s, s))
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
				case *Field:
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
