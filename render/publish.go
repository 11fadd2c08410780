package render

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// File is one file of a case's folder.
type File struct {
	Name string // within the folder
	Data []byte
}

// ExistsError means that publishing would overwrite a file.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string { return e.Path + " 已经存在" }

// Publish writes the files into the folder name below out, all of them or none:
// they are staged in a dot-folder beside it and renamed. Folders are made with
// mode 0700, files with 0600. Nothing is overwritten unless force is set; then
// the files named in stale that are not written anew are removed. Everything goes
// through an os.Root, so that no name leads out of the output folder.
func Publish(out, name string, files []File, force bool, stale ...string) error {
	if err := os.MkdirAll(out, 0o700); err != nil {
		return err
	}
	root, err := os.OpenRoot(out)
	if err != nil {
		return err
	}
	defer root.Close()
	if !force {
		if err := nothingThere(root, out, name, files); err != nil {
			return err
		}
	}
	stage := "." + name + "." + rand.Text()[:8]
	if err := root.Mkdir(stage, 0o700); err != nil {
		return err
	}
	defer root.RemoveAll(stage) // nothing is left of it after the last rename
	for _, f := range files {
		if err := root.WriteFile(filepath.Join(stage, f.Name), f.Data, 0o600); err != nil {
			return err
		}
	}
	if err := root.Rename(stage, name); err == nil {
		return nil
	} else if _, statErr := root.Lstat(name); statErr != nil {
		return err
	}
	return merge(root, stage, name, files, stale)
}

// nothingThere reports the first file that would be overwritten.
func nothingThere(root *os.Root, out, name string, files []File) error {
	for _, f := range files {
		path := filepath.Join(name, f.Name)
		if _, err := root.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			if err != nil {
				return err
			}
			return &ExistsError{filepath.Join(out, path)}
		}
	}
	return nil
}

// merge moves the staged files into a folder that exists, and removes what an
// earlier run wrote and this one did not.
func merge(root *os.Root, stage, name string, files []File, stale []string) error {
	for _, f := range files {
		if err := root.Rename(filepath.Join(stage, f.Name), filepath.Join(name, f.Name)); err != nil {
			return err
		}
	}
	for _, s := range stale {
		if s != filepath.Base(s) || slices.ContainsFunc(files, func(f File) bool { return f.Name == s }) {
			continue
		}
		if err := root.Remove(filepath.Join(name, s)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// maxName is the longest file name in bytes: below the limits of Linux (255
// bytes) and Windows, with room for what a synchronising client adds.
const maxName = 200

// FileName returns <NN>-<recipient>-<title>.<ext>, legal on Windows, with no
// hyphen inside a part and at most 200 bytes long.
func FileName(number int, recipient, title, ext string) string {
	head := fmt.Sprintf("%02d-", number)
	tail := "-" + part(title) + "." + ext
	return head + clip(part(recipient), maxName-len(head)-len(tail)) + tail
}

// FolderName returns a case's ID as the name of its folder, legal on Windows and
// at most 200 bytes long.
func FolderName(id string) string {
	name := clip(strings.TrimRight(strings.Map(legalRune, id), " ."), maxName)
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if name == "" || strings.HasPrefix(name, ".") || slices.Contains(reserved, base) {
		name = "_" + name
	}
	return name
}

// reserved are the device names that Windows keeps for itself.
var reserved = []string{
	"CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
}

func part(s string) string {
	return strings.TrimRight(strings.ReplaceAll(strings.Map(legalRune, s), "-", "_"), " .")
}

func legalRune(r rune) rune {
	if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"/\|?*`, r) {
		return '_'
	}
	return r
}

// clip cuts s to at most n bytes at a rune's end.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
