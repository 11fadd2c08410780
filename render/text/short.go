package text

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"tousu/legal/pattern"
	"tousu/render/letter"
)

// Short writes what fits into a field of a web form that takes at most limit
// characters: the sentence that says who complains of whom, the requests, the facts
// in their order, each whole or not at all, and the argument if all of them fit. It
// ends in 详见附件. Who complains, the evidence and the signature have fields of their
// own, or stand in the letter that is attached.
//
// Characters are counted as forms count them, in UTF-16 units, a line break as the
// two that a browser sends.
func Short(out io.Writer, l *letter.Letter, limit int) error {
	s := newShort(l)
	room := limit - length(omitted) - s.titlesLength()
	for _, wanted := range []func(*piece) bool{
		func(p *piece) bool { return p.of == opening },
		func(p *piece) bool { return p.of == fact && p.first },
		func(p *piece) bool { return p.of == request },
		func(p *piece) bool { return p.of == fact },
	} {
		room = s.take(room, wanted)
	}
	end := complete
	if s.all(fact) {
		s.takeWhole(room, argument)
	} else {
		end = omitted
	}
	_, err := io.WriteString(out, s.text()+end)
	return err
}

// What a short text ends in: where facts are left out, and where none is.
const (
	omitted  = "其余事实和证据详见附件。\n"
	complete = "证据详见附件。\n"
)

// part is what a piece is to the reader.
type part int

const (
	opening part = iota
	request
	fact
	argument
)

// piece is text that is written whole or not at all.
type piece struct {
	of    part
	text  string // with its line feed
	first bool   // of the facts
	taken bool
}

type short struct{ pieces []piece }

// requests are the words for them in headings.
var requests = pattern.New(`请求|诉求|申请事项|愿望`)

func newShort(l *letter.Letter) *short {
	s := &short{}
	started, of := false, opening
	for _, b := range l.Blocks[l.Head():] {
		switch x := b.(type) {
		case *letter.Heading:
			started = true
			if of = argument; requests.MatchString(x.Text.String()) {
				of = request
			}
		case *letter.Paragraph:
			if !started { // who complains, in more words, stands in other fields
				s.add(opening, x.Text.String())
				started = true
			}
		case *letter.Fact:
			s.fact(x)
		case *letter.List:
			for i, item := range x.Items {
				s.add(of, strconv.Itoa(i+1)+". "+item.String())
			}
		case *letter.Signature:
			return s
		}
	}
	return s
}

func (s *short) add(of part, text string) {
	s.pieces = append(s.pieces, piece{of: of, text: text + "\n"})
}

func (s *short) fact(f *letter.Fact) {
	lines := make([]string, len(f.Lines))
	for i, line := range f.Lines {
		lines[i] = line.String()
	}
	first := s.count(fact) == 0
	s.add(fact, strconv.Itoa(f.Number)+". "+strings.Join(lines, "\n"))
	s.pieces[len(s.pieces)-1].first = first
}

// take takes the wanted pieces that fit, in their order, and returns the room that
// is left.
func (s *short) take(room int, wanted func(*piece) bool) int {
	for i := range s.pieces {
		p := &s.pieces[i]
		if p.taken || !wanted(p) {
			continue
		}
		if n := length(p.text); n <= room {
			p.taken = true
			room -= n
		}
	}
	return room
}

// takeWhole takes all pieces of a part if they fit.
func (s *short) takeWhole(room int, of part) {
	need := 0
	for _, p := range s.pieces {
		if p.of == of {
			need += length(p.text)
		}
	}
	if need <= room {
		s.take(room, func(p *piece) bool { return p.of == of })
	}
}

func (s *short) count(of part) int {
	n := 0
	for _, p := range s.pieces {
		if p.of == of {
			n++
		}
	}
	return n
}

// all reports whether every piece of a part was taken.
func (s *short) all(of part) bool {
	for _, p := range s.pieces {
		if p.of == of && !p.taken {
			return false
		}
	}
	return true
}

// titles stand before the first piece of a part.
var titles = map[part]string{request: "请求：", fact: "事实：", argument: "依据："}

// text is what was taken, with a word before each part.
func (s *short) text() string {
	var b strings.Builder
	before := opening
	for _, p := range s.pieces {
		if !p.taken {
			continue
		}
		if p.of != before {
			b.WriteString(titles[p.of] + "\n")
			before = p.of
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// titlesLength is what the words before the parts take at most.
func (s *short) titlesLength() int {
	n, before := 0, opening
	for _, p := range s.pieces {
		if p.of != before {
			n += length(titles[p.of] + "\n")
			before = p.of
		}
	}
	return n
}

// length counts characters as a form does.
func length(s string) int { return len(utf16.Encode([]rune(s))) + strings.Count(s, "\n") }
