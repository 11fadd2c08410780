package letter

import "iter"

// Volume is a document of single pages after a front matter: the exhibits of a case (证据材料).
type Volume struct {
	Front *Letter // cover and index
	// Pages yields the pages in order and ends at the first error. It can be ranged over only
	// once if its source can be read only once.
	Pages iter.Seq2[*Page, error]
}

// Page is one page of a Volume. Its content must fit: the maker of the page counts its lines.
type Page struct {
	Stamp   string   // at its head, for references: 证据1-2
	Note    string   // beside the stamp: the name of the exhibit; may be empty
	Blocks  []Block  // text of the page itself; may be empty
	Lines   []string // verbatim text in a fixed-width face, one line each; may be empty
	Picture *Picture // below all of these; nil if none
}

// Picture is an image without metadata.
type Picture struct {
	JPEG          []byte
	Width, Height int    // in pixels, both above zero
	Alt           string // what it shows, as text
}
