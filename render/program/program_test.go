package program

import (
	"errors"
	"fmt"
	"go/token"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
	texttemplate "text/template"

	"tousu/render/letter"
)

// person and the other types are what the templates of the tests run over.
type person struct {
	Name    string
	Age     int
	Friend  *person
	Friends []*person
	Notes   []string
	Extra   map[string]any
	Any     any
	*base
}

type base struct{ City string }

// Sorted is of a kind that greet knows.
func (p *person) Sorted(list []any, by ...string) string { return fmt.Sprint(p.Name, list, by) }

func (p *person) Greeting(to ...string) string {
	return p.Name + "向" + strings.Join(to, "、") + "问好"
}
func (p *person) String() string {
	if p == nil {
		return "无人"
	}
	return "某" + p.Name
}
func (p *person) Panics() string                { return p.Friends[len(p.Notes)].Name }
func (p *person) Adult() bool                   { return p.Age >= 18 }
func (p person) Named(name string) bool         { return p.Name == name }
func (p *person) Plus(n int) int                { return p.Age + n }
func (p *person) Fails(why string) (int, error) { return 0, errors.New(why) }
func (b base) Where() string                    { return "在" + b.City }

func someone() *person {
	return &person{
		Name: "甲", Age: 36, Notes: []string{"子", "丑", "寅"},
		Extra:   map[string]any{"k": "乙", "n": 7, "m": map[string]any{"x": true}},
		Friend:  &person{Name: "丙", Age: 12, Any: []any{"一", 2, nil}, base: &base{City: "京"}},
		Friends: []*person{{Name: "丁", Age: 20}, {Name: "戊", Age: 8, Notes: []string{"卯"}}},
		Any:     &person{Name: "己"},
		base:    &base{City: "成都"},
	}
}

var functions = map[string]any{
	"and": nil, "or": nil, "not": nil, "len": nil, "eq": nil, "ne": nil, "lt": nil, "le": nil, "gt": nil, "ge": nil,
	"upper": strings.ToUpper,
	"printable": func(v any) string { // without addresses
		switch reflect.ValueOf(v).Kind() {
		case reflect.Pointer, reflect.Chan, reflect.Func:
			return fmt.Sprintf("%T", v)
		}
		return fmt.Sprint(v)
	},
	"add":   func(a, b int) int { return a + b },
	"half":  func(f float64) float64 { return f / 2 },
	"join":  func(sep string, parts ...string) string { return strings.Join(parts, sep) },
	"list":  func(v ...any) (any, error) { return v, nil },
	"fails": func() (string, error) { return "", errors.New("不行") },
	"dict": func(v ...any) (any, error) {
		m := map[string]any{}
		for i := 0; i+1 < len(v); i += 2 {
			m[fmt.Sprint(v[i])] = v[i+1]
		}
		return m, nil
	},
}

// show prints values as text/template does.
func show(out *letter.Output, v any, at *token.Position) error {
	if v == nil {
		v = "<no value>"
	}
	return out.PrintValue(letter.Field{Text: fmt.Sprint(v), Pos: at})
}

// greet calls two kinds of method without reflection.
func greet(method any) Call {
	switch f := method.(type) {
	case func(*person, ...string) string:
		return func(p any, _ []any, texts []string) (any, error) { return f(p.(*person), texts...), nil }
	case func(*person, []any, ...string) string:
		return func(p any, list []any, texts []string) (any, error) { return f(p.(*person), list, texts...), nil }
	}
	return nil
}

// ours runs the template "main" of a source.
func ours(src string, dot any) (string, error) {
	s := New(functions, show, greet, nil)
	err := s.Add("main", "main.tmpl", src)
	if err == nil {
		err = s.Link()
	}
	var out letter.Output
	if err == nil {
		err = s.Execute("main", &out, dot)
	}
	return out.String(), err
}

// theirs does the same with text/template.
func theirs(src string, dot any) (string, error) {
	known := texttemplate.FuncMap{}
	for name, f := range functions {
		if f != nil {
			known[name] = f
		}
	}
	t, err := texttemplate.New("main").Option("missingkey=error").Funcs(known).Parse(src)
	var out strings.Builder
	if err == nil {
		err = t.Execute(&out, dot)
	}
	return out.String(), err
}

var sources = []string{
	"", "文字\n两行\n", "{{ .Name }}", "{{.Friend.Name}}的城市是{{ .Friend.City }}", "{{ .Where }}{{ .Friend.Where }}",
	"{{ .Greeting }}", "{{ .Greeting \"乙\" \"丙\" }}", "{{ \"乙\" | .Greeting \"丙\" }}",
	"{{ .Named \"甲\" }}{{ .Friend.Named \"甲\" }}",
	"{{ .Plus 4 }}{{ .Plus (add 1 2) }}", "{{ .Sorted (list 1 2) \"甲\" \"乙\" }}{{ .Sorted (list) }}{{ .Sorted (list .Name) .Name }}",
	"{{ .Sorted .Notes }}", "{{ .Sorted nil }}", "{{ .Sorted .Extra.none \"甲\" }}", "{{ .Sorted }}",
	"{{ .Sorted \"甲\" }}", "{{ .Friend.Sorted (list 1) 2 }}", "{{ .Greeting (upper \"ab\") }}",
	"{{ (.Greeting \"x\") | upper }}",
	"{{ if .Adult }}成年{{ else }}未成年{{ end }}{{ if .Friend.Adult }}成年{{ else }}未成年{{ end }}",
	"{{ if not .Notes }}无{{ else if eq (len .Notes) 3 }}三{{ else }}多{{ end }}",
	"{{ with .Friend }}{{ .Name }}{{ $.Name }}{{ end }}", "{{ with .Friend.Friend }}有{{ else }}无{{ end }}",
	"{{ with .Friend.Friend }}有{{ else with .Any }}{{ .Name }}{{ end }}",
	"{{ range .Notes }}{{ . }}，{{ end }}", "{{ range $i, $n := .Notes }}{{ $i }}{{ $n }}{{ end }}",
	"{{ range .Friend.Notes }}有{{ else }}无{{ end }}",
	"{{ range $i, $f := .Friends }}{{ if $i }}；{{ end }}{{ $f.Name }}{{ range $f.Notes }}{{ . }}{{ $i }}{{ end }}{{ end }}",
	"{{ range .Notes }}{{ if eq . \"丑\" }}{{ continue }}{{ end }}{{ . }}{{ end }}",
	"{{ range .Notes }}{{ if eq . \"丑\" }}{{ break }}{{ end }}{{ . }}{{ end }}",
	"{{ range 3 }}{{ . }}{{ end }}", "{{ range $i := 3 }}{{ $i }}{{ end }}",
	"{{ range $k, $v := .Extra }}{{ $k }}={{ $v }};{{ end }}", "{{ range .Friend.Any }}{{ . }}{{ end }}",
	"{{ $x := .Name }}{{ $x }}{{ $x = \"改\" }}{{ $x }}",
	"{{ $x := 1 }}{{ range .Notes }}{{ $x = add $x 1 }}{{ end }}{{ $x }}",
	"{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}",
	"{{ with $f := .Friend }}{{ $f.Name }}{{ .Age }}{{ end }}", "{{ if $n := .Notes }}{{ len $n }}{{ end }}",
	"{{ .Extra.k }}{{ .Extra.n }}{{ .Extra.m.x }}", "{{ .Any.Name }}",
	"{{ with dict \"a\" . \"b\" 2 }}{{ .a.Name }}{{ .b }}{{ end }}",
	"{{ define \"part\" }}【{{ .Name }}】{{ end }}{{ template \"part\" . }}{{ template \"part\" .Friend }}",
	"{{ define \"none\" }}空{{ end }}{{ template \"none\" }}",
	"{{ block \"b\" .Friend }}{{ .Name }}{{ end }}",
	"{{ define \"r\" }}{{ if . }}x{{ end }}{{ end }}{{ range .Notes }}{{ template \"r\" . }}{{ end }}",
	"{{ and 1 0 2 }}{{ or 0 \"\" \"末\" }}{{ and .Adult .Name }}{{ or .Friend.Friend .Name }}",
	"{{ or .Name .Friend.Friend.Name }}", "{{ and 1 }}{{ or 0 }}{{ and nil }}",
	"{{ eq 1 1 }}{{ eq \"a\" \"b\" \"a\" }}{{ ne 1 2 }}{{ lt 1 2 }}{{ le 2 2 }}{{ gt 3 2.5 | not }}",
	"{{ gt \"b\" \"a\" }}{{ ge 2 3 }}{{ eq true false }}{{ lt 1.5 2.5 }}",
	"{{ len .Notes }}{{ len .Extra }}", "{{ add 1 2 }}{{ half 3 }}{{ join \"、\" \"a\" \"b\" }}{{ join \"、\" }}",
	"{{ list 1 \"二\" .Name }}", "{{ 'a' }}{{ 0x10 }}{{ 1.5 }}{{ true }}{{ `原样` }}",
	"{{- .Name -}}  文字  {{- /* 注 */ -}} 末", "{{ .Name }}\n{{- range .Notes }}\n- {{ . }}\n{{- end }}\n",
	"{{ (index2 1) }}", "{{ .Nothing }}", "{{ .Friend.Friend.Name }}", "{{ .Fails \"坏\" }}", "{{ fails }}",
	"{{ (.Greeting \"x\") \"b\" }}", "{{ \"b\" | (.Greeting \"x\") }}",
	"{{ define \"e\" }}{{ end }}甲{{ template \"e\" . }}",
	"{{ eq .Friend.Friend nil }}{{ eq .Friend nil }}{{ eq .Name nil }}{{ list 1 nil }}", "{{ nil }}",
	"{{ nil | upper }}",
	"{{ range .Notes }}{{ range $.Friend.Notes }}{{ else }}{{ break }}{{ end }}x{{ end }}",
	"{{ range $i, $x := 3 }}{{ $i }}{{ end }}", "{{ .Panics }}", "{{ .Friend.Panics }}乙",
	"{{ upper 1 }}", "{{ add 1 }}", "{{ add 1 \"x\" }}", "{{ .Extra.none }}", "{{ .Name.Other }}",
	"{{ template \"missing\" . }}", "{{ range .Name }}x{{ end }}", "{{ eq .Friend .Name }}", "{{ lt .Friend 1 }}",
	"{{ .Name 1 }}",
}

// TestLikeTextTemplate holds every template above against text/template: both print
// the same, or both refuse.
func TestLikeTextTemplate(t *testing.T) {
	for _, src := range sources {
		want, theirErr := theirs(src, someone())
		got, err := ours(src, someone())
		switch {
		case (err == nil) != (theirErr == nil):
			t.Errorf("%s: %v; text/template: %v", src, err, theirErr)
		case err == nil && got != want:
			t.Errorf("%s printed %q, text/template %q", src, got, want)
		}
	}
}

// FuzzLikeTextTemplate does so with templates that nobody thought of. Where ours
// refuses more, that is its right.
func FuzzLikeTextTemplate(f *testing.F) {
	for _, src := range sources {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		got, err := ours(src, someone())
		if err != nil {
			return // text/template might run for ever
		}
		want, theirErr := theirs(src, someone())
		if theirErr != nil {
			t.Fatalf("%q is refused by text/template: %v", src, theirErr)
		}
		if got != want {
			t.Fatalf("%q printed %q, text/template %q", src, got, want)
		}
	})
}

func TestFaultsHavePositions(t *testing.T) {
	for src, want := range map[string]string{
		"甲\n乙{{ .Nothing }}":         "main.tmpl:2:5: 没有 .Nothing 这个字段",
		"{{ .Nothing.Name }}":        "main.tmpl:1:4: 没有 .Nothing 这个字段",
		"{{ .Friend.Friend.Name }}":  "main.tmpl:1:18: 取 .Name 时没有值",
		"\n\n{{ .Fails \"坏\" }}":     "main.tmpl:3:4: 坏",
		"{{ fails }}":                "main.tmpl:1:4: 不行",
		"{{ .Name | env }}":          "main.tmpl:1:12: 模板不提供函数 env",
		"{{ add 1 }}":                "main.tmpl:1:4: 函数 add 的参数个数不对",
		"{{ add 1 .Name }}":          "main.tmpl:1:4: 函数 add 的第 2 个参数不合适",
		"{{ .Plus }}":                "main.tmpl:1:4: 方法 Plus 的参数个数不对",
		"{{ .Name 1 }}":              "main.tmpl:1:4: .Name 不是方法，不能带参数",
		"{{ \"甲\" 1 }}":              "main.tmpl:1:4: \"甲\" 不是函数，不能带参数",
		"{{ eq .Friend .Name }}":     "main.tmpl:1:4: 这些值不能比较",
		"{{ len .Age }}":             "main.tmpl:1:4: 这一类值没有个数",
		"{{ range .Name }}{{ end }}": "main.tmpl:1:10: range 不能遍历这一类值",
		"{{ template \"x\" }}":       "main.tmpl:1:13: 没有名为 x 的片段",
		"{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}": "main.tmpl:1:29: 片段 x 调用自身的次数过多",
		"甲\x01":                                    "main.tmpl:1:2: 模板文字中有控制字符",
		"{{ \"a\\x01\" }}":                         "main.tmpl:1:4: 字符串常量中有控制字符",
		"{{ \"\\x01a\" }}":                         "main.tmpl:1:4: 字符串常量中有控制字符",
		"{{ add 1 nil }}":                          "main.tmpl:1:4: 函数 add 的第 2 个参数没有值",
		"{{ $x := 1 }}{{ ($x = 2) }}":              "main.tmpl:1:18: 这里不能给变量 $x 赋值",
		"{{ $x := 1 }}{{ template \"x\" $x = 2 }}": "main.tmpl:1:30: 这里不能给变量 $x 赋值",
		"\n{{ .Panics }}":                          "main.tmpl:2:4: 此处无法计算",
		"{{ define \"a\" }}{{ no1 }}{{ end }}{{ define \"b\" }}{{ no2 }}{{ end }}": "main.tmpl:1:20: 模板不提供函数 no1",
		"{{ $x = 1 }}":                             "main.tmpl:1:4: 没有变量 $x",
		"{{ range $x = .Notes }}{{ end }}":         "main.tmpl:1:10: 没有变量 $x",
		"{{ range $x, $y = .Notes }}{{ end }}":     "main.tmpl:1:10: 没有变量 $x",
		"{{ if $x = .Notes }}{{ end }}":            "main.tmpl:1:7: 没有变量 $x",
		"{{ with $x = .Notes }}{{ end }}":          "main.tmpl:1:9: 没有变量 $x",
		"{{ range .Friends }}{{ .City }}{{ end }}": "main.tmpl:1:24: 取 .City 时没有值",
		"{{ 1i }}": "main.tmpl:1:4: 模板不支持复数",
		"{{ 0i }}": "main.tmpl:1:4: 模板不支持复数",

		// A fault of an argument is that of the whole, with its own place.
		"{{ len (fails) }}": "main.tmpl:1:9: 不行", "{{ not (fails) }}": "main.tmpl:1:9: 不行",
		"{{ eq (fails) 1 }}": "main.tmpl:1:8: 不行", "{{ eq 1 (fails) }}": "main.tmpl:1:10: 不行",
		"{{ lt (fails) 1 }}": "main.tmpl:1:8: 不行", "{{ lt 1 (fails) }}": "main.tmpl:1:10: 不行",
		"{{ list 1 (fails) }}": "main.tmpl:1:12: 不行", "{{ add 1 (fails) }}": "main.tmpl:1:11: 不行",
		"{{ and (fails) 1 }}": "main.tmpl:1:9: 不行", "{{ or 0 (fails) }}": "main.tmpl:1:10: 不行",
		"{{ (fails).Name }}": "main.tmpl:1:5: 不行", "{{ if fails }}{{ end }}": "main.tmpl:1:7: 不行",
		"{{ with fails }}{{ end }}": "main.tmpl:1:9: 不行", "{{ range fails }}{{ end }}": "main.tmpl:1:10: 不行",
		"{{ $x := fails }}": "main.tmpl:1:10: 不行",
		"{{ ne 1 }}":        "main.tmpl:1:4: 函数 ne 的参数个数不对", "{{ ne 1 2 3 }}": "main.tmpl:1:4: 函数 ne 的参数个数不对",
		"{{ eq 1 }}": "main.tmpl:1:4: 函数 eq 的参数个数不对", "{{ not }}": "main.tmpl:1:4: 函数 not 的参数个数不对",
		"{{ not 1 2 }}": "main.tmpl:1:4: 函数 not 的参数个数不对", "{{ len 1 2 }}": "main.tmpl:1:4: 函数 len 的参数个数不对",
		"{{ lt 1 2 3 }}": "main.tmpl:1:4: 函数 lt 的参数个数不对", "{{ and }}": "main.tmpl:1:4: 函数 and 的参数个数不对",
		"{{ range $i, $x := 3 }}{{ end }}": "main.tmpl:1:10: range 遍历一个数时只有一个变量",
		"甲{{ 1 }}乙\n{{ no }}":              "main.tmpl:2:4: 模板不提供函数 no",
		"甲乙\n丙{{ no }}\n{{ 1 }}":           "main.tmpl:2:5: 模板不提供函数 no",
	} {
		_, err := ours(src, someone())
		var fault *Error
		if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", src, err, want)
		}
	}
}

// The length of a text is that of its characters, and what is refused by the printer
// is told with the place of the action.
func TestDifferences(t *testing.T) {
	if got, err := ours(`{{ len "甲乙" }}`, nil); got != "2" || err != nil {
		t.Error(got, err)
	}
	s := New(functions, func(*letter.Output, any, *token.Position) error { return letter.ErrControl }, nil, nil)
	if err := s.Add("x", "x.tmpl", "\n{{ . }}"); err != nil {
		t.Fatal(err)
	}
	err := s.Execute("x", &letter.Output{}, 1)
	if !errors.Is(err, letter.ErrControl) || !strings.HasPrefix(err.Error(), "x.tmpl:2:4: ") {
		t.Error(err)
	}
}

// TestUnlinked: a template that was not linked fails where a partial of it is at fault,
// whenever it is tried.
func TestUnlinked(t *testing.T) {
	s := New(functions, show, greet, nil)
	for name, src := range map[string]string{"x": "甲{{ template \"y\" }}", "y": "\n{{ no }}"} {
		if err := s.Add(name, name+".tmpl", src); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := s.Execute("x", &letter.Output{}, nil); err == nil || !strings.HasPrefix(err.Error(), "y.tmpl:2:4: ") {
			t.Errorf("%v", err)
		}
	}
}

// TestEqualsSeveral: eq compares with each of its further arguments, and
// looks at all of them.
func TestEqualsSeveral(t *testing.T) {
	for src, want := range map[string]string{
		`{{ eq 1 1 2 3 }}`: "true", `{{ eq 1 2 1 3 }}`: "true", `{{ eq 1 2 3 1 }}`: "true", `{{ eq 1 2 3 }}`: "false",
	} {
		if got, err := ours(src, nil); got != want || err != nil {
			t.Errorf("%s: %q, %v", src, got, err)
		}
	}
	for _, src := range []string{`{{ eq 1 1 "甲" }}`, `{{ eq 1 "甲" 1 }}`} {
		if got, err := ours(src, nil); err == nil {
			t.Errorf("%s: %q", src, got)
		}
	}
}

// A nil pointer is no argument for a parameter of the type that it points to, and
// what the template gave is at fault, not what it called.
func TestNilArgument(t *testing.T) {
	_, err := ours("{{ .TakesStruct .NilPointer }}", everyKind())
	if want := "main.tmpl:1:4: 方法 TakesStruct 的第 1 个参数不合适"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestBudget: what would go on for ever, or fill the memory, ends with an error that
// has its place and is of that kind.
func TestBudget(t *testing.T) {
	deep := func(open, end string, n int) string { return strings.Repeat(open, n) + "x" + strings.Repeat(end, n) }
	for src, want := range map[string]string{
		"\n{{ range 1000000000 }}{{ end }}":                             "main.tmpl:2:10: 模板要做的步骤太多",
		"{{ range 100000 }}{{ range 100000 }}{{ end }}{{ end }}":        "main.tmpl:1:28: 模板要做的步骤太多",
		"{{ range 1000000000 }}{{ if add 1 2 }}{{ end }}{{ end }}":      "main.tmpl:1:29: 模板要做的步骤太多",
		"{{ range 1000000000 }}{{ if $.Adult }}{{ end }}{{ end }}":      "main.tmpl:1:30: 模板要做的步骤太多",
		"{{ range 1000000000 }}{{ if $.Greeting }}{{ end }}{{ end }}":   "main.tmpl:1:30: 模板要做的步骤太多",
		"{{ range 1000000000 }}\n甲{{ end }}":                            "main.tmpl:1:23: 写出的内容太长",
		"{{ range 1000000000 }}{{ $.Name }}{{ end }}":                   "main.tmpl:1:26: 写出的内容太长",
		`{{ define "x" }}{{ template "x" }}{{ end }}{{ template "x" }}`: "main.tmpl:1:29: 片段 x 调用自身的次数过多",
		`{{ define "x" }}{{ if false }}` + strings.Repeat("{{ 1 }}", 200) +
			`{{ end }}{{ end }}{{ range 100000 }}{{ template "x" }}{{ end }}`: "main.tmpl:1:1479: 模板要做的步骤太多",
		`{{ define "x" }}{{ if . }}{{ template "x" (add . -1) }}{{ end }}{{ end }}{{ template "x" 200 }}`:// 201 deep
		"main.tmpl:1:39: 片段 x 调用自身的次数过多",
		strings.Repeat("{{ 1 }}", 10_001):                                         "main.tmpl:1:70001: 模板的动作太多",
		strings.Repeat("{{", 10_001):                                              "main.tmpl:1:20001: 模板的动作太多",
		"\n" + strings.Repeat("字", 87382):                                         "main.tmpl:2:87382: 模板太大",
		deep("{{ if true }}", "{{ end }}", 100):                                   "main.tmpl:1:1301: 嵌套太深",
		"{{ " + strings.Repeat("(", 100) + "1" + strings.Repeat(")", 100) + " }}": "main.tmpl:1:104: 嵌套太深",
	} {
		_, err := ours(src, someone())
		if !errors.Is(err, ErrBudget) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: %v, want %s", src, err, want)
		}
	}
	for _, src := range []string{
		strings.Repeat("{{ 1 }}", 10_000), strings.Repeat("字", 87381), deep("{{ if true }}", "{{ end }}", 99),
		`{{ define "x" }}{{ if . }}{{ template "x" (add . -1) }}{{ end }}{{ end }}{{ template "x" 199 }}`,
	} {
		if _, err := ours(src, someone()); err != nil {
			t.Errorf("%.60q: %v", src, err)
		}
	}
}

// TestPrices: what each part of a template costs, to the step.
func TestPrices(t *testing.T) {
	for src, want := range map[string]int{
		"甲":                             0,
		"{{ range 3 }}{{ end }}":        5,
		"{{ range 3 }}{{ 1 }}{{ end }}": 13,
		"{{ range 0 }}{{ else }}{{ 1 }}{{ end }}":                   0,
		"{{ if true }}{{ 1 }}{{ end }}":                             0,
		"{{ add 1 2 }}":                                             36,
		"{{ .Greeting }}":                                           35,
		`{{ define "x" }}{{ 1 }}{{ 2 }}{{ end }}{{ template "x" }}`: 6,
		`{{ if list "` + strings.Repeat("a", 640) + `" }}{{ end }}`: 45,
		`{{ if list "` + strings.Repeat("a", 639) + `" }}{{ end }}`: 44, // of 64 bytes each
	} {
		s := New(functions, show, nil, nil)
		if err := s.Add("main", "main.tmpl", src); err != nil {
			t.Fatal(err)
		}
		runs := func(steps int) bool {
			s.budget.steps = steps
			return s.Execute("main", &letter.Output{}, someone()) == nil
		}
		least := 0
		for least < 500 && !runs(least) {
			least++
		}
		if least != want || !runs(least+1) {
			t.Errorf("%.50q costs %d steps, want %d", src, least, want)
		}
	}
}

// TestElse: a break behind else leaves no loop around it.
func TestElse(t *testing.T) {
	const src = `{{ range 2 }}{{ range 0 }}{{ else }}{{ break }}{{ end }}甲{{ end }}`
	got, err := ours(src, someone())
	if want, wantErr := theirs(src, someone()); got != want || (err == nil) != (wantErr == nil) {
		t.Errorf("%q, %v; text/template has %q, %v", got, err, want, wantErr)
	}
}

// Values that a template makes larger and larger are weighed where they are read.
func TestWeighedCalls(t *testing.T) {
	heavy := func(v any) int { return 1 << 20 }
	s := New(functions, show, nil, heavy)
	if err := s.Add("main", "main.tmpl", `{{ range 1000 }}{{ if list . }}{{ end }}{{ end }}`); err != nil {
		t.Fatal(err)
	}
	if err := s.Execute("main", &letter.Output{}, nil); !errors.Is(err, ErrBudget) {
		t.Error(err)
	}
}

// TestSyntaxFaults: the parser's English is told in Chinese, with the line.
func TestSyntaxFaults(t *testing.T) {
	for src, want := range map[string]string{
		"{{ $x }}": "没有变量 $x", "{{ 1 ": "缺“}}”", "{{/* 甲": "缺“*/}}”", "{{/* 甲 */ 1}}": "要紧接", "{{ (1 }}": "缺“)”",
		"{{ 1) }}": "多了一个括号",
		`{{ "甲 }}`: "引号没有结束", "{{ `甲 }}": "引号没有结束", "{{ '甲 }}": "字符常量", "{{ 'ab' }}": "字符常量", "{{ 1x }}": "数写得不对",
		"{{ “甲” }}": "不认识的字符", "{{ $x : 1 }}": "没有变量", "{{ if 1 }}": "缺“{{ end }}”", "{{ end }}": "多了一个",
		"{{ else }}":  "{{ else }}",
		"{{ break }}": "break", "{{ continue }}": "continue",
		`{{ define "a" }}x{{ end }}{{ define "a" }}y{{ end }}`: "同名", "{{ if }}{{ end }}": "缺一个值",
		"{{ | len }}": "写法不对", "{{ len | 1 }}": "只能写函数", "{{ $a, $b := 1 }}": "只有 range", "{{ 1.x }}": "数写得不对",
		`{{ "a".x }}`:                      "没有字段",
		"{{ " + strings.Repeat("(", 10001): "嵌套太深", "{{ template x }}": "写法不对",
	} {
		_, err := ours("\n"+src, nil)
		var fault *Error
		if !errors.As(err, &fault) || fault.Pos.Line != 2 || !strings.Contains(fault.Msg, want) ||
			foreign.MatchString(fault.Msg) {
			t.Errorf("%.40q: %v, want %s", src, err, want)
		}
	}
}

// foreign are English words, the names of actions apart.
var foreign = regexp.MustCompile(`(?i)unexpected|unclosed|undefined|error|operand|input|command|token|EOF|runtime`)

// One set serves many goroutines, whose data may be of other types at the same
// places.
func TestConcurrentUse(t *testing.T) {
	s := New(functions, show, greet, nil)
	if err := s.Add("main", "main.tmpl", `{{ .Name }}{{ range .Notes }}{{ . }}{{ end }}{{ .Greeting "乙" }}`); err != nil {
		t.Fatal(err)
	}
	other := struct {
		Name     string
		Notes    []any
		Greeting string
	}{"庚", []any{1, "辰"}, "你好"}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 200 {
				var out letter.Output
				var dot any = someone()
				want := "甲子丑寅甲向乙问好"
				if i%2 == 1 {
					dot, want = &person{Name: "辛", base: &base{}}, "辛辛向乙问好"
				}
				if err := s.Execute("main", &out, dot); err != nil || out.String() != want {
					t.Errorf("%q, %v; want %q", out.String(), err, want)
					return
				}
				if err := s.Execute("main", &letter.Output{}, other); err == nil {
					t.Error("a field took an argument")
				}
			}
		})
	}
	wg.Wait()
}

// TestSlotsAreGivenBack: a template that was invoked needs no room afterwards.
func TestSlotsAreGivenBack(t *testing.T) {
	s := New(functions, show, nil, nil)
	const src = `{{ define "p" }}{{ $a := . }}{{ end }}{{ range 1000 }}{{ template "p" . }}{{ end }}`
	if err := s.Add("main", "main.tmpl", src); err != nil {
		t.Fatal(err)
	}
	x := &stack{}
	s.stacks.New = func() any { return x }
	if err := s.Execute("main", &letter.Output{}, nil); err != nil || cap(x.values) > 100 {
		t.Errorf("%v; a thousand invocations take %d slots", err, cap(x.values))
	}
}

// Nothing of one run is kept for another.
func TestNothingIsKept(t *testing.T) {
	s := New(functions, show, nil, nil)
	if err := s.Add("main", "main.tmpl", `{{ define "p" }}{{ $a := 1 }}{{ $b := .Name }}{{ $b }}{{ end }}{{ $n := .Name }}{{ template "p" . }}{{ $n }}`); err != nil {
		t.Fatal(err)
	}
	x := &stack{}
	s.stacks.New = func() any { return x }
	for range 3 {
		if err := s.Execute("main", &letter.Output{}, someone()); err != nil {
			t.Fatal(err)
		}
		if len(x.values) != 0 {
			t.Errorf("%d slots are still in use", len(x.values))
		}
		for i, v := range x.values[:cap(x.values)] {
			if v.IsValid() {
				t.Errorf("slot %d still holds %v", i, v)
			}
		}
	}
}
