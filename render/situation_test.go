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

// TestSituationHoldsNobody: whoever signs it, the paper holds no person of a case, no
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
