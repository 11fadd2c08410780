package desk

import (
	"path"
	"strings"

	"tousu/legal"
	"tousu/render/plan"
)

// Others holds the cases on the same acts that can be started from a borrower's case: one for
// each person who was called, to complain in his own name, and one against the lender of record.
type Others struct {
	Others []Other `json:"others"`
}

// Other is one of these cases, filled in as far as possible.
type Other struct {
	Kind string `json:"kind"` // contact or funder
	Who  string `json:"who"`  // the relation to the borrower, or the lender's name
	File string `json:"file"` // a name for the file
	Case string `json:"case"`
}

// Others starts the other cases; none if the case is not a borrower's.
func (d *Desk) Others(q CaseRequest) (Others, error) {
	out := Others{Others: []Other{}}
	c, _, err := d.whole(q)
	if err != nil || c.Complainant.Role != legal.Borrower {
		return out, err
	}
	base := strings.TrimSuffix(q.name(), path.Ext(q.name()))
	add := func(kind, who, name string, src []byte, err error) {
		if err == nil { // otherwise a manual edit has left the file in a form that cannot be edited
			out.Others = append(out.Others, Other{kind, who, base + "-" + name + ".yaml", string(src)})
		}
	}
	for _, relation := range c.Called() {
		src, err := c.ForContact(relation)
		add("contact", relation, relation, src, err)
	}
	if plan.HasFunder(c) {
		src, err := d.planner.ForFunder(c, []byte(q.Case))
		add("funder", c.Loan.Funder, "资金方", src, err)
	}
	return out, nil
}
