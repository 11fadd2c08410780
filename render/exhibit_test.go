package render

import (
	"strings"
	"testing"

	"tousu/legal"
)

// A receipt of what the wrong cost goes with the papers that claim it back and with no
// other; the record of a fee that was charged shows what was done and goes with all.
func TestReceipts(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	for kind, claimed := range map[string]bool{
		"lender-complaint": true, "civil-complaint": true, "cca-mediation": true,
		"injunction": false, "number-report": false, "collector-notice": false, "police-report": false,
		"nifa-report": false,
	} {
		text := wrote(t, e, c, kind)
		if strings.Contains(text, "公证费发票") != claimed {
			t.Errorf("%s lists the receipt: %v", kind, !claimed)
		}
		if strings.Contains(text, "证据4、5、7") != claimed {
			t.Errorf("%s cites the receipt for a fact: %v", kind, !claimed)
		}
	}
	if !strings.Contains(wrote(t, e, c, "nifa-report"), "服务费扣款记录") {
		t.Error("the record of the fee is not shown")
	}
	for _, kind := range []string{"police-report", "civil-complaint"} { // who do not judge the contract
		if strings.Contains(wrote(t, e, c, kind), "服务费扣款记录") {
			t.Errorf("%s shows the record of the fee", kind)
		}
	}
}

// What goes beside a suit lists what the suit speaks of: what the loan costs is no part of it.
func TestListOfTheSuit(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	c.Incidents[0].Conduct = []legal.Conduct{legal.Usury}
	c.Exhibits[0].Name, c.Exhibits[0].Proves = "还款计划截图", "收取的利息"
	for to, want := range map[string]bool{"court": false, "arbitration": true} {
		chosen, err := e.planner.Plan(c, []string{to})
		if err != nil {
			t.Fatal(err)
		}
		last := chosen.Write[len(chosen.Write)-1]
		if last.Paper.Kind != "evidence-list" {
			t.Fatalf("%s: %s is last", to, last.Paper.Kind)
		}
		r, err := e.Render(c, last)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(plain(t, r.Letter), "还款计划截图"); got != want {
			t.Errorf("the list of exhibits for %s shows what is of the cost alone: %v", to, got)
		}
	}
}

// An arbitration is of what the contract charges: how the debt was collected, what was
// asked of the lender about data and what the wrong cost are no part of it, nor of the
// list of exhibits beside it.
func TestArbitrationIsOfTheClaim(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	chosen, err := e.planner.Plan(c, []string{"arbitration"})
	if err != nil {
		t.Fatal(err)
	}
	if len(chosen.Write) != 2 {
		t.Fatalf("%d papers", len(chosen.Write))
	}
	for _, d := range chosen.Write {
		r, err := e.Render(c, d)
		if err != nil {
			t.Fatal(err)
		}
		text := plain(t, r.Letter)
		for _, wrong := range []string{"岳父", "老赖", "客服", "公证费", "个人信息", "消费者权益保护法"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s tells of %s", d.Paper.Kind, wrong)
			}
		}
		if !strings.Contains(text, "服务费扣款记录") {
			t.Errorf("%s does not show the charge", d.Paper.Kind)
		}
	}
	c.Incidents[0].Narrative = "本人更新应用后，应用提示须开启通讯录权限。"
	for _, d := range e.planner.Route(c) {
		if d.Paper.Kind == "arbitration-application" && d.Writable() {
			t.Error("no fact tells of the charge, and the application is written")
		}
	}
}

// Lawyers' bodies are told of what was done in a lawyer's name; where a firm of lawyers
// collects, of all it did.
func TestLawyersBodiesAreToldOfLawyers(t *testing.T) {
	e, c := shipped(t), readCase(t, "clinic")
	if text := wrote(t, e, c, "law-firm-report"); strings.Contains(text, "民警") || !strings.Contains(text, "署名律师的律师函") ||
		strings.Contains(text, "通话录音") {
		t.Errorf("it tells of more than the lawyer's letter:\n%s", text)
	}
	c.Respondent.Name = "示例律师事务所"
	if text := wrote(t, e, c, "law-firm-report"); !strings.Contains(text, "民警") {
		t.Error("it does not tell of what the firm did")
	}
}

// What lists other persons goes only to police, prosecutor and court, as the case says or its
// name tells; every other paper says that it exists. Loose exhibits of other kinds stay.
func TestListsOfOthers(t *testing.T) {
	e := shipped(t)
	yes, no := true, false
	const withheld = "证据3列有其他人的情况，为保护其个人信息不随附，"
	for _, x := range []struct {
		name   string
		others *bool
		lists  bool
	}{
		{"受影响人员情况汇总（已遮盖姓名和号码）", nil, true}, {"受影响人员情况汇总（已遮盖姓名和号码）", &yes, true},
		{"受影响人员情况汇总（已遮盖姓名和号码）", &no, false}, {"还款明细汇总", &yes, true},
	} {
		c := readCase(t, "unnamed")
		c.Exhibits[2].Name, c.Exhibits[2].Others = x.name, x.others
		for _, kind := range []string{"lender-notice", "nfra-report", "nfra-complaint", "public-interest-lead"} {
			shown := !x.lists || kind == "public-interest-lead"
			l := wrote(t, e, c, kind)
			if strings.Contains(l, "名称："+x.name+"；") != shown || strings.Contains(l, withheld) == shown {
				t.Errorf("%s, %v: %s shows it: %v", x.name, x.others, kind, !shown)
			}
		}
	}
	c := readCase(t, "unnamed")
	c.Exhibits[2].Name, c.Exhibits[2].Proves, c.Exhibits[2].Others = "借款合同", "借款的约定", nil
	if l := wrote(t, e, c, "lender-notice"); !strings.Contains(l, "名称：借款合同；") {
		t.Error("an exhibit that no fact cites is dropped")
	}
	c.Exhibits[2].Name = "被联系人名单"
	c.Incidents[1].Exhibits = append(c.Incidents[1].Exhibits, 2)
	if l := wrote(t, e, c, "nfra-complaint"); !strings.Contains(l, withheld+"贵局核查需要时提交") ||
		!strings.Contains(l, "证据1、3）") {
		t.Error("a list that a fact cites is not told of")
	}
	if l := wrote(t, e, c, "police-report"); !strings.Contains(l, "名称：被联系人名单；") {
		t.Error("the police do not get it")
	}
}
