// Package letter is the document model of a formal letter (书信) and the line
// markup in which templates write one.
package letter

import (
	"go/token"
	"iter"
	"strings"
)

// A Letter is a sequence of blocks in reading order.
type Letter struct {
	Blocks []Block

	where []*token.Position // of each line of Lines; nil unless the letter comes from Parse
}

// Block is one of *Title, *Salutation, *Heading, *Paragraph, *Fact, *List, *Table,
// *Parties, *Quote, *Closing, *Signature and *Enclosure.
type Block interface{ block() }

// Title is the name of the paper (标题), centred.
type Title struct{ Text Line }

// Salutation is the addressee at the head (称谓), flush left.
type Salutation struct{ Text Line }

// Heading starts a section of the letter (小标题).
type Heading struct {
	Level  int // 1 or 2; 1 if Number is 0
	Number int // from 1, 一、 at level 1, （一） at level 2; 0: printed without a number
	Text   Line
}

// Paragraph is running text (段落), its first line indented by two characters.
type Paragraph struct{ Text Line }

// Fact is one fact of the letter (事实), in one or more paragraphs. Facts are numbered 1. 2. 3.
// through the whole letter.
type Fact struct {
	Number int    // from 1
	Lines  []Line // never empty
}

// List is a run of items (列表), numbered 1. 2. 3. or with bullets.
type List struct {
	Ordered bool
	Items   []Line // never empty
}

// Table has a header row and rows of the same width (表格).
type Table struct {
	Header []Line   // never empty
	Rows   [][]Line // each as long as Header; may be empty
	Shares []int    // of the width, by column; nil: by content
	Dense  bool     // in small type: a sheet that is not handed in
}

// Parties is a table of names and values without a header (当事人信息).
type Parties struct {
	Rows  [][2]Line // never empty
	Dense bool      // as in Table
}

// Quote holds the words of a statute (法条引文), one Line for each 款 or 项.
type Quote struct {
	Lines []Line // never empty
}

// Closing is 此致 with the addressee below it (结语): the first line is indented, the others are
// flush left.
type Closing struct {
	Lines []Line // never empty
}

// Signature is the block at the right (落款): signatory, then date. It is never split across
// pages.
type Signature struct {
	Lines []Line // never empty
}

// Enclosure lists what is enclosed with the letter (附件).
type Enclosure struct {
	Items []Line // never empty
}

func (*Title) block()      {}
func (*Salutation) block() {}
func (*Heading) block()    {}
func (*Paragraph) block()  {}
func (*Fact) block()       {}
func (*List) block()       {}
func (*Table) block()      {}
func (*Parties) block()    {}
func (*Quote) block()      {}
func (*Closing) block()    {}
func (*Signature) block()  {}
func (*Enclosure) block()  {}

// Line is the content of one block, item or cell. A cell may be empty; every
// other Line holds at least one Text or Field.
type Line []Inline

// Inline is one of Text, *Field and Break.
type Inline interface{ inline() }

// Text is literal text of a template: never empty, without line break.
type Text string

// Field is a value that a template printed: never empty, without line break. A value of several
// lines is several Fields separated by Breaks.
type Field struct {
	Text   string
	Origin Origin
	Source Source          // what it was taken from, a CaseSource or a LawSource; nil if unknown
	Pos    *token.Position // the template action that printed it; nil if none did
}

// Source is what a field was taken from: a CaseSource or a LawSource.
type Source interface{}

// CaseSource is a value of the case: the field itself or, for a field of another origin, the
// first value it was made from.
type CaseSource interface {
	// Position returns the position in the case file.
	Position() token.Position
	// Path returns the key, in English and with indices from 0: incidents.1.narrative. The case
	// need not have it: a letter may say something because a key is missing.
	Path() string
}

// LawSource is one or more provisions or rules cited in one place of the letter.
type LawSource interface {
	// Cited returns them in the order in which they are printed; never empty.
	Cited() []Cited
	// Incidents returns the incidents of the case to which they apply, by index from 0; nil if
	// the letter cites them for no particular incident.
	Incidents() []int
}

// Cited is a provision in the version that applies, or a rule.
type Cited struct {
	Ref   string // law/provision: csl/no-stolen-data; rule/id
	Key   string // law/place@effective: csl/46@2026-01-01
	Clock string // the day that decides the version: act or filing
}

// Break is a line break within a value.
type Break struct{}

func (Text) inline()   {}
func (*Field) inline() {}
func (Break) inline()  {}

// Origin says where the characters of a Field came from.
type Origin byte

// The origins.
const (
	FromCase     Origin = 'c' // the case file: the user's own words and data
	FromLaw      Origin = 'l' // the statute corpus
	FromAgency   Origin = 'a' // the agency data
	FromComputed Origin = 'm' // made by the program: a date, a sum, a count
)

// String returns the line's text with "\n" for breaks.
func (l Line) String() string {
	said := make([]string, 0, 16)
	for _, in := range l {
		said = append(said, words(in))
	}
	return strings.Join(said, "")
}

func words(in Inline) string {
	switch in := in.(type) {
	case Text:
		return string(in)
	case *Field:
		return in.Text
	}
	return "\n"
}

// Lines yields every line of the letter in reading order.
func (l *Letter) Lines() iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for _, b := range l.Blocks {
			for line := range Lines(b) {
				if !yield(line) {
					return
				}
			}
		}
	}
}

// Where returns the template position of the i-th line of Lines, or the zero Position for a
// letter that does not come from Parse.
func (l *Letter) Where(i int) token.Position {
	if i >= len(l.where) {
		return token.Position{}
	}
	return *l.where[i]
}

// Head returns the number of blocks above the title (信头); 0 for a letter without a title.
func (l *Letter) Head() int {
	for i, b := range l.Blocks {
		if _, ok := b.(*Title); ok {
			return i
		}
	}
	return 0
}

// Lines yields the lines of one block in reading order.
func Lines(b Block) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		switch b := b.(type) {
		case *Title:
			yield(b.Text)
		case *Salutation:
			yield(b.Text)
		case *Heading:
			yield(b.Text)
		case *Paragraph:
			yield(b.Text)
		case *Fact:
			each(b.Lines, yield)
		case *List:
			each(b.Items, yield)
		case *Table:
			if each(b.Header, yield) {
				for _, row := range b.Rows {
					if !each(row, yield) {
						return
					}
				}
			}
		case *Parties:
			for i := range b.Rows {
				if !each(b.Rows[i][:], yield) {
					return
				}
			}
		case *Quote:
			each(b.Lines, yield)
		case *Closing:
			each(b.Lines, yield)
		case *Signature:
			each(b.Lines, yield)
		case *Enclosure:
			each(b.Items, yield)
		default:
			panic("letter: unknown block") // Block is closed
		}
	}
}

func each(lines []Line, yield func(Line) bool) bool {
	for _, l := range lines {
		if !yield(l) {
			return false
		}
	}
	return true
}
