package complaint

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

const ofTheBorrower = `投诉人: {姓名: 林晓, 身份证号: "11010519491231002X", 电话: "13800138000", 住址: 北京市朝阳区幸福路1号}
被投诉人: {名称: 某某消费金融有限公司, 类型: 消费金融公司, 地区: 北京, 产品: 某贷, 应用: 某贷, 统一社会信用代码: "91110000600037341L"}
借款: {合同编号: HT-1, 本金: 5000}
诉求: [协商还款]
证据: [{名称: 录音, 形式: 光盘, 来源: 本人手机, 页数: 1}, {名称: 短信截图}, {名称: 合同}]
事件:
  - {时间: 2026-03-01, 行为: [违规收集通讯录], 经过: 应用读取了通讯录, 证据: 合同}
  - 时间: 2026-03-10 21:40
    截止: 2026-03-12
    行为: [爆通讯录, 违规收集通讯录]
    对象: [{关系: 母亲, 姓名: 周玉兰, 电话: "13900005678", 紧急联系人: 是}]
    能联系上借款人: 是
    次数: 3
    来电号码: 未知号码
    经过: 母亲说对方要她替我还钱。
    转述: 母亲
    证据: [录音]
  - {时间: 2026年3月, 行为: [频繁骚扰], 对象: [{关系: 母亲}, {关系: 同事}], 次数: 9, 经过: 又打来, 证据: 短信截图, 核对: x}
`

func TestForContact(t *testing.T) {
	src := strings.Replace(ofTheBorrower, ", 核对: x", "", 1)
	days := Days{Today: legal.Date{Year: 2026, Month: 3, Day: 20}}
	c, findings := Decode("case.yaml", []byte(src), days)
	if c == nil {
		t.Fatal(findings)
	}
	out, err := c.ForContact("母亲")
	if err != nil {
		t.Fatal(err)
	}
	_, findings = Decode("母亲.yaml", out, days)
	var missing []string
	for _, f := range findings.Of(Fault) {
		missing = append(missing, f.Path)
	}
	if want := []string{"complainant.id_number", "complainant.address", "incidents.0.narrative",
		"incidents.1.narrative"}; !slices.Equal(missing, want) {
		t.Errorf("what stops the letters is %v, want %v", missing, want)
	}
	for _, other := range []string{"替我还钱", "HT-1", "某贷", "协商", "合同", "本人手机", "违规收集通讯录", "13800138000", "林晓",
		"次数: \"9\"", "转述"} {
		if strings.Contains(string(out), other) {
			t.Errorf("the borrower's own %q is carried over", other)
		}
	}
	filled := strings.NewReplacer("身份证号:", `身份证号: "440524188001010014"`, "住址:", "住址: 北京市海淀区示例路2号", "经过:",
		"经过: 对方要我转告还款，我说与我无关。").Replace(string(out))
	mine, findings := Decode("母亲.yaml", []byte(filled), days)
	if mine == nil {
		t.Fatal(findings)
	}
	in := mine.Incidents
	if mine.Complainant.Role != legal.Contact || mine.Complainant.Name != "周玉兰" ||
		mine.Complainant.Phone != "13900005678" || mine.Complainant.Emergency == nil ||
		len(in) != 2 || in[0].At.Hour != 21 || in[0].Until.Day != 12 || in[0].Count != 3 || in[0].Caller != "未知号码" ||
		in[0].Reachable == nil ||
		in[1].At.Words == "" || in[1].Count != 0 || len(mine.Exhibits) != 2 || mine.Respondent.USCC == "" {
		t.Errorf("carried over: %+v", mine)
	}
}

func TestForContactOfNobody(t *testing.T) {
	c, findings := Decode("case.yaml", []byte(strings.Replace(ofTheBorrower, ", 核对: x", "", 1)),
		Days{Today: legal.Date{Year: 2026, Month: 3, Day: 20}})
	if c == nil {
		t.Fatal(findings)
	}
	_, err := c.ForContact("领导")
	var nobody *NotCalledError
	if !errors.As(err, &nobody) || strings.Join(nobody.Called, " ") != "母亲 同事" {
		t.Errorf("%v", err)
	}
}
