package plan

import (
	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// Route decides on every paper of every body for the case, in the order of the steps.
func (p *Planner) Route(c *complaint.Case) []agency.Decision {
	return p.agencies.Route(p.Facts(c))
}

// Basis formats provisions and rules as the law is on d, with one entry for each run of
// provisions of one law: 《个人信息保护法》第四十四条、第四十五条. It leaves out what is not in
// force on d. The result is never nil.
func (p *Planner) Basis(refs []string, d legal.Date) []string {
	out := []string{}
	var law []*legal.Citation // consecutive provisions of one law
	flush := func() {
		if len(law) > 0 {
			out = append(out, legal.Run(law))
			law = nil
		}
	}
	for _, ref := range refs {
		g, err := p.law.Resolve(ref, legal.Days{Act: d, Filed: d})
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
