package verify

import (
	"io/fs"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"tousu/legal"
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
	statute  *legal.Statute
	rule     *legal.Rule
	outdated *outdatedTerm
}

// nameTable resolves names of laws.
type nameTable struct {
	names   map[string]lawName
	outside map[string]bool
	groups  map[rune][]string // names that are recognised without 《》, by first rune, longest first
	firsts  runeSet           // of them, with 《 and 第: most of a text begins nothing
	pairs   runeSet           // of their first two runes, as pair makes one of them
}

// starting are the names that may begin with a rune, behind which the text goes on.
func (t *nameTable) starting(first rune, after string) []string {
	second, _ := decode(after)
	if !t.pairs.has(pair(first, second)) {
		return nil
	}
	return t.groups[first]
}

// outdatedTerm is one line of outdated.yaml.
type outdatedTerm struct {
	Names     []string
	Successor string
	Since     legal.Date
	Law       bool
}

// loadNames reads names.yaml, outdated.yaml and titles.txt.
func loadNames(l *legal.Library, fsys fs.FS) (*nameTable, error) {
	t := &nameTable{names: map[string]lawName{}, outside: map[string]bool{}, groups: map[rune][]string{}}
	t.firsts.add('《')
	t.firsts.add('第')
	aliases := map[string][]string{}
	if err := legal.ReadYAML(fsys, "names.yaml", &aliases); err != nil {
		return nil, err
	}
	var outdated []*outdatedTerm
	if err := legal.ReadYAML(fsys, "outdated.yaml", &outdated); err != nil {
		return nil, err
	}
	titles, err := fs.ReadFile(fsys, "titles.txt")
	if err != nil {
		return nil, err
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
	for _, r := range l.Rules() {
		t.names[r.Title] = lawName{kind: ruleName, rule: r}
	}
	for _, s := range l.Statutes() {
		for _, a := range aliases[s.ID] {
			t.add(a, lawName{kind: shortName, statute: s})
		}
		for _, v := range s.Versions {
			t.add(v.Title, lawName{kind: exactName, statute: s})
			t.add(v.Short, lawName{kind: exactName, statute: s})
		}
	}
	for _, names := range t.groups {
		slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	}
	return t, nil
}

func (t *nameTable) add(name string, n lawName) {
	if _, known := t.names[name]; !known {
		t.group(name)
	}
	t.names[name] = n
}

// group enters a name under its first rune.
func (t *nameTable) group(name string) {
	first, size := utf8.DecodeRuneInString(name)
	second, _ := utf8.DecodeRuneInString(name[size:])
	t.groups[first] = append(t.groups[first], name)
	t.firsts.add(first)
	t.pairs.add(pair(first, second))
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
	var best *legal.Statute
	least := math.MaxInt
	for name, ln := range t.names {
		if ln.kind != exactName || strings.HasPrefix(name, republic) {
			continue
		}
		full := utf8.RuneCountInString(name)
		cut := strings.HasPrefix(name, core) && full-n <= 2 && n >= 5
		switch d := legal.EditDistance([]rune(core), []rune(name)); {
		case !cut && (n < 5 || d > 1+full/7) || d > least:
		case d == least && best != ln.statute:
			best = nil // as near to another
		default:
			best, least = ln.statute, d
		}
	}
	return lawName{kind: mistakenName, statute: best}, best != nil
}
