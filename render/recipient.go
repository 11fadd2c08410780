package render

import (
	"cmp"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// recipient is the addressee of a letter of the case, and its name in the names of files:
// a name that the sender has to fill in is none for a file.
func (e *Engine) recipient(c *complaint.Case, d agency.Decision) (Recipient, string, error) {
	r := Recipient{You: d.Agency.YouTo(c.Respondent.Kind)}
	a, err := e.planner.Addressee(c, d.Agency)
	if a.Path != "" && strings.HasSuffix(a.Name, "律师事务所") {
		r.You = "贵所"
	}
	switch {
	case err != nil:
		return r, "", err
	case a.Path == "":
		r.Name = &Value{text: cmp.Or(a.Blank, a.Name), origin: letter.FromAgency}
		r.Desk = optional(Value{text: d.Agency.Desk(c.Date, e.planner.Place(c, d.Agency)), origin: letter.FromAgency})
		return r, a.Name, nil
	}
	group, name, _ := strings.Cut(a.Path, ".")
	r.Name = (&view{c: c, veil: c.Veil(shownTo(d))}).text(at(group, name), a.Name)
	return r, r.Name.words(), nil
}
