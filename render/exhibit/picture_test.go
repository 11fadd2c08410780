package exhibit

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
	"testing/fstest"
)

// photo is a JPEG whose metadata hold an orientation and a device. Upright it is w
// by h, blue with a red corner at the top left.
func photo(t testing.TB, w, h, turn int) []byte {
	t.Helper()
	sw, sh := w, h
	if turn > 4 {
		sw, sh = h, w
	}
	img := image.NewRGBA(image.Rect(0, 0, sw, sh))
	for y := range sh {
		for x := range sw {
			u, v := turned(x, y, sw, sh, turn)
			c := color.RGBA{0, 0, 0xff, 0xff}
			if u < 16 && v < 16 {
				c = color.RGBA{0xff, 0, 0, 0xff}
			}
			img.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return append(append(append([]byte{}, b.Bytes()[:2]...), exif(turn)...), b.Bytes()[2:]...)
}

// exif is an APP1 segment with Model and Orientation.
func exif(turn int) []byte {
	le := binary.LittleEndian
	tiff := append([]byte("II*\x00\x08\x00\x00\x00"), 2, 0)
	entry := func(tag, kind uint16, count, value uint32) {
		tiff = le.AppendUint16(tiff, tag)
		tiff = le.AppendUint16(tiff, kind)
		tiff = le.AppendUint32(tiff, count)
		tiff = le.AppendUint32(tiff, value)
	}
	entry(0x0110, 2, 4, binary.LittleEndian.Uint32([]byte("GPS\x00")))
	entry(0x0112, 3, 1, uint32(turn))
	tiff = append(tiff, 0, 0, 0, 0)
	body := append([]byte("Exif\x00\x00"), tiff...)
	head := []byte{0xff, 0xe1, byte((len(body) + 2) >> 8), byte(len(body) + 2)}
	return append(head, body...)
}

func screenshot(t testing.TB, w, h int) []byte {
	t.Helper()
	return encoded(t, image.NewGray(image.Rect(0, 0, w, h)))
}

// noise is a picture that compresses badly.
func noise(t testing.TB, w, h int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(1)
	for i := range img.Pix {
		seed = seed*1664525 + 1013904223
		img.Pix[i] = byte(seed >> 24)
	}
	return encoded(t, img)
}

func encoded(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fixCRC makes the header of a PNG whole again after its size was changed.
func fixCRC(src []byte) []byte {
	binary.BigEndian.PutUint32(src[29:], crc32.ChecksumIEEE(src[12:29]))
	return src
}

// A transparent picture lies on white, not on black.
func TestTransparency(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	out := reduce(img, 2)
	if out.Rect.Dx() != 4 || out.Pix[0] != 0xff || out.Pix[3] != 0xff {
		t.Errorf("%v %v", out.Rect, out.Pix[:4])
	}
}

func TestMean(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 2, 2))
	copy(img.Pix, []byte{0, 100, 100, 200})
	if got := reduce(img, 2).Pix[0]; got != 100 {
		t.Errorf("mean %d, want 100", got)
	}
}

// What a file holds beside a picture never stops the program.
func FuzzPicture(f *testing.F) {
	f.Add(photo(f, 16, 8, 6))
	f.Add(screenshot(f, 8, 8))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<16 {
			return
		}
		v, faults := volume(t, fstest.MapFS{"a": file(src)}, 0, Item{No: 1, Files: []string{"a"}})
		if len(faults) > 0 || v.sheets[0].parts[0].kind != picture {
			return
		}
		if p, fault := v.show("a"); fault == nil && (p.Width < 1 || p.Height < 1) {
			t.Errorf("a picture of %d by %d", p.Width, p.Height)
		}
	})
}

// BenchmarkPhotos shows photographs of 12 million pixels: a hundred take a hundred
// times as long as one, in the memory of one.
func BenchmarkPhotos(b *testing.B) {
	files := fstest.MapFS{"a.jpg": file(photo(b, 4032, 3024, 6))}
	v, _ := volume(b, files, 0, Item{No: 1, Files: []string{"a.jpg"}})
	b.ReportAllocs()
	for b.Loop() {
		if _, fault := v.show("a.jpg"); fault != nil {
			b.Fatal(fault)
		}
	}
}
