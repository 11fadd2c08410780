package render

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"tousu/templates"
)

// TestOracleFires holds that each claim is found where no fact carries it: every letter
// is replaced by the sentences that make them, one to a paragraph.
func TestOracleFires(t *testing.T) {
	var src strings.Builder
	src.WriteString("= 题\n@ 收：\n")
	for _, c := range claims {
		if c.why == "" || !c.words.MatchString(c.bare(c.example)) {
			t.Errorf("%s: the example %q does not make the claim", c.id, c.example)
		}
		src.WriteString(c.example + "\n")
	}
	files := map[string]string{}
	all, err := fs.Glob(templates.FS, "letters/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range all {
		files[name] = src.String()
	}
	e, err := withFiles(files)
	if err != nil {
		t.Fatal(err)
	}
	fired := map[string]bool{}
	faults, _ := e.lint(day("2026-03-20"), some(e.shapes(day("2026-03-20")), 5), nil)
	for _, f := range faults {
		var u *UnfoundedError
		if !errors.As(f, &u) {
			t.Fatal(f)
		}
		fired[u.Claim] = true
		if u.Pos.Line == 0 {
			t.Errorf("%s: no place", u.Claim)
		}
	}
	for _, c := range claims {
		if !fired[c.id] {
			t.Errorf("%s never fires", c.id)
		}
	}
}

// TestOracleLeavesFactsAlone holds that no claim but those that none may make is found
// in a case of everything, written by its borrower.
func TestOracleLeavesFactsAlone(t *testing.T) {
	e := shipped(t)
	for c := range e.shapes(day("2026-03-20")) {
		for _, d := range e.planner.Route(c) {
			if !d.Writable() {
				continue
			}
			dossier, err := e.outline(c).addressedTo(d)
			if err != nil {
				t.Fatal(err)
			}
			if d.Agency.Slug != "nfra" {
				continue
			}
			for _, claim := range claims {
				if carries := claim.carried != nil && claim.carried(dossier); carries != expected(claim.id) {
					t.Errorf("%s: carried %v", claim.id, carries)
				}
			}
		}
		return // the first shape is a borrower's, of all conducts
	}
}

// expected are the claims that a borrower's case of everything carries.
func expected(id string) bool {
	switch id {
	case "never-borrowed", "no-agent", "owns-number", "for-living", "caller-said", "no-collection", "unlicensed",
		"debt-ends", "threat-to-reader", "price-of-withdrawal", "no-dispute-of-amount", "credit", "gave-no-guarantee",
		"leave-alone", "online-costs",
		"bodily-threat", "text-untouched", "holds-papers", "record-used", "permissions":
		return false
	}
	return true
}
