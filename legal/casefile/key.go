package casefile

import "strings"

type delim int

const (
	noDelim    delim = iota
	goodDelim        // a colon and a space, or a colon at the end of the line
	tightDelim       // a colon without a space
	wideDelim        // ：
)

// splitKey finds the delimiter between the key at the start of rest and its value.
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

// parent returns the schema that the current line belongs to; nil if it is not known.
func (x *lexer) parent() Schema {
	if len(x.levels) == 0 {
		return x.root
	}
	return x.levels[len(x.levels)-1].field
}

// isKey reports whether key is a key, and not the beginning of a sentence. A sentence may follow a
// dash (- 录音：三段), so after one only known keys count; in a group every line must be a key.
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

// pop closes the levels at or right of col, and returns how many keys there were before in the
// group of a key at col.
func (x *lexer) pop(col int) (keys int) {
	for len(x.levels) > 0 && x.levels[len(x.levels)-1].col >= col {
		if top := x.levels[len(x.levels)-1]; top.col == col {
			keys = top.nth
		}
		x.levels = x.levels[:len(x.levels)-1]
	}
	return keys
}

// openDash closes the levels that a dash at col ends. A dash may be right below the key of its
// list.
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

// line builds a repaired line, with the column in the file of each rune.
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

// copy adds runes that are in the file at columns from, from+1 ….
func (l *line) copy(rs []rune, from int) {
	for i, r := range rs {
		l.add(r, from+i)
	}
}

// pad adds n spaces for the blanks of the file from column from on.
func (l *line) pad(n, from int) {
	for i := range n {
		l.add(' ', from+i)
	}
}

// trim drops trailing spaces, which the scanner would count into a value's column.
func (l *line) trim() {
	n := len(l.runes)
	for n > 0 && l.runes[n-1] == ' ' {
		n--
	}
	l.runes, l.cols = l.runes[:n], l.cols[:n]
}

// done returns the line, without columns if they are the same as in the file.
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
