package exhibit

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // registers the format
	"image/jpeg"
	_ "image/png" // registers the format
	"io"

	"github.com/bep/imagemeta"
	_ "golang.org/x/image/webp" // registers the format

	"tousu/render/letter"
)

// Limits for a picture. Photos of current phones have 12 to 50 million pixels.
const (
	maxPictureBytes = 64 << 20
	maxPixels       = 100_000_000
)

// sharp is the minimum number of pixels on the longer side of a reduced picture: 225 mm of paper
// at 200 dots per inch.
const sharp = 1772

// qualities are the JPEG qualities tried in turn if the size of a picture is limited.
var qualities = []int{85, 70, 55, 40}

// lookAtPicture checks a picture by its header.
func (v *Volume) lookAtPicture(name string) *Fault {
	f, fault := v.regular(name)
	if fault != nil {
		return fault
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() > maxPictureBytes {
		return faultOf("file-too-large", name)
	}
	return fitting(f, name)
}

// fitting returns a fault if, by its header, a picture cannot be read or has too many pixels.
func fitting(r io.Reader, name string) *Fault {
	config, _, err := image.DecodeConfig(r)
	switch {
	case err != nil || config.Width == 0 || config.Height == 0:
		return faultOf("file-torn", name)
	case config.Width > maxPixels/config.Height:
		return faultOf("file-too-large", name)
	}
	return nil
}

// show reads a picture, turns it upright and encodes its pixels again, so that nothing else in
// the file remains.
func (v *Volume) show(name string) (*letter.Picture, *Fault) {
	src, fault := v.read(name, maxPictureBytes)
	if fault == nil {
		fault = fitting(bytes.NewReader(src), name) // the file may have changed since
	}
	if fault != nil {
		return nil, fault
	}
	img, format, err := image.Decode(bytes.NewReader(src))
	if err != nil {
		return nil, faultOf("file-torn", name)
	}
	turn := orientation(src, format)
	longer := max(img.Bounds().Dx(), img.Bounds().Dy())
	for factor := max(1, longer/sharp); ; factor++ {
		small := upright(reduce(img, factor), turn)
		for _, q := range qualities {
			var out bytes.Buffer
			if err := jpeg.Encode(&out, small, &jpeg.Options{Quality: q}); err != nil {
				return nil, faultOf("file-torn", name)
			}
			last := q == qualities[len(qualities)-1] && longer/factor < sharp/3
			if v.share == 0 || int64(out.Len()) <= v.share || last {
				b := small.Bounds()
				return &letter.Picture{JPEG: out.Bytes(), Width: b.Dx(), Height: b.Dy()}, nil
			}
		}
	}
}

// formats holds the picture formats whose metadata give the orientation of the camera.
var formats = map[string]imagemeta.ImageFormat{"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "webp": imagemeta.WebP}

// orientation returns the EXIF orientation, 1 to 8; 1 if there is none.
func orientation(src []byte, format string) int {
	turn := 1
	// A picture with unreadable metadata is shown as it is.
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(src), ImageFormat: formats[format], Sources: imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return t.Tag == "Orientation" },
		HandleTag: func(t imagemeta.TagInfo) error {
			if n, ok := t.Value.(uint16); ok && n <= 8 {
				turn = max(1, int(n))
			}
			return imagemeta.ErrStopWalking
		},
	})
	return turn
}

// reduce returns the picture on white, each of its pixels the mean of factor × factor original
// ones. The kernels of golang.org/x/image/draw would hold a hundred megabytes of intermediate
// pixels for one photo.
func reduce(img image.Image, factor int) *image.RGBA {
	b := img.Bounds()
	if b.Dx() < factor || b.Dy() < factor {
		factor = 1
	}
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()/factor, b.Dy()/factor))
	band := image.NewRGBA(image.Rect(0, 0, b.Dx(), factor))
	white := image.NewUniform(color.White)
	for y := range out.Rect.Dy() {
		draw.Draw(band, band.Rect, white, image.Point{}, draw.Src)
		draw.Draw(band, band.Rect, img, b.Min.Add(image.Pt(0, y*factor)), draw.Over)
		for x := range out.Rect.Dx() {
			mean(out.Pix[out.PixOffset(x, y):], band, x*factor, factor)
		}
	}
	return out
}

// mean sets a pixel to the mean of a square of the band.
func mean(to []uint8, band *image.RGBA, x, side int) {
	if side == 1 {
		copy(to[:4], band.Pix[4*x:4*x+4])
		return
	}
	var r, g, b int
	for dy := range side {
		row := band.Pix[dy*band.Stride+4*x:][:4*side]
		for i := 0; i < len(row); i += 4 {
			r, g, b = r+int(row[i]), g+int(row[i+1]), b+int(row[i+2])
		}
	}
	n := side * side
	to[0], to[1], to[2], to[3] = uint8(r/n), uint8(g/n), uint8(b/n), 0xff
}

// upright undoes the EXIF orientation (Exif 2.32, 4.6.4, tag 0112).
func upright(src *image.RGBA, turn int) *image.RGBA {
	if turn == 1 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn > 4 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			u, v := turned(x, y, w, h, turn)
			copy(out.Pix[out.PixOffset(u, v):][:4], src.Pix[src.PixOffset(x, y):][:4])
		}
	}
	return out
}

// turned returns where a pixel of a w × h picture is after the picture has been turned upright.
func turned(x, y, w, h, turn int) (int, int) {
	switch turn {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
