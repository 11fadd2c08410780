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

// sentence is a sentence of a statute, or a 项 without its lead-in.
type sentence struct {
	version *legal.Version
	article *legal.Article
	text    string // as promulgated
	plain   string // without spaces, quotes and differences of width
	size    int    // number of runes in plain
}

// wordIndex finds the statutory sentence that a quotation is from.
type wordIndex struct {
	sentences []sentence
	pairs     pairIndex
	plain     *plainWords
}

// plainWords caches the words of articles in plain form, each computed on first use.
type plainWords struct{ known sync.Map } // by *legal.Article

func (p *plainWords) of(a *legal.Article) string {
	if words, ok := p.known.Load(a); ok {
		return words.(string)
	}
	words := plainLines(a.Lines())
	p.known.Store(a, words)
	return words
}

// holds reports whether the article has the words of the quotation.
func (p *plainWords) holds(a *legal.Article, quote string) bool {
	return inOrder(p.of(a), parts(quote))
}

// sentence returns the sentence of an article that has the plain words, or the whole article if
// they span sentences.
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

// plainLines returns an article's words in plain form.
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

// plain drops what quoting may change: spaces, quotation marks, the width of punctuation, and the
// final stop.
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

// plainRune returns a rune in plain form, or 0 if it is dropped.
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

// shared returns the portion of a's bigrams that b has too, 0 to 1.
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

// omission matches the marks of an omission in a quotation.
var omission = pattern.New(`…+|\.{3,}|。{3,}|（略）|〔略〕|\[\.\.\.\]`)

// parts returns the contiguous parts of a quotation: between omissions, and between items, which
// may be quoted with only their lead-in.
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

// split splits s as e does; it skips e if s has none of the signs, as most texts.
func split(e *pattern.Pattern, s string, signs ...string) []string {
	for _, sign := range signs {
		if strings.Contains(s, sign) {
			return e.Split(s, -1)
		}
	}
	return []string{s}
}

// inOrder reports whether a text has the parts, one after another.
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

// near returns the sentence of the article that resembles the quotation most, and the portion of
// the quotation that the article has.
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

// hits returns, for each sentence, how many of the pairs it has.
func (x *wordIndex) hits(q map[[2]rune]bool) []uint16 {
	out := make([]uint16, len(x.sentences))
	for g := range q {
		for n := range x.pairs.holding(g) {
			out[n]++
		}
	}
	return out
}

// find returns the sentence that resembles the quotation most, and their similarity: common pairs
// relative to the longer of the two, 0 to 1.
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

// findPart returns the sentence that the quotation is nearly a part of, and the portion of the
// quotation that it has, or 0 if there is none.
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

// verbatim reports whether each sentence and item of the quotation is in some statute.
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

// where returns a sentence that has the quotation word for word.
func (x *wordIndex) where(quote string) (sentence, bool) {
	held := x.holders(plain(quote))
	if len(held) == 0 {
		return sentence{}, false
	}
	return x.sentences[held[0]], true
}

// holders returns the sentences that have plain words of at least two runes. It looks at those with
// their rarest pair of runes.
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
