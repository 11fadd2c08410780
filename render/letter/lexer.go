package letter

import (
	"go/token"
	"strings"
)

// lexer cuts the output into lines of inlines.
type lexer struct {
	src  string
	at   Positions
	line Line           // the line just read
	pos  token.Position // of the template text or action that began the line
	err  error
}

// next reads one line and reports whether there was one.
func (l *lexer) next() bool {
	if l.src == "" || l.err != nil {
		return false
	}
	l.line = nil
	for l.src != "" {
		i := 0
		for i < len(l.src) && !special[l.src[i]] {
			i++
		}
		l.text(l.src[:i])
		if l.src = l.src[i:]; l.src == "" {
			break
		}
		c := l.src[0]
		l.src = l.src[1:]
		switch c {
		case '\n':
			return true
		case markStart:
			l.mark()
		case valueStart:
			l.value()
		default:
			l.err = errTorn
		}
		if l.err != nil {
			return false
		}
	}
	return true
}

// special are the bytes that end a run of text.
var special = [256]bool{'\n': true, markStart: true, valueStart: true, valueEnd: true, headEnd: true}

func (l *lexer) text(s string) {
	if s == "" {
		return
	}
	if k := len(l.line) - 1; k >= 0 {
		if t, ok := l.line[k].(Text); ok {
			l.line[k] = t + Text(s)
			return
		}
	}
	l.line = append(l.line, Text(s))
}

func (l *lexer) mark() {
	head, rest, ok := strings.Cut(l.src, string(headEnd))
	h, err := l.at.parseHead(string(FromComputed) + head)
	if !ok || err != nil {
		l.err = errTorn
		return
	}
	l.src = rest
	if len(l.line) == 0 {
		l.pos = l.at.node(h.node)
	}
}

func (l *lexer) value() {
	head, rest, ok := strings.Cut(l.src, string(headEnd))
	text, rest, ok2 := strings.Cut(rest, string(valueEnd))
	h, err := l.at.parseHead(head)
	if !ok || !ok2 || err != nil {
		l.err = errTorn
		return
	}
	l.src = rest
	pos := l.at.node(h.node)
	for i, s := range strings.Split(text, "\n") {
		if i > 0 {
			l.line = append(l.line, Break{})
		}
		if s != "" {
			l.line = append(l.line, Field{Text: s, Origin: h.origin, Source: h.source, Pos: pos})
		}
	}
}
