// Package docx writes a letter as a Word document (DOCX) for Chinese formal
// correspondence: A4, 22 lines of 28 characters, 仿宋 16 pt. It is the only door
// to unioffice, whose schema types describe the stationery; the letter itself is
// streamed as bytes that name styles, never fonts.
//
// What a document promises, whoever wrote the letter's values:
//   - it is a whole, schema-valid file, or Write returns an error and writes nothing;
//   - every character of the letter comes back from it unchanged;
//   - the same letter gives the same bytes on every machine;
//   - every Chinese character, quotation mark and dash resolves to an East Asian
//     font by its style.
package docx

import (
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"

	"tousu/render/letter"
)

// Writer holds the stationery (信笺): styles, numbering, settings and footer,
// marshalled and compressed once. It is safe for concurrent use.
type Writer struct {
	full      frame  // every static part
	bare      frame  // without numbering, for a letter that brings its own
	numbering string // the numbering part up to its end tag
	head      string // word/document.xml before the first paragraph
	tail      string // and from the section properties on
	scratch   sync.Pool
}

// scratch is what one Write needs and the next can use again.
type scratch struct {
	body    body
	archive archive
	core    []byte
	nums    []byte
}

// New builds the stationery. It costs a few milliseconds: once per process is
// enough.
func New() (*Writer, error) {
	s, err := newStationery()
	if err != nil {
		return nil, fmt.Errorf("docx: stationery: %w", err)
	}
	w := &Writer{numbering: s.numbering, head: s.head, tail: s.tail}
	if w.bare, err = newFrame(frame{}, s.parts...); err != nil {
		return nil, fmt.Errorf("docx: stationery: %w", err)
	}
	if w.full, err = newFrame(w.bare, part{numberingName, s.numbering + numberingEnd}); err != nil {
		return nil, fmt.Errorf("docx: stationery: %w", err)
	}
	w.scratch.New = func() any {
		// A constant level cannot be refused.
		z, _ := flate.NewWriter(nil, flate.BestSpeed)
		return &scratch{archive: archive{deflate: z}}
	}
	return w, nil
}

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
	if err = s.body.write(w.head, l, w.tail); err != nil {
		return err
	}
	if s.core, err = p.appendXML(s.core[:0]); err != nil {
		return err
	}
	if len(s.body.nums) == 0 {
		s.archive.start(w.full)
	} else {
		s.archive.start(w.bare)
		s.nums = appendNumbering(s.nums[:0], w.numbering, s.body.nums)
		s.archive.add(numberingName, s.nums)
	}
	s.archive.add(documentName, s.body.buf)
	s.archive.store(coreName, s.core)
	s.archive.finish()
	return nil
}
