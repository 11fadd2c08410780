package legal

import "fmt"

// Placed is a slug type that can report its index in its vocabulary, negative if the vocabulary
// lacks the slug.
type Placed interface {
	~string
	Place() int
}

// Set is a set of terms of one vocabulary, of whose terms only the first 64 can be in a set.
type Set[S Placed] uint64

// SetOf returns the set of the terms. It refuses one that cannot be in a set.
func SetOf[S Placed](list ...S) (Set[S], error) {
	var s Set[S]
	for _, x := range list {
		if bit(x) == 0 {
			return 0, fmt.Errorf("没有 %q", string(x))
		}
		s.Set(x, true)
	}
	return s, nil
}

// bit is the set of one term, empty for one that the vocabulary lacks or has beyond its 64th.
func bit[S Placed](x S) Set[S] {
	place := x.Place()
	if place < 0 {
		return 0
	}
	return 1 << place
}

// Set adds x to the set, or removes it if has is false. It panics if x cannot be in a set.
func (s *Set[S]) Set(x S, has bool) {
	b := bit(x)
	if b == 0 {
		panic("legal: no set can hold " + string(x))
	}
	*s &^= b
	if has {
		*s |= b
	}
}

// Has reports whether the term is in the set.
func (s Set[S]) Has(x S) bool { return s&bit(x) != 0 }

// Holds reports whether s contains every term of other.
func (s Set[S]) Holds(other Set[S]) bool { return s&other == other }
