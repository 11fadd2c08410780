package verify

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReports holds whole reports, with places, words and how much was right, to
// testdata/reports.txt. An input is how the text is read (document, line, or quote: the words
// of a statute without marks), the days of the acts, the day of filing, and the text, as Go
// writes it.
func TestReports(t *testing.T) {
	const golden = "testdata/reports.txt"
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for lines := bufio.NewScanner(strings.NewReader(string(want))); lines.Scan(); {
		line := lines.Text()
		if line == "" || line[0] == ' ' {
			continue
		}
		how, rest, _ := strings.Cut(line, " ")
		var args []string
		for rest != "" {
			q, err := strconv.QuotedPrefix(rest)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			text, err := strconv.Unquote(q)
			if err != nil {
				t.Fatal(err)
			}
			args, rest = append(args, text), strings.TrimPrefix(rest[len(q):], " ")
		}
		fmt.Fprintf(&b, "%s\n", line)
		for out := range strings.Lines(reportOn(how, args[0], args[1], args[2])) {
			fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(strings.TrimSuffix(out, "\n"), "\r", "⏎"))
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
		t.Error(d)
	}
}

// reportOn writes how much was right and what was found, with the place it is found at.
func reportOn(how, acts, filed, text string) string {
	o := Occasion{Filed: day(filed)}
	for a := range strings.FieldsSeq(acts) {
		o.Acts = append(o.Acts, day(a))
	}
	read := map[string]func(string, Occasion) Report{"document": Default().Document, "line": Default().Verify, "quote": Default().VerifyQuote}[how]
	r := read(text, o)
	var b strings.Builder
	fmt.Fprintf(&b, "%d right\n", r.Right)
	for _, f := range r.Findings {
		place := strings.ReplaceAll(text[f.Start:f.End], "\n", "⏎")
		fmt.Fprintf(&b, "%s %s [%s] %s\n", f.Severity, f.Code, place, f)
	}
	return b.String()
}
