package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal/agency"
)

// Each provision that a paper argues for some fact stands in a sentence of it: none
// is lost because no point of the template speaks of it.
func TestEveryGroundIsArgued(t *testing.T) {
	e := shipped(t)
	missing := map[string]bool{}
	for c := range e.shapes(day("2026-03-20")) {
		outline := e.outline(c)
		for _, d := range e.Planner().Route(c) {
			if d.Status() == agency.NotCompetent {
				continue
			}
			dossier, err := outline.addressedTo(d)
			if err != nil {
				t.Fatal(err)
			}
			r, err := e.fill(dossier, d)
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range dossier.grounds {
				key := ""
				if g.Rule != nil {
					key = "rule/" + g.Rule.ID + "@" + g.Rule.Effective.String()
				} else {
					key = g.Citation.Key()
				}
				if !g.Apart && !slices.Contains(r.Citations, key) {
					missing[d.Paper.Kind+": "+g.Ref()] = true
				}
			}
		}
	}
	if len(missing) > 0 {
		var list []string
		for m := range missing {
			list = append(list, m)
		}
		slices.Sort(list)
		t.Errorf("argued by no sentence:\n%s", strings.Join(list, "\n"))
	}
}
