package render

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tousu/legal"
)

// offered are sprig's functions among ours.
func offered() []string {
	all := sprigFunctions()
	var names []string
	for _, f := range Functions() {
		if _, ok := all[f.Name]; ok && f.call != nil && plainFunctions[f.Name] != nil {
			names = append(names, f.Name)
		}
	}
	return names
}

// TestPlainFunctions calls sprig's functions and ours with what templates may give
// them: both are of one type and answer alike.
func TestPlainFunctions(t *testing.T) {
	if got, want := slices.Sorted(slices.Values(offered())),
		slices.Sorted(maps.Keys(plainFunctions)); !slices.Equal(got, want) {
		t.Fatalf("templates are offered %v of sprig, ours are %v", got, want)
	}
	for _, name := range offered() {
		theirs, ours := reflect.ValueOf(sprigFunctions()[name]), reflect.ValueOf(plainFunctions[name])
		if !theirs.Type().AssignableTo(ours.Type()) {
			t.Errorf("%s: sprig's is a %v, ours a %v", name, theirs.Type(), ours.Type())
			continue
		}
		rapid.Check(t, func(t *rapid.T) {
			args := arguments(t, name, theirs.Type())
			want, got := theirs.Call(args)[0].Interface(), ours.Call(args)[0].Interface()
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s%v is %v, sprig's %v", name, args, got, want)
			}
		})
	}
}

// arguments draws what the adapter of a function lets through.
func arguments(t *rapid.T, name string, of reflect.Type) []reflect.Value {
	n := of.NumIn()
	if of.IsVariadic() {
		n += rapid.IntRange(-1, 4).Draw(t, "more")
	}
	var args []reflect.Value
	for i := range n {
		want := of.In(min(i, of.NumIn()-1))
		if of.IsVariadic() && i >= of.NumIn()-1 {
			want = want.Elem()
		}
		gen := anything()
		switch {
		case name == "add" || name == "sub":
			gen = rapid.IntRange(-maxInteger, maxInteger).AsAny()
		case want.Kind() == reflect.String, name == "dict" && i%2 == 0:
			gen = words().AsAny()
		case want.Kind() == reflect.Bool:
			gen = rapid.Bool().AsAny()
		}
		args = append(args, reflect.New(want).Elem())
		if v := gen.Draw(t, "argument"); v != nil {
			args[i].Set(reflect.ValueOf(v))
		}
	}
	return args
}

// words are short and of few characters, so that one holds another.
func words() *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom([]rune("甲乙 a\n")), 0, 5, -1)
}

// anything is of every kind that templates handle.
func anything() *rapid.Generator[any] {
	return rapid.OneOf(
		words().AsAny(), rapid.Int().AsAny(), rapid.Bool().AsAny(), rapid.Float64Range(-1, 1).AsAny(),
		rapid.SampledFrom([]any{
			nil, 0, "", (*Value)(nil), &Value{text: "甲"}, legal.Date{}, []*Value{}, []*Value{nil}, []*Value(nil),
			[]any{}, map[string]any{}, map[string]any{"k": 1}, map[string]any(nil), (*Mention)(nil), int64(0), 0.0,
		}),
	)
}
