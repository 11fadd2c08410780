package render

import (
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/plan"
)

// recipient is the addressee of a letter of the case.
func (e *Engine) recipient(c *complaint.Case, d agency.Decision) (Recipient, error) {
	r := Recipient{You: d.Agency.You}
	if c.Respondent.Kind == legal.Bank && d.Agency.Slug == plan.Lender {
		r.You = "贵行"
	}
	a, err := e.planner.Addressee(c, d.Agency)
	switch {
	case err != nil:
		return r, err
	case a.Path == "":
		r.Name = &Value{text: a.Name, origin: letter.FromAgency}
		r.Desk = optional(Value{text: d.Agency.Desk(c.Date, e.planner.Place(c, d.Agency)), origin: letter.FromAgency})
	default:
		group, name, _ := strings.Cut(a.Path, ".")
		r.Name = (&fields{c: c, veil: c.Veil(shownTo(d))}).text(at(group, name), a.Name)
	}
	return r, nil
}

// unnamedCourt stands in a paper for the court that the sender has to fill in.
const unnamedCourt = "＿＿＿＿＿＿人民法院（由本人填写受诉法院全称）"
