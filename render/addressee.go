package render

import (
	"errors"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// errRegion is not seen by users: Examine finds the fault first, with its place.
var errRegion = errors.New("地区无法识别")

// recipient names the addressee as it is called on the day of the letter, unless
// the case gives the name.
func (e *Engine) recipient(c *complaint.Case, d agency.Decision) (Recipient, error) {
	r := Recipient{You: d.Agency.You}
	if c.Respondent.Kind == legal.Bank && d.Agency.Slug == lender {
		r.You = "贵行"
	}
	f := &fields{c: c}
	for _, o := range c.Addressees {
		if a, ok := e.agencies.Find(o.Agency); ok && a == d.Agency {
			r.Name = f.text(at("addressees", o.Agency), o.Name)
			return r, nil
		}
	}
	if r.Name = f.addressee(d.Agency.Slug); r.Name != nil {
		return r, nil
	}
	if _, ok := e.agencies.Region(c.Respondent.Region); !ok {
		return r, errRegion
	}
	r.Name = &Value{text: d.Agency.Address(c.Date, e.place(c, d.Agency)), origin: letter.FromAgency}
	return r, nil
}

// addressee is the body whose name the case itself holds, or nil.
func (f *fields) addressee(slug string) *Value {
	switch c := f.c; {
	case slug == lender, slug == collector && c.Respondent.Kind == legal.CollectionFirm:
		return f.text(at("respondent", "name"), c.Respondent.Name)
	case slug == collector && c.Collector != nil:
		return f.text(at("collector", "name"), c.Collector.Name)
	case slug == "court":
		return f.text(at("court", ""), c.Court)
	case slug == "arbitration" && c.Arbitration != nil:
		return f.text(at("arbitration", "institution"), c.Arbitration.Institution)
	}
	return nil
}

// courtKnown reports whether the case or the place of the respondent names the
// court.
func (e *Engine) courtKnown(c *complaint.Case) bool {
	a, _ := e.agencies.Find("court")
	r, err := e.recipient(c, agency.Decision{Agency: a})
	return err == nil && r.Name.text != a.NameOn(c.Date).Fallback
}

// unnamedCourt stands in a paper for the court that the sender has to fill in.
const unnamedCourt = "＿＿＿＿＿＿人民法院（由本人填写受诉法院全称）"

// place is the place that decides which office of a is addressed: the
// complainant's by his address, the respondent's by its address, if that lies in
// the region where it is registered, else by the region.
func (e *Engine) place(c *complaint.Case, a *agency.Agency) agency.Where {
	if a.Place == agency.OfComplainant {
		return e.agencies.Locate(c.Complainant.Address)
	}
	region := e.agencies.Locate(c.Respondent.Region)
	if seat := e.agencies.Locate(c.Respondent.Address); seat.Region == region.Region && seat.City != "" {
		return seat
	}
	return region
}

// Addressee returns the body of d as a letter of the case addresses it.
func (e *Engine) Addressee(c *complaint.Case, d agency.Decision) string {
	r, err := e.recipient(c, d)
	if err != nil {
		return d.Agency.Label // the region is unknown; Examine says so
	}
	return r.Name.text
}
