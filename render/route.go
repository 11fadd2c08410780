package render

import (
	"slices"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// Route decides every paper of every body for the case, in the order of steps.
func (e *Engine) Route(c *complaint.Case) []agency.Decision {
	return e.agencies.Route(e.Facts(c))
}

// complained reports whether the case records an earlier complaint to the lender
// itself: one to a body that the registry knows as another does not count.
func (e *Engine) complained(c *complaint.Case) bool {
	return slices.ContainsFunc(c.Prior, func(p complaint.Prior) bool { return e.priorBody(c, p) == lender })
}

// Wanted are the recipients that the case itself asks for, else auto.
func Wanted(c *complaint.Case) []string {
	if len(c.Recipients) > 0 {
		return c.Recipients
	}
	return []string{"auto"}
}

// Basis names provisions and rules as the law stands on d, one entry for each
// law: 《个人信息保护法》第四十四条、第四十五条. What is not in force on d is left
// out.
func (e *Engine) Basis(refs []string, d legal.Date) []string {
	ms := &mentions{brief: true}
	var out []string
	var law []*legal.Citation // run of one law
	flush := func() {
		if len(law) > 0 {
			m := Mention{of: ms, citations: law}
			out = append(out, m.print().text)
			law = nil
		}
	}
	for _, ref := range refs {
		g, err := e.law.Resolve(ref, legal.Days{Act: d, Filed: d})
		switch {
		case err != nil: // not in force on d
		case g.Rule != nil:
			flush()
			out = append(out, g.Rule.Name())
		default:
			if len(law) > 0 && law[0].Version != g.Citation.Version {
				flush()
			}
			law = append(law, g.Citation)
		}
	}
	flush()
	return out
}
