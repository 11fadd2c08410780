package exhibit

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	textunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/width"
)

// maxTextBytes limits a text; 2 MiB are about a thousand pages.
const maxTextBytes = 2 << 20

// The page of a text: 10.5 pt type with 16 pt line pitch, as set by package docx.
const (
	lineCells = 80 // a Chinese character takes two
	pageLines = 36
)

func (v *Volume) lookAtText(p *part) *Fault {
	lines, fault := v.lines(p.file)
	if fault != nil {
		return fault
	}
	p.pages = len(paged(lines))
	return nil
}

// lines reads a text and wraps it to the page.
func (v *Volume) lines(name string) ([]string, *Fault) {
	src, fault := v.read(name, maxTextBytes)
	if fault != nil {
		return nil, fault
	}
	s, ok := decoded(src)
	if !ok {
		return nil, faultOf("file-unknown", name)
	}
	var out []string
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n").Replace(s)
	for line := range strings.SplitSeq(strings.TrimRight(s, "\n"), "\n") {
		out = append(out, fold(printable(line))...)
	}
	if len(strings.TrimSpace(s)) == 0 {
		return nil, faultOf("file-empty", name)
	}
	return out, nil
}

// decoded decodes UTF-8, UTF-16 with a BOM, or else GB18030, in which Chinese Windows still saves
// text.
func decoded(src []byte) (string, bool) {
	var e encoding.Encoding = simplifiedchinese.GB18030
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}), bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		e = textunicode.UTF16(textunicode.LittleEndian, textunicode.ExpectBOM)
	case utf8.Valid(src):
		return strings.TrimPrefix(string(src), "\ufeff"), true
	}
	out, err := e.NewDecoder().Bytes(src)
	return string(out), err == nil && !bytes.ContainsRune(out, utf8.RuneError)
}

// printable replaces what a page cannot show: a tab becomes spaces, and control, format and
// variation characters are dropped.
func printable(line string) string {
	var b strings.Builder
	for _, r := range line {
		switch {
		case r == '\t':
			b.WriteString("    ")
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		case r&0xfffe == 0xfffe:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// fold breaks a line at the page width.
func fold(line string) []string {
	var out []string
	start, used := 0, 0
	for i, r := range line {
		n := cells(r)
		if used+n > lineCells {
			out = append(out, line[start:i])
			start, used = i, 0
		}
		used += n
	}
	return append(out, line[start:])
}

// cells returns the width of a character in Latin letters.
func cells(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 2
	}
	if unicode.Is(unicode.Mn, r) {
		return 0
	}
	return 1
}

func paged(lines []string) [][]string {
	var out [][]string
	for len(lines) > pageLines {
		out, lines = append(out, lines[:pageLines]), lines[pageLines:]
	}
	return append(out, lines)
}
