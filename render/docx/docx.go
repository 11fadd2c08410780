// Package docx writes a letter as a Word document (DOCX) for Chinese formal correspondence: A4,
// 仿宋 in 四号 or 三号. Only this package uses unioffice, whose schema types describe the
// stationery. The result is embedded, so that no letter waits for it and the browser engine does
// not need unioffice. The letter itself is streamed as bytes that refer to styles, never to
// fonts.
//
// A document has these properties, whatever the values in the letter:
//   - it is a whole, schema-valid file, or Write returns an error and writes nothing;
//   - every character of the letter comes back from it unchanged;
//   - the same letter gives the same bytes on every machine;
//   - every Chinese character, quotation mark and dash resolves to an East Asian
//     font by its style.
package docx

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"

	"tousu/render/letter"
)

// Writer holds the stationery of each size, laid out once. It is safe for
// concurrent use.
type Writer struct {
	sizes   [2]*stationery // by Size
	scratch sync.Pool
}

// stationery (信笺) is styles, numbering, settings and footer, compressed.
type stationery struct {
	full      frame   // every static part
	bare      frame   // without numbering, for a letter that brings its own
	numbering opening // the numbering part up to its end tag
	head      string  // word/document.xml before the first paragraph
	tail      string  // and from the section properties on
	width     int     // of the text, in twips
}

// scratch is what one Write needs and the next can use again.
type scratch struct {
	body    body
	archive archive
	core    []byte
	nums    []byte
}

//go:generate go test -run ^TestStationery$ -update .

// blank4 and blank3 are the stationery of each size as Stationery makes it.
//
//go:embed stationery-4.docx
var blank4 []byte

//go:embed stationery-3.docx
var blank3 []byte

func blank(size Size) []byte {
	if size == Size3 {
		return blank3
	}
	return blank4
}

// New lays out the stationery. It costs a fraction of a millisecond: once per
// process is enough.
func New() (*Writer, error) {
	return writerOn(func(size Size) ([]byte, error) { return blank(size), nil })
}

// writerOn lays out the stationery of each size from a letter without a word.
func writerOn(blank func(Size) ([]byte, error)) (*Writer, error) {
	w := &Writer{}
	for size := range w.sizes {
		src, err := blank(Size(size))
		if err != nil {
			return nil, err
		}
		if w.sizes[size], err = layOut(src); err != nil {
			return nil, fmt.Errorf("docx: stationery: %w", err)
		}
	}
	w.scratch.New = func() any {
		// A constant level cannot be refused.
		z, _ := flate.NewWriter(nil, flate.BestSpeed)
		return &scratch{archive: archive{deflate: z}}
	}
	return w, nil
}

// layOut takes the parts that never change as they are from a letter without a
// word, and opens the two that a letter adds to.
func layOut(blank []byte) (*stationery, error) {
	z, err := zip.NewReader(bytes.NewReader(blank), int64(len(blank)))
	if err != nil {
		return nil, err
	}
	w := &stationery{}
	var bare archive
	for _, f := range z.File {
		if f.Name != numberingName && f.Name != documentName {
			err = errors.Join(err, bare.copy(f))
		}
	}
	w.bare = bare.frame()
	full := archive{}
	full.start(w.bare)
	for _, f := range z.File {
		if f.Name == numberingName {
			err = errors.Join(err, full.copy(f))
		}
	}
	w.full = full.frame()
	return w, errors.Join(err, w.open(z))
}

// open leaves the numbering open for a letter's own instances, and the document
// for its paragraphs.
func (w *stationery) open(z *zip.Reader) error {
	numbering, err := readPart(z, numberingName)
	if err != nil {
		return err
	}
	document, err := readPart(z, documentName)
	if err != nil {
		return err
	}
	head, tail, found := strings.Cut(string(document), bodyStart)
	if !found {
		return errors.New("no body in the empty document")
	}
	w.head, w.tail, w.width = head+bodyStart, tail, widthIn(tail)
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return f.Name == numberingName })
	w.numbering, err = openingOf(z.File[i], numbering, numberingEnd)
	return err
}

const bodyStart = "<w:body>"

// Write writes l as one DOCX in a single call of out.Write. It fails on a
// character that XML cannot hold, before anything is written, with a
// *CharacterError.
func (w *Writer) Write(out io.Writer, l *letter.Letter, p Properties) error {
	s := w.scratch.Get().(*scratch)
	defer w.scratch.Put(s)
	if err := w.compose(s, l, p); err != nil {
		return err
	}
	_, err := out.Write(s.archive.buf)
	return err
}

// compose leaves the finished file in s.archive.buf.
func (w *Writer) compose(s *scratch, l *letter.Letter, p Properties) error {
	var err error
	on := w.sizes[p.Size]
	if err = s.body.write(on, l, on.tail); err != nil {
		return err
	}
	if s.core, err = p.appendXML(s.core[:0]); err != nil {
		return err
	}
	if len(s.body.nums) == 0 {
		s.archive.start(on.full)
	} else {
		s.archive.start(on.bare)
		s.nums = appendNumbering(s.nums[:0], s.body.nums)
		s.archive.behind(on.numbering, numberingName, s.nums)
	}
	s.archive.add(documentName, s.body.buf)
	s.archive.store(coreName, s.core)
	s.archive.finish()
	return nil
}
