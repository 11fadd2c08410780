package output

import (
	"errors"
	"io/fs"
	"os"
)

// disk is a folder of the file system as this package uses it: folders have mode 0700, files
// 0600. Each method calls before first and returns its error, if any.
type disk struct {
	root   *os.Root
	before func() error
}

func (d disk) mkdir(name string) error {
	if err := d.before(); err != nil {
		return err
	}
	return d.root.Mkdir(name, 0o700)
}

func (d disk) mkdirAll(name string) error {
	if err := d.before(); err != nil {
		return err
	}
	return d.root.MkdirAll(name, 0o700)
}

func (d disk) write(name string, data []byte) error {
	if err := d.before(); err != nil {
		return err
	}
	return d.root.WriteFile(name, data, 0o600)
}

// open opens a file for reading and writing, and creates it if it does not exist.
func (d disk) open(name string, flags int) (*os.File, error) {
	if err := d.before(); err != nil {
		return nil, err
	}
	return d.root.OpenFile(name, os.O_RDWR|os.O_CREATE|flags, 0o600)
}

func (d disk) rename(from, to string) error {
	if err := d.before(); err != nil {
		return err
	}
	return d.root.Rename(from, to)
}

// remove removes a file; it may be missing.
func (d disk) remove(name string) error {
	if err := d.before(); err != nil {
		return err
	}
	if err := d.root.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (d disk) removeAll(name string) error {
	if err := d.before(); err != nil {
		return err
	}
	return d.root.RemoveAll(name)
}

func (d disk) read(name string) ([]byte, error) {
	if err := d.before(); err != nil {
		return nil, err
	}
	return d.root.ReadFile(name)
}

func (d disk) stat(name string) (fs.FileInfo, error) {
	if err := d.before(); err != nil {
		return nil, err
	}
	return d.root.Lstat(name)
}

// stands reports whether the name exists.
func (d disk) stands(name string) (bool, error) {
	_, err := d.stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// is reports whether name is still the open file f.
func (d disk) is(name string, f *os.File) (bool, error) {
	there, err := d.stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	held, heldErr := f.Stat()
	return err == nil && heldErr == nil && os.SameFile(held, there), errors.Join(err, heldErr)
}

// names lists a folder; it may be missing.
func (d disk) names(dir string) ([]string, error) {
	if err := d.before(); err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(d.root.FS(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.Name()
	}
	return out, err
}

// within opens a folder in this one.
func (d disk) within(name string) (disk, error) {
	if err := d.before(); err != nil {
		return disk{}, err
	}
	root, err := d.root.OpenRoot(name)
	return disk{root, d.before}, err
}
