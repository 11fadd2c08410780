package letter

import (
	"errors"
	"go/token"
	"strings"
	"unicode/utf8"
)

// Output is what a template printed, in order: literal text and values. The two
// have different types from the moment they are printed, so nothing in a value can be taken for
// markup. The zero output is empty.
type Output struct {
	tokens []outputToken
	fields []Field // the lines of values; after Parse they belong to the letter
	room   int     // capacity for fields: what the last letter needed
	size   int
}

// outputToken is a literal, or if that is nil a field, or a break between two fields.
type outputToken struct {
	literal *Literal
	field   int // index into fields, or noField
}

const noField = -1 // a break

// Reset empties the output. Letters made from it are not affected.
func (o *Output) Reset() {
	*o = Output{tokens: o.tokens[:0], room: len(o.fields)}
}

// Print appends literal text.
func (o *Output) Print(t Template) {
	for i := range t.literals {
		o.tokens = append(o.tokens, outputToken{literal: &t.literals[i]})
	}
	o.size += t.size
}

// Size returns how much was printed, as a measure of the cost of its letter: the bytes of text
// and values, plus a charge for each piece and each line.
func (o *Output) Size() int { return o.size }

// The cost of a piece and of a line in addition to their text, in bytes of text.
const (
	pieceSize = 16
	lineSize  = 64
)

// ErrControl is returned for a value that contains a control character.
var ErrControl = errors.New("文字中含有不可见的控制字符")

// PrintValue appends a value; its line feeds become Breaks. It returns ErrControl for other
// control characters, except tabs. Values from the law are not checked: the corpus has none.
func (o *Output) PrintValue(f Field) error {
	if f.Origin != FromLaw && Control(f.Text) >= 0 {
		return ErrControl
	}
	o.size += len(f.Text) + pieceSize
	if o.fields == nil {
		o.fields = make([]Field, 0, o.room)
	}
	for rest, more := f.Text, true; more; {
		if f.Text, rest, more = strings.Cut(rest, "\n"); f.Text != "" {
			o.tokens = append(o.tokens, outputToken{field: len(o.fields)})
			o.fields = append(o.fields, f)
		}
		if more {
			o.tokens = append(o.tokens, outputToken{field: noField})
			o.size += lineSize
		}
	}
	return nil
}

// String returns what was printed as one text, in which values cannot be distinguished.
func (o *Output) String() string {
	var b strings.Builder
	for _, t := range o.tokens {
		switch {
		case t.literal == nil && t.field == noField:
			b.WriteByte('\n')
		case t.literal == nil:
			b.WriteString(o.fields[t.field].Text)
		case t.literal.feed:
			b.WriteByte('\n')
		default:
			b.WriteString(string(t.literal.text))
		}
	}
	return b.String()
}

// Control returns the byte offset of the first character that neither template text nor a value
// may contain, or -1: a C0 or C1 control except line feed and tab, a line or paragraph separator,
// or one that changes the direction of text.
func Control(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			return i
		case c == 0xC2 || c == 0xD8 || c == 0xE2:
			if r, _ := utf8.DecodeRuneInString(s[i:]); misleads(r) {
				return i
			}
		}
	}
	return -1
}

// misleads reports whether r is one of the characters of Control above ASCII.
func misleads(r rune) bool {
	switch {
	case 0x80 <= r && r <= 0x9f, r == 0x061c, r == 0x200e, r == 0x200f,
		0x2028 <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}

// Template is a text of a template, analysed once when the template is loaded.
type Template struct {
	literals []Literal
	size     int // what they add to Output.Size
}

// Literal is a piece of a Template: text without a line feed, or a place where a line may begin.
type Literal struct {
	begins *token.Position // nil for text
	feed   bool            // begins after a line feed, not at the start of a template

	text  Text     // the piece of text
	whole Inline   // text, boxed
	cells []Inline // text split at its bars, nil for an empty part; nil without bars
	mark  *mark    // the mark that text is at the start of a line, or nil
	rest  *Literal // what follows the mark, without leading blanks; nil if nothing
}

// NewTemplate analyses a text of a template. The function at returns the position of a byte
// offset; start says whether the template begins with the text.
func NewTemplate(text string, start bool, at func(offset int) *token.Position) Template {
	t := Template{size: len(text) + pieceSize}
	if start {
		t.literals = append(t.literals, Literal{begins: at(0)})
	}
	offset := 0
	for line := range strings.Lines(text) {
		words, feed := strings.CutSuffix(line, "\n")
		if words != "" {
			t.literals = append(t.literals, *literal(words))
		}
		if offset += len(line); feed {
			t.literals = append(t.literals, Literal{begins: at(offset), feed: true})
			t.size += lineSize
		}
	}
	return t
}

func literal(s string) *Literal {
	l := unmarked(s)
	for i := range marks {
		rest, ok := strings.CutPrefix(s, marks[i].text)
		if !ok {
			continue
		}
		l.mark = &marks[i]
		if rest = strings.TrimLeft(rest, blank); rest != "" {
			l.rest = unmarked(rest)
		}
		break
	}
	return l
}

func unmarked(s string) *Literal {
	return &Literal{text: Text(s), whole: Text(s), cells: parted(s)}
}

// parted splits text at its bars and removes the blanks around them.
func parted(s string) []Inline {
	parts := strings.Split(s, "|")
	if len(parts) == 1 {
		return nil
	}
	out := make([]Inline, len(parts))
	for i, p := range parts {
		if i > 0 {
			p = strings.TrimLeft(p, blank)
		}
		if i < len(parts)-1 {
			p = strings.TrimRight(p, blank)
		}
		if p != "" {
			out[i] = Text(p)
		}
	}
	return out
}

// blank holds the characters that are ignored at the edges of a line or cell.
const blank = " \t\r"
