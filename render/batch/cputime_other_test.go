//go:build !linux

package batch

import "time"

var began = time.Now()

// processTime is the clock where no system call of ours tells the time on the processors.
func processTime() time.Duration { return time.Since(began) }

func threadTime() time.Duration { return time.Since(began) }
