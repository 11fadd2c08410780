package output

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

// Windows error codes that package syscall does not name.
const (
	errorAccessDenied     = syscall.Errno(5)
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)
)

var (
	kernel       = syscall.NewLazyDLL("kernel32.dll")
	lockFileEx   = kernel.NewProc("LockFileEx")
	unlockFileEx = kernel.NewProc("UnlockFileEx")
)

// Flags of LockFileEx.
const (
	lockImmediately = 1
	lockExclusive   = 2
)

// lockedByte is beyond everything written into a file: on Windows nobody else can read a locked
// range.
const lockedByte = 1 << 20

// tryLock locks f for this process, until f is closed or the process ends. It reports whether it
// got the lock.
func tryLock(f *os.File) (bool, error) {
	err := lock(f, lockExclusive|lockImmediately)
	if errors.Is(err, errorLockViolation) || errors.Is(err, syscall.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

// waitLock locks f for this process, after waiting for the current holder.
func waitLock(f *os.File) error { return lock(f, lockExclusive) }

func lock(f *os.File, flags uintptr) error {
	at := syscall.Overlapped{Offset: lockedByte}
	if ok, _, err := lockFileEx.Call(f.Fd(), flags, 0, 1, 0, uintptr(unsafe.Pointer(&at))); ok == 0 {
		return err
	}
	return nil
}

// unlock releases f.
func unlock(f *os.File) error {
	at := syscall.Overlapped{Offset: lockedByte}
	if ok, _, err := unlockFileEx.Call(f.Fd(), 0, 1, 0, uintptr(unsafe.Pointer(&at))); ok == 0 {
		return err
	}
	return nil
}

// IsOpenElsewhere reports whether a file cannot be replaced because another program has it open.
// For a folder that contains such a file Windows reports that access is denied.
func IsOpenElsewhere(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation) ||
		errors.Is(err, errorAccessDenied)
}

// IsDiskFull reports whether the disk is full.
func IsDiskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}
