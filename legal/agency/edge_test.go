package agency

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// TestUnreadable: a file of the registry that cannot be opened is an error, and so is one that
// names an unknown body or paper.
func TestUnreadable(t *testing.T) {
	for _, file := range []string{"annexes.yaml", "situations.yaml", "conflicts.yaml", "places.txt",
		"holidays/2026.yaml", "agencies/nfra.yaml"} {
		if _, err := Load(legal.NewPrepared(broken{overlay{}, file}, prepared)); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%s cannot be opened: %v", file, err)
		}
	}
	r := &Registry{agencies: []*Agency{{Slug: "a", Papers: []Paper{{Kind: "k"}}}}}
	kinds := map[string]bool{"k": true}
	for name, a := range map[string]*Agency{
		"a paper of a refusal": {Refuses: []Refusal{{Papers: []string{"x"}}}},
		"a body of a refusal":  {Refuses: []Refusal{{If: &Condition{Elsewhere: []string{"x"}}}}},
		"a paper of a term":    {Papers: []Paper{{Terms: []Term{{Then: []string{"x"}}}}}},
		"a body before":        {Papers: []Paper{{Opens: &Opening{After: "x"}}}},
		"a body elsewhere":     {Papers: []Paper{{Rules: []Rule{{When: Condition{Elsewhere: []string{"x"}}}}}}},
		"a body overdue":       {Papers: []Paper{{Rules: []Rule{{When: Condition{Overdue: []string{"x"}}}}}}},
	} {
		if err := a.refers(r, kinds); err == nil || !strings.Contains(err.Error(), `"x"`) {
			t.Errorf("%s: %v", name, err)
		}
	}
	known := &Agency{
		Refuses: []Refusal{{Papers: []string{"k"}, If: &Condition{Elsewhere: []string{"a"}}}},
		Papers: []Paper{{Terms: []Term{{Then: []string{"k"}}}, Opens: &Opening{After: "a"},
			Rules: []Rule{{When: Condition{Elsewhere: []string{"a"}, Overdue: []string{"a"}}}}}},
	}
	if err := known.refers(r, kinds); err != nil {
		t.Error(err)
	}
	for name, r := range map[string]*Registry{
		"a conflict": {agencies: r.agencies, conflicts: []Conflict{{One: []string{"k"}, Other: []string{"x"}}}},
		"a conflict's first": {agencies: r.agencies,
			conflicts: []Conflict{{One: []string{"x"}, Other: []string{"a/k"}}}},
		"an annex": {agencies: r.agencies, annexes: []Annex{{Bodies: []string{"x"}}}},
	} {
		if err := r.consistent(); err == nil {
			t.Errorf("%s of nobody", name)
		}
	}
	for name, a := range map[string]About{
		"kinds": {Kinds: []legal.LenderKind{"x"}}, "conducts": {Of: []legal.Conduct{"x"}},
		"traits": {Is: []legal.Trait{"x"}}, "no traits": {Not: []legal.Trait{"x"}}, "period": {Within: "x"},
	} {
		if err := a.validate(); err == nil {
			t.Errorf("unknown %s", name)
		}
	}
}

// broken is the files with one that cannot be opened.
type broken struct {
	overlay
	file string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.file {
		return nil, fs.ErrPermission
	}
	return b.overlay.Open(name)
}

// TestDecisions: the status of a decision, by its rule and by the objections of its body.
func TestDecisions(t *testing.T) {
	can, cannot, never := &Rule{ID: "can", Status: Chosen, Reason: "能"},
		&Rule{ID: "cannot", Status: NotCompetent, Reason: "不能"},
		&Rule{ID: "never", Status: NotCompetent, Never: true, Reason: "绝不"}
	refused := []Objection{{Refusal: &Refusal{ID: "old", When: "太旧"}, Effect: Refuses}}
	warned := []Objection{{Refusal: &Refusal{ID: "late", When: "较晚"}, Effect: Warns}}
	for name, c := range map[string]struct {
		d        Decision
		writable bool
		status   Status
		why      string
		opening  bool
	}{
		"competent":      {Decision{Rule: can}, true, Chosen, "can 能", true},
		"with a warning": {Decision{Rule: can, Objections: warned}, true, Chosen, "can 能", true},
		"refused":        {Decision{Rule: can, Objections: refused}, false, NotCompetent, "old 太旧", false},
		"not competent":  {Decision{Rule: cannot}, true, NotCompetent, "cannot 不能", false},
		"neither":        {Decision{Rule: cannot, Objections: refused}, false, NotCompetent, "cannot 不能", false},
		"never":          {Decision{Rule: never}, false, NotCompetent, "never 绝不", false},
		"not due":        {Decision{Rule: notDue}, false, NotCompetent, "not-due " + notDue.Reason, true},
	} {
		id, reason, _ := c.d.Why()
		if got := id + " " + reason; c.d.Writable() != c.writable || c.d.Status() != c.status || got != c.why ||
			c.d.Worthwhile() != c.opening || c.d.Shown() != (c.d.Rule != notDue) {
			t.Errorf("%s: %v %s %s %v", name, c.d.Writable(), c.d.Status(), got, c.d.Worthwhile())
		}
	}
	if ofAnother.Status != NotCompetent || !ofAnother.Never || !notDue.Never {
		t.Error("a paper for another is written")
	}
	for name, c := range map[string]struct {
		p    Paper
		role legal.Role
		want bool
	}{
		"for all": {Paper{}, legal.Borrower, true}, "not for whose name was used": {Paper{}, legal.Impersonated, false},
		"what follows is": {Paper{Follows: true}, legal.Impersonated, true},
		"for contacts":    {Paper{Roles: []legal.Role{legal.Contact}}, legal.Contact, true},
		"and no other":    {Paper{Roles: []legal.Role{legal.Contact}}, legal.Borrower, false},
	} {
		if got := c.p.of(c.role); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	for name, c := range map[string]struct {
		of   [][]int
		want []int
	}{"all": {[][]int{{1}, nil}, nil}, "some": {[][]int{{2, 0}, {1, 2}}, []int{0, 1, 2}},
		"one": {[][]int{{3}}, []int{3}}} {
		var list []Decision
		for _, acts := range c.of {
			list = append(list, Decision{Acts: acts})
		}
		if got := actsOf(list); !slices.Equal(got, c.want) || got == nil != (c.want == nil) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestObjectionsToActs: acts that are background already are not tested again, and an objection to
// all acts may become one to the paper.
func TestObjectionsToActs(t *testing.T) {
	before := &ActTest{Before: day("2020-01-01")}
	old, recent := legal.Act{Conduct: []legal.Conduct{legal.Threat}, Last: day("2019-12-31")},
		legal.Act{Conduct: []legal.Conduct{legal.Threat}, Last: day("2020-01-01")}
	for name, c := range map[string]struct {
		refuses []Refusal
		paper   Paper
		acts    []legal.Act
		want    string
	}{
		"one of two": {[]Refusal{{ID: "a", Effect: AsBackground, All: Refuses, Act: before}}, Paper{},
			[]legal.Act{old, recent}, "a background 0"},
		"all": {[]Refusal{{ID: "a", Effect: AsBackground, All: Refuses, Act: before}}, Paper{},
			[]legal.Act{old}, "a refused 0"},
		"all, and no more": {[]Refusal{{ID: "a", Effect: Warns, Act: before}}, Paper{}, []legal.Act{old},
			"a warning 0"},
		"none": {[]Refusal{{ID: "a", Effect: Warns, Act: before}}, Paper{}, []legal.Act{recent}, ""},
		"background once": {[]Refusal{{ID: "a", Effect: AsBackground, Act: before},
			{ID: "b", Effect: Warns, Act: before}}, Paper{}, []legal.Act{old}, "a background 0"},
		"warned twice": {[]Refusal{{ID: "a", Effect: Warns, Act: before}, {ID: "b", Effect: Warns, Act: before}},
			Paper{}, []legal.Act{old}, "a warning 0, b warning 0"},
		"another paper": {[]Refusal{{ID: "a", Effect: Warns, Act: before, Papers: []string{"x"}}},
			Paper{Kind: "k"}, []legal.Act{old}, ""},
		"this paper": {[]Refusal{{ID: "a", Effect: Warns, Act: before, Papers: []string{"k"}}},
			Paper{Kind: "k"}, []legal.Act{old}, "a warning 0"},
		"one that follows": {[]Refusal{{ID: "a", Effect: Warns, Act: before},
			{ID: "b", Effect: Warns, Act: before, Papers: []string{"k"}}}, Paper{Kind: "k", Follows: true},
			[]legal.Act{old}, "b warning 0"},
		"for the reader": {[]Refusal{{ID: "a", Effect: Warns}, {ID: "b", Effect: Warns, Act: before}}, Paper{},
			[]legal.Act{old}, "b warning 0"},
		"of other conduct": {[]Refusal{{ID: "a", Effect: Warns,
			Act: &ActTest{Before: day("2020-01-01"), Of: []legal.Conduct{legal.Insult}}}}, Paper{}, []legal.Act{old},
			""},
		"saved by one": {[]Refusal{{ID: "a", Effect: AsBackground, All: Refuses,
			Act: &ActTest{Before: day("2020-01-01"), Unless: []About{{Of: []legal.Conduct{legal.Threat}}}}}}, Paper{},
			[]legal.Act{old}, "a warning 0"},
		"the case, not acts": {[]Refusal{{ID: "a", Effect: Refuses,
			If: &Condition{Kinds: []legal.LenderKind{legal.Bank}}}}, Paper{}, []legal.Act{recent}, "a refused"},
		"another case": {[]Refusal{{ID: "a", Effect: Refuses,
			If: &Condition{Kinds: []legal.LenderKind{legal.Payment}}}}, Paper{}, []legal.Act{recent}, ""},
	} {
		f := &Facts{Kind: legal.Bank, Acts: c.acts, Filed: day("2026-03-20")}
		var got []string
		for _, o := range (&Agency{Refuses: c.refuses}).objections(&c.paper, f) {
			s := o.ID + " " + string(o.Effect)
			for _, i := range o.Acts {
				s += " " + string(rune('0'+i))
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", name, s, c.want)
		}
	}
}

// TestRefusalsSayWhy: a refusal has its words; one that the program decides also has an ID and
// known effects.
func TestRefusalsSayWhy(t *testing.T) {
	act := &ActTest{Before: day("2020-01-01")}
	for name, c := range map[string]struct {
		r  Refusal
		ok bool
	}{
		"words alone": {Refusal{When: "甲"}, true}, "no words": {Refusal{ID: "a", Effect: Warns, Act: act}, false},
		"whole":                {Refusal{When: "甲", ID: "a", Effect: Warns, Act: act}, true},
		"no id":                {Refusal{When: "甲", Effect: Warns, Act: act}, false},
		"no effect":            {Refusal{When: "甲", ID: "a", Act: act}, false},
		"unknown effect":       {Refusal{When: "甲", ID: "a", Effect: "x", Act: act}, false},
		"of all":               {Refusal{When: "甲", ID: "a", Effect: Warns, All: Refuses, Act: act}, true},
		"of all, unknown":      {Refusal{When: "甲", ID: "a", Effect: Warns, All: "x", Act: act}, false},
		"of all, without acts": {Refusal{When: "甲", ID: "a", Effect: Warns, All: Refuses, If: &Condition{}}, false},
		"no test":              {Refusal{When: "甲", ID: "a", Effect: Warns, Act: &ActTest{}}, false},
		"an unknown period":    {Refusal{When: "甲", ID: "a", Effect: Warns, Act: &ActTest{Older: "x"}}, false},
		"a period": {Refusal{When: "甲", ID: "a", Effect: Warns,
			Act: &ActTest{Older: legal.PoliceDiscovery}}, true},
		"an unknown kind": {Refusal{When: "甲", ID: "a", Effect: Warns, If: &Condition{Kinds: []legal.LenderKind{"x"}}},
			false},
	} {
		if err := c.r.validate(); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
