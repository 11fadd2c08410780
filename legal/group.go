package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Group is a named set of kinds of conduct (行为的类别), defined in groups.yaml.
type Group string

// The groups that Go code asks for; data files name others too.
const (
	Calls           Group = "calls"
	Collecting      Group = "collecting"
	Timed           Group = "timed"
	Disturbing      Group = "disturbing"
	Pestering       Group = "pestering"
	ReachingOthers  Group = "reaching-others"
	AgainstBorrower Group = "against-borrower"
	PersonalData    Group = "personal-data"
	Punishable      Group = "punishable"
	WrongsThePerson Group = "wrongs-the-person"
)

// groupData is one entry of groups.yaml.
type groupData struct {
	Name  Group
	What  string
	Of    []string // conducts, and groups defined earlier
	Basis Refs

	set conductSet
}

// Refs are references to provisions and rules, law/provision or rule/id. Data files separate them
// by blanks. A reference that is not in force on a day is not cited on that day.
type Refs []string

// MarshalText joins the references with blanks.
func (r Refs) MarshalText() ([]byte, error) { return []byte(strings.Join(r, " ")), nil }

// UnmarshalText splits the text at blanks.
func (r *Refs) UnmarshalText(text []byte) error {
	*r = strings.Fields(string(text))
	return nil
}

var groups = embedded("groups.yaml", loadGroups)

// loadGroups reads groups.yaml. An unknown word is an error, and so is a name that is a conduct's
// or is already taken.
func loadGroups(fsys fs.FS) (map[Group]*groupData, error) {
	var list []*groupData
	if err := ReadData(fsys, "groups.yaml", &list); err != nil {
		return nil, err
	}
	out := map[Group]*groupData{}
	for _, g := range list {
		if g.Name == "" || g.What == "" || len(g.Of) == 0 {
			return nil, errors.New("须有 name、what、of")
		}
		if Conducts.Label(Conduct(g.Name)) != "" || out[g.Name] != nil {
			return nil, fmt.Errorf("名称 %s 已有他用", g.Name)
		}
		for _, word := range g.Of {
			set, ok := wordSet(word, out)
			if !ok {
				return nil, fmt.Errorf("%s: 没有行为 %q", g.Name, word)
			}
			g.set |= set
		}
		out[g.Name] = g
	}
	return out, nil
}

// wordSet returns the conducts that word, a conduct or a group, names.
func wordSet(word string, groups map[Group]*groupData) (conductSet, bool) {
	if g := groups[Group(word)]; g != nil {
		return g.set, true
	}
	set := setOf([]Conduct{Conduct(word)})
	return set, set != 0
}

// Includes reports whether one of the conducts belongs to the group.
func (g Group) Includes(conducts ...Conduct) bool { return setOf(conducts)&g.set() != 0 }

// Conducts returns the conducts of the group in the order of the vocabulary.
func (g Group) Conducts() []Conduct {
	var out []Conduct
	for i, t := range Conducts {
		if g.set()&(1<<i) != 0 {
			out = append(out, t.Slug)
		}
	}
	return out
}

// set panics for a name that groups.yaml lacks; TestGroups tries every constant.
func (g Group) set() conductSet { return groups()[g].set }

// SpreadConducts replaces the names of groups among words by their conducts: data files may name
// groups wherever they name conducts. Each conduct appears once.
func SpreadConducts(words []Conduct) ([]Conduct, error) {
	var out []Conduct
	for _, w := range words {
		conducts := []Conduct{w}
		if g := Group(w); groups()[g] != nil {
			conducts = g.Conducts()
		} else if Conducts.Label(w) == "" {
			return nil, fmt.Errorf("没有行为 %q", w)
		}
		for _, c := range conducts {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out, nil
}
