// Command tousu (投诉) turns the facts of one case into formal complaint letters.
package main

import (
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"

	"github.com/cli/browser"
)

// env is everything impure that the program touches.
type env struct {
	args []string // without the program's name
	out  io.Writer
	err  io.Writer
	now  func() time.Time

	browse func(url string) error            // opens a browser; nil where there is none
	look   func(name string) (string, error) // finds a program that is installed
}

func main() {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(800) // the program soon ends; a batch sets a bound of its own
	}
	os.Exit(run(env{started(), os.Stdout, os.Stderr, time.Now, browser.OpenURL, exec.LookPath}))
}
