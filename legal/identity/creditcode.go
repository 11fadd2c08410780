package identity

import "strings"

// creditCodeAlphabet is the 31 characters of GB 32100-2015 in the order of their values: no I, O,
// S, V, Z.
const creditCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// CreditCodeCheckDigit returns the 18th character of a unified social credit code from its first
// 17: GB 32100-2015, weights 3^i mod 31. It returns 0 unless first17 begins with 17 characters of
// the code's alphabet.
func CreditCodeCheckDigit(first17 string) byte {
	if len(first17) < 17 {
		return 0
	}
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(creditCodeAlphabet, first17[i])
		if v < 0 {
			return 0
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return creditCodeAlphabet[(31-sum%31)%31]
}

// OrgCodeCheckDigit returns the 9th character of an organisation code from its first 8: GB
// 11714-1997. It returns 0 unless first8 begins with 8 digits or capital letters.
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

// CheckCreditCode checks a unified social credit code in capitals without spaces
// (GB 32100-2015): eighteen characters, of which 9–17 are an organisation code with
// a check digit of its own (GB 11714).
func CheckCreditCode(code string) Flaw {
	switch {
	case strings.Trim(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "":
		return Form
	case len(code) != 18:
		return Length
	case CreditCodeCheckDigit(code) == 0:
		return Form
	case code[17] != CreditCodeCheckDigit(code) || code[16] != OrgCodeCheckDigit(code[8:]):
		return CheckDigit
	}
	return ""
}
