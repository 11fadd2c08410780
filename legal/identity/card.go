package identity

// IsBankCard reports whether s can be a bank card number: sixteen to nineteen digits, the last the
// check digit of GB/T 15694 (ISO/IEC 7812, Luhn), the first one that bank cards have.
func IsBankCard(s string) bool {
	if len(s) < 16 || len(s) > 19 || !IsDigits(s) || s[0] < '3' {
		return false
	}
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			d = d/5 + d*2%10 // the sum of the digits of its double
		}
		sum += d
	}
	return sum%10 == 0
}
