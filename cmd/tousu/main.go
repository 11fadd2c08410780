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

// env is everything impure that the program uses.
type env struct {
	args []string // without the program's name
	out  io.Writer
	err  io.Writer
	now  func() time.Time

	browse func(url string) error            // opens a browser; nil if there is none
	look   func(name string) (string, error) // finds an installed program
}

func main() {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(800) // the program ends soon; a batch sets a limit of its own
	}
	os.Exit(run(env{started(), os.Stdout, os.Stderr, time.Now, browser.OpenURL, exec.LookPath}))
}
