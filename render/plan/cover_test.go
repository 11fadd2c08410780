package plan

import (
	"strings"
	"testing"

	"tousu/legal/complaint"
)

// TestCovers: a run decides on the papers that were asked for by name; auto decides on all but
// what is merely possible; all on everything, and on what the registry no longer has. What goes
// beside papers is decided on with one that can be written, and stays with one that stays.
func TestCovers(t *testing.T) {
	for _, x := range []struct{ wanted, covered, left string }{
		{"nfra", "nfra/nfra-report nfra/nfra-complaint nfra/power-of-attorney", "cac/cac-report nfra/inquiry cac/power-of-attorney gone/paper"},
		{"nfra-report", "nfra/nfra-report nfra/power-of-attorney", "nfra/nfra-complaint lender/lender-notice gone/paper"},
		{"auto", "nfra/nfra-report lender/lender-notice samr/samr-complaint lender/power-of-attorney internet-court/evidence-list gone/paper",
			"nfra/nfra-complaint lender/repayment-plan cac/cac-report cac/power-of-attorney"},
		{"自动,cac", "nfra/nfra-report cac/cac-report cac/power-of-attorney gone/paper", "nfra/nfra-complaint"},
		{"all", "nfra/nfra-report nfra/nfra-complaint cac/cac-report cac/power-of-attorney nfra/inquiry gone/paper", ""},
		{"cac,全部", "nfra/nfra-complaint cac/cac-report gone/paper", ""},
		{"cac", "cac/cac-report", "gone/paper nfra/nfra-report"},
	} {
		plan, err := Default().Plan(readCase(t, "minimal"), strings.Split(x.wanted, ","))
		if err != nil {
			t.Fatal(err)
		}
		check := func(papers string, want bool) {
			for _, paper := range strings.Fields(papers) {
				body, kind, _ := strings.Cut(paper, "/")
				if plan.Covers(body, kind) != want {
					t.Errorf("%s decides on %s: %v", x.wanted, paper, !want)
				}
			}
		}
		check(x.covered, true)
		check(x.left, false)
	}
	if _, err := Default().Plan(readCase(t, "minimal"), []string{"月球管理局"}); err == nil {
		t.Error("a body that there is not is planned for")
	}
}

// A complaint to a court that somebody chose by name keeps the list of evidence that goes with
// it, though an injunction, which auto decides on, can no longer be had.
func TestAnnexStaysWithItsPaper(t *testing.T) {
	c := readCase(t, "clinic")
	c.Date = c.Date.AddDays(200) // nothing is under way
	plan, err := Default().Plan(c, []string{"auto"})
	if err != nil {
		t.Fatal(err)
	}
	if !plan.Covers("court", "injunction") || plan.Covers("court", "civil-complaint") {
		t.Fatal("the case shows nothing")
	}
	for _, annex := range []string{"evidence-list", "power-of-attorney"} {
		if plan.Covers("court", annex) {
			t.Errorf("court/%s is taken from beside the complaint", annex)
		}
		if !plan.Covers("police", annex) {
			t.Errorf("police/%s is out of date, and nothing decides on it", annex)
		}
	}
}

// TestAnnexes: behind the papers of each body stands what goes beside them, once; what lacks
// something is not written, and said with its body.
func TestAnnexes(t *testing.T) {
	p := Default()
	for name, x := range map[string]struct {
		wanted         string
		change         func(*complaint.Case)
		write, skipped string
	}{
		"two papers of a court, then one of the police": {"injunction,civil-complaint,police", func(*complaint.Case) {},
			"police/police-report police/power-of-attorney " +
				"court/civil-complaint court/injunction court/evidence-list court/power-of-attorney", ""},
		"no agent": {"police,court/civil-complaint", func(c *complaint.Case) { c.Agent = nil },
			"police/police-report court/civil-complaint court/evidence-list", ""},
		"an agent without powers": {"police,cac", func(c *complaint.Case) { c.Agent.Powers = "" },
			"cac/cac-report police/police-report", "未写：授权委托书（互联网信息办公室），缺代理人权限 未写：授权委托书（公安机关），缺代理人权限"},
		"nothing": {"nfra", func(*complaint.Case) {}, "", "-"},
	} {
		c := readCase(t, "clinic")
		x.change(c)
		plan, err := p.Plan(c, strings.Split(x.wanted, ","))
		if err != nil {
			t.Fatal(err)
		}
		var write, skipped []string
		for _, d := range plan.Write {
			write = append(write, d.Agency.Slug+"/"+d.Paper.Kind)
		}
		for _, s := range plan.Skipped {
			skipped = append(skipped, s.String())
		}
		if got := strings.Join(write, " "); got != x.write {
			t.Errorf("%s: %s is written, want %s", name, got, x.write)
		}
		if got := strings.Join(skipped, " "); got != x.skipped && x.skipped != "-" {
			t.Errorf("%s: %s, want %s", name, got, x.skipped)
		}
	}
}

// TestPlanConflicts: papers that do not go together in one case are told of.
func TestPlanConflicts(t *testing.T) {
	for wanted, want := range map[string]string{"court/civil-complaint": "",
		"court/civil-complaint,arbitration": "suit-and-arbitration"} {
		plan, err := Default().Plan(readCase(t, "hengyidai"), strings.Split(wanted, ","))
		var got []string
		for _, c := range plan.Conflicts {
			got = append(got, c.ID)
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("%s: %q, %v; want %q", wanted, got, err, want)
		}
	}
}
