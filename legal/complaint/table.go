package complaint

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
	"unicode"

	"tousu/legal/casefile"
	"tousu/legal/identity"
)

// Column is a column of a table (列) that holds a key.
type Column struct {
	Number int    // from 1, as shown to the user
	Header string // as the table writes it
	Field  Field
}

// Row is one row of a table (行).
type Row struct {
	Line  int      // row number that Excel shows, from 1
	Cells []string // one per column
}

// DecodeRows reads the rows of one case. Each row is one incident, and what the rows say of the
// case itself must agree. Cells are read and checked like the values of a case file; findings have
// the header of their column. The case's ID is id if no column gives 编号. There must be at least
// one row.
//
// A cell holds a list as lines, or as parts separated by 、 ； ，. An exhibit that an incident
// names becomes an exhibit of the case without being declared. Items of the other lists (既往投诉,
// 证据, 经济损失) are read from every row that has one, without duplicates.
func DecodeRows(file, id string, columns []Column, rows []Row, days Days) (*Case, Findings) {
	d := newDecoder(file, days)
	d.c.ID = id
	d.columns = map[int]string{}
	for _, c := range columns {
		d.columns[c.Number] = printable(c.Header)
	}
	d.c.start = token.Position{Filename: file, Line: rows[0].Line, Column: 1}
	d.decode(d.rowTree(columns, rows))
	return d.finish()
}

// header returns the column header for a finding; for a missing key, the key's label.
func (d *decoder) header(pos token.Position, code, path string) string {
	if d.columns == nil {
		return ""
	}
	if h, ok := d.columns[pos.Column]; ok && code != "missing-key" {
		return h
	}
	if f, ok := d.schema.headers[fold(unnumbered(path))]; ok {
		return f.Label
	}
	return d.columns[pos.Column]
}

// unnumbered removes the indices of a path: incidents.1.at becomes incidents.at.
func unnumbered(path string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(path, "."), identity.IsDigits), ".")
}

// rowTree returns the tree that a case file with the same content would give.
func (d *decoder) rowTree(columns []Column, rows []Row) *casefile.Node {
	tree := &casefile.Node{Kind: casefile.Mapping, Pos: d.c.start}
	for _, r := range rows {
		items := map[*casefile.Node]*casefile.Node{} // the item of each list that this row fills
		for i := range columns {
			c := &columns[i]
			d.place(tree, items, c.Field.steps,
				cell{&c.Field, r.Cells[i], token.Position{Filename: d.c.File, Line: r.Line, Column: c.Number}})
		}
	}
	d.prune(tree, "")
	nameExhibits(tree)
	return tree
}

// cell is one cell of a row, before it is read.
type cell struct {
	field *Field
	text  string
	pos   token.Position
}

// place puts a cell where its path leads.
func (d *decoder) place(n *casefile.Node, items map[*casefile.Node]*casefile.Node, path []string, cell cell) {
	key, isList := strings.CutSuffix(path[0], "[]")
	e := n.Entry(key)
	switch {
	case e == nil && len(path) == 1:
		n.Entries = append(n.Entries, casefile.Entry{Key: key, Pos: cell.pos, Value: cell.node()})
		return
	case len(path) == 1:
		switch {
		case casefile.Blank(cell.text):
		case cell.field.gathers:
			gather(e, cell.node())
		default:
			d.agree(e, cell.node())
		}
		return
	case e == nil && isList:
		n.Entries = append(n.Entries, casefile.Entry{Key: key, Pos: cell.pos,
			Value: &casefile.Node{Kind: casefile.List, Pos: cell.pos}})
	case e == nil:
		n.Entries = append(n.Entries, casefile.Entry{Key: key, Pos: cell.pos,
			Value: &casefile.Node{Kind: casefile.Mapping, Pos: cell.pos}})
	}
	next := n.Entry(key).Value
	if isList {
		l := next
		if items[l] == nil {
			items[l] = &casefile.Node{Kind: casefile.Mapping, Pos: cell.pos}
			l.Items = append(l.Items, items[l])
		}
		next = items[l]
	}
	d.place(next, items, path[1:], cell)
}

// gather adds the values of a later row to those of earlier ones.
func gather(e *casefile.Entry, cell *casefile.Node) {
	list := &casefile.Node{Kind: casefile.List, Pos: e.Value.Pos}
	for _, n := range []*casefile.Node{e.Value, cell} {
		switch {
		case n.Kind == casefile.List:
			list.Items = append(list.Items, n.Items...)
		case !n.Blank():
			list.Items = append(list.Items, n)
		}
	}
	e.Value = list
}

// agree checks that a later row says the same of the case, or nothing.
func (d *decoder) agree(e *casefile.Entry, cell *casefile.Node) {
	switch {
	case cell.Blank():
	case e.Value.Blank():
		e.Pos, e.Value = cell.Pos, cell
	case !sameNode(e.Value, cell):
		d.report(cell.Pos, "contradiction", "", fmt.Sprintf("与同一案件第%d行所写的不同", e.Value.Pos.Line),
			"同一“案件编号”的各行，案件信息应当一致，或只在一行填写；不是同一案件的，请改编号")
	}
}

// lineEnds makes every line break one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// node reads the cell: the lines of a list are its items, and a name table is
// 机构：名称 between ； or on lines.
func (c cell) node() *casefile.Node {
	text := lineEnds.Replace(c.text)
	switch {
	case c.field.Kind == NameTable && strings.TrimSpace(text) != "":
		return nameCell(text, c.pos)
	case c.field.Kind.list() && strings.Contains(strings.TrimSpace(text), "\n"):
		out := &casefile.Node{Kind: casefile.List, Pos: c.pos}
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimFunc(line, unicode.IsSpace) != "" {
				out.Items = append(out.Items, &casefile.Node{Kind: casefile.Scalar, Pos: c.pos, Text: line})
			}
		}
		return out
	}
	return &casefile.Node{Kind: casefile.Scalar, Pos: c.pos, Text: text}
}

func nameCell(text string, pos token.Position) *casefile.Node {
	out := &casefile.Node{Kind: casefile.Mapping, Pos: pos}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;\n", r) }) {
		i := strings.IndexAny(part, "：:")
		if i < 0 {
			return &casefile.Node{Kind: casefile.Scalar, Pos: pos, Text: text} // reported for its form
		}
		name := strings.TrimLeft(part[i:], "：:")
		out.Entries = append(out.Entries, casefile.Entry{Key: strings.TrimSpace(part[:i]), Pos: pos,
			Value: &casefile.Node{Kind: casefile.Scalar, Pos: pos, Text: name}})
	}
	return out
}

// prune removes the items that a row left blank, unless all are, and those that an earlier row
// gave.
func (d *decoder) prune(n *casefile.Node, path string) {
	for _, e := range n.Entries {
		d.prune(e.Value, e.Key)
	}
	if n.Kind != casefile.List || len(n.Items) == 0 || n.Items[0].Kind != casefile.Mapping {
		return
	}
	var kept []*casefile.Node
	for _, item := range n.Items {
		d.prune(item, path)
		switch same := slices.IndexFunc(kept, func(k *casefile.Node) bool { return sameNode(k, item) }); {
		case item.Blank():
		case same < 0:
			kept = append(kept, item)
		case path == "incidents":
			d.report(item.Pos, "repeated-incident", "", fmt.Sprintf("这一行的事件与第%d行完全相同", kept[same].Pos.Line),
				"请删去重复的一行；信中只写一次")
		}
	}
	if len(kept) > 0 {
		n.Items = kept
	} else {
		n.Items = n.Items[:1]
	}
}

// nameExhibits adds the exhibits that incidents name but nobody declared.
func nameExhibits(tree *casefile.Node) {
	declared := &casefile.Node{Kind: casefile.List, Pos: tree.Pos}
	e := tree.Entry("exhibits")
	known := map[string]bool{}
	if e != nil {
		declared = e.Value
		for _, item := range declared.Items {
			if name := item.Entry("name"); name != nil {
				known[clean(name.Value)] = true
			}
		}
	}
	incidents := tree.Entry("incidents")
	if incidents == nil {
		return
	}
	var added []*casefile.Node
	for _, in := range incidents.Value.Items {
		cell := in.Entry("exhibits")
		if cell == nil {
			continue
		}
		for _, name := range exhibitNames(cell.Value, known) {
			if !known[name] && !exhibitNumber.MatchString(halfwidth(name)) && !noExhibit(name) {
				known[name] = true
				added = append(added, &casefile.Node{Kind: casefile.Scalar, Pos: cell.Value.Pos, Text: name})
			}
		}
	}
	switch {
	case len(added) == 0:
	case e == nil || e.Value.Blank():
		tree.Entries = slices.DeleteFunc(tree.Entries, func(e casefile.Entry) bool { return e.Key == "exhibits" })
		tree.Entries = append(tree.Entries, casefile.Entry{Key: "exhibits", Pos: added[0].Pos,
			Value: &casefile.Node{Kind: casefile.List, Pos: added[0].Pos, Items: added}})
	default:
		declared.Items = append(declared.Items, added...)
	}
}

// exhibitNames returns the names in a cell. A whole line that is a known name is one.
func exhibitNames(cell *casefile.Node, known map[string]bool) []string {
	lines := []*casefile.Node{cell}
	if cell.Kind == casefile.List {
		lines = cell.Items
	}
	var out []string
	for _, l := range lines {
		if text := clean(l); known[text] {
			out = append(out, text)
		} else {
			out = append(out, splitList(text)...)
		}
	}
	return out
}

// clean returns the text of a scalar as a value, or "" if it has characters that no value may hold.
func clean(n *casefile.Node) string { return Clean(n.Text) }

// sameNode reports whether two nodes say the same, regardless of positions.
func sameNode(a, b *casefile.Node) bool {
	return a.Kind == b.Kind && clean(a) == clean(b) &&
		slices.EqualFunc(a.Items, b.Items, sameNode) &&
		slices.EqualFunc(a.Entries, b.Entries,
			func(x, y casefile.Entry) bool { return x.Key == y.Key && sameNode(x.Value, y.Value) })
}
