package output

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

// Error codes of Windows that package syscall does not name.
const (
	errorAccessDenied     = syscall.Errno(5)
	errorSharingViolation = syscall.Errno(32)
	errorLockViolation    = syscall.Errno(33)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// tryLock locks f for this process alone, until f is closed or the process ends.
func tryLock(f *os.File) (bool, error) {
	const exclusive, immediately = 2, 1
	var at syscall.Overlapped
	ok, _, err := lockFileEx.Call(f.Fd(), exclusive|immediately, 0, 1, 0, uintptr(unsafe.Pointer(&at)))
	if ok != 0 {
		return true, nil
	}
	if errors.Is(err, errorLockViolation) || errors.Is(err, syscall.ERROR_IO_PENDING) {
		return false, nil
	}
	return false, err
}

// IsOpenElsewhere reports that a file cannot be replaced because another program
// has it open: of a folder that holds such a file Windows says that access is
// denied.
func IsOpenElsewhere(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation) || errors.Is(err, errorAccessDenied)
}

// IsDiskFull reports that the disk is full.
func IsDiskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}
