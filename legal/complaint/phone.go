package complaint

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	mobileForm   = regexp.MustCompile(`^1[3-9]\d{9}$`)
	landlineForm = regexp.MustCompile(`^0\d{2,3}-?\d{7,8}(-\d{1,6})?$`)
	countryCode  = regexp.MustCompile(`^(\+|00)?86[ -]?(1)`)
	emailForm    = regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)
)

// phoneGroups drops the marks between the groups of a number.
var phoneGroups = strings.NewReplacer(" ", "", "-", "")

// IsMobile reports whether s is a mainland mobile number: eleven digits, 1 and
// 3–9 first (公用电信网码号资源分类和编号计划).
func IsMobile(s string) bool { return mobileForm.MatchString(s) }

// IsLandline reports whether s is a mainland landline number with its area code
// (0 and two or three digits) and perhaps an extension: 010-12345678-801.
func IsLandline(s string) bool { return landlineForm.MatchString(s) }

// parsePhone reads a number at which a person can be called back. Spaces and
// hyphens inside a mobile number and +86 before it are dropped.
func parsePhone(s string) (string, *problem) {
	if hasFullwidthDigit(s) {
		return "", fullwidthDigits()
	}
	if strings.ContainsAny(s, "*＊×●") {
		return "", &problem{"masked-value", "要写完整的号码", "受理机关要能打通您的电话"}
	}
	compact := phoneGroups.Replace(countryCode.ReplaceAllString(s, "$2"))
	if IsMobile(compact) {
		return compact, nil
	}
	if line := strings.ReplaceAll(s, " ", ""); IsLandline(line) {
		return line, nil
	}
	if n := len(compact); digitsOnly(compact) && compact[0] == '1' && n >= 8 && n <= 14 && n != 11 {
		return "", &problem{"phone-length", fmt.Sprintf("的手机号应为11位，现为%d位", n), "请核对号码"}
	}
	return "", &problem{"bad-phone", "不是手机号，也不是带区号的座机号", "请写11位手机号，或 010-12345678 这样的座机号，只写一个"}
}

func digitsOnly(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// parseLoosePhone accepts what can be said of a caller or a contact: full and
// masked numbers, service numbers, 未知号码. At most 40 characters.
func parseLoosePhone(s string) (string, *problem) {
	if utf8.RuneCountInString(s) > 40 {
		return "", &problem{"too-long", "超过40字", "这里只写号码，其余写进“经过”"}
	}
	return s, nil
}

func parseEmail(s string) (string, *problem) {
	if len(s) > 254 || !emailForm.MatchString(s) {
		return "", &problem{"bad-email", "不是邮箱地址", "请写成 name@example.com 的形式"}
	}
	return s, nil
}
