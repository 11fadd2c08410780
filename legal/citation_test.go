package legal

import (
	"errors"
	"strings"
	"testing"
)

// TestCite: which version is cited with which label, for both clocks.
func TestCite(t *testing.T) {
	for _, c := range []struct{ ref, act, filed, want string }{
		// A duty follows the act; a superseded version is labelled.
		{"csl/no-stolen-data", "2025-12-31", "2026-03-20", "《中华人民共和国网络安全法》（2016年）第四十四条（现第四十六条）"},
		{"csl/no-stolen-data", "2026-01-01", "2026-03-20", "《中华人民共和国网络安全法》第四十六条"},
		{"csl/no-stolen-data", "2017-06-01", "2026-03-20", "《中华人民共和国网络安全法》（2016年）第四十四条（现第四十六条）"},
		{"csl/no-stolen-data", "9999-12-31", "9999-12-31", "《中华人民共和国网络安全法》第四十六条"},
		// A letter of that time cites the law of that time.
		{"csl/no-stolen-data", "2025-12-01", "2025-12-31", "《中华人民共和国网络安全法》第四十四条"},
		{"csl/no-stolen-data", "2025-12-01", "2026-01-01", "《中华人民共和国网络安全法》（2016年）第四十四条（现第四十六条）"},
		// 款 and 项, and a place that changed its form.
		{"csl/penalty", "2025-12-31", "2026-03-20", "《中华人民共和国网络安全法》（2016年）第六十四条第一款（现第七十一条第一款第（二）项）"},
		{"csl/collecting-function", "2026-01-01", "2026-03-20", "《中华人民共和国网络安全法》第二十四条第三款"},
		// A right exercised now follows the letter.
		{"csl/deletion", "2020-05-01", "2026-03-20", "《中华人民共和国网络安全法》第四十五条"},
		{"csl/deletion", "2026-01-01", "2025-12-31", "《中华人民共和国网络安全法》第四十三条"},
		{"pipl/right-of-deletion", "2020-05-01", "2026-03-20", "《中华人民共和国个人信息保护法》第四十七条"},
		{"pipl/complaint-handling", "2026-01-01", "2026-03-20", "《中华人民共和国个人信息保护法》第六十一条第（二）项"},
		// A repealed law.
		{"civil-general/personal-information", "2017-10-01", "2026-03-20", "《中华人民共和国民法总则》（2017年，2021年1月1日起废止）第一百一十一条"},
		{"civil-general/personal-information", "2020-12-31", "2020-12-31", "《中华人民共和国民法总则》第一百一十一条"},
		{"civil/private-peace", "2021-01-01", "2026-03-20", "《中华人民共和国民法典》第一千零三十三条第（一）项"},
	} {
		got, err := Default().Cite(c.ref, Days{day(c.act), day(c.filed)})
		if err != nil || got.Full() != c.want {
			t.Errorf("%s, act %s, filed %s: %s, %v; want %s", c.ref, c.act, c.filed, got.Full(), err, c.want)
		}
	}
}

func TestCiteNotInForce(t *testing.T) {
	for _, c := range []struct{ ref, act, filed, want string }{
		{"csl/no-stolen-data", "2017-05-31", "2026-03-20", "《网络安全法》自2017年6月1日起施行，2017年5月31日尚未施行"},
		{"pipl/no-illegal-processing", "2021-10-31", "2026-03-20", "《个人信息保护法》自2021年11月1日起施行，2021年10月31日尚未施行"},
		{"pipl/right-of-deletion", "2026-01-01", "2021-10-31", "《个人信息保护法》自2021年11月1日起施行，2021年10月31日尚未施行"},
		{"civil/privacy", "2020-12-31", "2026-03-20", "《民法典》自2021年1月1日起施行，2020年12月31日尚未施行"},
		{"civil-general/rights", "2021-01-01", "2026-03-20", "《民法总则》施行至2020年12月31日，2021年1月1日已经失效"},
	} {
		_, err := Default().Cite(c.ref, Days{day(c.act), day(c.filed)})
		if e := (*NotInForceError)(nil); !errors.As(err, &e) || err.Error() != c.want {
			t.Errorf("%s, act %s, filed %s: %v; want %s", c.ref, c.act, c.filed, err, c.want)
		}
	}
	_, err := (&Library{sources: map[string]*source{"x/p": {name: "p", clock: ByAct,
		statute: &Statute{Versions: []*Version{
			{Short: "试验法", Effective: day("2020-01-01"), provisions: map[string]*Provision{"p": {Absent: true}}},
		}}}}}).Cite("x/p", Days{Act: day("2026-01-01")})
	if want := "2026年1月1日施行的《试验法》没有这一规定"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	for _, ref := range []string{"", "csl", "csl/", "csl/nothing", "nothing/x", "rule/nothing"} {
		if _, err := Default().Cite(ref, Days{day("2026-01-01"), day("2026-01-01")}); err == nil {
			t.Errorf("Cite(%q) gives no error", ref)
		}
	}
}

func TestCitationText(t *testing.T) {
	days := Days{day("2026-02-01"), day("2026-03-20")}
	item, err := Default().Cite("civil/private-peace", days)
	if err != nil {
		t.Fatal(err)
	}
	text := item.Text()
	if len(text) != 2 || !strings.HasPrefix(text[0], "除法律另有规定") || !strings.HasPrefix(text[1], "（一）以电话") {
		t.Errorf("an item is not quoted with its lead-in: %q", text)
	}
	whole, err := Default().Cite("csl/lawful-collection", days)
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.Text()) != 2 || whole.Key() != "csl/43@2026-01-01" || whole.Short() != "《网络安全法》第四十三条" {
		t.Errorf("%q, %s, %s", whole.Text(), whole.Key(), whole.Short())
	}
}

// TestClocksAtBoundaries tries every provision of every law on the day before, the first day, the
// last day and the day after of each version, and far from all of them: one with the clock of the
// act follows the act whatever the letter's date, one with the clock of filing the letter whatever
// the act.
func TestClocksAtBoundaries(t *testing.T) {
	l := Default()
	for _, s := range l.Statutes() {
		days := []Date{{1900, 1, 1}, {9999, 12, 31}}
		for _, v := range s.Versions {
			days = append(days, v.Effective.AddDays(-1), v.Effective)
			if !v.Until.IsZero() {
				days = append(days, v.Until, v.Until.AddDays(1))
			}
		}
		for _, p := range s.Versions[0].Provisions() {
			for _, d := range days {
				other := Date{2026, 11, 21}
				on := Days{Act: d, Filed: other}
				if p.Clock == ByFiling {
					on = Days{Act: other, Filed: d}
				}
				c, err := l.Cite(s.ID+"/"+p.Name, on)
				want, wantErr := s.On(d)
				switch {
				case wantErr != nil:
					wantNotInForce(t, s.ID+"/"+p.Name+" on "+d.String(), err)
				case want.provisions[p.Name].Absent:
					wantNotInForce(t, s.ID+"/"+p.Name+" on "+d.String(), err)
				case err != nil || c.Version != want:
					t.Errorf("%s/%s on %s: %v, %v; want the version of %s", s.ID, p.Name, d, c.Version, err,
						want.Effective)
				case p.Clock == ByFiling && c.Label() != "":
					t.Errorf("%s/%s filed on %s is labelled %s", s.ID, p.Name, d, c.Label())
				}
			}
		}
	}
}

// TestBehind: after another place of the same article only what differs is written.
func TestBehind(t *testing.T) {
	for _, c := range []struct{ before, place, want string }{
		{"45", "46", "第四十六条"}, {"46", "46¶2", "第四十六条第二款"}, {"46¶1", "46", "第四十六条"}, {"46¶1", "46¶2", "第二款"},
		{"46¶1(1)", "46¶1(3)", "第（三）项"}, {"46(1)", "46(3)", "第（三）项"}, {"46¶1(1)", "46¶2(3)", "第二款第（三）项"},
		{"46¶1", "46¶1(1)", "第一款第（一）项"},
		{"46(1)", "46¶2", "第二款"}, {"46-1¶1", "46¶1", "第四十六条第一款"},
	} {
		before, err := ParsePlace(c.before)
		if err != nil {
			t.Fatal(err)
		}
		place, err := ParsePlace(c.place)
		if err != nil {
			t.Fatal(err)
		}
		if got := place.behind(before); got != c.want {
			t.Errorf("%s behind %s: %s, want %s", c.place, c.before, got, c.want)
		}
	}
}

// TestNamesOfRules: what is not law has its rank before its title.
func TestNamesOfRules(t *testing.T) {
	for rank, want := range map[Rank]string{
		DepartmentalRule: "《甲》（乙）", NormativeDocument: "《甲》（乙）", IndustryNorm: "行业自律规范《甲》（乙）",
		NationalStandard: "推荐性国家标准《甲》（乙）",
	} {
		r := Rule{Title: "甲", Number: "乙", Rank: rank}
		if got := r.Name(); got != want {
			t.Errorf("%s: %s", rank, got)
		}
	}
}

// TestProvisionsInOrder: provisions are sorted by place, those that a version lacks last.
func TestProvisionsInOrder(t *testing.T) {
	absent := 0
	for _, s := range Default().Statutes() {
		for _, v := range s.Versions {
			all := v.Provisions()
			for i := 1; i < len(all); i++ {
				a, b := all[i-1], all[i]
				if a.Absent && !b.Absent || a.Absent == b.Absent && a.Place.Compare(b.Place) > 0 {
					t.Errorf("%s: %s stands before %s", v.Title, a.Name, b.Name)
				}
				if b.Absent {
					absent++
				}
			}
		}
	}
	if absent == 0 {
		t.Error("no version lacks a provision")
	}
}

// Consecutive places of one version share the article's number, and their present numbers follow a
// run of those that moved.
func TestPlaces(t *testing.T) {
	for _, x := range []struct {
		refs []string
		act  string
		want string
	}{
		{[]string{"csl/lawful-collection"}, "2026-01-01", "第四十三条"},
		{[]string{"csl/lawful-collection", "csl/no-disclosure"}, "2025-12-31", "第四十一条、第四十二条（现第四十三条、第四十四条）"},
		{[]string{"consumer/lawful-collection", "consumer/secrecy"}, "2026-01-01", "第二十九条第一款、第二款"},
		{[]string{"civil/private-peace", "civil/private-information"}, "2026-01-01", "第一千零三十三条第（一）项、第（五）项"},
		{[]string{"psap/harassment", "psap/privacy"}, "2025-12-31", "第四十二条第（五）项、第（六）项（现第五十条第一款第（五）项、第（六）项）"},
	} {
		var list []*Citation
		for _, ref := range x.refs {
			c, err := Default().Cite(ref, Days{Act: day(x.act), Filed: day("2026-03-20")})
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, c)
		}
		if got := Places(list); got != x.want {
			t.Errorf("%v on %s: %s, want %s", x.refs, x.act, got, x.want)
		}
	}
}

// TestPlacesOfSeveral: the present places follow a run of provisions that moved; a run ends where
// the next one did not move, or applies to other facts.
func TestPlacesOfSeveral(t *testing.T) {
	cite := func(ref string) *Citation {
		c, err := Default().Cite(ref, Days{Act: day("2025-12-31"), Filed: day("2026-03-20")})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	a, b, stays := cite("csl/lawful-collection"), cite("csl/no-disclosure"), cite("pipl/legality")
	if !a.Moved() || a.Later() != nil || !a.Superseded() || stays.Moved() || stays.Superseded() {
		t.Fatal("csl moved, pipl did not")
	}
	later := &Citation{Place: Place{Article: ArticleNumber{N: 43}}}
	third := a.Continued(later, "第3项事实")
	if third.Later() != later || a.Later() != nil || third.Former() != "《网络安全法》（2016年）第四十一条" {
		t.Errorf("%v, %s", third.Later(), third.Former())
	}
	for want, list := range map[string][]*Citation{
		"第四十一条（第3项事实适用现行第四十三条）":                          {third},
		"第四十一条（第3项事实、第4项事实适用现行第四十三条）":                    {third.Continued(later, "第4项事实")},
		"第四十一条（第3项事实适用现行第四十三条）、第四十二条（现第四十四条）":            {third, b},
		"第四十二条（现第四十四条）、第四十一条（第3项事实适用现行第四十三条）":            {b, third},
		stays.PlaceText() + "、第四十一条、第四十二条（现第四十三条、第四十四条）": {stays, a, b},
		"第四十一条（现第四十三条）、" + stays.PlaceText():             {a, stays},
	} {
		if got := Places(list); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestAged: what a citation of an older version says of the law on the day of the letter.
func TestAged(t *testing.T) {
	at := func(n int) Place { return Place{Article: ArticleNumber{N: n}} }
	of := func(place Place, absent bool) map[string]*Provision {
		return map[string]*Provision{"p": {Name: "p", Place: place, Absent: absent}}
	}
	old := &Version{Label: "2019年", Effective: day("2020-01-01"), Until: day("2020-12-31"),
		provisions: of(at(1), false)}
	law := func(next *Version) *Statute { return &Statute{Versions: []*Version{old, next}} }
	begins := day("2021-01-01")
	for name, c := range map[string]struct {
		law   *Statute
		filed string
		label string
		now   Place
	}{
		"in force": {law(&Version{Effective: begins, provisions: of(at(2), false)}), "2020-12-31", "",
			Place{}},
		"moved": {law(&Version{Effective: begins, provisions: of(at(2), false)}), "2021-01-01", "（2019年）",
			at(2)},
		"at its place": {law(&Version{Effective: begins, provisions: of(at(1), false)}), "2021-01-01", "（2019年）",
			Place{}},
		"gone": {law(&Version{Effective: begins, provisions: of(at(2), true)}), "2021-01-01", "（2019年）",
			Place{}},
		"no law in between": {law(&Version{Effective: begins.AddDays(1), provisions: of(at(2), false)}), "2021-01-01",
			"（2019年）", Place{}},
	} {
		label, now := c.law.aged(old, old.provisions["p"], day(c.filed))
		if label != c.label || now != c.now {
			t.Errorf("%s: %s, %v; want %s, %v", name, label, now, c.label, c.now)
		}
	}
}
