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
	now   string // （现第四十六条）, or ""
	of    *Provision
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

// aged returns the label of a version that is no longer in force when the letter
// is filed, and where its provision stands by then. A bare old number is a valid
// citation of something else.
func (s *Statute) aged(v *Version, p *Provision, filed Date) (label, now string) {
	current := s.InForce(filed)
	switch {
	case current == v:
		return "", ""
	case current == nil && v.Repealed:
		return "（" + v.Label + "，" + v.Until.AddDays(1).Chinese() + "起废止）", ""
	case current == nil:
		return "（" + v.Label + "）", ""
	}
	if q := current.provisions[p.Name]; !q.Absent && q.Place != p.Place {
		now = "（现" + q.Place.Chinese() + "）"
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

// PlaceText is the place with its present one: 第四十四条（现第四十六条）.
func (c *Citation) PlaceText() string { return c.of.chinese + c.now }

// Within reports whether c is another 款 or 项 of the article that d cites, so
// that 第一款、第二款 needs the article's number once only.
func (c *Citation) Within(d *Citation) bool {
	return c.Place.Article == d.Place.Article && c.now == "" && d.now == "" &&
		c.Place.Paragraph+c.Place.Item > 0 && d.Place.Paragraph+d.Place.Item > 0
}

// Behind is the form behind another citation of the same version: without the law's
// name, and without the article's number where that is the same.
func (c *Citation) Behind(before *Citation) string {
	if c.Within(before) {
		return strings.TrimPrefix(c.PlaceText(), c.Place.Article.Chinese())
	}
	return c.PlaceText()
}

// Run writes neighbours of one version: 《个人信息保护法》第四十四条、第四十五条.
func Run(list []*Citation) string {
	var b strings.Builder
	for i, c := range list {
		if i == 0 {
			b.WriteString(c.Short())
			continue
		}
		b.WriteString("、" + c.Behind(list[i-1]))
	}
	return b.String()
}

// Label is the label of the version with its parentheses, "" for the version in
// force.
func (c *Citation) Label() string { return c.label }

// Text returns the provision's words, one string for each 款 and 项. They are not
// the caller's to change.
func (c *Citation) Text() []string { return c.of.lines }

// Key names the article and version cited, law/article@effective: what a
// manifest records.
func (c *Citation) Key() string { return c.of.key }
