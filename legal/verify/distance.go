package verify

import "slices"

// editDistance returns the Levenshtein distance of a and b.
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	edit(row, a, b)
	return row[len(b)]
}

// distance is the least number of runes to change, add or drop that makes the words
// a part of a text.
func distance(words, text string) int {
	t := []rune(text)
	row := make([]int, len(t)+1) // a part may begin anywhere
	edit(row, []rune(words), t)
	return slices.Min(row)
}

// edit turns row, what it costs to make the beginnings of b of nothing, into what it costs to
// make them of a.
func edit(row []int, a, b []rune) {
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			d := diagonal
			if x != y {
				d = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
}
