package render

import (
	"flag"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"

	"tousu/legal/agency"
	"tousu/legal/complaint"
)

var every = flag.Bool("every", false, "TestLintOfTheShippedTemplates tries each conduct with each role and kind of lender")

// The shipped templates can be written for every shape of case that a body would look
// at, and none loses a provision that it argues.
func TestLintOfTheShippedTemplates(t *testing.T) {
	e := shipped(t)
	shapes := e.shapes(day("2026-03-20"))
	if *every {
		shapes = e.shapesOf(day("2026-03-20"), 1)
	}
	lost := map[string]bool{}
	faults, unwritten := e.lint(day("2026-03-20"), shapes, func(d agency.Decision, dossier *Dossier, r *Result) {
		for _, ref := range unargued(dossier, r) {
			lost[d.Paper.Kind+": "+ref] = true
		}
	})
	for _, err := range faults {
		t.Error(err)
	}
	if len(unwritten) > 0 {
		t.Errorf("no case calls for %v", unwritten)
	}
	if len(lost) > 0 {
		t.Errorf("argued by no sentence:\n%s", strings.Join(slices.Sorted(maps.Keys(lost)), "\n"))
	}
}

// some yields one case in n, which is enough for faults that are in every letter.
func some(cases iter.Seq[*complaint.Case], n int) iter.Seq[*complaint.Case] {
	return func(yield func(*complaint.Case) bool) {
		i := 0
		for c := range cases {
			if i++; i%n == 1 && !yield(c) {
				return
			}
		}
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
	faults, unwritten := e.lint(day("2026-03-20"), some(e.shapes(day("2026-03-20")), 40), nil)
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

// TestLintOfSituations: the papers over many cases are tried with little and with much, as of the
// day; what goes wrong with either is told once.
func TestLintOfSituations(t *testing.T) {
	kind := shipped(t).planner.Agencies().Situations()[0].Kind
	const letter = "= 题\n@ 某局：\n"
	for src, want := range map[string]string{
		"正文\n": "", "{{ .Sender.Contact }}\n": "3:4: 此处没有值", "{{ range .Proposals }}\n% {{ . }}\n{{ end }}\n正文\n": "4:1: 不认识的行首标记",
		"{{ if eq (len .Facts) 1 }}一件{{ else }}% 多件{{ end }}\n": "3:",
		"{{ .Reached }}\n": "3:4: 此处没有值", "{{ .Date }}，依据{{ .Cite \"csl/lawful-collection\" }}\n": "",
	} {
		e, err := with(t, map[string]string{"letters/" + kind + ".tmpl": letter + src})
		if err != nil {
			t.Fatal(err)
		}
		none := func(func(*complaint.Case) bool) {}
		faults, unwritten := e.lint(day("2026-03-20"), none, nil)
		if (len(faults) > 0) != (want != "") || len(faults) > 1 ||
			want != "" && !strings.Contains(faults[0].Error(), "letters/"+kind+".tmpl:"+want) {
			t.Errorf("%q: %v, want %s", src, faults, want)
		}
		if slices.Contains(unwritten, kind) || len(unwritten) != len(e.Kinds())-len(e.planner.Agencies().Situations()) {
			t.Errorf("%d of %d kinds are not written", len(unwritten), len(e.Kinds()))
		}
	}
}
