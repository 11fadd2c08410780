package post

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
	"tousu/render/docx"
)

// TestSizes: every label stands on its sheet, and names are told apart.
func TestSizes(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Sizes() {
		if seen[s.Name] {
			t.Errorf("%s stands twice", s.Name)
		}
		seen[s.Name] = true
		if s.Sheet() && !s.fits() {
			t.Errorf("%s does not fit", s.Name)
		}
		if !s.Sheet() && (s.Width <= s.Height || s.Height < 100) {
			t.Errorf("%s is no envelope", s.Name)
		}
	}
	if len(seen) < 9 {
		t.Errorf("%d sizes", len(seen))
	}
}

// TestAddress: the register comes first, then the settings; what has neither is apart.
func TestAddress(t *testing.T) {
	s := &Settings{Bodies: map[string]Party{"甲局": {Address: "甲路1号", Postcode: "100001", Contact: "信访处"}}}
	ready, lacking := s.Address([]Piece{
		{Case: "A", Body: "甲局"}, {Case: "B", Body: "甲局", Address: "乙路2号 315000"}, {Case: "C", Body: "乙局"},
		{Case: "D", Body: "丙司", Address: "510000 丙路3号"}, {Case: "E", Body: "丁司", Address: "丁路4号（邮编：610000）"}, {Case: "F", Body: "乙局"},
		{Case: "G", Body: "戊司", Address: "戊路123456号"},
	})
	var got []string
	for _, x := range ready {
		got = append(got, fmt.Sprintf("%s %s %s %s", x.Case, x.To.Address, x.To.Postcode, x.To.Contact))
	}
	want := []string{"A 甲路1号 100001 信访处", "B 乙路2号 315000 信访处", "D 丙路3号 510000 ", "E 丁路4号 610000 ", "G 戊路123456号  "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if l := Lacks(lacking); len(l) != 1 || l[0] != (Lack{"乙局", 2}) {
		t.Errorf("%v", l)
	}
}

// sendings are so many pieces to one body.
func sendings(n int, body, address string) []Sending {
	var out []Sending
	for i := range n {
		out = append(out, Sending{Piece{Case: fmt.Sprintf("C-%d", i+1), Body: body, Papers: []string{"举报信"}}, Party{Name: body, Address: address, Postcode: "315000"}})
	}
	return out
}

// pageLines are the texts of a form, place by place.
func pageLines(f *docx.Form) []string {
	var out []string
	for _, r := range f.Rows {
		for _, p := range r.Places {
			var lines []string
			for _, l := range p.Lines {
				lines = append(lines, l.Text)
			}
			out = append(out, strings.Join(lines, "|"))
		}
	}
	return out
}

// TestPages: the rows of an envelope fill its page but for less than the next one needs,
// and so do the rows of a sheet; nothing tells what the letter says.
func TestPages(t *testing.T) {
	s := &Settings{Sender: Party{Name: "某中心", Address: "某路5号", Postcode: "100000"}}
	for _, size := range Sizes() {
		lay, rows := s.envelopes, 3
		if size.Sheet() {
			lay, rows = labels, size.Rows
		}
		list := sendings(2*max(1, size.Columns)*max(1, size.Rows), "国家金融监督管理总局宁波监管局", "浙江省宁波市江北区示例路100号示例大厦18层")
		f, err := lay(size, list)
		if err != nil {
			t.Fatalf("%s: %v", size.Name, err)
		}
		if len(f.Rows) != 2*rows {
			t.Fatalf("%s: %d rows", size.Name, len(f.Rows))
		}
		left := f.Height - f.Top
		for _, r := range f.Rows[:rows] {
			left -= r.Height
		}
		if left < 20 || left >= f.Rows[rows].Height {
			t.Errorf("%s: %d twips are left, the next row has %d", size.Name, left, f.Rows[rows].Height)
		}
		text := strings.Join(pageLines(f), "\n")
		if strings.Contains(text, "举报") || !strings.Contains(text, "宁波监管局　收") || !strings.Contains(text, "C-2") {
			t.Errorf("%s: %s", size.Name, text)
		}
	}
}

// TestLongAddress: type becomes smaller before an address is refused.
func TestLongAddress(t *testing.T) {
	size := Sizes()[len(Sizes())-1]
	short, err := labels(size, sendings(1, "甲局", "甲路1号"))
	if err != nil {
		t.Fatal(err)
	}
	long, err := labels(size, sendings(1, "甲局", strings.Repeat("甲乙丙丁戊", 12)))
	if err != nil {
		t.Fatal(err)
	}
	if a, b := short.Rows[0].Places[0].Lines[0].Size, long.Rows[0].Places[0].Lines[0].Size; a <= b {
		t.Errorf("%d, %d", a, b)
	}
	var e *LongError
	if _, err := labels(size, sendings(1, "甲局", strings.Repeat("甲", 400))); !errors.As(err, &e) || e.Body != "甲局" {
		t.Errorf("%v", err)
	}
}

const settingsFile = `寄件人:
  名称: 某中心
  电话: 010-1
  地址: 某路5号
  邮编: "100000"
收件人:
  甲局: {地址: 甲路1号, 邮编: "100001"}
列:
  收件人姓名: "{收件机关}"
  省份: "{省}"
  城市: "{市}"
  街道: "{区县}|{详细地址}"
  内件: "{案件编号} {文书}"
  保价: 否
标签: {列数: 2, 行数: 5, 宽: 99.1, 高: 57, 列距: 2.5}
`

// TestCourier: columns in the order of the file, with what the courier asks for apart.
func TestCourier(t *testing.T) {
	s, findings := Decode("邮寄.yaml", []byte(settingsFile))
	if s == nil {
		t.Fatal(findings)
	}
	if s.Label == nil || s.Label.Rows != 5 || s.Label.Gap != 2.5 || s.Bodies["甲局"].Postcode != "100001" {
		t.Errorf("%+v", s)
	}
	list := sendings(2, "丙公司", "浙江省宁波市江北区示例路100号")
	list[0].Papers = append(list[0].Papers, "授权委托书")
	var b bytes.Buffer
	if err := s.Courier(&b, list, agency.Default()); err != nil {
		t.Fatal(err)
	}
	book, err := workbook.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	if _, err := book.Read(0, func(r workbook.Row) error {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, strings.Join(cells, ";"))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"收件人姓名;省份;城市;街道;内件;保价", "丙公司;浙江省;宁波市;江北区|示例路100号;C-1 举报信、授权委托书;否", "丙公司;浙江省;宁波市;江北区|示例路100号;C-2 举报信;否",
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

// TestSettingsFaults: what is wrong is told with its place.
func TestSettingsFaults(t *testing.T) {
	for src, want := range map[string]string{
		"寄件人:\n  名字: 甲\n":                    "2:3: 没有这个键",
		"收信人:\n  甲局: 乙\n":                    "1:1: 没有这个键",
		"列:\n  收件人: \"{收件}\"\n":              "2:8: 没有{收件}这一项",
		"寄件人:\n  邮编: 10000\n":                "2:7: 邮编应是6位数字",
		"标签: {列数: 3, 行数: 8, 宽: 80, 高: 37}\n": "1:1: 这样的标签在 A4 纸上排不下",
		"标签: {列数: 3, 行数: 8, 宽: 七十, 高: 37}\n": "应是毫米数",
		"收件人:\n  甲局: 乙路1号\n":                 "2:3: 邮寄设置的形式不对",
		"列:\n  - 收件人\n":                      "1:1: 邮寄设置的形式不对",
	} {
		s, findings := Decode("邮.yaml", []byte(src))
		if s != nil || !slices.ContainsFunc(findings, func(f complaint.Finding) bool { return strings.Contains(f.String(), want) }) {
			t.Errorf("%q: %v, want %s", src, findings, want)
		}
	}
}

// TestSample: what is written to be filled in can be read, and keeps what was set.
func TestSample(t *testing.T) {
	s, findings := Decode("a", []byte(settingsFile))
	if s == nil {
		t.Fatal(findings)
	}
	again, findings := Decode("b", Sample(s, []Lack{{"乙：局 #1", 3}}))
	if again == nil {
		t.Fatal(findings)
	}
	if diff := cmp.Diff(s.Columns, again.Columns); diff != "" || again.Sender != s.Sender || again.Bodies["甲局"] != s.Bodies["甲局"] {
		t.Error(diff, again)
	}
	if _, ok := again.Bodies["乙：局 #1"]; !ok {
		t.Errorf("%v", again.Bodies)
	}
	var b bytes.Buffer
	if err := s.Paper(&b, *s.Label, sendings(3, "甲局", "甲路1号"), legal.Date{}); err != nil || b.Len() == 0 {
		t.Error(err)
	}
}
