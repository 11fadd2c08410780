module tousu

go 1.26.0

// The three libraries that the program is built around: template functions
// (through an allow-list), the types of the DOCX stationery (the last AGPL
// release: later ones need a paid key), and the command line.
require (
	github.com/Masterminds/sprig/v3 v3.3.0
	github.com/unidoc/unioffice v1.4.0
	github.com/urfave/cli/v2 v2.27.7
)

// Case, agency and ground files: a syntax tree with positions.
require github.com/goccy/go-yaml v1.19.2

// The distance between a word and what was probably meant. MIT; last release of
// October 2026.
require github.com/agnivade/levenshtein v1.2.2

// Progress of a long batch on a terminal.
require github.com/schollz/progressbar/v3 v3.19.1

// GB18030 and UTF-16, which Chinese Windows still saves text in.
require golang.org/x/text v0.44.0

// Deflate in two thirds of the standard library's time; it bounds the speed of
// a batch.
require github.com/klauspost/compress v1.20.3

// Tables on a terminal with Chinese text in them, and the terminal's width.
require (
	github.com/jedib0t/go-pretty/v6 v6.8.3
	golang.org/x/term v0.47.0
)

// Calendar files of deadlines: folding and escaping by RFC 5545. Apache-2.0; last release
// of 2026.
require github.com/arran4/golang-ical v0.3.4

// Exhibits: WebP pictures, and how the camera was held, which is all that is read of a
// picture's metadata. HEIC is not read: the one library for it that builds without
// cgo loads a system library when the program starts.
require (
	github.com/bep/imagemeta v1.0.1
	golang.org/x/image v0.48.0
)

// The page: a browser is opened on each system in its own way, and Windows tells
// whether the program was started by a double click.
require (
	github.com/cli/browser v1.3.0
	github.com/inconshreveable/mousetrap v1.1.0
)

// Packing the page only, and in no program: the engine runs there until it has loaded.
// Written in Go alone; Apache-2.0; last release of 2026.
require github.com/tetratelabs/wazero v1.12.0

// Tests only: command scripts and txtar goldens, readable differences, properties of
// generated letters, and workbooks as another program writes and reads them. The program
// has a reader and a writer of its own, render/batch/workbook: excelize unpacks every
// part, builds a cell for every column, tells neither hidden rows nor limits, loses of a
// person's workbook what it does not know, and costs each start of the program more than
// all other libraries together. v2.11.1 does not build: one of its requirements cannot
// be had.
require (
	github.com/google/go-cmp v0.7.0
	github.com/rogpeppe/go-internal v1.16.0
	github.com/xuri/excelize/v2 v2.11.0
	pgregory.net/rapid v1.3.0
)

require (
	dario.cat/mergo v1.0.1 // indirect
	github.com/Masterminds/goutils v1.1.1 // indirect
	github.com/Masterminds/semver/v3 v3.3.0 // indirect
	github.com/cpuguy83/go-md2man/v2 v2.0.7 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/huandu/xstrings v1.5.0 // indirect
	github.com/mattn/go-runewidth v0.0.16 // indirect
	github.com/mitchellh/colorstring v0.0.0-20190213212951-d06e56a500db // indirect
	github.com/mitchellh/copystructure v1.2.0 // indirect
	github.com/mitchellh/reflectwalk v1.0.2 // indirect
	github.com/richardlehane/mscfb v1.0.7 // indirect
	github.com/richardlehane/msoleps v1.0.6 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/shopspring/decimal v1.4.0 // indirect
	github.com/spf13/cast v1.7.0 // indirect
	github.com/tiendc/go-deepcopy v1.7.2 // indirect
	github.com/xrash/smetrics v0.0.0-20240521201337-686a1a2994c1 // indirect
	github.com/xuri/efp v0.0.1 // indirect
	github.com/xuri/nfp v0.0.2-0.20250530014748-2ddeb826f9a9 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/net v0.61.0 // indirect
	golang.org/x/sys v0.50.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
)
