package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
)

// citation is a provision as it stood on a day.
func citation(t *testing.T, e *Engine, ref, on string) *legal.Citation {
	t.Helper()
	c, err := e.law.Cite(ref, legal.Days{Act: day(on), Filed: day(on)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestHowAMentionIsPrinted: a law has its full title at its first mention, its short one after,
// and is 该法 right behind another of its places; laws stand apart by commas, rules by 、 where no
// 》 meets a 《.
func TestHowAMentionIsPrinted(t *testing.T) {
	e := shipped(t)
	const on = "2026-03-20"
	privacy, dignity, penalty := citation(t, e, "civil/privacy", on), citation(t, e, "civil/personal-information", on),
		citation(t, e, "pipl/penalty", on)
	plainRule, numbered := &legal.Rule{ID: "a", Title: "甲办法"}, &legal.Rule{ID: "b", Title: "乙办法", Number: "示例〔2026〕1号"}
	full, short := "《中华人民共和国民法典》", "《民法典》"
	ms := &mentions{named: map[string]bool{}, told: map[string][]int{}}
	first := &Mention{of: ms, citations: []*legal.Citation{privacy}}
	for _, x := range []struct {
		name string
		m    *Mention
		want string // beginnings of its laws and rules, in their order
		not  string
	}{
		{"the first", first, full, ""},
		{"a second", &Mention{of: ms, citations: []*legal.Citation{dignity}}, short, full},
		{"right behind it", &Mention{of: ms, citations: []*legal.Citation{dignity}, after: first}, "该法", "民法典"},
		{"behind another law", &Mention{of: ms, citations: []*legal.Citation{penalty}, after: first},
			"《中华人民共和国个人信息保护法》", "该法"},
		{"behind nothing", &Mention{of: ms, citations: []*legal.Citation{dignity}, after: &Mention{of: ms}}, short, "该法"},
		{"two places of one law", &Mention{of: ms, citations: []*legal.Citation{privacy, dignity}}, short, "，"},
		{"two laws", &Mention{of: ms, citations: []*legal.Citation{privacy, penalty}}, short + "|，《个人信息保护法》", ""},
		{"two laws behind the first", &Mention{of: ms, citations: []*legal.Citation{privacy, penalty}, after: first},
			"该法|，《个人信息保护法》", "民法典"},
		{"rules", &Mention{of: ms, rules: []*legal.Rule{plainRule, plainRule}}, "《甲办法》《甲办法》", "、"},
		{"numbered rules", &Mention{of: ms, rules: []*legal.Rule{numbered, plainRule}}, "《乙办法》（示例〔2026〕1号）、《甲办法》", ""},
		{"a rule and a law", &Mention{of: ms, rules: []*legal.Rule{plainRule},
			citations: []*legal.Citation{dignity}, after: first},
			"《甲办法》" + short, "该法"},
	} {
		got := x.m.print().text
		rest, ok := got, true
		for i, part := range strings.Split(x.want, "|") {
			at := strings.Index(rest, part)
			ok = ok && at >= 0 && (i > 0 || at == 0)
			rest = rest[max(at, 0):]
		}
		if !ok || x.not != "" && strings.Contains(got, x.not) {
			t.Errorf("%s: %s, want %s and no %s", x.name, got, x.want, x.not)
		}
	}
	if (*Mention)(nil).endsWith(privacy) {
		t.Error("nothing ends with a law")
	}
	keys := ms.keys()
	want := []string{privacy.Key(), dignity.Key(), penalty.Key(), ruleKey(plainRule), ruleKey(numbered)}
	slices.Sort(want)
	if !slices.Equal(keys, want) {
		t.Errorf("the letter cites %v, want %v", keys, want)
	}
	if got := first.Cited(); len(got) != 1 || got[0].Ref != "civil/privacy" || got[0].Clock != string(privacy.Clock) {
		t.Errorf("%+v", got)
	}
	if got := (&Mention{rules: []*legal.Rule{{ID: "a", Time: legal.ByFiling}}}).Cited(); len(got) != 1 ||
		got[0].Ref != "rule/a" || got[0].Clock != string(legal.ByFiling) {
		t.Errorf("%+v", got)
	}
}

// TestWhatAMentionIsOf: a mention of some facts leads to those of the file, and what it said of
// them is remembered; one of none in particular is not.
func TestWhatAMentionIsOf(t *testing.T) {
	e := shipped(t)
	c := plainCase(legal.Denial)
	fact(c, "2026-03-02", "对方来电。", legal.Threat)
	fact(c, "2026-03-03", "对方来电。", legal.Threat)
	d := telling(e, c)
	d.acts = d.acts[1:] // the first is background
	privacy := citation(t, e, "civil/privacy", "2026-03-20")
	m := d.mention(legal.Ground{Citation: privacy, Acts: []int{0, 1}})
	if got := m.Incidents(); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("%v", got)
	}
	m.print()
	if got := d.mentions.told[privacy.Key()]; !slices.Equal(got, []int{0, 1}) {
		t.Errorf("said of %v", got)
	}
	(&Mention{of: d.mentions, citations: []*legal.Citation{privacy}}).print()
	if got := d.mentions.told[privacy.Key()]; len(got) != 2 || len(d.mentions.cited) != 2 {
		t.Errorf("said of %v, cited %d", got, len(d.mentions.cited))
	}
}

// TestNamedAsFacts: a part names its facts unless it is of all that the letter tells, background
// too; a part of an act is always named.
func TestNamedAsFacts(t *testing.T) {
	c := plainCase(legal.Threat)
	fact(c, "2026-03-02", "对方来电。", legal.Threat)
	d := telling(shipped(t), c)
	for _, x := range []struct {
		acts         []int
		since, until string
		want         string
	}{
		{[]int{0, 1}, "", "", ""}, {[]int{1}, "", "", "第2项事实"}, {[]int{0, 1}, "2026-01-01", "", "第1、2项事实中2026年1月1日以后的部分"},
		{[]int{0, 1}, "", "2025-12-31", "第1、2项事实中2025年12月31日以前的部分"}, {nil, "", "", ""},
	} {
		g := legal.Ground{Acts: x.acts}
		if x.since != "" {
			g.Since = day(x.since)
		}
		if x.until != "" {
			g.Until = day(x.until)
		}
		if got := d.facts(g).words(); got != x.want {
			t.Errorf("%+v: %s, want %s", x, got, x.want)
		}
	}
	d.Incidents = append(d.Incidents, &Incident{Background: true})
	if got := d.facts(legal.Ground{Acts: []int{0, 1}}).words(); got != "第1、2项事实" {
		t.Errorf("beside background: %s", got)
	}
}

// TestStraddles: facts that run over a change of the law are those cited by a part that ends.
func TestStraddles(t *testing.T) {
	c := plainCase(legal.Threat)
	fact(c, "2026-03-02", "对方来电。", legal.Threat)
	fact(c, "2026-03-03", "对方来电。", legal.Threat)
	d := telling(shipped(t), c)
	end, begin := day("2025-12-31"), day("2026-01-01")
	for _, x := range []struct {
		grounds []legal.Ground
		want    string
	}{
		{nil, ""}, {[]legal.Ground{{Acts: []int{0}}}, ""}, {[]legal.Ground{{Acts: []int{0}, Since: begin}}, ""},
		{[]legal.Ground{{Acts: []int{0}, Since: begin}, {Acts: []int{2}, Until: end},
			{Acts: []int{1, 2}, Until: end}}, "第2、3项事实"},
	} {
		d.grounds = x.grounds
		if got := d.Straddles().words(); got != x.want {
			t.Errorf("%+v: %s, want %s", x.grounds, got, x.want)
		}
	}
}

// TestPartsInOrder: what applies to the most facts stands first; a part of facts of which one
// before it spoke says so, but not of a part of an act.
func TestPartsInOrder(t *testing.T) {
	e := shipped(t)
	c := plainCase(legal.Threat)
	fact(c, "2026-03-02", "对方来电。", legal.Threat)
	fact(c, "2026-03-03", "对方来电。", legal.Threat)
	d := telling(e, c)
	on := func(ref string, since string, acts ...int) legal.Ground {
		g := legal.Ground{Citation: citation(t, e, ref, "2026-03-20"), Acts: acts}
		if since != "" {
			g.Since = day(since)
		}
		return g
	}
	rule := legal.Ground{Rule: &legal.Rule{ID: "a", Title: "甲办法"}, Acts: []int{1}}
	for _, x := range []struct {
		grounds []legal.Ground
		want    string // acts of each part, + for one of facts told of before
	}{
		{[]legal.Ground{on("civil/privacy", "", 0), on("pipl/penalty", "", 0, 1, 2)}, "[0 1 2] [0]+"},
		{[]legal.Ground{on("civil/privacy", "", 0), on("pipl/penalty", "", 1, 2)}, "[1 2] [0]"},
		{[]legal.Ground{on("civil/privacy", "", 0, 1), on("pipl/penalty", "", 0, 1)}, "[0 1]"},
		{[]legal.Ground{on("civil/privacy", "2026-01-01", 0), on("pipl/penalty", "", 0, 1, 2)}, "[0 1 2] [0]"},
		{[]legal.Ground{on("civil/privacy", "2026-01-01", 0, 1), on("pipl/penalty", "", 0)}, "[0 1] [0]"},
		{[]legal.Ground{on("civil/privacy", "", 0, 1), on("pipl/penalty", "", 1), on("pipl/right-of-access", "", 2)},
			"[0 1] [1]+ [2]"},
	} {
		var got []string
		parts := d.parts(x.grounds)
		for i, p := range parts {
			s := fmt.Sprint(p.Citation.acts)
			if p.Also {
				s += "+"
			}
			got = append(got, s)
			if i > 0 && p.Citation.after != parts[i-1].Citation || i == 0 && p.Citation.after != nil {
				t.Errorf("%s: part %d is not printed behind the one before it", x.want, i)
			}
		}
		if strings.Join(got, " ") != x.want {
			t.Errorf("%s, want %s", got, x.want)
		}
	}
	d.grounds = []legal.Ground{rule, on("civil/privacy", "", 0),
		{Rule: &legal.Rule{ID: "b", Title: "乙办法"}, Acts: []int{0, 1}},
		{Rule: &legal.Rule{ID: "c", Title: "丙办法"}, Acts: []int{1}}, {Citation: citation(t, e, "pipl/penalty", "2026-03-20"),
			Acts: []int{1}, Apart: true}}
	if got := saying(d.Rules()); got != "第1、2项事实《乙办法》；第2项事实《甲办法》《丙办法》" {
		t.Errorf("rules: %s", got)
	}
	if got := d.Cited(); len(got) != 1 || !slices.Equal(got[0].Citation.acts, []int{0}) {
		t.Errorf("cited: %s", saying(got))
	}
	for ref, want := range map[string]bool{"civil/privacy": true, "civil/apology": false} {
		if got, err := d.Argues(ref); err != nil || got != want {
			t.Errorf("%s is argued: %t, %v", ref, got, err)
		}
	}
	if _, err := d.Argues("civil/no-such"); err == nil {
		t.Error("an unknown provision is no fault")
	}
	if parts, err := d.Ground("civil/privacy", "civil/no-such"); err == nil || parts != nil {
		t.Error("an unknown provision is no fault")
	}
}

// TestRanks: what binds and what is recommended are told apart.
func TestRanks(t *testing.T) {
	binding, norm := &legal.Rule{ID: "a", Title: "甲办法", Rank: "部门规章"}, &legal.Rule{ID: "b", Title: "乙指引",
		Rank: legal.IndustryNorm}
	if !binding.Rank.Binds() || norm.Rank.Binds() {
		t.Fatal("the ranks are others")
	}
	p := &Part{Citation: &Mention{rules: []*legal.Rule{binding, norm}}}
	if b, n := p.Binding(), p.Norms(); len(b.rules) != 1 || b.rules[0] != binding || len(n.rules) != 1 ||
		n.rules[0] != norm ||
		len(p.Citation.rules) != 2 {
		t.Errorf("%v, %v", b, n)
	}
	p.Citation.rules = p.Citation.rules[:1]
	if p.Norms() != nil || p.Binding() == nil {
		t.Error("norms of none")
	}
}
