package batch

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal/complaint"
)

// mapped maps the columns of a table with that header.
func mapped(t *testing.T, header string, names map[string]string) (*Columns, string) {
	t.Helper()
	var m *complaint.ColumnMap
	if names != nil {
		m = &complaint.ColumnMap{Columns: map[string]complaint.ColumnRule{}}
		for h, key := range names {
			m.Columns[h] = complaint.ColumnRule{Key: key}
		}
	}
	t.Helper()
	s, err := Read(Source{Path: put(t, "a.csv", []byte("\n"+header+"\n甲\n")), Map: m})
	must(t, err)
	c, err := MapColumns(s, m)
	if err == nil {
		return c, ""
	}
	refused := err.(*RefusedError)
	var out []string
	for _, f := range refused.Findings {
		if f.Pos.Line != 2 || f.Message == "" {
			t.Errorf("%s does not stand in the header row", f)
		}
		out = append(out, f.Header+" "+f.Code)
	}
	return nil, strings.Join(out, ", ")
}

// TestMapColumns: doubtful headers are errors before any row; columns of another
// purpose are not.
func TestMapColumns(t *testing.T) {
	const all = "姓名,身份证号,电话,住址,平台,类型,地区,时间,行为,经过"
	for name, tc := range map[string]struct {
		header  string
		names   map[string]string
		want    string
		ignored string
	}{
		"labels": {"投诉人.姓名,投诉人.身份证号,投诉人.电话,投诉人.住址,被投诉人.名称,被投诉人.类型,被投诉人.地区,事件.时间,事件.行为,事件.经过", nil, "",
			""},
		"paths":                   {"complainant.name,complainant.id_number,complainant.phone,complainant.address,respondent.name,respondent.kind,respondent.region,incidents.at,incidents.conduct,incidents.narrative", nil, "", ""},
		"others":                  {"序号," + all + ",备注,承办人,", nil, "", "序号 备注"},
		"two of one":              {all + ",手机号", nil, "手机号 two-columns", ""},
		"near miss":               {all + ",案件编码", nil, "案件编码 near-column", ""},
		"missing":                 {strings.Replace(all, ",住址", "", 1), nil, "住址 missing-column", ""},
		"a long number as header": {all + ",编号51010419930716", nil, "", "编号***"},
		"near and missing":        {strings.Replace(all, "身份证号", "身分证号", 1), nil, "身分证号 near-column", ""},
		"mapped": {strings.Replace(all, "姓名", "客户", 1) + ",案件编码",
			map[string]string{"客户": "姓名", "案件编码": complaint.Unused}, "", ""},
		"mapped away":      {all, map[string]string{"姓名": complaint.Unused}, "姓名 missing-column", ""},
		"errors of before": {all + ",错误", nil, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c, got := mapped(t, tc.header, tc.names)
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Fatal(diff)
			}
			if c != nil && strings.Join(c.Ignored(), " ") != tc.ignored {
				t.Errorf("ignored %v", c.Ignored())
			}
		})
	}
}

// TestHarm: what Excel does to a value is named by kind.
func TestHarm(t *testing.T) {
	field := func(header string) *complaint.Field {
		f, ok := complaint.FieldByHeader(header)
		if !ok {
			t.Fatal(header)
		}
		return &f
	}
	for _, tc := range []struct {
		header, text string
		form         form
		csv          bool
		want         *harmKind
	}{
		{"身份证号", "1.10101E+17", textForm, true, scientific},
		{"身份证号", "1.1e17", textForm, false, scientific},
		{"电话", "1.38E+10", textForm, true, scientific},
		{"合同编号", "2.0241E+15", textForm, true, scientific},
		{"身份证号", "510104199307163000", textForm, true, rounded},
		{"身份证号", "510104199307163000", textForm, false, nil},
		{"身份证号", "51010419930716300X", textForm, true, nil},
		{"身份证号", "510104199307163026", numberForm, false, numericID},
		{"合同编号", "2024000518123456", numberForm, false, numericID},
		{"合同编号", "20240005", numberForm, false, nil},
		{"电话", "13800001234", numberForm, false, nil},
		{"本金", "30000", numberForm, false, nil},
		{"时间", "46101", textForm, true, serialDate},
		{"时间", "46101.9", numberForm, false, serialDate},
		{"时间", "2026-03-20", dateForm, false, nil},
		{"合同编号", "2026-03-20", dateForm, false, madeDate},
		{"电话", "2885551234", textForm, true, lostZero},
		{"电话", "1087654321", textForm, true, lostZero},
		{"电话", "02885551234", textForm, true, nil},
		{"电话", "1360000789", textForm, true, nil}, // a mobile number that lacks a digit
		{"住址", "#REF!", textForm, true, errorValue},
		{"经过", "######", textForm, true, errorValue},
		{"经过", "# 1", textForm, true, nil},
		{"次数", "３", textForm, true, fullwidth},
		{"身份证号", "５10104199307163026", textForm, true, fullwidth},
		{"来电号码", "０28****", textForm, true, nil},
		{"住址", "示例路１号", textForm, true, nil},
		{"经过", "", formulaForm, false, noResult},
		{"经过", " ", textForm, true, nil},
	} {
		if got := harm(field(tc.header), Cell{tc.text, tc.form}, tc.csv); got != tc.want {
			t.Errorf("%s of %d characters, form %d, csv %v: got %v, want %v", tc.header, len(tc.text), tc.form, tc.csv,
				got, tc.want)
		}
	}
}

// TestDamageByColumn: one line for each column and kind.
func TestDamageByColumn(t *testing.T) {
	rows := people(100)
	for i := 1; i <= 87; i++ {
		rows[i][column("身份证号码")] = rows[i][column("身份证号码")][:15] + "000"
	}
	rows[3][column("发生时间")] = "46101"
	j := jobFor(t, put(t, "a.csv", encode(t, rows, gbCharset, ',')))
	want := []string{
		"身份证号码：87% 以 000 结尾，请把该列设为文本后重新导出",
		"发生时间：1% 是日期序号，请把该列设为日期格式后重新导出",
	}
	if diff := cmp.Diff(want, Damage(j.Sheet, j.Columns)); diff != "" {
		t.Error(diff)
	}
}

// TestDockets: rows with one number are one case wherever they are; the others
// are numbered by their place; names that would share a folder are faults.
func TestDockets(t *testing.T) {
	head := "案件编号," + strings.Join(sheetHead[1:11], ",")
	src := head + "\n"
	for i, id := range []string{"B", "", "a:1", "B", "A*1", "failed.csv", "R0002", "", "13800001234"} {
		cells := person(i)
		if id == "B" {
			cells = person(0)
			cells[8] = fmt.Sprintf("2026-02-%02d", i+1)
		}
		for k, c := range cells {
			cells[k] = `"` + c + `"`
		}
		src += id + "," + strings.Join(cells[1:11], ",") + "\n"
	}
	j := jobFor(t, put(t, "a.csv", []byte(src)))
	var got []string
	tally := j.Check(t.Context(), func(o Outcome) {
		s := fmt.Sprintf("%s %v", o.ID, o.Rows)
		for _, f := range o.Findings.Of(complaint.Fault) {
			s += fmt.Sprintf(" %d %s %s", f.Pos.Line, f.Header, f.Code)
		}
		got = append(got, s)
	})
	want := []string{
		"B [2 5]", "R0002 [3]", "a:1 [4]", "A*1 [6] 6 案件编号 same-folder", "failed.csv [7] 7 案件编号 bad-case-id",
		"R0002 [8] 8 案件编号 same-folder", "R0008 [9]", "13800001234 [10] 10 案件编号 personal-case-id",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%s", sums(tally), diff)
	}
}
