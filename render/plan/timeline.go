package plan

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// Occasion is a day on which terms end or papers open (节点).
type Occasion struct {
	Day   legal.Date
	Due   []*Deadline // terms for which this is the last day
	Opens []Step
}

// Timeline arranges, by day, the terms that end on or after a day and the papers that open after
// it.
func Timeline(all []Deadline, on legal.Date) []Occasion {
	var out []Occasion
	at := func(day legal.Date) *Occasion {
		i, found := slices.BinarySearchFunc(out, day, func(o Occasion, d legal.Date) int { return o.Day.Compare(d) })
		if !found {
			out = slices.Insert(out, i, Occasion{Day: day})
		}
		return &out[i]
	}
	for i := range all {
		d := &all[i]
		if d.Term != nil && d.State != Answered && !d.Count.Due.IsZero() && !d.Count.Due.Before(on) {
			o := at(d.Count.Due)
			o.Due = append(o.Due, d)
		}
		for _, s := range d.Then {
			if s.From.After(on) {
				at(s.From).open(s)
			}
		}
	}
	return out
}

// open adds a paper that opens, unless it is there already.
func (o *Occasion) open(s Step) {
	same := func(x Step) bool {
		return x.Decision.Agency == s.Decision.Agency && x.Decision.Paper == s.Decision.Paper
	}
	if !slices.ContainsFunc(o.Opens, same) {
		o.Opens = append(o.Opens, s)
	}
}

// Words returns a sentence for each term that ends on the day and for each paper that opens.
func (o *Occasion) Words() []string {
	var out []string
	for _, d := range o.Due {
		whose := d.Body
		if d.Term.Own {
			whose = "您"
		}
		out = append(out, whose+"："+d.Term.What+"的最后一天（"+d.Paper.Title+"）")
	}
	for _, s := range o.Opens {
		out = append(out, "没有答复的，可以提交"+s.Decision.Paper.Title+"（"+s.Decision.Agency.Label+"）")
	}
	return out
}

// Short returns the same as Words in at most two lines: what ends and what opens.
func (o *Occasion) Short() []string {
	var due, opens, out []string
	for _, d := range o.Due {
		whose := ""
		if o.alike(d) {
			whose = "（" + d.Agency.Label + "）"
		}
		due = append(due, d.Paper.Title+whose+d.Term.What)
	}
	for _, s := range o.Opens {
		opens = append(opens, s.Decision.Paper.Title+"（"+s.Decision.Agency.Label+"）")
	}
	if len(due) > 0 {
		out = append(out, strings.Join(due, "、")+"的最后一天")
	}
	if len(opens) > 0 {
		out = append(out, "未答复的，可以提交"+strings.Join(opens, "、"))
	}
	return out
}

// alike reports whether another body has the same term of the same paper on that day.
func (o *Occasion) alike(d *Deadline) bool {
	return slices.ContainsFunc(o.Due, func(x *Deadline) bool {
		return x.Agency != d.Agency && x.Paper.Title == d.Paper.Title && x.Term.What == d.Term.What
	})
}

// IfSent returns the case as if the papers had been sent and received on the day of the letter.
func (p *Planner) IfSent(c *complaint.Case, papers []agency.Decision) *complaint.Case {
	sent := *c
	sent.Prior = slices.Clone(c.Prior)
	for _, d := range papers {
		if !d.Beside() && !d.Agency.Kept {
			sent.Prior = append(sent.Prior, complaint.Prior{
				Date: c.Date, Body: p.AddresseeName(c, d.Agency), Paper: d.Paper.Kind, ReceivedOn: c.Date,
			})
		}
	}
	return &sent
}
