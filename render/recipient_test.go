package render

import (
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// TestHolder: the office that a paper lies with is that of the one body which left it unanswered;
// where two offices did, or the record names none, nobody can tell.
func TestHolder(t *testing.T) {
	e := shipped(t)
	const bureau, other = "宁波市公安局鄞州分局", "宁波市公安局海曙分局"
	police, _ := e.planner.Agencies().Find("police")
	lender := e.planner.Agencies().Party(agency.TheRespondent)
	for name, x := range map[string]struct {
		bodies   []string
		answered int // this submission was answered; -1 for none
		want     int
	}{
		"one": {[]string{bureau}, -1, 0}, "twice the same": {[]string{bureau, bureau}, -1, 1},
		"two offices": {[]string{bureau, other}, -1, -1}, "two the other way": {[]string{other, bureau}, -1, -1},
		"one answered": {[]string{other, bureau}, 0, 1}, "the last answered": {[]string{bureau, other}, 1, 0},
		"no office": {[]string{"公安机关"}, -1, -1}, "an office and none": {[]string{bureau, "公安机关"}, -1, -1},
		"another body between": {[]string{bureau, "国家金融监督管理总局宁波监管局"}, -1, 0},
		"another body first":   {[]string{"国家金融监督管理总局宁波监管局", bureau}, -1, 1}, "nobody": {nil, -1, -1},
	} {
		c := readCase(t, "police-silent")
		sent := c.Prior[0]
		c.Prior = nil
		for i, b := range x.bodies {
			p := sent
			if p.Body = b; b != bureau && b != other && b != "公安机关" {
				p.Paper = ""
			}
			if i == x.answered {
				p.Reply, p.RepliedOn = "已经立案", day("2026-04-01")
			}
			c.Prior = append(c.Prior, p)
		}
		if got := e.holder(c, police); got != x.want {
			t.Errorf("%s: %d, want %d", name, got, x.want)
		}
		if got := e.holder(c, lender); got != -1 { // it has no desk that the sender fills in
			t.Errorf("%s: the lender has the %dth", name, got)
		}
	}
}

// TestWhatChoosesAnOffice: which key of the case decides on the office that is written to.
func TestWhatChoosesAnOffice(t *testing.T) {
	e := shipped(t)
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Threat})
	for _, x := range []struct{ body, want string }{
		{"police", "complainant.address"}, {"nfra", "respondent.region"}, {"nifa", "recipients"},
	} {
		a, _ := e.planner.Agencies().Find(x.body)
		k := e.chosenBy(c, a, e.planner.AddresseeName(c, a))
		if k.path() != x.want || k.c != c {
			t.Errorf("%s: %s, want %s", x.body, k.path(), x.want)
		}
	}
	above := 0
	for _, a := range e.planner.Agencies().Agencies() {
		if a.Place != agency.OfReported {
			continue
		}
		above++
		if k := e.chosenBy(c, a, "某局"); k.path() != "prior" {
			t.Errorf("%s, which is above the one that was told: %s", a.Slug, k.path())
		}
	}
	if above == 0 {
		t.Error("no body is above the one that was told")
	}
}

// TestEnvelopeKeepsHome: where the complainant lives is kept from who lends without a licence, if an
// agent takes the answer, and from nobody else.
func TestEnvelopeKeepsHome(t *testing.T) {
	e := shipped(t)
	for name, x := range map[string]struct {
		kind  legal.LenderKind
		agent bool
		paper string
		want  bool
	}{
		"unlicensed": {legal.Unlicensed, true, "lender-notice", true},
		"no agent":   {legal.Unlicensed, false, "lender-notice", false},
		"licensed":   {legal.Bank, true, "lender-notice", false}, "the police": {legal.Unlicensed, true, "police-report", false},
	} {
		c := fullCase(day("2026-03-20"), legal.Borrower, x.kind, []legal.Conduct{legal.Threat})
		if !x.agent {
			c.Agent = nil
		}
		if got := keepsHome(c, paper(t, e, c, x.paper)); got != x.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	var silent complaint.Case
	if got := seat(&silent, &agency.Agency{}); got != "" {
		t.Errorf("a body that no case names sits at %s", got)
	}
}
