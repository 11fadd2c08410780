package plan

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

func day(iso string) legal.Date {
	d, err := legal.ParseDate(iso)
	if err != nil {
		panic(iso)
	}
	return d
}

// readCase decodes a file of testdata/cases.
func readCase(t testing.TB, name string) *complaint.Case {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	c, findings := complaint.Decode(name+".yaml", src, complaint.Days{Today: day("2026-03-20")})
	if c == nil {
		t.Fatal(findings)
	}
	return c
}

// TestBasis: provisions of one law are named together, and what is named between them
// is between them.
func TestBasis(t *testing.T) {
	for _, c := range []struct{ refs, want string }{
		{"", ""},
		{"pipl/legality pipl/purpose-limitation", "《个人信息保护法》第五条、第六条"},
		{"pipl/legality rule/nfra-complaints pipl/purpose-limitation", "《个人信息保护法》第五条、《银行业保险业消费投诉处理管理办法》、《个人信息保护法》第六条"},
		{"rule/nfra-complaints", "《银行业保险业消费投诉处理管理办法》"},
		{"pipl/legality csl/no-stolen-data pipl/purpose-limitation", "《个人信息保护法》第五条、《网络安全法》第四十六条、《个人信息保护法》第六条"},
		{"nothing/there pipl/legality", "《个人信息保护法》第五条"},
	} {
		if got := strings.Join(Default().Basis(strings.Fields(c.refs), day("2026-03-20")), "、"); got != c.want {
			t.Errorf("%s: %s, want %s", c.refs, got, c.want)
		}
	}
}

// TestRepeated: an act is of several calls where they were counted, where it lasted, where
// it is called so and nobody counted, and where the case tells of another.
func TestRepeated(t *testing.T) {
	call := complaint.Incident{At: complaint.Moment{Date: day("2026-02-18")}, Conduct: []legal.Conduct{legal.Threat}}
	with := func(change func(*complaint.Incident)) complaint.Incident {
		in := call
		change(&in)
		return in
	}
	flooding := []legal.Conduct{legal.Flooding}
	for name, c := range map[string]struct {
		all  []complaint.Incident
		want bool
	}{
		"one call":      {[]complaint.Incident{call}, false},
		"counted once":  {[]complaint.Incident{with(func(in *complaint.Incident) { in.Count = 1 })}, false},
		"counted twice": {[]complaint.Incident{with(func(in *complaint.Incident) { in.Count = 2 })}, true},
		"for two days": {[]complaint.Incident{with(func(in *complaint.Incident) { in.Until = day("2026-02-19") })},
			true},
		"called so": {[]complaint.Incident{with(func(in *complaint.Incident) { in.Conduct = flooding })},
			true},
		"called so, but once": {[]complaint.Incident{with(func(in *complaint.Incident) {
			in.Conduct,
				in.Count = flooding, 1
		})}, false},
		"another call": {[]complaint.Incident{call, call}, true},
		"something else, then": {[]complaint.Incident{call,
			with(func(in *complaint.Incident) { in.Conduct = []legal.Conduct{legal.Usury} })}, false},
	} {
		kase := &complaint.Case{Incidents: c.all}
		if got := Act(kase, &kase.Incidents[0]).Traits.Has(legal.Repeated); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestOnline: an App that collects, and a post; not just the lender's App, nor a
// collection without one.
func TestOnline(t *testing.T) {
	for _, c := range []struct {
		app  string
		kind legal.LenderKind
		did  legal.Conduct
		want bool
	}{
		{"", legal.Bank, legal.ContactListCollection, false},
		{"示例借款", legal.Bank, legal.ContactListCollection, true},
		{"", legal.Platform, legal.ContactListCollection, true},
		{"示例借款", legal.Bank, legal.Threat, false},
		{"", legal.Bank, legal.PublicPosting, true},
		{"", legal.Bank, legal.Threat, false},
	} {
		kase := &complaint.Case{Respondent: complaint.Respondent{App: c.app, Kind: c.kind},
			Incidents: []complaint.Incident{{Conduct: []legal.Conduct{c.did}}}}
		if got := Online(kase, &kase.Incidents[0]); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestSkippedSharedTitle: what lacks something is named with its body where another kind
// of paper has its title, and without if it is the only one.
func TestSkippedSharedTitle(t *testing.T) {
	p, with, without := Default(), 0, 0
	for _, name := range []string{"minimal", "contact", "jincheng"} {
		all, err := p.Plan(readCase(t, name), []string{"all"})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all.Skipped {
			if len(s.Lacks) == 0 {
				continue
			}
			others := slices.ContainsFunc(p.Agencies().Annexes(),
				func(x agency.Annex) bool { return x.Kind == s.Paper.Kind })
			for _, a := range p.Agencies().Agencies() {
				others = others || slices.ContainsFunc(a.Papers,
					func(q agency.Paper) bool { return q.Title == s.Paper.Title && q.Kind != s.Paper.Kind })
			}
			if named := strings.Contains(s.String(), "（"+s.Agency.Label+"）"); named != others {
				t.Errorf("%s: another kind of its title %v", s, others)
			}
			if others {
				with++
			} else {
				without++
			}
		}
	}
	if with == 0 || without == 0 {
		t.Errorf("%d with a body, %d without: the test shows nothing", with, without)
	}
}
