package render

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// holdsWords fails where a text lacks some words or holds others.
func holdsWords(t *testing.T, what, text string, has, lacks []string) {
	t.Helper()
	for _, s := range has {
		if !strings.Contains(text, s) {
			t.Errorf("%s: no %s", what, s)
		}
	}
	for _, s := range lacks {
		if strings.Contains(text, s) {
			t.Errorf("%s: %s", what, s)
		}
	}
}

// letterTo is the paper of a kind to one body.
func letterTo(t *testing.T, e *Engine, c *complaint.Case, body, kind string) string {
	t.Helper()
	for _, d := range e.planner.Route(c) {
		for _, d := range append(e.planner.Agencies().AnnexesOf(c.Agent != nil, d), d) {
			if d.Agency.Slug != body || d.Paper.Kind != kind {
				continue
			}
			r, err := e.Render(c, d)
			if err != nil {
				t.Fatalf("%s to %s: %v", kind, body, err)
			}
			return plain(t, r.Letter)
		}
	}
	t.Fatalf("no %s to %s", kind, body)
	return ""
}

// Nobody has borrowed, or not, from a body without a name.
func TestDisownedReportOfNobody(t *testing.T) {
	e, c := shipped(t), readCase(t, "impersonated")
	named := "本人没有向成都示例小额贷款有限公司借过款"
	holdsWords(t, "with the company", wrote(t, e, c, "disowned-report"), []string{named}, []string{"不知道名称"})
	c.Respondent = complaint.Respondent{Name: "名称不详的机构", Unknown: true, Kind: legal.CollectionFirm,
		Region: c.Respondent.Region}
	holdsWords(t, "without it", wrote(t, e, c, "disowned-report"),
		[]string{"本人没有借过下列事实所说的款", "本人不知道名称，请贵局查明"}, []string{"名称不详"})
}

// Who was impersonated gives the police his credit report and asks for what was reported
// in his name, where the case speaks of it.
func TestDisownedReportOfCredit(t *testing.T) {
	e, c := shipped(t), readCase(t, "impersonated")
	record, report := "以本人名义报送的信用记录", "本人的信用报告（已标出"
	holdsWords(t, "with the report among the exhibits", wrote(t, e, c, "disowned-report"), []string{record, "管辖"},
		[]string{report})
	c.Exhibits, c.Incidents[0].Exhibits = nil, nil
	holdsWords(t, "without it", wrote(t, e, c, "disowned-report"), []string{record, report}, nil)
	c.Incidents[0].Narrative = "来电人说本人借了款。本人没有借过。"
	holdsWords(t, "without a word of credit", wrote(t, e, c, "disowned-report"), nil, []string{record, report})
}

// An objection to a record goes to the institution that reported it, or to the centre, which is told
// who that was; only the centre gets the whole number: a company is told a part of it.
func TestObjectionToTheCentre(t *testing.T) {
	e, c := shipped(t), readCase(t, "impersonated")
	holdsWords(t, "lender", letterTo(t, e, c, "lender", "credit-objection"),
		[]string{"本人没有向贵司借过款", "并向征信机构报送更正后的信息", "510105********4010", "（部分号码已遮盖）"}, []string{c.Complainant.IDNumber})
	holdsWords(t, "centre", letterTo(t, e, c, "credit-centre", "credit-objection"),
		[]string{"中国人民银行征信中心", "本人没有向成都示例小额贷款有限公司借过款", c.Complainant.IDNumber}, []string{"贵司", "向征信机构报送", "遮盖"})
}

// A power of attorney names its body once; what people call 一般代理 is spelt out; whom the
// lender does not know it does not tell his whole number.
func TestPowersOfAttorney(t *testing.T) {
	e, c := shipped(t), readCase(t, "clinic")
	justice := letterTo(t, e, c, "justice-bureau", "power-of-attorney")
	holdsWords(t, "justice bureau", justice, []string{"一般代理：代为提交", "以律师事务所、律师的名义催收"}, []string{"另有下列权限"})
	if n := strings.Count(justice, "由本人填写该律师事务所"); n != 1 {
		t.Errorf("the body is named %d times", n)
	}
	holdsWords(t, "court", letterTo(t, e, c, "court", "power-of-attorney"), []string{"一般代理：代为立案"}, []string{"另有下列权限"})
	holdsWords(t, "unlicensed lender", letterTo(t, e, c, "lender", "power-of-attorney"),
		[]string{"部分号码、住址已遮盖", "部分号码已遮盖"}, []string{c.Complainant.IDNumber, c.Agent.IDNumber})
	c.Agent.Powers = "代为和解"
	holdsWords(t, "special powers", letterTo(t, e, c, "court", "power-of-attorney"), []string{"另有下列权限：代为和解。"},
		[]string{"一般代理"})
	c.Respondent.Kind, c.Complainant.Role = legal.Bank, legal.Borrower
	holdsWords(t, "bank of the borrower", letterTo(t, e, c, "lender", "power-of-attorney"),
		[]string{c.Complainant.IDNumber, c.Agent.IDNumber}, []string{"遮盖"})
}

// What was said to others is asked to stop without saying that the plaintiff heard it.
func TestWhomTheThreatReached(t *testing.T) {
	e, c := shipped(t), readCase(t, "assignee")
	holdsWords(t, "said to the father", wrote(t, e, c, "civil-complaint"), []string{"立即停止下列行为：威胁", "原告的父亲谭国强"},
		[]string{"对原告实施"})
	c.Incidents[0].Conduct, c.Incidents[0].Contacts, c.Incidents[0].ReportedBy = []legal.Conduct{legal.Threat}, nil, ""
	holdsWords(t, "said to the plaintiff", wrote(t, e, c, "civil-complaint"), []string{"对原告实施下列行为：威胁"}, nil)
}

// On the telephone nobody who did not borrow agrees to pay.
func TestPhoneScriptByRole(t *testing.T) {
	e := shipped(t)
	for name, want := range map[string]string{
		"contact": "不必替别人还", "impersonated": "不是您借的", "hengyidai": "不要在电话里承诺还款",
	} {
		holdsWords(t, name, wrote(t, e, readCase(t, name), "phone-script"), []string{want}, nil)
	}
}

// Each firm from which evidence is to be collected is named with its seat.
func TestEvidenceFromTheCollector(t *testing.T) {
	text := wrote(t, shipped(t), readCase(t, "hengyidai"), "evidence-collection")
	holdsWords(t, "two firms", text, []string{"被申请人二：示例信用管理服务有限公司，住所：广东省广州市天河区示例一路8号"}, nil)
}

// A denial of having read the phone book is answered with what the App asked for.
func TestDenialOfTheApp(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	asks, compares := "要求通讯录权限的目的", "就下列每一次联系"
	holdsWords(t, "both", wrote(t, e, c, "denial-answer"), []string{asks, compares, "开启通讯录权限才能查看还款计划"}, nil)
	c.Incidents = append(c.Incidents[:1], c.Incidents[3:]...)
	holdsWords(t, "the App alone", wrote(t, e, c, "denial-answer"), []string{asks}, []string{compares})
	c = readCase(t, "hengyidai")
	c.Incidents = c.Incidents[1:]
	holdsWords(t, "calls alone", wrote(t, e, c, "denial-answer"), []string{compares}, []string{asks})
}

// The lender is asked of the phone book where an App could read it, and where others were
// called without one of where their numbers come from.
func TestWhatIsAskedOfNumbers(t *testing.T) {
	e := shipped(t)
	book, numbers := "读取过通讯录", "用于联系他人的号码从何取得"
	holdsWords(t, "an App", wrote(t, e, readCase(t, "hengyidai"), "lender-notice"), []string{book, numbers}, nil)
	holdsWords(t, "no App", wrote(t, e, readCase(t, "assignee"), "lender-notice"), []string{numbers}, []string{book})
	c := readCase(t, "assignee")
	c.Incidents[0].Conduct, c.Incidents[0].Contacts, c.Incidents[0].ReportedBy = []legal.Conduct{legal.Threat}, nil, ""
	holdsWords(t, "nobody called", wrote(t, e, c, "lender-notice"), nil, []string{numbers, book})
}

// Who bought the debt is no supplier of the borrower, and the office that registers it does
// not judge how it handles data.
func TestBuyerOfTheDebt(t *testing.T) {
	e, c := shipped(t), readCase(t, "assignee")
	for _, kind := range []string{"samr-report", "lender-notice", "civil-complaint"} {
		holdsWords(t, kind, wrote(t, e, c, kind), nil, []string{"消费者"})
	}
	holdsWords(t, "samr-report", wrote(t, e, c, "samr-report"), []string{"认定其违反何种规定", "核查其登记的经营范围"},
		[]string{"个人信息保护法》第"})
}

// Where the respondent itself collects for others, it called and so did the firm beside it;
// it made no contract with the borrower that an arbitration could be of.
func TestCollectorAsRespondent(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	c.Respondent.Kind = legal.CollectionFirm
	holdsWords(t, "suit", wrote(t, e, c, "civil-complaint"),
		[]string{"被告二参与催收", "下列联系由被告一、被告二实施", "据原告所知，被告一就原告的债务进行催收"}, []string{"原告因借款与被告一发生联系", "受其委托", "委托催收合同"})
	for _, d := range e.planner.Route(c) {
		if d.Paper.Kind == "arbitration-application" && d.Writable() {
			t.Error("an arbitration against who is no party is written")
		}
	}
	c.Respondent.Kind = legal.Assignee
	holdsWords(t, "buyer of the debt", wrote(t, e, c, "arbitration-application"),
		[]string{"主张受让了申请人的借款合同债权（编号YS-2024-073391）"}, []string{"申请人与被申请人之间有"})
	c.Respondent.Kind = legal.Platform
	holdsWords(t, "platform", wrote(t, e, c, "arbitration-application"), []string{"载有仲裁条款的合同（编号YS-2024-073391）"},
		[]string{"申请人与被申请人之间有借款合同"})
}
