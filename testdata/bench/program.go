package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	tableName  = "cases.csv"
	singleName = "one.csv"
	paper      = "lender-notice"
	day        = "2026-03-20"
	starts     = 10 // processes of which the quickest start counts
)

// program is the built tousu, and the scratch directory it works in.
type program struct {
	bin       string
	dir       string
	testdata  string // where the reference letter is described
	reference []byte // document.xml of the reference letter as tousu render writes it
}

// build builds the program of the repository into dir.
func build(root, dir string) (*program, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	p := &program{
		bin: filepath.Join(dir, "tousu.exe"), dir: dir,
		testdata: filepath.Join(root, "render", "testdata"),
	}
	cmd := exec.Command("go", "build", "-o", p.bin, "./cmd/tousu")
	cmd.Dir = root
	_, _, err = run(cmd)
	return p, err
}

// prepare lays out the tables and a folder with the reference template for every
// paper.
func (p *program) prepare(cases int) error {
	tmpl, err := os.ReadFile(filepath.Join(p.testdata, "reference.tmpl"))
	if err != nil {
		return err
	}
	folder := filepath.Join(p.dir, "templates", "letters")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	papers, err := filepath.Glob(filepath.Join(p.testdata, "..", "..", "templates", "letters", "*.tmpl"))
	for _, file := range papers {
		err = errors.Join(err, os.WriteFile(filepath.Join(folder, filepath.Base(file)), tmpl, 0o600))
	}
	return errors.Join(err,
		writeTable(filepath.Join(p.dir, tableName), cases),
		writeTable(filepath.Join(p.dir, singleName), 1),
	)
}

// A mode is how much of the machine a batch may use.
type mode struct{ jobs, procs int }

var (
	oneCore = mode{jobs: 1, procs: 1}
	twoJobs = mode{jobs: 2} // and as many processors as there are
)

// batch writes the letters of a table and sees that every case has as many.
func (p *program) batch(table, to string, cases int, m mode) (timing, error) {
	wall, cpu, err := p.tousu(m.procs, to, "batch", table, "--jobs", strconv.Itoa(m.jobs))
	if err != nil {
		return timing{}, err
	}
	files, err := p.letters()
	if err == nil && (len(files)%cases > 0 || to == paper && len(files) != cases) {
		err = fmt.Errorf("tousu batch wrote %d letters of %d cases", len(files), cases)
	}
	return timing{letters: len(files), wall: wall, cpu: cpu}, err
}

// tousu writes the papers asked for into a new folder out.
func (p *program) tousu(procs int, to string, args ...string) (wall, cpu time.Duration, err error) {
	if err := os.RemoveAll(filepath.Join(p.dir, "out")); err != nil {
		return 0, 0, err
	}
	cmd := exec.Command(p.bin, append(args, "-o", "out", "--to", to, "--templates", "templates", "--date", day)...)
	cmd.Dir = p.dir
	cmd.Env = environ(procs)
	return run(cmd)
}

// letters returns the files of the last run in the order of the cases, the reference
// case first, without the list of what to post where (00).
func (p *program) letters() ([]string, error) {
	files, err := filepath.Glob(filepath.Join(p.dir, "out", "*", "*.docx"))
	files = slices.DeleteFunc(files, func(file string) bool { return strings.HasPrefix(filepath.Base(file), "00-") })
	if err == nil && len(files) == 0 {
		err = errors.New("tousu wrote no letter")
	}
	return files, err
}

// firstLetter is the time from the start of tousu render to its end, with the
// reference letter on disk. It keeps the letter's document.xml.
func (p *program) firstLetter() (time.Duration, error) {
	best, err := p.quickest(0, "render", filepath.Join(p.testdata, "reference.yaml"))
	if err != nil {
		return 0, err
	}
	files, err := p.letters()
	if err != nil {
		return 0, err
	}
	p.reference, err = documentXML(files[0])
	return best, err
}

// oneCase is the time of a batch of one case.
func (p *program) oneCase() (time.Duration, error) {
	return p.quickest(oneCore.procs, "batch", singleName, "--jobs", "1")
}

// quickest is the shortest of a few runs.
func (p *program) quickest(procs int, args ...string) (time.Duration, error) {
	best := time.Hour
	for range starts {
		wall, _, err := p.tousu(procs, paper, args...)
		if err != nil {
			return 0, err
		}
		best = min(best, wall)
	}
	return best, nil
}

// environ is the environment of a process with so many processors; 0: all.
func environ(procs int) []string {
	env := os.Environ()
	if procs > 0 {
		env = append(env, "GOMAXPROCS="+strconv.Itoa(procs))
	}
	return env
}

// run runs a command; its error holds what it said.
func run(cmd *exec.Cmd) (wall, cpu time.Duration, err error) {
	var talk bytes.Buffer
	cmd.Stderr = &talk
	start := time.Now()
	err = cmd.Run()
	wall = time.Since(start)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w\n%s", filepath.Base(cmd.Path), err, strings.TrimSpace(talk.String()))
	}
	return wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}
