package casefile

import (
	"go/token"
	"strings"

	"tousu/legal/pattern"
)

// lexer finds the mistakes that laypeople make most and that stop a YAML parser at once: a
// full-width colon, a tab, a colon without a space, a sentence that begins with a bracket. It works
// line by line before the parser runs, reports each mistake, and repairs the text in memory, so
// that the same run finds all other faults of the file. It knows just enough YAML to leave values
// alone: block scalars, quoted and flow values, continued lines.
type lexer struct {
	src    *source
	rep    Report
	root   Schema
	n      int // number of the current line, from 1
	out    line
	levels []level
	mode   lexMode

	blockMin  int            // minimum indentation of the block scalar
	blockBase int            // its indentation, once a line has shown it
	quote     rune           // the quote that is open
	opened    token.Position // position of the open quote or bracket
	depth     int            // open brackets of a flow value
	contCol   int            // lines right of it continue a plain value; 0 for none
	drop      bool           // that plain value was refused

	marks  []lineMark              // the kind of each line
	faulty map[token.Position]bool // values reported here, of which nothing more is reported
	fatal  bool                    // the parser must not see this file
}

// lineKind is the kind of a line, seen from the lines around it.
type lineKind int

const (
	inside  lineKind = iota // continues the value of a line above
	empty                   // an empty line
	comment                 // only a comment
	opening                 // a key or an item begins
)

type lineMark struct {
	kind lineKind
	col  int // of its first character, from 1, where a key or an item begins
}

func (x *lexer) mark(kind lineKind) { x.marks[x.n-1].kind = kind }

type lexMode int

const (
	inLines lexMode = iota
	inBlock
	inQuote
	inFlow
)

// level is a key that is open: later lines right of it belong to it.
type level struct {
	col   int    // column of the key, from 1, in the repaired text
	field Schema // schema below the key; nil for an unknown key
	dash  int    // column of its list's dashes; 0 before the first
	nth   int    // index of the key in its group, from 1
	plain bool   // the key has a value on its own line
}

// maxNesting limits flow brackets, and dashes on a line, because the parser recurses.
const maxNesting = 16

func newLexer(file string, schema Schema, rep Report) *lexer {
	return &lexer{src: &source{file: file}, rep: rep, root: schema, faulty: map[token.Position]bool{}}
}

// lex repairs all lines.
func (x *lexer) lex(lines []string) {
	for i, l := range lines {
		x.n = i + 1
		x.marks = append(x.marks, lineMark{kind: inside})
		x.out = line{}
		x.line([]rune(l))
		x.src.lines = append(x.src.lines, x.out.done())
	}
	switch {
	case x.fatal:
	case x.mode == inQuote:
		x.rep(x.opened, "open-quote", "引号没有闭合", "请在这段文字的末尾补上同样的引号")
		x.fatal = true
	case x.mode == inFlow:
		x.rep(x.opened, "open-bracket", "括号没有闭合", "请补上后一个括号；如果是文字，请给整段文字加引号")
		x.fatal = true
	}
}

func (x *lexer) line(r []rune) {
	switch x.mode {
	case inBlock:
		if x.blockLine(r) {
			return
		}
		x.mode = inLines
	case inQuote:
		x.out.copy(r, 1)
		if _, ok := closingQuote(r, 0, x.quote); ok {
			x.mode = inLines
		}
		return
	case inFlow:
		x.out.copy(r, 1)
		x.flow(r)
		return
	}
	x.plainLine(r)
}

// blockLine handles a line of a block scalar and reports whether the line is one.
func (x *lexer) blockLine(r []rune) bool {
	spaces := leading(r, " ")
	wide := leading(r, blanks)
	switch {
	case wide == len(r):
		x.mark(empty)
		return true
	case spaces >= x.blockMin:
		if x.blockBase == 0 {
			x.blockBase = spaces
		}
		if spaces < x.blockBase {
			x.fault(spaces+1, "block-indent", "这一行比“|”之后的第一行缩进得少", "请与第一行左端对齐；段首不用空格，信件会自动缩进")
		}
		x.out.pad(x.blockBase-spaces, 1)
		x.out.copy(r, 1)
		return true
	case spaces == wide:
		return false
	}
	if _, _, known := x.knownKey(r[wide:]); known {
		return false
	}
	x.badIndent(r, spaces)
	if x.blockBase == 0 {
		x.blockBase = x.blockMin + 1
	}
	x.out.pad(x.blockBase, spaces+1)
	x.out.copy(r[wide:], wide+1)
	return true
}

// fault reports a fault at a column of the current line of the file.
func (x *lexer) fault(col int, code, message, hint string) {
	x.rep(x.here(col), code, message, hint)
}

func (x *lexer) here(col int) token.Position {
	return token.Position{Filename: x.src.file, Line: x.n, Column: col}
}

// plainLine handles a line outside block scalars, quotes and brackets.
func (x *lexer) plainLine(r []rune) {
	indent := leading(r, blanks)
	rest := r[indent:]
	switch {
	case len(rest) == 0:
		x.mark(empty)
		return
	case rest[0] == '#':
		x.mark(comment)
		x.out.pad(indent, 1)
		x.out.copy(rest, indent+1)
		return
	case r[0] == '%':
		x.fault(1, "directive", "这里用了 YAML 指令（%），案件文件不用指令", "请删去这一行")
		return
	case marker(r):
		x.out.copy(r, 1)
		x.levels, x.contCol = nil, 0
		return
	}
	if bad := leading(r, " "); bad < indent {
		x.badlyIndented(r, indent, bad)
		return
	}
	col := indent + 1
	if x.contCol > 0 && col > x.contCol {
		if dashed(rest) {
			x.strayDash(rest, col)
			return
		}
		if !x.strayKey(rest) {
			x.continued(r)
			return
		}
	}
	col = x.aligned(rest, col)
	x.out.pad(col-1, 1)
	x.content(rest, col, indent+1)
}

var markerForm = pattern.New(`^(---|\.\.\.)(\s|$)`)

func marker(rest []rune) bool { return markerForm.MatchString(string(rest)) }

// content handles what follows the indentation: rest is at column col of the repaired text and at
// column from of the file.
func (x *lexer) content(rest []rune, col, from int) {
	x.contCol, x.drop = 0, false
	x.marks[x.n-1] = lineMark{opening, from}
	i, dash := 0, 0
	for i < len(rest) && rest[i] == '-' && (i+1 == len(rest) || strings.ContainsRune(blanks, rest[i+1])) {
		x.openDash(col + i)
		dash = col + i
		n := 1 + leading(rest[i+1:], blanks)
		x.out.copy(rest[i:i+1], from+i)
		x.out.pad(n-1, from+i+1)
		i += n
		if i > 4*maxNesting {
			x.fault(from, "syntax", "这里的短横“-”太多", "每一项只写一个“- ”")
			x.fatal = true
			return
		}
	}
	rest, col, from = rest[i:], col+i, from+i
	if len(rest) == 0 {
		return
	}
	if rest[0] == '#' {
		x.out.copy(rest, from)
		return
	}
	keys := x.pop(col)
	if keys == MaxKeys {
		x.fault(from, "too-large", "一个案件写了一千多个并列的键，不像是案件文件", "请确认选对了文件；一个文件只写一个案件")
		x.fatal = true
	}
	x.entry(rest, col, from, dash, keys)
}

// entry handles a key with its value, after keys others of its group, or an item that is a value.
func (x *lexer) entry(rest []rune, col, from, dash, keys int) {
	end, kind := splitKey(rest)
	if rest[0] == '{' || rest[0] == '[' {
		kind = noDelim // a colon inside brackets does not end a key of this line
	}
	parent := x.parent()
	key := strings.TrimSpace(string(rest[:max(end, 0)]))
	if kind == noDelim || !x.isKey(parent, key, kind, dash > 0) {
		if dash == 0 && len(x.levels) > 0 && holds(parent, Keys) && rest[0] != '{' && rest[0] != '[' {
			x.notKey(rest, from)
			return
		}
		owner := dash
		if dash == 0 && len(x.levels) > 0 {
			owner = x.levels[len(x.levels)-1].col
		}
		x.value(rest, from, owner, itemField(parent, dash > 0))
		return
	}
	x.out.copy(rest[:end], from)
	x.out.add(':', from+end)
	after := rest[end+1:]
	switch {
	case kind == wideDelim:
		x.fault(from+end, "fullwidth-colon", "键后用了全角冒号“：”", "请改成半角冒号加一个空格“: ”")
	case kind == tightDelim:
		x.fault(from+end, "colon-space", "键后的冒号没有接半角空格", "请在冒号后加一个半角空格")
	}
	gap := leading(after, blanks)
	x.out.pad(max(gap, 1), from+end+1)
	field := child(parent, unquote(key))
	x.levels = append(x.levels, level{col: col, field: field, nth: keys + 1, plain: gap < len(after) &&
		after[gap] != '#'})
	x.value(after[gap:], from+end+1+gap, col, field)
}

// notKey reports a line that should be a key, and leaves it out.
func (x *lexer) notKey(rest []rune, from int) {
	if rest[0] == '?' {
		x.fault(from, "complex-key", "这里用了 YAML 复杂键（?），案件文件不用复杂键", "请写成“键: 值”")
		return
	}
	x.fault(from, "no-key", "这一行不是“键: 值”", "请在键后写半角冒号和空格；如果是上一行的下文，请缩进得深一些")
}

// textItem is the schema of the items of a list of texts.
var textItem Schema = leaf{}

type leaf struct{}

func (leaf) Child(string) Schema { return nil }
func (leaf) Holds() Holds        { return 0 }

// itemField returns the schema of a value below the key of f.
func itemField(f Schema, dashed bool) Schema {
	switch {
	case f == nil || holds(f, Keys):
		return nil
	case dashed:
		return textItem
	}
	return f
}

// unquote removes the quotes of a quoted key.
func unquote(key string) string {
	if strings.HasPrefix(key, `"`) || strings.HasPrefix(key, "'") {
		return key[1 : len(key)-1]
	}
	return key
}
