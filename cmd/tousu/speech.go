package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"tousu/legal/identity"
)

// speech is stdout or stderr. What a document, a header or a file's name brings
// along must not steer the terminal or turn the text around: such characters are
// shown escaped, in the form that JSON has too. It remembers that something could
// not be written: what is piped away must not be taken for whole.
type speech struct {
	io.Writer
	masks  bool   // personal numbers, which a file's or a sheet's name may hold
	failed bool   // something could not be written
	held   []byte // of a character whose end is yet to come
}

func (s *speech) Write(b []byte) (int, error) {
	text := b
	if len(s.held) > 0 {
		text = append(s.held, b...)
	}
	whole := len(text) - torn(text)
	s.held = bytes.Clone(text[whole:])
	if err := s.say(text[:whole]); err != nil {
		return 0, err
	}
	return len(b), nil
}

// end writes what was held back.
func (s *speech) end() {
	_ = s.say(s.held) // say remembers
	s.held = nil
}

func (s *speech) say(text []byte) error {
	if s.masks || bytes.ContainsFunc(text, steers) {
		out := escaped(string(text))
		if s.masks {
			out = masked(out)
		}
		text = []byte(out)
	}
	_, err := s.Writer.Write(text)
	s.failed = s.failed || err != nil
	return err
}

// torn is the number of bytes at the end that begin a character.
func torn(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if c := b[len(b)-n]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

// steers reports a character that acts on a terminal or on the text around it:
// controls of C0 and C1, directions, and what is no character at all. A carriage
// return alone is one; before a line feed it does no harm, but nothing here prints
// one.
func steers(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', 0x7f <= r && r <= 0x9f, r == utf8.RuneError:
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f, 0x2028 <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}

// escaped shows such characters as what they are.
func escaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case steers(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// masked hides the personal numbers of a text.
func masked(s string) string {
	numbers := identity.Find(s)
	if len(numbers) == 0 {
		return s
	}
	text := []rune(s)
	for _, n := range slices.Backward(numbers) {
		text = slices.Replace(text, n.From, n.To, []rune(identity.MaskID(n.Digits))...)
	}
	return string(text)
}
