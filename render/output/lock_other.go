//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package output

import "os"

// tryLock does nothing: on these systems there is no lock, and only one process may write to an
// output folder.
func tryLock(*os.File) (bool, error) { return true, nil }

// waitLock does nothing.
func waitLock(*os.File) error { return nil }

// unlock does nothing.
func unlock(*os.File) error { return nil }

// IsOpenElsewhere reports whether a file cannot be replaced because another program has it open.
// That happens only on Windows.
func IsOpenElsewhere(error) bool { return false }

// IsDiskFull returns false: these systems do not say.
func IsDiskFull(error) bool { return false }
