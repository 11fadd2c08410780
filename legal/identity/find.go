package identity

import "regexp"

var (
	mobileInText   = regexp.MustCompile(`^(?:(?:00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}`)
	residentInText = regexp.MustCompile(`^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]`)
)

// HasPersonalNumber reports whether free text holds a whole mainland mobile
// number or a whole 18-digit identity number. Masked numbers are none:
// 138****1234及139****5678.
func HasPersonalNumber(s string) bool { return len(PersonalNumbers(s)) > 0 }

// PersonalNumbers returns the numbers that HasPersonalNumber finds, as pairs of
// rune indices into s. Full-width digits count; a number inside a longer run of
// digits does not.
func PersonalNumbers(s string) [][2]int {
	text := []rune(halfwidthDigits(s))
	var out [][2]int
	for i := 0; i < len(text); i++ {
		if !isASCIIDigit(text, i) || isASCIIDigit(text, i-1) {
			continue
		}
		if n := numberLength(text[i:min(len(text), i+20)]); n > 0 && !isASCIIDigit(text, i+n) {
			out = append(out, [2]int{i, i + n})
			i += n
		}
	}
	return out
}

// numberLength returns the length of the number at the head of text, or 0. What
// the patterns match is ASCII, so bytes are runes.
func numberLength(text []rune) int {
	s := string(text)
	if m := residentInText.FindString(s); m != "" {
		return len(m)
	}
	return len(mobileInText.FindString(s))
}

func isASCIIDigit(text []rune, i int) bool {
	return i >= 0 && i < len(text) && '0' <= text[i] && text[i] <= '9'
}
