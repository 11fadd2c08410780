//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package output

import "os"

// tryLock has no lock to take on these systems: only one process may write to an
// output folder.
func tryLock(*os.File) (bool, error) { return true, nil }

// waitLock has no lock to wait for.
func waitLock(*os.File) error { return nil }

// unlock has none to let go.
func unlock(*os.File) error { return nil }

// IsOpenElsewhere reports that a file cannot be replaced because another program
// has it open. Only Windows refuses that.
func IsOpenElsewhere(error) bool { return false }

// IsDiskFull is not known on these systems.
func IsDiskFull(error) bool { return false }
