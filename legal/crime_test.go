package legal

import (
	"fmt"
	"strings"
	"testing"
)

// TestCrimes: an offence is named on facts that come near its elements, and on no others.
func TestCrimes(t *testing.T) {
	for _, c := range []struct {
		conduct  Conduct
		role     Role
		kind     LenderKind
		count    int
		affected int
		want     string
		is       []Trait
	}{
		{Extortion, Borrower, Bank, 0, 0, "extortion", nil},
		{Impersonation, Contact, Bank, 0, 0, "impersonation", []Trait{PosedOfficial}},
		{Impersonation, Contact, Bank, 0, 0, "", []Trait{OfOrgan}},
		{ForgedPapers, Contact, Bank, 0, 0, "forged-documents", []Trait{OfOrgan}},
		{ForgedPapers, Contact, Bank, 0, 0, "", []Trait{PosedOfficial}},
		{Harassment, Borrower, Bank, 100, 1000, "", nil},
		{UnlawfulProvision, Borrower, Bank, 0, 499, "", nil},
		{UnlawfulProvision, Borrower, Bank, 0, 500, "personal-information", nil},
		{ContactListCollection, Borrower, Bank, 0, 501, "personal-information", nil},
		{Threat, Contact, Bank, 2, 0, "", nil},
		{Threat, Contact, Bank, 3, 0, "provocation", []Trait{OwesNothing}},
		{Threat, Contact, Bank, 4, 0, "provocation", []Trait{OwesNothing}},
		{Threat, Contact, Bank, 4, 0, "", nil}, // a surety
		{Threat, Borrower, Bank, 9, 0, "", nil},
		{Threat, Borrower, Unlicensed, 1, 0, "illegal-debt-collection", nil},
		{Harassment, Borrower, Unlicensed, 1, 0, "illegal-debt-collection", nil},
		{Threat, Contact, Unlicensed, 3, 0, "provocation illegal-debt-collection", []Trait{OwesNothing}},
		{Insult, Borrower, Unlicensed, 1, 0, "", nil},
	} {
		act := Act{Conduct: []Conduct{c.conduct}, First: day("2026-03-10"), Last: day("2026-03-10"), Count: c.count}
		for _, x := range c.is {
			act.Traits.Set(x, true)
		}
		other := Act{Conduct: []Conduct{Denial}, First: day("2026-03-10"), Last: day("2026-03-10")}
		var got []string
		for _, s := range Default().Crimes(Matter{Role: c.role, Kind: c.kind, Affected: c.affected,
			Filed: day("2026-03-20"), Acts: []Act{other, act}}) {
			got = append(got, strings.TrimPrefix(s.Cite, "criminal/"))
			if fmt.Sprint(s.Acts) != "[1]" {
				t.Errorf("%s rests on %v", s.Cite, s.Acts)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s by %s against %s, %d times, %d people: %v, want %s", c.conduct, c.role, c.kind, c.count,
				c.affected, got, c.want)
		}
	}
}

func TestCrimesRefuses(t *testing.T) {
	for _, c := range []struct {
		crime Crime
		want  string
	}{
		{Crime{Cite: "criminal/nothing", Of: []Conduct{Threat}}, "没有名为"},
		{Crime{Cite: "criminal/extortion", Of: []Conduct{"threats"}}, "没有行为"},
		{Crime{Cite: "criminal/extortion", Of: []Conduct{Threat}, Roles: []Role{"lender"}}, "没有身份"},
		{Crime{Cite: "criminal/extortion", Of: []Conduct{Threat}, Kinds: []LenderKind{"banks"}}, "没有机构类型"},
		{Crime{Cite: "criminal/extortion", Of: []Conduct{Threat}, Is: []Trait{"nothing"}}, "nothing"},
		{Crime{Cite: "criminal/extortion", Of: []Conduct{Threat}, Times: "often"}, "没有界限"},
		{Crime{Cite: "criminal/extortion", Of: []Conduct{Threat}, Affected: "under-way"}, "没有界限"},
	} {
		if err := c.crime.validate(Default()); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %s", c.crime, err, c.want)
		}
	}
}

// TestReputation: an insult that nobody else heard harms no reputation.
func TestReputation(t *testing.T) {
	for trait, want := range map[Trait]bool{OwnNumber: false, HeardByOthers: true} {
		act := Act{Conduct: []Conduct{Insult}, First: day("2026-03-10"), Last: day("2026-03-10")}
		act.Traits.Set(trait, true)
		found := false
		for _, g := range Default().Grounds(Matter{Paper: "civil-complaint", Role: Borrower, Kind: Bank,
			Filed: day("2026-03-20"), Acts: []Act{act}}) {
			found = found || g.Ref() == "civil/reputation"
		}
		if found != want {
			t.Errorf("%s: reputation is argued: %v", trait, found)
		}
	}
}

// TestTraits: a set holds what was set and nothing else.
func TestTraits(t *testing.T) {
	for _, x := range ActTraits {
		var act Act
		act.Traits.Set(x.Slug, false)
		if act.Traits != 0 {
			t.Errorf("%s is set though it is not so", x.Slug)
		}
		act.Traits.Set(x.Slug, true)
		for _, y := range ActTraits {
			of, err := SetOf(y.Slug)
			if err != nil || act.Is(y.Slug) != (x == y) || act.Traits.Holds(of) != (x == y) {
				t.Errorf("%s is set: %s, %v", x.Slug, y.Slug, err)
			}
		}
		if act.Is("nothing") || !act.Traits.Holds(0) {
			t.Error("an unknown trait, or none")
		}
	}
	if _, err := SetOf[Trait]("nothing"); err == nil {
		t.Error("an unknown trait is taken")
	}
}
