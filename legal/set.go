package legal

import "fmt"

// Placed is a slug that knows its place in its vocabulary, from 0; it is negative where
// the vocabulary lacks the slug.
type Placed interface {
	~string
	Place() int
}

// Set is a set of terms of one vocabulary of at most 32, by their places.
type Set[S Placed] uint32

// SetOf is the set of the terms. It refuses one that the vocabulary lacks.
func SetOf[S Placed](list ...S) (Set[S], error) {
	var s Set[S]
	for _, x := range list {
		if x.Place() < 0 {
			return 0, fmt.Errorf("没有 %q", string(x))
		}
		s.Set(x, true)
	}
	return s, nil
}

// Set says whether the term is in the set. It panics for one that the vocabulary lacks.
func (s *Set[S]) Set(x S, has bool) {
	place := x.Place()
	if place < 0 {
		panic("legal: no term " + string(x))
	}
	*s &^= 1 << place
	if has {
		*s |= 1 << place
	}
}

// Has reports whether the term is in the set.
func (s Set[S]) Has(x S) bool {
	place := x.Place()
	return place >= 0 && s&(1<<place) != 0
}

// Holds reports whether all of the other are in the set.
func (s Set[S]) Holds(other Set[S]) bool { return s&other == other }
