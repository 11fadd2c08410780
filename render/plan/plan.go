// Package plan decides what is written for a case (方案): which bodies can act and on which
// papers, why and why not, under which name each body is addressed, what it may object to, and
// which papers cannot be written. It knows no templates and renders nothing.
package plan

import (
	"slices"
	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// Planner plans with one law library and one registry of bodies. It is immutable and safe for
// concurrent use.
type Planner struct {
	law      *legal.Library
	agencies *agency.Registry
}

// New returns a planner. It does no work of its own.
func New(law *legal.Library, agencies *agency.Registry) *Planner {
	return &Planner{law: law, agencies: agencies}
}

// Default returns a planner over the law and the registry built into the program. The two are
// loaded concurrently.
func Default() *Planner {
	go agency.Default()
	return New(legal.Default(), agency.Default())
}

// Law returns the library that Basis and the grounds are resolved in.
func (p *Planner) Law() *legal.Library { return p.law }

// Agencies returns the registry used to route cases.
func (p *Planner) Agencies() *agency.Registry { return p.agencies }

// Plan says what happens to the papers that were asked for.
type Plan struct {
	Write     []agency.Decision // including annexes, in the order of the files
	Skipped   []Skipped
	Conflicts []agency.Conflict // among Write

	covered map[string]bool // by body/kind for papers, by body for annexes: whether this run decides on them
	rest    bool            // whether it decides on papers that the registry no longer has
}

// Covers reports whether this run decides on a paper of the body. If it does and does not write
// the paper, a copy left by an earlier run is out of date. The word auto covers everything except
// papers that are merely possible, which somebody must have chosen by name.
func (p Plan) Covers(body, kind string) bool {
	if covers, known := p.covered[body+"/"+kind]; known {
		return covers
	}
	if covers, known := p.covered[body]; known { // annexes
		return covers
	}
	return p.rest
}

// Plan selects the wanted papers and sets aside those that cannot be written.
func (p *Planner) Plan(c *complaint.Case, wanted []string) (Plan, error) {
	var out Plan
	words := wanted
	wanted = p.next(c, wanted)
	decisions := p.Route(c)
	picked, err := p.Select(decisions, wanted)
	if err != nil {
		return out, err
	}
	p.cover(&out, decisions, wanted)
	for _, d := range picked {
		lacks := c.Lacking(d.Paper.AllNeeds())
		switch {
		case !d.Writable():
			lacks = nil // nothing that the case could add would help
		case len(lacks) == 0:
			out.Write = append(out.Write, d)
			continue
		}
		out.Skipped = append(out.Skipped, Skipped{Decision: d, Lacks: lacks, Named: p.asked(d, words),
			shared: p.shared(d.Paper)})
	}
	out.Conflicts = p.agencies.Conflicts(out.Write...)
	p.annex(c, &out)
	return out, nil
}

// cover records which papers wanted decides on. A body's annexes are decided on if one of its
// writable papers is, and are kept if one of its papers is not decided on.
func (p *Planner) cover(plan *Plan, decisions []agency.Decision, wanted []string) {
	plan.covered = map[string]bool{}
	for _, w := range wanted {
		plan.rest = plan.rest || isAuto(w) || isAll(w)
	}
	left := map[string]bool{} // the bodies with a paper that is not decided on
	for _, d := range decisions {
		covers := p.asked(d, wanted) || slices.ContainsFunc(wanted, isAll) ||
			slices.ContainsFunc(wanted, isAuto) && d.Status() != agency.Possible
		plan.covered[d.Agency.Slug+"/"+d.Paper.Kind] = covers
		plan.covered[d.Agency.Slug] = plan.covered[d.Agency.Slug] || covers && d.Status() != agency.NotCompetent
		left[d.Agency.Slug] = left[d.Agency.Slug] || !covers
	}
	for body, some := range left {
		plan.covered[body] = plan.covered[body] || !some
	}
}

// annex inserts the annexes of each body after its papers.
func (p *Planner) annex(c *complaint.Case, plan *Plan) {
	var out []agency.Decision
	for papers := plan.Write; len(papers) > 0; {
		n := 0
		for n < len(papers) && papers[n].Agency == papers[0].Agency {
			n++
		}
		out = append(out, papers[:n]...)
		for _, x := range p.agencies.AnnexesOf(c.Agent != nil, papers[:n]...) {
			if lacks := c.Lacking(x.Paper.AllNeeds()); len(lacks) > 0 {
				plan.Skipped = append(plan.Skipped, Skipped{Decision: x, Lacks: lacks, shared: true})
			} else {
				out = append(out, x)
			}
		}
		papers = papers[n:]
	}
	plan.Write = out
}
