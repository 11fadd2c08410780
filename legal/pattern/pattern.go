// Package pattern holds regular expressions (正则表达式) that are compiled when they are
// first used. A run of the program uses a few of the hundred and more that it has, and
// compiling all of them would be a tenth of the time to a first letter.
package pattern

import (
	"regexp"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// Pattern is a regular expression in the syntax of package regexp, whose methods of the
// same names it has. It is safe for concurrent use.
type Pattern struct {
	text    string
	compile func() *regexp.Regexp
	made    func() *glance
	uses    atomic.Int32
}

// New returns a pattern, for a variable of a package. One that cannot be compiled panics
// when it is first used, or when Each is asked for it.
func New(text string) *Pattern {
	p := &Pattern{
		text:    text,
		compile: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) }),
		made:    sync.OnceValue(func() *glance { return glanceOf(text) }),
	}
	every.Lock()
	defer every.Unlock()
	every.list = append(every.list, p)
	return p
}

// every is all patterns of the program.
var every struct {
	sync.Mutex
	list []*Pattern
}

// Each compiles every pattern of the program and returns how many there are. It is for a test.
func Each() int {
	every.Lock()
	defer every.Unlock()
	for _, p := range every.list {
		p.compile()
	}
	return len(every.list)
}

// String returns the source text.
func (p *Pattern) String() string { return p.text }

// MatchString is that of regexp.Regexp.
func (p *Pattern) MatchString(s string) bool {
	if p.cannot(s) {
		return false
	}
	if g := p.glanceAt(s); g != nil {
		_, _, ok := g.find(s)
		return ok
	}
	return p.compile().MatchString(s)
}

// FindString is that of regexp.Regexp.
func (p *Pattern) FindString(s string) string {
	if p.cannot(s) {
		return ""
	}
	if g := p.glanceAt(s); g != nil {
		start, end, _ := g.find(s)
		return s[start:end]
	}
	return p.compile().FindString(s)
}

// often is how many times a pattern is used before a glance is made of it.
const often = 16

func (p *Pattern) glance() *glance {
	if p.uses.Load() < often {
		p.uses.Add(1)
		return nil
	}
	return p.made()
}

// cannot reports that a pattern of the beginning of a text does not match.
func (p *Pattern) cannot(s string) bool {
	g := p.glance()
	return g != nil && g.anchored && !g.begin(s)
}

// short is the bytes of a text in which package regexp is as quick.
const short = 48

// glanceAt returns what finds the pattern anywhere in a text, or nil.
func (p *Pattern) glanceAt(s string) *glance {
	if g := p.glance(); len(s) >= short && g != nil && !g.anchored && utf8.ValidString(s) {
		return g
	}
	return nil
}

// FindStringIndex is that of regexp.Regexp.
func (p *Pattern) FindStringIndex(s string) []int { return p.compile().FindStringIndex(s) }

// FindStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if p.cannot(s) {
		return nil
	}
	return p.compile().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compile().FindStringSubmatchIndex(s)
}

// FindAllString is that of regexp.Regexp.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compile().FindAllString(s, n) }

// FindAllStringIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compile().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compile().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compile().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.Regexp.
func (p *Pattern) ReplaceAllString(src, repl string) string {
	return p.compile().ReplaceAllString(src, repl)
}

// ReplaceAllStringFunc is that of regexp.Regexp.
func (p *Pattern) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return p.compile().ReplaceAllStringFunc(src, repl)
}

// Split is that of regexp.Regexp.
func (p *Pattern) Split(s string, n int) []string { return p.compile().Split(s, n) }

// ExpandString is that of regexp.Regexp.
func (p *Pattern) ExpandString(dst []byte, template, src string, match []int) []byte {
	return p.compile().ExpandString(dst, template, src, match)
}
