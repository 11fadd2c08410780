package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// writeCommand is the first argument of a process that writes letters with a
// rival: name, model letter, folder, number of letters.
const writeCommand = "write"

// rival is a library that writes DOCX.
type rival struct {
	name   string
	module string
	// open reads the model letter and returns what writes its content to a file.
	open func(model string, l *letter) (func(path string) error, error)
}

// tableStyle is the style of the program's tables.
const tableStyle = "LetterTable"

var rivals = []rival{
	{"unioffice", "github.com/unidoc/unioffice", openUnioffice},
	{"unioffice-styled", "github.com/unidoc/unioffice", openUniofficeStyled},
	{"go-docx", "github.com/fumiama/go-docx", openGoDocx},
}

// run has the rival write the letter n times in a process of its own and sees
// that it wrote what the model says.
func (r rival) run(dir, model string, n int) (timing, error) {
	self, err := os.Executable()
	if err != nil {
		return timing{}, err
	}
	out := filepath.Join(dir, "rival")
	if err := os.Mkdir(out, 0o700); err != nil {
		return timing{}, err
	}
	defer os.RemoveAll(out)
	var said strings.Builder
	cmd := exec.Command(self, writeCommand, r.name, model, out, strconv.Itoa(n))
	cmd.Env, cmd.Stdout = environ(oneCore.procs), &said
	_, cpu, err := run(cmd)
	if err != nil {
		return timing{}, err
	}
	nanos, err := strconv.ParseInt(said.String(), 10, 64)
	if err != nil {
		return timing{}, err
	}
	return timing{letters: n, wall: time.Duration(nanos), cpu: cpu}, check(out, model, n)
}

// check compares the last of n files with the model and counts them.
func check(dir, model string, n int) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(files) != n {
		return fmt.Errorf("wrote %d of %d letters", len(files), n)
	}
	want, err := readLetter(model)
	if err != nil {
		return err
	}
	got, err := readLetter(filepath.Join(dir, files[n-1].Name()))
	if err != nil {
		return err
	}
	return want.same(got)
}

// write is the process of a rival. It prints the nanoseconds that its letters
// took, and nothing of what the library prints.
func write(args []string) error {
	stdout := os.Stdout
	silent, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	os.Stdout = silent
	name, model, out := args[0], args[1], args[2]
	n, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	l, err := readLetter(model)
	if err != nil {
		return err
	}
	for _, r := range rivals {
		if r.name != name {
			continue
		}
		save, err := r.open(model, l)
		if err != nil {
			return err
		}
		start := time.Now()
		for i := range n {
			if err := save(filepath.Join(out, strconv.Itoa(i)+".docx")); err != nil {
				return err
			}
		}
		_, err = fmt.Fprint(stdout, time.Since(start).Nanoseconds())
		return err
	}
	return fmt.Errorf("there is no rival %q", name)
}
