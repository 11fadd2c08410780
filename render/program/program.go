// Package program runs templates in the language of text/template, parsed by its own parser
// and compiled once. It differs from the executor of text/template in what a formal
// letter needs. TestEveryDifference runs each action and function of text/template on
// values of every kind with both, which keeps this list complete:
//
// What is written:
//
//   - Literal text and values are kept apart in a letter.Output: a value is never
//     written into text, so it can never become markup. The Printer, not package
//     fmt, decides how a value is printed.
//   - The length of a string (len) is in characters, not bytes.
//
// Refused, although text/template accepts it:
//
//   - Text and string constants with control characters or characters that change
//     the direction of text.
//   - Functions that New was not given. Of text/template's own it can be given and,
//     or, not, len and the comparisons; call, html, index, js, print, printf,
//     println, slice and urlquery are never available.
//   - A member of nil, including a method with a nil receiver, and a member of or a
//     range over what a pointer to a pointer points to.
//   - An entry that a map does not have (text/template's missingkey=error).
//   - Unsigned and complex numbers: they cannot be ranged over, compared or written
//     as constants. Signed numbers of all sizes can be compared, but only int and
//     int64 can be ranged over.
//   - Range over channels, functions, and maps whose keys are not strings.
//   - The length (len) of a channel, or through a pointer.
//   - eq and ne of values that are not strings, numbers or booleans, unless one of
//     them is nil or both are of one comparable type. eq looks at all its
//     arguments; text/template stops at the first that is equal.
//   - A constant of another kind than the parameter: an integer can be an int, int64
//     or float64, a decimal only a float64 (3.0 is no int), nil a pointer or an
//     interface.
//   - Setting a variable in parentheses or in the argument of a template.
//   - Templates that cost too much: see the constants in budget.go.
//
// Errors and look-ups:
//
//   - An error has the position of the fault in the template's file, and a message
//     in Chinese.
//   - What can be known about a template without data, such as the names of its
//     functions and the number of their arguments, is checked when it is compiled.
//   - A member is looked up by name once for each type that it is selected from, not
//     in each execution.
package program

import (
	"cmp"
	"fmt"
	"go/token"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"tousu/render/letter"
)

// Printer appends a value to the output, with the position of the action that prints it. v is nil
// if the action has no value. Its errors get that position.
type Printer func(out *letter.Output, v any, at *token.Position) error

// Direct returns a call of a method without reflection. The argument method is the method
// expression, for example a func(*Dossier, ...string) (bool, error). It returns nil for methods
// that it does not know, which are then called by reflection.
type Direct func(method any) Call

// Call calls a method. receiver is its receiver, list its first parameter if that is a list, and
// texts are the remaining arguments.
type Call func(receiver any, list []any, texts []string) (any, error)

// Weigh returns the size in bytes of the text in a value, 0 if it has none: what it costs a call
// to read the value.
type Weigh func(v any) int

// Set is a set of templates that may invoke one another. Once all have been added it is safe for
// concurrent use: a template is compiled when Link or an execution first needs it.
type Set struct {
	print     Printer
	direct    Direct
	weigh     Weigh
	budget    budget
	functions map[string]*function
	templates map[string]*template
	added     []*template
	invoked   []*invocation // by templates compiled before all were added
	stacks    sync.Pool
}

// template is one template.
type template struct {
	ready func() error // compiles it once; nil if it was never added
	body  list
	slots int // number of variables, including $
	cost  int // number of steps, without its loops and invocations
}

// New returns an empty set. functions holds what templates may call, by name: Go functions with
// one result, or with a second one that is an error. A nil function means the one of
// text/template of that name, which must be one of and, or, not, len and the comparisons. direct
// and weigh may be nil.
func New(functions map[string]any, print Printer, direct Direct, weigh Weigh) *Set {
	s := &Set{
		print: print, direct: direct, weigh: weigh, budget: standard,
		functions: map[string]*function{}, templates: map[string]*template{},
	}
	for name, fn := range functions {
		s.functions[name] = newFunction(name, fn)
	}
	s.stacks.New = func() any { return new(stack) }
	return s
}

// Add adds the template of a source and the templates that it defines. file is the file name for
// positions. A source that defines no others is compiled when it is first needed; its faults are
// reported then, or by Link. The errors are *Error.
func (s *Set) Add(name, file, src string) error {
	of := &source{file: file, text: src}
	if err := checkSize(of); err != nil {
		return err
	}
	if t := s.templates[name]; strings.Contains(src, "define") || strings.Contains(src, "block") || t != nil &&
		t.ready != nil {
		return s.compile(name, of, false)
	}
	t := s.template(name)
	t.ready = sync.OnceValue(func() error { return s.compile(name, of, true) })
	s.added = append(s.added, t)
	return nil
}

// compile compiles a source. If late, all templates have been added and no name is new.
func (s *Set) compile(name string, of *source, late bool) error {
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck // our message for an unknown function is better
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(of.text, "", "", trees); err != nil {
		return syntaxError(name, of.file, err)
	}
	names := slices.SortedFunc(maps.Keys(trees), func(a, b string) int {
		return cmp.Compare(trees[a].Root.Pos, trees[b].Root.Pos)
	})
	for _, name := range names {
		root := trees[name].Root
		if old := s.templates[name]; parse.IsEmptyTree(root) && old != nil && old.ready != nil && !late {
			continue // an empty template replaces none, as in text/template
		}
		c := compiler{set: s, source: of, late: late, variables: []string{"$"}, slots: 1}
		body, err := c.template(root)
		if err != nil {
			return err
		}
		t := s.template(name)
		t.body, t.slots, t.cost = body, c.slots, c.cost
		if !late {
			t.ready = func() error { return nil }
		}
	}
	return nil
}

// Link compiles what was added and checks that all invoked templates were added. The error is an
// *Error.
func (s *Set) Link() error {
	for _, t := range s.added {
		if err := t.ready(); err != nil {
			return err
		}
	}
	for _, in := range s.invoked {
		if in.template.ready == nil {
			return in.unknown()
		}
	}
	return nil
}

// template returns the template of a name, which may still have to be added.
func (s *Set) template(name string) *template {
	if s.templates[name] == nil {
		s.templates[name] = &template{}
	}
	return s.templates[name]
}

// Execute runs a template on a value. The errors are *Error, including one for a panic in what
// the template calls.
func (s *Set) Execute(name string, out *letter.Output, dot any) (err error) {
	t := s.templates[name]
	if t == nil || t.ready == nil {
		return fmt.Errorf("program: no template %q", name)
	}
	if err := t.ready(); err != nil {
		return err
	}
	x := s.stacks.Get().(*stack)
	run := execution{set: s, out: out, stack: x, steps: s.budget.steps - t.cost}
	defer func() {
		if r := recover(); r != nil && run.at != nil { // in what the template called
			err = &Error{*run.at, "此处无法计算", fmt.Errorf("panic: %v", r)}
		} else if r != nil {
			panic(r)
		}
		clear(x.values[:cap(x.values)]) // the data of one run must not outlive it
		x.values = x.values[:0]
		s.stacks.Put(x)
	}()
	return run.template(t, reflect.ValueOf(dot))
}

// Error is a fault in a template, or in how it uses its data.
type Error struct {
	Pos token.Position
	Msg string
	Err error // the cause, or nil
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %s", e.Pos, e.Msg) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func faultf(at *token.Position, format string, args ...any) error {
	return &Error{Pos: *at, Msg: fmt.Sprintf(format, args...)}
}

// because returns err with a position.
func because(at *token.Position, err error) error {
	return &Error{Pos: *at, Msg: err.Error(), Err: err}
}
