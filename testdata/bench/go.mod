// The benchmark is a module of its own: what it compares the program with is no
// part of the program.
module tousu/testdata/bench

go 1.26.0

// What is measured beside the program: the two libraries that write DOCX from
// Go. Both are AGPL-3.0, as the program is; later unioffice needs a paid key.
require (
	github.com/fumiama/go-docx v0.0.0-20250506085032-0c30fd09304b
	github.com/unidoc/unioffice v1.4.0
)

// The program's deflate, in the program's version, which is checked: the floor
// of any letter. BSD-3-Clause, Apache-2.0, MIT.
require github.com/klauspost/compress v1.20.3

// What go-docx reads the sizes of pictures with; the letter has none. GPL-3.0.
require github.com/fumiama/imgsz v0.0.2 // indirect
