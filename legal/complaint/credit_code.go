package complaint

import (
	"fmt"
	"strings"
)

// usccAlphabet are the 31 characters of GB 32100-2015 in the order of their
// values: no I, O, S, V, Z.
const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// USCCCheckDigit returns the 18th character of a unified social credit code from
// its first 17: GB 32100-2015, weights 3^i mod 31. It returns 0 where first17
// does not begin with 17 characters of the code's alphabet.
func USCCCheckDigit(first17 string) byte {
	if len(first17) < 17 {
		return 0
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(usccAlphabet, first17[i])
		if v < 0 {
			return 0
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return usccAlphabet[(31-sum%31)%31]
}

// OrgCodeCheckDigit returns the 9th character of an organisation code from its
// first 8: GB 11714-1997. It returns 0 where first8 does not begin with 8 digits
// or capital letters.
func OrgCodeCheckDigit(first8 string) byte {
	weights := [8]int{3, 7, 9, 10, 5, 8, 4, 2}
	if len(first8) < 8 {
		return 0
	}
	sum := 0
	for i, w := range weights {
		v := strings.IndexByte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", first8[i])
		if v < 0 {
			return 0
		}
		sum += v * w
	}
	return "0X987654321"[sum%11]
}

// parseUSCC reads a unified social credit code (GB 32100-2015): eighteen
// characters, of which 9–17 are an organisation code with a check digit of its
// own (GB 11714).
func parseUSCC(s string) (string, *problem) {
	if hasFullwidthDigit(s) {
		return "", fullwidthDigits()
	}
	code := strings.ToUpper(strings.ReplaceAll(s, " ", ""))
	switch {
	case strings.Trim(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "":
		return "", &problem{"uscc-form", "只能有数字和字母", "请核对代码"}
	case len(code) != 18:
		return "", &problem{"uscc-length", fmt.Sprintf("应为18位，现为%d位", len(code)), "请核对代码"}
	case USCCCheckDigit(code) == 0:
		return "", &problem{"uscc-form", "含有不会出现的字母", "代码中没有 I、O、S、V、Z，可能是把数字 1、0、5、2 看错"}
	case code[17] != USCCCheckDigit(code) || code[16] != OrgCodeCheckDigit(code[8:]):
		return "", &problem{"uscc-check-digit", "的校验码不符", "有一位抄错，或两位颠倒；可在国家企业信用信息公示系统核对"}
	}
	return code, nil
}
