package verify

import (
	"fmt"
	"strings"
	"testing"

	"tousu/legal"
)

// TestCalendar: the days of acts that a text names, and no others.
func TestCalendar(t *testing.T) {
	o := Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}
	for text, want := range map[string]string{
		"2025年3月5日来电":                  "2025-03-05",
		"2025-3-5、2025/12/31、2025.1.1": "2025-01-01 2025-03-05 2025-12-31",
		"2025年3月5日至5月6日":               "2025-03-05 2025-05-06",
		"2025年3月5日到2026年1月2日":          "2025-03-05 2026-01-02",
		"2025年3月5日—5月6日":               "2025-03-05 2025-05-06",
		"2025年3月5日至5月":                 "2025-03-05",
		"2025年2月30日":                   "",
		"2025年13月1日":                   "",
		"2026年11月21日":                  "2026-11-21",
		"2026年11月22日":                  "",
		"1949年1月1日":                    "1949-01-01",
		"1948年12月31日":                  "",
		"一天":                           "",
		"2025年3月5日，2025年3月5日":          "2025-03-05",
		"2025年3月5日签订合同，2025年3月6日来电":    "2025-03-06",
		"生于2025年3月5日":                  "2025-03-05",
		"2025年3月5日出生":                  "",
		"2025年3月5日起施行":                 "",
	} {
		var got []string
		for _, d := range readCalendar(text, o).all {
			got = append(got, d.String())
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
	for _, word := range notActs {
		if c := readCalendar("2025年3月5日"+word+"，", o); len(c.all) > 0 {
			t.Errorf("%s: %v", word, c.all)
		}
	}
	long := strings.Builder{}
	for i := range most + 5 {
		fmt.Fprintf(&long, "%s，", day("2025-01-01").AddDays(i).Chinese())
	}
	if c := readCalendar(long.String(), o); len(c.whole.Acts) != most+1 || len(c.all) != most+5 {
		t.Errorf("%d of %d days", len(c.whole.Acts), len(c.all))
	}
}

// TestFactsOfCitations: a citation is checked against the days of its sentence, else of the facts
// that it names, else of its paragraph and the case.
func TestFactsOfCitations(t *testing.T) {
	const old, now = "《网络安全法》第四十四条规定，任何个人和组织不得窃取个人信息", "《网络安全法》第四十六条规定，任何个人和组织不得窃取个人信息"
	const facts = "一、2025年3月1日，对方来电。\n（二）2026年2月1日，对方来电。\n3. 2025年4月1日至2026年1月5日，对方来电。\n"
	o := Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")}
	for text, want := range map[string]string{
		facts + "就事实（一），违反" + old:          "(unlabelled)",
		facts + "就事实一，违反" + old:            "(unlabelled)",
		facts + "就事实1，违反" + old:            "(unlabelled)",
		facts + "就事实（二），违反" + old:          "moved",
		facts + "就事实（三），违反" + now:          "-",
		facts + "就第（一）项，违反" + old:          "(unlabelled)",
		facts + "对第二起，违反" + old:            "moved",
		facts + "第一次，违反" + old:             "(unlabelled)",
		facts + "就事实（九），违反" + now:          "-",
		"2025年3月1日来电。\n就事实0，违反" + now:      "-",
		"2025年3月1日，对方违反" + old:             "(unlabelled)",
		"2025年3月1日来电。2026年2月1日，对方违反" + old: "moved",
		"2026年2月1日来电。2025年3月1日，对方违反" + old: "(unlabelled)",
		"2025年3月1日来电。对方违反" + now:           "-",
		"2025年3月1日来电。\n对方违反" + now:         "-",
	} {
		if got := said(Default().Document(text, o)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
