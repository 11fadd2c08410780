package render

import "slices"

// unargued lists the provisions that a paper argues for some fact and that stand in no
// sentence of it, as no point of its template speaks of them.
func unargued(dossier *Dossier, r *Result) (refs []string) {
	for _, g := range dossier.grounds {
		key := ""
		if g.Rule != nil {
			key = "rule/" + g.Rule.ID + "@" + g.Rule.Effective.String()
		} else {
			key = g.Citation.Key()
		}
		if !g.Apart && !slices.Contains(r.Citations, key) {
			refs = append(refs, g.Ref())
		}
	}
	return refs
}
