package complaint

import (
	"fmt"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/casefile"
)

// Days are the days that the decoder needs; it never reads the clock.
type Days struct {
	Letter legal.Date // the date given on the command line; zero if none
	Today  legal.Date
}

// Decode reads the case file src, whose name is file. The case is nil if and only if the findings
// hold a Fault. Warnings are only given for cases without faults: what was not read cannot
// contradict anything. The findings are sorted.
//
// A case with an open doubt is returned so that an interface can ask, but must not be written: see
// Findings.Stops.
//
// The date of the letters is days.Letter, else 日期, else days.Today. No act, complaint or birth
// may be after it.
// complaint or birth may lie after it.
func Decode(file string, src []byte, days Days) (*Case, Findings) {
	d := newDecoder(file, days)
	if tree := d.read(file, src); tree != nil {
		d.decode(tree)
	}
	return d.finish()
}

func newDecoder(file string, days Days) *decoder {
	return &decoder{days: days, schema: schema(), c: &Case{
		File: file, positions: make(map[string]token.Position, 64), start: token.Position{Filename: file},
	}}
}

// finish returns the case if it has no fault.
func (d *decoder) finish() (*Case, Findings) {
	if d.c.Complainant.Role != "" { // the tree was read
		d.doubt()
	}
	if len(d.findings.Of(Fault)) > 0 {
		d.findings.Sort()
		return nil, d.findings
	}
	d.warn()
	d.findings.Sort()
	d.c.open = d.findings.Stops()
	return d.c, d.findings
}

// read parses bytes into a tree, or returns nil.
func (d *decoder) read(file string, src []byte) *casefile.Node {
	return casefile.Parse(file, src, d.schema.root, func(pos token.Position, code, message, hint string) {
		d.report(pos, code, "", message, hint)
	})
}

type decoder struct {
	days         Days
	schema       *dictionary
	letter       legal.Date
	c            *Case
	findings     Findings
	placeholders []blankText
	leftovers    []leftover     // texts that may be from the sample
	columns      map[int]string // headers of a table by column number; nil for a case file
}

// maxFindings limits the findings: nobody corrects more at once.
const maxFindings = 200

func (d *decoder) report(pos token.Position, code, path, message, hint string) {
	switch n := len(d.findings); {
	case n > maxFindings:
		return
	case n == maxFindings:
		code, path, message, hint = "too-many", "", "错误太多，从这里起不再列出", "请先改正上面的错误，再检查一次"
	}
	d.findings = append(d.findings, Finding{
		Pos: pos, Header: d.header(pos, code, path), Severity: severities[code],
		Code: code, Path: path, Message: message, Hint: hint,
	})
}

// decode fills the case from its tree.
func (d *decoder) decode(tree *casefile.Node) {
	d.letter = d.days.Letter
	if d.letter.IsZero() {
		d.letter = d.days.Today
	}
	readKeys(d, d.schema.root, caseKeys(), tree, tree.Pos, "", d.c)
	d.c.Date = d.letter
	if d.c.ID == "" {
		base := filepath.Base(d.c.File)
		d.c.ID = strings.TrimSuffix(base, filepath.Ext(base))
	}
	d.check()
}

// readKeys reads the keys of g from n into owner. at is where a missing key is reported.
func readKeys[O any](d *decoder, g *Field, keys []keyOf[O], n *casefile.Node, at token.Position, path string,
	owner *O) {
	found := d.entries(g, n, path)
	for _, early := range []bool{true, false} {
		for i := range keys {
			f := &g.Fields[i]
			if f.early != early {
				continue
			}
			if s, ok := d.slot(f, found[i], at, path+f.English); ok {
				keys[i].read(d, s, owner)
			}
		}
	}
}

// entries returns the entries of n by the index of their field in g, and reports unknown and
// repeated keys.
func (d *decoder) entries(g *Field, n *casefile.Node, path string) []*casefile.Entry {
	found := make([]*casefile.Entry, len(g.Fields))
	for i := range n.Entries {
		e := &n.Entries[i]
		f := g.find(e.Key)
		switch {
		case f == nil && e.Key == "<<":
		case f == nil:
			d.unknownKey(g, e, path)
		case found[f.place] != nil:
			d.report(e.Pos, "duplicate-key", path+f.English,
				fmt.Sprintf("“%s”写了两次，前一次在第%d行", f.Key, found[f.place].Pos.Line), "请只留一处")
		default:
			found[f.place] = e
		}
	}
	return found
}

func (d *decoder) unknownKey(g *Field, e *casefile.Entry, path string) {
	if len(d.findings) > maxFindings {
		return
	}
	var names, keys []string
	for i := range g.Fields {
		names = append(names, g.Fields[i].Names()...)
		keys = append(keys, g.Fields[i].Key)
	}
	hint := didYouMean(e.Key, names, "这里可写："+strings.Join(keys, "、"))
	if home := elsewhere(d.schema.root, g, e.Key); home != nil {
		hint = "“" + printable(e.Key) + "”应写在“" + home.Label + "”下面"
		if home == d.schema.root {
			hint = "“" + printable(e.Key) + "”应顶格写，不属于这一组"
		}
	}
	for i := range g.Fields {
		if slices.Contains(g.Fields[i].Mistaken, e.Key) {
			hint = "是否想写“" + g.Fields[i].Key + "”（" + g.Fields[i].Help + "）"
		}
	}
	d.report(e.Pos, "unknown-key", strings.TrimSuffix(path, "."), "不认识的键“"+printable(e.Key)+"”", hint)
}

// elsewhere returns the only group other than not that has the key, or nil.
func elsewhere(g, not *Field, key string) *Field {
	var home *Field
	if g != not && g.find(key) != nil {
		home = g
	}
	for i := range g.Fields {
		if h := elsewhere(&g.Fields[i], not, key); h != nil {
			if home != nil {
				return nil
			}
			home = h
		}
	}
	return home
}

// slot is a value to be read into the case.
type slot struct {
	field *Field
	node  *casefile.Node
	path  string
	key   token.Position // position of its key
}

// slot records the position of a key's value. ok is false if there is nothing to read: the value is
// absent, or has a form that the key does not allow.
func (d *decoder) slot(f *Field, e *casefile.Entry, at token.Position, path string) (s slot, ok bool) {
	switch {
	case e == nil:
		if f.Required && !d.unasked(path) {
			d.report(at, "missing-key", path, "缺“"+f.Label+"”", f.Help)
		}
		return slot{}, false
	case e.Value.Blank(), e.Value.Kind == casefile.Scalar && Unanswered(clean(e.Value)),
		!f.Required && (f.Kind.mapping() || f.Kind == ExhibitRefs) && e.Value.Kind == casefile.Scalar &&
			nothing(clean(e.Value)):
		if f.Required && !d.unasked(path) {
			d.report(blankPos(e), "empty-value", path, "缺“"+f.Label+"”：这一项没有填写", f.Help)
		} else if f.Kind == Group && e.Value.Kind == casefile.Absent && d.columns == nil {
			d.report(e.Pos, "empty-group", path, "“"+f.Label+"”下面没有内容，信里不写", "要写的，去掉下面各行行首的“# ”，左端缩进两格；不写的，这一行也删去")
		}
		return slot{}, false
	}
	d.c.positions[path] = e.Value.Pos
	if f.Kind.mapping() && e.Value.Kind != casefile.Scalar {
		d.c.positions[path] = e.Pos
	}
	return slot{f, e.Value, path, e.Pos}, e.Value.Kind != casefile.Faulty && d.shaped(f, e.Value, path)
}

// unasked reports whether a key is not asked for: someone who does not know the company, or only
// its brand, cannot know where it is registered or of what kind it is.
func (d *decoder) unasked(path string) bool {
	name := d.c.Respondent.Name
	switch path {
	case "respondent.region":
		return name != "" && !companyName(name) && !slices.Contains(d.c.Confirmed, answerTo("company-name", name, ""))
	case "respondent.kind":
		return name != "" && (placeholder(name) ||
			slices.ContainsFunc([]string{"later", "said"}, func(word string) bool {
				return slices.Contains(d.c.Confirmed, answerTo("company-name", name, word))
			}))
	}
	return false
}

// blankPos returns where an empty value is reported: at its quotes, else at its key.
func blankPos(e *casefile.Entry) token.Position {
	if e.Value.Kind == casefile.Scalar {
		return e.Value.Pos
	}
	return e.Pos
}

// shaped reports whether n has a form that f allows.
func (d *decoder) shaped(f *Field, n *casefile.Node, path string) bool {
	switch n.Kind {
	case casefile.Scalar:
		if !f.Kind.mapping() || f.byName != "" {
			return true
		}
	case casefile.Mapping:
		if f.Kind.mapping() {
			return true
		}
	case casefile.List:
		if f.Kind.list() {
			return true
		}
	}
	hint := "“" + f.Key + "”应写成：" + f.Kind.Form()
	if n.Kind == casefile.Mapping && !f.Kind.mapping() {
		hint += "；如果内容里有冒号或以 { 开头，请给整段文字加引号"
	}
	d.report(n.Pos, "wrong-shape", path, "“"+f.Label+"”的形式不对", hint)
	return false
}

// readGroup reads one group.
func readGroup[O any](d *decoder, s slot, keys []keyOf[O], owner *O) {
	readKeys(d, s.field, keys, s.node, s.key, s.path+".", owner)
}

// readGroups reads a list of groups; a single group is a list of one.
func readGroups[O any](d *decoder, s slot, keys []keyOf[O], list *[]O) {
	items := []*casefile.Node{s.node}
	if s.node.Kind == casefile.List {
		items = s.node.Items
	}
	for i, item := range items {
		path := s.path + "." + strconv.Itoa(i)
		d.c.positions[path] = item.Pos
		*list = append(*list, *new(O))
		owner := &(*list)[i]
		switch {
		case item.Kind == casefile.Faulty:
		case item.Blank():
			d.report(item.Pos, "empty-item", path, fmt.Sprintf("“%s”的第%d项是空的", s.field.Label, i+1), "请填写，或删去这一项")
		case item.Kind == casefile.Mapping:
			readKeys(d, s.field, keys, item, item.Pos, path+".", owner)
		case item.Kind == casefile.Scalar && s.field.byName != "":
			named := &casefile.Node{Kind: casefile.Mapping, Pos: item.Pos,
				Entries: []casefile.Entry{{Key: s.field.byName, Pos: item.Pos, Value: item}}}
			readKeys(d, s.field, keys, named, item.Pos, path+".", owner)
		default:
			d.report(item.Pos, "wrong-shape", path, fmt.Sprintf("“%s”的第%d项形式不对", s.field.Label, i+1),
				"每一项应写成几个“键: 值”，例如“- "+s.field.Fields[0].Key+": …”")
		}
	}
}

// nameTable reads free keys, each with a name.
func (d *decoder) nameTable(s slot, out *[]Override) {
	for _, e := range s.node.Entries {
		path := s.path + "." + e.Key
		d.c.positions[path] = e.Value.Pos
		switch {
		case e.Value.Blank() || e.Value.Kind == casefile.Faulty:
			continue
		case slices.ContainsFunc(*out, func(o Override) bool { return o.Agency == e.Key }):
			d.report(e.Pos, "duplicate-key", s.path, "同一个机构写了两次", "请只留一处")
		case e.Value.Kind != casefile.Scalar:
			d.report(e.Value.Pos, "wrong-shape", s.path, "收件机关名称的形式不对", "每行应写成“机构: 名称”")
		default:
			if name := d.text(slot{field: &Field{Label: s.field.Label, Kind: Line}, node: e.Value,
				path: s.path}); name != "" {
				*out = append(*out, Override{Agency: e.Key, Name: name})
			}
		}
	}
}
