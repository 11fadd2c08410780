package post

import (
	"embed"
	"sync"

	"tousu/legal"
)

//go:embed sizes.yaml
var data embed.FS

// Size is an envelope size or a label on a sheet. Lengths are in millimetres.
type Size struct {
	Name          string // ZL, 标签21
	Number        string // of an envelope, its common name: 6号
	Width, Height float64
	Columns, Rows int     // of a sheet; 0 for an envelope
	Gap           float64 // between columns
	Left, Top     float64 // of a sheet; both 0 if the labels are centred on it
}

// Sheet reports whether the size is a sheet of labels.
func (s *Size) Sheet() bool { return s.Columns > 0 }

// The sheet of paper that labels are on, in millimetres.
const (
	sheetWidth  = 210
	sheetHeight = 297
)

// margins returns the position of the first label on a sheet.
func (s *Size) margins() (left, top float64) {
	if s.Left != 0 || s.Top != 0 {
		return s.Left, s.Top
	}
	n := float64(s.Columns)
	return (sheetWidth - n*s.Width - (n-1)*s.Gap) / 2, (sheetHeight - float64(s.Rows)*s.Height) / 2
}

// fits reports whether the labels fit on the sheet.
func (s *Size) fits() bool {
	left, top := s.margins()
	n := float64(s.Columns)
	return s.Columns > 0 && s.Rows > 0 && s.Width >= minWidth && s.Height >= minHeight && s.Gap >= 0 && left >= 0 &&
		top >= 0 &&
		left+n*s.Width+(n-1)*s.Gap <= sheetWidth && top+float64(s.Rows)*s.Height <= sheetHeight-0.4
}

// The smallest label that has room for an address, in millimetres.
const (
	minWidth  = 40
	minHeight = 20
)

// Sizes returns the built-in sizes, envelopes first.
var Sizes = sync.OnceValue(func() []Size {
	var f struct{ Envelopes, Labels []Size }
	if err := legal.ReadData(data, "sizes.yaml", &f); err != nil {
		panic("post: embedded data: " + err.Error()) // TestSizes reads the same data
	}
	return append(f.Envelopes, f.Labels...)
})
