package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A rig tries the changes of one package: its schema, compiled into the tests of the package
// and of those named by -also, and for each test the changes that it reaches.
type rig struct {
	binaries []*binary
	limit    time.Duration
}

// binary is a package's tests, compiled with a schema.
type binary struct {
	path, dir string
	flags     []string
	tests     []test
}

// test is a test, an example or a fuzzer with its seeds.
type test struct {
	name    string
	took    time.Duration
	reached map[int]bool
}

// newRig compiles the tests and lets each run once with no change in effect. packages are
// written as -also has them: ./render=TestGolden.
func newRig(root, overlay, dir string, packages []string, limit time.Duration) (*rig, error) {
	r := &rig{limit: limit}
	for i, p := range packages {
		name, by, _ := strings.Cut(p, "=")
		b := &binary{path: filepath.Join(dir, fmt.Sprintf("tests%d", i))}
		c := exec.Command("go", "test", "-c", "-overlay", overlay, "-vet=off", "-ldflags=-s -w", "-o", b.path, name)
		c.Dir = root
		if out, err := c.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", name, err, out)
		}
		if _, err := os.Stat(b.path); errors.Is(err, os.ErrNotExist) {
			continue // no tests
		}
		c = exec.Command("go", "list", "-f", "{{.Dir}} {{.TestImports}} {{.XTestImports}}", name)
		c.Dir = root
		out, err := c.Output()
		if err != nil {
			return nil, err
		}
		if b.dir, _, _ = strings.Cut(string(out), " "); strings.Contains(string(out), "pgregory.net/rapid") {
			b.flags = []string{"-rapid.nofailfile"} // a change is no fault that the tree should remember
		}
		if err := b.survey(dir, "^"+by, limit); err != nil {
			return nil, err
		}
		r.binaries = append(r.binaries, b)
	}
	return r, nil
}

// survey runs each test by itself and records what it reaches.
func (b *binary) survey(dir, by string, limit time.Duration) error {
	c := exec.Command(b.path, "-test.list", by)
	c.Dir = b.dir
	out, err := c.Output()
	if err != nil {
		return fmt.Errorf("%s: %w", b.dir, err)
	}
	for name := range strings.Lines(string(out)) {
		name = strings.TrimSpace(name)
		// TestPrepared notices every change of a data file, whatever it says.
		if name == "TestPrepared" || !regexp.MustCompile(`^(Test|Example|Fuzz)`).MatchString(name) {
			continue
		}
		reached := filepath.Join(dir, "reached")
		start := time.Now()
		if err := b.run([]string{name}, limit, "MUTANT_REACHED="+reached); err != nil {
			fmt.Fprintf(os.Stderr, "mutate: %s: %s fails by itself though nothing is changed, and is left out: %v\n",
				b.dir, name, err)
			continue
		}
		t := test{name: name, took: time.Since(start), reached: map[int]bool{}}
		lines, _ := os.ReadFile(reached) // absent where nothing was reached
		for line := range strings.FieldsSeq(string(lines)) {
			id, err := strconv.Atoi(line)
			if err != nil {
				return err
			}
			t.reached[id] = true
		}
		_ = os.Remove(reached)
		b.tests = append(b.tests, t)
	}
	slices.SortStableFunc(b.tests, func(a, b test) int { return cmp.Compare(a.took, b.took) })
	return nil
}

// try runs the tests that reach a change, the quick ones first.
func (r *rig) try(m *mutation) result {
	for _, b := range r.binaries {
		var quick, slow []string
		var took, all time.Duration
		for _, t := range b.tests {
			if !t.reached[m.id] {
				continue
			}
			if all += t.took; all < 2*time.Second || len(quick) == 0 {
				quick, took = append(quick, t.name), all
			} else {
				slow = append(slow, t.name)
			}
		}
		for _, some := range []struct {
			names []string
			took  time.Duration
		}{{quick, took}, {slow, all - took}} {
			// One that hangs has noticed.
			if len(some.names) > 0 && b.run(some.names, min(10*some.took+20*time.Second, r.limit),
				"MUTANT="+strconv.Itoa(m.id)) != nil {
				return killed
			}
		}
	}
	return survives
}

// bounded runs a command with a part of the memory there is, all of which a change may want.
const bounded = `ulimit -v 4000000; exec "$0" "$@"`

// run runs some tests.
func (b *binary) run(names []string, limit time.Duration, env string) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit+10*time.Second)
	defer cancel()
	args := append([]string{
		"-c", bounded, b.path,
		"-test.run", "^(" + strings.Join(names, "|") + ")$", "-test.failfast", "-test.timeout", limit.String(),
	}, b.flags...)
	c := exec.CommandContext(ctx, "sh", args...)
	c.Dir, c.Env = b.dir, append(os.Environ(), env)
	out, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// unreached returns the changes that no test reaches.
func (r *rig) unreached(all []*mutation) []*mutation {
	seen := map[int]bool{}
	for _, b := range r.binaries {
		for _, t := range b.tests {
			maps.Copy(seen, t.reached)
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(m *mutation) bool { return m.beside == nil || seen[m.id] })
}
