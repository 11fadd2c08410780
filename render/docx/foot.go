package docx

import "tousu/render/letter"

// foot is the end of a letter: closing, signature, date and enclosures, which no
// page parts, with two lines of text before them, so that no page holds these
// alone.
type foot struct {
	from, last int // blocks; from is the first that is kept with the next
}

// holds reports whether a block is kept with the next.
func (f foot) holds(block int) bool { return f.from <= block && block < f.last }

// footOf finds the first foot from a block on, one for each paper that is signed: a file
// may hold several. Where nothing is signed any more, it lies behind the blocks.
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
	footLines = 2  // of text that stay with the foot
	fullLine  = 64 // the width of a line of 四号 in letters, more than one of 三号 has
)

// linesAbout is how many lines a block takes at least, up to two.
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
