package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
)

// File is one file of a case's folder.
type File struct {
	Name string // within the folder
	Data []byte
}

// ExistsError means that publishing would overwrite a file.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string { return e.Path + " 已经存在" }

// The dot-folder is the journal: where a case's folder stands in it tells what
// was going on.
const (
	stageName = "new"  // being written; undone
	swapName  = "swap" // whole, about to replace the folder; finished
	oldName   = "old"  // replaced; its letters go, the user's own files move over
)

// Publish writes the files into the folder name, all of them or none. Nothing is
// overwritten unless replace is set; then the folder is swapped for the new one,
// letters of the earlier run vanish, and files of the user's own stay.
func (o *Dir) Publish(name string, files []File, replace bool) error {
	if !replace {
		if err := o.nothingThere(name, files); err != nil {
			return err
		}
	}
	stage := path.Join(o.state, stageName, name)
	if err := o.stage(name, files); err != nil {
		return errors.Join(err, o.root.RemoveAll(stage))
	}
	o.before()
	info, err := o.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = o.root.Rename(stage, name)
	case err == nil && !info.IsDir():
		err = &ExistsError{o.Path(name)}
	case err == nil:
		err = o.swap(stage, name)
	}
	if err != nil {
		return errors.Join(err, o.root.RemoveAll(stage))
	}
	return nil
}

// nothingThere reports the first file that would be overwritten.
func (o *Dir) nothingThere(name string, files []File) error {
	if _, err := o.root.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		p := path.Join(name, f.Name)
		if _, err := o.root.Lstat(p); !errors.Is(err, fs.ErrNotExist) {
			if err != nil {
				return err
			}
			return &ExistsError{o.Path(p)}
		}
	}
	return nil
}

func (o *Dir) stage(name string, files []File) error {
	o.before()
	if err := o.staging.Mkdir(name, 0o700); err != nil {
		return err
	}
	in, err := o.staging.OpenRoot(name)
	if err != nil {
		return err
	}
	defer in.Close()
	for _, f := range files {
		o.before()
		if err := in.WriteFile(f.Name, f.Data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// swap replaces a folder. The first rename decides: from then on a stopped swap
// is finished, not undone. A swap that fails while the process runs (somebody has
// a file open) is undone.
func (o *Dir) swap(stage, name string) error {
	ready, old := path.Join(o.state, swapName, name), path.Join(o.state, oldName, name)
	if err := o.root.Rename(stage, ready); err != nil {
		return err
	}
	o.before()
	if err := o.root.Rename(name, old); err != nil {
		return errors.Join(err, o.root.RemoveAll(ready))
	}
	o.before()
	if err := o.root.Rename(ready, name); err != nil {
		return errors.Join(err, o.root.Rename(old, name), o.root.RemoveAll(ready))
	}
	o.before()
	return retire(o.root, old, name, o.before)
}

// retire moves the user's own files from the old folder to the new one and
// removes the rest.
func retire(root *os.Root, old, name string, before func()) error {
	entries, err := fs.ReadDir(root.FS(), old)
	if err != nil {
		return err
	}
	earlier := lettersOf(root, old)
	for _, e := range entries {
		if earlier(e.Name()) {
			continue
		}
		to := path.Join(name, e.Name())
		if _, err := root.Lstat(to); err == nil {
			continue
		}
		before()
		if err := root.Rename(path.Join(old, e.Name()), to); err != nil {
			return err
		}
	}
	before()
	return root.RemoveAll(old)
}

var letterName = regexp.MustCompile(`^\d\d-.*\.(docx|txt)$`)

// lettersOf tells which files of a folder an earlier run wrote: by its manifest,
// or by their names where that is not whole.
func lettersOf(root *os.Root, folder string) func(string) bool {
	src, err := root.ReadFile(path.Join(folder, ManifestName))
	m, readErr := ReadManifest(src)
	return func(name string) bool {
		if name == ManifestName {
			return true
		}
		if err != nil || readErr != nil {
			return letterName.MatchString(name)
		}
		return slices.ContainsFunc(m.Letters, func(l ManifestLetter) bool { return l.File == name })
	}
}

// recoverState finishes or undoes what a stopped process left in its dot-folder,
// and clears it.
func recoverState(root *os.Root, state string) error {
	swaps, err := names(root, path.Join(state, swapName))
	if err != nil {
		return err
	}
	for _, name := range swaps {
		if err := finishSwap(root, state, name); err != nil {
			return err
		}
	}
	olds, err := names(root, path.Join(state, oldName))
	if err != nil {
		return err
	}
	for _, name := range olds {
		old := path.Join(state, oldName, name)
		if _, err := root.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			err = root.Rename(old, name) // a power cut lost the new one
			if err != nil {
				return err
			}
			continue
		}
		if err := retire(root, old, name, func() {}); err != nil {
			return err
		}
	}
	return clearState(root, state)
}

// finishSwap does the two renames that a swap still lacks.
func finishSwap(root *os.Root, state, name string) error {
	ready, old := path.Join(state, swapName, name), path.Join(state, oldName, name)
	_, folderErr := root.Lstat(name)
	_, oldErr := root.Lstat(old)
	if folderErr == nil && oldErr == nil { // somebody made the folder anew: it stays
		return root.RemoveAll(ready)
	}
	if folderErr == nil {
		if err := root.Rename(name, old); err != nil {
			return err
		}
	}
	return root.Rename(ready, name)
}

// clearState removes everything in a dot-folder but its lock.
func clearState(root *os.Root, state string) error {
	left, err := names(root, state)
	if err != nil {
		return err
	}
	for _, name := range left {
		if name == "lock" {
			continue
		}
		if err := root.RemoveAll(path.Join(state, name)); err != nil {
			return err
		}
	}
	return nil
}

// names lists a folder that may be missing.
func names(root *os.Root, dir string) ([]string, error) {
	entries, err := fs.ReadDir(root.FS(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.Name()
	}
	return out, err
}
