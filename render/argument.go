package render

import (
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
)

// Part is one citation with the facts to which it applies.
type Part struct {
	Citation *Mention
	Facts    *Value // 第1、3项事实; nil where it applies to all of them
}

// mention cites one ground for the acts to which it applies.
func (d *Dossier) mention(g legal.Ground) *Mention {
	m := &Mention{of: d.mentions, dossier: d, acts: g.Acts}
	if g.Rule != nil {
		m.rules = []*legal.Rule{g.Rule}
	} else {
		m.citations = []*legal.Citation{g.Citation}
	}
	return m
}

// Cited returns all provisions that the paper argues, grouped by the facts to which
// they apply.
func (d *Dossier) Cited() []*Part {
	return d.parts(d.chosen(func(g legal.Ground) bool { return g.Rule == nil && !g.Apart }))
}

func (d *Dossier) chosen(wanted func(legal.Ground) bool) []legal.Ground {
	var out []legal.Ground
	for _, g := range d.grounds {
		if wanted(g) {
			out = append(out, g)
		}
	}
	return out
}

// parts groups provisions by their facts, those that apply to all of them first.
func (d *Dossier) parts(grounds []legal.Ground) []*Part {
	var out []*Part
	var scopes []legal.Ground
	for _, g := range grounds {
		if i := slices.IndexFunc(scopes, g.SameScope); i >= 0 {
			out[i].Citation.citations = insertByLaw(out[i].Citation.citations, g.Citation)
			continue
		}
		scopes = append(scopes, g)
		out = append(out, &Part{d.mention(g), d.facts(g)})
	}
	slices.SortStableFunc(out, func(a, b *Part) int { return narrow(a) - narrow(b) })
	return out
}

func narrow(p *Part) int {
	if p.Facts == nil {
		return 0
	}
	return 1
}

// insertByLaw keeps citations of one version together, so that they share its
// name.
func insertByLaw(list []*legal.Citation, c *legal.Citation) []*legal.Citation {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Version == c.Version {
			return slices.Insert(list, i+1, c)
		}
	}
	return append(list, c)
}

// Ground returns the citations of the named provisions among the paper's
// grounds, grouped by the facts to which they apply; none where no fact offends
// them.
func (d *Dossier) Ground(refs ...string) ([]*Part, error) {
	for _, ref := range refs {
		if err := d.engine.law.Known(ref); err != nil {
			return nil, err
		}
	}
	return d.parts(d.chosen(func(g legal.Ground) bool {
		return g.Citation != nil && slices.Contains(refs, g.Citation.Ref)
	})), nil
}

// Rules returns the rules below the rank of statutes, grouped by the facts.
func (d *Dossier) Rules() []*Part {
	var out []*Part
	var scopes []legal.Ground
	for _, g := range d.grounds {
		if g.Rule == nil {
			continue
		}
		if i := slices.IndexFunc(scopes, g.SameScope); i >= 0 {
			out[i].Citation.rules = append(out[i].Citation.rules, g.Rule)
			continue
		}
		scopes = append(scopes, g)
		out = append(out, &Part{d.mention(g), d.facts(g)})
	}
	return out
}

// facts names the facts to which a ground applies; nil for all of them.
func (d *Dossier) facts(g legal.Ground) *Value {
	if len(g.Acts) == len(d.Current) && g.Since.IsZero() && g.Until.IsZero() {
		return nil
	}
	return factNames(g.Acts, g.Since, g.Until)
}

// factNames is 第1、3项事实, of the part between two days where they are given; nil for no
// acts.
func factNames(acts []int, since, until legal.Date) *Value {
	if len(acts) == 0 {
		return nil
	}
	names := make([]string, len(acts))
	for i, a := range acts {
		names[i] = strconv.Itoa(a + 1)
	}
	return computed("第" + strings.Join(names, "、") + "项事实" + partName(since, until))
}

// partName is 中2026年1月1日以后的部分; "" for the whole. A day given as a bound belongs
// to the part.
func partName(since, until legal.Date) string {
	switch {
	case since.IsZero() && until.IsZero():
		return ""
	case until.IsZero():
		return "中" + since.Chinese() + "以后的部分"
	case since.IsZero():
		return "中" + until.Chinese() + "以前的部分"
	}
	return "中" + since.Chinese() + "至" + until.Chinese() + "的部分"
}

// Straddles names the facts that run over a change of the law that the paper cites by
// its parts; nil for none.
func (d *Dossier) Straddles() *Value {
	var acts []int
	for _, g := range d.grounds {
		if g.Until.IsZero() {
			continue
		}
		for _, a := range g.Acts {
			if !slices.Contains(acts, a) {
				acts = append(acts, a)
			}
		}
	}
	slices.Sort(acts)
	return factNames(acts, legal.Date{}, legal.Date{})
}
