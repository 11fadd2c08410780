package render

import (
	"errors"
	"fmt"
	"go/token"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/render/letter"
)

// Value is a piece of text that knows where it came from. An absent value is a
// nil *Value: false in {{ if }} and {{ with }}, an error where it is printed.
type Value struct {
	text   string
	origin letter.Origin
	source token.Position // case origin: its place in the case file
}

// String returns the text.
func (v *Value) String() string {
	if v == nil {
		return ""
	}
	return v.text
}

func computed(s string) *Value { return optional(Value{text: s, origin: letter.FromComputed}) }

// optional returns nil for an empty text.
func optional(v Value) *Value {
	if strings.TrimSpace(v.text) == "" {
		return nil
	}
	return &v
}

// printer is a value whose text is settled when it is printed, since it depends
// on what the letter has said before: a citation's first mention is its long form.
type printer interface {
	print() Value
}

var (
	errEmpty = errors.New("此处没有值；可能缺省的字段要写成 {{ with .字段 }}…{{ end }}")
	errKind  = errors.New("此处不能打印这一类值")
)

// printValue is what every printing action does. It refuses what would leave a hole in
// the letter.
func printValue(out *letter.Output, v any, at *token.Position) error {
	value, err := valueOf(v)
	if err != nil {
		return err
	}
	if strings.TrimSpace(value.text) == "" {
		return errEmpty
	}
	return out.PrintValue(letter.Field{Text: value.text, Origin: value.origin, Source: value.source, Pos: at})
}

// valueOf gives anything that a template may print its text and origin. Plain
// strings come from template constants and functions alone: the dossier has none.
func valueOf(v any) (Value, error) {
	switch v := v.(type) {
	case nil:
		return Value{}, errEmpty
	case *Value:
		if v == nil {
			return Value{}, errEmpty
		}
		return *v, nil
	case printer:
		return v.print(), nil
	case string:
		return Value{text: v, origin: letter.FromComputed}, nil
	case int:
		return Value{text: strconv.Itoa(v), origin: letter.FromComputed}, nil
	case int64:
		return Value{text: strconv.FormatInt(v, 10), origin: letter.FromComputed}, nil
	case bool:
		return Value{text: map[bool]string{true: "是", false: "否"}[v], origin: letter.FromComputed}, nil
	case legal.Date:
		if v.IsZero() {
			return Value{}, errEmpty
		}
		return Value{text: v.Chinese(), origin: letter.FromComputed}, nil
	}
	return Value{}, fmt.Errorf("%w（%T）", errKind, v)
}
