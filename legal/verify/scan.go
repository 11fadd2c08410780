package verify

import (
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// mention is one naming of a law in a text, with the articles cited behind it.
type mention struct {
	name       lawName
	start, end int    // of the name with its marks
	written    string // the name as written
	label      string // （2016年） without its parentheses
	refs       []ref
	tail       int // where the last reference ends
}

// ref is one cited place.
type ref struct {
	place      legal.Place
	start, end int
	misprint   bool // 之一千零三十四条 for 第一千零三十四条
}

// scan finds every naming of a law, with its references, in reading order. It
// runs in time linear in the text.
func (t *nameTable) scan(text string) []mention {
	var out []mention
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(text[i:])
		}
		if !t.firsts.has(r) {
			i += size
			continue
		}
		if r == '《' {
			m, ok := t.marked(text, i)
			if ok {
				out = append(out, m)
				i = m.tail
				continue
			}
		}
		if list := t.starting(r, text[i+size:]); list != nil {
			if m, ok := t.bare(text, i, list); ok {
				out = append(out, m)
				i = m.tail
				continue
			}
		}
		if r == '第' && len(out) > 0 {
			if n := t.carriedOn(text, i, &out[len(out)-1]); n > 0 {
				i = n
				continue
			}
		}
		i += size
	}
	return out
}

// maxTitle bounds a title in bytes, so that an unclosed 《 costs nothing.
const maxTitle = 240

// marked reads a name between 《 and 》; titles may hold others: 《…适用《…》的解释》.
func (t *nameTable) marked(text string, start int) (mention, bool) {
	depth := 0
	limit := min(len(text), start+maxTitle)
	for i := start; i < limit; {
		r, size := decode(text[i:])
		switch r {
		case '《':
			depth++
		case '》':
			depth--
		case '\n':
			return mention{}, false
		}
		i += size
		if depth == 0 {
			name := text[start+len("《") : i-len("》")]
			m := mention{start: start, end: i, written: name, name: t.resolve(strings.TrimSpace(name))}
			if at := strings.IndexRune(name, '（'); at > 0 && m.name.statute != nil && !t.known(name) {
				m.label = strings.TrimSuffix(name[at+len("（"):], "）")
			}
			m.references(text)
			return m, true
		}
	}
	return mention{}, false
}

// introductions are the words before a law that is named without marks or
// articles.
var introductions = []string{"依据", "根据", "依照", "按照", "违反", "适用", "触犯"}

// bare reads a name without marks at i. A short name within a longer word is none:
// it counts where an article follows, or a word that leads to a law stands before.
func (t *nameTable) bare(text string, i int, names []string) (mention, bool) {
	for _, name := range names {
		if !strings.HasPrefix(text[i:], name) {
			continue
		}
		m := mention{start: i, end: i + len(name), written: name, name: t.names[name]}
		before := text[max(0, i-len(republic)):i]
		if m.name.kind == exactName && strings.HasSuffix(before, "人民") {
			m.name.kind = mistakenName // 人民网络安全法
		}
		m.references(text)
		body := m.name.outdated != nil && !m.name.outdated.Law
		introduced := false
		for _, w := range introductions {
			introduced = introduced || strings.HasSuffix(before, w)
		}
		return m, body || len(m.refs) > 0 || introduced
	}
	return mention{}, false
}

// carriedOn attaches 第…条 to the law named before it in the same sentence, where
// nothing but a joining word stands before the 第.
func (t *nameTable) carriedOn(text string, i int, m *mention) int {
	if m.name.statute == nil || len(m.refs) == 0 || i-m.tail > 600 || strings.ContainsAny(text[m.tail:i], "。\n；") {
		return 0
	}
	joined := false
	for _, w := range []string{"，", "、", "和", "及", "与", "或者", "该法", "同法"} {
		joined = joined || strings.HasSuffix(text[:i], w)
	}
	if !joined {
		return 0
	}
	n := len(m.refs)
	m.articles(refParser{text: text, at: i})
	if len(m.refs) == n {
		return 0
	}
	return m.tail
}

// references reads the label and the articles that follow the name.
func (m *mention) references(text string) {
	p := refParser{text: text, at: m.end}
	m.tail = m.end
	p.skip("　", " ", "的", "中")
	m.label = p.label(m.label)
	m.articles(p)
}

// articles reads the articles at p.
func (m *mention) articles(p refParser) {
	p.skip("　", " ", "的", "中")
	var last legal.Place
	for {
		r, ok := p.ref(last)
		if !ok {
			return
		}
		m.refs = append(m.refs, r)
		m.tail = p.at
		last = r.place
		if p.note() {
			m.tail = p.at
		}
		if !p.separator() {
			return
		}
	}
}

// refParser reads references at a place of a text.
type refParser struct {
	text string
	at   int
}

func (p *refParser) skip(words ...string) {
	for {
		moved := false
		for _, w := range words {
			if strings.HasPrefix(p.text[p.at:], w) {
				p.at += len(w)
				moved = true
			}
		}
		if !moved {
			return
		}
	}
}

func (p *refParser) take(words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(p.text[p.at:], w) {
			p.at += len(w)
			return true
		}
	}
	return false
}

// label reads （2016年） or （以下简称…）, which it passes over.
func (p *refParser) label(label string) string {
	for {
		start := p.at
		if !p.take("（", "(") {
			return label
		}
		end := strings.IndexAny(p.text[p.at:min(len(p.text), p.at+90)], "）)\n")
		if end < 0 || p.text[p.at+end] == '\n' {
			p.at = start
			return label
		}
		inner := p.text[p.at : p.at+end]
		_, size := utf8.DecodeRuneInString(p.text[p.at+end:])
		switch {
		case strings.Contains(inner, "年") || strings.Contains(inner, "修"):
			label = inner
		case !strings.HasPrefix(inner, "以下") && !strings.HasPrefix(inner, "下称"):
			p.at = start
			return label
		}
		p.at += end + size
	}
}

// note passes over （现第四十六条） behind a reference.
func (p *refParser) note() bool {
	if !strings.HasPrefix(p.text[p.at:], "（现") {
		return false
	}
	end := strings.Index(p.text[p.at:min(len(p.text), p.at+90)], "条")
	if end < 0 {
		return false
	}
	rest := p.text[p.at+end:]
	depth := 1
	for i, r := range rest {
		switch r {
		case '（':
			depth++
		case '）':
			if depth--; depth == 0 {
				p.at += end + i + len("）")
				return true
			}
		case '\n':
			return false
		}
	}
	return false
}

// separator moves over what joins two references.
func (p *refParser) separator() bool {
	start := p.at
	p.skip(" ")
	if !p.take("、", "以及", "及", "和", "与", "至", "到", "或者", "或", "，第") {
		p.at = start
		return false
	}
	if strings.HasSuffix(p.text[:p.at], "，第") {
		p.at -= len("第")
	}
	p.skip(" ")
	return true
}

// ref reads one reference; after another it may leave out the article.
func (p *refParser) ref(last legal.Place) (ref, bool) {
	start := p.at
	r := ref{start: start}
	marked := p.take("第")
	if !marked && p.take("之") {
		r.misprint, marked = true, true
	}
	n, ok := p.number()
	switch {
	case ok && p.take("条"):
		r.place.Article.N = n
		if p.sub(&r.place.Article) {
			break
		}
	case ok && marked && !r.misprint && last.Article.N > 0 && p.take("款"):
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
			p.at = start
		}
		return r, false
	}
	p.paragraph(&r.place)
	p.item(&r.place)
	r.end = p.at
	return r, true
}

// sub reads 之一 behind 条.
func (p *refParser) sub(n *legal.ArticleNumber) bool {
	start := p.at
	if p.take("之") {
		if k, ok := p.number(); ok && k < 20 {
			n.Sub = k
			return true
		}
	}
	p.at = start
	return false
}

func (p *refParser) paragraph(place *legal.Place) {
	start := p.at
	p.take("第")
	if n, ok := p.number(); ok && p.take("款") {
		place.Paragraph = n
		return
	}
	p.at = start
}

// item reads 第（五）项, 第5项, （五）项 or （五）.
func (p *refParser) item(place *legal.Place) bool {
	start := p.at
	marked := p.take("第")
	bracket := p.take("（", "(")
	n, ok := p.number()
	if ok && bracket {
		ok = p.take("）", ")")
	}
	if ok && (p.take("项") || bracket && !marked) {
		place.Item = n
		return true
	}
	p.at = start
	return false
}

func numeralRune(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千':
		return true
	}
	return false
}

// number reads Chinese or Arabic digits, half or full width.
func (p *refParser) number() (int, bool) {
	start := p.at
	n, arabic := 0, false
	for p.at < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		if r >= '０' && r <= '９' {
			r -= '０' - '0'
		}
		if r < '0' || r > '9' || n > 9999 {
			break
		}
		n, arabic = n*10+int(r-'0'), true
		p.at += size
	}
	if arabic {
		return n, n > 0 && n < 10000
	}
	for p.at < len(p.text) && p.at-start < 36 {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		if !numeralRune(r) {
			break
		}
		p.at += size
	}
	if p.at == start {
		return 0, false
	}
	n, ok := legal.ParseNumeral(strings.ReplaceAll(p.text[start:p.at], "〇", "零"))
	if !ok || n == 0 {
		p.at = start
	}
	return n, ok && n > 0
}
