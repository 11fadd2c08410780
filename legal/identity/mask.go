package identity

import (
	"slices"
	"strings"

	"tousu/legal/pattern"
)

// No law prescribes one form of masking; these are the customary ones.

var (
	areaCode = pattern.New(`^0(?:10|2\d|[3-9]\d{2})`)
)

// compoundSurnames are the two-character surnames that occur in practice.
var compoundSurnames = strings.Fields("欧阳 司马 诸葛 上官 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 长孙 宇文 令狐 轩辕 端木 百里 呼延 东郭 南门 西门 闻人 申屠 太史 公羊 澹台 钟离 淳于 单于 赫连 完颜 耶律 拓跋 第五 左丘 梁丘 万俟 司空 司寇 鲜于 濮阳 公冶 宗政 太叔 仲孙")

// MaskPhone hides the middle of every number of seven or more digits in s, in any spelling:
// 138****5678, 010-******78. It leaves numbers that are already masked, and other text.
func MaskPhone(s string) string {
	s, _ = Hide(s, Numbers(s), maskNumber)
	// The end of a mobile number and the digits right after it may be seven again.
	return adhering.ReplaceAllStringFunc(s, func(run string) string {
		rs := []rune(run)
		return string(rs[:2]) + stars(len(rs)-4) + string(rs[len(rs)-2:])
	})
}

// adhering matches seven or more consecutive digits.
var adhering = pattern.New(`[\p{Nd}]{7,}`)

func maskNumber(s string) string {
	compact := s
	head := 3
	switch {
	case IsMobile(compact):
		return compact[:3] + "****" + compact[7:]
	case areaCode.MatchString(compact):
		head = len(areaCode.FindString(compact))
		return compact[:head] + "-" + stars(len(compact)-head-2) + compact[len(compact)-2:]
	case len(compact) < 10:
		head = 2
	}
	return compact[:head] + stars(len(compact)-head-2) + compact[len(compact)-2:]
}

func stars(n int) string { return strings.Repeat("*", max(n, 1)) }

// MaskID hides the date of birth in an 18-digit number, 110105********002X, and the middle of any
// other.
func MaskID(s string) string {
	switch rs := []rune(s); {
	case len(rs) == 18:
		return string(rs[:6]) + stars(8) + string(rs[14:])
	case len(rs) > 4:
		return string(rs[:2]) + stars(len(rs)-4) + string(rs[len(rs)-2:])
	default:
		return strings.Repeat("*", len(rs))
	}
}

// nickname matches names that identify nobody: 老张, 小李, 王姐, 陈老师.
var nickname = pattern.New(`^(?:[老小阿大]\p{Han}|\p{Han}{1,2}(?:哥|姐|叔|姨|伯|婶|嫂|总|老师|先生|女士|师傅|某|某某))$`)

// IsNickname reports whether a name does not identify anybody, so that it needs no masking.
func IsNickname(s string) bool { return nickname.MatchString(s) }

// MaskName keeps only the surname: 张某, 欧阳某; of a foreign name the first character. It leaves a
// nickname.
func MaskName(s string) string {
	rs := []rune(strings.TrimSpace(s))
	if len(rs) == 0 || IsNickname(string(rs)) {
		return string(rs)
	}
	if len(rs) > 2 && slices.Contains(compoundSurnames, string(rs[:2])) {
		return string(rs[:2]) + "某"
	}
	return string(rs[:1]) + "某"
}

// longNumber is a run of digits that may be somebody's, whatever it is.
var longNumber = pattern.New(`\d{5,}`)

// WithoutNumbers returns a text with *** in place of each number that looks like a person's, in
// any spelling, and of each run of five digits or more: what a message may quote.
func WithoutNumbers(s string) string {
	rs := []rune(s)
	for _, n := range slices.Backward(Find(s)) {
		rs = slices.Replace(rs, n.From, n.To, '*', '*', '*')
	}
	return longNumber.ReplaceAllString(string(rs), "***")
}
