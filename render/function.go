package render

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"tousu/legal"
	"tousu/render/letter"
	"tousu/render/program"
)

// Function is one function that templates may call.
type Function struct {
	Name    string
	Doc     string // one line, Chinese
	Example string // a template
	Output  string // what it prints

	call any
}

// Functions lists what templates may call, in the order of the documentation. Functions of
// text/template that are not in it are refused at load: html and js change the words, printf
// prints %!s(<nil>) into a letter.
func Functions() []Function {
	return []Function{
		{"cnDate", "日期，2026年3月20日", `{{ cnDate (date "2026-03-20") }}`, "2026年3月20日", legal.Date.Chinese},
		{"cnDateNumerals", "日期，二〇二六年三月二十日", `{{ cnDateNumerals (date "2026-03-20") }}`, "二〇二六年三月二十日",
			legal.Date.ChineseNumerals},
		{"date", "日期常量，年-月-日", `{{ date "2026-03-20" }}`, "2026年3月20日", legal.ParseDate},
		{"numeral", "汉字数字", `{{ numeral 34 }}`, "三十四", numeral},
		{"add", "整数相加", `{{ add 1 2 }}`, "3", integers("add")},
		{"sub", "整数相减", `{{ sub 3 2 }}`, "1", integers("sub")},
		{"join", "用顿号等连接一组值", `{{ join "、" (list "甲" "乙") }}`, "甲、乙", join},
		{"print", "连接各值", `{{ print "甲" 1 }}`, "甲1", printAll},
		{"trim", "去掉首尾空白", `{{ trim " 甲 " }}`, "甲", textual("trim")},
		{"trimPrefix", "去掉开头的文字", `{{ trimPrefix "甲" "甲乙" }}`, "乙", textual("trimPrefix")},
		{"trimSuffix", "去掉结尾的文字", `{{ trimSuffix "。" "甲。" }}`, "甲", textual("trimSuffix")},
		{"replace", "替换文字", `{{ replace "甲" "乙" "甲丙" }}`, "乙丙", textual("replace")},
		{"contains", "是否含有文字", `{{ contains "乙" "甲乙" }}`, "是", textual("contains")},
		{"hasPrefix", "是否以文字开头", `{{ hasPrefix "甲" "甲乙" }}`, "是", textual("hasPrefix")},
		{"hasSuffix", "是否以文字结尾", `{{ hasSuffix "乙" "甲乙" }}`, "是", textual("hasSuffix")},
		{"default", "没有值时用另一个值", `{{ default "乙" "" }}`, "乙", structure("default")},
		{"coalesce", "第一个有值的", `{{ coalesce "" "乙" }}`, "乙", structure("coalesce")},
		{"ternary", "按条件取其一", `{{ ternary "甲" "乙" true }}`, "甲", structure("ternary")},
		{"list", "一组值", `{{ range list "甲" "乙" }}{{ . }}{{ end }}`, "甲乙", structure("list")},
		{"dict", "按名取值的一组值，可传给片段", `{{ with dict "k" "甲" }}{{ .k }}{{ end }}`, "甲", structure("dict")},
		{"and", "都成立", `{{ and true false }}`, "否", nil},
		{"or", "有一个成立", `{{ or false true }}`, "是", nil},
		{"not", "不成立", `{{ not false }}`, "是", nil},
		{"eq", "相等", `{{ eq 1 1 }}`, "是", nil},
		{"ne", "不相等", `{{ ne 1 2 }}`, "是", nil},
		{"lt", "小于", `{{ lt 1 2 }}`, "是", nil},
		{"le", "不大于", `{{ le 1 1 }}`, "是", nil},
		{"gt", "大于", `{{ gt 2 1 }}`, "是", nil},
		{"ge", "不小于", `{{ ge 2 2 }}`, "是", nil},
		{"len", "个数", `{{ len (list "甲" "乙") }}`, "2", nil},
		{"index", "第几个，从 0 数起", `{{ index (list "甲" "乙") 1 }}`, "乙", index},
	}
}

// funcMap returns the functions by name.
func funcMap() map[string]any {
	m := map[string]any{}
	for _, f := range Functions() {
		m[f.Name] = f.call
	}
	return m
}

// textual adapts a sprig function of strings so that values keep their origin.
func textual(name string) any {
	want, call := textFunction(sprigFunctions()[name])
	return func(args ...any) (any, error) {
		if len(args) != want {
			return nil, wrongCount(name)
		}
		texts := make([]string, len(args))
		var from *Value
		for i, a := range args {
			v, err := valueOf(a)
			if err != nil {
				return nil, err
			}
			from = mixed(from, v)
			texts[i] = v.text
		}
		if name == "replace" && grown(texts[0], texts[1], texts[2]) > maxText {
			return nil, errTooLong
		}
		out := call(texts)
		if s, ok := out.(string); ok {
			return optional(Value{s, from.origin, from.key}), nil
		}
		return out, nil
	}
}

// textFunction returns a sprig function of strings in one form, with the number of its arguments.
func textFunction(fn any) (int, func([]string) any) {
	switch fn := fn.(type) {
	case func(string) string:
		return 1, func(s []string) any { return fn(s[0]) }
	case func(string, string) string:
		return 2, func(s []string) any { return fn(s[0], s[1]) }
	case func(string, string) bool:
		return 2, func(s []string) any { return fn(s[0], s[1]) }
	case func(string, string, string) string:
		return 3, func(s []string) any { return fn(s[0], s[1], s[2]) }
	}
	panic(fmt.Sprintf("render: a function of sprig is a %T", fn)) // the tests call each of them
}

func wrongCount(name string) error { return fmt.Errorf("函数 %s 的参数个数不对", name) }

// maxText limits the length in bytes of a text that functions make: a loop could double it in
// each iteration.
const maxText = 1 << 20

// errTooLong is returned for a text over maxText.
var errTooLong error = tooLong{}

type tooLong struct{}

func (tooLong) Error() string { return "拼出的文字太长，已经停止；请检查循环" }
func (tooLong) Unwrap() error { return program.ErrBudget }

// grown returns the length of s after the replacement.
func grown(old, replacement, s string) int {
	return len(s) + strings.Count(s, old)*(len(replacement)-len(old))
}

// integers adapts a sprig function of integers. Sprig itself turns other types into 0 and ignores
// overflow.
func integers(name string) any {
	var calc func(first, second int) int64
	switch fn := sprigFunctions()[name].(type) {
	case func(...any) int64:
		calc = func(first, second int) int64 { return fn(first, second) }
	case func(any, any) int64:
		calc = func(first, second int) int64 { return fn(first, second) }
	default:
		panic(fmt.Sprintf("render: a function of sprig is a %T", fn))
	}
	return func(first, second int) (int, error) {
		if max(first, second) > maxInteger || min(first, second) < -maxInteger {
			return 0, errors.New("函数 " + name + " 的数太大")
		}
		return int(calc(first, second)), nil
	}
}

// maxInteger is the largest absolute value of an argument.
const maxInteger = 1_000_000_000_000_000

// structure adapts a sprig function that only selects or arranges values.
func structure(name string) any {
	switch fn := sprigFunctions()[name].(type) {
	case func(...any) any:
		return func(args ...any) (any, error) { return fn(args...), nil }
	case func(...any) []any:
		return func(args ...any) (any, error) { return fn(args...), nil }
	case func(...any) map[string]any:
		return func(args ...any) (any, error) {
			for i := 0; i < len(args); i += 2 { // sprig would convert any other type of key to text
				if _, ok := args[i].(string); !ok {
					return nil, fmt.Errorf("函数 %s 的名称须是文字常量", name)
				}
			}
			return fn(args...), nil
		}
	case func(any, ...any) any:
		return func(args ...any) (any, error) {
			if len(args) == 0 {
				return nil, wrongCount(name)
			}
			return fn(args[0], args[1:]...), nil
		}
	case func(any, any, bool) any:
		return func(args ...any) (any, error) {
			if len(args) != 3 {
				return nil, wrongCount(name)
			}
			condition, ok := args[2].(bool)
			if !ok {
				return nil, fmt.Errorf("函数 %s 的第 3 个参数不合适", name)
			}
			return fn(args[0], args[1], condition), nil
		}
	default:
		panic(fmt.Sprintf("render: a function of sprig is a %T", fn))
	}
}

// mixed returns the value whose origin a combined text gets: case data takes precedence.
func mixed(from *Value, v Value) *Value {
	if from == nil || v.origin == letter.FromCase && from.origin != letter.FromCase {
		return &v
	}
	return from
}

func join(sep string, items any) (any, error) {
	rv := reflect.ValueOf(items)
	if rv.Kind() != reflect.Slice {
		return nil, errors.New("函数 join 的第 2 个参数须是一组值")
	}
	args := make([]any, 0, 2*rv.Len())
	for i := range rv.Len() {
		if i > 0 {
			args = append(args, sep)
		}
		args = append(args, rv.Index(i).Interface())
	}
	return printAll(args...)
}

func printAll(args ...any) (any, error) {
	var b strings.Builder
	var from *Value
	for _, a := range args {
		v, err := valueOf(a)
		if err != nil {
			return nil, err
		}
		from = mixed(from, v)
		b.WriteString(v.text)
		if b.Len() > maxText {
			return nil, errTooLong
		}
	}
	if from == nil {
		return nil, errEmpty
	}
	return optional(Value{b.String(), from.origin, from.key}), nil
}

func numeral(n int) (string, error) {
	if n < 0 || n > 99_999_999 {
		return "", errors.New("函数 numeral 只写 0 到 99999999")
	}
	return legal.Numeral(n), nil
}

// index replaces the one of text/template, which indexes the bytes of a string.
func index(items any, i int) (any, error) {
	rv := reflect.ValueOf(items)
	if rv.Kind() != reflect.Slice {
		return nil, errors.New("函数 index 的第 1 个参数须是一组值")
	}
	if i < 0 || i >= rv.Len() {
		return nil, fmt.Errorf("一共 %d 个，没有第 %d 个（从 0 数起）", rv.Len(), i)
	}
	return rv.Index(i).Interface(), nil
}
