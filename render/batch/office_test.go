package batch

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tousu/legal"
	"tousu/legal/complaint"
)

// Cells as offices fill them in.

// decoded reads a sheet and decodes its cases, in the order of the table.
func decoded(t *testing.T, rows [][]string, today legal.Date) ([]*complaint.Case, []complaint.Findings) {
	t.Helper()
	j := jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ',')))
	j.Days = complaint.Days{Letter: today, Today: today}
	var cases []*complaint.Case
	var found []complaint.Findings
	for _, d := range j.dockets() {
		kase, fs := j.decode(d)
		cases, found = append(cases, kase), append(found, fs)
	}
	return cases, found
}

// days are the ways to write a day that are found side by side in one sheet: what is
// unambiguous is read, of the others the message quotes the word and says what is missing.
var days = []struct{ written, read, message string }{
	{"2026.4.11", "2026年4月11日", ""}, {"2026年4月20日", "2026年4月20日", ""}, {"2026/2/10 18:42:42", "2026年2月10日18时42分", ""},
	{"2026年4月", "2026年4月", ""}, {"20260220", "2026年2月20日", ""}, {"2026年3月12日晚上8点", "2026年3月12日20时00分", ""},
	{"2026.5.13-5.14", "2026年5月13日 2026年5月14日", ""}, {"2026-05-15T10:05:00+08:00", "2026年5月15日10时05分", ""},
	{"2026-02-06 10:05", "2026年2月6日10时05分", ""}, {"2026年5月24日上午10:05", "2026年5月24日10时05分", ""},
	{"2026、4、25", "2026年4月25日", ""},
	{"2026-02-22 14:22:33", "2026年2月22日14时22分", ""}, {"2026年5月13号", "2026年5月13日", ""}, {"2026年3月中旬", "2026年3月中旬", ""},
	{" 2026-03-02 ", "2026年3月2日", ""}, {"2026-4-3 下午3点", "2026年4月3日15时00分", ""},
	{"2026/05/03 15：20", "2026年5月3日15时20分", ""},
	{"2026—5—11", "2026年5月11日", ""}, {"2026年5月4日至5日", "2026年5月4日 2026年5月5日", ""}, {"25/4/2026", "2026年4月25日", ""},
	{"5月12日", "", "“5月12日”，没有年份"}, {"2026年", "", "“2026年”，没有月份和日期"}, {"46100", "", "46100”是 Excel 的日期序号（2026年3月19日）"},
	{"26.5.15", "", "“26.5.15”，年份应写四位"}, {"5/9/2026", "", "“5/9/2026”，分不清是5月9日还是9月5日"},
}

func TestDaysAsWritten(t *testing.T) {
	rows := [][]string{keptHead}
	for i, d := range days {
		r := keptCells(i)
		r[8] = d.written
		rows = append(rows, r)
	}
	cases, found := decoded(t, rows, legal.Date{Year: 2026, Month: 6, Day: 1})
	for i, d := range days {
		var got, said string
		if kase := cases[i]; kase != nil {
			if got = kase.Incidents[0].At.Chinese(); !kase.Incidents[0].Until.IsZero() {
				got += " " + kase.Incidents[0].Until.Chinese()
			}
		}
		for _, f := range found[i].Of(complaint.Fault) {
			said += f.String()
		}
		if got != d.read || d.message != "" && (!strings.Contains(said, d.message) || strings.Contains(said, "*")) {
			t.Errorf("%s: %q, want %q; said %s", d.written, got, d.read, said)
		}
	}
}

// TestPlaceholdersInSheets: what an export writes into empty cells, and 无 in a cell that
// need not be filled, is nothing; anything else of the kind is asked about, once for each
// word, and goes by one answer.
func TestPlaceholdersInSheets(t *testing.T) {
	head := append(slices.Clone(keptHead), "民族", "职业", "产品", "催收机构", "方式", "关系", "被联系人", "证据", "诉求")
	words := []string{"(空)", "（空）", "(跳过)", "无", "暂无", "没有", "/", "-", "—", "N/A", "不详", "同上", "未知", "null", "0", "不清楚",
		"待补充"}
	const empty = 6 // of the words
	rows := [][]string{head}
	for i, w := range words {
		r := keptCells(i)
		for range head[len(keptHead):] {
			r = append(r, w)
		}
		rows = append(rows, r)
	}
	cases, found := decoded(t, rows, testDay)
	var all complaint.Findings
	for i, w := range words {
		if doubts := found[i].Of(complaint.Doubt); (i < empty) != (len(doubts) == 0) ||
			len(found[i].Of(complaint.Fault)) > 0 {
			t.Errorf("%s: %v", w, found[i])
		}
		all = append(all, found[i].Of(complaint.Doubt)...)
		if c := cases[i]; i < empty && (c == nil ||
			c.Complainant.Ethnicity+c.Respondent.Product+c.Incidents[0].Channel+strings.Join(c.Demands, "") != "" ||
			len(c.Exhibits) > 0 || c.Collector != nil && c.Collector.Name != "") {
			t.Errorf("%s is printed: %+v", w, c)
		}
	}
	if lines := Grouped(all); len(lines) != len(words)-empty+4+4 ||
		!strings.Contains(lines[0], "职业、产品、催收机构、方式、关系、被联系人、诉求也这样写") {
		t.Errorf("%d lines: %s", len(lines), strings.Join(lines, "\n"))
	}
	j := jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ',')))
	for _, w := range words {
		j.Answers = append(j.Answers, "placeholder-"+complaint.Mark("placeholder", w)+"-none")
	}
	if tally, faults := run(t, j, t.TempDir()); tally.Failed > 1 { // 同上 names evidence that is not there
		t.Errorf("%s %v", sums(tally), faults)
	}
}

// TestSpareDamage: what Excel did to a value that letters can do without stops no case:
// it is left out, and said.
func TestSpareDamage(t *testing.T) {
	head := append(slices.Clone(keptHead), "逾期日期", "次数", "本金", "邮箱")
	whole := append(keptCells(0), "2026-01-05", "3", "20000", "a@example.com")
	rows := [][]string{head, whole}
	damaged := []struct{ header, text, code string }{
		{"逾期日期", "46101", "excel-serial-date"}, {"次数", "#REF!", "excel-error"}, {"本金", "1.2E+15", "excel-scientific"},
		{"邮箱", "########", "excel-error"},
		{"时间", "46101", "excel-serial-date"}, {"身份证号", "1.10101E+17", "excel-scientific"},
	}
	for i, d := range damaged {
		r := slices.Clone(whole)
		copy(r, keptCells(i+1))
		r[slices.Index(head, d.header)] = d.text
		rows = append(rows, r)
	}
	cases, found := decoded(t, rows, testDay)
	for i, d := range damaged {
		at := slices.IndexFunc(found[i+1], func(f complaint.Finding) bool { return f.Code == d.code })
		if at < 0 {
			t.Errorf("%s: %v", d.header, found[i+1])
			continue
		}
		spared := i < 4
		if f := found[i+1][at]; spared != f.LeftOut || spared != strings.HasSuffix(f.Message, "，信里不写这一项") ||
			spared != (cases[i+1] != nil) {
			t.Errorf("%s: %v", d.header, found[i+1])
		}
		for k, f := range found[i+1] {
			if k != at && f.Pos == found[i+1][at].Pos {
				t.Errorf("%s is told twice: %v", d.header, found[i+1])
			}
		}
	}
}

// TestBrands: no letter goes to a brand; each is asked about, with where to find the name.
func TestBrands(t *testing.T) {
	brands := []string{"花呗", "借呗", "微粒贷", "示例贷", "拍拍贷", "京东白条", "分期乐", "某某贷app", "某某消费", "支付宝"}
	rows := [][]string{keptHead}
	for i, b := range brands {
		r := keptCells(i)
		r[5] = b
		rows = append(rows, r)
	}
	dir := t.TempDir()
	tally, _ := run(t, jobFor(t, put(t, "a.csv", encode(t, rows, bomCharset, ','))), dir)
	b, err := os.ReadFile(filepath.Join(dir, "answers.yaml"))
	must(t, err)
	src := string(b)
	if tally.Asked != len(brands) || strings.Count(src, "# 借款合同上的“贷款人”") != len(brands) {
		t.Errorf("%s\n%s", sums(tally), src)
	}
	for _, b := range brands {
		if strings.Count(src, "“"+b+"”") != 1 {
			t.Errorf("%s is not asked about:\n%s", b, src)
		}
	}
}

// TestTableAnswers: what is asked about the table as a whole is settled by an answer in
// the file of answers or in any cell of 核对, and lapses with what it confirms.
func TestTableAnswers(t *testing.T) {
	hidden := func(name string, answer string) string {
		row := append(keptCells(1), answer)
		row[1] = name
		return bookWith(t, [][]string{append(slices.Clone(keptHead), "核对"), append(keptCells(0), ""), row,
			append(keptCells(2), answer)}, func(x *excelize.File) {
			must(t, x.SetRowVisible("Sheet1", 3, false))
		})
	}
	path := hidden("林晓", "")
	_, s, _ := outcome(t, Source{Path: path})
	answers := s.asked[0].Answers
	skip, all := []string{"K-0 " + person(0)[1] + " 1", "K-2 " + person(2)[1] + " 1"},
		[]string{"K-0 " + person(0)[1] + " 1", "K-1 林晓 1", "K-2 " + person(2)[1] + " 1"}
	wantOutcome(t, Source{Path: path, Answers: []string{answers[0].Write}}, skip...)
	wantOutcome(t, Source{Path: path, Answers: []string{answers[1].Write}}, all...)
	wantOutcome(t, Source{Path: hidden("林晚", ""), Answers: []string{answers[0].Write}}, "3  hidden-rows")

	head := strings.Split("日期,编号,姓名,身份证号,联系电话,住址,平台,公司类型,注册地,时间,行为类型,情况说明,案件编码,核对", ",")
	ledger := func(answer string) string {
		p := person(0)
		return put(t, "a.csv", encode(t, [][]string{head,
			{"2026-03-01", "K-9", p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], p[10], "甲一", answer}},
			bomCharset, ','))
	}
	wantOutcome(t, Source{Path: ledger("")}, "1 日期 ambiguous-column", "1 案件编码 near-column")
	code := func(code, header, word string) string {
		return fmt.Sprintf("%s-%s-%s", code, complaint.Mark(code, header), word)
	}
	day, number := code("ambiguous-column", "日期", "unused"), code("near-column", "案件编码", "unused")
	wantOutcome(t, Source{Path: ledger(day + "；" + number)}, "K-9 "+person(0)[1]+" 1")
	wantOutcome(t, Source{Path: ledger(day), Answers: []string{number}}, "K-9 "+person(0)[1]+" 1")
	j := jobFor(t, ledger(code("ambiguous-column", "日期", "date")+"；"+number))
	j.Days.Letter = legal.Date{}
	if kase, fs := j.decode(j.dockets()[0]); kase == nil || kase.Date.String() != "2026-03-01" {
		t.Errorf("the date of the letter: %v", fs)
	}
}
