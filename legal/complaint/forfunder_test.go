package complaint

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// The case against the lender of record keeps the facts and drops what is the platform's own.
func TestForFunder(t *testing.T) {
	src := `# 我的案件
编号: A-1
投诉人: {姓名: 林晓, 身份证号: "11010519491231002X", 电话: "13800138000", 住址: 北京市朝阳区幸福路1号}
被投诉人:
  名称: 某某科技有限公司 # 应用里写的
  类型: 助贷平台
  地区: 湖北
  统一社会信用代码: "91110000600037341L"
  应用: 某贷
借款: {合同编号: HT-1, 资金方: 南京示例银行股份有限公司}
事件:
  - {时间: 2026-03-10, 行为: [频繁骚扰], 经过: 对方连日来电，一天十几次。}
既往投诉:
  - {日期: 2026-03-11, 对象: 某某科技有限公司}
  - {日期: 2026-03-12, 对象: "12378"}
`
	days := Days{Today: legal.Date{Year: 2026, Month: 3, Day: 20}}
	c, findings := Decode("case.yaml", []byte(src), days)
	if c == nil {
		t.Fatal(findings)
	}
	for _, told := range [][]int{{0}, {0, 1}} {
		out, err := c.ForFunder([]byte(src), "江苏", told)
		if err != nil {
			t.Fatal(err)
		}
		f, findings := Decode("case.yaml", out, days)
		if f == nil {
			t.Fatal(findings)
		}
		r := f.Respondent
		if r.Name != "南京示例银行股份有限公司" || r.Kind != legal.Bank || r.Region != "江苏" || r.USCC != "" || r.App != "" ||
			f.Loan.Platform != "某某科技有限公司" || f.Loan.Funder != "" || f.Loan.Contract != "HT-1" || f.ID == "A-1" ||
			len(f.Incidents) != 1 || len(f.Prior) != 2-len(told) || !strings.HasPrefix(string(out), "# 我的案件\n") {
			t.Errorf("told %v: %s", told, out)
		}
	}
	out, err := c.ForFunder([]byte(strings.ReplaceAll(src, "银行", "信托")), "", []int{0, 1})
	if err != nil {
		t.Fatal(err)
	}
	_, findings = Decode("case.yaml", out, days)
	if !slices.ContainsFunc(findings.Of(Fault), func(f Finding) bool { return f.Path == "respondent.region" }) {
		t.Errorf("a region that nobody knows stops nothing: %v", findings)
	}
}
