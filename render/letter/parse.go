package letter

import (
	"strings"
)

// Parse reads a template's output: one non-blank line is one block, and its kind
// is the mark in column 1.
//
//	= 标题          @ 称谓            # 一级标题   ## 二级标题   == 无编号标题
//	1. 编号列表项    - 列表项           | 表 | 格 |  |: 键 | 值 |
//	> 法条引文       ! 结语            ~ 落款       + 附件        无标记：段落
//
// Adjacent lines of lists, tables, quotations, closings, signatures and
// enclosures join into one block. Marks are looked for in template text alone:
// a value is one opaque token, and its line feeds become Breaks.
//
// Errors are *SyntaxError with the template's position.
func Parse(src string, at Positions) (*Letter, error) {
	p := parser{lexer: lexer{src: src, at: at}, letter: &Letter{}}
	for p.next() {
		if err := p.block(); err != nil {
			return nil, err
		}
	}
	if p.err != nil {
		return nil, &SyntaxError{p.pos, p.err.Error()}
	}
	return p.letter, nil
}

// parser makes blocks of lines.
type parser struct {
	lexer
	letter *Letter
	counts [3]int // headings seen at levels 1 and 2
}

// marks are the line marks, longer ones before their prefixes.
var marks = []struct {
	text string
	read func(*parser, Line) error
}{
	{"== ", func(p *parser, l Line) error { return p.add(&Heading{Level: 1, Text: l}) }},
	{"= ", func(p *parser, l Line) error { return p.add(&Title{l}) }},
	{"@ ", func(p *parser, l Line) error { return p.add(&Salutation{l}) }},
	{"# ", func(p *parser, l Line) error { return p.heading(1, l) }},
	{"## ", func(p *parser, l Line) error { return p.heading(2, l) }},
	{"1. ", func(p *parser, l Line) error { return p.item(true, l) }},
	{"- ", func(p *parser, l Line) error { return p.item(false, l) }},
	{"|: ", (*parser).party},
	{"|", (*parser).row},
	{"> ", (*parser).quote},
	{"! ", (*parser).closing},
	{"~ ", (*parser).signature},
	{"+ ", (*parser).enclosure},
}

// block reads the current line.
func (p *parser) block() error {
	line := trimRight(p.line)
	if len(line) == 0 {
		return nil
	}
	first, literal := line[0].(Text)
	if !literal {
		p.placed(1)
		return p.add(&Paragraph{line})
	}
	for _, m := range marks {
		if len(line) == 1 && string(first) == strings.TrimSpace(m.text) {
			return p.fault("标记“" + string(first) + "”后没有内容")
		}
		rest, ok := strings.CutPrefix(string(first), m.text)
		if !ok {
			continue
		}
		if !strings.HasPrefix(m.text, "|") {
			p.placed(1) // rows know their cells
		}
		return m.read(p, trimLeft(append(Line{Text(rest)}, line[1:]...)))
	}
	if first[0] <= ' ' {
		return p.fault("行首不能有空格")
	}
	if isPunct(first[0]) || numbered(string(first)) {
		return p.fault("不认识的行首标记；标记后须有一个空格，编号列表一律写“1. ”")
	}
	p.placed(1)
	return p.add(&Paragraph{line})
}

func (p *parser) fault(msg string) error { return &SyntaxError{p.pos, msg} }

func (p *parser) add(b Block) error {
	p.letter.Blocks = append(p.letter.Blocks, b)
	return nil
}

// placed notes where the lines just added began in the template.
func (p *parser) placed(lines int) {
	for range lines {
		p.letter.where = append(p.letter.where, p.pos)
	}
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

func (p *parser) heading(level int, l Line) error {
	p.counts[level]++
	if level == 1 {
		p.counts[2] = 0
	}
	return p.add(&Heading{Level: level, Number: p.counts[level], Text: l})
}

func (p *parser) item(ordered bool, l Line) error {
	if list, ok := last[*List](p); ok && list.Ordered == ordered {
		list.Items = append(list.Items, l)
		return nil
	}
	return p.add(&List{Ordered: ordered, Items: []Line{l}})
}

func (p *parser) party(l Line) error {
	cells, err := p.cells(l)
	if err != nil {
		return err
	}
	if len(cells) != 2 || len(cells[0]) == 0 || len(cells[1]) == 0 {
		return p.fault("键值行应写成“|: 键 | 值 |”，两格都有内容")
	}
	p.placed(2)
	row := [2]Line{cells[0], cells[1]}
	if t, ok := last[*Parties](p); ok {
		t.Rows = append(t.Rows, row)
		return nil
	}
	return p.add(&Parties{Rows: [][2]Line{row}})
}

func (p *parser) row(l Line) error {
	cells, err := p.cells(l)
	if err != nil {
		return err
	}
	t, ok := last[*Table](p)
	if ok && len(cells) != len(t.Header) {
		return p.fault("本行的格数与表头不同")
	}
	p.placed(len(cells))
	if !ok {
		return p.add(&Table{Header: cells})
	}
	t.Rows = append(t.Rows, cells)
	return nil
}

// cells splits what follows a row's first bar: a | b |.
func (p *parser) cells(l Line) ([]Line, error) {
	var cells []Line
	var cell Line
	for _, in := range l {
		t, ok := in.(Text)
		if !ok {
			cell = append(cell, in)
			continue
		}
		parts := strings.Split(string(t), "|")
		for i, part := range parts {
			if i > 0 {
				cells = append(cells, trimLeft(trimRight(cell)))
				cell = nil
			}
			if part != "" {
				cell = append(cell, Text(part))
			}
		}
	}
	if len(trimRight(cell)) > 0 || len(cells) == 0 {
		return nil, p.fault("表格行须以“|”结尾")
	}
	return cells, nil
}

func (p *parser) quote(l Line) error {
	if q, ok := last[*Quote](p); ok {
		q.Lines = append(q.Lines, l)
		return nil
	}
	return p.add(&Quote{Lines: []Line{l}})
}

func (p *parser) closing(l Line) error {
	if c, ok := last[*Closing](p); ok {
		c.Lines = append(c.Lines, l)
		return nil
	}
	return p.add(&Closing{Lines: []Line{l}})
}

func (p *parser) signature(l Line) error {
	if s, ok := last[*Signature](p); ok {
		s.Lines = append(s.Lines, l)
		return nil
	}
	return p.add(&Signature{Lines: []Line{l}})
}

func (p *parser) enclosure(l Line) error {
	if e, ok := last[*Enclosure](p); ok {
		e.Items = append(e.Items, l)
		return nil
	}
	return p.add(&Enclosure{Items: []Line{l}})
}

// trimRight drops literal space at the end of a line.
func trimRight(l Line) Line {
	if k := len(l) - 1; k >= 0 {
		if t, ok := l[k].(Text); ok {
			if t = Text(strings.TrimRight(string(t), " \t\r")); t == "" {
				return trimRight(l[:k])
			}
			l[k] = t
		}
	}
	return l
}

// trimLeft drops literal space at its start.
func trimLeft(l Line) Line {
	if len(l) > 0 {
		if t, ok := l[0].(Text); ok {
			if t = Text(strings.TrimLeft(string(t), " \t")); t == "" {
				return l[1:]
			}
			l[0] = t
		}
	}
	return l
}

func isPunct(c byte) bool {
	return c < 0x80 && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z')
}

// numbered reports whether s begins like a list item: 2. or 12) .
func numbered(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return len(rest) < len(s) && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") "))
}
