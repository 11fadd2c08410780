package docx

import (
	"strings"
	"testing"

	"tousu/render/letter"
)

// render returns the paragraphs of a letter in short form: style, then marks.
func render(t *testing.T, blocks ...letter.Block) string {
	t.Helper()
	docx := file(t, newWriter(t), &letter.Letter{Blocks: blocks})
	for _, fault := range lint(t, docx) {
		t.Error(fault)
	}
	var b strings.Builder
	for _, p := range parseXML(t, parts(t, docx)[documentName]).all("p") {
		b.WriteString(p.at("pStyle").attr["val"])
		for _, mark := range []string{"keepNext", "pageBreakBefore", "wordWrap", "jc"} {
			if len(p.all(mark)) > 0 {
				b.WriteString(" " + mark)
			}
		}
		if id := p.at("numId").attr["val"]; id != "" {
			b.WriteString(" " + id + "." + p.at("ilvl").attr["val"])
		}
		b.WriteString("\n")
	}
	return b.String()
}

func para(s string) *letter.Paragraph { return &letter.Paragraph{Text: l(s)} }

func TestForms(t *testing.T) {
	one, two := []letter.Line{l("一")}, []letter.Line{l("一"), l("二")}
	sign := &letter.Signature{Lines: []letter.Line{l("投诉人："), l("2026年3月20日")}}
	for _, c := range []struct {
		name   string
		blocks []letter.Block
		want   string
	}{
		{"the foot is kept with two lines",
			[]letter.Block{para("甲"), para("乙"), para("丙"), &letter.Closing{Lines: two}, sign},
			"BodyText\nBodyText keepNext\nBodyText keepNext\nClosingFirst keepNext\nClosing keepNext\nSignatureLabel keepNext\nSignature\n"},
		{"a closing of two lines stays together",
			[]letter.Block{&letter.Closing{Lines: two}}, "ClosingFirst keepNext\nClosing\n"},
		{"or with one paragraph of two lines, and with the enclosures",
			[]letter.Block{para("甲"), para(strings.Repeat("乙", 40)), sign, &letter.Enclosure{Items: two}},
			"BodyText\nBodyText keepNext\nSignatureLabel keepNext\nSignature keepNext\nEnclosure keepNext\nEnclosureNext\n"},
		{"an annex begins a page",
			[]letter.Block{sign, &letter.Enclosure{Items: one}, &letter.Heading{Level: 1, Text: l("附")},
				&letter.Heading{Level: 1, Text: l("附")}},
			"SignatureLabel keepNext\nSignature keepNext\nEnclosureSole\nHeadingPlain pageBreakBefore\nHeadingPlain\n"},
		{"the facts are one list",
			[]letter.Block{&letter.Fact{Number: 1, Lines: two}, para("间"), &letter.Fact{Number: 2, Lines: one},
				&letter.List{Ordered: true, Items: one}},
			"ListNumber 3.0\nBodyText\nBodyText\nListNumber 3.0\nListNumber 4.0\n"},
		{"a list is kept by its last two items",
			[]letter.Block{&letter.List{Ordered: true, Items: two}, sign},
			"ListNumber keepNext 3.0\nListNumber keepNext 3.0\nSignatureLabel keepNext\nSignature\n"},
		{"a table is kept by its last two rows",
			[]letter.Block{&letter.Parties{Rows: [][2]letter.Line{{l("甲"), l("一")}, {l("乙"), nil}}}, sign},
			"TableKey keepNext\nTableText keepNext\nTableKey keepNext\nTableText keepNext\nSignatureLabel keepNext\nSignature\n"},
		{"an announcement is kept with what follows",
			[]letter.Block{para("规定："), &letter.Quote{Lines: two}, para("如下："), &letter.List{Items: one}, para("乙：")},
			"BodyText keepNext\nQuote\nQuote\nBodyText keepNext\nListBullet\nBodyText\n"},
		{"a signature with a printed name",
			[]letter.Block{&letter.Signature{Lines: two}}, "SignatureFirst keepNext\nSignature\n"},
		{"one enclosure has no number", []letter.Block{&letter.Enclosure{Items: one}}, "EnclosureSole\n"},
		{"enclosures", []letter.Block{&letter.Enclosure{Items: two}}, "Enclosure keepNext\nEnclosureNext\n"},
		{"tables do not run together",
			[]letter.Block{&letter.Parties{Rows: [][2]letter.Line{{l("甲"), nil}}}, &letter.Table{Header: one}},
			"TableKey\nTableText\nTableGap\nTableHead keepNext\nTableGap\n"},
		{"lists start again",
			[]letter.Block{&letter.List{Ordered: true, Items: one}, para("间"), &letter.List{Ordered: true, Items: one}},
			"ListNumber 3.0\nBodyText\nListNumber 4.0\n"},
		{"bullets", []letter.Block{&letter.List{Items: two}}, "ListBullet\nListBullet\n"},
		{"a long word breaks, an identity number does not",
			[]letter.Block{para("见https://example.com/a/b/c/d"), para("号510107199208140027")},
			"BodyText wordWrap\nBodyText jc\n"},
		{"no line is drawn out before a number",
			[]letter.Block{para("2026年3月20日"), para("电话13800001234"),
				&letter.Signature{Lines: []letter.Line{l("电话13800001234")}},
				&letter.List{Items: []letter.Line{l("工单号260205-0731")}}},
			"BodyText keepNext\nBodyText keepNext jc\nSignatureFirst\nListBullet jc\n"},
		{"nor in a heading",
			[]letter.Block{&letter.Heading{Level: 1, Text: l("12321（网站www.12321.cn）")},
				&letter.Heading{Level: 1, Text: l("事实")}},
			"HeadingPlain jc\nHeadingPlain\n"},
		{"a small table does not break over pages",
			[]letter.Block{&letter.Table{Header: one, Rows: [][]letter.Line{one, one}}, para("间")},
			"TableHead keepNext\nTableText keepNext\nTableText\nBodyText\n"},
		{"a larger one does",
			[]letter.Block{&letter.Table{Header: one, Rows: [][]letter.Line{one, one, one, one, one}}, para("间")},
			"TableHead keepNext\n" + strings.Repeat("TableText\n", 5) + "BodyText\n"},
		{"each of two papers in one file has a foot",
			[]letter.Block{para("甲"), para("乙"), para("丙"), sign, para("丁"), para("戊"), para("己"), sign},
			"BodyText\nBodyText keepNext\nBodyText keepNext\nSignatureLabel keepNext\nSignature\n" +
				"BodyText\nBodyText keepNext\nBodyText keepNext\nSignatureLabel keepNext\nSignature\n"},
		{"a citation is kept with its words",
			[]letter.Block{para("甲法第一条"), &letter.Quote{Lines: one}, para("乙法第二条"), &letter.List{Items: one}},
			"BodyText keepNext\nQuote\nBodyText\nListBullet\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := render(t, c.blocks...); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Word counts headings by itself; the letter's count wins where they differ.
func TestHeadingNumbers(t *testing.T) {
	h := func(level, number int) letter.Block {
		return &letter.Heading{Level: level, Number: number, Text: l("题")}
	}
	got := render(t, h(1, 1), h(2, 1), h(2, 2), h(1, 0), h(2, 3), h(1, 2), h(2, 1), h(1, 5), h(2, 2), h(1, 6))
	want := "Heading1\nHeading2\nHeading2\nHeadingPlain\nHeading2\nHeading1\nHeading2\nHeading1 15.0\nHeading2 16.1\nHeading1\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A letter with more lists than the stationery has instances brings its own.
func TestManyLists(t *testing.T) {
	var blocks []letter.Block
	for range listPool + 2 {
		blocks = append(blocks, &letter.List{Ordered: true, Items: []letter.Line{l("项")}})
	}
	got := render(t, blocks...)
	if !strings.Contains(got, "ListNumber 14.0\nListNumber 15.0\nListNumber 16.0\n") {
		t.Error(got)
	}
}

func TestColumnWidths(t *testing.T) {
	long := strings.Repeat("很长的经过。", 30)
	for _, c := range []struct {
		name   string
		header []string
		row    []string
		want   []int
	}{
		{"all fit: in proportion", []string{"甲", "乙乙"}, []string{"", ""}, []int{3500, 5344}},
		{"one column", []string{"甲"}, []string{long}, []int{8844}},
		{"short ones get what they want", []string{"序号", "经过"}, []string{"1", long}, []int{696, 8148}},
		{"long ones share", []string{"经过", "经过"}, []string{long, long}, []int{4422, 4422}},
	} {
		var header, row []letter.Line
		for i := range c.header {
			header = append(header, l(c.header[i]))
			row = append(row, l(c.row[i]))
		}
		got := columnWidths(&letter.Table{Header: header, Rows: [][]letter.Line{row}})
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %v, want %v", c.name, got, c.want)
				break
			}
		}
	}
}

// TestTallRows: a row is kept whole up to fifteen lines; a taller one may break over
// pages, or it could leave one empty.
func TestTallRows(t *testing.T) {
	for lines, whole := range map[int]bool{1: true, 14: true, 15: true, 16: false, 60: false} {
		cell := letter.Line{}
		for i := range lines {
			if i > 0 {
				cell = append(cell, letter.Break{})
			}
			cell = append(cell, letter.Text("甲"))
		}
		row := []letter.Line{l("乙"), cell}
		if got := rowLines(row, []int{2000, 6000}); got != lines && lines < 20 {
			t.Errorf("a row of %d lines is measured as %d", lines, got)
		}
		b := &body{}
		b.rowStart(rowLines(row, []int{2000, 6000}))
		if got := strings.Contains(string(b.buf), "cantSplit"); got != whole {
			t.Errorf("a row of %d lines is kept whole: %v", lines, got)
		}
	}
	long := l(strings.Repeat("字", 15*25+1)) // a line of 6000 holds about 25
	if got := rowLines([]letter.Line{long}, []int{6000}); got < 15 {
		t.Errorf("a long cell is measured as %d lines", got)
	}
}

// What follows a signature is a paper of its own, and begins a page; the first title
// begins none.
func TestPapersBehindASignature(t *testing.T) {
	paper := []letter.Block{&letter.Title{Text: l("说明")}, &letter.Paragraph{Text: l("内容")},
		&letter.Signature{Lines: []letter.Line{l("签名：")}}}
	got := render(t, append(append(append([]letter.Block{}, paper...), paper...), &letter.Heading{Text: l("附表")})...)
	if n := strings.Count(got, "pageBreakBefore"); n != 2 {
		t.Errorf("%d pages are begun, want 2: %s", n, got)
	}
}

// A row to write in by hand is as high as a hand needs.
func TestFormRows(t *testing.T) {
	table := &letter.Table{Header: []letter.Line{l("序号"), l("时间")},
		Rows: [][]letter.Line{{l("1"), nil}, {l("2"), l("三月")}}}
	src := file(t, newWriter(t), &letter.Letter{Blocks: []letter.Block{table}})
	if n := len(parseXML(t, parts(t, src)[documentName]).all("trHeight")); n != 1 {
		t.Errorf("%d rows are made high, want 1", n)
	}
}
