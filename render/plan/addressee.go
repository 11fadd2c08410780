package plan

import (
	"errors"

	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// ErrRegion is not seen by users: Examine finds the fault first, with its place.
var ErrRegion = errors.New("地区无法识别")

// Addressee is a body as a letter addresses it.
type Addressee struct {
	Name  string
	Path  string // the key of the case that holds the name, or "": the registry gave it
	Blank string // what a paper has in its place, where nobody knows which body it is; else ""
}

// Addressee names the body as it is called on the day of the letter, unless the
// case gives the name.
func (p *Planner) Addressee(c *complaint.Case, to *agency.Agency) (Addressee, error) {
	for _, o := range c.Addressees {
		if a, ok := p.agencies.Find(o.Agency); ok && a == to {
			return Addressee{Name: o.Name, Path: "addressees." + o.Agency}, nil
		}
	}
	for _, x := range to.In(c.Respondent.Kind) {
		if name := c.Text(x.Key); name != "" {
			return Addressee{Name: name, Path: x.Key}, nil
		}
	}
	if _, ok := p.agencies.Region(c.Respondent.Region); !ok && c.Respondent.Region != "" { // the papers for an unknown company need none
		return Addressee{}, ErrRegion
	}
	out := Addressee{Name: to.Address(c.Date, p.Place(c, to))}
	if n := to.NameOn(c.Date); n.Blank != "" && out.Name == n.Fallback {
		out.Blank = n.Blank
	}
	return out, nil
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

// unnamed lists the bodies whose names the sender has to fill in.
func (p *Planner) unnamed(c *complaint.Case) []string {
	var out []string
	for _, a := range p.agencies.Agencies() {
		if a.NameOn(c.Date).Blank == "" {
			continue
		}
		if to, err := p.Addressee(c, a); err != nil || to.Blank != "" {
			out = append(out, a.Slug)
		}
	}
	return out
}

// Place is the place that decides which office of a is addressed: the complainant's by
// his address, or the respondent's Seat.
func (p *Planner) Place(c *complaint.Case, a *agency.Agency) agency.Where {
	if a.Place == agency.OfComplainant {
		return p.agencies.Locate(c.Complainant.Address)
	}
	return p.Seat(c)
}

// Seat is the place of the respondent: by its address, if that lies in the region where it
// is registered, else by the region.
func (p *Planner) Seat(c *complaint.Case) agency.Where {
	region := p.agencies.Locate(c.Respondent.Region)
	if seat := p.agencies.Locate(c.Respondent.Address); seat.Region == region.Region && seat.City != "" {
		return seat
	}
	return region
}
