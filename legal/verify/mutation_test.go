package verify

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"tousu/legal"
)

var changes = flag.Int("changes", 200, "characters that TestChangedCharacters changes, one at a time")

// TestChangedCharacters changes one character of a right citation with its words, anywhere in the
// number or in the quotation. At least ninety-nine of a hundred changes must be noticed. -changes
// 5000 is the full count.
func TestChangedCharacters(t *testing.T) {
	texts := rightQuotations(t)
	alphabet := []rune("的不人个信息者应当法处理有一二三四五六七八九十百第条款项规定，。；和或以上下公行为其中国家关")
	r := rand.New(rand.NewPCG(1, 2))
	missed := 0
	for range *changes {
		c := texts[r.IntN(len(texts))]
		runes := []rune(c.text)
		at := c.from + r.IntN(len(runes)-c.from)
		to := alphabet[r.IntN(len(alphabet))]
		if strings.ContainsRune("“”：规定", runes[at]) && at < c.quote || runes[at] == to {
			continue // the words between number and quotation are the text's own
		}
		was := runes[at]
		runes[at] = to
		if report := Default().Verify(string(runes), c.on); report.Count(Fault) == 0 {
			missed++
			t.Logf("missed: %c for %c at %d of %s", to, was, at, c.text)
		}
	}
	t.Logf("%d changes, %d missed", *changes, missed)
	if missed*100 > *changes {
		t.Errorf("%d of %d changes are not seen", missed, *changes)
	}
}

// rightQuotation is a citation with the words of its article.
type rightQuotation struct {
	text  string
	from  int // rune at which the number begins
	quote int // rune at which the quotation begins
	on    Occasion
}

func rightQuotations(t *testing.T) []rightQuotation {
	var out []rightQuotation
	for _, s := range legal.Default().Statutes() {
		for _, v := range s.Versions {
			on := Occasion{[]legal.Date{v.Effective}, v.Effective}
			for _, a := range v.Articles {
				for _, line := range a.Lines() {
					if strings.HasPrefix(line, "（") || len([]rune(line)) < 14 {
						continue
					}
					head := "《" + v.Short + "》"
					number := a.Number.Chinese()
					text := fmt.Sprintf("%s%s规定：“%s”", head, number, line)
					if report := Default().Verify(text, on); report.Count(Fault) > 0 {
						t.Fatalf("%s: %v", text, report.Findings)
					}
					from := len([]rune(head))
					out = append(out, rightQuotation{text, from, from + len([]rune(number)) + len([]rune("规定：“")), on})
				}
			}
		}
	}
	return out
}
