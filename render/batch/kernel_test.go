package batch

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tousu/legal/complaint"
	"tousu/render/batch/workbook"
)

// table is a sheet in memory, its header in the first line.
func table(t testing.TB, rows ...string) *Sheet {
	t.Helper()
	s := &Sheet{File: "a.csv", CSV: true, Line: 1, Header: strings.Split(rows[0], ",")}
	for i, r := range rows[1:] {
		var cells []Cell
		for _, text := range strings.Split(r, ",") {
			cells = append(cells, Cell{Text: text})
		}
		s.Rows = append(s.Rows, pack(i+2, cells))
	}
	return s
}

// TestColumnName: columns as Excel names them.
func TestColumnName(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "A", 2: "B", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ",
		703: "AAA"} {
		if got := columnName(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// TestScore: each key counts once, whatever it is called; what the user maps counts each time.
func TestScore(t *testing.T) {
	m := &complaint.ColumnMap{Columns: map[string]complaint.ColumnRule{"客户": {Key: "姓名"}, "账户": {Key: "姓名"}}}
	for header, want := range map[string][2]int{"": {0, 0}, "姓名,,电话": {2, 2}, "姓名,投诉人.姓名": {1, 1}, "客户,账户,姓名": {1, 3},
		"甲,乙": {0, 0}} {
		h := strings.Split(header, ",")
		if a, b := (Source{}).score(h), (Source{Map: m}).score(h); a != want[0] || b != want[1] {
			t.Errorf("%s: %d, %d; want %v", header, a, b, want)
		}
	}
}

// TestSpread: a heading reaches as far as its merged cells in a workbook, and over the blank
// cells behind it in CSV.
func TestSpread(t *testing.T) {
	upper := []string{"", "甲", "", "", "乙", ""}
	for _, c := range []struct {
		csv    bool
		merged []workbook.Range
		want   string
	}{
		{true, nil, "|甲|甲|甲|乙|乙"},
		{false, nil, "|甲|||乙|"},
		{false, []workbook.Range{{Top: 3, Left: 2, Bottom: 3, Right: 3}, {Top: 3, Left: 5, Bottom: 3, Right: 9}},
			"|甲|甲||乙|乙"},
		{false, []workbook.Range{{Top: 2, Left: 2, Bottom: 2, Right: 4}, {Top: 3, Left: 7, Bottom: 3, Right: 9},
			{Top: 3, Left: 6, Bottom: 3, Right: 6}}, "|甲|||乙|"},
	} {
		s := &Sheet{CSV: c.csv, merged: c.merged}
		if got := strings.Join(s.spread(upper, 3), "|"); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
	if strings.Join(upper, "|") != "|甲|||乙|" {
		t.Error("the row itself is changed")
	}
}

// TestUnder: a name below a heading is the key of that group, and of no other.
func TestUnder(t *testing.T) {
	for _, c := range [][3]string{
		{"代理人", "电话", "代理人.电话"}, {"", "电话", "电话"}, {"电话", "", "电话"}, {"电话", "电话", "电话"}, {"代理人", "经过", "代理人.经过"},
		{"基本情况", "电话", "电话"},
	} {
		if got := under(c[0], c[1]); got != c[2] {
			t.Errorf("%s over %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

// TestHeaderRow: the row with the most known headers is the header, the first of several; it
// is searched for only among the first rows.
func TestHeaderRow(t *testing.T) {
	const head = "姓名,身份证号,电话,住址"
	for name, c := range map[string]struct {
		rows  []string
		line  int
		notes int
	}{
		"first": {[]string{head, "甲,1,2,3"}, 1, 0}, "below a title": {[]string{"登记表", head, "甲,1,2,3"}, 2, 1},
		"twice":              {[]string{head, "甲,1,2,3", head}, 1, 0},
		"a better one below": {[]string{"姓名,说明", head, "甲,1,2,3"}, 2, 1}, "none": {[]string{"一,二", "三,四"}, 1, 0},
	} {
		s, err := Read(Source{Path: put(t, "a.csv", []byte(strings.Join(c.rows, "\n")+"\n"))})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s.Line != c.line || len(s.Notes) != c.notes {
			t.Errorf("%s: line %d, %q", name, s.Line, s.Notes)
		}
	}
	s := &Sheet{}
	for i := range headRows + 2 {
		s.Rows = append(s.Rows, pack(i+1, []Cell{{Text: "无"}}))
	}
	for at, found := range map[int]int{headRows - 1: headRows, headRows: 1} {
		rows := append([]Row{}, s.Rows...)
		rows[at] = pack(at+1, []Cell{{Text: "姓名"}, {Text: "电话"}})
		x := &Sheet{Rows: rows}
		if _, err := x.findHeader(Source{}); err != nil || x.Line != found {
			t.Errorf("a header in row %d: %d, %v", at+1, x.Line, err)
		}
	}
}

// TestSurplus: cells behind the last header count up to the last that is filled.
func TestSurplus(t *testing.T) {
	for cells, want := range map[string]int{"a,b": 0, "a,b,c": 1, "a,b,,": 0, "a,b,,d": 2, "a,b, ,": 0, "a": 0} {
		var list []Cell
		for _, s := range strings.Split(cells, ",") {
			list = append(list, Cell{Text: s})
		}
		if got := surplus(list, 2); got != want {
			t.Errorf("%s: %d, want %d", cells, got, want)
		}
	}
}

// TestPrintable: a header in a message is short, tells no long number and steers nothing.
func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"姓名": "姓名", strings.Repeat("甲", 24): strings.Repeat("甲", 24),
		strings.Repeat("甲", 25): strings.Repeat("甲", 24) + "…", "a\x1b[1m": "a<U+001B>[1m",
		"编号510104199307163026": "编号***",
	} {
		if got := printable(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestFitting: a short name is that of the key whose words every cell belongs to.
func TestFitting(t *testing.T) {
	for cells, want := range map[string]string{"联系人|借款人": "投诉人.身份", "律师": "代理人.身份", "联系人|律师": "", "": ""} {
		rows := append([]string{"身份"}, strings.Split(cells, "|")...)
		s := table(t, rows...)
		f, ok := s.fitting(valued(complaint.FieldsNamed("身份")), 0)
		if ok != (want != "") || f.Label != want {
			t.Errorf("%s: %s, want %s", cells, f.Label, want)
		}
	}
	for word, kind := range map[string]complaint.Kind{
		"联系人": complaint.RoleTerm, "银行": complaint.LenderTerm, "威胁恐吓": complaint.Conducts, "律师": complaint.CapacityTerm,
		"居民身份证": complaint.IDTypeTerm,
	} {
		if words := vocabulary(kind); words == nil || !words(word) || words("甲乙") {
			t.Errorf("%s is no word of its kind", word)
		}
	}
	if vocabulary(complaint.Text) != nil {
		t.Error("a text has a vocabulary")
	}
}

// TestLivesThere: a column 地区 that comes before the lender and repeats where people live,
// in four rows of five, is not the lender's.
func TestLivesThere(t *testing.T) {
	const head = "姓名,住址,地区,平台"
	same, other, none := "甲,四川省成都市,四川省,乙", "甲,四川省成都市,重庆市,乙", "甲,四川省成都市, ,乙"
	for _, c := range []struct {
		rows []string
		want bool
	}{
		{[]string{head, same}, true}, {[]string{head, same, same, same, same, other}, true},
		{[]string{head, same, same, same, other}, false}, {[]string{head, none}, false},
		{[]string{head, same, none, none}, true}, {[]string{head}, false},
		{[]string{"姓名,平台,地区,住址", "甲,乙,四川省,四川省成都市"}, false},
		{[]string{"姓名,住处情况,地区,平台", same}, false},
	} {
		s := table(t, c.rows...)
		if got := s.livesThere(2); got != c.want {
			t.Errorf("%q: %t", c.rows, got)
		}
	}
}

// TestNumbersOfDocuments: what looks like 文号 is one.
func TestNumbersOfDocuments(t *testing.T) {
	for text, want := range map[string]bool{"法援字〔2026〕1号": true, "XX[2026]函12号": true, "渝字第5号": true, "A-001": false,
		"(2026)": false, "2026001": false} {
		if got := table(t, "编号", "x", text).numbersOfDocuments(0); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

// TestValues: the first cells that are filled in, without the marks of surveys.
func TestValues(t *testing.T) {
	s := table(t, "甲,乙", "1,a", ",b", " 2 ,c", "(空),d", "3,e")
	for most, want := range map[int]string{1: "1", 2: "1 2", 3: "1 2 3", 9: "1 2 3"} {
		if got := strings.Join(s.values(0, most), " "); got != want {
			t.Errorf("%d: %s, want %s", most, got, want)
		}
	}
}

// TestOwnName: a case folder with the name of one of the program's files would collide with it.
func TestOwnName(t *testing.T) {
	for name, want := range map[string]bool{
		"ledger.txt": true, "ledger-1-4.txt": true, "numbers.txt": true, "answers.yaml": true, "answers-1-2.yaml": true,
		"failed.csv": true, "failed.xlsx": true,
		"failed-1-2.xlsx": true, "summary.csv": true, "summary-3-4.csv": true, "ledger": false, "ledger.csv": false,
		"numbers.yaml": false, "answers.txt": false,
		"failed.txt": false, "summary.xlsx": false, "a.txt": false, "ledgers.txt": false, "a-ledger.txt": false,
	} {
		if got := ownName(name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	for name, want := range map[string]bool{"ledger.txt": true, "ledger-1-2.txt": true, "ledger.csv": false,
		"a.txt": false} {
		if got := isLedger(name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestRowList: rows in a row are spanned from three on, and of many the first are named.
func TestRowList(t *testing.T) {
	for _, c := range []struct {
		lines []int
		want  string
	}{
		{[]int{2}, "第2行"}, {[]int{2, 3}, "第2、3行"}, {[]int{2, 3, 4}, "第2至4行"}, {[]int{2, 4, 5, 6, 9}, "第2、4至6、9行"},
		{[]int{1, 3, 5, 7, 9, 11, 13, 15}, "第1、3、5、7、9、11、13、15行"},
		{[]int{1, 3, 5, 7, 9, 11, 13, 15, 17}, "第1、3、5、7、9、11、13、15行等"},
	} {
		if got := RowList(c.lines); got != c.want {
			t.Errorf("%v: %s, want %s", c.lines, got, c.want)
		}
	}
}

// TestShare: a run works on the cases of its shard, that its register knows, up to a limit.
func TestShare(t *testing.T) {
	all := []*docket{{id: "A"}, {id: "B"}, {id: "C"}, {id: "D"}}
	for _, c := range []struct {
		records Records
		limit   int
		want    string
	}{
		{nil, 0, "ABCD"}, {nil, 2, "AB"}, {nil, 9, "ABCD"}, {nil, -1, "ABCD"},
		{Records{"B": {{}}, "C": nil, "D": {{}}}, 0, "BD"}, {Records{"B": {{}}, "D": {{}}}, 1, "B"}, {Records{}, 0, ""},
	} {
		j, got := &Job{Records: c.records, Limit: c.limit}, ""
		for _, d := range j.share(all) {
			got += d.id
		}
		if got != c.want {
			t.Errorf("%v, %d: %s, want %s", c.records, c.limit, got, c.want)
		}
	}
}

// TestTakeEarlier: a row of an earlier run keeps every column of its own, in front of what
// the program adds.
func TestTakeEarlier(t *testing.T) {
	f := &failedTable{head: []string{"案件编号", "姓名", rowHeader, errorHeader}, rows: [][]string{{"A", "甲", "2", "错"}}}
	f.take([]string{"案件编号", "备注", "姓名", rowHeader, errorHeader},
		[]Cell{{Text: "B"}, {Text: "=1"}, {Text: "乙"}, {Text: "5"}, {Text: "误"}})
	want := [][]string{{"案件编号", "姓名", "备注", rowHeader, errorHeader}, {"A", "甲", "", "2", "错"},
		{"B", "乙", "'=1", "5", "误"}}
	if diff := cmp.Diff(want, append([][]string{f.head}, f.rows...)); diff != "" {
		t.Error(diff)
	}
}

// TestLinesOfFigures: what few have in common is one line, in which each case counts once.
func TestLinesOfFigures(t *testing.T) {
	f := NewFigures()
	for i := range 9 {
		f.Mark(fmt.Sprint(i), "行为", map[bool]string{true: "甲", false: "乙"}[i < 5])
		f.Mark(fmt.Sprint(i), "行为", "")
	}
	f.Mark("0", "行为", "丙")
	f.Mark("0", "行为", "丁")
	f.Mark("0", "行为", "丁")
	f.Mark("1", "行为", "丙")
	counts := map[string]int{"甲": 5, "乙": 4, "丙": 2, "丁": 1}
	for least, want := range map[int][]Figure{
		1: {{"甲", 5, false}, {"乙", 4, false}, {"丙", 2, false}, {"丁", 1, false}},
		2: {{"甲", 5, false}, {"乙", 4, false}, {"丙", 2, false}, {"其他（1 项，每项不足 2 件）", 1, true}},
		3: {{"甲", 5, false}, {"乙", 4, false}, {"其他（2 项，每项不足 3 件）", 2, true}},
		5: {{"甲", 5, false}, {"其他（3 项，每项不足 5 件）", 6, false}},
	} {
		if diff := cmp.Diff(want, f.lines("行为", counts, least)); diff != "" {
			t.Errorf("%d: %s", least, diff)
		}
	}
	f.Finish(1)
	if f.Cases != 9 || len(f.Groups) != 1 || f.Groups[0].Cases != 9 {
		t.Errorf("%+v", f.Groups)
	}
	g := &FigureGroup{Cases: 3}
	if g.share(Figure{N: 1}) != "33.3%" || g.share(Figure{N: 1, Few: true}) != "" ||
		(&FigureGroup{}).share(Figure{N: 1}) != "" {
		t.Error(g.share(Figure{N: 1}))
	}
	if (Figure{N: 3}).number(5) != "3" || (Figure{N: 3, Few: true}).number(5) != "不足 5" ||
		monthOf(2026, 3) != "2026年03月" {
		t.Error("numbers are told otherwise")
	}
}

// TestPageOfFigures: the page has room for thirty lines, and for five of one kind.
func TestPageOfFigures(t *testing.T) {
	for groups, want := range map[int]int{1: 5, 6: 5, 7: 4, 10: 3, 15: 2, 20: 2} {
		f := &Figures{}
		for i := range groups {
			g := FigureGroup{Name: fmt.Sprint("类", i), Cases: 9}
			for k := range 9 {
				g.Lines = append(g.Lines, Figure{Name: fmt.Sprint("项", k), N: 9 - k})
			}
			f.Groups = append(f.Groups, g)
		}
		first, rows := "", 0
		for line := range f.Letter(testDay, 5).Lines() {
			if s := line.String(); strings.HasPrefix(s, "项") && s != "项目" {
				rows++
			}
			if strings.Contains(line.String(), "每类列出") {
				first = line.String()
			}
		}
		if rows != groups*want || !strings.Contains(first, fmt.Sprintf("每类列出前 %d 项", want)) {
			t.Errorf("%d groups: %d rows, %s", groups, rows, first)
		}
	}
}

// TestHiddenRowsInColumnFile: the question about hidden rows is in the file that answers it.
func TestHiddenRowsInColumnFile(t *testing.T) {
	path := bookWith(t, [][]string{keptHead, keptCells(0), keptCells(1)},
		func(x *excelize.File) { must(t, x.SetRowVisible("Sheet1", 3, false)) })
	for hidden, want := range map[complaint.HiddenRows]bool{complaint.HiddenAsked: true, complaint.HiddenRead: false} {
		_, s, c := outcome(t, Source{Path: path, Map: &complaint.ColumnMap{Hidden: hidden}})
		if got := strings.Contains(string(ColumnFile(s, c, &complaint.ColumnMap{Hidden: hidden})),
			"\n隐藏行: 待定\n"); got != want {
			t.Errorf("%v: %t", hidden, got)
		}
	}
	_, s, c := outcome(t, Source{Path: path})
	if !strings.Contains(string(ColumnFile(s, c, nil)), "隐藏行: 待定") {
		t.Error("the question is not in the file")
	}
}

// TestTooLarge: a table of more than 128 MB is refused before it is read.
func TestTooLarge(t *testing.T) {
	path := put(t, "a.csv", nil)
	for size, want := range map[int64]string{maxFile: "", maxFile + 1: "0 too-large"} {
		must(t, os.Truncate(path, size))
		f, n, err := openTable(path)
		if want == "" && err == nil && n == size {
			must(t, f.Close())
			continue
		}
		if f != nil || err == nil || refusal(err) != want {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
	if _, _, err := openTable(filepath.Join(t.TempDir(), "a")); !os.IsNotExist(err) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestIsTable: tables are known by their names, in either case.
func TestIsTable(t *testing.T) {
	for name, want := range map[string]bool{"a.csv": true, "a.TSV": true, "a.xlsx": true, "a.xlsm": true,
		"a.xlsb": true, "a.xls": true, "a.et": true, "a.ods": true, "a.yaml": false, "csv": false, "": false} {
		if got := IsTable(name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

// TestColumnOfRegister: a column of the program's that somebody deleted comes back at the
// end, and 文号 is filled in where nobody has.
func TestColumnOfRegister(t *testing.T) {
	header := registerHeader()
	var kept []string
	for _, h := range header {
		if h != registerMark {
			kept = append(kept, h)
		}
	}
	row := make([]string, len(kept))
	src, err := textWorkbook(registerSheet, [][]string{kept, row})
	must(t, err)
	path := put(t, "登记.xlsx", src)
	p := posting("A", "甲局", testDay)
	p.Mark, p.Reference = "nfra/x/bank/", "〔2026〕1号"
	must(t, WriteRegister(path, []Posting{p}))
	p.Reference = "〔2026〕2号"
	must(t, WriteRegister(path, []Posting{p}))
	if diff := cmp.Diff([]string{"A nfra/x/bank/ 〔2026〕1号"},
		registerRows(t, path, "案件编号", registerMark, registerReference)); diff != "" {
		t.Error(diff)
	}
	book, err := workbook.Open(bytes.NewReader(mustRead(t, path)), int64(len(mustRead(t, path))))
	must(t, err)
	_, err = book.Read(0, func(r workbook.Row) error {
		if last := r.Cells[len(r.Cells)-1]; r.Line == 1 && (last.Text != registerMark || last.Column != len(kept)+1) {
			t.Errorf("%+v", last)
		}
		return nil
	})
	must(t, err)
}

// TestSameFile: two names of one file.
func TestSameFile(t *testing.T) {
	a, b := put(t, "a", nil), put(t, "b", nil)
	if !sameFile(a, filepath.Join(filepath.Dir(a), ".", "a")) || sameFile(a, b) || sameFile(a, a+"x") ||
		sameFile(a+"x", a+"x") {
		t.Error("files are taken for each other")
	}
}
