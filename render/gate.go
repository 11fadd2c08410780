package render

import (
	"fmt"
	"go/token"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// CitationError means that a letter would hold a wrong citation in words that are
// not the user's own.
type CitationError struct {
	Pos   token.Position // in the template
	Doubt legal.Doubt
}

func (e *CitationError) Error() string { return fmt.Sprintf("%s: %s", e.Pos, e.Doubt) }

// gate verifies every citation of a finished letter. A fault in words of the
// template, the law data or the program stops the letter. One that lies wholly in
// the user's own words is a warning with its place in the case file.
func (e *Engine) gate(l *letter.Letter, c *complaint.Case) (complaint.Findings, error) {
	on := occasion(c)
	var warnings complaint.Findings
	i := 0
	for _, block := range l.Blocks {
		_, quoted := block.(*letter.Quote)
		for line := range (&letter.Letter{Blocks: []letter.Block{block}}).Lines() {
			t := spread(line)
			doubts := e.law.Verify(t.text, on)
			if quoted && !t.only(letter.FromLaw) {
				doubts = append(doubts, e.law.VerifyQuote(t.text, on)...)
			}
			for _, d := range doubts {
				if d.Note || d.Code == "moved" && t.within(d, letter.FromLaw) != nil {
					continue // the number was computed; other codes are checked against the words
				}
				if f := t.within(d, letter.FromCase); f != nil {
					warnings = append(warnings, warning(f.Source, d))
					continue
				}
				return nil, &CitationError{t.place(d, l.Where(i)), d}
			}
			i++
		}
	}
	return warnings, nil
}

// occasion is when the case's acts happened, first and last days, and when its
// letters are filed.
func occasion(c *complaint.Case) legal.Occasion {
	on := legal.Occasion{Filed: c.Date}
	for i := range c.Incidents {
		on.Acts = append(on.Acts, c.Incidents[i].Last(), c.Incidents[i].At.Date)
	}
	return on
}

func warning(source token.Position, d legal.Doubt) complaint.Finding {
	f := complaint.Finding{
		Pos: source, Severity: complaint.Warning, Code: "citation-" + d.Code,
		Message: "您写的内容中，" + d.Message, Hint: "信件会照原话写出；请核对，必要时修改",
	}
	if d.Right != "" {
		f.Hint = "应为" + d.Right + "；信件会照原话写出，请核对，必要时修改"
	}
	return f
}

// spreadLine is a line's text with the bytes that each of its parts covers.
type spreadLine struct {
	text  string
	parts []spreadPart
}

type spreadPart struct {
	start, end int
	field      *letter.Field // nil for template text
}

func spread(line letter.Line) spreadLine {
	var t spreadLine
	var b strings.Builder
	for _, in := range line {
		start := b.Len()
		var field *letter.Field
		switch in := in.(type) {
		case letter.Text:
			b.WriteString(string(in))
		case letter.Field:
			b.WriteString(in.Text)
			field = &in
		case letter.Break:
			b.WriteByte('\n')
			continue // belongs to the value around it
		}
		t.parts = append(t.parts, spreadPart{start, b.Len(), field})
	}
	t.text = b.String()
	return t
}

// only reports whether all of the line is of one origin.
func (t spreadLine) only(o letter.Origin) bool {
	for _, p := range t.parts {
		if p.field == nil || p.field.Origin != o {
			return false
		}
	}
	return true
}

// within returns the first field that the doubt touches, if it touches fields of
// that origin alone.
func (t spreadLine) within(d legal.Doubt, o letter.Origin) *letter.Field {
	var first *letter.Field
	for _, p := range t.parts {
		if p.end <= d.Start || p.start >= d.End {
			continue
		}
		if p.field == nil || p.field.Origin != o {
			return nil
		}
		if first == nil {
			first = p.field
		}
	}
	return first
}

// place is the template's position of what the doubt touches.
func (t spreadLine) place(d legal.Doubt, line token.Position) token.Position {
	for _, p := range t.parts {
		if p.end > d.Start && p.start < d.End && p.field != nil && p.field.Origin != letter.FromCase {
			return p.field.Pos
		}
	}
	return line
}
