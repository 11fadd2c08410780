package post

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/render/batch/workbook"
	"tousu/render/docx"
)

// TestSizes: every label is on its sheet, and names are different.
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
		{Case: "D", Body: "丙司", Address: "510000 丙路3号"}, {Case: "E", Body: "丁司", Address: "丁路4号（邮编：610000）"},
		{Case: "F", Body: "乙局"}, {Case: "H", Body: "己局"}, {Case: "I", Body: "庚局"}, {Case: "J", Body: "庚局"},
		{Case: "G", Body: "戊司", Address: "戊路123456号"},
	})
	var got []string
	for _, x := range ready {
		got = append(got, fmt.Sprintf("%s %s %s %s %s", x.Case, x.To.Name, x.To.Address, x.To.Postcode, x.To.Contact))
	}
	want := []string{
		"A 甲局 甲路1号 100001 信访处", "B 甲局 乙路2号 315000 信访处", "D 丙司 丙路3号 510000 ", "E 丁司 丁路4号 610000 ", "G 戊司 戊路123456号  ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Lack{{"乙局", 2}, {"庚局", 2}, {"己局", 1}}, Lacks(lacking)); diff != "" {
		t.Error(diff)
	}
}

// sendings are so many pieces to one body.
func sendings(n int, body, address string) []Sending {
	var out []Sending
	for i := range n {
		out = append(out, Sending{Piece{Case: fmt.Sprintf("C-%d", i+1), Body: body, Papers: []string{"举报信"}},
			Party{Name: body, Address: address, Postcode: "315000"}})
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
	s := &Settings{Sender: Party{Name: "某中心", Address: "某路5号"}}
	for _, size := range Sizes() {
		lay := s.envelopes
		if size.Sheet() {
			lay = labels
		}
		to := func(n int) (*docx.Form, error) { return lay(size, sendings(1, "甲局", strings.Repeat("甲", n))) }
		last := 99
		n := 1
		for ; ; n++ {
			f, err := to(n)
			if long := (*LongError)(nil); errors.As(err, &long) && long.Error() == "“甲局”的地址太长，印不下" {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			for _, r := range f.Rows {
				if over := overfull(r, f.Columns[0]); over > 0 {
					t.Errorf("%s, %d characters: %d twips too high", size.Name, n, over)
				}
			}
			p := f.Rows[len(f.Rows)/2].Places[0]
			if p.Lines[0].Size > last {
				t.Errorf("%s, %d characters: %d after %d", size.Name, n, p.Lines[0].Size, last)
			}
			last = p.Lines[0].Size
		}
		if last != smallest || n < 100 {
			t.Errorf("%s: %d characters are refused, after type of %d", size.Name, n, last)
		}
	}
	for _, size := range Sizes() {
		if size.Sheet() {
			continue
		}
		n := 1
		for ; ; n++ { // the sender has half of the width, and leaves room for the number
			s.Sender.Address = strings.Repeat("乙", n)
			f, err := s.envelopes(size, sendings(1, "甲局", "甲路1号"))
			if err != nil {
				break
			}
			foot := f.Rows[2]
			place := foot.Places[0]
			number := len(place.Lines) - 1
			foot.Places = []docx.FormPlace{{Lines: place.Lines[:number]}}
			if over := overfull(foot, twips((size.Width-2*edge)/2)) +
				docx.FormLeading(place.Lines[number].Size); over > 0 {
				t.Errorf("%s, a sender of %d characters: %d twips too high", size.Name, n, over)
			}
		}
		if n < 30 {
			t.Errorf("%s refuses a sender of %d characters", size.Name, n)
		}
	}
	s.Sender.Address = strings.Repeat("乙", 400)
	if f, err := s.envelopes(Sizes()[0], sendings(1, "甲局", "甲路1号")); err == nil {
		t.Errorf("a sender that has no room: %v", f)
	}
}

// overfull is by how many twips the lines of a row's first place are higher than it.
func overfull(r docx.FormRow, width int) int {
	p := r.Places[0]
	used := p.Head - r.Height
	for _, l := range p.Lines {
		used += docx.FormLeading(l.Size) * printedLines(l.Text, width-2*p.Pad-l.Indent, l.Size)
	}
	return used
}

// TestPrintedLines: a line of 1000 twips has room for ten units of type of 20 half points,
// two of which are not counted on.
func TestPrintedLines(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "甲": 1, "甲乙丙丁": 1, "甲乙丙丁a": 2, "abcdefgh": 1, "abcdefghi": 2, "~~~~~~~~": 1, "甲乙丙丁戊己庚辛": 2,
		"甲乙丙丁戊己庚辛1": 3,
	} {
		if got := printedLines(text, 1000, 20); got != want {
			t.Errorf("%s: %d lines, want %d", text, got, want)
		}
	}
	if got := printedLines("甲乙", 100, 20); got != 4 {
		t.Errorf("on a place with room for nothing: %d", got)
	}
	if lines, ok := fitted([]string{"甲", "", "乙"}, 1000, 2*docx.FormLeading(20), 24); !ok || len(lines) != 2 ||
		lines[1].Text != "乙" || lines[1].Size != 20 {
		t.Errorf("%v %t", lines, ok)
	}
	if lines, ok := fitted([]string{"甲"}, 1000, docx.FormLeading(smallest)-1, 24); ok {
		t.Errorf("%v", lines)
	}
}

// TestPaper: envelopes and labels are written, and what does not fit is reported.
func TestPaper(t *testing.T) {
	s := &Settings{Sender: Party{Name: "某中心", Address: "某路5号"}}
	sizes := Sizes()
	for size, want := range map[*Size][]string{&sizes[0]: {"信封", `w:w="9978" w:h="7087" w:orient="landscape"`},
		&sizes[len(sizes)-1]: {"地址标签", `w:w="11906" w:h="16838"`}} {
		var b bytes.Buffer
		if err := s.Paper(&b, *size, sendings(1, "甲局", "甲路1号"), legal.Date{}); err != nil {
			t.Fatal(err)
		}
		r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for i, part := range []string{"docProps/core.xml", "word/document.xml"} {
			src, err := fs.ReadFile(r, part)
			if err != nil || !strings.Contains(string(src), want[i]) {
				t.Errorf("%s: no %s in %s, %v", size.Name, want[i], part, err)
			}
		}
		b.Reset()
		if err := s.Paper(&b, *size, sendings(1, "甲局", strings.Repeat("甲", 2000)), legal.Date{}); err == nil ||
			b.Len() > 0 {
			t.Errorf("%s: %v", size.Name, err)
		}
	}
}

// TestUsualColumns: without settings the table has the usual columns, all text, under a bold header.
func TestUsualColumns(t *testing.T) {
	s := &Settings{Sender: Party{Name: "某中心", Phone: "010-1", Address: "某路5号"}}
	list := []Sending{{Piece{Case: "C-1", Person: "何子谦", Body: "甲局", Papers: []string{"举报信", "授权委托书"}},
		Party{"甲局", "信访处", "020-1", "甲路1号", "100001"}}}
	want := workbook.Table{Name: "寄件", Text: true, Widths: []float64{18}, Lines: []workbook.Line{
		{Bold: true, Cells: []any{"收件人", "收件人电话", "收件地址", "邮编", "寄件人", "寄件人电话", "寄件地址", "物品名称", "备注"}},
		{Cells: []any{"甲局", "020-1", "甲路1号", "100001", "某中心", "010-1", "某路5号", "文件", "C-1 举报信、授权委托书"}},
	}}
	if diff := cmp.Diff(want, s.table(list, agency.Default())); diff != "" {
		t.Error(diff)
	}
}

// TestFieldsOfColumns: each field that a column may name has its own value.
func TestFieldsOfColumns(t *testing.T) {
	s := &Settings{Sender: Party{"某中心", "信访组", "010-1", "某路5号", "100000"}}
	x := Sending{
		Piece{Case: "C-1", Person: "何子谦", Body: "甲局", Papers: []string{"举报信"}, Reference: "〔2026〕1号"},
		Party{"甲局", "信访处", "020-1", " 浙江省 宁波市江北区示例路1号", "315000"},
	}
	for _, f := range Fields {
		s.Columns = append(s.Columns, Column{f, "{" + f + "}"})
	}
	want := []any{
		"甲局", "信访处", "020-1", "浙江省 宁波市江北区示例路1号", "315000", "浙江省", "宁波市", "江北区", "示例路1号",
		"某中心", "信访组", "010-1", "某路5号", "100000", "C-1", "何子谦", "举报信", "〔2026〕1号",
	}
	if diff := cmp.Diff(want, s.table([]Sending{x}, agency.Default()).Lines[1].Cells); diff != "" {
		t.Error(diff)
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
	if diff := cmp.Diff(s.Columns, again.Columns); diff != "" || again.Sender != s.Sender ||
		again.Bodies["甲局"] != s.Bodies["甲局"] {
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
