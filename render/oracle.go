package render

import (
	"fmt"
	"go/token"
	"strings"

	"tousu/legal/pattern"
	"tousu/render/letter"
)

// claim is something that a letter may say only if a fact of the case supports it: the signer
// answers for every sentence, not only for those that he wrote.
type claim struct {
	id      string
	words   *pattern.Pattern    // matches a template's wording of it
	besides []string            // phrases that look like it and claim nothing
	why     string              // why the letter must not say it, in Chinese
	carried func(*Dossier) bool // whether the case supports it; nil if no case does
	example string              // a sentence that makes the claim
}

// UnfoundedError is a sentence of a template that no fact of the case supports.
type UnfoundedError struct {
	Pos   token.Position // of the line in the template
	Claim string         // the id of the claim
	Words string
	Why   string
}

func (e *UnfoundedError) Error() string {
	return fmt.Sprintf("%s: 案情里没有这个意思：“%s”。%s（%s）", e.Pos, e.Words, e.Why, e.Claim)
}

// oracle looks for unfounded sentences in the letters of one run. It caches which lines make
// which claims: the same lines occur in thousands of letters.
type oracle struct {
	made map[string][]*claim // by line, without the user's own words
}

func newOracle() *oracle { return &oracle{made: map[string][]*claim{}} }

// unfounded lists the claims of the letter that the case does not support, each with the line
// that makes it. The letter must have been made from d.
func (o *oracle) unfounded(l *letter.Letter, d *Dossier) []error {
	var out []error
	no := -1
	for _, b := range l.Blocks {
		_, quote := b.(*letter.Quote) // the words of a statute claim nothing
		for line := range letter.Lines(b) {
			no++
			if quote {
				continue
			}
			for _, c := range o.claims(printed(line)) {
				if c.carried == nil || !c.carried(d) {
					out = append(out, &UnfoundedError{l.Where(no), c.id, c.words.FindString(c.bare(printed(line))),
						c.why})
				}
			}
		}
	}
	return out
}

// claims returns the claims that a line makes.
func (o *oracle) claims(line string) []*claim {
	made, known := o.made[line]
	if !known {
		for i := range claims {
			if c := &claims[i]; c.words.MatchString(c.bare(line)) {
				made = append(made, c)
			}
		}
		o.made[line] = made
	}
	return made
}

func (c *claim) bare(line string) string {
	for _, s := range c.besides {
		line = strings.ReplaceAll(line, s, "")
	}
	return line
}

// printed returns a line without the user's words and the words of the law.
func printed(line letter.Line) string {
	var b strings.Builder
	for _, in := range line {
		switch in := in.(type) {
		case letter.Text:
			b.WriteString(string(in))
		case *letter.Field:
			if in.Origin == letter.FromCase || in.Origin == letter.FromLaw {
				b.WriteString("…")
			} else {
				b.WriteString(in.Text)
			}
		}
	}
	return b.String()
}
