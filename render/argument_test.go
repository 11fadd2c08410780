package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// onDays is the dossier of the lender's notice over one act of the conducts on each day.
func onDays(t *testing.T, conducts []legal.Conduct, days ...string) *Dossier {
	t.Helper()
	e := shipped(t)
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, conducts)
	c.Incidents = nil
	for _, d := range days {
		c.Incidents = append(c.Incidents, complaint.Incident{At: complaint.Moment{Date: day(d)}, Conduct: conducts,
			Narrative: "来电人说了一件事。"})
	}
	dossier, err := e.outline(c).addressedTo(paper(t, e, c, "lender-notice"))
	if err != nil {
		t.Fatal(err)
	}
	return dossier
}

var listRead = []legal.Conduct{legal.ContactListCollection}

// saying prints parts as letters do.
func saying(parts []*Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Facts.words()+p.Citation.print().text)
	}
	return strings.Join(out, "；")
}

// A provision that was renumbered and not reworded is cited once for acts on both sides of
// the change, each number for its own acts; for acts on one side under that side's.
func TestUnite(t *testing.T) {
	for _, x := range []struct {
		days []string
		want string
	}{
		{[]string{"2025-12-31", "2026-01-01"}, "《中华人民共和国网络安全法》（2016年）第四十一条（第2项事实适用现行第四十三条）"},
		{[]string{"2026-01-01", "2025-12-31", "2026-01-02"}, "《中华人民共和国网络安全法》（2016年）第四十一条（第1、3项事实适用现行第四十三条）"},
		{[]string{"2025-12-30", "2025-12-31"}, "《中华人民共和国网络安全法》（2016年）第四十一条（现第四十三条）"},
		{[]string{"2026-01-01", "2026-01-02"}, "《中华人民共和国网络安全法》第四十三条"},
	} {
		parts, err := onDays(t, listRead, x.days...).Ground("csl/lawful-collection")
		if err != nil {
			t.Fatal(err)
		}
		if got := saying(parts); got != x.want {
			t.Errorf("%v: %s", x.days, got)
		}
	}
	// What was reworded stays apart: each act has the words of its own day.
	e, c := shipped(t), readCase(t, "jincheng")
	dossier, err := e.outline(c).addressedTo(paper(t, e, c, "police-report"))
	if err != nil {
		t.Fatal(err)
	}
	parts, err := dossier.Ground("psap/harassment")
	if err != nil || len(parts) != 2 {
		t.Errorf("%s, %v: want two", saying(parts), err)
	}
}

// Laws cites once what is cited for any fact; where an older and the present number apply,
// it says to which facts the present one does, whether or not both have the same words.
func TestLaws(t *testing.T) {
	d := onDays(t, listRead, "2025-12-31", "2026-01-01")
	m, err := d.Laws("csl/penalty", "pipl/penalty")
	if err != nil || m != nil {
		t.Errorf("the notice argues no penalty, and cites %v, %v", m, err)
	}
	if m, err = d.Laws("csl/lawful-collection", "consumer/lawful-collection"); err != nil {
		t.Fatal(err)
	}
	want := "《中华人民共和国网络安全法》（2016年）第四十一条（第2项事实适用现行第四十三条），《中华人民共和国消费者权益保护法》第二十九条第一款"
	if got := m.print().text; got != want || !slices.Equal(m.acts, []int{0, 1}) {
		t.Errorf("%s for %v", got, m.acts)
	}
	letter := wrote(t, shipped(t), readCase(t, "jincheng"), "cac-report") // 71 only refers onward
	if want := "第六十四条第一款（第3项事实适用现行第七十一条第一款第（二）项）"; !strings.Contains(letter, want) {
		t.Errorf("the report does not say %s", want)
	}
	if _, err := d.Laws("csl/no-such"); err == nil {
		t.Error("an unknown provision is no error")
	}
}

// Further leaves out what was printed for the same facts, and keeps it for others.
func TestFurther(t *testing.T) {
	conducts := []legal.Conduct{legal.DebtDisclosure, legal.Harassment}
	list := []any{"harassment"}
	d := onDays(t, conducts, "2026-03-01", "2026-03-02")
	before, err := d.Further(list, "civil/privacy")
	if err != nil || len(before) != 1 {
		t.Fatalf("%d parts, %v", len(before), err)
	}
	before[0].Citation.print()
	after, err := d.Further(list, "civil/privacy")
	if err != nil || len(after) != 0 {
		t.Errorf("what was said is said again: %s, %v", saying(after), err)
	}
	if again, err := d.Point(list, "civil/privacy"); err != nil || len(again) != 1 {
		t.Errorf("Point has %d parts, %v", len(again), err)
	}
	// printed only for the first fact, it is missing for the second
	d = onDays(t, conducts, "2026-03-01", "2026-03-02")
	first := *before[0].Citation
	first.of, first.dossier, first.acts = d.mentions, d, []int{0}
	first.print()
	if rest, err := d.Further(list, "civil/privacy"); err != nil || len(rest) != 1 {
		t.Errorf("%d parts, %v: the second fact is not argued", len(rest), err)
	}
}

// Short sentences on lines of their own make one paragraph; a line without an end, and
// what would make the paragraph long, begins another.
func TestPassages(t *testing.T) {
	long := strings.Repeat("长", passage-3) + "。"
	for _, x := range []struct {
		lines []string
		want  []int // lines of each passage
	}{
		{[]string{"甲。"}, []int{1}},
		{[]string{"甲。", "乙！", "丙”"}, []int{3}},
		{[]string{"甲说“好。”", "乙。"}, []int{2}},
		{[]string{"甲：", "乙。"}, []int{1, 1}},
		{[]string{long, "乙。"}, []int{2}},
		{[]string{long, "乙丙。"}, []int{1, 1}},
		{[]string{long, long}, []int{1, 1}},
	} {
		var n Narrative
		for _, line := range x.lines {
			n.add(&Value{text: line})
		}
		var got []int
		for _, p := range n.Passages {
			got = append(got, len(p))
		}
		if !slices.Equal(got, x.want) || len(n.Paragraphs) != len(x.lines) {
			t.Errorf("%.20q: %v of %d, want %v", x.lines, got, len(n.Paragraphs), x.want)
		}
	}
}

// The words of a superseded provision are told only where they read otherwise now: of a 项
// only its own words count.
func TestRewritten(t *testing.T) {
	d := onDays(t, listRead, "2025-12-31")
	for ref, want := range map[string]bool{
		"csl/lawful-collection": false, // renumbered alone
		"psap/harassment":       true,  // “其他信息” is gone
		"psap/privacy":          false, // the 项 reads as it did
	} {
		c, err := d.engine.law.Cite(ref, d.days())
		if err != nil {
			t.Fatal(err)
		}
		if !c.Superseded() {
			t.Errorf("%s is not superseded", ref)
		}
		if got := d.rewritten(c); got != want {
			t.Errorf("%s reads otherwise: %v", ref, got)
		}
	}
}

// Nothing is argued of background: where a letter tells of any, each provision names the
// facts that it is argued of.
func TestBackgroundIsNotArgued(t *testing.T) {
	e, c := shipped(t), readCase(t, "unnamed") // of 2020 and 2026
	for _, kind := range []string{"cac-report", "police-report", "public-interest-lead"} {
		switch l := wrote(t, e, c, kind); {
		case !strings.Contains(l, "只作背景说明"):
			t.Errorf("%s tells of no background", kind)
		case strings.Contains(l, "上述事实涉嫌违反"):
			t.Errorf("%s argues its background too", kind)
		}
	}
}

// TestNamesBoth: the citation of an older version names the present number too where both read
// alike, and neither is of a part of an act.
func TestNamesBoth(t *testing.T) {
	e := shipped(t)
	of := func(ref, on string) legal.Ground {
		c, err := e.law.Cite(ref, legal.Days{Act: day(on), Filed: day("2026-03-20")})
		if err != nil {
			t.Fatal(err)
		}
		return legal.Ground{Citation: c}
	}
	const before, now = "2025-12-31", "2026-03-01"
	old, present := of("csl/lawful-collection", before), of("csl/lawful-collection", now)
	part := func(g legal.Ground, since, until bool) legal.Ground {
		if since {
			g.Since = day(now)
		}
		if until {
			g.Until = day(now)
		}
		return g
	}
	for name, x := range map[string]struct {
		old, present legal.Ground
		want         bool
	}{
		"renumbered": {old, present, true}, "the other way": {present, old, false}, "old twice": {old, old, false},
		"present twice": {present, present, false}, "another provision": {old, of("csl/no-disclosure", now), false},
		"reworded":        {of("psap/harassment", before), of("psap/harassment", now), false},
		"a part of old":   {part(old, true, false), present, false},
		"until, of old":   {part(old, false, true), present, false},
		"a part of now":   {old, part(present, true, false), false},
		"until, of now":   {old, part(present, false, true), false},
		"parts of both":   {part(old, false, true), part(present, true, false), false},
		"between, of now": {old, part(present, true, true), false},
	} {
		if got := namesBoth(x.old, x.present); got != x.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
