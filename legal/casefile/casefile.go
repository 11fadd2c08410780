// Package casefile handles the text of a case file (案件文件): its encodings, the faults of its
// lines, the tree of what was written with positions, and edits in place that leave every other
// byte as it is.
//
// It does not know what the keys mean. The caller passes a Schema, which says where keys, lists and
// texts are allowed; by it a key is distinguished from a sentence with a colon in it.
package casefile

import "go/token"

// Report receives what a step found: the place, a stable code, and in Chinese what is wrong and
// what to do. The texts never quote the file, except for the character that is wrong.
type Report func(pos token.Position, code, message, hint string)

// Holds says what the value of a key may be.
type Holds uint8

// What a value may be besides a single text. A key that holds Keys and Items is a list of groups; a
// single group may be written without its dash.
const (
	Keys     Holds = 1 << iota // a group of keys
	FreeKeys                   // keys that no schema names
	Items                      // a list
)

// Schema describes one level of a file.
type Schema interface {
	// Child returns the level below the key, or nil for an unknown key. It returns the same Schema
	// for all names of a key.
	Child(key string) Schema
	Holds() Holds
}

// child and holds accept a nil Schema, for a level that nothing is known about.
func child(s Schema, key string) Schema {
	if s == nil {
		return nil
	}
	return s.Child(key)
}

func holds(s Schema, what Holds) bool { return s != nil && s.Holds()&what != 0 }

// Parse parses the bytes of a case file into the tree of what was written. Lines that a YAML parser
// would stop at are reported and repaired in memory, so that one run finds all faults of the file.
// Parse returns nil if there is nothing to go on with, which it has reported too. Positions count
// lines and characters from 1.
func Parse(file string, src []byte, schema Schema, rep Report) *Node {
	lines, ok := readText(file, src, rep)
	if !ok {
		return nil
	}
	x := newLexer(file, schema, rep)
	x.lex(lines)
	if x.fatal {
		return nil
	}
	b := &builder{src: x.src, rep: rep, faulty: x.faulty}
	return b.tree()
}
