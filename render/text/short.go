package text

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"tousu/legal/pattern"
	"tousu/render/letter"
)

// Short writes what fits into a field of a web form that takes at most limit characters: the
// sentence that says who complains of whom, the declaration above the signature (which may
// preserve a defence), the requests and the facts, each whole or not at all, and the argument if
// all facts fit and it does too. If not all facts fit, those to which the letter applies most
// provisions come first. The text ends with 详见附件 and says what is left out. The complainant,
// the evidence and the signature have fields of their own or are in the attached letter.
//
// Characters are counted as forms count them: in UTF-16 units, with a line break as the two
// characters that a browser sends.
func Short(out io.Writer, l *letter.Letter, limit int) error {
	s := newShort(l)
	room := limit - length(longestEnd) - s.titlesLength()
	room = s.take(room, s.of(opening))
	room = s.take(room, s.of(declaration))
	facts := s.byLaw()
	room = s.take(room, facts[:min(1, len(facts))])
	room = s.take(room, s.of(request))
	room = s.take(room, facts)
	if s.all(fact) {
		s.takeWhole(room, argument)
	}
	_, err := io.WriteString(out, s.text()+s.end())
	return err
}

// longestEnd is the longest result of end.
const longestEnd = "其余请求、事实和证据详见附件。\n"

// end says what is left out.
func (s *short) end() string {
	requests, facts := s.all(request), s.all(fact)
	switch {
	case requests && facts:
		return "证据详见附件。\n"
	case requests:
		return "其余事实和证据详见附件。\n"
	case facts:
		return "其余请求和证据详见附件。\n"
	}
	return longestEnd
}

// part is the role of a piece.
type part int

const (
	opening part = iota
	request
	fact
	argument
	declaration
	aside // never taken
)

// piece is a text that is written whole or not at all.
type piece struct {
	of    part
	text  string // including its line feed
	laws  int    // of a fact: the number of provisions that the letter applies to it
	taken bool
}

type short struct{ pieces []piece }

// requests matches headings of the requests.
var requests = pattern.New(`(请求|诉求|申请事项|愿望)$`)

func newShort(l *letter.Letter) *short {
	s := &short{}
	laws := applied(l)
	started, of, last := false, opening, 0
	for _, b := range l.Blocks[l.Head():] {
		switch x := b.(type) {
		case *letter.Heading:
			started = true
			if of = argument; requests.MatchString(x.Text.String()) {
				of = request
			}
		case *letter.Paragraph:
			switch {
			case !started: // more about the complainant is in other fields
				s.add(opening, x.Text.String())
				started = true
			case of == request: // the party asked
				s.add(request, x.Text.String())
			default:
				s.add(aside, x.Text.String())
			}
		case *letter.Fact:
			s.fact(x, laws)
		case *letter.List:
			for i, item := range x.Items {
				s.add(of, strconv.Itoa(i+1)+". "+item.String())
			}
		case *letter.Signature:
			s.declare(last)
			return s
		}
		if _, ok := b.(*letter.Paragraph); !ok {
			last = len(s.pieces)
		}
	}
	return s
}

// declare makes the paragraphs directly above the signature the declaration, except remarks in
// brackets.
func (s *short) declare(from int) {
	for i := from; i < len(s.pieces); i++ {
		if p := &s.pieces[i]; p.of != opening && !strings.HasPrefix(p.text, "（") {
			p.of = declaration
		}
	}
}

func (s *short) add(of part, text string) {
	s.pieces = append(s.pieces, piece{of: of, text: text + "\n"})
}

func (s *short) fact(f *letter.Fact, laws map[string]int) {
	lines := make([]string, len(f.Lines))
	for i, line := range f.Lines {
		lines[i] = line.String()
	}
	s.add(fact, strconv.Itoa(f.Number)+". "+strings.Join(lines, "\n"))
	s.pieces[len(s.pieces)-1].laws = laws[incident(f.Lines)]
}

// applied counts the provisions that the letter applies to each incident, by the path of the
// incident.
func applied(l *letter.Letter) map[string]int {
	laws := map[string]int{}
	for _, b := range l.Blocks {
		for line := range letter.Lines(b) {
			for _, in := range line {
				f, ok := in.(*letter.Field)
				if !ok {
					continue
				}
				if from, ok := f.Source.(letter.LawSource); ok {
					for _, i := range from.Incidents() {
						laws["incidents."+strconv.Itoa(i)] += len(from.Cited())
					}
				}
			}
		}
	}
	return laws
}

// incident returns the path of the incident that a fact tells, taken from the first value in it.
func incident(lines []letter.Line) string {
	for _, line := range lines {
		for _, in := range line {
			if f, ok := in.(*letter.Field); ok {
				if from, ok := f.Source.(letter.CaseSource); ok {
					path := strings.SplitN(from.Path(), ".", 3)
					return strings.Join(path[:min(2, len(path))], ".")
				}
			}
		}
	}
	return ""
}

// of returns the pieces of a part, in order.
func (s *short) of(of part) []*piece {
	var out []*piece
	for i := range s.pieces {
		if s.pieces[i].of == of {
			out = append(out, &s.pieces[i])
		}
	}
	return out
}

// byLaw returns the facts, those with the most provisions first.
func (s *short) byLaw() []*piece {
	out := s.of(fact)
	slices.SortStableFunc(out, func(a, b *piece) int { return b.laws - a.laws })
	return out
}

// take takes the pieces that fit, in order, and returns the remaining room.
func (s *short) take(room int, wanted []*piece) int {
	for _, p := range wanted {
		if n := length(p.text); !p.taken && n <= room {
			p.taken = true
			room -= n
		}
	}
	return room
}

// takeWhole takes all pieces of a part if they fit.
func (s *short) takeWhole(room int, of part) {
	need := 0
	for _, p := range s.of(of) {
		need += length(p.text)
	}
	if need <= room {
		s.take(room, s.of(of))
	}
}

// all reports whether every piece of a part was taken.
func (s *short) all(of part) bool {
	return !slices.ContainsFunc(s.of(of), func(p *piece) bool { return !p.taken })
}

// titles are printed before the first piece of a part.
var titles = map[part]string{request: "请求：\n", fact: "事实：\n", argument: "依据：\n"}

// text returns what was taken, with a title before each part.
func (s *short) text() string {
	var b strings.Builder
	before := opening
	for _, p := range s.pieces {
		if !p.taken {
			continue
		}
		if p.of != before {
			b.WriteString(titles[p.of])
			before = p.of
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// titlesLength returns an upper bound for the length of the titles.
func (s *short) titlesLength() int {
	n, before := 0, opening
	for _, p := range s.pieces {
		if p.of != before {
			n += length(titles[p.of])
			before = p.of
		}
	}
	return n
}

// length counts characters as a form does.
func length(s string) int { return len(utf16.Encode([]rune(s))) + strings.Count(s, "\n") }
