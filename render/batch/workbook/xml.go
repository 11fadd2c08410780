package workbook

import (
	"encoding/xml"
	"errors"
	"io"
)

// scanner walks the elements of a part by their local names: the strict and the transitional form
// of a workbook differ only in their namespaces.
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

// ErrStop ends a reading early, without an error.
var ErrStop = errors.New("stop")

// stopError carries an error of the caller through a scan.
type stopError struct{ err error }

func (e *stopError) Error() string { return e.err.Error() }
func (e *stopError) Unwrap() error { return e.err }

// next returns the next start tag, end tag or text. A part that ends before its elements do is an
// error.
func (s *scanner) next() (xml.Token, error) {
	for {
		t, err := s.d.RawToken()
		if err == io.EOF && s.depth == 0 {
			return nil, io.EOF
		}
		if err != nil {
			return nil, err
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

// each calls do for every element in the last opened one, whatever its name; do may read it to
// its end. Reading stops after the end of the last opened element, or at the end of the part if
// none was opened.
func (s *scanner) each(do func(e xml.StartElement) error) error {
	outer := s.depth
	for {
		t, err := s.next()
		if err == io.EOF && outer == 0 {
			return nil
		}
		if err != nil {
			return err
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

// leave reads to the end of the element at that depth.
func (s *scanner) leave(depth int) error {
	for s.depth >= depth {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// within returns a function that walks into elements of that name and ignores others.
func (s *scanner) within(name string, do func(e xml.StartElement) error) func(e xml.StartElement) error {
	return func(e xml.StartElement) error {
		if e.Name.Local != name {
			return nil
		}
		return s.each(do)
	}
}

// text returns the text of the last opened element.
func (s *scanner) text(b []byte) ([]byte, error) {
	inner := s.depth
	for s.depth >= inner {
		t, err := s.next()
		if err != nil {
			return b, err
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

// yes parses a boolean attribute.
func yes(v string) bool { return v == "1" || v == "true" || v == "on" }
