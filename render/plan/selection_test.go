package plan

import (
	"errors"
	"strings"
	"testing"
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
	err := p.Known([]string{"auto", "月球管理局"})
	if unknown := (*UnknownRecipientError)(nil); !errors.As(err, &unknown) {
		t.Errorf("unknown recipient: %v", err)
	}
}
