package legal

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// cited lists what the grounds argue: law/place@version, or rule/id.
func cited(gs []Ground) []string {
	var out []string
	for _, g := range gs {
		if g.Rule != nil {
			out = append(out, "rule/"+g.Rule.ID)
			continue
		}
		out = append(out, g.Citation.Key())
	}
	return out
}

func TestGroundsPartActsByVersion(t *testing.T) {
	gs := Default().Grounds(Matter{
		Paper: "cac-report", Role: Borrower, Kind: ConsumerFinance, App: true, Filed: day("2026-03-20"),
		Acts: []Act{
			{[]Conduct{ContactListCollection}, day("2025-11-02"), day("2025-11-02"), 0, 0},
			{[]Conduct{DebtDisclosure}, day("2025-12-31"), day("2025-12-31"), 0, 0},
			{[]Conduct{ContactListCollection}, day("2026-01-01"), day("2026-01-01"), 0, 0},
		},
	})
	got := map[string][]int{}
	for _, g := range gs {
		if g.Citation != nil {
			got[g.Citation.Key()] = g.Acts
		}
	}
	for key, want := range map[string][]int{
		"csl/41@2017-06-01": {0}, "csl/43@2026-01-01": {2}, "csl/42@2017-06-01": {1}, "pipl/6@2021-11-01": {0, 1, 2},
	} {
		if !slices.Equal(got[key], want) {
			t.Errorf("%s applies to %v, want %v", key, got[key], want)
		}
	}
	if _, ok := got["csl/44@2026-01-01"]; ok {
		t.Error("a provision is argued for an act that does not offend it")
	}
}

// Law before its day is not argued: neither statute nor norm.
func TestGroundsBeforeTheirDay(t *testing.T) {
	matter := func(paper, act string) []string {
		return cited(Default().Grounds(Matter{
			Paper: paper, Role: Borrower, Kind: ConsumerFinance, App: true, Filed: day("2026-03-20"),
			Acts: []Act{{[]Conduct{ContactListHarassment, DebtDisclosure}, day(act), day(act), 0, 0}},
		}))
	}
	for _, c := range []struct {
		paper, act, key string
		want            bool
	}{
		{"nfra-report", "2026-01-29", "rule/cba-collection-guideline", false},
		{"nfra-report", "2026-01-30", "rule/cba-collection-guideline", true},
		{"nfra-report", "2025-02-27", "rule/gbt-45251", false},
		{"nfra-report", "2025-02-28", "rule/gbt-45251", true},
		{"nfra-report", "2024-04-17", "rule/consumer-finance-companies", false},
		{"nfra-report", "2024-04-18", "rule/consumer-finance-companies", true},
		{"nfra-report", "2023-02-28", "rule/nfra-consumer-protection", false},
		{"nfra-report", "2026-01-30", "rule/microloan-companies", false},
		{"lender-notice", "2020-12-31", "civil-general/111@2017-10-01", true},
		{"lender-notice", "2021-01-01", "civil-general/111@2017-10-01", false},
		{"lender-notice", "2020-12-31", "civil/1034@2021-01-01", false},
		{"lender-notice", "2021-01-01", "civil/1034@2021-01-01", true},
		{"lender-notice", "2021-10-31", "pipl/10@2021-11-01", false},
		{"lender-notice", "2021-11-01", "pipl/10@2021-11-01", true},
	} {
		if got := slices.Contains(matter(c.paper, c.act), c.key); got != c.want {
			t.Errorf("%s, act of %s: cites %s: %v, want %v", c.paper, c.act, c.key, got, c.want)
		}
	}
}

// TestGroundsOfEveryMatter enumerates papers, conducts, roles and lender kinds.
func TestGroundsOfEveryMatter(t *testing.T) {
	l := Default()
	for paper := range l.grounds.Papers {
		for _, conduct := range Conducts {
			for _, role := range Roles {
				for _, kind := range LenderKinds {
					gs := l.Grounds(Matter{
						Paper: paper, Role: role.Slug, Kind: kind.Slug, App: true, Filed: day("2026-11-21"),
						Acts: []Act{{[]Conduct{conduct.Slug}, day("2026-11-01"), day("2026-11-01"), 0, 0}},
					})
					name := fmt.Sprintf("%s %s %s %s", paper, conduct.Slug, role.Slug, kind.Slug)
					for _, c := range cited(gs) {
						if role.Slug == Contact && (strings.HasPrefix(c, "consumer/") || c == "rule/nfra-complaints") {
							t.Errorf("%s: a contact is no consumer, but %s is cited", name, c)
						}
						if strings.HasPrefix(c, "pipl/23@") || strings.HasPrefix(c, "pipl/28@") {
							t.Errorf("%s: %s is cited", name, c)
						}
						if conduct.Slug != PublicPosting && strings.HasPrefix(c, "pipl/25@") {
							t.Errorf("%s: article 25 is about publication", name)
						}
					}
					// A lender's papers always have something to argue. The exceptions: someone who is no
					// borrower has no contract with it, and the price of a lease is not interest.
					if len(gs) == 0 && !(conduct.Slug == Usury &&
						(role.Slug != Borrower || Lessors.Includes(kind.Slug))) &&
						(conduct.Slug != Denial &&
							(paper == "lender-notice" || paper == "lender-complaint" && role.Slug == Borrower)) {
						t.Errorf("%s: no ground", name)
					}
				}
			}
		}
	}
}

// TestGroundsOfKind: what is argued only against some kinds of respondent, or only for a credit
// card debt, and not before its day.
func TestGroundsOfKind(t *testing.T) {
	for _, c := range []struct {
		paper   string
		conduct Conduct
		kind    LenderKind
		card    bool
		last    string
		want    string
		cited   bool
	}{
		{"pboc-complaint", DebtDisclosure, Payment, false, "2024-05-01", "rule/nonbank-payment", true},
		{"pboc-complaint", DebtDisclosure, Payment, false, "2024-04-30", "rule/nonbank-payment", false},
		{"pboc-complaint", DebtDisclosure, Bank, false, "2026-05-01", "pipl/10@2021-11-01", false},
		{"pboc-complaint", DebtDisclosure, Payment, false, "2026-05-01", "pipl/10@2021-11-01", true},
		{"lender-complaint", Harassment, Bank, true, "2026-05-01", "rule/credit-cards", true},
		{"lender-complaint", Harassment, Bank, false, "2026-05-01", "rule/credit-cards", false},
		{"lender-complaint", Harassment, ConsumerFinance, true, "2026-05-01", "rule/credit-cards", false},
		{"lender-complaint", Usury, AutoFinance, false, "2026-08-01", "rule/financing-cost", true},
		{"lender-complaint", Usury, AutoFinance, false, "2026-07-31", "rule/financing-cost", false},
		{"lender-complaint", Usury, Leasing, false, "2026-08-01", "rule/financing-cost", false},
		{"lender-complaint", Usury, Unlicensed, false, "2021-01-01", "civil/670@2021-01-01", true},
		{"lender-complaint", Usury, Leasing, false, "2021-01-01", "civil/670@2021-01-01", false},
		{"samr-report", DebtDisclosure, Platform, false, "2026-05-01", "consumer/29¶2@2014-03-15", true},
		{"samr-report", DebtDisclosure, Assignee, false, "2026-05-01", "consumer/29¶2@2014-03-15", false},
		{"samr-report", DebtDisclosure, Assignee, false, "2026-05-01", "pipl/10@2021-11-01", false},
		{"samr-report", DebtDisclosure, Platform, false, "2026-05-01", "pipl/10@2021-11-01", true},
		{"nfra-report", Denial, Bank, false, "2026-05-01", "rule/nfra-complaints", true},
		{"nfra-report", Denial, AssetManager, false, "2026-05-01", "rule/nfra-complaints", false},
		{"lender-notice", Harassment, AssetManager, false, "2026-05-01", "consumer/50@2014-03-15", false},
		{"lender-complaint", Usury, Unlicensed, false, "2020-12-31", "civil/670@2021-01-01", false},
		{"lender-complaint", Harassment, CreditInsurer, false, "2026-05-01", "rule/nfra-consumer-protection", true},
		{"lender-complaint", Harassment, Leasing, false, "2026-05-01", "rule/nfra-consumer-protection", false},
	} {
		got := cited(Default().Grounds(Matter{
			Paper: c.paper, Role: Borrower, Kind: c.kind, Card: c.card, Filed: day("2026-11-21"),
			Acts: []Act{{[]Conduct{c.conduct}, day(c.last), day(c.last), 0, 0}},
		}))
		if slices.Contains(got, c.want) != c.cited {
			t.Errorf("%v: cites %v", c, got)
		}
	}
}

// TestPartsOfAnAct: for an act spanning a change of the law, the police get each version for its
// part; every other paper goes by the last day.
func TestPartsOfAnAct(t *testing.T) {
	several, err := SetOf(Repeated, Taken)
	if err != nil {
		t.Fatal(err)
	}
	matter := Matter{
		Role: Borrower, Kind: ConsumerFinance, Filed: day("2026-03-20"),
		Acts: []Act{
			{[]Conduct{Harassment, UnlawfulProvision}, day("2025-12-20"), day("2026-01-10"), 0, several},
			{[]Conduct{Harassment}, day("2026-02-01"), day("2026-02-01"), 0, several},
			{[]Conduct{Harassment}, day("2025-11-01"), day("2025-11-02"), 0, several},
		},
	}
	matter.Paper = "police-report"
	got := map[string]bool{}
	for _, g := range Default().Grounds(matter) {
		if g.Citation != nil {
			got[fmt.Sprintf("%s %v %s %s", g.Citation.Key(), g.Acts, g.Since, g.Until)] = true
		}
	}
	for _, want := range []string{
		"psap/42(5)@2013-01-01 [0]  2025-12-31",
		"psap/42(5)@2013-01-01 [2]  ",
		"psap/50¶1(5)@2026-01-01 [0] 2026-01-01 ",
		"psap/50¶1(5)@2026-01-01 [1]  ",
		"psap/56¶1@2026-01-01 [0] 2026-01-01 ",
		"csl/44@2017-06-01 [0]  2025-12-31",
		"csl/46@2026-01-01 [0] 2026-01-01 ",
	} {
		if !got[want] {
			t.Errorf("not cited: %s", want)
		}
	}
	if t.Failed() {
		for g := range got {
			t.Log(g)
		}
	}
	matter.Paper = "lender-notice"
	for _, g := range Default().Grounds(matter) {
		if !g.Until.IsZero() {
			t.Errorf("%s is cited by parts", g.Citation.Key())
		}
	}
}
