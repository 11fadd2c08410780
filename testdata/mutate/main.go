// Command mutate asks whether the tests notice when the program is wrong. It changes
// one thing at a time (a comparison, a truth value, a number, a guard, a call), runs
// the package's own tests with the change laid over the source, and reports the
// changes that no test noticed. The tree itself is never touched.
//
//	go -C testdata/mutate run . [-n 300] [-seed 1] [-also PACKAGES] PACKAGES...
//	go -C testdata/mutate run . -also ./render=TestGolden,./cmd/tousu=TestRoutes ./render/plan
//
// PACKAGES are patterns of go list from the root of the repository: ./legal/...
// -list prints the changes and runs nothing; -at FILE:LINE tries those of places; -named
// tries those of named.txt, each of which a test must notice, and takes no packages.
// Exit status 1 if more of them survive than -most percent.
//
// All changes of a package are compiled into its tests together, and each test is run once to see
// which changes it reaches; a change is then tried only by the tests that reach it.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// options are the flags.
type options struct {
	n       int
	seed    uint64
	timeout time.Duration
	also    string
	at      string
	list    bool
	reach   bool
	named   bool
	most    float64
}

func main() {
	var o options
	flag.IntVar(&o.n, "n", 300, "changes to try, drawn at random; 0 for all")
	flag.Uint64Var(&o.seed, "seed", 1, "of the draw")
	flag.DurationVar(&o.timeout, "timeout", 3*time.Minute, "for one test run; one that hangs has noticed")
	flag.StringVar(&o.also, "also", "", "packages whose tests are run too where the package's own notice nothing, parted by commas; ./render=TestGolden runs some")
	flag.StringVar(&o.at, "at", "", "try only the changes of places, parted by commas: legal/date.go:41")
	flag.BoolVar(&o.list, "list", false, "print the changes")
	flag.BoolVar(&o.reach, "unreached", false, "print the changes that no test reaches, and try none")
	flag.BoolVar(&o.named, "named", false, "try the changes of named.txt")
	flag.Float64Var(&o.most, "most", 100, "percent that may survive")
	flag.Parse()
	if o.named {
		o.n, o.most = 0, 0
	}
	if flag.NArg() == 0 != o.named {
		flag.Usage()
		os.Exit(2)
	}
	share, err := run(o, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	}
	if share > o.most {
		os.Exit(1)
	}
}

// run tries the changes and returns the percentage that survived.
func run(o options, patterns []string) (float64, error) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		return 0, err
	}
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	b := &bench{options: o, root: root, work: work, rigs: map[string]*rig{}}
	var all []*mutation
	if o.named {
		all, err = named(root)
	} else {
		all, err = b.read(patterns)
	}
	if err != nil {
		return 0, err
	}
	switch {
	case o.list:
		for _, m := range drawn(all, o) {
			fmt.Println(m)
		}
		return 0, nil
	case o.reach:
		return 0, b.unreached(all)
	}
	return b.tryAll(drawn(all, o))
}

// drawn are the changes of the places asked for, or all in random order.
func drawn(all []*mutation, o options) []*mutation {
	if o.at != "" {
		var out []*mutation
		for _, m := range all {
			if slices.ContainsFunc(strings.Split(o.at, ","),
				func(at string) bool { return strings.HasPrefix(m.place+":", at+":") }) {
				out = append(out, m)
			}
		}
		return out
	}
	if o.n > 0 {
		rand.New(rand.NewPCG(o.seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
	return all
}

// bench is where changes are tried.
type bench struct {
	options
	root, work string
	sources    []*source
	overlays   map[string]string // of a schema, by package
	rigs       map[string]*rig
}

// read reads the packages and writes their schemata.
func (b *bench) read(patterns []string) ([]*mutation, error) {
	packages, err := listed(b.root, append(patterns, "os", "strconv", "sync/atomic")) // what a schema imports
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, p := range packages {
		exports[p.ImportPath] = p.Export
	}
	imports := importer.ForCompiler(token.NewFileSet(), "gc",
		func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	b.overlays = map[string]string{}
	var all []*mutation
	for i, p := range packages {
		if p.DepOnly || p.Standard {
			continue
		}
		of, err := b.readOne(p, imports, filepath.Join(b.work, fmt.Sprint(i)))
		if err != nil {
			return nil, err
		}
		all = append(all, of...)
	}
	return all, nil
}

func (b *bench) readOne(p pkg, imports types.Importer, dir string) ([]*mutation, error) {
	s, err := readSource(p, imports)
	if err != nil {
		return nil, err
	}
	of, err := mutationsOf(b.root, s)
	if err != nil || b.list {
		return of, err
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, err
	}
	b.sources = append(b.sources, s)
	b.overlays[p.ImportPath], err = writeSchema(s, of, imports, dir)
	return of, err
}

// packages are those whose tests try a change: its own and those asked for.
func (b *bench) packages(own string) []string {
	return append([]string{own}, strings.FieldsFunc(b.also, func(r rune) bool { return r == ',' })...)
}

func (b *bench) rig(pkg string) (*rig, error) {
	if r := b.rigs[pkg]; r != nil {
		return r, nil
	}
	overlay := b.overlays[pkg]
	r, err := newRig(b.root, overlay, filepath.Dir(overlay), b.packages(pkg), b.timeout)
	b.rigs[pkg] = r
	return r, err
}

func (b *bench) unreached(all []*mutation) error {
	for _, s := range b.sources {
		r, err := b.rig(s.ImportPath)
		if err != nil {
			return err
		}
		for _, m := range r.unreached(all) {
			if m.pkg == s.ImportPath {
				fmt.Println(m)
			}
		}
	}
	return nil
}

// tryAll tries the changes until enough were tried.
func (b *bench) tryAll(all []*mutation) (float64, error) {
	tried, survived := 0, 0
	for _, m := range all {
		if b.n > 0 && tried == b.n && b.at == "" {
			break
		}
		result, err := b.try(m)
		if err != nil {
			return 0, err
		}
		if result == unbuildable {
			continue
		}
		if tried++; result == survives {
			survived++
		}
		fmt.Printf("%4d %-8s %s\n", tried, result, m)
	}
	if tried == 0 {
		return 0, errors.New("there was nothing to change")
	}
	share := 100 * float64(survived) / float64(tried)
	fmt.Printf("%d of %d changes went unnoticed: %.1f %%\n", survived, tried, share)
	return share, nil
}

// result is what the tests made of a change.
type result string

const (
	killed      result = "noticed"
	survives    result = "SURVIVES"
	unbuildable result = "" // it does not compile and says nothing
)

func (b *bench) try(m *mutation) (result, error) {
	if m.beside == nil {
		return b.tryAlone(m)
	}
	r, err := b.rig(m.pkg)
	if err != nil {
		return "", err
	}
	return r.try(m), nil
}

// tryAlone lays one change over the source and runs the tests.
func (b *bench) tryAlone(m *mutation) (result, error) {
	mutant, overlay := filepath.Join(b.work, "mutant"+filepath.Ext(m.file)), filepath.Join(b.work, "overlay.json")
	if err := os.WriteFile(mutant, m.source(), 0o600); err != nil {
		return "", err
	}
	replace, err := json.Marshal(map[string]any{"Replace": map[string]string{m.file: mutant}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(overlay, replace, 0o600); err != nil {
		return "", err
	}
	for _, p := range b.packages(m.pkg + "=" + m.by) {
		pkg, by, _ := strings.Cut(p, "=")
		out, err := goTest(b.root, overlay, b.timeout, pkg, by)
		switch {
		case err == nil:
		case strings.Contains(out, "[build failed]"):
			return unbuildable, nil
		case out == "" && !errors.Is(err, context.DeadlineExceeded):
			return "", err // go itself could not run
		default:
			return killed, nil
		}
	}
	return survives, nil
}

// goTest runs the tests of a package, or the one named, in the memory that run gives them too,
// and returns what go said.
func goTest(root, overlay string, limit time.Duration, pkg, by string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*limit)
	defer cancel()
	c := exec.CommandContext(ctx, "sh", "-c", bounded, "go", "test", "-overlay", overlay, "-count=1", "-failfast",
		"-vet=off", "-ldflags=-s -w",
		"-skip", "^TestPrepared$", "-run", "^"+by, "-timeout", limit.String(), pkg)
	c.Dir = root
	out, err := c.CombinedOutput()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return string(out), err
}
