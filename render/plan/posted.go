package plan

import (
	"tousu/legal"
	"tousu/legal/complaint"
)

// Posted returns the terms of one submission with their states on a day when its case is not at
// hand: slug names the body, sent.Paper is the kind of the paper. It leaves out the papers that
// open, which depend on the facts of the case. It returns nothing for an unknown paper or one
// without terms.
func (p *Planner) Posted(slug string, lender legal.LenderKind, sent complaint.Prior, on legal.Date) []Deadline {
	a, ok := p.agencies.Find(slug)
	if !ok || sent.Date.IsZero() || sent.Date.After(on) {
		return nil
	}
	c := &complaint.Case{Respondent: complaint.Respondent{Kind: lender}, Prior: []complaint.Prior{sent}}
	var out []Deadline
	for i := range a.Papers {
		paper := &a.Papers[i]
		if paper.Kind != sent.Paper {
			continue
		}
		for t := range paper.Terms {
			if term := &paper.Terms[t]; term.Binds(lender) && relevant(term, &sent) {
				out = append(out, p.deadline(c, Deadline{Body: sent.Body, Agency: a, Paper: paper}, term, on))
			}
		}
	}
	return out
}
