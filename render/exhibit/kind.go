package exhibit

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// kind is what is done with a file.
type kind int

const (
	unknown kind = iota
	picture      // shown
	text         // shown, line by line
	printed      // PDF and office files: the sender puts the printed pages in
	sound        // 录音: named, with its sum and its transcript
	film         // 录像
	heic         // a photograph that no library here reads
	place        // no file: a sheet holds the place of the exhibit
)

// sniffed is how many bytes tell what a file is.
const sniffed = 4096

// marks are the first bytes of files that are known by them.
var marks = []struct {
	at   int
	mark string
	kind kind
}{
	{0, "\xff\xd8\xff", picture}, {0, "\x89PNG\r\n\x1a\n", picture}, {0, "GIF8", picture}, {8, "WEBP", picture},
	{0, "%PDF-", printed}, {0, "PK\x03\x04", printed}, {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", printed},
	{0, "\xff\xfe", text}, {0, "\xfe\xff", text}, // UTF-16 with its mark
	{8, "WAVE", sound}, {0, "#!AMR", sound}, {0, "ID3", sound}, {0, "OggS", sound}, {0, "fLaC", sound},
	{0, "\xff\xfb", sound}, {0, "\xff\xf3", sound}, {0, "\xff\xf1", sound}, {0, "\xff\xf9", sound},
	{8, "AVI ", film}, {0, "\x1a\x45\xdf\xa3", film},
}

// sniff tells what a file is by its first bytes, by its name only where these do
// not tell: a name is easily changed.
func sniff(name string, head []byte) kind {
	for _, m := range marks {
		if bytes.HasPrefix(head[min(m.at, len(head)):], []byte(m.mark)) {
			return m.kind
		}
	}
	if len(head) >= 12 && string(head[4:8]) == "ftyp" {
		return ofBrand(string(head[8:12]), name)
	}
	if isText(head) {
		return text
	}
	return unknown
}

// ofBrand parts the files of the ISO base media format (ISO/IEC 14496-12).
func ofBrand(brand, name string) kind {
	switch {
	case slices.Contains([]string{"heic", "heix", "hevc", "mif1", "msf1", "avif"}, brand):
		return heic
	case strings.HasPrefix(brand, "M4A"), strings.EqualFold(filepath.Ext(name), ".m4a"):
		return sound
	}
	return film
}

// isText reports whether the bytes are UTF-8, or may be GB18030, without control
// characters.
func isText(head []byte) bool {
	for len(head) > 0 {
		r, n := utf8.DecodeRune(head)
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' {
			return false
		}
		head = head[n:]
	}
	return true
}
