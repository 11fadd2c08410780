package batch

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tousu/legal/complaint"
)

// Sheets as offices keep them: each kind read right, or stopped by one message.

// keptHead is the header of these sheets, and keptCells a row of a person.
var keptHead = strings.Split("案件编号,姓名,身份证号,电话,住址,被投诉人,类型,地区,时间,行为,经过", ",")

func keptCells(i int) []string {
	p := person(i)
	return []string{fmt.Sprintf("K-%d", i), p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10]}
}

// bookWith builds a workbook of text rows and does more to it.
func bookWith(t testing.TB, rows [][]string, more func(x *excelize.File)) string {
	t.Helper()
	return bookOf(t, func(x *excelize.File) {
		for i, r := range rows {
			cells := make([]any, len(r))
			for k, v := range r {
				if v != "" {
					cells[k] = v
				}
			}
			at, err := excelize.CoordinatesToCellName(1, i+1)
			must(t, err)
			must(t, x.SetSheetRow("Sheet1", at, &cells))
		}
		if more != nil {
			more(x)
		}
	})
}

// outcome is the result for a table: its cases with their incidents, or the codes
// that stop it.
func outcome(t testing.TB, src Source) (got []string, s *Sheet, c *Columns) {
	t.Helper()
	s, err := Read(src)
	if err == nil {
		c, err = MapColumns(s, src.Map)
	}
	if err != nil {
		refused, ok := err.(*RefusedError)
		if !ok {
			t.Fatal(err)
		}
		for _, f := range refused.Findings {
			got = append(got, fmt.Sprintf("%d %s %s", f.Pos.Line, f.Header, f.Code))
		}
		return got, s, c
	}
	j := &Job{Sheet: s, Columns: c, Engine: engine(), Days: complaint.Days{Letter: testDay, Today: testDay}, Jobs: 1}
	for _, d := range j.dockets() {
		kase, findings := j.decode(d)
		line := d.id
		if kase != nil {
			line += fmt.Sprintf(" %s %d", kase.Complainant.Name, len(kase.Incidents))
		}
		for _, f := range findings.Of(complaint.Fault) {
			line += fmt.Sprintf(" %d:%s:%s", f.Pos.Line, f.Header, f.Code)
		}
		got = append(got, line)
	}
	return got, s, c
}

func wantOutcome(t *testing.T, src Source, want ...string) *Sheet {
	t.Helper()
	got, s, _ := outcome(t, src)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	return s
}

// named is the outcome of the i-th person's case with n incidents.
func named(i, n int) string { return fmt.Sprintf("K-%d %s %d", i, person(i)[1], n) }

// TestMergedDown: rows under one merged cell are one case with all its incidents,
// with and without 案件编号.
func TestMergedDown(t *testing.T) {
	rows := [][]string{keptHead}
	for i := range 2 {
		for k := range 3 {
			r := keptCells(i)
			r[8] = fmt.Sprintf("2026-02-0%d", 3*i+k+1)
			if k > 0 {
				copy(r, make([]string, 8))
			}
			rows = append(rows, r)
		}
	}
	merge := func(first int) func(x *excelize.File) {
		return func(x *excelize.File) {
			for _, top := range []int{2, 5} {
				for col := first; col <= 8; col++ {
					from, _ := excelize.CoordinatesToCellName(col, top)
					to, _ := excelize.CoordinatesToCellName(col, top+2)
					must(t, x.MergeCell("Sheet1", from, to))
				}
			}
		}
	}
	s := wantOutcome(t, Source{Path: bookWith(t, rows, merge(1))}, named(0, 3), named(1, 3))
	if len(s.Notes) != 1 || !strings.Contains(s.Notes[0], "第 2 至 4 行") {
		t.Errorf("the merge is not named: %v", s.Notes)
	}
	for i := range rows {
		rows[i] = slices.Clone(rows[i])
		rows[i][0] = map[bool]string{true: "序号"}[i == 0]
	}
	wantOutcome(t, Source{Path: bookWith(t, rows, merge(2))}, "R0001 "+person(0)[1]+" 3", "R0004 "+person(1)[1]+" 3")
}

// TestContinuedRows: a row with nothing but an incident belongs to the case above,
// as in the CSV form of a sheet with merged cells; one that says more of a case
// does not.
func TestContinuedRows(t *testing.T) {
	a, more, other := keptCells(0), make([]string, 11), make([]string, 11)
	copy(more[8:], []string{"2026-02-27", "威胁恐吓", "来电人说要到单位去闹，让所有人都知道这件事情。"})
	copy(other[8:], more[8:])
	other[3] = keptCells(1)[3]
	path := put(t, "a.csv", encode(t, [][]string{keptHead, a, more, keptCells(1), other}, bomCharset, ','))
	got, s, _ := outcome(t, Source{Path: path})
	if len(got) != 3 || got[0] != named(0, 2) || got[1] != named(1, 1) || !strings.Contains(got[2], "missing-key") &&
		!strings.Contains(got[2], "empty-value") {
		t.Errorf("%q", got)
	}
	if len(s.Notes) != 1 || !strings.HasPrefix(s.Notes[0], "第3行只写了事件") {
		t.Errorf("%v", s.Notes)
	}
	again := slices.Clone(more) // the company is written again
	copy(again[5:9], append(slices.Clone(a[5:8]), "2026-02-28"))
	rows := [][]string{keptHead, a, more, again, keptCells(1)}
	wantOutcome(t, Source{Path: put(t, "b.csv", encode(t, rows, bomCharset, ','))}, named(0, 3), named(1, 1))
	rows = append(rows, more, keptCells(2), more) // each to the case above it
	wantOutcome(t, Source{Path: put(t, "d.csv", encode(t, rows, bomCharset, ','))}, named(0, 3), named(1, 2), named(2, 2))
	rows = rows[:5]
	again[5] = keptCells(1)[5] + "分公司" // another company
	if got, _, _ := outcome(t, Source{Path: put(t, "c.csv", encode(t, rows, bomCharset, ','))}); len(got) != 3 {
		t.Errorf("%q", got)
	}
}

// TestTitlesAndTotals: a title, a date of print, totals, notes and numbers filled
// in ahead are no cases, and named.
func TestTitlesAndTotals(t *testing.T) {
	rows := [][]string{
		{"某区消费者权益保护中心催收投诉登记表"}, {"", "", "", "填表人：甲", "2026年3月"}, {},
		keptHead, keptCells(0), {"小计", "", "1件"}, keptCells(1),
		{"合计", "2件", "", "2"}, {"K-2"}, {"说明：本表由各窗口汇总。"},
	}
	rows[5][2] = ""
	for name, path := range map[string]string{
		"csv":  put(t, "a.csv", encode(t, rows, bomCharset, ',')),
		"xlsx": bookWith(t, rows, func(x *excelize.File) { must(t, x.MergeCell("Sheet1", "A1", "K1")) }),
	} {
		s := wantOutcome(t, Source{Path: path}, named(0, 1), named(1, 1))
		if s.Line != 4 || len(s.Notes) != 2 || !strings.Contains(s.Notes[0], "第 4 行") ||
			!strings.HasPrefix(s.Notes[1], "第6、8至10行") {
			t.Errorf("%s: %d %v", name, s.Line, s.Notes)
		}
	}
	wantOutcome(t, Source{Path: put(t, "a.csv", encode(t, rows, bomCharset, ',')), Header: 4}, named(0, 1), named(1, 1))
	wantOutcome(t, Source{Path: put(t, "a.csv", encode(t, rows, bomCharset, ',')), Header: 3}, "3  no-header")
}

// TestTwoRowHeader: headings over columns and the names below them are one header;
// an agent's phone is not the complainant's.
func TestTwoRowHeader(t *testing.T) {
	upper := strings.Split("案件编号,投诉人信息,,,,被投诉人,,,事件,,,代理人,", ",")
	lower := strings.Split(",姓名,身份证号,电话,住址,名称,类型,地区,时间,行为,经过,姓名,电话", ",")
	row := append(keptCells(0), "周正", "13900001111")
	rows := [][]string{upper, lower, row, append(keptCells(1), "", "")}
	merge := func(x *excelize.File) {
		for _, r := range []string{"A1:A2", "B1:E1", "F1:H1", "I1:K1", "L1:M1"} {
			from, to, _ := strings.Cut(r, ":")
			must(t, x.MergeCell("Sheet1", from, to))
		}
	}
	for name, path := range map[string]string{
		"csv":  put(t, "a.csv", encode(t, rows, bomCharset, ',')),
		"xlsx": bookWith(t, rows, merge),
	} {
		s := wantOutcome(t, Source{Path: path}, named(0, 1), named(1, 1))
		want := "案件编号 投诉人.姓名 投诉人.身份证号 投诉人.电话 投诉人.住址 被投诉人.名称 被投诉人.类型 被投诉人.地区 事件.时间 事件.行为 事件.经过 代理人.姓名 代理人.电话"
		if got := strings.Join(s.Header, " "); got != want || len(s.Notes) == 0 ||
			s.Notes[0] != "第 1、2 行是两行的表头，按上下合起来读" {
			t.Errorf("%s: %s %q", name, got, s.Notes)
		}
	}
}

// TestCoverSheet: a cover and a list of words come first, the cases are found;
// hidden sheets of cases are asked about.
func TestCoverSheet(t *testing.T) {
	path := func(visible bool) string {
		return bookWith(t, [][]string{{"欢迎使用"}, {"姓名"}}, func(x *excelize.File) {
			for _, n := range []string{"2026年5月", "旧表"} {
				_, err := x.NewSheet(n)
				must(t, err)
				for k, r := range [][]string{keptHead, keptCells(0)} {
					must(t, x.SetSheetRow(n, fmt.Sprintf("A%d", k+1), &r))
				}
			}
			must(t, x.SetSheetVisible("旧表", visible))
		})
	}
	s := wantOutcome(t, Source{Path: path(true)}, named(0, 1))
	if s.Form != "工作簿，工作表“2026年5月”" || len(s.Notes) != 2 {
		t.Errorf("%s %v", s.Form, s.Notes)
	}
	wantOutcome(t, Source{Path: path(false)}, "0  hidden-sheet")
	wantOutcome(t, Source{Path: path(false), Name: "2026年5月"}, named(0, 1))
	wantOutcome(t, Source{Path: path(false), Name: "旧表"}, named(0, 1))
}

// TestHiddenRows: what a filter hides is asked about; the answer is in the
// column map.
func TestHiddenRows(t *testing.T) {
	path := bookWith(t, [][]string{keptHead, keptCells(0), keptCells(1), keptCells(2)}, func(x *excelize.File) {
		must(t, x.SetRowVisible("Sheet1", 3, false))
	})
	wantOutcome(t, Source{Path: path}, "3  hidden-rows")
	wantOutcome(t, Source{Path: path, Map: &complaint.ColumnMap{Hidden: complaint.HiddenLeft}}, named(0, 1),
		named(2, 1))
	wantOutcome(t, Source{Path: path, Map: &complaint.ColumnMap{Hidden: complaint.HiddenRead}}, named(0, 1),
		named(1, 1), named(2, 1))
}

// TestLedgerHeaders: what a ledger calls 日期, 地区, 截止日期 and 编号 is asked about
// where it may be something else; a table of cases has a region too.
func TestLedgerHeaders(t *testing.T) {
	head := strings.Split("编号,日期,姓名,身份证号,联系电话,地址,地区,平台,公司类型,时间,行为类型,情况说明,截止日期,经办人", ",")
	row := func(i int) []string {
		p := person(i)
		return []string{fmt.Sprintf("法援催字〔2026〕%d号", i+1), "2026-03-01", p[1], p[2], p[3], "上海市浦东新区示例路1号", "上海市", p[5],
			p[6], p[8], p[9], p[10], "2026-06-01", "甲"}
	}
	path := put(t, "a.csv", encode(t, [][]string{head, row(0), row(1)}, bomCharset, ','))
	wantOutcome(t, Source{Path: path}, "1 编号 ambiguous-column", "1 日期 ambiguous-column", "1 地区 ambiguous-column",
		"1 截止日期 ambiguous-column", "1 经办人 ambiguous-column")
	wantOutcome(t, Source{Path: put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0)}, bomCharset, ','))},
		named(0, 1))
}

// TestShortNames: every key of the dictionary under its own short name as a header
// is understood or asked about; none is dropped.
func TestShortNames(t *testing.T) {
	taken := map[string]bool{}
	for _, h := range keptHead {
		f, _ := complaint.FieldByHeader(h)
		taken[f.Path] = true
	}
	for _, f := range complaint.Fields() {
		for _, name := range append([]string{f.Key}, f.Aliases...) {
			for _, value := range []string{"某某", "联系人", ""} {
				s := &Sheet{File: "a.csv", Line: 1, CSV: true, Header: append(slices.Clone(keptHead), name)}
				s.Rows = []Row{packTexts(2, append(keptCells(0), value))}
				c, err := MapColumns(s, nil)
				l := c.Plan[len(c.Plan)-1]
				if l.Label == "" && (l.asked == nil || err == nil) {
					t.Errorf("%s with %q in it is dropped: %s", name, value, l.Why)
				}
				if l.Label != "" && !slices.ContainsFunc(append(complaint.FieldsNamed(name), byHeader(name)...),
					func(g complaint.Field) bool { return g.Path == l.field.Path }) {
					t.Errorf("%s is taken for %s", name, l.Label)
				}
			}
		}
	}
	s := &Sheet{File: "a.csv", Line: 1, CSV: true, Header: append(slices.Clone(keptHead), "身份")}
	s.Rows = []Row{packTexts(2, append(keptCells(0), "联系人"))}
	if c, err := MapColumns(s, nil); err != nil || c.Plan[11].Label != "投诉人.身份" {
		t.Errorf("身份 with 联系人 in it: %v %v", c.Plan[11], err)
	}
}

func byHeader(name string) []complaint.Field {
	f, ok := complaint.FieldByHeader(name)
	return map[bool][]complaint.Field{true: {f}}[ok]
}

func packTexts(line int, texts []string) Row {
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i].Text = t
	}
	return pack(line, cells)
}

// TestSeparators: conducts are parted at any mark that people use.
func TestSeparators(t *testing.T) {
	for _, cell := range []string{
		"爆通讯录┋频繁骚扰", "爆通讯录┊频繁骚扰", "爆通讯录|频繁骚扰", "爆通讯录/频繁骚扰", "爆通讯录+频繁骚扰", "爆通讯录和频繁骚扰",
		"爆通讯录 频繁骚扰", "爆通讯录、频繁骚扰", "爆通讯录,频繁骚扰", "爆通讯录；频繁骚扰", "爆通讯录\n频繁骚扰", "爆通讯录&频繁骚扰", "爆通讯录·频繁骚扰",
	} {
		row := keptCells(0)
		row[9] = cell
		s, err := Read(Source{Path: put(t, "a.csv", encode(t, [][]string{keptHead, row}, bomCharset, ','))})
		must(t, err)
		c, err := MapColumns(s, nil)
		must(t, err)
		j := &Job{Sheet: s, Columns: c, Engine: engine(), Days: complaint.Days{Letter: testDay, Today: testDay}}
		kase, findings := j.decode(j.dockets()[0])
		if kase == nil || len(kase.Incidents[0].Conduct) != 2 {
			t.Errorf("%q: %v", cell, findings)
		}
	}
}

// TestQuotesAndMarkers: a leading ', hard spaces and the marks of surveys are not
// part of a value; the ' is told of once.
func TestQuotesAndMarkers(t *testing.T) {
	head := append(slices.Clone(keptHead), "民族", "职业", "证据")
	var rows [][]string
	for i := range 3 {
		r := append(keptCells(i), "(空)", "（跳过）", "通话记录┋(空)")
		r[2] = "'" + r[2]
		r[4] = "\u00a0" + r[4] + "\u3000"
		rows = append(rows, r)
	}
	s := wantOutcome(t, Source{Path: put(t, "a.csv", encode(t, append([][]string{head}, rows...), gbCharset, ','))},
		named(0, 1), named(1, 1), named(2, 1))
	if len(s.Notes) != 1 || s.Notes[0] != "“身份证号”一列有 3 格以 ' 开头，是导出时加的，已经去掉" {
		t.Errorf("%v", s.Notes)
	}
	c, err := MapColumns(s, nil)
	must(t, err)
	read, _ := c.read([]*Row{&s.Rows[0]}, s)
	if got := read[0].Cells; got[11] != "" || got[12] != "" || got[13] != "通话记录" || got[4] != person(0)[4] &&
		strings.TrimSpace(got[4]) != person(0)[4] {
		t.Errorf("%q", got[11:])
	}
}

// survey is a table as a survey site exports it.
const surveyed = 60

func survey() [][]string {
	rows := [][]string{strings.Split("序号|提交答卷时间|来源|1、您的姓名：|2.您的身份证号（必填）|3、您的联系电话*|4、您的现居住地址（省市区+详细地址）|5、您借款的平台/公司全称是？|6、该公司属于哪种类型？（不清楚可选“不清楚”）|7、公司注册地（省市）|8、您遭遇了哪些催收行为？【多选题】|9、最近一次发生的时间|10、请描述事情经过（尽量写清时间、对方说了什么）|11、是否向第三人透露了您的欠款？|12、您有哪些证据？【多选题】|13、您的欠款金额（元）|总分", "|")}
	conduct := []string{"爆通讯录┋频繁骚扰", "给通讯录里的亲友打电话┋辱骂、侮辱", "(跳过)", "辱骂、侮辱"}
	for i := range surveyed {
		p := person(i)
		kind, narrative := p[6], p[10]
		if i%6 == 5 {
			kind, narrative = "不清楚", "(空)"
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), "2026/3/1 14:08:39", "微信", p[1], p[2], p[3], p[4], p[5], kind,
			p[7], conduct[i%4], p[8][:10] + " 13:12:12", narrative, "(跳过)", "通话记录截图┋短信截图", "(空)", "0"})
	}
	return rows
}

// TestSurvey: the column map that the program writes for a survey, edited in at
// most six lines, reads every row right.
func TestSurvey(t *testing.T) {
	path := bookWith(t, survey(), nil)
	_, s, c := outcome(t, Source{Path: path})
	written := string(ColumnFile(s, c, nil))
	if m, fs := complaint.DecodeColumnMap("列.yaml", []byte(written)); m != nil || len(fs) != 3 {
		t.Fatalf("undecided lines: %v\n%s", fs, written)
	}
	edits := 0
	edit := func(from, to string) {
		if !strings.Contains(written, from) {
			t.Fatalf("%s does not stand in\n%s", from, written)
		}
		written = strings.Replace(written, from, to, 1)
		edits++
	}
	edit("给通讯录里的亲友打电话: 待定", "给通讯录里的亲友打电话: 爆通讯录")
	edit(`"辱骂、侮辱": 待定`, `"辱骂、侮辱": 侮辱诽谤`)
	edit("时间？", "时间")
	edit(`"11、是否向第三人透露了您的欠款？": 忽略`, `"11、是否向第三人透露了您的欠款？": 披露债务`)
	m, fs := complaint.DecodeColumnMap("列.yaml", []byte(written))
	if m == nil || edits > 6 {
		t.Fatal(fs)
	}
	got, s, c := outcome(t, Source{Path: path, Map: m})
	for i := range got {
		p := person(i)
		want := fmt.Sprintf("R%04d", i+1)
		switch {
		case i%6 == 5 && i%4 == 2:
			t.Fatal("a row of the test is blank twice")
		case i%4 == 2:
			want += fmt.Sprintf(" %d:8、您遭遇了哪些催收行为？【多选题】:empty-value", i+2)
		case i%6 == 5:
			want += fmt.Sprintf(" %d:6、该公司属于哪种类型？（不清楚可选“不…:bad-term %d:10、请描述事情经过（尽量写清时间、对方说了什么…:empty-value", i+2, i+2)
		default:
			want += " " + p[1] + " 1"
		}
		if !sameCase(got[i], want) {
			t.Errorf("got  %s\nwant %s", got[i], want)
		}
	}
	marks := strings.NewReplacer("给通讯录里的亲友打电话", "爆通讯录", "辱骂、侮辱", "侮辱诽谤", "┋", "\n", "(跳过)", "", "(空)", "")
	rows := survey()[1:]
	if len(s.Rows) != surveyed {
		t.Fatalf("%d rows are read", len(s.Rows))
	}
	for i := range s.Rows { // cell by cell
		read, damage := c.read([]*Row{&s.Rows[i]}, s)
		p, r := person(i), rows[i]
		for k, want := range map[string]string{
			"投诉人.姓名": p[1], "投诉人.身份证号": p[2], "投诉人.电话": p[3], "投诉人.住址": p[4], "被投诉人.名称": p[5], "被投诉人.类型": r[8],
			"被投诉人.地区": p[7],
			"事件.行为":   marks.Replace(r[10]), "事件.时间": r[11][:len("2026-02-01 13:12")], "事件.经过": marks.Replace(r[12]),
			"事件.证据":   "通话记录截图\n短信截图",
			"借款.欠款余额": "", "事件.披露债务": "",
		} {
			at := slices.IndexFunc(c.columns, func(x complaint.Column) bool { return x.Field.Label == k })
			if at < 0 || read[0].Cells[at] != want && !(complaint.Unanswered(read[0].Cells[at]) && want == "") ||
				len(damage) > 0 {
				t.Errorf("row %d, %s: %q, want %q", s.Rows[i].Line, k, read[0].Cells[at], want)
			}
		}
	}
}

var codeOfFault = regexp.MustCompile(`\d+:[^ ]*?:[a-z-]+`)

// sameCase compares outcomes up to the names of columns and codes of faults.
func sameCase(a, b string) bool {
	return len(codeOfFault.FindAllString(a, -1)) == len(codeOfFault.FindAllString(b, -1)) &&
		strings.TrimSpace(codeOfFault.ReplaceAllString(a, "")) == strings.TrimSpace(codeOfFault.ReplaceAllString(b, ""))
}

// TestConstants: the agent of all rows is given in the column map.
func TestConstants(t *testing.T) {
	m, fs := complaint.DecodeColumnMap("列.yaml", []byte("常量:\n  代理人.姓名: 周正\n  代理人.电话: 13900001111\n"))
	if m == nil {
		t.Fatal(fs)
	}
	path := put(t, "a.csv", encode(t, [][]string{keptHead, keptCells(0), keptCells(1)}, bomCharset, ','))
	s, err := Read(Source{Path: path, Map: m})
	must(t, err)
	c, err := MapColumns(s, m)
	must(t, err)
	j := &Job{Sheet: s, Columns: c, Engine: engine(), Days: complaint.Days{Letter: testDay, Today: testDay}}
	for _, d := range j.dockets() {
		if kase, findings := j.decode(d); kase == nil || kase.Agent == nil || kase.Agent.Name != "周正" {
			t.Errorf("%v", findings)
		}
	}
	_, fs = complaint.DecodeColumnMap("列.yaml", []byte("常量:\n  投诉人.姓名: 甲\n"))
	m, _ = complaint.DecodeColumnMap("列.yaml", []byte("常量:\n  投诉人.姓名: 甲乙\n"))
	got, _, _ := outcome(t, Source{Path: path, Map: m})
	if diff := cmp.Diff([]string{"1 常量 two-columns"}, got); diff != "" {
		t.Error(diff, fs)
	}
}

// TestColumnFileRoundTrip: the column map that is written for a table reads it as
// it was read.
func TestColumnFileRoundTrip(t *testing.T) {
	for _, rows := range [][][]string{{keptHead, keptCells(0)}, {sheetHead, person(0)}} {
		path := put(t, "a.csv", encode(t, rows, bomCharset, ','))
		want, s, c := outcome(t, Source{Path: path})
		m, fs := complaint.DecodeColumnMap("列.yaml", ColumnFile(s, c, nil))
		if m == nil {
			t.Fatal(fs)
		}
		wantOutcome(t, Source{Path: path, Map: m}, want...)
	}
}

// TestForeignFiles: what is a table to another program is named, with the way out.
func TestForeignFiles(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 504)
	utf16 := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			b.WriteByte(byte(r))
			b.WriteByte(0)
		}
		return b.String()
	}
	for name, tc := range map[string]struct{ src, want, word string }{
		"a.xls":  {ole + utf16("Workbook"), "old-workbook", ".xls"},
		"b.et":   {ole + utf16("Workbook"), "old-workbook", ".et"},
		"c.xlsx": {ole + strings.Repeat("\x00", 1<<16) + utf16("EncryptedPackage"), "password", "密码"},
		"d.xls":  {"<html><body><table><tr><td>姓名</td></tr></table></body></html>", "web-page", "网页"},
		"e.xls":  {"\ufeff\r\n<!DOCTYPE html>\n<table>", "web-page", "网页"},
		"f.xls": {`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`,
			"old-workbook", "2003"},
		"g.xlsx": {"%PDF-1.7\n", "web-page", "PDF"},
		"h.ods": {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
			"old-workbook", ".ods"},
		"i.xlsb":  {zipped(t, map[string]string{"xl/workbook.bin": "x"}), "old-workbook", ".xlsb"},
		"j.xlsx":  {zipped(t, map[string]string{"word/document.xml": "<x/>"}), "bad-workbook", "压缩包"},
		"k.xlsx":  {"PK\x03\x04torn", "bad-workbook", "不完整"},
		"l.docx0": {ole + utf16("WordDocument"), "old-workbook", "Word"},
	} {
		_, err := Read(Source{Path: put(t, name, []byte(tc.src))})
		refused, ok := err.(*RefusedError)
		if !ok || refused.Findings[0].Pos.Line != 0 || refused.Findings[0].Code != tc.want ||
			!strings.Contains(refused.Findings[0].Message, tc.word) || refused.Findings[0].Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCROnly reads a file with the line ends of old Macs.
func TestCROnly(t *testing.T) {
	rows := [][]string{keptHead, keptCells(0), keptCells(1)}
	src := strings.ReplaceAll(string(encode(t, rows, gbCharset, ',')), "\r\n", "\r")
	s := wantOutcome(t, Source{Path: put(t, "a.csv", []byte(src))}, named(0, 1), named(1, 1))
	if !strings.Contains(s.Form, "CR 换行") {
		t.Error(s.Form)
	}
}

// TestNoRegularFile: a folder or a device is named, not waited for.
func TestNoRegularFile(t *testing.T) {
	for _, path := range []string{t.TempDir(), os.DevNull} {
		_, err := Read(Source{Path: path})
		if refusal(err) != "0 not-a-file" {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

// TestGrouped: the same message for more than five rows is said once, with them.
func TestGrouped(t *testing.T) {
	var fs complaint.Findings
	for i := range 9 {
		f := complaint.Finding{Header: "电话", Message: "写错了", Hint: "请改"}
		f.Pos.Filename, f.Pos.Line = "a.csv", i+2
		fs = append(fs, f)
		if i < 2 {
			f.Header = "住址"
			fs = append(fs, f)
		}
	}
	want := []string{
		"a.csv:2:电话: 写错了（请改）（共 9 行：第2至10行）",
		"a.csv:2:住址: 写错了（请改）", "a.csv:3:住址: 写错了（请改）",
	}
	if diff := cmp.Diff(want, Grouped(fs)); diff != "" {
		t.Error(diff)
	}
	slices.Reverse(fs)
	if got := Grouped(fs); !strings.HasSuffix(got[len(got)-1], "（共 9 行：第2至10行）") &&
		!strings.HasSuffix(got[0], "（共 9 行：第2至10行）") {
		t.Errorf("in another order: %q", got)
	}
}

func zipped(t testing.TB, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, src := range parts {
		f, err := w.Create(name)
		must(t, err)
		_, err = f.Write([]byte(src))
		must(t, err)
	}
	must(t, w.Close())
	return b.String()
}
