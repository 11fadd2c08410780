package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/render/letter"
)

// mentions records what one letter has cited so far, in reading order.
type mentions struct {
	named map[string]bool // laws already given their full title
	cited []*legal.Citation
	rules []*legal.Rule
	told  map[string][]int // by key: the acts for which a provision was cited
}

// Mention is one or more provisions or rules, as a letter cites them in one place. Its form is
// decided when it is printed: full title at the first mention of a law, short title after that.
type Mention struct {
	of        *mentions
	citations []*legal.Citation
	rules     []*legal.Rule

	after *Mention // printed just before: if its last law is the first of this one, it becomes 该法
	then  bool     // cite only the old version, without the present number

	dossier *Dossier // the dossier whose acts are meant
	acts    []int    // the acts to which it applies, as indices into Dossier.Current; nil if to none in particular
}

// Cited lists the provisions and rules in the order in which they are printed.
func (m *Mention) Cited() []letter.Cited {
	out := make([]letter.Cited, 0, len(m.rules)+len(m.citations))
	for _, r := range m.rules {
		out = append(out, letter.Cited{Ref: "rule/" + r.ID, Key: ruleKey(r), Clock: string(r.Time)})
	}
	for _, c := range m.all() {
		out = append(out, letter.Cited{Ref: c.Ref, Key: c.Key(), Clock: string(c.Clock)})
	}
	return out
}

// all returns the citations, and those that citations of older versions name beside themselves.
func (m *Mention) all() []*legal.Citation {
	out := slices.Clone(m.citations)
	for _, c := range m.citations {
		if later := c.Later(); later != nil {
			out = append(out, later)
		}
	}
	return out
}

// Incidents returns the incidents to which it applies, as indices into the case file.
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
		name := r.Name()
		// 《》《》: GB/T 15834 art. 4.5.3.5
		if i > 0 && !(strings.HasSuffix(m.rules[i-1].Name(), "》") && strings.HasPrefix(name, "《")) {
			b.WriteString("、")
		}
		m.of.rules = append(m.of.rules, r)
		b.WriteString(name)
	}
	for i := 0; i < len(m.citations); {
		end := i + 1
		for end < len(m.citations) && m.citations[end].Version == m.citations[i].Version {
			end++
		}
		if i > 0 {
			b.WriteString("，")
		}
		if m.then {
			b.WriteString(m.citations[i].Former())
		} else {
			b.WriteString(m.of.form(m.citations[i:end], i == 0 && len(m.rules) == 0 &&
				m.after.endsWith(m.citations[0])))
		}
		i = end
	}
	m.tell()
	return Value{text: b.String(), origin: letter.FromLaw}
}

// endsWith reports whether the last law that m names is that of c.
func (m *Mention) endsWith(c *legal.Citation) bool {
	return m != nil && len(m.citations) > 0 && m.citations[len(m.citations)-1].Version == c.Version
}

// tell records what m has cited, and for which acts.
func (m *Mention) tell() {
	cited := m.all()
	m.of.cited = append(m.of.cited, cited...)
	for _, c := range cited {
		key := c.Key()
		m.of.told[key] = append(m.of.told[key], m.acts...)
	}
}

// form formats citations of one version: with the full title at the first mention of the law, and
// as 该法 directly after another citation of it.
func (ms *mentions) form(run []*legal.Citation, again bool) string {
	c := run[0]
	switch {
	case again:
		return "该法" + legal.Places(run)
	case ms.named[c.Version.Law]:
		return c.Named(run)
	}
	ms.named[c.Version.Law] = true
	return c.Formal(run)
}

// keys returns the keys of what the letter cited (law/place@effective), sorted, each once.
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
