// Package html writes a letter as HTML (网页): the same blocks with the same numbering as the
// DOCX, A4 when printed. Every value is marked with its origin, so that a reader can ask for the
// fact or the law behind it.
//
// Values are never markup: the letter becomes a tree of elements and texts, and only the tree is
// printed, with every text escaped.
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

// Style is the style sheet of a letter, for screen and paper. Its rules apply to an element of
// class "letter" and to the printed page.
//
//go:embed letter.css
var Style string

// Properties are the document's metadata. They must not contain an ID number.
type Properties struct {
	Title string // of the window, and of the file when a browser prints to one
}

// Write writes l as one UTF-8 document without external references, in a single call of
// out.Write.
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

// Tree returns the letter as one element of class "letter" with an element for each block.
//
// A value is a span, a citation a cite. Both have the attribute data-origin: case, law, agency or
// computed. A value of the case has data-path, its key in English with indices from 0; a computed
// value has that of the first value it was made from, if any. A citation has data-ref, data-key
// and data-clock, each a list separated by spaces with one entry for each provision, and, if it
// was cited for some incidents, data-incidents with their indices.
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

// paragraphs returns a group with one paragraph for each line.
func paragraphs(tag, class, each string, lines []letter.Line) *Node {
	n := element(tag, class)
	for _, l := range lines {
		n.add(element("p", each).line(l))
	}
	return n
}

// heading writes its number, 一、 or （一）, as text, so that it can be copied.
func heading(h *letter.Heading) *Node {
	switch {
	case h.Number == 0:
		return element("h2", "plain").line(h.Text)
	case h.Level == 2:
		return element("h3", "").label("（" + legal.Numeral(h.Number) + "）").line(h.Text)
	}
	return element("h2", "").label(legal.Numeral(h.Number) + "、").line(h.Text)
}

// fact writes its number as text, as heading does.
func fact(f *letter.Fact) *Node {
	n := element("div", "fact").add(element("p", "").label(strconv.Itoa(f.Number) + ". ").line(f.Lines[0]))
	for _, l := range f.Lines[1:] {
		n.add(element("p", "").line(l))
	}
	return n
}

// list returns a list whose marks are text, as in heading: a copied list keeps them. A numbered
// one counts from 1.
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

// shortCell is the maximum number of characters of a cell in a column that must not wrap.
const shortCell = 5

// width returns the class of a column's cells: "short" if all of them are short, so that a number
// or a page count is not wrapped to make room for a longer neighbour.
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

// signature leaves room for a handwritten signature after a label.
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

// enclosure numbers the items if there are several (GB/T 9704-2012, 7.3.4).
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
