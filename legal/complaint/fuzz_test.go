package complaint

import (
	"os"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tousu/legal/casefile"
)

var longDigits = regexp.MustCompile(`\d{11,}`)

// FuzzDecode: whatever the file holds, decoding does not panic; there is a case if and only if
// there is no fault; no finding quotes a long number of the file; every position is in the file;
// the same bytes give the same result.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"testdata/ordinary.yaml", "testdata/fourteen.yaml"} {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		src, _ := unmark(string(b))
		f.Add([]byte(src))
	}
	for _, tc := range wholeFiles {
		if len(tc.src) < 1000 {
			f.Add([]byte(tc.src))
		}
	}
	f.Add([]byte("投诉人:\n\t姓名：林晓\n\t\t- 13812345678901: |\n  '甲\n\" [{"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, fs := Decode("case.yaml", src, testDays)
		if (c == nil) != (len(fs.Of(Fault)) > 0) {
			t.Fatalf("case nil: %v with faults %v", c == nil, fs.Of(Fault))
		}
		for _, f := range fs {
			if longDigits.MatchString(f.Message) || longDigits.MatchString(f.Hint) {
				t.Errorf("a number is quoted: %s", f)
			}
			if f.Pos.Line < 1 || f.Pos.Column < 1 {
				t.Errorf("no position: %+v", f)
			}
			if _, ok := severities[f.Code]; !ok {
				t.Errorf("unknown code %q", f.Code)
			}
		}
		again, more := Decode("case.yaml", src, testDays)
		if diff := cmp.Diff(c, again, cmpopts.IgnoreUnexported(Case{})) + cmp.Diff(fs, more); diff != "" {
			t.Errorf("decoding twice differs:\n%s", diff)
		}
	})
}

// FuzzVerbatim: the text of a block scalar is what casefile.Clean returns.
func FuzzVerbatim(f *testing.F) {
	for _, s := range []string{"姓名：林晓", "- a: b", "# x", "| a |", "{{ .X }}", "138****1234", "\"", "'", "--- ", "%YAML",
		"\t", "𠮷"} {
		f.Add(s)
	}
	f.Add("132:12132:138\f**123*") // digits that a doubt asks about
	f.Fuzz(func(t *testing.T, s string) {
		text, _, ok := casefile.Clean(s)
		if !ok || text == "" || len(text) > 1000 {
			t.Skip("refused, empty or too long, which TestFaults has")
		}
		src := "诉求:\n  - |\n    " + regexp.MustCompile(`\n`).ReplaceAllString(text, "\n    ") + "\n"
		d := newDecoder("case.yaml", testDays)
		_, fs := Decode("case.yaml", []byte(src), testDays)
		for _, f := range fs {
			if f.Severity == Fault && f.Code != "missing-key" && f.Code != "too-long" {
				t.Fatalf("%q: %s", text, f)
			}
		}
		tree := d.read("case.yaml", []byte(src))
		if tree == nil {
			t.Fatalf("%q is not read", text)
		}
		got, _, _ := casefile.Clean(tree.Entries[0].Value.Items[0].Text)
		if want, _, _ := casefile.Clean(stripLineEnds(text)); stripLineEnds(got) != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

// stripLineEnds drops spaces at line ends, which nobody sees.
func stripLineEnds(s string) string {
	return regexp.MustCompile(`[ \x{3000}\x{a0}]+(\n|$)`).ReplaceAllString(s, "$1")
}
