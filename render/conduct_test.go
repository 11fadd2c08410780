package render

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// plainCase is a borrower's case of one call over his debt, with what a case must have.
func plainCase(conducts ...legal.Conduct) *complaint.Case {
	return bareCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, conducts)
}

// fact adds a fact to a case.
func fact(c *complaint.Case, on string, says string, conducts ...legal.Conduct) *complaint.Incident {
	c.Incidents = append(c.Incidents, complaint.Incident{At: complaint.Moment{Date: day(on)}, Conduct: conducts,
		Narrative: says})
	return &c.Incidents[len(c.Incidents)-1]
}

// telling returns the dossier of a paper with every fact of the case, to a body that sees
// what all may see.
func telling(e *Engine, c *complaint.Case) *Dossier {
	d := *e.outline(c)
	f := d.view(complaint.Body)
	d.agency, d.mentions = &agency.Agency{}, &mentions{named: map[string]bool{}, told: map[string][]int{}}
	for i := range c.Incidents {
		in := f.incident(i, false, leaving{})
		in.No = i + 1
		d.add(in, i)
	}
	return &d
}

// holding names those of the predicates that hold of a dossier.
func holding(d *Dossier, predicates string) string {
	var out []string
	for name := range strings.FieldsSeq(predicates) {
		if reflect.ValueOf(d).MethodByName(name).Call(nil)[0].Bool() {
			out = append(out, name)
		}
	}
	return strings.Join(out, " ")
}

// TestWhatFactsTell: what was done, to whom, and who knows of it, of cases of one fact or two.
func TestWhatFactsTell(t *testing.T) {
	const asked = "OwnCalls Disturbed ReachedSelf OthersCalled Disclosed ToldToOthers OnlyOnline InvolvesData " +
		"InvolvesCollection InvolvesHarm Relayed Endangers WrongsBoth"
	e := shipped(t)
	called := func(in *complaint.Incident) { in.Contacts = []complaint.ContactPerson{{Relation: "母亲"}} }
	byMother := func(in *complaint.Incident) { in.ReportedBy = "母亲" }
	for _, x := range []struct {
		role    legal.Role
		conduct []legal.Conduct
		change  func(*complaint.Incident)
		holds   string
	}{
		{legal.Borrower, []legal.Conduct{legal.Harassment}, nil,
			"OwnCalls Disturbed ReachedSelf InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.Harassment}, byMother,
			"OthersCalled InvolvesCollection InvolvesHarm Relayed"},
		{legal.Borrower, []legal.Conduct{legal.Harassment}, called,
			"OthersCalled InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.Harassment}, func(in *complaint.Incident) { in.DisclosedDebt = &yes },
			"OwnCalls Disturbed ReachedSelf Disclosed InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.Harassment}, func(in *complaint.Incident) { in.DisclosedDebt = &no },
			"OwnCalls Disturbed ReachedSelf InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.DebtDisclosure}, nil, // wrongs both, whoever is named
			"OthersCalled Disclosed InvolvesData InvolvesCollection InvolvesHarm WrongsBoth"},
		{legal.Borrower, []legal.Conduct{legal.HomeVisit}, nil, "Disturbed ReachedSelf InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.HomeVisit}, called, "InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.Threat}, nil, "OwnCalls ReachedSelf InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.Threat},
			func(in *complaint.Incident) { in.Narrative = "来电人说“打断你的腿”。" },
			"OwnCalls ReachedSelf InvolvesCollection InvolvesHarm Endangers"},
		{legal.Borrower, []legal.Conduct{legal.PublicPosting}, nil,
			"ReachedSelf OnlyOnline InvolvesData InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.PublicPosting, legal.HomeVisit}, nil,
			"Disturbed ReachedSelf InvolvesData InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.PublicPosting, legal.Threat}, nil,
			"OwnCalls ReachedSelf InvolvesData InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.PublicPosting, legal.Insult}, nil,
			"OwnCalls ReachedSelf ToldToOthers InvolvesData InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.Insult}, nil, "OwnCalls ReachedSelf InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.Insult}, called,
			"OthersCalled ToldToOthers InvolvesCollection InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.UnlawfulProvision}, nil, "InvolvesData InvolvesHarm"},
		{legal.Borrower, []legal.Conduct{legal.ContactListCollection}, nil, "InvolvesData"},
		{legal.Borrower, []legal.Conduct{legal.RightsRefusal}, nil, "InvolvesData"},
		{legal.Borrower, []legal.Conduct{legal.Usury}, nil, "WrongsBoth"}, // no wrong to anybody
		{legal.Contact, []legal.Conduct{legal.Harassment}, nil,
			"OwnCalls Disturbed ReachedSelf InvolvesCollection InvolvesHarm"},
		{legal.Contact, []legal.Conduct{legal.Insult}, called, // he tells of himself, whoever is named
			"OwnCalls ReachedSelf InvolvesCollection InvolvesHarm"},
		{legal.Impersonated, []legal.Conduct{legal.DebtDisclosure}, nil,
			"OwnCalls ReachedSelf Disclosed InvolvesData InvolvesCollection InvolvesHarm"},
	} {
		c := bareCase(day("2026-03-20"), x.role, legal.ConsumerFinance, x.conduct)
		if x.change != nil {
			x.change(&c.Incidents[0])
		}
		if got := holding(telling(e, c), asked); got != x.holds {
			t.Errorf("%s, %s: %s\nwant %s", x.role, x.conduct, got, x.holds)
		}
		// What a fact tells, a case tells that has another fact too, whatever its place.
		if slices.Contains(x.conduct, legal.PublicPosting) || x.holds == "WrongsBoth" ||
			strings.HasSuffix(x.holds, "WrongsBoth") {
			continue // what says that there is nothing else
		}
		fact(c, "2026-03-01", "客服没有回复。", legal.Denial)
		slices.Reverse(c.Incidents)
		if got := holding(telling(e, c), asked); got != x.holds {
			t.Errorf("%s, %s behind another fact: %s\nwant %s", x.role, x.conduct, got, x.holds)
		}
	}
}

// TestWhoWasCalled: who is named, who may not be, and whether numbers of callers are known.
func TestWhoWasCalled(t *testing.T) {
	const asked = "NamesCalled HidesNames Callers Emergency Repeated"
	e := shipped(t)
	person := func(p complaint.ContactPerson) func(*complaint.Case) {
		return func(c *complaint.Case) { c.Incidents[0].Contacts = []complaint.ContactPerson{p} }
	}
	for name, x := range map[string]struct {
		change func(*complaint.Case)
		holds  string
	}{
		"nobody":            {func(*complaint.Case) {}, ""},
		"a relation alone":  {person(complaint.ContactPerson{Relation: "母亲"}), "HidesNames"},
		"a name":            {person(complaint.ContactPerson{Name: "周玉兰"}), "NamesCalled HidesNames"},
		"a number":          {person(complaint.ContactPerson{Phone: "13900005678"}), "NamesCalled HidesNames"},
		"named to all":      {person(complaint.ContactPerson{Name: "周玉兰", Consent: complaint.ToAll}), "NamesCalled"},
		"named to nobody":   {person(complaint.ContactPerson{Name: "周玉兰", Consent: complaint.ToNobody}), "HidesNames"},
		"an emergency":      {person(complaint.ContactPerson{Relation: "母亲", Emergency: &yes}), "HidesNames Emergency"},
		"none of emergency": {person(complaint.ContactPerson{Relation: "母亲", Emergency: &no}), "HidesNames"},
		"he was one":        {func(c *complaint.Case) { c.Complainant.Emergency = &yes }, "Emergency"},
		"a caller":          {func(c *complaint.Case) { c.Incidents[0].Caller = "028-5550****" }, "Callers"},
		"a hidden caller":   {func(c *complaint.Case) { c.Incidents[0].Caller = hiddenNumber }, ""},
		"once":              {func(c *complaint.Case) { c.Incidents[0].Count = 1 }, ""},
		"twice":             {func(c *complaint.Case) { c.Incidents[0].Count = 2 }, "Repeated"},
		"over days":         {func(c *complaint.Case) { c.Incidents[0].Until = day("2026-03-19") }, "Repeated"},
		"two facts": {func(c *complaint.Case) { fact(c, "2026-03-02", "对方来电。", legal.Threat) },
			"Repeated"},
	} {
		c := plainCase(legal.Threat)
		x.change(c)
		if got := holding(telling(e, c), asked); got != x.holds {
			t.Errorf("%s: %s, want %s", name, got, x.holds)
		}
	}
}

// TestWhatIsOfCredit: a refusal over a credit record is corrected and not deleted; a party that
// speaks of a deletion, or whose data were used otherwise, has more at issue.
func TestWhatIsOfCredit(t *testing.T) {
	const asked = "OfCredit CreditDisputed InvolvesMoreThanCredit"
	e := shipped(t)
	for _, x := range []struct {
		says     string
		conducts []legal.Conduct
		holds    string
	}{
		{"本人请求更正征信记录，客服拒绝。", []legal.Conduct{legal.RightsRefusal}, "OfCredit CreditDisputed"},
		{"本人请求更正征信记录并删除通讯录，客服拒绝。", []legal.Conduct{legal.RightsRefusal}, "OfCredit InvolvesMoreThanCredit"},
		{"本人请求查阅个人信息，客服拒绝。", []legal.Conduct{legal.RightsRefusal}, "InvolvesMoreThanCredit"},
		{"本人请求更正征信记录，客服拒绝，并把债务告诉了同事。", []legal.Conduct{legal.RightsRefusal, legal.DebtDisclosure},
			"OfCredit CreditDisputed InvolvesMoreThanCredit"},
		{"来电人说要让本人上征信。", []legal.Conduct{legal.Threat}, "OfCredit"},
		{"来电人把债务告诉了同事。", []legal.Conduct{legal.DebtDisclosure}, "InvolvesMoreThanCredit"},
		{"来电人要求还款。", []legal.Conduct{legal.Threat}, ""},
	} {
		c := plainCase(x.conducts...)
		c.Incidents[0].Narrative = x.says
		if got := holding(telling(e, c), asked); got != x.holds {
			t.Errorf("%s: %s, want %s", x.says, got, x.holds)
		}
	}
}

// TestAskedFor: what was asked for and refused, by the account; if that mentions nothing,
// all of it may have been.
func TestAskedFor(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		says    string
		conduct legal.Conduct
		asked   string // of access, telling, erasure
	}{
		{"本人要求复制个人信息，客服拒绝。", legal.RightsRefusal, "access"},
		{"本人要求告诉号码从哪里来，客服拒绝。", legal.RightsRefusal, "telling"},
		{"本人要求删掉通讯录，客服拒绝。", legal.RightsRefusal, "erasure"},
		{"本人要求查看并删除通讯录，客服拒绝。", legal.RightsRefusal, "access erasure"},
		{"本人提出请求，客服拒绝。", legal.RightsRefusal, "access telling erasure"},
		{"本人要求删除通讯录。", legal.Denial, "access telling erasure"}, // no refusal: it tells of none
	} {
		c := plainCase(x.conduct)
		c.Incidents[0].Narrative = x.says
		d := telling(e, c)
		var got []string
		for _, what := range []string{"access", "telling", "erasure"} {
			if ok, err := d.AskedFor(what); err != nil {
				t.Fatal(err)
			} else if ok {
				got = append(got, what)
			}
		}
		if strings.Join(got, " ") != x.asked {
			t.Errorf("%s: %s, want %s", x.says, got, x.asked)
		}
		if ok, err := d.AskedFor("access", "erasure"); err != nil ||
			ok != (strings.Contains(x.asked, "access") || strings.Contains(x.asked, "erasure")) {
			t.Errorf("%s: one of two: %t, %v", x.says, ok, err)
		}
		if _, err := d.AskedFor("colour"); err == nil {
			t.Error("what nobody can ask for is no fault of the template")
		}
	}
}

// TestConductWords: how a letter as a whole, and each fact, puts what was done.
func TestConductWords(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		conducts []legal.Conduct
		alleged  string
	}{
		{[]legal.Conduct{legal.Harassment}, "以不正当方式催收"},
		{[]legal.Conduct{legal.UnlawfulProvision}, "违法处理个人信息"},
		{[]legal.Conduct{legal.DebtDisclosure}, "以不正当方式催收、违法处理个人信息"},
		{[]legal.Conduct{legal.Denial}, legal.Conducts.Formal(legal.Denial)},
	} {
		if got := telling(e, plainCase(x.conducts...)).Allegation().words(); got != x.alleged {
			t.Errorf("%s: %s, want %s", x.conducts, got, x.alleged)
		}
	}
	charged := plainCase(legal.Harassment)
	charged.Losses = &complaint.Losses{Economic: []complaint.LossItem{
		{Item: "会员费", Amount: 19900, Class: complaint.ContractLoss}}}
	for says, want := range map[string]string{"放款时扣了会员费。": "以不正当方式催收、不当收取费用", "来电人要求还款。": "以不正当方式催收"} {
		charged.Incidents[0].Narrative = says
		for takes, want := range map[bool]string{true: want, false: "以不正当方式催收"} {
			d := telling(e, charged)
			d.charges = takes
			if got := d.Allegation().words(); got != want {
				t.Errorf("%s, taken up %t: %s, want %s", says, takes, got, want)
			}
		}
	}
	for role, want := range map[legal.Role]string{
		legal.Contact:  "就他人的债务向本人催收；" + legal.Conducts.Formal(legal.Threat),
		legal.Borrower: legal.Conducts.Formal(legal.ContactListHarassment) + "；" + legal.Conducts.Formal(legal.Threat),
	} {
		if got := conductPhrase(role, []legal.Conduct{legal.ContactListHarassment, legal.Threat}); got != want {
			t.Errorf("%s: %s, want %s", role, got, want)
		}
	}
	d := telling(e, plainCase(legal.Threat, legal.Insult))
	for slugs, want := range map[string]string{"threat": "Threat", "harassment": "",
		"insult harassment threat": "Insult Threat",
		"calls":                    "Threat Insult"} {
		names := map[string]string{"Threat": legal.Conducts.Formal(legal.Threat),
			"Insult": legal.Conducts.Formal(legal.Insult)}
		var words []string
		for w := range strings.FieldsSeq(want) {
			words = append(words, names[w])
		}
		got, err := d.Acts(strings.Fields(slugs)...)
		if err != nil || got.words() != strings.Join(words, "、") {
			t.Errorf("%s: %s, %v; want %s", slugs, got.words(), err, words)
		}
	}
	if _, err := d.Acts("colour"); err == nil {
		t.Error("an unknown conduct is no fault")
	}
	if ok, err := d.Involves("colour"); err == nil || ok {
		t.Error("an unknown conduct is no fault")
	}
}

// TestUnneeded: the guideline is cited for calls to another than the borrower, who could be
// reached: of a borrower's case those that reached others.
func TestUnneeded(t *testing.T) {
	e := shipped(t)
	rule := &legal.Rule{ID: "cba-collection-guideline"}
	other := legal.Ground{Rule: &legal.Rule{ID: "another"}, Acts: []int{0}}
	for _, x := range []struct {
		role      legal.Role
		reachable []*bool
		others    []bool
		want      []int
	}{
		{legal.Borrower, []*bool{&yes, &yes, &no, nil}, []bool{true, false, true, true}, []int{0}},
		{legal.Contact, []*bool{&yes, &no, nil, &yes}, []bool{false, false, false, true}, []int{0, 3}},
		{legal.Borrower, []*bool{&no, nil, &yes, nil}, []bool{true, true, false, true}, nil},
	} {
		c := bareCase(day("2026-03-20"), x.role, legal.Bank, []legal.Conduct{legal.Harassment})
		for range 3 {
			fact(c, "2026-03-01", "对方来电。", legal.Harassment)
		}
		for i := range c.Incidents {
			c.Incidents[i].Reachable = x.reachable[i]
			if x.others[i] {
				c.Incidents[i].Contacts = []complaint.ContactPerson{{Relation: "母亲"}}
			}
		}
		d := telling(e, c)
		d.grounds = []legal.Ground{other, {Rule: rule, Acts: []int{0, 1, 2, 3}}}
		parts := d.Unneeded()
		var got []int
		if len(parts) > 0 {
			got = parts[0].Citation.acts
		}
		if len(parts) > 1 || !slices.Equal(got, x.want) || len(d.grounds[1].Acts) != 4 {
			t.Errorf("%s: %v, want %v", x.role, got, x.want)
		}
	}
}
