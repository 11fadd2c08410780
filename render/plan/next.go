package plan

import (
	"slices"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// State is the state of a term of a submission on a day (状态).
type State string

// The states of a term.
const (
	Running  State = "running"
	DueToday State = "due"
	Overdue  State = "overdue"
	Answered State = "answered"
	Unknown  State = "unknown" // its first day, or the calendar of its year, is unknown
)

// States holds the Chinese words for the states.
var States = legal.Vocabulary[State]{
	{Slug: Running, Label: "尚未到期"},
	{Slug: DueToday, Label: "今天到期"},
	{Slug: Overdue, Label: "已过期限"},
	{Slug: Answered, Label: "已有结果"},
	{Slug: Unknown, Label: "算不出来"},
}

// Deadline is one term of one submission (期限), with its state on a day.
type Deadline struct {
	Submission int            // index into Case.Prior
	Body       string         // the name in the record, else as a letter addresses the body
	Agency     *agency.Agency // who has the submission
	Paper      *agency.Paper  // nil if the record does not say which
	Term       *agency.Term   // nil if the paper has none that can be counted
	Start      legal.Date     // the day of the event that starts the term; not counted
	Count      agency.Count
	State      State
	Then       []Step
}

// Step is a paper that opens (下一步): one that can be handed in from a day on.
type Step struct {
	Decision agency.Decision
	From     legal.Date // the first day
}

// Next returns the terms of all submissions with their states on a day, in the order of the
// record, and the papers that each of them opens.
func (p *Planner) Next(c *complaint.Case, on legal.Date) []Deadline {
	out := p.deadlines(c, on)
	decisions := p.Route(c)
	for i := range out {
		p.follow(c, &out[i], decisions)
	}
	return out
}

// deadlines returns the terms without the papers that they open.
func (p *Planner) deadlines(c *complaint.Case, on legal.Date) []Deadline {
	var out []Deadline
	for i := range c.Prior {
		sent := &c.Prior[i]
		if sent.Date.After(on) {
			continue
		}
		a, paper := p.submitted(c, sent)
		d := Deadline{Submission: i, Body: sent.Body, Agency: a, Paper: paper, State: Unknown}
		if d.Body == "" {
			d.Body = p.AddresseeName(c, a)
		}
		terms := 0
		if paper != nil {
			for t := range paper.Terms {
				if term := &paper.Terms[t]; term.Binds(c.Respondent.Kind) && relevant(term, sent) {
					out = append(out, p.deadline(c, d, term, on))
					terms++
				}
			}
		}
		if terms == 0 {
			out = append(out, d)
		}
	}
	return out
}

// Overdue returns the terms that bodies have let pass by that day without an answer, in the order
// of the record.
func (p *Planner) Overdue(c *complaint.Case, on legal.Date) []Deadline {
	return slices.DeleteFunc(p.deadlines(c, on), func(d Deadline) bool { return d.State != Overdue || d.Term.Own })
}

// relevant reports whether a term is worth showing: one that runs from an answer or from
// acceptance is shown only after that event.
func relevant(t *agency.Term, sent *complaint.Prior) bool {
	switch t.From {
	case agency.Replied:
		return !sent.RepliedOn.IsZero()
	case agency.Accepted:
		return !sent.AcceptedOn.IsZero()
	}
	return true
}

// submitted returns the body of a submission and its paper, which is nil if unknown. If the
// record names no paper, it is the paper presumed for the complainant's role (a call to the
// lender is a complaint to it), else the body's only paper.
func (p *Planner) submitted(c *complaint.Case, sent *complaint.Prior) (*agency.Agency, *agency.Paper) {
	a := p.PriorBody(c, *sent)
	for i := range a.Papers {
		if q := &a.Papers[i]; q.Kind == sent.Paper || q.Title == sent.Paper {
			return a, q
		}
	}
	if sent.Paper != "" {
		return a, nil
	}
	for i := range a.Papers {
		if slices.Contains(a.Papers[i].Presumed, c.Complainant.Role) {
			return a, &a.Papers[i]
		}
	}
	return a, only(a)
}

// PaperTitle returns the title of a submission's paper, or the name in the record if the body has
// no such paper.
func (p *Planner) PaperTitle(c *complaint.Case, sent *complaint.Prior) string {
	if _, paper := p.submitted(c, sent); paper != nil {
		return paper.Title
	}
	return sent.Paper
}

// only returns the paper of a body that takes just one, not counting those that follow up on
// others; else nil.
func only(a *agency.Agency) *agency.Paper {
	var out *agency.Paper
	for i := range a.Papers {
		switch {
		case a.Papers[i].Follows:
		case out != nil:
			return nil
		default:
			out = &a.Papers[i]
		}
	}
	return out
}

func (p *Planner) deadline(c *complaint.Case, d Deadline, term *agency.Term, on legal.Date) Deadline {
	sent := &c.Prior[d.Submission]
	d.Term, d.Start = term, event(sent, term.From)
	if !d.Start.IsZero() {
		d.Count = p.agencies.Calendar().Count(d.Start, term.Days(d.Start), term.Working)
	}
	d.State = d.stands(sent, on)
	return d
}

// follow adds the papers that the term opens, and the day from which they are open.
func (p *Planner) follow(c *complaint.Case, d *Deadline, decisions []agency.Decision) {
	if d.Term == nil {
		return
	}
	sent := &c.Prior[d.Submission]
	from := d.opens(sent)
	closed := sent.Result == complaint.Resolved || sent.Result == complaint.Withdrawn
	if from.IsZero() || closed && (d.State == Answered || d.Term.Own) {
		return
	}
	for _, x := range decisions {
		if x.Among(d.Term.Then) && x.Worthwhile() && !p.done(c, x, from) && !d.elsewhere(sent, x) {
			d.Then = append(d.Then, Step{x, from})
		}
	}
}

// elsewhere reports whether the paper opens through another term, or no longer at all: after an
// answer there is nothing to follow up, and if the sender has a term of his own for the paper,
// that one opens it.
func (d *Deadline) elsewhere(sent *complaint.Prior, x agency.Decision) bool {
	replied := !sent.RepliedOn.IsZero()
	if x.Paper.Follows {
		return replied || d.State == Answered
	}
	return replied && !d.Term.Own && slices.ContainsFunc(d.Paper.Terms,
		func(t agency.Term) bool { return t.Own && x.Among(t.Then) })
}

// event returns the day of an event of a submission; zero if unknown.
func event(sent *complaint.Prior, e agency.Event) legal.Date {
	switch e {
	case agency.Sent:
		return sent.Date
	case agency.Received:
		return sent.Received()
	case agency.Accepted:
		return sent.AcceptedOn
	}
	return sent.RepliedOn
}

func (d *Deadline) stands(sent *complaint.Prior, on legal.Date) State {
	over := sent.Answered() && !sent.RepliedOn.After(on)
	if d.Term.Ends == agency.Accepted {
		over = over || !sent.AcceptedOn.IsZero() && !sent.AcceptedOn.After(on)
	}
	switch {
	case over && !d.Term.Own:
		return Answered
	case d.Count.Due.IsZero():
		return Unknown
	case on.Before(d.Count.Due):
		return Running
	case on == d.Count.Due:
		return DueToday
	}
	return Overdue
}

// opens returns the first day on which the next papers can be handed in: the day of the answer,
// or the day after the term has run out. A term of the sender's own opens them at once and until
// it ends. The result is zero if they are not open or the day is unknown.
func (d *Deadline) opens(sent *complaint.Prior) legal.Date {
	switch {
	case d.Term.Own && d.State == Overdue:
		return legal.Date{}
	case d.Term.Own:
		return d.Start
	case !sent.RepliedOn.IsZero():
		return sent.RepliedOn
	case d.Count.Due.IsZero():
		return legal.Date{}
	}
	return d.Count.Due.AddDays(1)
}

// done reports whether the paper was already submitted; a follow-up counts only if it was
// submitted on or after from.
func (p *Planner) done(c *complaint.Case, x agency.Decision, from legal.Date) bool {
	return slices.ContainsFunc(c.Prior, func(sent complaint.Prior) bool {
		a, paper := p.submitted(c, &sent)
		return a == x.Agency && paper == x.Paper && !(x.Paper.Follows && sent.Date.Before(from))
	})
}

// Open returns the papers open on the day of the letter (下一步), as body/kind.
func (p *Planner) Open(c *complaint.Case) []string {
	var out []string
	for _, d := range p.Next(c, c.Date) {
		for _, s := range d.Then {
			paper := s.Decision.Agency.Slug + "/" + s.Decision.Paper.Kind
			if !s.From.After(c.Date) && !slices.Contains(out, paper) {
				out = append(out, paper)
			}
		}
	}
	return out
}
