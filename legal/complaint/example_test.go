package complaint_test

import (
	"fmt"

	"tousu/legal"
	"tousu/legal/complaint"
)

// A case file is read with the days that the reader cannot know.
func ExampleDecode() {
	const src = `投诉人: {姓名: 林晓, 身份证号: "11010519491231002X", 电话: "13800138000", 住址: 北京市朝阳区}
被投诉人: {名称: 某某消费金融有限公司, 类型: 消费金融公司, 地区: 北京}
事件:
  - 时间: 2026-03-10
    行为: 爆通讯录、向第三人披露债务
    经过: 催收人员致电本人同事，说出本人的姓名和欠款。
`
	c, findings := complaint.Decode("case.yaml", []byte(src),
		complaint.Days{Today: legal.Date{Year: 2026, Month: 3, Day: 20}})
	fmt.Println(findings.Stops(), c.Complainant.Name, c.Complainant.Sex, c.Incidents[0].Conduct)
	fmt.Println(c.Position("incidents.0.narrative"))
	// Output:
	// false 林晓 女 [contact-list-harassment debt-disclosure]
	// case.yaml:6:9
}

// Every fault has a place and a stable code, and says what to do.
func ExampleFindings() {
	const src = "投诉人：\n  姓名: 林晓\n"
	_, findings := complaint.Decode("case.yaml", []byte(src), complaint.Days{})
	for _, f := range findings[:2] {
		fmt.Println(f.Place(), f.Code, f.Message)
	}
	// Output:
	// case.yaml:1:1 missing-key 缺“投诉人.身份证号”
	// case.yaml:1:1 missing-key 缺“投诉人.电话”
}

// The rows of one case are read as a file with the same content would be.
func ExampleDecodeRows() {
	var columns []complaint.Column
	headers := []string{"姓名", "身份证号", "电话", "住址", "公司", "类型", "地区", "时间", "行为", "经过"}
	for i, h := range headers {
		if f, ok := complaint.FieldByHeader(h); ok {
			columns = append(columns, complaint.Column{Number: i + 1, Header: h, Field: f})
		}
	}
	rows := []complaint.Row{{Line: 2, Cells: []string{
		"林晓", "11010519491231002X", "1380013800", "北京市朝阳区", "", "", "北京", "2026-03-10", "爆通讯录", "催收人员致电本人同事，说出本人欠款。",
	}}}
	_, findings := complaint.DecodeRows("cases.csv", "A-1", columns, rows, complaint.Days{})
	fmt.Println(findings[0].Place(), findings[0].Code)
	// Output: cases.csv:2:电话 phone-length
}
