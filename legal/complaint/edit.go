package complaint

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"tousu/legal/casefile"
)

// Edit is one change of a case file: it sets a value or, with Remove, removes a key or a list item.
// Path is as in Case.Position. An index one past the end of a list, or "-", adds an item; missing
// groups on the path are created.
type Edit struct {
	Path   string
	Text   string   // the value, one or more lines
	Items  []string // the values of a key that holds a list; nil for a single value
	Remove bool     // removing what does not exist is not an error
}

// Apply makes the edits in turn, each in place: every byte outside the values that change stays as
// it is. New keys get their Chinese names. Errors are those of package casefile.
func Apply(src []byte, edits ...Edit) ([]byte, error) {
	for _, e := range edits {
		var err error
		if src, err = e.apply(src); err != nil {
			return nil, err
		}
	}
	return src, nil
}

func (e Edit) apply(src []byte) ([]byte, error) {
	steps := chinese(strings.Split(e.Path, "."))
	if !e.Remove && unwritten(src) {
		src = []byte(strings.TrimRight(string(src), "\n") + "\n" + steps[0] + ":\n")
	}
	tree := casefile.Parse("", src, schema().root, quiet)
	if tree == nil {
		return nil, casefile.ErrText
	}
	known := there(tree, steps)
	at := added(steps, known)
	switch {
	case e.Remove && known < len(steps):
		return src, nil
	case e.Remove:
		return casefile.Remove(src, schema().root, steps)
	case at < 0:
		return casefile.Set(src, schema().root, steps, e.value())
	}
	return casefile.Append(src, schema().root, steps[:at], within(steps[at+1:], e.value()))
}

// unwritten reports whether a file has only comments, so that there is no group yet to add a key
// to.
func unwritten(src []byte) bool {
	for line := range strings.Lines(string(src)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

func (e Edit) value() *casefile.Node {
	if e.Items == nil {
		return casefile.NewText(e.Text)
	}
	items := make([]*casefile.Node, len(e.Items))
	for i, s := range e.Items {
		items[i] = casefile.NewText(s)
	}
	return casefile.NewList(items...)
}

// within puts a value below those steps of a path that do not exist yet.
func within(steps []string, value *casefile.Node) *casefile.Node {
	for _, step := range slices.Backward(steps) {
		if _, ok := item(step); ok {
			value = casefile.NewList(value)
		} else {
			value = casefile.NewGroup(casefile.NewEntry(step, value))
		}
	}
	return value
}

// chinese replaces the keys of a path by the names that a case file uses.
func chinese(steps []string) []string {
	out := slices.Clone(steps)
	f := schema().root
	for i, step := range steps {
		if _, ok := item(step); ok {
			continue
		}
		if f = f.find(step); f == nil {
			return out // a free key, or none: casefile says so
		}
		out[i] = f.Key
	}
	return out
}

// item is the place in a list that a step of a path names; ok is false of a key.
func item(step string) (place int, ok bool) {
	if step == "-" {
		return math.MaxInt, true // past the end of any list
	}
	i, err := strconv.Atoi(step)
	return i, err == nil && i >= 0
}

// there is how many steps of the path lead to something.
func there(tree *casefile.Node, steps []string) int {
	n, f := tree, schema().root
	for at, step := range steps {
		if i, ok := item(step); ok {
			if i >= count(n) {
				return at
			}
			if n.Kind == casefile.List {
				n = n.Items[i]
			}
			continue
		}
		f = f.find(step)
		if n = under(n, f, step); n == nil || n.Kind == casefile.Absent {
			return at
		}
	}
	return len(steps)
}

// added returns the index in the path of the item that an edit adds to a list, or -1.
func added(steps []string, there int) int {
	at := slices.IndexFunc(steps[there:], func(step string) bool { _, ok := item(step); return ok })
	if at < 0 {
		return -1
	}
	return there + at
}

// count returns the number of items: a single group or text is a list of one.
func count(n *casefile.Node) int {
	switch {
	case n == nil || n.Kind == casefile.Absent:
		return 0
	case n.Kind == casefile.List:
		return len(n.Items)
	}
	return 1
}

// under returns the value of a key under any of its names, or nil.
func under(n *casefile.Node, f *Field, key string) *casefile.Node {
	for _, e := range n.Entries {
		if e.Key == key || f != nil && slices.ContainsFunc(f.Names(),
			func(name string) bool { return fold(name) == fold(e.Key) }) {
			return e.Value
		}
	}
	return nil
}
