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
	told  map[string][]int // the acts for which a provision was cited, by its key
}

// Mention is one or more provisions, or rules, as a letter cites them at one
// place. Its form is settled when it is printed: full title at the first mention
// of a law, short title after.
type Mention struct {
	of        *mentions
	citations []*legal.Citation
	rules     []*legal.Rule

	after *Mention // printed just before: its last law is 该法
	then  bool     // it tells what was, and not where that stands now

	dossier *Dossier // whose acts are meant
	acts    []int    // to which it applies, by their place in its Current; nil for none in particular
}

// Cited lists the provisions and rules in the order of print.
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

// all are the citations with those that citations of older versions name beside them.
func (m *Mention) all() []*legal.Citation {
	out := slices.Clone(m.citations)
	for _, c := range m.citations {
		if later := c.Later(); later != nil {
			out = append(out, later)
		}
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

// endsWith reports whether the law that m names last is that of c.
func (m *Mention) endsWith(c *legal.Citation) bool {
	return m != nil && len(m.citations) > 0 && m.citations[len(m.citations)-1].Version == c.Version
}

// tell records what m has said of its acts.
func (m *Mention) tell() {
	cited := m.all()
	m.of.cited = append(m.of.cited, cited...)
	if m.acts == nil {
		return
	}
	for _, c := range cited {
		key := c.Key()
		m.of.told[key] = append(m.of.told[key], m.acts...)
	}
}

// form writes citations of one version. The law has its full title at the first mention
// and is 该法 directly behind another of its places.
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
