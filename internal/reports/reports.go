// Package reports is for tests. It compares everything that a package says about many inputs with
// a file, which is rewritten on demand.
package reports

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const golden = "testdata/reports.txt"

// Hold compares testdata/reports.txt with what the function of returns for each input in it, or
// rewrites the file. An input is a line of its own: an optional kind, and strings as Go writes
// them. What of returned follows it, indented.
func Hold(t *testing.T, rewrite bool, of func(kind string, args []string) string) {
	t.Helper()
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(want)) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == ' ' {
			continue
		}
		kind, args, err := input(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		fmt.Fprintf(&b, "%s\n", line)
		for said := range strings.Lines(of(kind, args)) {
			fmt.Fprintf(&b, "  %s\n", strings.TrimSuffix(said, "\n"))
		}
	}
	if rewrite {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
		t.Error(d)
	}
}

// input parts a line into its kind and its strings.
func input(line string) (kind string, args []string, err error) {
	if !strings.HasPrefix(line, `"`) {
		kind, line, _ = strings.Cut(line, " ")
	}
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			return "", nil, err
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			return "", nil, err
		}
		args, line = append(args, text), line[len(quoted):]
	}
	return kind, args, nil
}
