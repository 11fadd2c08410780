package exhibit

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestTextEncodings(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("还钱\r\n再不还"))
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range map[string][]byte{
		"utf-8": []byte("还钱\n再不还"), "bom": []byte("\ufeff还钱\r再不还"), "gb18030": gb,
		"utf-16": {0xff, 0xfe, 0xd8, 0x8f, 0xb1, 0x94, '\n', 0, 0x8d, 0x51, 0x0d, 0x4e, 0xd8, 0x8f},
	} {
		v, faults := volume(t, fstest.MapFS{"a.txt": file(src)}, 0, Item{No: 1, Files: []string{"a.txt"}})
		if len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
		got, fault := v.lines("a.txt")
		if fault != nil || !slices.Equal(got, []string{"还钱", "再不还"}) {
			t.Errorf("%s: %q %v", name, got, fault)
		}
	}
}

func TestFold(t *testing.T) {
	han := strings.Repeat("字", lineCells/2)
	for in, want := range map[string][]string{
		"":                                 {""},
		han:                                {han},
		han + "末":                          {han, "末"},
		strings.Repeat("a", lineCells+1):   {strings.Repeat("a", lineCells), "a"},
		strings.Repeat("a", 2*lineCells+1): {strings.Repeat("a", lineCells), strings.Repeat("a", lineCells), "a"},
		"a" + han:                          {"a" + strings.TrimSuffix(han, "字"), "字"},
	} {
		if got := fold(in); !slices.Equal(got, want) {
			t.Errorf("fold(%d characters) = %q", len([]rune(in)), got)
		}
	}
}

func TestPaged(t *testing.T) {
	for n, want := range map[int]int{1: 1, pageLines: 1, pageLines + 1: 2, 2 * pageLines: 2} {
		if got := len(paged(make([]string, n))); got != want {
			t.Errorf("%d lines take %d pages, want %d", n, got, want)
		}
	}
}

// TestPrintable: what a page cannot hold is left out, and nothing else.
func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"a\tb\x00c\u202ed\ufeff\ufffe": "a    bcd", "\U0001ffff\U0010fffe": "", "\ufffd\ufffc": "\ufffd\ufffc",
		"❤\ufe0f": "❤", "\x7f\u0085": "", "字 a": "字 a",
	} {
		if got := printable(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestLinesOfText: every mark of a line's end ends one; blank lines stay, but for the last.
func TestLinesOfText(t *testing.T) {
	for in, want := range map[string][]string{
		"a\r\nb\rc\u2028d\u2029e\vf\fg": {"a", "b", "c", "d", "e", "f", "g"}, "\n\na\n\nb\n\n": {"", "", "a", "", "b"},
		" a ":                           {" a "},
		strings.Repeat("甲", 41) + "\n乙": {strings.Repeat("甲", 40), "甲", "乙"},
	} {
		v, _ := volume(t, fstest.MapFS{"a.txt": file([]byte(in))}, 0)
		if got, fault := v.lines("a.txt"); fault != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q %v", in, got, fault)
		}
	}
	for in, code := range map[string]string{
		" \t\n": "file-empty", "\x81": "file-unknown", "\xff\xfea": "file-unknown", "\xff\xfe\x00\xd8": "file-unknown",
		strings.Repeat("a", maxTextBytes): "", strings.Repeat("a", maxTextBytes+1): "file-too-large",
	} {
		v, _ := volume(t, fstest.MapFS{"a.txt": file([]byte(in))}, 0)
		_, fault := v.lines("a.txt")
		if fault == nil {
			fault = &Fault{}
		}
		if fault.Code != code {
			t.Errorf("%.9q: %v, want %s", in, fault, code)
		}
	}
	if got, ok := decoded([]byte{0xfe, 0xff, 0x8f, 0xd8, 0x94, 0xb1}); !ok || got != "还钱" {
		t.Errorf("UTF-16 with the high byte first: %q", got)
	}
}

func TestCells(t *testing.T) {
	for r, want := range map[rune]int{'a': 1, '字': 2, '，': 2, 'Ａ': 2, '“': 2, '\u0301': 2, '\u05b0': 0, 'ｱ': 1, 'é': 2,
		'ö': 1} {
		if got := cells(r); got != want {
			t.Errorf("%q: %d, want %d", r, got, want)
		}
	}
}

func TestLength(t *testing.T) {
	wave := []byte("RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x00\x7d\x00\x00")
	movie := []byte("\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00" +
		"\x00\x00\x00\x28moov\x00\x00\x00\x78mvhd\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\xe8\x00\x01\x11\x70")
	movie = append(movie, make([]byte, 32)...)
	for name, c := range map[string]struct {
		src  []byte
		want time.Duration
	}{
		"a.wav": {wave, 2 * time.Second}, "a.m4a": {movie, 70 * time.Second},
		"a.mp3": {[]byte("ID3\x03 and so on, longer"), 0},
		"b.m4a": {movie[:30], 0}, "c.wav": {wave[:20], 0}, "a.amr": {[]byte("#!AMR\n\x40abcde"), 20 * time.Millisecond},
		"b.amr": {[]byte("#!AMR\n\x40abcd"), 0},
		"d.m4a": {lasting(360_000), 100 * time.Hour}, "e.m4a": {lasting(360_001), 0}, "empty": {nil, 0},
	} {
		v, _ := volume(t, fstest.MapFS{name: file(c.src)}, 0)
		if v.length("none") != 0 {
			t.Error("a file that is not there has a length")
		}
		if got := v.length(name); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	for d, want := range map[time.Duration]string{5 * time.Second: "5秒", 70 * time.Second: "1分10秒",
		3723 * time.Second: "1小时02分03秒"} {
		if got := chinese(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

// lasting is a film of so many seconds.
func lasting(seconds uint64) []byte {
	return slices.Concat(boxOf("ftyp", false, []byte("M4A ")),
		boxOf("moov", false, boxOf("mvhd", false, header(0, 1, seconds))))
}

// TestManyBoxes: a film of no end of boxes is given up.
func TestManyBoxes(t *testing.T) {
	for n, want := range map[int]time.Duration{9_998: 7 * time.Second, 9_999: 0} {
		src := slices.Concat(bytes.Repeat(boxOf("free", false, nil), n),
			boxOf("moov", false, boxOf("mvhd", false, header(0, 1, 7))))
		if got := movieLength(bytes.NewReader(src)); got != want {
			t.Errorf("%d: %v, want %v", n, got, want)
		}
	}
	wave := []byte("RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00........\x64\x00\x00\x00....")
	for n, want := range map[int]time.Duration{9_998: time.Second, 9_999: 0} {
		src := slices.Concat(wave, bytes.Repeat([]byte("LIST\x00\x00\x00\x00"), n), []byte("data\x64\x00\x00\x00"))
		if got := waveLength(bytes.NewReader(src)); got != want {
			t.Errorf("%d: %v, want %v", n, got, want)
		}
	}
}

func FuzzLength(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00\x00\x00\x00\x28moov\x00\x00\x00\x08mvhd"))
	f.Add([]byte("RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00"))
	f.Add([]byte("#!AMR\n\x3c"))
	f.Fuzz(func(t *testing.T, src []byte) {
		v, _ := volume(t, fstest.MapFS{"a": file(src)}, 0)
		if d := v.length("a"); d < 0 || d > 100*time.Hour {
			t.Errorf("%v", d)
		}
	})
}
