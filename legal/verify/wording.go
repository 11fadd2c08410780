package verify

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/pattern"
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
	pairs     pairIndex
	plain     *plainWords
}

// plainWords are the words of articles without what quoting may change, each made when
// it is first needed.
type plainWords struct{ known sync.Map } // by *legal.Article

func (p *plainWords) of(a *legal.Article) string {
	if words, ok := p.known.Load(a); ok {
		return words.(string)
	}
	words := plainLines(a.Lines())
	p.known.Store(a, words)
	return words
}

// holds reports whether the article's words hold the quotation.
func (p *plainWords) holds(a *legal.Article, quote string) bool {
	return inOrder(p.of(a), parts(quote))
}

// sentence is the one of an article that holds plain words; the whole article where they
// run over the end of one.
func (p *plainWords) sentence(v *legal.Version, a *legal.Article, words string) sentence {
	lines := a.Lines()
	for _, line := range lines {
		for text := range strings.SplitAfterSeq(line, "。") {
			if strings.Contains(plain(text), words) {
				return sentence{version: v, article: a, text: text}
			}
		}
	}
	return sentence{version: v, article: a, text: strings.Join(lines, "")}
}

// indexWords indexes every sentence of every version.
func indexWords(statutes []*legal.Statute, plain *plainWords) *wordIndex {
	x := &wordIndex{plain: plain}
	for _, s := range statutes {
		for _, v := range s.Versions {
			for _, a := range v.Articles {
				for _, line := range a.Lines() {
					x.add(v, a, line)
				}
			}
		}
	}
	x.pairs = indexPairs(x.sentences)
	return x
}

// plainLines are an article's words without what quoting may change.
func plainLines(lines []string) string {
	var words strings.Builder
	for _, line := range lines {
		words.WriteString(plain(line) + "。")
	}
	return words.String()
}

func (x *wordIndex) add(v *legal.Version, a *legal.Article, line string) {
	for _, text := range strings.SplitAfter(line, "。") {
		if utf8.RuneCountInString(text) < 8 {
			continue
		}
		s := sentence{version: v, article: a, text: text, plain: plain(text)}
		s.size = utf8.RuneCountInString(s.plain)
		x.sentences = append(x.sentences, s)
	}
}

var itemNumber = pattern.New(`（[一二三四五六七八九十]+）`)

// plain drops what quoting may change: spaces, quotation marks, the width of
// punctuation, and the stop at the end.
func plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = plainRune(r); r != 0 {
			b.WriteRune(r)
		}
	}
	return strings.TrimRight(b.String(), "。；，、")
}

// plainRune is a rune as plain writes it, 0 for one that it drops.
func plainRune(r rune) rune {
	switch r {
	case '“', '”', '‘', '’', '"', '\'', '「', '」', '　':
		return 0
	case ',':
		return '，'
	case ';':
		return '；'
	case ':':
		return '：'
	case '(':
		return '（'
	case ')':
		return '）'
	case '〈':
		return '《'
	case '〉':
		return '》'
	}
	if unicode.IsSpace(r) {
		return 0
	}
	return r
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

// omission is what a quotation leaves out.
var omission = pattern.New(`…+|\.{3,}|。{3,}|（略）|〔略〕|\[\.\.\.\]`)

// parts are the stretches of a quotation that stand together: between omissions, and
// between items, which may be quoted with their lead-in alone.
func parts(quote string) []string {
	var out []string
	for _, part := range split(omission, quote, "…", "..", "。。", "略") {
		for _, p := range split(itemNumber, plain(part), "（") {
			if len(out) > 0 {
				p = strings.TrimLeft(p, "，。；、：")
			}
			if p = strings.TrimRight(p, "；。，、"); p != "" {
				out = append(out, p)
			}
		}
	}
	return out
}

// split is the expression's Split; most texts hold none of the signs that it needs.
func split(e *pattern.Pattern, s string, signs ...string) []string {
	for _, sign := range signs {
		if strings.Contains(s, sign) {
			return e.Split(s, -1)
		}
	}
	return []string{s}
}

// inOrder reports whether a text holds the parts, one behind the other.
func inOrder(text string, parts []string) bool {
	for _, p := range parts {
		i := strings.Index(text, p)
		if i < 0 {
			return false
		}
		text = text[i+len(p):]
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
	return text, shared(q, bigrams(x.plain.of(a)))
}

// hits counts for each sentence the pairs of runes that it holds.
func (x *wordIndex) hits(q map[[2]rune]bool) []uint16 {
	out := make([]uint16, len(x.sentences))
	for g := range q {
		for n := range x.pairs.holding(g) {
			out[n]++
		}
	}
	return out
}

// find returns the sentence that resembles the quotation most, and how much of
// each the other holds, the smaller of the two.
func (x *wordIndex) find(quote string) (sentence, float64) {
	q := bigrams(plain(quote))
	hits := x.hits(q)
	var found sentence
	best := 0.0
	for n, h := range hits {
		size := max(x.sentences[n].size-1, len(q))
		if score := float64(h) / float64(size); score > best {
			found, best = x.sentences[n], score
		}
	}
	return found, best
}

// findPart returns the sentence of which the quotation is nearly a part, and how much
// of it the sentence holds: 0 where no part of it is near.
func (x *wordIndex) findPart(quote string) (sentence, float64) {
	p := plain(quote)
	q := bigrams(p)
	hits := x.hits(q)
	var found sentence
	best := uint16(0)
	for n, h := range hits {
		if h > best {
			found, best = x.sentences[n], h
		}
	}
	score := float64(best) / float64(len(q))
	if score >= 0.8 && distance(p, found.plain)*8 <= utf8.RuneCountInString(p) {
		return found, score
	}
	return sentence{}, 0
}

// verbatim reports whether each sentence and item of the quotation stands in some
// statute.
func (x *wordIndex) verbatim(quote string) bool {
	for _, part := range parts(quote) {
		for p := range strings.SplitSeq(part, "。") {
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
	held := x.holders(plain(quote))
	if len(held) == 0 {
		return sentence{}, false
	}
	return x.sentences[held[0]], true
}

// holders are the sentences that hold plain words of at least two runes: those
// among which their rarest pair of runes stands.
func (x *wordIndex) holders(p string) []int32 {
	pairs := slices.Collect(pairsOf(p))
	if len(pairs) == 0 {
		return nil
	}
	rarest := slices.MinFunc(pairs, func(a, b [2]rune) int { return cmp.Compare(x.pairs.most(a), x.pairs.most(b)) })
	var out []int32
	for n := range x.pairs.holding(rarest) {
		if strings.Contains(x.sentences[n].plain, p) {
			out = append(out, n)
		}
	}
	return out
}
