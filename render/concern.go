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

// spokenOf returns the incidents that the paper is about, as indices into the case.
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

// keepExhibits leaves only the exhibits that go with the paper, without those in left. If the
// paper takes those of its incidents and no incident of the case cites any, all go with it.
// Exhibits keep their numbers.
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
	case agency.OfActsAndLoose:
		d.keepOf(spokenOf(of, d.kase), true)
	}
	if !seesLists(of) {
		d.withhold()
	}
}

// seesLists reports whether exhibits that list other persons go with the paper, as they do to
// police, prosecutor and court.
func seesLists(d agency.Decision) bool {
	return d.Paper.Identifies || d.Agency.Tribunal && !d.Agency.Contract || d.Paper.Lists
}

// withhold removes the exhibits that list other persons.
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
// if there are none.
func (d *Dossier) Withheld() *Value {
	if len(d.withheld) == 0 {
		return nil
	}
	return d.made(item("exhibits", d.withheld[0], "name"), exhibitNames(d.withheld))
}

// keepOf leaves only the exhibits of the incidents and, if loose, those of no incident.
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

// ExhibitsTell reports whether some exhibit shown has a value in the column form, source, proves
// or pages: an empty column is not printed.
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

// ExhibitNamed reports whether the name of some exhibit shown contains words.
func (d *Dossier) ExhibitNamed(words string) bool {
	return slices.ContainsFunc(d.Exhibits, func(x *Exhibit) bool { return strings.Contains(x.Name.words(), words) })
}

// Gaps reports whether the numbers of the exhibits shown, together with those that the letter
// says are withheld, have gaps.
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

// keepTied leaves only the exhibits that one of the incidents cites or that prove a loss the body
// decides on; all if there are none.
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

// provesLoss reports whether an exhibit names a loss selected by of. The end of the loss's name
// is enough: 公证费 for 证据保全公证费.
func provesLoss(c *complaint.Case, exhibit int, of func(complaint.LossItem) bool) bool {
	x := &c.Exhibits[exhibit]
	return c.Losses != nil && slices.ContainsFunc(c.Losses.Economic, func(l complaint.LossItem) bool {
		return of(l) && strings.Contains(x.Name+x.Proves, plan.LossName(l))
	})
}

// receipt matches the names of exhibits that show a payment.
var receipt = pattern.New(`发票|收据|票据|小票|缴费|付款|扣款|转账|支付凭证`)

// receipts returns the exhibits that show the payment of a loss selected by of.
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

// ContractKind returns what the letter calls the contract (合同名称): a finance lease is not
// called a loan.
func (d *Dossier) ContractKind() *Value {
	if legal.Lessors.Includes(d.kase.Respondent.Kind) {
		return d.made(at("respondent", "kind"), "融资租赁合同")
	}
	return d.made(at("respondent", "kind"), "借款合同")
}

// Serves reports whether the respondent lends to the borrower or serves him in connection with
// the loan, so that he is its consumer. A buyer of the debt does not.
func (d *Dossier) Serves() bool { return legal.Serving.Includes(d.kase.Respondent.Kind) }

// RespondentIs reports whether the respondent is of one of the kinds, named by slug or by group.
func (d *Dossier) RespondentIs(slugs ...string) (bool, error) {
	kinds := make([]legal.LenderKind, len(slugs))
	for i, s := range slugs {
		kinds[i] = legal.LenderKind(s)
	}
	kinds, err := legal.SpreadKinds(kinds)
	return slices.Contains(kinds, d.kase.Respondent.Kind), err
}

// Wishes returns the demands that ask for a repayment plan: other demands do not belong in an
// application for one.
func (d *Dossier) Wishes() []*Value {
	return slices.DeleteFunc(slices.Clone(d.Demands), func(v *Value) bool { return !plan.OffersPayment(v.text) })
}

// Rule mentions the named rules that bind the respondent and were in force on the day of their
// clock; nil if there are none. The ids are without the prefix rule/.
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

// days returns the days that decide which law applies: that of the last current act and that of
// the letter.
func (d *Dossier) days() legal.Days {
	days := legal.Days{Filed: d.Date}
	for _, in := range d.acts {
		if last := in.Last(); last.After(days.Act) {
			days.Act = last
		}
	}
	return days
}
