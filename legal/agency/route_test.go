package agency

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// facts is a case of March 2026 with one act of that kind a week before.
func facts(kind legal.LenderKind, role legal.Role, conduct ...legal.Conduct) Facts {
	f := Facts{
		Kind: kind, Role: role, Conducts: conduct, Filed: day("2026-03-20"),
		Acts: []legal.Act{{Conduct: conduct, Last: day("2026-03-13")}},
	}
	for _, fact := range []Fact{Admitted, Ongoing, Placed} {
		f.Is.Set(fact, true)
	}
	return f
}

func decision(t *testing.T, f Facts, slug, kind string) Decision {
	t.Helper()
	for _, d := range Default().Route(f) {
		if d.Agency.Slug == slug && d.Paper.Kind == kind {
			return d
		}
	}
	t.Fatalf("%s has no %s", slug, kind)
	return Decision{}
}

// TestRouteByLicence: the regulator of each kind of lender.
func TestRouteByLicence(t *testing.T) {
	regulated := map[legal.LenderKind]string{
		legal.ConsumerFinance: "nfra-report", legal.Bank: "nfra-report",
		legal.Microloan: "local-financial-report", legal.Guarantee: "local-financial-report",
		legal.Payment: "pboc-complaint", legal.Unlicensed: "local-financial-report",
		legal.CreditInsurer: "nfra-report", legal.AutoFinance: "nfra-report", legal.FinancialLeasing: "nfra-report",
		legal.AssetManager: "nfra-report",
		legal.Leasing:      "local-financial-report", legal.LocalAssetManager: "local-financial-report",
		legal.Platform: "", legal.CollectionFirm: "", legal.Assignee: "",
	}
	for _, k := range legal.LenderKinds {
		var open []string
		for _, d := range Default().Route(facts(k.Slug, legal.Borrower, legal.ContactListHarassment)) {
			if d.Status() == Chosen && slices.Contains([]string{"nfra-report", "local-financial-report",
				"pboc-complaint"}, d.Paper.Kind) {
				open = append(open, d.Paper.Kind)
			}
		}
		if want := strings.Fields(regulated[k.Slug]); !slices.Equal(open, want) {
			t.Errorf("%s: %v, want %v", k.Slug, open, want)
		}
	}
}

// consumers are the papers that only a consumer, or the party to the contract, can submit.
var consumers = []string{
	"lender-complaint", "lender-review", "repayment-plan", "nfra-complaint", "local-financial-complaint",
	"pboc-complaint", "cca-mediation", "samr-complaint", "arbitration-application",
}

// TestRouteOfEveryCase enumerates lender kind × conduct × role × agent × arbitration clause ×
// period: there is always somebody to write to, and no two rules contradict each other.
func TestRouteOfEveryCase(t *testing.T) {
	periods := []string{"2019-05-01", "2020-06-01", "2023-03-19", "2024-03-19", "2025-09-19", "2025-12-31",
		"2026-01-01", "2026-01-29", "2026-01-30", "2026-03-19"}
	for _, kind := range legal.LenderKinds {
		for _, role := range legal.Roles {
			for _, conduct := range legal.Conducts {
				for _, last := range periods {
					for flags := range 16 {
						f := facts(kind.Slug, role.Slug, conduct.Slug)
						f.Acts[0].Last = day(last)
						f.Is.Set(Ongoing, last == "2026-03-19")
						for i, fact := range []Fact{HasAgent, Arbitration, App, Prior} {
							f.Is.Set(fact, flags&(1<<i) > 0)
						}
						f.Is.Set(Admitted, !f.Is.Has(HasAgent))
						f.Is.Set(Tort, legal.WrongsThePerson.Includes(conduct.Slug))
						if kind.Slug == legal.CollectionFirm && conduct.Slug == legal.Usury {
							continue // it takes no interest: the lender is the one to write to
						}
						checkCase(t, f)
					}
				}
			}
		}
	}
}

func checkCase(t *testing.T, f Facts) {
	t.Helper()
	open := map[string]bool{}
	for _, d := range Default().Route(f) {
		if d.Status() == NotCompetent {
			continue
		}
		open[d.Paper.Kind] = true
		if len(d.Background()) == len(f.Acts) {
			t.Errorf("%v: %s rests on no act", f, d.Paper.Kind)
		}
	}
	has := func(kinds ...string) bool {
		return slices.ContainsFunc(kinds, func(k string) bool { return open[k] })
	}
	switch {
	case !has("lender-notice", "collector-notice", "civil-complaint", "disowned-loan"):
		t.Errorf("%v: nobody can be written to", f)
	case has("nfra-complaint", "nfra-report", "cba-report") &&
		has("local-financial-complaint", "local-financial-report"):
		t.Errorf("%v: two regulators", f)
	case f.Role == legal.Contact && has(consumers...):
		t.Errorf("%v: a contact is offered a consumer's paper", f)
	case has("arbitration-application") && !f.Is.Has(Arbitration):
		t.Errorf("%v: arbitration without a clause", f)
	case has("injunction") && !f.Is.Has(Ongoing):
		t.Errorf("%v: an injunction against what is past", f)
	case has("cba-report") && f.Acts[0].Last.Before(day("2026-01-30")):
		t.Errorf("%v: the guideline before its day", f)
	case has("public-interest-lead") && !f.Is.Has(Many):
		t.Errorf("%v: one person's case as public interest", f)
	case has("lender-complaint") && !has("lender-notice"):
		t.Errorf("%v: a complaint and no notice", f)
	}
}

// TestLimits tries each time limit on its last day, and on the day after.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		slug, kind string
		conduct    legal.Conduct
		is         legal.Trait // "" for none
		last       string      // on this day the letter of 2026-03-20 is in time for the last time
		want       string      // effects: in time, a day late, a day late beside a fresh act
	}{
		{"police", "police-report", legal.Harassment, "", "2025-09-20", ", refused, background"},
		{"police", "police-report", legal.Threat, "", "2025-09-20", ", refused, background"},
		{"police", "police-report", legal.Threat, legal.CrimeSuggested, "2025-09-20", ", warning, background"},
		{"police", "police-report", legal.Extortion, legal.CrimeSuggested, "2025-09-20", ", warning, background"},
		{"police", "police-report", legal.Impersonation, legal.CrimeSuggested, "2025-09-20", ", warning, background"},
		{"police", "police-report", legal.ForgedPapers, legal.CrimeSuggested, "2025-09-20", ", warning, background"},
		{"police", "police-report", legal.UnlawfulProvision, legal.Taken, "2025-09-20", ", warning, background"},
		{"police", "police-report", legal.ContactListCollection, "", "2025-09-20", ", refused, background"},
		{"police", "police-report", legal.Insult, "", "2025-09-20", ", refused, background"},
		{"nfra", "nfra-report", legal.Harassment, "", "2024-03-20", ", warning, background"},
		{"cac", "cac-report", legal.ContactListCollection, "", "2024-03-20", ", refused, background"},
		{"samr", "samr-complaint", legal.ContactListCollection, "", "2023-03-20", ", refused, background"},
		{"court", "civil-complaint", legal.Harassment, "", "2023-03-20", "warning, warning warning, warning warning"},
		{"cba", "cba-report", legal.Harassment, "", "2026-01-30", ", refused, background"},
	} {
		f := facts(legal.ConsumerFinance, legal.Borrower, c.conduct)
		act := func(last legal.Date) legal.Act {
			a := legal.Act{Conduct: []legal.Conduct{c.conduct}, Last: last}
			if c.is != "" {
				a.Traits.Set(c.is, true)
			}
			return a
		}
		effects := func(last legal.Date, more ...legal.Act) string {
			f.Acts = append([]legal.Act{act(last)}, more...)
			var out []string
			for _, o := range decision(t, f, c.slug, c.kind).Objections {
				out = append(out, string(o.Effect))
			}
			return strings.Join(out, " ")
		}
		last := day(c.last)
		fresh := act(f.Filed)
		if got := strings.Join([]string{effects(last), effects(last.AddDays(-1)), effects(last.AddDays(-1), fresh)},
			", "); got != c.want {
			t.Errorf("%s of %s: %s; want %s", c.kind, c.conduct, got, c.want)
		}
	}
}

// TestEveryLimit tries each time limit of each body on the day before its last day, on it, and on
// the day after; the reason shown to the user must name the limit.
func TestEveryLimit(t *testing.T) {
	act := legal.Act{Last: day("2024-01-15")}
	for _, a := range Default().Agencies() {
		for _, r := range a.Refuses {
			switch {
			case r.Act == nil:
			case r.Act.Older != "" && !r.Act.Before.IsZero():
				late := r.Act.Older.Length(legal.Days{Act: r.Act.Before,
					Filed: day("2026-03-20")}).After(r.Act.Before).AddDays(1)
				for days, want := range map[int]bool{-1: true, 0: false} {
					if r.Act.met(a.Slug, legal.Act{Last: r.Act.Before.AddDays(days)}, &Facts{Filed: late}) != want {
						t.Errorf("%s: %d days from its day", r.ID, days)
					}
				}
				if r.Act.met(a.Slug, legal.Act{Last: r.Act.Before.AddDays(-1)}, &Facts{Filed: late.AddDays(-2)}) {
					t.Errorf("%s: within the period", r.ID)
				}
			case r.Act.Older == "":
				d := r.Act.Before
				for days, want := range map[int]bool{-1: true, 0: false, 1: false} {
					if r.Act.met(a.Slug, legal.Act{Last: d.AddDays(days)}, &Facts{Filed: d}) != want {
						t.Errorf("%s: %d days from the first day of the rule", r.ID, days)
					}
				}
				if _, err := legal.Default().Resolve(r.Basis[0], legal.Days{Act: d, Filed: d}); err != nil ||
					!strings.Contains(r.When, d.Chinese()) {
					t.Errorf("%s: %s is not the day of its rule: %v", r.ID, d, err)
				}
				if _, err := legal.Default().Resolve(r.Basis[0],
					legal.Days{Act: d.AddDays(-1), Filed: d.AddDays(-1)}); err == nil {
					t.Errorf("%s: the rule was there before %s", r.ID, d)
				}
			default:
				length := r.Act.Older.Length(legal.Days{Act: act.Last, Filed: day("2026-03-20")})
				for days, want := range map[int]bool{-1: false, 0: false, 1: true} {
					if r.Act.met(a.Slug, act, &Facts{Filed: length.After(act.Last).AddDays(days)}) != want {
						t.Errorf("%s: %d days from its last day", r.ID, days)
					}
				}
				if !strings.Contains(r.When, length.Chinese()) {
					t.Errorf("%s does not say %s", r.ID, length.Chinese())
				}
			}
		}
	}
}

// TestTermsSayTheirLength: an extension or limit in words agrees with the figure of a named period.
func TestTermsSayTheirLength(t *testing.T) {
	for _, a := range Default().Agencies() {
		for _, p := range a.Papers {
			for _, term := range p.Terms {
				days := term.Days(day("2026-03-20"))
				if term.Within == "" && days != term.Fixed || days < 1 {
					t.Errorf("%s runs for %d days", term.ID, days)
				}
				words := legal.Numeral(days)
				if !term.Own && !slices.ContainsFunc(p.Limits,
					func(l Limit) bool { return strings.Contains(l.What, words) }) && !term.Asked {
					t.Errorf("%s of %s: no limit speaks of %s", term.ID, p.Kind, words)
				}
			}
		}
	}
}

// TestRefusalsSayTheirPeriod: a refusal of what is too old says how long the period is.
func TestRefusalsSayTheirPeriod(t *testing.T) {
	today := legal.Days{Act: day("2026-03-20"), Filed: day("2026-03-20")}
	for _, a := range Default().Agencies() {
		for _, r := range a.Refuses {
			if r.Act == nil || r.Act.Older == "" {
				continue
			}
			if want := r.Act.Older.Length(today).Chinese(); !strings.Contains(r.When, want) {
				t.Errorf("%s does not say %s: %s", r.ID, want, r.When)
			}
		}
	}
}

// TestPoliceTakeWhatTheyMayPunish: the rules of the report to the police, which sort conducts
// by how clear the case is, cover the group punishable, and nothing else.
func TestPoliceTakeWhatTheyMayPunish(t *testing.T) {
	a, _ := Default().Find("police")
	rules := a.Papers[0].Rules
	for _, c := range legal.Conducts {
		f := Facts{Kind: legal.ConsumerFinance, Role: legal.Borrower, Conducts: []legal.Conduct{c.Slug}}
		i := slices.IndexFunc(rules, func(r Rule) bool { return r.When.matches(&f) })
		if punishable := legal.Punishable.Includes(c.Slug); rules[i].Never == punishable {
			t.Errorf("%s falls under %s; punishable: %v", c.Slug, rules[i].ID, punishable)
		}
	}
}

// TestConditions: every fact of is, none of not.
func TestConditions(t *testing.T) {
	c := Condition{Is: []Fact{App, Prior}, Not: []Fact{Online}}
	if err := c.known(); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		facts []Fact
		want  bool
	}{
		{nil, false}, {[]Fact{App}, false}, {[]Fact{App, Prior}, true}, {[]Fact{App, Prior, Credit}, true},
		{[]Fact{App, Prior, Online}, false},
	} {
		var f Facts
		for _, fact := range x.facts {
			f.Is.Set(fact, true)
		}
		if c.matches(&f) != x.want {
			t.Errorf("%v: %v", x.facts, !x.want)
		}
	}
}

// TestAbout: which acts a paper mentions, and which exhibits go with it.
func TestAbout(t *testing.T) {
	with := func(last string, c legal.Conduct, traits ...legal.Trait) legal.Act {
		set, err := legal.SetOf(traits...)
		if err != nil {
			t.Fatal(err)
		}
		return legal.Act{Conduct: []legal.Conduct{c}, Last: day(last), Traits: set}
	}
	acts := []legal.Act{
		with("2026-03-13", legal.Harassment, legal.OwnNumber, legal.CallerNamed),
		with("2026-03-13", legal.Harassment, legal.OwnNumber),
		with("2025-09-20", legal.Threat, legal.OfCredit),
		with("2025-09-19", legal.PublicPosting, legal.OnNetwork),
		with("2026-03-13", legal.PublicPosting, legal.OnNetwork),
		with("2026-03-13", legal.RightsRefusal),
		with("2026-03-13", legal.RightsRefusal, legal.RecordAlone),
	}
	for _, c := range []struct {
		kind        legal.LenderKind
		slug, paper string
		want        []int
		exhibits    Exhibiting
	}{
		{legal.Bank, "collector", "collector-notice", []int{0, 1, 2, 3, 4}, OfActs},
		{legal.Bank, "miit-12321", "number-report", []int{0}, OfActs},
		{legal.Bank, "procuratorate", "public-interest-lead", []int{3, 4, 5, 6}, OfActsAndLoose},
		{legal.Bank, "police", "police-report", []int{0, 1, 2, 3, 4}, OfActs},
		{legal.Bank, "pboc", "pboc-complaint", []int{2}, OfActs},
		{legal.Payment, "pboc", "pboc-complaint", []int{0, 1, 2, 3, 4, 5, 6}, OfActs},
		{legal.Bank, "court", "injunction", []int{0, 1, 2, 4}, OfActs},
		{legal.Bank, "internet-court", "injunction", []int{4}, OfActs},
		{legal.Bank, "telecom", "telecom-report", []int{5}, OfActs},
		{legal.Bank, "cac", "cac-report", []int{3, 4, 5}, OfActs},
		{legal.Bank, "court", "civil-complaint", []int{0, 1, 2, 3, 4, 5}, Tied},
		{legal.Bank, "nfra", "nfra-report", []int{0, 1, 2, 3, 4, 5}, OfActsAndLoose},
		{legal.Bank, "nfra", "nfra-complaint", nil, AllExhibits},
		{legal.Bank, "cba", "cba-report", []int{0, 1, 2, 3, 4, 5}, OfActs},
	} {
		f := facts(c.kind, legal.Borrower)
		f.Acts = acts
		d := decision(t, f, c.slug, c.paper)
		if !slices.Equal(d.Acts, c.want) || d.Exhibits() != c.exhibits {
			t.Errorf("%s to %s is about %v with %s; want %v with %s", c.paper, c.slug, d.Acts, d.Exhibits(), c.want,
				c.exhibits)
		}
	}
}

// TestParties: which bodies the case itself names, and how a letter addresses them.
func TestParties(t *testing.T) {
	r := Default()
	if r.Party(TheRespondent).Slug != "lender" || r.Party(TheCollector).Slug != "collector" {
		t.Error("the parties are others")
	}
	for kind, want := range map[legal.LenderKind]string{legal.Bank: "贵行 1", legal.CollectionFirm: "贵司 2"} {
		got := fmt.Sprintf("%s %d", r.Party(TheRespondent).YouTo(kind), len(r.Party(TheCollector).In(kind)))
		if got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
}

// An act that was reported to the police in time does not become too old.
func TestReportInTime(t *testing.T) {
	f := facts(legal.ConsumerFinance, legal.Borrower, legal.Harassment)
	f.Acts[0].Last = day("2025-08-01")
	for date, refused := range map[string]bool{"2025-08-02": false, "2026-02-01": false, "2026-02-02": true,
		"2025-07-31": true} {
		f.Earlier = []Earlier{{Agency: "police", Date: day(date)}}
		if got := decision(t, f, "police", "police-report").Refused() != nil; got != refused {
			t.Errorf("reported on %s: refused %v", date, got)
		}
	}
}

// Old acts beside fresh ones are background: mentioned but not relied on.
func TestBackground(t *testing.T) {
	f := facts(legal.Unlicensed, legal.Borrower, legal.Harassment)
	f.Acts = []legal.Act{
		{Conduct: f.Conducts, Last: day("2020-05-01")}, {Conduct: f.Conducts, Last: day("2026-03-01")},
		{Conduct: []legal.Conduct{legal.Denial}, Last: day("2020-06-01")},
	}
	d := decision(t, f, "police", "police-report")
	if got := d.Background(); !slices.Equal(got, []int{0}) || d.Status() != Chosen {
		t.Errorf("background %v, %s", got, d.Status())
	}
}

func TestRefusedElsewhere(t *testing.T) {
	for _, c := range []struct {
		slug, kind, elsewhere string
		refused               bool
	}{
		{"nifa", "nifa-report", "nfra", true},
		{"nifa", "nifa-report", "lender", false},
		{"samr", "samr-complaint", "cca", true},
		{"samr", "samr-report", "cca", false},
		{"cca", "cca-mediation", "samr", true},
		{"hotline-12345", "hotline-request", "court", true},
	} {
		f := facts(legal.Platform, legal.Borrower, legal.ContactListCollection)
		f.Earlier = []Earlier{{Agency: c.elsewhere}}
		if got := decision(t, f, c.slug, c.kind).Refused() != nil; got != c.refused {
			t.Errorf("%s after %s: refused %v", c.kind, c.elsewhere, got)
		}
	}
}

// TestElsewhere tries each body that a dispute may already be before, for each paper that asks: the
// listed ones cause an objection, and no others.
func TestElsewhere(t *testing.T) {
	for _, c := range []struct {
		kind                       legal.LenderKind
		slug, paper, id, elsewhere string
	}{
		{legal.Bank, "nfra", "nfra-complaint", "nfra-court", "court internet-court arbitration"},
		{legal.Platform, "hotline-12345", "hotline-request", "hotline-elsewhere", "court internet-court arbitration"},
		{legal.Platform, "samr", "samr-complaint", "samr-elsewhere",
			"nfra local-financial pboc cca court internet-court arbitration"},
		{legal.Platform, "cca", "cca-mediation", "cca-elsewhere",
			"nfra local-financial pboc samr court internet-court arbitration"},
		{legal.Platform, "nifa", "nifa-report", "nifa-elsewhere",
			"nfra local-financial pboc samr cac telecom police court internet-court arbitration"},
	} {
		for _, a := range Default().Agencies() {
			f := facts(c.kind, legal.Borrower, legal.ContactListCollection)
			f.Earlier = []Earlier{{Agency: a.Slug}}
			got := slices.ContainsFunc(decision(t, f, c.slug, c.paper).Objections,
				func(o Objection) bool { return o.ID == c.id })
			if want := slices.Contains(strings.Fields(c.elsewhere), a.Slug); got != want && c.slug != a.Slug {
				t.Errorf("%s with %s already: %s is %v", c.paper, a.Slug, c.id, got)
			}
		}
	}
}

// Nobody offers to pay a claim that may be barred without a warning.
func TestExpiredDebt(t *testing.T) {
	f := facts(legal.ConsumerFinance, legal.Borrower, legal.Harassment)
	f.Is.Set(Expired, true)
	d := decision(t, f, "lender", "repayment-plan")
	warned := slices.ContainsFunc(d.Objections,
		func(o Objection) bool { return o.ID == "repayment-expired" && o.Effect == Warns })
	if !d.Writable() || !warned {
		t.Errorf("whether the debt is barred is not the program's to decide: writable %v, warned %v", d.Writable(),
			warned)
	}
}

func TestAgentBeforeCourt(t *testing.T) {
	f := facts(legal.Bank, legal.Borrower, legal.Harassment)
	f.Is.Set(HasAgent, true)
	f.Is.Set(Admitted, false)
	if d := decision(t, f, "court", "civil-complaint"); d.AgentActs() || d.Status() == NotCompetent {
		t.Error("a court takes the suit, without that agent")
	}
	for _, slug := range []string{"court", "nfra", "nifa"} {
		for _, admitted := range []bool{true, false} {
			f.Is.Set(Admitted, admitted)
			d := Decision{}
			for _, x := range Default().Route(f) {
				if x.Agency.Slug == slug {
					d = x
				}
			}
			var kinds []string
			for _, a := range Default().AnnexesOf(true, d) {
				kinds = append(kinds, a.Paper.Kind)
			}
			want := slug == "nfra" || slug == "court" && admitted
			if slices.Contains(kinds, "power-of-attorney") != want {
				t.Errorf("%s, admitted %v: %v", slug, admitted, kinds)
			}
		}
	}
}

// The next step opens when the lender has answered, or has not answered in time.
func TestOpens(t *testing.T) {
	for _, c := range []struct {
		e    Earlier
		want string
	}{
		{Earlier{}, ""},
		{Earlier{Agency: "lender"}, ""},
		{Earlier{Agency: "nfra", Date: day("2026-02-05")}, ""},
		{Earlier{Agency: "lender", Date: day("2026-02-05")}, "2026-02-21"},
		{Earlier{Agency: "lender", Date: day("2026-02-05"), Replied: day("2026-02-12")}, "2026-02-12"},
		{Earlier{Agency: "lender", Date: day("2026-02-05"), Replied: day("2026-03-12")}, "2026-02-21"},
	} {
		f := facts(legal.Bank, legal.Borrower, legal.Harassment)
		f.Earlier = []Earlier{c.e}
		if got := decision(t, f, "nfra", "nfra-complaint").Opens(f).String(); got != c.want {
			t.Errorf("%v: opens %s, want %s", c.e, got, c.want)
		}
	}
}

func TestConflicts(t *testing.T) {
	all := Default().Route(facts(legal.ConsumerFinance, legal.Borrower, legal.Harassment))
	for kinds, want := range map[string]string{
		"lender-notice nfra-report":                            "",
		"nfra-report nifa-report":                              "nifa-and-agency",
		"court/civil-complaint internet-court/civil-complaint": "two-courts",
		"cca-mediation samr-complaint":                         "two-mediators",
		"court/civil-complaint nfra-complaint":                 "suit-and-complaints",
	} {
		var ids []string
		written := slices.DeleteFunc(slices.Clone(all),
			func(d Decision) bool { return !d.Among(strings.Fields(kinds)) })
		for _, c := range Default().Conflicts(written...) {
			ids = append(ids, c.ID)
			checkRefs(t, c.ID, c.Basis)
		}
		if strings.Join(ids, " ") != want {
			t.Errorf("%s: %v, want %s", kinds, ids, want)
		}
	}
}

// TestEveryConductIsRouted: each conduct makes some rule decide.
func TestEveryConductIsRouted(t *testing.T) {
	named := map[legal.Conduct]bool{}
	for _, a := range Default().Agencies() {
		for _, p := range a.Papers {
			for _, r := range p.Rules {
				for _, c := range r.When.Conducts {
					named[c] = true
				}
			}
		}
	}
	for _, c := range legal.Conducts {
		// Answers of customer service, the price of the loan and identity theft go to the lender by
		// any rule.
		if !named[c.Slug] && c.Slug != legal.Denial && c.Slug != legal.Usury && c.Slug != legal.StolenName {
			t.Errorf("no rule speaks of %s", c.Slug)
		}
	}
}

// TestDrops: the report drops the law on public order only if every act is late and one may still
// be a crime.
func TestDrops(t *testing.T) {
	late, fresh := day("2025-09-19"), day("2026-03-13")
	for _, c := range []struct {
		conduct legal.Conduct
		days    []legal.Date
		want    string
	}{
		{legal.Threat, []legal.Date{late}, "psap"},
		{legal.Threat, []legal.Date{fresh}, ""},
		{legal.Threat, []legal.Date{late, fresh}, ""},
		{legal.Harassment, []legal.Date{late}, ""},
	} {
		f := facts(legal.Bank, legal.Borrower, c.conduct)
		f.Acts = nil
		for _, d := range c.days {
			act := legal.Act{Conduct: f.Conducts, Last: d}
			act.Traits.Set(legal.CrimeSuggested, c.conduct == legal.Threat)
			f.Acts = append(f.Acts, act)
		}
		if got := strings.Join(decision(t, f, "police", "police-report").Drops(), " "); got != c.want {
			t.Errorf("%s on %v drops %q, want %q", c.conduct, c.days, got, c.want)
		}
	}
}
