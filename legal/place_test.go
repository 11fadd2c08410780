package legal

import (
	"slices"
	"testing"
)

func TestPlace(t *testing.T) {
	for _, c := range []struct{ notation, chinese string }{
		{"46", "第四十六条"},
		{"1034", "第一千零三十四条"},
		{"253-1", "第二百五十三条之一"},
		{"41¶2", "第四十一条第二款"},
		{"50¶1(5)", "第五十条第一款第（五）项"},
		{"1033(1)", "第一千零三十三条第（一）项"},
	} {
		p, err := ParsePlace(c.notation)
		if err != nil || p.Chinese() != c.chinese || p.String() != c.notation {
			t.Errorf("%s: %s, %s, %v; want %s", c.notation, p, p.Chinese(), err, c.chinese)
		}
	}
	for _, s := range []string{"", "0", "046", "46(0)", "46¶", "46()", "¶1", "46(1)¶1", "第四十六条", "46-0", "10000",
		"253-100", "46¶100", "46(100)", "46(1", "46)"} {
		if p, err := ParsePlace(s); err == nil {
			t.Errorf("ParsePlace(%q) = %v", s, p)
		}
	}
}

// TestPlacesInOrder: places are ordered as in the law, a whole before its parts, and a whole covers
// its parts and nothing else.
func TestPlacesInOrder(t *testing.T) {
	var order []Place
	for _, s := range []string{"9", "46", "46(1)", "46(2)", "46¶1", "46¶1(1)", "46¶2", "46-1", "46-1¶1", "47"} {
		p, err := ParsePlace(s)
		if err != nil {
			t.Fatal(err)
		}
		order = append(order, p)
	}
	if !slices.IsSortedFunc(order, Place.Compare) {
		t.Errorf("not in order: %v", order)
	}
	covers := map[string][]string{
		"46": {"46", "46(1)", "46(2)", "46¶1", "46¶1(1)", "46¶2"}, "46¶1": {"46¶1", "46¶1(1)"}, "46(1)": {"46(1)"},
		"46-1": {"46-1", "46-1¶1"},
	}
	for _, p := range order {
		for _, q := range order {
			want := slices.Contains(covers[p.String()], q.String()) || p == q
			if p.Covers(q) != want {
				t.Errorf("%s covers %s: %v", p, q, !want)
			}
		}
	}
}
