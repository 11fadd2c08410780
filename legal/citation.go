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
	now   Place  // place of an older version's provision in the present law; zero if unchanged
	of    *Provision

	later *Citation // the present version, which applies to some of the facts; nil for none
	facts string    // those facts: 第3项事实
}

// Cite returns the provision law/name as it was on the day that its clock picks. A version that is
// no longer in force on days.Filed is labelled, and the provision's place in the law of that day is
// added if it differs. Cite returns a *NotInForceError if the law or the provision did not apply.
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

// Superseded reports whether the version was no longer in force on the day the letter is filed.
func (c *Citation) Superseded() bool { return c.label != "" }

// Moved reports whether the citation gives the present place of an older version's provision.
func (c *Citation) Moved() bool { return c.now != Place{} }

// Continued returns the citation of an older version extended by later, the present one, which
// applies to the named facts: 第四十一条（第3项事实适用现行第四十三条）. They are appended to the
// facts that c already names.
func (c *Citation) Continued(later *Citation, facts string) *Citation {
	out := *c
	if c.facts != "" {
		facts = c.facts + "、" + facts
	}
	out.now, out.later, out.facts = later.Place, later, facts
	return &out
}

// Later returns the present version that the citation of an older one names for some facts, or nil.
func (c *Citation) Later() *Citation { return c.later }

// aged returns the label of a version that is no longer in force when the letter is filed, and the
// present place of its provision, zero if that is the same. Without them a bare old number would be
// a valid citation of something else.
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

// Full returns the form of the first mention in a letter:
// 《中华人民共和国网络安全法》（2016年）第四十四条（现第四十六条）.
func (c *Citation) Full() string { return c.Version.formal + c.Numbers() }

// inner replaces the marks of a title within a title: 《…〈中华人民共和国民法典〉…》.
var inner = strings.NewReplacer("《", "〈", "》", "〉")

// Short returns the form of later mentions: 《网络安全法》（2016年）第四十四条（现第四十六条）.
func (c *Citation) Short() string { return "《" + c.Version.Short + "》" + c.Numbers() }

// Numbers returns the citation without the name of the law: （2016年）第四十四条（现第四十六条）.
func (c *Citation) Numbers() string { return c.label + c.PlaceText() }

// Former formats the citation without the note of its present place, （现第…条）.
func (c *Citation) Former() string { return "《" + c.Version.Short + "》" + c.label + c.of.chinese }

// PlaceText returns the place, with the present one if it moved: 第四十四条（现第四十六条）.
func (c *Citation) PlaceText() string { return Places([]*Citation{c}) }

// Places formats consecutive places of one version. The present places of a run that moved follow
// it in parentheses: 第四十一条、第四十二条（现第四十三条、第四十四条）. A 款 or 项 after another
// of the same article does not repeat the article's number.
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

// present returns the words that introduce the present place: 现, or 第3项事实适用现行.
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

// behind formats the place without what it shares with the one before it.
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

// Run formats consecutive citations of one version: 《个人信息保护法》第四十四条、第四十五条.
func Run(list []*Citation) string { return list[0].Named(list) }

// Named formats list, consecutive citations of one version starting with c, with the short name of
// the law and the label of the version.
func (c *Citation) Named(list []*Citation) string {
	return "《" + c.Version.Short + "》" + c.label + Places(list)
}

// Formal is like Named, with the full title of the first mention in a letter.
func (c *Citation) Formal(list []*Citation) string { return c.Version.formal + c.label + Places(list) }

// Label returns the label of the version with its parentheses, "" for the version in force.
func (c *Citation) Label() string { return c.label }

// Text returns the provision's words, one string for each 款 and 项. The caller must not change
// them.
func (c *Citation) Text() []string { return c.of.lines }

// Key returns the article and version cited, law/article@effective, as recorded in a manifest.
func (c *Citation) Key() string { return c.of.key }
