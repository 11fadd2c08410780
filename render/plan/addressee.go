package plan

import (
	"errors"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// ErrRegion is not seen by users: Examine finds the fault first, with its place.
var ErrRegion = errors.New("地区无法识别")

// The agencies whose addressees are in the case: the respondent, and the
// collection agency that it uses.
const (
	Lender    = "lender"
	Collector = "collector"
)

// Addressee is a body as a letter addresses it.
type Addressee struct {
	Name string
	Path string // the key of the case that holds the name, or "": the registry gave it
}

// Addressee names the body as it is called on the day of the letter, unless the
// case gives the name.
func (p *Planner) Addressee(c *complaint.Case, to *agency.Agency) (Addressee, error) {
	for _, o := range c.Addressees {
		if a, ok := p.agencies.Find(o.Agency); ok && a == to {
			return Addressee{o.Name, "addressees." + o.Agency}, nil
		}
	}
	if a := inCase(c, to.Slug); a.Name != "" {
		return a, nil
	}
	if _, ok := p.agencies.Region(c.Respondent.Region); !ok && c.Respondent.Region != "" { // the papers for an unknown company need none
		return Addressee{}, ErrRegion
	}
	return Addressee{Name: to.Address(c.Date, p.Place(c, to))}, nil
}

// AddresseeName is the name alone; where the region is unknown, of which Examine
// tells, it is what lists call the body.
func (p *Planner) AddresseeName(c *complaint.Case, to *agency.Agency) string {
	a, err := p.Addressee(c, to)
	if err != nil {
		return to.Label
	}
	return a.Name
}

// inCase is the body whose name the case itself holds.
func inCase(c *complaint.Case, slug string) Addressee {
	switch {
	case slug == Lender, slug == Collector && c.Respondent.Kind == legal.CollectionFirm:
		return Addressee{c.Respondent.Name, "respondent.name"}
	case slug == Collector && c.Collector != nil:
		return Addressee{c.Collector.Name, "collector.name"}
	case slug == "court":
		return Addressee{c.Court, "court"}
	case slug == "arbitration" && c.Arbitration != nil:
		return Addressee{c.Arbitration.Institution, "arbitration.institution"}
	}
	return Addressee{}
}

// CourtKnown reports whether the case or the place of the respondent names the
// court.
func (p *Planner) CourtKnown(c *complaint.Case) bool {
	court, _ := p.agencies.Find("court")
	a, err := p.Addressee(c, court)
	return err == nil && a.Name != court.NameOn(c.Date).Fallback
}

// Place is the place that decides which office of a is addressed: the
// complainant's by his address, the respondent's by its address, if that lies in
// the region where it is registered, else by the region.
func (p *Planner) Place(c *complaint.Case, a *agency.Agency) agency.Where {
	if a.Place == agency.OfComplainant {
		return p.agencies.Locate(c.Complainant.Address)
	}
	region := p.agencies.Locate(c.Respondent.Region)
	if seat := p.agencies.Locate(c.Respondent.Address); seat.Region == region.Region && seat.City != "" {
		return seat
	}
	return region
}
