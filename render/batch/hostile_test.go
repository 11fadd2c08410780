package batch

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tousu/legal/complaint"
)

// TestTooManyRows: a case of more rows than any letter tells is one fault, whatever
// else is wrong with them.
func TestTooManyRows(t *testing.T) {
	path := put(t, "a.csv", encode(t, oneCase(maxIncidents+1), bomCharset, ','))
	wantOutcome(t, Source{Path: path}, "K-0 2:案件编号:too-many-rows")
}

// oneCase is a table of that many rows with one number.
func oneCase(n int) [][]string {
	rows := [][]string{keptHead}
	for i := range n {
		r := keptCells(0)
		r[10] += fmt.Sprint(i)
		rows = append(rows, r)
	}
	return rows
}

// TestEchoed: what a header or a sheet's name would do to a terminal is shown, not
// done, and a number in it is no one's.
func TestEchoed(t *testing.T) {
	const bad = "状\x1b[31m态\u202e13800001234"
	path := bookWith(t, [][]string{{bad}, append([]string{bad}, keptHead...), append([]string{"x"}, keptCells(0)...)},
		func(x *excelize.File) {
			must(t, x.SetSheetName("Sheet1", "a\u202e13800001234"))
		})
	s, err := Read(Source{Path: path})
	must(t, err)
	c, err := MapColumns(s, nil)
	_, err2 := Read(Source{Path: path, Name: bad})
	said := append(c.Describe(), s.Form, fmt.Sprint(s.Notes), fmt.Sprint(err), fmt.Sprint(err2))
	for _, line := range said {
		if strings.ContainsAny(line, "\x1b\u202e") || strings.Contains(line, "13800001234") {
			t.Errorf("%q", line)
		}
	}
	if file := string(ColumnFile(s, c, nil)); strings.ContainsRune(file, '\u202e') {
		t.Errorf("%q", file)
	}
}

// FuzzTable: no file panics on its way to cases, and what is refused says why.
func FuzzTable(f *testing.F) {
	f.Add([]byte("姓名,电话\n甲,1\n"))
	f.Add([]byte("sep=;\n\"姓名\";电话\r甲;'1\r合计;;"))
	f.Add([]byte("\xff\xfe姓名\t电话\n"))
	f.Add([]byte("标题\n案件编号,投诉人,,被投诉人\n,姓名,电话,名称\n1,甲,2,乙\n,,,\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := Read(Source{Path: put(t, "a.csv", src)})
		if err != nil {
			if refused, ok := err.(*RefusedError); !ok || refused.Findings[0].Message == "" {
				t.Fatal(err)
			}
			return
		}
		c, err := MapColumns(s, nil)
		if m, fs := complaint.DecodeColumnMap("a.yaml", ColumnFile(s, c, nil)); m == nil && len(fs) == 0 {
			t.Fatal("a column map is refused without a word")
		}
		if err != nil {
			return
		}
		j := &Job{Sheet: s, Columns: c, Days: complaint.Days{Letter: testDay, Today: testDay}}
		for _, d := range j.dockets() {
			if len(d.rows) == 0 {
				t.Fatal("a case without rows")
			}
		}
	})
}

// BenchmarkTable reads tables of three sizes into cases and reports the time for
// each row: merged cells, rows of one case and many columns cost no more in a
// larger table.
func BenchmarkTable(b *testing.B) {
	for _, rows := range []int{5_000, 20_000, 80_000} {
		merged := bookWith(b, oneCase(rows), func(x *excelize.File) {
			for top := 2; top+1 <= rows; top += 2 {
				must(b, x.MergeCell("Sheet1", fmt.Sprint("A", top), fmt.Sprint("A", top+1)))
			}
		})
		csv := put(b, "a.csv", encode(b, oneCase(rows), bomCharset, ','))
		for name, path := range map[string]string{"one-case": csv, "merged": merged} {
			b.Run(fmt.Sprintf("%s/%d", name, rows), func(b *testing.B) {
				for b.Loop() {
					s, err := Read(Source{Path: path})
					must(b, err)
					c, err := MapColumns(s, nil)
					must(b, err)
					j := &Job{Sheet: s, Columns: c, Engine: engine(), Jobs: 1}
					j.Check(b.Context(), func(Outcome) {})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
			})
		}
	}
}
