package complaint

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"tousu/legal"
)

var (
	residentForm   = regexp.MustCompile(`^\d{17}[\dX]$`)
	residenceForm  = regexp.MustCompile(`^8[123]0000`)
	homeReturnForm = regexp.MustCompile(`^[HM]\d{8}(\d{2})?$`)
	taiwanForm     = regexp.MustCompile(`^\d{8}$|^\d{10}[A-Z]?$`)
	foreignerForm  = regexp.MustCompile(`^[A-Z]{3}\d{12}$`)
	passportForm   = regexp.MustCompile(`^[A-Z0-9]{5,15}$`)
	otherForm      = regexp.MustCompile(`^[A-Z0-9]{5,18}$`)
)

// IDCheckDigit returns the 18th character of a citizen identity number from its
// first 17 digits: GB 11643-1999, ISO 7064 MOD 11-2. It returns 0 where first17
// does not begin with 17 digits.
func IDCheckDigit(first17 string) byte {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	if len(first17) < 17 {
		return 0
	}
	sum := 0
	for i, w := range weights {
		c := first17[i]
		if c < '0' || c > '9' {
			return 0
		}
		sum += int(c-'0') * w
	}
	return "10X98765432"[sum%11]
}

// IDBirthDate returns the date of birth in digits 7–14 of an 18-digit identity
// number (GB 11643) and whether the calendar has it.
func IDBirthDate(id string) (legal.Date, bool) {
	if !residentForm.MatchString(id) {
		return legal.Date{}, false
	}
	d, ok := legal.NewDate(number(id[6:10]), time.Month(number(id[10:12])), number(id[12:14]))
	return d, ok && d.Year >= 1850
}

// IDSex returns 男 or 女 by the parity of digit 17 (GB 11643: odd is male), or ""
// for anything but an 18-digit number.
func IDSex(id string) string {
	if !residentForm.MatchString(id) {
		return ""
	}
	if (id[16]-'0')%2 == 1 {
		return "男"
	}
	return "女"
}

// normalizeID brings a document's number into the form in which it is checked:
// upper case, no spaces. Whether it is one depends on 证件类型.
func normalizeID(s string) (string, *problem) {
	if hasFullwidthDigit(s) {
		return "", fullwidthDigits()
	}
	if strings.ContainsAny(s, "*＊×●") {
		return "", &problem{"masked-value", "要写完整的号码", "受理机关要核对身份；写给公司的信中会自动掩码"}
	}
	return strings.ToUpper(strings.ReplaceAll(s, " ", "")), nil
}

// checkID checks a normalised number as a document of type t. Birth dates after
// today are refused; a zero today refuses none.
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
	case ForeignerID: // since 2023 eighteen digits from 9 on, earlier three letters and twelve digits
		if strings.HasPrefix(id, "9") {
			return checkResident(id, today)
		}
		return idForm(foreignerForm, id)
	}
	return idForm(passportForm, id)
}

func idForm(form *regexp.Regexp, id string) *problem {
	if form.MatchString(id) {
		return nil
	}
	return &problem{"id-form", "不合这类证件的号码格式", "请核对号码和“证件类型”"}
}

// checkResident checks a citizen identity number: GB 11643-1999, and for
// residents from Hong Kong, Macao and Taiwan the same scheme.
func checkResident(id string, today legal.Date) *problem {
	switch n := len(id); {
	case n == 15 && digitsOnly(id):
		return &problem{"id-fifteen", "是15位的旧号码", "一代身份证自2013年1月1日起停用，请写现在的18位号码"}
	case strings.Trim(id, "0123456789X") != "":
		return &problem{"id-form", "应是17位数字加1位数字或X", "请核对号码；不是居民身份证的，请写“证件类型”"}
	case n != 18:
		return &problem{"id-length", fmt.Sprintf("应为18位，现为%d位", n), "请核对号码"}
	case !residentForm.MatchString(id):
		return &problem{"id-form", "的X只能是最后一位", "请核对号码"}
	}
	birth, ok := IDBirthDate(id)
	switch {
	case !ok:
		return &problem{"id-birth-date", "中的出生日期不存在", "请核对第7至14位"}
	case !today.IsZero() && birth.After(today):
		return &problem{"id-birth-date", "中的出生日期晚于今天", "请核对第7至14位"}
	case id[17] != IDCheckDigit(id):
		return &problem{"id-check-digit", "的校验码不符", "有一位抄错，或两位颠倒；请逐位核对"}
	}
	return nil
}

// checkAnyID checks the number of a document whose type is not stated: eighteen
// or fifteen characters of digits and X must be an identity number.
func checkAnyID(id string, today legal.Date) *problem {
	if digits := strings.TrimSuffix(id, "X"); len(id) >= 14 && digitsOnly(digits) {
		return checkResident(id, today)
	}
	return idForm(otherForm, id)
}
