package post

import (
	"embed"
	"sync"

	"tousu/legal"
)

//go:embed sizes.yaml
var data embed.FS

// Size is an envelope, or a label of a sheet. Lengths are millimetres.
type Size struct {
	Name          string // ZL, 标签21
	Number        string // of an envelope, as shops call it: 6号
	Width, Height float64
	Columns, Rows int     // of a sheet; 0 for an envelope
	Gap           float64 // between columns
	Left, Top     float64 // of a sheet; both 0 for one whose labels stand in its middle
}

// Sheet reports whether the size is that of labels.
func (s *Size) Sheet() bool { return s.Columns > 0 }

// The sheet of paper that labels are on, in millimetres.
const (
	sheetWidth  = 210
	sheetHeight = 297
)

// margins are where the first label of a sheet stands.
func (s *Size) margins() (left, top float64) {
	if s.Left != 0 || s.Top != 0 {
		return s.Left, s.Top
	}
	n := float64(s.Columns)
	return (sheetWidth - n*s.Width - (n-1)*s.Gap) / 2, (sheetHeight - float64(s.Rows)*s.Height) / 2
}

// fits reports whether the labels of a sheet stand on it.
func (s *Size) fits() bool {
	left, top := s.margins()
	n := float64(s.Columns)
	return s.Columns > 0 && s.Rows > 0 && s.Width >= minWidth && s.Height >= minHeight && s.Gap >= 0 && left >= 0 &&
		top >= 0 &&
		left+n*s.Width+(n-1)*s.Gap <= sheetWidth && top+float64(s.Rows)*s.Height <= sheetHeight-0.4
}

// The least that an address has room on, in millimetres.
const (
	minWidth  = 40
	minHeight = 20
)

// Sizes are those that the program knows, envelopes first.
var Sizes = sync.OnceValue(func() []Size {
	var f struct{ Envelopes, Labels []Size }
	if err := legal.ReadData(data, "sizes.yaml", &f); err != nil {
		panic("post: embedded data: " + err.Error()) // TestSizes reads the same data
	}
	return append(f.Envelopes, f.Labels...)
})
