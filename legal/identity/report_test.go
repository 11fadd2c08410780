package identity

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"tousu/internal/reports"
)

var update = flag.Bool("update", false, "rewrite testdata/reports.txt")

// TestReports compares what every function returns for a text with testdata/reports.txt, whose
// lines are the texts, as Go literals, followed by the results.
func TestReports(t *testing.T) {
	reports.Hold(t, *update, func(_ string, args []string) string { return reportOn(args[0]) })
}

// hidden are the numbers that Hide looks for.
var hidden = []string{"13800138000", "010-12345678", "95188", "11010519491231002X", "6222020000000000000"}

// reportOn writes what the functions return for a text.
func reportOn(s string) string {
	var b strings.Builder
	only, isOnly := OnlyPhone(s)
	year, month, day, isBirth := ResidentBirth(s)
	hid, found := Hide(s, hidden, func(number string) string { return "<" + number + ">" })
	fmt.Fprintf(&b, "mask id %q name %q phone %q hide %q %v\n", MaskID(s), MaskName(s), MaskPhone(s), hid, found)
	fmt.Fprintf(&b, "compact %q only %q %v numbers %q personal %v nickname %v\n", CompactPhone(s), only, isOnly,
		Numbers(s), HasPersonalNumber(s), IsNickname(s))
	fmt.Fprintf(&b, "card %v digits %v landline %v mobile %v\n", IsBankCard(s), IsDigits(s), IsLandline(s), IsMobile(s))
	fmt.Fprintf(&b, "credit %q org %q resident %q birth %d-%d-%d %v\n", CreditCodeCheckDigit(s), OrgCodeCheckDigit(s),
		ResidentCheckDigit(s), year, month, day, isBirth)
	fmt.Fprintf(&b, "resident %q credit %q sex %q spellings %q\n", CheckResident(s), CheckCreditCode(s), ResidentSex(s),
		Spellings(s))
	for _, n := range Find(s) {
		fmt.Fprintf(&b, "%d %q %d %d\n", n.Kind, n.Digits, n.From, n.To)
	}
	return b.String()
}
