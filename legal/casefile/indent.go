package casefile

import "strings"

// blanks are the characters that people indent with.
const blanks = " \t\u3000\u00a0"

func leading(r []rune, set string) int {
	n := 0
	for n < len(r) && strings.ContainsRune(set, r[n]) {
		n++
	}
	return n
}

// badIndent reports the first character of an indentation that is not a space.
func (x *lexer) badIndent(r []rune, i int) {
	if r[i] == '\t' {
		x.fault(i+1, "tab-indent", "这一行用制表符（Tab）缩进", "请改用空格，每级两个")
		return
	}
	x.fault(i+1, "wide-space-indent", "这一行用全角空格（或不间断空格）缩进", "请改用半角空格，每级两个")
}

// badlyIndented handles a line whose indentation is not only spaces.
func (x *lexer) badlyIndented(r []rune, indent, bad int) {
	rest := r[indent:]
	col, continues := x.snap(rest)
	if continues {
		if !x.drop {
			x.out.pad(x.contCol+1, 1)
			x.out.copy(rest, indent+1)
			x.out.trim()
		}
		return
	}
	x.badIndent(r, bad)
	x.out.pad(col-1, 1)
	x.content(rest, col, indent+1)
}

// strayDash handles a list item that would become part of the plain value above it.
func (x *lexer) strayDash(rest []rune, from int) {
	x.fault(from, "list-in-text", "这一行以“- ”开头，会被接到上一行的文字后面", "如是列表的一项，请与同级的“-”左端对齐；如是文字，请在键后写“|”，文字从下一行起缩进写")
	item := rest[1+leading(rest[1:], blanks):]
	end, kind := splitKey(item)
	if list := x.openList(); list != nil && kind != noDelim && child(list.field, unquote(string(item[:end]))) != nil {
		col, _ := x.dashCol()
		x.out.pad(col-1, 1)
		x.content(rest, col, from)
	}
}

// strayKey reports whether a line that seems to continue a plain value is a key that is too far
// right: a continued line cannot hold a colon and a space.
func (x *lexer) strayKey(rest []rune) bool {
	_, kind, known := x.knownKey(rest)
	return known && kind == goodDelim
}

// aligned returns the column for a line at col. If a known key is not aligned with its siblings,
// that is their column.
func (x *lexer) aligned(rest []rune, col int) int {
	askew := x.contCol > 0 && col > x.contCol
	for i := len(x.levels) - 1; i >= 0 && x.levels[i].col >= col; i-- {
		askew = x.levels[i].col != col
	}
	if !askew || rest[0] == '-' {
		return col
	}
	want, _, known := x.knownKey(rest)
	if !known || want == col {
		return col
	}
	x.fault(col, "bad-indent", "这一行没有与同级的键左端对齐", "请让同一组的键左端对齐，每级缩进两个空格")
	return want
}

// continued handles a line that continues the plain value above.
func (x *lexer) continued(r []rune) {
	if !x.drop {
		x.out.copy(r, 1)
		x.out.trim()
	}
}

// knownKey finds the innermost open group that has the key at the start of rest. It returns the
// column of the group's keys, and whether there is such a group.
func (x *lexer) knownKey(rest []rune) (col int, kind delim, known bool) {
	end, kind := splitKey(rest)
	key := unquote(strings.TrimSpace(string(rest[:end])))
	for i := len(x.levels); i >= 0; i-- {
		parent := x.root
		if i > 0 {
			parent = x.levels[i-1].field
		}
		if child(parent, key) == nil {
			continue
		}
		switch {
		case i < len(x.levels):
			return x.levels[i].col, kind, true
		case i == 0:
			return 1, kind, true
		case !x.levels[i-1].plain:
			return x.childCol(), kind, true
		}
	}
	return 0, kind, false
}

// childCol returns the column for the first key below the innermost level.
func (x *lexer) childCol() int {
	top := x.levels[len(x.levels)-1]
	if top.dash > 0 {
		return top.dash + 2
	}
	return top.col + 2
}

// snap chooses the column of a line whose own indentation cannot be measured: a known key goes to
// the innermost open group that has it, a dash to the innermost open list. Other text continues a
// plain value, if there is one.
func (x *lexer) snap(rest []rune) (col int, continues bool) {
	if dashed(rest) {
		if col, ok := x.dashCol(); ok {
			return col, false
		}
	}
	if col, _, ok := x.knownKey(rest); ok {
		return col, false
	}
	if x.contCol > 0 {
		if _, kind := splitKey(rest); kind == noDelim || kind == tightDelim {
			return x.contCol, true
		}
	}
	if len(x.levels) == 0 {
		return 1, false
	}
	if top := x.levels[len(x.levels)-1]; top.plain {
		return top.col, false
	}
	return x.childCol(), false
}

// dashed reports whether a line begins with the dash of an item.
func dashed(rest []rune) bool {
	return rest[0] == '-' && (len(rest) == 1 || strings.ContainsRune(blanks, rest[1]))
}

// openList returns the innermost open list, or nil.
func (x *lexer) openList() *level {
	for i := len(x.levels) - 1; i >= 0; i-- {
		if l := &x.levels[i]; !l.plain && holds(l.field, Items) {
			return l
		}
	}
	return nil
}

// dashCol returns the column of the dashes of the innermost open list.
func (x *lexer) dashCol() (int, bool) {
	l := x.openList()
	switch {
	case l == nil:
		return 0, false
	case l.dash > 0:
		return l.dash, true
	}
	return l.col + 2, true
}
