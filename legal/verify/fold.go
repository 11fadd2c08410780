package verify

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// folded is a text in the one spelling that the scanner reads: simplified characters, full-width
// punctuation, no blanks between Chinese characters, no line ends within a name or a number. Every
// byte of it can be traced to the source.
type folded struct {
	source string
	text   string
	at     []int32 // offset in the source of the character that each byte belongs to; nil if the same
}

// span returns the part of the source that a part of the text came from.
func (f *folded) span(start, end int) (int, int) {
	if f.at == nil || start >= end {
		return start, end
	}
	last := int(f.at[end-1])
	_, size := utf8.DecodeRuneInString(f.source[last:])
	return int(f.at[start]), last + size
}

// gap reports whether there were blanks before a byte of the text: 第十条 任何组织.
func (f *folded) gap(i int) bool {
	if f.at == nil || i == 0 || i >= len(f.text) {
		return false
	}
	before := int(f.at[i-1])
	_, size := utf8.DecodeRuneInString(f.source[before:])
	return before+size < int(f.at[i])
}

//go:embed traditional.txt
var traditionalPairs string

const han0, han1 = 0x4E00, 0x9FFF

// han reports whether a rune is one of the Chinese characters in common use.
func han(r rune) bool { return r >= han0 && r <= han1 }

// simplified returns the map from traditional characters to simplified ones, 0 for all others.
var simplified = sync.OnceValue(func() *[han1 - han0 + 1]rune {
	table := new([han1 - han0 + 1]rune)
	for line := range strings.Lines(traditionalPairs) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, pair := range strings.Fields(line) {
			r := []rune(pair)
			table[r[0]-han0] = r[1]
		}
	}
	return table
})

// marks are other spellings of punctuation.
var marks = map[rune]rune{
	'(': '（', ')': '）', ',': '，', ';': '；', ':': '：', '<': '《', '>': '》', '〈': '《', '〉': '》', '﹤': '《', '﹥': '》',
	'＜': '《', '＞': '》', '「': '“', '」': '”', '『': '“', '』': '”', '＂': '"', '〝': '“', '〞': '”', '○': '〇', '﹑': '、',
	'､': '、',
}

// blank reports whether a rune is white space within a line, or invisible.
func blank(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\v', '\f', 0xA0, 0xAD, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200F
}

// kept reports whether a rune stays as it is in any position.
func kept(r rune, table *[han1 - han0 + 1]rune) bool {
	switch {
	case han(r):
		return table[r-han0] == 0
	case r < utf8.RuneSelf:
		return r > ' ' && !strings.ContainsRune(`(),;:<>"`, r)
	case wide(r) || blank(r):
		return false
	}
	_, changed := marks[r]
	return !changed
}

// wide reports whether a rune is a full-width digit or letter.
func wide(r rune) bool {
	return r >= 0xFF10 && r <= 0xFF19 || r >= 0xFF21 && r <= 0xFF3A || r >= 0xFF41 && r <= 0xFF5A
}

// fold converts a text. One in the right spelling is not copied.
func fold(source string) *folded {
	table := simplified()
	for i := 0; i < len(source); {
		r, size := decode(source[i:])
		if !kept(r, table) {
			return foldFrom(source, i, table)
		}
		i += size
	}
	return &folded{source: source, text: source}
}

type folder struct {
	source string
	out    []byte
	at     []int32
	table  *[han1 - han0 + 1]rune
	quoted bool // within "…" in this line
	line   int  // index in out where the line begins
}

func foldFrom(source string, from int, table *[han1 - han0 + 1]rune) *folded {
	f := &folder{source: source, table: table, out: make([]byte, 0, len(source)+64),
		at: make([]int32, 0, len(source)+64)}
	f.out = append(f.out, source[:from]...)
	for i := 0; i < from; {
		_, size := decode(source[i:])
		for range size {
			f.at = append(f.at, int32(i))
		}
		i += size
	}
	for i := from; i < len(source); {
		r, size := decode(source[i:])
		if r == '\n' || !kept(r, table) {
			i = f.change(i, r, size)
			continue
		}
		f.copy(i, size)
		i += size
	}
	return &folded{source: source, text: string(f.out), at: f.at}
}

func (f *folder) copy(i, size int) {
	f.out = append(f.out, f.source[i:i+size]...)
	for range size {
		f.at = append(f.at, int32(i))
	}
}

func (f *folder) put(i int, r rune) {
	n := len(f.out)
	f.out = utf8.AppendRune(f.out, r)
	for range len(f.out) - n {
		f.at = append(f.at, int32(i))
	}
}

// change writes the replacement of a rune, and returns where the source continues.
func (f *folder) change(i int, r rune, size int) int {
	switch {
	case r == '\n':
		return f.lineEnd(i)
	case blank(r):
		return f.blanks(i)
	case r == '"' || r == '＂':
		f.quoted = !f.quoted
		if f.quoted {
			f.put(i, '“')
		} else {
			f.put(i, '”')
		}
	case wide(r):
		f.put(i, r-0xFEE0)
	case han(r):
		f.put(i, f.table[r-han0])
	default:
		if m, ok := marks[r]; ok {
			r = m
		}
		f.put(i, r)
	}
	return i + size
}

// blanks drops blanks, but keeps one between Latin words or Arabic numbers.
func (f *folder) blanks(i int) int {
	start := i
	var next rune
	for i < len(f.source) {
		r, size := decode(f.source[i:])
		if !blank(r) {
			next = r
			break
		}
		i += size
	}
	if n := len(f.out); n > 0 && word(rune(f.out[n-1])) && word(next) {
		f.put(start, ' ')
	}
	return i
}

func word(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// lineEnd drops a line end that a program has put into the middle of a name, a number or a long
// line.
func (f *folder) lineEnd(i int) int {
	next := i + 1
	for next < len(f.source) {
		r, size := decode(f.source[next:])
		if !blank(r) {
			break
		}
		next += size
	}
	line := string(f.out[f.line:])
	if wraps(line, f.source[next:]) {
		return next
	}
	f.put(i, '\n')
	f.line, f.quoted = len(f.out), false
	return i + 1
}

// wrapped is the minimum number of bytes of a line that is taken to be broken for its length:
// eighteen characters.
const wrapped = 54

// wraps reports whether the text of a line continues on the next.
func wraps(line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(next)
	if !joins(last) || !joins(first) && first != '》' {
		return false
	}
	open := strings.LastIndex(line, "《")
	if open >= 0 && !strings.Contains(line[open:], "》") && len(line)-open < maxTitle {
		return true
	}
	if behind := behindLast(line, "第"); len(behind) < len(line) && numeric(behind) {
		return digit(first) || strings.ContainsRune("条款项之", first)
	}
	return len(line) >= wrapped && !heads(next)
}

func joins(r rune) bool { return han(r) || r == '〇' || word(r) || r == '《' }

// numeric reports whether s is only a number, or empty.
func numeric(s string) bool {
	return strings.TrimLeftFunc(s, digit) == ""
}

// digit reports whether a rune can be in a number, Chinese or Arabic.
func digit(r rune) bool { return numeralRune(r) || r >= '0' && r <= '9' }

// heads reports whether a line begins like a heading or a list item.
func heads(line string) bool {
	first, size := utf8.DecodeRuneInString(line)
	rest := line[size:]
	switch {
	case first == '第' || first == '附':
		return true
	case digit(first):
		rest = strings.TrimLeftFunc(rest, digit)
		r, _ := utf8.DecodeRuneInString(rest)
		return slices.Contains([]rune("、.．:：,，)）\n"), r)
	}
	return false
}
