package web

import (
	"strconv"
	"strings"
)

// symbols holds the ASCII characters without meaning in an attribute or in a script element that
// is not run: all visible ones except " & <.
const symbols = "!#$%'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// packed encodes bytes as text: their number, a line feed, and two of 91 symbols for every 13
// bits, least significant bit first. Base64 would be a twelfth longer.
func packed(content []byte) string {
	var b strings.Builder
	b.Grow(len(content)*16/13 + 16)
	b.WriteString(strconv.Itoa(len(content)) + "\n")
	bits, held := 0, uint(0)
	write := func() {
		v := bits & (1<<13 - 1)
		b.WriteByte(symbols[v/len(symbols)])
		b.WriteByte(symbols[v%len(symbols)])
		bits >>= 13
	}
	for _, c := range content {
		bits |= int(c) << held
		if held += 8; held >= 13 {
			write()
			held -= 13
		}
	}
	if held > 0 {
		write()
	}
	return b.String()
}
