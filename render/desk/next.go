package desk

import (
	"cmp"
	"slices"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// NextRequest asks how things stand with what was submitted, and what can be done next.
type NextRequest struct {
	CaseRequest
	On string `json:"on,omitempty"` // the day that is asked about; today by default
	// Sent are papers taken for submitted on the day of the letter, as in ComposeRequest:
	// what would be due if they were.
	Sent []string `json:"sent,omitempty"`
}

// Next is what is due and what opens.
type Next struct {
	Deadlines []Deadline `json:"deadlines"` // in the order of the record
	Steps     []NextStep `json:"steps"`     // the days to come, in order
	Latest    []Latest   `json:"latest"`    // until when the acts can be pursued, those that are not over
}

// Deadline is one term of one submission, or a submission of which none can be counted.
type Deadline struct {
	Paper       string   `json:"paper"`
	Body        string   `json:"body"`
	What        string   `json:"what"`    // what is due: 作出处理决定
	Start       string   `json:"start"`   // YYYY-MM-DD, or "" where unknown
	Days        int      `json:"days"`    // length of the term; 0 for none
	Working     bool     `json:"working"` // of working days
	Due         string   `json:"due"`     // YYYY-MM-DD, or ""
	Skipped     []Off    `json:"skipped"` // days that were not counted
	MadeUp      []Off    `json:"made_up"` // weekends that were
	Unconfirmed int      `json:"unconfirmed,omitempty"`
	State       string   `json:"state"` // running, due, overdue, answered, unknown
	Asked       bool     `json:"asked"` // the letter asks for it, no law sets it
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
	Body  string `json:"body"` // what lists call it
	From  string `json:"from"`
}

// Latest is until when something can be brought at all (时效).
type Latest struct {
	Day  string `json:"day"` // YYYY-MM-DD, the last
	For  string `json:"for"` // 向公安机关报案
	What string `json:"what"`
}

// NextStep is what a person should know of a day.
type NextStep struct {
	Day  string `json:"day"` // YYYY-MM-DD
	What string `json:"what"`
}

// Next tells what was sent, what is due, and what opens when.
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

// asSent is the case as if the papers had been submitted on the day of the letter.
func (d *Desk) asSent(c *complaint.Case, to []string) (*complaint.Case, error) {
	p, err := d.planner.Plan(c, to)
	if err != nil {
		return nil, err
	}
	return d.planner.IfSent(c, p.Write), nil
}

// Deadlines turns what the planner counted into plain values, in its order.
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

// Limitations are the days until which the acts of the case can be pursued, in the form
// of deadlines of the sender's own.
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

// timeline puts what is due and what opens from a day on in the order of days.
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
