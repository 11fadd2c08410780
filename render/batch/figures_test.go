package batch

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
	"tousu/render/plan"
	"tousu/render/text"
)

// figuresFor counts a table of eleven cases: seven of one lender, one each of four.
func figuresFor(t testing.TB, least int) *Figures {
	rows := [][]string{keptHead}
	for i := range 12 {
		r := keptCells(i)
		r[5] = "四川锦程消费金融有限责任公司"
		if i >= 7 {
			r[5] = fmt.Sprintf("第%d号消费金融有限公司", i)
		}
		if i == 11 {
			r[2] = "1" // a fault
		}
		rows = append(rows, r)
	}
	f := NewFigures()
	f.AddTable(jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ','))))
	f.Finish(least)
	return f
}

// TestFigures: cases are counted once for each trait; what fewer than the least have
// in common is one line.
func TestFigures(t *testing.T) {
	f := figuresFor(t, 5)
	if f.Cases != 11 || f.Left != 1 {
		t.Fatalf("%d cases, %d left", f.Cases, f.Left)
	}
	want := []Figure{{Name: "四川锦程消费金融有限责任公司", N: 7}, {Name: "其他（4 项，每项不足 5 件）", N: 4, Few: true}}
	if diff := cmp.Diff(want, f.Groups[0].Lines); diff != "" || f.Groups[0].Name != "被投诉机构" {
		t.Error(diff)
	}
	for _, g := range f.Groups {
		for _, l := range g.Lines {
			if l.N > f.Cases {
				t.Errorf("%s: %s has %d of %d cases", g.Name, l.Name, l.N, f.Cases)
			}
		}
	}
	if f = figuresFor(t, 1); len(f.Groups[0].Lines) != 5 {
		t.Errorf("%v", f.Groups[0].Lines)
	}
}

// TestFiguresHoldNobody: neither the workbook nor the page holds a name, a number or
// an address of the table.
func TestFiguresHoldNobody(t *testing.T) {
	f := figuresFor(t, 5)
	book, err := f.Workbook(5)
	must(t, err)
	b, err := workbook.Open(bytes.NewReader(book), int64(len(book)))
	must(t, err)
	var all strings.Builder
	for i := range b.Sheets {
		_, err := b.Read(i, func(r workbook.Row) error {
			for _, c := range r.Cells {
				all.WriteString(c.Text + "\n")
			}
			return nil
		})
		must(t, err)
	}
	must(t, text.Write(&all, f.Letter(testDay, 5)))
	for i := range 12 {
		for _, k := range []int{1, 2, 3, 4, 10} {
			if v := keptCells(i)[k]; strings.Contains(all.String(), v) {
				t.Errorf("%s of row %d stands in the figures", keptHead[k], i)
			}
		}
	}
	if !strings.Contains(all.String(), "四川锦程消费金融有限责任公司") || !strings.Contains(all.String(), "63.6%") {
		t.Error(all.String())
	}
}

// TestFiguresOfRegister: the letters of a register are counted by case, with what became
// of them on the day; a person's own words are not told.
func TestFiguresOfRegister(t *testing.T) {
	row := func(id, body string, sent complaint.Prior, note string) Posted {
		sent.Posted, sent.Paper = true, "nfra-report"
		return Posted{Case: id, Person: "甲", Body: body, Paper: "举报信", Agency: "nfra", Lender: legal.ConsumerFinance,
			Sent: sent, Note: note}
	}
	posted, signed := day(t, "2026-03-02"), day(t, "2026-03-04")
	rows := []Posted{
		row("A", "甲局", complaint.Prior{Date: posted, ReceivedOn: signed}, "问过张某"),
		row("A", "甲局", complaint.Prior{Date: posted, ReceivedOn: signed}, ""),
		row("B", "甲局", complaint.Prior{Date: posted, ReceivedOn: signed, AcceptedOn: day(t, "2026-03-10")}, ""),
		row("C", "甲局", complaint.Prior{Date: posted, ReceivedOn: signed, RepliedOn: day(t, "2026-03-12"),
			Result: complaint.Resolved}, ""),
		row("D", "乙局", complaint.Prior{}, ""), row("E", "乙局", complaint.Prior{Date: posted}, ""),
		row("F", "乙局", complaint.Prior{Date: posted, RepliedOn: day(t, "2026-03-12")}, "张某说再等"),
	}
	f := NewFigures()
	f.AddRegister(rows, plan.Default(), day(t, "2026-04-01"))
	f.AddLetter("G", "乙局", "投诉书")
	f.Finish(1)
	if f.Cases != 7 {
		t.Errorf("%d cases", f.Cases)
	}
	got := map[string]string{}
	for _, g := range f.Groups {
		for _, l := range g.Lines {
			got[g.Name] += fmt.Sprintf("%s %d；", l.Name, l.N)
		}
	}
	want := map[string]string{
		"机构类型": "消费金融公司 6；", "收件机关": "乙局 4；甲局 3；", "文书": "举报信 6；投诉书 1；", "寄出月份": "2026年03月 5；",
		"结果": "已受理，尚无答复 1；已寄出，尚无答复 1；已答复，结果未填 1；已解决 1；期限已过，尚无答复 1；未寄出 1；",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
