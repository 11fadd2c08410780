package agency

import (
	"slices"
	"strings"
)

// Find returns the body that s names: a slug, a name of any time, an alias, the
// name of a regional office, or a name with the body's own ending.
func (r *Registry) Find(s string) (*Agency, bool) {
	s = strings.TrimSpace(s)
	for _, named := range []func(*Agency) bool{
		func(a *Agency) bool { return slices.Contains(a.known(), s) },
		func(a *Agency) bool { return a.regional(s, r.provinces) },
		func(a *Agency) bool { return a.ends(s) },
	} {
		if i := slices.IndexFunc(r.agencies, named); i >= 0 {
			return r.agencies[i], true
		}
	}
	return nil, false
}

// regional reports whether s is the name of a provincial office of any time.
func (a *Agency) regional(s string, provinces []province) bool {
	for _, n := range a.Names {
		if n.Regional == "" {
			continue
		}
		for _, p := range provinces {
			for _, name := range append([]string{p.Name}, p.Separate...) {
				w := Where{Region: Region{Name: name, Province: p.Full}}
				for _, form := range []string{n.Regional, strings.Replace(n.Regional, n.Name, n.Short, 1)} {
					if office, ok := w.fill(form); ok && s == office {
						return true
					}
				}
			}
		}
	}
	return false
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
