package batch

import (
	"syscall"
	"time"
	"unsafe"
)

// processTime is what the process has had of the processors. Unlike the clock it tells
// nothing of what else the machine is busy with.
func processTime() time.Duration { return clock(2) } // CLOCK_PROCESS_CPUTIME_ID

// threadTime is what the thread has had, which its goroutine must hold.
func threadTime() time.Duration { return clock(3) } // CLOCK_THREAD_CPUTIME_ID

func clock(id uintptr) time.Duration {
	var t syscall.Timespec
	if _, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, id, uintptr(unsafe.Pointer(&t)), 0); errno != 0 {
		panic(errno)
	}
	return time.Duration(t.Nano())
}
