package agency

import (
	"slices"

	"tousu/legal"
)

// Decision is the result of routing and admissibility for one paper of one body.
type Decision struct {
	Agency     *Agency
	Paper      *Paper
	Rule       *Rule
	Objections []Objection // in the order of the registry's file
	Acts       []int       // indices into Facts.Acts of the acts that the paper mentions; nil for all
}

// Route decides every paper of every body, in the order of the registry.
func (r *Registry) Route(f Facts) []Decision {
	var out []Decision
	for _, a := range r.agencies {
		f.Is.Set(Named, !slices.Contains(f.Unnamed, a.Slug))
		for i := range a.Papers {
			p := &a.Papers[i]
			d := Decision{Agency: a, Paper: p, Rule: ofAnother, Acts: p.speaksOf(&f)}
			switch {
			case p.Follows && !slices.Contains(f.Overdue, a.Slug):
				d.Rule = notDue
			case p.of(f.Role):
				d.Rule = p.decide(&f)
			case len(p.Roles) > 0:
				continue // a paper for a few roles is not shown to the others
			}
			if !d.Rule.Never {
				d.Objections = a.objections(p, &f)
			}
			out = append(out, d)
		}
	}
	return out
}

// OfAnother is the id of the rule of a paper that is not for the complainant's role.
const OfAnother = "role"

// ofAnother is the rule of a paper that is not for the complainant's role.
var ofAnother = &Rule{
	ID: OfAnother, Status: NotCompetent, Never: true, Reason: "这一文书不适用于投诉人的身份",
}

// notDue is the rule of a paper that asks about an earlier one while no answer is due.
var notDue = &Rule{
	ID: "not-due", Status: NotCompetent, Never: true, Reason: "没有向它提交过、到期还没有答复的文书",
}

// Shown reports whether a list of what can be done should show the decision. A paper that asks
// about a submission is shown only once an answer is overdue.
func (d Decision) Shown() bool { return d.Rule != notDue }

// Worthwhile reports whether the paper is worth submitting, now or once a reply is overdue.
func (d Decision) Worthwhile() bool { return d.Status() != NotCompetent || d.Rule == notDue }

// of reports whether the paper is for the role. An impersonated complainant has papers of his own.
func (p *Paper) of(role legal.Role) bool {
	if len(p.Roles) == 0 {
		return role != legal.Impersonated || p.Follows
	}
	return slices.Contains(p.Roles, role)
}

// decide returns the first rule that matches; Load makes sure that one does.
func (p *Paper) decide(f *Facts) *Rule {
	for i := range p.Rules {
		if p.Rules[i].When.matches(f) {
			return &p.Rules[i]
		}
	}
	panic("agency: no rule of " + p.Kind + " matches")
}

// Refused returns the objection that prevents the paper from being written, or nil.
func (d Decision) Refused() *Objection {
	for i := range d.Objections {
		if d.Objections[i].Effect == Refuses {
			return &d.Objections[i]
		}
	}
	return nil
}

// Writable reports whether the paper can be written at all. A paper to a body that is not competent
// can be, if it makes sense and the sender names it.
func (d Decision) Writable() bool { return !d.Rule.Never && d.Refused() == nil }

// Status returns the status that the rule decides, or NotCompetent if the paper is not writable.
func (d Decision) Status() Status {
	if !d.Writable() {
		return NotCompetent
	}
	return d.Rule.Status
}

// Competent returns the decisions that choose a paper or call it possible.
func Competent(decisions []Decision) []Decision {
	return slices.DeleteFunc(slices.Clone(decisions), func(d Decision) bool { return d.Status() == NotCompetent })
}

// Why returns the rule or ground of refusal that decides, with its reason and
// legal basis. A rule that is against the paper comes before a refusal.
func (d Decision) Why() (id, reason string, basis []string) {
	if o := d.Refused(); o != nil && d.Rule.Status != NotCompetent {
		return o.ID, o.When, o.Basis
	}
	return d.Rule.ID, d.Rule.Reason, d.Rule.Basis
}

// Drops returns the laws whose duties the paper must not rely on (只可能涉嫌犯罪的): their time is
// over for every act, and the paper is written for the offence that the acts may also be.
func (d Decision) Drops() []string {
	var out []string
	for _, o := range d.Objections {
		if o.Effect == Warns {
			out = append(out, o.Drops...)
		}
	}
	return out
}

// Background returns the indices of the acts that the paper can mention but not rely on.
func (d Decision) Background() []int {
	var out []int
	for _, o := range d.Objections {
		for _, i := range o.Acts {
			if o.Effect == AsBackground && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// AgentActs reports whether an agent may act before the body, as far as the case says.
func (d Decision) AgentActs() bool {
	return !d.Agency.SelfOnly && !slices.ContainsFunc(d.Objections,
		func(o Objection) bool { return o.Effect == WithoutAgent })
}

// Opens returns the day on which the step opens, counted from the earlier complaint that it
// follows, or zero if no such complaint is dated. The day of the complaint is not counted (民法典
// art. 201).
func (d Decision) Opens(f Facts) legal.Date {
	if d.Paper.Opens == nil {
		return legal.Date{}
	}
	var first legal.Date
	for _, p := range f.Earlier {
		if p.Agency != d.Paper.Opens.After || p.Date.IsZero() {
			continue
		}
		day := d.Paper.Opens.Within.Length(legal.Days{Act: p.Date, Filed: p.Date}).After(p.Date).AddDays(1)
		if !p.Replied.IsZero() && p.Replied.Before(day) {
			day = p.Replied
		}
		if first.IsZero() || day.Before(first) {
			first = day
		}
	}
	return first
}

// beside is the rule of an annex, which goes with another paper.
var beside = &Rule{ID: "annex", Status: Chosen, Reason: "随同该机构的文书一并提交"}

// Beside reports whether the paper is an annex.
func (d Decision) Beside() bool { return d.Rule == beside }

// AnnexesOf returns the annexes of the papers, which must be of one body. An annex mentions the
// acts that any of them mentions; agent says whether an agent acts in the case.
func (r *Registry) AnnexesOf(agent bool, papers ...Decision) []Decision {
	var out []Decision
	d, acts := papers[0], actsOf(papers)
	for i := range r.annexes {
		x := &r.annexes[i]
		if holds(x.Bodies, d.Agency.Slug) && (!x.Agent || agent && d.AgentActs()) {
			out = append(out, Decision{Agency: d.Agency, Paper: &x.Paper, Rule: beside, Objections: d.Objections,
				Acts: acts})
		}
	}
	return out
}

// actsOf returns the acts that any of the papers mentions, in order; nil for all.
func actsOf(papers []Decision) []int {
	var out []int
	for _, d := range papers {
		if d.Acts == nil {
			return nil
		}
		out = append(out, d.Acts...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Conflict is a pair of sets of papers that do not go together in one case (程序冲突).
type Conflict struct {
	ID     string
	One    []string // kinds, or body/kind
	Other  []string
	Reason string
	Basis  legal.Refs
}

// Among reports whether a list of kinds, or of body/kind, names the paper of d.
func (d Decision) Among(kinds []string) bool {
	return slices.Contains(kinds, d.Paper.Kind) || slices.Contains(kinds, d.Agency.Slug+"/"+d.Paper.Kind)
}

// Conflicts returns the conflicts between papers that are to be written together.
func (r *Registry) Conflicts(papers ...Decision) []Conflict {
	has := func(kinds []string) bool {
		return slices.ContainsFunc(papers, func(d Decision) bool { return d.Among(kinds) })
	}
	var out []Conflict
	for _, c := range r.conflicts {
		if has(c.One) && has(c.Other) {
			out = append(out, c)
		}
	}
	return out
}
