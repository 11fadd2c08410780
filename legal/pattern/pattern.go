// Package pattern provides regular expressions (正则表达式) that are compiled on first use. A run
// of the program uses a few of its hundred and more, and compiling all of them would take a tenth
// of the time to the first letter.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression in the syntax of package regexp. It has some of the methods of
// regexp.Regexp, with the same results, and is safe for concurrent use.
type Pattern struct {
	text    string
	compile func() *regexp.Regexp
}

// New returns a pattern, to be kept in a package variable. A pattern that does not compile panics
// on first use, or in Each.
func New(text string) *Pattern {
	p := &Pattern{text, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
	every.Lock()
	defer every.Unlock()
	every.list = append(every.list, p)
	return p
}

// every holds all patterns of the program.
var every struct {
	sync.Mutex
	list []*Pattern
}

// Each compiles every pattern of the program, for a test, and returns their number.
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

// MatchString is like regexp.Regexp.MatchString.
func (p *Pattern) MatchString(s string) bool { return p.compile().MatchString(s) }

// FindString is like regexp.Regexp.FindString.
func (p *Pattern) FindString(s string) string { return p.compile().FindString(s) }

// FindStringIndex is like regexp.Regexp.FindStringIndex.
func (p *Pattern) FindStringIndex(s string) []int { return p.compile().FindStringIndex(s) }

// FindStringSubmatch is like regexp.Regexp.FindStringSubmatch.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compile().FindStringSubmatch(s) }

// FindStringSubmatchIndex is like regexp.Regexp.FindStringSubmatchIndex.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compile().FindStringSubmatchIndex(s)
}

// FindAllString is like regexp.Regexp.FindAllString.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compile().FindAllString(s, n) }

// FindAllStringIndex is like regexp.Regexp.FindAllStringIndex.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compile().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is like regexp.Regexp.FindAllStringSubmatch.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compile().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is like regexp.Regexp.FindAllStringSubmatchIndex.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compile().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is like regexp.Regexp.ReplaceAllString.
func (p *Pattern) ReplaceAllString(src, repl string) string {
	return p.compile().ReplaceAllString(src, repl)
}

// ReplaceAllStringFunc is like regexp.Regexp.ReplaceAllStringFunc.
func (p *Pattern) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return p.compile().ReplaceAllStringFunc(src, repl)
}

// Split is like regexp.Regexp.Split.
func (p *Pattern) Split(s string, n int) []string { return p.compile().Split(s, n) }

// ExpandString is like regexp.Regexp.ExpandString.
func (p *Pattern) ExpandString(dst []byte, template, src string, match []int) []byte {
	return p.compile().ExpandString(dst, template, src, match)
}
