// Package output maintains the folders that letters are written to (输出文件夹): files appear and
// are replaced whole, names are legal everywhere, a manifest in each folder lists what was
// written, and concurrent processes do not interfere with each other. It knows no law.
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

// Dir is an output folder that this process writes to. Whatever stops the process, the folder
// holds only whole files: each is written into a dot-folder of this process and then renamed. The
// next process to open the folder finishes or undoes what a stopped one left behind. Processes
// change the folder in turn, so that none loses a file of another. Everything goes through an
// os.Root, so that no name leads out of the folder. Folders have mode 0700, files 0600.
type Dir struct {
	// Before, if set, is called before each use of the file system, which fails with its error.
	// Tests use it to stop the program at that point.
	Before func() error

	disk    disk
	path    string
	state   string   // the dot-folder of this process
	staging disk     // the folder in it where the files of a case are gathered
	lock    *os.File // the lock of the dot-folder
	turn    turn
}

// BusyError means that another process writes to the folder under the same name.
type BusyError struct{ Path string }

func (e *BusyError) Error() string { return e.Path + " 正由另一个 tousu 写入" }

// Open opens the folder, creating it if it does not exist. Only one process with a given name may
// have it open; others get a *BusyError. With an empty name there is no limit.
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
	if err := o.start(); err != nil { // the dot-folder stays: it may hold the only copy of something
		return nil, errors.Join(err, o.lock.Close(), o.turn.end(), root.Close())
	}
	return o, nil
}

// start repairs what stopped processes left, and prepares the dot-folder of this one.
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

// Close removes the dot-folder and releases the output folder. What could not be repaired stays
// in the dot-folder for the next process. The lock in it is released before it is removed,
// because on memory sticks and network drives Windows removes no open file. No other process can
// take it meanwhile: it is this process's turn.
func (o *Dir) Close() error {
	if err := o.turn.take(); err != nil {
		return errors.Join(err, o.staging.root.Close(), o.lock.Close(), o.disk.root.Close())
	}
	defer o.turn.give()
	// Windows removes no folder that is open. The lock is closed last: a dot-folder with content
	// but without a lock is taken for a folder of the user.
	err := errors.Join(o.staging.root.Close(), recoverState(o.disk, o.state))
	lockErr := o.lock.Close()
	if err == nil {
		err = o.disk.removeAll(o.state)
	}
	return errors.Join(err, lockErr, o.turn.end(), o.disk.root.Close())
}

// before marks a point at which a test may stop the process.
func (o *Dir) before() error {
	if o.Before == nil {
		return nil
	}
	return o.Before()
}

// Path returns the path of a name in the folder, for messages.
func (o *Dir) Path(name string) string { return filepath.Join(o.path, name) }

// Stat describes a name in the folder, without following links.
func (o *Dir) Stat(name string) (fs.FileInfo, error) { return o.disk.stat(name) }

// ReadFile reads a file of the folder.
func (o *Dir) ReadFile(name string) ([]byte, error) { return o.disk.read(name) }

// Remove removes a file of the folder; it may be missing.
func (o *Dir) Remove(name string) error { return o.disk.remove(name) }

// Append opens a file of the folder for appending, creating it if it does not exist.
func (o *Dir) Append(name string) (*os.File, error) { return o.disk.open(name, os.O_APPEND) }

// WriteFile writes a file into the folder, replacing one of the same name.
func (o *Dir) WriteFile(name string, data []byte) error {
	stage := path.Join(o.state, "file-"+name)
	if err := o.disk.write(stage, data); err != nil {
		return err
	}
	return o.disk.rename(stage, name)
}

// Alone runs do while no other process and no other goroutine changes the folder through this
// package: what do reads is still true when it writes.
func (o *Dir) Alone(do func() error) error {
	if err := o.turn.take(); err != nil {
		return err
	}
	defer o.turn.give()
	return do()
}

// Names lists the names in the folder.
func (o *Dir) Names() ([]string, error) { return o.disk.names(".") }
