package program

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

type word string

type plain struct{ A, B int }

// kinds holds a value of every kind of Go, and calls of every kind.
type kinds struct {
	Int, Zero           int
	Int8                int8
	Int32               int32
	Int64               int64
	Uint                uint
	Uint8               uint8
	Float32             float32
	Float64             float64
	Complex             complex128
	Bool, No            bool
	Text, Empty         string
	Word                word
	Slice, EmptySlice   []int
	NilSlice            []int
	Array               [2]int
	Any, NilAny         any
	AnyInt              any
	Map, NilMap         map[string]int
	IntMap              map[int]int
	WordMap             map[word]int
	Struct              plain
	Pointer, NilPointer *plain
	Twice               **plain
	ToSlice             *[]int
	Channel             chan int
	NilChannel          chan int
	Function            func() int
	Sequence            func(func(int) bool)
}

func (*kinds) TakesInt8(n int8) string       { return fmt.Sprint(n) }
func (*kinds) TakesInt32(n int32) string     { return fmt.Sprint(n) }
func (*kinds) TakesInt64(n int64) string     { return fmt.Sprint(n) }
func (*kinds) TakesUint(n uint) string       { return fmt.Sprint(n) }
func (*kinds) TakesInt(n int) string         { return fmt.Sprint(n) }
func (*kinds) TakesFloat32(f float32) string { return fmt.Sprint(f) }
func (*kinds) TakesFloat(f float64) string   { return fmt.Sprint(f) }
func (*kinds) TakesWord(w word) string       { return string(w) }
func (*kinds) TakesText(s string) string     { return s }
func (*kinds) TakesBool(b bool) string       { return fmt.Sprint(b) }
func (*kinds) TakesSlice(s []int) string     { return fmt.Sprint(s) }
func (*kinds) TakesMap(m map[string]int) string {
	return fmt.Sprint(m)
}
func (*kinds) TakesStruct(p plain) string   { return fmt.Sprint(p.A) }
func (*kinds) TakesPointer(p *plain) string { return fmt.Sprint(p != nil) }
func (*kinds) TakesAny(v any) string        { return fmt.Sprint(v != nil) }
func (p *plain) NilSafe() string            { return "安" }

func everyKind() *kinds {
	k := &kinds{
		Int: 2, Int8: 2, Int32: 2, Int64: 2, Uint: 2, Uint8: 2, Float32: 2, Float64: 2, Complex: 2, Bool: true,
		Text: "甲乙", Word: "甲乙",
		Slice: []int{1, 2}, EmptySlice: []int{}, Array: [2]int{1, 2}, Any: "甲", AnyInt: 2,
		Map:    map[string]int{"a": 1, "b": 2},
		IntMap: map[int]int{1: 2}, WordMap: map[word]int{"a": 1}, Struct: plain{1, 2}, Pointer: &plain{1, 2},
		Function: func() int { return 1 }, Sequence: func(yield func(int) bool) { yield(1) },
	}
	k.Twice, k.ToSlice, k.Channel = &k.Pointer, &k.Slice, make(chan int, 1)
	close(k.Channel)
	return k
}

var fields = []string{
	".Int", ".Zero", ".Int8", ".Int32", ".Int64", ".Uint", ".Uint8", ".Float32", ".Float64", ".Complex", ".Bool", ".No",
	".Text", ".Empty",
	".Word", ".Slice", ".EmptySlice", ".NilSlice", ".Array", ".Any", ".NilAny", ".AnyInt", ".Map", ".NilMap", ".IntMap",
	".WordMap", ".Struct",
	".Pointer", ".NilPointer", ".Twice", ".ToSlice", ".Channel", ".NilChannel", ".Function", ".Sequence", ".Nothing",
}

var constants = []string{
	"1", "-1", "0", "3.0", "1e2", "0x10", "-0x1e", "0x1p4", "'a'", "1i", "300", "1e300", "9223372036854775807",
	"9223372036854775808",
	"99999999999999999999", `"甲"`, "`甲`", "true", "false", "nil",
}

// forms are the actions and functions of text/template with %s for a value.
var forms = []string{
	"{{ if %s }}是{{ else }}否{{ end }}", "{{ with %s }}是{{ else }}否{{ end }}", "{{ not %s }}", "{{ len %s }}",
	"{{ range %s }}x{{ else }}无{{ end }}", "{{ range $v := %s }}{{ printable $v }}{{ end }}",
	"{{ range $k, $v := %s }}{{ printable $k }}{{ end }}",
	"{{ $x := %s }}{{ if $x }}是{{ end }}", "{{ $x := 1 }}{{ $x = %s }}{{ if $x }}是{{ end }}",
	"{{ $x := 1 }}{{ if ($x = %s) }}是{{ end }}",
	`{{ define "p" }}{{ if . }}是{{ end }}{{ end }}{{ template "p" %s }}`,
	`{{ block "b" %s }}{{ if . }}是{{ end }}{{ end }}`,
	`{{ define "p" }}{{ end }}{{ $x := 1 }}{{ template "p" $x = %s }}`,
	"{{ printable (and %s 1) }}", "{{ printable (or %s 1) }}", "{{ printable (and 1 %s) }}", "{{ (%s).A }}",
	"{{ (%s).NilSafe }}", "{{ (%s).a }}",
	"{{ %s | printable }}", "{{ call %s }}", "{{ html %s }}", "{{ index %s 0 }}", "{{ js %s }}", "{{ print %s }}",
	`{{ printf "%%v" %s }}`,
	"{{ println %s }}", "{{ slice %s 0 }}", "{{ urlquery %s }}",
	"{{ .TakesInt8 %s }}", "{{ .TakesInt32 %s }}", "{{ .TakesInt64 %s }}", "{{ .TakesUint %s }}", "{{ .TakesInt %s }}",
	"{{ .TakesFloat32 %s }}",
	"{{ .TakesFloat %s }}", "{{ .TakesWord %s }}", "{{ .TakesText %s }}", "{{ .TakesBool %s }}", "{{ .TakesSlice %s }}",
	"{{ .TakesMap %s }}",
	"{{ .TakesStruct %s }}", "{{ .TakesPointer %s }}", "{{ .TakesAny %s }}",
	"{{ eq 2 %s }}", "{{ eq %s 2 }}", "{{ eq 3 2 %s }}", "{{ eq 2 2 %s }}", "{{ eq nil %s }}", "{{ ne %s 2 }}",
	"{{ range 2 }}{{ if %s }}{{ break }}{{ end }}x{{ end }}",
	"{{ range 2 }}{{ if %s }}{{ continue }}{{ end }}x{{ end }}",
}

// compared are values of every kind for the functions of two.
var compared = []string{
	".Int", ".Int8", ".Int64", ".Uint", ".Float32", ".Float64", ".Complex", ".Bool", ".Text", ".Word", ".Slice",
	".NilSlice", ".Array", ".Any",
	".NilAny", ".AnyInt", ".NilMap", ".Struct", ".Pointer", ".NilPointer", ".Twice", ".NilChannel", ".Function",
	"2", "2.0", "'a'", "-0x1e", `"甲"`, "true", "nil",
}

// pairs are those functions.
var pairs = []string{"{{ eq %s %s }}", "{{ ne %s %s }}", "{{ lt %s %s }}", "{{ le %s %s }}", "{{ gt %s %s }}",
	"{{ ge %s %s }}"}

// difference is a sentence of the package comment, with the sources that it explains.
type difference struct {
	about    string // words of the package comment
	explains func(src string, d outcome) bool
}

// outcome is what both made of a source.
type outcome struct {
	got, want    string
	err, refused error // ours, and text/template's
}

func has(words ...string) func(string, outcome) bool {
	return func(src string, d outcome) bool {
		return d.refused == nil && d.err != nil &&
			slices.ContainsFunc(words, func(w string) bool { return strings.Contains(src, w) })
	}
}

// both needs one of each.
func both(some, others []string) func(string, outcome) bool {
	one, other := has(some...), has(others...)
	return func(src string, d outcome) bool { return one(src, d) && other(src, d) }
}

var compares = []string{"{{ eq ", "{{ ne ", "{{ lt ", "{{ le ", "{{ gt ", "{{ ge "}

var differences = []difference{
	{"Functions that New was not given", has("{{ call", "{{ html", "{{ index", "{{ js", "{{ print ", "{{ printf",
		"{{ println", "{{ slice", "{{ urlquery")},
	{"Setting a variable in parentheses or in the argument of a template", has("($x =", `"p" $x =`)},
	{"including a method with a nil receiver", both([]string{".NilSafe"}, []string{".NilPointer"})},
	{"what a pointer to a pointer points to", both([]string{").A", ").NilSafe", "range"}, []string{".Twice"})},
	{"Unsigned and complex numbers", has(".Uint", ".Complex", "1i", "9223372036854775808")},
	{"but only int", both([]string{"range"}, []string{".Int8", ".Int32"})},
	{"Range over channels, functions, and maps whose keys are not strings",
		both([]string{"range"}, []string{"Channel", ".Sequence", ".IntMap"})},
	{"The length (len) of a channel, or through a pointer", both([]string{"len"}, []string{"Channel", ".ToSlice"})},
	{"A constant of another kind than the parameter",
		has("TakesInt", "TakesUint", "TakesFloat32", "TakesFloat", "TakesSlice nil", "TakesMap nil")},
	{"eq looks at all its", has("eq 2 2")},
	{"eq and ne of values that are not strings", has(compares...)},
	{"The length of a string (len) is in characters", func(src string, d outcome) bool {
		return strings.Contains(src, "len ") && d.err == nil && d.refused == nil
	}},
	{"Templates that cost too much", func(string, outcome) bool { return false }},
}

// TestEveryDifference tries each form with each value. Where the two executors do not
// do the same, the package comment must say so; and what it says must be so.
func TestEveryDifference(t *testing.T) {
	values := slices.Concat(fields, constants)
	var sources []string
	for _, form := range forms {
		for _, v := range values {
			sources = append(sources, fmt.Sprintf(form, v))
		}
	}
	for _, form := range pairs {
		for _, a := range compared {
			for _, b := range compared {
				sources = append(sources, fmt.Sprintf(form, a, b))
			}
		}
	}
	page := packagePage(t)
	for _, x := range differences {
		if !strings.Contains(page, x.about) {
			t.Errorf("the package comment does not say “%s”", x.about)
		}
	}
	used := map[string]bool{}
	shown := 0
	for _, src := range sources {
		var d outcome
		if d.got, d.err = ours(src, everyKind()); errors.Is(d.err, ErrBudget) {
			used["Templates that cost too much"] = true // text/template would never end
			continue
		}
		d.want, d.refused = theirs(src, everyKind())
		if d.err == nil && d.refused == nil && d.got == d.want || d.err != nil && d.refused != nil {
			continue
		}
		i := slices.IndexFunc(differences, func(x difference) bool { return x.explains(src, d) })
		if i < 0 {
			if shown++; shown < 40 {
				t.Errorf("%s: %q, %v; text/template: %q, %v", src, d.got, d.err, d.want, d.refused)
			}
			continue
		}
		used[differences[i].about] = true
	}
	for _, x := range differences {
		if !used[x.about] {
			t.Errorf("nothing differs as “%s” says", x.about)
		}
	}
}

// packagePage is the package comment as one line.
func packagePage(t *testing.T) string {
	f, err := parser.ParseFile(token.NewFileSet(), "program.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(f.Doc.Text()), " ")
}
