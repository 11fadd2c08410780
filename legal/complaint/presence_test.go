package complaint

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// TestPresence: which keys the case gives, by path, and their text.
func TestPresence(t *testing.T) {
	c, _ := Decode("案.yaml", []byte(ordinaryText()), testDays)
	for path, want := range map[string]string{
		"complainant": "yes", "complainant.name": "林晓", "complainant.sex": "女", "complainant.email": "no",
		"complainant.nothing": "no", "nothing": "no",
		"collector": "no", "collector.name": "no", "agent": "no", "agent.name": "no", "loan": "yes",
		"loan.contract": "0012", "loan.principal": "yes", "loan.rate": "no",
		"incidents": "yes", "incidents.0": "yes", "incidents.1": "yes", "incidents.2": "no", "incidents.-1": "no",
		"incidents.x":          "no",
		"incidents.0.exhibits": "yes", "incidents.0.exhibits.0": "no", "incidents.0.conduct": "yes",
		"incidents.0.conduct.0": "no", "incidents.0.channel": "yes", "incidents.1.channel": "no",
		"incidents.1.contact": "no", "incidents.0.contact": "yes", "incidents.0.contact.0": "yes",
		"incidents.0.contact.0.name": "yes", "incidents.0.contact.1": "no",
		"prior": "yes", "prior.0.ticket": "yes", "exhibits.0.pages": "yes", "exhibits.1.pages": "no", "demands": "yes",
		"harm": "no", "losses": "no", "respondent.name": "某某消费金融有限公司",
		"agency_names": "no", "complainant.name.more": "no", "arbitration": "no",
	} {
		if got := c.Has(path); got != (want != "no") {
			t.Errorf("%s is given: %v", path, got)
		}
		text := want
		if want == "yes" || want == "no" {
			text = ""
		}
		if got := c.Text(path); got != text {
			t.Errorf("%s is %q, want %q", path, got, text)
		}
	}
	c.Respondent.Unknown = true
	if c.Has("respondent.name") || !c.Has("respondent") {
		t.Error("a name that nobody knows is given")
	}
	if c.Agent = new(Agent); !c.Has("agent") || c.Has("agent.name") {
		t.Error("a group that is there is given, and its keys are not")
	}
}

// TestLackingKeys: a message names a key with its group, unless that is the complainant.
func TestLackingKeys(t *testing.T) {
	c, _ := Decode("案.yaml", []byte(ordinaryText()), testDays)
	got := c.Lacking([]string{"complainant.name", "complainant.email", "respondent.address", "agent", "loan.principal",
		"agent.name"})
	if want := []string{"邮箱", "被投诉人住所", "代理人", "代理人姓名"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for path, want := range map[string]string{"complainant": "投诉人", "agent": "代理人", "respondent.name": "被投诉人名称",
		"complainant.name": "姓名", "nothing": "", "complainant.nothing": "", "": "", "complainant.": ""} {
		if got := called(path); got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
}

// TestListing: a repeated question is printed without its answers, and a finding without a question
// says so.
func TestListing(t *testing.T) {
	var l Listing
	ask := Finding{Severity: Doubt, Code: "甲", Message: "乙", Question: "丙？",
		Answers: []Answer{{Write: "a", Means: "是"}, {Write: "b", Means: "否"}}}
	first := l.Lines(ask, "（注）")
	if len(first) != 4 || !strings.Contains(first[0], "请核对：乙（注）") || first[1] != "    丙？" ||
		!strings.HasPrefix(first[2], "    ") {
		t.Errorf("%q", first)
	}
	if again := l.Lines(ask, ""); len(again) != 1 || !strings.Contains(again[0], "（答法同上：") ||
		!strings.Contains(again[0], "写 a，") || !strings.Contains(again[0], "写 b）") {
		t.Errorf("%q", again)
	}
	other := ask
	if other.Answers = []Answer{{Means: "或"}}; len(l.Lines(other, "")) == 1 {
		t.Error("other answers are not told")
	}
	if again := l.Lines(other, ""); len(again) != 1 || !strings.HasSuffix(again[0], "（答法同上）") {
		t.Errorf("%q", again)
	}
	warning := l.Lines(Finding{Severity: Warning, Message: "丁"}, "")
	if len(warning) != 1 || !strings.Contains(warning[0], "提醒：丁") {
		t.Errorf("%q", warning)
	}
	if fault := l.Lines(Finding{Message: "戊", Answer: "a", Answers: ask.Answers}, "（注）"); len(fault) != 1 ||
		!strings.HasSuffix(fault[0], "（注）") || strings.Contains(fault[0], "提醒") {
		t.Errorf("%q", fault)
	}
}

// TestPriorSteps: when a body received a submission, and whether it has answered.
func TestPriorSteps(t *testing.T) {
	made, signed := date(2026, 3, 1), date(2026, 3, 4)
	for name, c := range map[string]struct {
		p    Prior
		want legal.Date
	}{
		"by hand": {Prior{Date: made}, made}, "by post, on its way": {Prior{Date: made, Posted: true}, legal.Date{}},
		"with a number":       {Prior{Date: made, Tracking: "1"}, legal.Date{}},
		"signed for":          {Prior{Date: made, Posted: true, ReceivedOn: signed}, signed},
		"signed for, no post": {Prior{Date: made, ReceivedOn: signed}, signed},
	} {
		if got := c.p.Received(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	for name, p := range map[string]Prior{"a reply": {Reply: "甲"}, "a day": {RepliedOn: made},
		"a result": {Result: Refused}} {
		if !p.Answered() {
			t.Errorf("%s is no answer", name)
		}
	}
	if (&Prior{Date: made, Handler: "甲"}).Answered() {
		t.Error("nothing is an answer")
	}
}

// TestCalledPersons: the people who were called and suffered by it, each relation once, in order.
func TestCalledPersons(t *testing.T) {
	harm, none := []legal.Conduct{legal.Harassment}, []legal.Conduct(nil)
	of := func(relations ...string) (out []ContactPerson) {
		for _, r := range relations {
			out = append(out, ContactPerson{Relation: r})
		}
		return out
	}
	c := &Case{Incidents: []Incident{{Conduct: harm, Contacts: of("母亲", "", "同事")}, {Conduct: none, Contacts: of("朋友")},
		{Conduct: harm, Contacts: of("同事", "姐姐")}}}
	if got := c.Called(); !slices.Equal(got, []string{"母亲", "同事", "姐姐"}) {
		t.Errorf("%q", got)
	}
}

// TestPassages: every text that letters print verbatim has its path and its name, which counts from
// one.
func TestPassages(t *testing.T) {
	c := &Case{
		Incidents: []Incident{{Narrative: "a", ReportedBy: "b", Channel: "c",
			Contacts: []ContactPerson{{Relation: "d"}}}, {Narrative: "e"}},
		Prior:    []Prior{{Body: "f", Channel: "g", Handler: "h", Reply: "i"}},
		Exhibits: []Exhibit{{Name: "j", Form: "k", Source: "l", Proves: "m"}},
		Demands:  []string{"n"}, Harm: []string{"o", "p"}, Losses: &Losses{Economic: []LossItem{{Item: "q"}}},
		Respondent: Respondent{Product: "r"},
	}
	var got []string
	for _, p := range c.passages() {
		got = append(got, p.text+" "+p.path+" "+p.where)
	}
	want := []string{
		"a incidents.0.narrative 第1件事的“经过”", "b incidents.0.reported_by 第1件事的“转述”", "c incidents.0.channel 第1件事的“方式”",
		"d incidents.0.contact.0.relation 第1件事的“关系”",
		"e incidents.1.narrative 第2件事的“经过”", "f prior.0.body 第1项既往投诉的“对象”", "g prior.0.channel 第1项既往投诉的“渠道”",
		"h prior.0.handler 第1项既往投诉的“经办人”",
		"i prior.0.reply 第1项既往投诉的“答复”", "j exhibits.0.name 证据1的“名称”", "k exhibits.0.form 证据1的“形式”",
		"l exhibits.0.source 证据1的“来源”", "m exhibits.0.proves 证据1的“证明目的”",
		"n demands.0 第1项诉求", "o harm.0 第1项后果", "p harm.1 第2项后果", "q losses.economic.0.item 第1项损失",
		"r respondent.product “产品”",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant\n%q", got, want)
	}
}
