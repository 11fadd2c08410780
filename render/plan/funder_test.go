package plan

import (
	"strings"
	"testing"

	"tousu/legal/complaint"
)

// TestFunder: the lender of record is another than the respondent; the case against it is not
// burdened with what the respondent was told, and lies where its name says.
func TestFunder(t *testing.T) {
	p := Default()
	for funder, want := range map[string]bool{"": false, "甲公司": false, "南京示例银行股份有限公司": true} {
		c := &complaint.Case{Respondent: complaint.Respondent{Name: "甲公司"}, Loan: &complaint.Loan{Funder: funder}}
		if got := HasFunder(c); got != want {
			t.Errorf("%q: %v", funder, got)
		}
	}
	if HasFunder(&complaint.Case{}) {
		t.Error("no loan, and a lender of record")
	}
	src := `编号: A-1
投诉人: {姓名: 林晓, 身份证号: "11010519491231002X", 电话: "13800138000", 住址: 北京市朝阳区幸福路1号}
被投诉人: {名称: 某某科技有限公司, 类型: 助贷平台, 地区: 湖北}
借款: {资金方: 南京示例银行股份有限公司}
事件:
  - {时间: 2026-03-10, 行为: [频繁骚扰], 经过: 对方连日来电，一天十几次。}
既往投诉:
  - {日期: 2026-03-11, 对象: 某某科技有限公司}
  - {日期: 2026-03-12, 对象: "12345"}
`
	days := complaint.Days{Today: day("2026-03-20")}
	c, findings := complaint.Decode("case.yaml", []byte(src), days)
	if c == nil {
		t.Fatal(findings)
	}
	out, err := p.ForFunder(c, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	f, findings := complaint.Decode("case.yaml", out, days)
	if f == nil {
		t.Fatal(findings)
	}
	if len(f.Prior) != 1 || f.Prior[0].Body != "12345" {
		t.Errorf("of what others were told is left %+v", f.Prior)
	}
	if !strings.Contains(f.Respondent.Region, "江苏") || HasFunder(f) {
		t.Errorf("%+v, %+v", f.Respondent, f.Loan)
	}
}
