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
	statePrefix = ".tousu-" // begins the names of the processes' dot-folders
	lockName    = "lock"

	// mark stands in the lock of each of our dot-folders: one without it is
	// somebody's own and is left alone, whatever its name.
	mark = "tousu\n"
)

// errForeign means that a folder of the user's own bears the name of a dot-folder.
var errForeign = errors.New("文件夹里有同名的隐藏文件夹，不是本程序所建")

// lockState makes a dot-folder and locks it until the file is closed or the process
// ends. It returns nil where another process has it. It is this process's turn, so none
// removes it meanwhile.
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

// ours reports whether a dot-folder is the program's, or missing: its lock says so, or is
// empty and alone, as a process leaves it that is stopped in the first moment.
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
