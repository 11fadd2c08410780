package casefile

import (
	"errors"
	"slices"
	"strconv"
)

// Errors of edits, which leave the text as it was.
var (
	// ErrText: the lines of the file have faults, so it is not certain where they end.
	ErrText = errors.New("案件文件的写法有错，请先按 tousu check 的提示改好")
	// ErrPlace: a path leads to nothing, or to a value of another form.
	ErrPlace = errors.New("案件文件里没有这个位置，或者它的形式不同")
	// ErrUncertain: after the change the file would not say exactly what it said before, plus the
	// change.
	ErrUncertain = errors.New("改不准案件文件，没有改动它；请手工填写")
)

// NewText returns a text, as a value for edits.
func NewText(s string) *Node { return &Node{Kind: Scalar, Text: s} }

// NewList returns a list of values.
func NewList(items ...*Node) *Node { return &Node{Kind: List, Items: items} }

// NewGroup returns a group of keys with their values, in that order.
func NewGroup(entries ...Entry) *Node { return &Node{Kind: Mapping, Entries: entries} }

// NewEntry returns a key with its value.
func NewEntry(key string, value *Node) Entry { return Entry{Key: key, Value: value} }

// Set returns the file with the value at the key that the path leads to. It replaces the present
// value, or adds a new key at the end of its group, which is created if needed. Steps of the path
// are keys, by any of their names, and indices of list items from 0.
//
// Every byte outside that value stays as it is: comments, blank lines, quotes, line ends and the
// encoding. The same holds for Remove and Append. Each of them parses its result and returns an
// error unless the file then says what it said before, plus the change.
func Set(src []byte, schema Schema, path []string, value *Node) ([]byte, error) {
	return edited(src, schema, path, change{value: value}, (*editor).set)
}

// Remove returns the file without the key, or the list item, that the path leads to. Comments on
// lines of their own stay.
func Remove(src []byte, schema Schema, path []string) ([]byte, error) {
	return edited(src, schema, path, change{remove: true}, (*editor).remove)
}

// Append returns the file with another item at the end of the list that the path leads to. A
// missing key becomes a list, and so does a single text or group where a list is allowed.
func Append(src []byte, schema Schema, path []string, item *Node) ([]byte, error) {
	return edited(src, schema, path, change{value: item, add: true}, (*editor).add)
}

// change is what an edit does at the end of its path.
type change struct {
	value       *Node
	add, remove bool
}

// edited makes the change and parses the result to check it.
func edited(src []byte, schema Schema, path []string, c change, by func(*editor, place, change) error) ([]byte, error) {
	e, err := newEditor(src, schema)
	switch {
	case err != nil:
		return nil, err
	case !c.remove && !kept(c.value):
		return nil, ErrUncertain
	}
	at, err := e.find(path)
	if err != nil {
		return nil, err
	}
	if err := by(e, at, c); err != nil {
		return nil, err
	}
	out, err := e.apply()
	if err != nil {
		return nil, err
	}
	back, err := newEditor(out, schema)
	if err != nil || !same(back.tree, made(e.tree, schema, path, c)) {
		return nil, ErrUncertain
	}
	return out, nil
}

// kept reports whether a value has only characters that a file may hold.
func kept(n *Node) bool {
	_, _, ok := Clean(n.Text)
	return ok && !slices.ContainsFunc(n.Items, func(x *Node) bool { return !kept(x) }) &&
		!slices.ContainsFunc(n.Entries, func(x Entry) bool { return !kept(x.Value) })
}

// place is where a path leads: the owner of its last step, and the value, which is nil if there is
// none.
type place struct {
	owner  *Node
	index  int // of the entry or item in the owner; -1 if there is none
	value  *Node
	schema Schema
	rest   []string // steps that do not exist yet, the first of them a key of owner
}

// find follows the path as far as it exists in the file.
func (e *editor) find(path []string) (place, error) {
	at := place{value: e.tree, schema: e.schema, index: -1}
	for i, step := range path {
		at.owner = at.value
		switch at.owner.Kind {
		case List:
			k, err := strconv.Atoi(step)
			if err != nil || k < 0 || k >= len(at.owner.Items) {
				return place{}, ErrPlace
			}
			at.index, at.value = k, at.owner.Items[k]
		case Mapping:
			if step == "0" && holds(at.schema, Items) { // one group alone is a list of one
				continue
			}
			at.index = entryIndex(at.owner, at.schema, step)
			if at.index < 0 {
				at.value, at.rest = nil, path[i:]
				return at, nil
			}
			at.value, at.schema = at.owner.Entries[at.index].Value, child(at.schema, step)
			if at.value.Kind == Absent {
				at.rest = path[i+1:]
				return at, nil
			}
		default:
			return place{}, ErrPlace
		}
	}
	return at, nil
}

// entryIndex returns the index of the key in the group, under any of its names, or -1.
func entryIndex(n *Node, s Schema, key string) int {
	want := child(s, key)
	return slices.IndexFunc(n.Entries, func(e Entry) bool {
		return e.Key == key || want != nil && child(s, e.Key) == want
	})
}

// wrap puts the value below the steps; a step 0 makes a list.
func wrap(rest []string, value *Node) *Node {
	for i := len(rest) - 1; i >= 0; i-- {
		if rest[i] == "0" {
			value = NewList(value)
		} else {
			value = NewGroup(NewEntry(rest[i], value))
		}
	}
	return value
}

// made makes the change in a tree in which find has followed the path, and returns what replaces
// n.
func made(n *Node, s Schema, path []string, c change) *Node {
	if len(path) == 0 {
		return c.at(n)
	}
	step, removed := path[0], c.remove && len(path) == 1
	if n.Kind == List {
		k, _ := strconv.Atoi(step)
		if removed {
			n.Items = slices.Delete(n.Items, k, k+1)
		} else {
			n.Items[k] = made(n.Items[k], s, path[1:], c)
		}
		return n
	}
	i := entryIndex(n, s, step)
	switch {
	case i < 0 && step == "0" && holds(s, Items): // one group alone is a list of one
		return made(n, s, path[1:], c)
	case i < 0:
		n.Entries = append(n.Entries, NewEntry(step, wrap(path[1:], c.at(&Node{}))))
	case removed:
		n.Entries = slices.Delete(n.Entries, i, i+1)
	case n.Entries[i].Value.Kind == Absent:
		n.Entries[i].Value = wrap(path[1:], c.at(n.Entries[i].Value))
	default:
		n.Entries[i].Value = made(n.Entries[i].Value, child(s, step), path[1:], c)
	}
	return n
}

// at returns the value at the end of the path after the change.
func (c change) at(n *Node) *Node {
	switch {
	case !c.add:
		return c.value
	case n.Kind == Absent:
		return NewList(c.value)
	case n.Kind == List:
		return NewList(append(slices.Clone(n.Items), c.value)...)
	}
	return NewList(n, c.value)
}

// same reports whether two trees say the same, regardless of positions. A group without keys and a
// list without items count as absent.
func same(a, b *Node) bool {
	x, _, _ := Clean(a.Text)
	y, _, _ := Clean(b.Text)
	return form(a) == form(b) && x == y && slices.EqualFunc(a.Items, b.Items, same) &&
		slices.EqualFunc(a.Entries, b.Entries,
			func(x, y Entry) bool { return x.Key == y.Key && same(x.Value, y.Value) })
}

func form(n *Node) NodeKind {
	if n.Kind == Mapping && len(n.Entries) == 0 || n.Kind == List && len(n.Items) == 0 {
		return Absent
	}
	return n.Kind
}
