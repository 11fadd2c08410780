package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/letter"
	"tousu/render/plan"
)

// Late is a submission whose term has run out without an answer (逾期未答复).
type Late struct {
	Prior  *Prior
	What   *Value   // what was due: 作出处理决定
	Start  *Value   // the event that starts the term: 签收
	From   *Value   // its day
	Length *Value   // 15日, 7个工作日
	Due    *Value   // the last day
	Basis  *Mention // who sets the term; nil if no law does
	Asked  bool     // the paper asked for it
}

// late lists what the body with the slug of has not answered by the day of the letter.
func (d *Dossier) late(f *view, of string) []*Late {
	return d.overdue(f, d.kase, func(x plan.Deadline) bool { return x.Agency.Slug == of })
}

// overdue lists the terms of the record that have run out and satisfy such.
func (d *Dossier) overdue(f *view, record *complaint.Case, such func(plan.Deadline) bool) []*Late {
	var out []*Late
	for _, x := range d.engine.planner.Overdue(record, d.Date) {
		if !such(x) {
			continue
		}
		sent := item("prior", x.Submission, "date")
		sent.c = d.kase
		of := func(s string) *Value { return &Value{text: s, origin: letter.FromAgency, key: sent} }
		l := &Late{
			Prior: d.prior(f, x.Submission), What: of(x.Term.What), Start: of(x.Term.Start()),
			Length: of(x.Term.Length(x.Start)),
			From:   d.made(sent, x.Start.Chinese()), Due: d.made(sent, x.Count.Due.Chinese()), Basis: d.basis(x.Term),
			Asked: x.Term.Asked,
		}
		d.Extendable = d.Extendable || x.Term.Extension != ""
		out = append(out, l)
	}
	return out
}

// ObjectionsLapsed lists the objections (异议) to what the respondent reported that it has not
// answered within their term (征信业管理条例 art. 25). A complaint that a fact describes as an
// objection counts as one.
func (d *Dossier) ObjectionsLapsed() []*Late {
	record := *d.kase
	record.Prior = slices.Clone(record.Prior)
	for _, p := range d.Prior {
		if objection := objectionTo(p.to); objection != nil && d.tellsObjection(p) {
			record.Prior[p.place].Paper = objection.Kind
		}
	}
	f := &view{c: d.kase, shown: complaint.Body, veil: d.kase.Veil(complaint.Body)}
	return d.overdue(f, &record, func(x plan.Deadline) bool {
		return x.Agency.Party == agency.TheRespondent && isObjection(x.Term)
	})
}

// recorded and actual match accounts of what a credit record says and of what is true.
var (
	recorded = pattern.New(`记载|记为|显示|列为|登记为|标为|写成|报送`)
	actual   = pattern.New(`还清|结清|偿还|归还|还款|没有(?:借|逾期|申请|办)|并未|从未|未曾|按期|按时|实际|不是本人|并非`)
)

// RecordTold names the facts that say both what a credit record says and what is true; nil if
// there are none.
func (d *Dossier) RecordTold() *Value {
	return d.factNames(d.indices(func(in *complaint.Incident) bool {
		return plan.SpeaksOfCredit(in.Narrative) && recorded.MatchString(in.Narrative) &&
			actual.MatchString(in.Narrative)
	}), legal.Date{}, legal.Date{})
}

// tellsObjection reports whether a fact describes the submission as an objection to a record.
func (d *Dossier) tellsObjection(p *Prior) bool {
	return d.acted(func(in *complaint.Incident) bool {
		return p.toldBy(in) && plan.SpeaksOfCredit(in.Narrative) && strings.Contains(in.Narrative, "异议")
	})
}

// LateUnnumbered reports whether some paper left unanswered has no number from the body.
func (d *Dossier) LateUnnumbered() bool {
	return slices.ContainsFunc(d.Late, func(l *Late) bool { return l.Prior.Ticket == nil })
}

// LateUnaccepted reports whether for some paper left unanswered no acceptance is recorded.
func (d *Dossier) LateUnaccepted() bool {
	return slices.ContainsFunc(d.Late, func(l *Late) bool { return l.Prior.AcceptedOn == nil })
}

// objectionTo returns the paper for objecting to what a body has recorded; nil if there is none.
func objectionTo(a *agency.Agency) *agency.Paper {
	for i := range a.Papers {
		if slices.ContainsFunc(a.Papers[i].Terms, func(t agency.Term) bool { return isObjection(&t) }) {
			return &a.Papers[i]
		}
	}
	return nil
}

// isObjection reports whether the term is for answering an objection.
func isObjection(t *agency.Term) bool {
	return t != nil && slices.Contains(t.Basis, "credit-reporting/objection")
}

// Refused reports whether the body whose silence the paper is about has answered.
func (d *Dossier) Refused() bool {
	return slices.ContainsFunc(d.Prior, func(p *Prior) bool {
		return p.Went(d.silence) && (p.Reply != nil || p.RepliedOn != nil)
	})
}

// Silent names the office that did not act on the report; nil for a police station, which acts
// for the bureau above it.
func (d *Dossier) Silent() *Value {
	for _, l := range d.Late {
		if l.Prior.Body != nil && strings.HasSuffix(l.Prior.Body.text, "局") {
			return l.Prior.Body
		}
	}
	return nil
}

// basis mentions the law or rule that sets a term, as it is on the day of the letter; nil if
// there is none.
func (d *Dossier) basis(t *agency.Term) *Mention {
	m := &Mention{of: d.mentions}
	for _, ref := range t.Basis {
		g, err := d.engine.law.Resolve(ref, d.days())
		switch {
		case err != nil: // not in force: the provisions that the registry names exist
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
