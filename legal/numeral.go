package legal

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

var (
	digits = []rune("零一二三四五六七八九")
	places = []string{"", "十", "百", "千"}
)

// Numeral returns n as statutes number their articles (小写汉字数字):
// 十, 一百零三, 一千零三十四, 一万零一十. n is 0–99,999,999; others panic, since
// every caller numbers articles, headings or days.
func Numeral(n int) string {
	switch {
	case n < 0 || n > 99_999_999:
		panic(fmt.Sprintf("legal.Numeral: %d is out of range", n))
	case n == 0:
		return "零"
	case n >= 10 && n < 20: // 十二, not 一十二
		return strings.TrimPrefix(group(n), "一")
	case n < 10_000:
		return group(n)
	}
	s := Numeral(n/10_000) + "万"
	if rest := n % 10_000; rest > 0 {
		if rest < 1000 {
			s += "零"
		}
		s += group(rest)
	}
	return s
}

// group writes 1–9999 with every place named: 一十, 一百零三.
func group(n int) string {
	var b strings.Builder
	gap := false
	for place := 3; place >= 0; place-- {
		unit := [...]int{1, 10, 100, 1000}[place]
		d := n / unit % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune('零')
			gap = false
		}
		b.WriteRune(digits[d])
		b.WriteString(places[place])
	}
	return b.String()
}

// articleNumerals are the numerals that articles are numbered by, nearly all that
// there are to read.
var articleNumerals = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for n := range 1300 {
		out[Numeral(n)] = n
	}
	return out
})

// ParseNumeral reads what Numeral writes. It accepts only the canonical form.
func ParseNumeral(s string) (int, bool) {
	if n, ok := articleNumerals()[s]; ok {
		return n, true
	}
	total, section, digit := 0, 0, -1
	for _, r := range s {
		switch r {
		case '万':
			section += max(digit, 0)
			total, section, digit = total+section*10_000, 0, -1
		case '千', '百', '十':
			unit := map[rune]int{'千': 1000, '百': 100, '十': 10}[r]
			if digit < 0 {
				digit = 1 // 十二
			}
			section, digit = section+digit*unit, -1
		default:
			if digit = slices.Index(digits, r); digit < 0 {
				return 0, false
			}
		}
		if total+section > 99_999_999 {
			return 0, false
		}
	}
	n := total + section + max(digit, 0)
	if n > 99_999_999 || Numeral(n) != s {
		return 0, false
	}
	return n, true
}
