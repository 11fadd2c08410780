package web

import (
	"strings"
	"testing"
)

// The vector is that of unpack.test.js.
func TestPacked(t *testing.T) {
	for content, want := range map[string]string{
		"":                             "0\n",
		"\xff\xff\xff\xff\xff":         "5\n~#~#~#!#", // 8191 is 90·91 + 1; one bit is left
		"\x00":                         "1\n!!",
		"\xff":                         "1\n$m",
		"\x00\x01\xfe\xff\x80\x7f\x1a": "7\n$n}q!c_)!#",
	} {
		if got := packed([]byte(content)); got != want {
			t.Errorf("%q is packed as %q, want %q", content, got, want)
		}
	}
	if n := len(symbols); n != 91 || strings.ContainsAny(symbols, "<&\" \n") {
		t.Errorf("%d signs", n)
	}
}
