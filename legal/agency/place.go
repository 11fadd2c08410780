package agency

import (
	"regexp"
	"slices"
	"strings"

	"tousu/legal"
)

// Where is a place as far as an address tells it: the region, with the city and
// the county where they are written.
type Where struct {
	Region
	City   string // 成都市, 北京市, 凉山彝族自治州; "" where unknown
	County string // 锦江区; "" where unknown
}

// Office returns the full name of the region: 四川省, 深圳市.
func (r Region) Office() string {
	if r.Name != "" && !strings.HasPrefix(r.Province, r.Name) {
		return r.Name + "市"
	}
	return r.Province
}

var (
	citySuffix = regexp.MustCompile(`^(?:市|地区|盟|林区|[^市县区0-9]{0,12}?自治州|州)`)
	countyForm = regexp.MustCompile(`^(?:浦东新区|滨海新区|[\p{Han}]{1,12}?(?:自治县|自治旗|区|县|市|旗))`)
	// noCity are the prefectures, which are no 市.
	noCity = regexp.MustCompile(`^(?:延边|恩施|湘西|阿坝|甘孜|凉山|黔西南|黔东南|黔南|楚雄|红河|文山|西双版纳|大理|德宏|怒江|迪庆|临夏|甘南|` +
		`海北|黄南|海南|果洛|玉树|海西|昌吉|博尔塔拉|巴音郭楞|克孜勒苏|伊犁|大兴安岭|阿里|塔城|阿勒泰|阿克苏|喀什|和田|锡林郭勒|阿拉善|神农架)`)
	// noCounty marks zones, which carry the word 区 without being a county.
	noCounty = regexp.MustCompile(`高新|开发|园区|工业|保税|示范|度假|市辖|新区|小区|校区|社区|街区|厂区`)
)

// Locate reads an address, or a region as Region reads it. The zero Where means
// that not even the province is known.
func (r *Registry) Locate(address string) Where {
	if w, ok := r.located.Load(address); ok {
		return w.(Where)
	}
	w := r.locate(address)
	if r.places.Add(1) <= maxPlaces {
		r.located.Store(strings.Clone(address), w) // not the row of a table that it is cut from
	}
	return w
}

// maxPlaces bounds the addresses that are remembered: the papers of a case ask for
// the same ones, and so do cases against one lender that comes early enough.
const maxPlaces = 5000

func (r *Registry) locate(address string) Where {
	address = strings.ReplaceAll(address, " ", "")
	region, ok := r.Region(address)
	if !ok {
		return Where{}
	}
	w := Where{Region: region}
	p := r.province(region)
	rest, _ := cutAny(address, p.Full, p.Name+"省", p.Name+"市", p.Name+"自治区", p.Name)
	if len(p.Cities) == 0 { // 直辖市
		w.City = p.Full
	} else {
		w.City, rest = p.city(address, rest)
	}
	rest = strings.TrimPrefix(rest, "市辖区")
	if m := countyForm.FindString(rest); w.City != "" && (!noCounty.MatchString(m) || m == "浦东新区" || m == "滨海新区") {
		w.County = m
	}
	return w
}

// city finds a city of p at the beginning of the address or of what follows the
// province, and returns it with the rest.
func (p province) city(address, rest string) (city, after string) {
	for _, s := range []string{rest, address} {
		for _, name := range p.Cities {
			tail, ok := strings.CutPrefix(s, name)
			if !ok {
				continue
			}
			if suffix := citySuffix.FindString(tail); suffix != "" {
				return name + suffix, tail[len(suffix):]
			}
			if strings.HasSuffix(name, "市") || strings.HasSuffix(name, "盟") { // 吉林市 carries it already
				return name, tail
			}
			if !noCity.MatchString(name) && (tail == "" || countyForm.MatchString(tail)) { // 广州, 广州越秀区
				return name + "市", tail
			}
		}
	}
	return "", rest
}

func (r *Registry) province(region Region) province {
	i := slices.IndexFunc(r.provinces, func(p province) bool { return p.Full == region.Province })
	return r.provinces[i]
}

// NameOn returns what the body is called on d.
func (a *Agency) NameOn(d legal.Date) *Name {
	for i := range a.Names {
		if n := &a.Names[i]; n.Until.IsZero() || !d.After(n.Until) {
			return n
		}
	}
	return &a.Names[len(a.Names)-1] // not reached: the last name has no end
}

// Address returns the name of the office at a place, as a letter of day d
// addresses it: the narrowest form whose places are known. {region} is 四川 or
// 宁波, {province} 四川省, {office} 四川省 or 宁波市, {city} 成都市, {county} 锦江区.
func (a *Agency) Address(d legal.Date, w Where) string {
	n := a.NameOn(d)
	forms := append(append([]string{}, n.Local...), n.Regional)
	for _, o := range n.Own {
		if slices.Contains(o.Regions, w.Name) {
			forms = append(append([]string{}, o.Local...), o.Form)
		}
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

// fill puts the place into a form; false where the form is empty or needs more
// than is known.
func (w Where) fill(form string) (string, bool) {
	for _, v := range [][2]string{
		{"{region}", w.Name}, {"{province}", w.Province}, {"{office}", w.Office()}, {"{city}", w.City}, {"{county}", w.County},
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
