package verify

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tousu/legal"
)

// sentence is one sentence of a statute, or one 项 with its lead-in left out.
type sentence struct {
	version *legal.Version
	article *legal.Article
	text    string // as promulgated
	plain   string // without spaces, quotes and differences of width
	size    int    // its runes
}

// wordIndex finds the statutory sentence that a quotation means.
type wordIndex struct {
	sentences []sentence
	byBigram  map[[2]rune][]int32       // sentences that hold two runes side by side
	plain     map[*legal.Article]string // an article's words without what quoting may change
}

// indexWords indexes every sentence of every version.
func indexWords(statutes []*legal.Statute) *wordIndex {
	x := &wordIndex{byBigram: map[[2]rune][]int32{}, plain: map[*legal.Article]string{}}
	for _, s := range statutes {
		for _, v := range s.Versions {
			for _, a := range v.Articles {
				for _, line := range a.Lines() {
					x.add(v, a, line)
				}
				x.plain[a] = plainArticle(a)
			}
		}
	}
	return x
}

// plainArticle is an article's words without what quoting may change.
func plainArticle(a *legal.Article) string {
	var words strings.Builder
	for _, line := range a.Lines() {
		words.WriteString(plain(line) + "。")
	}
	return words.String()
}

func (x *wordIndex) add(v *legal.Version, a *legal.Article, line string) {
	for _, text := range strings.SplitAfter(line, "。") {
		if utf8.RuneCountInString(text) < 8 {
			continue
		}
		n := int32(len(x.sentences))
		s := sentence{version: v, article: a, text: text, plain: plain(text)}
		s.size = utf8.RuneCountInString(s.plain)
		x.sentences = append(x.sentences, s)
		for g := range bigrams(s.plain) {
			x.byBigram[g] = append(x.byBigram[g], n)
		}
	}
}

var itemNumber = regexp.MustCompile(`（[一二三四五六七八九十]+）`)

// plain drops what quoting may change: spaces, quotation marks, the width of
// punctuation, and the stop at the end.
func plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '“', '”', '‘', '’', '"', '\'', '「', '」', '　':
			continue
		case ',':
			r = '，'
		case ';':
			r = '；'
		case ':':
			r = '：'
		case '(':
			r = '（'
		case ')':
			r = '）'
		}
		if !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	return strings.TrimRight(b.String(), "。；，、")
}

func bigrams(s string) map[[2]rune]bool {
	out := map[[2]rune]bool{}
	var before rune
	for _, r := range s {
		if before != 0 {
			out[[2]rune{before, r}] = true
		}
		before = r
	}
	return out
}

// shared is the part of a's bigrams that b has too, 0 to 1.
func shared(a, b map[[2]rune]bool) float64 {
	if len(a) == 0 {
		return 0
	}
	n := 0
	for g := range a {
		if b[g] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// holds reports whether the article's words hold the quotation, whose omissions
// are marked with ……
func (x *wordIndex) holds(a *legal.Article, quote string) bool {
	text := x.plain[a]
	for part := range strings.SplitSeq(quote, "……") {
		for _, p := range itemNumber.Split(plain(part), -1) { // an item may be quoted with its lead-in
			if !strings.Contains(text, strings.TrimRight(p, "；")) {
				return false
			}
		}
	}
	return true
}

// near is how much of the quotation the article holds, and the sentence that it
// resembles most.
func (x *wordIndex) near(a *legal.Article, quote string) (string, float64) {
	q := bigrams(plain(quote))
	best, text := 0.0, ""
	for _, line := range a.Lines() {
		for _, s := range strings.SplitAfter(line, "。") {
			if n := shared(q, bigrams(plain(s))); n > best {
				best, text = n, s
			}
		}
	}
	return text, shared(q, bigrams(x.plain[a]))
}

// find returns the sentence that resembles the quotation most, and how much of
// each the other holds, the smaller of the two.
func (x *wordIndex) find(quote string) (sentence, float64) {
	q := bigrams(plain(quote))
	hits := map[int32]int{}
	for g := range q {
		for _, n := range x.byBigram[g] {
			hits[n]++
		}
	}
	best, at := 0.0, int32(-1)
	for n, h := range hits {
		size := max(x.sentences[n].size-1, len(q))
		if score := float64(h) / float64(size); score > best || score == best && n < at {
			best, at = score, n
		}
	}
	if at < 0 {
		return sentence{}, 0
	}
	return x.sentences[at], best
}

// verbatim reports whether each sentence and item of the quotation stands in some
// statute.
func (x *wordIndex) verbatim(quote string) bool {
	for part := range strings.SplitSeq(strings.ReplaceAll(plain(quote), "……", "。"), "。") {
		for _, p := range itemNumber.Split(part, -1) {
			if p = plain(p); p == "" {
				continue
			}
			if _, ok := x.where(p); !ok {
				return false
			}
		}
	}
	return true
}

// where returns the sentence that holds the quotation word for word.
func (x *wordIndex) where(quote string) (sentence, bool) {
	p := plain(quote)
	for i := range x.sentences {
		if strings.Contains(x.sentences[i].plain, p) {
			return x.sentences[i], true
		}
	}
	return sentence{}, false
}
