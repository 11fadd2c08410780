package docx

import "tousu/render/letter"

// foot is the end of a letter: closing, signature, date and enclosures. It is never split across
// pages and is kept with two lines of text before it, so that no page holds only the foot.
type foot struct {
	from, last int // indices of blocks; from is the first that is kept with the next
}

// holds reports whether a block is kept with the next.
func (f foot) holds(block int) bool { return f.from <= block && block < f.last }

// footOf returns the first foot at or after block start. A file may hold several signed papers,
// each with a foot. If no signature follows, the foot is after the last block.
func footOf(blocks []letter.Block, start int) foot {
	signature := start
	for signature < len(blocks) {
		if _, ok := blocks[signature].(*letter.Signature); ok {
			break
		}
		signature++
	}
	f := foot{from: signature, last: signature}
	if signature == len(blocks) {
		return f
	}
	for f.last+1 < len(blocks) && atFoot(blocks[f.last+1]) {
		f.last++
	}
	for f.from > start && atFoot(blocks[f.from-1]) {
		f.from--
	}
	for lines := 0; f.from > start && lines < footLines; {
		f.from--
		lines += linesAbout(blocks[f.from])
	}
	return f
}

func atFoot(b letter.Block) bool {
	switch b.(type) {
	case *letter.Closing, *letter.Signature, *letter.Enclosure:
		return true
	}
	return false
}

const (
	footLines = 2  // lines of text that are kept with the foot
	fullLine  = 64 // the width of a line of 四号 in Latin letters; a line of 三号 has fewer
)

// linesAbout returns the minimum number of lines of a block, at most footLines.
func linesAbout(b letter.Block) int {
	lines := 0
	for line := range letter.Lines(b) {
		lines++
		if lineWidth(line) > fullLine {
			lines++
		}
	}
	return min(lines, footLines)
}
