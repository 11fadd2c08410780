package docx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"tousu/legal"
)

// Limits for one part, in bytes and in nesting, so that a crafted archive can exhaust neither
// memory nor time. A thousand pages need less.
const (
	maxPart  = 24 << 20
	maxDepth = 1000
)

// ErrTooLarge means that a part of a DOCX is too large to be a document.
var ErrTooLarge = errors.New("的正文太大，不能核对")

// ErrNotDOCX means that a file is not a DOCX, or is damaged.
var ErrNotDOCX = errors.New("不是完好的 DOCX 文件")

// Text is the readable text of a DOCX.
type Text struct {
	Paragraphs []Paragraph
	Created    legal.Date // zero if the file does not say
}

// Paragraph is one paragraph with the place where a reader finds it.
type Paragraph struct {
	Place string // 第3段, 脚注2, 尾注1, 批注1, 页眉, 页脚
	Text  string // with line breaks as \n
}

// Read returns the text of any DOCX: the body, with cells and text boxes as separate paragraphs,
// then the footnotes and endnotes that it refers to, comments, headers and footers. Text that was
// deleted or moved away is left out.
func Read(r io.ReaderAt, size int64) (*Text, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, ErrNotDOCX
	}
	main := mainPart(z)
	src, err := readPart(z, main)
	if err != nil {
		return nil, err
	}
	body, err := readStory(src)
	if err != nil {
		return nil, err
	}
	t := &Text{}
	for i, p := range body.paragraphs {
		t.add(fmt.Sprintf("第%d段", i+1), p.text)
	}
	dir := path.Dir(main)
	for _, notes := range []struct {
		part, label string
		refs        []string
	}{{"footnotes.xml", "脚注", body.footnotes}, {"endnotes.xml", "尾注", body.endnotes}, {"comments.xml", "批注", nil}} {
		if err := t.notes(z, path.Join(dir, notes.part), notes.label, notes.refs); err != nil {
			return nil, err
		}
	}
	if err := t.margins(z, dir); err != nil {
		return nil, err
	}
	if core, err := readPart(z, "docProps/core.xml"); err == nil {
		t.Created = createdOn(core)
	}
	return t, nil
}

func (t *Text) add(place, text string) {
	if strings.TrimSpace(text) != "" {
		t.Paragraphs = append(t.Paragraphs, Paragraph{place, text})
	}
}

// notes adds the notes of a part, numbered as the body refers to them. Comments, which have no
// refs, are added in their own order.
func (t *Text) notes(z *zip.Reader, name, label string, refs []string) error {
	src, err := readPart(z, name)
	if err != nil {
		return nil // there are none
	}
	s, err := readStory(src)
	if err != nil {
		return err
	}
	seen := map[string]int{}
	for _, p := range s.paragraphs {
		n := slices.Index(refs, p.note) + 1
		if refs == nil && label == "批注" {
			if seen[p.note] == 0 {
				seen[p.note] = len(seen) + 1
			}
			n = seen[p.note]
		}
		if n > 0 {
			t.add(fmt.Sprintf("%s%d", label, n), p.text)
		}
	}
	return nil
}

// margins adds headers, then footers, each text once, since sections repeat them. Parts are
// sorted by name: an archive may hold them in any order.
func (t *Text) margins(z *zip.Reader, dir string) error {
	files := slices.SortedFunc(slices.Values(z.File),
		func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, kind := range []struct{ prefix, label string }{{"header", "页眉"}, {"footer", "页脚"}} {
		seen := map[string]bool{}
		for _, f := range files {
			if path.Dir(f.Name) != dir || path.Ext(f.Name) != ".xml" ||
				!strings.HasPrefix(path.Base(f.Name), kind.prefix) {
				continue
			}
			if err := t.margin(z, f.Name, kind.label, seen); err != nil {
				return err
			}
		}
	}
	return nil
}

// margin adds those paragraphs of a header or footer that have not been seen.
func (t *Text) margin(z *zip.Reader, name, label string, seen map[string]bool) error {
	src, err := readPart(z, name)
	if err != nil {
		return err
	}
	s, err := readStory(src)
	if err != nil {
		return err
	}
	for _, p := range s.paragraphs {
		if !seen[p.text] {
			seen[p.text] = true
			t.add(label, p.text)
		}
	}
	return nil
}

// mainPart returns the name of the part with the body: word/document.xml, unless the package says
// otherwise.
func mainPart(z *zip.Reader) string {
	const usual = "word/document.xml"
	src, _ := readPart(z, "_rels/.rels") // none, or a damaged one, says nothing else
	var rels struct {
		Relationship []struct {
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	_ = xml.Unmarshal(src, &rels)
	for _, r := range rels.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			return strings.TrimPrefix(r.Target, "/")
		}
	}
	return usual
}

func readPart(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w：里面没有正文", ErrNotDOCX)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPart+1))
	switch {
	case err != nil:
		return nil, ErrNotDOCX
	case len(data) > maxPart:
		return nil, ErrTooLarge
	}
	return data, nil
}

// createdOn reads dcterms:created; its first ten characters are the day.
func createdOn(core []byte) legal.Date {
	var props struct {
		Created string `xml:"created"`
	}
	if xml.Unmarshal(core, &props) != nil || len(props.Created) < 10 {
		return legal.Date{}
	}
	d, err := legal.ParseDate(props.Created[:10])
	if err != nil {
		return legal.Date{}
	}
	return d
}
