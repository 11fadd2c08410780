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

	where []*token.Position // of each line of Lines; nil unless Parse made the letter
}

// Block is one of *Title, *Salutation, *Heading, *Paragraph, *Fact, *List, *Table,
// *Parties, *Quote, *Closing, *Signature and *Enclosure.
type Block interface{ block() }

// Title is the name of the paper (标题), centred.
type Title struct{ Text Line }

// Salutation is the addressee at the head (称谓), flush left.
type Salutation struct{ Text Line }

// Heading parts the letter (小标题).
type Heading struct {
	Level  int // 1 or 2; 1 where Number is 0
	Number int // 一、 at level 1, （一） at level 2, counted from 1; 0: printed without number
	Text   Line
}

// Paragraph is running text (段落), its first line indented by two characters.
type Paragraph struct{ Text Line }

// Fact is one fact of the letter (事实), 1. 2. 3. through the whole of it, told in
// one or more paragraphs that belong together.
type Fact struct {
	Number int    // counted from 1
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
	Shares []int    // of the width, by column; nil: shared out by content
	Dense  bool     // in small type: a sheet that nobody hands in
}

// Parties is a table of names and values without a header (当事人信息).
type Parties struct {
	Rows  [][2]Line // never empty
	Dense bool      // as of Table
}

// Quote holds the words of a statute (法条引文), one Line for each 款 or 项.
type Quote struct {
	Lines []Line // never empty
}

// Closing is 此致 and the addressee under it (结语): the first line is indented,
// the others stand flush left.
type Closing struct {
	Lines []Line // never empty
}

// Signature is the block at the right end (落款): signatory, then date. It is
// never parted from its own lines by a page.
type Signature struct {
	Lines []Line // never empty
}

// Enclosure lists what is sent with the letter (附件).
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

// Field is a value that a template printed: never empty, without line break. A
// value of several lines is several Fields parted by Breaks.
type Field struct {
	Text   string
	Origin Origin
	Source Source          // what it was taken from, a CaseSource or a LawSource; nil if unknown
	Pos    *token.Position // the action in the template that printed it; nil if none did
}

// Source is what a field was taken from: a CaseSource or a LawSource.
type Source interface{}

// CaseSource is a value of the case: the field itself, or, if the field is of another origin,
// the first value that it was made of.
type CaseSource interface {
	// Position is the place in the case file.
	Position() token.Position
	// Path is the key, in English and with indices from 0: incidents.1.narrative. The case
	// need not have it: what a letter says may come of what is not written there.
	Path() string
}

// LawSource is one or more provisions or rules that the letter cites at one place.
type LawSource interface {
	// Cited are those, in the order in which they are printed; never empty.
	Cited() []Cited
	// Incidents are the incidents of the case to which they apply, by index from
	// 0; nil where the letter cites them for no incident of its own.
	Incidents() []int
}

// Cited is a provision in the version that applies, or a rule.
type Cited struct {
	Ref   string // law/provision: csl/no-stolen-data; rule/id
	Key   string // law/place@effective: csl/46@2026-01-01
	Clock string // the day that picked the version: act or filing
}

// Break is a line break within a value.
type Break struct{}

func (Text) inline()   {}
func (*Field) inline() {}
func (Break) inline()  {}

// Origin tells where a Field's characters came from.
type Origin byte

// The origins.
const (
	FromCase     Origin = 'c' // the case file: the user's own words and data
	FromLaw      Origin = 'l' // the statute corpus
	FromAgency   Origin = 'a' // the agency data
	FromComputed Origin = 'm' // made by the program from the others: a date, a sum, a count
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

// Where returns the template's position of the i-th line of Lines, the zero
// Position for a letter that Parse did not make.
func (l *Letter) Where(i int) token.Position {
	if i >= len(l.where) {
		return token.Position{}
	}
	return *l.where[i]
}

// Head is how many blocks stand above the title (信头): none in a letter without one.
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
