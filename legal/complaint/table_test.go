package complaint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// readTable splits a test's table at | and line ends; ⏎ is a line break in a cell. §code| before a
// cell is the finding expected for it.
func readTable(t testing.TB, src string) (columns []Column, rows []Row, want []string) {
	t.Helper()
	for i, line := range strings.Split(strings.TrimSpace(src), "\n") {
		line = mark.ReplaceAllString(line, "§$1!") // the bar of the mark is not a separator
		cells := strings.Split(line, "|")
		for j, c := range cells {
			for code, rest, ok := strings.Cut(strings.TrimPrefix(c, "§"), "!"); ok && strings.HasPrefix(c, "§"); code,
				rest, ok = strings.Cut(strings.TrimPrefix(c, "§"), "!") {
				want = append(want, fmt.Sprintf("%d:%d %s", i+1, j+1, code))
				c = rest
			}
			cells[j] = strings.ReplaceAll(c, "⏎", "\n")
		}
		if i > 0 {
			rows = append(rows, Row{Line: i + 1, Cells: cells})
			continue
		}
		for j, h := range cells {
			f, ok := FieldByHeader(h)
			if !ok {
				t.Fatalf("no key for column %s", h)
			}
			columns = append(columns, Column{Number: j + 1, Header: h, Field: f})
		}
	}
	return columns, rows, want
}

const tableHead = "案件编号|姓名|身份证号码|手机号|家庭住址|平台|公司类型|注册地|时间|行为|经过|证据|关系|披露债务|代理人|代理人.电话|诉求\n"

const tableRow = "A-1|何子谦|510104197905201126|13600007890|浙江省宁波市鄞州区示例路1号|示例消费金融有限公司|消费金融公司|宁波|" +
	"2026-02-11 10:00|爆通讯录、频繁骚扰|来电人联系了本人通讯录中的多名亲友，要求转告还款。|通话记录；短信截图|同事|是|||\n"

// moreRow is another incident of the same case.
const moreRow = "A-1||||||||2026-02-12|威胁恐吓|来电人说要到单位去闹，让所有人知道这件事情。|短信截图、录音|||||停止骚扰⏎书面答复\n"

// TestDecodeRows: rows in any order become one case, with the position of every value.
func TestDecodeRows(t *testing.T) {
	for _, src := range []string{tableHead + tableRow + moreRow, tableHead + moreRow + tableRow} {
		columns, rows, _ := readTable(t, src)
		c, fs := DecodeRows("案件.csv", "R0001", columns, rows, testDays)
		if c == nil {
			t.Fatal(fs)
		}
		if c.ID != "A-1" || len(c.Incidents) != 2 || c.Complainant.Name != "何子谦" {
			t.Errorf("%+v", c)
		}
		var names []string
		for _, e := range c.Exhibits {
			names = append(names, e.Name)
		}
		if slices.Sort(names); !slices.Equal(names, []string{"录音", "短信截图", "通话记录"}) {
			t.Errorf("exhibits %v", names)
		}
		if diff := cmp.Diff([]string{"停止骚扰", "书面答复"}, c.Demands); diff != "" {
			t.Error(diff)
		}
		if p := c.Position("incidents.1.narrative"); p.Line != 3 || p.Column != 11 {
			t.Errorf("narrative of the second row stands at %v", p)
		}
	}
}

// TestTableFaults: faults that only a table has, and the places of the others.
func TestTableFaults(t *testing.T) {
	edit := func(old, new string) string { return tableHead + mustReplace(tableRow, old, new) }
	for name, src := range map[string]string{
		"check digit": edit("|510104197905201126|", "|§id-check-digit|510104197905201128|"),
		"blank cells": edit("|何子谦|510104197905201126|", "|§empty-value||§empty-value||"),
		"blank incident": edit("|2026-02-11 10:00|爆通讯录、频繁骚扰|来电人联系了本人通讯录中的多名亲友，要求转告还款。|通话记录；短信截图|同事|是|",
			"|§empty-value||||||||"),
		"unknown conduct":    edit("爆通讯录、频繁骚扰", "§unknown-term|爆通讯录、骂人"),
		"agent without name": edit("|是|||", "|是|§empty-value||13600007890|"),
		"line break":         edit("浙江省宁波市", "§one-line|浙江省⏎宁波市"),
		"exhibit number":     edit("通话记录；短信截图", "§unknown-exhibit|证据3"),
		"id as case number":  edit("A-1|", "§personal-case-id|510104197905201126|"),
		"contradiction":      tableHead + tableRow + mustReplace(moreRow, "A-1|||", "A-1|§contradiction|何子千||"),
		"the same twice": tableHead + tableRow +
			"A-1||||||||§repeated-incident|2026-02-11 10:00|爆通讯录、频繁骚扰|来电人联系了本人通讯录中的多名亲友，要求转告还款。|通话记录；短信截图|同事|是|||\n",
		"short row":         tableHead + tableRow + "A-1||||||||§empty-value||威胁恐吓|来电人说要到单位去闹，让所有人知道这件事情。||||||\n",
		"control character": edit("来电人联系", "§bad-character|来电人\x01联系"),
	} {
		t.Run(name, func(t *testing.T) {
			columns, rows, want := readTable(t, src)
			_, fs := DecodeRows("案件.csv", "R0001", columns, rows, testDays)
			var got []string
			for _, f := range fs {
				produced[f.Code] = true
				got = append(got, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Column, f.Code))
				if column := columns[f.Pos.Column-1].Header; f.Header != column {
					t.Errorf("%s: the header is %s, the column %s", f, f.Header, column)
				}
				if longDigits.MatchString(f.String()) {
					t.Errorf("a number is quoted: %s", f)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s%v", diff, fs)
			}
		})
	}
}

// TestMissingColumn: if a column of an optional group is missing, the finding has the key's label.
func TestMissingColumn(t *testing.T) {
	columns, rows, _ := readTable(t, tableHead+mustReplace(tableRow, "|是|||", "|是||13600007890|"))
	columns = slices.Delete(columns, 14, 15)
	rows[0].Cells = slices.Delete(rows[0].Cells, 14, 15)
	_, fs := DecodeRows("案件.csv", "R0001", columns, rows, testDays)
	if len(fs) != 1 || fs[0].Place() != "案件.csv:2:代理人.姓名" {
		t.Errorf("%v", fs)
	}
}

// TestNameTableCell: addressees are in one cell.
func TestNameTableCell(t *testing.T) {
	columns, rows, _ := readTable(t, "收件机关名称|"+tableHead+"公安机关：成都市公安局；police:成都市公安局锦江分局|"+tableRow)
	c, fs := DecodeRows("案件.csv", "R0001", columns, rows, testDays)
	if c == nil || len(c.Addressees) != 2 || c.Addressees[1].Name != "成都市公安局锦江分局" {
		t.Errorf("%v %v", c, fs)
	}
}

// A cell of names without content says nothing, so it contradicts nothing.
func TestBlankNameTableCell(t *testing.T) {
	head := "案件编号|姓名|身份证号|电话|住址|平台|类型|地区|时间|行为|经过|收件机关名称\n"
	row := "A|何子谦|510104197905201126|13600007890|成都市某路1号|示例消费金融有限公司|消费金融公司|宁波|2026-02-11|爆通讯录|对方来电要求还款。|公安：成都市公安局；\n"
	for _, blank := range []string{"", " ", "：", "；", "公安：", "公安：;网信:"} {
		columns, rows, _ := readTable(t, head+row+"A||||||||2026-02-12|频繁骚扰|对方又来电。|"+blank+"\n")
		c, fs := DecodeRows("f.csv", "R0001", columns, rows, testDays)
		if c == nil || len(c.Addressees) != 1 || len(fs.Of(Fault)) > 0 {
			t.Errorf("%q: %v", blank, fs)
		}
	}
}

// TestRowsAsFile: a row and a case file with the same content give the same case.
func TestRowsAsFile(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("催收还款来电人，。：“”#-|>'\"{}[]!&*% 1a𠮷")), 1, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		narrative, address := text.Draw(t, "narrative"), text.Draw(t, "address")
		if strings.TrimSpace(narrative) == "" || strings.TrimSpace(address) == "" ||
			strings.TrimFunc(narrative+address, unicode.IsSpace) == "" {
			return
		}
		quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
		src := "编号: A\n投诉人: {姓名: 何子谦, 身份证号: '510104197905201126', 电话: '13600007890', 住址: " + quote(address) + "}\n" +
			"被投诉人: {名称: 示例消费金融有限公司, 类型: 消费金融公司, 地区: 宁波}\n事件:\n  - {时间: 2026-02-11, 行为: 爆通讯录, 经过: " + quote(narrative) +
			"}\n"
		want, wantFs := Decode("x", []byte(src), testDays)
		columns, _, _ := readTable(&testing.T{}, "案件编号|姓名|身份证号|电话|住址|平台|类型|地区|时间|行为|经过\n")
		row := Row{Line: 2, Cells: []string{"A", "何子谦", "510104197905201126", "13600007890", address, "示例消费金融有限公司",
			"消费金融公司", "宁波", "2026-02-11", "爆通讯录", narrative}}
		got, gotFs := DecodeRows("x", "R0001", columns, []Row{row}, testDays)
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Case{})); diff != "" {
			t.Fatalf("file and row differ:\n%s%v\n%v", diff, wantFs, gotFs)
		}
	})
}

// TestNearHeader: a typo is near to a header, a column with another purpose is not.
func TestNearHeader(t *testing.T) {
	for header, want := range map[string]string{
		"身分证号": "身份证号", "姓 名": "姓名", "姓名*": "姓名", "住址（必填）": "住址", "身份征": "身份证", "证件号": "证件号码",
		"公司类别": "公司类型", "案件编码": "案件编号", "手机号码：": "手机号码",
		"序号": "", "备注": "", "承办人：": "承办人", "状态": "", "登记时间": "", "户籍地址": "", "": "",
	} {
		if got, ok := NearHeader(header); got != want || ok != (want != "") {
			t.Errorf("%q is near %q, want %q", header, got, want)
		}
	}
}

// TestRequiredFields names what every table must have.
func TestRequiredFields(t *testing.T) {
	var got []string
	for _, f := range RequiredFields() {
		got = append(got, f.Path)
	}
	want := strings.Fields("complainant.name complainant.id_number complainant.phone complainant.address respondent.name respondent.kind respondent.region incidents[].at incidents[].conduct incidents[].narrative")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
