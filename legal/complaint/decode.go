package complaint

import (
	"fmt"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"tousu/legal"
)

// Days are the days that the decoder must know; it never reads the clock.
type Days struct {
	Letter legal.Date // the date asked for on the command line; zero if none
	Today  legal.Date
}

// Decode reads the case file src, whose name is file. The case is nil if and only
// if the findings hold a Fault. Warnings are judged over cases without faults:
// what was not read cannot contradict anything. The findings are sorted.
//
// The date of the letters is days.Letter, else 日期, else days.Today. No act,
// complaint or birth may lie after it.
func Decode(file string, src []byte, days Days) (*Case, Findings) {
	d := newDecoder(file, days)
	if tree := d.read(file, src); tree != nil {
		d.decode(tree)
	}
	return d.finish()
}

func newDecoder(file string, days Days) *decoder {
	return &decoder{days: days, c: &Case{File: file, positions: make(map[string]token.Position, 64), start: token.Position{Filename: file}}}
}

// finish lets the case go if it has no fault.
func (d *decoder) finish() (*Case, Findings) {
	if out := d.findings.Of(Fault); len(out) > 0 {
		out.Sort()
		return nil, out
	}
	d.warn()
	d.findings.Sort()
	return d.c, d.findings
}

// read turns bytes into a tree, or nil.
func (d *decoder) read(file string, src []byte) *node {
	lines, ok := readText(file, src, d.report)
	if !ok {
		return nil
	}
	x := newLexer(file, d.report)
	x.lex(lines)
	if x.fatal {
		return nil
	}
	b := &builder{src: x.src, rep: d.report, faulty: x.faulty}
	return b.tree()
}

type decoder struct {
	days     Days
	letter   legal.Date
	c        *Case
	findings Findings
	headers  map[int]string // of a table, by column number; nil for a case file
}

// maxFindings bounds what is reported: nobody corrects more in one go.
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

// decode fills in the case from its tree.
func (d *decoder) decode(tree *node) {
	d.letter = d.days.Letter
	if d.letter.IsZero() {
		d.letter = d.days.Today
	}
	d.group(root, tree, tree.pos, "", d.c)
	d.c.Date = d.letter
	if d.c.ID == "" {
		base := filepath.Base(d.c.File)
		d.c.ID = strings.TrimSuffix(base, filepath.Ext(base))
	}
	d.check()
}

// group reads the keys of g from n into owner. at is where a missing key is
// reported.
func (d *decoder) group(g *Field, n *node, at token.Position, path string, owner any) {
	found := d.entries(g, n, path)
	for _, early := range []bool{true, false} {
		for i := range g.Fields {
			if f := &g.Fields[i]; f.early == early {
				d.field(f, found[i], at, path, owner)
			}
		}
	}
}

// entries puts the entries of n where the fields of g stand and reports unknown and
// repeated keys.
func (d *decoder) entries(g *Field, n *node, path string) []*entry {
	found := make([]*entry, len(g.Fields))
	for i := range n.entries {
		e := &n.entries[i]
		f := g.find(e.key)
		switch {
		case f == nil && e.key == "<<":
		case f == nil:
			d.unknownKey(g, e, path)
		case found[f.place] != nil:
			d.report(e.pos, "duplicate-key", path+f.English, fmt.Sprintf("“%s”写了两次，前一次在第%d行", f.Key, found[f.place].pos.Line), "请只留一处")
		default:
			found[f.place] = e
		}
	}
	return found
}

func (d *decoder) unknownKey(g *Field, e *entry, path string) {
	if len(d.findings) > maxFindings {
		return
	}
	var names, keys []string
	for i := range g.Fields {
		names = append(names, g.Fields[i].Names()...)
		keys = append(keys, g.Fields[i].Key)
	}
	hint := didYouMean(e.key, names, "这里可写："+strings.Join(keys, "、"))
	if home := elsewhere(root, g, e.key); home != nil {
		hint = "“" + printable(e.key) + "”应写在“" + home.Label + "”下面"
		if home == root {
			hint = "“" + printable(e.key) + "”应顶格写，不属于这一组"
		}
	}
	d.report(e.pos, "unknown-key", strings.TrimSuffix(path, "."), "不认识的键“"+printable(e.key)+"”", hint)
}

// elsewhere finds the one group other than not that has the key.
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

// field reads one key of a group, if it was written.
func (d *decoder) field(f *Field, e *entry, at token.Position, path string, owner any) {
	path += f.English
	switch {
	case e == nil:
		if f.Required {
			d.report(at, "missing-key", path, "缺“"+f.Label+"”", f.Help)
		}
		return
	case e.value.blank():
		if f.Required {
			d.report(e.blankPos(), "empty-value", path, "缺“"+f.Label+"”：这一项没有填写", f.Help)
		}
		return
	}
	d.c.positions[path] = e.value.pos
	if f.Kind.mapping() && e.value.kind != scalar {
		d.c.positions[path] = e.pos
	}
	if e.value.kind != faulty && d.shaped(f, e.value, path) {
		d.value(slot{f, e.value, path, f.at(owner)}, e.pos)
	}
}

// blankPos is where an empty value is reported: at its quotes, else at its key.
func (e *entry) blankPos() token.Position {
	if e.value.kind == scalar {
		return e.value.pos
	}
	return e.pos
}

// shaped reports whether n has a form that f may have.
func (d *decoder) shaped(f *Field, n *node, path string) bool {
	switch {
	case n.kind == scalar && f.Kind == GroupList && f.English == "exhibits":
		return true
	case n.kind == scalar && !f.Kind.mapping(), n.kind == mapping && f.Kind.mapping(), n.kind == list && f.Kind.list():
		return true
	}
	hint := "“" + f.Key + "”应写成：" + f.Kind.Form()
	if n.kind == mapping && !f.Kind.mapping() {
		hint += "；如果内容里有冒号或以 { 开头，请给整段文字加引号"
	}
	d.report(n.pos, "wrong-shape", path, "“"+f.Label+"”的形式不对", hint)
	return false
}

// slot is a value on its way into the case.
type slot struct {
	field *Field
	node  *node
	path  string
	dst   any
}

// value reads a value of any kind. key is the position of its key.
func (d *decoder) value(s slot, key token.Position) {
	switch s.field.Kind {
	case Group:
		d.group(s.field, s.node, key, s.path+".", s.dst)
	case GroupList:
		d.groups(s)
	case NameTable:
		d.nameTable(s)
	default:
		d.scalar(s)
	}
}

// groups reads a list of groups; one group alone is a list of one.
func (d *decoder) groups(s slot) {
	items := []*node{s.node}
	if s.node.kind == list {
		items = s.node.items
	}
	next := s.dst.(func() any)
	for i, item := range items {
		path := fmt.Sprintf("%s.%d", s.path, i)
		d.c.positions[path] = item.pos
		owner := next()
		switch {
		case item.kind == faulty:
		case item.blank():
			d.report(item.pos, "empty-item", path, fmt.Sprintf("“%s”的第%d项是空的", s.field.Label, i+1), "请填写，或删去这一项")
		case item.kind == mapping:
			d.group(s.field, item, item.pos, path+".", owner)
		case item.kind == scalar && s.field.English == "exhibits":
			d.exhibitByName(s.field, item, path, owner)
		default:
			d.report(item.pos, "wrong-shape", path, fmt.Sprintf("“%s”的第%d项形式不对", s.field.Label, i+1), "每一项应写成几个“键: 值”，例如“- "+s.field.Fields[0].Key+": …”")
		}
	}
}

// exhibitByName reads an exhibit that is given by its name alone.
func (d *decoder) exhibitByName(f *Field, n *node, path string, owner any) {
	name := f.find("name")
	d.c.positions[path+".name"] = n.pos
	d.value(slot{name, n, path + ".name", name.at(owner)}, n.pos)
}

// nameTable reads free keys with a name each.
func (d *decoder) nameTable(s slot) {
	out := s.dst.(*[]Override)
	for _, e := range s.node.entries {
		path := s.path + "." + e.key
		d.c.positions[path] = e.value.pos
		switch {
		case e.value.blank() || e.value.kind == faulty:
			continue
		case slices.ContainsFunc(*out, func(o Override) bool { return o.Agency == e.key }):
			d.report(e.pos, "duplicate-key", s.path, "同一个机构写了两次", "请只留一处")
		case e.value.kind != scalar:
			d.report(e.value.pos, "wrong-shape", s.path, "收件机关名称的形式不对", "每行应写成“机构: 名称”")
		default:
			var name string
			d.scalar(slot{&Field{Label: s.field.Label, Kind: Line}, e.value, s.path, &name})
			if name != "" {
				*out = append(*out, Override{Agency: e.key, Name: name})
			}
		}
	}
}
