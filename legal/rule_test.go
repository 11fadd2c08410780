package legal

import (
	"errors"
	"testing"
)

// TestRulesLackNothing: a rule has its title, its issuer, its first day, and the source in which
// that was read.
func TestRulesLackNothing(t *testing.T) {
	whole := Rule{
		ID: "a", Title: "甲", Issuer: "乙", Rank: DepartmentalRule, Effective: day("2020-01-01"),
		Until: day("2020-01-01"), Time: ByAct,
		About: "丙", Source: "丁", Checked: day("2026-01-01"),
	}
	if err := (&Rule{}).validate(); err == nil {
		t.Error("an empty rule is one")
	}
	for _, rank := range []Rank{Regulation, DepartmentalRule, NormativeDocument, JudicialInterpretation, IndustryNorm} {
		r := whole
		if r.Rank = rank; r.validate() != nil {
			t.Errorf("%s: %v", rank, r.validate())
		}
	}
	for what, change := range map[string]func(*Rule){
		"id": func(r *Rule) { r.ID = "" }, "title": func(r *Rule) { r.Title = "" },
		"issuer": func(r *Rule) { r.Issuer = "" }, "about": func(r *Rule) { r.About = "" },
		"source": func(r *Rule) { r.Source = "" }, "effective": func(r *Rule) { r.Effective, r.Until = Date{}, Date{} },
		"checked":      func(r *Rule) { r.Checked = Date{} },
		"until before": func(r *Rule) { r.Until = day("2019-12-31") }, "time": func(r *Rule) { r.Time = "" },
		"rank":     func(r *Rule) { r.Rank = "法律" },
		"a number": func(r *Rule) { r.Number = "GB" }, "no number": func(r *Rule) { r.Rank = NationalStandard },
		"kinds": func(r *Rule) { r.Kinds = []LenderKind{"moon"} },
	} {
		r := whole
		if change(&r); r.validate() == nil {
			t.Errorf("%s: nothing is said", what)
		}
	}
	for rank, want := range map[Rank]bool{Regulation: true, DepartmentalRule: true, NormativeDocument: true,
		JudicialInterpretation: true, IndustryNorm: false, NationalStandard: false} {
		if rank.Binds() != want {
			t.Errorf("%s binds: %v", rank, !want)
		}
	}
}

// TestRuleDays: a rule is in force from its first day to its last, or still is.
func TestRuleDays(t *testing.T) {
	ended := &Rule{Title: "甲", Effective: day("2020-01-01"), Until: day("2020-12-31")}
	open := &Rule{Title: "乙", Effective: day("2020-01-01")}
	for _, c := range []struct {
		rule *Rule
		on   string
		want string
	}{
		{ended, "2019-12-31", "《甲》自2020年1月1日起施行，2019年12月31日尚未施行"}, {ended, "2020-01-01", ""}, {ended, "2020-12-31", ""},
		{ended, "2021-01-01", "《甲》施行至2020年12月31日，2021年1月1日已经失效"},
		{open, "2019-12-31", "《乙》自2020年1月1日起施行，2019年12月31日尚未施行"}, {open, "2020-01-01", ""}, {open, "9999-12-31", ""},
	} {
		err := c.rule.On(day(c.on))
		if e := (*NotInForceError)(nil); err != nil && !errors.As(err, &e) || err != nil && err.Error() != c.want ||
			err == nil != (c.want == "") {
			t.Errorf("%s on %s: %v, want %s", c.rule.Title, c.on, err, c.want)
		}
		if got := c.rule.InForce(day(c.on)); got != (err == nil) {
			t.Errorf("%s on %s: in force %v, but %v", c.rule.Title, c.on, got, err)
		}
	}
}

// TestVocabulary: a term is found by its slug and by its label, and some have a phrase of their own
// for letters.
func TestVocabulary(t *testing.T) {
	v := Vocabulary[Role]{{Slug: "a", Label: "甲"}, {Slug: "b", Label: "乙", Formal: "某乙"}}
	for word, want := range map[string]Role{"a": "a", "甲": "a", "b": "b", "乙": "b", "某乙": "", "": "", "c": ""} {
		if got, ok := v.Find(word); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %v", word, got, ok)
		}
	}
	for slug, want := range map[Role][2]string{"a": {"甲", "甲"}, "b": {"乙", "某乙"}, "c": {"", ""}} {
		if got := [2]string{v.Label(slug), v.Formal(slug)}; got != want {
			t.Errorf("%s: %q, want %q", slug, got, want)
		}
	}
	if v.Place("a") != 0 || v.Place("b") != 1 || v.Place("c") != -1 {
		t.Error("a term stands elsewhere in its vocabulary")
	}
}

// TestSources: the error for an unknown reference says which part of it is unknown.
func TestSources(t *testing.T) {
	for ref, want := range map[string]string{
		"pipl/legality": "", "rule/gbt-45251": "", "rule/x": `没有规则 "x"`, "x/y": `没有名为 "x" 的法律`,
		"pipl/x": `《个人信息保护法》没有名为 "x" 的规定`, "pipl": `《个人信息保护法》没有名为 "" 的规定`,
	} {
		if err := Default().Known(ref); err == nil != (want == "") || err != nil && err.Error() != want {
			t.Errorf("%s: %v, want %s", ref, err, want)
		}
	}
	days := Days{Act: day("2026-03-01"), Filed: day("2026-03-20")}
	for ref, want := range map[string]bool{"pipl/legality": true, "rule/gbt-45251": true, "rule/x": false} {
		g, err := Default().Resolve(ref, days)
		if err == nil != want || want && (g.Ref() != ref || (g.Rule != nil) == (g.Citation != nil)) {
			t.Errorf("%s: %+v, %v", ref, g, err)
		}
	}
	if _, err := Default().Resolve("rule/gbt-45251",
		Days{Act: day("2025-02-27"), Filed: day("2025-02-27")}); err == nil {
		t.Error("a standard is cited before its day")
	}
}
