package legal

import "testing"

func TestNewest(t *testing.T) {
	var newest Date
	for _, s := range Default().Statutes() {
		if v := s.Versions[len(s.Versions)-1]; v.Effective.After(newest) {
			newest = v.Effective
		}
	}
	if newest.IsZero() || Newest() != newest {
		t.Errorf("the names say %v, the texts %v", Newest(), newest)
	}
}
