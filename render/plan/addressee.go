package plan

import (
	"errors"
	"slices"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
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
	// the papers for an unknown company need none
	if _, ok := p.agencies.Region(c.Respondent.Region); !ok && c.Respondent.Region != "" {
		return Addressee{}, ErrRegion
	}
	out := Addressee{Name: to.Address(c.Date, p.Place(c, to))}
	if n := to.NameOn(c.Date); out.Name == n.Fallback {
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
// his address, that of the office which was reported to, or the respondent's Seat.
func (p *Planner) Place(c *complaint.Case, a *agency.Agency) agency.Where {
	switch a.Place {
	case agency.OfComplainant:
		return p.agencies.Locate(c.Complainant.Address)
	case agency.OfReported:
		return p.reported(c, a.Papers[0].Silence)
	}
	return p.Seat(c)
}

// reported is the place of the office of a body that was reported to last and is named so
// that its place is known; the zero Where for none.
func (p *Planner) reported(c *complaint.Case, slug string) agency.Where {
	for _, sent := range slices.Backward(c.Prior) {
		if p.PriorBody(c, sent).Slug != slug {
			continue
		}
		if at := p.policeOf(sent.Body); at != (agency.Where{}) {
			return at
		}
	}
	return agency.Where{}
}

// bureau parts 宁波市公安局鄞州分局某派出所 into the bureau's place and its branch (分局). A
// station acts for the branch or the bureau above it.
var bureau = pattern.New(`^(.+?)公安局(?:(.{2,8}?)区?分局)?`)

// policeOf is the place whose police are named: the district of a branch, else the county
// or the city of the bureau. A branch that bears no district's name has none.
func (p *Planner) policeOf(name string) agency.Where {
	m := bureau.FindStringSubmatch(name)
	if m == nil {
		return agency.Where{}
	}
	if m[2] == "" {
		return p.agencies.Locate(m[1])
	}
	if at := p.agencies.Locate(m[1] + m[2] + "区"); at.County != "" {
		return at
	}
	return agency.Where{}
}

// Seat returns the place of the respondent: by its address, unless that lies outside the
// region where it is registered; else by the region.
func (p *Planner) Seat(c *complaint.Case) agency.Where {
	region, address := p.agencies.Locate(c.Respondent.Region), p.agencies.Locate(c.Respondent.Address)
	if address.City != "" && (region.Name == "" || address.Region == region.Region) {
		return address
	}
	return region
}
