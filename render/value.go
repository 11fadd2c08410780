package render

import (
	"errors"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// Value is a piece of text that knows where it came from. An absent value is a nil *Value: false
// in {{ if }} and {{ with }}, an error if printed.
type Value struct {
	text   string
	origin letter.Origin
	key    key // the place of the value or, if computed, of the first value it was made from
}

// key is the place of a value in the case.
type key struct {
	c     *complaint.Case
	group string // incidents
	name  string // narrative, or ""
	index int32  // index in the list group, or noIndex
	line  int32  // line of a text, from 0, or noIndex
}

const noIndex = -1

// path returns the path in the form of package complaint: incidents.1.narrative.
func (k key) path() string {
	path := k.group
	if k.index >= 0 {
		path += "." + strconv.Itoa(int(k.index))
	}
	if k.name != "" {
		path += "." + k.name
	}
	return path
}

// caseSource is a case value as the source of a field that is the value or was made from it.
type caseSource Value

// Position returns the value's position in the case file. It is computed only when asked for,
// which is rare.
func (p *caseSource) Position() token.Position {
	if p.key.line >= 0 {
		return p.key.c.LinePosition(p.key.path(), int(p.key.line))
	}
	return p.key.c.Position(p.key.path())
}

// Path returns the key that holds the value.
func (p *caseSource) Path() string { return p.key.path() }

// words returns the text. It is unexported so that templates cannot call it: case data could
// otherwise pass for computed text.
func (v *Value) words() string {
	if v == nil {
		return ""
	}
	return v.text
}

// made returns a text made by the program, with the key of the first value it was made from, so
// that a reader can click through to the question it came from.
func made(c *complaint.Case, k key, s string) *Value {
	k.c = c
	return optional(Value{text: s, origin: letter.FromComputed, key: k})
}

func (f *view) made(k key, s string) *Value { return made(f.c, k, s) }

func (d *Dossier) made(k key, s string) *Value { return made(d.kase, k, s) }

// ofAct returns the key of a value of the i-th current fact.
func (d *Dossier) ofAct(i int, name string) key {
	for at := range d.kase.Incidents {
		if i < len(d.acts) && &d.kase.Incidents[at] == d.acts[i] {
			return item("incidents", at, name)
		}
	}
	return at("incidents", "")
}

// ofFirst returns the key of a value of the first current fact that satisfies so, else of the
// first; so may be nil.
func (d *Dossier) ofFirst(so func(*complaint.Incident) bool, name string) key {
	i := 0
	if so != nil {
		i = max(0, slices.IndexFunc(d.acts, so))
	}
	return d.ofAct(i, name)
}

// computed returns a text that the program made from no value of the case.
func computed(s string) *Value { return optional(Value{text: s, origin: letter.FromComputed}) }

// optional returns nil for an empty text.
func optional(v Value) *Value {
	if blank(v.text) {
		return nil
	}
	return &v
}

// blank reports whether a text shows nothing.
func blank(s string) bool {
	if s != "" && (s[0] > ' ' && s[0] < utf8.RuneSelf || s[0] > 0xE3) {
		return false // most texts begin with a character that is not blank
	}
	return strings.TrimSpace(s) == ""
}

var (
	errEmpty = errors.New("此处没有值；可能缺省的字段要写成 {{ with .字段 }}…{{ end }}")
	errKind  = errors.New("此处不能打印这一类值")
)

// printValue is called for every printing action. It refuses values that would leave a hole in
// the letter.
func printValue(out *letter.Output, v any, at *token.Position) error {
	value, err := valueOf(v)
	if err != nil {
		return err
	}
	if blank(value.text) {
		return errEmpty
	}
	f := letter.Field{Text: value.text, Origin: value.origin, Pos: at}
	switch v := v.(type) {
	case *Value:
		if v.key.c != nil {
			f.Source = (*caseSource)(v)
		}
	case *Mention:
		f.Source = v
	}
	return out.PrintValue(f)
}

// valueOf returns the text and the origin of anything that a template may print. Plain strings
// come only from template constants and functions: the dossier has none.
func valueOf(v any) (Value, error) {
	s := ""
	switch v := v.(type) {
	case nil:
		return Value{}, errEmpty
	case *Value:
		if v == nil {
			return Value{}, errEmpty
		}
		return *v, nil
	case *Mention:
		if v == nil {
			return Value{}, errEmpty
		}
		return v.print(), nil
	case string:
		s = v
	case int:
		s = strconv.Itoa(v)
	case int64:
		s = strconv.FormatInt(v, 10)
	case bool:
		s = "否"
		if v {
			s = "是"
		}
	case legal.Date:
		if v.IsZero() {
			return Value{}, errEmpty
		}
		s = v.Chinese()
	default:
		return Value{}, errKind
	}
	return Value{text: s, origin: letter.FromComputed}, nil
}

// weigh returns the size of a value's text in bytes.
func weigh(v any) int {
	if v, ok := v.(*Value); ok && v != nil {
		return len(v.text)
	}
	return 0
}
