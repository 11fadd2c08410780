package complaint

import "slices"

// Called returns the relations of the people who were called and can complain in their own name, in
// the order of the file. Each can be passed to ForContact.
func (c *Case) Called() []string {
	var out []string
	for i := range c.Incidents {
		in := &c.Incidents[i]
		for _, p := range in.Contacts {
			if p.Relation != "" && len(suffered(in.Conduct)) > 0 && !slices.Contains(out, p.Relation) {
				out = append(out, p.Relation)
			}
		}
	}
	return out
}
