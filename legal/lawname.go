package legal

import (
	_ "embed"
	"io/fs"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// nameKind says how a text names a law.
type nameKind int

const (
	unknownName  nameKind = iota // no law we know of
	exactName                    // full or short title of a statute
	shortName                    // a common abbreviation of one
	mistakenName                 // misspelt or cut, but near one
	ruleName                     // a rule of rules.yaml
	outsideName                  // a real text that the corpus does not hold
	outdatedName                 // a law that has ceased to be
)

// lawName is what a name in a text leads to.
type lawName struct {
	kind     nameKind
	statute  *Statute
	rule     *Rule
	outdated *outdatedTerm
}

// nameTable resolves names of laws.
type nameTable struct {
	names   map[string]lawName
	outside map[string]bool
	byRune  map[rune][]string // names that are recognised without 《》, longest first
	starts  [1 << 16]bool     // the runes of byRune: most of a text begins no name
}

// outdatedTerm is one line of outdated.yaml.
type outdatedTerm struct {
	Names     []string
	Successor string
	Since     Date
	Law       bool
}

// loadNames reads names.yaml, outdated.yaml and titles.txt.
func (l *Library) loadNames(fsys fs.FS) error {
	t := &nameTable{names: map[string]lawName{}, outside: map[string]bool{}, byRune: map[rune][]string{}}
	aliases := map[string][]string{}
	if err := readYAML(fsys, "names.yaml", &aliases); err != nil {
		return err
	}
	var outdated []*outdatedTerm
	if err := readYAML(fsys, "outdated.yaml", &outdated); err != nil {
		return err
	}
	titles, err := fs.ReadFile(fsys, "titles.txt")
	if err != nil {
		return err
	}
	for title := range strings.Lines(string(titles)) {
		if title = strings.TrimSpace(title); title != "" && !strings.HasPrefix(title, "#") {
			t.outside[title] = true
			t.outside[strings.TrimPrefix(title, republic)] = true
		}
	}
	for _, o := range outdated {
		for _, n := range o.Names {
			t.add(n, lawName{kind: outdatedName, outdated: o})
		}
	}
	for _, r := range l.rules {
		t.names[r.Title] = lawName{kind: ruleName, rule: r}
	}
	for _, s := range l.statutes {
		for _, a := range aliases[s.ID] {
			t.add(a, lawName{kind: shortName, statute: s})
		}
		for _, v := range s.Versions {
			t.add(v.Title, lawName{kind: exactName, statute: s})
			t.add(v.Short, lawName{kind: exactName, statute: s})
		}
	}
	for _, list := range t.byRune {
		slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	l.names = t
	return nil
}

func (t *nameTable) add(name string, n lawName) {
	if _, known := t.names[name]; !known {
		first, _ := utf8.DecodeRuneInString(name)
		t.byRune[first] = append(t.byRune[first], name)
		t.starts[first&0xffff] = true
	}
	t.names[name] = n
}

// innerMarks are what a title within a title may be written with.
var innerMarks = strings.NewReplacer("〈", "《", "〉", "》")

const republic = "中华人民共和国"

// resolve finds what a name between 《 and 》 means.
func (t *nameTable) resolve(name string) lawName {
	if n, ok := t.names[name]; ok {
		return n
	}
	name = innerMarks.Replace(name)
	if i := strings.IndexRune(name, '（'); i > 0 && !t.known(name) {
		name = name[:i] // 《…法》 with the version inside the marks
	}
	if n, ok := t.names[name]; ok {
		return n
	}
	if t.outside[name] || t.outside[strings.TrimPrefix(name, republic)] {
		return lawName{kind: outsideName}
	}
	core := name
	for _, prefix := range []string{republic, "人民共和国", "中国", "人民"} {
		core = strings.TrimPrefix(core, prefix)
	}
	if n, ok := t.nearest(core); ok {
		return n
	}
	return lawName{}
}

func (t *nameTable) known(name string) bool {
	_, ok := t.names[name]
	return ok || t.outside[name]
}

// nearest finds the one statute whose short title core misspells or cuts short;
// none where two are as near.
func (t *nameTable) nearest(core string) (lawName, bool) {
	n := utf8.RuneCountInString(core)
	if ln, ok := t.names[core]; ok && ln.kind == exactName {
		return lawName{kind: mistakenName, statute: ln.statute}, true
	}
	if n < 4 || n > 40 {
		return lawName{}, false
	}
	var best *Statute
	least := math.MaxInt
	for name, ln := range t.names {
		if ln.kind != exactName || strings.HasPrefix(name, republic) {
			continue
		}
		full := utf8.RuneCountInString(name)
		cut := strings.HasPrefix(name, core) && full-n <= 2 && n >= 5
		switch d := EditDistance([]rune(core), []rune(name)); {
		case !cut && (n < 5 || d > 1+full/7) || d > least:
		case d == least && best != ln.statute:
			best = nil // as near to another
		default:
			best, least = ln.statute, d
		}
	}
	return lawName{kind: mistakenName, statute: best}, best != nil
}
