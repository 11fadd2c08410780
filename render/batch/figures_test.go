package batch

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/render/batch/workbook"
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
	return jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ','))).Count(least)
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
