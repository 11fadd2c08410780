package agency

import (
	"slices"
	"strings"
)

// Region is a province (省级行政区), narrowed to a city with planning status of
// its own (计划单列市) where the case names one.
type Region struct {
	Name     string // 四川; 宁波 for a city with its own offices
	Province string // 四川省, 浙江省
}

// province is one line of regions.yaml.
type province struct {
	Name     string
	Full     string
	Cities   []string
	Separate []string // 计划单列市
}

// Region resolves what a user writes as 地区: a province by its short or full
// name, a prefecture-level city, or a province followed by a city. Text after
// the name of a city or the full name of a province is passed over.
func (r *Registry) Region(s string) (Region, bool) {
	s = strings.ReplaceAll(s, " ", "")
	for _, p := range r.provinces {
		if !strings.HasPrefix(s, p.Name) {
			continue // as every full name does
		}
		rest, ok := cutAny(s, p.Full, p.Name+"省", p.Name+"市", p.Name+"自治区")
		if ok || s == p.Name {
			return p.in(rest), true
		}
	}
	for _, p := range r.provinces {
		if p.hasCity(s) {
			return p.in(s), true
		}
	}
	for _, p := range r.provinces { // 四川成都
		if rest, ok := strings.CutPrefix(s, p.Name); ok && p.hasCity(rest) {
			return p.in(rest), true
		}
	}
	return Region{}, false
}

// in returns the region for a place within p.
func (p province) in(place string) Region {
	for _, c := range p.Separate {
		if strings.HasPrefix(place, c) {
			return Region{Name: c, Province: p.Full}
		}
	}
	return Region{Name: p.Name, Province: p.Full}
}

func (p province) hasCity(place string) bool {
	return slices.ContainsFunc(p.Cities, func(c string) bool { return strings.HasPrefix(place, c) })
}

func cutAny(s string, prefixes ...string) (string, bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}
