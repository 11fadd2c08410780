package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// listed joins values for a failure message.
func listed(values []*Value) string {
	var out []string
	for _, v := range values {
		out = append(out, v.words())
	}
	return strings.Join(out, "；")
}

// TestLatest: the fact that ended last shows that the acts are under way; of two that ended on
// one day the first that is told.
func TestLatest(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		days []string // 2026-02-01, or 2026-02-01/2026-02-09
		want int
	}{
		{[]string{"2026-02-01"}, 1}, {[]string{"2026-02-01", "2026-02-05"}, 2}, {[]string{"2026-02-05", "2026-02-01"}, 1},
		{[]string{"2026-02-05", "2026-02-05"}, 1}, {[]string{"2026-02-05", "2026-02-01/2026-02-06", "2026-02-05"}, 2},
		{[]string{"2026-02-01/2026-02-09", "2026-02-05"}, 1},
	} {
		c := plainCase(legal.Threat)
		c.Incidents = nil
		for _, span := range x.days {
			from, until, _ := strings.Cut(span, "/")
			in := fact(c, from, "对方来电。", legal.Threat)
			if until != "" {
				in.Until = day(until)
			}
		}
		if got := telling(e, c).Latest(); got.No != x.want {
			t.Errorf("%v: the %dth", x.days, got.No)
		}
	}
	if (&Dossier{}).Latest() != nil {
		t.Error("something is the latest of nothing")
	}
}

// TestWhatShallStop: a request asks to stop what was done, to oneself and, of a borrower, to
// others; somebody who neither borrowed nor is liable asks to be left alone.
func TestWhatShallStop(t *testing.T) {
	e := shipped(t)
	const ways = "以不正当的方式催收"
	for _, x := range []struct {
		role      legal.Role
		guarantor bool
		conducts  []legal.Conduct
		reached   bool // the case names another who was called
		stops     string
		ceases    string // what stands around the stops, them being *
	}{
		{legal.Borrower, false, []legal.Conduct{legal.Harassment, legal.Flooding}, false,
			"反复拨打电话、发送信息；短时间内大量拨打电话、发送信息", "*"},
		{legal.Borrower, false, []legal.Conduct{legal.Harassment}, true, "", "就本人的债务联系其他人"},
		{legal.Borrower, false, []legal.Conduct{legal.OffHours}, false, "在22时至次日8时联系催收", "*"},
		{legal.Borrower, false, []legal.Conduct{legal.Threat}, true, "威胁、恐吓", "就本人的债务联系其他人；*"},
		{legal.Borrower, false, []legal.Conduct{legal.HomeVisit, legal.ForgedPapers}, false,
			"上门滋扰；使用虚假的公文、函件", "*"},
		{legal.Borrower, false, []legal.Conduct{legal.DebtDisclosure}, false, "",
			"就本人的债务联系其他人；向他人披露本人的债务"},
		{legal.Borrower, false, []legal.Conduct{legal.ContactListCollection, legal.UnlawfulProvision, legal.PublicPosting},
			false, "", "公开张贴、散布本人的信息；违法收集、使用通讯录；违法向他人提供本人的个人信息"},
		{legal.Contact, false, []legal.Conduct{legal.Harassment, legal.Threat}, false, "威胁、恐吓",
			"就他人的债务以电话、短信等任何方式联系本人；*"},
		{legal.Contact, false, []legal.Conduct{legal.HomeVisit}, false, "上门滋扰", "*"},
		{legal.Contact, false, []legal.Conduct{legal.DebtDisclosure}, false, "",
			"就他人的债务以电话、短信等任何方式联系本人"},
		{legal.Contact, true, []legal.Conduct{legal.Harassment}, false, ways + "；反复拨打电话、发送信息", "*"},
		{legal.Contact, true, []legal.Conduct{legal.HomeVisit}, false, "上门滋扰", "*"},
		{legal.Impersonated, false, []legal.Conduct{legal.Harassment, legal.DebtDisclosure}, false,
			"反复拨打电话、发送信息", "*"},
	} {
		c := bareCase(day("2026-03-20"), x.role, legal.ConsumerFinance, x.conducts)
		c.Complainant.Guarantee = &x.guarantor
		if x.reached {
			c.Incidents[0].Contacts = []complaint.ContactPerson{{Relation: "母亲"}}
		}
		d := telling(e, c)
		if got := listed(d.Stops()); got != x.stops {
			t.Errorf("%s, %s: stop %s, want %s", x.role, x.conducts, got, x.stops)
		}
		want := strings.ReplaceAll(x.ceases, "*", x.stops)
		if got := listed(d.Ceases()); got != want {
			t.Errorf("%s, %s: cease %s, want %s", x.role, x.conducts, got, want)
		}
		if got, want := d.LeftAlone(), x.role == legal.Contact && !x.guarantor; got != want {
			t.Errorf("%s, a guarantor %t: left alone %t", x.role, x.guarantor, got)
		}
	}
}

// TestSince: from the first day of what may still be punished; where all is too old, of all.
// The calls and visits are those that the police may punish, for six months.
func TestSince(t *testing.T) {
	e := shipped(t)
	type act struct {
		on, until string
		conduct   legal.Conduct
	}
	for name, x := range map[string]struct {
		acts         []act
		since, calls string // of two years, of six months
	}{
		"the first of two": {[]act{{"2026-02-05", "", legal.Threat}, {"2026-02-01", "", legal.Threat}},
			"2026年2月1日", "2026年2月1日"},
		"one is too old for the police": {[]act{{"2025-09-19", "", legal.Threat}, {"2025-09-20", "", legal.Threat}},
			"2025年9月19日", "2025年9月20日"},
		"one is too old for all": {[]act{{"2024-03-19", "", legal.Threat}, {"2024-03-20", "", legal.Threat}},
			"2024年3月20日", "2024年3月19日"},
		"it lasted until within": {[]act{{"2024-01-01", "2024-03-20", legal.Threat}, {"2026-02-01", "", legal.Threat}},
			"2024年1月1日", "2026年2月1日"},
		"all are too old": {[]act{{"2020-05-02", "", legal.Threat}, {"2020-05-01", "", legal.Threat}}, "2020年5月1日",
			"2020年5月1日"},
		"a visit": {[]act{{"2026-02-01", "", legal.Denial}, {"2026-02-05", "", legal.HomeVisit}}, "2026年2月1日",
			"2026年2月5日"},
		"no call": {[]act{{"2026-02-01", "", legal.Denial}}, "2026年2月1日", ""},
	} {
		c := plainCase(legal.Threat)
		c.Incidents = nil
		for _, a := range x.acts {
			in := fact(c, a.on, "对方来电。", a.conduct)
			if a.until != "" {
				in.Until = day(a.until)
			}
		}
		d := telling(e, c)
		if got := d.Since().words(); got != x.since {
			t.Errorf("%s: %s, want %s", name, got, x.since)
		}
		if got := d.CallsSince().words(); got != x.calls {
			t.Errorf("%s: calls since %s, want %s", name, got, x.calls)
		}
	}
	c := plainCase(legal.Denial)
	fact(c, "2026-03-05", "对方来电。", legal.Threat)
	if k := telling(e, c).CallsSince().key; k.path() != "incidents.1.at" {
		t.Errorf("the first day of the calls stands at %s", k.path())
	}
	if earlier(day("2026-01-02"), day("2026-01-02")) != day("2026-01-02") {
		t.Error("a day is not the earlier of itself")
	}
}

// TestMaskedFromTheDefendant: the copy that a court sends on hides the number of the identity
// card from a party without a contract with the complainant, and from an unlicensed lender.
func TestMaskedFromTheDefendant(t *testing.T) {
	for _, x := range []struct {
		tribunal, contract bool
		role               legal.Role
		guarantee          bool
		kind               legal.LenderKind
		want               bool
	}{
		{true, false, legal.Borrower, false, legal.Bank, false}, {true, false, legal.Borrower, false, legal.Unlicensed, true},
		{true, false, legal.Contact, false, legal.Bank, true}, {true, false, legal.Contact, true, legal.Bank, false},
		{true, false, legal.Contact, true, legal.Unlicensed, true}, {true, false, legal.Impersonated, false, legal.Bank, true},
		{false, false, legal.Contact, false, legal.Bank, false}, {true, true, legal.Contact, false, legal.Bank, false},
		{false, false, legal.Borrower, false, legal.Unlicensed, false},
	} {
		c := bareCase(day("2026-03-20"), x.role, x.kind, nil)
		c.Complainant.Guarantee = &x.guarantee
		d := &Dossier{kase: c, agency: &agency.Agency{Tribunal: x.tribunal, Contract: x.contract}}
		if got := d.MasksNumber(); got != x.want {
			t.Errorf("%+v: %t", x, got)
		}
	}
}

// TestContinuingOverTheCode: an act that began before 2021 and lasted into it or beyond falls
// under the Civil Code; one that ended before, or began with it, did not last over the change.
func TestContinuingOverTheCode(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		from, until string
		want        bool
	}{
		{"2020-12-31", "2021-01-01", true}, {"2020-12-01", "2020-12-31", false}, {"2021-01-01", "2021-01-02", false},
		{"2020-12-31", "", false}, {"2020-01-01", "2022-01-01", true}, {"2021-01-01", "", false},
	} {
		c := plainCase(legal.Threat)
		c.Incidents[0].At.Date = day(x.from)
		if x.until != "" {
			c.Incidents[0].Until = day(x.until)
		}
		if got := telling(e, c).Continuing(); got != x.want {
			t.Errorf("%s to %s: %t", x.from, x.until, got)
		}
	}
}

// TestProvisionsOfKindsOfFacts: a provision is cited for the facts of a kind alone, in one piece
// where one version of the law holds for them; where the law had none, it is not.
func TestProvisionsOfKindsOfFacts(t *testing.T) {
	e := shipped(t)
	c := plainCase(legal.Harassment)
	c.Incidents[0].At.Date = day("2025-12-31")
	fact(c, "2026-01-01", "对方上门。", legal.HomeVisit)
	fact(c, "2026-02-01", "对方来电。", legal.Harassment)
	fact(c, "2026-02-02", "对方打给母亲。", legal.Harassment).ReportedBy = "母亲"
	fact(c, "2026-02-03", "对方来电。", legal.Threat)
	d := telling(e, c)
	ban, err := d.NoContact() // the ban on contact is of 2026
	if err != nil || len(ban) != 1 || !slices.Equal(ban[0].Citation.acts, []int{1, 2}) {
		t.Errorf("%s, %v", saying(ban), err)
	}
	for _, x := range []struct {
		slugs []string
		want  [][]int // by version of the law
	}{
		{[]string{"harassment"}, [][]int{{0}, {2, 3}}}, {[]string{"harassment", "threat"}, [][]int{{0}, {2, 3, 4}}},
		{[]string{"home-visit"}, [][]int{{1}}}, {[]string{"insult"}, nil}, {[]string{"pestering"}, [][]int{{0}, {1, 2, 3}}},
	} {
		grounds, err := d.ofActs("psap/harassment", func(in *complaint.Incident) bool {
			of, _ := conductsOf(x.slugs)
			return does(in, of)
		})
		var got [][]int
		for _, g := range grounds {
			got = append(got, g.Acts)
		}
		if err != nil || !slices.EqualFunc(got, x.want, slices.Equal[[]int]) {
			t.Errorf("%v: %v, %v; want %v", x.slugs, got, err, x.want)
		}
		parts, err := d.Under("psap/harassment", x.slugs...)
		if err != nil || len(parts) != len(x.want) {
			t.Errorf("%v: %s, %v", x.slugs, saying(parts), err)
		}
	}
	for _, slugs := range [][]string{{"colour"}, {"threat", "colour"}} {
		if _, err := d.Under("psap/harassment", slugs...); err == nil {
			t.Errorf("%v is no fault", slugs)
		}
	}
	if _, err := d.Under("psap/no-such", "threat"); err == nil {
		t.Error("an unknown provision is no fault")
	}
	if _, err := d.ofIndices("psap/no-such", []int{0}); err == nil {
		t.Error("an unknown provision is no fault")
	}
}

// TestWhoIsWronged: the complainant accuses of what wrongs himself and reports what wrongs
// others; of what the loan costs neither, and no provision need be argued of it.
func TestWhoIsWronged(t *testing.T) {
	e := shipped(t)
	c := plainCase(legal.Harassment)
	fact(c, "2026-03-01", "对方打给母亲。", legal.Threat).ReportedBy = "母亲"
	fact(c, "2026-03-02", "放款时扣息。", legal.Usury)
	fact(c, "2026-03-03", "对方告诉同事。", legal.DebtDisclosure)
	fact(c, "2026-03-04", "放款时扣息，来电。", legal.Usury, legal.Harassment)
	d := telling(e, c)
	d.grounds = []legal.Ground{{Acts: []int{1}}, {Acts: []int{4}}}
	for name, x := range map[string]struct{ got, want string }{
		"accused": {d.Accused().words(), "第1、4、5项事实"}, "reported": {d.Reported().words(), "第2、4项事实"},
		"unargued": {d.Unargued().words(), "第1、4项事实"},
	} {
		if x.got != x.want {
			t.Errorf("%s: %s, want %s", name, x.got, x.want)
		}
	}
	d.grounds = []legal.Ground{{Acts: []int{0, 1, 3, 4}}}
	if d.Unargued() != nil {
		t.Errorf("nothing is argued of %s", d.Unargued().words())
	}
}

// TestPunishable: an act may be punished for two years; an authority is asked for no penalty for
// an older one, nor for what the paper does not argue.
func TestPunishable(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		on, argued string
		want       bool
	}{
		{"2024-03-20", "csl/police-penalty", true}, {"2024-03-19", "csl/police-penalty", false},
		{"2026-03-01", "csl/penalty", false},
	} {
		c := plainCase(legal.UnlawfulProvision)
		c.Incidents[0].At.Date = day("2020-01-01")
		fact(c, x.on, "对方把名单卖给他人。", legal.UnlawfulProvision)
		d := telling(e, c)
		cite, err := e.law.Cite(x.argued, legal.Days{Act: day("2026-03-01"), Filed: c.Date})
		if err != nil {
			t.Fatal(err)
		}
		d.grounds = []legal.Ground{{Citation: cite, Acts: []int{0, 1}}}
		if got := d.punishable("csl/police-penalty"); got != x.want {
			t.Errorf("%+v: %t", x, got)
		}
	}
}
