package legal

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestSpans: which version applies to which part of an act. The law has versions of 2020 and 2021,
// or ended with 2021; a version is written as its year, followed by the days on which its part
// begins and ends.
func TestSpans(t *testing.T) {
	p := map[string]*Provision{"p": {Name: "p"}}
	absent := map[string]*Provision{"p": {Name: "p", Absent: true}}
	of := func(from, until string, provisions map[string]*Provision) *Version {
		v := &Version{Effective: day(from), provisions: provisions}
		if until != "" {
			v.Until = day(until)
		}
		return v
	}
	first, second := of("2020-01-01", "2020-12-31", p), of("2021-01-01", "", p)
	law := &Statute{Versions: []*Version{first, second}}
	lacks := &Statute{Versions: []*Version{of("2020-01-01", "2020-12-31", absent), second}}
	ended := &Statute{Versions: []*Version{first, of("2021-01-01", "2021-12-31", p)}}
	rule := &Rule{Effective: day("2020-01-01"), Kinds: []LenderKind{Bank}}
	for _, c := range []struct {
		name        string
		of          source
		parts       bool
		first, last string
		want        string
	}{
		{"by its last day", source{statute: law, clock: ByAct}, false, "2020-12-30", "2021-01-01", "2021"},
		{"on the day before", source{statute: law, clock: ByAct}, false, "2020-12-30", "2020-12-31", "2020"},
		{"since there is a law", source{statute: law, clock: ByAct}, false, "2019-12-31", "2020-01-01",
			"2020 from 2020-01-01"},
		{"begun with the law", source{statute: law, clock: ByAct}, false, "2020-01-01", "2020-01-02", "2020"},
		{"nobody knows since when", source{statute: law, clock: ByAct}, false, "", "2020-01-02", "2020"},
		{"before the law", source{statute: law, clock: ByAct}, false, "2019-01-01", "2019-12-31", ""},
		{"behind the law", source{statute: ended, clock: ByAct}, false, "2022-01-01", "2022-01-01", ""},
		{"a version that lacks it", source{statute: lacks, clock: ByAct}, false, "2020-06-01", "2020-06-01", ""},
		{"by the letter", source{statute: law, clock: ByFiling}, true, "2020-12-30", "2020-12-31", "2021"},
		{"in parts", source{statute: law, clock: ByAct}, true, "2020-12-30", "2021-01-01",
			"2020 to 2020-12-31, 2021 from 2021-01-01"},
		{"in parts, to the eve", source{statute: law, clock: ByAct}, true, "2020-12-30", "2020-12-31", "2020"},
		{"in parts, from the first day", source{statute: law, clock: ByAct}, true, "2021-01-01", "2021-01-02", "2021"},
		{"in parts, over two changes", source{statute: ended, clock: ByAct}, true, "2019-12-31", "2022-01-01",
			"2020 from 2020-01-01 to 2020-12-31, 2021 from 2021-01-01 to 2021-12-31"},
		{"in parts, behind the law", source{statute: ended, clock: ByAct}, true, "2022-01-01", "2022-01-02", ""},
		{"in parts, one lacking", source{statute: lacks, clock: ByAct}, true, "2020-12-30", "2021-01-01",
			"2021 from 2021-01-01"},
		{"one day in parts", source{statute: law, clock: ByAct}, true, "2020-12-31", "2020-12-31", "2020"},
		{"in parts, nobody knows since when", source{statute: law, clock: ByAct}, true, "", "2021-01-01", "2021"},
		{"a rule", source{rule: rule, clock: ByAct}, true, "2019-12-31", "2020-01-01", "rule from 2020-01-01"},
		{"a rule before its day", source{rule: rule, clock: ByAct}, true, "2019-12-31", "2019-12-31", ""},
		{"a rule for others", source{rule: &Rule{Effective: day("2020-01-01"), Kinds: []LenderKind{Payment}},
			clock: ByAct}, true, "2020-01-01", "2020-01-01", ""},
		{"a rule for all", source{rule: &Rule{Effective: day("2020-01-01")}, clock: ByAct}, true, "2020-01-01",
			"2020-01-01", "rule"},
	} {
		act := Act{Last: day(c.last)}
		if c.first != "" {
			act.First = day(c.first)
		}
		c.of.name = "p"
		var got []string
		for part := range c.of.spans(Matter{Kind: Bank, Filed: day("2026-01-01"), parts: c.parts}, act) {
			s := "rule"
			if part.version != nil {
				s = fmt.Sprint(part.version.Effective.Year)
			}
			if !part.since.IsZero() {
				s += " from " + part.since.String()
			}
			if !part.until.IsZero() {
				s += " to " + part.until.String()
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

// TestMerge: two grounds at one place are argued once, for the acts of both, unless one of them is
// apart or is for another part of an act.
func TestMerge(t *testing.T) {
	v := &Version{Effective: day("2020-01-01")}
	later := &Version{Effective: day("2021-01-01")}
	at := func(v *Version, n int, acts ...int) Ground {
		return Ground{Citation: &Citation{Version: v, Place: Place{Article: ArticleNumber{N: n}}}, Acts: acts}
	}
	rule, other := &Rule{ID: "a", Effective: day("2022-01-01")}, &Rule{ID: "b"}
	apart, since, until := at(v, 1, 0), at(v, 1, 0), at(v, 1, 0)
	apart.Apart, since.Since, until.Until = true, day("2020-02-01"), day("2020-02-01")
	for name, c := range map[string]struct {
		g    Ground
		want []int // acts of the first in the list; nil for a line of its own
	}{
		"its place, later acts":   {at(v, 1, 2, 3), []int{1, 2, 3}},
		"its place, earlier acts": {at(v, 1, 0, 1), []int{0, 1, 3}}, "another place": {at(v, 2, 0), nil},
		"another version": {at(later, 1, 0), nil}, "apart": {apart, nil}, "from a day on": {since, nil},
		"until a day": {until, nil}, "a rule": {Ground{Rule: rule, Acts: []int{0}}, nil},
	} {
		first := at(v, 1, 1, 3)
		got := merge([]Ground{first}, c.g)
		if c.want == nil != (len(got) == 2) || c.want != nil && !slices.Equal(got[0].Acts, c.want) {
			t.Errorf("%s: %v", name, got)
		}
		if first.same(c.g) != (c.g.Rule == nil && c.g.Citation.Version == v) {
			t.Errorf("%s: of the same law: %v", name, first.same(c.g))
		}
	}
	rules := merge(merge([]Ground{{Rule: rule, Acts: []int{0}}}, Ground{Rule: other, Acts: []int{0}}),
		Ground{Rule: rule, Acts: []int{1}})
	if len(rules) != 2 || !slices.Equal(rules[0].Acts, []int{0, 1}) {
		t.Errorf("%v", rules)
	}
	if rules[0].effective() != day("2022-01-01") || at(later, 1).effective() != day("2021-01-01") {
		t.Error("the first day of a ground is that of its rule or version")
	}
	for name, c := range map[string]struct {
		g    Ground
		want bool
	}{"itself": {at(v, 9, 0), true}, "other acts": {at(v, 1, 1), false}, "from a day on": {since, false},
		"until a day": {until, false}} {
		if got := at(v, 1, 0).SameScope(c.g); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestConsequences: a liability is argued for the acts that offend against something; one that
// needs an offence against its own law, only for those; versions are oldest first whatever the
// order of the acts.
func TestConsequences(t *testing.T) {
	p := map[string]*Provision{"p": {Name: "p"}}
	laws := map[string]*source{}
	law := func(id string) *source {
		if laws[id] != nil {
			return laws[id]
		}
		old, now := &Version{Effective: day("2020-01-01"), Until: day("2020-12-31"), provisions: p},
			&Version{Effective: day("2021-01-01"), provisions: p}
		laws[id] = &source{ref: id + "/p", name: "p", clock: ByAct,
			statute: &Statute{ID: id, Versions: []*Version{old, now}}}
		return laws[id]
	}
	l := &Library{grounds: groundTable{Papers: map[string][]paperGround{"letter": {
		{source: law("a"), offences: offences{all: setOf([]Conduct{Threat}), self: setOf([]Conduct{Insult})}},
		{source: law("b"), offences: offences{borrower: setOf([]Conduct{Extortion}), contact: setOf([]Conduct{Usury})}},
		{source: law("c"), Every: true}, {source: law("a"), Every: true, Own: true},
	}}}}
	act := func(last string, traits Set[Trait], c Conduct) Act {
		return Act{Conduct: []Conduct{c}, First: day(last), Last: day(last), Traits: traits}
	}
	another, err := SetOf(ReachedAnother)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		role Role
		acts []Act
		want string
	}{
		"an offence of the first": {Borrower, []Act{act("2021-01-01", 0, Threat)}, "a/p@2021[0] c/p@2021[0]"},
		"one of the borrower": {Borrower, []Act{act("2021-01-01", 0, Extortion)},
			"b/p@2021[0] c/p@2021[0]"},
		"none of a contact": {Contact, []Act{act("2021-01-01", 0, Extortion)}, ""},
		"one of a contact":  {Contact, []Act{act("2021-01-01", 0, Usury)}, "b/p@2021[0] c/p@2021[0]"},
		"none of whose name was used": {Impersonated,
			[]Act{act("2021-01-01", 0, Usury), act("2021-01-01", 0, Extortion)}, ""},
		"an insult to himself": {Borrower, []Act{act("2021-01-01", 0, Insult)}, "a/p@2021[0] c/p@2021[0]"},
		"an insult to another": {Borrower, []Act{act("2021-01-01", another, Insult)}, ""},
		"nothing that offends": {Borrower, []Act{act("2021-01-01", 0, Denial)}, ""},
		"of the second what follows there": {Borrower,
			[]Act{act("2021-01-01", 0, Denial), act("2021-01-01", 0, Threat)}, "a/p@2021[1] c/p@2021[1]"},
		"the newer act first": {Borrower, []Act{act("2021-01-01", 0, Threat), act("2020-12-31", 0, Threat),
			act("2020-01-01", 0, Threat)}, "a/p@2020[1 2] a/p@2021[0] c/p@2020[1 2] c/p@2021[0]"},
		"before the law": {Borrower, []Act{act("2019-12-31", 0, Threat)}, ""},
	} {
		var got []string
		for _, g := range l.Grounds(Matter{Paper: "letter", Role: c.role, Kind: Bank, Acts: c.acts,
			Filed: day("2026-01-01")}) {
			got = append(got, fmt.Sprintf("%s@%d%v", g.Ref(), g.effective().Year, g.Acts))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", name, s, c.want)
		}
	}
}
