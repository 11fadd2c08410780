package verify

import (
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// number reads a 第…条 without a law's name before it. It continues the law named earlier, or
// belongs to the text itself, or to a contract.
func (s *scanner) number(i int) int {
	m, from := s.lead(i)
	if m == nil {
		return i
	}
	n := len(m.refs)
	p := refParser{text: s.text, at: i, f: s.f}
	var last legal.Place
	if from == sameArticle {
		last = m.refs[n-1].place
		last.Paragraph, last.Item = 1, 0
	}
	s.articles(m, p, last)
	if len(m.refs) == n {
		return i
	}
	if from == anew {
		if m.end == m.start {
			m.end = m.tail
		}
		s.out = append(s.out, *m)
	}
	return m.tail
}

// listSigns are the characters in the numbers of list items.
const listSigns = "0123456789.、-·•*#>（）一二三四五六七八九十"

// again returns another mention of the same law, for what begins at start.
func (m *mention) again(start, end int) *mention {
	return &mention{
		name: m.name, written: m.written, label: m.label, former: m.former, carried: true, start: start, end: end,
		tail: end,
	}
}

// leading says how a number without a law's name is connected to one.
type leading int

const (
	carriedOn   leading = iota // after other numbers of the law
	sameArticle                // 同条第二款
	anew                       // a mention of its own
)

// lead returns the mention that a number at i belongs to, or nil.
func (s *scanner) lead(i int) (*mention, leading) {
	head := s.text[:i]
	var last *mention
	if len(s.out) > 0 {
		last = &s.out[len(s.out)-1]
	}
	atStart := strings.TrimLeft(head[lineStart(s.text, i):], listSigns) == ""
	if atStart && s.block != nil {
		return s.block.again(i, i), anew
	}
	if last == nil {
		return s.anew(i, head, atStart)
	}
	for _, w := range []string{"同法", "该法", "上述法律", "前述法律"} {
		if strings.HasSuffix(head, w) && i-last.tail < 1500 && last.name.kind != ownName {
			return last.again(i-len(w), i), anew
		}
	}
	if strings.HasSuffix(head, "同条") || strings.HasSuffix(head, "该条") {
		if i-last.tail < 600 && len(last.refs) > 0 {
			return last, sameArticle
		}
	}
	if len(last.refs) > 0 && i-last.tail <= 600 && !strings.ContainsAny(s.text[last.tail:i], "。\n；") {
		for _, w := range []string{"，", "、", "和", "及", "与", "或者", "或", "并依据", "并根据", "至"} {
			if strings.HasSuffix(head, w) {
				return last, carriedOn
			}
		}
	}
	return s.anew(i, head, atStart)
}

// anew returns a mention of the text itself, of a contract, or of a law by the name that the text
// has given it.
func (s *scanner) anew(i int, head string, atStart bool) (*mention, leading) {
	for name, n := range s.own {
		if strings.HasSuffix(head, name) {
			return &mention{name: n, start: i - len(name), end: i, written: name, tail: i}, anew
		}
	}
	if r, _ := utf8.DecodeLastRuneInString(head); !atStart && han(r) {
		return &mention{name: lawName{kind: ownName}, start: i, end: i, tail: i}, anew
	}
	return nil, anew
}
