package legal

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// everyShape has a field of each kind that a form can hold.
type everyShape struct {
	Text, Lines, Empty string
	Number             int
	Yes, No            *bool
	Flag               bool
	Nested             *everyShape
	List               []everyShape
	None, Nothing      []string
	ByName             map[string][]Date
}

func formOf(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeForm(&b, reflect.ValueOf(v)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFormRoundTrip(t *testing.T) {
	yes, no := true, false
	want := everyShape{
		Text: "词", Lines: "一\n二\n", Number: -3, Yes: &yes, No: &no, Flag: true, Nested: &everyShape{Text: "-"},
		List: []everyShape{{}, {Number: 1}}, Nothing: []string{},
		ByName: map[string][]Date{"b": {{2026, 1, 2}}, "a": nil},
	}
	form := formOf(t, want)
	var got everyShape
	if err := readForm(form, &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\n%+v\nwant\n%+v", err, got, want)
	}
	if form != formOf(t, got) {
		t.Error("the same value has another form")
	}
}

// A form that is cut off, or longer than its value, is an error, and no form makes the reader
// allocate memory that it does not fill.
func TestFormDamaged(t *testing.T) {
	form := formOf(t, everyShape{Text: "词", List: []everyShape{{Number: 1}},
		ByName: map[string][]Date{"b": {{2026, 1, 2}}}})
	lines := strings.SplitAfter(form, "\n")
	for n := range len(lines) - 1 {
		if err := readForm(strings.Join(lines[:n], ""), &everyShape{}); err == nil {
			t.Errorf("%d of %d lines are taken", n, len(lines)-1)
		}
	}
	for _, damaged := range []string{form + "x\n", "ffffffff\n", "100\n999999999999\n", "100\n-5\n", "100\n1e3\n"} {
		if err := readForm(damaged, &everyShape{}); err == nil {
			t.Errorf("%q is taken", damaged)
		}
	}
}

// What a form cannot hold is an error when the form is made.
func TestFormRefuses(t *testing.T) {
	for name, v := range map[string]any{
		"hidden": struct{ hidden int }{1}, "fraction": 1.5, "anything": []any{1}, "numbered": map[int]string{1: "x"},
		"tab": "a\vb",
	} {
		if err := writeForm(&bytes.Buffer{}, reflect.ValueOf(v)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestFormsApart: nil and empty stay distinct within a list, and a form leaves out zero fields.
func TestFormsApart(t *testing.T) {
	one := 1
	type all struct {
		Maps  []map[string]string
		Lists [][]string
		Ints  []*int
		Wide  int64
	}
	want := all{[]map[string]string{nil, {}, {"a": ""}}, [][]string{nil, {}, {""}}, []*int{nil, &one}, 1 << 40}
	var got all
	if err := readForm(formOf(t, want), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\n%#v\nwant\n%#v", err, got, want)
	}
	for _, c := range []struct {
		v    any
		want string
	}{{struct{ A, B int }{0, 1}, "2\n1\n"}, {struct{ hidden, B int }{}, "0\n"}, {[]int(nil), "-\n"}, {[]int{}, "0\n"},
		{[]int{0}, "1\n0\n"}} {
		if got := formOf(t, c.v); got != c.want {
			t.Errorf("%#v: %q, want %q", c.v, got, c.want)
		}
	}
}

// TestFormsOfManyFields: the bit set has sixty-four bits.
func TestFormsOfManyFields(t *testing.T) {
	for n, want := range map[int]bool{64: true, 65: false} {
		var fields []reflect.StructField
		for i := range n {
			fields = append(fields, reflect.StructField{Name: fmt.Sprint("F", i), Type: reflect.TypeFor[bool]()})
		}
		v := reflect.New(reflect.StructOf(fields)).Elem()
		v.Field(n - 1).SetBool(true)
		if err := writeForm(&bytes.Buffer{}, v); (err == nil) != want {
			t.Errorf("%d fields: %v", n, err)
		}
	}
}

// TestShapes: two types share a form if the names and types of all that they hold agree.
func TestShapes(t *testing.T) {
	base := reflect.TypeFor[struct {
		A int
		B []string
		C map[string]bool
		D *int
	}]()
	if shape(base) != shape(reflect.TypeFor[struct {
		A int
		B []string
		C map[string]bool
		D *int
	}]()) {
		t.Error("one shape is two")
	}
	for name, other := range map[string]reflect.Type{
		"name": reflect.TypeFor[struct {
			Z int
			B []string
			C map[string]bool
			D *int
		}](),
		"kind": reflect.TypeFor[struct {
			A string
			B []string
			C map[string]bool
			D *int
		}](),
		"element": reflect.TypeFor[struct {
			A int
			B []int
			C map[string]bool
			D *int
		}](),
		"key": reflect.TypeFor[struct {
			A int
			B []string
			C map[int]bool
			D *int
		}](),
		"value": reflect.TypeFor[struct {
			A int
			B []string
			C map[string]int
			D *int
		}](),
		"behind": reflect.TypeFor[struct {
			A int
			B []string
			C map[string]bool
			D *bool
		}](),
		"fewer": reflect.TypeFor[struct {
			A int
			B []string
			C map[string]bool
		}](),
	} {
		if shape(base) == shape(other) {
			t.Errorf("%s: two shapes are one", name)
		}
	}
}

// TestSizes: a list has the length that its form says, and never more than what is left of the
// form.
func TestSizes(t *testing.T) {
	for form, want := range map[string]int{"0\n": 0, "1\n\n": 1, "2\n\n\n": 2, "2\n\n": -1, "-1\n": -1, "1x\n\n": -1,
		"": -1, "-\n": 0} {
		var got []string
		err := readForm(form, &got)
		if (err != nil) != (want < 0) || err == nil && len(got) != want {
			t.Errorf("%q: %q, %v", form, got, err)
		}
	}
	for _, form := range []string{"1\n", "g\n", "-1\n"} { // a structure has no such field
		if err := readForm(form, &struct{}{}); err == nil {
			t.Errorf("%q is taken", form)
		}
	}
}
