// Command mutate asks whether the tests notice when the program is wrong. It changes
// one thing at a time (a comparison, a truth value, a number, a guard, a call), runs
// the package's own tests with the change laid over the source, and reports the
// changes that no test noticed. The tree itself is never touched.
//
//	go -C testdata/mutate run . [-n 300] [-seed 1] [-also PACKAGES] PACKAGES...
//	go -C testdata/mutate run . -also ./render=TestGolden,./cmd/tousu=TestRoutes ./render/plan
//
// PACKAGES are patterns of go list from the root of the repository: ./legal/...
// -list prints the changes and runs nothing; -at FILE:LINE tries those of one line; -named
// tries those of named.txt, each of which a test must notice, and takes no packages.
// Exit status 1 if more of them survive than -most percent.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
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
	named   bool
	most    float64
}

func main() {
	var o options
	flag.IntVar(&o.n, "n", 300, "changes to try, drawn at random; 0 for all")
	flag.Uint64Var(&o.seed, "seed", 1, "of the draw")
	flag.DurationVar(&o.timeout, "timeout", 3*time.Minute, "for one test run; one that hangs has noticed")
	flag.StringVar(&o.also, "also", "", "packages whose tests are run too where the package's own notice nothing, parted by commas; ./render=TestGolden runs some")
	flag.StringVar(&o.at, "at", "", "try only the changes of a line: legal/date.go:41")
	flag.BoolVar(&o.list, "list", false, "print the changes")
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
	if o.named {
		all, err := named(root)
		if err != nil {
			return 0, err
		}
		return try(root, all, o)
	}
	packages, err := listed(root, patterns)
	if err != nil {
		return 0, err
	}
	var all []mutation
	for _, p := range packages {
		of, err := mutationsOf(root, p)
		if err != nil {
			return 0, err
		}
		all = append(all, of...)
	}
	all = drawn(all, o)
	if o.list {
		for _, m := range all {
			fmt.Println(m)
		}
		return 0, nil
	}
	return try(root, all, o)
}

// drawn are the changes of the line asked for, or all in random order.
func drawn(all []mutation, o options) []mutation {
	if o.at != "" {
		var out []mutation
		for _, m := range all {
			if strings.HasPrefix(m.String(), o.at+":") {
				out = append(out, m)
			}
		}
		return out
	}
	rand.New(rand.NewPCG(o.seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// try runs the tests for each change until enough were tried.
func try(root string, all []mutation, o options) (float64, error) {
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	tried, survived := 0, 0
	for _, m := range all {
		if o.n > 0 && tried == o.n && o.at == "" {
			break
		}
		result, err := m.try(root, work, o)
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

// try lays the change over the source and runs the tests.
func (m mutation) try(root, work string, o options) (result, error) {
	mutant, overlay := filepath.Join(work, "mutant"+filepath.Ext(m.file)), filepath.Join(work, "overlay.json")
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
	packages := append([]string{m.pkg + "=" + m.by}, strings.FieldsFunc(o.also, func(r rune) bool { return r == ',' })...)
	for _, p := range packages {
		pkg, by, _ := strings.Cut(p, "=")
		out, err := goTest(root, overlay, o.timeout, pkg, by)
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

// goTest runs the tests of a package, or the one named, and returns what go said.
func goTest(root, overlay string, limit time.Duration, pkg, by string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*limit)
	defer cancel()
	// TestPrepared notices every change of a data file, whatever it says.
	c := exec.CommandContext(ctx, "go", "test", "-overlay", overlay, "-count=1", "-failfast", "-vet=off", "-ldflags=-s -w",
		"-skip", "^TestPrepared$", "-run", "^"+by, "-timeout", limit.String(), pkg)
	c.Dir = root
	out, err := c.CombinedOutput()
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return string(out), err
}
