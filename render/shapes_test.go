package render

import (
	"errors"
	"fmt"
	"go/token"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/program"
)

// outlined writes a value as lines of what it has, each under its path.
func outlined(b *strings.Builder, path string, v reflect.Value) {
	switch {
	case v.IsZero():
	case v.Kind() == reflect.Pointer && v.Elem().IsZero():
		fmt.Fprintf(b, "  %s: %v\n", path, v.Elem())
	case v.Kind() == reflect.Pointer:
		outlined(b, path, v.Elem())
	case v.Type() == reflect.TypeFor[legal.Date]():
		fmt.Fprintf(b, "  %s: %v\n", path, v)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			outlined(b, strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			outlined(b, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	default:
		fmt.Fprintf(b, "  %s: %v\n", path, v)
	}
}

// TestShapes writes out the invented cases of one conduct, on which all templates are
// tried: a fact that none of them has is a fact that no template is tried with.
func TestShapes(t *testing.T) {
	var b strings.Builder
	cases := threeCases(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Harassment}, 5)
	sent := sentCase(day("2026-03-20"), legal.Contact, legal.Bank, nil,
		[]*agency.Agency{{Slug: "a", Papers: []agency.Paper{
			{Kind: "awaited", Terms: []agency.Term{{}}}, {Kind: "follows", Terms: []agency.Term{{}}, Follows: true},
			{Kind: "endless"},
		}}})
	for i, c := range append(cases[:], sent) {
		fmt.Fprintln(&b, []string{"full", "bare", "thinned by 5", "sent"}[i])
		outlined(&b, "", reflect.ValueOf(*c))
	}
	const file = "testdata/shapes.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Error(diff)
	}
}

// lacking are the facts that thin may take, and that this case lacks.
func lacking(c *complaint.Case) []bool {
	in := &c.Incidents[0]
	return []bool{
		len(c.Incidents) == 1, in.Contacts == nil, in.ReportedBy == "", in.Count == 0, in.Caller == "",
		c.Complainant.Emergency == nil, in.Reachable == nil,
		c.Exhibits == nil, c.Prior == nil, c.Respondent.App == "", c.Agent == nil, c.Agent == nil ||
			c.Agent.Licence == "", c.Collector == nil, c.Loan == nil,
		c.Losses == nil, c.Arbitration == nil, c.Court == "", !slices.Contains(c.Demands, "希望协商可行的还款安排"),
	}
}

// TestThin: each two facts are missing together in some case, each without the other in
// some, and both are in some.
func TestThin(t *testing.T) {
	seen := map[[2]int]map[[2]bool]bool{}
	for no := range 64 {
		c := fullCase(day("2026-03-20"), legal.Borrower, legal.Bank, []legal.Conduct{legal.Harassment})
		thin(c, no)
		lacks := lacking(c)
		for i := range lacks {
			for k := range i {
				if seen[[2]int{i, k}] == nil {
					seen[[2]int{i, k}] = map[[2]bool]bool{}
				}
				seen[[2]int{i, k}][[2]bool{lacks[i], lacks[k]}] = true
			}
		}
	}
	included := [][2]int{{2, 1}, {11, 10}, {17, 16}} // where the one is missing, so is the other
	for pair, ways := range seen {
		want := 4
		if slices.Contains(included, pair) {
			want = 3
		}
		if len(ways) != want {
			t.Errorf("facts %v: %d ways, want %d", pair, len(ways), want)
		}
	}
}

// TestShapesOf: each role and kind of lender has the case that was sent, and of all conducts
// together three; each single conduct comes with as many as are asked for.
func TestShapesOf(t *testing.T) {
	e := shipped(t)
	roles, kinds, conducts := len(legal.Roles), len(legal.LenderKinds), len(legal.Conducts)
	for nth, alone := range map[int]int{1: roles * kinds * conducts, roles: kinds * conducts} {
		got, sent, single := 0, 0, map[string]int{}
		for c := range e.shapesOf(day("2026-03-20"), nth) {
			got++
			if len(c.Prior) > 1 {
				sent++
			}
			if c := c.Incidents[0].Conduct; len(c) == 1 {
				single[string(c[0])]++
			}
		}
		if want := roles*kinds*4 + 3*alone; got != want || sent != roles*kinds || len(single) != conducts {
			t.Errorf("every %d: %d cases, %d sent, %d conducts; want %d", nth, got, sent, len(single), want)
		}
		for slug, n := range single {
			if n < 3*kinds {
				t.Errorf("every %d: %s stands in %d", nth, slug, n)
			}
		}
	}
	for stop := 1; stop < 9; stop++ {
		n := 0
		for range e.shapes(day("2026-03-20")) {
			if n++; n == stop {
				break
			}
		}
	}
}

// TestFaultPosition: each kind of fault is at its place in the templates, and faults are
// told by file, line and column.
func TestFaultPosition(t *testing.T) {
	at := func(file string, line, column int) token.Position {
		return token.Position{Filename: file, Line: line, Column: column}
	}
	faults := []error{
		errors.New("nowhere"), &letter.SyntaxError{Pos: at("a", 1, 2)}, &CitationError{Pos: at("a", 1, 10)},
		&UnfoundedError{Pos: at("a", 2, 1)},
		&TemplateError{Pos: at("b", 1, 1)}, &TemplateError{Pos: at("b", 1, 1), Msg: "乙"},
	}
	l := &linting{engine: &Engine{}, seen: map[string]error{}, endless: map[string]bool{}}
	for _, i := range []int{5, 3, 1, 0, 4, 2} {
		if got := faultPosition(fmt.Errorf("写不出来：%w", faults[i])); i > 0 && got.Line == 0 {
			t.Errorf("%v: %v", faults[i], got)
		}
		l.seen[faults[i].Error()] = faults[i]
	}
	got := l.faults()
	for i, f := range faults {
		if got[i].Error() != f.Error() {
			t.Errorf("%d: %v, want %v", i, got[i], f)
		}
	}
}

// TestEndless: a paper whose template costs too much is tried once.
func TestEndless(t *testing.T) {
	l := &linting{seen: map[string]error{}, written: map[string]bool{}, endless: map[string]bool{}}
	d := agency.Decision{Paper: &agency.Paper{Kind: "a"}}
	for _, x := range []struct {
		fault error
		again bool
	}{{nil, true}, {errors.New("a fault"), true}, {fmt.Errorf("a: %w", program.ErrBudget), false},
		{errors.New("another"), false}} {
		var faults []error
		if x.fault != nil {
			faults = []error{x.fault}
		}
		if !l.begin("b") {
			t.Error("another paper is not tried")
		}
		l.end(d, nil, nil, faults)
		if got := l.begin("a"); got != x.again {
			t.Errorf("after %v: %t", x.fault, got)
		}
	}
	if len(l.seen) != 3 || !l.written["a"] || !l.written["b"] {
		t.Errorf("%v %v", l.seen, l.written)
	}
	var shown []*Result
	l.also = func(_ agency.Decision, _ *Dossier, r *Result) { shown = append(shown, r) }
	l.end(d, nil, nil, nil)
	l.end(d, nil, &Result{}, nil)
	if len(shown) != 1 || shown[0] == nil {
		t.Errorf("shown %v of one letter that was written and one that was not", shown)
	}
}
