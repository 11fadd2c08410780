package render

import (
	"fmt"
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// Point cites the named provisions for the current facts with one of the conducts, grouped by the
// facts to which they apply: what one sentence of the argument says about one kind of conduct. It
// is empty if the paper argues none of them for such a fact.
func (d *Dossier) Point(conducts []any, refs ...string) ([]*Part, error) {
	grounds, err := d.point(conducts, refs)
	return d.parts(grounds), err
}

// Further is Point without what the letter has already cited for the same facts.
func (d *Dossier) Further(conducts []any, refs ...string) ([]*Part, error) {
	grounds, err := d.point(conducts, refs)
	var rest []legal.Ground
	for _, g := range grounds {
		if g.Citation != nil {
			told := d.mentions.told[g.Citation.Key()]
			g.Acts = slices.DeleteFunc(g.Acts, func(a int) bool { return slices.Contains(told, a) })
		}
		if len(g.Acts) > 0 {
			rest = append(rest, g)
		}
	}
	return d.parts(rest), err
}

func (d *Dossier) point(conducts []any, refs []string) ([]legal.Ground, error) {
	slugs := make([]string, len(conducts))
	for i, c := range conducts {
		s, ok := c.(string)
		if !ok {
			return nil, fmt.Errorf("行为须是文字")
		}
		slugs[i] = s
	}
	kinds, err := conductsOf(slugs)
	if err != nil {
		return nil, err
	}
	if err := d.known(refs); err != nil {
		return nil, err
	}
	var out []legal.Ground
	for _, g := range d.grounds {
		if g.Apart || !slices.Contains(refs, g.Ref()) {
			continue
		}
		if others := func(a int) bool { return !does(d.acts[a], kinds) }; slices.ContainsFunc(g.Acts, others) {
			g.Acts = slices.DeleteFunc(slices.Clone(g.Acts), others)
		}
		if len(g.Acts) > 0 {
			out = append(out, g)
		}
	}
	return out, nil
}

// Charged cites the named provisions for the facts about a charge that is claimed back. It is
// empty if the respondent does not serve the complainant, or the paper does not take up charges.
func (d *Dossier) Charged(refs ...string) ([]*Part, error) {
	if err := d.known(refs); err != nil {
		return nil, err
	}
	if !d.takesCharge() {
		return nil, nil
	}
	var out []legal.Ground
	for _, ref := range refs {
		grounds, err := d.ofActs(ref, func(in *complaint.Incident) bool { return plan.OfClaim(d.kase, in) })
		if err != nil {
			return nil, err
		}
		out = append(out, grounds...)
	}
	return d.parts(out), nil
}

// takesCharge reports whether the paper takes up a charge that the complainant claims back from a
// respondent who serves him.
func (d *Dossier) takesCharge() bool {
	return d.charges && d.Serves() && d.Complainant.IsBorrower && d.Losses != nil && d.Losses.Contracts != nil
}
