package casefile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"tousu/legal/pattern"
)

var blockHeader = pattern.New(`^[|>][0-9+-]{0,2}\s*($|\s#)`)

// value handles the value v at column from of the file. Lines right of column owner continue it.
// field is nil if it is not known.
func (x *lexer) value(v []rune, from, owner int, field Schema) {
	if len(v) == 0 || v[0] == '#' {
		return
	}
	switch {
	case v[0] == '"' || v[0] == '\'':
		x.quoted(v, from, owner)
	case blockHeader.MatchString(string(v)):
		x.mode, x.blockMin, x.blockBase = inBlock, owner, 0
		if n := strings.Trim(string(v[1:min(len(v), 3)]), "+- #"); n != "" { // |2 gives the indentation
			k, _ := strconv.Atoi(n)
			x.blockBase = owner - 1 + k
		}
		x.out.copy(v, from)
	case (v[0] == '[' || v[0] == '{') && !x.flowMeant(v, field):
		x.refuse(from, owner, "quote-needed", "以“"+string(v[0])+"”开头的文字没有加引号", "请给整段文字加上引号")
	case v[0] == '[' || v[0] == '{':
		x.opened = x.here(from)
		x.out.copy(v, from)
		x.flow(v)
	case special(v):
		code, what := specialCode(v[0])
		x.refuse(from, owner, code, "值以“"+string(v[0])+"”开头，"+what, "如果是文字，请给整段文字加上引号")
	default:
		x.plain(v, from)
		x.contCol = owner
	}
}

// flowMeant reports whether a bracket opens a list or a group, and not a sentence.
func (x *lexer) flowMeant(v []rune, field Schema) bool {
	if len(v) > 1 && v[0] == '{' && v[1] == '{' {
		return false
	}
	if field == nil {
		return true
	}
	if v[0] == '[' {
		return holds(field, Items)
	}
	return holds(field, Keys)
}

// special reports whether a plain value cannot begin as v does.
func special(v []rune) bool {
	if strings.ContainsRune("@`%&*!|>", v[0]) {
		return true
	}
	return (v[0] == '-' || v[0] == '?') && len(v) > 1 && v[1] == ' '
}

func specialCode(r rune) (code, what string) {
	switch r {
	case '&':
		return "anchor", "会被当作锚点，案件文件不用锚点"
	case '*':
		return "alias", "会被当作别名，案件文件不用别名"
	case '!':
		return "tag", "会被当作标签，案件文件不用标签"
	}
	return "quote-needed", "没有加引号"
}

// refuse reports a value and gives the parser an empty one instead.
func (x *lexer) refuse(from, owner int, code, message, hint string) {
	x.fault(from, code, message, hint)
	x.faulty[x.here(from)] = true
	x.contCol, x.drop = owner, true
	x.out.add('\'', from)
	x.out.add('\'', from)
}

// plain copies an unquoted value. A colon and a space inside it would look like a key to the
// parser.
func (x *lexer) plain(v []rune, from int) {
	text, _, _ := strings.Cut(string(v), " #")
	size := utf8.RuneCountInString(text)
	reported := false
	for i, r := range v {
		inner := i < size && r == ':' && (i+1 == len(v) || v[i+1] == ' ' || v[i+1] == '\t')
		if !inner {
			x.out.add(r, from+i)
			continue
		}
		if !reported {
			x.fault(from+i, "inner-colon", "文字里有半角冒号加空格，会被当作另一个键", "请改用全角冒号“：”，或给整段文字加上引号")
			reported = true
		}
		x.out.add('：', from+i)
	}
	x.out.trim()
}

// quoted handles a value that begins with a quote.
func (x *lexer) quoted(v []rune, from, owner int) {
	end, ok := closingQuote(v, 1, v[0])
	if !ok {
		x.out.copy(v, from)
		x.mode, x.quote, x.opened = inQuote, v[0], x.here(from)
		return
	}
	x.out.copy(v[:end+1], from)
	tail := v[end+1:]
	gap := leading(tail, blanks)
	switch {
	case gap == len(tail):
	case gap > 0 && tail[gap] == '#':
	default:
		x.fault(from+end+1+gap, "quote-rest", "引号之后还有文字", "请把整段文字放进一对引号，里面的引号改用“”")
		x.faulty[x.here(from)] = true
		x.contCol, x.drop = owner, true
	}
}

// closingQuote returns the index of the quote that closes v from i on; ok is false where none does.
func closingQuote(v []rune, i int, quote rune) (end int, ok bool) {
	for ; i < len(v); i++ {
		switch {
		case quote == '"' && v[i] == '\\':
			i++
		case v[i] != quote:
		case quote == '\'' && i+1 < len(v) && v[i+1] == '\'':
			i++
		default:
			return i, true
		}
	}
	return 0, false
}

// flow follows the brackets of a flow value to its end, which may be on a later line.
func (x *lexer) flow(v []rune) {
	x.mode = inFlow
	for i := 0; i < len(v); i++ {
		switch r := v[i]; {
		case r == '"' || r == '\'':
			if i > 0 && !strings.ContainsRune(" [{,:", v[i-1]) {
				continue
			}
			if end, ok := closingQuote(v, i+1, r); ok {
				i = end
			}
		case r == '#' && (i == 0 || v[i-1] == ' '):
			return
		case r == '[' || r == '{':
			if x.depth++; x.depth > maxNesting && !x.fatal {
				x.fault(1, "syntax", "这里的括号套得太深", "请检查括号是否成对")
				x.fatal = true
			}
		case r == ']' || r == '}':
			if x.depth--; x.depth <= 0 {
				x.mode, x.depth = inLines, 0
				return
			}
		}
	}
}
