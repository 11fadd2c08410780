package batch

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var codeInSource = regexp.MustCompile(`(?:[Cc]ode[:,] |Code = |Code, fault\.Message, fault\.Hint = |fault\((?:i, )?|refuse\([a-zA-Z.]+, (?:\d|line|s\.Line|src\.Header|m\.Top), |\.ask\((?:0|lines\[0\]), "", |offer\(l, |l\.ask\(|harmKind\{)"([a-z-]+)"`)

// TestCodes: every code in the source is documented once, and every documented
// one is used.
func TestCodes(t *testing.T) {
	documented := map[string]bool{}
	for _, c := range Codes {
		if documented[c.Code] || c.Text == "" || c.Cause == "" {
			t.Errorf("%s is documented twice, or not explained", c.Code)
		}
		documented[c.Code] = false
	}
	files, err := filepath.Glob("*.go")
	must(t, err)
	files = slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") || f == "codes.go" })
	for _, f := range files {
		src, err := os.ReadFile(f)
		must(t, err)
		for _, m := range codeInSource.FindAllStringSubmatch(string(src), -1) {
			if _, ok := documented[m[1]]; !ok {
				t.Errorf("%s: %s is not documented", f, m[1])
			}
			documented[m[1]] = true
		}
	}
	for code, used := range documented {
		if !used {
			t.Errorf("%s is documented and not used", code)
		}
	}
}
