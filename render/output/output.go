// Package output keeps the folders that letters are written to (输出文件夹): files
// appear and are replaced whole, names are legal everywhere, each folder lists in a
// manifest what was written, and processes keep out of each other's way. It knows no
// law.
package output

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Dir is an output folder that this process writes to. Whatever stops the process,
// the folder holds whole files only: each is written into a dot-folder of this process
// and renamed. What a stopped process left behind, the next one to open the folder
// finishes or undoes. Processes change the folder in turn, so that none of several at
// once loses a file. Everything goes through an os.Root, so that no name leads out of
// the folder. Folders have mode 0700, files 0600.
type Dir struct {
	// Before, if set, is called before each change of the file system. Tests
	// stop the program there.
	Before func()

	root    *os.Root
	path    string
	state   string   // the dot-folder of this process
	staging *os.Root // where in it a case's files are gathered
	lock    *os.File // of the dot-folder
	turn    turn
}

// BusyError means that another process writes to the folder under the same name.
type BusyError struct{ Path string }

func (e *BusyError) Error() string { return e.Path + " 正由另一个 tousu 写入" }

// Open makes the folder where it is missing and opens it. Of processes with one name
// only one may have it open: the others get a *BusyError. An empty name is free to any
// number.
func Open(dir, name string) (*Dir, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	if name == "" {
		name = rand.Text()[:8]
	}
	o := &Dir{root: root, path: dir, state: statePrefix + name}
	o.turn.root = root
	if err := o.turn.take(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	defer o.turn.give()
	if o.lock, err = lockState(root, o.state); o.lock == nil {
		if err == nil {
			err = &BusyError{dir}
		}
		return nil, errors.Join(err, o.turn.end(), root.Close())
	}
	return o, o.start()
}

// start puts right what stopped processes left, and makes room for this one.
func (o *Dir) start() error {
	err := recoverState(o.root, o.state)
	left, readErr := names(o.root, ".")
	err = errors.Join(err, readErr)
	for _, name := range left {
		if !strings.HasPrefix(name, statePrefix) || name == o.state || !ours(o.root, name) {
			continue
		}
		lock, lockErr := lockState(o.root, name)
		if lock == nil {
			err = errors.Join(err, lockErr)
			continue // at work
		}
		err = errors.Join(err, recoverState(o.root, name), lock.Close(), o.root.RemoveAll(name))
	}
	for _, dir := range []string{stageName, swapName, oldName} {
		err = errors.Join(err, o.root.MkdirAll(path.Join(o.state, dir), 0o700))
	}
	if err == nil {
		o.staging, err = o.root.OpenRoot(path.Join(o.state, stageName))
	}
	if err != nil {
		return errors.Join(err, o.close())
	}
	return nil
}

// Close removes the dot-folder and lets the output folder go. The lock within it is let
// go first: on memory sticks and network drives Windows removes no open file. It is this
// process's turn, so no other takes it meanwhile.
func (o *Dir) Close() error {
	if err := o.turn.take(); err != nil {
		return errors.Join(err, o.close())
	}
	defer o.turn.give()
	return o.close()
}

func (o *Dir) close() error {
	var err error
	if o.staging != nil {
		err = o.staging.Close() // or Windows would not let it go
	}
	// The lock goes last: a dot-folder that holds something and no lock is somebody's own.
	err = errors.Join(err, clearState(o.root, o.state), o.lock.Close())
	o.before()
	return errors.Join(err, o.root.RemoveAll(o.state), o.turn.end(), o.root.Close())
}

// before marks a point at which the process may be stopped.
func (o *Dir) before() {
	if o.Before != nil {
		o.Before()
	}
}

// Path returns where a name in the folder is, for messages.
func (o *Dir) Path(name string) string { return filepath.Join(o.path, name) }

// Scratch is a folder for temporary files; it is gone when the output is closed,
// or else when the folder is opened the next time.
func (o *Dir) Scratch() string { return filepath.Join(o.path, o.state) }

// Stat looks at a name in the folder.
func (o *Dir) Stat(name string) (fs.FileInfo, error) { return o.root.Lstat(name) }

// ReadFile reads a file of the folder.
func (o *Dir) ReadFile(name string) ([]byte, error) { return o.root.ReadFile(name) }

// Remove removes a file of the folder. It may be missing.
func (o *Dir) Remove(name string) error {
	o.before()
	if err := o.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Append opens a file of the folder for appending.
func (o *Dir) Append(name string) (*os.File, error) {
	return o.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
}

// WriteFile puts one file into the folder, in place of its namesake.
func (o *Dir) WriteFile(name string, data []byte) error {
	stage := path.Join(o.state, "file-"+name)
	o.before()
	if err := o.root.WriteFile(stage, data, 0o600); err != nil {
		return err
	}
	o.before()
	return o.root.Rename(stage, name)
}

// Alone runs do while no other process and no other goroutine changes the folder
// through this package: what do reads is still so when it writes.
func (o *Dir) Alone(do func() error) error {
	if err := o.turn.take(); err != nil {
		return err
	}
	defer o.turn.give()
	return do()
}

// Names lists the folder.
func (o *Dir) Names() ([]string, error) { return names(o.root, ".") }
