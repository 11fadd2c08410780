package desk

import (
	"cmp"
	"slices"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// NextRequest asks about the terms of what was submitted, and what can be done next.
type NextRequest struct {
	CaseRequest
	On string `json:"on,omitempty"` // the day asked about; today by default
	// Sent names papers, as in ComposeRequest, that are assumed to have been submitted on the day
	// of the letter.
	Sent []string `json:"sent,omitempty"`
}

// Next is what is due and which papers open.
type Next struct {
	Deadlines []Deadline `json:"deadlines"` // in the order of the record
	Steps     []NextStep `json:"steps"`     // in the order of days
	Latest    []Latest   `json:"latest"`    // the last days for pursuing the acts, if not passed
}

// Deadline is one term of one submission, or a submission without a term that can be counted.
type Deadline struct {
	Paper       string   `json:"paper"`
	Body        string   `json:"body"`
	What        string   `json:"what"`    // what is due: 作出处理决定
	Start       string   `json:"start"`   // YYYY-MM-DD, or "" if unknown
	Days        int      `json:"days"`    // length of the term; 0 if there is none
	Working     bool     `json:"working"` // in working days
	Due         string   `json:"due"`     // YYYY-MM-DD, or ""
	Skipped     []Off    `json:"skipped"` // days that were not counted
	MadeUp      []Off    `json:"made_up"` // weekend days that were counted
	Unconfirmed int      `json:"unconfirmed,omitempty"`
	State       string   `json:"state"` // running, due, overdue, answered, unknown
	Asked       bool     `json:"asked"` // the letter asks for it; no law sets it
	Own         bool     `json:"own"`   // the sender has to act
	Extension   string   `json:"extension,omitempty"`
	Certainty   string   `json:"certainty"` // of the term: high, medium; "" for none
	Basis       []string `json:"basis"`
	Then        []Opens  `json:"then"`
}

// Off is a day with its name: 春节.
type Off struct {
	Date string `json:"date"`
	Name string `json:"name"`
}

// Opens is a paper that opens.
type Opens struct {
	Kind  string `json:"kind"`
	Paper string `json:"paper"`
	Body  string `json:"body"` // its label in lists
	From  string `json:"from"`
}

// Latest is the last day on which a claim or report can be filed (时效).
type Latest struct {
	Day  string `json:"day"` // YYYY-MM-DD, the last
	For  string `json:"for"` // 向公安机关报案
	What string `json:"what"`
}

// NextStep is something to know about a day.
type NextStep struct {
	Day  string `json:"day"` // YYYY-MM-DD
	What string `json:"what"`
}

// Next returns what was sent, what is due, and which papers open when.
func (d *Desk) Next(q NextRequest) (Next, error) {
	c, _, err := d.whole(q.CaseRequest)
	if err != nil {
		return Next{}, err
	}
	on, err := legal.ParseDate(q.Today)
	if q.On != "" {
		on, err = legal.ParseDate(q.On)
	}
	if err != nil {
		return Next{}, err
	}
	if len(q.Sent) > 0 {
		if c, err = d.asSent(c, q.Sent); err != nil {
			return Next{}, err
		}
	}
	all := d.planner.Next(c, on)
	return Next{Deadlines: Deadlines(d.planner, all, on), Steps: timeline(all, on),
		Latest: latest(d.planner.Limitations(c, on))}, nil
}

// asSent returns the case as if the papers had been submitted on the day of the letter.
func (d *Desk) asSent(c *complaint.Case, to []string) (*complaint.Case, error) {
	p, err := d.planner.Plan(c, to)
	if err != nil {
		return nil, err
	}
	return d.planner.IfSent(c, p.Write), nil
}

// Deadlines converts the planner's deadlines to plain values, in their order.
func Deadlines(planner *plan.Planner, all []plan.Deadline, on legal.Date) []Deadline {
	out := []Deadline{}
	for i := range all {
		d := &all[i]
		j := Deadline{
			Body: d.Body, Start: d.Start.String(), Due: d.Count.Due.String(), State: string(d.State),
			Skipped: off(d.Count.Skipped), MadeUp: off(d.Count.MadeUp), Unconfirmed: d.Count.Unconfirmed,
			Basis: []string{}, Then: []Opens{},
		}
		if d.Paper != nil {
			j.Paper = d.Paper.Title
		}
		if t := d.Term; t != nil {
			j.What, j.Days, j.Working, j.Asked, j.Own, j.Extension = t.What, t.Days(cmp.Or(d.Start, on)), t.Working,
				t.Asked, t.Own, t.Extension
			j.Basis, j.Certainty = list(planner.Basis(t.Basis, on)), string(t.Certainty)
		}
		for _, s := range d.Then {
			j.Then = append(j.Then, Opens{s.Decision.Paper.Kind, s.Decision.Paper.Title, s.Decision.Agency.Label,
				s.From.String()})
		}
		out = append(out, j)
	}
	return out
}

// Limitations returns the last days on which the acts of the case can be pursued, as deadlines of
// the sender's own.
func Limitations(planner *plan.Planner, c *complaint.Case, on legal.Date) []Deadline {
	out := []Deadline{}
	for _, l := range planner.Limitations(c, on) {
		out = append(out, Deadline{
			What: l.What, Start: l.Start.String(), Due: l.Due.String(), State: string(l.State), Own: true,
			Certainty: string(agency.High),
			Skipped:   []Off{}, MadeUp: []Off{}, Basis: list(planner.Basis(l.Basis, l.Start)), Then: []Opens{},
		})
	}
	return out
}

func latest(all []plan.Limitation) []Latest {
	out := []Latest{}
	for _, l := range all {
		if l.State != plan.Overdue {
			out = append(out, Latest{l.Due.String(), l.For, l.What})
		}
	}
	return out
}

func off(days []agency.Day) []Off {
	out := []Off{}
	for _, d := range days {
		out = append(out, Off{d.Date.String(), d.Name})
	}
	return out
}

// timeline arranges, by day, what is due and what opens from a day on.
func timeline(all []plan.Deadline, on legal.Date) []NextStep {
	out := []NextStep{}
	for _, o := range plan.Timeline(all, on) {
		for _, what := range o.Words() {
			if step := (NextStep{o.Day.String(), what}); !slices.Contains(out, step) {
				out = append(out, step)
			}
		}
	}
	return out
}
