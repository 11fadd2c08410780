package program

import (
	"cmp"
	"go/token"
	"reflect"
	"unicode/utf8"
)

// builtin is a function of text/template that takes values of many types.
type builtin struct {
	least, most int // number of arguments; most 0 means no limit
	make        func(at *token.Position, args []expr) expr
}

var builtins = map[string]builtin{
	"and": {1, 0, func(_ *token.Position, args []expr) expr { return decided{args, false} }},
	"or":  {1, 0, func(_ *token.Position, args []expr) expr { return decided{args, true} }},
	"not": {1, 1, func(_ *token.Position, args []expr) expr { return negated{args[0]} }},
	"len": {1, 1, func(at *token.Position, args []expr) expr { return length{args[0], at} }},
	"eq":  {2, 0, func(at *token.Position, args []expr) expr { return equal{args, at} }},
	"ne":  {2, 2, func(at *token.Position, args []expr) expr { return negated{equal{args, at}} }},
	"lt":  ordering(func(order int) bool { return order < 0 }),
	"le":  ordering(func(order int) bool { return order <= 0 }),
	"gt":  ordering(func(order int) bool { return order > 0 }),
	"ge":  ordering(func(order int) bool { return order >= 0 }),
}

func ordering(holds func(order int) bool) builtin {
	return builtin{2, 2, func(at *token.Position, args []expr) expr { return ordered{args[0], args[1], holds, at} }}
}

// decided returns the first value whose truth is by, else the last: or, and.
type decided struct {
	args []expr
	by   bool
}

func (d decided) eval(x *execution, s scope) (v reflect.Value, err error) {
	for _, a := range d.args {
		if v, err = a.eval(x, s); err != nil || truth(v) == d.by {
			break
		}
	}
	return v, err
}

type negated struct{ of expr }

func (n negated) eval(x *execution, s scope) (reflect.Value, error) {
	v, err := n.of.eval(x, s)
	return reflect.ValueOf(!truth(v)), err
}

type length struct {
	of expr
	at *token.Position
}

func (l length) eval(x *execution, s scope) (reflect.Value, error) {
	v, err := l.of.eval(x, s)
	if err != nil {
		return v, err
	}
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(utf8.RuneCountInString(v.String())), nil
	case reflect.Slice, reflect.Array, reflect.Map:
		return reflect.ValueOf(v.Len()), nil
	}
	return v, faultf(l.at, "这一类值没有个数")
}

// equal reports whether the first value equals one of the others.
type equal struct {
	args []expr
	at   *token.Position
}

func (e equal) eval(x *execution, s scope) (reflect.Value, error) {
	a, err := e.args[0].eval(x, s)
	if err != nil {
		return a, err
	}
	found := false
	for _, arg := range e.args[1:] {
		b, err := arg.eval(x, s)
		if err != nil {
			return b, err
		}
		same, ok := equals(a, b)
		if !ok {
			return b, incomparable(e.at)
		}
		found = found || same
	}
	return reflect.ValueOf(found), nil
}

func incomparable(at *token.Position) error { return faultf(at, "这些值不能比较") }

// equals reports whether a and b are equal; ok is false if they cannot be compared.
func equals(a, b reflect.Value) (same, ok bool) {
	if order, ok := compare(a, b); ok {
		return order == 0, true
	}
	if !a.IsValid() || !b.IsValid() {
		return isNil(a) == isNil(b), true
	}
	if a.Type() != b.Type() || !a.Comparable() {
		return false, false
	}
	return a.Equal(b), true
}

func isNil(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Interface, reflect.Func, reflect.Chan:
		return v.IsNil()
	}
	return false
}

// ordered compares two values by order.
type ordered struct {
	a, b  expr
	holds func(order int) bool
	at    *token.Position
}

func (o ordered) eval(x *execution, s scope) (reflect.Value, error) {
	a, err := o.a.eval(x, s)
	if err != nil {
		return a, err
	}
	b, err := o.b.eval(x, s)
	if err != nil {
		return b, err
	}
	order, ok := compare(a, b)
	if !ok {
		return b, incomparable(o.at)
	}
	return reflect.ValueOf(o.holds(order)), nil
}

// compare orders two integers, two decimals or two strings.
func compare(a, b reflect.Value) (order int, ok bool) {
	switch {
	case a.CanInt() && b.CanInt():
		return cmp.Compare(a.Int(), b.Int()), true
	case a.CanFloat() && b.CanFloat():
		return cmp.Compare(a.Float(), b.Float()), true
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return cmp.Compare(a.String(), b.String()), true
	}
	return 0, false
}

// truth reports whether a condition holds: a value that is neither zero nor empty is true.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return v.Len() > 0
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}
