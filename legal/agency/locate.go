package agency

import (
	"strings"
	"unicode/utf8"

	"tousu/legal/pattern"
)

// Locate reads an address, or a region as a user writes it: from the province down, or from a
// prefecture or county whose name is unambiguous. The zero Where means that not even the province
// is known.
func (r *Registry) Locate(address string) Where {
	if w, ok := r.located.Load(address); ok {
		return w.(Where)
	}
	w := r.places().locate(address)
	if r.cached.Add(1) <= maxPlaces {
		r.located.Store(strings.Clone(address), w) // a clone, so as not to keep the table row that address is part of
	}
	return w
}

// maxPlaces bounds the number of remembered addresses. The papers of a case use the same ones, and
// so do cases against one lender.
const maxPlaces = 5000

// Region resolves what a user writes as 地区.
func (r *Registry) Region(s string) (Region, bool) {
	w := r.Locate(s)
	return w.Region, w.Name != ""
}

var (
	noise = strings.NewReplacer(" ", "", "　", "", "中华人民共和国", "", "省直辖县级行政区划", "", "自治区直辖县级行政区划", "", "市辖区", "")

	// corps is the 兵团, whose divisions come between the region and its cities.
	corps    = "新疆生产建设兵团"
	division = pattern.New(`^(?:农)?第?[一二三四五六七八九十0-9]{1,3}师`)

	// otherwise matches what makes a name without its 市 or 省 the beginning of another name:
	// 南京路, 河北区, 海南州.
	otherwise = pattern.New(`^(?:[东南西北中一二三四五六七八九十]{0,3}(?:路|街|大街|大道|道|巷|弄|胡同)|[省市州区县镇乡村])`)
)

func (g *gazetteer) locate(address string) Where {
	s := strings.TrimPrefix(noise.Replace(address), "中国")
	if rest, ok := strings.CutPrefix(s, corps); ok {
		w := g.locate("新疆" + division.ReplaceAllString(rest, ""))
		w.Corps = true
		return w
	}
	if p, rest := g.province(s); p != nil {
		return p.locate(rest).where()
	}
	found, rest := g.widest(s)
	if found.county == nil && found.city != nil {
		found = found.province.within(found.city, rest)
	}
	return found.where()
}

// province cuts the province off the beginning of an address. It returns nil if there is none.
func (g *gazetteer) province(s string) (*province, string) {
	for _, p := range g.provinces {
		tail, ok := strings.CutPrefix(s, p.Name)
		if !ok {
			continue // every full name begins with the short one
		}
		for _, form := range []string{p.Full, p.Name + "省", p.Name + "自治区"} {
			if rest, ok := strings.CutPrefix(s, form); ok {
				return p, rest
			}
		}
		if !otherwise.MatchString(tail) {
			return p, tail
		}
	}
	return nil, s
}

// locate reads what follows the province.
func (p *province) locate(rest string) spot {
	rest = division.ReplaceAllString(rest, "")
	c, after := p.city(rest)
	k, length := p.named(rest)
	switch {
	case k.county != nil && length > len(rest)-len(after): // 通化县, not only 通化
		return k
	case c != nil:
		return p.within(c, after)
	case len(p.Cities) == 1: // a municipality, whose name is not repeated
		return spot{p, p.Cities[0], nil}
	}
	return spot{province: p}
}

// within reads what follows a city of p. A county (other than a district) of another city is
// located there: its name is unambiguous, and some counties have changed cities.
func (p *province) within(c *city, rest string) spot {
	if k, _ := longest(c.Counties, rest); k != nil {
		return spot{p, c, k}
	}
	if s, _ := p.named(rest); s.county != nil && !s.county.district() {
		return s
	}
	return spot{p, c, nil}
}

// city returns the city of p that the text begins with, and what follows it.
func (p *province) city(s string) (found *city, after string) {
	after = s
	for _, c := range p.Cities {
		for _, n := range c.Names {
			rest, ok := strings.CutPrefix(s, n)
			if ok && len(rest) < len(after) &&
				(n == c.Full || strings.HasSuffix(n, "州") || !otherwise.MatchString(rest)) {
				found, after = c, rest
			}
		}
	}
	return found, after
}

// named returns the county of p that the text begins with, and the length of its name in bytes. It
// returns none if two cities have a county with that name.
func (p *province) named(s string) (found spot, length int) {
	count := 0
	for _, c := range p.Cities {
		k, n := longest(c.Counties, s)
		switch {
		case k == nil || n < length:
		case n == length:
			count++
		default:
			found, length, count = spot{p, c, k}, n, 1
		}
	}
	if count > 1 {
		return spot{}, 0
	}
	return found, length
}

// longest returns the county with the longest name that the text begins with, or whose stem is the
// whole text: 昆山.
func longest(counties []*county, s string) (found *county, length int) {
	for _, k := range counties {
		for _, n := range k.Names {
			if len(n) > length && (strings.HasPrefix(s, n) || s != "" && s == stem(n)) {
				found, length = k, len(n)
			}
		}
	}
	return found, length
}

// widest returns the place with the longest name at the beginning of an address without a province;
// the name must be unique in the country.
func (g *gazetteer) widest(s string) (spot, string) {
	names := g.anywhere()
	for end := longestName(s); end > 0; end = shorter(s, end) {
		found, ok := names[s[:end]]
		if !ok && end == len(s) {
			found, ok = names[s+"市"]
			ok = ok && found.county != nil // 义乌, but not 朝阳, which is the name of many places
		}
		rest := s[end:]
		if ok && (found.county != nil || strings.HasSuffix(s[:end], "州") || s[:end] == found.city.Full ||
			!otherwise.MatchString(rest)) {
			return found, rest
		}
	}
	return spot{}, s
}

// nameRunes is the length in characters of the longest place name.
const nameRunes = 15

// longestName returns the length in bytes of the part of s that can be a place name.
func longestName(s string) int {
	n := 0
	for i := range s {
		if n == nameRunes {
			return i
		}
		n++
	}
	return len(s)
}

func shorter(s string, end int) int {
	_, size := utf8.DecodeLastRuneInString(s[:end])
	return end - size
}

// where returns the place in the form by which an agency is addressed.
func (s spot) where() Where {
	if s.province == nil {
		return Where{}
	}
	w := Where{Region: Region{Name: s.province.Name, Province: s.province.Full}}
	if s.city == nil {
		return w
	}
	w.City = s.city.Full
	if s.city.Separate {
		w.Name = stem(s.city.Full)
	}
	if s.county != nil && !s.county.Open {
		w.County, w.District = s.county.Full, s.county.district()
		if w.City == "" { // directly under the province
			w.City = w.County
			w.Corps = w.Name == "新疆"
		}
	}
	return w
}

// regions returns the provinces, and the cities in which central bodies have an office of their
// own.
func (g *gazetteer) regions() (out []Where) {
	for _, p := range g.provinces {
		out = append(out, spot{province: p}.where())
		for _, c := range p.Cities {
			if c.Separate {
				out = append(out, spot{province: p, city: c}.where())
			}
		}
	}
	return out
}
