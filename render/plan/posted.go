package plan

import (
	"tousu/legal"
	"tousu/legal/complaint"
)

// Posted tells how the terms of one submission stand on a day, where its case is not at
// hand: the body by its slug, the paper by its kind under sent.Paper, and the kind of
// lender. Papers that open are not told: they hang on the facts. One that has no term, or
// that nobody knows, gives nothing.
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
