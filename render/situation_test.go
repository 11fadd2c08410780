package render

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/text"
)

// situation is a report of three sample cases by a kind of sender.
func situation(t *testing.T, e *Engine, sender string) *Situation {
	t.Helper()
	paper := &e.planner.Agencies().Situations()[0]
	kind, ok := paper.Sender(sender)
	body, found := e.planner.Agencies().Find("nfra")
	if !ok || !found {
		t.Fatal(sender)
	}
	s := &Situation{
		Paper: paper, Body: body, Date: day("2026-04-20"),
		Sender: Organisation{SituationSender: kind, Name: "示例市消费者权益保护委员会", Contact: "投诉部", Phone: "0574-55550100",
			Address: "浙江省宁波市鄞州区示例东路88号"},
	}
	for _, name := range []string{"minimal", "silent", "police-silent"} {
		c := readCase(t, name)
		s.Cases = append(s.Cases, c)
		s.Addressee = e.planner.AddresseeName(c, body)
	}
	return s
}

// TestSituation compares the paper over many cases with its golden.
func TestSituation(t *testing.T) {
	r, err := shipped(t).Situation(situation(t, shipped(t), "消费者协会"))
	if err != nil {
		t.Fatal(err)
	}
	var plain strings.Builder
	if err := text.Write(&plain, r.Letter); err != nil {
		t.Fatal(err)
	}
	compare(t, situationGolden, &txtar.Archive{
		Comment: []byte(r.Title + " → " + r.Recipient + "\n"),
		Files: []txtar.File{
			{Name: "citations", Data: []byte(strings.Join(r.Citations, "\n") + "\n")},
			{Name: "tree", Data: []byte(dump(r.Letter))},
			{Name: "text", Data: []byte(plain.String())},
		},
	})
}

// TestSituationCountsOthers: others were called where a borrower tells of them or complains
// of what reaches others; somebody who was called himself tells of no other.
func TestSituationCountsOthers(t *testing.T) {
	e := shipped(t)
	s := situation(t, e, "法律援助机构")
	s.Cases = nil
	for _, c := range []struct {
		role     legal.Role
		conduct  legal.Conduct
		contacts []complaint.ContactPerson
	}{
		{legal.Borrower, legal.DebtDisclosure, nil}, {legal.Borrower, legal.DebtDisclosure, nil},
		{legal.Borrower, legal.Threat, []complaint.ContactPerson{{Relation: "母亲"}}},
		{legal.Borrower, legal.Threat, nil}, {legal.Contact, legal.ContactListHarassment, nil},
	} {
		kase := bareCase(s.Date, c.role, legal.ConsumerFinance, []legal.Conduct{c.conduct})
		kase.Incidents[0].Contacts = c.contacts
		s.Cases = append(s.Cases, kase)
	}
	if got := e.overview(s).Reached.text; got != "3件" {
		t.Errorf("others were called in %s", got)
	}
}

const situationGolden = "situation-report.txtar"

// TestSituationHoldsNobody: whichever organisation signs it, the paper holds no person of a case, no
// number and no day.
func TestSituationHoldsNobody(t *testing.T) {
	e := shipped(t)
	for _, sender := range e.planner.Agencies().Situations()[0].Senders {
		s := situation(t, e, sender.Slug)
		for _, name := range []string{"jincheng", "contact", "unnamed"} {
			s.Cases = append(s.Cases, readCase(t, name))
		}
		r, err := e.Situation(s)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := text.Write(&b, r.Letter); err != nil {
			t.Fatal(err)
		}
		for _, c := range s.Cases {
			for _, secret := range secrets(c) {
				if secret != "" && strings.Contains(b.String(), secret) {
					t.Errorf("%s: %s of %s stands in the paper", sender.Label, secret, c.ID)
				}
			}
		}
	}
}

// secrets are what tells who somebody is.
func secrets(c *complaint.Case) []string {
	p := &c.Complainant
	out := []string{c.ID, p.Name, p.IDNumber, p.Phone, p.Address, p.Email, p.Employer}
	for i := range c.Incidents {
		in := &c.Incidents[i]
		out = append(out, in.Narrative, in.Caller, in.At.Date.Chinese())
		for _, k := range in.Contacts {
			out = append(out, k.Name, k.Phone)
		}
	}
	for _, x := range c.Prior {
		out = append(out, x.Ticket, x.Tracking, x.Handler)
	}
	return out
}

// Of few cases no share is given; of many one is. Where nobody was answered it is said so.
func TestSituationShares(t *testing.T) {
	e := shipped(t)
	s := situation(t, e, "法律援助机构")
	for len(s.Cases) < fewest {
		few := e.overview(s)
		if few.Conducts[0].Share != nil || !few.AllUnanswered {
			t.Errorf("%d cases: share %s, none answered %v", len(s.Cases), few.Conducts[0].Share.words(),
				few.AllUnanswered)
		}
		s.Cases = append(s.Cases, s.Cases[0])
	}
	answered := *s.Cases[1] // silent: its complaints had no answer
	answered.Prior = []complaint.Prior{{Date: day("2026-02-24"), Body: answered.Respondent.Name, Reply: "已处理。"}}
	s.Cases = append(s.Cases, &answered)
	if many := e.overview(s); many.Conducts[0].Share == nil || many.AllUnanswered {
		t.Error("of many cases no share, or an answer is not counted")
	}
}

// TestSituationIsHeld: a template of the paper over many cases is held to what every letter
// is held to.
func TestSituationIsHeld(t *testing.T) {
	kind := shipped(t).planner.Agencies().Situations()[0].Kind
	for src, want := range map[string]string{
		"= 题\n{{ .Nothing }}\n": "Nothing", "= 题\n% 甲\n": "不认识的行首标记",
		"= 题\n依据《个人信息保护法》第一百条。\n@ 甲：\n! 此致\n! 甲\n~ 签名\n": "第一百条", "= 题\n": "",
	} {
		e, err := with(t, map[string]string{"letters/" + kind + ".tmpl": src})
		if err == nil {
			_, err = e.Situation(situation(t, e, "消费者协会"))
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", src, err)
		}
	}
	for until, want := range map[string]string{"2026-03-31": "2026年3月", "2026-04-01": "2026年3月至2026年4月",
		"2027-03-01": "2026年3月至2027年3月"} {
		if got := span(day("2026-03-01"), day(until)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestOverview: what cases have in common is counted by case: once a case, whatever it tells of
// it; what most have comes first, months in their order.
func TestOverview(t *testing.T) {
	e := shipped(t)
	s := situation(t, e, "消费者协会")
	s.Proposals, s.Cases = []string{"第一条。", "第二条。"}, nil
	of := func(lender string, prior *complaint.Prior, facts ...*complaint.Incident) {
		c := bareCase(s.Date, legal.Borrower, legal.ConsumerFinance, nil)
		c.Respondent.Name, c.Incidents = lender, nil
		for _, in := range facts {
			c.Incidents = append(c.Incidents, *in)
		}
		if prior != nil {
			prior.Body = lender
			c.Prior = []complaint.Prior{*prior, {Date: day("2026-03-01"), Body: "公安机关"}}
		}
		s.Cases = append(s.Cases, c)
	}
	on := func(from, until string, conducts ...legal.Conduct) *complaint.Incident {
		in := &complaint.Incident{At: complaint.Moment{Date: day(from)}, Conduct: conducts, Narrative: "对方来电。"}
		if until != "" {
			in.Until = day(until)
		}
		return in
	}
	of("甲公司", &complaint.Prior{Date: day("2026-03-02")}, on("2026-03-05", "", legal.Threat),
		on("2026-03-02", "2026-04-09", legal.Threat, legal.Insult))
	of("乙公司", nil, on("2026-02-28", "", legal.Insult), on("2026-03-30", "", legal.Insult, legal.Threat))
	of("甲公司", &complaint.Prior{Date: day("2026-03-02"), Reply: "已处理。"}, on("2026-03-31", "", legal.Insult))
	o := e.overview(s)
	traits := func(list []*Trait) string {
		var out []string
		for _, x := range list {
			out = append(out, x.Name.words()+x.Cases.words()+x.Lenders.words()+x.Share.words())
		}
		return strings.Join(out, "；")
	}
	insult, threat := formally(legal.Conducts.Formal(legal.Insult)), formally(legal.Conducts.Formal(legal.Threat))
	for name, x := range map[string]struct{ got, want string }{
		"cases": {o.Count.words(), "3件"}, "from": {o.From.words(), "2026年2月"}, "until": {o.Until.words(), "2026年4月"},
		"lenders":    {traits(o.Lenders), "甲公司2件1家机构；乙公司1件1家机构"},
		"conducts":   {traits(o.Conducts), insult + "3件2家机构；" + threat + "2件2家机构"},
		"months":     {traits(o.Months), "2026年2月1件1家机构；2026年3月3件2家机构"},
		"proposals":  {listed(o.Proposals), "第一条。；第二条。"},
		"complained": {o.Complained.words(), "2件"}, "unanswered": {o.Unanswered.words(), "1件"},
		"reached": {o.Reached.words(), ""},
		"sender": {o.Sender.Name.words() + o.Sender.Contact.words() + o.Sender.Phone.words() + o.Sender.Address.words(),
			"示例市消费者权益保护委员会投诉部0574-55550100浙江省宁波市鄞州区示例东路88号"},
	} {
		if x.got != x.want {
			t.Errorf("%s: %s, want %s", name, x.got, x.want)
		}
	}
	if o.AllUnanswered {
		t.Error("one of two was answered")
	}
	for i, want := range []string{
		"1 甲公司 2026年3月至2026年4月 " + threat + "、" + insult + " 2 是",
		"2 乙公司 2026年2月至2026年3月 " + insult + "、" + threat + " 2 没有记载", "3 甲公司 2026年3月 " + insult + " 1 是",
	} {
		f := o.Facts[i]
		got := strings.Join([]string{f.No.words(), f.Lender.words(), f.Time.words(), f.Conduct.words(), f.Count.words(),
			f.Complained.words()}, " ")
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	s.Cases = s.Cases[2:]
	if o = e.overview(s); o.From.words() != "2026年3月" || o.Until != nil || o.AllUnanswered || o.Unanswered != nil {
		t.Errorf("of one month: %s to %s", o.From.words(), o.Until.words())
	}
	s.Cases[0].Prior = nil
	if o = e.overview(s); o.AllUnanswered || o.Complained != nil {
		t.Error("nobody complained, and all were left unanswered")
	}
}

// TestSharesFromTen: from ten cases on a share tells more than a number.
func TestSharesFromTen(t *testing.T) {
	for n, want := range map[int]string{9: "", 10: "30%", 12: "25%"} {
		counts := tally{}
		for range 3 {
			counts.add("甲", &complaint.Case{})
		}
		if got := counts.traits(n, byCount)[0].Share.words(); got != want {
			t.Errorf("3 of %d: %q, want %q", n, got, want)
		}
	}
	a, b, c := counted{"甲", 2, 1}, counted{"乙", 3, 1}, counted{"丙", 2, 1}
	if byCount(a, b) <= 0 || byCount(b, c) >= 0 || byCount(c, a) >= 0 || byCount(a, a) != 0 {
		t.Error("what most cases have does not stand first, or names are out of order")
	}
}

// TestSituationCites: the paper cites the law of its own day.
func TestSituationCites(t *testing.T) {
	e := shipped(t)
	for on, want := range map[string]string{"2025-12-31": "第四十一条", "2026-01-01": "第四十三条"} {
		s := situation(t, e, "消费者协会")
		s.Date = day(on)
		m, err := e.overview(s).Cite("csl/lawful-collection")
		if err != nil {
			t.Fatal(err)
		}
		if got := m.print().text; !strings.Contains(got, want) {
			t.Errorf("on %s: %s, want %s", on, got, want)
		}
	}
	if _, err := e.overview(situation(t, e, "消费者协会")).Cite("csl/no-such"); err == nil {
		t.Error("an unknown provision is no fault")
	}
}
