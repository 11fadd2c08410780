package exhibit

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// boxOf is a box of an MP4 file; a large one has its size in eight bytes.
func boxOf(kind string, large bool, body []byte) []byte {
	if large {
		head := append([]byte{0, 0, 0, 1}, kind...)
		return slices.Concat(binary.BigEndian.AppendUint64(head, uint64(len(body)+16)), body)
	}
	return slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), []byte(kind), body)
}

// header is the body of mvhd: version 1 has times of eight bytes.
func header(version byte, scale uint32, units uint64) []byte {
	b := make([]byte, 40)
	b[0] = version
	if version == 1 {
		binary.BigEndian.PutUint32(b[20:], scale)
		binary.BigEndian.PutUint64(b[24:], units)
		return b
	}
	binary.BigEndian.PutUint32(b[12:], scale)
	binary.BigEndian.PutUint32(b[16:], uint32(units))
	return b
}

func TestMovieLength(t *testing.T) {
	kind := boxOf("ftyp", false, []byte("M4A "))
	for name, tc := range map[string]struct {
		src  []byte
		want time.Duration
	}{
		"usual": {slices.Concat(kind,
			boxOf("moov", false, boxOf("mvhd", false, header(0, 1000, 83500)))), 83500 * time.Millisecond},
		"eight bytes of time": {slices.Concat(kind,
			boxOf("moov", false, boxOf("mvhd", false, header(1, 600, 1200)))), 2 * time.Second},
		"large boxes": {slices.Concat(boxOf("mdat", true, make([]byte, 99)),
			boxOf("moov", true, boxOf("mvhd", true, header(0, 10, 25)))), 2500 * time.Millisecond},
		"something before mvhd": {boxOf("moov", false,
			slices.Concat(boxOf("free", false, make([]byte, 3)), boxOf("mvhd", false, header(0, 1, 7)))),
			7 * time.Second},
		"an empty box": {slices.Concat(boxOf("free", false, nil),
			boxOf("moov", false, boxOf("mvhd", false, header(0, 1, 7)))), 7 * time.Second},
		"no scale": {boxOf("moov", false, boxOf("mvhd", false, header(0, 0, 7))), 0},
		"as long as is believed": {boxOf("moov", false, boxOf("mvhd", false, header(0, 1, 1<<20))),
			1 << 20 * time.Second},
		"longer":                 {boxOf("moov", false, boxOf("mvhd", false, header(0, 1, 1<<20+1))), 0},
		"a box smaller than one": {[]byte("\x00\x00\x00\x07free"), 0},
		"a box without end":      {[]byte("\x00\x00\x00\x00free"), 0},
		"a large box cut short":  {[]byte("\x00\x00\x00\x01free\x00\x00"), 0},
		"a header cut short":     {boxOf("moov", false, boxOf("mvhd", false, header(0, 1, 7)[:31])), 0},
		"a header just long enough": {boxOf("moov", false, boxOf("mvhd", false, header(0, 1, 7)[:32])),
			7 * time.Second},
		"nothing": {nil, 0},
	} {
		if got := movieLength(bytes.NewReader(tc.src)); got != tc.want {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

func TestWaveLength(t *testing.T) {
	chunk := func(name string, body []byte) []byte {
		return slices.Concat([]byte(name), binary.LittleEndian.AppendUint32(nil, uint32(len(body))), body)
	}
	format := func(rate uint32) []byte {
		b := make([]byte, 16)
		binary.LittleEndian.PutUint32(b[8:], rate)
		return chunk("fmt ", b)
	}
	head := []byte("RIFF\x00\x00\x00\x00WAVE")
	for name, tc := range map[string]struct {
		src  []byte
		want time.Duration
	}{
		"usual": {slices.Concat(head, format(100), chunk("data", make([]byte, 250))),
			2500 * time.Millisecond},
		"an odd chunk is padded": {slices.Concat(head, chunk("LIST", make([]byte, 3)), []byte{0}, format(100),
			chunk("data", make([]byte, 100))), time.Second},
		"an even one is not": {slices.Concat(head, chunk("LIST", make([]byte, 4)), format(100),
			chunk("data", make([]byte, 100))), time.Second},
		"no rate":            {slices.Concat(head, format(0), chunk("data", make([]byte, 100))), 0},
		"no format":          {slices.Concat(head, chunk("data", make([]byte, 100))), 0},
		"a format cut short": {slices.Concat(head, []byte("fmt \x10\x00\x00\x00"), make([]byte, 15)), 0},
		"no data":            {slices.Concat(head, format(100)), 0},
	} {
		if got := waveLength(bytes.NewReader(tc.src)); got != tc.want {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

// TestAMRLength: a frame of each type has its bytes and lasts 20 ms.
func TestAMRLength(t *testing.T) {
	for kind, size := range []int{13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1} {
		src := []byte("#!AMR\n")
		for range 40 {
			src = append(src, append([]byte{byte(kind) << 3}, make([]byte, max(size, 1)-1)...)...)
		}
		want := 800 * time.Millisecond
		if size == 0 {
			want = 0
		}
		if got := amrLength(bytes.NewReader(src)); got != want {
			t.Errorf("type %d: %v, want %v", kind, got, want)
		}
	}
	if got := amrLength(bytes.NewReader([]byte("#!AMR\n"))); got != 0 {
		t.Error(got)
	}
}

func TestLengthsAndSizes(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0秒", 59 * time.Second: "59秒", 60 * time.Second: "1分00秒", 61 * time.Second: "1分01秒",
		59499 * time.Millisecond: "59秒", 59500 * time.Millisecond: "1分00秒",
		3599 * time.Second: "59分59秒", 3600 * time.Second: "1小时00分00秒", 3723 * time.Second: "1小时02分03秒",
		7325 * time.Second: "2小时02分05秒",
	} {
		if got := chinese(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
	for n, want := range map[int64]string{
		0: "0 字节", 1023: "1023 字节", 1024: "1.0 KB", 1536: "1.5 KB", 1<<20 - 1: "1024.0 KB", 1 << 20: "1.0 MB",
		3 << 19: "1.5 MB",
	} {
		if got := Size(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// broken cannot be read, or not be gone about in.
type broken struct{ io.ReadSeeker }

func (broken) Read([]byte) (int, error)       { return 0, errors.New("torn") }
func (broken) Seek(int64, int) (int64, error) { return 0, errors.New("torn") }

// TestBrokenRecording: what cannot be read tells no length.
func TestBrokenRecording(t *testing.T) {
	src := append([]byte("#!AMR\n"), make([]byte, 13*9)...) // nine frames of 20 ms
	for _, r := range []io.ReadSeeker{
		broken{}, struct {
			io.Reader
			io.Seeker
		}{bytes.NewReader(src), broken{}}, struct {
			io.Reader
			io.Seeker
		}{broken{}, bytes.NewReader(src)}, struct { // five frames, and then no more
			io.Reader
			io.Seeker
		}{io.MultiReader(bytes.NewReader(src[6:6+13*5]), broken{}), bytes.NewReader(src)},
	} {
		if a, b, c := movieLength(r), waveLength(r), amrLength(r); a+b+c != 0 || readAt(r, 0, make([]byte, 1)) {
			t.Errorf("%v %v %v", a, b, c)
		}
	}
}

// TestTranscript: a recording has a page, and those of its transcript where there is one;
// one that cannot be read is a fault.
func TestTranscript(t *testing.T) {
	files := fstest.MapFS{"a.amr": file([]byte("#!AMR\n")), "b.amr": file([]byte("#!AMR\n")),
		"b.txt": file([]byte(strings.Repeat("甲：您好\n", pageLines+1)))}
	v, faults := volume(t, files, 0, Item{No: 1, Files: []string{"a.amr"}}, Item{No: 2, Files: []string{"b.amr"}})
	if len(faults) > 0 || v.Count(1) != 1 || v.Count(2) != 3 {
		t.Errorf("%d and %d pages, %v", v.Count(1), v.Count(2), faults)
	}
	d := &disc{MapFS: files, noRead: 1}
	v.open = d.opened
	if fault := v.lookAtRecording(&part{file: "a.amr"}); fault == nil || fault.Code != "file-torn" {
		t.Errorf("a recording that cannot be read: %v", fault)
	}
}
