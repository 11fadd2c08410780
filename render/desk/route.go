package desk

import (
	"slices"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// Routed says where a case can go.
type Routed struct {
	Routes    []Route    `json:"routes"`    // in the order of steps
	Conflicts []Conflict `json:"conflicts"` // among those chosen or possible
	Findings  []Finding  `json:"findings"`
}

// Route is one paper of one body.
type Route struct {
	Slug       string      `json:"slug"`
	Body       string      `json:"body"` // as addressed on the day of the letter
	Label      string      `json:"label"`
	Kind       string      `json:"kind"` // of the letter: nfra-report
	Paper      string      `json:"paper"`
	Status     string      `json:"status"` // chosen, possible, not-competent
	StatusName string      `json:"status_name"`
	Writable   bool        `json:"writable"` // false: it is not written even if named
	Apart      bool        `json:"apart"`    // true: naming the body does not choose it
	Rule       string      `json:"rule"`     // the routing rule or ground of refusal that decided
	Reason     string      `json:"reason"`
	Basis      []string    `json:"basis"`
	Objections []Objection `json:"objections"` // grounds of refusal that apply to the case
	Lacks      []Lack      `json:"lacks"`      // what the paper needs and the case lacks
	Requires   []string    `json:"requires"`   // what the body requires before it accepts the paper
	Step       int         `json:"step"`       // place in the order of steps, from 1
	StepName   string      `json:"step_name"`
	Limits     []Limit     `json:"limits"`
	Opens      string      `json:"opens,omitempty"` // the day on which the step opens, by an earlier dated complaint
	Conflicts  []string    `json:"conflicts"`       // kinds it conflicts with, among those chosen or possible
}

// Objection is one ground of refusal.
type Objection struct {
	ID     string   `json:"id"`
	Effect string   `json:"effect"` // warning, without-agent, background, refused
	Reason string   `json:"reason"`
	Basis  []string `json:"basis"`
	Facts  []int    `json:"facts"` // numbers of the incidents concerned, from 1; empty for the whole paper
}

// Limit is a time limit of the body or the sender.
type Limit struct {
	What  string   `json:"what"`
	Basis []string `json:"basis"`
}

// Lack is a key that a paper needs and the case does not have.
type Lack struct {
	Path  string `json:"path"`
	Label string `json:"label"`
}

// Conflict names papers that should not be handed in together.
type Conflict struct {
	One    []string `json:"one"` // kinds, or slug/kind for the paper of one body
	Other  []string `json:"other"`
	Reason string   `json:"reason"`
}

// Route decides on every paper of every body.
func (d *Desk) Route(q CaseRequest) (Routed, error) {
	c, findings, err := d.whole(q)
	if err != nil {
		return Routed{}, err
	}
	return Routed{Routes: Routes(d.planner, c),
		Conflicts: conflicts(d.planner.Agencies().Conflicts(agency.Competent(d.planner.Route(c))...)),
		Findings:  Findings(findings)}, nil
}

// Routes decides on every paper of every body for a case, in the order of the steps.
func Routes(p *plan.Planner, c *complaint.Case) []Route {
	out := []Route{}
	facts := p.Facts(c)
	decisions := p.Route(c)
	open := agency.Competent(decisions)
	for _, x := range decisions {
		if !x.Shown() {
			continue
		}
		r := routeOf(p, c, x)
		r.Opens = x.Opens(facts).String()
		if x.Status() != agency.NotCompetent {
			r.Conflicts = rivals(p, x, open)
		}
		out = append(out, r)
	}
	return out
}

func routeOf(p *plan.Planner, c *complaint.Case, x agency.Decision) Route {
	rule, reason, refs := x.Why()
	r := Route{
		Slug: x.Agency.Slug, Body: p.AddresseeName(c, x.Agency), Label: x.Agency.Label,
		Kind: x.Paper.Kind, Paper: x.Paper.Title,
		Status: string(x.Status()), StatusName: agency.Statuses.Label(x.Status()), Writable: x.Writable(),
		Apart: x.Paper.Apart,
		Rule:  rule, Reason: reason, Basis: basis(p, c, refs),
		Objections: []Objection{}, Lacks: []Lack{}, Limits: []Limit{}, Conflicts: []string{},
		Requires: list(slices.Concat(x.Agency.Requires, x.Paper.Requires)),
		Step:     x.Agency.Step, StepName: x.Agency.StepName,
	}
	if x.Writable() {
		r.Lacks = lacks(c, x.Paper.AllNeeds())
	}
	for _, o := range x.Objections {
		r.Objections = append(r.Objections, objection(p, c, o))
	}
	for _, l := range x.Paper.Limits {
		r.Limits = append(r.Limits, Limit{l.What, basis(p, c, l.Basis)})
	}
	return r
}

func objection(p *plan.Planner, c *complaint.Case, o agency.Objection) Objection {
	facts := []int{}
	for _, i := range o.Acts {
		facts = append(facts, i+1)
	}
	return Objection{o.ID, string(o.Effect), o.When, basis(p, c, o.Basis), facts}
}

// basis formats the provisions as the law is on the day of the letter.
func basis(p *plan.Planner, c *complaint.Case, refs []string) []string {
	return list(p.Basis(refs, c.Date))
}

// lacks returns those of the paths for which the case has no value.
func lacks(c *complaint.Case, paths []string) []Lack {
	out := []Lack{}
	for _, p := range paths {
		if !c.Has(p) {
			out = append(out, Lack{p, c.Lacking([]string{p})[0]})
		}
	}
	return out
}

// rivals returns the kinds among open that conflict with x.
func rivals(p *plan.Planner, x agency.Decision, open []agency.Decision) []string {
	out := []string{}
	for _, other := range open {
		if !slices.Contains(out, other.Paper.Kind) && len(p.Agencies().Conflicts(x, other)) > 0 {
			out = append(out, other.Paper.Kind)
		}
	}
	return out
}

func conflicts(all []agency.Conflict) []Conflict {
	out := make([]Conflict, len(all))
	for i, c := range all {
		out[i] = Conflict{list(c.One), list(c.Other), c.Reason}
	}
	return out
}

// list returns s as a slice that is never null in JSON.
func list[S ~[]string](s S) []string { return append([]string{}, s...) }
