package pattern

import (
	"reflect"
	"regexp"
	"testing"
)

// TestPattern: each method returns what the regular expression's does.
func TestPattern(t *testing.T) {
	const text = `第(\d+)条`
	p, e := New(text), regexp.MustCompile(text)
	for _, s := range []string{"第4条、第46条，第50条", "第四条", ""} {
		at := e.FindStringSubmatchIndex(s)
		for name, pair := range map[string][2]any{
			"MatchString":            {p.MatchString(s), e.MatchString(s)},
			"FindString":             {p.FindString(s), e.FindString(s)},
			"FindStringIndex":        {p.FindStringIndex(s), e.FindStringIndex(s)},
			"FindStringSubmatch":     {p.FindStringSubmatch(s), e.FindStringSubmatch(s)},
			"FindStringSubmatchI.":   {p.FindStringSubmatchIndex(s), at},
			"FindAllString":          {p.FindAllString(s, 2), e.FindAllString(s, 2)},
			"FindAllStringIndex":     {p.FindAllStringIndex(s, 2), e.FindAllStringIndex(s, 2)},
			"FindAllStringSubmatch":  {p.FindAllStringSubmatch(s, 2), e.FindAllStringSubmatch(s, 2)},
			"FindAllStringSubmatchI": {p.FindAllStringSubmatchIndex(s, 2), e.FindAllStringSubmatchIndex(s, 2)},
			"ReplaceAllString":       {p.ReplaceAllString(s, "$1款"), e.ReplaceAllString(s, "$1款")},
			"ReplaceAllStringFunc":   {p.ReplaceAllStringFunc(s, mark), e.ReplaceAllStringFunc(s, mark)},
			"Split":                  {p.Split(s, 2), e.Split(s, 2)},
			"ExpandString":           {p.ExpandString(nil, "$1", s, at), e.ExpandString(nil, "$1", s, at)},
			"String":                 {p.String(), e.String()},
		} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("%s of %q is %q, want %q", name, s, pair[0], pair[1])
			}
		}
	}
}

func mark(s string) string { return "【" + s + "】" }

// TestWrongPattern: a pattern that does not compile is found on first use, or by Each.
func TestWrongPattern(t *testing.T) {
	before := Each()
	p := New(`(`)
	t.Cleanup(func() { every.list = every.list[:before] })
	if len(every.list) != before+1 {
		t.Errorf("%d patterns, want %d", len(every.list), before+1)
	}
	for name, use := range map[string]func(){"MatchString": func() { p.MatchString("") }, "Each": func() { Each() }} {
		if !panics(use) {
			t.Error(name + " takes a wrong pattern")
		}
	}
}

func panics(do func()) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	do()
	return
}
