package agency

import "testing"

// Anything less certain than medium is not in the data; what is medium has a caution.
func TestCertainty(t *testing.T) {
	term := func(c Certainty) *Term {
		return &Term{ID: "a", What: "答复", From: Received, Fixed: 15, Certainty: c}
	}
	for c, cautious := range map[Certainty]bool{"": false, High: false, Medium: true} {
		x := term(c)
		if err := x.validate(); err != nil || (x.Caution() != "") != cautious {
			t.Errorf("%q: %v, caution %q", c, err, x.Caution())
		}
	}
	for _, c := range []Certainty{"low", "certain"} {
		if term(c).validate() == nil {
			t.Errorf("%q is taken", c)
		}
	}
}
