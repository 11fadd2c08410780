package docx

import (
	"errors"
	"go/token"
	"io"
	"math"
	"strings"
	"testing"

	"tousu/render/letter"
)

// TestTraits: what a text needs of its paragraph. The run at its end goes on in the next text.
func TestTraits(t *testing.T) {
	for text, want := range map[string]traits{
		"甲": {}, "甲乙": {}, "ab": {word: 2, run: 2}, "ab甲cde": {word: 3, run: 3}, "abc甲": {word: 3},
		"abc de": {word: 3, run: 2}, "!~": {word: 2, run: 2}, "甲\x7fa": {word: 1, run: 1},
		"a\u0080b": {word: 1, run: 1},
		"甲 乙":      {}, "甲  乙": {spaced: true}, "甲\t乙": {spaced: true}, " 甲": {spaced: true}, "甲 ": {spaced: true},
		"\u0085甲": {spaced: true}, "甲\u0085": {spaced: true}, "\u00A0甲": {spaced: true}, "甲\u00A0": {spaced: true},
		"\u2028甲": {spaced: true}, "甲\u2028": {spaced: true}, "\u3000甲": {spaced: true}, "甲\u3000": {spaced: true},
		"a𠮷b": {word: 1, run: 1}, "é": {},
	} {
		var got traits
		if _, err := appendText(nil, text, tabulator, &got); err != nil || got != want {
			t.Errorf("%q: %+v, %v, want %+v", text, got, err, want)
		}
	}
	joined := traits{word: 1, run: 4, spaced: true}
	if _, err := appendText(nil, "ab甲", "", &joined); err != nil || joined != (traits{word: 6, spaced: true}) {
		t.Errorf("two letters behind four: %+v, %v", joined, err)
	}
	if _, err := appendText(nil, "", "", &joined); err != nil || joined != (traits{word: 6, spaced: true}) {
		t.Errorf("nothing changes the traits: %+v, %v", joined, err)
	}
}

// TestEscaped: XML holds every character of Unicode but control characters, surrogates and
// U+FFFE and U+FFFF.
func TestEscaped(t *testing.T) {
	for text, want := range map[string]string{
		"a&b<c>d": "a&amp;b&lt;c&gt;d", "&&": "&amp;&amp;", "a\tb": "aTABb", "\u007f\u0080": "\u007f\u0080", " ": " ",
		"\uFFFD": "\uFFFD", "\uFFBF\uFFC0": "\uFFBF\uFFC0", "\uD7FF\uE000": "\uD7FF\uE000",
		"\u0FFF\u1000": "\u0FFF\u1000",
		"\uCFFF\uD000": "\uCFFF\uD000", "𠮷\U0010FFFF": "𠮷\U0010FFFF", "甲&乙": "甲&amp;乙",
	} {
		if got, err := appendText([]byte("."), text, "TAB", &traits{}); err != nil || string(got) != "."+want {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
	for text, want := range map[string]rune{
		"甲\x00": 0, "\x1f": 0x1f, "a\nb": '\n', "\r": '\r', "甲\uFFFE": 0xFFFE, "\uFFFF": 0xFFFF, "\xff": 0xFFFD,
		"\xe4\xb8": 0xFFFD, "\xe4\xb8A": 0xFFFD, "\xe4A\xb8": 0xFFFD, "\xed\xa0\x80甲": 0xFFFD, "\xf0\x90\x80甲": 0xFFFD,
		"\xe4\xb8\xff": 0xFFFD, "\xe4\xff\xb8": 0xFFFD, "\x80": 0xFFFD,
	} {
		if got, err := appendText(nil, text, "", &traits{}); err == nil || err.Char != want {
			t.Errorf("%q: %q, %v, want %U refused", text, got, err, want)
		}
	}
	if entity, ok := escape(' ', 1, ""); entity != "" || !ok {
		t.Errorf("a blank: %q, %v", entity, ok)
	}
}

// TestCharacterError: the message says where the value is from, if anybody knows.
func TestCharacterError(t *testing.T) {
	at := token.Position{Filename: "a.yaml", Line: 3, Column: 7}
	for want, e := range map[string]CharacterError{
		"docx: character U+0001 cannot stand in a document": {Char: 1},
		"docx: bytes that are not UTF-8":                    {Char: 0xFFFD},
		"docx: a.yaml:3:7: character U+0001 cannot stand in a document": {Char: 1,
			Field: letter.Field{Source: place(at)}},
		"docx: a.yaml:3:7: bytes that are not UTF-8": {Char: 0xFFFD, Field: letter.Field{Source: place(at)}},
	} {
		if got := e.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestFirstFault: the first of several faults is told, and nothing is written.
func TestFirstFault(t *testing.T) {
	var fault *CharacterError
	err := newWriter(t).Write(io.Discard, &letter.Letter{Blocks: []letter.Block{para("\x01"), para("\x02")}},
		Properties{})
	if !errors.As(err, &fault) || fault.Char != 1 {
		t.Errorf("%v, want U+0001", err)
	}
}

// full refuses once what it has no room for.
type full struct{ room int }

var errFull = errors.New("disk full")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		f.room = math.MaxInt
		return 0, errFull
	}
	return len(p), nil
}

// TestDiskFull: a letter, a form and a volume that could not be written are told as that.
func TestDiskFull(t *testing.T) {
	w := newWriter(t)
	form := &Form{Width: 1000, Height: 1000, Columns: []int{500}, Rows: []FormRow{{Height: 1, Places: []FormPlace{{}}}}}
	for name, write := range map[string]func(io.Writer) error{
		"letter": func(out io.Writer) error { return w.Write(out, everyBlock(), properties) },
		"form":   func(out io.Writer) error { return w.WriteForm(out, form, properties) },
		"volume": func(out io.Writer) error { return w.WriteVolume(out, everyPage(), properties) },
		"job": func(out io.Writer) error {
			j, err := NewPrintJob(out, false)
			if err != nil {
				return err
			}
			for range 3 {
				if err := j.Add(file(t, w, reference())); err != nil {
					return err
				}
			}
			return j.Close(properties)
		},
	} {
		var whole counting
		if err := write(&whole); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, room := range []int{0, 1, 100, whole.Len() / 2, whole.Len() - 1} {
			if err := write(&full{room}); !errors.Is(err, errFull) {
				t.Errorf("%s: %d bytes have room of %d: %v", name, room, whole.Len(), err)
			}
		}
		if err := write(&full{whole.Len()}); err != nil {
			t.Errorf("%s: there is room for all: %v", name, err)
		}
	}
}

// TestPropertyCharacters: no kind of document has a title that XML cannot hold.
func TestPropertyCharacters(t *testing.T) {
	w, bad := newWriter(t), Properties{Title: "\x01"}
	job, err := NewPrintJob(io.Discard, false)
	if err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"letter": w.Write(io.Discard, everyBlock(), bad), "volume": w.WriteVolume(io.Discard, everyPage(), bad),
		"form": w.WriteForm(io.Discard, &Form{}, bad),
		"job":  errors.Join(job.Add(file(t, w, everyBlock())), job.Close(bad)),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestParagraphForms: a word of 24 characters moves to the next line, a longer one is broken; in
// justified text one of more than six sets the paragraph flush left.
func TestParagraphForms(t *testing.T) {
	word := func(n int) string { return strings.Repeat("A", n) }
	closing := func(s ...any) letter.Block { return &letter.Closing{Lines: []letter.Line{l("此致"), l(s...)}} }
	body := func(s ...any) letter.Block { return &letter.Paragraph{Text: l(s...)} }
	for name, x := range map[string]struct {
		block letter.Block
		want  string // of the last paragraph
	}{
		"six": {body("甲", word(6)), "BodyText"}, "seven": {body("甲", word(7)), "BodyText jc"},
		"of two values": {body(f(word(3)), f(word(4))), "BodyText jc"},
		"in two lines":  {body(f(word(4)), letter.Break{}, f(word(6))), "BodyText"},
		"24":            {body(word(24)), "BodyText jc"}, "25": {body(word(25)), "BodyText wordWrap"},
		"24 flush left": {closing(word(24)), "Closing"}, "25 flush left": {closing(word(25)), "Closing wordWrap"},
		"25 of two values": {closing(f(word(12)), f(word(13))), "Closing wordWrap"},
		"the salutation":   {&letter.Salutation{Text: l(word(7))}, "Salutation jc"},
		"a quotation":      {&letter.Quote{Lines: []letter.Line{l(word(7))}}, "Quote"},
		"an enclosure":     {&letter.Enclosure{Items: []letter.Line{l(word(7))}}, "EnclosureSole jc"},
		"of enclosures":    {&letter.Enclosure{Items: []letter.Line{l("甲"), l(word(7))}}, "EnclosureNext jc"},
		"a title":          {&letter.Title{Text: l(word(7))}, "Title"},
	} {
		all := strings.Split(strings.TrimSpace(render(t, x.block)), "\n")
		if got := all[len(all)-1]; got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
	for text, spaced := range map[string]bool{"甲 乙": false, "甲  乙": true, " 甲": true} {
		got := string(documentXML(t, newWriter(t), &letter.Letter{Blocks: []letter.Block{&letter.Quote{
			Lines: []letter.Line{l(text)}}}}))
		if strings.Contains(got, `xml:space="preserve">`+text) != spaced || !strings.Contains(got, ">"+text+"<") {
			t.Errorf("%q: blanks preserved is not %v", text, spaced)
		}
	}
}

// TestKeptTogether: which paragraphs are kept with the next (+).
func TestKeptTogether(t *testing.T) {
	sign := &letter.Signature{Lines: []letter.Line{l("甲")}}
	lines := func(n int) (all []letter.Line) {
		for range n {
			all = append(all, l("甲"))
		}
		return all
	}
	long := lines(3)
	for name, x := range map[string]struct {
		blocks []letter.Block
		want   string
	}{
		"the last two of a list": {[]letter.Block{&letter.List{Ordered: true, Items: long}, sign}, "-++-"},
		"of bullets":             {[]letter.Block{&letter.List{Items: long}, sign}, "-++-"},
		"of a quotation":         {[]letter.Block{&letter.Quote{Lines: long}, sign}, "-++-"},
		"a fact of one line":     {[]letter.Block{&letter.Fact{Number: 1, Lines: lines(1)}, sign}, "+-"},
		"a fact of two":          {[]letter.Block{&letter.Fact{Number: 1, Lines: lines(2)}, sign}, "-+-"},
		"a fact far above":       {[]letter.Block{&letter.Fact{Number: 1, Lines: lines(1)}, para("乙")}, "--"},
		"rows": {[]letter.Block{&letter.Parties{Rows: [][2]letter.Line{{l("甲")}, {l("乙")},
			{l("丙")}}}, sign}, "--++++-"},
		"a closing of one line":        {[]letter.Block{&letter.Closing{Lines: lines(1)}}, "-"},
		"a closing of one, and a name": {[]letter.Block{&letter.Closing{Lines: lines(1)}, sign}, "+-"},
		"a closing of three":           {[]letter.Block{&letter.Closing{Lines: long}}, "+--"},
		"a signature of three":         {[]letter.Block{&letter.Signature{Lines: long}}, "++-"},
		"three enclosures":             {[]letter.Block{&letter.Enclosure{Items: long}}, "++-"},
		"one enclosure among others": {[]letter.Block{sign, &letter.Enclosure{Items: lines(1)},
			&letter.Enclosure{Items: lines(1)}}, "++-"},
		"a citation":            {[]letter.Block{para("甲"), &letter.Quote{Lines: lines(1)}}, "+-"},
		"a colon before a list": {[]letter.Block{para("甲："), &letter.List{Items: lines(1)}}, "+-"},
		"before a table":        {[]letter.Block{para("甲： "), &letter.Table{Header: lines(1)}}, "++-"},
		"before parties": {[]letter.Block{para("甲:　"),
			&letter.Parties{Rows: [][2]letter.Line{{l("甲")}}}}, "+---"},
		"before text":           {[]letter.Block{para("甲："), para("乙")}, "--"},
		"nothing before a list": {[]letter.Block{&letter.Paragraph{}, &letter.List{Items: lines(1)}}, "--"},
		"a colon within": {[]letter.Block{&letter.Paragraph{Text: l("甲：", f("乙"))},
			&letter.List{Items: lines(1)}}, "--"},
		"a colon that is a value's end": {[]letter.Block{&letter.Paragraph{Text: l("甲", f("乙："))},
			&letter.List{Items: lines(1)}}, "+-"},
	} {
		got := ""
		for p := range strings.Lines(render(t, x.blocks...)) {
			got += map[bool]string{true: "+", false: "-"}[strings.Contains(p, "keepNext")]
		}
		if got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
}

// TestAboveTheTitle: what stands above the title is the head of the letter.
func TestAboveTheTitle(t *testing.T) {
	got := render(t, para("法援"), &letter.Title{Text: l("题")}, para("甲"),
		&letter.Heading{Level: 0, Number: 1, Text: l("一")},
		&letter.Heading{Level: 3, Number: 1, Text: l("二")})
	if want := "Letterhead keepNext\nTitle\nBodyText\nHeading1\nHeading2\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestUnknownBlock: a letter is not written without a block that has no form.
func TestUnknownBlock(t *testing.T) {
	var b counting
	err := newWriter(t).Write(&b, &letter.Letter{Blocks: []letter.Block{para("甲"), nil, para("乙")}}, Properties{})
	if err == nil || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}
