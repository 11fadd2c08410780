package complaint

import (
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
)

// ForFunder writes the case against the lender of record (资金方) from that against the
// platform over which it lends: what src says of the complainant, the acts and the
// evidence stays as it is, to the letter. What was known of the platform alone goes, so
// does what it was told, which the indices in told name. The kind of licence is taken
// from the name where that shows it; the region, where it is "", is left to be filled in.
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

// orNothing sets a value, or takes away what stood there.
func orNothing(path, text string) Edit { return Edit{Path: path, Text: text, Remove: text == ""} }

// kindNamed is the kind of licence that the name of a company shows, "" for none.
func kindNamed(name string) legal.LenderKind {
	for _, l := range licensed {
		if slices.ContainsFunc(l.words, func(w string) bool { return strings.Contains(name, w) }) {
			return l.kind
		}
	}
	return ""
}
