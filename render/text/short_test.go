package text

import (
	"go/token"
	"slices"
	"strconv"
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
		{"the first fact before the requests", 60, 600, "本人举报某公司。\n事实：\n1. 甲事。\n甲事续。\n其余请求、事实和证据详见附件。\n"},
	} {
		if got := shortText(t, shortened(c.long), c.limit); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Of the paragraphs before the first heading only the first says who complains of whom;
// among the requests one says who is asked.
func TestShortTakes(t *testing.T) {
	l := shortened(3)
	l.Blocks = slices.Insert(l.Blocks, 3, letter.Block(&letter.Paragraph{Text: line("其他说明。")}))
	l.Blocks = slices.Insert(l.Blocks, 5, letter.Block(&letter.Paragraph{Text: line("请某局督促某公司：")}))
	got := shortText(t, l, 500)
	if strings.Contains(got, "其他说明") || !strings.Contains(got, "请求：\n请某局督促某公司：\n1. 查明") {
		t.Errorf("got\n%s", got)
	}
}

// What the letter declares above the signature is kept before the requests: it may keep a
// defence that they would give away.
func TestShortDeclares(t *testing.T) {
	l := shortened(3)
	l.Blocks = slices.Insert(l.Blocks, len(l.Blocks)-2,
		letter.Block(&letter.Table{Header: []letter.Line{line("证据")}}),
		letter.Block(&letter.Paragraph{Text: line("（沿用编号。）")}),
		letter.Block(&letter.Paragraph{Text: line("不放弃抗辩。")}))
	for _, limit := range []int{70, 500} {
		if got := shortText(t, l, limit); !strings.Contains(got, "\n不放弃抗辩。\n") || strings.Contains(got, "编号") {
			t.Errorf("%d: got\n%s", limit, got)
		}
	}
	l.Blocks = l.Blocks[:len(l.Blocks)-7] // a letter that ends with its facts
	l.Blocks = append(l.Blocks, &letter.Signature{})
	if got := shortText(t, l, 500); !strings.Contains(got, "3. 丙事") {
		t.Errorf("got\n%s", got)
	}
}

type incidentPath string

func (incidentPath) Position() token.Position { return token.Position{} }
func (p incidentPath) Path() string           { return string(p) }

type appliedTo []int

func (appliedTo) Cited() []letter.Cited { return []letter.Cited{{Key: "csl/46@2026-01-01"}} }
func (a appliedTo) Incidents() []int    { return a }

// Where not all facts fit, those go first to which most law is applied, in the order and
// under the numbers of the letter; requests that are left out are said to be.
func TestShortTakesWhatTheLawIsAbout(t *testing.T) {
	l := shortened(70)
	for i, b := range l.Blocks[len(l.Blocks)-7 : len(l.Blocks)-4] {
		at := &letter.Field{Text: "某日", Source: incidentPath("incidents." + strconv.Itoa(i) + ".at")}
		b.(*letter.Fact).Lines = []letter.Line{append(letter.Line{at}, b.(*letter.Fact).Lines[0]...)}
	}
	argument := l.Blocks[len(l.Blocks)-3].(*letter.List)
	argument.Items[0] = append(argument.Items[0], &letter.Field{Text: "某条", Source: appliedTo{1}})
	if got := shortText(t, l, 140); !strings.Contains(got, "2. 某日乙") || strings.Contains(got, "1. 某日甲") {
		t.Errorf("got\n%s", got)
	}
	if got := shortText(t, l, 120); !strings.HasSuffix(got, "其余请求、事实和证据详见附件。\n") {
		t.Errorf("got\n%s", got)
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
