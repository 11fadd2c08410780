package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// story is the text of one part: the body, the notes, or a header.
type story struct {
	paragraphs          []storyParagraph
	footnotes, endnotes []string // ids, in the order of the references
	open                []int    // open paragraphs: a text box is in one
	note                string   // id of the current note
	inText              bool
	separator           bool // the current note is the separator line above the notes
}

type storyParagraph struct {
	note string
	text string
	b    *strings.Builder
}

// skipped holds the elements whose text is not read: deleted or moved text, the copy of a text
// box for old programs, readings above characters.
var skipped = map[string]bool{"moveFrom": true, "del": true, "Fallback": true, "rt": true}

func readStory(src []byte) (*story, error) {
	s := &story{}
	d := xml.NewDecoder(bytes.NewReader(src))
	depth, elements := 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && elements > 0 {
			break
		}
		if err != nil || depth > maxDepth { // or the part has no element
			return nil, ErrNotDOCX
		}
		switch t := token.(type) {
		case xml.StartElement:
			elements++
			if skipped[t.Name.Local] {
				if d.Skip() != nil {
					return nil, ErrNotDOCX
				}
				continue
			}
			depth++
			s.start(t)
		case xml.EndElement:
			depth--
			s.end(t.Name.Local)
		case xml.CharData:
			if s.inText {
				s.write(string(t))
			}
		}
	}
	for i := range s.paragraphs {
		s.paragraphs[i].text = s.paragraphs[i].b.String()
	}
	return s, nil
}

func (s *story) write(text string) {
	if n := len(s.open); n > 0 && !s.separator {
		s.paragraphs[s.open[n-1]].b.WriteString(text)
	}
}

func (s *story) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		s.open = append(s.open, len(s.paragraphs))
		s.paragraphs = append(s.paragraphs, storyParagraph{note: s.note, b: &strings.Builder{}})
	case "t":
		s.inText = true
	case "br", "cr":
		s.write("\n")
	case "tab", "ptab":
		s.write(" ")
	case "noBreakHyphen":
		s.write("-")
	case "footnote", "endnote", "comment":
		s.note = attribute(t, "id")
		kind := attribute(t, "type")
		s.separator = kind != "" && kind != "normal"
	case "footnoteReference":
		s.footnotes = append(s.footnotes, attribute(t, "id"))
	case "endnoteReference":
		s.endnotes = append(s.endnotes, attribute(t, "id"))
	}
}

func (s *story) end(name string) {
	switch name {
	case "t":
		s.inText = false
	case "p":
		s.open = s.open[:len(s.open)-1]
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
