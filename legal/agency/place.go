package agency

import (
	"slices"
	"strings"

	"tousu/legal"
)

// Region is a province (省级行政区), or the city with planning status of its own (计划单列市) in
// which a place is.
type Region struct {
	Name     string // 四川; 宁波 for such a city
	Province string // 四川省, 浙江省
}

// Where is a place as far as an address gives it: the region, and the prefecture and the county if
// they are written or follow from what is.
type Where struct {
	Region
	City   string // 成都市, 北京市, 凉山彝族自治州; the county if it is under no prefecture; "" if unknown
	County string // 锦江区, 安吉县; "" if unknown
	Corps  bool   // it belongs to the 新疆生产建设兵团, whose organs have names of their own

	District bool // the county is a district (市辖区), whose police are a branch of the city's
}

// Office returns the full name of the region: 四川省, 深圳市.
func (r Region) Office() string {
	if r.Name != "" && !strings.HasPrefix(r.Province, r.Name) {
		return r.Name + "市"
	}
	return r.Province
}

// InCities reports whether the place is in a district of a city to which some body is confined.
// known reports whether enough of the place is known to be sure.
func (r *Registry) InCities(w Where) (in, known bool) {
	confined := false // a body is confined to a city of the same region
	for _, a := range r.agencies {
		for _, city := range a.Cities {
			in = in || w.City == city && (w.County == "" || w.District)
			confined = confined || w.Name == r.Locate(city).Name
		}
	}
	return in, w.City != "" || w.Name != "" && !confined
}

// NameOn returns the name of the body on d.
func (a *Agency) NameOn(d legal.Date) *Name {
	for i := range a.Names {
		if n := &a.Names[i]; n.Until.IsZero() || !d.After(n.Until) {
			return n
		}
	}
	return &a.Names[len(a.Names)-1] // not reached: the last name has no end
}

// Address returns the name of the office at a place as a letter of day d addresses it: the
// narrowest form whose places are known. {region} is 四川 or 宁波, {province} 四川省, {office}
// 四川省 or 宁波市, {city} 成都市. {county} is the name that organs of the county bear,
// 成都市锦江区 or 安吉县, and {own} the same if the county is not a district.
func (a *Agency) Address(d legal.Date, w Where) string {
	n := a.NameOn(d)
	forms := slices.Concat(n.Local, []string{n.Regional})
	if i := slices.IndexFunc(n.Own, func(o OwnForm) bool { return o.of(w) }); i >= 0 {
		forms = slices.Concat(n.Own[i].Local, []string{n.Own[i].Form})
	}
	for _, form := range forms {
		if name, ok := w.fill(form); ok {
			return name
		}
	}
	if n.Fallback != "" {
		return n.Fallback
	}
	return n.Name
}

// Desk returns the blank for the sender to fill in after the name of the office at a place. It is
// "" if the body has no such desks, or if the office is a county's own.
func (a *Agency) Desk(d legal.Date, w Where) string {
	if w.City == "" || w.County != "" && !w.District {
		return ""
	}
	return a.NameOn(d).Desk
}

// of reports whether the form is used at the place.
func (o OwnForm) of(w Where) bool {
	return holds(o.Regions, w.Name, w.City) || w.Corps && slices.Contains(o.Regions, "兵团")
}

// fill puts the place into a form. It returns false if the form is empty or needs a place that is
// not known.
func (w Where) fill(form string) (string, bool) {
	county := w.County
	// a county's organs bear only its name, except in a municipality
	if county != "" && (w.District || w.City == w.Province) {
		county = w.City + county
	}
	own := county
	if w.District {
		own = ""
	}
	for _, v := range [][2]string{
		{"{region}", w.Name}, {"{province}", w.Province}, {"{office}", w.Office()}, {"{city}", w.City},
		{"{county}", county}, {"{own}", own},
	} {
		if !strings.Contains(form, v[0]) {
			continue
		}
		if v[1] == "" {
			return "", false
		}
		form = strings.ReplaceAll(form, v[0], v[1])
	}
	return form, form != ""
}
