package casefile

import (
	"bytes"
	"go/token"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// editor is a file with the tree of what it says and the bytes of every character.
type editor struct {
	schema Schema
	src    []byte
	gbk    bool // GB18030; else UTF-8
	eol    string
	text   []rune
	bytes  []int // offset in src of each character, and of the end
	starts []int // of each line, in text
	marks  []lineMark
	tree   *Node
	cuts   []cut
}

// cut replaces the characters from, from+1 … to-1 by a text.
type cut struct {
	from, to int
	text     string
}

func newEditor(src []byte, schema Schema) (*editor, error) {
	faults := 0
	rep := func(token.Position, string, string, string) { faults++ }
	lines, _ := readText("", src, rep)
	x := newLexer("", schema, rep)
	x.lex(lines)
	e := &editor{schema: schema, src: src, gbk: !utf8.Valid(src), marks: x.marks, eol: "\n"}
	blank := !slices.ContainsFunc(x.marks, func(m lineMark) bool { return m.kind == opening })
	switch {
	case faults > 0:
		return nil, ErrText
	case blank:
		e.tree = &Node{Kind: Mapping}
	default:
		if e.tree = (&builder{src: x.src, rep: rep, faulty: x.faulty}).tree(); e.tree == nil || faults > 0 {
			return nil, ErrText
		}
	}
	e.decode()
	return e, nil
}

// decode splits the file into characters and lines, as readText does.
func (e *editor) decode() {
	at := 0
	if bytes.HasPrefix(e.src, []byte("\xef\xbb\xbf")) {
		at = 3
	}
	e.starts = []int{0}
	for at < len(e.src) {
		r, n := e.char(at)
		e.text, e.bytes = append(e.text, r), append(e.bytes, at)
		at += n
		switch {
		case r == '\r' && at < len(e.src) && e.src[at] == '\n':
			e.eol = "\r\n"
			continue
		case r == '\r':
			e.eol = "\r"
		case r != '\n':
			continue
		}
		e.starts = append(e.starts, len(e.text))
	}
	e.bytes = append(e.bytes, len(e.src))
}

// char returns the character at a byte of the file, and its length.
func (e *editor) char(at int) (rune, int) {
	b := e.src[at]
	if !e.gbk || b < 0x80 {
		return utf8.DecodeRune(e.src[at:])
	}
	if b == 0x80 {
		return '€', 1 // as the decoder reads it
	}
	n := 2
	if second := e.src[at+1]; '0' <= second && second <= '9' {
		n = 4
	}
	out, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(e.src[at : at+n]) // DecodeText has decoded all of it
	r, _ := utf8.DecodeRune(out)
	return r, n
}

// apply makes the cuts, which must be in the order of the text.
func (e *editor) apply() ([]byte, error) {
	var out []byte
	done := 0
	for _, c := range e.cuts {
		text := []byte(strings.ReplaceAll(c.text, "\n", e.eol))
		if e.gbk {
			var err error
			if text, err = simplifiedchinese.GB18030.NewEncoder().Bytes(text); err != nil {
				return nil, ErrUncertain
			}
		}
		if e.bytes[c.from] < done {
			return nil, ErrUncertain
		}
		out = append(append(out, e.src[done:e.bytes[c.from]]...), text...)
		done = e.bytes[c.to]
	}
	return append(out, e.src[done:]...), nil
}

func (e *editor) cut(from, to int, text string) { e.cuts = append(e.cuts, cut{from, to, text}) }

// offset returns the index in the text of a position.
func (e *editor) offset(p token.Position) int { return e.starts[p.Line-1] + p.Column - 1 }

// lineEnd returns the end of line n, from 1, before its line break.
func (e *editor) lineEnd(n int) int {
	end := len(e.text)
	if n < len(e.starts) {
		end = e.starts[n]
	}
	for end > e.starts[n-1] && (e.text[end-1] == '\n' || e.text[end-1] == '\r') {
		end--
	}
	return end
}

// below returns the last line of what begins at line n and column col: the lines right of it and,
// for the key of a list, also dashes right below it. Trailing comments and blank lines do not
// belong to it.
func (e *editor) below(n, col int, list bool) int {
	last := n
	for i := n + 1; i <= len(e.marks); i++ {
		m := e.marks[i-1]
		dash := m.kind == opening && m.col == col && list && e.text[e.starts[i-1]+m.col-1] == '-'
		switch {
		case m.kind == inside, m.kind == opening && (m.col > col || dash):
			last = i
		case m.kind == opening:
			return last
		}
	}
	return last
}

// flowEnd returns the index after the bracket that closes the one at from.
func (e *editor) flowEnd(from int) int {
	depth := 0
	for i := from; i < len(e.text); i++ {
		switch r := e.text[i]; {
		case (r == '"' || r == '\'') && strings.ContainsRune(" [{,:\n\r", e.text[i-1]):
			if end, ok := closingQuote(e.text, i+1, r); ok {
				i = end
			}
		case r == '#' && strings.ContainsRune(" \t\n\r", e.text[i-1]):
			i = e.lineEnd(e.lineOf(i))
		case r == '[' || r == '{':
			depth++
		case r == ']' || r == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(e.text)
}

// plainEnd returns the end of a plain scalar that begins at from and ends on line n at the latest;
// within brackets it also ends at a comma or a bracket.
func (e *editor) plainEnd(from, n int, bracketed bool) int {
	end := e.lineEnd(n)
	for i := from; i < end; i++ {
		r := e.text[i]
		if bracketed && strings.ContainsRune(",]}", r) {
			end = i
		}
		if r == '#' && strings.ContainsRune(blanks, e.text[i-1]) {
			end = i
		}
	}
	for end > from && (strings.ContainsRune(blanks, e.text[end-1]) || e.text[end-1] == '\n' || e.text[end-1] == '\r') {
		end--
	}
	return end
}

// valueEnd returns the end of the value n that begins at from; last is the last line of what it
// belongs to.
func (e *editor) valueEnd(n *Node, from, last int, bracketed bool) int {
	switch {
	case n.bracket.IsValid():
		return e.flowEnd(from)
	case n.Kind == Scalar && (e.text[from] == '"' || e.text[from] == '\''):
		end, _ := closingQuote(e.text, from+1, e.text[from])
		return end + 1
	case n.Kind == Scalar && !strings.ContainsRune("|>", e.text[from]):
		return e.plainEnd(from, last, bracketed)
	}
	return e.lineEnd(last)
}
