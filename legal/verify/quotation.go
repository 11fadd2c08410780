package verify

import (
	"cmp"
	"slices"
	"strings"
)

// quotation is text between “ and ”, or a line that is set as the words of a statute.
type quotation struct {
	start, end int // including the marks
	text       string
	bare       bool // without marks
	checked    bool
}

// longestQuotation limits the search for the end of a quotation, in bytes.
const longestQuotation = 6000

func quotations(text string) []quotation {
	var out []quotation
	for at := 0; ; {
		i := strings.Index(text[at:], "“")
		if i < 0 {
			return out
		}
		start := at + i
		end, closed := closing(text, start)
		if !closed { // not closed: it is the rest of the line
			if end = start + strings.IndexByte(text[start:], '\n'); end < start {
				end = len(text)
			}
			at = start + len("“")
			if end-start < longestQuotation/2 {
				out = append(out, quotation{start: start, end: end, text: strings.TrimRight(text[at:end], "”")})
				at = end
			}
			continue
		}
		out = append(out, quotation{start: start, end: end, text: text[start+len("“") : end-len("”")]})
		at = end
	}
}

// closing returns the end of the quotation that begins at start; ok is false if it does not end.
func closing(text string, start int) (end int, ok bool) {
	depth := 0
	for j, r := range text[start:min(len(text), start+longestQuotation)] {
		switch r {
		case '“':
			depth++
		case '”':
			if depth--; depth == 0 {
				return start + j + len("”"), true
			}
		}
	}
	return 0, false
}

// blockQuotations returns the lines after one that ends in 规定：, where a letter sets the words of
// a statute in paragraphs of their own. Other lines do no harm: they resemble no statute.
func blockQuotations(text string) []quotation {
	var out []quotation
	start, block := 0, false
	for line := range strings.Lines(text) {
		words := strings.TrimSpace(line)
		switch {
		case endsIn(words, []string{"规定：", "规定相同：", "规定如下："}):
			block = strings.Contains(words, "《") || endsIn(words, []string{"条规定：", "款规定：", "项规定："})
		case block && words != "" && !strings.Contains(words, "“") && !beginsWith(words, []string{"第", "《"}):
			at := start + strings.Index(line, words)
			out = append(out, quotation{start: at, end: at + len(words), text: words, bare: true})
			block = !strings.Contains(words, "《")
		case words != "":
			block = false
		}
		start += len(line)
	}
	return out
}

// allQuotations returns both kinds of quotations, in the order of the text.
func allQuotations(text string) []quotation {
	out := append(quotations(text), blockQuotations(text)...)
	slices.SortFunc(out, func(a, b quotation) int { return cmp.Compare(a.start, b.start) })
	return out
}

// led says how words after a reference are introduced.
type led int

const (
	notLed   led = iota
	byColon      // 第十条规定：任何组织…
	byGap        // 第十条　任何组织… at the start of a line
	byClause     // 第十条规定，任何组织…: the text's own words, which may be the law's
	byLines      // 规定： at the end of the line
)

// unmarked finds unmarked words after a reference that ends at m.tail.
func (j *judgement) unmarked(m mention) (led, int, int) {
	text, at := j.text, m.tail
	eol := clip(text, at+longestQuotation)
	rest := beforeFirst(text[at:eol], "\n")
	eol = at + len(rest)
	trimmed := rest
	for _, w := range []string{"的", "中", "明确", "已经", "也", "均", "都", "分别", "就"} {
		trimmed = strings.TrimPrefix(trimmed, w)
	}
	for _, w := range []string{"规定", "要求", "指出", "明文规定", "：", ""} {
		after, ok := strings.CutPrefix(trimmed, w)
		if !ok {
			continue
		}
		after = strings.TrimPrefix(after, "如下")
		words, colon := strings.CutPrefix(after, "：")
		words, comma := strings.CutPrefix(words, "，")
		start := eol - len(words)
		switch {
		case strings.HasPrefix(words, "“"):
			return notLed, at, at
		case (colon || w == "：") && words == "":
			return byLines, eol, eol
		case colon || w == "：":
			return byColon, start, eol
		case comma:
			return byClause, start, eol
		case w == "" && j.f.gap(at) && j.startsLine(m):
			return byGap, start, eol
		case w != "":
			return byClause, start, eol
		}
	}
	return notLed, at, at
}

// longestLine limits the search for the start of a line, in bytes, so that a text without line ends
// takes linear time too.
const longestLine = 3000

// lineStart returns where the line of an offset begins, at most longestLine before it.
func lineStart(text string, at int) int {
	from := clip(text, at-longestLine)
	return from + strings.LastIndexByte(text[from:at], '\n') + 1
}

// startsLine reports whether only a list number precedes a mention in its line.
func (j *judgement) startsLine(m mention) bool {
	head := j.text[lineStart(j.text, m.start):m.start]
	return strings.TrimLeft(head, listSigns) == ""
}
