package plan

import "tousu/legal/complaint"

// HasFunder reports whether the case names a lender of record (资金方) other than the respondent.
func HasFunder(c *complaint.Case) bool {
	return c.Loan != nil && c.Loan.Funder != "" && c.Loan.Funder != c.Respondent.Name
}

// ForFunder returns the text of a case file against the lender of record, made from src, the text
// of c. The case must have a funder (HasFunder).
func (p *Planner) ForFunder(c *complaint.Case, src []byte) ([]byte, error) {
	var told []int
	for i := range c.Prior {
		if p.ToRespondent(c, c.Prior[i]) {
			told = append(told, i)
		}
	}
	return c.ForFunder(src, p.Agencies().Locate(c.Loan.Funder).Name, told)
}
