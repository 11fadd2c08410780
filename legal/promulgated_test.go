package legal

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// fingerprint is what is known of the promulgated wording of an article: the digests of its
// sentences, by 款 and 项.
type fingerprint struct {
	law, article, from, to string
	lines                  [][]string
}

// TestPromulgatedWording compares every sentence of the corpus with a fingerprint of the
// promulgated text. A law that has none names two independent texts that it was compared with.
func TestPromulgatedWording(t *testing.T) {
	known := fingerprints(t)
	for _, s := range Default().Statutes() {
		for _, v := range s.Versions {
			prints := slices.DeleteFunc(slices.Clone(known[v.Law]), func(f fingerprint) bool { return !f.of(v) })
			if len(prints) == 0 {
				if len(v.Texts) < 2 || v.Texts[0] == v.Texts[1] {
					t.Errorf("%s of %s has no fingerprint and names no two independent texts", v.Law, v.Effective)
				}
				continue
			}
			// not all of the Civil Code has fingerprints
			if last := lastArticle(v, prints); v.Last > 0 && v.Last != last && v.Law != "civil" {
				t.Errorf("%s of %s: articles: %d, the promulgated text ends with %d", v.Law, v.Effective, v.Last, last)
			}
			for _, a := range v.Articles {
				compareWording(t, v, a, prints)
			}
		}
	}
}

// lastArticle returns the highest number among the fingerprints of a version.
func lastArticle(v *Version, prints []fingerprint) int {
	last := 0
	for _, f := range prints {
		if n, err := ParsePlace(f.article); err == nil && f.of(v) {
			last = max(last, n.Article.N)
		}
	}
	return last
}

// One changed character, a paragraph too many or too few, another last day: each is noticed.
func TestPromulgatedWordingSeesChanges(t *testing.T) {
	s, _ := Default().Statute("pipl")
	v, prints := s.Versions[0], fingerprints(t)["pipl"]
	a := v.Article(ArticleNumber{N: 10})
	changed := &Article{a.Number, []Paragraph{{Text: strings.Replace(a.Paragraphs[0].Text, "不得", "可以", 1)}}}
	longer := &Article{a.Number, append(slices.Clone(a.Paragraphs), Paragraph{Text: "多一款。"})}
	elsewhere := &Article{ArticleNumber{N: 10, Sub: 1}, a.Paragraphs}
	shorter := &Article{a.Number, []Paragraph{{Text: strings.SplitAfter(a.Paragraphs[0].Text, "；")[0]}}}
	for name, wrong := range map[string]*Article{
		"a changed word": changed, "a further paragraph": longer, "an unknown article": elsewhere,
		"a lost sentence": shorter,
	} {
		if differences(v, wrong, prints) == "" {
			t.Errorf("%s is not seen", name)
		}
	}
	ended := *v
	ended.Until = Date{2030, 1, 1}
	if differences(&ended, a, prints) == "" {
		t.Error("another last day is not seen")
	}
	if d := differences(v, a, prints); d != "" {
		t.Errorf("the right words: %s", d)
	}
}

// of reports whether the fingerprint is of that version, as far as its first day is known.
func (f fingerprint) of(v *Version) bool { return f.from == "" || f.from == v.Effective.String() }

func compareWording(t *testing.T, v *Version, a *Article, prints []fingerprint) {
	t.Helper()
	if d := differences(v, a, prints); d != "" {
		t.Errorf("%s %s of %s: %s", v.Law, a.Number, v.Effective, d)
	}
}

// differences says how an article differs from the promulgated one, "" if it does not.
func differences(v *Version, a *Article, prints []fingerprint) string {
	i := slices.IndexFunc(prints, func(f fingerprint) bool {
		return f.article == a.Number.String() && f.of(v)
	})
	if i < 0 {
		return "no such article in a version that begins on that day"
	}
	f := prints[i]
	if f.from != "" && f.to != v.Until.String() {
		return "the last day in force is " + f.to
	}
	lines := a.Lines()
	if len(lines) != len(f.lines) {
		return "the number of 款 and 项 differs"
	}
	for i, line := range lines {
		if !slices.Equal(digests(line), f.lines[i]) {
			return "other words: " + line
		}
	}
	return ""
}

// digests returns the digests of a line's sentences.
func digests(line string) []string {
	flat := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("“”\"'‘’「」", r) {
			return -1
		}
		if i := strings.IndexRune(",;:()", r); i >= 0 {
			return []rune("，；：（）")[i]
		}
		return r
	}, line)
	var out []string
	add := func(sentence string) {
		sum := sha256.Sum256([]byte(sentence))
		out = append(out, hex.EncodeToString(sum[:])[:12])
	}
	start := 0
	for i, r := range flat {
		if strings.ContainsRune("。；：", r) {
			end := i + len(string(r))
			add(flat[start:end])
			start = end
		}
	}
	if start < len(flat) {
		add(flat[start:])
	}
	return out
}

func fingerprints(t *testing.T) map[string][]fingerprint {
	t.Helper()
	src, err := os.ReadFile("testdata/fingerprints.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]fingerprint{}
	for line := range strings.Lines(string(src)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		w := strings.Fields(line)
		f := fingerprint{law: w[0], article: w[1], from: strings.Trim(w[2], "-"), to: strings.Trim(w[3], "-")}
		for _, digests := range w[4:] {
			f.lines = append(f.lines, strings.Split(digests, ","))
		}
		out[f.law] = append(out[f.law], f)
	}
	return out
}
