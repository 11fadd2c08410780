package verify

import (
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// notNumbers are the words after 第 and a number that are not an article: 第三编, 第二次修正.
const notNumbers = "章编节款项部分次届号版期批人者类种级季回步卷册页辑审"

// misprint reads a misspelt 第…条 directly after a law's name: 第X条 that nobody has filled in,
// 弟十条, 第十务, 第百甲条.
func (p *refParser) misprint() (ref, bool) {
	r := ref{start: p.at}
	first, size := utf8.DecodeRuneInString(p.text[p.at:])
	p.at += size
	var ok bool
	if first == '第' {
		ok = p.wrongNumber(&r) || p.unfilled(&r)
	} else {
		ok = p.wrongMark(&r, first)
	}
	r.end = p.at
	return r, ok
}

// wrongMark reads 弟十条: another character for 第.
func (p *refParser) wrongMark(r *ref, first rune) bool {
	n, _, ok := p.number()
	if !ok || !p.take("条") || strings.ContainsRune("中内共有的前后仅“（", first) {
		return false
	}
	if !han(first) && !strings.HasPrefix(p.text[p.at:], "规定") {
		return false // 《…法》，三条建议
	}
	r.place.Article.N, r.wrong = n, "“"+string(first)+"”应为“第”"
	p.paragraph(&r.place)
	p.item(&r.place)
	return true
}

// wrongNumber reads 第十务, 第一百甲条, 第一百二十第一款.
func (p *refParser) wrongNumber(r *ref) bool {
	start := p.at
	n, _, ok := p.number()
	if !ok {
		return p.scrambled(r)
	}
	next, size := utf8.DecodeRuneInString(p.text[p.at:])
	p.at += size
	after := refParser{text: p.text, at: p.at, f: p.f}
	after.number()
	switch {
	case after.take("条"): // 第一百甲条, 第一甲三条: the number itself is wrong
		r.wrong, p.at = "条号写错", after.at
		return true
	case next == '第':
		p.at -= size
		place := legal.Place{Article: legal.ArticleNumber{N: n}}
		p.paragraph(&place)
		if p.item(&place); place.Paragraph+place.Item > 0 {
			r.place, r.wrong = place, "少了“条”字"
			return true
		}
	case strings.ContainsRune(notNumbers, next):
	case han(next) && !numeralRune(next), strings.HasPrefix(p.text[p.at:], "规定"):
		r.place.Article.N, r.wrong = n, "“"+string(next)+"”应为“条”"
		return true
	}
	p.at = start
	return false
}

// scrambled reads 第六十四四规定, 第，九条: characters that do not make a number.
func (p *refParser) scrambled(r *ref) bool {
	end, numerals := p.at, 0
	for k := 0; k < 9 && end < len(p.text); k++ {
		c, size := decode(p.text[end:])
		if c == '条' && numerals > 0 {
			r.wrong, p.at = "条号写错", end+size
			return true
		}
		if numerals > 1 && strings.HasPrefix(p.text[end:], "规定") {
			r.wrong, p.at = "条号写错", end
			return true
		}
		if strings.ContainsRune("条第《“\n", c) {
			return false
		}
		if numeralRune(c) {
			numerals++
		}
		end += size
	}
	return false
}

// unfilled reads 第X条, 第几条.
func (p *refParser) unfilled(r *ref) bool {
	end := strings.Index(p.text[p.at:min(len(p.text), p.at+30)], "条")
	if end < 0 || strings.ContainsAny(p.text[p.at:p.at+end], "，。；：、《》“”（\n款项") {
		return false
	}
	inner := p.text[p.at : p.at+end]
	if first, _ := decode(inner); numeralRune(first) || strings.ContainsAny(inner, "章编节部本例") {
		return false // 第二章和本条例
	}
	p.at += end + len("条")
	empty := strings.ContainsAny(inner, "Xx×*_＿某…Nn") || inner == "" || inner == "几"
	if r.blank = empty && !strings.HasPrefix(p.text[p.at:], "条"); !r.blank {
		r.wrong = "条号写错"
	}
	return true
}
