package docx

import "fmt"

const (
	numberingName = "word/numbering.xml"
	numberingEnd  = "</w:numbering>"
)

// Schemes of numbers (abstractNum) and their instances (num) that every letter can use. A
// numbered list takes the next instance of the pool: in Word a list restarts at 1 only with an
// instance of its own.
const (
	headingScheme = 0 // 一、 and （一）
	bulletScheme  = 1
	listScheme    = 2 // 1. 2. 3.

	headingNum   = 1
	bulletNum    = 2
	firstListNum = 3
	listPool     = 12
	firstOwnNum  = firstListNum + listPool
)

// num is a numbering instance that counts from start at one level of its scheme.
type num struct {
	abstract, level, start int
}

// appendNumbering appends a letter's own instances and the end of the numbering part.
func appendNumbering(b []byte, own []num) []byte {
	for i, n := range own {
		b = fmt.Appendf(b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>`+
			`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`,
			firstOwnNum+i, n.abstract, n.level, n.start)
	}
	return append(b, numberingEnd...)
}
