package verify

import (
	"iter"

	"tousu/legal"
)

// pairSet approximates the set of pairs of runes in the statutes: a pair that it lacks is in no
// statute. Building it takes a tenth of the time of an index, and it suffices to rule out most
// texts as words of a statute.
type pairSet [1 << 14]uint64

func (s *pairSet) bit(pair [2]rune) (*uint64, uint64) {
	h := uint32(pair[0])*0x9E3779B1 ^ uint32(pair[1])*0x85EBCA77
	return &s[h>>12&(1<<14-1)], 1 << (h >> 26)
}

// pairsIn returns the pairs within the lines of all articles.
func pairsIn(statutes []*legal.Statute) *pairSet {
	s := new(pairSet)
	for _, statute := range statutes {
		for _, v := range statute.Versions {
			for _, a := range v.Articles {
				for _, line := range a.Lines() {
					s.add(line)
				}
			}
		}
	}
	return s
}

func (s *pairSet) add(line string) {
	var before rune
	for _, r := range line {
		if r = plainRune(r); r == 0 {
			continue
		}
		word, bit := s.bit([2]rune{before, r})
		*word |= bit
		before = r
	}
}

// share returns the portion of the pairs that the statutes may have, 0 to 1.
func (s *pairSet) share(pairs map[[2]rune]bool) float64 {
	n := 0
	for pair := range pairs {
		if word, bit := s.bit(pair); *word&bit != 0 {
			n++
		}
	}
	return float64(n) / float64(max(len(pairs), 1))
}

// all reports whether the statutes may have every pair of a plain text. If not, no statute has the
// text.
func (s *pairSet) all(text string) bool {
	for pair := range pairsOf(text) {
		if word, bit := s.bit(pair); *word&bit == 0 {
			return false
		}
	}
	return true
}

// pairIndex finds the sentences that have two consecutive runes. It is built at each start of the
// program, so it consists of two slices and no map: the pairs of all sentences, grouped by bucket
// and in the order of the sentences.
type pairIndex struct {
	starts []int32 // of each bucket in pairs, and the end of the last
	pairs  []heldPair
}

// heldPair is a pair of runes and a sentence that has it.
type heldPair struct {
	pair     [2]rune
	sentence int32
}

// buckets is a power of two, of the order of the number of distinct pairs in the statutes.
const buckets = 1 << 15

func bucketOf(pair [2]rune) int {
	return int((uint32(pair[0])*0x9E3779B1 ^ uint32(pair[1])*0x85EBCA77) >> 17 & (buckets - 1))
}

// indexPairs indexes the plain words of the sentences.
func indexPairs(sentences []sentence) pairIndex {
	x := pairIndex{starts: make([]int32, buckets+1)}
	for _, s := range sentences {
		for pair := range pairsOf(s.plain) {
			x.starts[bucketOf(pair)+1]++
		}
	}
	for b := range buckets {
		x.starts[b+1] += x.starts[b]
	}
	x.pairs = make([]heldPair, x.starts[buckets])
	free := make([]int32, buckets) // how many of each bucket are set
	for n, s := range sentences {
		for pair := range pairsOf(s.plain) {
			b := bucketOf(pair)
			x.pairs[x.starts[b]+free[b]] = heldPair{pair, int32(n)}
			free[b]++
		}
	}
	return x
}

// pairsOf yields the pairs of a text in order, with repetitions.
func pairsOf(s string) iter.Seq[[2]rune] {
	return func(yield func([2]rune) bool) {
		var before rune
		for _, r := range s {
			if before != 0 && !yield([2]rune{before, r}) {
				return
			}
			before = r
		}
	}
}

// bucket returns the bucket of a pair.
func (x *pairIndex) bucket(pair [2]rune) []heldPair {
	b := bucketOf(pair)
	return x.pairs[x.starts[b]:x.starts[b+1]]
}

// most returns an upper bound of the number of sentences that have the pair.
func (x *pairIndex) most(pair [2]rune) int {
	n := 0
	for _, h := range x.bucket(pair) {
		if h.pair == pair {
			n++
		}
	}
	return n
}

// holding yields the sentences that have the pair, each once, in order.
func (x *pairIndex) holding(pair [2]rune) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		last := int32(-1)
		for _, h := range x.bucket(pair) {
			if h.pair != pair || h.sentence == last {
				continue
			}
			if last = h.sentence; !yield(last) {
				return
			}
		}
	}
}
