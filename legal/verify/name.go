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
	unknownName  nameKind = iota // no law that is known
	exactName                    // full or short title of a statute at hand
	shortName                    // a common abbreviation of a statute at hand
	mistakenName                 // misspelt or cut short, but near a law
	ruleName                     // a rule of rules.yaml
	outsideName                  // a real law whose text is not at hand
	outdatedName                 // a body or a rule that no longer exists
	ownName                      // the text itself, or a contract: 本办法, 本合同
)

// lawName is the meaning of a name in a text.
type lawName struct {
	kind     nameKind
	statute  *legal.Statute
	rule     *legal.Rule
	outdated *outdatedTerm
	title    string // of a law that is not at hand, as in the histories
}

// nameTable resolves names of laws.
type nameTable struct {
	law    *legal.Library
	names  map[string]lawName
	groups map[string][]string // names recognised without 《》, by their first two runes, longest first
	firsts runeSet             // first runes of those, and 《 and 第: most runes of a text begin nothing
	abroad []string            // states and regions with laws of their own
	spelt  func() []spelling
}

// outdatedTerm is one line of outdated.yaml.
type outdatedTerm struct {
	Names     []string
	Successor string
	Since     legal.Date
	Law       bool
}

// namesFile is the content of names.yaml.
type namesFile struct {
	Aliases map[string][]string // by statute ID
	Other   map[string][]string // common short names of laws that are not at hand, by title
	Abroad  []string
}

// manyNames is about how many names there are, the initial size of their table.
const manyNames = 2600

// loadNames reads names.yaml and outdated.yaml, and adds the titles of all laws. A name that is
// added later replaces the same name added before.
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

// addTitles adds the laws that are known by title, with their common short names.
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

// addStatutes adds the laws whose text is at hand.
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

// bareTitle reports whether a title is also written without 《》: short titles of laws and
// regulations are, those of interpretations and rules are not.
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

// group adds a name under its first two runes.
func (t *nameTable) group(name string) {
	key := firstTwo(name)
	t.groups[key] = append(t.groups[key], name)
	first, _ := utf8.DecodeRuneInString(name)
	t.firsts.add(first)
}

// firstTwo returns the first two runes of a text.
func firstTwo(s string) string {
	_, a := decode(s)
	_, b := decode(s[a:])
	return s[:a+b]
}

// innerMarks converts the marks of a title within a title.
var innerMarks = strings.NewReplacer("〈", "《", "〉", "》")

const republic = "中华人民共和国"

// inTitle matches a version, or a short name given by the text, inside the marks of a title.
var inTitle = pattern.New(`（[^（）]*(?:\d{4}|修正|修订|修改|以下|下称|简称)[^（）]*）$`)

// resolve returns the meaning of a name between 《 and 》.
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

// nearRepublic matches 中华人民共和国 with a typo, or cut short.
var nearRepublic = pattern.New(`^(?:中[华国]?人?民?共?和?国|中华人民共和|中华人民|人民共和国|人民)`)

// lookup looks up a name as it is, or after 中华人民共和国.
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
