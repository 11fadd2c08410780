package legal

import "testing"

// numbered is a term whose place is its number.
type numbered string

func (n numbered) Place() int {
	return map[numbered]int{"first": 0, "last": 63, "beyond": 64, "none": -1}[n]
}

// TestSetIsBounded: a term that a set has no room for is refused, and never forgotten.
func TestSetIsBounded(t *testing.T) {
	s, err := SetOf[numbered]("first", "last")
	if err != nil || !s.Has("first") || !s.Has("last") || s != 1|1<<63 {
		t.Errorf("%x, %v", s, err)
	}
	for _, x := range []numbered{"beyond", "none"} {
		if got, err := SetOf("first", x); err == nil || got != 0 {
			t.Errorf("%s: %x", x, got)
		}
		if s.Has(x) {
			t.Errorf("%s is in the set", x)
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is set", x)
				}
			}()
			s.Set(x, true)
		}()
	}
	if s.Set("last", false); s != 1 || s.Holds(2) || !s.Holds(1) {
		t.Errorf("%x", s)
	}
}
