package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

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
		if _, err := retire(root, old, name, func() {}); err != nil {
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
		if name == lockName {
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
