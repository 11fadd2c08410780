package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// reference checks one cited place. A quotation behind the last of several is
// checked against each of them.
func (j *judgement) reference(m mention, r ref, last bool) {
	if r.misprint {
		j.add(r.start, r.end, "misprint", "“之”应为“第”", r.place.Chinese())
	}
	v, old := j.version(m, r)
	if v == nil {
		return
	}
	if old && m.label == "" {
		j.note(r.start, r.end, "unlabelled", "引用的是"+v.Effective.Chinese()+"起施行的版本", "《"+v.Short+"》（"+v.Label+"）"+r.place.Chinese())
	}
	if !j.exists(m, r, v) {
		return
	}
	if last {
		j.attached(m, v)
	}
}

// loosePlace reads a place as people write it: 第…项 of an article whose items all
// stand in one paragraph, 第一款 of an article that has no other.
func loosePlace(a *legal.Article, p legal.Place) legal.Place {
	if p.Paragraph == 1 && len(a.Paragraphs) == 1 {
		p.Paragraph = 0
	}
	if p.Item > 0 && p.Paragraph == 0 && len(a.Paragraphs) > 1 {
		with := 0
		for i, para := range a.Paragraphs {
			if len(para.Items) > 0 {
				with++
				p.Paragraph = i + 1
			}
		}
		if with != 1 {
			p.Paragraph = 1
		}
	}
	return p
}

// exists reports whether the version has the place, as far as the corpus tells.
func (j *judgement) exists(m mention, r ref, v *legal.Version) bool {
	n := r.place.Article
	a := v.Article(n)
	if a == nil {
		if v.Last > 0 && n.N > v.Last {
			j.add(m.start, r.end, "no-such-article", fmt.Sprintf("《%s》共%s条，没有%s", v.Short, legal.Numeral(v.Last), n.Chinese()), j.elsewhere(r, v))
			return false
		}
		return true // not in the corpus: nothing to compare with
	}
	if err := a.Has(loosePlace(a, r.place)); err != nil {
		j.add(m.start, r.end, "no-such-part", "《"+v.Short+"》"+err.Error(), j.elsewhere(r, v))
		return false
	}
	return true
}

// elsewhere names the present place of what an older version held at r.
func (j *judgement) elsewhere(r ref, v *legal.Version) string {
	a, before, ok := j.v.law.AmendmentTo(v)
	if !ok {
		return ""
	}
	old := before.Article(r.place.Article)
	line, ok := a.ToNew(r.place.Article.N)
	if old == nil || !ok {
		return ""
	}
	p := loosePlace(old, r.place)
	if err := old.Has(p); err != nil {
		return ""
	}
	return j.movedTo(v, before, line, p)
}

// attached checks the quotation that follows the references against the articles
// that they name.
func (j *judgement) attached(m mention, v *legal.Version) {
	q := j.following(m.tail)
	if q == nil || utf8.RuneCountInString(q.text) < 6 || strings.ContainsAny(j.text[m.tail:q.start], "。；《") {
		return
	}
	q.checked = j.quoted(m, v, q) || q.checked
}

// following returns the quotation that begins within a few words of an offset.
func (j *judgement) following(at int) *quotation {
	i, _ := slices.BinarySearchFunc(j.quotes, at, func(q quotation, at int) int { return q.start - at })
	if i == len(j.quotes) || j.quotes[i].start > at+60 {
		return nil
	}
	return &j.quotes[i]
}

// quoted reports whether the quotation was recognised as statutory words.
func (j *judgement) quoted(m mention, v *legal.Version, q *quotation) bool {
	best, right := 0.0, ""
	known := false
	for _, r := range m.refs {
		a := v.Article(r.place.Article)
		if a == nil {
			continue
		}
		known = true
		if j.v.words().holds(a, q.text) {
			return true
		}
		if s, n := j.v.words().near(a, q.text); n > best {
			best, right = n, s
		}
	}
	if known && best >= 0.6 {
		j.add(q.start, q.end, "altered", "引文与"+m.refs[0].place.Article.Chinese()+"原文不一致", right)
		return true
	}
	if s, ok := j.v.words().where(q.text); known && ok && utf8.RuneCountInString(q.text) >= 12 {
		j.add(q.start, q.end, "misattributed", "引文不是"+m.refs[0].place.Article.Chinese()+"的内容", "《"+s.version.Short+"》"+s.article.Number.Chinese()+"："+s.text)
		return true
	}
	return false
}

// loose checks quotations that stand by themselves: one that is nearly the words
// of a statute, but not quite, is altered.
func (j *judgement) loose() {
	for _, q := range j.quotes {
		if q.checked || utf8.RuneCountInString(q.text) < 14 {
			continue
		}
		s, n := j.v.words().find(q.text)
		if n < 0.75 || j.v.words().holds(s.article, q.text) {
			continue
		}
		if _, ok := j.v.words().where(q.text); ok {
			continue
		}
		j.add(q.start, q.end, "altered", "引文与《"+s.version.Short+"》"+s.article.Number.Chinese()+"原文不一致", s.text)
	}
}
