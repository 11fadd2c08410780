package exhibit

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// kind says how a file is handled.
type kind int

const (
	unknown kind = iota
	picture      // shown
	text         // shown, line by line
	printed      // PDF and office files: the sender inserts the printed pages
	sound        // 录音: listed with its checksum and transcript
	film         // 录像
	heic         // a photo that no library here can read
	place        // no file: a sheet takes the place of the exhibit
)

// sniffed is the number of bytes from which the kind of a file is recognised.
const sniffed = 4096

// marks lists file signatures.
var marks = []struct {
	at   int
	mark string
	kind kind
}{
	{0, "\xff\xd8\xff", picture}, {0, "\x89PNG\r\n\x1a\n", picture}, {0, "GIF8", picture}, {8, "WEBP", picture},
	{0, "%PDF-", printed}, {0, "PK\x03\x04", printed}, {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", printed},
	{0, "\xff\xfe", text}, {0, "\xfe\xff", text}, // UTF-16 with a BOM
	{8, "WAVE", sound}, {0, "#!AMR", sound}, {0, "ID3", sound}, {0, "OggS", sound}, {0, "fLaC", sound},
	{0, "\xff\xfb", sound}, {0, "\xff\xf3", sound}, {0, "\xff\xf1", sound}, {0, "\xff\xf9", sound},
	{8, "AVI ", film}, {0, "\x1a\x45\xdf\xa3", film},
}

// sniff recognises a file by its first bytes, and by its name only if these are not enough: a
// name is easily changed.
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

// ofBrand distinguishes files of the ISO base media format (ISO/IEC 14496-12).
func ofBrand(brand, name string) kind {
	switch {
	case slices.Contains([]string{"heic", "heix", "hevc", "mif1", "msf1", "avif"}, brand):
		return heic
	case strings.HasPrefix(brand, "M4A"), strings.EqualFold(filepath.Ext(name), ".m4a"):
		return sound
	}
	return film
}

// isText reports whether the bytes may be UTF-8 or GB18030 text without control characters.
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
