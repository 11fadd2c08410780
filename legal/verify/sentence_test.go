package verify

import (
	"os"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// TestSentences reads testdata/sentences.txt: half of the sentences are right and must have no
// findings.
func TestSentences(t *testing.T) {
	src, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, right := 0, 0
	for line := range strings.Lines(string(src)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.SplitN(line, " | ", 3)
		text := strings.ReplaceAll(parts[2], "⏎", "\n")
		n++
		report := Default().Document(text, Occasion{[]legal.Date{day(parts[0])}, day("2026-11-21")})
		if report.Count(Fault) == 0 {
			right++
		}
		if got := said(report); !sameWords(got, parts[1]) {
			t.Errorf("%s (%s): %q, want %q\n\t%v", parts[2], parts[0], got, parts[1], report.Findings)
		}
	}
	if n < 150 || right < n/3 {
		t.Errorf("%d sentences, %d of them right", n, right)
	}
}

// said returns the findings of a report in the words of the file, each code once.
func said(r Report) string {
	var out []string
	for _, f := range r.Findings {
		w := f.Code
		switch f.Severity {
		case Note:
			w = "(" + w + ")"
		case Unchecked:
			w = "~"
		}
		if w != "~" || !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, " ")
}

// sameWords compares regardless of order.
func sameWords(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
