package batch

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"tousu/legal/complaint"
)

// Checks over the whole batch (成批雷同): bodies refuse mass-copied complaints, and one telephone
// number for many complainants looks like a complaint mill. Only digests of the facts are kept.

// bins is the size of a sketch. Bands of bandRows bins find candidates.
const (
	bins      = 64
	bandRows  = 4
	alike     = 0.85 // share of equal bins from which narratives count as near-identical
	maxGroups = 20   // of each kind
	shingle   = 3    // characters
)

// traits holds digests of what cases are compared by; zero if absent.
type traits struct {
	person, lender, phone, address uint64
	sketch                         *[bins]uint16 // of the narratives, by one-permutation MinHash
}

func traitsOf(c *complaint.Case) traits {
	t := traits{
		person: hash(c.Complainant.IDNumber), lender: hash(c.Respondent.Name),
		phone: hash(c.Complainant.Phone), address: hash(c.Complainant.Address),
	}
	var b strings.Builder
	for _, in := range c.Incidents {
		b.WriteString(in.Narrative)
	}
	t.sketch = sketch(b.String())
	return t
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// sketch returns nil for a text that is too short to judge.
func sketch(text string) *[bins]uint16 {
	var rs []rune
	for _, r := range text {
		if unicode.IsLetter(r) { // changing only dates and numbers is copying too
			rs = append(rs, r)
		}
	}
	if len(rs) < 20 {
		return nil
	}
	var out [bins]uint16
	for i := range out {
		out[i] = ^uint16(0)
	}
	for i := 0; i+shingle <= len(rs); i++ {
		h := uint64(14695981039346656037)
		for _, r := range rs[i : i+shingle] {
			h = (h ^ uint64(r)) * 1099511628211
		}
		h ^= h >> 29
		h *= 0xbf58476d1ce4e5b9
		h ^= h >> 32
		bin := &out[h%bins]
		*bin = min(*bin, uint16(h>>40))
	}
	return &out
}

// likeness estimates the share of shingles that two texts have in common.
func likeness(a, b *[bins]uint16) float64 {
	same, filled := 0, 0
	for i := range a {
		if a[i] == ^uint16(0) && b[i] == ^uint16(0) {
			continue
		}
		filled++
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / float64(max(filled, 1))
}

// seen is one valid case of the run.
type seen struct {
	id     string
	row    int
	traits traits
}

// resemblances returns warnings about the cases as a whole, and the ids of the cases concerned.
func resemblances(cases []seen) (warnings []string, members map[string]bool) {
	members = map[string]bool{}
	say := func(groups [][]int, what string) {
		for _, g := range groups[:min(len(groups), maxGroups)] {
			warnings = append(warnings, fmt.Sprintf("%s：%s", rowsOf(cases, g), what))
			for _, i := range g {
				members[cases[i].id] = true
			}
		}
		if more := len(groups) - maxGroups; more > 0 {
			warnings = append(warnings, fmt.Sprintf("还有 %d 组：%s", more, what))
		}
	}
	say(copies(cases), "经过几乎相同；成批雷同的投诉可能不予受理，请各写各的事实")
	say(shared(cases, func(t traits) uint64 { return t.phone }), "几位投诉人用同一个电话，请核对")
	say(shared(cases, func(t traits) uint64 { return t.address }), "几位投诉人用同一个住址，请核对")
	say(repeated(cases), "同一人投诉同一家机构不止一件，请核对是否重复")
	return warnings, members
}

// rowsOf names a group by its first rows.
func rowsOf(cases []seen, group []int) string {
	const most = 5
	var rows []string
	for _, i := range group[:min(len(group), most)] {
		rows = append(rows, fmt.Sprint(cases[i].row))
	}
	s := "第" + strings.Join(rows, "、") + "行"
	if len(group) > most {
		s += "等"
	}
	return fmt.Sprintf("%s %d 件", s, len(group))
}

// shared groups cases of different complainants that share a trait, largest group first.
func shared(cases []seen, of func(traits) uint64) [][]int {
	return groups(cases, of, func(g []int) bool {
		return slices.ContainsFunc(g, func(i int) bool { return cases[i].traits.person != cases[g[0]].traits.person })
	})
}

// repeated groups the cases of one person against one lender.
func repeated(cases []seen) [][]int {
	return groups(cases, func(t traits) uint64 { return t.person*31 + t.lender },
		func(g []int) bool { return len(g) > 1 })
}

func groups(cases []seen, of func(traits) uint64, wanted func([]int) bool) [][]int {
	by := map[uint64][]int{}
	for i, c := range cases {
		by[of(c.traits)] = append(by[of(c.traits)], i)
	}
	var out [][]int
	for _, g := range by {
		if wanted(g) {
			out = append(out, g)
		}
	}
	return largestFirst(out)
}

func largestFirst(groups [][]int) [][]int {
	slices.SortFunc(groups, func(a, b []int) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return groups
}

// copies groups cases with near-identical narratives. Cases that agree in a band of their
// sketches are compared with the first case of that band, so that the work is linear in the
// number of cases.
func copies(cases []seen) [][]int {
	parent := make([]int, len(cases))
	for i := range parent {
		parent[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	type band struct {
		at   int
		bins [bandRows]uint16
	}
	first := map[band]int{}
	for i, c := range cases {
		if c.traits.sketch == nil {
			continue
		}
		for at := 0; at < bins; at += bandRows {
			b := band{at, [bandRows]uint16(c.traits.sketch[at : at+bandRows])}
			j, ok := first[b]
			if !ok {
				first[b] = i
			} else if find(i) != find(j) && likeness(c.traits.sketch, cases[j].traits.sketch) >= alike {
				parent[max(find(i), find(j))] = min(find(i), find(j))
			}
		}
	}
	by := map[int][]int{}
	for i := range cases {
		by[find(i)] = append(by[find(i)], i)
	}
	var out [][]int
	for _, g := range by {
		if slices.ContainsFunc(g, func(i int) bool { return cases[i].traits.person != cases[g[0]].traits.person }) {
			out = append(out, g)
		}
	}
	return largestFirst(out)
}
