package letter

import (
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// everything has a block of each kind.
const everything = "@ 称谓\n= 标题\n# 甲\n段\n* 事\n*: 续\n1. 项\n1. 项\n| a | b |\n| c | d |\n| e | f |\n" +
	"|: g | h |\n|: i | j |\n> 法\n> 条\n! 此致\n! 某局\n~ 签名\n~ 日期\n+ 附件\n+ 附件\n"

// TestLinesStop: who has enough of a letter's lines gets none more, wherever he stops.
func TestLinesStop(t *testing.T) {
	l, err := Parse(printed(everything))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range l.Lines() {
		all = append(all, line.String())
	}
	want := "称谓 标题 甲 段 事 续 项 项 a b c d e f g h i j 法 条 此致 某局 签名 日期 附件 附件"
	if got := strings.Join(all, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for stop := 1; stop <= len(all); stop++ {
		var seen []string
		for line := range l.Lines() { // which panics where a line is told to nobody
			if seen = append(seen, line.String()); len(seen) == stop {
				break
			}
		}
		if diff := cmp.Diff(all[:stop], seen); diff != "" {
			t.Error(diff)
		}
	}
}

// TestHead: what is above the title, and nothing if there is none.
func TestHead(t *testing.T) {
	for src, want := range map[string]int{"": 0, "段\n": 0, "= 标题\n段\n": 0, "@ 称谓\n段\n= 标题\n= 标题\n": 2} {
		l, err := Parse(printed(src))
		if err != nil || l.Head() != want {
			t.Errorf("%q: %d blocks stand above the title, want %d; %v", src, l.Head(), want, err)
		}
	}
}

// TestWhere: each line has its place, and what is no line has none.
func TestWhere(t *testing.T) {
	l, err := Parse(printed("一\n\n三\n"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 3, 0, 0} {
		if got := l.Where(i).Line; got != want {
			t.Errorf("line %d stands at %d, want %d", i, got, want)
		}
	}
	if at := (&Letter{}).Where(0); at != (token.Position{}) {
		t.Errorf("a letter that was not parsed has places: %v", at)
	}
}

// TestLineString: a line as one text, with a line feed for a break.
func TestLineString(t *testing.T) {
	for want, l := range map[string]Line{
		"": nil, "甲": {Text("甲")}, "\n": {Break{}}, "甲乙\n丙": {Text("甲"), field("乙"), Break{}, Text("丙")},
	} {
		if got := l.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestOutput: what was printed is one text; its size is that of the text, with 16 for each
// piece and 64 for each line that ends.
func TestOutput(t *testing.T) {
	for _, x := range []struct {
		src    string
		values []string
		text   string
		size   int
	}{
		{"", nil, "", 16}, {"ab", nil, "ab", 2 + 16}, {"ab\n", nil, "ab\n", 3 + 16 + 64},
		{"\n\na", nil, "\n\na", 3 + 16 + 2*64}, {"a◇b", []string{"xyz"}, "axyzb", 1 + 3 + 1 + 3*16},
		{"◇\n", []string{"x\n\ny"}, "x\n\ny\n", 4 + 1 + 3*16 + 3*64}, {"| a | b |", nil, "| a | b |", 9 + 16},
	} {
		o := printed(x.src, x.values...)
		if o.String() != x.text || o.Size() != x.size {
			t.Errorf("%q with %q: %q of %d, want %q of %d", x.src, x.values, o, o.Size(), x.text, x.size)
		}
	}
}

// TestReset: an output is used again, and the letter made of it stays as it is.
func TestReset(t *testing.T) {
	o := printed("甲◇\n", "乙")
	first, err := Parse(o)
	if err != nil {
		t.Fatal(err)
	}
	if o.Reset(); o.String() != "" || o.Size() != 0 {
		t.Errorf("%q of %d is left", o, o.Size())
	}
	if err := o.PrintValue(Field{Text: "丙"}); err != nil {
		t.Fatal(err)
	}
	second, err := Parse(o)
	if err != nil {
		t.Fatal(err)
	}
	for want, l := range map[string]*Letter{"甲乙": first, "丙": second} {
		if got := l.Blocks[0].(*Paragraph).Text.String(); got != want || len(l.Blocks) != 1 {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestIsPunct: the signs of ASCII, and no letter, no digit and nothing beyond it.
func TestIsPunct(t *testing.T) {
	const words = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for c := range 256 {
		if want := c <= 0x7f && strings.IndexByte(words, byte(c)) < 0; isPunct(byte(c)) != want {
			t.Errorf("%#x: %v", c, !want)
		}
	}
}

// TestNumbered: a number with a point or a bracket and a blank behind it begins like an item.
func TestNumbered(t *testing.T) {
	for s, want := range map[string]bool{
		"2. 项": true, "12) 项": true, "0. ": true, "2.项": false, "12)": false, "2": false, "2、项": false, "12378是电话": false,
		"甲2. 项": false, "2.5. 项": false,
	} {
		if got := numbered(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
