package main

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/inconshreveable/mousetrap"
)

// started returns the arguments of the process. A double click gives none and shows a window that
// would close at once, so it opens the page, with its files in the home folder.
func started() []string {
	mousetrap := mousetrap.StartedByExplorer()
	home, err := os.UserHomeDir()
	if err != nil {
		return os.Args[1:]
	}
	dir, err := os.Getwd()
	if err != nil || !doubleClicked(runtime.GOOS, os.Args, mousetrap, dir == home) {
		return os.Args[1:]
	}
	return []string{"page", "-o", filepath.Join(home, "投诉")}
}

// doubleClicked reports whether the program was started from a file manager. On Windows its parent
// is the Explorer; the Finder of macOS gives the whole path to a terminal in the home folder.
func doubleClicked(system string, args []string, explorer, atHome bool) bool {
	switch {
	case len(args) != 1:
		return false
	case system == "windows":
		return explorer
	}
	return system == "darwin" && atHome && filepath.IsAbs(args[0])
}
