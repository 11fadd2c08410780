package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// mailed is a letter to a body, with those lines to sign and those papers with it.
func mailed(a *agency.Agency, title string, blocks ...letter.Block) Document {
	return Document{Decision: agency.Decision{Agency: a},
		Result: &Result{Title: title, Recipient: "某机关", Letter: &letter.Letter{Blocks: blocks}}}
}

// rowsOf are the cells of a table, row by row.
func rowsOf(t *letter.Table) []string {
	var out []string
	for _, row := range append([][]letter.Line{t.Header}, t.Rows...) {
		var cells []string
		for _, l := range row {
			cells = append(cells, strings.ReplaceAll(l.String(), "\n", "/"))
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

// TestPosting: a row for each letter under its number, and one for what is kept.
func TestPosting(t *testing.T) {
	c := &complaint.Case{Respondent: complaint.Respondent{Name: "甲公司", Kind: legal.ConsumerFinance}}
	body, kept := &agency.Agency{Reach: "到信访窗口"}, &agency.Agency{Kept: true}
	signed := &letter.Signature{Lines: []letter.Line{said("投诉人（签名）：　"), said("2026年3月20日"), said("代理人签字:")}}
	enclosed := &letter.Enclosure{Items: []letter.Line{said("证据目录")}}
	documents := []Document{
		mailed(body, "举报信", &letter.Salutation{Text: said("甲局：")}, signed, enclosed), mailed(kept, "清单"),
		mailed(&agency.Agency{Channels: []agency.Channel{{Kind: "网站", Value: "https://a.example/b"},
			{Kind: "电话", Value: "12345"}}}, "投诉书"),
		mailed(kept, "提纲"),
	}
	table := posting(c, documents)
	want := []string{
		"号|文书|信封上写|附上，在哪里签名|单号",
		"01|举报信|甲局/（到信访窗口）|附：证据目录/签：投诉人（签名）/签：代理人签字|",
		"03|投诉书|某机关/（网站 a.example/b）/（电话 12345）||",
		"02/04|清单/提纲|不寄，本人留用|怎样用，各份上写明|",
	}
	if diff := cmp.Diff(want, rowsOf(table)); diff != "" {
		t.Error(diff)
	}
	if !table.Dense || !slices.Equal(table.Shares, []int{6, 15, 38, 31, 10}) { // a hundred together
		t.Error(table.Dense, table.Shares)
	}
	if got := rowsOf(posting(c, documents[:1])); len(got) != 2 {
		t.Errorf("a row of nothing that is kept: %q", got)
	}
}

// TestSeat: the address of a body that the case names is the case's, or room for it.
func TestSeat(t *testing.T) {
	e, c := shipped(t), readCase(t, "jincheng")
	d := paper(t, e, c, "lender-notice")
	r := &Result{Recipient: "甲公司", Letter: &letter.Letter{}}
	for address, want := range map[string]string{"成都市示例路1号": "甲公司\n成都市示例路1号", "": "甲公司\n地址："} {
		c.Respondent.Address = address
		if got := envelope(c, &Document{Decision: d, Result: r}).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	beside := e.planner.Agencies().AnnexesOf(true, paper(t, e, c, "nfra-report"))
	if len(beside) == 0 {
		t.Fatal("nothing goes beside a report")
	}
	if got := envelope(c, &Document{Decision: beside[0], Result: r}).String(); got != "同上一份，装在一起" {
		t.Error(got)
	}
}

// TestAddressee: the salutation without its colon, else the recipient.
func TestAddressee(t *testing.T) {
	for salutation, want := range map[string]string{"甲局：": "甲局", "甲局:": "甲局", "甲局": "甲局", "": "某机关"} {
		d := mailed(nil, "", &letter.Title{Text: said("题")}, &letter.Salutation{Text: said(salutation)})
		if salutation == "" {
			d = mailed(nil, "", &letter.Title{Text: said("题")})
		}
		if got := d.Result.addressee(); got != want {
			t.Errorf("%s: %s", salutation, got)
		}
	}
}

// TestProspectIsTold: what follows is under its day, and if nothing does, that is said.
func TestProspectIsTold(t *testing.T) {
	e, c := shipped(t), readCase(t, "jincheng")
	if p, ok := e.prospect(c, nil).(*letter.Paragraph); !ok || p.Text.String() != "这些文书没有可以计算的答复期限。" {
		t.Errorf("%v", p)
	}
	documents := []Document{{Decision: paper(t, e, c, "nfra-report")}}
	days := e.Prospect(c, documents)
	rows, ok := e.prospect(c, documents).(*letter.Parties)
	if !ok || !rows.Dense || len(days) == 0 || len(rows.Rows) != len(days) {
		t.Fatalf("%v of %v", rows, days)
	}
	for i, day := range days {
		want := day.Day.Chinese() + strings.Join(day.Short(), "\n")
		if got := rows.Rows[i][0].String() + rows.Rows[i][1].String(); got != want {
			t.Errorf("%s, want %s", got, day.Day.Chinese())
		}
	}
}

// TestDispatchFiles: the list is written in each format that is printed, after conversion
// where there is one, and a fault of either is told.
func TestDispatchFiles(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	plain, screen, made := titled("txt"), titled("html"), titled("pdf")
	screen.Screen = true
	made.Convert = func(docs [][]byte) ([][]byte, error) { return [][]byte{append([]byte("%PDF"), docs[0]...)}, nil }
	files, err := e.dispatchFiles(c, nil, []Format{screen, plain, made})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Name+" "+string(f.Data))
	}
	if diff := cmp.Diff([]string{"00-本人留存-寄送清单.txt 寄送清单", "00-本人留存-寄送清单.pdf %PDF寄送清单"}, got); diff != "" {
		t.Error(diff)
	}
	torn, jammed := made, plain
	torn.Convert = func([][]byte) ([][]byte, error) { return nil, errPrinter }
	jammed.Write = func(io.Writer, *Result, *complaint.Case) error { return errPrinter }
	for _, f := range []Format{torn, jammed} {
		if files, err := e.dispatchFiles(c, nil, []Format{f}); !errors.Is(err, errPrinter) || files != nil {
			t.Errorf("%v, %v", files, err)
		}
		if _, err := e.Run(c, nil, []Format{f}); !errors.Is(err, errPrinter) {
			t.Errorf("%v", err)
		}
	}
}

// TestDispatchHead writes out what is above the rows.
func TestDispatchHead(t *testing.T) {
	e, c := shipped(t), readCase(t, "jincheng")
	var b bytes.Buffer
	l := e.dispatch(c, nil)
	for line := range (&letter.Letter{Blocks: l.Blocks[:2]}).Lines() {
		fmt.Fprintln(&b, line.String())
	}
	p := c.Complainant
	want := fmt.Sprintf("寄送清单\n案件\n%s，信件日期%s\n寄件人\n%s，%s，%s\n怎样寄\n", c.ID, c.Date.Chinese(), p.Name, p.Phone, p.Address)
	if !strings.HasPrefix(b.String(), want) || !l.Blocks[1].(*letter.Parties).Dense || len(l.Blocks) != 4 {
		t.Error(b.String())
	}
}
