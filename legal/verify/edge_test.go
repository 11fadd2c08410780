package verify

import (
	"fmt"
	"strings"
	"testing"

	"tousu/legal"
)

// TestPartsOfText: what stands behind the last and before the first of some signs.
func TestPartsOfText(t *testing.T) {
	for s, want := range map[string][2]string{
		"甲。乙；丙": {"丙", "甲"}, "。甲": {"甲", ""}, "甲。": {"", "甲"}, "甲": {"甲", "甲"}, "": {"", ""},
	} {
		if got := [2]string{behindLast(s, "。；"), beforeFirst(s, "。；")}; got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestDefinedNames: a name that a text gives a law holds from there on, if it is no letter and
// no sentence; a text gives so many and no more.
func TestDefinedNames(t *testing.T) {
	var crowd strings.Builder
	for i := range 22 {
		fmt.Fprintf(&crowd, "《个人信息保护法》（以下简称“第%c号法”）。", '甲'+rune(i))
	}
	for name, c := range map[string]struct {
		text, want string
	}{
		"a letter":       {"《个人信息保护法》（以下简称“法”）。依法第九十九条", "-"},
		"two letters":    {"《个人信息保护法》（以下简称“甲法”）。依甲法第九十九条", "no-such-article"},
		"thirty":         {"《个人信息保护法》（以下简称“" + strings.Repeat("甲", 30) + "”）。" + strings.Repeat("甲", 30) + "第九十九条", "no-such-article"},
		"thirty-one":     {"《个人信息保护法》（以下简称“" + strings.Repeat("甲", 31) + "”）。" + strings.Repeat("甲", 31) + "第九十九条", "-"},
		"the last named": {crowd.String() + "依第" + string('甲'+rune(20)) + "号法第九十九条", "no-such-article"},
		"one too many":   {crowd.String() + "依第" + string('甲'+rune(21)) + "号法第九十九条", "-"},
	} {
		if got := strings.Join(faults(c.text, "2026-02-01", "2026-11-21"), " "); got != c.want && (got != "" || c.want != "-") {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestLinesOfArticles: the articles of a law stand in the lines below 规定：, if no more than a
// short remark stands between its name and the line's end.
func TestLinesOfArticles(t *testing.T) {
	const fits = longestLead - len("（）规定：\n")
	for n, want := range map[int]string{0: "no-such-article", fits: "no-such-article", fits + 1: "-"} {
		text := "《个人信息保护法》（" + strings.Repeat("a", n) + "）规定：\n第九十九条　没有这一条"
		if got := said(Default().Verify(text, Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")})); got != want {
			t.Errorf("with a remark of %d bytes: %s, want %s", n, got, want)
		}
	}
}

// TestWhereFaultsStand: a fault of a name covers the name with 中华人民共和国 before it, one of
// what carries it on covers the number.
func TestWhereFaultsStand(t *testing.T) {
	on := Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}
	for text, want := range map[string]string{
		"依据中华人民共和国治安法第三十条":              "中华人民共和国治安法",
		"依据治安法第三十条":                     "治安法",
		"《个人讯息保护法》第十条":                  "《个人讯息保护法》",
		"《个人信息保护法》规定：\n第九十九条　没有这一条":     "第九十九条",
		"《个人信息保护法》第十条第一款，同条第九款":         "《个人信息保护法》第十条第一款，同条第九款",
		"“甲乙”。《个人信息保护法》规定：\n（九）第九十九条　无": "第九十九条",
	} {
		findings := Default().Verify(text, on).Findings
		if len(findings) == 0 || text[findings[0].Start:findings[0].End] != want {
			t.Errorf("%s: %+v, want a finding at %s", text, findings, want)
		}
	}
}

// TestPassedAndNotInForce: a law that is passed may be prepared for until its first day.
func TestPassedAndNotInForce(t *testing.T) { // 个人信息保护法: passed 2021-08-20, in force 2021-11-01
	for filed, want := range map[string]Severity{"2021-08-19": Fault, "2021-08-20": Note, "2021-10-31": Note,
		"2021-11-01": Fault} {
		findings := Default().Verify("违反《个人信息保护法》第十条", Occasion{[]legal.Date{day("2021-08-01")},
			day(filed)}).Findings
		if len(findings) != 1 || findings[0].Code != "not-in-force" || findings[0].Severity != want {
			t.Errorf("filed on %s: %+v, want a %s", filed, findings, want)
		}
	}
}

// TestLateWords: what stands far down a text is compared as what stands at its head is.
func TestLateWords(t *testing.T) {
	text := strings.Repeat("来电。", 300) + "《个人信息保护法》第十条规定：任何组织、个人不得非法采集、使用、加工、传输他人个人信息"
	if got := faults(text, "2026-02-01", "2026-11-21"); len(got) != 1 || got[0] != "altered" {
		t.Errorf("%q, want altered", got)
	}
}

// TestSameWordsInTwoVersions: words that two versions have are told where the cited one has them.
func TestSameWordsInTwoVersions(t *testing.T) {
	const words = "任何个人和组织不得窃取或者以其他非法方式获取个人信息"
	for text, want := range map[string]string{
		"《网络安全法》第一条规定：“" + words + "”":        "《网络安全法》第四十六条",
		"《网络安全法》（2016年）第一条规定：“" + words + "”": "《网络安全法》第四十四条",
	} {
		found := Default().Verify(text, Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}).Findings
		if len(found) != 1 || found[0].Code != "misattributed" || !strings.HasPrefix(found[0].Right, want) {
			t.Errorf("%s: %v, want %s", text, found, want)
		}
	}
}

// TestLooseWords: words that stand by themselves are compared from fourteen characters on in
// marks, from twenty without.
func TestLooseWords(t *testing.T) {
	for text, want := range map[string]string{
		"“自然人个人信息是受法律保护。”":                    "(altered)", // fourteen
		"“自然人个人信息受法律保护。”":                     "-",
		"《消费者权益保护法》规定：\n保护消费者的合法权益是全社会的共同义务。": "altered", // twenty
		"《消费者权益保护法》规定：\n消费者享有自主选择商品与服务的权利。":   "-",
	} {
		if got := said(Default().Verify(text, Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")})); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestRanges: a range means all between its ends, of an endless one the first two hundred.
func TestRanges(t *testing.T) {
	v := &legal.Version{}
	for n := range 400 {
		v.Articles = append(v.Articles, &legal.Article{Number: legal.ArticleNumber{N: n + 1},
			Paragraphs: []legal.Paragraph{{Text: "甲"}}})
	}
	article := func(n int) ref { return ref{place: legal.Place{Article: legal.ArticleNumber{N: n}}} }
	through := func(n int) ref { r := article(n); r.through = true; return r }
	for _, c := range []struct {
		refs []ref
		n    int
		held bool
	}{
		{[]ref{article(3)}, 1, true}, {[]ref{article(3), article(9)}, 2, true}, {[]ref{article(3), through(9)}, 7, true},
		{[]ref{article(1), through(longestRange + 2)}, longestRange + 2, true},
		{[]ref{article(1), through(400)}, longestRange + 2, true},
		{[]ref{article(401)}, 0, false}, {[]ref{article(399), through(402)}, 2, false},
	} {
		articles, held := cited(mention{refs: c.refs}, v)
		if len(articles) != c.n || held != c.held {
			t.Errorf("%v: %d articles, all held: %v; want %d, %v", c.refs, len(articles), held, c.n, c.held)
		}
	}
}

// TestMoved: where the words of an old place stand now, and where those of a new one stood.
func TestMoved(t *testing.T) {
	items := []legal.Item{{Number: 1, Text: "（一）子"}, {Number: 2, Text: "（二）丑"}}
	version := func(articles ...*legal.Article) *legal.Version {
		return &legal.Version{Short: "甲法", Label: "2012年", Articles: articles}
	}
	article := func(n int, items ...legal.Item) *legal.Article {
		return &legal.Article{Number: legal.ArticleNumber{N: n}, Paragraphs: []legal.Paragraph{{Text: "甲", Items: items}}}
	}
	old, current := version(article(1, items...)), version(article(2, items...), article(3))
	place := func(n, item int) legal.Place { return legal.Place{Article: legal.ArticleNumber{N: n}, Item: item} }
	var j judgement
	for _, c := range []struct {
		new  []int
		from legal.Place
		want string
	}{
		{nil, place(1, 0), ""}, {[]int{2}, place(1, 0), "《甲法》第二条"}, {[]int{2}, place(1, 1), "《甲法》第二条第（一）项"},
		{[]int{2, 3}, place(1, 2), "《甲法》第二条第（二）项、第三条"}, {[]int{9}, place(1, 1), "《甲法》第九条"},
	} {
		if got := j.movedTo(current, old, legal.Renumbering{Old: 1, New: c.new}, c.from); got != c.want {
			t.Errorf("%s to %v: %s, want %s", c.from, c.new, got, c.want)
		}
	}
	a := &legal.Amendment{Articles: []legal.Renumbering{{Old: 0, New: []int{3}}, {Old: 1, New: []int{2}}}}
	for n, want := range map[int]string{2: "《甲法》（2012年）第一条（现第二条）", 3: "", 4: ""} {
		if got := j.formerly(a, old, place(n, 0)); got != want {
			t.Errorf("article %d was %q, want %q", n, got, want)
		}
	}
}

// TestLeaningOfFewWords: from twelve characters on, words lean to the version that has them.
func TestLeaningOfFewWords(t *testing.T) {
	article := func(text string) *legal.Version {
		return &legal.Version{Articles: []*legal.Article{{Number: legal.ArticleNumber{N: 1},
			Paragraphs: []legal.Paragraph{{Text: text}}}}}
	}
	r := ref{place: legal.Place{Article: legal.ArticleNumber{N: 1}}}
	for text, want := range map[string]leaning{"甲乙丙丁戊己庚辛壬癸子丑": leansOld, "甲乙丙丁戊己庚辛壬癸子": undecided,
		"子丑寅卯辰巳午未申酉戌亥": leansNew} {
		j := judgement{v: Default(), text: text, f: fold(text)}
		if got := j.findLeaning(mention{}, r, article("甲乙丙丁戊己庚辛壬癸子丑"), article("子丑寅卯辰巳午未申酉戌亥"), nil,
			nil); got != want {
			t.Errorf("%s leans to %d, want %d", text, got, want)
		}
	}
}

// TestMisspelt: a name of five to forty characters is near a title from which one character in
// seven, and one more, parts it; and one that is cut short by two at most.
func TestMisspelt(t *testing.T) {
	long := strings.Repeat("甲乙丙丁戊己庚", 6)
	var known []spelling
	statutes := map[*legal.Statute]string{}
	for _, name := range []string{"子丑寅卯法", "天地玄黄宇宙法", long[:len("甲")*40]} {
		s := &legal.Statute{Versions: []*legal.Version{{Short: name}}}
		statutes[s] = name
		known = append(known, spelling{name, []rune(name), signature([]rune(name)), s})
	}
	table := nameTable{spelt: func() []spelling { return known }}
	for name, want := range map[string]string{
		"子丑寅卯规":            "子丑寅卯法",            // one of five
		"子丑寅辰规":            "",                 // two of five
		"子丑寅卯":             "",                 // four characters
		"子丑寅卯辰法":           "子丑寅卯法",            // one more
		"天地玄黄宇":            "天地玄黄宇宙法",          // cut by two
		"天地玄黄":             "",                 // cut by three
		"天地玄黑宇宇法":          "天地玄黄宇宙法",          // two of seven
		"天地玄黑宇宇规":          "",                 // three of seven
		"天地玄黄宇宙洪荒法":        "天地玄黄宇宙法",          // two more
		"天地玄黄宇宙法规定":        "",                 // what is made under it
		"地天玄黄宇宙法":          "天地玄黄宇宙法",          // two changed places
		long[:len("甲")*40]: long[:len("甲")*40], // forty
		long[:len("甲")*41]: "",                 // forty-one
	} {
		n, ok := table.nearest(name)
		if got := statutes[n.statute]; ok != (want != "") || ok && got != want {
			t.Errorf("%s is taken for %q, want %q", name, got, want)
		}
	}
}

// TestDrafts: a draft, an amendment or a decision to amend is no misspelt law, however near it is.
func TestDrafts(t *testing.T) {
	const law = "利用信息网络侵害人身权益规定"
	for name, want := range map[string]nameKind{law: exactName, "利用信息网络侵害人身权利规定": mistakenName,
		law + "草案": unknownName, law + "修正案": unknownName, "关于修改" + law: unknownName,
		law + "征求意见稿": unknownName, "刑法修正案（九十九）": unknownName} {
		if got := Default().names.resolve(name); got.kind != want {
			t.Errorf("%s: kind %d, want %d", name, got.kind, want)
		}
	}
}

// TestSeasonsRemembered: a reading remembers so many seasons and no more.
func TestSeasonsRemembered(t *testing.T) {
	r := Reading{}
	for i := range maxSeasons + 2 {
		r.remember(fmt.Sprint(i), Report{Right: i})
	}
	for i := range maxSeasons + 2 {
		got, ok := r.known(fmt.Sprint(i))
		if want := i < maxSeasons; ok != want || ok && got.Right != i {
			t.Errorf("season %d is remembered: %v", i, ok)
		}
	}
	var fault Reading
	fault.remember("", Report{Findings: []Finding{{}}})
	if _, ok := fault.known(""); ok {
		t.Error("a season with a finding is remembered: the finding names days")
	}
}

// TestNearWords: of sentences as near, the first; a sentence of eight characters is one, and a
// text must have the words in their order.
func TestNearWords(t *testing.T) {
	a := &legal.Article{Paragraphs: []legal.Paragraph{{Text: "甲乙丙丁。甲乙丙丁戊。"}}}
	x := wordIndex{plain: &plainWords{}}
	if text, share := x.near(a, "甲乙丙丁"); text != "甲乙丙丁。" || share != 1 {
		t.Errorf("%s, %v", text, share)
	}
	x.add(nil, a, "甲乙丙丁戊己庚。甲乙丙丁戊己。子丑寅卯辰巳午未申酉戌亥金木水火")
	if len(x.sentences) != 2 || x.sentences[0].text != "甲乙丙丁戊己庚。" {
		t.Errorf("%+v", x.sentences)
	}
	x.pairs = indexPairs(x.sentences)
	for quote, want := range map[string]bool{
		"子丑寅卯辰巳午未申酉戌亥金木水火": true, "子丑寅卯辰巳午未申酉戌亥金土风火": true, // two of sixteen, side by side
		"子丑寅卯辰巳土未申酉戌亥金木水火": true, "子丑寅卯辰巳风未申酉戌亥金木土火": false,
		"申酉戌亥金木水火子丑寅卯辰巳午未": false, // all its pairs but one, in another order
	} {
		if s, _ := x.findPart(quote); (s.plain != "") != want {
			t.Errorf("%s is nearly a part of %q, want %v", quote, s.plain, want)
		}
	}
	if s, score := x.find("甲乙丙丁戊己庚"); s.text != "甲乙丙丁戊己庚。" || score != 1 {
		t.Errorf("%s, %v", s.text, score)
	}
	if got := x.holders("甲"); got != nil {
		t.Errorf("%v hold one character", got)
	}
}
