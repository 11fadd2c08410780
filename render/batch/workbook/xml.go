package workbook

import (
	"encoding/xml"
	"errors"
	"io"
)

// scanner walks the elements of a part by their local names: the strict and the
// transitional form of a workbook differ in their name spaces alone.
type scanner struct {
	d     *xml.Decoder
	depth int
}

// scan walks a part of the workbook with do.
func (b *Book) scan(name string, do func(s *scanner) error) error {
	r, err := b.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	err = do(&scanner{d: xml.NewDecoder(r)})
	var limit *LimitError
	switch {
	case err == nil, errors.As(err, &limit):
		return err
	case errors.Is(err, ErrStop):
		return nil
	}
	var stopped *stopError
	if errors.As(err, &stopped) {
		return stopped.err
	}
	return ErrBroken
}

// ErrStop ends a reading that has seen enough.
var ErrStop = errors.New("stop")

// stopError carries an error of the caller through a scan.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }
func (e *stopError) Unwrap() error { return e.err }

// next returns the next element that opens, closes or holds text. The end of the
// part before the end of its elements is an error.
func (s *scanner) next() (xml.Token, error) {
	for {
		t, err := s.d.RawToken()
		if err == io.EOF && s.depth == 0 {
			return nil, io.EOF
		}
		if err != nil {
			return nil, noEOF(err)
		}
		switch t.(type) {
		case xml.StartElement:
			if s.depth++; s.depth > maxDepth {
				return nil, &LimitError{"工作簿里元素的层数", maxDepth}
			}
			return t, nil
		case xml.EndElement:
			s.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		}
	}
}

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// each calls do for every element within the one that was opened last, whatever
// it is named; do may read it to its end. Reading ends behind that element's end,
// or at the end of the part where none was opened.
func (s *scanner) each(do func(e xml.StartElement) error) error {
	outer := s.depth
	for {
		t, err := s.next()
		if err == io.EOF && outer == 0 {
			return nil
		}
		if err != nil {
			return noEOF(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			inner := s.depth
			if err := do(t); err != nil {
				return err
			}
			if err := s.leave(inner); err != nil {
				return err
			}
		case xml.EndElement:
			if s.depth < outer {
				return nil
			}
		}
	}
}

// leave reads on to the end of the element at that depth.
func (s *scanner) leave(depth int) error {
	for s.depth >= depth {
		if _, err := s.next(); err != nil {
			return noEOF(err)
		}
	}
	return nil
}

// within walks into the element of that name and no other.
func (s *scanner) within(name string, do func(e xml.StartElement) error) func(e xml.StartElement) error {
	return func(e xml.StartElement) error {
		if e.Name.Local != name {
			return nil
		}
		return s.each(do)
	}
}

// text returns the text of the element that was opened last.
func (s *scanner) text(b []byte) ([]byte, error) {
	inner := s.depth
	for s.depth >= inner {
		t, err := s.next()
		if err != nil {
			return b, noEOF(err)
		}
		if c, ok := t.(xml.CharData); ok && s.depth == inner {
			b = append(b, c...)
		}
	}
	return b, nil
}

// attr returns an attribute by its local name.
func attr(e *xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// yes reads a boolean attribute.
func yes(v string) bool { return v == "1" || v == "true" || v == "on" }
