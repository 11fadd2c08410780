package letter

import (
	"fmt"
	"go/token"
	"slices"
	"strings"
)

// Parse reads the output of a template: each non-blank line is one block, whose kind is given by
// the mark in column 1.
//
//	= 标题          @ 称谓            # 一级标题   ## 二级标题   == 无编号标题
//	1. 编号列表项    - 列表项           | 表 | 格 |  |: 键 | 值 |
//	* 一项事实       *: 该项的下一段
//	> 法条引文       ! 结语            ~ 落款       + 附件        无标记：段落
//
// Adjacent lines of lists, tables, quotations, closings, signatures and enclosures join into one
// block. Marks and bars are recognised only in literal text.
//
// Errors are *SyntaxError with the template's position.
func Parse(o *Output) (*Letter, error) {
	n := len(o.tokens) // of which each line has two or more
	p := parser{
		letter:  &Letter{Blocks: make([]Block, 0, n/4+1), where: make([]*token.Position, 0, n/2+1)},
		inlines: make([]Inline, 0, n),
		fields:  o.fields,
		pos:     new(token.Position),
	}
	start := 0
	for i := range o.tokens {
		if l := o.tokens[i].literal; l == nil || l.begins == nil {
			continue
		} else if l.feed {
			if err := p.block(o.tokens[start:i]); err != nil {
				return nil, err
			}
			start, p.pos = i+1, l.begins
		} else if start == i { // a template begins the line
			start, p.pos = i+1, l.begins
		}
	}
	if err := p.block(o.tokens[start:]); err != nil {
		return nil, err
	}
	return p.letter, nil
}

// SyntaxError is a fault in a template's markup.
type SyntaxError struct {
	Pos token.Position
	Msg string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%s: %s", e.Pos, e.Msg) }

// parser makes blocks from lines. All lines are cut from one slice.
type parser struct {
	letter  *Letter
	counts  [3]int          // headings seen at levels 1 and 2
	facts   int             // seen so far
	pos     *token.Position // where the line begins in the template
	inlines []Inline
	start   int // of the line or cell under construction, in inlines
	fields  []Field
	row     []Line // the cells of the current row
}

// mark is a mark at the start of a line.
type mark struct {
	text string
	read func(*parser, Line)         // adds a line
	row  func(*parser, []Line) error // adds the cells of a row; nil except for tables
}

// marks lists the line marks, longer ones before their prefixes.
var marks = []mark{
	{text: "== ", read: func(p *parser, l Line) { p.add(&Heading{Level: 1, Text: l}) }},
	{text: "= ", read: func(p *parser, l Line) { p.add(&Title{l}) }},
	{text: "@ ", read: func(p *parser, l Line) { p.add(&Salutation{l}) }},
	{text: "# ", read: func(p *parser, l Line) { p.heading(1, l) }},
	{text: "## ", read: func(p *parser, l Line) { p.heading(2, l) }},
	{text: "1. ", read: func(p *parser, l Line) { p.item(true, l) }},
	{text: "- ", read: func(p *parser, l Line) { p.item(false, l) }},
	{text: "*: ", read: (*parser).more},
	{text: "* ", read: (*parser).fact},
	{text: "|: ", row: (*parser).party},
	{text: "|", row: (*parser).tableRow},
	{text: "> ", read: (*parser).quote},
	{text: "! ", read: (*parser).closing},
	{text: "~ ", read: (*parser).signature},
	{text: "+ ", read: (*parser).enclosure},
}

// longestMark is the length in bytes of the longest mark that other literals may complete.
const longestMark = 3

// block reads one line.
func (p *parser) block(line []outputToken) error {
	first, rest := head(line)
	if first == nil {
		if l := p.line(nil, rest); len(l) > 0 {
			p.placed(1)
			p.add(&Paragraph{l})
		}
		return nil
	}
	m := first.mark
	if m != nil && m.row != nil {
		cells, err := p.cells(first.rest, rest)
		if err != nil {
			return err
		}
		return m.row(p, cells)
	}
	if m != nil {
		l := p.line(first.rest, rest)
		if len(l) == 0 {
			return p.bare(strings.TrimSpace(m.text))
		}
		p.placed(1)
		m.read(p, l)
		return nil
	}
	l := p.line(first, rest)
	if len(l) == 0 {
		return nil
	}
	if err := p.unmarked(first, l); err != nil {
		return err
	}
	p.placed(1)
	p.add(&Paragraph{l})
	return nil
}

// head splits a line into the literal at its start, or nil, and the rest. A mark may be printed
// in pieces, so literals are joined while they could be part of one.
func head(line []outputToken) (*Literal, []outputToken) {
	if len(line) == 0 || line[0].literal == nil {
		return nil, line
	}
	first, n := line[0].literal, 1
	for n < len(line) && line[n].literal != nil && (len(first.text) < longestMark || isNumber(first.text)) {
		if next := line[n].literal; next.begins == nil {
			first = literal(string(first.text + next.text))
		}
		n++
	}
	return first, line[n:]
}

// unmarked returns an error if the line begins with something that looks like a mark but is none.
func (p *parser) unmarked(first *Literal, l Line) error {
	s := string(first.text)
	if len(l) == 1 {
		for i := range marks {
			if m := strings.TrimSpace(marks[i].text); s == m {
				return p.bare(m)
			}
		}
	}
	if s[0] <= ' ' {
		return p.fault("行首不能有空格")
	}
	if isPunct(s[0]) || numbered(s) {
		return p.fault("不认识的行首标记；标记后须有一个空格，编号列表一律写“1. ”")
	}
	return nil
}

func (p *parser) bare(mark string) error { return p.fault("标记“" + mark + "”后没有内容") }

func (p *parser) fault(msg string) error { return &SyntaxError{*p.pos, msg} }

func (p *parser) add(b Block) { p.letter.Blocks = append(p.letter.Blocks, b) }

// placed records where the lines just added begin in the template.
func (p *parser) placed(lines int) {
	for range lines {
		p.letter.where = append(p.letter.where, p.pos)
	}
}

// line makes a Line of a literal, which may be nil, and the rest.
func (p *parser) line(first *Literal, rest []outputToken) Line {
	if first != nil {
		p.push(first.whole)
	}
	for i := range rest {
		switch t := rest[i]; {
		case t.literal == nil:
			p.value(t.field)
		case t.literal.begins == nil:
			p.push(t.literal.whole)
		}
	}
	l := p.cut()
	if first == nil {
		l = flush(l)
	}
	return l
}

// cells splits what follows the first bar of a row, a | b |, into cells.
func (p *parser) cells(first *Literal, rest []outputToken) ([]Line, error) {
	p.row = p.row[:0]
	if first != nil {
		p.split(first)
	}
	for i := range rest {
		switch t := rest[i]; {
		case t.literal == nil:
			p.value(t.field)
		case t.literal.begins == nil:
			p.split(t.literal)
		}
	}
	if len(p.cut()) > 0 || len(p.row) == 0 {
		if first == nil && len(rest) == 0 {
			return nil, p.bare("|")
		}
		return nil, p.fault("表格行须以“|”结尾")
	}
	return p.row, nil
}

// split adds a literal to the open cell and ends the cell at each bar.
func (p *parser) split(l *Literal) {
	if l.cells == nil {
		p.push(l.whole)
		return
	}
	for i, piece := range l.cells {
		if i > 0 {
			p.row = append(p.row, flush(p.cut()))
		}
		if piece != nil {
			p.push(piece)
		}
	}
}

func (p *parser) push(in Inline) { p.inlines = append(p.inlines, in) }

// value pushes a field or a break.
func (p *parser) value(field int) {
	if field == noField {
		p.push(Break{})
	} else {
		p.push(&p.fields[field])
	}
}

// cut ends the current line or cell and removes literal blanks at its end.
func (p *parser) cut() Line {
	l := p.inlines[p.start:len(p.inlines):len(p.inlines)]
	p.start = len(p.inlines)
	for n := len(l); n > 0 && isBlank(l[n-1], Text.end); n = len(l) {
		if t := strings.TrimRight(string(l[n-1].(Text)), blank); t != "" {
			l[n-1] = Text(t)
		} else {
			l = l[:n-1]
		}
	}
	return l
}

// flush is a line without the literal blanks at its start.
func flush(l Line) Line {
	for len(l) > 0 && isBlank(l[0], Text.start) {
		if t := strings.TrimLeft(string(l[0].(Text)), blank); t != "" {
			l[0] = Text(t)
		} else {
			l = l[1:]
		}
	}
	return l
}

func (t Text) start() byte { return t[0] }

func (t Text) end() byte { return t[len(t)-1] }

// isBlank reports literal text with a blank at that edge.
func isBlank(in Inline, edge func(Text) byte) bool {
	t, ok := in.(Text)
	return ok && strings.IndexByte(blank, edge(t)) >= 0
}

// last returns the block just added if it is of type B.
func last[B Block](p *parser) (B, bool) {
	var none B
	if len(p.letter.Blocks) == 0 {
		return none, false
	}
	b, ok := p.letter.Blocks[len(p.letter.Blocks)-1].(B)
	return b, ok
}

func (p *parser) heading(level int, l Line) {
	p.counts[level]++
	if level == 1 {
		p.counts[2] = 0
	}
	p.add(&Heading{Level: level, Number: p.counts[level], Text: l})
}

func (p *parser) fact(l Line) {
	p.facts++
	p.add(&Fact{Number: p.facts, Lines: []Line{l}})
}

// more adds a paragraph to the preceding fact; after any other block it adds an ordinary
// paragraph.
func (p *parser) more(l Line) {
	if f, ok := last[*Fact](p); ok {
		f.Lines = append(f.Lines, l)
		return
	}
	p.add(&Paragraph{l})
}

func (p *parser) item(ordered bool, l Line) {
	if list, ok := last[*List](p); ok && list.Ordered == ordered {
		list.Items = append(list.Items, l)
		return
	}
	p.add(&List{Ordered: ordered, Items: []Line{l}})
}

func (p *parser) party(cells []Line) error {
	if len(cells) != 2 || len(cells[0]) == 0 || len(cells[1]) == 0 {
		return p.fault("键值行应写成“|: 键 | 值 |”，两格都有内容")
	}
	p.placed(2)
	row := [2]Line{cells[0], cells[1]}
	if t, ok := last[*Parties](p); ok {
		t.Rows = append(t.Rows, row)
		return nil
	}
	p.add(&Parties{Rows: [][2]Line{row}})
	return nil
}

func (p *parser) tableRow(cells []Line) error {
	t, ok := last[*Table](p)
	if ok && len(cells) != len(t.Header) {
		return p.fault("本行的格数与表头不同")
	}
	p.placed(len(cells))
	cells = slices.Clone(cells)
	if !ok {
		p.add(&Table{Header: cells})
		return nil
	}
	t.Rows = append(t.Rows, cells)
	return nil
}

func (p *parser) quote(l Line) {
	if q, ok := last[*Quote](p); ok {
		q.Lines = append(q.Lines, l)
		return
	}
	p.add(&Quote{Lines: []Line{l}})
}

func (p *parser) closing(l Line) {
	if c, ok := last[*Closing](p); ok {
		c.Lines = append(c.Lines, l)
		return
	}
	p.add(&Closing{Lines: []Line{l}})
}

func (p *parser) signature(l Line) {
	if s, ok := last[*Signature](p); ok {
		s.Lines = append(s.Lines, l)
		return
	}
	p.add(&Signature{Lines: []Line{l}})
}

func (p *parser) enclosure(l Line) {
	if e, ok := last[*Enclosure](p); ok {
		e.Items = append(e.Items, l)
		return
	}
	p.add(&Enclosure{Items: []Line{l}})
}

func isPunct(c byte) bool {
	return c < 0x80 && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z')
}

// isNumber reports whether s may be the beginning of a text for which numbered is true.
func isNumber(s Text) bool {
	return strings.TrimRight(strings.TrimLeft(string(s), "0123456789"), ".)") == ""
}

// numbered reports whether s begins like a list item: 2. or 12) .
func numbered(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")
}
