package render

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// concerns are the papers that speak of some acts only: what the addressee of
// the others did is not told to this one.
var concerns = map[string]func(*complaint.Case, *complaint.Incident) bool{
	"collector-notice": func(_ *complaint.Case, in *complaint.Incident) bool { return legal.Collecting.Includes(in.Conduct...) },
	"number-report": func(c *complaint.Case, in *complaint.Incident) bool {
		return in.Caller != "" && legal.Calls.Includes(in.Conduct...) && plan.OwnNumber(c, in)
	},
	lead: func(_ *complaint.Case, in *complaint.Incident) bool {
		return legal.PersonalData.Includes(in.Conduct...)
	},
	"police-report":  func(_ *complaint.Case, in *complaint.Incident) bool { return legal.Punishable.Includes(in.Conduct...) },
	"pboc-complaint": ofCredit,
	"credit-objection": func(c *complaint.Case, in *complaint.Incident) bool {
		return slices.Contains(in.Conduct, legal.StolenName) || plan.SpeaksOfCredit(in.Narrative)
	},
	// What lies further back shows no act under way.
	"injunction": func(c *complaint.Case, in *complaint.Incident) bool {
		return legal.Collecting.Includes(in.Conduct...) && recent(c, in)
	},
	"internet-court/injunction": func(c *complaint.Case, in *complaint.Incident) bool {
		return plan.Online(c, in) && recent(c, in)
	},
	"telecom-report": func(_ *complaint.Case, in *complaint.Incident) bool { return legal.OfApp.Includes(in.Conduct...) },
}

// ofCredit reports whether the act is the central bank's to look at: of a payment
// institution any, of others what touches the credit record.
func ofCredit(c *complaint.Case, in *complaint.Incident) bool {
	return c.Respondent.Kind == legal.Payment || plan.SpeaksOfCredit(in.Narrative)
}

func recent(c *complaint.Case, in *complaint.Incident) bool {
	return !legal.RecentActs.Over(in.Last(), c.Date)
}

// concern is the key of concerns for the paper of d: that of its body, or that of
// its kind.
func concern(d agency.Decision) string {
	if key := d.Agency.Slug + "/" + d.Paper.Kind; concerns[key] != nil {
		return key
	}
	return d.Paper.Kind
}

// concerned lists the incidents of the case that the paper speaks of, or all
// where it concerns none.
func concerned(c *complaint.Case, paper string) []int {
	var some, all []int
	of := concerns[paper]
	for i := range c.Incidents {
		all = append(all, i)
		if of != nil && of(c, &c.Incidents[i]) {
			some = append(some, i)
		}
	}
	if len(some) == 0 {
		return all
	}
	return some
}

// lead is the paper about many persons (公益诉讼线索).
const lead = "public-interest-lead"

// fewExhibits are the papers whose bodies take small files only.
var fewExhibits = []string{"nifa-report", "cba-report"}

// cites reports whether some incident of the case cites an exhibit.
func (d *Dossier) cites() bool {
	return slices.ContainsFunc(d.kase.Incidents, func(in complaint.Incident) bool { return len(in.Exhibits) > 0 })
}

// keepExhibits leaves only the exhibits of the incidents shown, where the paper
// speaks of some acts only or its body takes few files; a lead keeps those of no
// incident too, which show how many are affected, and so does every paper of a case
// whose incidents cite none. Papers for a court or a tribunal
// leave out what proves nothing of the case. Exhibits keep their numbers.
func (d *Dossier) keepExhibits(paper string) {
	if concerns[paper] == nil && !slices.Contains(fewExhibits, paper) {
		if slices.Contains(tribunals, d.agency.Slug) {
			d.keepTied()
		}
		return
	}
	shown := map[int]bool{}
	if paper == lead || !d.cites() {
		for i := range d.Exhibits {
			shown[i+1] = !slices.ContainsFunc(d.kase.Incidents, func(in complaint.Incident) bool { return slices.Contains(in.Exhibits, i) })
		}
	}
	for _, i := range concerned(d.kase, paper) {
		for _, x := range d.kase.Incidents[i].Exhibits {
			shown[x+1] = true
		}
	}
	d.Exhibits = slices.DeleteFunc(slices.Clone(d.Exhibits), func(x *Exhibit) bool { return !shown[x.No] })
}

// ExhibitsTell reports whether some exhibit shown has the form, source, proves or
// pages: a column that is empty is not printed.
func (d *Dossier) ExhibitsTell(what string) (bool, error) {
	of := map[string]func(*Exhibit) *Value{
		"form":   func(x *Exhibit) *Value { return x.Form },
		"source": func(x *Exhibit) *Value { return x.Source },
		"proves": func(x *Exhibit) *Value { return x.Proves },
		"pages":  func(x *Exhibit) *Value { return x.Pages },
	}[what]
	if of == nil {
		return false, fmt.Errorf("证据没有 %q 一项", what)
	}
	return slices.ContainsFunc(d.Exhibits, func(x *Exhibit) bool { return of(x) != nil }), nil
}

// Gaps reports whether the numbers of the exhibits shown have gaps.
func (d *Dossier) Gaps() bool {
	return len(d.Exhibits) > 0 && d.Exhibits[len(d.Exhibits)-1].No != len(d.Exhibits)
}

// keepTied leaves only the exhibits that an incident rests on or that name a loss,
// where any does.
func (d *Dossier) keepTied() {
	tied := slices.Clone(d.Exhibits)
	tied = slices.DeleteFunc(tied, func(x *Exhibit) bool {
		return !slices.ContainsFunc(d.kase.Incidents, func(in complaint.Incident) bool { return slices.Contains(in.Exhibits, x.No-1) }) &&
			!d.provesLoss(x)
	})
	if len(tied) > 0 {
		d.Exhibits = tied
	}
}

func (d *Dossier) provesLoss(x *Exhibit) bool {
	return d.kase.Losses != nil && slices.ContainsFunc(d.kase.Losses.Economic, func(l complaint.LossItem) bool {
		return strings.Contains(x.Name.words()+x.Proves.words(), l.Item)
	})
}

// RespondentIs reports whether the respondent is of one of the kinds, named by
// their slugs.
func (d *Dossier) RespondentIs(slugs ...string) (bool, error) {
	found := false
	for _, s := range slugs {
		k := legal.LenderKind(s)
		if legal.LenderKinds.Label(k) == "" {
			return false, fmt.Errorf("没有机构类型 %q", s)
		}
		found = found || d.kase.Respondent.Kind == k
	}
	return found, nil
}

// Rule mentions those of the rules, named by their ids, that bind the respondent
// and were in force on the day of their clock; nil where none was.
func (d *Dossier) Rule(ids ...string) (*Mention, error) {
	m := &Mention{of: d.mentions}
	for _, id := range ids {
		g, err := d.engine.law.Resolve("rule/"+id, d.days())
		switch past := (*legal.NotInForceError)(nil); {
		case errors.As(err, &past):
		case err != nil:
			return nil, err
		case len(g.Rule.Kinds) == 0 || slices.Contains(g.Rule.Kinds, d.kase.Respondent.Kind):
			m.rules = append(m.rules, g.Rule)
		}
	}
	if len(m.rules) == 0 {
		return nil, nil
	}
	return m, nil
}

// days are the letter's two days: that of the last current act and its own.
func (d *Dossier) days() legal.Days {
	days := legal.Days{Filed: d.Date}
	for _, in := range d.acts {
		if last := in.Last(); last.After(days.Act) {
			days.Act = last
		}
	}
	return days
}
