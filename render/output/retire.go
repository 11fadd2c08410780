package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// shelf is a case's folder as it stands, with what its manifest says of it.
type shelf struct {
	root     *os.Root
	folder   string
	files    []string // names
	manifest Manifest // empty where there is none, or a torn one
}

// read looks at the folder, which may be missing.
func (s shelf) read() shelf {
	s.files, _ = names(s.root, s.folder)
	if src, err := s.root.ReadFile(path.Join(s.folder, ManifestName)); err == nil {
		s.manifest, _ = ReadManifest(src)
	}
	return s
}

func (s shelf) holds(name string) bool { return slices.Contains(s.files, name) }

// untouched reports whether the letter is as it was written, or is empty as a power cut
// leaves a file: nobody's work is in it.
func (s shelf) untouched(l ManifestLetter) bool {
	data, err := s.root.ReadFile(path.Join(s.folder, l.File))
	return err == nil && (sum(data) == l.SHA256 || len(bytes.Trim(data, "\x00")) == 0)
}

// letter finds the manifest's entry for a file.
func (s shelf) letter(name string) (ManifestLetter, bool) {
	i := slices.IndexFunc(s.manifest.Letters, func(l ManifestLetter) bool { return l.File == name })
	if i < 0 {
		return ManifestLetter{}, false
	}
	return s.manifest.Letters[i], true
}

// edited names the files that the run would write over, or write anew elsewhere, and
// that are not as a run of this program left them. A file that is the same as what
// would be written is in nobody's way.
func (s shelf) edited(run Run) []string {
	var out []string
	for _, name := range s.files {
		l, own := s.letter(name)
		if own && (!run.Manifest.rewrites(l) || s.untouched(l)) {
			continue
		}
		at := slices.IndexFunc(run.Files, func(f File) bool { return f.Name == name })
		if at < 0 && !own {
			continue
		}
		data, err := s.root.ReadFile(path.Join(s.folder, name))
		if at < 0 || err != nil || !bytes.Equal(data, run.Files[at].Data) {
			out = append(out, name)
		}
	}
	return out
}

// rewrites reports whether the manifest has a letter of the same body, kind and form,
// or one of the same name.
func (m *Manifest) rewrites(l ManifestLetter) bool {
	return slices.ContainsFunc(m.Letters, func(n ManifestLetter) bool {
		return n.File == l.File || n.Slug == l.Slug && n.Kind == l.Kind && path.Ext(n.File) == path.Ext(l.File)
	})
}

// retire brings over from the old folder to the new one what is not replaced: files of
// the user's own, letters that were not covered, and into OldFolder what is put aside.
// It decides by the two folders alone, so that it can be done again. It returns what it
// put aside.
func retire(root *os.Root, old, name string, before func()) ([]string, error) {
	was, is := shelf{root: root, folder: old}.read(), shelf{root: root, folder: name}.read()
	slices.SortStableFunc(was.files, func(a, b string) int { // before anything is added to it
		return strings.Compare(strings.Replace(a, OldFolder, "", 1), strings.Replace(b, OldFolder, "", 1))
	})
	var aside []string
	for _, file := range was.files {
		to := was.fate(is, file)
		before()
		if to == "" {
			if err := was.drop(file); err != nil {
				return aside, err
			}
			continue
		}
		if err := root.MkdirAll(path.Join(name, path.Dir(to)), 0o700); err != nil {
			return aside, err
		}
		if err := root.Rename(path.Join(old, file), path.Join(name, to)); err != nil {
			return aside, err
		}
		if to != file {
			aside = append(aside, path.Base(to))
		}
	}
	before()
	return aside, root.RemoveAll(old)
}

// drop removes a file that was replaced; the manifest stays until all else is gone, or
// a second attempt would not know whose the files are.
func (s shelf) drop(file string) error {
	if file == ManifestName {
		return nil
	}
	return s.root.RemoveAll(path.Join(s.folder, file))
}

// fate is where in the new folder a file of the old one goes; "" for nowhere, since it
// was replaced.
func (s shelf) fate(is shelf, file string) string {
	if file == ManifestName {
		return ""
	}
	l, own := s.letter(file)
	kept, listed := is.letter(file)
	switch {
	case own && listed && !is.holds(file) && kept.SHA256 == l.SHA256:
		return file
	case own && s.untouched(l) && is.manifest.rewrites(l):
		return ""
	case !own && !is.holds(file):
		return file
	case s.same(is, file):
		return ""
	}
	return is.free(file)
}

// same reports whether both folders hold the same file of that name.
func (s shelf) same(is shelf, file string) bool {
	a, errA := s.root.ReadFile(path.Join(s.folder, file))
	b, errB := is.root.ReadFile(path.Join(is.folder, file))
	return errA == nil && errB == nil && bytes.Equal(a, b)
}

// free is a name in OldFolder that nothing has: 01-….docx, 01-…（2）.docx.
func (s shelf) free(file string) string {
	ext := path.Ext(file)
	for n := 1; ; n++ {
		to := path.Join(OldFolder, file)
		if n > 1 {
			to = path.Join(OldFolder, fmt.Sprintf("%s（%d）%s", strings.TrimSuffix(file, ext), n, ext))
		}
		if _, err := s.root.Lstat(path.Join(s.folder, to)); errors.Is(err, fs.ErrNotExist) {
			return to
		}
	}
}
