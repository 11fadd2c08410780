package plan

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// TestNeedsAreKeys holds that what a paper asks for is a key of the case, and is
// called by a name in messages.
func TestNeedsAreKeys(t *testing.T) {
	check := func(p *agency.Paper) {
		for _, path := range p.Needs {
			if name := new(complaint.Case).Lacking([]string{path})[0]; name == "" {
				t.Errorf("%s needs %s, which is no key", p.Kind, path)
			}
		}
	}
	for _, a := range agency.Default().Agencies() {
		for i := range a.Papers {
			check(&a.Papers[i])
		}
	}
	for i := range agency.Default().Annexes() {
		check(&agency.Default().Annexes()[i].Paper)
	}
}

func TestLacking(t *testing.T) {
	c := readCase(t, "minimal")
	got := c.Lacking([]string{
		"complainant.sex", "complainant.birth_date", "complainant.name", "complainant.occupation", "respondent.address",
		"agent.powers", "exhibits", "court",
	})
	if want := "职业 被投诉人住所 代理人权限 证据 法院"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestFacts(t *testing.T) {
	p := Default()
	call := func(caller string) *complaint.Case {
		return &complaint.Case{
			Date: day("2026-03-20"), Respondent: complaint.Respondent{Kind: legal.Bank, Name: "示例银行", Region: "四川"},
			Incidents: []complaint.Incident{{At: complaint.Moment{Date: day("2026-02-18")},
				Conduct: []legal.Conduct{legal.Harassment}, Caller: caller}},
		}
	}
	for caller, want := range map[string][2]bool{
		"13800001234": {true, true}, "010-5555 0000": {true, true}, "95188": {true, true},
		"028-5550****": {true, false},
		"170****2211":  {true, false}, "未知号码": {false, false}, "": {false, false},
	} {
		if f := p.Facts(call(caller)); f.Is.Has(agency.Numbers) != want[0] || f.Is.Has(agency.Complete) != want[1] {
			t.Errorf("%q: known %v, in full %v", caller, f.Is.Has(agency.Numbers), f.Is.Has(agency.Complete))
		}
	}
	c := call("")
	c.Prior = []complaint.Prior{
		{Body: "成都市公安局", Date: day("2026-02-20")}, {Body: "示例银行", Reply: "没有"}, {Body: "不知名的机构"}, {Body: "示例信用公司"},
	}
	c.Collector = &complaint.Collector{Name: "示例信用公司"}
	f := p.Facts(c)
	var bodies []string
	for _, p := range f.Earlier {
		bodies = append(bodies, p.Agency)
	}
	if !slices.Equal(bodies, []string{"police", "lender", "lender", "collector"}) || !f.Is.Has(agency.Answered) ||
		!f.Is.Has(agency.Ongoing) {
		t.Errorf("earlier %v, facts %b", bodies, f.Is)
	}
}

// The case names an addressee before the registry does.
func TestAddresseeOfTheCase(t *testing.T) {
	p := Default()
	c := readCase(t, "hengyidai")
	for _, d := range p.Route(c) {
		want, ok := map[string]string{
			"lender": c.Respondent.Name, "collector": c.Collector.Name, "arbitration": c.Arbitration.Institution,
		}[d.Agency.Slug]
		if got := p.AddresseeName(c, d.Agency); ok && got != want {
			t.Errorf("%s is addressed as %s, want %s", d.Agency.Slug, got, want)
		}
	}
}

func TestOwnNumber(t *testing.T) {
	for _, x := range []struct {
		role legal.Role
		in   complaint.Incident
		want bool
	}{
		{legal.Borrower, complaint.Incident{Conduct: []legal.Conduct{legal.Harassment}}, true},
		{legal.Borrower, complaint.Incident{Conduct: []legal.Conduct{legal.Harassment, legal.ContactListHarassment}},
			false},
		{legal.Borrower, complaint.Incident{Conduct: []legal.Conduct{legal.Threat}, ReportedBy: "母亲"}, false},
		{legal.Borrower, complaint.Incident{Conduct: []legal.Conduct{legal.Threat},
			Contacts: []complaint.ContactPerson{{Relation: "母亲"}}}, false},
		{legal.Contact, complaint.Incident{Conduct: []legal.Conduct{legal.ContactListHarassment}}, true},
	} {
		c := &complaint.Case{Complainant: complaint.Complainant{Role: x.role}}
		if got := OwnNumber(c, &x.in); got != x.want {
			t.Errorf("%s %v: %v", x.role, x.in.Conduct, got)
		}
	}
}

// A forged summons is no lawyer's letter.
func TestLawyers(t *testing.T) {
	p, c := Default(), readCase(t, "minimal")
	for narrative, want := range map[string]bool{"发来一张法院传票的照片。": false, "发来一份律师函。": true} {
		c.Incidents[0].Narrative = narrative
		if got := p.Facts(c).Is.Has(agency.Lawyers); got != want {
			t.Errorf("%s %v", narrative, got)
		}
	}
}

// TestFactBoundaries: what counts as under way, and how many are many, at the line and
// on both sides of it.
func TestFactBoundaries(t *testing.T) {
	p, c := Default(), readCase(t, "minimal")
	c.Incidents = c.Incidents[:1]
	in := &c.Incidents[0]
	in.Conduct, in.Until = []legal.Conduct{legal.Harassment}, legal.Date{}
	for days, want := range map[int]bool{0: true, 29: true, 30: true, 31: false} {
		in.At.Date = c.Date.AddDays(-days)
		if got := p.Facts(c).Is.Has(agency.Ongoing); got != want {
			t.Errorf("%d days ago: under way %v", days, got)
		}
	}
	for n, want := range map[int]bool{0: false, 9: false, 10: true, 11: true} {
		c.Affected = n
		if got := p.Facts(c).Is.Has(agency.Many); got != want {
			t.Errorf("%d people: many %v", n, got)
		}
	}
}

// TestEarlier: what was sent before the letter counts, and what its body answered by then.
func TestEarlier(t *testing.T) {
	p, lender := Default(), readCase(t, "minimal").Respondent.Name
	for name, x := range map[string]struct {
		prior              []complaint.Prior
		answered, objected bool
	}{
		"nothing":  {nil, false, false},
		"in words": {[]complaint.Prior{{Body: lender, Date: day("2026-03-01"), Reply: "已收到"}}, true, false},
		"without words": {[]complaint.Prior{{Body: lender, Date: day("2026-03-01"), RepliedOn: day("2026-03-02")}},
			true, false},
		"silence":             {[]complaint.Prior{{Body: lender, Date: day("2026-03-01")}}, false, false},
		"of another body":     {[]complaint.Prior{{Body: "成都市公安局", Date: day("2026-02-01"), Reply: "已收到"}}, false, false},
		"to be sent":          {[]complaint.Prior{{Body: lender, Date: day("2026-03-21"), Reply: "已收到"}}, false, false},
		"on the letter's day": {[]complaint.Prior{{Body: lender, Date: day("2026-03-20"), Reply: "已收到"}}, true, false},
		"before one to be sent": {[]complaint.Prior{{Body: lender, Date: day("2026-03-21")}, {Body: lender, Reply: "已收到"}},
			true, false},
		"twenty days ago": {[]complaint.Prior{{Body: lender, Date: day("2026-02-28")}}, false, false},
		"a day more":      {[]complaint.Prior{{Body: lender, Date: day("2026-02-27")}}, false, true},
		"on no day":       {[]complaint.Prior{{Body: lender}}, false, false},
	} {
		c := readCase(t, "minimal")
		c.Date, c.Prior = day("2026-03-20"), x.prior
		f := p.Facts(c)
		if got := f.Is.Has(agency.Answered); got != x.answered {
			t.Errorf("%s: answered %v", name, got)
		}
		if got := f.Is.Has(agency.Objected); got != x.objected {
			t.Errorf("%s: the time of an objection is over %v", name, got)
		}
	}
}

// TestCard: the debt of a credit card is one to a bank.
func TestCard(t *testing.T) {
	for _, x := range []struct {
		kind    legal.LenderKind
		product string
		want    bool
	}{{legal.Bank, "某某信用卡", true}, {legal.Bank, "某某贷", false}, {legal.ConsumerFinance, "信用卡代还", false}} {
		c := &complaint.Case{Respondent: complaint.Respondent{Kind: x.kind, Product: x.product}}
		if got := Card(c); got != x.want {
			t.Errorf("%s of a %s: %v", x.product, x.kind, got)
		}
	}
}

// An answer that denies nothing is no denial: a paper against one is not written over it.
func TestDenied(t *testing.T) {
	p := Default()
	for reply, want := range map[string]bool{
		"我公司没有联系过任何第三人，请按时还款。": true, "系统未显示委托外部机构，请以官方联系为准。": true, "所述情况不属实": true, "该号码与我行无关": true,
		"已转催收部门，暂无法提供分期方案。": false, "正在核实，尚未办结": false, "您已逾期未还款，请尽快处理": false, "": false,
	} {
		c := readCase(t, "minimal")
		c.Prior = []complaint.Prior{{Date: day("2026-02-20"), Body: c.Respondent.Name, Reply: reply,
			RepliedOn: day("2026-02-25")}}
		if got := p.Facts(c).Is.Has(agency.Denied); got != want {
			t.Errorf("%q denies: %v", reply, got)
		}
	}
}
