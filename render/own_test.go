package render

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"tousu/render/letter"
)

// ownShare is how much of a letter is the person's own account, in percent of its
// characters without white space and marks: fields that came from the case
// (names, days, numbers, narratives, replies, the table of the evidence). The annex of the law
// is no part of the letter.
func ownShare(l *letter.Letter) int {
	own, whole := 0, 0
	for _, b := range l.Blocks {
		if h, ok := b.(*letter.Heading); ok && strings.HasPrefix(h.Text.String(), "附：") {
			break
		}
		for line := range (&letter.Letter{Blocks: []letter.Block{b}}).Lines() {
			for _, in := range line {
				switch in := in.(type) {
				case letter.Text:
					whole += characters(string(in))
				case *letter.Field:
					n := characters(in.Text)
					whole += n
					if in.Origin == letter.FromCase {
						own += n
					}
				}
			}
		}
	}
	return 100 * own / whole
}

func characters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// A fifth of every letter of the case by which their length is measured is its own.
func TestOwnFacts(t *testing.T) {
	e, c := shipped(t), readCase(t, "jincheng")
	for d, r := range lettersOf(t, e, c) {
		if share := ownShare(r.Letter); !d.Agency.Kept && share < 20 {
			t.Errorf("%s to %s: %d %% are the person's own facts", r.Title, r.Recipient, share)
		}
	}
}

// No letter says a sentence twice, tables apart; a reminder tells of each paper's term alike, and
// each contact has a sheet of his own.
func TestNothingTwice(t *testing.T) {
	e := shipped(t)
	for _, name := range samples(t) {
		c := readCase(t, name)
		for d, r := range lettersOf(t, e, c) {
			if d.Paper.Kind == "reminder" || d.Paper.Kind == "contact-statement" {
				continue
			}
			said := map[string]bool{}
			untabled := &letter.Letter{Blocks: slices.DeleteFunc(slices.Clone(r.Letter.Blocks),
				func(b letter.Block) bool {
					_, table := b.(*letter.Table)
					return table
				})}
			for line := range untabled.Lines() {
				for s := range strings.FieldsFuncSeq(line.String(),
					func(r rune) bool { return strings.ContainsRune("。；！？：", r) }) {
					if characters(s) >= 16 && said[s] {
						t.Errorf("%s of %s says twice: %s", d.Paper.Kind, name, s)
					}
					said[s] = true
				}
			}
		}
	}
}
