package pattern

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestPattern: a pattern is a regular expression, and one that is wrong panics when it is used.
func TestPattern(t *testing.T) {
	const text = `第(\d+)条`
	p, e := New(text), regexp.MustCompile(text)
	const s = "第4条、第46条"
	if got, want := p.ReplaceAllString(s, "art. $1"), e.ReplaceAllString(s, "art. $1"); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := p.FindAllStringSubmatch(s, -1); len(got) != 2 || got[1][1] != "46" || !p.MatchString(s) ||
		p.String() != text {
		t.Errorf("%q", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a wrong pattern is found out when it is used and not before")
		}
	}()
	New(`(`).MatchString("")
}

// TestGlance: what is found at a glance is what package regexp finds.
func TestGlance(t *testing.T) {
	part := rapid.SampledFrom([]string{"甲", "乙", "甲乙", "[甲乙丙]", "(?:甲|乙丙)", "甲?", "乙{0,2}", "[^丙]", ".", "(?:甲|)",
		"(丙)", "(?i)a", "(?:甲|乙)?丙"})
	text := rapid.StringOf(rapid.RuneFrom([]rune("甲乙丙丁aA\n")))
	glances := 0
	rapid.Check(t, func(t *rapid.T) {
		expr := strings.Join(rapid.SliceOfN(part, 1, 4).Draw(t, "parts"),
			rapid.SampledFrom([]string{"", "|"}).Draw(t, "between"))
		s := text.Draw(t, "text")
		for _, p := range []string{expr, "^" + expr, "^(?:" + expr + ")+$", "(?m)^" + expr} {
			p, e := New(p), regexp.MustCompile(p)
			p.uses.Store(often)
			if p.MatchString(s) != e.MatchString(s) || p.FindString(s) != e.FindString(s) ||
				!slices.Equal(p.FindStringSubmatch(s), e.FindStringSubmatch(s)) {
				t.Fatalf("%s in %q is %q, want %q", p, s, p.FindStringSubmatch(s), e.FindStringSubmatch(s))
			}
		}
		want := regexp.MustCompile(expr)
		g := glanceOf(expr)
		if g == nil || g.anchored {
			return
		}
		glances++
		start, end, ok := g.find(s)
		if at := want.FindStringIndex(s); ok != (at != nil) || ok && (at[0] != start || at[1] != end) {
			t.Fatalf("%s in %q: %d to %d, %v; want %v", expr, s, start, end, ok, at)
		}
	})
	if glances == 0 {
		t.Error("no pattern has a glance")
	}
}

// TestNoGlance: patterns that look around, match nothing or have no bound have none.
func TestNoGlance(t *testing.T) {
	for _, expr := range []string{`甲$`, `\b甲`, `甲*`, `甲+`, `甲?`, `.甲`, ``, `(`} {
		if glanceOf(expr) != nil {
			t.Errorf("%s has a glance", expr)
		}
	}
	if g := glanceOf(`^(?:甲乙|丙+)$`); g == nil || g.begin("甲丙") || !g.begin("丙甲") || g.begin("") {
		t.Error("the beginning of a text tells nothing")
	}
	if glanceOf(`甲|乙丙{0,3}丁`) == nil {
		t.Error("a bounded pattern has none")
	}
}

// BenchmarkGlance looks in a narrative of 700 characters for a word at its end, and in a
// short word for one that it does not begin with: the patterns, and package regexp.
func BenchmarkGlance(b *testing.B) {
	const within, begins = `(?:甲|乙丙)[^，。]{0,6}丁`, `^(?:没有?|无)(?:证据|诉求)?$`
	narrative := strings.Repeat("对方来电要求还款，本人请其不要再来电。", 36) + "乙丙一二丁"
	for name, match := range map[string]func(string) func(string) bool{
		"pattern": func(s string) func(string) bool {
			p := New(s)
			p.uses.Store(often)
			return p.MatchString
		},
		"regexp": func(s string) func(string) bool { return regexp.MustCompile(s).MatchString },
	} {
		for kind, x := range map[string]struct{ expr, text string }{"within": {within, narrative},
			"begins": {begins, "某某消费金融有限公司"}} {
			of := match(x.expr)
			b.Run(name+"/"+kind, func(b *testing.B) {
				for b.Loop() {
					of(x.text)
				}
			})
		}
	}
}
