package pattern

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestPattern: each method returns what the regular expression's does.
func TestPattern(t *testing.T) {
	const text = `第(\d+)条`
	p, e := New(text), regexp.MustCompile(text)
	for _, s := range []string{"第4条、第46条，第50条", "第四条", ""} {
		at := e.FindStringSubmatchIndex(s)
		for name, pair := range map[string][2]any{
			"MatchString":            {p.MatchString(s), e.MatchString(s)},
			"FindString":             {p.FindString(s), e.FindString(s)},
			"FindStringIndex":        {p.FindStringIndex(s), e.FindStringIndex(s)},
			"FindStringSubmatch":     {p.FindStringSubmatch(s), e.FindStringSubmatch(s)},
			"FindStringSubmatchI.":   {p.FindStringSubmatchIndex(s), at},
			"FindAllString":          {p.FindAllString(s, 2), e.FindAllString(s, 2)},
			"FindAllStringIndex":     {p.FindAllStringIndex(s, 2), e.FindAllStringIndex(s, 2)},
			"FindAllStringSubmatch":  {p.FindAllStringSubmatch(s, 2), e.FindAllStringSubmatch(s, 2)},
			"FindAllStringSubmatchI": {p.FindAllStringSubmatchIndex(s, 2), e.FindAllStringSubmatchIndex(s, 2)},
			"ReplaceAllString":       {p.ReplaceAllString(s, "$1款"), e.ReplaceAllString(s, "$1款")},
			"ReplaceAllStringFunc":   {p.ReplaceAllStringFunc(s, mark), e.ReplaceAllStringFunc(s, mark)},
			"Split":                  {p.Split(s, 2), e.Split(s, 2)},
			"ExpandString":           {p.ExpandString(nil, "$1", s, at), e.ExpandString(nil, "$1", s, at)},
			"String":                 {p.String(), e.String()},
		} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("%s of %q is %q, want %q", name, s, pair[0], pair[1])
			}
		}
	}
}

func mark(s string) string { return "【" + s + "】" }

// TestWrongPattern: a pattern that does not compile is found on first use, or by Each.
func TestWrongPattern(t *testing.T) {
	before := Each()
	p := New(`(`)
	t.Cleanup(func() { every.list = every.list[:before] })
	if len(every.list) != before+1 {
		t.Errorf("%d patterns, want %d", len(every.list), before+1)
	}
	for name, use := range map[string]func(){"MatchString": func() { p.MatchString("") }, "Each": func() { Each() }} {
		if !panics(use) {
			t.Error(name + " takes a wrong pattern")
		}
	}
}

func panics(do func()) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	do()
	return
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
