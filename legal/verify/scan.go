package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/pattern"
)

// mention is one occurrence of a law's name in a text, with the articles cited after it.
type mention struct {
	name       lawName
	start, end int    // of the name, with its marks
	written    string // the name as written
	label      string // （2016年） without its parentheses
	former     bool   // 旧, 原, 修订前的: the version before the present one
	carried    bool   // the law was named earlier: 同法, a line after 规定：
	refs       []ref
	tail       int // end of the last reference
}

// ref is one cited place.
type ref struct {
	place      legal.Place
	start, end int
	wrong      string // what is wrong with how the number is written
	blank      bool   // 第X条
	through    bool   // a range: all articles from the previous reference to this one
}

// scanner finds the laws and references in a text.
type scanner struct {
	t     *nameTable
	text  string
	f     *folded
	out   []mention
	own   map[string]lawName // names that the text gives to laws: 以下简称
	seen  map[string]lawName // resolved names
	block *mention           // the law whose articles are listed in the lines below; nil for none
}

// scan returns every mention of a law, with its references, in reading order. It takes time linear
// in the text.
func (t *nameTable) scan(f *folded) []mention {
	s := &scanner{t: t, text: f.text, f: f}
	for i := 0; i < len(s.text); {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(s.text[i:])
		}
		next := i + size
		if t.firsts.has(r) {
			next = max(next, s.at(i, r))
		}
		i = next
	}
	return s.out
}

// at reads what begins at i, and returns where that ends, or i if nothing does.
func (s *scanner) at(i int, r rune) int {
	switch r {
	case '《':
		return s.marked(i)
	case '第':
		return s.number(i)
	}
	return s.bare(i)
}

// maxTitle limits a title in bytes, so that an unclosed 《 costs nothing.
const maxTitle = 240

// marked reads a name between 《 and 》, which may contain others: 《…适用《…》的解释》.
func (s *scanner) marked(start int) int {
	depth := 0
	limit := min(len(s.text), start+maxTitle)
	for i := start; i < limit; {
		r, size := decode(s.text[i:])
		switch r {
		case '《':
			depth++
		case '》':
			depth--
		case '\n':
			return start
		}
		i += size
		if depth > 0 {
			continue
		}
		name := s.text[start+len("《") : i-len("》")]
		m := mention{start: start, end: i, written: name, name: s.resolve(name)}
		if label := inTitle.FindString(name); labelForm.MatchString(label) {
			m.label = strings.Trim(label, "（）")
		}
		if m.name.kind == unknownName && endsIn(name, papers) {
			m.name.kind = ownName
		}
		s.before(&m)
		s.references(&m)
		s.add(m)
		return m.tail
	}
	return start
}

// papers are the endings of the names of agreements and statements, which are not laws.
var papers = []string{
	"合同", "协议", "协议书", "章程", "政策", "声明", "承诺书", "保证书", "授权书", "告知书", "合同书", "条款", "公约",
	"判决书", "裁定书", "调解书",
}

// resolve returns the meaning of a name, first by the text's own definitions.
func (s *scanner) resolve(name string) lawName {
	if n, ok := s.own[name]; ok {
		return n
	}
	if n, ok := s.seen[name]; ok {
		return n
	}
	if s.seen == nil {
		s.seen = map[string]lawName{}
	}
	n := s.t.resolve(name)
	s.seen[name] = n
	return n
}

func (s *scanner) add(m mention) {
	s.out = append(s.out, m)
	if !strings.HasPrefix(s.text[lineStart(s.text, m.start):], "第") {
		s.block = nil // a law named within an article does not end a list of articles
	}
	if rest := s.text[m.tail:]; len(m.refs) == 0 && m.name.kind != ownName && introducesLines(rest) {
		named := m
		s.block = &named
	}
}

// introducesLines reports whether the articles of a law just named are listed in the lines below.
func introducesLines(rest string) bool {
	return linesLead.MatchString(rest[:min(len(rest), longestLead)])
}

// longestLead limits what comes between a law's name and the end of its line, in bytes.
const longestLead = 60

var linesLead = pattern.New(`^(?:（[^）]*）)?的?(?:有关|相关|以下|下列|明确)?(?:法律)?(?:规定|条文|条款|内容)?(?:如下)?：\n`)

// before reads what precedes a name: 2012年修正的, 旧, or the state whose law it is.
func (s *scanner) before(m *mention) {
	head := s.text[max(0, m.start-45):m.start]
	if m.label == "" && strings.Contains(head, "修") {
		m.label = strings.TrimSuffix(labelBefore.FindString(head), "的")
	}
	m.former = endsIn(strings.TrimSuffix(head, "的"), []string{"旧", "老", "修订前", "修改前", "修正前"})
	state := strings.TrimSuffix(head, "的")
	for _, w := range s.t.abroad {
		if strings.HasSuffix(state, w) || strings.HasPrefix(m.written, w) {
			m.name = lawName{kind: ownName}
		}
	}
}

var (
	labelBefore = pattern.New(`\d{4}年?(?:修正|修订|修改)的?$`)
	labelForm   = pattern.New(`^（(?:\d{4}年?(?:\d{1,2}月)?(?:\d{1,2}日)?` +
		`(?:第?[一二三四五六七八九十]*次?(?:修正|修订|修改|版|本|公布|通过|施行|起施行)*)|` +
		`(?:[一二三四五六七八九十]次)?修[正订改](?:版|本)?)(?:，[^（）]*废止)?）`)
)

// introductions are the words that introduce a law without marks or articles.
var introductions = []string{"依据", "根据", "依照", "按照", "违反", "适用", "触犯", "违背", "参照"}

// bare reads a name without marks at i. To exclude a short name within a longer word, an article
// must follow or an introduction must precede it.
func (s *scanner) bare(i int) int {
	rest := s.text[i:]
	full := 0
	if strings.HasPrefix(rest, republic) {
		full = len(republic)
	}
	for _, name := range s.t.groups[firstTwo(rest[full:])] {
		if !strings.HasPrefix(rest[full:], name) {
			continue
		}
		m := mention{start: i, end: i + full + len(name), written: rest[:full+len(name)], name: s.t.names[name]}
		head := s.text[max(0, i-len(republic)):i]
		if !s.whole(m, head) {
			return i
		}
		if m.name.kind == exactName && strings.HasSuffix(head, "人民") {
			m.name.kind = mistakenName // 人民网络安全法
		}
		s.before(&m)
		s.references(&m)
		body := m.name.outdated != nil && !m.name.outdated.Law
		introduced := endsIn(head, introductions)
		rest := s.text[m.tail:]
		if !body && len(m.refs) == 0 && !introduced && !strings.HasPrefix(rest, "规定") && !introducesLines(rest) {
			if m.name.kind == outsideName || m.name.kind == exactName {
				return m.end // not relied on, but no part of it is another law: 劳动合同法
			}
			return i
		}
		s.add(m)
		return m.tail
	}
	return i
}

// whole reports whether a name is complete: not the end of a longer one, as 仲裁法 of 调解仲裁法,
// nor a part of a Latin word.
func (s *scanner) whole(m mention, head string) bool {
	last, _ := utf8.DecodeLastRuneInString(head)
	next, _ := utf8.DecodeRuneInString(s.text[m.end:])
	if first, _ := utf8.DecodeRuneInString(m.written); word(first) && (word(last) || word(next)) {
		return false
	}
	if strings.HasSuffix(m.written, "法") && slices.Contains([]rune("学人院官庭律规制系警医定理"), next) {
		return false // 刑法学, 合同法定代表人
	}
	if strings.HasSuffix(m.written, "条例") && next == '草' || strings.HasSuffix(m.written, "部") && next == '门' {
		return false
	}
	return !endsIn(head, longer)
}

// longer are the words that make another law of a short name after them.
var longer = []string{"劳动", "调解", "经济", "技术", "保险", "信托", "租赁", "买卖", "建设工程", "国际", "涉外", "海事", "海商", "体育", "农村土地承包"}

// references reads the label and the articles after the name.
func (s *scanner) references(m *mention) {
	p := refParser{text: s.text, at: m.end, f: s.f}
	m.tail = m.end
	s.parentheses(m, &p)
	s.articles(m, p, legal.Place{})
}

// parentheses reads （2016年）, （以下简称…） and other remarks after a name.
func (s *scanner) parentheses(m *mention, p *refParser) {
	for strings.HasPrefix(p.text[p.at:], "（") {
		inner, end, ok := p.parenthesis()
		switch {
		case !ok:
			return
		case labelForm.MatchString("（" + inner + "）"):
			m.label = inner
		case beginsWith(inner, []string{"以下", "下称", "简称"}):
			s.define(m, inner)
		case holdsOne(inner, []string{"令", "号", "施行", "法释"}):
		default:
			return
		}
		p.at = end
	}
}

// define records the name that the text gives to a law from here on.
func (s *scanner) define(m *mention, inner string) {
	for _, w := range []string{"以下简称为", "以下简称", "以下称为", "以下称", "以下统称", "下称", "简称为", "简称"} {
		if name, ok := strings.CutPrefix(inner, w); ok {
			name = strings.Trim(name, "：“”《》‘’ ")
			if n := utf8.RuneCountInString(name); n < 2 || n > 30 || len(s.own) > 20 {
				return
			}
			if s.own == nil {
				s.own = map[string]lawName{}
			}
			named := m.name
			switch { // a name that the text defines is right
			case named.statute != nil:
				named.kind = exactName
			case named.kind == mistakenName:
				named.kind = outsideName
			}
			s.own[name] = named
			return
		}
	}
}

// chapters match the part, chapter and section of an article: 第二章第七条.
var chapters = pattern.New(`^(?:第[零一二三四五六七八九十百]+(?:分编|编|章|节)的?)+`)

// articles reads the articles at p.
func (s *scanner) articles(m *mention, p refParser, last legal.Place) {
	p.skip("的", "中")
	p.at += len(chapters.FindString(p.text[p.at:min(len(p.text), p.at+60)]))
	through := false
	for {
		refs := p.refs(last, m.end == p.at && m.end > m.start)
		if len(refs) == 0 {
			return
		}
		refs[0].through = refs[0].through || through
		m.refs = append(m.refs, refs...)
		m.tail = p.at
		last = refs[len(refs)-1].place
		if p.note() {
			m.tail = p.at
		}
		var ok bool
		if through, ok = p.separator(); !ok {
			return
		}
	}
}
