package docx

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"tousu/render/letter"
)

// printJob joins letters and returns the parts of the file.
func printJob(t *testing.T, duplex bool, letters ...[]byte) map[string][]byte {
	t.Helper()
	var b bytes.Buffer
	j, err := NewPrintJob(&b, duplex)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range letters {
		if err := j.Add(x); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Close(properties); err != nil {
		t.Fatal(err)
	}
	return parts(t, b.Bytes())
}

// TestPrintJob: each letter is a section that counts its pages and its lists from 1, and
// letters on other stationery keep their styles.
func TestPrintJob(t *testing.T) {
	w := newWriter(t)
	var court bytes.Buffer
	large := properties
	large.Size = Size3
	if err := w.Write(&court, everyBlock(), large); err != nil {
		t.Fatal(err)
	}
	all := printJob(t, true, file(t, w, reference()), file(t, w, everyBlock()), court.Bytes(),
		file(t, letterheadWriter(t, "word"), everyBlock()))
	document, numbering := string(all[documentName]), string(all[numberingName])
	if n := strings.Count(document, `<w:type w:val="oddPage"/>`); n != 4 {
		t.Errorf("%d sections, want 4", n)
	}
	if n := strings.Count(document, `<w:pgNumType w:start="1"/>`); n != 4 {
		t.Errorf("%d sections count from 1, want 4", n)
	}
	if n := strings.Count(document, `</w:pPr></w:p></w:body>`) + strings.Count(document,
		`</w:sectPr></w:body>`); n != 1 {
		t.Error("the last section does not end the document")
	}
	used := document + string(all["word/styles.xml"])
	for _, ref := range regexp.MustCompile(`w:numId w:val="(\d+)"`).FindAllStringSubmatch(used, -1) {
		if strings.Count(numbering, `<w:num w:numId="`+ref[1]+`"`) != 1 {
			t.Errorf("list %s is not there once", ref[1])
		}
	}
	for _, ref := range regexp.MustCompile(`w:(?:pStyle|tblStyle) w:val="([^"]+)"`).FindAllStringSubmatch(document,
		-1) {
		if strings.Count(string(all["word/styles.xml"]), `w:styleId="`+ref[1]+`"`) != 1 {
			t.Errorf("style %s is not there once", ref[1])
		}
	}
	for _, ref := range regexp.MustCompile(`r:id="([^"]+)"`).FindAllStringSubmatch(document, -1) {
		if strings.Count(string(all[documentRelsName]), `Id="`+ref[1]+`"`) != 1 {
			t.Errorf("part %s is not there once", ref[1])
		}
	}
	for name, content := range all {
		if strings.Contains(string(content), "NUMPAGES") {
			t.Errorf("%s tells the total of the job", name)
		}
	}
	heads := regexp.MustCompile(`<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"/>`).FindAllStringSubmatch(document, -1)
	seen := map[string]bool{}
	for _, h := range heads {
		seen[h[1]] = true
	}
	if len(seen) < 2 {
		t.Errorf("headings of %d letters share %d lists", 2, len(seen))
	}
}

// TestPrintJobText: nothing of a letter is lost, and the letters are in order.
func TestPrintJobText(t *testing.T) {
	w := newWriter(t)
	var letters [][]byte
	var want []string
	for n := range 3 {
		x := &letter.Letter{Blocks: []letter.Block{&letter.Title{Text: l(fmt.Sprintf("第%d封", n+1))}, para("正文"),
			&letter.Table{Header: []letter.Line{l("甲")}, Rows: [][]letter.Line{{l("乙")}}}}}
		letters = append(letters, file(t, w, x))
		want = append(want, fmt.Sprintf("第%d封", n+1), "正文", "甲", "乙")
	}
	var b bytes.Buffer
	j, err := NewPrintJob(&b, false)
	for _, x := range letters {
		err = errors.Join(err, j.Add(x))
	}
	if err = errors.Join(err, j.Close(properties)); err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, p := range got.Paragraphs {
		if !strings.HasPrefix(p.Place, "页") {
			words = append(words, p.Text)
		}
	}
	if strings.Join(words, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", words, want)
	}
}

// TestPrintJobForeign: a file that is not ours is left out, and the job goes on.
func TestPrintJobForeign(t *testing.T) {
	var b bytes.Buffer
	j, err := NewPrintJob(&b, false)
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range map[string][]byte{"no archive": []byte("no archive"),
		"a file of Word's": letterheadFile(t, "word", nil)} {
		if err := j.Add(src); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := j.Close(properties); err == nil {
		t.Error("a job without a letter is written")
	}
}
