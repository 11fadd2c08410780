package legal

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// ArticleNumber is the number of an article (条). Articles inserted by amendment
// carry a second number: 第二百五十三条之一 is {253, 1}.
type ArticleNumber struct {
	N   int // from 1
	Sub int // 0 for none
}

// String returns the form of data files: 46, 253-1.
func (n ArticleNumber) String() string {
	if n.Sub > 0 {
		return strconv.Itoa(n.N) + "-" + strconv.Itoa(n.Sub)
	}
	return strconv.Itoa(n.N)
}

// Chinese returns 第四十六条 or 第二百五十三条之一.
func (n ArticleNumber) Chinese() string {
	s := "第" + Numeral(n.N) + "条"
	if n.Sub > 0 {
		s += "之" + Numeral(n.Sub)
	}
	return s
}

// Compare orders articles as they are ordered in the law.
func (n ArticleNumber) Compare(m ArticleNumber) int {
	return cmp.Or(cmp.Compare(n.N, m.N), cmp.Compare(n.Sub, m.Sub))
}

// Place is a place within a statute: an article, one of its paragraphs (款), or
// an item (项) of one.
type Place struct {
	Article   ArticleNumber
	Paragraph int // 款, from 1; 0: the whole article
	Item      int // 项, from 1; 0: the whole paragraph
}

// ParsePlace reads the notation of data files: 46, 253-1, 41¶2, 50¶1(5), 1033(1).
func ParsePlace(s string) (Place, error) {
	var p Place
	rest, ok := number(s, 4, &p.Article.N)
	for _, part := range []struct {
		before, behind string
		n              *int
	}{{"-", "", &p.Article.Sub}, {"¶", "", &p.Paragraph}, {"(", ")", &p.Item}} {
		if after, found := strings.CutPrefix(rest, part.before); found && ok {
			if rest, ok = number(after, 2, part.n); ok {
				rest, ok = strings.CutPrefix(rest, part.behind)
			}
		}
	}
	if !ok || rest != "" {
		return Place{}, fmt.Errorf("条款应写成 46、253-1、41¶2 或 50¶1(5) 的形式")
	}
	return p, nil
}

// number cuts a number without leading zeros, of at most so many digits, from the start of s.
func number(s string, most int, n *int) (rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && '0' <= s[i] && s[i] <= '9' {
		*n = *n*10 + int(s[i]-'0')
		i++
	}
	return s[i:], i > 0 && s[0] != '0'
}

// String returns the notation that ParsePlace reads.
func (p Place) String() string {
	s := p.Article.String()
	if p.Paragraph > 0 {
		s += "¶" + strconv.Itoa(p.Paragraph)
	}
	if p.Item > 0 {
		s += "(" + strconv.Itoa(p.Item) + ")"
	}
	return s
}

// Chinese returns 第五十条第一款第（五）项.
func (p Place) Chinese() string {
	s := p.Article.Chinese()
	if p.Paragraph > 0 {
		s += "第" + Numeral(p.Paragraph) + "款"
	}
	if p.Item > 0 {
		s += "第（" + Numeral(p.Item) + "）项"
	}
	return s
}

// MarshalText writes the notation of data files.
func (p Place) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Compare orders places as they are ordered in the law, a whole before its parts.
func (p Place) Compare(q Place) int {
	return cmp.Or(p.Article.Compare(q.Article), cmp.Compare(p.Paragraph, q.Paragraph), cmp.Compare(p.Item, q.Item))
}

// Covers reports whether q is p or within it.
func (p Place) Covers(q Place) bool {
	return p == q || p.Article == q.Article && p.Item == 0 && (p.Paragraph == 0 || p.Paragraph == q.Paragraph)
}

// UnmarshalText reads the notation of data files.
func (p *Place) UnmarshalText(text []byte) (err error) {
	*p, err = ParsePlace(string(text))
	return err
}
