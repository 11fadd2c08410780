package identity

import "tousu/legal/pattern"

// NumberKind is the kind of number that a text appears to hold.
type NumberKind int

// The kinds of number that belong to a person.
const (
	Mobile NumberKind = iota + 1
	Landline
	Resident // an identity card
	BankCard
)

// Number is a number found in a text.
type Number struct {
	Kind     NumberKind
	Digits   string // 0 to 9, without a country code; may end in X for an identity number
	From, To int    // character indices; To is exclusive
}

var residentInText = pattern.New(`^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$`)

// dayInText matches a day as people write it in figures. What follows it is a number of its own, an
// hour or another day.
var dayInText = pattern.New(`^(?:19|20)\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?:\D|$)`)

// dayAt returns how many digits the day at the start of a run has, or 0.
func dayAt(text []rune, run []digit) int {
	head := string(text[run[0].at:min(len(text), run[0].at+11)])
	day := dayInText.FindString(head)
	n := 0
	for _, r := range day {
		if '0' <= r && r <= '9' {
			n++
		}
	}
	return n
}

// Find returns the numbers in a text that look like a person's: mobile numbers, landlines with
// their area code, identity numbers, bank cards. It finds them in any spelling, but not inside a
// longer run of digits, nor if they are masked.
func Find(s string) []Number {
	text := []rune(s)
	var out []Number
	for _, run := range runs(text) {
		for len(run) >= 10 {
			n, used := numberAt(text, run)
			if n.Kind > 0 {
				out = append(out, n)
			}
			run = run[used:]
		}
	}
	return out
}

// numberAt returns the number at the start of a run, and how many digits it takes. It ends at a gap:
// digits without a gap are one number.
func numberAt(text []rune, run []digit) (Number, int) {
	if n := dayAt(text, run); n > 0 {
		return Number{}, n
	}
	w := word(run)
	to := run[len(run)-1].at + 1
	end := Number{From: run[0].at, To: to}
	if to < len(text) && (text[to] == 'X' || text[to] == 'x') && len(w) == 17 {
		w += "X"
		end.To++
	}
	masked := to < len(text) && (text[to] == '*' || text[to] == '＊') || run[0].at > 0 &&
		(text[run[0].at-1] == '*' || text[run[0].at-1] == '＊')
	if masked {
		return Number{}, len(run)
	}
	if end.Kind, end.Digits = kindOf(w); end.Kind > 0 {
		return end, len(run)
	}
	for i := 1; i < len(run); i++ { // two numbers with a mark between them
		if run[i].at == run[i-1].at+1 {
			continue
		}
		if kind, digits := kindOf(w[:i]); kind > 0 {
			return Number{kind, digits, run[0].at, run[i-1].at + 1}, i
		}
	}
	for i := 1; i < len(run); i++ { // something else before the mark
		if run[i].at != run[i-1].at+1 {
			return Number{}, i
		}
	}
	return Number{}, len(run)
}

// kindOf returns the kind that a whole run of digits looks like, and its digits.
func kindOf(w string) (NumberKind, string) {
	d := domestic(w)
	switch {
	case IsMobile(d):
		return Mobile, d
	case residentInText.MatchString(w):
		return Resident, w
	case w[0] == '0' && len(w) <= 12 && IsLandline(w):
		return Landline, w
	case IsBankCard(w):
		return BankCard, w
	}
	return 0, ""
}

// HasPersonalNumber reports whether a text holds a complete number of a person.
func HasPersonalNumber(s string) bool {
	digits := 0
	for _, r := range s { // most texts have none
		if digitOf(r) > 0 {
			digits++
		}
	}
	return digits >= 10 && len(Find(s)) > 0
}
