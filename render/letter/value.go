package letter

import (
	"errors"
	"fmt"
	"go/token"
	"strconv"
	"strings"
)

// A template's output travels to Parse as a string in which C0 controls mark
// what the template's author did not write. Neither case data nor template text
// may hold them.
const (
	markStart  = '\x01' // SOH node US: the line that follows was written at that node
	valueStart = '\x02' // STX origin node [@line:column] US text ETX: a value
	valueEnd   = '\x03'
	headEnd    = '\x1f'
)

// ErrControl is returned for text that holds one of the controls of the markup.
var ErrControl = errors.New("文字中含有不可见的控制字符")

// HoldsControl reports whether s holds a control that Parse gives a meaning.
func HoldsControl(s string) bool { return strings.ContainsAny(s, "\x01\x02\x03\x1f") }

// Mark returns the mark that stands before a line of template text, so that
// Parse can tell the position of node for what is wrong with the line.
func Mark(node int) string {
	return string(markStart) + strconv.Itoa(node) + string(headEnd)
}

// Value wraps a printed value so that Parse sees one opaque token whatever the
// text is. source is its place in the case file, or the zero Position.
func Value(text string, origin Origin, node int, source token.Position) (string, error) {
	if HoldsControl(text) {
		return "", ErrControl
	}
	var b strings.Builder
	b.Grow(len(text) + 24)
	b.WriteByte(valueStart)
	b.WriteByte(byte(origin))
	var digits [20]byte
	b.Write(strconv.AppendInt(digits[:0], int64(node), 10))
	if source.Line > 0 {
		b.WriteByte('@')
		b.Write(strconv.AppendInt(digits[:0], int64(source.Line), 10))
		b.WriteByte(':')
		b.Write(strconv.AppendInt(digits[:0], int64(source.Column), 10))
	}
	b.WriteByte(headEnd)
	b.WriteString(text)
	b.WriteByte(valueEnd)
	return b.String(), nil
}

// Positions resolves the references inside a template's output.
type Positions struct {
	Nodes    []token.Position // by node id
	CaseFile string           // file name for the Source of case fields
}

func (p Positions) node(id int) token.Position {
	if id < 0 || id >= len(p.Nodes) {
		return token.Position{}
	}
	return p.Nodes[id]
}

// valueHead is what stands between STX and US.
type valueHead struct {
	origin Origin
	node   int
	source token.Position
}

func (p Positions) parseHead(s string) (valueHead, error) {
	if s == "" {
		return valueHead{}, errTorn
	}
	h := valueHead{origin: Origin(s[0])}
	node, source, hasSource := strings.Cut(s[1:], "@")
	var err error
	if h.node, err = strconv.Atoi(node); err != nil {
		return h, errTorn
	}
	if hasSource {
		h.source.Filename = p.CaseFile
		line, column, _ := strings.Cut(source, ":")
		if h.source.Line, err = strconv.Atoi(line); err != nil {
			return h, errTorn
		}
		if h.source.Column, err = strconv.Atoi(column); err != nil {
			return h, errTorn
		}
	}
	return h, nil
}

// errTorn means that something other than Value and Mark wrote the controls.
var errTorn = errors.New("值的标记不完整")

// SyntaxError is a fault in a template's markup.
type SyntaxError struct {
	Pos token.Position
	Msg string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%s: %s", e.Pos, e.Msg) }
