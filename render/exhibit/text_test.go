package exhibit

import (
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
		"":                               {""},
		han:                              {han},
		han + "末":                        {han, "末"},
		strings.Repeat("a", lineCells+1): {strings.Repeat("a", lineCells), "a"},
		"a" + han:                        {"a" + strings.TrimSuffix(han, "字"), "字"},
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

func TestPrintable(t *testing.T) {
	if got := printable("a\tb\x00c\u202ed\ufeff\ufffe"); got != "a    bcd" {
		t.Errorf("%q", got)
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
		"a.wav": {wave, 2 * time.Second}, "a.m4a": {movie, 70 * time.Second}, "a.mp3": {[]byte("ID3\x03 and so on, longer"), 0},
		"b.m4a": {movie[:30], 0}, "c.wav": {wave[:20], 0},
	} {
		v, _ := volume(t, fstest.MapFS{name: file(c.src)}, 0)
		if got := v.length(name); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	for d, want := range map[time.Duration]string{5 * time.Second: "5秒", 70 * time.Second: "1分10秒", 3723 * time.Second: "1小时02分03秒"} {
		if got := chinese(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
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
