package complaint

import (
	"go/token"
	"strconv"

	"tousu/legal/casefile"
)

// Written is one value of a case file as it was written, right or wrong.
type Written struct {
	Field Field
	Path  string // incidents.1.contact.phone
	Text  string // a single value
	Items []string
	Pos   token.Position
}

// Read returns what a case file says under the known keys, in the order of the file. It leaves out
// what cannot be read at all; Decode reports why. A list of values, or a line that holds several,
// is one Written with Items.
func Read(file string, src []byte) []Written {
	tree := casefile.Parse(file, src, schema().root, quiet)
	if tree == nil {
		return nil
	}
	var w writtenIn
	w.group(schema().root, tree, "")
	return w
}

type writtenIn []Written

func (w *writtenIn) group(g *Field, n *casefile.Node, path string) {
	for _, e := range n.Entries {
		if f := g.find(e.Key); f != nil {
			w.value(f, e.Value, path+f.English)
		}
	}
}

func (w *writtenIn) value(f *Field, n *casefile.Node, path string) {
	switch {
	case n.Kind == casefile.Scalar && casefile.Blank(n.Text):
	case n.Kind == casefile.Scalar && f.byName != "":
		w.item(f, n, path+".0")
	case n.Kind == casefile.Scalar:
		w.scalar(f, n, path)
	case f.Kind == NameTable && n.Kind == casefile.Mapping:
		for _, e := range n.Entries {
			if e.Value.Kind == casefile.Scalar {
				*w = append(*w, Written{Field: *f, Path: path + "." + e.Key, Text: e.Value.Text, Pos: e.Value.Pos})
			}
		}
	case f.Kind == GroupList && n.Kind == casefile.Mapping:
		w.group(f, n, path+".0.")
	case f.Kind == GroupList && n.Kind == casefile.List:
		for i, item := range n.Items {
			w.item(f, item, path+"."+strconv.Itoa(i))
		}
	case n.Kind == casefile.Mapping:
		w.group(f, n, path+".")
	case n.Kind == casefile.List:
		out := Written{Field: *f, Path: path, Pos: n.Pos, Items: []string{}}
		for _, item := range n.Items {
			out.Items = append(out.Items, parts(f.Kind, item.Text)...)
		}
		*w = append(*w, out)
	}
}

// item reads one group of a list. An item that is only a text is the value of its byName key.
func (w *writtenIn) item(f *Field, n *casefile.Node, path string) {
	if n.Kind == casefile.Scalar {
		if f.byName != "" {
			w.scalar(f.find(f.byName), n, path+"."+f.byName)
		}
		return
	}
	w.group(f, n, path+".")
}

func (w *writtenIn) scalar(f *Field, n *casefile.Node, path string) {
	text, _, _ := casefile.Clean(n.Text)
	out := Written{Field: *f, Path: path, Text: text, Pos: n.Pos}
	if f.Kind.list() {
		out.Text, out.Items = "", parts(f.Kind, text)
	}
	*w = append(*w, out)
}

// quiet drops what a step finds, since it is reported elsewhere.
func quiet(token.Position, string, string, string) {}
