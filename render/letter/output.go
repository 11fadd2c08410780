package letter

import (
	"errors"
	"go/token"
	"strings"
)

// Output is what a template printed, in order: literal text and values. The two
// are apart by type from the moment they are printed, so nothing that a value
// holds can be taken for markup. The zero Output is empty.
type Output struct {
	tokens []outputToken
	lines  int // of values
}

// outputToken is a literal or, where literal is nil, a value.
type outputToken struct {
	literal *Literal
	value   Field
}

// Reset empties the output and keeps its memory.
func (o *Output) Reset() {
	clear(o.tokens) // the values of one case must not outlive it
	o.tokens, o.lines = o.tokens[:0], 0
}

// Print appends literal text.
func (o *Output) Print(literals []Literal) {
	for i := range literals {
		o.tokens = append(o.tokens, outputToken{literal: &literals[i]})
	}
}

// ErrControl is returned for a value that holds a control character.
var ErrControl = errors.New("文字中含有不可见的控制字符")

// PrintValue appends a value, whose line feeds become Breaks. It refuses other
// control characters, save the tab, with ErrControl.
func (o *Output) PrintValue(f Field) error {
	if Control(f.Text) >= 0 {
		return ErrControl
	}
	o.tokens = append(o.tokens, outputToken{value: f})
	o.lines += 1 + strings.Count(f.Text, "\n")
	return nil
}

// Control returns the byte offset of the first control character that neither
// template text nor a value may hold, or -1.
func Control(s string) int {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return i
		}
	}
	return -1
}

// Literal is a piece of template text, read once when its template is loaded:
// text without a line feed, or a place where a line may begin.
type Literal struct {
	begins *token.Position // nil for text
	feed   bool            // begins behind a line feed, not at the start of a template

	text  Text
	whole Inline   // text, boxed
	cells []Inline // text parted at its bars, nil for an empty part; nil without bars
	mark  *mark    // what text means at the start of a line, or nil
	rest  *Literal // what follows the mark, without blanks at its start; nil for nothing
}

// Literals reads a template's text. at gives the position of a byte of it; start
// says whether the template begins with the text.
func Literals(text string, start bool, at func(offset int) *token.Position) []Literal {
	var out []Literal
	if start {
		out = append(out, Literal{begins: at(0)})
	}
	offset := 0
	for line := range strings.Lines(text) {
		words, feed := strings.CutSuffix(line, "\n")
		if words != "" {
			out = append(out, *literal(words))
		}
		if offset += len(line); feed {
			out = append(out, Literal{begins: at(offset), feed: true})
		}
	}
	return out
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

// parted parts text at its bars, without the blanks beside them.
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

// blank are the characters that mean nothing at the edges of a line or cell.
const blank = " \t\r"
