package agency

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

// gazetteer is the list of places down to the county (行政区划), from places.txt.
type gazetteer struct {
	names     int // about how many names there are, the initial size of their table
	provinces []*province

	anywhere func() map[string]spot // by each name that only one prefecture or county in the country has
}

// province is a province-level place (省级行政区).
type province struct {
	Name   string // 四川
	Full   string // 四川省
	Cities []*city
}

// city is a prefecture-level place (地级行政区), or what takes its place: a municipality, which is
// in its own list, and, without a name, the counties directly under a province.
type city struct {
	Full     string   // 成都市, 北京市; "" for the counties directly under a province
	Names    []string // how an address may write it: 凉山彝族自治州, 凉山, 凉山州
	Separate bool     // 计划单列市
	Counties []*county
}

// county is a county-level place (县级行政区).
type county struct {
	Full  string   // 木里藏族自治县
	Names []string // 木里藏族自治县, 木里县, and its earlier name
	Open  bool     // it has changed, and the new names of its organs are not known
}

// spot is a place that was found; the parts not known are nil.
type spot struct {
	province *province
	city     *city
	county   *county
}

// district reports whether the county is a district (市辖区): the names of its organs include the
// city's, and its police are a branch of the city's.
func (k *county) district() bool {
	return strings.HasSuffix(k.Full, "区") && k.Full != "神农架林区" && k.Full != "六枝特区"
}

// parseGazetteer reads places.txt.
func parseGazetteer(src string) (*gazetteer, error) {
	g := &gazetteer{}
	number := 0
	for line := range strings.Lines(src) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		switch short, full, pair := strings.Cut(line, " "); {
		case ok && len(g.provinces) > 0:
			p := g.provinces[len(g.provinces)-1]
			p.Cities = append(p.Cities, parseCity(name, strings.Fields(list)))
		case !ok && pair:
			g.provinces = append(g.provinces, &province{Name: short, Full: full})
		default:
			return nil, fmt.Errorf("第 %d 行既不是省，也不是省下的市", number)
		}
	}
	g.names = strings.Count(src, " ")
	g.anywhere = sync.OnceValue(g.unique)
	return g, nil
}

func parseCity(name string, counties []string) *city {
	c := &city{Counties: make([]*county, len(counties))}
	name, c.Separate = strings.CutPrefix(name, "*")
	if name != "-" {
		c.Names = forms(name)
		c.Full = c.Names[0]
	}
	for i, s := range counties {
		s, open := strings.CutPrefix(s, "?")
		s, before, _ := strings.Cut(s, "=")
		k := &county{Names: forms(s), Open: open}
		k.Full = k.Names[0]
		if before != "" {
			k.Names = append(k.Names, before)
		}
		c.Counties[i] = k
	}
	return c
}

// forms returns the ways in which an address may write a name, the full name first:
// 凉山(彝族自治州) is 凉山彝族自治州, 凉山 or 凉山州.
func forms(name string) []string {
	head, tail, ok := strings.Cut(name, "(")
	if !ok {
		return []string{name}
	}
	inner, end, _ := strings.Cut(tail, ")")
	out := []string{head + inner + end, head + end}
	if strings.HasSuffix(inner, "自治州") {
		out = append(out, head+"州")
	}
	return out
}

// stem returns a name without the word for its kind, 昆山 of 昆山市, or "" if only one character
// would be left.
func stem(name string) string {
	_, size := utf8.DecodeLastRuneInString(name)
	if s := name[:len(name)-size]; utf8.RuneCountInString(s) > 1 {
		return s
	}
	return ""
}

// unique indexes the names that only one prefecture or county has. It leaves out district names of
// two characters, which say little by themselves.
func (g *gazetteer) unique() map[string]spot {
	out := make(map[string]spot, g.names)
	twice := map[string]bool{}
	add := func(name string, s spot) {
		if _, held := out[name]; held {
			twice[name] = true
		}
		out[name] = s
	}
	for _, p := range g.provinces {
		for _, c := range p.Cities {
			for _, n := range c.Names {
				add(n, spot{p, c, nil})
			}
			for _, k := range c.Counties {
				for _, n := range k.Names {
					if !strings.HasSuffix(n, "区") || utf8.RuneCountInString(n) > 2 {
						add(n, spot{p, c, k})
					}
				}
			}
		}
	}
	for n := range twice {
		delete(out, n)
	}
	return out
}
