package render

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// What the supervisor was told is not what the lender was told.
func TestPriorOfTheReader(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	c.Prior = []complaint.Prior{
		{Date: day("2026-02-01"), Body: c.Respondent.Name, Channel: "客服热线"},
		{Date: day("2026-03-01"), Body: "国家金融监督管理总局四川监管局", Ticket: "J-77"},
	}
	if letter := wrote(t, e, c, "lender-complaint"); strings.Contains(letter, "J-77") || !strings.Contains(letter, "客服热线") {
		t.Error("the lender's paper lists what others were told, or not what it was told")
	}
	if letter := wrote(t, e, c, "nfra-complaint"); !strings.Contains(letter, "J-77") {
		t.Error("the supervisor's paper does not name the earlier complaint")
	}
	for _, o := range paper(t, e, c, "nfra-complaint").Objections {
		if o.ID == "nfra-again" {
			return
		}
	}
	t.Error("a second complaint is not warned of")
}

// What the loan costs is no matter for a suit on personality rights.
func TestSuitLeavesTheCostOut(t *testing.T) {
	e, c := shipped(t), readCase(t, "huabei")
	c.Incidents = append(c.Incidents, complaint.Incident{
		At: complaint.Moment{Date: day("2026-02-01")}, Conduct: []legal.Conduct{legal.Usury}, Narrative: "放款时先扣下三百元。",
	})
	if strings.Contains(wrote(t, e, c, "civil-complaint"), "先扣下三百元") {
		t.Error("the suit tells of interest taken in advance")
	}
	if !strings.Contains(wrote(t, e, c, "nfra-report"), "先扣下三百元") {
		t.Error("the report does not")
	}
	c.Incidents = c.Incidents[len(c.Incidents)-1:]
	if id, _, _ := paper(t, e, c, "civil-complaint").Why(); id != "suit-none" {
		t.Errorf("a suit on nothing but the cost is decided by %s", id)
	}
}

// A law firm that collects is 贵所.
func TestLawFirm(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	c.Collector.Name = "北京示例律师事务所"
	if letter := wrote(t, e, c, "collector-notice"); !strings.Contains(letter, "贵所") || strings.Contains(letter, "贵司") {
		t.Error("a law firm is not addressed as one")
	}
}

// A denial falls under the rule on complaints, not under one on collecting.
func TestDenial(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	c.Incidents = []complaint.Incident{{At: complaint.Moment{Date: day("2026-03-01")}, Conduct: []legal.Conduct{legal.Denial}, Narrative: "客服称没有记录，不予处理。"}}
	letter := wrote(t, e, c, "nfra-complaint")
	_, points, _ := strings.Cut(letter, "请对照")
	if !strings.Contains(points, "消费投诉处理管理办法") || strings.Contains(letter, "催收工作指引") {
		t.Error("a denial is argued by the wrong rule")
	}
}
