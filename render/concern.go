package render

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/plan"
)

// spokenOf lists the incidents of the case that the paper speaks of.
func spokenOf(d agency.Decision, c *complaint.Case) []int {
	if d.Acts != nil {
		return d.Acts
	}
	out := make([]int, len(c.Incidents))
	for i := range out {
		out[i] = i
	}
	return out
}

// cites reports whether some incident of the case cites an exhibit.
func (d *Dossier) cites() bool {
	return slices.ContainsFunc(d.kase.Incidents, func(in complaint.Incident) bool { return len(in.Exhibits) > 0 })
}

// keepExhibits leaves only the exhibits that go with the paper; of a case whose incidents
// cite none, those of no incident go with every paper. Exhibits keep their numbers. Without
// those in left.
func (d *Dossier) keepExhibits(of agency.Decision, left []int) {
	if len(left) > 0 {
		d.Exhibits = slices.DeleteFunc(slices.Clone(d.Exhibits),
			func(x *Exhibit) bool { return slices.Contains(left, x.No-1) })
	}
	switch of.Exhibits() {
	case agency.Tied:
		d.keepTied(spokenOf(of, d.kase))
	case agency.OfActs:
		d.keepOf(spokenOf(of, d.kase), !d.cites())
	case agency.OfActsOrAll:
		d.keepOf(spokenOf(of, d.kase), true)
	}
	if !seesLists(of) {
		d.withhold()
	}
}

// seesLists reports whether what lists other persons goes with the paper: to police, prosecutor
// and court.
func seesLists(d agency.Decision) bool {
	return d.Paper.Identifies || d.Agency.Tribunal && !d.Agency.Contract || d.Paper.Lists
}

// withhold takes out the exhibits that list other persons.
func (d *Dossier) withhold() {
	lists := func(x *Exhibit) bool { return d.kase.Exhibits[x.No-1].ListsOthers() }
	for _, x := range d.Exhibits {
		if lists(x) {
			d.withheld = append(d.withheld, x.No-1)
		}
	}
	if len(d.withheld) > 0 {
		d.Exhibits = slices.DeleteFunc(slices.Clone(d.Exhibits), lists)
	}
}

// Withheld names the exhibits that do not go with the paper because they list other persons; nil
// for none.
func (d *Dossier) Withheld() *Value {
	if len(d.withheld) == 0 {
		return nil
	}
	return d.made(item("exhibits", d.withheld[0], "name"), exhibitNames(d.withheld))
}

// keepOf leaves the exhibits of the incidents, and those of no incident where they are
// wanted.
func (d *Dossier) keepOf(incidents []int, loose bool) {
	shown := map[int]bool{}
	for i := range d.Exhibits {
		shown[i+1] = loose && !slices.ContainsFunc(d.kase.Incidents,
			func(in complaint.Incident) bool { return slices.Contains(in.Exhibits, i) })
	}
	for _, i := range incidents {
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

// ExhibitNamed reports whether some exhibit shown is called so.
func (d *Dossier) ExhibitNamed(words string) bool {
	return slices.ContainsFunc(d.Exhibits, func(x *Exhibit) bool { return strings.Contains(x.Name.words(), words) })
}

// Gaps reports whether the numbers of the exhibits shown, and of those that the letter says it
// withholds, have gaps.
func (d *Dossier) Gaps() bool {
	last := 0
	for _, x := range d.Exhibits {
		last = max(last, x.No)
	}
	for _, i := range d.withheld {
		last = max(last, i+1)
	}
	return last != len(d.Exhibits)+len(d.withheld)
}

// keepTied leaves only the exhibits that an incident rests on or that name a loss,
// where any does.
func (d *Dossier) keepTied(incidents []int) {
	tied := slices.Clone(d.Exhibits)
	tied = slices.DeleteFunc(tied, func(x *Exhibit) bool {
		return !slices.ContainsFunc(incidents,
			func(i int) bool { return slices.Contains(d.kase.Incidents[i].Exhibits, x.No-1) }) &&
			!d.provesLoss(x)
	})
	if len(tied) > 0 {
		d.Exhibits = tied
	}
}

func (d *Dossier) provesLoss(x *Exhibit) bool {
	return provesLoss(d.kase, x.No-1, func(l complaint.LossItem) bool {
		return (l.Class == complaint.ContractLoss) == d.agency.Contract
	})
}

// provesLoss reports whether an exhibit names a loss that is such, or the fee that it was:
// 公证费 of 证据保全公证费.
func provesLoss(c *complaint.Case, exhibit int, of func(complaint.LossItem) bool) bool {
	x := &c.Exhibits[exhibit]
	return c.Losses != nil && slices.ContainsFunc(c.Losses.Economic, func(l complaint.LossItem) bool {
		return of(l) && strings.Contains(x.Name+x.Proves, plan.LossName(l))
	})
}

// receipt is how the name of an exhibit tells that it shows what was paid.
var receipt = pattern.New(`发票|收据|票据|小票|缴费|付款|扣款|转账|支付凭证`)

// receipts are the exhibits that show a payment of that class.
func receipts(c *complaint.Case, of func(complaint.LossItem) bool) []int {
	if c.Losses == nil {
		return nil
	}
	var out []int
	for i := range c.Exhibits {
		if receipt.MatchString(c.Exhibits[i].Name) && provesLoss(c, i, of) {
			out = append(out, i)
		}
	}
	return out
}

// ContractKind is what the contract is called (合同名称), that a lease of what the lessor
// bought is no loan.
func (d *Dossier) ContractKind() *Value {
	if legal.Lessors.Includes(d.kase.Respondent.Kind) {
		return d.made(at("respondent", "kind"), "融资租赁合同")
	}
	return d.made(at("respondent", "kind"), "借款合同")
}

// Serves reports whether the respondent lends to the borrower, or serves him about the
// loan, so that he is its consumer: who bought the debt does not.
func (d *Dossier) Serves() bool { return legal.Serving.Includes(d.kase.Respondent.Kind) }

// RespondentIs reports whether the respondent is of one of the kinds, named by
// their slugs or by their group.
func (d *Dossier) RespondentIs(slugs ...string) (bool, error) {
	kinds := make([]legal.LenderKind, len(slugs))
	for i, s := range slugs {
		kinds[i] = legal.LenderKind(s)
	}
	kinds, err := legal.SpreadKinds(kinds)
	return slices.Contains(kinds, d.kase.Respondent.Kind), err
}

// Wishes are those of the demands that ask for a plan of payment: what else is asked of
// the lender is no part of an application for one.
func (d *Dossier) Wishes() []*Value {
	return slices.DeleteFunc(slices.Clone(d.Demands), func(v *Value) bool { return !plan.OffersPayment(v.text) })
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
