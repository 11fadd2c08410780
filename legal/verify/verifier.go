package verify

import (
	"embed"
	"io/fs"
	"sync"

	"tousu/legal"
)

//go:embed names.yaml outdated.yaml confusions.txt
var data embed.FS

//go:generate go test -run ^TestPrepared$ -update .
//go:embed prepared.txt
var prepared string

// Verifier knows the statutes, their names and their words. It is immutable and safe for concurrent
// use.
type Verifier struct {
	law   *legal.Library
	names *nameTable
	words func() *wordIndex
	pairs func() *pairSet
	plain *plainWords

	confusions map[string][]*confusion // by law
}

// Default returns the verifier of the built-in law.
var Default = sync.OnceValue(func() *Verifier {
	v, err := New(legal.Default())
	if err != nil {
		panic("verify: embedded data: " + err.Error()) // every test reads the same data
	}
	return v
})

// New returns a verifier for the law of a library.
func New(l *legal.Library) (*Verifier, error) { return load(l, legal.NewPrepared(data, prepared)) }

func load(l *legal.Library, fsys fs.FS) (*Verifier, error) {
	names, err := loadNames(l, fsys)
	if err != nil {
		return nil, err
	}
	confusions, err := loadConfusions(l, fsys)
	if err != nil {
		return nil, err
	}
	plain := new(plainWords)
	words := sync.OnceValue(func() *wordIndex { return indexWords(l.Statutes(), plain) })
	pairs := sync.OnceValue(func() *pairSet { return pairsIn(l.Statutes()) })
	return &Verifier{law: l, names: names, words: words, pairs: pairs, plain: plain, confusions: confusions}, nil
}
