package complaint

import (
	"strings"
	"testing"

	"tousu/legal"
)

// TestNearestWords: what a word most likely means.
func TestNearestWords(t *testing.T) {
	for _, c := range []struct {
		word string
		of   []string
		want string
	}{
		{"银航", []string{"银行", "平台"}, "银行"}, {"小贷", []string{"小额贷款公司", "银行"}, "小额贷款公司"},
		{"某某银行分行", []string{"银行"}, "银行"}, {"甲乙", []string{"丙丁"}, ""},
		{"甲", []string{"乙"}, ""}, {"行", []string{"银行"}, "银行"}, {"甲乙丙", []string{"甲丁戊"}, ""},
		{"甲乙丙丁", []string{"甲乙戊己"}, "甲乙戊己"}, {"甲乙丙丁", []string{"甲戊己庚"}, ""},
		{"甲丙", []string{"乙丙", "甲乙"}, "甲乙"}, {"甲丙", []string{"甲乙", "甲丁"}, "甲乙"}, {"", []string{"甲"}, ""},
		{"甲乙", []string{"甲乙"}, "甲乙"}, {"乙丙", []string{"甲丙", "丁丙"}, "甲丙"},
		{"银", []string{"银行公司"}, ""},
	} {
		if got, ok := Nearest(c.word, c.of); got != c.want || ok != (c.want != "") {
			t.Errorf("%s of %q: %q, want %q", c.word, c.of, got, c.want)
		}
	}
	for word, want := range map[string]bool{"": true, "甲": true, "甲丙": true, "丙甲": false, "甲乙丙": true, "甲乙丙丁": false,
		"丁": false} {
		if got := subsequence([]rune(word), []rune("甲乙丙")); got != want {
			t.Errorf("%s: %v", word, got)
		}
	}
	for word, want := range map[string]int{"": 0, "甲": 1, "甲乙": 2, "甲丙": 1, "甲乙丙": 2, "乙": 0} {
		if got := commonPrefix([]rune(word), []rune("甲乙")); got != want {
			t.Errorf("%s: %d", word, got)
		}
	}
	for key, want := range map[string]string{
		"甲1234": "甲1234", "甲12345乙": "甲***乙", "12345": "***", "1234x5678": "1234x5678",
		strings.Repeat("甲", 20): strings.Repeat("甲", 20), strings.Repeat("甲", 21): strings.Repeat("甲", 20) + "…",
		strings.Repeat("甲", 19) + "12345": strings.Repeat("甲", 19) + "*…", "": "",
		"3月5日 138 1234 5678": "3月5日 ***", "一三八一二三四五六七八": "***",
	} {
		if got := printable(key); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	for header, want := range map[string]string{"姓 名*": "姓名", "身分证号": "身份证号", "姓民": "", "备注": "", "序号": "", "": ""} {
		if got, ok := NearHeader(header); ok != (want != "") || want != "" && bare(got) != bare(want) && got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	for s, want := range map[string]string{"！": "!", "～": "~", "\uff00": "\uff00", "\uff5f": "\uff5f", "Ａ1一": "A1一",
		"０９": "09"} {
		if got := halfwidth(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]bool{"０": true, "９": true, "／": false, "：": false, "0": false} {
		if got := hasFullwidthDigit(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
	for header, want := range map[string]string{"姓名（必填）": "姓名", "（必填）": "必填", "姓名）甲（": "姓名甲", "甲(乙)丙": "甲丙",
		"a.b 1": "a.b1"} {
		if got := bare(header); got != want {
			t.Errorf("%s: %s, want %s", header, got, want)
		}
	}
}

// TestAmounts: the smallest and the largest amount, and what is not one.
func TestAmounts(t *testing.T) {
	for s, want := range map[string]legal.Money{
		"32000.50": 3200050, "32,000.5元": 3200050, "￥3": 300, "3.2万": 3200000, "3.2万元": 3200000, "0": 0, "0.01": 1,
		"9999999999999.99": legal.MaxMoney, "9999999.999999万": 9999999999999,
	} {
		if got, p := parseMoney(s); p != nil || got != want {
			t.Errorf("%s: %v, %v", s, got, p)
		}
	}
	for s, want := range map[string]string{
		"10000000000000": "bad-money", "10000000万": "money-words", "99999999999999999999": "bad-money",
		"3.123": "bad-money", "三万": "money-words", "３": "fullwidth-digit", "": "bad-money", "3,00": "bad-money",
		"-1": "bad-money",
	} {
		if got, p := parseMoney(s); p == nil || p.code != want || got != 0 {
			t.Errorf("%s: %v, %v, want %s", s, got, p, want)
		}
	}
	if m, p := parsePositiveMoney("0"); p == nil || m != 0 {
		t.Errorf("%v, %v", m, p)
	}
	if m, p := parsePositiveMoney("0.01"); p != nil || m != 1 {
		t.Errorf("%v, %v", m, p)
	}
	for s, want := range map[string]int{"3": 3, "3次": 3, "3 次": 3, "0": 0, "-1": 0, "三": 0, "12345678": 0, "": 0,
		"１": 0} {
		if got, p := parseCount(s, "次"); got != want || (p == nil) != (want > 0) {
			t.Errorf("%s: %d, %v", s, got, p)
		}
	}
}

// TestSpansOfDays: several days in one value, and days with the year at the end.
func TestSpansOfDays(t *testing.T) {
	for s, want := range map[string]string{
		"2026.5.13-5.14": "2026-05-13 2026-05-14", "2026年5月4日至5日": "2026-05-04 2026-05-05",
		"2026-05-04至2026-06-01": "2026-05-04 2026-06-01", "2026年5月4日到6月1日": "2026-05-04 2026-06-01",
		"2026年5月4日至4日": "", "2026年5月4日至3日": "", "2026年5月4日": "", "2026年5月4日至": "", "甲至乙": "", "2026年5月4日至32日": "",
		"2026年5月4日至13月1日": "",
	} {
		m, ok := parseRange(s)
		if got := strings.TrimSpace(m.Date.String() + " " + m.Through.String()); ok != (want != "") || got != want {
			t.Errorf("%s: %s, %v; want %s", s, got, ok, want)
		}
	}
	for s, want := range map[string]string{
		"25/12/2026": "2026-12-25", "12/25/2026": "2026-12-25", "5/5/2026": "2026-5-5", "5/6/2026": "5/6/2026",
		"13/12/2026": "2026-12-13", "12/13/2026": "2026-12-13", "12/12/2026": "2026-12-12",
		"13/13/2026": "2026-13-13", "13/14/2026": "13/14/2026", "12/11/2026": "12/11/2026", "2026—5—4": "2026-5-4",
		"甲": "甲",
	} {
		if got := regular(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
	for s, want := range map[string]bool{"05/06/2026": true, "2026": true, "2026年": true, "2026年5月": false,
		"甲": false} {
		if p := unclearDay(s); (p != nil) != want {
			t.Errorf("%s: %v", s, p)
		}
	}
}
