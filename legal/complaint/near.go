package complaint

import (
	"strings"
	"tousu/legal/identity"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the candidate that word most likely means: the one with the smallest edit
// distance in runes, if that is at most half of the shorter word, or one that word abbreviates
// (小贷 for 小额贷款公司) or contains.
func Nearest(word string, candidates []string) (string, bool) {
	best, bestDist := "", 1<<30
	for _, c := range candidates {
		a, b := []rune(fold(word)), []rune(fold(c))
		d := levenshtein.ComputeDistance(string(a), string(b))
		abbreviated := len(a) >= 2 && subsequence(a, b) || len(b) >= 2 && strings.Contains(string(a), string(b))
		if d > max(1, min(len(a), len(b))/2) && !abbreviated || d >= max(len(a), len(b)) {
			continue
		}
		if d < bestDist || d == bestDist && commonPrefix(a, b) > commonPrefix(a, []rune(best)) {
			best, bestDist = c, d
		}
	}
	return best, best != ""
}

// subsequence reports whether a is b with runes left out.
func subsequence(a, b []rune) bool {
	i := 0
	for _, r := range b {
		if i < len(a) && a[i] == r {
			i++
		}
	}
	return i == len(a)
}

func commonPrefix(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// didYouMean returns a hint that names the nearest candidate, or the fallback.
func didYouMean(word string, candidates []string, fallback string) string {
	if c, ok := Nearest(word, candidates); ok {
		return "是否想写“" + c + "”"
	}
	return fallback
}

// printable makes an unknown key fit for a message: at most twenty characters, and no run of five
// or more digits, which may be a person's number.
func printable(key string) string {
	rs := []rune(identity.WithoutNumbers(key))
	if len(rs) > 20 {
		rs = append(rs[:20], '…')
	}
	return string(rs)
}
