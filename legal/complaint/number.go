package complaint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/identity"
	"tousu/legal/pattern"
)

var (
	residenceForm  = pattern.New(`^8[123]0000`)
	homeReturnForm = pattern.New(`^[HM]\d{8}(\d{2})?$`)
	taiwanForm     = pattern.New(`^\d{8}$|^\d{10}[A-Z]?$`)
	foreignerForm  = pattern.New(`^[A-Z]{3}\d{12}$`)
	passportForm   = pattern.New(`^[A-Z0-9]{5,15}$`)
	otherForm      = pattern.New(`^[A-Z0-9]{5,18}$`)
	emailForm      = pattern.New(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)
)

// normalizeID converts the number of a document to the form in which it is checked: upper case, no
// spaces. 证件类型 decides whether the number is valid.
func normalizeID(s string) (string, *problem) {
	if hasFullwidthDigit(s) {
		return "", fullwidthDigits()
	}
	if strings.ContainsAny(s, "*＊×●") {
		return "", &problem{"masked-value", "要写完整的号码", "受理机关要核对身份；写给公司的信中会自动掩码"}
	}
	return strings.ToUpper(strings.ReplaceAll(s, " ", "")), nil
}

// checkID checks a normalised number as that of a document of type t. A birth date after today is a
// problem; a zero today allows any.
func checkID(t IDType, id string, today legal.Date) *problem {
	switch t {
	case ResidentID:
		return checkResident(id, today)
	case ResidencePRC:
		if p := checkResident(id, today); p != nil {
			return p
		}
		return idForm(residenceForm, id)
	case HomeReturn:
		return idForm(homeReturnForm, id)
	case TaiwanPermit:
		return idForm(taiwanForm, id)
	case ForeignerID: // since 2023 eighteen digits beginning with 9, before that three letters and twelve digits
		if strings.HasPrefix(id, "9") {
			return checkResident(id, today)
		}
		return idForm(foreignerForm, id)
	}
	return idForm(passportForm, id)
}

func idForm(form *pattern.Pattern, id string) *problem {
	if form.MatchString(id) {
		return nil
	}
	return &problem{"id-form", "不合这类证件的号码格式", "请核对号码和“证件类型”"}
}

// checkResident checks a citizen identity number (GB 11643-1999). The numbers of residents from
// Hong Kong, Macao and Taiwan have the same scheme.
func checkResident(id string, today legal.Date) *problem {
	flaw := identity.CheckResident(id)
	switch flaw {
	case identity.Fifteen:
		return &problem{"id-fifteen", "是15位的旧号码", "一代身份证自2013年1月1日起停用，请写现在的18位号码"}
	case identity.Form:
		return &problem{"id-form", "应是17位数字加1位数字或X", "请核对号码；不是居民身份证的，请写“证件类型”"}
	case identity.Length:
		return &problem{"id-length", fmt.Sprintf("应为18位，现为%d位", len(id)), "请核对号码"}
	case identity.InnerX:
		return &problem{"id-form", "的X只能是最后一位", "请核对号码"}
	case identity.BirthDate:
		return &problem{"id-birth-date", "中的出生日期不存在", "请核对第7至14位"}
	}
	if birth, ok := birthDate(id); ok && !today.IsZero() && birth.After(today) {
		return &problem{"id-birth-date", "中的出生日期晚于今天", "请核对第7至14位"}
	}
	if flaw == identity.CheckDigit {
		return &problem{"id-check-digit", "的校验码不符", "有一位抄错，或两位颠倒；请逐位核对"}
	}
	return nil
}

// birthDate returns the date of birth in a citizen identity number.
func birthDate(id string) (legal.Date, bool) {
	y, m, d, _ := identity.ResidentBirth(id) // no day of the calendar where there is none
	return legal.NewDate(y, m, d)
}

// checkAnyID checks the number of a document whose type is not stated: fourteen or more digits,
// perhaps with a final X, must be an identity number.
func checkAnyID(id string, today legal.Date) *problem {
	if digits := strings.TrimSuffix(id, "X"); len(id) >= 14 && identity.IsDigits(digits) {
		return checkResident(id, today)
	}
	return idForm(otherForm, id)
}

// parseUSCC reads a unified social credit code (GB 32100-2015).
func parseUSCC(s string) (string, *problem) {
	if hasFullwidthDigit(s) {
		return "", fullwidthDigits()
	}
	code := strings.ToUpper(strings.ReplaceAll(s, " ", ""))
	switch identity.CheckCreditCode(code) {
	case identity.Form:
		if len(code) == 18 && strings.Trim(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return "", &problem{"uscc-form", "含有不会出现的字母", "代码中没有 I、O、S、V、Z，可能是把数字 1、0、5、2 看错"}
		}
		return "", &problem{"uscc-form", "只能有数字和字母", "请核对代码"}
	case identity.Length:
		return "", &problem{"uscc-length", fmt.Sprintf("应为18位，现为%d位", len(code)), "请核对代码"}
	case identity.CheckDigit:
		return "", &problem{"uscc-check-digit", "的校验码不符", "有一位抄错，或两位颠倒；可在国家企业信用信息公示系统核对"}
	}
	return code, nil
}

// parsePhone reads a number at which a person can be called back. It drops spaces and hyphens
// inside a mobile number, and +86 before it.
func parsePhone(s string) (string, *problem) {
	if hasFullwidthDigit(s) {
		return "", fullwidthDigits()
	}
	if strings.ContainsAny(s, "*＊×●") {
		return "", &problem{"masked-value", "要写完整的号码", "受理机关要能打通您的电话"}
	}
	compact := identity.CompactPhone(s)
	if identity.IsMobile(compact) {
		return compact, nil
	}
	if line := strings.ReplaceAll(s, " ", ""); identity.IsLandline(line) {
		return line, nil
	}
	if line, ok := identity.OnlyPhone(s); ok { // (010)8888 6666, 138.0013.8000
		return line, nil
	}
	if n := len(compact); identity.IsDigits(compact) && compact[0] == '1' && n >= 8 && n <= 14 && n != 11 {
		return "", &problem{"phone-length", fmt.Sprintf("的手机号应为11位，现为%d位", n), "请核对号码"}
	}
	return "", &problem{"bad-phone", "不是手机号，也不是带区号的座机号", "请写11位手机号，或 010-12345678 这样的座机号，只写一个"}
}

// UnknownNumber is the value for a number that was not displayed.
const UnknownNumber = "未知号码"

// hiddenWords say that a number was not displayed.
var hiddenWords = pattern.New(`^(?:未知|没显示|不显示|无显示|未显示|隐藏(?:号码)?|匿名(?:号码)?|未知来电|私人号码)$`)

// forgottenWords say that the number is not known any more, displayed or not.
var forgottenWords = pattern.New(`^(?:不知道?|不详|不清楚|不明|记不清楚?了?|不?记得|没记|忘了|想不起来)$`)

// parseLoosePhone accepts what can be said of a caller's or contact's number: full and masked
// numbers, service numbers, 未知号码. The maximum is 40 characters.
func parseLoosePhone(s string) (string, *problem) {
	if utf8.RuneCountInString(s) > 40 {
		return "", &problem{"too-long", "超过40字", "这里只写号码，其余写进“经过”"}
	}
	if hiddenWords.MatchString(unbracketed(s)) {
		return UnknownNumber, nil
	}
	return s, nil
}

func parseEmail(s string) (string, *problem) {
	if len(s) > 254 || !emailForm.MatchString(s) {
		return "", &problem{"bad-email", "不是邮箱地址", "请写成 name@example.com 的形式"}
	}
	return s, nil
}
