package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"tousu/render/letter"
)

// parts unzips a document.
func parts(t testing.TB, docx []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	m := map[string][]byte{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc) // checks the sum
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if sum := crc32.ChecksumIEEE(b); sum != f.CRC32 { // Reader lets a sum of 0 pass
			t.Fatalf("%s: the sum is %08x, not %08x", f.Name, sum, f.CRC32)
		}
		if _, twice := m[f.Name]; twice {
			t.Fatalf("%s twice", f.Name)
		}
		m[f.Name] = b
	}
	return m
}

// documentXML is the main part of a letter.
func documentXML(t testing.TB, w *Writer, l *letter.Letter) []byte {
	t.Helper()
	return parts(t, file(t, w, l))[documentName]
}

// paragraphTexts reads the text of every paragraph back, as any reader of OOXML
// would: w:t, w:br and w:tab count, nothing else does.
func paragraphTexts(t testing.TB, content []byte) []string {
	t.Helper()
	var all []string
	var text strings.Builder
	inText := false
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			inText = x.Name.Local == "t"
			text.WriteString(map[string]string{"br": "\n", "tab": "\t"}[x.Name.Local])
		case xml.CharData:
			if inText {
				text.Write(x)
			}
		case xml.EndElement:
			inText = false
			if x.Name.Local == "p" {
				all = append(all, text.String())
				text.Reset()
			}
		}
	}
}

// lines returns the lines of a block in reading order.
func lines(block letter.Block) []letter.Line {
	switch x := block.(type) {
	case *letter.Title:
		return []letter.Line{x.Text}
	case *letter.Salutation:
		return []letter.Line{x.Text}
	case *letter.Heading:
		return []letter.Line{x.Text}
	case *letter.Paragraph:
		return []letter.Line{x.Text}
	case *letter.Fact:
		return x.Lines
	case *letter.List:
		return x.Items
	case *letter.Table:
		all := append([]letter.Line{}, x.Header...)
		for _, row := range x.Rows {
			all = append(all, row...)
		}
		return all
	case *letter.Parties:
		var all []letter.Line
		for _, row := range x.Rows {
			all = append(all, row[0], row[1])
		}
		return all
	case *letter.Quote:
		return x.Lines
	case *letter.Closing:
		return x.Lines
	case *letter.Signature:
		return x.Lines
	case *letter.Enclosure:
		return x.Items
	}
	return nil
}

// wantTexts is what paragraphTexts should return for l, without the empty
// paragraphs that part tables.
func wantTexts(l *letter.Letter) []string {
	var want []string
	for _, block := range l.Blocks {
		e, enclosure := block.(*letter.Enclosure)
		for i, line := range lines(block) {
			s := line.String()
			if enclosure {
				s = enclosureLabel(i, len(e.Items)) + s
			}
			if s != "" {
				want = append(want, s)
			}
		}
	}
	return want
}

func enclosureLabel(i, n int) string {
	switch {
	case n == 1:
		return "附件："
	case i == 0:
		return "附件：1.\t"
	}
	return string(rune('1'+i)) + ".\t"
}

// filled drops the empty paragraphs.
func filled(texts []string) []string {
	var kept []string
	for _, s := range texts {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
