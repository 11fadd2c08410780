package plan

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// TestRepayPromise asks who offers to pay a debt that may be barred, from the first day
// overdue, and nobody else.
func TestRepayPromise(t *testing.T) {
	const head = "投诉人: {姓名: 林晓雯, 身份证号: \"510104199307163026\", 电话: \"13800001234\", 住址: 四川省成都市锦江区示例路18号}\n" +
		"被投诉人: {名称: 四川示例消费金融有限公司, 类型: 消费金融公司, 地区: 四川}\n" +
		"事件: [{时间: 2026-03-01, 行为: 频繁骚扰, 经过: 每天打十几个电话，内容都一样。}]\n日期: 2026-03-20\n"
	for _, c := range []struct {
		rest  string
		asked bool
	}{
		{"借款: {逾期日期: 2023-03-19}\n诉求: [请给出分期还款方案]\n", true},
		{"借款: {逾期日期: 2023-03-20}\n诉求: [请给出分期还款方案]\n", false},
		{"借款: {逾期日期: 2020-12-01, 到期日: 2026-01-01}\n诉求: [请给出分期还款方案]\n", true},
		{"借款: {逾期日期: 2022-12-01}\n诉求: [希望自五月起分24期偿还]\n", true},
		{"借款: {逾期日期: 2022-12-01}\n诉求: [每月还我一个安静]\n", false},
		{"借款: {到期日: 2022-12-01}\n收件机构: [协商还款申请]\n", true},
		{"借款: {到期日: 2022-12-01}\n收件机构: [全部]\n", true},
		{"借款: {到期日: 2022-12-01}\n诉求: [停止给我母亲打电话]\n", false},
		{"借款: {到期日: 2022-12-01}\n", false},
		{"诉求: [请给出分期还款方案]\n借款: {到期日: 2020年12月}\n", true},
		{"借款: {逾期日期: 2020年12月}\n诉求: [请给出分期还款方案]\n", true}, // nobody can tell
		{"借款: {逾期日期: 2020年12月}\n", false},
		{"诉求: [请给出分期还款方案]\n", false},
	} {
		kase, findings := complaint.Decode("case.yaml", []byte(head+c.rest),
			complaint.Days{Today: legal.Date{Year: 2026, Month: 3, Day: 20}})
		if kase == nil {
			t.Fatalf("%s: %v", c.rest, findings)
		}
		got := Default().Examine(kase)
		if asked := got.Stops(); asked != c.asked {
			t.Errorf("%s: asked %v: %v", c.rest, asked, got)
		}
		if !c.asked {
			continue
		}
		where, said := "demands.0", "起已经超过三年，"
		if strings.Contains(c.rest, "收件机构") {
			where = "loan.due_on"
		}
		if strings.Contains(c.rest, "2020年12月}") {
			said = "没有读出来；超过三年的，"
		}
		if got[0].Path != where || !strings.Contains(got[0].Message, said) {
			t.Errorf("%s: at %s: %s", c.rest, got[0].Path, got[0].Message)
		}
		if named := Default().Examine(kase, "lender-notice"); strings.HasPrefix(c.rest, "借款: {到期日") && named.Stops() {
			t.Errorf("%s: asked though another paper is wanted", c.rest)
		}
		if strings.Contains(got[0].Message, "已过时效") || got[0].Code != "repay-promise" {
			t.Errorf("%s: %+v", c.rest, got[0])
		}
		answered, _ := complaint.Decode("case.yaml", []byte(head+c.rest+"核对: ["+got[0].Answers[0].Write+"]\n"),
			complaint.Days{Today: legal.Date{Year: 2026, Month: 3, Day: 20}})
		if answered == nil || Default().Examine(answered).Stops() {
			t.Errorf("%s: the answer does not settle it", c.rest)
		}
	}
}
