package letter

import "iter"

// Volume is a document of single pages behind a front matter: the exhibits of a
// case (证据材料).
type Volume struct {
	Front *Letter // cover and index
	// Pages yields the pages in order, and ends at the first error. It may be
	// ranged over once only if its source can be read once only.
	Pages iter.Seq2[*Page, error]
}

// Page is one page of a Volume. What stands on it fits it: who makes the page
// counts its lines.
type Page struct {
	Stamp   string   // at its head, for references: 证据1-2
	Note    string   // beside the stamp: the name of the exhibit; may be empty
	Blocks  []Block  // what the page says of itself; may be empty
	Lines   []string // verbatim text in a face of fixed width, one line each; may be empty
	Picture *Picture // below all of these; nil for none
}

// Picture is an image that bears no metadata.
type Picture struct {
	JPEG          []byte
	Width, Height int    // in pixels, both above zero
	Alt           string // what it shows, for those who cannot see it
}
