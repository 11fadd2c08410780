package program

import (
	"go/token"
	"reflect"
	"slices"
	"strings"

	"tousu/render/letter"
)

// execution is one run of a template.
type execution struct {
	set   *Set
	out   *letter.Output
	stack *stack
	depth int
	steps int             // left
	at    *token.Position // of the current call
}

// stack holds the variables of the running templates.
type stack struct{ values []reflect.Value }

// scope is what an expression can refer to: the dot, and the variables by slot.
type scope struct {
	dot       reflect.Value
	variables []reflect.Value
}

// template runs a template with a dot of its own.
func (x *execution) template(t *template, dot reflect.Value) error {
	at := len(x.stack.values)
	x.stack.values = slices.Grow(x.stack.values, t.slots)[:at+t.slots]
	s := scope{dot: dot, variables: x.stack.values[at : at+t.slots : at+t.slots]}
	s.variables[0] = dot
	_, err := t.body.run(x, s)
	x.stack.values = x.stack.values[:at]
	return err
}

// node is one compiled action or piece of text.
type node interface {
	run(x *execution, s scope) (flow, error)
}

// flow says what to do after a node.
type flow int

const (
	goesOn flow = iota
	breaks
	continues
)

type list []node

func (l list) run(x *execution, s scope) (flow, error) {
	for _, n := range l {
		if f, err := n.run(x, s); err != nil || f != goesOn {
			return f, err
		}
	}
	return goesOn, nil
}

type literal struct {
	text letter.Template
	at   *token.Position
}

func (l *literal) run(x *execution, _ scope) (flow, error) {
	x.out.Print(l.text)
	return goesOn, x.written(l.at)
}

// leaves is {{ break }} or {{ continue }}.
type leaves flow

func (l leaves) run(*execution, scope) (flow, error) { return flow(l), nil }

// printing is an action that prints its value.
type printing struct {
	value expr
	at    *token.Position
}

func (p *printing) run(x *execution, s scope) (flow, error) {
	v, err := p.value.eval(x, s)
	if err != nil {
		return goesOn, err
	}
	var printed any
	if v.IsValid() {
		printed = v.Interface()
	}
	x.at = p.at
	if err := x.set.print(x.out, printed, p.at); err != nil {
		return goesOn, because(p.at, err)
	}
	return goesOn, x.written(p.at)
}

// assignment is {{ $x := … }} or {{ $x = … }}.
type assignment struct {
	slot  int
	value expr
}

func (a *assignment) run(x *execution, s scope) (flow, error) {
	v, err := a.value.eval(x, s)
	s.variables[a.slot] = v
	return goesOn, err
}

type conditional struct {
	condition       expr
	then, otherwise list
}

func (c *conditional) run(x *execution, s scope) (flow, error) {
	v, err := c.condition.eval(x, s)
	if err != nil {
		return goesOn, err
	}
	if truth(v) {
		return c.then.run(x, s)
	}
	return c.otherwise.run(x, s)
}

type with struct {
	value           expr
	then, otherwise list
}

func (w *with) run(x *execution, s scope) (flow, error) {
	v, err := w.value.eval(x, s)
	if err != nil {
		return goesOn, err
	}
	if !truth(v) {
		return w.otherwise.run(x, s)
	}
	s.dot = v
	return w.then.run(x, s)
}

// loop is {{ range }}.
type loop struct {
	over            expr
	at              *token.Position
	key, element    int // slots, or -1
	body, otherwise list
	cost            int // steps of the body
}

func (l *loop) run(x *execution, s scope) (flow, error) {
	v, err := l.over.eval(x, s)
	if err != nil {
		return goesOn, err
	}
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		return l.each(x, s, v.Len(), func(i int) (key, element reflect.Value) {
			return reflect.ValueOf(i), bare(v.Index(i))
		})
	case reflect.Int, reflect.Int64:
		if l.key >= 0 {
			return goesOn, faultf(l.at, "range 遍历一个数时只有一个变量")
		}
		return l.each(x, s, int(v.Int()), func(i int) (key, element reflect.Value) {
			return reflect.ValueOf(i), reflect.ValueOf(i)
		})
	case reflect.Map:
		keys := v.MapKeys()
		if v.Type().Key().Kind() != reflect.String {
			return goesOn, faultf(l.at, "range 只能遍历以文字为键的 dict")
		}
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		return l.each(x, s, len(keys), func(i int) (key, element reflect.Value) {
			return keys[i], bare(v.MapIndex(keys[i]))
		})
	case reflect.Invalid: // nothing
		return l.instead(x, s)
	}
	return goesOn, faultf(l.at, "range 不能遍历这一类值")
}

// instead runs the part after {{ else }}. A {{ break }} in it ends only that part.
func (l *loop) instead(x *execution, s scope) (flow, error) {
	_, err := l.otherwise.run(x, s)
	return goesOn, err
}

func (l *loop) each(x *execution, s scope, n int, item func(int) (key, element reflect.Value)) (flow, error) {
	if n <= 0 {
		return l.instead(x, s)
	}
	for i := range n {
		if err := x.spend(1+l.cost, l.at); err != nil {
			return goesOn, err
		}
		var key reflect.Value
		key, s.dot = item(i)
		if l.key >= 0 {
			s.variables[l.key] = key
		}
		if l.element >= 0 {
			s.variables[l.element] = s.dot
		}
		f, err := l.body.run(x, s)
		if err != nil {
			return goesOn, err
		}
		if f == breaks {
			break
		}
	}
	return goesOn, nil
}

// invocation is {{ template }}.
type invocation struct {
	name     string
	template *template
	dot      expr // nil if none
	at       *token.Position
}

func (in *invocation) run(x *execution, s scope) (flow, error) {
	var dot reflect.Value
	if in.dot != nil {
		var err error
		if dot, err = in.dot.eval(x, s); err != nil {
			return goesOn, err
		}
	}
	if in.template.ready == nil {
		return goesOn, in.unknown()
	}
	if err := in.template.ready(); err != nil {
		return goesOn, err
	}
	if x.depth++; x.depth > maxDepth {
		return goesOn, overBudget(in.at, "片段 "+in.name+" 调用自身的次数过多")
	}
	if err := x.spend(1+in.template.cost, in.at); err != nil {
		return goesOn, err
	}
	err := x.template(in.template, dot)
	x.depth--
	return goesOn, err
}

func (in *invocation) unknown() error { return faultf(in.at, "没有名为 %s 的片段", in.name) }

// bare returns the value in an interface.
func bare(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}
