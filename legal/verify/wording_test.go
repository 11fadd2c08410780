package verify

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// TestPlain: what quoting may change is dropped, and nothing else.
func TestPlain(t *testing.T) {
	for s, want := range map[string]string{
		"甲，乙。": "甲，乙", "“甲”‘乙’「丙」\"丁\"'戊'": "甲乙丙丁戊", "甲,乙;丙:丁(戊)〈己〉": "甲，乙；丙：丁（戊）《己》", "甲 乙\u3000丙\n丁": "甲乙丙丁",
		"甲；": "甲", "甲，、": "甲", "。": "", "": "",
	} {
		if got := plain(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"甲……乙": "甲|乙", "甲...乙": "甲|乙", "甲..乙": "甲..乙", "甲。。。乙": "甲|乙", "甲（略）乙": "甲|乙", "甲〔略〕乙": "甲|乙", "略": "略",
		"甲：（一）乙；（二）丙": "甲：|乙|丙",
		"……甲":         "甲", "甲，……，乙": "甲|乙", "": "", "，甲": "，甲",
	} {
		if got := strings.Join(parts(s), "|"); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]bool{"甲|乙": true, "乙|甲": false, "甲|甲": false, "": true, "丙": false, "甲乙": true} {
		if got := inOrder("甲乙", strings.FieldsFunc(s, func(r rune) bool { return r == '|' })); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestShares: what portion of a text another has, from nothing to all.
func TestShares(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"甲乙丙", "甲乙丙", 1}, {"甲乙丙", "甲乙", 0.5}, {"甲乙", "乙甲", 0}, {"", "甲乙", 0}, {"甲", "甲乙", 0}} {
		if got := shared(bigrams(c.a), bigrams(c.b)); got != c.want {
			t.Errorf("%s of %s: %v, want %v", c.b, c.a, got, c.want)
		}
	}
	for words, c := range map[string]struct {
		text string
		want int
	}{"甲乙": {"丙甲乙丁", 0}, "甲乙丙": {"甲丙", 1}, "甲": {"", 1}, "甲丁乙": {"戊甲乙", 1}, "甲乙丙丁": {"丁丙", 3}} {
		if got := distance(words, c.text); got != c.want {
			t.Errorf("%s in %s: %d, want %d", words, c.text, got, c.want)
		}
	}
	for words, c := range map[string]struct {
		other string
		want  int
	}{"甲乙丙": {"甲丙", 1}, "甲": {"", 1}, "": {"甲乙", 2}, "甲乙": {"乙甲", 2}, "甲乙丙丁": {"甲乙丙丁", 0}} {
		if got := editDistance([]rune(words), []rune(c.other)); got != c.want {
			t.Errorf("%s and %s: %d, want %d", words, c.other, got, c.want)
		}
	}
}

// TestPairs: an index has every pair of its sentences, and the sentences that have it.
func TestPairs(t *testing.T) {
	var sentences []sentence
	for _, s := range []string{"甲乙丙甲乙", "乙丙丁", "丁"} {
		sentences = append(sentences, sentence{plain: s})
	}
	x := indexPairs(sentences)
	for pair, c := range map[[2]rune]struct {
		most int
		in   []int32
	}{{'甲', '乙'}: {2, []int32{0}}, {'乙', '丙'}: {2, []int32{0, 1}}, {'丙', '丁'}: {1, []int32{1}}, {'乙', '甲'}: {0, nil}} {
		if got := slices.Collect(x.holding(pair)); !slices.Equal(got, c.in) || x.most(pair) != c.most {
			t.Errorf("%q: in %v, %d at most", string(pair[:]), got, x.most(pair))
		}
	}
	for range x.holding([2]rune{'乙', '丙'}) {
		break // the caller may stop
	}
	s := new(pairSet)
	if *s.first() != 0 {
		t.Fatal("a new set holds something")
	}
	s.add("甲 乙“丙”")
	for text, want := range map[string]float64{"甲乙丙": 1, "甲乙": 1, "甲乙丁": 0.5, "乙甲丁": 0, "甲": 0, "": 0} {
		if got := s.share(bigrams(text)); got != want {
			t.Errorf("%s: a share of %v, want %v", text, got, want)
		}
		if got := s.all(text); got != (want == 1 || text == "甲" || text == "") {
			t.Errorf("%s: all of it %v", text, got)
		}
	}
}

// first returns the first word of the set.
func (s *pairSet) first() *uint64 { return &s[0] }

// TestIndexOfWords finds sentences of the law at hand, and parts of them.
func TestIndexOfWords(t *testing.T) {
	x := indexWords(legal.Default().Statutes(), &plainWords{})
	const words = "不得从事危害国家安全、公共利益的个人信息处理活动"
	for quote, want := range map[string]bool{words: true, words + "。": true, "任何组织、个人不得非法收集……" + words: true,
		"从事危害国家利益": false, "": true} {
		if got := x.verbatim(quote); got != want {
			t.Errorf("%s is verbatim: %v", quote, got)
		}
	}
	if s, ok := x.where(words); !ok || s.version.Law != "pipl" || s.article.Number.N != 10 {
		t.Errorf("%+v", s)
	}
	if _, ok := x.where("甲乙丙丁戊己"); ok {
		t.Error("no law says so")
	}
	const whole = "任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息；" + words + "。"
	if s, score := x.find(whole); score < 0.8 || s.article.Number.N != 10 {
		t.Errorf("%v: %s", score, s.text)
	}
	if s, score := x.find("㐀㐁㐂㐃"); score != 0 || s.article != nil {
		t.Errorf("%v: %s", score, s.text)
	}
	for quote, want := range map[string]int{words: 10, strings.Replace(words, "公共", "公众", 1): 10, "㐀㐁㐂㐃": 0,
		"不得从事甲乙丙丁戊己": 0, "": 0} {
		s, score := x.findPart(quote)
		if (want == 0) != (s.article == nil) || want > 0 && (s.article.Number.N != want || score < 0.8) || want == 0 &&
			score != 0 {
			t.Errorf("%s: %v of %s", quote, score, s.text)
		}
	}
	pipl, _ := legal.Default().Statute("pipl")
	ten := pipl.Latest().Article(legal.ArticleNumber{N: 10})
	if text, share := x.near(ten, words); share != 1 || !strings.HasPrefix(text, "任何组织") {
		t.Errorf("%v of %s", share, text)
	}
	if text, share := x.near(ten, "㐀㐁"); share != 0 || text != "" {
		t.Errorf("%v of %s", share, text)
	}
	if s := x.plain.sentence(pipl.Latest(), ten, plain(words)); !strings.HasPrefix(s.text, "任何组织") ||
		!strings.HasSuffix(s.text, "。") {
		t.Error(s.text)
	}
}
