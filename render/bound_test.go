package render

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

var yes, no = true, false

// wrote is the paper of that kind as text.
func wrote(t *testing.T, e *Engine, c *complaint.Case, kind string) string {
	t.Helper()
	r, err := e.Render(c, paper(t, e, c, kind))
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return plain(t, r.Letter)
}

// A contact's papers say that he gave no guarantee where he says so, and nowhere else; a
// surety does not ask to be left alone, nor say that he never agreed.
func TestGuarantee(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		guarantee          *bool
		unbound, leftAlone bool
	}{{nil, false, true}, {&no, true, true}, {&yes, false, false}} {
		c := readCase(t, "contact")
		c.Complainant.Guarantee = x.guarantee
		c.Complainant.Sex, c.Complainant.Occupation, c.Complainant.Ethnicity, c.Respondent.Address = "男", "职员", "汉族",
			"四川省成都市示例路2号"
		for _, kind := range []string{"lender-notice", "nfra-report", "police-report", "civil-complaint"} {
			letter := wrote(t, e, c, kind)
			if got := (strings.Contains(letter, "没有为其提供担保") ||
				strings.Contains(letter, "没有为该借款提供担保")); got != x.unbound {
				t.Errorf("%s: speaks of no guarantee: %v", kind, got)
			}
			if kind != "nfra-report" && kind != "police-report" && strings.Contains(letter, "任何方式联系") != x.leftAlone {
				t.Errorf("%s: asks to be left alone: %v", kind, !x.leftAlone)
			}
			if !x.leftAlone && strings.Contains(letter, "没有同意") {
				t.Errorf("%s: a surety says that he never agreed", kind)
			}
		}
	}
}

// An emergency contact and a borrower who could be reached are what lenders answer with:
// the papers meet it where the case tells, the second only for acts under the guideline.
func TestUsualAnswers(t *testing.T) {
	e := shipped(t)
	const emergency, guideline = "填为紧急联系人的，也不等于本人同意", "以联系不上债务人为前提"
	for _, x := range []struct {
		name                 string
		kind                 legal.LenderKind
		last                 string
		emergency, reachable *bool
		says                 []string
	}{
		{"nothing told", legal.Bank, "2026-02-10", nil, nil, nil},
		{"told the other way", legal.Bank, "2026-02-10", &no, &no, nil},
		{"emergency contact", legal.Bank, "2026-02-10", &yes, nil, []string{emergency}},
		{"could be reached", legal.Bank, "2026-02-10", nil, &yes, []string{guideline, "当时能够联系上本人"}},
		{"the guideline's first day", legal.ConsumerFinance, "2026-01-30", nil, &yes, []string{guideline, "当时能够联系上本人"}},
		{"the day before", legal.ConsumerFinance, "2026-01-29", nil, &yes, []string{"当时能够联系上本人"}},
		{"no member", legal.AutoFinance, "2026-02-10", nil, &yes, []string{"当时能够联系上本人"}},
	} {
		c := readCase(t, "minimal")
		c.Respondent.Kind = x.kind
		c.Incidents = []complaint.Incident{{
			At: complaint.Moment{Date: day(x.last)}, Conduct: []legal.Conduct{legal.ContactListHarassment},
			Narrative: "对方致电本人母亲，要求转告还款。",
			Contacts:  []complaint.ContactPerson{{Relation: "母亲", Emergency: x.emergency}}, Reachable: x.reachable,
		}}
		letter := wrote(t, e, c, "nfra-report")
		for _, s := range []string{emergency, guideline, "当时能够联系上本人"} {
			want := false
			for _, w := range x.says {
				want = want || w == s
			}
			if strings.Contains(letter, s) != want {
				t.Errorf("%s: says %s: %v", x.name, s, !want)
			}
		}
	}
}
