package render

import (
	"strings"
	"testing"
)

// The shipped templates can be written for every shape of case that a body would
// look at.
func TestLintOfTheShippedTemplates(t *testing.T) {
	faults, unwritten := shipped(t).Lint(day("2026-03-20"))
	for _, err := range faults {
		t.Error(err)
	}
	if len(unwritten) > 0 {
		t.Errorf("no case calls for %v", unwritten)
	}
}

func TestLintFindsFaults(t *testing.T) {
	e, err := with(t, map[string]string{
		"letters/lender-notice.tmpl": "= 题\n电话：{{ .Respondent.Hotline }}\n{{ with .Agent }}\n% {{ .Name }}\n{{ end }}\n@ 收：\n",
		"letters/mine.tmpl":          "= 题\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	faults, unwritten := e.Lint(day("2026-03-20"))
	var got []string
	for _, f := range faults {
		got = append(got, f.Error())
	}
	want := []string{"letters/lender-notice.tmpl:2:7: 此处没有值", "letters/lender-notice.tmpl:4:1: 不认识的行首标记"}
	if len(got) != len(want) || !strings.HasPrefix(got[0], want[0]) || !strings.HasPrefix(got[1], want[1]) {
		t.Errorf("found %q, want %q", got, want)
	}
	if strings.Join(unwritten, " ") != "mine" {
		t.Errorf("unwritten: %v", unwritten)
	}
}
