package legal

import (
	"testing"
	"time"
)

// TestCalendarEdges: the first and the last year, and days that no month has.
func TestCalendarEdges(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		ok      bool
	}{
		{1, 1, 1, true}, {0, 12, 31, false}, {9999, 12, 31, true}, {10000, 1, 1, false}, {2026, 0, 1, false},
		{2026, 13, 1, false},
		{2026, 1, 0, false}, {2026, 4, 31, false}, {2026, 2, 29, false}, {2028, 2, 29, true}, {2026, 12, 32, false},
		{2025, 15, 1, false}, {2026, 2, 59, false},
	} {
		if d, ok := NewDate(c.y, time.Month(c.m), c.d); ok != c.ok || !ok && !d.IsZero() || ok &&
			(d.Year != c.y || int(d.Month) != c.m || d.Day != c.d) {
			t.Errorf("%d-%d-%d: %v %v", c.y, c.m, c.d, d, ok)
		}
	}
}

// TestMoneyEdges: one 分 and the largest amount; anything outside is a programming error.
func TestMoneyEdges(t *testing.T) {
	for m, want := range map[Money]string{1: "人民币壹分", MaxMoney: "人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"} {
		if got := m.Words(); got != want {
			t.Errorf("%d: %s, want %s", m, got, want)
		}
	}
	for _, m := range []Money{0, -1, MaxMoney + 1} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d is written", m)
				}
			}()
			_ = m.Words()
		}()
	}
}

// TestSetOfTerms: a term put in can be taken out, and the others stay.
func TestSetOfTerms(t *testing.T) {
	var s Set[Trait]
	a, b := ActTraits[0].Slug, ActTraits[1].Slug
	s.Set(a, true)
	s.Set(b, true)
	s.Set(a, false)
	if s.Has(a) || !s.Has(b) {
		t.Error("the wrong one is gone")
	}
	s.Set(b, true)
	if s.Set(b, false); s.Has(b) || s != 0 {
		t.Error("something is left")
	}
	defer func() {
		if recover() == nil {
			t.Error("an unknown term is in the set")
		}
	}()
	s.Set("moon", true)
}

// TestOpenGrounds: each condition of a line closes it by itself.
func TestOpenGrounds(t *testing.T) {
	m := Matter{App: true, Card: true, Kind: "bank"}
	if !m.Kind.Entrusts() || LenderKind("collector").Entrusts() {
		t.Fatal("a bank may entrust, a collector may not")
	}
	for name, c := range map[string]struct {
		pg   paperGround
		m    Matter
		want bool
	}{
		"none": {paperGround{}, Matter{Kind: "collector"}, true}, "App": {paperGround{App: true}, m, true},
		"no App":   {paperGround{App: true}, Matter{Kind: "bank", Card: true}, false},
		"entrusts": {paperGround{Entrusts: true}, m, true},
		"does not": {paperGround{Entrusts: true}, Matter{Kind: "collector", App: true, Card: true}, false},
		"card":     {paperGround{Card: true}, m, true},
		"no card":  {paperGround{Card: true}, Matter{Kind: "bank", App: true}, false},
		"kind":     {paperGround{Kinds: []LenderKind{"bank"}}, m, true},
		"another":  {paperGround{Kinds: []LenderKind{"payment"}}, m, false},
		"all":      {paperGround{App: true, Entrusts: true, Card: true, Kinds: []LenderKind{"bank"}}, m, true},
	} {
		if got := c.pg.open(c.m); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestLineValues: a period is months or days, a threshold a number, never two at once.
func TestLineValues(t *testing.T) {
	for v, want := range map[lineValue][2]bool{ // period, threshold
		{Months: 1}: {true, false}, {Days: 1}: {true, false}, {Number: 1}: {false, true}, {}: {false, false},
		{Months: 1, Days: 1}: {false, false}, {Months: 1, Number: 1}: {false, false},
		{Days: 1, Number: 1}: {false, false},
		{Months: -1}:         {false, false}, {Days: -1}: {false, false}, {Number: -1}: {false, false},
	} {
		if got := [2]bool{v.fits(false), v.fits(true)}; got != want {
			t.Errorf("%+v: %v, want %v", v, got, want)
		}
	}
}

// TestFollows: a consequence follows from an offence, if it asks for that from one against its own
// law.
func TestFollows(t *testing.T) {
	law := &source{statute: &Statute{ID: "pipl"}}
	for name, c := range map[string]struct {
		pg   paperGround
		laws []string
		want bool
	}{
		"any law":        {paperGround{Every: true, source: law}, []string{"csl"}, true},
		"no offence":     {paperGround{Every: true, source: law}, nil, false},
		"its own":        {paperGround{Every: true, Own: true, source: law}, []string{"csl", "pipl"}, true},
		"not its own":    {paperGround{Every: true, Own: true, source: law}, []string{"csl"}, false},
		"no consequence": {paperGround{Own: true, source: law}, []string{"pipl"}, false},
	} {
		if got := c.pg.follows(c.laws); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
