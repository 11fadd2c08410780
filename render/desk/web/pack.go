package web

import (
	"strconv"
	"strings"
)

// symbols are the ASCII signs that mean nothing within a script element that is not run,
// nor in an attribute: all that can be seen, without " & <.
const symbols = "!#$%'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// packed writes bytes as text: their number, a line end, and two signs of 91 for every 13
// bits, the first bit of each byte being its lowest. Base64 would be a twelfth longer.
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
