package main

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// What steers a terminal or turns text around is shown, not done; what is split
// between two writes is one character.
func TestSpeech(t *testing.T) {
	for in, want := range map[string]string{
		"甲\n\t乙": "甲\n\t乙", "\x1b[31m红": `\u001b[31m红`, "a\u202eb": `a\u202eb`, "\u009b2J": `\u009b2J`,
		"a\xffb": `a\xffb`, "\u2066x\u2069": `\u2066x\u2069`,
		"a\rb": `a\u000db`, "𠮷": "𠮷", "末\xe5\xad": `末\xe5\xad`,
	} {
		var out strings.Builder
		s := &speech{Writer: &out}
		for i := range len(in) {
			if n, err := s.Write([]byte(in[i : i+1])); n != 1 || err != nil {
				t.Fatal(n, err)
			}
		}
		s.end()
		if out.String() != want || !utf8.ValidString(out.String()) {
			t.Errorf("%q is %q, want %q", in, out.String(), want)
		}
	}
}

// Numbers of people that a file's or a sheet's name holds are masked in the talk.
func TestSpeechMasks(t *testing.T) {
	var out strings.Builder
	s := &speech{Writer: &out, masks: true}
	if _, err := s.Write([]byte("周玉兰13900005678/510104199307163026.yaml:3:1: 缺电话 12321\n")); err != nil {
		t.Fatal(err)
	}
	if want := "周玉兰13*******78/510104********3026.yaml:3:1: 缺电话 12321\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
