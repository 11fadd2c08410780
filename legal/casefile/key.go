package casefile

import "strings"

type delim int

const (
	noDelim    delim = iota
	goodDelim        // a colon and a space, or the end of the line
	tightDelim       // a colon alone
	wideDelim        // ：
)

// splitKey finds what parts the key at the head of rest from its value.
func splitKey(rest []rune) (end int, kind delim) {
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		end, ok := closingQuote(rest, 1, rest[0])
		if !ok {
			return 0, noDelim
		}
		end += 1 + leading(rest[end+1:], " ")
		if end < len(rest) && rest[end] == ':' && endsKey(rest, end) {
			return end, goodDelim
		}
		return 0, noDelim
	}
	for i, r := range rest {
		switch {
		case r == '#' && i > 0 && strings.ContainsRune(" \t", rest[i-1]):
			return 0, noDelim
		case r == '：':
			return i, wideDelim
		case r == ':' && endsKey(rest, i):
			return i, goodDelim
		case r == ':':
			return i, tightDelim
		}
	}
	return 0, noDelim
}

func endsKey(rest []rune, i int) bool {
	return i+1 == len(rest) || rest[i+1] == ' ' || rest[i+1] == '\t'
}

// parent is the field that the line at hand belongs to; nil where that is not
// known.
func (x *lexer) parent() Schema {
	if len(x.levels) == 0 {
		return x.root
	}
	return x.levels[len(x.levels)-1].field
}

// isKey reports whether key is one, and not the beginning of a sentence. Behind
// a dash a sentence may stand (- 录音：三段), so only known keys count there; in a
// group every line must be a key.
func (x *lexer) isKey(parent Schema, key string, kind delim, dashed bool) bool {
	if kind == goodDelim {
		return true
	}
	if key == "" || !holds(parent, Keys) {
		return false
	}
	if holds(parent, FreeKeys) {
		return kind == wideDelim
	}
	if child(parent, key) != nil {
		return true
	}
	return kind == wideDelim && !dashed && len([]rune(key)) <= 10 && !strings.ContainsAny(key, " ，。、“”")
}

// pop closes the levels at or right of col, and returns how many keys the group
// of a key at col has had.
func (x *lexer) pop(col int) (keys int) {
	for len(x.levels) > 0 && x.levels[len(x.levels)-1].col >= col {
		if top := x.levels[len(x.levels)-1]; top.col == col {
			keys = top.nth
		}
		x.levels = x.levels[:len(x.levels)-1]
	}
	return keys
}

// openDash closes the levels that a dash at col ends; it may stand right below
// the key of its list.
func (x *lexer) openDash(col int) {
	for n := len(x.levels); n > 0; n = len(x.levels) {
		top := &x.levels[n-1]
		if top.col < col || top.col == col && !top.plain && (top.field == nil || holds(top.field, Items)) {
			top.dash = col
			return
		}
		x.levels = x.levels[:n-1]
	}
}

// line builds a repaired line.
type line struct {
	runes []rune
	cols  []int
}

func (l *line) add(r rune, col int) {
	if r == '\t' { // the scanner drops tabs inside plain values
		r = ' '
	}
	l.runes, l.cols = append(l.runes, r), append(l.cols, col)
}

// copy adds runes that stand at columns from, from+1 … of the file.
func (l *line) copy(rs []rune, from int) {
	for i, r := range rs {
		l.add(r, from+i)
	}
}

// pad adds n spaces for the file's blanks at column from on.
func (l *line) pad(n, from int) {
	for i := range n {
		l.add(' ', from+i)
	}
}

// trim drops trailing spaces: the scanner counts them into a value's column.
func (l *line) trim() {
	n := len(l.runes)
	for n > 0 && l.runes[n-1] == ' ' {
		n--
	}
	l.runes, l.cols = l.runes[:n], l.cols[:n]
}

// done returns the line, without its columns where they are the file's.
func (l *line) done() sourceLine {
	out := sourceLine{text: string(l.runes), width: len(l.runes)}
	for i, c := range l.cols {
		if c != i+1 {
			out.cols = l.cols
			return out
		}
	}
	return out
}
