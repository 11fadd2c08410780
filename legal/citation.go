package legal

import (
	"cmp"
	"fmt"
	"strings"
)

// Citation is a provision in the version that applies (引用).
type Citation struct {
	Ref     string // law/provision: csl/no-stolen-data
	Clock   Clock
	Version *Version
	Place   Place

	label string // （2016年）, or "" for the version in force on the date of the letter
	now   Place  // where the provision of an older version stands now; zero where it did not move
	of    *Provision

	later *Citation // the present version of an older one, which applies to some facts
	facts string    // those: 第3项事实
}

// Cite returns the provision law/name as it stood on the day that its clock
// picks. A version that is no longer in force on days.Filed is labelled, and the
// place of the provision in the law of that day is added where it differs.
// It returns a *NotInForceError if the law or the provision did not apply.
func (l *Library) Cite(ref string, days Days) (*Citation, error) {
	src, err := l.source(ref)
	if err != nil || src.rule != nil {
		return nil, cmp.Or(err, fmt.Errorf("%s 不是法律的规定", ref))
	}
	on := days.Of(src.clock)
	v, err := src.statute.On(on)
	if err != nil {
		return nil, err
	}
	if v.provisions[src.name].Absent {
		return nil, &NotInForceError{Title: v.Short, On: on, Provision: true}
	}
	return src.cite(v, days.Filed), nil
}

// Superseded reports whether the version was no longer in force when the letter is
// filed.
func (c *Citation) Superseded() bool { return c.label != "" }

// Moved reports whether the citation of an older version tells under which number the
// provision stands now.
func (c *Citation) Moved() bool { return c.now != Place{} }

// Continued is the citation of an older version with the present one, which applies to
// the facts named: 第四十一条（第3项事实适用现行第四十三条）. More facts stand behind those that
// it names already.
func (c *Citation) Continued(later *Citation, facts string) *Citation {
	out := *c
	if c.facts != "" {
		facts = c.facts + "、" + facts
	}
	out.now, out.later, out.facts = later.Place, later, facts
	return &out
}

// Later is the present version that the citation of an older one names for some facts; nil
// for none.
func (c *Citation) Later() *Citation { return c.later }

// aged returns the label of a version that is no longer in force when the letter
// is filed, and where its provision stands by then, zero where that is the same. A bare
// old number is a valid citation of something else.
func (s *Statute) aged(v *Version, p *Provision, filed Date) (label string, now Place) {
	current := s.InForce(filed)
	switch {
	case current == v:
		return "", Place{}
	case current == nil && v.Repealed:
		return "（" + v.Label + "，" + v.Until.AddDays(1).Chinese() + "起废止）", Place{}
	case current == nil:
		return "（" + v.Label + "）", Place{}
	}
	if q := current.provisions[p.Name]; !q.Absent && q.Place != p.Place {
		now = q.Place
	}
	return "（" + v.Label + "）", now
}

// Full is the form of the first mention in a letter:
// 《中华人民共和国网络安全法》（2016年）第四十四条（现第四十六条）.
func (c *Citation) Full() string { return c.Version.formal + c.Numbers() }

// inner writes a title within a title: 《…〈中华人民共和国民法典〉…》.
var inner = strings.NewReplacer("《", "〈", "》", "〉")

// Short is the form of later mentions: 《网络安全法》（2016年）第四十四条（现第四十六条）.
func (c *Citation) Short() string { return "《" + c.Version.Short + "》" + c.Numbers() }

// Numbers is the citation without the name of the law:
// （2016年）第四十四条（现第四十六条）.
func (c *Citation) Numbers() string { return c.label + c.PlaceText() }

// Former is the citation of an older version without where the provision stands now.
func (c *Citation) Former() string { return "《" + c.Version.Short + "》" + c.label + c.of.chinese }

// PlaceText is the place with its present one: 第四十四条（现第四十六条）.
func (c *Citation) PlaceText() string { return Places([]*Citation{c}) }

// Places writes the places of neighbours of one version, the present ones of those that
// moved behind them: 第四十一条、第四十二条（现第四十三条、第四十四条）. A 款 or 项 behind another of
// the same article needs the article's number once only.
func Places(list []*Citation) string {
	var b strings.Builder
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end].Moved() == list[i].Moved() && list[end].facts == list[i].facts {
			end++
		}
		if i > 0 {
			b.WriteString("、")
		}
		run := list[i:end]
		joined(&b, run, func(c *Citation) Place { return c.Place })
		if run[0].Moved() {
			b.WriteString("（" + run[0].present())
			joined(&b, run, func(c *Citation) Place { return c.now })
			b.WriteString("）")
		}
		i = end
	}
	return b.String()
}

// present leads to the place that a provision has now.
func (c *Citation) present() string {
	if c.facts == "" {
		return "现"
	}
	return c.facts + "适用现行"
}

func joined(b *strings.Builder, run []*Citation, of func(*Citation) Place) {
	for i, c := range run {
		p := of(c)
		if i == 0 {
			b.WriteString(p.Chinese())
			continue
		}
		b.WriteString("、" + p.behind(of(run[i-1])))
	}
}

// behind is the place without what it shares with the one before it.
func (p Place) behind(before Place) string {
	whole := p.Chinese()
	switch {
	case p.Article != before.Article || p.Paragraph+p.Item == 0 || before.Paragraph+before.Item == 0:
		return whole
	case p.Paragraph == before.Paragraph && p.Item > 0 && before.Item > 0:
		return "第（" + Numeral(p.Item) + "）项"
	}
	return strings.TrimPrefix(whole, p.Article.Chinese())
}

// Run writes neighbours of one version: 《个人信息保护法》第四十四条、第四十五条.
func Run(list []*Citation) string { return list[0].Named(list) }

// Named is a run of neighbours, of which c is the first, with the short name of the law
// and the label of its version.
func (c *Citation) Named(list []*Citation) string {
	return "《" + c.Version.Short + "》" + c.label + Places(list)
}

// Formal is the same with the full title of the first mention in a letter.
func (c *Citation) Formal(list []*Citation) string { return c.Version.formal + c.label + Places(list) }

// Label is the label of the version with its parentheses, "" for the version in
// force.
func (c *Citation) Label() string { return c.label }

// Text returns the provision's words, one string for each 款 and 项. They are not
// the caller's to change.
func (c *Citation) Text() []string { return c.of.lines }

// Key names the article and version cited, law/article@effective: what a
// manifest records.
func (c *Citation) Key() string { return c.of.key }
