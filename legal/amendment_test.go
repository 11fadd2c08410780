package legal

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// The amendment map agrees with the rule by which the Cybersecurity Law was renumbered, for all 79
// old articles.
func TestCybersecurityLawShift(t *testing.T) {
	a, ok := Default().Amendment("csl", day("2017-06-01"), day("2026-01-01"))
	if !ok {
		t.Fatal("no amendment map")
	}
	reworded := []int{18, 40, 59, 60, 61, 62, 64, 65, 66, 68, 69, 70, 75}
	for old := 1; old <= 79; old++ {
		line, ok := a.ToNew(old)
		if !ok {
			t.Errorf("article %d is missing", old)
			continue
		}
		var want []int
		switch {
		case old <= 2:
			want = []int{old}
		case old <= 17:
			want = []int{old + 1}
		case old == 18:
			want = []int{19}
		case old <= 58:
			want = []int{old + 2}
		case old == 69:
			want = []int{69, 70}
		default:
			want = []int{map[int]int{
				59: 61, 60: 62, 61: 64, 62: 65, 63: 66, 64: 71, 65: 67, 66: 71, 67: 68, 68: 69, 70: 71, 71: 72, 72: 74,
				73: 75, 74: 76, 75: 77, 76: 78, 77: 79, 78: 80, 79: 81,
			}[old]}
		}
		if !slices.Equal(line.New, want) {
			t.Errorf("article %d became %v, want %v", old, line.New, want)
		}
		if old > 2 && slices.Contains(reworded, old) != (line.Change == Reworded) {
			t.Errorf("article %d: %s", old, line.Change)
		}
	}
	for _, n := range []int{3, 20, 63, 73} {
		if !slices.ContainsFunc(a.Articles, func(r Renumbering) bool {
			return r.Change == Added && slices.Contains(r.New, n)
		}) {
			t.Errorf("article %d is not shown as new", n)
		}
	}
}

// Every map is read and covers every article of both versions.
func TestAmendments(t *testing.T) {
	for law, read := range Default().amendments {
		if _, err := read(); err != nil {
			t.Errorf("%s: %v", law, err)
		}
	}
	for _, c := range []struct{ old, new, want string }{
		{"{old: 44, new: [46], change: number", "{old: 44, new: [], change: number", "change 与 old、new 不合"},
		{"{old: 44, new: [46]", "{old: 45, new: [46]", "没有说到 2017-06-01 版本的第 44 条"},
		{"old: 2017-06-01", "old: 2018-06-01", "没有自2018年6月1日起施行的版本"},
		{"old: 2017-06-01", "old: 2026-01-01", "不是前后相接的两个版本"},
		{"law: csl", "law: pipl", "按内容应名为 amendments/pipl/2026-01-01.yaml"},
		{"new: 2026-01-01", "new: 2026-01-02", "按内容应名为 amendments/csl/2026-01-02.yaml"},
		{"{old: 44, new: [46], change: number", "{old: 0, new: [46], change: number", "change 与 old、new 不合"},
		{"{old: 44, new: [46], change: number", "{old: 44, new: [46], change: new", "change 与 old、new 不合"},
		{"{old: 44, new: [46], change: number", "{old: 44, new: [46], change: repealed", "change 与 old、new 不合"},
		{"{old: 44, new: [46], change: number", "{old: 44, new: [46], change: moved", "change 与 old、new 不合"},
		{"{old: 1, ", "{old: 2, ", "没有说到 2017-06-01 版本的第 1 条"},
		{"{old: 79, ", "{old: 78, ", "没有说到 2017-06-01 版本的第 79 条"},
		{"new: [81]", "new: [80]", "没有说到 2026-01-01 版本的第 81 条"},
		{"articles:", "artikles:", "artikles"},
	} {
		src, err := fs.ReadFile(data, "amendments/csl/2026-01-01.yaml")
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(src), c.old, c.new, 1)
		if changed == string(src) {
			t.Errorf("the map does not hold %q", c.old)
		}
		l, err := Load(overlaid("amendments/csl/2026-01-01.yaml", changed))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := l.amendments["amendments/csl/2026-01-01.yaml"](); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

// TestAmendmentTo: a map leads to one version, from the one before it.
func TestAmendmentTo(t *testing.T) {
	l := Default()
	csl, _ := l.Statute("csl")
	older, newest := csl.Versions[0], csl.Latest()
	if a, before, ok := l.AmendmentTo(newest); !ok || a.Law != "csl" || before != older {
		t.Errorf("%v, %v, %v", a, before, ok)
	}
	pipl, _ := l.Statute("pipl")
	for name, v := range map[string]*Version{"the first version": older, "a law that has no map": pipl.Latest()} {
		if a, before, ok := l.AmendmentTo(v); ok || a != nil || before != nil {
			t.Errorf("%s: %v, %v, %v", name, a, before, ok)
		}
	}
	for _, c := range []struct {
		law, from, to string
		want          bool
	}{
		{"csl", "2017-06-01", "2026-01-01", true}, {"csl", "2017-06-02", "2026-01-01", false},
		{"csl", "2017-06-01", "2026-01-02", false},
		{"csl", "2026-01-01", "2017-06-01", false}, {"pipl", "2017-06-01", "2021-11-01", false},
		{"nothing", "2017-06-01", "2026-01-01", false},
	} {
		if _, ok := l.Amendment(c.law, day(c.from), day(c.to)); ok != c.want {
			t.Errorf("%s from %s to %s: %v", c.law, c.from, c.to, ok)
		}
	}
}

// TestNewWords: several old articles may have become one; its key words are those of all of them.
func TestNewWords(t *testing.T) {
	a := &Amendment{Articles: []Renumbering{
		{Old: 1, New: []int{1}, Words: []string{"甲"}}, {Old: 2, New: []int{2, 3}, Words: []string{"乙"}},
		{Old: 3, New: []int{3}, Words: []string{"丙", "丁"}},
	}}
	for n, want := range map[int]string{1: "甲", 2: "乙", 3: "乙 丙 丁", 4: ""} {
		if got := strings.Join(a.NewWords(n), " "); got != want {
			t.Errorf("article %d: %s, want %s", n, got, want)
		}
	}
	if line, ok := a.ToNew(2); !ok || line.Old != 2 {
		t.Errorf("%+v, %v", line, ok)
	}
	if line, ok := a.ToNew(4); ok || line.Old != 0 {
		t.Errorf("%+v, %v", line, ok)
	}
}
