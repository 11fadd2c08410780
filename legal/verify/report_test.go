package verify

import (
	"fmt"
	"strings"
	"testing"

	"tousu/internal/reports"
)

// TestReports compares whole reports, with places, words and how much was right, with
// testdata/reports.txt. An input is how the text is read (document, line, or quote: the words of a
// statute without marks), the days of the acts, the day of filing, and the text as a Go literal.
func TestReports(t *testing.T) {
	reports.Hold(t, *update, func(how string, args []string) string {
		return strings.ReplaceAll(reportOn(how, args[0], args[1], args[2]), "\r", "⏎")
	})
}

// reportOn writes how much was right and what was found, with its place.
func reportOn(how, acts, filed, text string) string {
	o := Occasion{Filed: day(filed)}
	for a := range strings.FieldsSeq(acts) {
		o.Acts = append(o.Acts, day(a))
	}
	read := map[string]func(string, Occasion) Report{"document": Default().Document, "line": Default().Verify,
		"quote": Default().VerifyQuote}[how]
	r := read(text, o)
	var b strings.Builder
	fmt.Fprintf(&b, "%d right\n", r.Right)
	for _, f := range r.Findings {
		place := strings.ReplaceAll(text[f.Start:f.End], "\n", "⏎")
		fmt.Fprintf(&b, "%s %s [%s] %s\n", f.Severity, f.Code, place, f)
	}
	return b.String()
}
