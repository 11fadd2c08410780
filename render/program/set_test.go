package program

import (
	"errors"
	"go/token"
	"strings"
	"testing"

	"tousu/render/letter"
)

// TestLink: what is wrong with any template of a set is told before one is run, and by an
// execution that comes upon it.
func TestLink(t *testing.T) {
	for name, x := range map[string]struct{ src, link, run string }{
		"all is there":             {`{{ template "part" }}`, "", ""},
		"a fault":                  {`{{ no }}`, "main.tmpl:1:4: ", "main.tmpl:1:4: "},
		"a fault beside a define":  {`{{ define "x" }}{{ end }}{{ no }}`, "", ""}, // told by Add
		"a part that there is not": {`甲{{ template "none" }}`, "main.tmpl:1:14: 没有名为 none 的片段", "main.tmpl:1:14: "},
		"beside a define": {`{{ define "x" }}{{ end }}{{ template "none" }}`, "main.tmpl:1:38: 没有名为 none 的片段",
			"main.tmpl:1:38: 没有名为 none 的片段"},
	} {
		s := New(functions, show, nil, nil)
		err := errors.Join(s.Add("main", "main.tmpl", x.src), s.Add("part", "part.tmpl", "乙"))
		if said := name == "a fault beside a define"; said != (err != nil) {
			t.Errorf("%s: %v", name, err)
		} else if said {
			continue
		}
		if err := s.Execute("main", &letter.Output{}, nil); !begins(err, x.run) {
			t.Errorf("%s: the execution says %v, want %s", name, err, x.run)
		}
		if err := s.Link(); !begins(err, x.link) {
			t.Errorf("%s: Link says %v, want %s", name, err, x.link)
		}
	}
}

func begins(err error, with string) bool {
	if err == nil || with == "" {
		return err == nil && with == ""
	}
	return strings.HasPrefix(err.Error(), with)
}

// TestNoSuchTemplate: one that was never added, though another invokes it, cannot be run.
func TestNoSuchTemplate(t *testing.T) {
	s := New(functions, show, nil, nil)
	if err := s.Add("main", "main.tmpl", `{{ define "x" }}{{ end }}{{ template "invoked" }}`); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"invoked", "other"} {
		var fault *Error
		if err := s.Execute(name, &letter.Output{}, nil); err == nil || errors.As(err, &fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPanics: what panics in what a template calls or prints is a fault of that place; what
// panics elsewhere is the program's own.
func TestPanics(t *testing.T) {
	s := New(map[string]any{"breaks": func() string { panic("x") }},
		func(*letter.Output, any, *token.Position) error { panic("y") }, nil, nil)
	for name, src := range map[string]string{"calls": "甲{{ breaks }}", "prints": "甲{{ 1 }}", "text": "甲"} {
		if err := s.Add(name, name+".tmpl", src); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"calls", "prints"} {
		if err := s.Execute(name, &letter.Output{}, nil); !begins(err, name+".tmpl:1:5: 此处无法计算") {
			t.Errorf("%s: %v", name, err)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a letter without an output is taken for written")
		}
	}()
	_ = s.Execute("text", nil, nil)
}

// TestDirect: a method that is known is called without reflection where all its arguments are
// texts of the template, behind a list or not; and it is looked up once.
func TestDirect(t *testing.T) {
	for src, want := range map[string]struct {
		text   string
		direct bool
	}{
		`{{ .Greeting }}`:                        {"甲向问好", true},
		`{{ .Greeting "乙" "丙" }}`:                {"甲向乙、丙问好", true},
		`{{ "乙" | .Greeting }}`:                  {"甲向乙问好", true},
		`{{ .Sorted (list 1 2) "a" "b" }}`:       {"甲[1 2] [a b]", true},
		`{{ .Sorted (list) }}`:                   {"甲[] []", true},
		`{{ .Greeting .Name }}`:                  {"甲向甲问好", false},
		`{{ .Greeting (upper "a") }}`:            {"甲向A问好", false},
		`{{ .Sorted (list 1) .Name }}`:           {"甲[1] [甲]", false},
		`{{ .Named "甲" }}`:                       {"true", false}, // not known
		`{{ range 3 }}{{ $.Greeting }}{{ end }}`: {"甲向问好甲向问好甲向问好", true},
	} {
		asked, called := 0, 0
		s := New(functions, show, func(method any) Call {
			asked++
			direct := greet(method)
			if direct == nil {
				return nil
			}
			return func(receiver any, list []any, texts []string) (any, error) {
				called++
				return direct(receiver, list, texts)
			}
		}, nil)
		if err := s.Add("main", "main.tmpl", src); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			var out letter.Output
			if err := s.Execute("main", &out, someone()); err != nil || out.String() != want.text {
				t.Errorf("%s: %q, %v; want %q", src, out.String(), err, want.text)
			}
		}
		if (called > 0) != want.direct || want.direct && asked != 1 {
			t.Errorf("%s: asked for %d times, called %d times", src, asked, called)
		}
	}
}

// TestDirectFails: the fault of a method that is called directly has the place of the call.
func TestDirectFails(t *testing.T) {
	broken := errors.New("坏")
	s := New(functions, show, func(any) Call {
		return func(any, []any, []string) (any, error) { return "没有", broken }
	}, nil)
	if err := s.Add("main", "main.tmpl", "甲\n{{ .Greeting }}"); err != nil {
		t.Fatal(err)
	}
	if err := s.Execute("main", &letter.Output{}, someone()); !errors.Is(err, broken) || !begins(err, "main.tmpl:2:4: 坏") {
		t.Error(err)
	}
}

// TestEmptyReplacesNone: a template that is defined as nothing leaves one of its name as it is,
// one that holds something takes its place.
func TestEmptyReplacesNone(t *testing.T) {
	for src, want := range map[string]string{
		`{{ define "part" }} {{ end }}`: "旧", `{{ define "part" }}新{{ end }}`: "新",
	} {
		s := New(functions, show, nil, nil)
		var out letter.Output
		err := errors.Join(s.Add("part", "part.tmpl", "旧"), s.Add("new", "new.tmpl", src), s.Execute("part", &out, nil))
		if out.String() != want || err != nil {
			t.Errorf("%s: %q, %v", src, out.String(), err)
		}
	}
}

// TestStandard: a template may take two million steps and write four megabytes.
func TestStandard(t *testing.T) {
	for src, ok := range map[string]bool{"{{ range 1999998 }}{{ end }}": true, "{{ range 1999999 }}{{ end }}": false} {
		if _, err := ours(src, nil); errors.Is(err, ErrBudget) == ok {
			t.Errorf("%s: %v", src, err)
		}
	}
	const beside = 2 * 16 // as letter.Output counts the start and the value
	for n, ok := range map[int]bool{4<<20 - beside: true, 4<<20 - beside + 1: false} {
		if _, err := ours("{{ . }}", strings.Repeat("a", n)); errors.Is(err, ErrBudget) == ok {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// TestUnaddressed: a value that has no address has its own methods and none of a pointer to it.
func TestUnaddressed(t *testing.T) {
	if got, err := ours(`{{ .Named "甲" }}`, *someone()); got != "true" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := ours(`甲{{ .Adult }}`, *someone()); !begins(err, "main.tmpl:1:5: 没有 .Adult 这个字段") {
		t.Error(err)
	}
}

// odd has methods with results that no template can take.
type odd struct{}

func (odd) None()                    {}
func (odd) Two() (int, int)          { return 1, 2 }
func (odd) Three() (int, int, error) { return 1, 2, nil }

// TestResults: what a template calls has one result, or an error behind it.
func TestResults(t *testing.T) {
	for _, method := range []string{"None", "Two", "Three"} {
		if _, err := ours("{{ ."+method+" }}", odd{}); !begins(err, "main.tmpl:1:4: 模板不能调用方法 "+method) {
			t.Errorf("%s: %v", method, err)
		}
	}
}

// TestKindsOfEveryKind: whole numbers of every size are compared, decimals too, and constants
// stand for no other kind; a map is ranged over only by text keys.
func TestKindsOfEveryKind(t *testing.T) {
	for src, want := range map[string]string{
		"{{ eq .Int .Int8 .Int64 }}{{ lt .Zero .Int32 }}": "truetrue", "{{ eq .Float32 .Float64 2.0 }}": "true",
		"{{ eq .Text .Word }}": "true",
	} {
		if got, err := ours(src, everyKind()); got != want || err != nil {
			t.Errorf("%s: %q, %v", src, got, err)
		}
	}
	for src, want := range map[string]string{
		"{{ range .IntMap }}{{ end }}": "main.tmpl:1:10: range 只能遍历以文字为键的 dict",
		"{{ .TakesText 1 }}":           "main.tmpl:1:4: 方法 TakesText 的第 1 个参数不合适",
		"{{ .TakesUint 1 }}":           "main.tmpl:1:4: 方法 TakesUint 的第 1 个参数不合适",
		"{{ .TakesInt 1.0 }}":          "main.tmpl:1:4: 方法 TakesInt 的第 1 个参数不合适",
		"{{ .TakesFloat true }}":       "main.tmpl:1:4: 方法 TakesFloat 的第 1 个参数不合适",
	} {
		if got, err := ours(src, everyKind()); !begins(err, want) {
			t.Errorf("%s: %q, %v; want %s", src, got, err, want)
		}
	}
}

// TestOutputIsBounded: what is written may be as long as the bound, and no longer.
func TestOutputIsBounded(t *testing.T) {
	for _, src := range []string{"甲乙", `{{ "甲乙" }}`} {
		s := New(functions, show, nil, nil)
		if err := s.Add("main", "main.tmpl", src); err != nil {
			t.Fatal(err)
		}
		var out letter.Output
		if err := s.Execute("main", &out, nil); err != nil {
			t.Fatal(err)
		}
		s.budget.output = out.Size()
		if err := s.Execute("main", &letter.Output{}, nil); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		s.budget.output--
		if err := s.Execute("main", &letter.Output{}, nil); !errors.Is(err, ErrBudget) {
			t.Errorf("%s is longer than the bound: %v", src, err)
		}
	}
}
