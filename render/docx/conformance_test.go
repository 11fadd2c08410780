package docx

import (
	"cmp"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tousu/render/letter"
)

var dump = flag.String("dump", "", "write sample letters into this folder, for .ci/conformance")

// TestDump leaves letters for .ci/conformance and for the eye: go test
// ./render/docx -run TestDump -dump DIR.
func TestDump(t *testing.T) {
	dir := cmp.Or(*dump, t.TempDir())
	w := newWriter(t)
	for name, x := range map[string]*letter.Letter{
		"every": everyBlock(), "reference": reference(), "grid": grid(), "pages": pages(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), file(t, w, x), 0o600); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(wantTexts(x), "\n")
		if err := os.WriteFile(filepath.Join(dir, name+".txt"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range letterheads {
		x := file(t, letterheadWriter(t, name), pages())
		if err := os.WriteFile(filepath.Join(dir, "letterhead-"+name+".docx"), x, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// grid fills pages: 22 lines of 28 characters each.
func grid() *letter.Letter {
	return &letter.Letter{Blocks: []letter.Block{para(strings.Repeat("一二三四五六七八九十", 300))}}
}

// pages has what happens at the end of a page: a table and a list that cross it,
// long cells, many lists, a signature that would be alone on a page.
func pages() *letter.Letter {
	table := &letter.Table{Header: []letter.Line{l("序号"), l("时间"), l("经过"), l("证据")}}
	for i := range 30 {
		table.Rows = append(table.Rows, []letter.Line{
			l(f(strings.Repeat("1", i%2+1))), l(f("2026年3月1日21时40分")),
			l(f(strings.Repeat("对方来电称不还款就继续拨打通讯录里的每一个号码。", i%5+1))), l("证据", f("3"), "、", f("4")),
		})
	}
	table.Rows[7][2] = l(f(strings.Repeat("一个很长的经过，长到一页放不下。", 60)))
	blocks := []letter.Block{&letter.Title{Text: l("关于跨页表格的投诉书")}, table}
	for range listPool + 3 {
		blocks = append(blocks, para("以下请求各自编号："),
			&letter.List{Ordered: true, Items: []letter.Line{l("请求一；"), l("请求二。")}})
	}
	for n := range 23 {
		blocks = append(blocks, &letter.Heading{Level: 1, Number: n + 1, Text: l("标题")})
	}
	return &letter.Letter{Blocks: append(blocks, para(strings.Repeat("一行二十八个字，", 49)),
		&letter.Closing{Lines: []letter.Line{l("此致"), l("成都市武侯区人民法院")}},
		&letter.Signature{Lines: []letter.Line{l("具状人（签名）："), l("2026年3月20日")}},
		&letter.Enclosure{Items: []letter.Line{l("本起诉状副本1份")}})}
}
