package complaint

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// NearHeader returns the header that an unknown one most likely means: it differs only in spaces
// and marks (姓 名*), or in one character of at least three, or two of at least six (身分证号). A
// column with another purpose (备注, 序号) is near to none.
func NearHeader(header string) (string, bool) {
	word := bare(header)
	best, least := "", 3
	headers := allHeaders()
	for i := range headers {
		h := &headers[i]
		d := levenshtein.ComputeDistance(word, h.bare)
		short := min(utf8.RuneCountInString(word), utf8.RuneCountInString(h.bare))
		if d < least && (d == 0 || d == 1 && short >= 3 || d == 2 && short >= 6) {
			best, least = h.name, d
		}
	}
	return best, best != ""
}

var parentheses = strings.NewReplacer("(", "（", ")", "）")

// bare returns a header without spaces, marks and parentheses with their content.
func bare(header string) string {
	header = parentheses.Replace(header)
	if i := strings.Index(header, "（"); i > 0 {
		if j := strings.Index(header, "）"); j > i {
			header = header[:i] + header[j+len("）"):]
		}
	}
	return fold(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' {
			return r
		}
		return -1
	}, header))
}

// allHeaders returns the Chinese headers in the order of the dictionary, so that the nearest is
// always the same.
var allHeaders = sync.OnceValue(func() []struct{ name, bare string } {
	var out []struct{ name, bare string }
	for _, f := range Fields() {
		for _, n := range append([]string{f.Label}, f.Headers...) {
			out = append(out, struct{ name, bare string }{n, bare(n)})
		}
	}
	return out
})

// RequiredFields returns the keys that every case has: those required within groups that are
// themselves required.
func RequiredFields() []Field {
	var out []Field
	var walk func(fs []Field)
	walk = func(fs []Field) {
		for _, f := range fs {
			switch {
			case !f.Required:
			case f.Kind == Group || f.Kind == GroupList:
				walk(f.Fields)
			default:
				out = append(out, f)
			}
		}
	}
	walk(schema().root.Fields)
	return out
}
