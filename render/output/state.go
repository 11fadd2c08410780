package output

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
)

const (
	statePrefix = ".tousu-" // begins the names of the dot-folders of processes
	lockName    = "lock"

	// mark is the content of the lock in each of our dot-folders. A folder without it belongs to
	// the user and is left alone, whatever its name.
	mark = "tousu\n"
)

// errForeign means that a folder of the user's own has the name of a dot-folder.
var errForeign = errors.New("文件夹里有同名的隐藏文件夹，不是本程序所建")

// lockState creates a dot-folder and locks it until the returned file is closed or the process
// ends. It returns nil if another process has the lock. It must be this process's turn, so that
// no other removes the folder meanwhile.
func lockState(d disk, state string) (*os.File, error) {
	if own, err := ours(d, state); err != nil || !own {
		return nil, cmp.Or(err, errForeign)
	}
	if err := d.mkdirAll(state); err != nil {
		return nil, err
	}
	f, err := d.open(path.Join(state, lockName), 0)
	if err != nil {
		return nil, err
	}
	got, err := tryLock(f)
	if got {
		_, err = f.WriteAt([]byte(mark), 0)
	}
	if !got || err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// ours reports whether a dot-folder belongs to the program or is missing. It belongs to the
// program if it is empty, if its lock says so, or if an empty lock is all it contains, as a
// process leaves it that is stopped at the very start.
func ours(d disk, state string) (bool, error) {
	info, err := d.stat(state)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil || !info.IsDir() {
		return false, err
	}
	inside, err := d.names(state)
	if err != nil || len(inside) == 0 {
		return err == nil, err
	}
	if !slices.Contains(inside, lockName) {
		return false, nil
	}
	src, err := d.read(path.Join(state, lockName))
	return string(src) == mark || err == nil && len(src) == 0 && len(inside) == 1, err
}
