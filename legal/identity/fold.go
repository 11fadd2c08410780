package identity

import (
	"strings"
	"unicode"
)

// digit is a digit of a text, as '0' to '9', with the index of its character.
type digit struct {
	value byte // '0' to '9'
	at    int
}

// numerals are the characters that people write for digits besides the decimal digits of Unicode:
// Chinese, circled, superscript, with brackets or a point.
var numerals = func() map[rune]byte {
	m := map[rune]byte{}
	for value, all := range []string{
		"〇零○Ｏ⓪⁰₀⓿", "一壹幺弌①¹₁❶⑴⒈➀➊㊀㈠", "二贰貳弍②²₂❷⑵⒉➁➋㊁㈡", "三叁參弎③³₃❸⑶⒊➂➌㊂㈢", "四肆④⁴₄❹⑷⒋➃➍㊃㈣",
		"五伍⑤⁵₅❺⑸⒌➄➎㊄㈤", "六陆陸⑥⁶₆❻⑹⒍➅➏㊅㈥", "七柒⑦⁷₇❼⑺⒎➆➐㊆㈦", "八捌⑧⁸₈❽⑻⒏➇➑㊇㈧", "九玖⑨⁹₉❾⑼⒐➈➒㊈㈨",
	} {
		for _, r := range all {
			m[r] = byte('0' + value)
		}
	}
	return m
}()

// digitOf returns the value of a character as a digit, '0' to '9', or 0. Every decimal digit of
// Unicode counts.
func digitOf(r rune) byte {
	switch {
	case '0' <= r && r <= '9':
		return byte(r)
	case r < 0xb2:
		return 0
	case unicode.Is(unicode.Nd, r):
		return '0' + byte((r-decade(r))%10)
	}
	return numerals[r]
}

// decade returns the start of the range of decimal digits that holds r; ranges are tens.
func decade(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return rune(t.Lo)
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return rune(t.Lo)
		}
	}
	return r
}

// maxGap is the maximum number of marks between two digits of one number.
const maxGap = 4

// runs returns the digits of a text, split where something comes between them that people do not
// write inside a number: a letter, or more than maxGap marks.
func runs(text []rune) [][]digit {
	var out [][]digit
	run, gap := make([]digit, 0, 12), 0 // all runs share one array, one after the other
	for i, r := range text {
		v := digitOf(r)
		switch {
		case v > 0:
			run, gap = append(run, digit{v, i}), 0
			continue
		case len(run) == 0:
			continue
		case gap < maxGap && !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '*' && r != '＊':
			gap++
			continue
		}
		out, run, gap = append(out, run[:len(run):len(run)]), run[len(run):], 0
	}
	if len(run) > 0 {
		out = append(out, run)
	}
	return out
}

func word(run []digit) string {
	b := make([]byte, len(run))
	for i, d := range run {
		b[i] = d.value
	}
	return string(b)
}

// Numbers returns the telephone numbers in the text of a field for them: every run of seven or more
// digits, without +86; two mobile numbers in one run are split.
func Numbers(s string) []string {
	var out []string
	for _, run := range runs([]rune(s)) {
		w := word(run)
		for len(w) >= 7 {
			w = domestic(w)
			n := len(w)
			if n > 11 && IsMobile(w[:11]) {
				n = 11
			}
			out = append(out, w[:n])
			w = w[n:]
		}
	}
	return out
}

// domestic removes the country code before a mobile number.
func domestic(w string) string {
	for _, code := range []string{"0086", "86", "+86"} {
		if rest, ok := strings.CutPrefix(w, code); ok && len(rest) >= 11 && IsMobile(rest[:11]) {
			return rest
		}
	}
	return w
}

// Spellings returns the ways in which a text may write the digits of a number: with its area code
// and, if that leaves at least seven digits, without.
func Spellings(number string) []string {
	out := []string{number}
	if code := areaCode.FindString(number); code != "" && len(number)-len(code) >= 7 {
		out = append(out, number[len(code):])
	}
	return out
}

// Hide replaces every number of the list in any spelling: with any digits of Unicode or Chinese
// numerals, any marks between them, a country code before it, or inside a longer run of digits.
// with returns the replacement of a number. Hide reports whether it replaced any.
func Hide(s string, numbers []string, with func(number string) string) (string, bool) {
	if len(numbers) == 0 {
		return s, false
	}
	text := []rune(s)
	var b strings.Builder
	done := 0
	for _, run := range runs(text) {
		w := word(run)
		for at := 0; at < len(w); {
			i, number := first(w[at:], numbers)
			if i < 0 {
				break
			}
			from, to := run[at+i].at, run[at+i+len(number)-1].at+1
			for _, code := range []string{"0086", "86"} { // the country code goes with its number
				if k := at + i - len(code); k >= at && w[k:at+i] == code && (k == at || run[k-1].at+1 < run[k].at) {
					from = run[k].at
					break
				}
			}
			for from > done && (text[from-1] == '+' || text[from-1] == '＋') {
				from--
			}
			b.WriteString(string(text[done:max(from, done)]))
			b.WriteString(with(number))
			done = to
			at += i + len(number)
		}
	}
	if done == 0 {
		return s, false
	}
	b.WriteString(string(text[done:]))
	return b.String(), true
}

// first returns the index and the text of the first of the numbers in a run of digits, the longest
// if two begin at the same digit. The index is -1 if there is none.
func first(w string, numbers []string) (int, string) {
	best, number := -1, ""
	for _, n := range numbers {
		if i := strings.Index(w, n); i >= 0 && (best < 0 || i < best || i == best && len(n) > len(number)) {
			best, number = i, n
		}
	}
	return best, number
}
