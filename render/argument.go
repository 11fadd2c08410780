package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/render/letter"
)

// Quote is a provision whose words the letter prints (引文). Where the words did
// not change between versions, the versions share one quotation.
type Quote struct {
	Parts []*Part  // never empty
	Text  []*Value // one for each 款 and 项
}

// Part is one citation with the facts to which it applies.
type Part struct {
	Citation *Mention
	Facts    *Value // 事实（一）、（三）; nil where it applies to all of them
}

// Quotes returns the provisions to quote, in the paper's order.
func (d *Dossier) Quotes() []*Quote {
	var out []*Quote
	var before *legal.Citation
	for _, g := range d.grounds {
		if !g.Quoted || g.Apart {
			continue
		}
		part := &Part{d.mention(g), d.facts(g)}
		if before != nil && before.Ref == g.Citation.Ref && slices.Equal(before.Text(), g.Citation.Text()) {
			last := out[len(out)-1]
			last.Parts = append(last.Parts, part)
		} else {
			out = append(out, &Quote{Parts: []*Part{part}, Text: lawText(g.Citation)})
		}
		before = g.Citation
	}
	return out
}

// Cited returns the provisions that the letter cites without their words,
// grouped by the facts to which they apply.
func (d *Dossier) Cited() []*Part {
	return d.parts(d.chosen(func(g legal.Ground) bool { return g.Rule == nil && !g.Quoted && !g.Apart }))
}

// mention cites one ground for the acts to which it applies.
func (d *Dossier) mention(g legal.Ground) *Mention {
	m := &Mention{of: d.mentions, dossier: d, acts: g.Acts}
	if g.Rule != nil {
		m.rules, m.about = []*legal.Rule{g.Rule}, true
	} else {
		m.citations = []*legal.Citation{g.Citation}
	}
	return m
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
		if i := len(scopes) - 1; i >= 0 && g.SameScope(scopes[i]) {
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

// factNames is 事实（一）、（三）, of the part between two days where they are given; nil for
// no acts.
func factNames(acts []int, since, until legal.Date) *Value {
	names := make([]string, len(acts))
	for i, a := range acts {
		names[i] = "（" + legal.Numeral(a+1) + "）"
	}
	if len(names) == 0 {
		return nil
	}
	return computed("事实" + strings.Join(names, "、") + partName(since, until))
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

// Superseded quotes the named provisions where the paper relies on a version that is no
// longer in force.
func (d *Dossier) Superseded(refs ...string) ([]*Quote, error) {
	for _, ref := range refs {
		if err := d.engine.planner.Law().Known(ref); err != nil {
			return nil, err
		}
	}
	var out []*Quote
	for _, g := range d.grounds {
		if g.Citation != nil && g.Citation.Superseded() && slices.Contains(refs, g.Citation.Ref) {
			out = append(out, &Quote{Parts: []*Part{{d.mention(g), d.facts(g)}}, Text: lawText(g.Citation)})
		}
	}
	return out, nil
}

func lawText(c *legal.Citation) []*Value {
	lines := c.Text()
	out := make([]*Value, len(lines))
	for i, s := range lines {
		out[i] = &Value{text: s, origin: letter.FromLaw}
	}
	return out
}
