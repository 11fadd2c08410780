package render

import (
	"errors"
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// own reports whether the act wrongs the complainant himself, who may then accuse
// (控告); others' wrongs he can only report (举报): 刑事诉讼法 art. 110.
func (d *Dossier) own(in *complaint.Incident) bool {
	return plan.OwnNumber(d.kase, in) || legal.AgainstBorrower.Includes(in.Conduct...)
}

// others reports whether the act wrongs a person who was called in his stead.
func (d *Dossier) others(in *complaint.Incident) bool {
	return plan.ToOthers(d.kase, in)
}

// Accused names the current facts that wrong the complainant (控告), nil for none.
func (d *Dossier) Accused() *Value { return factNames(d.indices(d.own), legal.Date{}, legal.Date{}) }

// Reported names those that wrong the persons who were called (举报), nil for none.
func (d *Dossier) Reported() *Value {
	return factNames(d.indices(d.others), legal.Date{}, legal.Date{})
}

func (d *Dossier) indices(of func(*complaint.Incident) bool) []int {
	var out []int
	for i, in := range d.acts {
		if of(in) {
			out = append(out, i)
		}
	}
	return out
}

// NoContact cites the ban on contact (禁止接触) for the facts in which the
// complainant himself was pestered or followed: only the person wronged may ask
// for it. None where there are no such facts or the law had no such ban.
func (d *Dossier) NoContact() ([]*Part, error) {
	grounds, err := d.ofActs("psap/no-contact", func(in *complaint.Incident) bool {
		return plan.OwnNumber(d.kase, in) && legal.Pestering.Includes(in.Conduct...)
	})
	return d.parts(grounds), err
}

// ofActs cites one provision for each current act of a kind, by the version that
// was in force for it.
func (d *Dossier) ofActs(ref string, of func(*complaint.Incident) bool) ([]legal.Ground, error) {
	var out []legal.Ground
	for _, i := range d.indices(of) {
		c, err := d.engine.law.Cite(ref, legal.Days{Act: d.acts[i].Last(), Filed: d.Date})
		if past := (*legal.NotInForceError)(nil); errors.As(err, &past) {
			continue
		} else if err != nil {
			return nil, err
		}
		if k := len(out) - 1; k >= 0 && out[k].Citation.Version == c.Version {
			out[k].Acts = append(out[k].Acts, i)
			continue
		}
		out = append(out, legal.Ground{Citation: c, Acts: []int{i}})
	}
	return out, nil
}

// Callers reports whether some fact names the number that called.
func (d *Dossier) Callers() bool {
	return slices.ContainsFunc(d.Incidents, func(in *Incident) bool { return in.Caller != nil && in.Caller.text != hiddenNumber })
}

// Under cites one provision for the current facts of the conducts, named by their
// slugs; none where the law was not in force for any of them.
func (d *Dossier) Under(ref string, slugs ...string) ([]*Part, error) {
	if err := d.engine.law.Known(ref); err != nil {
		return nil, err
	}
	conducts, err := conductsOf(slugs)
	if err != nil {
		return nil, err
	}
	grounds, err := d.ofActs(ref, func(in *complaint.Incident) bool { return does(in, conducts) })
	return d.parts(grounds), err
}

// Crimes cites the offences (罪名) that the facts may suggest, for the police to
// examine; none where they suggest none.
func (d *Dossier) Crimes() ([]*Part, error) {
	var out []legal.Ground
	for _, c := range crimes {
		grounds, err := d.ofActs(c.ref, func(in *complaint.Incident) bool { return c.suggested(d, in) })
		if err != nil {
			return nil, err
		}
		out = append(out, grounds...)
	}
	return d.parts(out), nil
}

// crimes are named on facts that come near their elements and on no others:
// collecting a lawful debt by rude means is none of them.
var crimes = []struct {
	ref       string
	suggested func(*Dossier, *complaint.Incident) bool
}{
	{"criminal/extortion", suggestedBy(legal.Extortion)},
	{"criminal/impersonation", suggestedBy(legal.Impersonation)},
	{"criminal/personal-information", func(d *Dossier, in *complaint.Incident) bool {
		return d.kase.Affected >= legal.CrimeEntries.On(d.days()) && legal.DataCrime.Includes(in.Conduct...)
	}},
	// 法释〔2013〕18号 art. 1 ¶3: threats over a debt are as a rule no 寻衅滋事 between
	// its parties; so only for somebody who owes nothing, and only repeated ones.
	{"criminal/provocation", func(d *Dossier, in *complaint.Incident) bool {
		return d.kase.Complainant.Role == legal.Contact && in.Count >= legal.RepeatedThreats.On(d.days()) && slices.Contains(in.Conduct, legal.Threat)
	}},
	// Only for the unlawful debts of usury, never for a lawful one.
	{"criminal/illegal-debt-collection", func(d *Dossier, in *complaint.Incident) bool {
		return d.kase.Respondent.Kind == legal.Unlicensed && (slices.Contains(in.Conduct, legal.Threat) || legal.Pestering.Includes(in.Conduct...))
	}},
}

func suggestedBy(c legal.Conduct) func(*Dossier, *complaint.Incident) bool {
	return func(_ *Dossier, in *complaint.Incident) bool { return slices.Contains(in.Conduct, c) }
}
