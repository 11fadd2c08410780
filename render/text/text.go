// Package text writes a letter as plain text (纯文本), to be pasted into a web form or read in a
// terminal: paragraphs begin with two ideographic spaces, headings and lists carry their numbers,
// each row of a table becomes one line.
package text

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/render/letter"
)

// indent is the first-line indent of Chinese paragraphs.
const indent = "　　"

// Write writes l in UTF-8 with LF line ends and no trailing blanks, in a single call of
// out.Write.
func Write(out io.Writer, l *letter.Letter) error {
	var w writer
	for i, block := range l.Blocks {
		if p, ok := block.(*letter.Paragraph); ok && i < l.Head() {
			w.put("", p.Text)
			continue
		}
		w.block(block)
	}
	_, err := io.WriteString(out, w.b.String())
	return err
}

// writer collects lines.
type writer struct {
	b strings.Builder
}

func (w *writer) block(block letter.Block) {
	switch x := block.(type) {
	case *letter.Title:
		w.put("", x.Text)
		w.blank()
	case *letter.Salutation:
		w.put("", x.Text)
	case *letter.Heading:
		w.put(indent+headingNumber(x), x.Text)
	case *letter.Paragraph:
		w.put(indent, x.Text)
	case *letter.Fact:
		w.put(indent+strconv.Itoa(x.Number)+". ", x.Lines[0])
		w.all(indent, x.Lines[1:])
	case *letter.List:
		w.list(x)
	case *letter.Table:
		w.table(x)
	case *letter.Parties:
		for _, row := range x.Rows {
			w.line(indent + inline(row[0]) + "：" + inline(row[1]))
		}
	case *letter.Quote:
		w.all(indent, x.Lines)
	case *letter.Closing:
		w.put(indent, x.Lines[0])
		w.all("", x.Lines[1:])
	case *letter.Signature:
		w.blank()
		w.all("", x.Lines)
	case *letter.Enclosure:
		w.blank()
		w.enclosure(x)
	}
}

// headingNumber returns 一、 or （一）, or nothing for a heading without number.
func headingNumber(h *letter.Heading) string {
	switch {
	case h.Number == 0:
		return ""
	case h.Level == 2:
		return "（" + legal.Numeral(h.Number) + "）"
	}
	return legal.Numeral(h.Number) + "、"
}

func (w *writer) list(l *letter.List) {
	for i, item := range l.Items {
		mark := "● "
		if l.Ordered {
			mark = strconv.Itoa(i+1) + ". "
		}
		w.put(indent+mark, item)
	}
}

// table writes each row as 列名：值；列名：值, which stays readable wherever a form breaks its
// lines. Cells without a value are left out.
func (w *writer) table(t *letter.Table) {
	for _, row := range t.Rows {
		form := isForm(row)
		var cells []string
		for i, cell := range row {
			switch s := strings.TrimSpace(inline(cell)); {
			case s != "":
				cells = append(cells, inline(t.Header[i])+"："+s)
			case form:
				cells = append(cells, inline(t.Header[i])+"：＿＿＿＿")
			}
		}
		w.line(indent + strings.Join(cells, "；"))
	}
}

// isForm reports whether a row is to be filled in by hand: it is empty, except perhaps its
// number.
func isForm(row []letter.Line) bool {
	return len(row) > 1 && !slices.ContainsFunc(row[1:],
		func(l letter.Line) bool { return strings.TrimSpace(inline(l)) != "" })
}

// enclosure numbers the items if there are several, as GB/T 9704-2012 does.
func (w *writer) enclosure(e *letter.Enclosure) {
	if len(e.Items) == 1 {
		w.put("附件：", e.Items[0])
		return
	}
	for i, item := range e.Items {
		label := strconv.Itoa(i+1) + ". "
		if i == 0 {
			label = "附件：" + label
		} else {
			label = "　　　" + label
		}
		w.put(label, item)
	}
}

// all writes each line with the same prefix.
func (w *writer) all(prefix string, lines []letter.Line) {
	for _, l := range lines {
		w.put(prefix, l)
	}
}

// put writes a line of the letter; only its first line of text has the prefix.
func (w *writer) put(prefix string, l letter.Line) {
	for s := range strings.SplitSeq(prefix+l.String(), "\n") {
		w.line(s)
	}
}

// line writes one line of text.
func (w *writer) line(s string) {
	w.b.WriteString(strings.TrimRight(s, " \t\u00A0\u3000"))
	w.b.WriteByte('\n')
}

// blank writes an empty line.
func (w *writer) blank() { w.b.WriteByte('\n') }

// inline returns the text of a cell on one line.
func inline(l letter.Line) string {
	return strings.ReplaceAll(l.String(), "\n", " ")
}
