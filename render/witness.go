package render

import (
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
)

// Witness is a person who was called and may tell of it himself (说明人).
type Witness struct{ Name, Relation *Value }

// Witnesses are the persons who were called, each once, in the order of the case; where
// none is told of, one of whom nothing is known. The statement is handed to the person
// himself, and he chooses who else gets it: it gives his name where he agreed to be named to
// all, and never his number. What is blank he fills in with his own hand.
func (d *Dossier) Witnesses() []*Witness {
	var out []*Witness
	seen := map[string]bool{}
	f := d.view(complaint.Body)
	for i := range d.kase.Incidents {
		in := &d.kase.Incidents[i]
		if !legal.ReachingOthers.Includes(in.Conduct...) && !d.others(in) {
			continue
		}
		for k := range in.Contacts {
			p := &in.Contacts[k]
			who := strings.ReplaceAll(p.Name, " ", "") + "\n" + relation(p.Relation)
			if who == "\n" || seen[who] {
				continue
			}
			seen[who] = true
			of := func(name string) key { return item("incidents", i, "contact."+strconv.Itoa(k)+"."+name) }
			w := &Witness{Relation: f.text(of("relation"), relation(p.Relation))}
			if p.Consent == complaint.ToAll {
				w.Name = f.text(of("name"), p.Name)
			}
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return []*Witness{{}}
	}
	return out
}
