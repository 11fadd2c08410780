package exhibit

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"strings"
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

// sized is the head of a PNG of that size.
func sized(t testing.TB, w, h uint32) []byte {
	t.Helper()
	src := bytes.Clone(screenshot(t, 1, 1))
	binary.BigEndian.PutUint32(src[16:], w)
	binary.BigEndian.PutUint32(src[20:], h)
	return fixCRC(src)
}

// TestPixels: a hundred million pixels are read, one row more is not.
func TestPixels(t *testing.T) {
	for size, want := range map[[2]uint32]string{
		{10_000, 10_000}: "", {10_001, 10_000}: "file-too-large", {10_000, 10_001}: "file-too-large",
		{100_000_000, 1}: "", {100_000_001, 1}: "file-too-large",
		{1, 100_000_000}: "", {1, 100_000_001}: "file-too-large",
	} {
		fault := fitting(bytes.NewReader(sized(t, size[0], size[1])), "a")
		if got := cmp.Or(fault, &Fault{}).Code; got != want {
			t.Errorf("%v: %q, want %q", size, got, want)
		}
	}
	// no width, no height
	for _, src := range []string{"", "GIF89a\x00\x00\x05\x00\x00\x00\x00", "GIF89a\x05\x00\x00\x00\x00\x00\x00"} {
		if fault := fitting(strings.NewReader(src), "a"); fault == nil || fault.Code != "file-torn" {
			t.Errorf("%q: %v", src, fault)
		}
	}
}

// TestPictureBytes: a file is held to its bytes before it is read.
func TestPictureBytes(t *testing.T) {
	for n, want := range map[int64]string{maxPictureBytes: "", maxPictureBytes + 1: "file-too-large"} {
		_, faults := Plan(Case{}, []Item{{No: 1, Files: []string{"a.png"}}}, func(name string) (fs.File, error) {
			f, err := fstest.MapFS{"a.png": file(screenshot(t, 3, 2))}.Open(name)
			return large{f, n}, err
		}, 0)
		if got := append(faults, Fault{})[0].Code; got != want {
			t.Errorf("%d bytes: %q, want %q", n, got, want)
		}
	}
	v, _ := volume(t, fstest.MapFS{"a": file(make([]byte, 10))}, 0)
	if src, fault := v.read("a", 10); fault != nil || len(src) != 10 {
		t.Errorf("%d bytes, %v", len(src), fault)
	}
	if _, fault := v.read("a", 9); fault == nil || fault.Code != "file-too-large" {
		t.Error(fault)
	}
}

// large says of a file that it has n bytes.
type large struct {
	fs.File
	n int64
}

type largeInfo struct {
	fs.FileInfo
	n int64
}

func (l large) Stat() (fs.FileInfo, error) {
	info, err := l.File.Stat()
	return largeInfo{info, l.n}, err
}

func (l largeInfo) Size() int64 { return l.n }

// TestSharp: a picture keeps 1772 pixels, and is brought under its share first by quality,
// then by size, down to 590 pixels.
func TestSharp(t *testing.T) {
	for _, c := range []struct {
		w, h   int
		share  int64
		ww, hh int
	}{
		{3543, 8, 0, 3543, 8}, {3544, 8, 0, 1772, 4}, {8, 3544, 0, 4, 1772}, {5316, 9, 0, 1772, 3},
		{3544, 1, 0, 3544, 1}, {1, 3544, 0, 1, 3544},
		{589, 40, 1, 589, 40}, {590, 40, 1, 295, 20}, {1180, 40, 1, 393, 13},
	} {
		v, _ := volume(t, fstest.MapFS{"a.png": file(noise(t, c.w, c.h))}, 0)
		v.share = c.share
		p, fault := v.show("a.png")
		if fault != nil || p.Width != c.ww || p.Height != c.hh {
			t.Errorf("%d x %d of %d bytes: %+v %v, want %d x %d", c.w, c.h, c.share, p, fault, c.ww, c.hh)
		}
	}
	files := fstest.MapFS{"a.png": file(noise(t, 700, 60))}
	v, _ := volume(t, files, 0)
	size := func(share int64) (int, int64) {
		v.share = share
		p, fault := v.show("a.png")
		if fault != nil {
			t.Fatal(fault)
		}
		return p.Width, int64(len(p.JPEG))
	}
	share := int64(0) // none
	for _, q := range []int{85, 70, 55, 40} {
		var want bytes.Buffer
		img, err := png.Decode(bytes.NewReader(files["a.png"].Data))
		if err == nil {
			err = jpeg.Encode(&want, reduce(img, 1), &jpeg.Options{Quality: q})
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, share := range []int64{share, int64(want.Len())} { // too little for the quality before, and just enough
			if w, n := size(share); w != 700 || n != int64(want.Len()) {
				t.Errorf("of %d bytes: %d wide, %d bytes; want quality %d, %d bytes", share, w, n, q, want.Len())
			}
		}
		share = int64(want.Len()) - 1
	}
	v, _ = volume(t, fstest.MapFS{"a.png": file(noise(t, 500, 60))}, 0) // which is not made smaller
	img, err := png.Decode(bytes.NewReader(noise(t, 500, 60)))
	if err != nil {
		t.Fatal(err)
	}
	var least bytes.Buffer
	if err := jpeg.Encode(&least, reduce(img, 1), &jpeg.Options{Quality: 40}); err != nil {
		t.Fatal(err)
	}
	if _, n := size(1); n != int64(least.Len()) {
		t.Errorf("%d bytes, want the least quality, %d", n, least.Len())
	}
	v, _ = volume(t, files, 0)
	if w, _ := size(share); w != 350 {
		t.Errorf("below the least quality: %d wide", w)
	}
}

// TestOrientation: only a number from 1 to 8 turns a picture.
func TestOrientation(t *testing.T) {
	for told, want := range map[int]int{0: 1, 1: 1, 2: 2, 8: 8, 9: 1, 300: 1} {
		src := photo(t, 4, 4, 1)
		src = append(append(append([]byte{}, src[:2]...), exif(told)...), src[2+len(exif(1)):]...)
		if got := orientation(src, "jpeg"); got != want {
			t.Errorf("%d: %d, want %d", told, got, want)
		}
	}
	if got := orientation(photo(t, 4, 4, 6), "gif"); got != 1 {
		t.Error(got)
	}
}

// TestMeanOfColours: each channel is the mean of its own values, only of this square.
func TestMeanOfColours(t *testing.T) {
	img := image.NewRGBA(image.Rect(3, 5, 9, 9))
	for y := 5; y < 9; y++ {
		for x := 3; x < 9; x++ {
			img.Set(x, y, color.RGBA{uint8(10 * x), uint8(20 * y), uint8(x + y), 0xff})
		}
	}
	got := reduce(img, 2)
	if got.Rect.Dx() != 3 || got.Rect.Dy() != 2 {
		t.Fatal(got.Rect)
	}
	for at, want := range map[[2]int]color.RGBA{{0, 0}: {35, 110, 9, 255}, {2, 0}: {75, 110, 13, 255},
		{1, 1}: {55, 150, 13, 255}} {
		if c := got.RGBAAt(at[0], at[1]); c != want {
			t.Errorf("%v: %v, want %v", at, c, want)
		}
	}
}

// TestTurned: where the first row and the first column of a picture are once it is upright
// (Exif 2.32, table 4.6.4-A of Orientation).
func TestTurned(t *testing.T) {
	const w, h = 4, 3
	for turn, sides := range map[int][2]string{ // of the first row, of the first column
		1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
		5: {"left", "top"}, 6: {"right", "top"}, 7: {"right", "bottom"}, 8: {"left", "bottom"},
	} {
		wide, high := w, h
		if turn > 4 {
			wide, high = h, w
		}
		at := func(side string, u, v int) bool {
			return map[string]bool{"top": v == 0, "bottom": v == high-1, "left": u == 0, "right": u == wide-1}[side]
		}
		seen := map[[2]int]bool{}
		for y := range h {
			for x := range w {
				u, v := turned(x, y, w, h, turn)
				if at(sides[0], u, v) != (y == 0) || at(sides[1], u, v) != (x == 0) || u >= wide || v >= high {
					t.Errorf("orientation %d: %d,%d stands at %d,%d", turn, x, y, u, v)
				}
				seen[[2]int{u, v}] = true
			}
		}
		if len(seen) != w*h {
			t.Errorf("orientation %d: %d of %d pixels", turn, len(seen), w*h)
		}
	}
}
