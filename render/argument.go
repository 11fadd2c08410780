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
	Facts    *Value // 第1、3项事实; nil if it applies to all facts
	Also     bool   // an earlier part applies to the same facts and possibly others

	span bool // it applies only to a part of an act
}

// mention cites a ground for the acts to which it applies.
func (d *Dossier) mention(g legal.Ground) *Mention {
	m := &Mention{of: d.mentions, dossier: d, acts: g.Acts}
	if g.Rule != nil {
		m.rules = []*legal.Rule{g.Rule}
	} else {
		m.citations = []*legal.Citation{g.Citation}
	}
	return m
}

// Cited returns all provisions that the paper argues, except those that the template places
// itself, grouped by the facts to which they apply.
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

// parts groups provisions by their facts, those that apply to most facts first. Each part is
// printed directly after the one before it.
func (d *Dossier) parts(grounds []legal.Ground) []*Part {
	var out []*Part
	var scopes []legal.Ground
	for _, g := range unite(grounds) {
		if i := slices.IndexFunc(scopes, g.SameScope); i >= 0 {
			out[i].Citation.citations = insertByLaw(out[i].Citation.citations, g.Citation)
			continue
		}
		scopes = append(scopes, g)
		out = append(out, &Part{Citation: d.mention(g), Facts: d.facts(g), span: !g.Since.IsZero() ||
			!g.Until.IsZero()})
	}
	slices.SortStableFunc(out, func(a, b *Part) int { return len(b.Citation.acts) - len(a.Citation.acts) })
	for i := 1; i < len(out); i++ {
		out[i].Citation.after = out[i-1].Citation
		out[i].Also = !out[i].span && slices.ContainsFunc(out[:i],
			func(p *Part) bool { return !p.span && subset(out[i].Citation.acts, p.Citation.acts) })
	}
	return out
}

// subset reports whether all of a are in b.
func subset(a, b []int) bool {
	return !slices.ContainsFunc(a, func(x int) bool { return !slices.Contains(b, x) })
}

// Laws cites the named provisions among the paper's grounds, each once; nil if no fact offends
// them. If a provision applies to some facts in an older version and to others in the present
// one, the citation names the facts of the latter.
func (d *Dossier) Laws(refs ...string) (*Mention, error) {
	if err := d.known(refs); err != nil {
		return nil, err
	}
	m := &Mention{of: d.mentions, dossier: d}
	for _, g := range d.cited(refs) {
		m.acts = append(m.acts, g.Acts...)
		same := func(c *legal.Citation) bool { return c.Ref == g.Citation.Ref && c.Version == g.Citation.Version }
		older := func(c *legal.Citation) bool {
			return c.Ref == g.Citation.Ref && c.Moved() && !g.Citation.Superseded()
		}
		if i := slices.IndexFunc(m.citations, older); i >= 0 {
			m.citations[i] = m.citations[i].Continued(g.Citation, factWords(g.Acts, g.Since, g.Until))
		} else if !slices.ContainsFunc(m.citations, same) {
			m.citations = insertByLaw(m.citations, g.Citation)
		}
	}
	if m.citations == nil {
		return nil, nil
	}
	slices.Sort(m.acts)
	m.acts = slices.Compact(m.acts)
	return m, nil
}

// unite merges the grounds of a provision that has the same words under two numbers in an older
// and the present version: 《网络安全法》（2016年）第四十二条（第3项事实适用现行第四十四条）.
func unite(grounds []legal.Ground) []legal.Ground {
	var out []legal.Ground
	for _, g := range grounds {
		i := slices.IndexFunc(out, func(o legal.Ground) bool { return namesBoth(o, g) })
		if i < 0 {
			out = append(out, g)
			continue
		}
		out[i].Citation = out[i].Citation.Continued(g.Citation, factWords(g.Acts, g.Since, g.Until))
		acts := slices.Concat(out[i].Acts, g.Acts)
		slices.Sort(acts)
		out[i].Acts = slices.Compact(acts)
	}
	return out
}

// namesBoth reports whether the citation of old can also name that of present, because both have
// the same words. Grounds that apply only to a part of an act are not merged.
func namesBoth(old, present legal.Ground) bool {
	return old.Since.IsZero() && old.Until.IsZero() && present.Since.IsZero() && present.Until.IsZero() &&
		old.Citation.Moved() && !present.Citation.Superseded() && sameWords(old.Citation, present.Citation)
}

// insertByLaw keeps citations of one version together, in the order of its articles, so that they
// share its name.
func insertByLaw(list []*legal.Citation, c *legal.Citation) []*legal.Citation {
	at := len(list)
	for i := len(list) - 1; i >= 0 && (at == len(list) || list[i].Version == c.Version); i-- {
		if list[i].Version != c.Version {
			continue
		}
		if c.Place.Compare(list[i].Place) > 0 {
			return slices.Insert(list, i+1, c)
		}
		at = i
	}
	return slices.Insert(list, at, c)
}

// Ground returns the citations of the named provisions among the paper's grounds, grouped by the
// facts to which they apply; nil if no fact offends them.
func (d *Dossier) Ground(refs ...string) ([]*Part, error) {
	if err := d.known(refs); err != nil {
		return nil, err
	}
	return d.parts(d.cited(refs)), nil
}

// known returns an error if the law does not have one of the provisions.
func (d *Dossier) known(refs []string) error {
	for _, ref := range refs {
		if err := d.engine.law.Known(ref); err != nil {
			return err
		}
	}
	return nil
}

// cited returns the grounds of the named provisions.
func (d *Dossier) cited(refs []string) []legal.Ground {
	return d.chosen(func(g legal.Ground) bool { return g.Citation != nil && slices.Contains(refs, g.Citation.Ref) })
}

// Argues reports whether the paper argues the provision for some current fact.
func (d *Dossier) Argues(ref string) (bool, error) {
	parts, err := d.Ground(ref)
	return len(parts) > 0, err
}

// Rules returns the rules below the rank of statutes, grouped by the facts to which they apply,
// those that apply to most facts first.
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
		out = append(out, &Part{Citation: d.mention(g), Facts: d.facts(g)})
	}
	slices.SortStableFunc(out, func(a, b *Part) int { return len(b.Citation.acts) - len(a.Citation.acts) })
	return out
}

// Binding mentions the rules of the part that are binding by themselves; nil if there are none.
func (p *Part) Binding() *Mention { return p.ranked(true) }

// Norms mentions the other rules, recommended by an association or a standard; nil if there are
// none.
func (p *Part) Norms() *Mention { return p.ranked(false) }

func (p *Part) ranked(binding bool) *Mention {
	m := *p.Citation
	m.rules = slices.DeleteFunc(slices.Clone(m.rules), func(r *legal.Rule) bool { return r.Rank.Binds() != binding })
	if len(m.rules) == 0 {
		return nil
	}
	return &m
}

// facts names the facts to which a ground applies; nil if these are all facts in the letter. The
// background is told but nothing is argued from it.
func (d *Dossier) facts(g legal.Ground) *Value {
	if len(g.Acts) == len(d.Incidents) && g.Since.IsZero() && g.Until.IsZero() {
		return nil
	}
	return d.factNames(g.Acts, g.Since, g.Until)
}

// factNames returns 第1、3项事实 or 第1至3项事实, restricted to a part if a day is given; nil for
// no acts.
func (d *Dossier) factNames(acts []int, since, until legal.Date) *Value {
	if len(acts) == 0 {
		return nil
	}
	return d.made(d.ofAct(acts[0], "narrative"), factWords(acts, since, until))
}

func factWords(acts []int, since, until legal.Date) string {
	return "第" + numbers(acts) + "项事实" + partName(since, until)
}

// numbers formats ascending indices as numbers from 1: 1、3至5.
func numbers(indices []int) string {
	var b strings.Builder
	for i := 0; i < len(indices); {
		last := i
		for last+1 < len(indices) && indices[last+1] == indices[last]+1 {
			last++
		}
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(strconv.Itoa(indices[i] + 1))
		switch {
		case last-i >= 2:
			b.WriteString("至" + strconv.Itoa(indices[last]+1))
		case last > i:
			b.WriteString("、" + strconv.Itoa(indices[last]+1))
		}
		i = last + 1
	}
	return b.String()
}

// partName formats a part of an act, 中2026年1月1日以后的部分; "" for the whole. Both days belong
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

// Straddles names the facts that span a change of law and for which the paper cites each version
// for its part; nil if there are none.
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
	return d.factNames(acts, legal.Date{}, legal.Date{})
}
