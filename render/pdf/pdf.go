// Package pdf makes PDF files of letters with an installed program (LibreOffice, Edge, Chrome):
// it has no fonts and sets no pages itself. Nothing leaves the machine: the program works on
// files in a temporary folder, which is removed afterwards.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Kind is the input format of a program.
type Kind string

// The kinds of program.
const (
	Office  Kind = "docx" // LibreOffice, of DOCX
	Browser Kind = "html" // Edge, Chrome or Chromium, of HTML
)

// Program is an installed program.
type Program struct {
	Name string // LibreOffice
	Path string
	Kind Kind

	// Blank keeps the empty pages between sections that begin on a right-hand page. Only
	// LibreOffice can do that.
	Blank bool
}

// Error means that a program did not make a PDF of each document. It says nothing about their
// content.
type Error struct {
	Program   string
	Got, Want int
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s 应转出 %d 份 PDF，只得到 %d 份", e.Program, e.Want, e.Got)
}

// Convert makes a PDF of each document. It waits for the program up to a limit; concurrent
// conversions do not disturb each other. If the program did not deliver all files, the error is
// an *Error.
func (p Program) Convert(ctx context.Context, documents [][]byte) (out [][]byte, err error) {
	dir, err := os.MkdirTemp("", "tousu-pdf-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	var names []string
	for i, d := range documents {
		name := filepath.Join(dir, fmt.Sprintf("%03d.%s", i+1, p.Kind))
		if err := os.WriteFile(name, d, 0o600); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	ctx, cancel := context.WithTimeout(ctx, patience(len(documents)))
	defer cancel()
	for _, args := range p.arguments(dir, names) {
		cmd := exec.CommandContext(ctx, p.Path, args...)
		cmd.Dir = dir
		alone(cmd)
		_ = cmd.Run() // exit codes are unreliable; what counts is what was written
	}
	for _, name := range names {
		if b, err := os.ReadFile(name[:len(name)-len(p.Kind)] + "pdf"); err == nil && whole(b) {
			out = append(out, b)
		}
	}
	if len(out) != len(documents) {
		return nil, &Error{p.Name, len(out), len(documents)}
	}
	return out, nil
}

// patience returns how long a program may take for that many documents before it is killed: it
// may have to set itself up first.
func patience(documents int) time.Duration {
	return 2*time.Minute + time.Duration(documents)*20*time.Second
}

// arguments returns the arguments of each run that the program needs for the files.
func (p Program) arguments(dir string, names []string) [][]string {
	profile := filepath.Join(dir, "profile") // the user's own profile may be in use, and then nothing is written
	if p.Kind == Office {
		filter := "pdf"
		if p.Blank {
			filter = `pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}`
		}
		return [][]string{append([]string{
			"-env:UserInstallation=" + fileURL(profile), "--headless", "--norestore", "--nolockcheck",
			"--convert-to", filter, "--outdir", dir,
		}, names...)}
	}
	var out [][]string
	for _, name := range names {
		args := []string{
			"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
			"--user-data-dir=" + profile, "--no-pdf-header-footer",
			"--print-to-pdf=" + name[:len(name)-len(p.Kind)] + "pdf", fileURL(name),
		}
		if os.Geteuid() == 0 {
			args = append([]string{"--no-sandbox"}, args...) // it would not start otherwise; the page is ours and runs nothing
		}
		out = append(out, args)
	}
	return out
}

// fileURL returns the URL of a file.
func fileURL(name string) string {
	name = filepath.ToSlash(name)
	if name[0] != '/' { // C:/…
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}

// whole reports whether a PDF has a beginning and an end.
func whole(b []byte) bool {
	return bytes.HasPrefix(b, []byte("%PDF-")) && bytes.Contains(b[max(0, len(b)-1024):], []byte("%%EOF"))
}
