package desk

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// TestRoutesAreThePlans: for every sample the desk shows the decisions that are to be shown,
// in their order, with what the planner says of each, and nothing that a list lacks as null.
func TestRoutesAreThePlans(t *testing.T) {
	p := plan.Default()
	hidden, open, opens, rivals := 0, 0, 0, 0
	for _, name := range samples(t) {
		c := decoded(t, name)
		routes := Routes(p, c)
		for _, x := range p.Route(c) {
			if !x.Shown() {
				hidden++
				continue
			}
			if len(routes) == 0 {
				t.Fatalf("%s: %s is not shown", name, x.Paper.Kind)
			}
			r := routes[0]
			routes = routes[1:]
			rule, reason, _ := x.Why()
			if r.Kind != x.Paper.Kind || r.Slug != x.Agency.Slug || r.Body != p.AddresseeName(c, x.Agency) ||
				r.Rule != rule || r.Reason != reason ||
				r.Writable != x.Writable() || r.Status != string(x.Status()) ||
				len(r.Objections) != len(x.Objections) || len(r.Limits) != len(x.Paper.Limits) {
				t.Errorf("%s: %+v of %s", name, r, x.Paper.Kind)
			}
			if r.Basis == nil || r.Objections == nil || r.Lacks == nil || r.Requires == nil || r.Limits == nil ||
				r.Conflicts == nil {
				t.Errorf("%s: null in %+v", name, r)
			}
			if len(r.Requires) != len(x.Agency.Requires)+len(x.Paper.Requires) {
				t.Errorf("%s: %s requires %v", name, r.Kind, r.Requires)
			}
			if r.Writable && len(r.Lacks) != len(c.Lacking(x.Paper.AllNeeds())) || !r.Writable && len(r.Lacks) > 0 {
				t.Errorf("%s: %s lacks %v", name, r.Kind, r.Lacks)
			}
			for i, o := range r.Objections {
				if len(o.Facts) != len(x.Objections[i].Acts) {
					t.Errorf("%s: %s objects to %d acts", name, r.Kind, len(o.Facts))
				}
				for j, fact := range o.Facts {
					if fact != x.Objections[i].Acts[j]+1 {
						t.Errorf("%s: %s objects to %v", name, r.Kind, o.Facts)
					}
				}
			}
			if r.Status == string(agency.NotCompetent) && len(r.Conflicts) > 0 ||
				slices.Contains(r.Conflicts, r.Kind) && !strings.Contains(r.Kind, "complaint") {
				t.Errorf("%s: %s is in the way of %v", name, r.Kind, r.Conflicts)
			}
			if r.Status != string(agency.NotCompetent) {
				open++
			}
			if r.Opens != "" {
				opens++
			}
			rivals += len(r.Conflicts)
		}
		if len(routes) > 0 {
			t.Errorf("%s: %d more are shown", name, len(routes))
		}
	}
	if hidden == 0 || open == 0 || opens == 0 || rivals == 0 {
		t.Errorf("%d hidden, %d open, %d that open later, %d conflicts: the test shows nothing", hidden, open, opens,
			rivals)
	}
}

// samples are the names of the sample cases.
func samples(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples")
	}
	for _, f := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(f), ".yaml"))
	}
	return names
}

// decoded is the case of a sample.
func decoded(t *testing.T, name string) *complaint.Case {
	t.Helper()
	q := sample(t, name)
	days, err := q.days()
	if err != nil {
		t.Fatal(err)
	}
	c, findings := complaint.Decode(q.name(), []byte(q.Case), days)
	if c == nil {
		t.Fatal(findings)
	}
	return c
}

// TestPlannerFindings: what only the plan knows about a case is among its findings.
func TestPlannerFindings(t *testing.T) {
	for _, name := range samples(t) {
		c := decoded(t, name)
		got := call[Examined](t, "examine", sample(t, name)).Findings
		for _, f := range plan.Default().Examine(c) {
			if !slices.ContainsFunc(got, func(g Finding) bool { return g.Code == f.Code && g.Message == f.Message }) {
				t.Errorf("%s: %s is not told", name, f.Code)
			}
		}
	}
}
