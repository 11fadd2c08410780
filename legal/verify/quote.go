package verify

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/pattern"
)

// attached compares the words after the references with the articles that they cite.
func (j *judgement) attached(m mention, v *legal.Version) {
	articles, held := cited(m, v)
	if q := j.following(m.tail); q != nil && !strings.ContainsAny(j.text[m.tail:q.start], "。；《\n") {
		q.checked = true
		j.quoted(m, v, newPassage(q.start, q.end, q.text, false), articles, held)
		return
	}
	switch how, start, end := j.unmarked(m); how {
	case byColon, byGap:
		for s := range strings.SplitAfterSeq(j.text[start:end], "。") {
			if !j.line(m, v, start, start+len(s), articles, held) {
				break
			}
			start += len(s)
		}
	case byLines:
		j.below(m, v, end, articles, held)
	case byClause:
		j.paraphrase(m, v, start, end, articles)
	}
}

// following returns the quotation that begins within sixty bytes after an offset, or nil.
func (j *judgement) following(at int) *quotation {
	i, _ := slices.BinarySearchFunc(j.quotes, at, func(q quotation, at int) int { return cmp.Compare(q.start, at) })
	if i == len(j.quotes) || j.quotes[i].start > at+60 || j.quotes[i].bare {
		return nil
	}
	return &j.quotes[i]
}

// below checks the lines after 规定： up to one that is not from the articles.
func (j *judgement) below(m mention, v *legal.Version, at int, articles []citedArticle, held bool) {
	for at < len(j.text) {
		at++ // skip the line end
		line := beforeFirst(j.text[at:], "\n")
		end := at + len(line)
		if line != "" && (strings.HasPrefix(line, "第") || !j.line(m, v, at, end, articles, held)) {
			return
		}
		at = end
	}
}

// check marks the quotations in a range of the text as checked.
func (j *judgement) check(start, end int) {
	for i := range j.quotes {
		if q := &j.quotes[i]; q.start >= start && q.end <= end {
			q.checked = true
		}
	}
}

// line checks unmarked words, and reports whether they are the articles' words, even with errors.
func (j *judgement) line(m mention, v *legal.Version, start, end int, articles []citedArticle, held bool) bool {
	words := j.text[start:end]
	if caption, rest, ok := strings.Cut(words, "】"); ok && strings.HasPrefix(caption, "【") {
		words = rest
	}
	if len(articles) == 0 { // no article is at hand
		j.check(start, end)
		return true
	}
	known := j.quoted(m, v, newPassage(end-len(words), end, words, true), articles, held)
	if known {
		j.check(start, end)
	}
	return known
}

// numbered matches the number of an article, 款 or 项 before its words.
var numbered = pattern.New(`^(?:第[零一二三四五六七八九十百千〇0-9]+[条款项](?:之[一二三四五六七八九十]+)?[：，]?|` +
	`[0-9]+[.、]|[一二三四五六七八九十]+、)+`)

// passage is words of a text that are compared with the articles cited before them.
type passage struct {
	start, end int
	text       string   // without the number before it
	parts      []string // of it
	size       int      // in runes
	bare       bool     // without quotation marks
}

func newPassage(start, end int, text string, bare bool) passage {
	w := passage{start: start, end: end, text: numbered.ReplaceAllString(text, ""), bare: bare}
	w.parts = parts(w.text)
	for _, p := range w.parts {
		w.size += utf8.RuneCountInString(p)
	}
	return w
}

// quoted compares words with the cited articles. It reports whether they were recognised as theirs,
// or as another article's.
func (j *judgement) quoted(m mention, v *legal.Version, w passage, articles []citedArticle, held bool) bool {
	if w.size < 4 || w.bare && w.size < 8 {
		return false
	}
	inArticle := false
	for _, c := range articles {
		if inOrder(c.words(), w.parts) {
			j.report.Right++
			return true
		}
		inArticle = inArticle || j.v.plain.holds(c.article, w.text)
	}
	last := m.refs[len(m.refs)-1].place
	if inArticle {
		message := "引文不是" + last.Chinese() + "的内容，而在同一条的别的款项"
		j.add(w.start, w.end, "misattributed", message, "")
		return true
	}
	s, elsewhere := j.anotherPlace(v, w)
	if !held {
		// The words may be those of the article that is not at hand, unless the same law has them
		// in another.
		elsewhere = elsewhere && s.version == v && w.size >= 2*least && len(w.parts) == 1
	}
	switch {
	case elsewhere:
		j.misattributed(w.start, w.end, "引文", last.Article, s)
		return true
	case !held:
		return w.bare
	}
	right, ok := j.resembles(w, articles)
	if ok {
		j.add(w.start, w.end, "altered", "引文与"+articles[0].article.Number.Chinese()+"原文不一致", right)
	}
	return ok
}

// misattributed reports the article that the words really come from.
func (j *judgement) misattributed(start, end int, what string, cited legal.ArticleNumber, s sentence) {
	message := what + "不是" + cited.Chinese() + "的内容"
	j.add(start, end, "misattributed", message, name(s.version, s.article)+"："+s.text)
}

// least is the minimum number of runes of words that are taken to be another article's, and not
// words that any law may use.
const least = 10

func longestOf(words []string) string {
	return slices.MaxFunc(words, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// anotherPlace finds words in another article, preferably of the same version.
func (j *judgement) anotherPlace(v *legal.Version, w passage) (sentence, bool) {
	longest := longestOf(strings.Split(longestOf(w.parts), "。"))
	if utf8.RuneCountInString(longest) < least {
		return sentence{}, false
	}
	x := j.v.words()
	var found sentence
	ok := false
	for _, n := range x.holders(longest) {
		if s := x.sentences[n]; !ok || found.version != v && s.version == v {
			found, ok = s, true
		}
	}
	return found, ok
}

// termEnds are the endings of what is quoted as a term and not as words of the law:
// “侵犯公民个人信息罪”, “删除权”.
var termEnds = []string{"罪", "权", "权利", "原则", "制度", "义务", "责任", "条款", "规则", "行为"}

// resembles reports whether a quotation is one of the articles' words with some characters changed,
// and returns the right words.
func (j *judgement) resembles(w passage, articles []citedArticle) (string, bool) {
	x := j.v.words()
	best, right := 0.0, ""
	for _, c := range articles {
		if s, n := x.near(c.article, w.text); n > best {
			best, right = n, s
		}
	}
	if w.size >= 12 || w.bare {
		return right, best >= 0.6 && (!w.bare || best >= 0.7)
	}
	if endsIn(w.parts[len(w.parts)-1], termEnds) {
		return "", false
	}
	for _, c := range articles {
		text := c.words()
		apart := 0
		for _, p := range w.parts {
			apart += distance(p, text)
		}
		if apart > 0 && (w.size >= 6 && apart*3 <= w.size || w.size < 6 && apart == 1) {
			return right, true
		}
	}
	return "", false
}

// paraphrase looks for another article's words where a text says, without quoting, what an article
// provides.
func (j *judgement) paraphrase(m mention, v *legal.Version, start, end int, articles []citedArticle) {
	said := beforeFirst(j.text[start:end], "。；“")
	end = start + len(said)
	words := plain(said)
	if utf8.RuneCountInString(words) < 14 || len(articles) == 0 || !j.v.pairs().all(words) {
		return // too short, or not the words of a statute
	}
	for _, c := range articles {
		if strings.Contains(j.v.plain.of(c.article), words) {
			return
		}
	}
	for _, a := range v.Articles {
		if strings.Contains(j.v.plain.of(a), words) {
			j.misattributed(start, end, "所述", articles[0].article.Number, j.v.plain.sentence(v, a, words))
			return
		}
	}
}

// near is how similar a sentence must be to a text to count as its source.
const near = 0.75

// loose checks quotations without a citation: one that is nearly the words of a statute, but not
// exactly, is altered.
func (j *judgement) loose() {
	for _, q := range j.quotes {
		text := numbered.ReplaceAllString(q.text, "")
		size := utf8.RuneCountInString(text)
		if q.checked || size < 14 || q.bare && size < 20 ||
			j.v.pairs().share(bigrams(plain(text))) < near { // no sentence can share enough with it
			continue
		}
		x := j.v.words()
		s, n := x.find(text)
		if n < near {
			if q.bare {
				continue
			}
			if s, n = x.findPart(text); n == 0 {
				continue
			}
		}
		if x.plain.holds(s.article, text) || x.verbatim(text) {
			j.report.Right++
			continue
		}
		severity := Note // it may be another text with similar words
		if j.asLaw || j.saidOfLaw(q) {
			severity = Fault
		}
		j.find(q.start, q.end, severity, "altered", "引文与"+name(s.version, s.article)+"原文不一致", s.text)
	}
}

// saidOfLaw reports whether the words before a quotation attribute it to the law.
func (j *judgement) saidOfLaw(q quotation) bool {
	if q.bare {
		return true
	}
	before := behindLast(j.text[clip(j.text, q.start-90):q.start], "。；\n”")
	return holdsOne(before, []string{"规定", "法律", "依法", "法条", "条文"})
}
