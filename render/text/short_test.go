package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tousu/render/letter"
)

// shortened is a letter of three facts, the second of which is long.
func shortened(long int) *letter.Letter {
	heading := func(n int, s string) letter.Block { return &letter.Heading{Level: 1, Number: n, Text: line(s)} }
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Title{Text: line("举报信")}, &letter.Salutation{Text: line("某局：")},
		&letter.Paragraph{Text: line("本人举报某公司。")},
		heading(1, "举报请求"), &letter.List{Ordered: true, Items: []letter.Line{line("查明。"), line("处罚。")}},
		heading(2, "举报人"), &letter.Paragraph{Text: line("李明，身份证号码某某。")},
		heading(3, "事实"),
		&letter.Fact{Number: 1, Lines: []letter.Line{line("甲事。"), line("甲事续。")}},
		&letter.Fact{Number: 2, Lines: []letter.Line{line(strings.Repeat("乙", long) + "。")}},
		&letter.Fact{Number: 3, Lines: []letter.Line{line("丙事。")}},
		heading(4, "依据"), &letter.List{Ordered: true, Items: []letter.Line{line("涉嫌违反某条。")}},
		&letter.Signature{Lines: []letter.Line{line("举报人：")}},
		&letter.Enclosure{Items: []letter.Line{line("身份证复印件")}},
	}}
}

func shortText(t interface{ Fatal(...any) }, l *letter.Letter, limit int) string {
	var b strings.Builder
	if err := Short(&b, l, limit); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestShort(t *testing.T) {
	head := "本人举报某公司。\n请求：\n1. 查明。\n2. 处罚。\n事实：\n1. 甲事。\n甲事续。\n"
	for _, c := range []struct {
		name        string
		limit, long int
		want        string
	}{
		{"all", 500, 3, head + "2. 乙乙乙。\n3. 丙事。\n依据：\n1. 涉嫌违反某条。\n证据详见附件。\n"},
		{"a fact too long is left out whole", 500, 600, head + "3. 丙事。\n其余事实和证据详见附件。\n"},
		{"the first fact before the requests", 60, 600, "本人举报某公司。\n事实：\n1. 甲事。\n甲事续。\n其余事实和证据详见附件。\n"},
	} {
		if got := shortText(t, shortened(c.long), c.limit); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Of the paragraphs before the first heading only the first says who complains of whom,
// and of the facts only the first comes before the requests.
func TestShortTakes(t *testing.T) {
	l := shortened(3)
	l.Blocks = append(l.Blocks[:3:3], append([]letter.Block{&letter.Paragraph{Text: line("其他说明。")}}, l.Blocks[3:]...)...)
	s := newShort(l)
	var firsts []string
	for _, p := range s.pieces {
		if p.first {
			firsts = append(firsts, p.text)
		}
		if strings.Contains(p.text, "其他说明") {
			t.Errorf("taken as well: %s", p.text)
		}
	}
	if len(firsts) != 1 || !strings.HasPrefix(firsts[0], "1. 甲事") {
		t.Errorf("first facts: %q", firsts)
	}
}

// However little room there is, the text keeps within it, holds each fact whole or
// not at all, and says where the rest is.
func TestShortKeepsWithinTheLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit, long := rapid.IntRange(60, 400).Draw(t, "limit"), rapid.IntRange(1, 200).Draw(t, "long")
		got := shortText(t, shortened(long), limit)
		if length(got) > limit {
			t.Fatalf("%d of %d", length(got), limit)
		}
		if !strings.HasSuffix(got, "详见附件。\n") {
			t.Fatalf("ends otherwise: %s", got)
		}
		if n := strings.Count(got, "乙"); n != 0 && n != long {
			t.Fatalf("%d of %d characters of a fact", n, long)
		}
	})
}
