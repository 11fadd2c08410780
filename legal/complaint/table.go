package complaint

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
	"unicode"
)

// Column is a column of a table (列) that holds a key.
type Column struct {
	Number int    // as the reader counts, from 1
	Header string // as the table writes it
	Field  Field
}

// Row is one row of a table (行).
type Row struct {
	Line  int      // the row that Excel shows, from 1
	Cells []string // one for each column
}

// DecodeRows reads the rows of one case: each row is one incident, and what the
// rows say of the case itself must agree. Cells are read and checked as the values
// of a case file are; findings bear the header of their column. The case is named
// id where no column gives 编号. There must be a row.
//
// A cell holds a list as its lines, or as parts between 、 ； ，. An exhibit that an
// incident names is an exhibit of the case without being declared. Items of the
// other lists (既往投诉, 证据, 经济损失) are read from every row that has one, each
// once.
func DecodeRows(file, id string, columns []Column, rows []Row, days Days) (*Case, Findings) {
	d := newDecoder(file, days)
	d.c.ID = id
	d.headers = map[int]string{}
	for _, c := range columns {
		d.headers[c.Number] = printable(c.Header)
	}
	d.c.start = token.Position{Filename: file, Line: rows[0].Line, Column: 1}
	d.decode(d.rowTree(columns, rows))
	return d.finish()
}

// header names the column of a finding: where a key is missing, the key.
func (d *decoder) header(pos token.Position, code, path string) string {
	if d.headers == nil {
		return ""
	}
	if h, ok := d.headers[pos.Column]; ok && code != "missing-key" {
		return h
	}
	if f, ok := headers[fold(unnumbered(path))]; ok {
		return f.Label
	}
	return d.headers[pos.Column]
}

// unnumbered drops the indices of a path: incidents.1.at is incidents.at.
func unnumbered(path string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(path, "."), digitsOnly), ".")
}

// rowTree is the tree that a case file with the same content would give.
func (d *decoder) rowTree(columns []Column, rows []Row) *node {
	tree := &node{kind: mapping, pos: d.c.start}
	for _, r := range rows {
		items := map[*node]*node{} // the item of each list that this row fills
		for i := range columns {
			c := &columns[i]
			d.place(tree, items, c.Field.steps, cell{c.Field.Kind, r.Cells[i], token.Position{Filename: d.c.File, Line: r.Line, Column: c.Number}})
		}
	}
	d.prune(tree, "")
	nameExhibits(tree)
	return tree
}

// cell is one of a row, before it is read.
type cell struct {
	kind Kind
	text string
	pos  token.Position
}

// place puts a cell where its path leads.
func (d *decoder) place(n *node, items map[*node]*node, path []string, cell cell) {
	key, isList := strings.CutSuffix(path[0], "[]")
	e := n.entry(key)
	switch {
	case e == nil && len(path) == 1:
		n.entries = append(n.entries, entry{key, cell.pos, cell.node()})
		return
	case len(path) == 1:
		if !isBlank(cell.text) {
			d.agree(e, cell.node())
		}
		return
	case e == nil && isList:
		n.entries = append(n.entries, entry{key, cell.pos, &node{kind: list, pos: cell.pos}})
	case e == nil:
		n.entries = append(n.entries, entry{key, cell.pos, &node{kind: mapping, pos: cell.pos}})
	}
	next := n.entry(key).value
	if isList {
		l := next
		if items[l] == nil {
			items[l] = &node{kind: mapping, pos: cell.pos}
			l.items = append(l.items, items[l])
		}
		next = items[l]
	}
	d.place(next, items, path[1:], cell)
}

// agree lets a later row say the same of the case, or nothing.
func (d *decoder) agree(e *entry, cell *node) {
	switch {
	case cell.blank():
	case e.value.blank():
		e.pos, e.value = cell.pos, cell
	case !sameNode(e.value, cell):
		d.report(cell.pos, "contradiction", "", fmt.Sprintf("与同一案件第%d行所写的不同", e.value.pos.Line),
			"同一“案件编号”的各行，案件信息应当一致，或只在一行填写；不是同一案件的，请改编号")
	}
}

// node reads the cell: the lines of a list are its items, and a name table is
// 机构：名称 between ； or on lines.
func (c cell) node() *node {
	text := c.text
	if strings.Contains(text, "\r") {
		text = lineEnds.Replace(text)
	}
	switch {
	case c.kind == NameTable && strings.TrimSpace(text) != "":
		return nameCell(text, c.pos)
	case c.kind.list() && strings.Contains(strings.TrimSpace(text), "\n"):
		out := &node{kind: list, pos: c.pos}
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimFunc(line, unicode.IsSpace) != "" {
				out.items = append(out.items, &node{kind: scalar, pos: c.pos, text: line})
			}
		}
		return out
	}
	return &node{kind: scalar, pos: c.pos, text: text}
}

func nameCell(text string, pos token.Position) *node {
	out := &node{kind: mapping, pos: pos}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;\n", r) }) {
		i := strings.IndexAny(part, "：:")
		if i < 0 {
			return &node{kind: scalar, pos: pos, text: text} // refused for its form
		}
		name := strings.TrimLeft(part[i:], "：:")
		out.entries = append(out.entries, entry{strings.TrimSpace(part[:i]), pos, &node{kind: scalar, pos: pos, text: name}})
	}
	return out
}

// prune drops the items that a row left blank, unless all are, and those that
// an earlier row gave.
func (d *decoder) prune(n *node, path string) {
	for _, e := range n.entries {
		d.prune(e.value, e.key)
	}
	if n.kind != list || len(n.items) == 0 || n.items[0].kind != mapping {
		return
	}
	var kept []*node
	for _, item := range n.items {
		d.prune(item, path)
		switch same := slices.IndexFunc(kept, func(k *node) bool { return sameNode(k, item) }); {
		case item.blank():
		case same < 0:
			kept = append(kept, item)
		case path == "incidents":
			d.report(item.pos, "repeated-incident", "", fmt.Sprintf("这一行的事件与第%d行完全相同", kept[same].pos.Line), "请删去重复的一行；信中只写一次")
		}
	}
	if len(kept) > 0 {
		n.items = kept
	} else {
		n.items = n.items[:1]
	}
}

// nameExhibits adds the exhibits that incidents name and nobody declared.
func nameExhibits(tree *node) {
	declared := &node{kind: list, pos: tree.pos}
	e := tree.entry("exhibits")
	known := map[string]bool{}
	if e != nil {
		declared = e.value
		for _, item := range declared.items {
			if name := item.entry("name"); name != nil {
				known[name.value.clean()] = true
			}
		}
	}
	incidents := tree.entry("incidents")
	if incidents == nil {
		return
	}
	var added []*node
	for _, in := range incidents.value.items {
		cell := in.entry("exhibits")
		if cell == nil {
			continue
		}
		for _, name := range exhibitNames(cell.value, known) {
			if !known[name] && !exhibitNumber.MatchString(halfwidth(name)) {
				known[name] = true
				added = append(added, &node{kind: scalar, pos: cell.value.pos, text: name})
			}
		}
	}
	switch {
	case len(added) == 0:
	case e == nil || e.value.blank():
		tree.entries = slices.DeleteFunc(tree.entries, func(e entry) bool { return e.key == "exhibits" })
		tree.entries = append(tree.entries, entry{"exhibits", added[0].pos, &node{kind: list, pos: added[0].pos, items: added}})
	default:
		declared.items = append(declared.items, added...)
	}
}

// exhibitNames are the names in a cell. A whole line that is a name is one.
func exhibitNames(cell *node, known map[string]bool) []string {
	lines := []*node{cell}
	if cell.kind == list {
		lines = cell.items
	}
	var out []string
	for _, l := range lines {
		if text := l.clean(); known[text] {
			out = append(out, text)
		} else {
			out = append(out, splitList(text)...)
		}
	}
	return out
}

// entry returns the entry of n with that key, or nil.
func (n *node) entry(key string) *entry {
	for i := range n.entries {
		if n.entries[i].key == key {
			return &n.entries[i]
		}
	}
	return nil
}

// clean is the text of a scalar as a value; "" where it holds what no value may.
func (n *node) clean() string { return Clean(n.text) }

// sameNode reports whether two nodes say the same, wherever they stand.
func sameNode(a, b *node) bool {
	return a.kind == b.kind && a.clean() == b.clean() &&
		slices.EqualFunc(a.items, b.items, sameNode) &&
		slices.EqualFunc(a.entries, b.entries, func(x, y entry) bool { return x.key == y.key && sameNode(x.value, y.value) })
}
