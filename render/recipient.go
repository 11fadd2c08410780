package render

import (
	"cmp"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/letter"
)

// recipient returns the addressee of a letter and his name for file names, where a blank to be
// filled in is replaced by the general name.
func (o *Dossier) recipient(d agency.Decision, f *view) (Recipient, string, error) {
	e, c := o.engine, o.kase
	r := Recipient{You: d.Agency.YouTo(c.Respondent.Kind)}
	a, err := e.planner.Addressee(c, d.Agency)
	if d.Paper.Follows && err == nil && a.Path == "" {
		if at := e.holder(c, d.Agency); at >= 0 {
			r.Name = f.text(item("prior", at, "body"), c.Prior[at].Body)
			return r, r.Name.words(), nil
		}
	}
	if a.Path != "" && strings.HasSuffix(a.Name, "律师事务所") {
		r.You = "贵所"
	}
	switch {
	case err != nil:
		return r, "", err
	case a.Path == "":
		by := e.chosenBy(c, d.Agency, a.Name)
		r.Name = &Value{text: cmp.Or(a.Blank, a.Name), origin: letter.FromAgency, key: by}
		r.Desk = optional(Value{text: d.Agency.Desk(c.Date, e.planner.Place(c, d.Agency)), origin: letter.FromAgency,
			key: by})
		return r, a.Name, nil
	}
	group, name, _ := strings.Cut(a.Path, ".")
	r.Name = f.text(at(group, name), a.Name)
	return r, r.Name.words(), nil
}

// office matches the end of the name of a police office.
var office = pattern.New(`(?:局|派出所|支队|大队)$`)

// holder returns the index of the overdue submission whose local office must receive the
// follow-up; -1 if there is none or there are several. Only a body whose address has a desk to
// fill in has such offices.
func (e *Engine) holder(c *complaint.Case, a *agency.Agency) int {
	at := -1
	if a.Desk(c.Date, e.planner.Place(c, a)) == "" {
		return at
	}
	for _, x := range e.planner.Overdue(c, c.Date) {
		switch body := c.Prior[x.Submission].Body; {
		case x.Agency != a:
		case !office.MatchString(body) || at >= 0 && c.Prior[at].Body != body:
			return -1
		default:
			at = x.Submission
		}
	}
	return at
}

// chosenBy returns the key that decides which office of a body is addressed: the complainant's
// address, the earlier report, the respondent's region, or only the choice of the body.
func (e *Engine) chosenBy(c *complaint.Case, a *agency.Agency, name string) key {
	k := at("recipients", "")
	switch {
	case a.Address(c.Date, agency.Where{}) == name:
	case a.Place == agency.OfComplainant:
		k = at("complainant", "address")
	case a.Place == agency.OfReported:
		k = at("prior", "")
	default:
		k = at("respondent", "region")
	}
	k.c = c
	return k
}
