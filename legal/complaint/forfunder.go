package complaint

import (
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
)

// ForFunder returns the case against the lender of record (资金方), made from the one against the
// platform through which it lends. What src says of the complainant, the acts and the evidence
// stays as it is, to the byte. It removes what only concerns the platform, and the complaints to
// the platform, whose indices are in told. The kind of licence is taken from the name if that shows
// it; an empty region is left to be filled in.
func (c *Case) ForFunder(src []byte, region string, told []int) ([]byte, error) {
	edits := []Edit{
		{Path: "loan.platform", Text: c.Respondent.Name},
		{Path: "respondent.name", Text: c.Loan.Funder},
		{Path: "id", Text: c.ID + "（资金方）"},
		{Path: "loan.funder", Remove: true},
	}
	for _, key := range []string{"uscc", "address", "legal_representative", "hotline", "product", "app"} {
		edits = append(edits, Edit{Path: "respondent." + key, Remove: true})
	}
	edits = append(edits, orNothing("respondent.kind", legal.LenderKinds.Label(kindNamed(c.Loan.Funder))),
		orNothing("respondent.region", region))
	if len(told) == len(c.Prior) {
		edits = append(edits, Edit{Path: "prior", Remove: true})
	} else {
		for _, i := range slices.Backward(told) {
			edits = append(edits, Edit{Path: "prior." + strconv.Itoa(i), Remove: true})
		}
	}
	return Apply(src, edits...)
}

// orNothing returns the edit that sets a value, or removes the key if text is "".
func orNothing(path, text string) Edit { return Edit{Path: path, Text: text, Remove: text == ""} }

// kindNamed returns the kind of licence that a company's name shows, or "".
func kindNamed(name string) legal.LenderKind {
	for _, l := range licensed {
		if slices.ContainsFunc(l.words, func(w string) bool { return strings.Contains(name, w) }) {
			return l.kind
		}
	}
	return ""
}
