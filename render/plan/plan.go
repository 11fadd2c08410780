// Package plan decides what becomes of a case (方案): which bodies can act and with
// which papers, why and why not, under what name each body is addressed, what it may
// object to, and what is not written. It knows no template and makes nothing to print.
package plan

import (
	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// Planner plans by one library of law and one registry of bodies. It is immutable
// and safe for concurrent use.
type Planner struct {
	law      *legal.Library
	agencies *agency.Registry
}

// New returns a planner. It costs nothing.
func New(law *legal.Library, agencies *agency.Registry) *Planner {
	return &Planner{law: law, agencies: agencies}
}

// Default plans by the law and the registry built into the program, which are loaded
// side by side.
func Default() *Planner {
	go agency.Default()
	return New(legal.Default(), agency.Default())
}

// Law returns the library that bases are named from.
func (p *Planner) Law() *legal.Library { return p.law }

// Agencies returns the registry that cases are routed by.
func (p *Planner) Agencies() *agency.Registry { return p.agencies }

// Plan is what becomes of the papers that were asked for.
type Plan struct {
	Write     []agency.Decision // with what goes beside them, in the order of the files
	Skipped   []Skipped
	Conflicts []agency.Conflict // among Write
}

// Plan selects the papers and sets aside those that cannot be written.
func (p *Planner) Plan(c *complaint.Case, wanted []string) (Plan, error) {
	var out Plan
	picked, err := p.Select(p.Route(c), wanted)
	if err != nil {
		return out, err
	}
	for _, d := range picked {
		lacks := c.Lacking(d.Paper.Needs)
		switch {
		case !d.Writable():
			lacks = nil // nothing that the case could add would help
		case len(lacks) == 0:
			out.Write = append(out.Write, d)
			continue
		}
		out.Skipped = append(out.Skipped, Skipped{d, lacks, p.asked(d, wanted), p.shared(d.Paper)})
	}
	out.Conflicts = p.agencies.Conflicts(out.Write...)
	p.annex(c, &out)
	return out, nil
}

// annex puts behind the papers of each body what goes beside them.
func (p *Planner) annex(c *complaint.Case, plan *Plan) {
	var out []agency.Decision
	for i, d := range plan.Write {
		out = append(out, d)
		if i+1 < len(plan.Write) && plan.Write[i+1].Agency == d.Agency {
			continue
		}
		for _, x := range p.agencies.AnnexesOf(d, c.Agent != nil) {
			if lacks := c.Lacking(x.Paper.Needs); len(lacks) > 0 {
				plan.Skipped = append(plan.Skipped, Skipped{x, lacks, false, true})
				continue
			}
			out = append(out, x)
		}
	}
	plan.Write = out
}
