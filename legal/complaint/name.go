package complaint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tousu/legal/pattern"
)

var (
	// middleDots match what people type for the dot in names: GB/T 15834 and the identity card use
	// · U+00B7.
	// identity card use · U+00B7.
	middleDots = pattern.New(`\s*[•・．‧∙⋅･·]\s*`)
	hanSpace   = pattern.New(`(\p{Han})\s+(\p{Han})`)
)

// parseName reads a person's name. It removes spaces between Chinese characters, and changes the
// dot of minority and foreign names to · U+00B7. The limit is generous: names of twenty characters
// exist.
func parseName(s string) (string, *problem) {
	if utf8.RuneCountInString(s) > 100 {
		return "", &problem{"too-long", "超过100字", "这里只写姓名"}
	}
	if strings.ContainsFunc(s, unicode.IsDigit) {
		return "", &problem{"bad-name", "不应含有数字", "请写身份证上的姓名"}
	}
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return "", &problem{"bad-name", "没有文字", "请写身份证上的姓名"}
	}
	s = middleDots.ReplaceAllString(s, "·")
	for hanSpace.MatchString(s) {
		s = hanSpace.ReplaceAllString(s, "$1$2")
	}
	return s, nil
}
