package post

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/render/docx"
)

// Paper prints the pieces on envelopes or labels of a size, in order, as a DOCX. The error is a
// *LongError if an address does not fit.
func (s *Settings) Paper(out io.Writer, size Size, list []Sending, day legal.Date) error {
	w, err := docx.New()
	if err != nil {
		return err
	}
	title, lay := "信封", s.envelopes
	if size.Sheet() {
		title, lay = "地址标签", labels
	}
	form, err := lay(size, list)
	if err != nil {
		return err
	}
	return w.WriteForm(out, form, docx.Properties{Title: title, Date: day})
}

// LongError means that an address does not fit even in the smallest type.
type LongError struct{ Body string }

func (e *LongError) Error() string { return fmt.Sprintf("“%s”的地址太长，印不下", e.Body) }

// twips converts millimetres to twips.
func twips(mm float64) int { return int(math.Round(mm * 1440 / 25.4)) }

// The parts of an envelope, as shares of its height: the postcode at the top, the sender at the
// bottom. The national standard puts the addressee's postcode at the upper left and the sender at
// the lower right.
const (
	headPart = 0.18
	footPart = 0.30
	edge     = 12 // mm to every side
)

func (s *Settings) envelopes(size Size, list []Sending) (*docx.Form, error) {
	width := size.Width - 2*edge
	head, foot := size.Height*headPart, size.Height*footPart
	middle := size.Height - head - foot - edge - edge/2
	f := &docx.Form{Width: twips(size.Width), Height: twips(size.Height), Left: twips(edge), Top: twips(edge),
		Columns: []int{twips(width)}}
	for _, x := range list {
		to, ok := fitted(lines(x.To, true), twips(width*0.8), twips(middle), 32)
		from, fits := fitted(lines(s.Sender, false), twips(width*0.5), twips(foot)-docx.FormLeading(caseSize), 24)
		if !ok || !fits {
			return nil, &LongError{x.Body}
		}
		for i := range to {
			to[i].Indent = twips(width * 0.15)
		}
		for i := range from {
			from[i].Right = true
		}
		number := docx.FormLine{Text: x.Case, Size: caseSize}
		f.Rows = append(f.Rows,
			place(head, docx.FormLine{Text: strings.Join(strings.Split(x.To.Postcode, ""), " "), Size: 32}),
			docx.FormRow{Height: twips(middle), Places: []docx.FormPlace{{Lines: to}}},
			docx.FormRow{Height: twips(foot), Places: []docx.FormPlace{{Bottom: true, Lines: append(from, number)}}})
	}
	return f, nil
}

func place(height float64, l docx.FormLine) docx.FormRow {
	return docx.FormRow{Height: twips(height), Places: []docx.FormPlace{{Lines: []docx.FormLine{l}}}}
}

// caseSize is the type size, in half points, of the case number, by which letter and envelope are
// matched.
const caseSize = 14

func labels(size Size, list []Sending) (*docx.Form, error) {
	left, top := size.margins()
	f := &docx.Form{Width: twips(sheetWidth), Height: twips(sheetHeight), Left: twips(left), Top: twips(top)}
	for i := range size.Columns {
		if i > 0 && size.Gap > 0 {
			f.Columns = append(f.Columns, twips(size.Gap))
		}
		f.Columns = append(f.Columns, twips(size.Width))
	}
	const pad = 3 // mm
	for at := 0; at < len(list); at += size.Columns {
		row := docx.FormRow{Height: twips(size.Height)}
		for i := range size.Columns {
			if i > 0 && size.Gap > 0 {
				row.Places = append(row.Places, docx.FormPlace{})
			}
			p := docx.FormPlace{Pad: twips(pad), Head: twips(pad)}
			if at+i < len(list) {
				x := list[at+i]
				var ok bool
				p.Lines, ok = fitted(append([]string{x.To.Postcode}, lines(x.To, true)...), twips(size.Width-2*pad),
					twips(size.Height-pad)-docx.FormLeading(caseSize), 24)
				if !ok {
					return nil, &LongError{x.Body}
				}
				p.Lines = append(p.Lines, docx.FormLine{Text: x.Case, Size: caseSize, Right: true})
			}
			row.Places = append(row.Places, p)
		}
		f.Rows = append(f.Rows, row)
	}
	return f, nil
}

// lines returns the lines of an address: where, then who. The name of an addressee ends in 收.
func lines(p Party, addressee bool) []string {
	name := strings.TrimSpace(p.Name)
	if addressee && name != "" {
		if p.Contact != "" {
			name += "　" + p.Contact
		}
		name += "　收"
	}
	rest := strings.TrimSpace(p.Phone)
	if !addressee && p.Postcode != "" {
		rest = strings.TrimSpace(rest + "　邮编 " + p.Postcode)
	}
	return []string{p.Address, name, rest}
}

// smallest is the smallest readable type size, in half points.
const smallest = 14

// fitted sets the texts in the largest type, up to size half points, in which they fit on a place
// of width × height twips. It returns false if they do not fit even in the smallest.
func fitted(texts []string, width, height, size int) ([]docx.FormLine, bool) {
	for ; size >= smallest; size -= 2 {
		var out []docx.FormLine
		used := 0
		for _, t := range texts {
			if t == "" {
				continue
			}
			out = append(out, docx.FormLine{Text: t, Size: size})
			used += docx.FormLeading(size) * printedLines(t, width, size)
		}
		if used <= height {
			return out, true
		}
	}
	return nil, false
}

// printedLines returns the number of lines of a text: a Chinese character is as wide as it is
// high, a letter or digit half of that. A Latin word moves to the next line as a whole, so one
// character of each line is not counted as room.
func printedLines(t string, width, size int) int {
	units := 0
	for _, r := range t {
		units += min(2, utf8.RuneLen(r))
	}
	room := max(1, width/(size*5)-2)
	return (units + room - 1) / room
}
