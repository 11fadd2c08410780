// Command tousu (投诉) turns the facts of one case into formal complaint letters.
package main

import (
	"io"
	"os"
	"time"
)

// env is everything impure that the program touches.
type env struct {
	args []string // without the program's name
	out  io.Writer
	err  io.Writer
	now  func() time.Time
}

// headroom makes the heap of a small program look large to the garbage collector,
// which then runs once for a thousand letters, not once for a hundred. Nothing is
// written to it, so that it takes up no memory.
var headroom = make([]byte, 32<<20)

func main() {
	os.Exit(run(env{os.Args[1:], os.Stdout, os.Stderr, time.Now}))
}
