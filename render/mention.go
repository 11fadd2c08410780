package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/render/letter"
)

// mentions is what one letter has cited so far, in reading order.
type mentions struct {
	named map[string]bool // laws already given their full title
	cited []*legal.Citation
	rules []*legal.Rule
}

// Mention is one or more provisions, or rules, as a letter cites them at one
// place. Its form is settled when it is printed: full title at the first mention
// of a law, short title after.
type Mention struct {
	of        *mentions
	citations []*legal.Citation
	rules     []*legal.Rule

	dossier *Dossier // whose acts are meant
	acts    []int    // to which it applies, by their place in its Current; nil for none in particular
}

// Cited lists the provisions and rules in the order of print.
func (m *Mention) Cited() []letter.Cited {
	out := make([]letter.Cited, 0, len(m.rules)+len(m.citations))
	for _, r := range m.rules {
		out = append(out, letter.Cited{Ref: "rule/" + r.ID, Key: ruleKey(r), Clock: string(r.Time)})
	}
	for _, c := range m.citations {
		out = append(out, letter.Cited{Ref: c.Ref, Key: c.Key(), Clock: string(c.Clock)})
	}
	return out
}

// Incidents are the incidents of the case file to which it applies.
func (m *Mention) Incidents() []int {
	var out []int
	for _, a := range m.acts {
		for at := range m.dossier.kase.Incidents {
			if m.dossier.acts[a] == &m.dossier.kase.Incidents[at] {
				out = append(out, at)
			}
		}
	}
	return out
}

func (m *Mention) print() Value {
	var b strings.Builder
	b.Grow(80 * (len(m.rules) + len(m.citations)))
	for i, r := range m.rules {
		if i > 0 {
			b.WriteString("、")
		}
		m.of.rules = append(m.of.rules, r)
		b.WriteString(r.Name())
	}
	for i, c := range m.citations {
		var before *legal.Citation
		if i > 0 {
			before = m.citations[i-1]
			if before.Version == c.Version {
				b.WriteString("、")
			} else {
				b.WriteString("，")
			}
		}
		b.WriteString(m.of.form(c, before))
	}
	return Value{text: b.String(), origin: letter.FromLaw}
}

// form writes one citation. Behind another of the same version it leaves out the
// law's name, and behind one of the same article that too.
func (ms *mentions) form(c, before *legal.Citation) string {
	ms.cited = append(ms.cited, c)
	switch {
	case before != nil && before.Version == c.Version:
		return c.Behind(before)
	case ms.named[c.Version.Law]:
		return c.Short()
	}
	ms.named[c.Version.Law] = true
	return c.Full()
}

// keys returns what the letter cited, law/place@effective, sorted, each once.
func (ms *mentions) keys() []string {
	out := make([]string, 0, len(ms.cited)+len(ms.rules))
	for _, c := range ms.cited {
		out = append(out, c.Key())
	}
	for _, r := range ms.rules {
		out = append(out, ruleKey(r))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func ruleKey(r *legal.Rule) string { return "rule/" + r.ID + "@" + r.Effective.String() }
