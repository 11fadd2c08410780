//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"
)

// The bounds of one input. Processor time is what it costs, however busy the machine;
// it is three times what a quiet machine may need, as a slow one must not stop a
// change. The slowest of each category is in the table.
const (
	maxTime   = 6 * time.Second
	maxMemory = 300 << 20
	patience  = 2 * time.Minute
)

// result is what came of an input.
type result struct {
	status int
	cpu    time.Duration
	memory int64 // bytes, at most at once
	said   string
	flags  []string
}

// run has the files of the i-th input made in a folder of its own and runs the
// program there.
func run(tousu string, i int, in input) (result, error) {
	root, err := os.MkdirTemp("", "hostile")
	if err != nil {
		return result{}, err
	}
	defer os.RemoveAll(root)
	dir, tmp := filepath.Join(root, "in"), filepath.Join(root, "tmp")
	for _, d := range []string{dir, tmp} {
		if err := os.Mkdir(d, 0o700); err != nil {
			return result{}, err
		}
	}
	if len(in.files) > 0 {
		if said, err := exec.Command(os.Args[0], "-make", fmt.Sprint(i), dir).CombinedOutput(); err != nil {
			return result{}, fmt.Errorf("%w: %s", err, said)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var out, talk strings.Builder
	c := exec.CommandContext(ctx, tousu, in.args...)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &talk
	c.Env = append(os.Environ(), "TMPDIR="+tmp, "HOME="+root)
	err = c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return result{}, err
	}
	use := c.ProcessState.SysUsage().(*syscall.Rusage)
	r := result{
		status: c.ProcessState.ExitCode(), cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(),
		memory: use.Maxrss << 10, said: talk.String(),
	}
	r.judge(in, out.String(), ctx.Err() != nil)
	r.flags = append(r.flags, strays(root, dir, tmp)...)
	return r, nil
}

// prepare makes the files of an input in a folder.
func (in input) prepare(dir string) error {
	for _, f := range in.files {
		path := filepath.Join(dir, f.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := f.make(path); err != nil {
			return err
		}
	}
	return nil
}

func (r *result) flag(format string, args ...any) {
	r.flags = append(r.flags, fmt.Sprintf(format, args...))
}

// judge holds what happened against what the input deserves.
func (r *result) judge(in input, out string, hung bool) {
	if hung {
		r.flag("did not end")
	}
	if r.status != in.want {
		r.flag("status %d, not %d", r.status, in.want)
	}
	if r.cpu > maxTime {
		r.flag("took %v", r.cpu)
	}
	if r.memory > maxMemory {
		r.flag("took %d MB", r.memory>>20)
	}
	if r.status != 0 && strings.TrimSpace(r.said) == "" && strings.TrimSpace(out) == "" {
		r.flag("said nothing")
	}
	for _, s := range []string{r.said, out} {
		if steering.MatchString(s) || !utf8.ValidString(s) {
			r.flag("an escape or a direction reached the terminal")
		}
	}
	if personal.MatchString(r.said) {
		r.flag("a personal number in a message")
	}
	if words := foreign(in, r.said); len(words) > 0 {
		r.flag("English: %v", words)
	}
}

var (
	steering = regexp.MustCompile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{200e}\\x{200f}\\x{061c}]")
	personal = regexp.MustCompile(`510104197905201126|13600007890`)
	word     = regexp.MustCompile(`[A-Za-z][A-Za-z]{2,}`)
	shown    = regexp.MustCompile(`\{\{[^}]*\}\}|\\[ux][0-9a-f]{2,4}|--[a-z-]+|\.[A-Z][A-Za-z]+|“[^”]*”|[a-z-]+-[b-df-hj-np-tv-z]{5}-[a-z._]+`)
)

// known are the Latin words that a message may hold: names of formats and programs,
// and the actions of templates.
var known = strings.Fields(`tousu yaml YAML csv CSV xlsx XLSX xls docx DOCX txt html json JSON UTF utf Excel Word WPS BOM Tab ESC
	check route render batch new law list show cite export verify diff agency template lint functions help out case exhibits page print sent next
	range with end define else break continue template and not len print join replace add sub dict list index MaskedID allows id number
	letters partials tmpl nil none REF stolen data HTML PDF auto all docx pipl csl pdf answers Windows App SHA GBK Ctrl columns dry run resume force date from table`)

// foreign are the words of a message that are none of ours, the names that the input
// itself brought along apart.
func foreign(in input, said string) []string {
	given := in.brought + strings.Join(in.args, " ")
	for _, f := range in.files {
		given += " " + f.name
	}
	var out []string
	for _, w := range word.FindAllString(shown.ReplaceAllString(said, " "), -1) {
		if len(out) < 5 && !slices.Contains(known, w) && !strings.Contains(given, w) {
			out = append(out, w)
		}
	}
	return out
}

// strays are files outside the folder, and what was left in TMPDIR.
func strays(root, dir, tmp string) []string {
	var out []string
	for _, d := range []string{root, tmp} {
		entries, err := os.ReadDir(d)
		if err != nil {
			out = append(out, err.Error())
		}
		for _, e := range entries {
			if path := filepath.Join(d, e.Name()); path != dir && path != tmp {
				out = append(out, "left behind: "+e.Name())
			}
		}
	}
	return out
}
