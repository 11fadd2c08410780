package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
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
// ends. It returns nil where another process has it. The one who had it may have
// removed it meanwhile: then the lock is on a file that nobody will find, and is taken
// again.
func lockState(root *os.Root, state string) (*os.File, error) {
	name := path.Join(state, lockName)
	if _, err := root.Lstat(state); err == nil && !ours(root, state) {
		return nil, errForeign
	}
	for {
		if err := root.MkdirAll(state, 0o700); err != nil {
			return nil, err
		}
		f, err := root.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed between the two
		}
		if err != nil {
			return nil, err
		}
		if got, err := tryLock(f); !got {
			return nil, errors.Join(err, f.Close())
		}
		if sameFile(root, f, name) {
			_, err := f.WriteAt([]byte(mark), 0)
			return f, err
		}
		f.Close()
	}
}

// sameFile reports whether name still is the open file.
func sameFile(root *os.Root, f *os.File, name string) bool {
	held, err := f.Stat()
	there, statErr := root.Lstat(name)
	return err == nil && statErr == nil && os.SameFile(held, there)
}

// ours reports whether the program made the dot-folder: its lock says so, or is
// empty and alone, as a process leaves it that is stopped in the first moment.
func ours(root *os.Root, state string) bool {
	info, err := root.Lstat(state)
	if err != nil || !info.IsDir() {
		return false
	}
	src, err := root.ReadFile(path.Join(state, lockName))
	if err == nil && len(src) > 0 {
		return string(src) == mark
	}
	inside, listErr := names(root, state)
	return listErr == nil && (len(inside) == 0 || err == nil && len(inside) == 1)
}
