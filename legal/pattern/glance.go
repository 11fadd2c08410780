package pattern

import (
	"regexp"
	"regexp/syntax"
	"unicode/utf8"
)

// glance finds a pattern in a text faster than package regexp does: by the two runes that
// a match begins with. Most texts have few places where such two stand, and there it
// matches no more of the text than a match can hold. Only patterns of bounded length
// that look at nothing around them have one, and those of any length that match at the
// beginning of a text: there the first two runes show that it does not. It takes a third to a
// half of the time of package regexp (BenchmarkGlance), which is five percent of a batch.
type glance struct {
	anchored bool
	ones     [4]uint64      // the first runes, by their last eight bits
	begins   [64]uint64     // the pairs by a hash, 0 for a second rune that is any, or none
	at       *regexp.Regexp // the pattern, at the beginning of a text
	most     int            // bytes of a match
}

const (
	mostBegins = 4096 // pairs
	mostRunes  = 64   // of a match
)

// glanceOf returns nil for a pattern that has none.
func glanceOf(text string) *glance {
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil
	}
	w := walk{prog: prog, lengths: map[uint32]int{}}
	g, begins := &glance{anchored: prog.StartCond() == syntax.EmptyBeginText}, map[[2]rune]bool{}
	n := w.longest(uint32(prog.Start))
	if !g.anchored && (n <= 0 || n > mostRunes) || !w.pairs(begins) {
		return nil
	}
	g.most = n * utf8.UTFMax
	for pair := range begins {
		g.ones[uint8(pair[0])>>6] |= 1 << (pair[0] & 63)
		word, bit := g.pair(pair[0], pair[1])
		*word |= bit
	}
	if !g.anchored {
		g.at = regexp.MustCompile(`\A(?:` + text + `)`)
	}
	return g
}

// may reports whether a match may begin with the rune and what follows it.
func (g *glance) may(r rune, rest string) bool {
	if g.ones[uint8(r)>>6]&(1<<(r&63)) == 0 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return g.opens(r, next) || g.opens(r, 0)
}

// opens reports whether a match may begin with the pair; of a few others too.
func (g *glance) opens(one, two rune) bool {
	word, bit := g.pair(one, two)
	return *word&bit != 0
}

func (g *glance) pair(one, two rune) (*uint64, uint64) {
	h := uint32(one)*0x9E3779B1 ^ uint32(two)*0x85EBCA77
	return &g.begins[h>>20&63], 1 << (h >> 26)
}

// begin reports whether a match may stand at the beginning of a text.
func (g *glance) begin(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && g.may(r, s[size:])
}

// find returns where the first match stands; ok is false where there is none.
func (g *glance) find(s string) (start, end int, ok bool) {
	for i, r := range s {
		if !g.may(r, s[i+utf8.RuneLen(r):]) {
			continue
		}
		if at := g.at.FindStringIndex(s[i:min(len(s), i+g.most)]); at != nil {
			return i, i + at[1], true
		}
	}
	return 0, 0, false
}

// walk reads a compiled pattern.
type walk struct {
	prog    *syntax.Prog
	lengths map[uint32]int // of the longest match from an instruction on; unbounded while it is being found
}

const unbounded = -1 << 30

// longest is the number of runes that the instructions from pc on match at most, below 0
// where that is not bounded or they look around.
func (w *walk) longest(pc uint32) int {
	if n, ok := w.lengths[pc]; ok {
		return n
	}
	w.lengths[pc] = unbounded
	in := &w.prog.Inst[pc]
	n := unbounded
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		a, b := w.longest(in.Out), w.longest(in.Arg)
		if a >= 0 && b >= 0 {
			n = max(a, b)
		}
	case syntax.InstCapture, syntax.InstNop:
		n = w.longest(in.Out)
	case syntax.InstMatch, syntax.InstFail:
		n = 0
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		n = 1 + w.longest(in.Out)
	}
	w.lengths[pc] = n
	return n
}

// pairs collects the pairs of runes that a match begins with. It reports whether these
// are few and a match holds something.
func (w *walk) pairs(out map[[2]rune]bool) bool {
	return w.steps(uint32(w.prog.Start), map[uint32]bool{}, func(first rune, then uint32) bool {
		if first == 0 {
			return false
		}
		return w.steps(then, map[uint32]bool{}, func(second rune, _ uint32) bool {
			out[[2]rune{first, second}] = true
			return len(out) <= mostBegins
		})
	})
}

// steps calls do for each rune that may stand next, 0 for any or for the end of a match,
// and what follows it. It reports whether do always returned true.
func (w *walk) steps(pc uint32, seen map[uint32]bool, do func(r rune, then uint32) bool) bool {
	if seen[pc] { // a loop around nothing
		return true
	}
	seen[pc] = true
	in := &w.prog.Inst[pc]
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		return w.steps(in.Out, seen, do) && w.steps(in.Arg, seen, do)
	case syntax.InstCapture, syntax.InstNop:
		return w.steps(in.Out, seen, do)
	case syntax.InstFail:
		return true
	case syntax.InstEmptyWidth:
		if pc == uint32(w.prog.Start) && syntax.EmptyOp(in.Arg) == syntax.EmptyBeginText {
			return w.steps(in.Out, seen, do)
		}
	case syntax.InstRune, syntax.InstRune1:
		return classRunes(in, func(r rune) bool { return do(r, in.Out) })
	}
	return do(0, in.Out)
}

// classRunes calls do for each rune of a class, with 0 for a class of many or one that
// folds cases.
func classRunes(in *syntax.Inst, do func(rune) bool) bool {
	if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
		return do(0)
	}
	if len(in.Rune) == 1 {
		return do(in.Rune[0])
	}
	n := 0
	for i := 0; i+1 < len(in.Rune); i += 2 {
		n += int(in.Rune[i+1]-in.Rune[i]) + 1
	}
	if n > 256 {
		return do(0)
	}
	for i := 0; i+1 < len(in.Rune); i += 2 {
		for r := in.Rune[i]; r <= in.Rune[i+1]; r++ {
			if !do(r) {
				return false
			}
		}
	}
	return true
}
