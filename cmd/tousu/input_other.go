//go:build !unix

package main

// nonblocking is for pipes, which have no names here.
const nonblocking = 0
