// Command hostile runs the program on what a stranger, a clumsy hand or a collector
// with an axe to grind might give it, and prints a table of what came of it.
//
//	go -C testdata/hostile run . [-v] [-only WORDS] TOUSU
//
// Each input has the exit status that it deserves. Flagged is whatever else happens:
// another status, a crash, more than two seconds of processor time or 300 MB, English
// words of a library, an escape sequence or a personal number in a message, a file
// outside the folder or left behind in TMPDIR. Exit status 1 if anything is flagged.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// input is one attempt: files that are made, and a command line over them.
type input struct {
	category, name string
	files          []file
	args           []string
	want           int    // the exit status
	brought        string // text with names that messages may repeat
}

// file is made in the folder of its input. Its make is called there, since some are
// no ordinary files.
type file struct {
	name string
	make func(path string) error
}

// categories in the order of the table.
var categories = []string{"text", "structure", "value", "table", "workbook", "document", "template", "file"}

func main() {
	verbose := flag.Bool("v", false, "print each input with what was said")
	only := flag.String("only", "", "only inputs whose category and name hold these words")
	making := flag.Int("make", -1, "make the files of this input in the folder named (for itself: what a process has used before counts for those it starts)")
	flag.Parse()
	if *making >= 0 {
		if err := inputs()[*making].prepare(flag.Arg(0)); err != nil {
			fail(err)
		}
		return
	}
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	tousu, err := filepath.Abs(flag.Arg(0))
	if err != nil {
		fail(err)
	}
	all := slices.DeleteFunc(numbered(inputs()),
		func(in attempt) bool { return !strings.Contains(in.category+" "+in.name, *only) })
	flagged := 0
	counts := map[string]*tally{}
	for i, r := range runs(tousu, all) {
		in := all[i]
		if counts[in.category] == nil {
			counts[in.category] = &tally{}
		}
		counts[in.category].add(r)
		if len(r.flags) > 0 {
			flagged++
		}
		if *verbose || len(r.flags) > 0 {
			fmt.Printf("%s: %s: status %d, %v, %d MB %v\n%s\n",
				in.category, in.name, r.status, r.cpu, r.memory>>20, r.flags, clipped(r.said))
		}
	}
	printTable(counts)
	if flagged > 0 {
		os.Exit(1)
	}
}

// attempt is an input with its place among all.
type attempt struct {
	input
	no int
}

func numbered(all []input) []attempt {
	out := make([]attempt, len(all))
	for i, in := range all {
		out[i] = attempt{in, i}
	}
	return out
}

// runs runs the program on each, as many at once as there are processors: what is judged
// is processor time.
func runs(tousu string, all []attempt) []result {
	out := make([]result, len(all))
	var next atomic.Int64
	var running sync.WaitGroup
	for range runtime.NumCPU() {
		running.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(all); i = int(next.Add(1)) - 1 {
				r, err := run(tousu, all[i].no, all[i].input)
				if err != nil {
					fail(fmt.Errorf("%s %s: %w", all[i].category, all[i].name, err))
				}
				out[i] = r
			}
		})
	}
	running.Wait()
	return out
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "hostile:", err)
	os.Exit(2)
}

func clipped(s string) string {
	if len(s) > 1500 {
		s = s[:1500] + " …"
	}
	return s
}

// inputs are all attempts.
func inputs() []input {
	var all []input
	for _, of := range [][]input{texts(), structures(), values(), tables(), workbooks(), documents(), templates(),
		files()} {
		all = append(all, of...)
	}
	return all
}

// tally counts a category.
type tally struct {
	tried, refused, accepted, flagged int
	slowest                           result
	largest                           int64
}

func (t *tally) add(r result) {
	t.tried++
	switch {
	case len(r.flags) > 0:
		t.flagged++
	case r.status == 0:
		t.accepted++
	default:
		t.refused++
	}
	if r.cpu > t.slowest.cpu {
		t.slowest = r
	}
	t.largest = max(t.largest, r.memory)
}

func printTable(counts map[string]*tally) {
	fmt.Printf("%-10s %6s %12s %9s %8s %9s %7s\n", "", "tried", "clean error", "accepted", "flagged", "slowest", "MB")
	var all tally
	for _, c := range categories {
		t := counts[c]
		if t == nil {
			continue
		}
		fmt.Printf("%-10s %6d %12d %9d %8d %8.2fs %7d\n", c, t.tried, t.refused, t.accepted, t.flagged,
			t.slowest.cpu.Seconds(), t.largest>>20)
		all.tried += t.tried
		all.refused += t.refused
		all.accepted += t.accepted
		all.flagged += t.flagged
	}
	fmt.Printf("%-10s %6d %12d %9d %8d\n", "all", all.tried, all.refused, all.accepted, all.flagged)
}
