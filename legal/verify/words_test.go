package verify

import (
	"strings"
	"testing"

	"tousu/legal"
)

// TestDistance: the number of changes that make the words a part of a text.
func TestDistance(t *testing.T) {
	for _, tc := range []struct {
		words, text string
		want        int
	}{
		{"", "", 0}, {"", "甲", 0}, {"甲", "", 1}, {"甲乙", "", 2}, {"甲乙丙", "", 3}, {"甲", "甲", 0}, {"甲", "乙", 1},
		{"甲乙", "前甲乙后", 0}, {"甲乙", "前甲丙乙后", 1}, {"甲乙丙", "前甲丙后", 1}, {"甲乙丙", "甲丁丙", 1}, {"甲乙丙丁", "乙丁", 2},
		{"甲乙", "乙甲", 1},
		{"甲乙丙", "丁戊己", 3}, {"甲乙丙", "丙", 2}, {"甲甲", "甲", 1},
	} {
		if got := distance(tc.words, tc.text); got != tc.want {
			t.Errorf("%s in %s: %d, want %d", tc.words, tc.text, got, tc.want)
		}
	}
}

// TestBareTitle: which titles are also written without marks, by their ends and lengths.
func TestBareTitle(t *testing.T) {
	for title, want := range map[string]bool{
		"宪法": true, "法": false, "民法典": true, "某条例": true, "某规定": false, "最高人民法院解释": false,
		strings.Repeat("长", 19) + "法": true, strings.Repeat("长", 20) + "法": false,
	} {
		if got := bareTitle(title); got != want {
			t.Errorf("%s: %v", title, got)
		}
	}
}

// TestVersions lists the years of a law, made anew or amended.
func TestVersions(t *testing.T) {
	h := &legal.History{Passed: day("2005-08-28"),
		Revisions: []legal.Revision{{Passed: day("2012-10-26")}, {Passed: day("2025-06-27"), Rewritten: true}}}
	if got := versions(h); got != "2005年通过、2012年修正、2025年修订" {
		t.Error(got)
	}
}
