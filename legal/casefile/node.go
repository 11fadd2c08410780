package casefile

import "go/token"

// NodeKind is the form in which a value was written.
type NodeKind int

// The forms of a value.
const (
	Absent NodeKind = iota // nothing was written
	Scalar
	Mapping
	List
	Faulty // reported already; nothing more is reported of it
)

// Node is a value of the file as it was written. Scalars are text, never numbers, booleans or
// nulls, so that 0012, 1e5, yes and ~ stay as they are.
type Node struct {
	Kind    NodeKind
	Pos     token.Position
	Text    string           // of a Scalar
	Cut     token.Position   // the # of a comment after a plain scalar
	Glued   bool             // no space follows that #
	Lines   []token.Position // lines of a literal block; nil for other scalars
	Entries []Entry          // of a Mapping, in the order of the file
	Items   []*Node          // of a List

	bracket token.Position // the opening bracket of a flow value
}

// Entry is a key with its value.
type Entry struct {
	Key   string
	Pos   token.Position // of the key
	Value *Node
}

// Entry returns the entry of n with that key, or nil.
func (n *Node) Entry(key string) *Entry {
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return &n.Entries[i]
		}
	}
	return nil
}

// Repeated returns the entries, at any depth, whose key appears earlier in the same group, in the
// order of the file.
func (n *Node) Repeated() []*Entry {
	var out []*Entry
	seen := map[string]bool{}
	for i := range n.Entries {
		e := &n.Entries[i]
		if seen[e.Key] {
			out = append(out, e)
		}
		seen[e.Key] = true
		out = append(out, e.Value.Repeated()...)
	}
	for _, x := range n.Items {
		out = append(out, x.Repeated()...)
	}
	return out
}

// Blank reports whether nobody has filled in anything.
func (n *Node) Blank() bool {
	switch n.Kind {
	case Absent:
		return true
	case Scalar:
		return Blank(n.Text)
	case Mapping:
		for _, e := range n.Entries {
			if !e.Value.Blank() {
				return false
			}
		}
		return true
	case List:
		for _, i := range n.Items {
			if !i.Blank() {
				return false
			}
		}
		return true
	}
	return false
}
