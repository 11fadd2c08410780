package docx

import (
	"bytes"
	"errors"
	"go/token"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/unidoc/unioffice/document"
	"pgregory.net/rapid"

	"tousu/render/letter"
)

func TestTextComesBack(t *testing.T) {
	w := newWriter(t)
	for name, l := range map[string]*letter.Letter{"every block": everyBlock(), "reference": reference()} {
		got := filled(paragraphTexts(t, documentXML(t, w, l)))
		if d := cmp.Diff(wantTexts(l), got); d != "" {
			t.Errorf("%s: want -, got +:\n%s", name, d)
		}
	}
}

// unioffice reads the document as it reads Word's own.
func TestUniofficeReadsIt(t *testing.T) {
	tmp := t.TempDir() // Read leaves a folder behind
	t.Setenv("TMPDIR", tmp)
	l := reference()
	content := file(t, newWriter(t), l)
	d, err := document.Read(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, p := range d.Paragraphs() { // leaves tables out
		for _, r := range p.Runs() {
			got.WriteString(r.Text())
		}
	}
	for _, table := range d.Tables() {
		for _, row := range table.Rows() {
			for _, cell := range row.Cells() {
				for _, p := range cell.Paragraphs() {
					for _, r := range p.Runs() {
						got.WriteString(r.Text())
					}
				}
			}
		}
	}
	for _, s := range wantTexts(l) {
		if !strings.Contains(got.String(), s) {
			t.Errorf("lost: %q", s)
		}
	}
	if len(d.Footers()) != 1 {
		t.Errorf("%d footers", len(d.Footers()))
	}
}

// Any letter of the model whose text XML can hold comes back unchanged.
func TestRoundTrip(t *testing.T) {
	w := newWriter(t)
	rapid.Check(t, func(r *rapid.T) {
		l := anyLetter().Draw(r, "letter")
		var b bytes.Buffer
		if err := w.Write(&b, l, Properties{}); err != nil {
			r.Fatal(err)
		}
		got := filled(paragraphTexts(t, parts(t, b.Bytes())[documentName]))
		if d := cmp.Diff(wantTexts(l), got); d != "" {
			r.Fatalf("want -, got +:\n%s", d)
		}
	})
}

// anyLetter draws letters that keep the invariants of the model.
func anyLetter() *rapid.Generator[*letter.Letter] {
	return rapid.Custom(func(r *rapid.T) *letter.Letter {
		return &letter.Letter{Blocks: rapid.SliceOf(anyBlock()).Draw(r, "blocks")}
	})
}

func anyBlock() *rapid.Generator[letter.Block] {
	return rapid.Custom(func(r *rapid.T) letter.Block {
		line := anyLine().Draw(r, "line")
		some := rapid.SliceOfN(anyLine(), 1, 5).Draw(r, "lines")
		switch rapid.IntRange(0, 11).Draw(r, "kind") {
		case 0:
			return &letter.Title{Text: line}
		case 1:
			return &letter.Salutation{Text: line}
		case 2:
			level := rapid.IntRange(1, 2).Draw(r, "level")
			return &letter.Heading{Level: level, Number: rapid.IntRange(0, 30).Draw(r, "number"), Text: line}
		case 3:
			return &letter.List{Ordered: rapid.Bool().Draw(r, "ordered"), Items: some}
		case 4:
			cells := rapid.SliceOfN(rapid.SliceOfN(anyCell(), len(some), len(some)), 0, 4)
			return &letter.Table{Header: some, Rows: cells.Draw(r, "rows")}
		case 5:
			return &letter.Parties{Rows: [][2]letter.Line{{line, anyCell().Draw(r, "cell")}}}
		case 6:
			return &letter.Quote{Lines: some}
		case 7:
			return &letter.Closing{Lines: some}
		case 8:
			return &letter.Signature{Lines: some}
		case 9:
			return &letter.Enclosure{Items: some}
		case 10:
			return &letter.Fact{Number: rapid.IntRange(1, 30).Draw(r, "number"), Lines: some}
		}
		return &letter.Paragraph{Text: line}
	})
}

func anyLine() *rapid.Generator[letter.Line] {
	return rapid.Custom(func(r *rapid.T) letter.Line {
		l := letter.Line{letter.Text(anyText().Draw(r, "text"))}
		for range rapid.IntRange(0, 3).Draw(r, "more") {
			if rapid.Bool().Draw(r, "break") {
				l = append(l, letter.Break{})
			}
			l = append(l, &letter.Field{Text: anyText().Draw(r, "field"), Origin: letter.FromCase})
		}
		return l
	})
}

func anyCell() *rapid.Generator[letter.Line] {
	return rapid.OneOf(rapid.Just(letter.Line(nil)), anyLine())
}

// anyText draws text that XML can hold: whatever is not refused.
func anyText() *rapid.Generator[string] {
	return rapid.String().Filter(func(s string) bool {
		return s != "" && !strings.ContainsFunc(s, func(c rune) bool {
			return c < ' ' && c != '\t' || c == 0xFFFE || c == 0xFFFF
		})
	})
}

// Every string comes back unchanged or is refused by name, and then nothing is
// written.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"一", "𠮷㐂", "a & b <c> ]]>", " x ", "\t", "\x00", "\x1b[31m", "\uFFFE", "\uFFFD", "\xff", "\xed\xa0\x80",
		"\u0085\u2028", "\u200b", "{{ .X }}", "&#x1;", "\r\n", "\U0010FFFF", "é", "\xe4\xb8", "，\xef\xbf\xbf",
	} {
		f.Add(s)
	}
	w := newWriter(f)
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return // no inline is empty
		}
		var b bytes.Buffer
		at := token.Position{Filename: "case.yaml", Line: 3, Column: 7}
		err := w.Write(&b, &letter.Letter{Blocks: []letter.Block{
			&letter.Paragraph{Text: letter.Line{&letter.Field{Text: s, Source: place(at)}}},
		}}, Properties{})
		if err != nil {
			wantRefusal(t, err, s, b.Len())
			return
		}
		if got := paragraphTexts(t, parts(t, b.Bytes())[documentName]); len(got) != 1 || got[0] != s {
			t.Errorf("got %q, want %q", got, s)
		}
	})
}

// wantRefusal checks that err names a character that s has and XML has not, and
// nothing else of s.
func wantRefusal(t *testing.T, err error, s string, written int) {
	t.Helper()
	var refused *CharacterError
	if !errors.As(err, &refused) {
		t.Fatalf("%v is no CharacterError", err)
	}
	if refused.Char == utf8.RuneError {
		if utf8.ValidString(s) {
			t.Errorf("valid %q refused", s)
		}
	} else if c := refused.Char; !strings.ContainsRune(s, c) || c >= ' ' && c < 0xFFFE || c == '\t' {
		t.Errorf("%U refused in %q", c, s)
	}
	if written != 0 {
		t.Errorf("%d bytes written", written)
	}
	if !strings.HasPrefix(err.Error(), "docx: case.yaml:3:7: ") || refused.Field.Text != "" {
		t.Errorf("message %q", err)
	}
}

func TestPropertiesRefuse(t *testing.T) {
	err := newWriter(t).Write(new(bytes.Buffer), everyBlock(), Properties{Title: "a\x01"})
	if err == nil || !strings.Contains(err.Error(), "U+0001") {
		t.Errorf("got %v", err)
	}
}

// The binary's temporary folder stays as it was.
func TestNothingLeftBehind(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	file(t, newWriter(t), everyBlock())
	left, err := os.ReadDir(tmp)
	if err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// place is a place in a case file.
type place token.Position

func (p place) Position() token.Position { return token.Position(p) }
func (p place) Path() string             { return "incidents.0.narrative" }
