package legal

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

var (
	digits = []rune("零一二三四五六七八九")
	places = []string{"", "十", "百", "千"}
)

// Numeral returns n as statutes number their articles (小写汉字数字): 十, 一百零三, 一千零三十四,
// 一万零一十. It panics unless n is in 0–99,999,999; every caller numbers articles, headings or
// days.
func Numeral(n int) string { return string(appendNumeral(make([]byte, 0, 24), n)) }

func appendNumeral(b []byte, n int) []byte {
	switch {
	case n < 0 || n > 99_999_999:
		panic(fmt.Sprintf("legal.Numeral: %d is out of range", n))
	case n == 0:
		return append(b, "零"...)
	case n >= 10 && n < 20: // 十二, not 一十二
		b = append(b, "十"...)
		if n > 10 {
			b = utf8.AppendRune(b, digits[n-10])
		}
		return b
	case n < 10_000:
		return appendGroup(b, n)
	}
	b = append(appendNumeral(b, n/10_000), "万"...)
	if rest := n % 10_000; rest > 0 {
		if rest < 1000 {
			b = append(b, "零"...)
		}
		b = appendGroup(b, rest)
	}
	return b
}

// appendGroup writes 1–9999 with every digit's unit: 一十, 一百零三.
func appendGroup(b []byte, n int) []byte {
	before := len(b)
	gap := false
	for place := 3; place >= 0; place-- {
		unit := [...]int{1, 10, 100, 1000}[place]
		d := n / unit % 10
		if d == 0 {
			gap = len(b) > before
			continue
		}
		if gap {
			b = append(b, "零"...)
			gap = false
		}
		b = utf8.AppendRune(b, digits[d])
		b = append(b, places[place]...)
	}
	return b
}

// ParseNumeral reads what Numeral writes. It accepts only that canonical form.
func ParseNumeral(s string) (int, bool) {
	total, section, digit := 0, 0, -1
	for _, r := range s {
		switch unit := unitOf(r); {
		case r == '万':
			section += max(digit, 0)
			total, section, digit = total+section*10_000, 0, -1
		case unit > 0:
			if digit < 0 {
				digit = 1 // 十二
			}
			section, digit = section+digit*unit, -1
		default:
			if digit = slices.Index(digits, r); digit < 0 {
				return 0, false
			}
		}
	}
	n := total + section + max(digit, 0)
	var canonical [64]byte
	if n > 99_999_999 || string(appendNumeral(canonical[:0], n)) != s {
		return 0, false
	}
	return n, true
}

func unitOf(r rune) int {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}
