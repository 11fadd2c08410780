package casefile

import (
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	got, _, ok := Clean(" \u3000甲\r\n乙\r丙\v丁\f戊\u0085己\u2028庚\u2029辛\t壬\u200b\u200c\u200d\u2060\ufeff\u00ad \n")
	if want := "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛 壬"; !ok || got != want {
		t.Errorf("got %q %v", got, ok)
	}
	for _, r := range "\x00\x01\x1b\x7f\u0080\u009f\ufdd0\ufffe\uffff\U0010ffff\ufffd\u202a\u202e\u2066\u2069\ufff9" {
		if _, bad, ok := Clean("甲" + string(r)); ok || bad != r {
			t.Errorf("U+%04X is accepted", r)
		}
	}
	for _, r := range "𠮷\U000e0100\ue000·〇" {
		if got, _, ok := Clean(string(r)); !ok || got != string(r) {
			t.Errorf("U+%04X is lost", r)
		}
	}
}

// TestDecodeText: a file that is UTF-8 for eight characters of three bytes and then is not was
// damaged, at the byte that is reported; with fewer it is read as GB18030.
func TestDecodeText(t *testing.T) {
	for _, c := range []struct {
		src  string
		text string
		bad  int
	}{
		{"甲é😀\ufffd", "甲é😀\ufffd", -1},
		{"甲乙丙丁戊己庚辛\xff", "", 24},
		{"\ufffd甲乙丙丁戊己庚a\xff", "", 25},
		{"😀😀😀😀😀😀😀😀\xe4\xb8", "", 32},
		{"\xd6\xd0\xce\xc4", "中文", -1},
		{"éééééééé\xff\xff", "", 16},
	} {
		if text, bad := DecodeText([]byte(c.src)); bad != c.bad || bad < 0 && text != c.text {
			t.Errorf("%q: %q %d", c.src, text, bad)
		}
	}
	few := "甲乙丙丁戊己庚" // seven: their bytes, in pairs, are characters of GB18030 too
	if text, _ := DecodeText([]byte(few + "\xd6\xd0a")); text == "" || strings.Contains(text, few) {
		t.Errorf("read as %q", text)
	}
}

// TestCleanIsWhatItSays: a text is clean if none of its characters would be changed, and bytes that
// are no character are refused.
func TestCleanIsWhatItSays(t *testing.T) {
	for r := rune(0); r <= 0x11000; r++ {
		s := "甲" + string(r) + "乙"
		text, bad, ok := Clean(s)
		if r >= 0xd800 && r <= 0xdfff {
			r = 0xfffd // string converts a surrogate to it
		}
		want := refused(r)
		if ok == want || want && (bad != r || text != "") {
			t.Fatalf("U+%04X: %q, %v", r, text, ok)
		}
	}
	for _, s := range []string{"\xe4A\x80", "\xe4\x80", "\xe4\x80A", "甲\xe4", "\x80"} {
		if text, bad, ok := Clean(s); ok || bad != 0xfffd {
			t.Errorf("%q is %q", s, text)
		}
	}
}

// TestBlank: a value is blank if everything in it is blank, at any depth.
func TestBlank(t *testing.T) {
	empty, full := NewText(" \u3000\u200b"), NewText("甲")
	for name, c := range map[string]struct {
		n    *Node
		want bool
	}{
		"nothing": {&Node{}, true}, "blanks": {empty, true}, "a text": {full, false},
		"a fault": {&Node{Kind: Faulty}, false},
		"no key":  {NewGroup(), true}, "an empty key": {NewGroup(NewEntry("a", empty)), true},
		"a key":   {NewGroup(NewEntry("a", empty), NewEntry("b", full)), false},
		"no item": {NewList(), true}, "empty items": {NewList(empty, NewGroup()), true},
		"an item": {NewList(empty, full), false},
	} {
		if got := c.n.Blank(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
