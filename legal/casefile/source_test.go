package casefile

import (
	"fmt"
	"go/token"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// faultsOf returns the places and codes of what is reported of a file.
func faultsOf(src string) string {
	var out []string
	Parse("案.yaml", []byte(src), demo, func(pos token.Position, code, message, hint string) {
		if message == "" || hint == "" || pos.Filename != "案.yaml" {
			code += "?"
		}
		out = append(out, fmt.Sprintf("%d:%d %s", pos.Line, pos.Column, code))
	})
	return strings.Join(out, "; ")
}

// TestUnreadableFiles: a file that is not text, or too large, is reported at its place and once.
func TestUnreadableFiles(t *testing.T) {
	const line = "日期: 甲\n"
	filled := func(n int) string {
		return line + strings.Repeat("#"+strings.Repeat("x", 62)+"\n", n/64+1)[:n-len(line)]
	}
	for _, c := range []struct{ name, src, want string }{
		{"as many bytes as a file may have", filled(MaxFile), ""},
		{"one more", filled(MaxFile + 1), "1:1 too-large"},
		{"as many lines", line + strings.Repeat("\n", MaxLines-1), ""},
		{"a line more", line + strings.Repeat("\n", MaxLines), "1:1 too-large"},
		{"UTF-16, little end first", "\xff\xfea\x00", "1:1 encoding"},
		{"UTF-16, big end first", "\xfe\xff\x00a", "1:1 encoding"},
		{"UTF-16 without a mark", "a\x00:\x00 \x00b\x00", "1:1 encoding"},
		{"two NULs of ten bytes are stray ones", "日期: \x00\x00", "1:5 bad-character; 1:6 bad-character"},
		{"three are not", "日: \x00\x00\x00", "1:1 encoding"},
		{"UTF-8 that breaks off", "甲乙丙丁戊己庚辛: 壬\n癸 \xff", "2:3 encoding"},
		{"on the first line", "甲乙丙丁戊己庚辛\xff", "1:9 encoding"},
		{"neither", "a\xff\xff", "1:2 encoding"},
		{"a damaged character", "日期: \ufffd\n", "1:5 bad-character"},
		{"a hidden direction", "日期: 甲\n诉求: \u202e乙\n", "2:5 bad-character"},
		{"twenty of them", "日期: " + strings.Repeat("\x01", 20), strings.TrimPrefix(badCharacters(20), "; ")},
		{"and no more", "日期: " + strings.Repeat("\x01", 21), strings.TrimPrefix(badCharacters(20), "; ")},
	} {
		if got := strings.Split(faultsOf(c.src), "; 1:1 empty")[0]; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func badCharacters(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "; 1:%d bad-character", 5+i)
	}
	return b.String()
}

// TestKeysOfAGroup: the limits of keys in a group, dashes on a line and nested brackets.
func TestKeysOfAGroup(t *testing.T) {
	keys := func(n int) string {
		var b strings.Builder
		b.WriteString("机关名称:\n")
		for i := range n {
			fmt.Fprintf(&b, "  键%d: 甲\n", i)
		}
		return b.String()
	}
	dashes := func(n int) string { return "诉求:\n" + strings.Repeat("- ", n) + "甲\n" }
	brackets := func(n int) string { return "诉求: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n" }
	for _, c := range []struct{ name, src, want string }{
		{"a thousand keys", keys(MaxKeys), ""}, {"one more", keys(MaxKeys + 1), "1002:3 too-large"},
		{"many dashes", dashes(2 * maxNesting), ""}, {"too many", dashes(2*maxNesting + 1), "2:1 syntax"},
		{"many brackets", brackets(maxNesting), ""}, {"too many brackets", brackets(maxNesting + 1), "1:1 syntax"},
		{"too many brackets, and more of them", brackets(maxNesting + 2), "1:1 syntax"},
	} {
		if got := faultsOf(c.src); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCharactersOfGB18030: an editor finds the bytes of each character, whether one, two or four.
func TestCharactersOfGB18030(t *testing.T) {
	encoder := simplifiedchinese.GB18030.NewEncoder()
	var src []byte
	var want []rune
	for r := rune(' '); r < 0x10ffff; r += 1 + r/0x3000 {
		if b, err := encoder.Bytes([]byte(string(r))); err == nil && (r < 0xd800 || r > 0xf8ff) && r != 0xfffd {
			src, want = append(src, b...), append(want, r)
		}
	}
	src, want = append(src, 0x80), append(want, '€')
	e := &editor{src: src, gbk: true}
	e.decode()
	if string(e.text) != string(want) {
		t.Error("a character is read as another")
	}
	for i, r := range want[:len(want)-1] {
		b, err := encoder.Bytes([]byte(string(r)))
		if err != nil || string(src[e.bytes[i]:e.bytes[i+1]]) != string(b) {
			t.Fatalf("U+%04X is said to be % x", r, src[e.bytes[i]:e.bytes[i+1]])
		}
	}
}
