package render

import (
	"reflect"
	"strings"
)

// plainFunctions holds the sprig functions that templates may call, with sprig's types and
// results. TestPlainFunctions compares the two.
var plainFunctions = map[string]any{
	"trim":       strings.TrimSpace,
	"trimPrefix": func(prefix, s string) string { return strings.TrimPrefix(s, prefix) },
	"trimSuffix": func(suffix, s string) string { return strings.TrimSuffix(s, suffix) },
	"replace":    func(old, replacement, s string) string { return strings.ReplaceAll(s, old, replacement) },
	"contains":   func(part, s string) bool { return strings.Contains(s, part) },
	"hasPrefix":  func(prefix, s string) bool { return strings.HasPrefix(s, prefix) },
	"hasSuffix":  func(suffix, s string) bool { return strings.HasSuffix(s, suffix) },
	"add":        plainAdd,
	"sub":        func(a, b any) int64 { return integer(a) - integer(b) },
	"default":    plainDefault,
	"coalesce":   plainCoalesce,
	"ternary":    plainTernary,
	"list":       func(values ...any) []any { return values },
	"dict":       plainDict,
}

func plainAdd(values ...any) int64 {
	sum := int64(0)
	for _, v := range values {
		sum += integer(v)
	}
	return sum
}

// integer returns an int of the template; the adapter lets no other type through.
func integer(v any) int64 { return int64(v.(int)) }

func plainDefault(otherwise any, values ...any) any {
	if len(values) == 0 || isEmpty(values[0]) {
		return otherwise
	}
	return values[0]
}

func plainCoalesce(values ...any) any {
	for _, v := range values {
		if !isEmpty(v) {
			return v
		}
	}
	return nil
}

func plainTernary(yes, no any, condition bool) any {
	if condition {
		return yes
	}
	return no
}

// plainDict takes names and values in turn; a last name without a value gets "".
func plainDict(values ...any) map[string]any {
	m := map[string]any{}
	for i := 0; i < len(values); i += 2 {
		m[values[i].(string)] = ""
		if i+1 < len(values) {
			m[values[i].(string)] = values[i+1]
		}
	}
	return m
}

// isEmpty reports whether v counts as no value: nil, zero, false, and empty lists and strings.
func isEmpty(v any) bool {
	rv := reflect.ValueOf(v)
	switch rv.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Array, reflect.Slice, reflect.Map, reflect.String:
		return rv.Len() == 0
	case reflect.Struct:
		return false
	}
	return rv.IsZero()
}
