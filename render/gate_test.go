package render

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

const quoted = "= 题\n《个人信息保护法》第十条规定：\n> 任何组织、个人不得非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息；不得从事危害国家安全、公共利益的个人信息处理活动。\n"

// One changed character of a quotation in a template stops the letter, with the
// template's position.
func TestGateStopsTemplates(t *testing.T) {
	c := readCase(t, "minimal")
	if _, err := renderNotice(t, c, quoted); err != nil {
		t.Errorf("the right words: %v", err)
	}
	for src, pos := range map[string]string{
		strings.Replace(quoted, "加工、传输", "加工、传播", 1):          "letters/lender-notice.tmpl:3:1",
		"= 题\n依据《个人信息保护法》第一百条。\n":                             "letters/lender-notice.tmpl:2:1",
		"= 题\n\n向银保监会投诉。\n":                                   "letters/lender-notice.tmpl:3:1",
		"= 题\n依据《网络安全法》第四十四条，不得窃取、非法出售个人信息。\n":                "letters/lender-notice.tmpl:2:1",
		"= 题\n{{ print \"《人民网络安全法》\" \"第四十六条\" }}\n":          "letters/lender-notice.tmpl:2:4",
		"= 题\n《民法典》第一千零三十二条规定“自然人享有隐私权。任何组织和个人不得侵害他人的隐私权。”\n": "letters/lender-notice.tmpl:2:1",
	} {
		_, err := renderNotice(t, c, src)
		var wrong *CitationError
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), pos) {
			t.Errorf("%q: %v; want *CitationError at %s", src, err, pos)
		}
	}
}

// The same in the user's own words is a warning with the line of the case file:
// the words are his.
func TestGateWarnsOfNarratives(t *testing.T) {
	src, err := os.ReadFile("../testdata/cases/jincheng.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const before = "      母亲表示不是借款人"
	text := strings.Replace(string(src), before, "      本人认为违反《个人信息保护法》第一百条。\n"+before, 1)
	line := strings.Count(text[:strings.Index(text, "第一百条")], "\n") + 1
	c, findings := complaint.Decode("case.yaml", []byte(text), complaint.Days{})
	if c == nil {
		t.Fatal(findings)
	}
	e := shipped(t)
	told := 0
	for _, d := range e.planner.Route(c) {
		if !slices.Contains([]string{"lender-notice", "lender-complaint", "nfra-complaint", "nfra-report",
			"cac-report"}, d.Paper.Kind) {
			continue // others shorten the account or leave it out
		}
		told++
		r, err := e.Render(c, d)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Warnings) != 1 || r.Warnings[0].Pos.Line != line || r.Warnings[0].Code != "citation-no-such-article" {
			t.Errorf("%s: %v; want one warning at line %d", d.Paper.Kind, r.Warnings, line)
		}
	}
	if told != 5 {
		t.Errorf("%d papers tell the account", told)
	}
}

// A letter cites the version of its own day, and an older one with its label; what
// the gate finds amiss stops it.
func TestGateHoldsCitationsToTheirDay(t *testing.T) {
	e, c := shipped(t), readCase(t, "minimal")
	cite := func(ref, act, filed string) *legal.Citation {
		cited, err := e.law.Cite(ref, legal.Days{Act: day(act), Filed: day(filed)})
		if err != nil {
			t.Fatal(err)
		}
		return cited
	}
	c.Date = day("2026-03-20")
	old, current := cite("csl/no-stolen-data", "2025-12-01", "2026-03-20"),
		cite("csl/no-stolen-data", "2026-02-01", "2026-03-20")
	procedure := cite("csl/deletion", "2025-12-01", "2025-12-20")
	for _, x := range []struct {
		name    string
		cited   *legal.Citation
		printed string
		want    string
	}{
		{"the version in force", current, current.Full(), ""},
		{"an old version with its label", old, old.Full(), ""},
		{"an old version with its label, short", old, old.Short(), ""},
		{"an old version without its label", old, "《网络安全法》第四十四条", "没有注明版本"},
		{"a right under a version that has gone", procedure, procedure.Full(), "不是信件日期有效的版本"},
	} {
		line := letter.Line{&letter.Field{Origin: letter.FromLaw, Text: x.printed}}
		l := &letter.Letter{Blocks: []letter.Block{&letter.Paragraph{Text: line}}}
		_, err := e.gate(l, []*legal.Citation{x.cited}, c, caseReadings{})
		if (err == nil) != (x.want == "") || err != nil && !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", x.name, err, x.want)
		}
	}
}

// A number that the program computed is not held to the words around it; the same
// number in a template is.
func TestGateTrustsComputedNumbers(t *testing.T) {
	c := readCase(t, "minimal")
	if got := c.Incidents[0].At.Date; got.Before(day("2026-01-01")) {
		t.Fatalf("the act is of %s", got)
	}
	const words = "，任何人不得窃取或者非法出售个人信息。\n"
	if _, err := renderNotice(t, c, "= 题\n依据{{ .Cite \"csl/no-disclosure\" }}"+words); err != nil {
		t.Errorf("a computed number: %v", err)
	}
	var wrong *CitationError
	if _, err := renderNotice(t, c, "= 题\n依据《网络安全法》第四十四条"+words); !errors.As(err, &wrong) ||
		wrong.Finding.Code != "moved" {
		t.Errorf("a number of the template: %v", err)
	}
}

// An act of several days is judged by the law of its first day and of its last.
func TestOccasionHoldsFirstAndLastDays(t *testing.T) {
	c := readCase(t, "minimal")
	c.Incidents = c.Incidents[:1]
	c.Incidents[0].At.Date, c.Incidents[0].Until = day("2025-12-20"), day("2026-01-10")
	got := occasion(c).Acts
	for _, d := range []string{"2025-12-20", "2026-01-10"} {
		if !slices.Contains(got, day(d)) {
			t.Errorf("%s is not among %v", d, got)
		}
	}
}

// A fact continues into the Civil Code if it began before 2021 and lasted to its
// first day.
func TestContinuingFacts(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		at, until string
		want      bool
	}{
		{"2020-12-31", "2021-01-01", true},
		{"2020-12-31", "", false},
		{"2020-12-30", "2020-12-31", false},
		{"2021-01-01", "2021-01-02", false},
		{"2020-05-01", "2022-05-01", true},
	} {
		in := complaint.Incident{At: complaint.Moment{Date: day(x.at)}}
		if x.until != "" {
			in.Until = day(x.until)
		}
		d := &Dossier{engine: e, acts: []*complaint.Incident{&in}}
		if got := d.Continuing(); got != x.want {
			t.Errorf("%s to %q: %v", x.at, x.until, got)
		}
	}
}
