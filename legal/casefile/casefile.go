// Package casefile is the text of a case file (案件文件): its encodings, the faults of
// its lines, the tree of what was written with its positions, and edits in place
// that leave every other byte as it is.
//
// It knows nothing of what the keys mean. Whoever reads a file hands over a Schema,
// which says where keys, lists and texts may stand; that is how a sentence with a
// colon in it is told from a key.
package casefile

import "go/token"

// Report is how every step hands over what it found: the place, a stable code, what
// is wrong and what to do, in Chinese. The texts never quote the file but for the
// sign that is wrong.
type Report func(pos token.Position, code, message, hint string)

// Holds says what may stand as the value of a key.
type Holds uint8

// What a value may be besides one text. A key that holds Keys and Items is a list
// of groups, of which one alone may stand without its dash.
const (
	Keys     Holds = 1 << iota // a group of keys
	FreeKeys                   // keys that no schema names
	Items                      // a list
)

// Schema is what is known of one place of a file.
type Schema interface {
	// Child is the place below the key, or nil for an unknown one. The same place
	// is returned for all names of a key.
	Child(key string) Schema
	Holds() Holds
}

// child and holds take nil for a place of which nothing is known.
func child(s Schema, key string) Schema {
	if s == nil {
		return nil
	}
	return s.Child(key)
}

func holds(s Schema, what Holds) bool { return s != nil && s.Holds()&what != 0 }

// Parse turns the bytes of a case file into the tree of what was written. Lines
// that a YAML parser would stop at are reported and mended in memory, so that all
// faults of the file are found in one run. It returns nil where there is nothing to
// go on with, which has been reported too. Positions count lines and characters
// from 1.
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
