package plan

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// submittedCase is the sample case of a consumer finance company with one submission.
func submittedCase(t *testing.T, sent complaint.Prior) *complaint.Case {
	t.Helper()
	c := readCase(t, "minimal")
	c.Complainant.Role, c.Respondent.Kind, c.Respondent.Name = legal.Borrower, legal.ConsumerFinance, "示例消费金融有限公司"
	if sent.Body == "示例银行成都分行" {
		c.Respondent.Kind, c.Respondent.Name = legal.Bank, sent.Body
	}
	c.Prior = []complaint.Prior{sent}
	return c
}

// TestNext walks each term over its last day: the day before, the day itself, the day
// after.
func TestNext(t *testing.T) {
	company := complaint.Prior{Date: day("2026-03-02"), Body: "示例消费金融有限公司", Paper: "消费投诉书"}
	posted := company
	posted.Tracking = "EA123456789CN"
	signed := posted
	signed.ReceivedOn = day("2026-03-04")
	bank := company
	bank.Body = "示例银行成都分行"
	answered := bank
	answered.RepliedOn = day("2026-03-10")
	resolved := answered
	resolved.Result = complaint.Resolved
	decided := company
	decided.RepliedOn = day("2026-03-10")
	report := complaint.Prior{Date: day("2026-09-15"), Body: "国家金融监督管理总局四川监管局", Paper: "举报信"}
	accepted := report
	accepted.AcceptedOn = day("2026-09-20")
	market := complaint.Prior{Date: day("2026-02-12"), Body: "市场监督管理局", Paper: "samr-complaint"}
	for _, c := range []struct {
		name string
		sent complaint.Prior
		on   string
		want string // term state due then…
	}{
		{"the day before", company, "2026-03-16",
			"complaint-decision running 2026-03-17 reminder@2026-03-18 nfra-complaint@2026-03-18"},
		{"the last day", company, "2026-03-17",
			"complaint-decision due 2026-03-17 reminder@2026-03-18 nfra-complaint@2026-03-18"},
		{"the day after", company, "2026-03-18",
			"complaint-decision overdue 2026-03-17 reminder@2026-03-18 nfra-complaint@2026-03-18"},
		{"posted, not signed for", posted, "2026-04-18", "complaint-decision unknown "},
		{"signed for", signed, "2026-03-19", "complaint-decision due 2026-03-19 reminder@2026-03-20 nfra-complaint@2026-03-20"},
		{"before the answer came", answered, "2026-03-09",
			"complaint-decision running 2026-03-17 nfra-complaint@2026-03-10; complaint-review running 2026-04-09 lender-review@2026-03-10"},
		{"a company without a superior office", decided, "2026-03-12",
			"complaint-decision answered 2026-03-17 nfra-complaint@2026-03-10"},
		{"a bank that is silent", bank, "2026-03-18",
			"complaint-decision overdue 2026-03-17 lender-review@2026-03-18 reminder@2026-03-18 nfra-complaint@2026-03-18"},
		{"resolved", resolved, "2026-03-12", "complaint-decision answered 2026-03-17; complaint-review running 2026-04-09"},
		{"answered", answered, "2026-03-10", "complaint-decision answered 2026-03-17 nfra-complaint@2026-03-10; complaint-review running 2026-04-09 lender-review@2026-03-10"},
		{"the last day of the sender's own", answered, "2026-04-09",
			"complaint-decision answered 2026-03-17 nfra-complaint@2026-03-10; complaint-review due 2026-04-09 lender-review@2026-03-10"},
		{"too late", answered, "2026-04-10", "complaint-decision answered 2026-03-17 nfra-complaint@2026-03-10; complaint-review overdue 2026-04-09"},
		{"a report, not accepted", report, "2026-10-01", "nfra-acceptance overdue 2026-09-30 inquiry@2026-10-01"},
		{"a report, accepted", accepted, "2026-10-01",
			"nfra-acceptance answered 2026-09-30; nfra-answer running 2026-11-19 inquiry@2026-11-20"},
		{"its last day", accepted, "2026-11-19",
			"nfra-acceptance answered 2026-09-30; nfra-answer due 2026-11-19 inquiry@2026-11-20"},
		{"working days over the festival, before", market, "2026-02-27",
			"samr-acceptance running 2026-02-28 inquiry@2026-03-01"},
		{"on the make-up day", market, "2026-02-28", "samr-acceptance due 2026-02-28 inquiry@2026-03-01"},
		{"after it", market, "2026-03-01", "samr-acceptance overdue 2026-02-28 inquiry@2026-03-01"},
		{"not yet sent", company, "2026-03-01", ""},
		{"a body that keeps no time", complaint.Prior{Date: day("2026-03-02"), Body: "中国银行业协会"}, "2026-03-10",
			"cba-report none unknown"},
		{"a body that takes one paper of the sender", complaint.Prior{Date: day("2026-03-02"), Body: "示例消费金融有限公司"},
			"2026-03-10", "complaint-decision running 2026-03-17 reminder@2026-03-18 nfra-complaint@2026-03-18"},
		{"which paper is not told", complaint.Prior{Date: day("2026-03-02"), Body: "国家金融监督管理总局四川监管局"}, "2026-03-10",
			"none unknown"},
	} {
		kase := submittedCase(t, c.sent)
		kase.Date = day(c.on)
		var got []string
		for _, d := range Default().Next(kase, day(c.on)) {
			got = append(got, summary(d))
		}
		if s := strings.Join(got, "; "); s != strings.TrimSpace(c.want) {
			t.Errorf("%s: %s; want %s", c.name, s, c.want)
		}
	}
}

func summary(d Deadline) string {
	switch {
	case d.Paper == nil:
		return "none " + string(d.State)
	case d.Term == nil:
		return d.Paper.Kind + " none " + string(d.State)
	}
	out := d.Term.ID + " " + string(d.State) + " " + d.Count.Due.String()
	for _, s := range d.Then {
		out += " " + s.Decision.Paper.Kind + "@" + s.From.String()
	}
	return strings.TrimSpace(out)
}

// TestNextStep: 下一步 means what is open on the day of the letter, and nothing
// that was submitted already.
func TestNextStep(t *testing.T) {
	first := complaint.Prior{Date: day("2026-03-02"), Body: "示例消费金融有限公司", Paper: "消费投诉书"}
	reminded := complaint.Prior{Date: day("2026-03-19"), Body: "示例消费金融有限公司", Paper: "催办函"}
	second := complaint.Prior{Date: day("2026-03-18"), Body: "国家金融监督管理总局宁波监管局", Paper: "投诉书"}
	for _, c := range []struct {
		on   string
		sent []complaint.Prior
		want string
	}{
		{"2026-03-17", []complaint.Prior{first}, ""},
		{"2026-03-18", []complaint.Prior{first}, "reminder nfra-complaint"},
		{"2026-03-20", []complaint.Prior{first, second}, "reminder"},
		{"2026-03-20", []complaint.Prior{first, second, reminded}, ""},
		{"2026-04-04", []complaint.Prior{first, second, reminded}, ""},
	} {
		kase := submittedCase(t, first)
		kase.Date, kase.Prior = day(c.on), c.sent
		chosen, err := Default().Plan(kase, []string{"下一步"})
		var kinds []string
		for _, d := range chosen.Write {
			kinds = append(kinds, d.Paper.Kind)
		}
		if got := strings.Join(kinds, " "); got != c.want || err != nil {
			t.Errorf("on %s: %s, %v; want %s", c.on, got, err, c.want)
		}
	}
}

// What is to be sent after the day keeps nothing else from being told.
func TestNextPassesOverLater(t *testing.T) {
	later := complaint.Prior{Date: day("2026-03-12"), Body: "示例消费金融有限公司", Paper: "消费投诉书"}
	c := submittedCase(t, later)
	c.Prior = append(c.Prior, complaint.Prior{Date: day("2026-03-02"), Body: later.Body, Paper: later.Paper})
	if all := Default().Next(c, day("2026-03-10")); len(all) != 1 || all[0].Submission != 1 {
		t.Errorf("%+v", all)
	}
}

// TestPaperTitle: a submission is called by the title of its paper, whatever the record calls
// it, and as the record does if the body has no such paper.
func TestPaperTitle(t *testing.T) {
	for paper, want := range map[string]string{
		"lender-complaint": "消费投诉书", "消费投诉书": "消费投诉书", "情况反映": "情况反映", "": "消费投诉书",
	} {
		sent := complaint.Prior{Date: day("2026-03-02"), Body: "示例消费金融有限公司", Paper: paper}
		if got := Default().PaperTitle(submittedCase(t, sent), &sent); got != want {
			t.Errorf("%q is called %q, want %q", paper, got, want)
		}
	}
}

// TestPosted: a submission whose case is not at hand has the terms of its own paper that bind
// the lender and have begun.
func TestPosted(t *testing.T) {
	on := day("2026-03-10")
	sent := complaint.Prior{Date: day("2026-03-02"), ReceivedOn: day("2026-03-02"), Paper: "lender-complaint"}
	with := func(change func(*complaint.Prior)) complaint.Prior {
		out := sent
		change(&out)
		return out
	}
	for name, x := range map[string]struct {
		body   string
		lender legal.LenderKind
		sent   complaint.Prior
		want   string
	}{
		"to a bank":     {"lender", legal.Bank, sent, "complaint-decision"},
		"to a platform": {"lender", legal.Platform, sent, "complaint-answer"},
		"answered by a bank": {"lender", legal.Bank,
			with(func(p *complaint.Prior) { p.RepliedOn = on }), "complaint-decision complaint-review"},
		"another paper": {"lender", legal.Bank,
			with(func(p *complaint.Prior) { p.Paper = "lender-notice" }), "notice-answer"},
		"no paper":     {"lender", legal.Bank, with(func(p *complaint.Prior) { p.Paper = "情书" }), ""},
		"no body":      {"moon", legal.Bank, sent, ""},
		"on no day":    {"lender", legal.Bank, with(func(p *complaint.Prior) { p.Date = legal.Date{} }), ""},
		"on the day":   {"lender", legal.Bank, with(func(p *complaint.Prior) { p.Date = on }), "complaint-decision"},
		"a day later":  {"lender", legal.Bank, with(func(p *complaint.Prior) { p.Date = on.AddDays(1) }), ""},
		"not accepted": {"nfra", legal.Bank, with(func(p *complaint.Prior) { p.Paper = "nfra-report" }), "nfra-acceptance"},
		"accepted": {"nfra", legal.Bank,
			with(func(p *complaint.Prior) { p.Paper, p.AcceptedOn = "nfra-report", on }), "nfra-acceptance nfra-answer"},
	} {
		var got []string
		for _, d := range Default().Posted(x.body, x.lender, x.sent, on) {
			got = append(got, d.Term.ID)
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s: %q, want %q", name, s, x.want)
		}
	}
}

// TestNamelessBody: a submission that names no body went to the lender.
func TestNamelessBody(t *testing.T) {
	c := submittedCase(t, complaint.Prior{Date: day("2026-03-02"), Paper: "消费投诉书"})
	for _, d := range Default().Next(c, day("2026-03-10")) {
		if d.Body != c.Respondent.Name {
			t.Errorf("%+v", d)
		}
	}
}

// TestICS: an entry keeps its UID, and names nobody.
func TestICS(t *testing.T) {
	kase := submittedCase(t, complaint.Prior{Date: day("2026-03-02"), Body: "示例消费金融有限公司", Paper: "消费投诉书"})
	kase.ID = "K-1"
	file := func(on string) string {
		p := Default()
		return ICS([]CaseDeadlines{{kase.ID, p.Next(kase, day(on)), p.Limitations(kase, day(on))}}, day(on))
	}
	uidOf := func(s string) string {
		_, s, _ = strings.Cut(s, "UID:")
		s, _, _ = strings.Cut(s, "\r\n")
		return s
	}
	first := file("2026-03-03")
	// a calendar that reads the file of a later version must replace its entries
	if got := uid("K-1", "lender"); got != "a18f0c46aca5af75f0eb39b3ac54b65b@tousu" {
		t.Errorf("the UID of an entry has become %s", got)
	}
	for _, want := range []string{"DTSTART;VALUE=DATE:20260317\r\n", "DTEND;VALUE=DATE:20260318\r\n", "SUMMARY:K-1",
		"METHOD:PUBLISH\r\n", "DTSTAMP:20260303T000000Z\r\n"} {
		if !strings.Contains(first, want) {
			t.Errorf("no %q in\n%s", want, first)
		}
	}
	if uidOf(first) == "" || uidOf(first) != uidOf(file("2026-03-10")) {
		t.Error("the UID changes from run to run")
	}
	if strings.Contains(file("2026-03-18"), "消费投诉书") {
		t.Error("a term that has run out is still announced")
	}
	for _, want := range []string{
		`DESCRIPTION:自2026年3月2日起算\n2026年3月18日起可以提交：`, "DESCRIPTION:从最后一件事（2026年2月11日）算起。",
	} {
		if !strings.Contains(strings.ReplaceAll(first, "\r\n ", ""), want) {
			t.Errorf("no entry says %q", want)
		}
	}
	for _, want := range []string{"向公安机关报案", "向监管部门举报", "向法院请求赔偿"} {
		if !strings.Contains(first, "SUMMARY:K-1：") || !strings.Contains(strings.ReplaceAll(first, "\r\n ", ""), want) {
			t.Errorf("until when one can %s is not announced", want)
		}
	}
	if late := file("2031-01-01"); strings.Contains(late, "VEVENT") {
		t.Errorf("what is over is still announced:\n%s", late)
	}
	kase.Prior = append(kase.Prior, complaint.Prior{Date: day("2026-03-16"), Body: "示例消费金融有限公司", Paper: "消费投诉书"})
	if got := file("2026-03-18"); strings.Count(got, "消费投诉书") != len(kase.Prior)-1 {
		t.Errorf("behind a term that has run out:\n%s", got)
	}
	if strings.Contains(first, kase.Complainant.Name) || strings.Contains(first, kase.Respondent.Name) {
		t.Error("the file names a person or the company")
	}
}
