package verify

import (
	"strings"

	"tousu/legal"
)

// refParser reads references from a position in a folded text.
type refParser struct {
	text string
	at   int
	f    *folded
}

func (p *refParser) skip(words ...string) {
	for {
		start := p.at
		for _, w := range words {
			if strings.HasPrefix(p.text[p.at:], w) {
				p.at += len(w)
			}
		}
		if p.at == start {
			return
		}
	}
}

// take moves past one of the words.
func (p *refParser) take(words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(p.text[p.at:], w) {
			p.at += len(w)
			return true
		}
	}
	return false
}

// parenthesis returns the text between the （ at p and its ）, and where that ends; ok is false if
// it does not end in the line, or is too long.
func (p *refParser) parenthesis() (inner string, end int, ok bool) {
	depth := 0
	start := p.at + len("（")
	for i := p.at; i < min(len(p.text), p.at+150); {
		r, size := decode(p.text[i:])
		i += size
		switch r {
		case '（':
			depth++
		case '）':
			if depth--; depth == 0 {
				return p.text[start : i-size], i, true
			}
		case '\n':
			return "", 0, false
		}
	}
	return "", 0, false
}

// note moves past （现第四十六条） or （第3项事实适用现行第四十六条） after a reference.
func (p *refParser) note() bool {
	if !strings.HasPrefix(p.text[p.at:], "（") {
		return false
	}
	inner, end, ok := p.parenthesis()
	facts, _, beside := strings.Cut(inner, "适用现行第")
	if !ok || !strings.HasPrefix(inner, "现") &&
		!(beside && strings.HasPrefix(facts, "第") && strings.Contains(facts, "项事实")) {
		return false
	}
	p.at = end
	return true
}

// separator moves past what joins two references, and reports whether they are the ends of a range.
func (p *refParser) separator() (through, ok bool) {
	switch {
	case p.take("至", "到", "—", "－", "-", "~", "～", "–"):
		p.skip("—", "-")
		return true, true
	case p.take("、", "以及", "及", "和", "与", "或者", "或", "并", "，第"):
		if strings.HasSuffix(p.text[:p.at], "，第") {
			p.at -= len("第")
		}
		return false, true
	}
	return false, false
}

// refs reads one reference, or several with a single 条 after the last number:
// 第一百二十二、一百二十四条. After another reference, one may leave out the article. behind is
// true directly after a law's name, where a malformed number is a misprint.
func (p *refParser) refs(last legal.Place, behind bool) []ref {
	if list := p.list(); list != nil {
		return list
	}
	r, ok := p.ref(last)
	if !ok && behind {
		r, ok = p.misprint()
	}
	if !ok {
		return nil
	}
	return []ref{r}
}

// list reads 第122、124条 and 第10-15条; nil if there are not several numbers.
func (p *refParser) list() []ref {
	start := p.at
	p.take("第")
	var out []ref
	through := false
	for {
		at := p.at
		n, _, ok := p.number()
		if !ok {
			break
		}
		out = append(out, ref{start: at, end: p.at, place: legal.Place{Article: legal.ArticleNumber{N: n}},
			through: through})
		if p.take("条") {
			if len(out) == 1 {
				break
			}
			out[0].start, out[len(out)-1].end = start, p.at
			return out
		}
		if through, ok = p.separator(); !ok || strings.HasPrefix(p.text[p.at:], "第") {
			break
		}
	}
	p.at = start
	return nil
}

// ref reads one reference; after another it may leave out the article.
func (p *refParser) ref(last legal.Place) (ref, bool) {
	start := p.at
	r := ref{start: start}
	marked := p.take("第")
	if !marked && p.take("之") {
		r.wrong, marked = "“之”应为“第”", true
	}
	n, loose, ok := p.number()
	switch {
	case ok && p.take("条"):
		r.place.Article.N = n
		p.sub(&r.place.Article)
	case ok && marked && p.inserted(&r.place.Article, n):
	case ok && marked && r.wrong == "" && last.Article.N > 0 && p.take("款"):
		r.place = legal.Place{Article: last.Article, Paragraph: n}
		p.item(&r.place)
		r.end = p.at
		return r, true
	default:
		p.at = start
		if last.Article.N > 0 && (last.Item > 0 || last.Paragraph > 0) {
			r.place = legal.Place{Article: last.Article, Paragraph: last.Paragraph}
			if p.item(&r.place) {
				r.end = p.at
				return r, true
			}
		}
		return r, false
	}
	p.paragraph(&r.place)
	p.item(&r.place)
	r.end = p.at
	if loose && r.wrong == "" {
		r.wrong = "条号的写法不规范"
	}
	return r, true
}

// inserted reads 第二百五十三之一条, for 第二百五十三条之一.
func (p *refParser) inserted(number *legal.ArticleNumber, n int) bool {
	start := p.at
	if p.take("之") {
		if k, _, ok := p.number(); ok && p.take("条") {
			*number = legal.ArticleNumber{N: n, Sub: k}
			return true
		}
	}
	p.at = start
	return false
}

// sub reads 之一 after 条; 第十条之一千零三十四条 is a misprint of two articles.
func (p *refParser) sub(n *legal.ArticleNumber) {
	start := p.at
	if p.take("之") {
		if k, _, ok := p.number(); ok && !strings.HasPrefix(p.text[p.at:], "条") {
			n.Sub = k
			return
		}
	}
	p.at = start
}

func (p *refParser) paragraph(place *legal.Place) {
	start := p.at
	p.take("的")
	p.take("第")
	if n, _, ok := p.number(); ok && p.take("款") {
		place.Paragraph = n
		return
	}
	p.at = start
}

// item reads 第（五）项, 第5项, （五）项 or （五）, but not a year in parentheses.
func (p *refParser) item(place *legal.Place) bool {
	start := p.at
	p.take("的")
	marked := p.take("第")
	bracket := p.take("（")
	n, _, ok := p.number()
	if ok && bracket {
		ok = p.take("）")
	}
	if ok && (p.take("项") || n < 100 && bracket && !marked && !p.f.gap(start)) {
		place.Item = n
		return true
	}
	p.at = start
	return false
}

func numeralRune(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿':
		return true
	}
	return false
}

// beyond is more articles than any law has.
const beyond = 99_999_999

// number reads Chinese or Arabic digits. loose reports that the number is understandable but not in
// the standard form: 一百十条, 一〇三条.
func (p *refParser) number() (n int, loose, ok bool) {
	start := p.at
	for p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
		n = min(n*10+int(p.text[p.at]-'0'), beyond) // bounded, so that a number of any length is just not found
		p.at++
	}
	if p.at > start {
		if n == 0 {
			p.at = start
		}
		return n, false, n > 0
	}
	for p.at < len(p.text) {
		r, size := decode(p.text[p.at:])
		if !numeralRune(r) {
			break
		}
		p.at += size
	}
	words := p.text[start:p.at]
	if n, ok := legal.ParseNumeral(words); ok && n > 0 {
		return n, false, true
	}
	if n := looseNumeral(words); n > 0 {
		return n, true, true
	}
	p.at = start
	return 0, false, false
}

// looseNumeral reads 一百十, 一〇三四, 一千〇三十四; 0 if s is not a number.
func looseNumeral(s string) int {
	s = strings.ReplaceAll(s, "〇", "零")
	if strings.ContainsAny(s, "万亿") && strings.ContainsAny(s, "一二三四五六七八九") {
		return beyond
	}
	if n, ok := legal.ParseNumeral(s); ok {
		return n
	}
	if !strings.ContainsAny(s, "十百千") { // 一零三四
		n := 0
		for _, r := range s {
			if n = n*10 + strings.IndexRune("零一二三四五六七八九", r)/len("零"); n > 9999 {
				return 0
			}
		}
		return n
	}
	if before, after, ok := strings.Cut(s, "十"); ok && endsIn(before, []string{"百", "百零"}) {
		if n, ok := legal.ParseNumeral(strings.TrimSuffix(before, "零") + "一十" + after); ok { // 一百十
			return n
		}
	}
	return 0
}
