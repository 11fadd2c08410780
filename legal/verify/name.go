package verify

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/pattern"
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
	outdatedName                 // a body or a rule that has ceased to be
	ownName                      // the text itself, or a contract: 本办法, 本合同
)

// lawName is what a name in a text leads to.
type lawName struct {
	kind     nameKind
	statute  *legal.Statute
	rule     *legal.Rule
	outdated *outdatedTerm
	title    string // of a law that is not at hand, as the histories know it
}

// nameTable resolves names of laws.
type nameTable struct {
	law    *legal.Library
	names  map[string]lawName
	groups map[string][]string // names recognised without 《》, by their first two runes, longest first
	firsts runeSet             // of them, with 《 and 第: most of a text begins nothing
	abroad []string            // names of states and regions with laws of their own
	spelt  func() []spelling
}

// outdatedTerm is one line of outdated.yaml.
type outdatedTerm struct {
	Names     []string
	Successor string
	Since     legal.Date
	Law       bool
}

// namesFile is names.yaml.
type namesFile struct {
	Aliases map[string][]string // by statute
	Other   map[string][]string // common short names of laws that are not at hand, by title
	Abroad  []string
}

// manyNames is about how many there are, so that a table need not grow at each start.
const manyNames = 2600

// loadNames reads names.yaml and outdated.yaml, and takes in the titles of all laws.
// What comes later has the better right to a name.
func loadNames(l *legal.Library, fsys fs.FS) (*nameTable, error) {
	t := &nameTable{law: l, names: make(map[string]lawName, manyNames), groups: map[string][]string{}}
	t.spelt = sync.OnceValue(t.spellings)
	t.firsts.add('《')
	t.firsts.add('第')
	var file namesFile
	if err := legal.ReadData(fsys, "names.yaml", &file); err != nil {
		return nil, err
	}
	var outdated []*outdatedTerm
	if err := legal.ReadData(fsys, "outdated.yaml", &outdated); err != nil {
		return nil, err
	}
	t.abroad = file.Abroad
	t.addTitles(file.Other)
	for _, o := range outdated {
		for _, n := range o.Names {
			t.add(n, lawName{kind: outdatedName, outdated: o})
		}
	}
	for _, r := range l.Rules() {
		n := lawName{kind: ruleName, rule: r}
		t.names[r.Title], t.names[strings.ReplaceAll(r.Title, " ", "")] = n, n
	}
	t.addStatutes(file.Aliases)
	for _, names := range t.groups {
		slices.SortFunc(names, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	}
	return t, nil
}

// addTitles enters the laws that are known by name, with their common short names.
func (t *nameTable) addTitles(aliases map[string][]string) {
	for title := range t.law.Titles {
		n := lawName{kind: outsideName, title: title}
		t.names[title] = n
		if bareTitle(title) {
			t.group(title)
		}
		// 最高人民法院《关于审理…的规定》, and its joint issuers with or without 、
		if issuer, rest, ok := strings.Cut(title, "关于"); ok && strings.HasPrefix(issuer, "最高人民") {
			t.names["关于"+rest] = n
			t.names[strings.ReplaceAll(issuer, "、", "")+"关于"+rest] = n
		}
	}
	for title, names := range aliases {
		for _, a := range names {
			t.add(a, lawName{kind: outsideName, title: title})
		}
	}
}

// addStatutes enters the laws whose text is at hand.
func (t *nameTable) addStatutes(aliases map[string][]string) {
	for _, s := range t.law.Statutes() {
		for _, a := range aliases[s.ID] {
			t.add(a, lawName{kind: shortName, statute: s})
		}
		for _, v := range s.Versions {
			for _, title := range []string{v.Title, v.Short} {
				title = innerMarks.Replace(title)
				t.add(title, lawName{kind: exactName, statute: s})
				if issuer, rest, ok := strings.Cut(title, "关于"); ok && strings.HasPrefix(issuer, "最高人民") {
					t.names["关于"+rest] = lawName{kind: exactName, statute: s}
				}
			}
		}
	}
}

// bareTitle reports whether a title is also written without marks: short names of
// laws and regulations are, those of interpretations and rules are not.
func bareTitle(title string) bool {
	if len(title) > 60 || len(title) < len("宪法") {
		return false
	}
	for _, end := range []string{"法", "法典", "条例"} {
		if strings.HasSuffix(title, end) {
			return true
		}
	}
	return false
}

func (t *nameTable) add(name string, n lawName) {
	t.group(name)
	t.names[name] = n
}

// group enters a name under its first two runes.
func (t *nameTable) group(name string) {
	key := firstTwo(name)
	t.groups[key] = append(t.groups[key], name)
	first, _ := utf8.DecodeRuneInString(name)
	t.firsts.add(first)
}

// firstTwo are the bytes of a text's first two runes.
func firstTwo(s string) string {
	_, a := decode(s)
	_, b := decode(s[a:])
	return s[:a+b]
}

// innerMarks are what a title within a title may be written with.
var innerMarks = strings.NewReplacer("〈", "《", "〉", "》")

const republic = "中华人民共和国"

// inTitle is a version, or what a text calls the law, within the marks of its title.
var inTitle = pattern.New(`（[^（）]*(?:\d{4}|修正|修订|修改|以下|下称|简称)[^（）]*）$`)

// resolve finds what a name between 《 and 》 means.
func (t *nameTable) resolve(name string) lawName {
	if n, ok := t.lookup(name); ok {
		return n
	}
	if bare := inTitle.ReplaceAllString(name, ""); bare != name {
		return t.resolve(bare)
	}
	if holdsOne(name, []string{"修正案", "草案", "征求意见稿"}) || strings.HasPrefix(name, "关于修改") {
		return lawName{}
	}
	core := strings.TrimPrefix(strings.TrimPrefix(name, republic), "中国人民共和国")
	if core == name {
		core = nearRepublic.ReplaceAllString(name, "")
	}
	if n, ok := t.names[core]; ok && n.kind == outsideName && core != name {
		return lawName{kind: mistakenName, title: n.title}
	}
	return t.nearest(core)
}

// nearRepublic is 中华人民共和国 with a slip of the pen, or cut short.
var nearRepublic = pattern.New(`^(?:中[华国]?人?民?共?和?国|中华人民共和|中华人民|人民共和国|人民)`)

// lookup finds a name as it stands, or behind 中华人民共和国.
func (t *nameTable) lookup(name string) (lawName, bool) {
	if n, ok := t.names[name]; ok {
		return n, true
	}
	short, full := strings.CutPrefix(name, republic)
	if n, ok := t.names[short]; full && ok && n.kind != shortName {
		return n, true
	}
	return lawName{}, false
}
