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
	Also     bool   // a part before it is of the same facts and more

	span bool // it applies to a part of an act alone
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

// parts groups provisions by their facts, those that apply to the most of them first. Each
// is printed behind the one before it.
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

// Laws cites the named provisions among the paper's grounds once; nil where no fact
// offends them. Of the facts to which each applies it names those to which the present
// version does beside an older one.
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

// unite makes one ground of a provision that an older and the present version word
// alike under two numbers: 《网络安全法》（2016年）第四十二条（第3项事实适用现行第四十四条）.
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

// namesBoth reports whether the citation of old can name that of present too, as
// both have the same words. Grounds of a part of an act stay apart.
func namesBoth(old, present legal.Ground) bool {
	return old.Since.IsZero() && old.Until.IsZero() && present.Since.IsZero() && present.Until.IsZero() &&
		old.Citation.Moved() && !present.Citation.Superseded() && sameWords(old.Citation, present.Citation)
}

// insertByLaw keeps citations of one version together, so that they share its
// name, in the order of its articles.
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

// Ground returns the citations of the named provisions among the paper's
// grounds, grouped by the facts to which they apply; none where no fact offends
// them.
func (d *Dossier) Ground(refs ...string) ([]*Part, error) {
	if err := d.known(refs); err != nil {
		return nil, err
	}
	return d.parts(d.cited(refs)), nil
}

// known returns an error for a provision that the law does not have.
func (d *Dossier) known(refs []string) error {
	for _, ref := range refs {
		if err := d.engine.law.Known(ref); err != nil {
			return err
		}
	}
	return nil
}

// cited are the grounds of the named provisions.
func (d *Dossier) cited(refs []string) []legal.Ground {
	return d.chosen(func(g legal.Ground) bool { return g.Citation != nil && slices.Contains(refs, g.Citation.Ref) })
}

// Argues reports whether the paper argues the provision for some current fact.
func (d *Dossier) Argues(ref string) (bool, error) {
	parts, err := d.Ground(ref)
	return len(parts) > 0, err
}

// Rules returns the rules below the rank of statutes, grouped by the facts, those that apply
// to the most of them first.
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

// Binding mentions those of the rules that bind by themselves; nil for none.
func (p *Part) Binding() *Mention { return p.ranked(true) }

// Norms mentions the others: what an association or a standard recommends; nil for none.
func (p *Part) Norms() *Mention { return p.ranked(false) }

func (p *Part) ranked(binding bool) *Mention {
	m := *p.Citation
	m.rules = slices.DeleteFunc(slices.Clone(m.rules), func(r *legal.Rule) bool { return r.Rank.Binds() != binding })
	if len(m.rules) == 0 {
		return nil
	}
	return &m
}

// facts names the facts to which a ground applies; nil for all that the letter tells:
// background is told and nothing is argued of it.
func (d *Dossier) facts(g legal.Ground) *Value {
	if len(g.Acts) == len(d.Incidents) && g.Since.IsZero() && g.Until.IsZero() {
		return nil
	}
	return d.factNames(g.Acts, g.Since, g.Until)
}

// factNames is 第1、3项事实 or 第1至3项事实, of the part between two days where they are
// given; nil for no acts.
func (d *Dossier) factNames(acts []int, since, until legal.Date) *Value {
	if len(acts) == 0 {
		return nil
	}
	return d.made(d.ofAct(acts[0], "narrative"), factWords(acts, since, until))
}

func factWords(acts []int, since, until legal.Date) string {
	return "第" + numbers(acts) + "项事实" + partName(since, until)
}

// numbers is 1、3至5, counted from 1, of ascending indices.
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
	return d.factNames(acts, legal.Date{}, legal.Date{})
}
