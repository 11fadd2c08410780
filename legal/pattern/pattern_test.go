package pattern

import (
	"regexp"
	"testing"
)

// A pattern is a regular expression, and one that is wrong fails any test.
func TestPattern(t *testing.T) {
	const text = `第(\d+)条`
	p, e := New(text), regexp.MustCompile(text)
	const s = "第4条、第46条"
	if got, want := p.ReplaceAllString(s, "art. $1"), e.ReplaceAllString(s, "art. $1"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := p.FindAllStringSubmatch(s, -1); len(got) != 2 || got[1][1] != "46" || !p.MatchString(s) || p.String() != text {
		t.Errorf("%q", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a wrong pattern is found out when it is used and not before")
		}
	}()
	New(`(`)
}
