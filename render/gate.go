package render

import (
	"fmt"
	"go/token"
	"iter"
	"slices"
	"strings"
	"sync"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/verify"
	"tousu/render/letter"
)

// CitationError means that a letter would contain a wrong citation in words that are not the
// user's own.
type CitationError struct {
	Pos     token.Position // in the template
	Finding verify.Finding
}

func (e *CitationError) Error() string { return fmt.Sprintf("%s: %s", e.Pos, e.Finding) }

// gate checks a finished letter: the citations it was given are of the right version, and what it
// says of the law is true, whoever wrote it.
func (e *Engine) gate(l *letter.Letter, cited []*legal.Citation, c *complaint.Case,
	own caseReadings) (complaint.Findings, error) {
	if err := e.dated(l, cited, c.Date); err != nil {
		return nil, err
	}
	return e.verified(l, c, own)
}

// dated checks every citation that came from law data again: one by the filing day must be of the
// version in force on that day, and one of a version no longer in force must be labelled.
func (e *Engine) dated(l *letter.Letter, cited []*legal.Citation, filed legal.Date) error {
	printed := sync.OnceValue(func() string { return lawFields(l) })
	for _, c := range cited {
		s, _ := e.law.Statute(c.Version.Law)
		current, err := s.On(filed)
		if err == nil && current == c.Version {
			continue
		}
		if c.Clock == legal.ByFiling {
			return fmt.Errorf("%s不是信件日期有效的版本", c.Short())
		}
		labelled := "》（" + c.Version.Label
		if !strings.Contains(printed(), c.Version.Short+labelled) &&
			!strings.Contains(printed(), c.Version.Title+labelled) {
			return fmt.Errorf("《%s》%s引用了旧版本而没有注明版本", c.Version.Short, c.Place.Chinese())
		}
	}
	return nil
}

// lawFields joins the fields of the letter with the origin law.
func lawFields(l *letter.Letter) string {
	var b strings.Builder
	for line := range l.Lines() {
		for _, in := range line {
			if f, ok := in.(*letter.Field); ok && f.Origin == letter.FromLaw {
				b.WriteString(f.Text)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

// verified looks up every citation and quotation in the letter. A fault in words of the template,
// the law data or the program is an error. One that lies entirely in the user's own words is a
// warning with its position in the case file.
func (e *Engine) verified(l *letter.Letter, c *complaint.Case, own caseReadings) (complaint.Findings, error) {
	v, err := e.verifier()
	if err != nil {
		return nil, err
	}
	on := occasion(c)
	var warnings complaint.Findings
	where := 0
	for _, block := range l.Blocks {
		_, quoted := block.(*letter.Quote)
		for line := range letter.Lines(block) {
			where++
			if only(line, letter.FromLaw) {
				continue // the words of the corpus
			}
			text := line.String()
			findings := e.read(v, text, line, own).Verify(on).Findings
			if quoted {
				findings = append(findings, v.VerifyQuote(text, on).Findings...)
			}
			for _, d := range findings {
				_, computed := within(line, d, letter.FromLaw)
				if d.Severity != verify.Fault || d.Code == "moved" && computed {
					continue // the program computed the number; other codes are checked against the words
				}
				if f, ok := within(line, d, letter.FromCase); ok {
					warnings = append(warnings, warning(f.Source.(letter.CaseSource).Position(), d))
					continue
				}
				return nil, &CitationError{origin(line, d, l.Where(where-1)), d}
			}
		}
	}
	return warnings, nil
}

// readings caches what was read in lines without case data: the same words of templates and law
// are in every letter.
type readings struct {
	mu   sync.RWMutex
	seen map[string]*verify.Reading
}

// maxReadings limits the cache: a template may print something different in every letter, such as
// a date.
const maxReadings = 10_000

// caseReadings caches what was read in the other lines, for the letters of one case: they tell
// the same facts.
type caseReadings map[string]*verify.Reading

func (e *Engine) read(v *verify.Verifier, text string, line letter.Line, own caseReadings) *verify.Reading {
	if !slices.ContainsFunc(line, fromCase) {
		return e.readings.read(v, text)
	}
	known, ok := own[text]
	if !ok {
		known = v.Read(text)
		own[text] = known
	}
	return known
}

func (r *readings) read(v *verify.Verifier, text string) *verify.Reading {
	r.mu.RLock()
	known := r.seen[text]
	r.mu.RUnlock()
	if known != nil {
		return known
	}
	known = v.Read(text)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.seen) < maxReadings {
		r.seen[text] = known
	}
	return known
}

func fromCase(in letter.Inline) bool {
	f, ok := in.(*letter.Field)
	return ok && f.Origin == letter.FromCase
}

// occasion returns the first and last days of the case's acts and the day of its letters. A case
// without acts is judged by the day of its letters.
func occasion(c *complaint.Case) verify.Occasion {
	on := verify.Occasion{Filed: c.Date}
	if len(c.Incidents) == 0 {
		on.Acts = []legal.Date{c.Date}
	}
	for i := range c.Incidents {
		on.Acts = append(on.Acts, c.Incidents[i].Last(), c.Incidents[i].At.Date)
	}
	return on
}

func warning(source token.Position, d verify.Finding) complaint.Finding {
	f := complaint.Finding{
		Pos: source, Severity: complaint.Warning, Code: "citation-" + d.Code,
		Message: "您写的内容中，" + d.Message, Hint: "信件会照原话写出；请核对，必要时修改",
	}
	if d.Right != "" {
		f.Hint = "应为" + d.Right + "；信件会照原话写出，请核对，必要时修改"
	}
	return f
}

// only reports whether the whole line has one origin.
func only(line letter.Line, o letter.Origin) bool {
	for _, in := range line {
		if f, ok := in.(*letter.Field); !ok || f.Origin != o {
			return false
		}
	}
	return true
}

// touched yields the inlines that overlap the finding.
func touched(line letter.Line, d verify.Finding) iter.Seq[letter.Inline] {
	return func(yield func(letter.Inline) bool) {
		start := 0
		for i := range line {
			end := start + len(line[i:i+1].String())
			if start < d.End && end > d.Start && !yield(line[i]) {
				return
			}
			start = end
		}
	}
}

// within returns the first field that the finding overlaps, if it overlaps only fields of that
// origin. Breaks are ignored: they belong to the value around them.
func within(line letter.Line, d verify.Finding, o letter.Origin) (*letter.Field, bool) {
	var first *letter.Field
	for in := range touched(line, d) {
		if _, ok := in.(letter.Break); ok {
			continue
		}
		f, ok := in.(*letter.Field)
		if !ok || f.Origin != o {
			return nil, false
		}
		if first == nil {
			first = f
		}
	}
	return first, first != nil
}

// origin returns the template position of what the finding overlaps, or start for literal text.
func origin(line letter.Line, d verify.Finding, start token.Position) token.Position {
	for in := range touched(line, d) {
		if f, ok := in.(*letter.Field); ok && f.Origin != letter.FromCase {
			return *f.Pos
		}
	}
	return start
}
