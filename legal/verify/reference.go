package verify

import (
	"fmt"

	"tousu/legal"
)

// reference checks one cited place. A quotation after the last of several references is compared
// with all of them.
func (j *judgement) reference(m mention, i int) {
	r, last := m.refs[i], i == len(m.refs)-1
	if !j.spelling(m, r) {
		if last {
			j.pass(m)
		}
		return
	}
	v, old := j.version(m, r)
	if v == nil {
		if last {
			j.pass(m)
		}
		return
	}
	if old && m.label == "" {
		right := "《" + v.Short + "》（" + v.Label + "）" + r.place.Chinese()
		j.note(r.start, r.end, "unlabelled", "引用的是"+v.Effective.Chinese()+"起施行的版本", right)
	}
	if !j.exists(m, r, v) {
		if last {
			j.pass(m)
		}
		return
	}
	before := len(j.report.Findings)
	if v.Article(r.place.Article) == nil {
		checked := "，只核对了条号"
		if r.place.Article.Sub > 0 {
			checked = "" // inserted articles are known only if their text is at hand
		}
		j.unheld(min(m.start, r.start), r.end, "《"+v.Short+"》"+r.place.Article.Chinese()+"没有收录"+checked)
	}
	j.confused(m, r, v)
	if last {
		j.attached(m, v)
	}
	if len(j.report.Findings) == before {
		j.report.Right++
	}
}

// spelling reports whether a reference says which article it means, and reports what is wrong with
// how it is written.
func (j *judgement) spelling(m mention, r ref) bool {
	switch {
	case r.blank:
		j.note(r.start, r.end, "blank", "条号没有填写", "")
		return false
	case r.wrong != "" && r.place.Article.N == 0:
		j.add(r.start, r.end, "misprint", r.wrong, "")
		return false
	case r.wrong == "条号的写法不规范":
		j.note(r.start, r.end, "misprint", r.wrong, r.place.Chinese())
	case r.wrong != "":
		j.add(r.start, r.end, "misprint", r.wrong, r.place.Chinese())
	}
	return true
}

// loosePlace converts a place as people write it: 第…项 of an article whose items are all in one
// paragraph, 第一款 of an article with a single paragraph.
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

// exists reports whether the version has the place, as far as the corpus shows.
func (j *judgement) exists(m mention, r ref, v *legal.Version) bool {
	n := r.place.Article
	a := v.Article(n)
	if a == nil {
		if v.Last > 0 && n.N > v.Last {
			message := fmt.Sprintf("《%s》共%s条，没有%s", v.Short, legal.Numeral(v.Last), n.Chinese())
			j.add(m.start, r.end, "no-such-article", message, j.elsewhere(r, v))
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

// elsewhere names the present place of what an older version had at r.
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

// name returns the name of an article in messages.
func name(v *legal.Version, a *legal.Article) string {
	return "《" + v.Short + "》" + a.Number.Chinese()
}

// longestRange limits the articles of a range: 第一条至第九千条.
const longestRange = 200

// between returns the articles behind one, up to another.
func between(from int, to legal.ArticleNumber) []legal.ArticleNumber {
	var out []legal.ArticleNumber
	for n := from + 1; n <= min(to.N, from+longestRange); n++ {
		out = append(out, legal.ArticleNumber{N: n})
	}
	if to.Sub > 0 {
		out = append(out, to)
	}
	return out
}

// cited returns the articles that a mention's references name, including those within a range; held
// is false if one of them is not at hand.
func cited(m mention, v *legal.Version) (articles []citedArticle, held bool) {
	held = true
	for i, r := range m.refs {
		numbers := []legal.ArticleNumber{r.place.Article}
		if r.through { // never the first
			numbers = between(m.refs[i-1].place.Article.N, r.place.Article)
		}
		for _, n := range numbers {
			a := v.Article(n)
			if a == nil {
				held = false
				continue
			}
			place := legal.Place{Article: n}
			if n == r.place.Article {
				place = loosePlace(a, r.place)
			}
			articles = append(articles, citedArticle{a, place})
		}
	}
	return articles, held
}

// citedArticle is an article with the cited place in it.
type citedArticle struct {
	article *legal.Article
	place   legal.Place
}

// words returns the words of the place in plain form.
func (c citedArticle) words() string {
	if c.place.Paragraph == 0 && c.place.Item == 0 || c.article.Has(c.place) != nil {
		return plainLines(c.article.Lines())
	}
	p := c.article.Paragraphs[max(c.place.Paragraph, 1)-1]
	lines := []string{p.Text}
	if c.place.Item > 0 {
		lines = append(lines, p.Items[c.place.Item-1].Text)
	} else {
		for _, it := range p.Items {
			lines = append(lines, it.Text)
		}
	}
	return plainLines(lines)
}
