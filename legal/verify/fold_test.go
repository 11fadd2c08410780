package verify

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestDecode: runes are those of utf8, and an invalid one is one byte long.
func TestDecode(t *testing.T) {
	for r := rune(1); r <= utf8.MaxRune; r += 1 + r/0x10000*997 {
		for _, s := range []string{string(r), string(r) + "甲", string(r)[:1], string(r)[:1] + "甲",
			string(r)[:1] + "\x80", string(r)[:1] + "\x80A", string(r)[:1] + "A\x80"} {
			if string(r)[0] >= 0xe0 && len(s) > 2 && utf8.ValidString(s) != utf8.FullRuneInString(s) {
				continue
			}
			got, size := decode(s)
			want, n := utf8.DecodeRuneInString(s)
			if want == utf8.RuneError && r != utf8.RuneError && len(s) > 2 && s[1]>>6 == 2 && s[2]>>6 == 2 {
				continue // overlong forms and surrogates, which reading a file excludes
			}
			if got != want || size != n {
				t.Fatalf("% x: %U of %d bytes, want %U of %d", s, got, size, want, n)
			}
		}
	}
}

// TestRunes: the kinds of runes, at the edges of each kind.
func TestRunes(t *testing.T) {
	for name, c := range map[string]struct {
		is      func(rune) bool
		in, out string
	}{
		"blank":   {blank, " \t\r\v\f\u00a0\u00ad\u2000\u200f\u202f\u205f\u2060\u3000\ufeff", "\n\u1fff\u2010a一"},
		"wide":    {wide, "０９ＡＺａｚ", "\uff0f\uff1a\uff20\uff3b\uff40\uff5b0一"},
		"word":    {word, "09azAZ", "/:`{@[一"},
		"joins":   {joins, "\u4e00\u9fff〇0aZ《", "\u4dff\ua000，》 "},
		"han":     {han, "\u4e00\u9fff", "\u4dff\ua000〇a"},
		"digit":   {digit, "09零〇亿", "/:两"},
		"numeral": {numeralRune, "零〇一二三四五六七八九十百千万亿", "两甲0"},
		"kept":    {func(r rune) bool { return kept(r, simplified()) }, "一a0!《》“”、。", "(),;:<>\"\n \u3000０ａ〈「＂○﹑國"},
	} {
		for _, r := range c.in {
			if !c.is(r) {
				t.Errorf("%s: %U is none", name, r)
			}
		}
		for _, r := range c.out {
			if c.is(r) {
				t.Errorf("%s: %U is one", name, r)
			}
		}
	}
}

// TestFold: a text in the one spelling that is read, with the part of the source that each part
// came from.
func TestFold(t *testing.T) {
	for source, want := range map[string]string{
		"个人信息保护法第十条": "个人信息保护法第十条",
		"個人信息保護法第十條": "个人信息保护法第十条",
		"第１０条，ＰＩＰＬ":  "第10条，PIPL",
		"第 10 条":     "第10条",
		"PIPL 10":    "PIPL 10",
		"PIPL  10":   "PIPL 10",
		"PIPL　第10条":  "PIPL第10条",
		" 甲":         "甲",
		"甲 ":         "甲",
		"a ":         "a",
		"a b":        "a b",
		"甲《" + strings.Repeat("乙", 78) + "\n第一条": "甲《" + strings.Repeat("乙", 78) + "第一条",
		"甲《" + strings.Repeat("乙", 79) + "\n第一条": "甲《" + strings.Repeat("乙", 79) + "\n第一条",
		"<甲>(乙),丙:丁;":                            "《甲》（乙），丙：丁；",
		"「甲」『乙』":                                 "“甲”“乙”",
		"\"甲\"和\"乙\"":                            "“甲”和“乙”",
		"\"甲\n\"乙\"":                             "“甲\n“乙”",
		"第十\n条":                                  "第十条",
		"第十\n  条":                                "第十条",
		"第10\n0条":                                "第100条",
		"第十\n乙":                                  "第十\n乙",
		"《个人信息\n保护法》":                            "《个人信息保护法》",
		"《个人信息保护法\n》":                            "《个人信息保护法》",
		"《甲》\n乙":                                 "《甲》\n乙",
		"甲\n乙":                                   "甲\n乙",
		"甲，\n乙":                                  "甲，\n乙",
		"二〇二六年\r\n一月":                            "二〇二六年\n一月",
		"一二三四五六七八九十一二三四五六七\n八":     "一二三四五六七八九十一二三四五六七\n八",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚\n辛":     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚\n辛",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n壬":    "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n第一条":  "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n第一条",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n一、乙":  "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n一、乙",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n一个":   "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛一个",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n12.乙": "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n12.乙",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n附件":   "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n附件",
	} {
		f := fold(source)
		if f.text != want {
			t.Errorf("%q is read as %q, want %q", source, f.text, want)
		}
		if start, end := f.span(0, len(f.text)); source[start:end] != source[start:] && end < len(source) &&
			!blank(rune(source[end])) || start > end {
			t.Errorf("%q: all of it comes from %d to %d", source, start, end)
		}
	}
}

// TestFoldSpans: every rune that is unchanged comes from its own position, and a gap is where there
// were blanks.
func TestFoldSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.StringOf(rapid.RuneFrom([]rune("第十条国甲乙 \u3000（）a0９\"\n《》"))).Draw(t, "source")
		f := fold(source)
		for i, r := range f.text {
			start, end := f.span(i, i+utf8.RuneLen(r))
			from, size := utf8.DecodeRuneInString(source[start:])
			if end != start+size || kept(from, simplified()) && from != r {
				t.Fatalf("%q, %q: %q at %d comes from %q", source, f.text, r, i, source[start:end])
			}
			before := []rune(source[:start])
			stood := i > 0 && len(before) > 0 && (blank(before[len(before)-1]) || before[len(before)-1] == '\n')
			if gap := f.gap(i); gap != stood && !(stood && f.text[i-1] == '\n') && r != ' ' && f.text[i-1] != ' ' {
				t.Fatalf("%q, %q: a gap before %q at %d: %v", source, f.text, r, i, gap)
			}
		}
	})
	f := fold("甲 乙")
	for i, want := range map[int]bool{0: false, 3: true, 6: false, 7: false} {
		if f.gap(i) != want {
			t.Errorf("a gap before %d: %v", i, !want)
		}
	}
	if start, end := f.span(3, 3); start != 3 || end != 3 {
		t.Errorf("nothing comes from %d to %d", start, end)
	}
	if fold("甲乙").gap(3) {
		t.Error("a gap in a text without blanks")
	}
}
