package legal

import (
	"bytes"
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
		List: []everyShape{{}, {Number: 1}}, Nothing: []string{}, ByName: map[string][]Date{"b": {{2026, 1, 2}}, "a": nil},
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

// A form that is cut off, or longer than its value, is refused, and none makes the
// reader take memory that it does not fill.
func TestFormDamaged(t *testing.T) {
	form := formOf(t, everyShape{Text: "词", List: []everyShape{{Number: 1}}, ByName: map[string][]Date{"b": {{2026, 1, 2}}}})
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

// What a form cannot hold is refused when it is made.
func TestFormRefuses(t *testing.T) {
	for name, v := range map[string]any{
		"hidden": struct{ hidden int }{1}, "fraction": 1.5, "anything": []any{1}, "numbered": map[int]string{1: "x"}, "tab": "a\vb",
	} {
		if err := writeForm(&bytes.Buffer{}, reflect.ValueOf(v)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
