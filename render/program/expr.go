package program

import (
	"go/token"
	"reflect"
	"sync/atomic"
)

// expr is a compiled expression. Its value is never an interface; it is invalid for no value.
type expr interface {
	eval(x *execution, s scope) (reflect.Value, error)
}

type constant struct{ value reflect.Value }

func (c constant) eval(*execution, scope) (reflect.Value, error) { return c.value, nil }

type dot struct{}

func (dot) eval(_ *execution, s scope) (reflect.Value, error) { return s.dot, nil }

// variable is the slot of a variable.
type variable int

func (v variable) eval(_ *execution, s scope) (reflect.Value, error) { return s.variables[v], nil }

// assigned sets a variable and returns its value: {{ with $x := … }}.
type assigned struct {
	slot  int
	value expr
}

func (a *assigned) eval(x *execution, s scope) (reflect.Value, error) {
	v, err := a.value.eval(x, s)
	s.variables[a.slot] = v
	return v, err
}

// member is a field, a method or a map entry, selected by name.
type member struct {
	of   expr
	name string
	key  reflect.Value // the name
	at   *token.Position
	args []expr
	seen atomic.Pointer[access] // for the type it was last selected from
}

// access says how to reach the member of one type.
type access struct {
	of     reflect.Type
	field  []int    // of a struct, or of the struct that of points to
	method *calls   // or a method of of, or of a pointer to it
	index  int      // of the method
	addr   bool     // the method is that of the pointer
	direct Call     // calls it directly, if its arguments are
	texts  []string // text constants,
	list   expr     // after a list; nil if there is none
	entry  bool     // or an entry of a map
}

func (m *member) eval(x *execution, s scope) (reflect.Value, error) {
	of, err := m.of.eval(x, s)
	if err != nil {
		return of, err
	}
	if !of.IsValid() || of.Kind() == reflect.Pointer && of.IsNil() {
		return of, faultf(m.at, "取 .%s 时没有值；可能缺省的要写成 {{ with … }}…{{ end }}", m.name)
	}
	a := m.seen.Load()
	if a == nil || a.of != of.Type() {
		if a, err = m.resolve(x.set, of.Type()); err != nil {
			return of, err
		}
		m.seen.Store(a)
	}
	switch {
	case a.direct != nil:
		return m.call(a, x, s, of)
	case a.method != nil:
		if a.addr {
			if !of.CanAddr() {
				return of, m.unknown()
			}
			of = of.Addr()
		}
		return a.method.call(x, s, of.Method(a.index))
	case a.entry:
		v := of.MapIndex(m.key)
		if !v.IsValid() {
			return v, m.unknown()
		}
		return bare(v), nil
	}
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	v, err := of.FieldByIndexErr(a.field)
	if err != nil {
		return v, faultf(m.at, "取 .%s 时没有值", m.name)
	}
	return bare(v), nil
}

// call calls a method directly.
func (m *member) call(a *access, x *execution, s scope, of reflect.Value) (reflect.Value, error) {
	var list []any
	if a.list != nil {
		v, err := a.list.eval(x, s)
		if err == nil {
			v, err = a.method.argument(0, v)
		}
		if err != nil {
			return v, err
		}
		list = v.Interface().([]any)
	}
	if err := x.spend(callSteps, m.at); err != nil {
		return of, err
	}
	x.at = m.at
	out, err := a.direct(of.Interface(), list, a.texts)
	if err != nil {
		return of, because(m.at, err)
	}
	return reflect.ValueOf(out), nil
}

func (m *member) unknown() error { return faultf(m.at, "没有 .%s 这个字段", m.name) }

// resolve finds the member of a type.
func (m *member) resolve(set *Set, t reflect.Type) (*access, error) {
	a := &access{of: t}
	method, ok := t.MethodByName(m.name)
	if !ok && t.Kind() != reflect.Pointer {
		if method, ok = reflect.PointerTo(t).MethodByName(m.name); ok {
			a.addr = true
		}
	}
	if ok {
		c, err := newCalls("方法 "+m.name, method.Type, 1, m.at, m.args)
		a.method, a.index = c, method.Index
		if err == nil && !a.addr && set.direct != nil {
			a.directly(set.direct, method, m.args)
		}
		return a, err
	}
	if len(m.args) > 0 {
		return nil, faultf(m.at, ".%s 不是方法，不能带参数", m.name)
	}
	if t.Kind() == reflect.Map && t.Key().Kind() == reflect.String && m.key.Type().AssignableTo(t.Key()) {
		a.entry = true
		return a, nil
	}
	of := t
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of.Kind() == reflect.Struct {
		if f, ok := of.FieldByName(m.name); ok && f.IsExported() {
			a.field = f.Index
			return a, nil
		}
	}
	return nil, m.unknown()
}

// directly sets the direct call of a method with these arguments, if there is one.
func (a *access) directly(by Direct, method reflect.Method, args []expr) {
	if t := method.Type; len(args) > 0 && t.In(1) == reflect.TypeFor[[]any]() {
		a.list, args = args[0], args[1:]
	}
	if texts, ok := constantTexts(args); ok {
		a.direct, a.texts = by(method.Func.Interface()), texts
	}
}

// constantTexts returns the values of arguments that are all text constants.
func constantTexts(args []expr) (texts []string, ok bool) {
	for _, a := range args {
		c, ok := a.(constant)
		if !ok || c.value.Kind() != reflect.String {
			return nil, false
		}
		texts = append(texts, c.value.String())
	}
	return texts, true
}
