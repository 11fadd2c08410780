package render

import (
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
)

// Witness is a person who was called and may testify to it himself (说明人).
type Witness struct{ Name, Relation *Value }

// Witnesses returns the persons who were called, each once, in the order of the case; if none is
// named, one unknown person. The statement is given to the person himself, who decides who else
// gets it: it gives his name only if he agreed to be named to everybody, and never his number. He
// fills in what is blank by hand.
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
