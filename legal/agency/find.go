package agency

import (
	"maps"
	"slices"
	"strings"
)

// Find returns the body that s names: a slug, a name of any time, an alias, the
// name of a regional office, or a name with the body's own ending.
func (r *Registry) Find(s string) (*Agency, bool) {
	s = strings.TrimSpace(s)
	if a, ok := r.names[s]; ok {
		return a, true
	}
	if a, ok := r.offices()[s]; ok {
		return a, true
	}
	if i := slices.IndexFunc(r.agencies, func(a *Agency) bool { return a.ends(s) }); i >= 0 {
		return r.agencies[i], true
	}
	return nil, false
}

// Names are all names that lead to a body of their own, sorted: slugs, names of any
// time and aliases.
func (r *Registry) Names() []string { return slices.Sorted(maps.Keys(r.names)) }

// provincialOffices are the provincial offices of any time by their names.
func (r *Registry) provincialOffices() map[string]*Agency {
	out := map[string]*Agency{}
	for _, a := range r.agencies {
		for _, n := range a.Names {
			for _, w := range r.places().regions() {
				for _, form := range []string{n.Regional, strings.Replace(n.Regional, n.Name, n.Short, 1)} {
					if office, ok := w.fill(form); ok && out[office] == nil {
						out[office] = a
					}
				}
			}
		}
	}
	return out
}

// ends reports whether s, longer than it, ends in one of the body's endings. An
// ending with … wants what stands before the … somewhere within s.
func (a *Agency) ends(s string) bool {
	return slices.ContainsFunc(a.Endings, func(e string) bool {
		within, end, ok := strings.Cut(e, "…")
		if !ok {
			within, end = "", e
		}
		return len(s) > len(e) && strings.HasSuffix(s, end) && strings.Contains(s, within)
	})
}
