package docx

import (
	"fmt"
	"unicode/utf8"

	"tousu/render/letter"
)

// CharacterError means that a text contains a character that no XML document can hold. It names
// the character and where its value came from, never the value.
type CharacterError struct {
	Char  rune         // utf8.RuneError for bytes that are not UTF-8
	Field letter.Field // the value that contains it, with Text removed; zero for template text
}

func (e *CharacterError) Error() string {
	where := ""
	if s, ok := e.Field.Source.(letter.CaseSource); ok {
		where = s.Position().String() + ": "
	} else if e.Field.Pos != nil {
		where = e.Field.Pos.String() + ": "
	}
	if e.Char == utf8.RuneError {
		return "docx: " + where + "bytes that are not UTF-8"
	}
	return fmt.Sprintf("docx: %scharacter %U cannot stand in a document", where, e.Char)
}

const (
	// Quotation marks, dashes, ellipses and × are ambiguous: without the hint Word sets them in
	// the Latin font. The hint is on the run, as in Word's own Chinese documents; in a style it
	// is not reliably honoured.
	propertiesEnd = `</w:pPr>`
	runStart      = `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>`
	runEnd        = `</w:r>`
	textStart     = `<w:t>`
	spacedStart   = `<w:t xml:space="preserve">`
	textEnd       = `</w:t>`
	lineBreak     = `<w:br/>`
	tabulator     = textEnd + `<w:tab/>` + spacedStart // text with a tab is always spaced
)

// line ends the properties of a paragraph in the form that form requires and appends one run with
// the inlines of l. It returns the traits of l.
func (b *body) line(l letter.Line, form traits) traits {
	b.raw(b.mark(form))
	if len(l) == 0 {
		b.raw(propertiesEnd)
		return traits{}
	}
	start, next := propertiesEnd+runStart+textStart, textEnd+lineBreak+textStart
	if form.spaced {
		start, next = propertiesEnd+runStart+spacedStart, textEnd+lineBreak+spacedStart
	}
	var t traits
	b.raw(start)
	for _, in := range l { // neighbouring inlines share a text element: they look the same in print
		if _, ok := in.(letter.Break); ok {
			b.raw(next)
			t.run = 0
			continue
		}
		b.inline(in, &t)
	}
	b.raw(textEnd + runEnd)
	return t
}

// mark returns the property that the longest word of a paragraph requires, or "".
func (b *body) mark(form traits) string {
	switch {
	case form.word > wordLimit:
		return `<w:wordWrap w:val="0"/>`
	case b.justified && form.word > looseLimit:
		return `<w:jc w:val="left"/>`
	}
	return ""
}

// inline appends the characters of a Text or Field inside a text element.
func (b *body) inline(in letter.Inline, t *traits) {
	var err *CharacterError
	if b.buf, err = appendText(b.buf, content(in), tabulator, t); err != nil {
		if f, ok := in.(*letter.Field); ok {
			err.Field = *f
			err.Field.Text = ""
		}
		b.fail(err)
	}
}

// content returns the characters of a Text or Field.
func content(in letter.Inline) string {
	switch in := in.(type) {
	case letter.Text:
		return string(in)
	case *letter.Field:
		return in.Text
	}
	return ""
}

// traits decide the form of a paragraph. They may overestimate: preserving blanks is never wrong.
type traits struct {
	word   int  // length of the longest run of printing ASCII
	spaced bool // a reader that trims or collapses blanks would change the text
	run    int  // length of the run of printing ASCII at the end of what was read so far
}

// atEdge reports whether the first or last byte of a text is a blank or may belong to one:
// U+0085, U+00A0, U+2028, U+3000. A false alarm costs a few bytes.
func atEdge(c byte) bool {
	return c <= ' ' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0x80 || c == 0x85 || c == 0xA0 || c == 0xA8
}

// plain holds the ASCII characters that need no escaping in XML text.
var plain = func() (set [utf8.RuneSelf]bool) {
	for c := range set {
		set[c] = c >= ' ' && c != '&' && c != '<' && c != '>'
	}
	return set
}()

// appendText appends s as XML character data, with the given markup for a tab, and adds what it
// sees to the traits. It returns an error for what XML 1.0 cannot hold and for line breaks: a
// parser may replace them, and the model has Break for them.
func appendText(b []byte, s, tab string, t *traits) ([]byte, *CharacterError) {
	if s == "" {
		return b, nil
	}
	t.spaced = t.spaced || atEdge(s[0]) || atEdge(s[len(s)-1])
	from, run := 0, t.run
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0xE1 && i+2 < len(s) && harmless(c, s[i+1], s[i+2]) {
			i += 3
			run = 0
			continue
		}
		if ' ' < c && c <= '~' {
			run++
			t.word = max(t.word, run)
		} else {
			run = 0
			t.spaced = t.spaced || c == '\t' || c == ' ' && i > 0 && s[i-1] == ' '
		}
		if c < utf8.RuneSelf && plain[c] {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		entity, ok := escape(r, n, tab)
		if !ok {
			return b, &CharacterError{Char: r}
		}
		if entity != "" {
			b = append(append(b, s[from:i]...), entity...)
			from = i + n
		}
		i += n
	}
	t.run = run
	return append(b, s[from:]...), nil
}

// harmless reports whether three bytes are one rune in U+1000–U+CFFF, which includes Han, or in
// U+E000–U+FFBF, which includes full-width punctuation. None of these needs escaping.
func harmless(a, b, c byte) bool {
	return a != 0xED && a <= 0xEF && b>>6 == 0b10 && c>>6 == 0b10 && (a < 0xEF || b < 0xBF)
}

// escape returns the XML escape of a rune decoded from n bytes, or "" if it needs none. ok is
// false if XML cannot hold it.
func escape(r rune, n int, tab string) (entity string, ok bool) {
	switch {
	case r == '&':
		return "&amp;", true
	case r == '<':
		return "&lt;", true
	case r == '>':
		return "&gt;", true
	case r == '\t':
		return tab, true
	case r < ' ', r == '\uFFFE', r == '\uFFFF', r == utf8.RuneError && n == 1:
		return "", false
	}
	return "", true
}
