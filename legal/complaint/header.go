package complaint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"tousu/legal/casefile"
)

// NearHeader returns the header that a table's author most likely meant by an
// unknown one: it differs in spaces and marks alone (姓 名*), or in one character
// of three and more, two of six and more (身分证号). A column of another purpose
// (备注, 序号) is near to none.
func NearHeader(header string) (string, bool) {
	word := bare(header)
	best, least := "", 3
	for i := range allHeaders {
		h := &allHeaders[i]
		d := levenshtein.ComputeDistance(word, h.bare)
		short := min(utf8.RuneCountInString(word), utf8.RuneCountInString(h.bare))
		if d < least && (d == 0 || d == 1 && short >= 3 || d == 2 && short >= 6) {
			best, least = h.name, d
		}
	}
	return best, best != ""
}

var parentheses = strings.NewReplacer("(", "（", ")", "）")

// bare is a header without spaces, marks and what stands in brackets.
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

// allHeaders are the Chinese headers in the dictionary's order, so that the
// nearest is always the same.
var allHeaders = func() []struct{ name, bare string } {
	var out []struct{ name, bare string }
	for _, f := range Fields() {
		for _, n := range append([]string{f.Label}, f.Headers...) {
			out = append(out, struct{ name, bare string }{n, bare(n)})
		}
	}
	return out
}()

// RequiredFields are the keys that every case has: those required within groups
// that are themselves required.
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
	walk(schema.root.Fields)
	return out
}

// Unused is what a column map writes for a column that holds no key.
const Unused = "忽略"

// DecodeColumns reads a column map: lines of “header: key”, where the key is named
// as a header may name it, or 忽略. The map is nil if there is a fault.
func DecodeColumns(file string, src []byte) (map[string]string, Findings) {
	d := newDecoder(file, Days{})
	out := map[string]string{}
	if tree := d.read(file, src); tree != nil {
		for _, e := range tree.Entries {
			_, known := FieldByHeader(clean(e.Value))
			switch {
			case e.Value.Kind != casefile.Scalar:
				d.report(e.Pos, "wrong-shape", "", "列名对照表的形式不对", "每行应写成“表中的列名: 案件的键”")
			case out[e.Key] != "":
				d.report(e.Pos, "duplicate-key", "", "同一个列名写了两次", "请只留一处")
			case !known && clean(e.Value) != Unused:
				hint := "可写 tousu new --table 所写表格的列名，或“" + Unused + "”"
				if near, ok := NearHeader(clean(e.Value)); ok {
					hint = "是否想写“" + near + "”"
				}
				d.report(e.Value.Pos, "unknown-key", "", "没有这个键", hint)
			default:
				out[e.Key] = clean(e.Value)
			}
		}
	}
	if len(d.findings.Of(Fault)) > 0 {
		d.findings.Sort()
		return nil, d.findings
	}
	return out, d.findings
}
