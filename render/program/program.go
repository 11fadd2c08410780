// Package program runs the templates of text/template, parsed by its own parser
// and compiled once. It differs from text/template's executor in what a formal
// letter needs. TestEveryDifference tries each action and function of
// text/template on values of every kind with both, and holds this list complete:
//
// What is written:
//
//   - Literal text and values go apart into a letter.Output: a value is never
//     written into text, so it can never become markup. How a value prints is the
//     Printer's, not that of package fmt.
//   - The length of a string (len) is that of its characters, not of its bytes.
//
// What is refused, though text/template takes it:
//
//   - Text and string constants that hold control characters or such that change
//     the direction of text.
//   - Functions that New was not given. Of text/template's own it can be given and,
//     or, not, len and the comparisons; call, html, index, js, print, printf,
//     println, slice and urlquery are never here.
//   - A member of nil, a method with a nil receiver among them, and a member of
//     what a pointer to a pointer points to. So too range over the latter.
//   - An entry that a map does not have (text/template's missingkey=error).
//   - Unsigned numbers and complex ones: they cannot be ranged over, compared or
//     written as constants. Signed ones of all sizes can be compared, but only int
//     and int64 be ranged over.
//   - Range over channels, functions, and maps whose keys are no strings.
//   - The length (len) of a channel, or through a pointer.
//   - eq and ne of values that are no texts, numbers or truth values, unless one of
//     them is nil, or both are of one comparable type. eq looks at all its
//     arguments, where text/template stops at the first that is equal.
//   - A constant whose kind is not the parameter's: a whole number stands for int,
//     int64 and float64, a decimal for float64 alone (3.0 is no int), and nil for
//     pointers and interfaces.
//   - A variable that is set within parentheses or in the argument of a template.
//   - Templates that cost too much: see the constants in budget.go.
//
// When and how that is told:
//
//   - An error has the position of what is at fault in the template's file, and a
//     message in Chinese.
//   - What can be known of a template without data, such as the names of its
//     functions and the number of their arguments, is told when it is compiled.
//   - A member is looked up by name once for each type it is taken of, not at each
//     execution.
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

// Printer appends a value to the output, with the position of the action that
// prints it. v is nil where the action has no value. Its errors get that position.
type Printer func(out *letter.Output, v any, at *token.Position) error

// Direct makes a call of a method that needs no reflection. method is the method
// expression, func(*Dossier, ...string) (bool, error). It returns nil for methods that it
// does not know: these are called by reflection.
type Direct func(method any) Call

// Call calls a method: receiver is of its first type, list the argument of a method whose
// first one is a list, and texts are its further arguments.
type Call func(receiver any, list []any, texts []string) (any, error)

// Weigh returns the size in bytes of the text that a value holds; 0 for none. It
// tells what a call that reads the value may cost.
type Weigh func(v any) int

// Set is a set of templates that may invoke one another. Once all are added it is safe
// for concurrent use: a template is compiled when Link or an execution first needs it.
type Set struct {
	print     Printer
	direct    Direct
	weigh     Weigh
	budget    budget
	functions map[string]*function
	templates map[string]*template
	added     []*template
	invoked   []*invocation // by what was compiled before all were added
	stacks    sync.Pool
}

// template is one template.
type template struct {
	ready func() error // compiles it once; nil where it was never added
	body  list
	slots int // variables, with $
	cost  int // steps, without those of its loops and invocations
}

// New returns an empty set. functions are what templates may call, by name: Go
// functions with one result, or two of which the second is an error. A nil
// function stands for the one of text/template of that name, which must be one of
// and, or, not, len and the comparisons. direct and weigh may be nil.
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

// Add adds the template of a source and those that it defines. file is the name for
// positions. A source that defines no other is compiled when it is first needed, and
// what is wrong with it is told then, or by Link. The errors are *Error.
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

// compile compiles a source. Once all are added (late), no name is new.
func (s *Set) compile(name string, of *source, late bool) error {
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck // ours has a message of its own
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
			continue // an empty one replaces none, as in text/template
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

// Link compiles what was added and checks that every template that is invoked was. The
// error is an *Error.
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

// template returns the template of a name, which may yet have to be added.
func (s *Set) template(name string) *template {
	if s.templates[name] == nil {
		s.templates[name] = &template{}
	}
	return s.templates[name]
}

// Execute runs a template over a value. The errors are *Error; a panic in what the
// template calls is one too.
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

// Error is a fault in a template, or in what it does with its data.
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

// because puts a position to an error that has none.
func because(at *token.Position, err error) error {
	return &Error{Pos: *at, Msg: err.Error(), Err: err}
}
