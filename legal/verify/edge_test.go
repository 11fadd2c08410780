package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// TestPartsOfText: what follows the last and precedes the first of some signs.
func TestPartsOfText(t *testing.T) {
	for s, want := range map[string][2]string{
		"甲。乙；丙": {"丙", "甲"}, "。甲": {"甲", ""}, "甲。": {"", "甲"}, "甲": {"甲", "甲"}, "": {"", ""},
	} {
		if got := [2]string{behindLast(s, "。；"), beforeFirst(s, "。；")}; got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestDefinedNames: a name that a text gives a law holds from there on, unless it is too short or
// too long; a text can give a limited number of them.
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

// TestLinesOfArticles: the articles of a law are in the lines after 规定：, with at most a short
// remark between its name and the line's end.
func TestLinesOfArticles(t *testing.T) {
	const fits = longestLead - len("（）规定：\n")
	for n, want := range map[int]string{0: "no-such-article", fits: "no-such-article", fits + 1: "-"} {
		text := "《个人信息保护法》（" + strings.Repeat("a", n) + "）规定：\n第九十九条　没有这一条"
		if got := said(Default().Verify(text, today)); got != want {
			t.Errorf("with a remark of %d bytes: %s, want %s", n, got, want)
		}
	}
}

// TestWhereFaultsStand: a finding about a name covers the name including 中华人民共和国; one about
// a number that continues a law covers the number.
func TestWhereFaultsStand(t *testing.T) {
	on := Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}
	for text, want := range map[string]string{
		"依据中华人民共和国治安法第三十条":              "中华人民共和国治安法",
		"依据治安法第三十条":                     "治安法",
		"《个人讯息保护法》第十条":                  "《个人讯息保护法》",
		"《个人信息保护法》规定：\n第九十九条　没有这一条":     "第九十九条",
		"《个人信息保护法》第十条第一款，同条第九款":         "《个人信息保护法》第十条第一款，同条第九款",
		"《甲乙丙法》规定：\n第一条　某事":             "第一条",
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

// TestLateWords: words far down a text are compared like those at its start.
func TestLateWords(t *testing.T) {
	text := strings.Repeat("来电。", 300) + "《个人信息保护法》第十条规定：任何组织、个人不得非法采集、使用、加工、传输他人个人信息"
	if got := faults(text, "2026-02-01", "2026-11-21"); len(got) != 1 || got[0] != "altered" {
		t.Errorf("%q, want altered", got)
	}
}

// TestSameWordsInTwoVersions: words that two versions have are right if the cited one has them.
func TestSameWordsInTwoVersions(t *testing.T) {
	const words = "任何个人和组织不得窃取或者以其他非法方式获取个人信息"
	for text, want := range map[string]string{
		"《网络安全法》第一条规定：“" + words + "”":        "《网络安全法》第四十六条",
		"《网络安全法》（2016年）第一条规定：“" + words + "”": "《网络安全法》第四十四条",
	} {
		found := Default().Verify(text, today).Findings
		if len(found) != 1 || found[0].Code != "misattributed" || !strings.HasPrefix(found[0].Right, want) {
			t.Errorf("%s: %v, want %s", text, found, want)
		}
	}
}

// TestLooseWords: words without a citation are compared from fourteen characters in marks, from
// twenty without marks.
func TestLooseWords(t *testing.T) {
	for text, want := range map[string]string{
		"“自然人个人信息是受法律保护。”":                               "(altered)", // fourteen
		"“自然人个人信息受法律保护。”":                                "-",
		"《消费者权益保护法》规定：\n保护消费者的合法权益是全社会的共同义务。":            "altered", // twenty
		"对方说“你欠的钱今天必须还，不然就让你身边的人都知道”，又说“自然人个人信息是受法律保护。”": "(altered)",
		"《消费者权益保护法》规定：\n消费者享有自主选择商品与服务的权利。":              "-",
	} {
		if got := said(Default().Verify(text, today)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestRanges: a range means everything between its ends, at most two hundred articles.
func TestRanges(t *testing.T) {
	v := &legal.Version{}
	for n := range 400 {
		v.Articles = append(v.Articles, &legal.Article{Number: legal.ArticleNumber{N: n + 1},
			Paragraphs: []legal.Paragraph{{Text: "甲"}}})
	}
	article := func(n int) ref { return ref{place: legal.Place{Article: legal.ArticleNumber{N: n}}} }
	through := func(n int) ref { r := article(n); r.through = true; return r }
	v.Articles = slices.Insert(v.Articles, 9, &legal.Article{Number: legal.ArticleNumber{N: 9, Sub: 1},
		Paragraphs: []legal.Paragraph{{Text: "甲"}}})
	inserted := ref{place: legal.Place{Article: legal.ArticleNumber{N: 9, Sub: 1}}, through: true}
	for _, c := range []struct {
		refs []ref
		n    int
		held bool
	}{
		{[]ref{article(3)}, 1, true}, {[]ref{article(3), article(9)}, 2, true}, {[]ref{article(3), through(9)}, 7, true},
		{[]ref{article(1), through(longestRange + 1)}, longestRange + 1, true},
		{[]ref{article(1), through(400)}, longestRange + 1, true}, {[]ref{article(8), inserted}, 3, true},
		{[]ref{article(401)}, 0, false}, {[]ref{article(399), through(402)}, 2, false},
	} {
		articles, held := cited(mention{refs: c.refs}, v)
		if len(articles) != c.n || held != c.held {
			t.Errorf("%v: %d articles, all held: %v; want %d, %v", c.refs, len(articles), held, c.n, c.held)
		}
	}
}

// TestMoved: where the words of an old place are now, and where those of a new one were.
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

// TestLeaningOfFewWords: text of twelve or more characters is compared with both versions.
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

// TestMisspelt: a name of five to forty characters is near a title if one character, and another
// for each seven, differ, or if at most two are missing at the end.
func TestMisspelt(t *testing.T) {
	long := strings.Repeat("甲乙丙丁戊己庚", 6)
	var known []spelling
	statutes := map[*legal.Statute]string{}
	for _, name := range []string{"子丑寅卯法", "天地玄黄宇宙法", "天地玄黄宇宙论", "金木水火土石法", long[:len("甲")*40]} {
		s := &legal.Statute{Versions: []*legal.Version{{Short: name}}}
		statutes[s] = name
		known = append(known, spelling{name, []rune(name), signature([]rune(name)), s})
	}
	table := nameTable{spelt: func() []spelling { return known }}
	for name, want := range map[string]string{
		"子丑寅卯规":            "子丑寅卯法",            // one of five
		"子丑寅辰规":            "",                 // two of five
		"子丑寅卯":             "",                 // four characters
		"子丑寅卯辰法":           "子丑寅卯法",            // one added
		"金木水火土":            "金木水火土石法",          // cut by two
		"金木水火":             "",                 // cut by three
		"天地玄黑宇宇法":          "天地玄黄宇宙法",          // two of seven
		"天地玄黑宇宇规":          "",                 // three of seven
		"天地玄黄宇宙洪荒法":        "天地玄黄宇宙法",          // two more
		"天地玄黄宇宇法":          "天地玄黄宇宙法",          // nearer to it than to the other
		"天地玄黄宇宙规":          "",                 // equally near to both
		"天地玄黄宇宙法规定":        "",                 // what is made under it
		"地天玄黄宇宙法":          "天地玄黄宇宙法",          // two swapped
		long[:len("甲")*40]: long[:len("甲")*40], // forty
		long[:len("甲")*41]: "",                 // forty-one
	} {
		if got := statutes[table.nearest(name).statute]; got != want {
			t.Errorf("%s is taken for %q, want %q", name, got, want)
		}
	}
}

// TestDrafts: a draft, an amendment or a decision to amend is not a misspelt law, however near it
// is.
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

// TestSeasonsRemembered: a reading remembers a limited number of seasons.
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

// TestNearWords: of equally near sentences the first is found; a sentence needs eight characters,
// and a text must have the words in their order.
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
		"子丑寅卯辰巳午未申酉戌亥金木水火": true, "子丑寅卯辰巳午未申酉戌亥金土风火": true, // two of sixteen, adjacent
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

// TestOneAnotherPlace: from ten characters on, words are taken to be another article's; in a text's
// own words, from fourteen.
func TestOneAnotherPlace(t *testing.T) {
	const own = "个人信息处理者应当对其个人信息处理活动负责"
	first := func(n int) string { return string([]rune(own)[:n]) }
	for text, want := range map[string]string{
		"《个人信息保护法》第六条规定：“人不得非法收集、使用”": "misattributed", "《个人信息保护法》第六条规定：“不得非法收集、使用”": "-",
		"《个人信息保护法》第十条规定，" + first(14): "misattributed", "《个人信息保护法》第十条规定，" + first(13): "-",
	} {
		if got := said(Default().Verify(text, today)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestLeadingWords: however a text says that an article provides, its words are compared.
func TestLeadingWords(t *testing.T) {
	for _, adverb := range []string{"", "的", "中", "明确", "已经", "也", "均", "都", "分别", "就", "中明确"} {
		for _, verb := range []string{"规定", "要求", "指出", "明文规定", "规定如下", ""} {
			text := "《个人信息保护法》第十条" + adverb + verb + "：任何组织、个人不得非法采集、使用、加工、传输他人个人信息"
			if got := said(Default().Verify(text, today)); got != "altered" {
				t.Errorf("%s: %s, want altered", text, got)
			}
		}
	}
}

// TestScrambledNumbers: up to nine characters before 条 that do not make a number are a misprint.
func TestScrambledNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"第，一二甲乙丙丁戊条": "misprint", "第，一二甲乙丙丁戊己条": "-", "第甲乙丙丁戊己庚辛壬条": "misprint", "第甲乙丙丁戊己庚辛壬癸条": "-",
		"第六十四四规定": "misprint", "第甲一规定": "-", "第甲条条": "misprint", "第X条": "(blank)", "第X条条": "misprint", "第条": "(blank)",
		"第几条": "(blank)", "第二章和本条例": "-", "第十三第一款第（一）项": "misprint", "第十三第款": "-",
		"弟十三条第八款": "no-such-part misprint", "弟十三条第（八）项": "no-such-part misprint",
	} {
		if got := said(Default().Verify("《个人信息保护法》"+number, today)); got != want {
			t.Errorf("%s: %s, want %s", number, got, want)
		}
	}
}

// TestLabels: a label names the version of its own year before one that came into force in it.
func TestLabels(t *testing.T) {
	first := &legal.Version{Label: "2016年", Effective: day("2017-06-01")}
	second := &legal.Version{Label: "2017年修正", Effective: day("2018-01-01")}
	last := &legal.Version{Effective: day("2021-01-01")}
	s := &legal.Statute{Versions: []*legal.Version{first, second, last}}
	for label, want := range map[string]*legal.Version{"2016年": first, "2017年": second, "2018年": second, "2020年": last,
		"2021年": last, "2019年": nil} {
		if got := labelled(s, label); got != want {
			t.Errorf("%s: %+v, want %+v", label, got, want)
		}
	}
}

// TestYearsBeyondKnowledge: in the year up to which versions are known there may be another one.
func TestYearsBeyondKnowledge(t *testing.T) {
	until := legal.Default().HistoriesUntil().Year
	h := &legal.History{Passed: day("2010-01-01")}
	for year, want := range map[int]bool{2010: true, 2011: false, until - 1: false, until: true, until + 1: true} {
		j := judgement{v: Default(), f: fold("")}
		got := j.labelExists(mention{label: fmt.Sprint(year, "年修正")}, h)
		if got != want || got != (len(j.report.Findings) == 0) {
			t.Errorf("a version of %d: %v, want %v", year, got, want)
		}
	}
}

// TestTurns: the law that a text names changes on the first day of a version, of a rule and of a
// successor, and when it is passed.
func TestTurns(t *testing.T) {
	for text, want := range map[string]string{
		"《民法典》": "2021-01-01", "《网络安全法》第一条": "2017-06-01 2026-01-01", "《消费金融公司管理办法》": "2024-04-18",
		"向银保监会投诉": "2023-05-18", "《电子商务法》第一条": "2018-08-31 2019-01-01", "《合同法》第一条": "1999-10-01 2021-01-01",
		"《企业破产法》第二条": "1988-11-01 2007-06-01", "《商业银行法》第一条": "2015-10-01",
	} {
		turns := Default().turns(Default().names.scan(fold(text)))
		for w := range strings.FieldsSeq(want) {
			on := func(d legal.Date) string { return season(turns, Occasion{[]legal.Date{day("2026-10-01")}, d}) }
			if on(day(w)) == on(day(w).AddDays(-1)) {
				t.Errorf("%s: %s is as the day before it", text, w)
			}
		}
		if slices.ContainsFunc(turns, func(d legal.Date) bool { return d.Year < 1900 }) {
			t.Errorf("%s turns on %v", text, turns)
		}
	}
	turns := []legal.Date{day("2020-01-01"), day("2025-01-01")}
	of := func(days ...string) string {
		o := Occasion{Filed: day("2026-01-01")}
		for _, d := range days {
			o.Acts = append(o.Acts, day(d))
		}
		return season(turns, o)
	}
	if of("2019-01-01", "2021-01-01") == of("2021-01-01", "2019-01-01") || of("2019-01-01") == of("2021-01-01") ||
		of("2019-01-01", "2019-02-01", "2021-01-01") != of("2019-01-01", "2021-01-01") {
		t.Error("of the acts it counts which season comes first, and not how often")
	}
}

// TestLawsNotAtHand: a law whose text is not at hand is checked for its days and its last article.
func TestLawsNotAtHand(t *testing.T) {
	for _, c := range []struct{ text, act, filed, want string }{
		// 电子商务法: passed 2018-08-31, in force 2019-01-01, 89 articles
		{"违反《电子商务法》第五条", "2018-07-01", "2018-08-30", "not-in-force"},
		{"违反《电子商务法》第五条", "2018-07-01", "2018-08-31", "~"},
		{"违反《电子商务法》第八十九条", "2026-02-01", "2026-11-21", "~"},
		{"违反《电子商务法》第九十条", "2026-02-01", "2026-11-21", "no-such-article"},
		// 生态环境法典: passed 2026-03-12
		{"违反《生态环境法典》第五条", "2026-01-01", "2026-03-11", "not-in-force"},
		{"违反《生态环境法典》第五条", "2026-01-01", "2026-03-12", "~"},
		// 企业破产法: passed 2006-08-27, in force 2007-06-01; another of the name from 1988-11-01
		{"违反《企业破产法》第五条", "1988-10-31", "1989-01-01", "not-in-force"},
		{"违反《企业破产法》第五条", "1988-11-01", "1989-01-01", "~"},
		// 合同法: 428 articles, until 2020-12-31
		{"违反《合同法》第九百条", "2020-12-31", "2020-12-31", "~"},
		{"违反《合同法》第九百条", "2021-01-01", "2021-01-01", "outdated"},
		{"违反《合同法》", "2020-12-31", "2020-12-31", "-"},
		// the text may mean an older regulation with the same name
		{"违反《专利代理条例》第五条", "1990-07-01", "1990-07-01", "~"},
	} {
		if got := said(Default().Verify(c.text, Occasion{[]legal.Date{day(c.act)}, day(c.filed)})); got != c.want {
			t.Errorf("%s (%s, filed %s): %s, want %s", c.text, c.act, c.filed, got, c.want)
		}
	}
	for text, want := range map[string]string{"向信息产业部投诉": "机构", "违反《消费金融公司试点管理办法》": "法律文件"} {
		findings := Default().Verify(text, today).Findings
		if len(findings) != 1 || !strings.HasPrefix(findings[0].Message, want) {
			t.Errorf("%s: %v, want %s", text, findings, want)
		}
	}
}

var today = Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}

// TestChangedWords: the more characters differ, the less are words the article's; without marks
// they are somebody's own sooner.
func TestChangedWords(t *testing.T) {
	for changed, want := range map[int][2]string{0: {"-", "-"}, 3: {"altered", "altered"}, 5: {"altered", "-"},
		6: {"-", "-"}} {
		words := []rune("任何组织、个人不得非法收集、使用、加工、传输他人个人信息")
		for i := range changed {
			words[1+4*i] = '甲'
		}
		for i, text := range []string{"“" + string(words) + "”", string(words)} {
			text = "《个人信息保护法》第十条规定：" + text
			if got := said(Default().Verify(text, today)); got != want[i] {
				t.Errorf("%s: %s, want %s", text, got, want[i])
			}
		}
	}
}
