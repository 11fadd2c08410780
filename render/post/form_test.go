package post

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/render/docx"
)

var update = flag.Bool("update", false, "rewrite testdata/forms.txt")

// TestForms holds every paper, place by place with its measures, to testdata/forms.txt: one
// piece, more than a sheet has places for, and long ones; with and without what may lack.
func TestForms(t *testing.T) {
	full := &Settings{Sender: Party{Name: "某某法律援助中心", Contact: "信访组", Phone: "0574-12345678", Address: "浙江省宁波市江北区示例路5号",
		Postcode: "315000"}}
	bare := &Settings{Sender: Party{Name: "林晓", Address: "北京市朝阳区幸福路1号"}}
	long := strings.Repeat("浙江省宁波市江北区示例路一百号示例大厦", 3) + "A座 Room 1203"
	pieces := map[string][]Sending{
		"one":  sendings(1, "国家金融监督管理总局宁波监管局", "浙江省宁波市江北区示例路100号示例大厦18层"),
		"long": sendings(2, "国家金融监督管理总局宁波监管局消费者权益保护处信访接待室", long),
		"full": {{Piece{Case: "C-1", Person: "何子谦", Body: "甲局", Papers: []string{"举报信", "授权委托书"},
			Reference: "XX法援〔2026〕1号"}, Party{Name: "甲局", Contact: "信访办公室", Phone: "010-12345678",
			Address: "北京市西城区示例大街1号", Postcode: "100001"}}},
	}
	var b strings.Builder
	for _, size := range Sizes() {
		for _, name := range []string{"one", "long", "full"} {
			for i, s := range []*Settings{full, bare} {
				lay := s.envelopes
				if size.Sheet() {
					lay = labels
				}
				f, err := lay(size, pieces[name])
				fmt.Fprintf(&b, "%s %s %d\n", size.Name, name, i)
				if err != nil {
					fmt.Fprintf(&b, "  %v\n", err)
					continue
				}
				writeForm(&b, f)
			}
		}
	}
	const golden = "testdata/forms.txt"
	if *update {
		if err := os.MkdirAll("testdata", 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
		t.Error(d)
	}
}

func writeForm(b *strings.Builder, f *docx.Form) {
	fmt.Fprintf(b, "  page %d x %d from %d %d columns %v\n", f.Width, f.Height, f.Left, f.Top, f.Columns)
	for i, r := range f.Rows {
		fmt.Fprintf(b, "  row %d of %d\n", i+1, r.Height)
		for _, p := range r.Places {
			fmt.Fprintf(b, "   %s\n", strings.ReplaceAll(fmt.Sprintf("%+v", p), "\n", "⏎"))
		}
	}
}
