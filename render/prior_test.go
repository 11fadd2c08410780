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
	if letter := wrote(t, e, c, "lender-complaint"); strings.Contains(letter, "J-77") ||
		!strings.Contains(letter, "客服热线") {
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

// What became of an objection to a credit record is no fact of a suit over privacy, nor is the
// record an exhibit of it; a refusal that is of other data too, and a threat with the record, are.
func TestSuitLeavesTheRecordOut(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		says    string
		conduct []legal.Conduct
		told    bool
	}{
		{"本人查询信用报告，已经还清的一期记为逾期。网点没有答复异议。", []legal.Conduct{legal.Denial}, false},
		{"本人请求更正征信记录，网点拒绝。", []legal.Conduct{legal.RightsRefusal}, false},
		{"本人请求更正征信记录、告知号码来源，网点拒绝。", []legal.Conduct{legal.RightsRefusal}, true},
		{"来电人说不还就让本人上征信黑名单。", []legal.Conduct{legal.Threat}, true},
	} {
		c := readCase(t, "unnamed")
		c.Incidents[3].Narrative, c.Incidents[3].Conduct = x.says, x.conduct
		if l := wrote(t, e, c, "civil-complaint"); strings.Contains(l, x.says) != x.told ||
			strings.Contains(l, "名称：个人信用报告") != x.told {
			t.Errorf("%s: told %v", x.says, !x.told)
		}
		if !strings.Contains(wrote(t, e, c, "nfra-complaint"), x.says) {
			t.Errorf("%s: the complaint does not tell it", x.says)
		}
	}
	c := readCase(t, "credit")
	if id, _, _ := paper(t, e, c, "civil-complaint").Why(); id != "suit-record" {
		t.Errorf("a suit on nothing but the record is decided by %s", id)
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
	c.Incidents = []complaint.Incident{{At: complaint.Moment{Date: day("2026-03-01")},
		Conduct: []legal.Conduct{legal.Denial}, Narrative: "客服称没有记录，不予处理。"}}
	letter := wrote(t, e, c, "nfra-complaint")
	_, points, _ := strings.Cut(letter, "请依照")
	if !strings.Contains(points, "消费投诉处理管理办法") || strings.Contains(letter, "催收工作指引") {
		t.Error("a denial is argued by the wrong rule")
	}
}

// A complaint that a fact tells of is not told again: what came of it is.
func TestToldOnce(t *testing.T) {
	e, c := shipped(t), readCase(t, "jincheng")
	for _, kind := range []string{"lender-notice", "nfra-report", "hotline-request"} {
		l := wrote(t, e, c, kind)
		if strings.Contains(l, "此前反映") || !strings.Contains(l, "就2026年2月5日的反映（工单号260205-0731）") {
			t.Errorf("%s tells of the call twice, or not of what came of it", kind)
		}
	}
	c.Incidents = c.Incidents[:3] // without the fact that tells of it
	if l := wrote(t, e, c, "nfra-report"); !strings.Contains(l, "此前反映：2026年2月5日向被举报人反映（客服热线，工单号260205-0731）") {
		t.Error("what no fact tells of is not told")
	}
}

// Where the fact gives the reply of that day, only the numbers are left to say, or nothing.
func TestReplyToldOnce(t *testing.T) {
	e := shipped(t)
	for name, want := range map[string]string{"contact": "", "hengyidai": "2026年4月22日的反映，工单号KF20260422-1907。"} {
		l := wrote(t, e, readCase(t, name), "cac-report")
		if strings.Contains(l, "此前反映") || strings.Contains(l, "答复：“") || !strings.Contains(l, want) {
			t.Errorf("%s tells of the reply twice, or not of the number", name)
		}
	}
	c := readCase(t, "hengyidai")
	c.Prior[0].RepliedOn = day("2026-04-25")
	if l := wrote(t, e, c, "cac-report"); !strings.Contains(l, "被举报人于2026年4月25日答复：“平台不读取通讯录") {
		t.Error("the reply of another day is not told")
	}
}

// The reader is not told by his own name what he was sent.
func TestReaderIsCalledYou(t *testing.T) {
	e, c := shipped(t), readCase(t, "silent")
	l := wrote(t, e, c, "nfra-complaint")
	if !strings.Contains(l, "同日向贵局提交《举报信》") || strings.Count(l, "此前反映") != 1 || strings.Count(l, "尚未答复") != 1 ||
		strings.Contains(l, "该机构") {
		t.Error("the bureau reads its own name, or the same words before every submission")
	}
}

// Who telephones says since when, of what can still be punished, and when he complained.
func TestPhoneScript(t *testing.T) {
	e, c := shipped(t), readCase(t, "unnamed") // of 2020 and 2026
	l := wrote(t, e, c, "phone-script")
	for _, want := range []string{"从2026年2月24日起", "从2026年2月24日开始", "反映过：2026年3月13日，工单号2026-0313-06"} {
		if !strings.Contains(l, want) {
			t.Errorf("lacks %s", want)
		}
	}
	c.Incidents = c.Incidents[:1]
	if l = wrote(t, e, c, "phone-script"); !strings.Contains(l, "从2020年6月14日起") {
		t.Error("where nothing is recent, what there was is not dated")
	}
}

// The hotline gets no enclosures: the letter names what the facts refer to.
func TestHotlineNamesItsEvidence(t *testing.T) {
	l := wrote(t, shipped(t), readCase(t, "jincheng"), "hotline-request")
	if !strings.Contains(l, "可以按承办单位的要求提供：证据1应用权限截图、证据2母亲手机的通话记录") {
		t.Error("evidence is referred to by number alone")
	}
}

// Who asks after a report asks the office that took it; where several did, or the record
// does not name an office, the bureau of the place with a blank for the station.
func TestInquiryGoesWhereTheReportLies(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		bodies []string
		want   string
	}{
		{[]string{"宁波市公安局鄞州分局"}, "宁波市公安局鄞州分局：\n"},
		{[]string{"公安机关"}, "宁波市公安局＿＿＿＿＿＿派出所：\n"},
		{[]string{"宁波市公安局鄞州分局", "宁波市公安局海曙分局"}, "宁波市公安局＿＿＿＿＿＿派出所：\n"},
	} {
		c := readCase(t, "police-silent")
		sent := c.Prior[0]
		c.Prior = nil
		for _, b := range x.bodies {
			sent.Body = b
			c.Prior = append(c.Prior, sent)
		}
		for _, d := range e.planner.Route(c) {
			if d.Paper.Kind != "inquiry" || d.Agency.Slug != "police" {
				continue
			}
			r, err := e.Render(c, d)
			if err != nil {
				t.Fatal(err)
			}
			if l := plain(t, r.Letter); !strings.Contains(l, x.want) {
				t.Errorf("%v: the letter does not go to %s", x.bodies, x.want)
			}
		}
	}
}

// A silence is told once, and nobody is said to have been asked again who was not.
func TestSilenceIsToldOnce(t *testing.T) {
	e, c := shipped(t), readCase(t, "police-silent")
	for _, kind := range []string{"filing-supervision", "reconsideration-application"} {
		if l := wrote(t, e, c, kind); strings.Contains(l, "尚未答复") || strings.Contains(l, "催问") {
			t.Errorf("%s tells of the silence twice, or of questions that nobody put", kind)
		}
	}
	c.Prior = append(c.Prior, complaint.Prior{Date: day("2026-05-20"), Body: c.Prior[0].Body, Channel: "电话"})
	if l := wrote(t, e, c, "reconsideration-application"); !strings.Contains(l, "报案和催问：") ||
		!strings.Contains(l, "催问记录") {
		t.Error("a second submission is no question after the first")
	}
}

// An objection shows the whole number of its sender, and encloses the credit report once.
func TestObjectionEncloses(t *testing.T) {
	e, c := shipped(t), readCase(t, "unnamed")
	l := wrote(t, e, c, "credit-objection")
	if strings.Contains(l, "证件部分号码") || strings.Count(l, "已标出有异议的记录") != 1 || strings.Contains(l, "信用报告（已标出") {
		t.Error("the report is enclosed twice, or the number is hidden")
	}
	c.Exhibits = nil
	for i := range c.Incidents {
		c.Incidents[i].Exhibits = nil
	}
	if l = wrote(t, e, c, "credit-objection"); !strings.Contains(l, "信用报告（已标出有异议的记录）") {
		t.Error("the report is not enclosed")
	}
}

// An objection to a record that the lender has left unanswered past its twenty days is told
// to the central bank with its days, be it told of as a fact or handed in as a paper; not
// before they have run, nor of what is answered or of what is no objection.
func TestObjectionLapsed(t *testing.T) {
	e := shipped(t)
	const lapsed = "自2026年5月6日起20日，已于2026年5月26日届满（《征信业管理条例》第二十五条）"
	for name, x := range map[string]struct {
		change func(*complaint.Case)
		told   bool
	}{
		"a fact":       {func(*complaint.Case) {}, true},
		"on the last":  {func(c *complaint.Case) { c.Date = day("2026-05-26") }, false},
		"answered":     {func(c *complaint.Case) { c.Prior[0].Reply = "记录无误"; c.Prior[0].RepliedOn = day("2026-05-20") }, false},
		"no objection": {func(c *complaint.Case) { c.Incidents[0].Narrative = "本人反映信用报告的事，没有结果。" }, false},
		"a paper": {func(c *complaint.Case) {
			c.Prior[0].Paper, c.Incidents[0].At.Date = "征信异议申请", day("2026-05-01")
		}, true},
		"post not shown": {func(c *complaint.Case) { c.Prior[0].Paper, c.Prior[0].Posted = "征信异议申请", true }, false},
	} {
		c := readCase(t, "credit")
		x.change(c)
		if letter := wrote(t, e, c, "pboc-complaint"); strings.Contains(letter, lapsed) != x.told {
			t.Errorf("%s: told %v in\n%s", name, !x.told, letter)
		}
	}
}

// A paper that asks after another asks only for what the sender has not been told.
func TestInquiryAsksWhatIsUnknown(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		ticket   string
		accepted legal.Date
		want     string
	}{
		{"J-77", day("2026-03-10"), "1. 承办部门和联系方式。"},
		{"", day("2026-03-10"), "1. 登记编号、承办部门和联系方式。"},
		{"", legal.Date{}, "1. 是否已经登记、受理，登记编号、承办部门和联系方式。"},
	} {
		c := readCase(t, "silent")
		for i := range c.Prior {
			c.Prior[i].Ticket, c.Prior[i].AcceptedOn = x.ticket, x.accepted
		}
		if letter := wrote(t, e, c, "inquiry"); !strings.Contains(letter, x.want) {
			t.Errorf("%q, %v: no %q in\n%s", x.ticket, x.accepted, x.want, letter)
		}
	}
}
