package render

import (
	"errors"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/render/letter"
)

// Late is a submission whose term has run out without an answer (逾期未答复).
type Late struct {
	Prior  *Prior
	What   *Value   // what was due: 作出处理决定
	Start  *Value   // the event from which the term runs: 签收
	Length *Value   // 15日, 7个工作日
	Due    *Value   // the last day
	Basis  *Mention // who sets the term; nil where no law does
	Asked  bool     // the paper asked for it
}

// late lists what the recipient has left unanswered by the day of the letter.
func (d *Dossier) late(f *view) []*Late {
	var out []*Late
	for _, x := range d.engine.planner.Overdue(d.kase, d.Date) {
		if x.Agency != d.agency {
			continue
		}
		of := func(s string) *Value { return &Value{text: s, origin: letter.FromAgency} }
		l := &Late{
			Prior: d.prior(f, x.Submission), What: of(x.Term.What), Start: of(x.Term.Start()), Length: of(x.Term.Length(x.Start)),
			Due: computed(x.Count.Due.Chinese()), Basis: d.basis(x.Term), Asked: x.Term.Asked,
		}
		d.Extendable = d.Extendable || x.Term.Extension != ""
		out = append(out, l)
	}
	return out
}

// basis mentions what sets a term, as it stands on the day of the letter; nil for
// nothing.
func (d *Dossier) basis(t *agency.Term) *Mention {
	m := &Mention{of: d.mentions}
	for _, ref := range t.Basis {
		g, err := d.engine.law.Resolve(ref, d.days())
		switch past := (*legal.NotInForceError)(nil); {
		case errors.As(err, &past) || err != nil: // the registry names provisions that there are
		case g.Rule != nil:
			m.rules = append(m.rules, g.Rule)
		default:
			m.citations = append(m.citations, g.Citation)
		}
	}
	if len(m.rules)+len(m.citations) == 0 {
		return nil
	}
	return m
}
