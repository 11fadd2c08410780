package batch

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tousu/legal/complaint"
	"tousu/render/output"
)

// TestReading: what a cell says, by the kind of its key and by what the user has said.
func TestReading(t *testing.T) {
	values := map[string]string{"打电话": "频繁骚扰", "无": complaint.Unused, "骂人": "侮辱诽谤"}
	for _, c := range []struct {
		kind      complaint.Kind
		separator string
		values    map[string]string
		in, want  string
	}{
		{complaint.Line, "", nil, "", ""}, {complaint.Line, "", nil, "'001", "001"},
		{complaint.Line, "", nil, "'甲", "'甲"}, {complaint.Line, "", nil, "'", "'"},
		{complaint.Line, "", nil, " '=1", "=1"},
		{complaint.Line, "", nil, "'9", "9"}, {complaint.Line, "", nil, "'/", "'/"},
		{complaint.Line, "", nil, "':", "':"},
		{complaint.Line, "", nil, "（空）", ""}, {complaint.Line, "", nil, " (跳过) ", ""},
		{complaint.Line, "", values, " 无 ", ""}, {complaint.Line, "", values, " 骂人 ", "侮辱诽谤"},
		{complaint.Line, "", nil, "甲\u00a0乙\u3000丙\u2007丁\u202f戊", "甲 乙 丙 丁 戊"},
		{complaint.Text, "", nil, "甲\u00a0乙", "甲\u00a0乙"},
		{complaint.DayTime, "", nil, "2026-02-01\u300009:15:30 ", "2026-02-01 09:15"},
		{complaint.DayTime, "", nil, "2026-02-01 09:15", "2026-02-01 09:15"},
		{complaint.Line, "", nil, "09:15:30", "09:15:30"},
		{complaint.Texts, "", nil, "甲┋乙┊(空)", "甲\n乙"}, {complaint.Texts, "", nil, "甲|乙｜ 丙 ", "甲\n乙\n丙"},
		{complaint.Texts, "", nil, "甲、乙", "甲、乙"}, {complaint.Texts, "/", nil, "甲/乙、丙", "甲\n乙、丙"},
		{complaint.Texts, "", values, "甲、打电话", "甲、打电话"}, {complaint.Texts, "", values, "甲┋打电话┋无", "甲\n频繁骚扰"},
		{complaint.Conducts, "", nil, "爆通讯录和频繁骚扰", "爆通讯录\n频繁骚扰"}, {complaint.Conducts, "", nil, " 爆通讯录 ", " 爆通讯录 "},
		{complaint.Conducts, "", nil, "爆通讯录、骂人", "爆通讯录、骂人"},
		{complaint.Conducts, "", values, "打电话┋骂人", "频繁骚扰\n侮辱诽谤"}, {complaint.Conducts, "", values, "骂人，打电话", "骂人，打电话"},
		{complaint.LoosePhones, "", values, "1；2，无", "1\n2"}, {complaint.LoosePhones, "", nil, "1；2", "1；2"},
	} {
		r := reading{kind: c.kind, separator: c.separator, values: c.values}
		if got := r.text(c.in); got != c.want {
			t.Errorf("%v %q: %q, want %q", c.kind, c.in, got, c.want)
		}
	}
}

// TestHarmAtItsBounds: what is just damage, and what is just none.
func TestHarmAtItsBounds(t *testing.T) {
	for _, c := range []struct {
		header string
		cell   Cell
		want   *harmKind
	}{
		{"合同编号", Cell{"123456789012345", numberForm}, nil}, {"合同编号", Cell{"1234567890123456", numberForm}, numericID},
		{"身份证号", Cell{"1", numberForm}, numericID},
		{"本金", Cell{"1234567890123456", numberForm}, nil}, {"欠款余额", Cell{"1234567890123456", numberForm}, nil},
		{"经过", Cell{strings.Repeat("#", longestHarm), textForm}, errorValue},
		{"经过", Cell{strings.Repeat("#", longestHarm+1), textForm}, nil}, {"时间", Cell{"20000", textForm}, serialDate},
		{"时间", Cell{"79999.5", textForm}, serialDate}, {"时间", Cell{"19999", textForm}, nil},
		{"时间", Cell{"80000", textForm}, nil}, {"时间", Cell{"46101", dateForm}, nil},
		{"时间", Cell{"２026-01-01", textForm}, fullwidth}, {"工作单位", Cell{"1E5", textForm}, scientific},
		{"经过", Cell{"1E5", textForm}, nil},
	} {
		f, ok := complaint.FieldByHeader(c.header)
		if !ok {
			t.Fatal(c.header)
		}
		if got := harm(&f, c.cell, true); got != c.want {
			t.Errorf("%s %.20q: %v, want %v", c.header, c.cell.Text, got, c.want)
		}
	}
	for _, c := range []struct {
		n, of int
		want  string
	}{{1, 100, "1%"}, {1, 101, "1 格"}, {50, 100, "50%"}, {199, 200, "99%"}, {1, 1, "100%"}} {
		if got := share(c.n, c.of); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.n, c.of, got, c.want)
		}
	}
	for text, want := range map[string]string{" 46101 ": "（2026年3月20日）", "1": "（1899年12月31日）", "x": ""} {
		if got := serialDay(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	for _, h := range harms {
		if columnHint(h) == "" || h.code == "" || h.message == "" || h.share == "" || h.hint == "" {
			t.Errorf("%+v", h)
		}
	}
}

// TestDamageIsFound: one finding with its cell; of a rounded number that passes its check it
// is asked.
func TestDamageIsFound(t *testing.T) {
	id, _ := complaint.FieldByHeader("身份证号")
	when, _ := complaint.FieldByHeader("时间")
	for _, c := range []struct {
		kind *harmKind
		col  complaint.Column
		text string
		says string
		want complaint.Severity
	}{
		{scientific, complaint.Column{Number: 3, Header: "身份证", Field: id}, "1E17", "“投诉人.身份证号”被 Excel 变成了科学记数",
			complaint.Fault},
		{serialDate, complaint.Column{Number: 3, Header: "时间", Field: when}, "46101",
			"“事件.时间”写的“46101”是 Excel 的日期序号（2026年3月20日），不是日期", complaint.Fault},
		{rounded, complaint.Column{Number: 3, Header: "身份证", Field: id}, "510104199307163000", "“投诉人.身份证号”以 000 结尾",
			complaint.Fault},
	} {
		f := c.kind.finding("a.csv", 7, c.col, c.text)
		if !strings.HasPrefix(f.Message, c.says) || f.Severity != c.want || f.Pos.String() != "a.csv:7:3" ||
			f.Header != c.col.Header || f.Code != c.kind.code || f.Path != c.col.Field.Path || f.Hint == "" {
			t.Errorf("%+v", f)
		}
	}
}

// bodyOf is a table of these rows, mapped, before and after it is made tidy.
func bodyOf(t *testing.T, rows ...string) *Sheet {
	t.Helper()
	s := table(t, rows...)
	c := &Columns{id: -1, width: len(s.Header)}
	for i, h := range s.Header {
		f, ok := complaint.FieldByPlainHeader(h)
		if !ok {
			continue
		}
		c.add(PlanLine{Column: i + 1, Header: h, header: h, field: f, Label: f.Label})
	}
	c.tidy(s)
	return s
}

// TestBody: rows of totals and notes are dropped, rows with only an act join the case above.
func TestBody(t *testing.T) {
	const head = "序号,姓名,身份证号,平台,时间,经过"
	a, b := "1,甲,510,乙公司,2026-02-01,丙", "2,丁,511,乙公司,2026-02-02,戊"
	for name, c := range map[string]struct {
		rows  []string
		lines string // line and leader of those that stay
		notes int
	}{
		"cases":               {[]string{head, a, b}, "2:0 3:0", 0},
		"total in between":    {[]string{head, a, "小计,,,,,", b}, "2:0 4:0", 1},
		"total with a number": {[]string{head, a, "合计,2件,,,,", b}, "2:0 4:0", 1},
		"how many of nothing": {[]string{head, a, "3,2件,,,,", b}, "2:0 3:0 4:0", 0},
		"a name like a total": {[]string{head, a, "3,合计,,,,", b}, "2:0 3:0 4:0", 0},
		"notes at the end":    {[]string{head, a, b, "3,,,,,", "说明：略,,,,,"}, "2:0 3:0", 1},
		"notes in between":    {[]string{head, a, "说明：略,,,,,", b}, "2:0 3:0 4:0", 0},
		"nothing is a case":   {[]string{head, "1,,,,,", "合计,,,,,"}, "2:0 3:0", 0},
		"an act alone": {[]string{head, a, ",,,,2026-02-03,己", ",,,,2026-02-04,庚", b}, "2:0 3:2 4:2 5:0",
			1},
		"an act of one company":    {[]string{head, a, ",,,乙公司,2026-02-03,己"}, "2:0 3:2", 1},
		"of another company":       {[]string{head, a, ",,,辛公司,2026-02-03,己"}, "2:0 3:0", 0},
		"an act of a person":       {[]string{head, a, ",壬,,,2026-02-03,己"}, "2:0 3:0", 0},
		"no act":                   {[]string{head, a, ",,,乙公司,,", b}, "2:0 3:0 4:0", 0},
		"an act that is skipped":   {[]string{head, a, ",,,,(空),（跳过）", b}, "2:0 3:0 4:0", 0},
		"a person that is skipped": {[]string{head, a, ",(空),,,2026-02-03,己"}, "2:0 3:2", 1},
		"quotes": {[]string{head, "1,甲,'510,乙公司,2026-02-01,丙", "2,'丁,'511,'乙,2026-02-02,'3"},
			"2:0 3:0", 2},
	} {
		s := bodyOf(t, c.rows...)
		var got []string
		for _, r := range s.Rows {
			got = append(got, fmt.Sprintf("%d:%d", r.Line, r.leader))
		}
		if strings.Join(got, " ") != c.lines || len(s.Notes) != c.notes {
			t.Errorf("%s: %v, %q", name, got, s.Notes)
		}
	}
}

// TestGroupsOfCases: rows are named to the fifth, the largest group first.
func TestGroupsOfCases(t *testing.T) {
	var cases []seen
	for i := range 9 {
		cases = append(cases, seen{fmt.Sprint(i), i + 2, traits{person: uint64(i), lender: 1}})
	}
	for n, want := range map[int]string{2: "第2、3行 2 件", 5: "第2、3、4、5、6行 5 件", 6: "第2、3、4、5、6行等 6 件"} {
		if got := rowsOf(cases, []int{0, 1, 2, 3, 4, 5}[:n]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if diff := cmp.Diff([][]int{{3, 4, 5}, {0, 9}, {1, 2}},
		largestFirst([][]int{{1, 2}, {3, 4, 5}, {0, 9}})); diff != "" {
		t.Error(diff)
	}
	for n, want := range map[int]bool{19: false, 20: true} {
		if got := sketch(strings.Repeat("甲，1", n)); (got != nil) != want {
			t.Errorf("a sketch of %d letters: %v", n, got)
		}
	}
	a, b := sketch("来电人自称受该公司委托，一天之内多次拨打本人父母和同事的电话"), sketch("本人于去年在该平台申请过一笔贷款，合同约定分十二期还清全部本息")
	if likeness(a, a) != 1 || likeness(a, b) > 0.3 || likeness(&[bins]uint16{}, &[bins]uint16{}) != 1 {
		t.Errorf("%g, %g", likeness(a, a), likeness(a, b))
	}
	const twenty = "来电人自称受该公司委托一天之内多次拨打"
	// the first and the last count
	for _, pair := range [][2]string{{twenty + "甲甲", twenty + "甲乙"}, {"甲" + twenty + "甲", "乙" + twenty + "甲"}} {
		if a, b := sketch(pair[0]), sketch(pair[1]); *a == *b {
			t.Errorf("%q have one sketch", pair)
		}
	}
	var empty [bins]uint16
	for i := range empty {
		empty[i] = ^uint16(0)
	}
	half := empty
	half[3] = 7
	if likeness(&empty, &empty) != 0 || likeness(&half, &empty) != 0 || likeness(&half, &half) != 1 {
		t.Error("what is empty in both counts for nothing")
	}
}

// TestTally: each outcome adds to its own sum, bodies and warnings the most first.
func TestTally(t *testing.T) {
	tally := newTally(&Job{})
	warn := complaint.Finding{Severity: complaint.Warning, Code: "b"}
	other := complaint.Finding{Severity: complaint.Warning, Code: "a"}
	twice := complaint.Finding{Severity: complaint.Warning, Code: "c"}
	fault, doubt := complaint.Finding{Severity: complaint.Fault, Code: "x"},
		complaint.Finding{Severity: complaint.Doubt, Code: "y"}
	no := UnwrittenLine{"甲局", "举报信", "缺民族"}
	for i, o := range []Outcome{
		{State: Written, Papers: []PaperLine{{"甲局", "信"}, {"乙局", "信"}}, Findings: complaint.Findings{warn, twice},
			aside: 2, Postings: []Posting{{Case: "1"}}},
		{State: Done, Papers: []PaperLine{{"乙局", "信"}}, Findings: complaint.Findings{twice}, aside: 1},
		{State: Planned, Papers: []PaperLine{{"丙局", "信"}}, Unwritten: []UnwrittenLine{no},
			Findings: complaint.Findings{other}},
		{State: Idle, Unwritten: []UnwrittenLine{no, {"甲局", "投诉书", "缺民族"}}},
		{State: Failed, Findings: complaint.Findings{fault, warn}},
		{State: Failed, Findings: complaint.Findings{doubt}},
	} {
		o.ID, o.Rows = fmt.Sprint(i), []int{i + 2}
		tally.add(o)
	}
	tally.finish(9)
	got := fmt.Sprintf("%d %d %d %d %d %d %d %d %d", tally.Written, tally.Done, tally.Planned, tally.Failed,
		tally.Asked, tally.Idle, tally.Letters, tally.Left, tally.Aside)
	if got != "1 1 1 2 1 1 4 3 3" || len(tally.Postings) != 1 || len(tally.failed) != 2 ||
		len(tally.failed[0].faults) != 1 {
		t.Errorf("%s %v", got, tally.failed)
	}
	if diff := cmp.Diff([]Count{{"乙局", 2}, {"丙局", 1}, {"甲局", 1}}, tally.Bodies); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]UnwrittenCount{{no, []int{4, 5}}, {UnwrittenLine{"甲局", "投诉书", "缺民族"}, []int{5}}},
		tally.Unwritten); diff != "" {
		t.Error(diff)
	}
	codes := ""
	for _, w := range tally.Warnings {
		codes += fmt.Sprintf("%s%d ", w.Finding.Code, w.N)
	}
	if codes != "b2 c2 a1 " {
		t.Error(codes)
	}
}

// TestSummary: a line for each letter and for each that could not be written, nothing of a
// person; what earlier runs left stays in front.
func TestSummary(t *testing.T) {
	j := &Job{Sheet: &Sheet{File: "x/a.csv"}}
	j.Formats = append(j.Formats, txtFormat)
	tally := newTally(j)
	tally.kept = []summaryLine{{"=1", []int{2, 5}, []PaperLine{{"甲局", "信"}}, []UnwrittenLine{{"乙局", "书", "缺民族"}}, 2,
		true}, {"B", []int{3}, []PaperLine{{"甲局", "信"}}, nil, 0, false}}
	out, err := output.Open(t.TempDir(), "batch")
	must(t, err)
	earlier := bom + strings.Join(summaryHead, ",") +
		"\r\nOLD,b.csv,2,甲局,信,OLD/01,,\r\nGONE,b.csv,3,甲局,信,GONE/01,,\r\nB,b.csv,4,甲局,信,B/01,,\r\n"
	must(t, out.WriteFile("summary.csv", []byte(earlier)))
	for _, id := range []string{"OLD", "B"} {
		_, err := out.Publish(id, output.Run{Files: []output.File{{Name: "a", Data: nil}}})
		must(t, err)
	}
	must(t, tally.writeSummary(out))
	src, err := out.ReadFile("summary.csv")
	must(t, err)
	want := bom + strings.Join(summaryHead, ",") +
		"\r\nOLD,b.csv,2,甲局,信,OLD/01,,\r\n'=1,a.csv,2、5,甲局,信,'=1/01-甲局-信.txt,,2 处；与其他案件雷同或重复\r\n'=1,a.csv,2、5,乙局,书,,缺民族,\r\nB,a.csv,3,甲局,信,B/01-甲局-信.txt,,\r\n"
	if diff := cmp.Diff(want, string(src)); diff != "" {
		t.Error(diff)
	}
	tally.kept = nil
	must(t, out.Remove("summary.csv"))
	for _, foreign := range []string{"", "a,b\n1,2\n", "\"torn", bom} {
		must(t, out.WriteFile("summary.csv", []byte(foreign)))
		if got := tally.earlierLines(out); len(got) > 0 {
			t.Errorf("%q: %v", foreign, got)
		}
	}
	must(t, tally.writeSummary(out)) // nothing to tell
	if _, err := out.Stat("summary.csv"); err == nil {
		t.Error("an empty summary is left")
	}
	must(t, out.Close())
}

// TestGone: a failed file that lacks rows of a case is told, unless rows of unknown origin
// may be they.
func TestGone(t *testing.T) {
	for _, c := range []struct {
		origins     int
		have        int
		known, rows string
		want        string
	}{
		{1, 1, "2 5", "2", "5"}, {1, 2, "2 5", "2", ""}, {1, 2, "2 5", "2 5", ""}, {0, 1, "2 5", "2", ""},
		{1, 1, "", "2", ""}, {1, 2, "2 5 7", "2", "5 7"}, {1, 3, "2 5 7", "2", ""},
	} {
		j := &Job{Columns: &Columns{origins: c.origins}}
		got := j.gone(&docket{rows: make([]*Row, c.have)}, strings.Fields(c.known), strings.Fields(c.rows))
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestChoose: the worksheet that is read, and what is said of the others.
func TestChoose(t *testing.T) {
	cases, words := [][]string{keptHead, keptCells(0)}, [][]string{{"姓名", "电话"}, {"甲", "乙"}}
	for name, c := range map[string]struct {
		sheets map[string][][]string // A, B, C in this order
		want   string
		notes  int
	}{
		"the first":    {map[string][][]string{"A": cases}, "A", 0},
		"of cases":     {map[string][][]string{"A": words, "B": cases}, "B", 1},
		"two of cases": {map[string][][]string{"A": cases, "B": cases}, "A", 1},
		"behind words": {map[string][][]string{"A": words, "B": cases, "C": cases}, "B", 2},
		"an empty one": {map[string][][]string{"A": nil, "B": cases}, "B", 0},
	} {
		x := excelize.NewFile()
		must(t, x.SetSheetName("Sheet1", "A"))
		for _, sheet := range []string{"A", "B", "C"} {
			rows, ok := c.sheets[sheet]
			if !ok {
				continue
			}
			_, err := x.NewSheet(sheet)
			must(t, err)
			for i, r := range rows {
				must(t, x.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &r))
			}
		}
		path := filepath.Join(t.TempDir(), "a.xlsx")
		must(t, x.SaveAs(path))
		s, err := Read(Source{Path: path})
		if err != nil || s.Form != "工作簿，工作表“"+c.want+"”" || len(s.Notes) != c.notes {
			t.Errorf("%s: %v %v", name, s, err)
		}
	}
	wide := bookWith(t, cases, func(x *excelize.File) { must(t, x.SetCellStr("Sheet1", "ALM2", "远")) }) // column 1001
	if s, err := Read(Source{Path: wide}); err != nil || len(s.Notes) != 1 || s.Notes[0] != "第 1000 列以后还有 1 格内容，没有读" {
		t.Errorf("%v %v", s, err)
	}
	if _, err := Read(Source{Path: bookWith(t, nil, nil)}); refusal(err) != "0 empty-table" {
		t.Error(err)
	}
	if _, err := Read(Source{Path: bookWith(t, cases, nil), Name: "没有"}); refusal(err) != "0 no-sheet" {
		t.Error(err)
	}
}
