package identity

import (
	"strings"

	"tousu/legal/pattern"
)

var (
	mobileForm   = pattern.New(`^1[3-9]\d{9}$`)
	landlineForm = pattern.New(`^0(?:10|2\d|[3-9]\d{2})-?\d{7,8}(-\d{1,6})?$`)
	countryCode  = pattern.New(`^(\+|00)?86[ -]?(1)`)
)

// phoneGroups removes the marks between the groups of a number.
var phoneGroups = strings.NewReplacer(" ", "", "-", "")

// IsMobile reports whether s is a mainland mobile number: eleven digits, the first 1 and the second
// 3–9 (公用电信网码号资源分类和编号计划).
func IsMobile(s string) bool { return mobileForm.MatchString(s) }

// IsLandline reports whether s is a mainland landline number with its area code (010, 02x, and 03xx
// to 09xx) and possibly an extension: 010-12345678-801. 00 is the prefix for calls abroad and
// begins no area code.
func IsLandline(s string) bool { return landlineForm.MatchString(s) }

// CompactPhone removes the spaces and hyphens inside a number, and +86 before a mobile number.
func CompactPhone(s string) string {
	return phoneGroups.Replace(countryCode.ReplaceAllString(s, "$2"))
}

// OnlyPhone returns the telephone number if s consists of one, with marks in it, and nothing else:
// (010)8888 6666 is 010-88886666.
func OnlyPhone(s string) (string, bool) {
	found := Find(s)
	if len(found) != 1 || found[0].Kind > Landline {
		return "", false
	}
	text := []rune(s)
	rest := string(text[:found[0].From]) + string(text[found[0].To:])
	if strings.Trim(rest, " +()（）") != "" {
		return "", false
	}
	if code := areaCode.FindString(found[0].Digits); found[0].Kind == Landline {
		return code + "-" + found[0].Digits[len(code):], true
	}
	return found[0].Digits, true
}
