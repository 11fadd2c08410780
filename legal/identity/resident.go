package identity

import (
	"strings"
	"time"

	"tousu/legal/pattern"
)

var residentForm = pattern.New(`^\d{17}[\dX]$`)

// ResidentCheckDigit returns the 18th character of a citizen identity number from its first 17
// digits: GB 11643-1999, ISO 7064 MOD 11-2. It returns 0 unless first17 begins with 17 digits.
func ResidentCheckDigit(first17 string) byte {
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

// ResidentBirth returns the date of birth in digits 7–14 of an 18-digit identity number (GB 11643).
// ok reports whether the calendar has that day and its year is at least 1850; the rest is zero where not.
func ResidentBirth(id string) (year int, month time.Month, day int, ok bool) {
	if !residentForm.MatchString(id) {
		return 0, 0, 0, false
	}
	t, err := time.Parse("20060102", id[6:14])
	if err != nil || t.Year() < 1850 {
		return 0, 0, 0, false
	}
	return t.Year(), t.Month(), t.Day(), true
}

// ResidentSex returns 男 or 女 by the parity of digit 17 (GB 11643: odd is male), or "" for
// anything but an 18-digit number.
func ResidentSex(id string) string {
	if !residentForm.MatchString(id) {
		return ""
	}
	if id[16]%2 == 1 {
		return "男"
	}
	return "女"
}

// CheckResident checks a citizen identity number, in capitals without spaces (GB 11643-1999). The
// numbers of residents from Hong Kong, Macao and Taiwan have the same scheme.
func CheckResident(id string) Flaw {
	switch {
	case len(id) == 15 && IsDigits(id):
		return Fifteen
	case strings.Trim(id, "0123456789X") != "":
		return Form
	case len(id) != 18:
		return Length
	case !residentForm.MatchString(id):
		return InnerX
	}
	if _, _, _, ok := ResidentBirth(id); !ok {
		return BirthDate
	}
	if id[17] != ResidentCheckDigit(id) {
		return CheckDigit
	}
	return ""
}
