package text

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tousu/render/letter"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func line(s ...string) letter.Line {
	var l letter.Line
	for i, part := range s {
		if i > 0 {
			l = append(l, letter.Break{})
		}
		l = append(l, &letter.Field{Text: part, Origin: letter.FromCase})
	}
	return l
}

// everyBlock holds each kind of block.
func everyBlock() *letter.Letter {
	var many []letter.Line
	for range 11 {
		many = append(many, line("请求"))
	}
	return &letter.Letter{Blocks: []letter.Block{
		&letter.Paragraph{Text: line("示例法律援助中心")},
		&letter.Title{Text: line("投诉书")},
		&letter.Salutation{Text: line("国家金融监督管理总局四川监管局：")},
		&letter.Heading{Level: 1, Number: 1, Text: line("当事人")},
		&letter.Parties{Rows: [][2]letter.Line{
			{line("投诉人"), line("𠮷野㐂")}, {line("地址"), line("成都市", "某路 1 号")}, {line("邮箱"), nil},
		}},
		&letter.Heading{Level: 1, Number: 12, Text: line("事实与理由")},
		&letter.Heading{Level: 2, Number: 3, Text: line("经过")},
		&letter.Paragraph{Text: line("催收人员称“再不还钱……”  ", "次日又来电。　")},
		&letter.Fact{Number: 1, Lines: []letter.Line{line("来电。"), line("次日又来电。")}},
		&letter.Table{Header: []letter.Line{line("序号"), line("时间"), line("内容")}, Rows: [][]letter.Line{
			{line("1"), line("2026年3月1日"), line("致电", "同事")}, {line("2"), nil, line("短信")},
		}},
		&letter.Heading{Level: 1, Text: line("诉讼请求")},
		&letter.List{Ordered: true, Items: many},
		&letter.List{Items: []letter.Line{line("录音；"), line("截图。")}},
		&letter.Quote{Lines: []letter.Line{line("第十条　任何组织、个人"), line("（一）示例。")}},
		&letter.Closing{Lines: []letter.Line{line("此致"), line("国家金融监督管理总局四川监管局")}},
		&letter.Signature{Lines: []letter.Line{line("投诉人（签名）："), line("2026年3月20日")}},
		&letter.Enclosure{Items: []letter.Line{line("身份证复印件"), line("通话记录")}},
		&letter.Enclosure{Items: []letter.Line{line("只有一项")}},
	}}
}

func TestGolden(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, everyBlock()); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "every.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// A row to write in by hand shows where.
func TestFormRows(t *testing.T) {
	var b strings.Builder
	form := &letter.Table{Header: []letter.Line{line("序号"), line("时间"), line("号码")},
		Rows: [][]letter.Line{{line("1"), nil, line("　")}, {line("2"), line("三点"), nil}}}
	if err := Write(&b, &letter.Letter{Blocks: []letter.Block{form}}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "　　序号：1；时间：＿＿＿＿；号码：＿＿＿＿\n　　序号：2；时间：三点\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Whatever a value holds, no line ends in a blank and every value is there.
func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringMatching(`[一-十a-z“　 ]{1,20}`).Draw(t, "value")
		var b strings.Builder
		l := line(value, value)
		if err := Write(&b, &letter.Letter{Blocks: []letter.Block{
			&letter.Paragraph{Text: l},
			&letter.Parties{Rows: [][2]letter.Line{{l, l}}},
			&letter.Enclosure{Items: []letter.Line{l, l}},
		}}); err != nil {
			t.Fatal(err)
		}
		for s := range strings.SplitSeq(b.String(), "\n") {
			if s != strings.TrimRight(s, " 　") {
				t.Fatalf("%q ends in a blank", s)
			}
		}
		if got := strings.Count(b.String(), strings.Trim(value, " 　")); got < 8 {
			t.Fatalf("value stands %d times, want 8", got)
		}
	})
}
