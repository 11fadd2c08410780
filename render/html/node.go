package html

import (
	"iter"
	"strconv"
	"strings"

	"tousu/render/letter"
)

// Node is an element. A user interface gets it as an array and builds it with createElement; it
// never parses it.
type Node struct {
	Tag        string
	Attributes []Attribute // unique names
	Children   []any       // each a string or a *Node
}

// Attribute is one attribute of an element.
type Attribute struct{ Name, Value string }

// element makes an element; an empty class is left out.
func element(tag, class string) *Node {
	n := &Node{Tag: tag}
	if class != "" {
		n.with("class", class)
	}
	return n
}

func (n *Node) with(name, value string) *Node {
	n.Attributes = append(n.Attributes, Attribute{name, value})
	return n
}

func (n *Node) add(children ...*Node) *Node {
	for _, c := range children {
		n.Children = append(n.Children, c)
	}
	return n
}

// label adds text of the writer itself.
func (n *Node) label(s string) *Node {
	n.Children = append(n.Children, s)
	return n
}

// line adds the content of a line.
func (n *Node) line(l letter.Line) *Node {
	for _, in := range l {
		switch x := in.(type) {
		case letter.Text:
			n.label(string(x))
		case letter.Break:
			n.add(element("br", ""))
		case *letter.Field:
			n.add(field(x))
		}
	}
	return n
}

// origins holds the values of data-origin.
var origins = map[letter.Origin]string{
	letter.FromCase: "case", letter.FromLaw: "law", letter.FromAgency: "agency", letter.FromComputed: "computed",
}

// field marks a value with its origin.
func field(f *letter.Field) *Node {
	n := element("span", "").with("data-origin", origins[f.Origin])
	switch s := f.Source.(type) {
	case letter.CaseSource:
		n.with("data-path", s.Path())
	case letter.LawSource:
		n.Tag = "cite"
		n.cites(s)
	}
	n.label(f.Text)
	return n
}

// cites marks a citation with what it cites and for which incidents.
func (n *Node) cites(s letter.LawSource) {
	var refs, keys, clocks, incidents []string
	for _, c := range s.Cited() {
		refs, keys, clocks = append(refs, c.Ref), append(keys, c.Key), append(clocks, c.Clock)
	}
	for _, i := range s.Incidents() {
		incidents = append(incidents, strconv.Itoa(i))
	}
	n.with("data-ref", strings.Join(refs, " ")).with("data-key", strings.Join(keys, " ")).
		with("data-clock", strings.Join(clocks, " "))
	if len(incidents) > 0 {
		n.with("data-incidents", strings.Join(incidents, " "))
	}
}

// Array returns the element in its JSON form: the tag, an object of the attributes, then the
// children, each a string or an array. These are plain values instead of a Marshaler, whose
// output would be copied once for each enclosing element.
func (n *Node) Array() []any {
	out := append(make([]any, 0, 2+len(n.Children)), n.Tag, n.attributes())
	for _, c := range n.Children {
		if below, ok := c.(*Node); ok {
			c = below.Array()
		}
		out = append(out, c)
	}
	return out
}

func (n *Node) attributes() map[string]string {
	all := make(map[string]string, len(n.Attributes))
	for _, a := range n.Attributes {
		all[a.Name] = a.Value
	}
	return all
}

// lines yields the element as HTML, one line for each of its children.
func (n *Node) lines() iter.Seq[string] {
	return func(yield func(string) bool) {
		var b strings.Builder
		n.open(&b)
		if !yield(b.String() + "\n") {
			return
		}
		for _, c := range n.Children {
			b.Reset()
			write(&b, c)
			if !yield(b.String() + "\n") {
				return
			}
		}
		yield("</" + n.Tag + ">\n")
	}
}

// write appends a child as HTML.
func write(b *strings.Builder, child any) {
	n, ok := child.(*Node)
	if !ok {
		escape(b, child.(string))
		return
	}
	n.open(b)
	if n.Tag == "br" {
		return
	}
	for _, c := range n.Children {
		write(b, c)
	}
	b.WriteString("</" + n.Tag + ">")
}

func (n *Node) open(b *strings.Builder) {
	b.WriteString("<" + n.Tag)
	for _, a := range n.Attributes {
		b.WriteString(" " + a.Name + `="`)
		escape(b, a.Value)
		b.WriteByte('"')
	}
	b.WriteByte('>')
}

// escaper escapes text for use between tags and in quoted attributes.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escape(b *strings.Builder, s string) { _, _ = escaper.WriteString(b, s) }
