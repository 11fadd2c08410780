//go:build unix

package main

import "syscall"

// nonblocking opens a pipe without a wait for its other end.
const nonblocking = syscall.O_NONBLOCK
