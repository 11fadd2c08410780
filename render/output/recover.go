package output

import (
	"errors"
	"path"
)

// recoverState finishes or undoes what a stopped process left in its dot-folder, and clears it.
func recoverState(d disk, state string) error {
	swaps, err := d.names(path.Join(state, swapName))
	if err != nil {
		return err
	}
	for _, name := range swaps {
		if err := finishSwap(d, state, name); err != nil {
			return err
		}
	}
	olds, err := d.names(path.Join(state, oldName))
	if err != nil {
		return err
	}
	for _, name := range olds {
		if err := finishRetiring(d, path.Join(state, oldName, name), name); err != nil {
			return err
		}
	}
	return clearState(d, state)
}

// finishSwap does the renames that a swap still lacks.
func finishSwap(d disk, state, name string) error {
	ready, old := path.Join(state, swapName, name), path.Join(state, oldName, name)
	there, err := d.stands(name)
	replaced, oldErr := d.stands(old)
	switch {
	case err != nil || oldErr != nil:
		return errors.Join(err, oldErr)
	case there && replaced: // somebody created the folder again: it stays
		return d.removeAll(ready)
	case there:
		if err := d.rename(name, old); err != nil {
			return err
		}
	}
	return d.rename(ready, name)
}

// finishRetiring deals with what a replaced folder still holds.
func finishRetiring(d disk, old, name string) error {
	there, err := d.stands(name)
	if err != nil {
		return err
	}
	if !there { // a power cut lost the new folder
		return d.rename(old, name)
	}
	_, err = retire(d, old, name)
	return err
}

// takeOver recovers and removes the dot-folder of a stopped process. It leaves alone the one of a
// running process and a folder of the user's own.
func takeOver(d disk, state string) error {
	if own, err := ours(d, state); !own {
		return err
	}
	lock, err := lockState(d, state)
	if lock == nil {
		return err
	}
	if err := recoverState(d, state); err != nil {
		return errors.Join(err, lock.Close())
	}
	return errors.Join(lock.Close(), d.removeAll(state))
}

// clearState removes everything in a dot-folder except its lock.
func clearState(d disk, state string) error {
	left, err := d.names(state)
	if err != nil {
		return err
	}
	for _, name := range left {
		if name == lockName {
			continue
		}
		if err := d.removeAll(path.Join(state, name)); err != nil {
			return err
		}
	}
	return nil
}
