// Package workbook reads worksheets of .xlsx files (工作簿) as the user sees them: in one pass,
// with each cell's kind, what is hidden and what is merged, and within limits whatever the file
// claims about itself. It writes plain tables, and adds texts to a person's own workbook.
//
// Only the necessary parts are unpacked, and none is held whole: a cell costs its text, and a
// column that no cell uses costs nothing.
package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits limit what is read of a workbook. They are far above what a person fills in and far
// below what a machine can hold.
type Limits struct {
	Part    int // bytes of one part, unpacked
	Ratio   int // unpacked to packed bytes, for a part above smallPart
	Rows    int // nonblank rows of a worksheet
	Cells   int // cells of a worksheet, including blank ones
	Columns int // further columns are counted, not read
	Merges  int // merged ranges of a worksheet
	Sheets  int
	Files   int // in the archive
}

// Usual holds the limits of Open.
var Usual = Limits{
	Part: 48 << 20, Ratio: 250, Rows: 200_000, Cells: 1_000_000, Columns: 1_000, Merges: 100_000, Sheets: 500,
	Files: 10_000,
}

const (
	maxDepth  = 64      // nesting of elements
	smallPart = 8 << 20 // bytes; a smaller part may have any ratio
)

// LimitError means that a workbook is larger than any table of cases.
type LimitError struct {
	What string // 一个工作表的行
	Most int
}

func (e *LimitError) Error() string { return fmt.Sprintf("%s超过 %d", e.What, e.Most) }

// ErrBroken means that the archive or a part of it cannot be read.
var ErrBroken = errors.New("工作簿不完整")

// ErrForeign means that the archive is not an .xlsx workbook.
var ErrForeign = errors.New("不是 .xlsx 工作簿")

// ErrSpreadsheetODF means that the archive is an OpenDocument spreadsheet (.ods).
var ErrSpreadsheetODF = errors.New("是 .ods 表格")

// ErrBinary means that the workbook stores its cells in Excel's binary format (.xlsb).
var ErrBinary = errors.New("是 .xlsb 工作簿")

// Book is an open workbook.
type Book struct {
	Sheets   []Sheet
	Date1904 bool // its days count from 1904

	limits  Limits
	files   []*zip.File
	parts   map[string]*zip.File // by folded name
	strings []string
	loaded  bool // the shared strings
	formats []Format
}

// Sheet is a worksheet (工作表). Sheets are in the order of the tabs.
type Sheet struct {
	Name   string
	Hidden bool

	part string
}

// Open opens a workbook and reads its list of worksheets and styles, but no cells.
func Open(r io.ReaderAt, size int64) (*Book, error) { return open(r, size, Usual) }

func open(r io.ReaderAt, size int64, limits Limits) (*Book, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, ErrBroken
	}
	if len(z.File) > limits.Files {
		return nil, &LimitError{"压缩包里的文件", limits.Files}
	}
	b := &Book{limits: limits, files: z.File, parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		if name := partName(f.Name); b.parts[name] == nil {
			b.parts[name] = f
		}
	}
	if err := b.foreign(); err != nil {
		return nil, err
	}
	if err := b.readBook(); err != nil {
		return nil, err
	}
	return b, b.readStyles()
}

// partName normalises the name of a part: names are case-insensitive, and some programs write \
// or a leading /.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// foreign recognises other spreadsheet formats in a ZIP archive.
func (b *Book) foreign() error {
	if f := b.parts["mimetype"]; f != nil {
		head, err := b.head(f)
		if err == nil && bytes.Contains(head, []byte("opendocument.spreadsheet")) {
			return ErrSpreadsheetODF
		}
	}
	if b.parts["xl/workbook.bin"] != nil {
		return ErrBinary
	}
	return nil
}

func (b *Book) head(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, 128))
}

// open opens a part for reading. Its size is first taken from the archive, so that a giant is
// refused at no cost; archive/zip does not read beyond that size.
func (b *Book) open(name string) (io.ReadCloser, error) {
	f := b.parts[partName(name)]
	if f == nil {
		return nil, ErrBroken
	}
	packed := int(min(f.CompressedSize64, uint64(b.limits.Part)))
	most := min(b.limits.Part, max(smallPart, packed*b.limits.Ratio))
	if f.UncompressedSize64 > uint64(most) {
		return nil, &LimitError{"工作簿解开后的字节数", b.limits.Part}
	}
	r, err := f.Open()
	if err != nil {
		return nil, ErrBroken
	}
	return r, nil
}
