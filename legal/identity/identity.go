// Package identity is the numbers by which persons and companies are known:
// identity documents, unified social credit codes, telephones and bank cards. It
// knows their check digits, finds them in text however they are written, and masks
// them.
package identity

import "strings"

// Flaw is why a number is none of its kind; "" for a good one.
type Flaw string

// The flaws of a number.
const (
	Form       Flaw = "form"        // characters that the kind does not have
	Length     Flaw = "length"      // too many or too few of them
	Fifteen    Flaw = "fifteen"     // an identity number of the first generation
	InnerX     Flaw = "inner-x"     // X elsewhere than at the end
	BirthDate  Flaw = "birth-date"  // a day that the calendar does not have
	CheckDigit Flaw = "check-digit" // one character wrong, or two exchanged
)

// IsDigits reports whether s is nothing but the digits 0 to 9, at least one.
func IsDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
