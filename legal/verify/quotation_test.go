package verify

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// TestQuotations: text between marks, or set as the words of a statute on lines of its own.
func TestQuotations(t *testing.T) {
	long := strings.Repeat("甲", longestQuotation/3)
	for _, c := range []struct{ text, want string }{
		{"甲", ""}, {"“甲”", "甲"}, {"甲“乙”丙“丁”", "乙|丁"}, {"“甲“乙”丙”丁", "甲“乙”丙"}, {"“甲", "甲"}, {"“甲\n乙", "甲"},
		{"“甲”“乙", "甲|乙"}, {"“甲\n“乙”", "甲|乙"},
		{"“" + strings.Repeat("a", longestQuotation/2-4), strings.Repeat("a", longestQuotation/2-4)},
		{"“" + strings.Repeat("a", longestQuotation/2-3), ""}, {"“" + long + "”", ""},
		{"“" + long[:len(long)-9] + "”", long[:len(long)-9]},
		{"“" + long[:len(long)/2] + "\n“乙”", "乙"},
		{"《某法》规定：\n甲\n乙", "甲=|乙="}, {"第一条规定：\n甲\n乙", "甲=|乙="}, {"第一款规定如下：\n甲", ""}, {"《某法》规定如下：\n甲", "甲="},
		{"《某法》规定：\n\n甲\n丙《", "甲=|丙《="},
		{"《某法》规定：\n甲《乙法》\n丙", "甲《乙法》="}, {"《某法》规定：\n第一条　甲\n丙", ""}, {"《某法》规定：\n“甲”\n丙", "甲"}, {"规定：\n甲", ""},
		{"甲\n乙", ""}, {"《某法》规定：\n  甲  \n", "甲="},
		{"“甲”\n《某法》规定：\n乙", "甲|乙="}, {"《某法》规定：\n乙\n“甲”", "乙=|甲"},
	} {
		var got []string
		for _, q := range allQuotations(c.text) {
			s := q.text
			if q.bare {
				s += "="
			}
			got = append(got, s)
			if inner := strings.Trim(c.text[q.start:q.end], "“”"); !q.bare && inner != strings.Trim(q.text, "“”") ||
				q.bare && c.text[q.start:q.end] != q.text {
				t.Errorf("%q: from %d to %d stands %q", c.text, q.start, q.end, c.text[q.start:q.end])
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

// TestPlacesAsWritten: a place is understood as people write it.
func TestPlacesAsWritten(t *testing.T) {
	items := []legal.Item{{Number: 1, Text: "（一）子"}, {Number: 2, Text: "（二）丑"}}
	one := &legal.Article{Number: legal.ArticleNumber{N: 9}, Paragraphs: []legal.Paragraph{{Text: "甲", Items: items}}}
	two := &legal.Article{Number: legal.ArticleNumber{N: 9},
		Paragraphs: []legal.Paragraph{{Text: "甲"}, {Text: "乙", Items: items[:1]}}}
	both := &legal.Article{Number: legal.ArticleNumber{N: 9},
		Paragraphs: []legal.Paragraph{{Text: "甲", Items: items}, {Text: "乙", Items: items[:1]}}}
	none := &legal.Article{Number: legal.ArticleNumber{N: 9}, Paragraphs: []legal.Paragraph{{Text: "甲"}, {Text: "乙"}}}
	place := func(s string) legal.Place {
		p, err := legal.ParsePlace(s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, c := range []struct {
		a        *legal.Article
		in, want string
		moved    string // of sameItem
		words    string
	}{
		{a: one, in: "9¶1", want: "9", words: "甲。（一）子。（二）丑。"},
		{a: one, in: "9(2)", want: "9(2)", moved: "9(2)", words: "甲。（二）丑。"},
		{a: one, in: "9¶1(2)", want: "9(2)", moved: "9(2)", words: "甲。（二）丑。"},
		{a: two, in: "9(1)", want: "9¶2(1)", moved: "9¶2(1)", words: "乙。（一）子。"},
		{a: two, in: "9¶1", want: "9¶1", words: "甲。"}, {a: two, in: "9¶2", want: "9¶2", words: "乙。（一）子。"},
		{a: two, in: "9", want: "9", words: "甲。乙。（一）子。"},
		{a: both, in: "9(1)", want: "9¶1(1)", moved: "9¶1(1)", words: "甲。（一）子。"},
		{a: both, in: "9(2)", want: "9¶1(2)", moved: "9¶1(2)", words: "甲。（二）丑。"},
		{a: both, in: "9¶2(1)", want: "9¶2(1)", moved: "9¶1(1)", words: "乙。（一）子。"},
		{a: none, in: "9(1)", want: "9¶1(1)", words: "甲。乙。"}, {a: none, in: "9¶2", want: "9¶2", words: "乙。"},
		{a: two, in: "9(2)", want: "9¶2(2)", words: "甲。乙。（一）子。"},
	} {
		got := loosePlace(c.a, place(c.in))
		if got != place(c.want) {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
		if words := (citedArticle{c.a, got}).words(); words != plainLines(strings.SplitAfter(c.words, "。")) &&
			words != c.words {
			t.Errorf("%s: %s, want %s", c.in, words, c.words)
		}
		if p := place(c.in); p.Item > 0 {
			q, ok := sameItem(c.a, p)
			if ok != (c.moved != "") || ok && q != place(c.moved) || !ok && q != (legal.Place{}) {
				t.Errorf("%s moved to %s, %v; want %s", c.in, q, ok, c.moved)
			}
		}
	}
}

// TestYearsOfVersions: which years name a version.
func TestYearsOfVersions(t *testing.T) {
	v := &legal.Version{Effective: day("2021-03-01")}
	for name, c := range map[string]struct {
		h    *legal.History
		year int
		want bool
	}{
		"nothing known, the year before": {nil, 2020, true},
		"nothing known, the same year":   {nil, 2021, false},
		"passed then": {&legal.History{Passed: day("2020-01-01"), Effective: day("2021-03-01")},
			2020, true},
		"passed then, in force otherwise": {&legal.History{Passed: day("2020-01-01"), Effective: day("2020-03-01")},
			2020, false},
		"passed otherwise": {&legal.History{Passed: day("2019-01-01"), Effective: day("2021-03-01")}, 2020,
			false},
		"revised then": {&legal.History{Revisions: []legal.Revision{{Passed: day("2020-01-01"),
			Effective: day("2021-03-01")}}}, 2020, true},
		"revised, in force otherwise": {&legal.History{Revisions: []legal.Revision{{Passed: day("2020-01-01"),
			Effective: day("2020-03-01")}}}, 2020, false},
	} {
		if got := passedIn(c.h, v, c.year); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	h := &legal.History{Passed: day("2010-01-01"),
		Revisions: []legal.Revision{{Passed: day("2015-01-01")}, {Rewritten: true, Passed: day("2020-01-01")}}}
	if got := versions(h); got != "2010年通过、2015年修正、2020年修订" {
		t.Error(got)
	}
}

// TestOffsets: an offset is moved into the text, and back to the start of its character.
func TestOffsets(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		want int
	}{{"甲乙", -1, 0}, {"甲乙", 0, 0}, {"甲乙", 1, 0}, {"甲乙", 2, 0}, {"甲乙", 3, 3}, {"甲乙", 5, 3}, {"甲乙", 6, 6}, {"甲乙", 9, 6},
		{"a😀", 4, 1}, {"", 1, 0}, {"\x80\x80\x80\x80\x80\x80", 5, 5}} {
		if got := clip(c.text, c.at); got != c.want {
			t.Errorf("%q at %d: %d, want %d", c.text, c.at, got, c.want)
		}
	}
	for at, want := range map[int]int{0: 0, 3: 0, 4: 4, 7: 4} {
		if got := lineStart("甲\n乙", at); got != want {
			t.Errorf("the line of %d begins at %d, want %d", at, got, want)
		}
	}
}

// TestOccasionOfAMention: the days of its sentence, else of the facts that its sentence names, else
// of its line with the given ones, else all.
func TestOccasionOfAMention(t *testing.T) {
	o := Occasion{[]legal.Date{day("2026-01-01")}, day("2026-11-21")}
	for _, c := range []struct{ text, want string }{
		{"2025年3月5日违反§", "2025-03-05 own"}, {"2025年3月5日。违反§", "2026-01-01 2025-03-05"},
		{"2025年3月5日。2025年3月6日违反§", "2025-03-06 own"}, {"违反§，2025年3月5日", "2026-01-01 2025-03-05"},
		{"2025年3月4日来电\n2025年3月5日。违反§", "2026-01-01 2025-03-05"},
		{"来电记录\n2025年3月5日至3月6日违反§", "2025-03-05 2025-03-06 own"},
		{"违反§", "2026-01-01"}, {"2025年3月5日来电\n违反§", "2026-01-01 2025-03-05"},
		{"2025年3月5日。\n2025年3月6日违反§", "2025-03-06 own"},
		{"1. 2025年3月5日来电\n2. 2025年3月6日来电\n就事实1，违反§", "2025-03-05 own"},
		{"1. 2025年3月5日来电\n2. 2025年3月6日来电\n上述第2项违反§", "2025-03-06 own"},
		{"（一）2025年3月5日来电\n事实（一）违反§", "2025-03-05 own"}, {"1. 2025年3月5日来电\n事实3违反§", "2026-01-01 2025-03-05"},
		{"1. 2025年3月5日来电\n事实1。违反§", "2026-01-01 2025-03-05"},
	} {
		at := strings.Index(c.text, "§")
		on, own := readCalendar(c.text, o).occasion(mention{start: at})
		var got []string
		for _, d := range on.Acts {
			got = append(got, d.String())
		}
		if own {
			got = append(got, "own")
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
	for s, want := range map[string]int{"12": 12, "十二": 12, "": 0, "甲": 0, "0": 0} {
		if got := number(s); got != want {
			t.Errorf("%s: %d", s, got)
		}
	}
	for l, want := range map[string]int{"1. 甲": 1, "12、甲": 12, "（十一）甲": 11, "一、甲": 1, "事实1.甲": 1, "甲1.": 0, "": 0} {
		if got := factNumber(l); got != want {
			t.Errorf("%s tells fact %d, want %d", l, got, want)
		}
	}
}

// TestNames: what a name means, with and without 中华人民共和国 and its slips.
func TestNames(t *testing.T) {
	table := Default().names
	pipl, _ := legal.Default().Statute("pipl")
	for name, want := range map[string]struct {
		kind    nameKind
		statute *legal.Statute
	}{
		"个人信息保护法": {exactName, pipl}, "中华人民共和国个人信息保护法": {exactName, pipl}, "中国人民共和国个人信息保护法": {mistakenName, pipl},
		"中华人民共和国个保法": {mistakenName, pipl},
		"个保法":        {shortName, pipl}, "个人信息保护法（2021年）": {exactName, pipl}, "个人信息保护条例": {unknownName, nil},
		"个人信息保护": {mistakenName, pipl}, "个人信息保护法实施办法": {unknownName, nil},
		"个人信息保护法修正案": {unknownName, nil}, "个人信息保护法草案": {unknownName, nil}, "个人信息保护法（征求意见稿）": {unknownName, nil},
		"关于修改个人信息保护法的决定": {unknownName, nil}, "刑法修正案（九）": {outsideName, nil},
		"人信息保护法": {mistakenName, pipl}, "个人讯息保护法": {mistakenName, pipl}, "甲": {unknownName, nil},
		"": {unknownName, nil},
	} {
		if got := table.resolve(name); got.kind != want.kind || got.statute != want.statute {
			t.Errorf("%s: %+v, want kind %d", name, got, want.kind)
		}
	}
	for title, want := range map[string]bool{"宪法": true, "法": false, "民法典": true, "征信业管理条例": true, "某办法": true,
		"某规定": false, strings.Repeat("a", 57) + "法": true, strings.Repeat("a", 58) + "法": false,
		strings.Repeat("甲", 19) + "法": true, strings.Repeat("甲", 20) + "法": false} {
		if got := bareTitle(title); got != want {
			t.Errorf("%s is written without marks: %v", title, got)
		}
	}
	for _, names := range table.groups {
		if !slices.IsSortedFunc(names, func(a, b string) int { return len(b) - len(a) }) {
			t.Errorf("a short name goes before a longer one: %q", names)
		}
	}
	for text, want := range map[string]string{"甲乙丙": "甲乙", "甲": "甲", "": "", "ab": "ab", "a甲乙": "a甲"} {
		if got := firstTwo(text); got != want {
			t.Errorf("%s begins with %s", text, got)
		}
	}
}

// TestTermsAndWords: words after a citation are its article's, altered, another's, or only a term.
func TestTermsAndWords(t *testing.T) {
	const law = "《个人信息保护法》第十条"
	for _, c := range []struct{ text, want string }{
		{law + "规定：“任何组织、个人不得非法收集、使用、加工、传输他人个人信息”", "-"},
		{law + "规定：“任何组织、个人不得非法采集、使用、加工、传输他人个人信息”", "altered"},
		{law + "的“不得非法买卖”", "-"}, {law + "的“不得违法买卖”", "altered"}, {law + "的“删除权”", "-"},
		{law + "的“甲乙丙丁戊己庚辛壬癸子丑寅卯”", "-"},
		{law + "“公共利益”", "-"}, {law + "“公众利益”", "altered"}, {law + "“公民利人”", "-"},
		{law + "规定：“个人信息处理者应当对其个人信息处理活动负责”", "misattributed"}, {law + "规定，个人信息处理者应当对其个人信息处理活动负责", "misattributed"},
		{law + "规定，不得从事危害国家安全、公共利益的个人信息处理活动", "-"}, {law + "规定，应当对活动负责", "-"},
		{law + "规定：\n任何组织、个人不得非法收集、使用、加工、传输他人个人信息\n第二段", "-"},
		{law + "规定：\n【个人信息】任何组织、个人不得非法收集、使用、加工、传输他人个人信息", "-"},
		{law + "规定：\n任何组织、个人不得非法采集、使用、加工、传输他人个人信息", "altered"},
		{"“任何组织、个人不得非法采集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息”", "(altered)"},
		{"法律规定“任何组织、个人不得非法采集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息”", "altered"},
		{"依法。“任何组织、个人不得非法采集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息”", "(altered)"},
	} {
		if got := said(Default().Document(c.text,
			Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")})); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
