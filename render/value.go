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

// Value is a piece of text that knows where it came from. An absent value is a
// nil *Value: false in {{ if }} and {{ with }}, an error where it is printed.
type Value struct {
	text   string
	origin letter.Origin
	key    key // where it stands, or of what is computed the first value that it was made of
}

// key is where a value of the case stands.
type key struct {
	c     *complaint.Case
	group string // incidents
	name  string // narrative, or ""
	index int32  // in the list that the group is, or noIndex
	line  int32  // of a text of several lines, from 0, or noIndex
}

const noIndex = -1

// path is the path of package complaint: incidents.1.narrative.
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

// caseSource is a case value as the source of a field, whether the field is that value or
// was made of it.
type caseSource Value

// Position is the value's place in the case file. It is looked up when somebody
// asks, which few do.
func (p *caseSource) Position() token.Position {
	if p.key.line >= 0 {
		return p.key.c.LinePosition(p.key.path(), int(p.key.line))
	}
	return p.key.c.Position(p.key.path())
}

// Path is the key that holds the value.
func (p *caseSource) Path() string { return p.key.path() }

// words returns the text; templates have no such method, or case data could pass
// for what the program computed.
func (v *Value) words() string {
	if v == nil {
		return ""
	}
	return v.text
}

// made is a text of the program, with the key of the first value that it was made of: who
// wonders at it finds the question there.
func made(c *complaint.Case, k key, s string) *Value {
	k.c = c
	return optional(Value{text: s, origin: letter.FromComputed, key: k})
}

func (f *view) made(k key, s string) *Value { return made(f.c, k, s) }

func (d *Dossier) made(k key, s string) *Value { return made(d.kase, k, s) }

// ofAct is the key of a value of the i-th current fact.
func (d *Dossier) ofAct(i int, name string) key {
	for at := range d.kase.Incidents {
		if i < len(d.acts) && &d.kase.Incidents[at] == d.acts[i] {
			return item("incidents", at, name)
		}
	}
	return at("incidents", "")
}

// ofFirst is the key of a value of the first current fact that is so, else of the first;
// so may be nil.
func (d *Dossier) ofFirst(so func(*complaint.Incident) bool, name string) key {
	i := 0
	if so != nil {
		i = max(0, slices.IndexFunc(d.acts, so))
	}
	return d.ofAct(i, name)
}

// computed is a text that the program made of no value of the case.
func computed(s string) *Value { return optional(Value{text: s, origin: letter.FromComputed}) }

// optional returns nil for an empty text.
func optional(v Value) *Value {
	if blank(v.text) {
		return nil
	}
	return &v
}

// blank reports a text that shows nothing.
func blank(s string) bool {
	if s != "" && (s[0] > ' ' && s[0] < utf8.RuneSelf || s[0] > 0xE3) {
		return false // most begin with what is no blank
	}
	return strings.TrimSpace(s) == ""
}

var (
	errEmpty = errors.New("此处没有值；可能缺省的字段要写成 {{ with .字段 }}…{{ end }}")
	errKind  = errors.New("此处不能打印这一类值")
)

// printValue is what every printing action does. It refuses what would leave a
// hole in the letter.
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

// valueOf gives anything that a template may print its text and origin. Plain
// strings come from template constants and functions alone: the dossier has none.
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

// weigh is the size of a value's text.
func weigh(v any) int {
	if v, ok := v.(*Value); ok && v != nil {
		return len(v.text)
	}
	return 0
}
