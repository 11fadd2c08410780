package output

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// shelf is a case's folder as it is, with what its manifest says of it.
type shelf struct {
	disk     disk
	folder   string
	files    []string // names
	manifest Manifest // empty if there is none, or a damaged one
}

// look reads a folder; it may be missing.
func look(d disk, folder string) (shelf, error) {
	s := shelf{disk: d, folder: folder}
	var err error
	if s.files, err = d.names(folder); err != nil || !s.holds(ManifestName) {
		return s, err
	}
	src, _, err := s.read(ManifestName)
	if m, torn := ReadManifest(src); torn == nil {
		s.manifest = m
	}
	return s, err
}

// read reads a file of the folder; file is false for a folder.
func (s shelf) read(name string) (data []byte, file bool, err error) {
	at := path.Join(s.folder, name)
	info, err := s.disk.stat(at)
	if err != nil || info.IsDir() {
		return nil, false, err
	}
	data, err = s.disk.read(at)
	return data, err == nil, err
}

func (s shelf) holds(name string) bool { return slices.Contains(s.files, name) }

// untouched reports whether the letter's file is as it was written, or is empty or zeroed as a
// power cut leaves it: nobody's work is in it.
func (l ManifestLetter) untouched(data []byte) bool {
	return sum(data) == l.SHA256 || len(bytes.Trim(data, "\x00")) == 0
}

// letter returns the manifest's entry for a file.
func (s shelf) letter(name string) (ManifestLetter, bool) {
	i := slices.IndexFunc(s.manifest.Letters, func(l ManifestLetter) bool { return l.File == name })
	if i < 0 {
		return ManifestLetter{}, false
	}
	return s.manifest.Letters[i], true
}

// edited names the files that the run would overwrite, or write again under another name, and
// that are not as a run of this program left them. A file with the content that would be written
// does not count.
func (s shelf) edited(run Run) ([]string, error) {
	var out []string
	for _, name := range s.files {
		l, own := s.letter(name)
		at := slices.IndexFunc(run.Files, func(f File) bool { return f.Name == name })
		if own && !run.Manifest.rewrites(l) || !own && at < 0 {
			continue
		}
		data, file, err := s.read(name)
		if err != nil {
			return nil, err
		}
		if file && (own && l.untouched(data) || at >= 0 && bytes.Equal(data, run.Files[at].Data)) {
			continue
		}
		out = append(out, name)
	}
	return out, nil
}

// rewrites reports whether the manifest has a letter of the same body, kind and format, or of the
// same file name.
func (m *Manifest) rewrites(l ManifestLetter) bool {
	return slices.ContainsFunc(m.Letters, func(n ManifestLetter) bool {
		return n.File == l.File || n.Slug == l.Slug && n.Kind == l.Kind && path.Ext(n.File) == path.Ext(l.File)
	})
}

// retire moves from the old folder to the new one what is not replaced: the user's own files,
// letters that were not covered, and, into OldFolder, what is put aside, which it returns. It
// decides only by the two folders, so that it can be repeated.
func retire(d disk, old, name string) ([]string, error) {
	was, err := look(d, old)
	is, isErr := look(d, name)
	if err := errors.Join(err, isErr); err != nil {
		return nil, err
	}
	var aside []string
	for _, file := range was.oldFirst() {
		to, err := was.fate(is, file)
		if err == nil {
			err = was.move(file, is, to)
		}
		if err != nil {
			return aside, err
		}
		if to != "" && to != file {
			aside = append(aside, path.Base(to))
		}
	}
	return aside, d.removeAll(old)
}

// oldFirst returns the files, with OldFolder first, before anything is added to it.
func (s shelf) oldFirst() []string {
	if !s.holds(OldFolder) {
		return s.files
	}
	others := slices.DeleteFunc(slices.Clone(s.files), func(f string) bool { return f == OldFolder })
	return append([]string{OldFolder}, others...)
}

// move moves a file to the other folder, or removes it if to is "". The manifest stays until
// everything else is gone: without it a second attempt would not know whose the files are.
func (s shelf) move(file string, other shelf, to string) error {
	switch {
	case file == ManifestName:
		return nil
	case to == "":
		return s.disk.removeAll(path.Join(s.folder, file))
	}
	if err := s.disk.mkdirAll(path.Join(other.folder, path.Dir(to))); err != nil {
		return err
	}
	return s.disk.rename(path.Join(s.folder, file), path.Join(other.folder, to))
}

// fate returns where in the new folder a file of the old one goes; "" if it is dropped because it
// was replaced.
func (s shelf) fate(is shelf, file string) (string, error) {
	if file == ManifestName {
		return "", nil
	}
	l, own := s.letter(file)
	kept, listed := is.letter(file)
	if !is.holds(file) && (!own || listed && kept.SHA256 == l.SHA256) {
		return file, nil
	}
	data, isFile, err := s.read(file)
	if err != nil {
		return "", err
	}
	if isFile && own && l.untouched(data) && is.manifest.rewrites(l) {
		return "", nil
	}
	same, err := is.has(file, data)
	if err != nil || isFile && same {
		return "", err
	}
	return is.free(file)
}

// has reports whether the folder has a file of that name with exactly this content.
func (s shelf) has(name string, data []byte) (bool, error) {
	if !s.holds(name) {
		return false, nil
	}
	mine, file, err := s.read(name)
	return file && bytes.Equal(mine, data), err
}

// free returns a name in OldFolder that is not taken, ignoring case: 01-….docx, 01-…（2）.docx.
func (s shelf) free(file string) (string, error) {
	taken, err := s.disk.names(path.Join(s.folder, OldFolder))
	ext := path.Ext(file)
	name := file
	for n := 2; slices.ContainsFunc(taken, func(t string) bool { return strings.EqualFold(t, name) }); n++ {
		name = fmt.Sprintf("%s（%d）%s", strings.TrimSuffix(file, ext), n, ext)
	}
	return path.Join(OldFolder, name), err
}
