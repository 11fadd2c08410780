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
	groups  map[rune][]string // names that are recognised without 《》, by first rune, longest first
	firsts  runeSet           // of them, with 《 and 第: most of a text begins nothing
	pairs   runeSet           // of their first two runes, as pair makes one of them
}

// runeSet is a set of runes that may say yes of one that it does not hold, in one
// case of some dozens: it knows their lowest 12 bits.
type runeSet [64]uint64

func (s *runeSet) add(r rune)      { s[r>>6&63] |= 1 << (r & 63) }
func (s *runeSet) has(r rune) bool { return s[r>>6&63]>>(r&63)&1 > 0 }

// pair makes one rune of two, for a runeSet.
func pair(first, second rune) rune { return first*7 ^ second }

// starting are the names that may begin with a rune, behind which the text goes on.
func (t *nameTable) starting(first rune, after string) []string {
	second, _ := decode(after)
	if !t.pairs.has(pair(first, second)) {
		return nil
	}
	return t.groups[first]
}

// decode is utf8.DecodeRuneInString, quick for the runes among which Han stands. A
// torn rune is one byte, so that it hides nothing that stands behind it.
func decode(s string) (rune, int) {
	if len(s) < 3 || s[0]>>4 != 0xE || s[1]>>6 != 0b10 || s[2]>>6 != 0b10 {
		return utf8.DecodeRuneInString(s)
	}
	return rune(s[0]&0xF)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
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
	t := &nameTable{names: map[string]lawName{}, outside: map[string]bool{}, groups: map[rune][]string{}}
	t.firsts.add('《')
	t.firsts.add('第')
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
	for _, names := range t.groups {
		slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	}
	l.names = t
	return nil
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
