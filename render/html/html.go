// Package html writes a letter as HTML (网页): the same blocks with the same
// numbering as the DOCX, A4 when printed, and every word of it marked by where it
// came from, so that a reader can ask for the fact or the law behind it.
//
// Values are never markup: the letter becomes a tree of elements and texts, and
// the tree alone is printed, with every text escaped.
package html

import (
	_ "embed"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/render/letter"
)

// Style is the style sheet of a letter, for screen and paper. It speaks of what
// stands within an element of class "letter" and of the printed page.
//
//go:embed letter.css
var Style string

// Properties are what the document says of itself. They must hold no ID number.
type Properties struct {
	Title string // of the window, and of the file that a browser prints to
}

// Write writes l as one document in UTF-8 that refers to nothing outside itself,
// in a single call of out.Write.
func Write(out io.Writer, l *letter.Letter, p Properties) error {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
	escape(&b, p.Title)
	b.WriteString("</title>\n<style>\n" + Style + "</style>\n</head>\n<body>\n")
	for child := range Tree(l).lines() {
		b.WriteString(child)
	}
	b.WriteString("</body>\n</html>\n")
	_, err := io.WriteString(out, b.String())
	return err
}

// Tree returns the letter as one element of class "letter" with one element for
// each block in it.
//
// A value is a span, a citation a cite. Both have the attribute data-origin: case,
// law, agency or computed. A value of the case has data-path, its key in English
// with indices from 0; what is computed has that of the first value that it was made of,
// if of any. A citation has data-ref, data-key and data-clock, each a
// list parted by blanks with one entry for each provision, and data-incidents, the
// indices of the incidents to which it applies, where it was cited for some.
func Tree(l *letter.Letter) *Node {
	root := element("article", "letter")
	for i, b := range l.Blocks {
		if p, ok := b.(*letter.Paragraph); ok && i < l.Head() {
			root.add(one("p", "letterhead", p.Text)...)
			continue
		}
		root.add(block(b)...)
	}
	return root
}

func block(b letter.Block) []*Node {
	switch x := b.(type) {
	case *letter.Title:
		return one("h1", "title", x.Text)
	case *letter.Salutation:
		return one("p", "salutation", x.Text)
	case *letter.Heading:
		return []*Node{heading(x)}
	case *letter.Paragraph:
		return one("p", "body", x.Text)
	case *letter.Fact:
		return []*Node{fact(x)}
	case *letter.List:
		return []*Node{list(x)}
	case *letter.Table:
		return []*Node{table(x)}
	case *letter.Parties:
		return []*Node{parties(x)}
	case *letter.Quote:
		return []*Node{paragraphs("blockquote", "quote", "", x.Lines)}
	case *letter.Closing:
		return []*Node{paragraphs("div", "closing", "", x.Lines)}
	case *letter.Signature:
		return []*Node{signature(x)}
	case *letter.Enclosure:
		return []*Node{enclosure(x)}
	}
	panic("html: unknown block") // letter.Block is closed
}

func one(tag, class string, l letter.Line) []*Node { return []*Node{element(tag, class).line(l)} }

// paragraphs is a group with one paragraph for each line.
func paragraphs(tag, class, each string, lines []letter.Line) *Node {
	n := element(tag, class)
	for _, l := range lines {
		n.add(element("p", each).line(l))
	}
	return n
}

// heading writes its number, 一、 or （一）, as words of its own: they can be copied.
func heading(h *letter.Heading) *Node {
	switch {
	case h.Number == 0:
		return element("h2", "plain").line(h.Text)
	case h.Level == 2:
		return element("h3", "").label("（" + legal.Numeral(h.Number) + "）").line(h.Text)
	}
	return element("h2", "").label(legal.Numeral(h.Number) + "、").line(h.Text)
}

// fact writes its number as words of its own, as headings do.
func fact(f *letter.Fact) *Node {
	n := element("div", "fact").add(element("p", "").label(strconv.Itoa(f.Number) + ". ").line(f.Lines[0]))
	for _, l := range f.Lines[1:] {
		n.add(element("p", "").line(l))
	}
	return n
}

// list is a list of items; a numbered one counts from 1. The marks are words, as
// those of headings are: a list that is copied keeps them.
func list(l *letter.List) *Node {
	n := element("ul", "")
	if l.Ordered {
		n = element("ol", "")
	}
	for i, item := range l.Items {
		mark := "● "
		if l.Ordered {
			mark = strconv.Itoa(i+1) + ". "
		}
		n.add(element("li", "").label(mark).line(item))
	}
	return n
}

func table(t *letter.Table) *Node {
	head := element("tr", "")
	for i, cell := range t.Header {
		head.add(element("th", width(t, i)).with("scope", "col").line(cell))
	}
	body := element("tbody", "")
	for _, row := range t.Rows {
		tr := element("tr", "")
		for i, cell := range row {
			tr.add(element("td", width(t, i)).line(cell))
		}
		body.add(tr)
	}
	return element("table", "").add(element("thead", "").add(head), body)
}

// shortCell is the most characters that a column holds in one line.
const shortCell = 5

// width is the class of a column's cells: short where all of them are, so that a number
// or a count of pages is not broken for the sake of a longer neighbour.
func width(t *letter.Table, column int) string {
	if len(t.Header) == 1 || utf8.RuneCountInString(t.Header[column].String()) > shortCell {
		return ""
	}
	for _, row := range t.Rows {
		if utf8.RuneCountInString(row[column].String()) > shortCell {
			return ""
		}
	}
	return "short"
}

func parties(t *letter.Parties) *Node {
	body := element("tbody", "")
	for _, row := range t.Rows {
		body.add(element("tr", "").add(element("th", "").with("scope", "row").line(row[0]),
			element("td", "").line(row[1])))
	}
	return element("table", "parties").add(body)
}

// signature leaves room for the pen behind a label.
func signature(s *letter.Signature) *Node {
	n := element("div", "signature")
	for _, l := range s.Lines {
		class := ""
		if strings.HasSuffix(l.String(), "：") {
			class = "by-hand"
		}
		n.add(element("p", class).line(l))
	}
	return n
}

// enclosure numbers the items where there are several (GB/T 9704-2012, 7.3.4).
func enclosure(e *letter.Enclosure) *Node {
	n := element("div", "enclosure")
	for i, item := range e.Items {
		p := element("p", "")
		if i == 0 {
			p.label("附件：")
		}
		if len(e.Items) > 1 {
			p.label(strconv.Itoa(i+1) + ". ")
		}
		n.add(p.line(item))
	}
	return n
}
