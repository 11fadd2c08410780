package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// TestWhoReadsAPaper: a reader who has to find third persons sees them in full; the other side sees
// the least.
func TestWhoReadsAPaper(t *testing.T) {
	for _, x := range []struct {
		paper agency.Paper
		body  agency.Agency
		want  complaint.Reader
	}{
		{agency.Paper{Identifies: true}, agency.Agency{}, complaint.Authority},
		{agency.Paper{}, agency.Agency{Party: agency.TheRespondent}, complaint.Party},
		{agency.Paper{}, agency.Agency{Party: agency.TheCollector}, complaint.Party},
		{agency.Paper{}, agency.Agency{}, complaint.Body},
	} {
		if got := shownTo(agency.Decision{Paper: &x.paper, Agency: &x.body}); got != x.want {
			t.Errorf("%+v of %+v: %v, want %v", x.paper, x.body, got, x.want)
		}
	}
	for want, x := range map[string][2][]int{"[0 1 2]": {{0, 1, 2}, nil}, "[1 0 2]": {{0, 1, 2}, {0, 2}},
		"[2 0]": {{0, 2}, {0, 1}}, "[]": {nil, {0}}} {
		if got := fmt.Sprint(arranged(x[0], x[1])); got != want {
			t.Errorf("%v with the background %v: %s, want %s", x[0], x[1], got, want)
		}
	}
}

// TestDossierOfAFullCase: every list and group of a case is in its dossier, each with its
// place; a letter knows nothing of what followed it, and a contact has no loan.
func TestDossierOfAFullCase(t *testing.T) {
	e := shipped(t)
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Harassment})
	c.Demands, c.Harm = []string{"甲", "乙"}, []string{"丙", "丁"}
	earlier := c.Prior[0]
	later, sameDay := earlier, earlier
	later.Date, sameDay.Date = day("2026-03-21"), day("2026-03-20")
	c.Prior = []complaint.Prior{later, earlier, sameDay}
	d := e.outline(c)
	for name, x := range map[string]struct {
		v          *Value
		text, path string
	}{
		"a demand": {d.Demands[1], "乙", "demands.1"}, "a harm": {d.Harm[1], "丁", "harm.1"},
		"the court": {d.Court, "示例市示例区人民法院", "court"}, "the affected": {d.Affected, "35人", "affected"},
		"the office's number": {d.Reference, "示例法援〔2026〕1号", "reference"}, "who handles it": {d.Handler, "王律", "case_handler"},
		"the arbitrator":       {d.Arbitration.Institution, "示例仲裁委员会", "arbitration.institution"},
		"the clause":           {d.Arbitration.Clause, "因本合同发生的争议提交示例仲裁委员会仲裁", "arbitration.clause"},
		"the contract":         {d.Loan.Contract, "HT-0001", "loan.contract"},
		"an exhibit":           {d.Exhibits[1].Name, "录音", "exhibits.1.name"},
		"an earlier complaint": {d.Prior[0].Ticket, "A0001", "prior.1.ticket"},
		"one of the same day":  {d.Prior[1].Date, "2026年3月20日", "prior.2.date"},
		"the agent":            {d.Agent.Name, "王律", "agent.name"}, "the firm": {d.Collector.Name, "示例信息服务有限公司", "collector.name"},
		"the mental harm": {d.Losses.Mental, "1000元", "losses.mental"},
	} {
		if x.v.words() != x.text || x.v.key.path() != x.path {
			t.Errorf("%s: %s at %s, want %s at %s", name, x.v.words(), x.v.key.path(), x.text, x.path)
		}
	}
	if len(d.Prior) != 2 || len(d.Demands) != 2 || len(d.Harm) != 2 || len(d.Exhibits) != 2 || !d.HasApp || !d.Requested ||
		d.Copies != 2 {
		t.Errorf("%d submissions, %d demands, %d harms, %d exhibits, an App %t, asked before %t, %d copies", len(d.Prior),
			len(d.Demands), len(d.Harm), len(d.Exhibits), d.HasApp, d.Requested, d.Copies)
	}
	c.Complainant.Role = legal.Contact
	if e.outline(c).Loan != nil {
		t.Error("a contact has a loan")
	}
	c.Complainant.Role = legal.Impersonated
	if e.outline(c).Loan == nil {
		t.Error("who was impersonated does not tell of the loan in his name")
	}
	bare := e.outline(plainCase(legal.Harassment))
	if bare.Agent != nil || bare.Collector != nil || bare.Loan != nil || bare.Losses != nil || bare.Arbitration != nil ||
		bare.Court != nil || bare.HasApp || bare.Requested {
		t.Errorf("a bare case has more than it holds: %+v", bare)
	}
}

// TestViewsOfReaders: who sees third persons otherwise than a body does has a dossier of his own,
// made once; where nobody is veiled, all see one.
func TestViewsOfReaders(t *testing.T) {
	e := shipped(t)
	named := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Harassment})
	named.Demands = []string{"请核实周玉兰（13900005678）接到的来电"}
	o := e.outline(named)
	seen := map[complaint.Reader]string{}
	for _, r := range []complaint.Reader{complaint.Body, complaint.Party, complaint.Authority} {
		f := o.view(r)
		d := o.seenBy(f)
		if o.view(r) != f || o.seenBy(f) != d {
			t.Errorf("%v: made twice", r)
		}
		seen[r] = d.Demands[0].text
	}
	if !strings.Contains(seen[complaint.Authority], "周玉兰（13900005678）") || strings.Contains(seen[complaint.Body], "周玉兰") ||
		strings.Contains(seen[complaint.Party], "周玉兰") || strings.Contains(seen[complaint.Body], "13900005678") {
		t.Errorf("%v", seen)
	}
	o = e.outline(plainCase(legal.Harassment))
	if o.seenBy(o.view(complaint.Authority)) != o {
		t.Error("where nobody is veiled, the authorities see another dossier")
	}
}

// TestDossierOfADecision: what the decision on a paper brings into its dossier.
func TestDossierOfADecision(t *testing.T) {
	e := shipped(t)
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Harassment})
	c.Prior = append(c.Prior, complaint.Prior{Date: day("2026-03-01"), Body: "国家金融监督管理总局四川监管局"})
	c.Incidents = c.Incidents[:2] // of this year both
	for _, x := range []struct {
		kind         string
		toRespondent bool
		prior        int
		facts        []bool // background
	}{{"lender-notice", true, 1, []bool{false, false}}, {"nfra-complaint", false, 2, []bool{false, false}}} {
		d, err := e.outline(c).addressedTo(paper(t, e, c, x.kind))
		if err != nil {
			t.Fatal(err)
		}
		var background []bool
		for i, in := range d.Incidents {
			if in.No != i+1 {
				t.Errorf("%s: fact %d is numbered %d", x.kind, i+1, in.No)
			}
			background = append(background, in.Background)
		}
		if d.ToRespondent != x.toRespondent || len(d.Prior) != x.prior || !slices.Equal(background, x.facts) ||
			d.Agent == nil || len(d.Late) > 0 || d.PastOrder || d.Title == nil {
			t.Errorf("%s: %t, %d submissions, %v", x.kind, d.ToRespondent, len(d.Prior), background)
		}
	}
}

// TestBackgroundStandsLast: what is too old for a body is told behind what its paper rests on, and
// no request rests on it.
func TestBackgroundStandsLast(t *testing.T) {
	e := shipped(t)
	c := readCase(t, "unnamed") // of 2020 and 2026
	d, err := e.outline(c).addressedTo(paper(t, e, c, "cac-report"))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Background) == 0 || len(d.acts) != len(d.Current) || len(d.law) != len(d.Current) ||
		!slices.Equal(d.Incidents, slices.Concat(d.Current, d.Background)) {
		t.Errorf("%d facts, %d of them current and %d background", len(d.Incidents), len(d.Current), len(d.Background))
	}
	for i, in := range d.Incidents {
		if in.Background != (i >= len(d.Current)) {
			t.Errorf("fact %d is background: %t", i+1, in.Background)
		}
	}
}

// TestBodiesAndLaws: whether the paper goes to one of some bodies, whether a provision holds.
func TestBodiesAndLaws(t *testing.T) {
	d := telling(shipped(t), plainCase(legal.Threat))
	d.agency = &agency.Agency{Slug: "nfra"}
	for slugs, want := range map[string]bool{"nfra": true, "police nfra": true, "police": false, "": false} {
		if got, err := d.To(strings.Fields(slugs)...); err != nil || got != want {
			t.Errorf("%q: %t, %v", slugs, got, err)
		}
	}
	for _, slug := range []string{"no-such", "金融监管局"} { // by its slug alone
		if _, err := d.To("nfra", slug); err == nil {
			t.Errorf("%s is no fault of the template", slug)
		}
	}
	for ref, want := range map[string]bool{"civil/privacy": true, "civil-general/rights": false} {
		if got, err := d.Applies(ref); err != nil || got != want {
			t.Errorf("%s applies: %t, %v", ref, got, err)
		}
	}
	if m, err := d.Cite("civil/privacy", "pipl/penalty"); err != nil || len(m.citations) != 2 {
		t.Errorf("%v", err)
	}
	if _, err := d.Cite("civil/privacy", "civil/no-such"); err == nil {
		t.Error("an unknown provision is no fault")
	}
}
