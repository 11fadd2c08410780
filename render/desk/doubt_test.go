package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tousu/legal/complaint"
)

// The rows of the table that the page is walked by (.ci/page/doubts.mjs) are the files of
// testdata/doubts: one for each code of doubt that a case can raise, named by it.
const doubtRows = "../../testdata/doubts"

// ofPlanning are the codes of the doubts that package plan asks; complaint.Codes has the
// others.
var ofPlanning = []string{"repay-promise", "span-of-law"}

// TestDoubtRows: every doubt has a row that raises only it, and each of its answers is
// a way out that an interface can offer: it writes, asks for a value that there is, turns
// to what is to be changed, or says that it waits.
func TestDoubtRows(t *testing.T) {
	codes := map[string]bool{}
	for _, c := range complaint.Codes {
		if c.Severity == complaint.Doubt {
			codes[c.Code] = true
		}
	}
	for _, c := range ofPlanning {
		codes[c] = true
	}
	rows, err := filepath.Glob(filepath.Join(doubtRows, "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		code := strings.TrimSuffix(filepath.Base(row), ".yaml")
		if !codes[code] {
			t.Errorf("%s is no doubt", row)
		}
		delete(codes, code)
		src, err := os.ReadFile(row)
		if err != nil {
			t.Fatal(err)
		}
		q := CaseRequest{Case: string(src), Today: "2026-03-20"}
		open := call[Opened](t, "open", q)
		found := slices.DeleteFunc(open.Findings, func(f Finding) bool { return f.Severity == "warning" })
		if len(found) != 1 || found[0].Code != code {
			t.Errorf("%s raises %d findings: %+v", code, len(found), found)
			continue
		}
		answered(t, q, found[0])
	}
	for c := range codes {
		t.Errorf("no case of testdata/doubts raises %s: the page is not walked for it", c)
	}
}

// answered gives each answer that the desk can give by itself, and looks whether the doubt
// is gone.
func answered(t *testing.T, q CaseRequest, f Finding) {
	t.Helper()
	if f.Message == "" || f.Question == "" || len(f.Answers) < 2 {
		t.Errorf("%+v", f)
	}
	for _, a := range f.Answers {
		if len(a.Edits) == 0 {
			if a.Ask != "" && a.Go != "" {
				t.Errorf("%s: %q both asks and turns over", f.Code, a.Text)
			}
			continue
		}
		again := call[Opened](t, "set", SetRequest{CaseRequest: q, Edits: a.Edits})
		if again.Case == q.Case {
			t.Errorf("%s: %q changes nothing", f.Code, a.Text)
		}
		for _, g := range again.Findings {
			if g.Code == f.Code && g.Severity != "warning" || g.Severity == "fault" {
				t.Errorf("%s: after %q there is %s: %s", f.Code, a.Text, g.Severity, g.Message)
			}
		}
	}
}

// TestSingle: what is asked for on the spot is one value.
func TestSingle(t *testing.T) {
	for path, want := range map[string]bool{
		"respondent.name": true, "incidents.0.narrative": true, "demands.1": true, "incidents.0.contact.0.name": true,
		"collector.phones.0": true,
		"":                   false, "agent": false, "respondent": false, "incidents.0.contact": false,
		"incidents.0.contact.0": false, "incidents.0.conduct": false, "recipients": false,
	} {
		if got := single(path); got != want {
			t.Errorf("single(%q) = %v", path, got)
		}
	}
}
