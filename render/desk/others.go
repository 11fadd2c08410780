package desk

import (
	"path"
	"strings"

	"tousu/legal"
	"tousu/render/plan"
)

// Others are the cases of the same acts that can be begun from a borrower's: one for each
// person who was called, to complain in his own name, and one against the lender of
// record.
type Others struct {
	Others []Other `json:"others"`
}

// Other is one of them, as far as it can be filled in.
type Other struct {
	Kind string `json:"kind"` // contact or funder
	Who  string `json:"who"`  // the relation, or the lender's name
	File string `json:"file"` // a name for the file
	Case string `json:"case"`
}

// Others begins the other cases; none where the case is not a borrower's.
func (d *Desk) Others(q CaseRequest) (Others, error) {
	out := Others{Others: []Other{}}
	c, _, err := d.whole(q)
	if err != nil || c.Complainant.Role != legal.Borrower {
		return out, err
	}
	base := strings.TrimSuffix(q.name(), path.Ext(q.name()))
	add := func(kind, who, name string, src []byte, err error) {
		if err == nil { // else an edit by hand has left the file in a form that cannot be edited
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
