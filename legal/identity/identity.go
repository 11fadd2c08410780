// Package identity handles the numbers that identify persons and companies: identity documents,
// unified social credit codes, telephones and bank cards. It checks their check digits, finds them
// in text in any spelling, and masks them.
package identity

import "strings"

// Flaw says why a number is invalid; "" if it is valid.
type Flaw string

// The flaws of a number.
const (
	Form       Flaw = "form"        // characters that the kind of number does not have
	Length     Flaw = "length"      // too many or too few characters
	Fifteen    Flaw = "fifteen"     // an identity number of the first generation
	InnerX     Flaw = "inner-x"     // X before the end
	BirthDate  Flaw = "birth-date"  // a day that the calendar does not have
	CheckDigit Flaw = "check-digit" // a wrong character, or two swapped
)

// IsDigits reports whether s consists only of the digits 0 to 9, at least one.
func IsDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
