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

// speech is stdout or stderr. Text from a document, a header or a file name must not control the
// terminal or reverse the text around it, so such characters are escaped, in the form of JSON.
// speech remembers that a write failed: piped output must not be taken for complete.
type speech struct {
	io.Writer
	masks  bool   // mask personal numbers, which a file or sheet name may hold
	failed bool   // a write failed
	held   []byte // start of a character whose end is yet to come
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
	_ = s.say(s.held) // say records the error
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

// torn returns the number of bytes at the end that begin an incomplete character.
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

// steers reports whether a character acts on a terminal or on the text around it: C0 and C1
// controls, directions, and invalid characters. A carriage return is one; before a line feed it
// would be harmless, but nothing here prints one.
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

// escaped replaces such characters by visible escapes.
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

// masked hides the personal numbers in a text.
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
