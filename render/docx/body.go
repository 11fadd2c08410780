package docx

import (
	"fmt"
	"strconv"
	"strings"

	"tousu/render/letter"
)

const documentName = "word/document.xml"

// body writes word/document.xml. Its zero value is ready for use; write may be called repeatedly.
type body struct {
	buf   []byte
	nums  []num  // the letter's own numbering instances, beyond those of the stationery
	lists int    // number of numbered lists so far
	facts int    // numbering instance of the facts, 0 before the first
	count [2]int // headings of each level so far, as Word counts them
	foot  foot
	head  int // blocks above the title
	at    int // index of the current block

	behindFoot bool // the previous block ends a letter
	justified  bool // the current paragraph is justified

	width int   // of the text, in twips
	err   error // the first fault
}

// write leaves the complete part in b.buf.
func (b *body) write(on *stationery, l *letter.Letter, tail string) error {
	*b = body{buf: append(b.buf[:0], on.head...), width: on.width, nums: b.nums[:0], foot: footOf(l.Blocks, 0),
		head: l.Head()}
	for i, block := range l.Blocks {
		var next letter.Block
		if i+1 < len(l.Blocks) {
			next = l.Blocks[i+1]
		}
		if i == b.foot.last+1 {
			b.foot = footOf(l.Blocks, i)
		}
		b.at, b.behindFoot = i, i > 0 && atFoot(l.Blocks[i-1])
		b.block(block, next)
	}
	b.raw(tail)
	return b.err
}

// block appends one block. The foot of the letter is kept together, with the text before it; a
// paragraph is kept with what it announces.
func (b *body) block(block, next letter.Block) {
	keep := b.foot.holds(b.at)
	switch x := block.(type) {
	case *letter.Title:
		b.ownPage(styleTitle, keep, x.Text)
	case *letter.Salutation:
		b.paragraph(styleSalutation, keep, x.Text)
	case *letter.Heading:
		b.heading(x)
	case *letter.Paragraph:
		if b.at < b.head {
			b.paragraph(styleLetterhead, true, x.Text)
			return
		}
		b.paragraph(styleBody, keep || announces(x, next), x.Text)
	case *letter.Fact:
		b.fact(x, keep)
	case *letter.List:
		b.list(x, keep)
	case *letter.Table:
		b.table(x, keep)
		b.afterTable(next)
	case *letter.Parties:
		b.parties(x, keep)
		b.afterTable(next)
	case *letter.Quote:
		b.paragraphs(styleQuote, keep, x.Lines)
	case *letter.Closing:
		b.paragraph(styleClosingFirst, keep || len(x.Lines) > 1, x.Lines[0])
		b.paragraphs(styleClosing, keep, x.Lines[1:])
	case *letter.Signature:
		b.signature(x, keep)
	case *letter.Enclosure:
		b.enclosure(x, keep)
	default:
		b.fail(fmt.Errorf("docx: no form for a block of type %T", block))
	}
}

// announces reports whether p announces the next block: a citation before its quotation, or a
// paragraph that ends in a colon before a list or a table.
func announces(p *letter.Paragraph, next letter.Block) bool {
	switch next.(type) {
	case *letter.Quote:
		return true
	case *letter.List, *letter.Table, *letter.Parties:
		return endsInColon(p.Text)
	}
	return false
}

// heading appends a heading. Word counts numbered headings itself; if the letter counts
// otherwise, the heading restarts Word's count.
func (b *body) heading(h *letter.Heading) {
	if h.Number == 0 {
		b.ownPage(styleHeadingPlain, false, h.Text)
		return
	}
	level := min(max(h.Level, 1), 2) - 1
	style := [...]string{styleHeading1, styleHeading2}[level]
	b.count[level]++
	if level == 0 {
		b.count[1] = 0
	}
	if b.count[level] == h.Number {
		b.paragraph(style, false, h.Text)
		return
	}
	b.count[level] = h.Number
	b.open(style, false)
	b.numbered(b.restart(num{abstract: headingScheme, level: level, start: h.Number}), level)
	b.close(h.Text)
}

// list appends a list; each numbered one counts from 1.
func (b *body) list(l *letter.List, keep bool) {
	if !l.Ordered {
		b.paragraphs(styleListBullet, keep, l.Items)
		return
	}
	id := b.listNum()
	for i, item := range l.Items {
		b.open(styleListNumber, keep && i >= len(l.Items)-2)
		b.numbered(id, 0)
		b.close(item)
	}
}

// listNum returns the numbering instance of the next numbered list.
func (b *body) listNum() int {
	b.lists++
	if b.lists > listPool {
		return b.restart(num{abstract: listScheme, start: 1})
	}
	return firstListNum + b.lists - 1
}

// fact appends one fact. For Word, all facts of a letter are one list.
func (b *body) fact(f *letter.Fact, keep bool) {
	if b.facts == 0 {
		b.facts = b.listNum()
	}
	b.open(styleListNumber, keep && len(f.Lines) == 1)
	b.numbered(b.facts, 0)
	b.close(f.Lines[0])
	b.paragraphs(styleBody, keep, f.Lines[1:])
}

// restart adds a numbering instance to the letter's own and returns its id.
func (b *body) restart(n num) int {
	b.nums = append(b.nums, n)
	return firstOwnNum + len(b.nums) - 1
}

// signature appends the signature; its lines are kept together.
func (b *body) signature(s *letter.Signature, keep bool) {
	for i, line := range s.Lines {
		style := styleSignature
		switch {
		case endsInColon(line): // a label: the name is signed by hand
			style = styleSignatureLabel
		case i == 0:
			style = styleSignatureFirst
		}
		b.paragraph(style, keep || i < len(s.Lines)-1, line)
	}
}

// endsInColon reports whether the last character of a line is a colon.
func endsInColon(l letter.Line) bool {
	if len(l) == 0 {
		return false
	}
	s := strings.TrimRight(content(l[len(l)-1]), " 　")
	return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":")
}

// enclosure appends 附件：, with numbers if there are several items (GB/T 9704-2012, 7.3.4).
func (b *body) enclosure(e *letter.Enclosure, keep bool) {
	if len(e.Items) == 1 {
		b.open(styleEnclosureSole, keep)
		b.closeAfter("附件：", e.Items[0])
		return
	}
	for i, item := range e.Items {
		style, label := styleEnclosureNext, ""
		if i == 0 {
			style, label = styleEnclosure, "附件："
		}
		b.open(style, keep || i < len(e.Items)-1)
		b.closeAfter(label+strconv.Itoa(i+1)+".\t", item)
	}
}

// paragraphs appends one paragraph for each line. If keep is set, the last two are kept with what
// follows.
func (b *body) paragraphs(style string, keep bool, lines []letter.Line) {
	for i, line := range lines {
		b.paragraph(style, keep && i >= len(lines)-2, line)
	}
}

// paragraph appends a paragraph.
func (b *body) paragraph(style string, keep bool, l letter.Line) {
	b.open(style, keep)
	b.close(l)
}

// ownPage appends a paragraph that begins a page if it follows a signature: a new paper begins.
func (b *body) ownPage(style string, keep bool, l letter.Line) {
	b.open(style, keep)
	if b.behindFoot {
		b.raw(`<w:pageBreakBefore/>`)
	}
	b.close(l)
}

// open begins a paragraph and its properties, in the order of the schema.
func (b *body) open(style string, keep bool) {
	b.justified = justified(style)
	b.raw(`<w:p><w:pPr><w:pStyle w:val="`)
	b.raw(style)
	b.raw(`"/>`)
	if keep {
		b.raw(`<w:keepNext/>`)
	}
}

// numbered adds an open paragraph to a numbering instance.
func (b *body) numbered(id, level int) {
	b.raw(`<w:numPr><w:ilvl w:val="`)
	b.buf = strconv.AppendInt(b.buf, int64(level), 10)
	b.raw(`"/><w:numId w:val="`)
	b.buf = strconv.AppendInt(b.buf, int64(id), 10)
	b.raw(`"/></w:numPr>`)
}

// close ends the properties of an open paragraph and appends its text.
func (b *body) close(l letter.Line) {
	at := len(b.buf)
	if t := b.line(l, traits{}); t.spaced || b.mark(t) != "" {
		b.buf = b.buf[:at] // few lines need another form
		b.line(l, t)
	}
	b.raw(`</w:p>`)
}

// closeAfter is close with text of the writer before the line.
func (b *body) closeAfter(label string, l letter.Line) {
	b.close(append(letter.Line{letter.Text(label)}, l...))
}

// wordLimit is the longest Latin word or number, in characters, that moves to the next line as a
// whole. An identity number does, since a number should not be broken; a URL would leave half a
// line empty, and is broken at the end of the line.
const wordLimit = 24

// looseLimit is the longest Latin word or number, in characters, in a justified paragraph. A word
// that moves to the next line as a whole leaves room for half as many Chinese characters, and a
// line stretched over more of them looks spaced out. A paragraph with a longer word is set flush
// left; its purely Chinese lines are full anyway.
const looseLimit = 6

// justified reports whether a style is justified: running text, and headings that may take more
// than one line.
func justified(style string) bool {
	switch style {
	case styleBody, styleSalutation, styleHeading1, styleHeading2, styleHeadingPlain,
		styleListNumber, styleListBullet, styleEnclosure, styleEnclosureNext, styleEnclosureSole:
		return true
	}
	return false
}

func (b *body) raw(s string) { b.buf = append(b.buf, s...) }

// fail records the first error.
func (b *body) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}
