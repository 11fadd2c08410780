package plan

import (
	"errors"
	"slices"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// ErrRegion is never seen by users: Examine reports the fault first, with its position.
var ErrRegion = errors.New("地区无法识别")

// Addressee is a body as a letter addresses it.
type Addressee struct {
	Name  string
	Path  string // the case key that holds the name; "" if the registry gave it
	Blank string // printed instead of the name if nobody knows which body it is; else ""
}

// Addressee returns the name of the body on the day of the letter, or the name that the case
// gives. The error is ErrRegion if the region of the respondent is unknown.
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
	// papers against an unknown company need no region
	if _, ok := p.agencies.Region(c.Respondent.Region); !ok && c.Respondent.Region != "" {
		return Addressee{}, ErrRegion
	}
	out := Addressee{Name: to.Address(c.Date, p.Place(c, to))}
	if n := to.NameOn(c.Date); out.Name == n.Fallback {
		out.Blank = n.Blank
	}
	return out, nil
}

// AddresseeName returns only the name. If the region is unknown, which Examine reports, it
// returns the label by which lists call the body.
func (p *Planner) AddresseeName(c *complaint.Case, to *agency.Agency) string {
	a, err := p.Addressee(c, to)
	if err != nil {
		return to.Label
	}
	return a.Name
}

// unnamed returns the slugs of the bodies whose names the sender has to fill in.
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

// Place returns the place that decides which office of a is addressed: that of the complainant's
// address, that of the office to which the act was reported, or the respondent's Seat.
func (p *Planner) Place(c *complaint.Case, a *agency.Agency) agency.Where {
	switch a.Place {
	case agency.OfComplainant:
		return p.agencies.Locate(c.Complainant.Address)
	case agency.OfReported:
		return p.reported(c, a.Papers[0].Silence)
	}
	return p.Seat(c)
}

// reported returns the place of the office of the body that received the latest report, among
// those whose name gives a place; the zero Where if there is none.
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

// bureau splits 宁波市公安局鄞州分局某派出所 into the place of the bureau and its branch (分局).
// A station acts for the branch or the bureau above it.
var bureau = pattern.New(`^(.+?)公安局(?:(.{2,8}?)区?分局)?`)

// policeOf returns the place of the police office called name: the district of a branch, else the
// county or city of the bureau. It is unknown for a branch not named after a district.
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

// Seat returns the place of the respondent: that of its address, unless that is outside the
// region where it is registered; else that of the region.
func (p *Planner) Seat(c *complaint.Case) agency.Where {
	region, address := p.agencies.Locate(c.Respondent.Region), p.agencies.Locate(c.Respondent.Address)
	if address.City != "" && (region.Name == "" || address.Region == region.Region) {
		return address
	}
	return region
}
