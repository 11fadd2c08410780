package plan

import (
	"errors"
	"strings"
	"testing"

	"tousu/legal/complaint"
)

func TestSelect(t *testing.T) {
	p := Default()
	for _, c := range []struct {
		name, wanted, kinds string
	}{
		{"jincheng", "auto", "lender-notice lender-complaint nfra-complaint nfra-report cac-report police-report"},
		{"jincheng", "银保监会", "nfra-complaint nfra-report"},
		{"jincheng", "cac,nfra", "nfra-complaint nfra-report cac-report"},
		{"jincheng", "repayment-plan", "repayment-plan"},
		{"contact", "自动", "lender-notice nfra-report police-report"},
		{"contact", "lender", "lender-notice"},
		{"contact", "消协", "cca-mediation"},
		{"minimal", "auto", "lender-notice lender-complaint nfra-report"},
		{"minimal", "auto,网信办", "lender-notice lender-complaint nfra-report cac-report"},
	} {
		got, err := p.Select(p.Route(readCase(t, c.name)), strings.Split(c.wanted, ","))
		var kinds []string
		for _, d := range got {
			kinds = append(kinds, d.Paper.Kind)
		}
		if err != nil || strings.Join(kinds, " ") != c.kinds {
			t.Errorf("%s to %s: %v, %v; want %s", c.name, c.wanted, kinds, err, c.kinds)
		}
	}
	for word, want := range map[string]string{
		"nfra/nfra-report": "nfra-report", "court/civil-complaint": "civil-complaint", "网信办/cac-report": "cac-report",
		"nfra/情书":     "没有名为“nfra/情书”的收件机构，是否想写“nfra”",
		"moon/letter": "没有名为“moon/letter”的收件机构，可用的名称见 tousu agency list",
		"消费投拆书":       "没有名为“消费投拆书”的收件机构，是否想写“消费投诉书”",
		"网信局":         "没有名为“网信局”的收件机构，是否想写“网信办”",
	} {
		plan, err := p.Plan(readCase(t, "hengyidai"), []string{word})
		got := ""
		for _, d := range plan.Write {
			if !d.Beside() {
				got += d.Paper.Kind
			}
		}
		for _, s := range plan.Skipped {
			got += s.Paper.Kind
		}
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
	if got := Wanted(&complaint.Case{}); len(got) != 1 || got[0] != "auto" {
		t.Errorf("a case that names no recipient goes to %q", got)
	}
	if got := Wanted(&complaint.Case{Recipients: []string{"nfra"}}); len(got) != 1 || got[0] != "nfra" {
		t.Errorf("a case that names one goes to %q", got)
	}
	err := p.Known([]string{"auto", "月球管理局"})
	if unknown := (*UnknownRecipientError)(nil); !errors.As(err, &unknown) {
		t.Errorf("unknown recipient: %v", err)
	}
}
