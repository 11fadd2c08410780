// Package output keeps the folders that letters are written to (输出文件夹): files
// appear and are replaced whole, names are legal everywhere, each folder lists in a
// manifest what was written, and processes keep out of each other's way. It knows no
// law.
package output

import (
	"cmp"
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
	// Before, if set, is called before each use of the file system, which fails with
	// what it returns. Tests stop the program there.
	Before func() error

	disk    disk
	path    string
	state   string   // the dot-folder of this process
	staging disk     // where in it a case's files are gathered
	lock    *os.File // of the dot-folder
	turn    turn
}

// BusyError means that another process writes to the folder under the same name.
type BusyError struct{ Path string }

func (e *BusyError) Error() string { return e.Path + " 正由另一个 tousu 写入" }

// Open makes the folder where it is missing and opens it. Of processes with one name
// only one may have it open: the others get a *BusyError. An empty name is free to any
// number.
func Open(dir, name string) (*Dir, error) { return open(dir, name, nil) }

func open(dir, name string, before func() error) (*Dir, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	if name == "" {
		name = rand.Text()
	}
	o := &Dir{Before: before, path: dir, state: statePrefix + name}
	o.disk = disk{root, o.before}
	o.turn.disk = o.disk
	if err := o.turn.take(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	defer o.turn.give()
	if o.lock, err = lockState(o.disk, o.state); o.lock == nil {
		return nil, errors.Join(cmp.Or(err, error(&BusyError{dir})), o.turn.end(), root.Close())
	}
	if err := o.start(); err != nil { // the dot-folder stays: it may hold what only it has
		return nil, errors.Join(err, o.lock.Close(), o.turn.end(), root.Close())
	}
	return o, nil
}

// start puts right what stopped processes left, and makes room for this one.
func (o *Dir) start() error {
	err := recoverState(o.disk, o.state)
	left, readErr := o.disk.names(".")
	err = errors.Join(err, readErr)
	for _, name := range left {
		if strings.HasPrefix(name, statePrefix) && name != o.state {
			err = errors.Join(err, takeOver(o.disk, name))
		}
	}
	for _, dir := range []string{stageName, swapName, oldName} {
		err = errors.Join(err, o.disk.mkdirAll(path.Join(o.state, dir)))
	}
	if err != nil {
		return err
	}
	o.staging, err = o.disk.within(path.Join(o.state, stageName))
	return err
}

// Close removes the dot-folder and lets the output folder go. What of it could not be put
// right stays, for the next process. The lock within it is let go first: on memory sticks
// and network drives Windows removes no open file. It is this process's turn, so no other
// takes it meanwhile.
func (o *Dir) Close() error {
	if err := o.turn.take(); err != nil {
		return errors.Join(err, o.staging.root.Close(), o.lock.Close(), o.disk.root.Close())
	}
	defer o.turn.give()
	// Windows lets no folder go that is open. The lock goes last: a dot-folder that holds
	// something and no lock is somebody's own.
	err := errors.Join(o.staging.root.Close(), recoverState(o.disk, o.state))
	lockErr := o.lock.Close()
	if err == nil {
		err = o.disk.removeAll(o.state)
	}
	return errors.Join(err, lockErr, o.turn.end(), o.disk.root.Close())
}

// before marks a point at which the process may be stopped.
func (o *Dir) before() error {
	if o.Before == nil {
		return nil
	}
	return o.Before()
}

// Path returns where a name in the folder is, for messages.
func (o *Dir) Path(name string) string { return filepath.Join(o.path, name) }

// Stat looks at a name in the folder.
func (o *Dir) Stat(name string) (fs.FileInfo, error) { return o.disk.stat(name) }

// ReadFile reads a file of the folder.
func (o *Dir) ReadFile(name string) ([]byte, error) { return o.disk.read(name) }

// Remove removes a file of the folder. It may be missing.
func (o *Dir) Remove(name string) error { return o.disk.remove(name) }

// Append opens a file of the folder for appending.
func (o *Dir) Append(name string) (*os.File, error) { return o.disk.open(name, os.O_APPEND) }

// WriteFile puts one file into the folder, in place of its namesake.
func (o *Dir) WriteFile(name string, data []byte) error {
	stage := path.Join(o.state, "file-"+name)
	if err := o.disk.write(stage, data); err != nil {
		return err
	}
	return o.disk.rename(stage, name)
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
func (o *Dir) Names() ([]string, error) { return o.disk.names(".") }
