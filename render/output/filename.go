package output

import (
	"fmt"
	"slices"
	"strings"
)

// maxName is the longest file name in bytes: below the limits of Linux (255 bytes) and Windows,
// with room for what a synchronising client appends.
const maxName = 200

// FileName returns <NN>-<recipient>-<title>.<ext>, which is legal on Windows, has no hyphen
// inside a part and is at most 200 bytes long.
func FileName(number int, recipient, title, ext string) string {
	head := fmt.Sprintf("%02d-", number)
	tail := "-" + part(title) + "." + ext
	return head + clip(part(recipient), maxName-len(head)-len(tail)) + tail
}

// FolderName returns the ID of a case as a folder name that is legal on Windows and at most 200
// bytes long.
func FolderName(id string) string {
	name := strings.TrimRight(clip(strings.Map(legalRune, id), maxName-len("_")), " .")
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if name == "" || strings.HasPrefix(name, ".") || slices.Contains(reserved, strings.TrimRight(base, " ")) {
		name = "_" + name
	}
	return name
}

// reserved holds the device names reserved by Windows.
var reserved = []string{
	"CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
	"CONIN$", "CONOUT$", "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
}

func part(s string) string {
	return strings.TrimRight(strings.ReplaceAll(strings.Map(legalRune, s), "-", "_"), " .")
}

func legalRune(r rune) rune {
	if r < ' ' || strings.ContainsRune("<>:\"/\\|?*\x7f", r) {
		return '_'
	}
	return r
}

// clip cuts s to at most n bytes at a rune boundary.
func clip(s string, n int) string { return strings.ToValidUTF8(s[:min(n, len(s))], "") }
