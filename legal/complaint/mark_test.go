package complaint

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
)

// Test inputs have their expected findings in them: §code| marks the position of a finding.
var mark = regexp.MustCompile(`§([a-z-]+)\|`)

// unmark returns the input without marks and what is expected, line:col code.
func unmark(marked string) (src string, want []string) {
	lines := strings.Split(marked, "\n")
	for i, l := range lines {
		for {
			m := mark.FindStringSubmatchIndex(l)
			if m == nil {
				break
			}
			want = append(want, fmt.Sprintf("%d:%d %s", i+1, utf8.RuneCountInString(l[:m[0]])+1, l[m[2]:m[3]]))
			l = l[:m[0]] + l[m[1]:]
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n"), want
}

var testDays = Days{Today: legal.Date{Year: 2026, Month: 3, Day: 20}}

// found decodes src and returns its findings in the notation of unmark. It also checks what holds
// for every decoding.
func found(t *testing.T, src string) (*Case, []string) {
	t.Helper()
	c, fs := Decode("case.yaml", []byte(src), testDays)
	if (c == nil) != (len(fs.Of(Fault)) > 0) {
		t.Errorf("case is nil: %v, faults: %v", c == nil, fs.Of(Fault))
	}
	var got []string
	for _, f := range fs {
		field, _ := FieldByHeader(unnumbered(f.Path))
		leftOut := field.spare && f.LeftOut && f.Severity == Warning && strings.HasSuffix(f.Message, "信里不写这一项")
		if s, ok := severities[f.Code]; !ok || s != f.Severity && !leftOut {
			t.Errorf("%s: code %q is not in Codes with that severity", f, f.Code)
		}
		if f.Message == "" || f.Pos.Filename != "case.yaml" {
			t.Errorf("%s: no message or file", f)
		}
		produced[f.Code] = true
		got = append(got, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Column, f.Code))
	}
	return c, got
}

// produced collects the codes that tests have seen.
var produced = map[string]bool{}

func checkMarked(t *testing.T, marked string) {
	t.Helper()
	src, want := unmark(marked)
	_, got := found(t, src)
	if diff := cmp.Diff(want, got); diff != "" {
		_, fs := Decode("case.yaml", []byte(src), testDays)
		t.Errorf("findings (-want +got):\n%s%v", diff, fs)
	}
}

func ordinary(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/ordinary.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// edit replaces the one occurrence of old in the ordinary case.
func edit(t *testing.T, old, new string) string {
	t.Helper()
	src := ordinary(t)
	if strings.Count(src, old) != 1 {
		t.Fatalf("%q stands %d times in the ordinary case", old, strings.Count(src, old))
	}
	return strings.Replace(src, old, new, 1)
}

func mustReplace(s, old, new string) string {
	if strings.Count(s, old) != 1 {
		panic(old)
	}
	return strings.Replace(s, old, new, 1)
}
