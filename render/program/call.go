package program

import (
	"cmp"
	"go/token"
	"reflect"
)

// function is what templates may call by name.
type function struct {
	name    string
	value   reflect.Value                  // invalid for a builtin
	list    func(args ...any) (any, error) // value, if it has this type
	builtin builtin
}

func newFunction(name string, fn any) *function {
	if fn == nil {
		b, ok := builtins[name]
		if !ok {
			panic("program: no builtin " + name)
		}
		return &function{name: name, builtin: b}
	}
	list, _ := fn.(func(...any) (any, error))
	return &function{name: name, value: reflect.ValueOf(fn), list: list}
}

// called returns a call of the function.
func (f *function) called(at *token.Position, args []expr) (expr, error) {
	what := "函数 " + f.name
	if b := f.builtin; b.make != nil {
		if len(args) < b.least || len(args) > b.most && b.most > 0 {
			return nil, wrongCount(what, at)
		}
		return b.make(at, args), nil
	}
	if f.list != nil {
		return &listCall{f.list, at, args}, nil
	}
	c, err := newCalls(what, f.value.Type(), 0, at, args)
	return &functionCall{f.value, c}, err
}

func wrongCount(what string, at *token.Position) error {
	return faultf(at, "%s 的参数个数不对", what)
}

type functionCall struct {
	function reflect.Value
	calls    *calls
}

func (f *functionCall) eval(x *execution, s scope) (reflect.Value, error) {
	return f.calls.call(x, s, f.function)
}

// listCall is a call, without reflection, of a function that takes any values.
type listCall struct {
	function func(...any) (any, error)
	at       *token.Position
	args     []expr
}

func (c *listCall) eval(x *execution, s scope) (reflect.Value, error) {
	args := make([]any, len(c.args))
	for i, a := range c.args {
		v, err := a.eval(x, s)
		if err != nil {
			return v, err
		}
		if v.IsValid() {
			args[i] = v.Interface()
		}
	}
	if err := cmp.Or(x.spend(callSteps, c.at), x.reads(args, c.at)); err != nil {
		return reflect.Value{}, err
	}
	x.at = c.at
	out, err := c.function(args...)
	if err != nil {
		return reflect.Value{}, because(c.at, err)
	}
	return reflect.ValueOf(out), nil
}

// calls is a call of a function or method with its arguments.
type calls struct {
	what     string
	at       *token.Position
	args     []expr
	types    []reflect.Type  // of the arguments
	constant []reflect.Value // all arguments if they are constants; the last is the list of a variadic function
	variadic bool
	fails    bool // the second result is an error
}

// newCalls checks the arguments of a function of type t. Its first skip parameters are supplied
// otherwise.
func newCalls(what string, t reflect.Type, skip int, at *token.Position, args []expr) (*calls, error) {
	c := &calls{what: what, at: at, args: args, variadic: t.IsVariadic()}
	fixed := t.NumIn() - skip
	if c.variadic {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !c.variadic {
		return nil, wrongCount(what, at)
	}
	c.fails = t.NumOut() == 2
	if t.NumOut() < 1 || t.NumOut() > 2 || c.fails && t.Out(1) != reflect.TypeFor[error]() {
		return nil, faultf(at, "模板不能调用%s", what)
	}
	constants := true
	for i := range args {
		want := t.In(skip + min(i, t.NumIn()-skip-1))
		if c.variadic && i >= fixed {
			want = want.Elem()
		}
		c.types = append(c.types, want)
		_, ok := args[i].(constant)
		constants = constants && ok
	}
	if !constants {
		return c, nil
	}
	c.constant = make([]reflect.Value, len(args), len(args)+1)
	for i := range args {
		var err error
		if c.constant[i], err = c.argument(i, args[i].(constant).value); err != nil {
			return nil, err
		}
	}
	if c.variadic {
		list := reflect.Append(reflect.Zero(t.In(t.NumIn()-1)), c.constant[fixed:]...)
		c.constant = append(c.constant[:fixed], list)
	}
	return c, nil
}

// argument converts a value to the type of the i-th argument.
func (c *calls) argument(i int, v reflect.Value) (reflect.Value, error) {
	want := c.types[i]
	_, isConstant := c.args[i].(constant)
	if !v.IsValid() {
		if k := want.Kind(); k == reflect.Interface || isConstant &&
			(k == reflect.Pointer || k == reflect.Slice || k == reflect.Map) {
			return reflect.Zero(want), nil
		}
		return v, faultf(c.at, "%s 的第 %d 个参数没有值", c.what, i+1)
	}
	have := v.Type()
	if have.AssignableTo(want) {
		return v, nil
	}
	if isConstant && kindred(have.Kind(), want.Kind()) {
		return v.Convert(want), nil
	}
	switch {
	case have.Kind() == reflect.Pointer && have.Elem().AssignableTo(want) && !v.IsNil():
		return v.Elem(), nil
	case v.CanAddr() && reflect.PointerTo(have).AssignableTo(want):
		return v.Addr(), nil
	}
	return v, faultf(c.at, "%s 的第 %d 个参数不合适", c.what, i+1)
}

// kindred reports whether a constant of kind have can be used as kind want: text and number
// constants have no type of their own.
func kindred(have, want reflect.Kind) bool {
	switch have {
	case reflect.String, reflect.Bool:
		return want == have
	case reflect.Int:
		return want == reflect.Int || want == reflect.Int64 || want == reflect.Float64
	case reflect.Float64:
		return want == reflect.Float64
	}
	return false
}

func (c *calls) call(x *execution, s scope, function reflect.Value) (reflect.Value, error) {
	in := c.constant
	if in == nil {
		in = make([]reflect.Value, len(c.args))
		for i, a := range c.args {
			v, err := a.eval(x, s)
			if err != nil {
				return v, err
			}
			if in[i], err = c.argument(i, v); err != nil {
				return v, err
			}
		}
	}
	if err := x.spend(callSteps, c.at); err != nil {
		return reflect.Value{}, err
	}
	var out []reflect.Value
	x.at = c.at
	if c.constant != nil && c.variadic {
		out = function.CallSlice(in)
	} else {
		out = function.Call(in)
	}
	if c.fails && !out[1].IsNil() {
		return reflect.Value{}, because(c.at, out[1].Interface().(error))
	}
	return bare(out[0]), nil
}
