package batch

import (
	"slices"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// Records are what a register knows of the letters that were sent, by case number.
type Records map[string][]Posted

// RecordsOf groups the rows of letters that were sent. An annex is not a submission of its own.
func RecordsOf(rows []Posted, agencies *agency.Registry) Records {
	out := Records{}
	for _, p := range rows {
		beside := slices.ContainsFunc(agencies.Annexes(), func(x agency.Annex) bool { return x.Kind == p.Sent.Paper })
		if !p.Sent.Date.IsZero() && !beside {
			out[p.Case] = append(out[p.Case], p)
		}
	}
	return out
}

// Into adds to a case what the register knows of its letters, after what the case records itself.
// If both record a submission, the register's version replaces it, because it is newer.
func (r Records) Into(c *complaint.Case, planner *plan.Planner) {
	for _, p := range r[c.ID] {
		sent := p.Sent
		if a, ok := planner.Agencies().Find(p.Agency); ok && planner.PriorBody(c, sent) != a {
			sent.Body = planner.AddresseeName(c, a)
		}
		body, title := planner.PriorBody(c, sent), planner.PaperTitle(c, &sent)
		at := slices.IndexFunc(c.Prior, func(q complaint.Prior) bool {
			return q.Date == sent.Date && planner.PriorBody(c, q) == body && planner.PaperTitle(c, &q) == title
		})
		if at >= 0 {
			c.Prior[at] = sent
			continue
		}
		c.Prior = append(c.Prior, sent)
	}
}
