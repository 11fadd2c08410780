package render

import (
	"strings"
	"testing"

	"tousu/legal"
)

// A receipt of what the wrong cost goes with the papers that claim it back and with no
// other; the record of a fee that was charged shows what was done and goes with all.
func TestReceipts(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	for kind, claimed := range map[string]bool{
		"lender-complaint": true, "civil-complaint": true, "cca-mediation": true,
		"injunction": false, "number-report": false, "collector-notice": false, "police-report": false, "nifa-report": false,
	} {
		text := wrote(t, e, c, kind)
		if strings.Contains(text, "公证费发票") != claimed {
			t.Errorf("%s lists the receipt: %v", kind, !claimed)
		}
		if strings.Contains(text, "证据4、5、7") != claimed {
			t.Errorf("%s cites the receipt for a fact: %v", kind, !claimed)
		}
	}
	if !strings.Contains(wrote(t, e, c, "nifa-report"), "服务费扣款记录") {
		t.Error("the record of the fee is not shown")
	}
}

// What goes beside a suit lists what the suit speaks of: what the loan costs is no part of it.
func TestListOfTheSuit(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	c.Incidents[0].Conduct = []legal.Conduct{legal.Usury}
	for to, want := range map[string]bool{"court": false, "arbitration": true} {
		chosen, err := e.planner.Plan(c, []string{to})
		if err != nil {
			t.Fatal(err)
		}
		last := chosen.Write[len(chosen.Write)-1]
		if last.Paper.Kind != "evidence-list" {
			t.Fatalf("%s: %s is last", to, last.Paper.Kind)
		}
		r, err := e.Render(c, last)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(plain(t, r.Letter), "权限设置截图"); got != want {
			t.Errorf("the list of exhibits for %s shows what is of the cost alone: %v", to, got)
		}
	}
}
