package casefile

import (
	"fmt"
	"slices"
	"testing"
)

// TestRepeated: a key that stands twice in a group is found wherever the group stands, each time
// after the first; the same key in two groups is none.
func TestRepeated(t *testing.T) {
	keys := func(entries ...Entry) *Node { return &Node{Kind: Mapping, Entries: entries} }
	entry := func(key string, line int, value *Node) Entry {
		e := Entry{Key: key, Value: value}
		e.Pos.Line = line
		return e
	}
	leaf := &Node{Kind: Scalar, Text: "值"}
	tree := keys(
		entry("甲", 1, keys(entry("子", 2, leaf), entry("丑", 3, leaf), entry("子", 4, &Node{}), entry("子", 5, leaf))),
		entry("乙", 6, &Node{Kind: List, Items: []*Node{keys(entry("子", 7, leaf)),
			keys(entry("子", 8, leaf), entry("子", 9, leaf))}}),
		entry("甲", 10, leaf),
	)
	var got []string
	for _, e := range tree.Repeated() {
		got = append(got, fmt.Sprint(e.Pos.Line, e.Key))
	}
	if want := []string{"4子", "5子", "9子", "10甲"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := leaf.Repeated(); got != nil {
		t.Errorf("a text has keys: %v", got)
	}
}
