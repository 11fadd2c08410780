package render

import (
	"fmt"
	"go/token"
	"iter"
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
	lines := 0
	for _, block := range l.Blocks {
		_, quoted := block.(*letter.Quote)
		for _, line := range letter.Lines(block) {
			lines++
			if only(line, letter.FromLaw) {
				continue // the corpus's own words
			}
			t := spread(line)
			doubts := e.law.Verify(t.text, on)
			if quoted {
				doubts = append(doubts, e.law.VerifyQuote(t.text, on)...)
			}
			for _, d := range doubts {
				if _, computed := t.within(d, letter.FromLaw); d.Note || d.Code == "moved" && computed {
					continue // the number was computed; other codes are checked against the words
				}
				if f, ok := t.within(d, letter.FromCase); ok {
					warnings = append(warnings, warning(f.Source, d))
					continue
				}
				return nil, &CitationError{t.place(d, l.Where(lines-1)), d}
			}
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
	line letter.Line
	text string
	ends []int // where each inline ends
}

func spread(line letter.Line) spreadLine {
	t := spreadLine{line: line, ends: make([]int, len(line))}
	var b strings.Builder
	for i := range line {
		b.WriteString(line[i : i+1].String())
		t.ends[i] = b.Len()
	}
	t.text = b.String()
	return t
}

// only reports whether all of the line is of one origin.
func only(line letter.Line, o letter.Origin) bool {
	for _, in := range line {
		if f, ok := in.(letter.Field); !ok || f.Origin != o {
			return false
		}
	}
	return true
}

// touched yields the inlines that the doubt touches.
func (t spreadLine) touched(d legal.Doubt) iter.Seq[letter.Inline] {
	return func(yield func(letter.Inline) bool) {
		start := 0
		for i, end := range t.ends {
			if start < d.End && end > d.Start && !yield(t.line[i]) {
				return
			}
			start = end
		}
	}
}

// within returns the first field that the doubt touches, if it touches fields of
// that origin alone. A break belongs to the value around it.
func (t spreadLine) within(d legal.Doubt, o letter.Origin) (letter.Field, bool) {
	var first letter.Field
	found := false
	for in := range t.touched(d) {
		if _, ok := in.(letter.Break); ok {
			continue
		}
		f, ok := in.(letter.Field)
		if !ok || f.Origin != o {
			return letter.Field{}, false
		}
		if !found {
			first, found = f, true
		}
	}
	return first, found
}

// place is the template's position of what the doubt touches.
func (t spreadLine) place(d legal.Doubt, line token.Position) token.Position {
	for in := range t.touched(d) {
		if f, ok := in.(letter.Field); ok && f.Origin != letter.FromCase {
			return f.Pos
		}
	}
	return line
}
