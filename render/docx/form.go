package docx

import (
	"fmt"
	"io"
	"strconv"

	"tousu/render/letter"
)

// Form is paper with fields at fixed positions (套打): envelopes, sheets of labels. Its rows have
// exact heights and continue from page to page. All measures are twips (1/1440 inch).
type Form struct {
	Width, Height int // of the page
	Left, Top     int // origin of the first row
	Columns       []int
	Rows          []FormRow
}

// FormRow is a row of places. What remains of a page under its last row must be lower than the
// row that follows.
type FormRow struct {
	Height int
	Places []FormPlace // one for each column; what does not fit is cut off
}

// FormPlace is one place (栏).
type FormPlace struct {
	Bottom bool // the lines are at its lower edge
	Pad    int  // left and right padding
	Head   int  // above the first line
	Lines  []FormLine
}

// FormLine is a paragraph of a place.
type FormLine struct {
	Text   string
	Size   int // half points
	Indent int
	Right  bool // aligned to the right edge
}

// lastLine is the height of the paragraph after a table. Every page needs room for it at the end
// of the document.
const lastLine = 20

// WriteForm writes the form as one DOCX, like Write.
func (w *Writer) WriteForm(out io.Writer, f *Form, p Properties) error {
	s := w.scratch.Get().(*scratch)
	defer w.scratch.Put(s)
	on := w.sizes[Size4]
	b := &s.body
	*b = body{buf: append(b.buf[:0], on.head...), nums: b.nums[:0]}
	b.form(f)
	b.raw(fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:p>`, styleTableGap, lastLine))
	b.raw(f.section() + `</w:body></w:document>`)
	if b.err != nil {
		return b.err
	}
	var err error
	if s.core, err = p.appendXML(s.core[:0]); err != nil {
		return err
	}
	s.archive.start(on.full)
	s.archive.add(documentName, b.buf)
	s.archive.store(coreName, s.core)
	s.archive.finish()
	_, err = out.Write(s.archive.buf)
	return err
}

func (f *Form) section() string {
	turned := ""
	if f.Width > f.Height {
		turned = ` w:orient="landscape"`
	}
	return fmt.Sprintf(`<w:sectPr><w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="0" w:bottom="0" w:left="%d" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>`,
		f.Width, f.Height, turned, f.Top, f.Left)
}

func (b *body) form(f *Form) {
	total := 0
	for _, w := range f.Columns {
		total += w
	}
	b.raw(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>`+
		`<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, total))
	for _, w := range f.Columns {
		b.raw(`<w:gridCol w:w="` + strconv.Itoa(w) + `"/>`)
	}
	b.raw(`</w:tblGrid>`)
	for _, r := range f.Rows {
		b.raw(fmt.Sprintf(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="%d" w:hRule="exact"/></w:trPr>`, r.Height))
		for i := range f.Columns {
			b.place(f.Columns[i], r.Places[i])
		}
		b.raw(`</w:tr>`)
	}
	b.raw(`</w:tbl>`)
}

func (b *body) place(width int, p FormPlace) {
	b.raw(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width))
	if p.Bottom {
		b.raw(`<w:vAlign w:val="bottom"/>`)
	}
	b.raw(`</w:tcPr>`)
	if len(p.Lines) == 0 {
		b.paragraph(styleTableGap, false, nil)
	}
	for i, l := range p.Lines {
		before := 0
		if i == 0 {
			before = p.Head
		}
		b.formLine(p.Pad, before, l)
	}
	b.raw(`</w:tc>`)
}

// FormLeading returns the line height in twips for a type size in half points.
func FormLeading(size int) int { return size * 10 * 13 / 10 }

func (b *body) formLine(pad, before int, l FormLine) {
	b.raw(fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/><w:spacing w:before="%d" w:after="0" w:line="%d" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d" w:firstLine="0"/>`,
		styleVerbatim, before, FormLeading(l.Size), pad+l.Indent, pad))
	if l.Right {
		b.raw(`<w:jc w:val="right"/>`)
	}
	b.raw(fmt.Sprintf(`</w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/></w:rPr>%[2]s`, l.Size, spacedStart))
	b.inline(letter.Text(l.Text), &traits{})
	b.raw(textEnd + runEnd + `</w:p>`)
}
