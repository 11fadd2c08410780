package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
)

// A schema is a package that contains all changes beside what they change, so that it is compiled
// and linked once: the variable MUTANT says which one is in effect. A change for which that is
// impossible, such as one of a constant, is compiled by itself.

// runtime is the file that asks for the variable.
const runtime = `package %s

import (
	"os"
	"strconv"
	"sync/atomic"
)

var (
	mutantChosen, _ = strconv.Atoi(os.Getenv("MUTANT"))
	mutantReached   = os.Getenv("MUTANT_REACHED")
	mutantSeen      [%d]atomic.Bool
)

func mutant(id int) bool { return id == mutantChosen || mutantReached != "" && mutantNote(id) }

// mutantNote writes down that a test has come by, and is false.
func mutantNote(id int) bool {
	if !mutantSeen[id].Swap(true) {
		f, err := os.OpenFile(mutantReached, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			panic(err)
		}
		defer f.Close()
		f.WriteString(strconv.Itoa(id) + "\n")
	}
	return false
}
`

// writeSchema writes the schema of a package to a folder and returns the overlay that lays
// it over the package. A change that does not compile there is left out of it.
func writeSchema(s *source, all []*mutation, imports types.Importer, dir string) (string, error) {
	for {
		replace, bad, err := writeFiles(s, all, imports, dir)
		if err != nil {
			return "", err
		}
		if len(bad) == 0 {
			data, err := json.Marshal(map[string]any{"Replace": replace})
			if err != nil {
				return "", err
			}
			overlay := filepath.Join(dir, "overlay.json")
			return overlay, os.WriteFile(overlay, data, 0o600)
		}
		for _, m := range bad {
			m.beside = nil
		}
	}
}

// writeFiles writes the files. It returns the replacement of each, and the changes that the
// compiler would refuse.
func writeFiles(s *source, all []*mutation, imports types.Importer,
	dir string) (map[string]string, []*mutation, error) {
	added := filepath.Join(dir, "mutant.go")
	text := fmt.Appendf(nil, runtime, s.trees[0].Name.Name, len(all)+1)
	replace := map[string]string{filepath.Join(s.Dir, "mutant_switch.go"): added}
	if err := os.WriteFile(added, text, 0o600); err != nil {
		return nil, nil, err
	}
	set, spans := token.NewFileSet(), map[string][]span{}
	tree, err := parser.ParseFile(set, added, text, 0)
	if err != nil {
		return nil, nil, err
	}
	trees := []*ast.File{tree}
	for i, file := range s.files {
		text, within := weave(s.texts[i], file, all)
		to := filepath.Join(dir, filepath.Base(file))
		replace[file], spans[to] = to, within
		if err := os.WriteFile(to, text, 0o600); err != nil {
			return nil, nil, err
		}
		tree, err := parser.ParseFile(set, to, text, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return nil, nil, err
		}
		trees = append(trees, tree)
	}
	bad, err := refused(s.ImportPath, set, trees, imports, spans)
	return replace, bad, err
}

// refused are the changes at which the compiler finds something.
func refused(path string, set *token.FileSet, trees []*ast.File, imports types.Importer,
	spans map[string][]span) ([]*mutation, error) {
	var bad []*mutation
	var lost error
	check := types.Config{Importer: imports, Error: func(err error) {
		e, ok := err.(types.Error)
		if !ok {
			lost = err
			return
		}
		at := set.Position(e.Pos)
		if m := nearest(spans[at.Filename], at.Offset); m != nil {
			bad = append(bad, m)
		} else {
			lost = err
		}
	}}
	_, _ = check.Check(path, set, trees, nil)
	if len(bad) > 0 {
		return bad, nil
	}
	return nil, lost
}

// span is the place of a change in the woven file.
type span struct {
	start, end int
	m          *mutation
}

// nearest is the innermost change around a place, or the last one before it: "missing
// return" is said of the end of a function.
func nearest(spans []span, at int) *mutation {
	var inner, last *span
	for i := range spans {
		switch s := &spans[i]; {
		case s.start <= at && at < s.end:
			if inner == nil || s.end-s.start < inner.end-inner.start {
				inner = s
			}
		case s.end <= at && (last == nil || s.end > last.end):
			last = s
		}
	}
	if inner == nil {
		inner = last
	}
	if inner == nil {
		return nil
	}
	return inner.m
}

// insert is text that is put into a file; closing ones come before opening ones, what was
// opened last is closed first.
type insert struct {
	at, order int
	text      string
	m         *mutation
	opens     bool
}

// weave puts the changes of a file beside what they change.
func weave(src []byte, file string, all []*mutation) ([]byte, []span) {
	var inserts []insert
	for i, m := range all {
		if m.file != file || m.beside == nil {
			continue
		}
		inserts = append(inserts,
			insert{m.beside.start, 1 + i, m.beside.before, m, true},
			insert{m.beside.end, -1 - i, m.beside.after, m, false})
	}
	slices.SortFunc(inserts, func(a, b insert) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.order, b.order))
	})
	var out []byte
	var spans []span
	starts, from := map[*mutation]int{}, 0
	for _, in := range inserts {
		out = append(out, src[from:in.at]...)
		from = in.at
		if in.opens {
			starts[in.m] = len(out)
		}
		out = append(out, in.text...)
		if !in.opens {
			spans = append(spans, span{starts[in.m], len(out), in.m})
		}
	}
	return append(out, src[from:]...), spans
}
