package legal

import "testing"

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
	for _, s := range []string{"", "0", "046", "46(0)", "46¶", "46()", "¶1", "46(1)¶1", "第四十六条", "46-0"} {
		if p, err := ParsePlace(s); err == nil {
			t.Errorf("ParsePlace(%q) = %v", s, p)
		}
	}
}
