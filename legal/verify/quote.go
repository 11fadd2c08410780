package verify

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// attached checks the words that follow the references against the articles that
// they name.
func (j *judgement) attached(m mention, v *legal.Version) {
	articles, held := cited(m, v)
	if q := j.following(m.tail); q != nil && !strings.ContainsAny(j.text[m.tail:q.start], "。；《\n") {
		q.checked = true
		j.quoted(m, v, q.start, q.end, q.text, articles, held)
		return
	}
	switch how, start, end := j.unmarked(m); how {
	case byColon, byGap:
		for _, s := range sentencesOf(j.text, start, end) {
			if !j.line(m, v, s[0], s[1], articles, held) {
				break
			}
		}
	case byLines:
		j.below(m, v, end, articles, held)
	case byClause:
		j.paraphrase(m, v, start, end, articles)
	}
}

// following returns the quotation that begins within a few words of an offset.
func (j *judgement) following(at int) *quotation {
	i, _ := slices.BinarySearchFunc(j.quotes, at, func(q quotation, at int) int { return q.start - at })
	if i == len(j.quotes) || j.quotes[i].start > at+60 || j.quotes[i].bare {
		return nil
	}
	return &j.quotes[i]
}

// below checks the lines below 规定： until one that is none of the articles'.
func (j *judgement) below(m mention, v *legal.Version, at int, articles []citedArticle, held bool) {
	for at < len(j.text) {
		at++ // the line end
		end := len(j.text)
		if i := strings.IndexByte(j.text[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := j.text[at:end]
		if line != "" && (strings.HasPrefix(line, "第") || !j.line(m, v, at, end, articles, held)) {
			return
		}
		j.check(at, end)
		at = end
	}
}

// check marks the quotations of a range of the text.
func (j *judgement) check(start, end int) {
	for i := range j.quotes {
		if q := &j.quotes[i]; q.start >= start && q.end <= end {
			q.checked = true
		}
	}
}

// line checks unmarked words, and reports whether they are the articles' words, if
// with faults.
func (j *judgement) line(m mention, v *legal.Version, start, end int, articles []citedArticle, held bool) bool {
	words := j.text[start:end]
	if strings.HasPrefix(words, "【") {
		if i := strings.Index(words, "】"); i > 0 && i < 90 {
			words = words[i+len("】"):]
		}
	}
	if len(articles) == 0 {
		j.check(start, end)
		return !held
	}
	known := j.quotedAt(m, v, end-len(words), end, words, articles, held, true)
	if known {
		j.check(start, end)
	}
	return known
}

// numbered is the number of an article, 款 or 项 in front of its words.
var numbered = regexp.MustCompile(`^(?:第[零一二三四五六七八九十百千〇0-9]+[条款项](?:之[一二三四五六七八九十]+)?[：，]?|[0-9]+[.、]|[一二三四五六七八九十]+、)+`)

func (j *judgement) quoted(m mention, v *legal.Version, start, end int, text string, articles []citedArticle, held bool) {
	j.quotedAt(m, v, start, end, text, articles, held, false)
}

// quotedAt compares a quotation with the cited articles. It reports whether the
// words were recognised as theirs, or as another article's.
func (j *judgement) quotedAt(m mention, v *legal.Version, start, end int, text string, articles []citedArticle, held, bare bool) bool {
	x := j.v.words()
	text = numbered.ReplaceAllString(text, "")
	want := parts(text)
	size := utf8.RuneCountInString(strings.Join(want, ""))
	if size < 4 || bare && size < 8 {
		return false
	}
	inArticle := false
	for _, c := range articles {
		if inOrder(c.words(), want) {
			j.report.Right++
			return true
		}
		inArticle = inArticle || x.holds(c.article, text)
	}
	switch {
	case inArticle:
		j.add(start, end, "misattributed", "引文不是"+m.refs[len(m.refs)-1].place.Chinese()+"的内容，而在同一条的别的款项", "")
		return true
	case !held:
		if s, ok := j.anotherPlace(v, want, size); ok && s.version == v && size >= 2*least && len(want) == 1 {
			j.add(start, end, "misattributed", "引文不是"+m.refs[len(m.refs)-1].place.Article.Chinese()+"的内容", name(s.version, s.article)+"："+s.text)
			return true
		}
		return bare // the words may be those of the article that is not at hand
	}
	if s, ok := j.anotherPlace(v, want, size); ok {
		j.add(start, end, "misattributed", "引文不是"+articles[0].article.Number.Chinese()+"的内容", name(s.version, s.article)+"："+s.text)
		return true
	}
	if right, ok := j.resembles(text, want, size, articles, bare); ok {
		j.add(start, end, "altered", "引文与"+articles[0].article.Number.Chinese()+"原文不一致", right)
		return true
	}
	return false
}

// least is the number of runes from which on words are taken to be another
// article's, and not words that any law may use.
const least = 10

// anotherPlace finds words in another article, first of the same version.
func (j *judgement) anotherPlace(v *legal.Version, want []string, size int) (sentence, bool) {
	if size < least {
		return sentence{}, false
	}
	longest := slices.MaxFunc(want, func(a, b string) int { return len(a) - len(b) })
	longest = slices.MaxFunc(strings.Split(longest, "。"), func(a, b string) int { return len(a) - len(b) })
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

// termEnds are the ends of what is quoted as a term and not as words of the law:
// “侵犯公民个人信息罪”, “删除权”.
var termEnds = []string{"罪", "权", "权利", "原则", "制度", "义务", "责任", "条款", "规则", "行为"}

// resembles reports whether a quotation is one of the articles' words with some
// characters changed, and returns the right ones.
func (j *judgement) resembles(text string, want []string, size int, articles []citedArticle, bare bool) (string, bool) {
	x := j.v.words()
	best, right := 0.0, ""
	for _, c := range articles {
		if s, n := x.near(c.article, text); n > best {
			best, right = n, s
		}
	}
	if size >= 12 || bare {
		return right, best >= 0.6 && (!bare || best >= 0.7)
	}
	if slices.ContainsFunc(termEnds, func(w string) bool { return strings.HasSuffix(want[len(want)-1], w) }) {
		return "", false
	}
	for _, c := range articles {
		words := c.words()
		apart := 0
		for _, p := range want {
			apart += distance(p, words)
		}
		if apart > 0 && (size >= 6 && apart*3 <= size || size < 6 && apart == 1) {
			return right, true
		}
	}
	return "", false
}

// paraphrase looks for another article's words in what a text says, in its own
// words, that an article provides.
func (j *judgement) paraphrase(m mention, v *legal.Version, start, end int, articles []citedArticle) {
	if i := strings.IndexAny(j.text[start:end], "。；“"); i >= 0 {
		end = start + i
	}
	words := plain(j.text[start:end])
	if utf8.RuneCountInString(words) < 14 || len(articles) == 0 {
		return
	}
	for _, c := range articles {
		if strings.Contains(plainLines(c.article.Lines()), words) {
			return
		}
	}
	x := j.v.words()
	for _, n := range x.holders(words) {
		if s := x.sentences[n]; s.version == v {
			j.add(start, end, "misattributed", "所述不是"+articles[0].article.Number.Chinese()+"的内容", name(s.version, s.article)+"："+s.text)
			return
		}
	}
}

// loose checks quotations that stand by themselves: one that is nearly the words
// of a statute, but not quite, is altered.
func (j *judgement) loose() {
	for _, q := range j.quotes {
		text := numbered.ReplaceAllString(q.text, "")
		if size := utf8.RuneCountInString(text); q.checked || size < 14 || q.bare && size < 20 {
			continue
		}
		x := j.v.words()
		s, n := x.find(text)
		if n < 0.75 {
			if q.bare {
				continue
			}
			if s, n = x.findPart(text); n < 0.8 {
				continue
			}
		}
		if x.holds(s.article, text) || x.verbatim(text) {
			j.report.Right++
			continue
		}
		severity := Note // it may be another text's words, which are much the same
		if j.asLaw || j.saidOfLaw(q) {
			severity = Fault
		}
		j.find(q.start, q.end, severity, "altered", "引文与"+name(s.version, s.article)+"原文不一致", s.text)
	}
}

// saidOfLaw reports whether the words before a quotation say that it is the law's.
func (j *judgement) saidOfLaw(q quotation) bool {
	if q.bare {
		return true
	}
	before := j.text[clip(j.text, q.start-90):q.start]
	if i := strings.LastIndexAny(before, "。；\n”"); i >= 0 {
		before = before[i:]
	}
	for _, w := range []string{"规定", "法律", "依法", "法条", "条文"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}
