package plan

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// TestAddressees: the case names the body that it means and no other, else the register does;
// a region that nobody knows is a fault, none at all is not.
func TestAddressees(t *testing.T) {
	p := Default()
	police, _ := p.Agencies().Find("police")
	nfra, _ := p.Agencies().Find("nfra")
	c := &complaint.Case{
		Date: day("2026-03-20"), Respondent: complaint.Respondent{Kind: legal.Bank, Name: "某银行", Region: "四川"},
		Addressees: []complaint.Override{{Agency: "moon", Name: "月亮"}, {Agency: "police", Name: "某派出所"}},
	}
	if a, err := p.Addressee(c, police); err != nil || a.Name != "某派出所" || a.Path != "addressees.police" ||
		a.Blank != "" {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err := p.Addressee(c, nfra); err != nil || a.Name == "某派出所" || a.Name == "月亮" || a.Path != "" {
		t.Errorf("%+v, %v", a, err)
	}
	named := slices.Clone(p.unnamed(c))
	c.Addressees = nil
	if without := p.unnamed(c); slices.Contains(named, "police") || len(without) < len(named) {
		t.Errorf("%q without a name, %q with one", without, named)
	}
	c.Respondent.Region = "月球"
	if _, err := p.Addressee(c, nfra); !errors.Is(err, ErrRegion) || p.AddresseeName(c, nfra) != nfra.Label {
		t.Errorf("%v, %s", err, p.AddresseeName(c, nfra))
	}
	for _, slug := range p.unnamed(c) {
		if a, ok := p.Agencies().Find(slug); !ok || a.NameOn(c.Date).Blank == "" {
			t.Errorf("%s has no blank to be filled in", slug)
		}
	}
	c.Respondent.Region = ""
	if _, err := p.Addressee(c, nfra); err != nil {
		t.Errorf("no region: %v", err)
	}
}

// TestUnnamed: the bodies whose names the sender fills in are those that no rule and no case
// names, and all such where the region is none.
func TestUnnamed(t *testing.T) {
	const all = "procuratorate-filing reconsideration justice-bureau lawyers-association mediation court"
	for name, x := range map[string]struct {
		change func(*complaint.Case)
		want   string
	}{
		"nothing is told": {func(*complaint.Case) {}, all},
		"no such region":  {func(c *complaint.Case) { c.Respondent.Region = "火星" }, all},
		"the court is told": {func(c *complaint.Case) { c.Court = "宁波市鄞州区人民法院" },
			strings.TrimSuffix(all, " court")},
		"the first is named": {func(c *complaint.Case) {
			c.Addressees = []complaint.Override{{Agency: "立案监督", Name: "宁波市人民检察院"}}
		}, strings.TrimPrefix(all, "procuratorate-filing ")},
		"the police are told, and later the lender": {func(c *complaint.Case) {
			c.Prior = []complaint.Prior{{Body: "宁波市公安局鄞州分局"}, {Body: "某公司"}}
		}, strings.TrimPrefix(all, "procuratorate-filing ")},
	} {
		c := &complaint.Case{Date: day("2026-03-20"), Respondent: complaint.Respondent{Name: "某公司"}}
		x.change(c)
		if got := strings.Join(Default().unnamed(c), " "); got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
	c := &complaint.Case{Prior: []complaint.Prior{{Body: "宁波市公安局鄞州分局"}}}
	if at := Default().reported(c, "cac"); at != (agency.Where{}) {
		t.Errorf("the police stand for another body: %+v", at)
	}
}

// TestDisturbing: a borrower is disturbed by calls to himself, a contact by any.
func TestDisturbing(t *testing.T) {
	who := []complaint.ContactPerson{{Relation: "同事"}}
	for name, x := range map[string]struct {
		role legal.Role
		in   complaint.Incident
		want bool
	}{
		"called himself": {legal.Borrower, complaint.Incident{Conduct: []legal.Conduct{legal.Harassment}},
			true},
		"another was called": {legal.Borrower,
			complaint.Incident{Conduct: []legal.Conduct{legal.Harassment}, Contacts: who}, false},
		"the phone book was": {legal.Borrower,
			complaint.Incident{Conduct: []legal.Conduct{legal.ContactListHarassment}}, false},
		"both": {legal.Borrower,
			complaint.Incident{Conduct: []legal.Conduct{legal.ContactListHarassment, legal.Harassment}}, true},
		"no call": {legal.Borrower, complaint.Incident{Conduct: []legal.Conduct{legal.Denial}}, false},
		"a contact": {legal.Contact,
			complaint.Incident{Conduct: []legal.Conduct{legal.ContactListHarassment}, Contacts: who}, true},
		"a contact without call": {legal.Contact, complaint.Incident{Conduct: []legal.Conduct{legal.Denial}}, false},
	} {
		c := &complaint.Case{Complainant: complaint.Complainant{Role: x.role}}
		if got := Disturbs(c, &x.in); got != x.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestFactsOfTheCase: each fact that rules ask for, with the case that has it and the one that
// has not.
func TestFactsOfTheCase(t *testing.T) {
	p := Default()
	base := func() *complaint.Case {
		return &complaint.Case{
			Date: day("2026-03-20"), Complainant: complaint.Complainant{Role: legal.Borrower, Phone: "13800138000"},
			Respondent: complaint.Respondent{Kind: legal.Bank, Name: "某银行", Region: "四川"},
			Incidents: []complaint.Incident{{At: complaint.Moment{Date: day("2026-03-10")},
				Conduct: []legal.Conduct{legal.Harassment}, Narrative: "来电"}},
		}
	}
	for name, x := range map[string]struct {
		fact   agency.Fact
		change func(*complaint.Case)
		want   bool
	}{
		"no tort": {agency.Tort, func(c *complaint.Case) { c.Incidents[0].Conduct = []legal.Conduct{legal.Usury} }, false},
		"a record wrongs nobody's person": {agency.Tort, func(c *complaint.Case) {
			c.Incidents[0].Conduct, c.Incidents[0].Narrative = []legal.Conduct{legal.RightsRefusal}, "征信异议被拒"
		}, false},
		"no clause": {agency.Arbitration, func(*complaint.Case) {}, false},
		"a clause": {agency.Arbitration, func(c *complaint.Case) { c.Arbitration = &complaint.Arbitration{} },
			true},
		"one defendant": {agency.Placed, func(*complaint.Case) {}, true},
		"two": {agency.Placed, func(c *complaint.Case) { c.Collector = &complaint.Collector{Name: "某公司"} },
			false},
		"two with an address": {agency.Placed, func(c *complaint.Case) {
			c.Collector = &complaint.Collector{Name: "某公司", Address: "成都市1号"}
		}, true},
		"his own caller": {agency.Numbers, func(c *complaint.Case) { c.Incidents[0].Caller = "95188" }, true},
		"another's": {agency.Numbers, func(c *complaint.Case) {
			c.Incidents[0].Caller, c.Incidents[0].ReportedBy = "95188", "同事"
		}, false},
		"of no call": {agency.Numbers, func(c *complaint.Case) {
			c.Incidents[0].Caller, c.Incidents[0].Conduct = "95188", []legal.Conduct{legal.Usury}
		}, false},
		"no crime":      {agency.Crime, func(*complaint.Case) {}, false},
		"a crime":       {agency.Crime, func(c *complaint.Case) { c.Incidents[0].Conduct = []legal.Conduct{legal.Extortion} }, true},
		"own telephone": {agency.Shared, func(*complaint.Case) {}, false},
		"the agent's": {agency.Shared, func(c *complaint.Case) { c.Agent = &complaint.Agent{Phone: "13800138000"} },
			true},
		"another agent": {agency.Shared, func(c *complaint.Case) { c.Agent = &complaint.Agent{Phone: "13900139000"} },
			false},
		"that of a person called": {agency.Shared, func(c *complaint.Case) {
			c.Incidents[0].Contacts = []complaint.ContactPerson{{Phone: "13800138000"}}
		}, true},
		"a contact's own": {agency.Shared, func(c *complaint.Case) {
			c.Complainant.Role, c.Incidents[0].Contacts = legal.Contact,
				[]complaint.ContactPerson{{Phone: "13800138000"}}
		}, false},
		"no credit":             {agency.Credit, func(*complaint.Case) {}, false},
		"credit in a demand":    {agency.Credit, func(c *complaint.Case) { c.Demands = []string{"更正征信"} }, true},
		"credit in the account": {agency.Credit, func(c *complaint.Case) { c.Incidents[0].Narrative = "影响征信" }, true},
		"a tort":                {agency.Tort, func(*complaint.Case) {}, true},
		"a record": {agency.RecordOnly, func(c *complaint.Case) {
			c.Incidents[0].Conduct, c.Incidents[0].Narrative = []legal.Conduct{legal.Denial}, "征信异议被拒"
		}, true},
		"no act":             {agency.RecordOnly, func(c *complaint.Case) { c.Incidents = nil }, false},
		"more than a record": {agency.RecordOnly, func(*complaint.Case) {}, false},
		"a collector": {agency.Collector,
			func(c *complaint.Case) { c.Collector = &complaint.Collector{Name: "某公司"} }, true},
		"one without name": {agency.Collector,
			func(c *complaint.Case) { c.Collector = &complaint.Collector{} }, false},
		"a collector complained of": {agency.Collector,
			func(c *complaint.Case) { c.Respondent.Kind = legal.CollectionFirm }, true},
		"no collector":    {agency.Collector, func(*complaint.Case) {}, false},
		"an agent":        {agency.HasAgent, func(c *complaint.Case) { c.Agent = &complaint.Agent{} }, true},
		"no agent":        {agency.HasAgent, func(*complaint.Case) {}, false},
		"nobody to admit": {agency.Admitted, func(*complaint.Case) {}, true},
		"a lawyer": {agency.Admitted, func(c *complaint.Case) { c.Agent = &complaint.Agent{Capacity: "律师"} },
			true}, "a friend": {agency.Admitted, func(c *complaint.Case) { c.Agent = &complaint.Agent{Capacity: "朋友"} },
			false},
		"nine": {agency.Many, func(c *complaint.Case) { c.Affected = 9 }, false},
		"ten":  {agency.Many, func(c *complaint.Case) { c.Affected = 10 }, true},
		"a seat by its address": {agency.SeatKnown, func(c *complaint.Case) { c.Respondent.Address = "成都市高新区1号" },
			true},
	} {
		c := base()
		if x.change(c); p.Facts(c).Is.Has(x.fact) != x.want {
			t.Errorf("%s: %s %v", name, x.fact, !x.want)
		}
	}
	c := base()
	c.Incidents[0].Conduct = []legal.Conduct{legal.Extortion}
	c.Incidents = append(c.Incidents, base().Incidents[0])
	if f := p.Facts(c); !f.Acts[0].Is(legal.CrimeSuggested) || f.Acts[1].Is(legal.CrimeSuggested) {
		t.Error("the act that suggests a crime is another")
	}
}

// TestSeat: the address is more exact than the region, which counts if the two contradict each other.
// One place decides both which court is competent and how it is addressed.
func TestSeat(t *testing.T) {
	p := Default()
	for _, x := range []struct{ address, region, name, city string }{
		{"成都市高新区1号", "四川", "四川", "成都市"},
		{"成都市高新区1号", "", "四川", "成都市"},
		{"成都市高新区1号", "北京", "北京", "北京市"},
		{"某路1号", "北京", "北京", "北京市"},
		{"某路1号", "四川", "四川", ""},
		{"", "", "", ""},
	} {
		c := &complaint.Case{Respondent: complaint.Respondent{Address: x.address, Region: x.region}}
		if w := p.Seat(c); w.Name != x.name || w.City != x.city {
			t.Errorf("%q in %q: %+v", x.address, x.region, w)
		}
	}
}

// The prosecutor who reviews that the police opened no case sits beside the police that
// were reported to, wherever the complainant lives; where nobody knows which those are, the
// sender fills it in.
func TestProsecutorBesideThePolice(t *testing.T) {
	p := Default()
	a, ok := p.Agencies().Find("procuratorate-filing")
	if !ok {
		t.Fatal("no such body")
	}
	for police, want := range map[string]string{
		"宁波市公安局鄞州分局":     "宁波市鄞州区人民检察院",
		"成都市公安局锦江区分局":    "成都市锦江区人民检察院",
		"宁波市公安局鄞州分局某派出所": "宁波市鄞州区人民检察院",
		"会理市公安局":         "会理市人民检察院",
		"安吉县公安局递铺派出所":    "安吉县人民检察院",
		"宁波市公安局":         "宁波市人民检察院",
		"北京市公安局海淀分局":     "北京市海淀区人民检察院",
		"公安机关":           "", // which is not told
		"某派出所":           "",
		"宁波市公安局轨道交通分局":   "", // of no district
		"四川锦程消费金融有限责任公司": "", // no police at all
	} {
		c := &complaint.Case{
			Complainant: complaint.Complainant{Address: "浙江省杭州市西湖区示例路1号"},
			Respondent:  complaint.Respondent{Name: "四川锦程消费金融有限责任公司", Region: "四川"},
			Prior:       []complaint.Prior{{Body: police}},
		}
		to, err := p.Addressee(c, a)
		if want != "" && to.Name != want || (to.Blank == "") != (want != "") || err != nil {
			t.Errorf("reported to %s: %+v %v, want %s", police, to, err, want)
		}
	}
}
