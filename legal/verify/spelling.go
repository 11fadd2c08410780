package verify

import (
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// spelling is the short title of a law, for comparison with misspelt ones.
type spelling struct {
	name    string
	runes   []rune
	of      uint64
	statute *legal.Statute // nil for a law that is not at hand
}

// signature has a bit for each rune of a name: names that differ in many bits are far apart.
func signature(runes []rune) (s uint64) {
	for _, r := range runes {
		s |= 1 << (r % 61)
	}
	return s
}

func (t *nameTable) spellings() []spelling {
	var out []spelling
	for name, n := range t.names {
		if !strings.HasPrefix(name, republic) && (n.kind == exactName || n.kind == outsideName) {
			runes := []rune(name)
			out = append(out, spelling{name, runes, signature(runes), n.statute})
		}
	}
	return out
}

// nearest returns the one law whose short title core misspells or cuts short, unknown if two are
// equally near. A statute at hand must be nearer than any law that is not, because so many rules
// are named after laws.
func (t *nameTable) nearest(core string) lawName {
	if known := t.names[core].statute; known != nil {
		return lawName{kind: mistakenName, statute: known}
	}
	n := utf8.RuneCountInString(core)
	if n < 5 || n > 40 {
		return lawName{}
	}
	var best *legal.Statute
	least, rival := math.MaxInt, math.MaxInt
	runes := []rune(core)
	of := signature(runes)
	for _, known := range t.spelt() {
		full := len(known.runes)
		most := 1 + full/7
		cut := full-n <= 2 && strings.HasPrefix(known.name, core)
		if !cut && max(full-n, n-full, bits.OnesCount64(of&^known.of)) > most {
			continue
		}
		d := editDistance(runes, known.runes)
		switch {
		case !cut && d > most:
		case known.statute == nil:
			rival = min(rival, d)
		case d < least:
			best, least = known.statute, d
		case d == least && best != known.statute:
			best = nil // another is equally near
		}
	}
	if best == nil || least >= rival || !lawLike(core, best) {
		return lawName{}
	}
	return lawName{kind: mistakenName, statute: best}
}

// lawLike reports whether a name near a law's can be meant as one: contracts and rules of all kinds
// are named after laws.
func lawLike(core string, near *legal.Statute) bool {
	short := near.Latest().Short
	for _, end := range []string{"办法", "规定", "细则", "解释", "规则", "通知", "合同", "协议", "指南", "解读", "条例"} {
		if strings.HasSuffix(core, end) && !strings.HasSuffix(short, end) {
			return false
		}
	}
	return true
}
