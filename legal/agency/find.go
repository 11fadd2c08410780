package agency

import (
	"maps"
	"slices"
	"strings"
)

// Find returns the body that s names: a slug, a present or former name, an alias, the name of a
// regional office, or a name with the body's ending.
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

// Names returns the slugs, labels, present and former names, and aliases of all bodies, sorted.
func (r *Registry) Names() []string { return slices.Sorted(maps.Keys(r.names)) }

// provincialOffices returns the bodies by the names of their provincial offices, present and
// former.
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

// ends reports whether s has one of the body's endings and more before it. An ending with …
// requires the part before the … anywhere in s.
func (a *Agency) ends(s string) bool {
	return slices.ContainsFunc(a.Endings, func(e string) bool {
		within, end, ok := strings.Cut(e, "…")
		if !ok {
			within, end = "", e
		}
		return len(s) > len(e) && strings.HasSuffix(s, end) && strings.Contains(s, within)
	})
}
