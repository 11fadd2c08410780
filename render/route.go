package render

import (
	"fmt"
	"slices"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// Route decides every paper of every body for the case, in the order of steps.
func (e *Engine) Route(c *complaint.Case) []agency.Decision {
	f := agency.Facts{Kind: c.Respondent.Kind, Role: c.Complainant.Role, App: hasApp(c), Prior: e.complained(c)}
	for _, in := range c.Incidents {
		for _, x := range in.Conduct {
			if !slices.Contains(f.Conducts, x) {
				f.Conducts = append(f.Conducts, x)
			}
		}
	}
	return e.agencies.Route(f)
}

// complained reports whether the case records an earlier complaint to the lender
// itself: one to a body that the registry knows as another does not count.
func (e *Engine) complained(c *complaint.Case) bool {
	return slices.ContainsFunc(c.Prior, func(p complaint.Prior) bool {
		a, known := e.agencies.Find(p.Body)
		return !known || a.Slug == lender
	})
}

// UnknownRecipientError means that a name in 收件机构, 收件机关名称 or --to leads to no
// body.
type UnknownRecipientError struct{ Name string }

func (e *UnknownRecipientError) Error() string {
	return fmt.Sprintf("没有名为“%s”的收件机构，可用的名称见 tousu agency list", e.Name)
}

// Select picks the decisions to write. wanted holds auto, all, or slugs, names
// and aliases; 自动 and 全部 are the Chinese words. A body that is named is written
// in all its papers that are competent, or in all of them if none is.
func (e *Engine) Select(decisions []agency.Decision, wanted []string) ([]agency.Decision, error) {
	pick := map[*agency.Paper]bool{}
	for _, w := range wanted {
		switch w {
		case "auto", "自动":
			mark(pick, decisions, func(d agency.Decision) bool { return d.Rule.Status == agency.Chosen })
		case "all", "全部":
			mark(pick, decisions, func(d agency.Decision) bool { return d.Rule.Status != agency.NotCompetent })
		default:
			a, ok := e.agencies.Find(w)
			if !ok {
				return nil, &UnknownRecipientError{w}
			}
			of := func(d agency.Decision) bool { return d.Agency == a }
			if !mark(pick, decisions, func(d agency.Decision) bool { return of(d) && d.Rule.Status != agency.NotCompetent }) {
				mark(pick, decisions, of)
			}
		}
	}
	var out []agency.Decision
	for _, d := range decisions {
		if pick[d.Paper] {
			out = append(out, d)
		}
	}
	return out, nil
}

// Wanted are the recipients that the case itself asks for, else auto.
func Wanted(c *complaint.Case) []string {
	if len(c.Recipients) > 0 {
		return c.Recipients
	}
	return []string{"auto"}
}

func mark(pick map[*agency.Paper]bool, decisions []agency.Decision, want func(agency.Decision) bool) bool {
	any := false
	for _, d := range decisions {
		if want(d) {
			pick[d.Paper], any = true, true
		}
	}
	return any
}

// Basis names the legal basis of a routing rule as the law stands on d, one
// entry for each law: 《个人信息保护法》第四十四条、第四十五条.
func (e *Engine) Basis(r *agency.Rule, d legal.Date) []string {
	ms := &mentions{brief: true}
	var out []string
	var law []legal.Citation // run of one law
	flush := func() {
		if len(law) > 0 {
			m := Mention{of: ms, citations: law}
			out = append(out, m.print().text)
			law = nil
		}
	}
	for _, ref := range r.Basis {
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
			law = append(law, *g.Citation)
		}
	}
	flush()
	return out
}
