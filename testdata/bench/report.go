package main

import (
	"debug/buildinfo"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

const deflateModule = "github.com/klauspost/compress"

// report is everything that was measured.
type report struct {
	program *program
	runs    int
	letter  *letter
	all     timing   // every paper of each case
	one     timing   // the reference letter alone
	twoJobs timing   // every paper
	rivals  []timing // in the order of rivals
	peers   map[string]timing
	deflate timing
	first   time.Duration
	start   time.Duration
}

// print writes the report.
func (r *report) print(w io.Writer) error {
	versions, err := r.versions()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s %s/%s, %d CPUs, best of %d runs\n%s\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), r.runs, versions)
	fmt.Fprintf(w, "the letter: %d characters, document.xml of %d bytes; all wrote the same\n\n",
		utf8.RuneCountInString(strings.ReplaceAll(r.letter.text(), "\n", "")), r.letter.size)
	fmt.Fprintf(w, "%-32s %8s %10s %10s %14s\n", "on one core", "letters", "letters/s", "µs/letter", "CPU µs/letter")
	row := func(name string, t timing) {
		cpu := "" // deflating is measured in this process
		if t.cpu > 0 {
			cpu = fmt.Sprintf("%.1f", micros(t.cpu)/float64(t.letters))
		}
		fmt.Fprintf(w, "%-32s %8d %10.0f %10.1f %14s\n", name, t.letters, 1e6/t.perLetter(), t.perLetter(), cpu)
	}
	row("tousu batch --to all, process", r.all)
	row("tousu batch, one paper, process", r.one)
	for i, rival := range rivals {
		row(rival.name+", loop", r.rivals[i])
	}
	for _, p := range peers {
		if t, ok := r.peers[p.name]; ok {
			row(p.name+", loop", t)
		}
	}
	row("deflating document.xml", r.deflate)
	row("two cores: --to all --jobs 2", r.twoJobs)
	fmt.Fprintf(w, "\n%-32s %8s %10s\n", "ratios", "all", "one paper")
	ratio := func(name string, of func(tousu timing) float64) {
		fmt.Fprintf(w, "%-32s %8.2f %10.2f\n", name, of(r.all), of(r.one))
	}
	for i, rival := range rivals {
		ratio("tousu/"+rival.name, func(t timing) float64 { return r.rivals[i].perLetter() / t.perLetter() })
	}
	for _, p := range peers {
		if t, ok := r.peers[p.name]; ok {
			ratio("tousu/"+p.name, func(tousu timing) float64 { return t.perLetter() / tousu.perLetter() })
		}
	}
	ratio("letter/deflate", func(t timing) float64 { return t.perLetter() / r.deflate.perLetter() })
	fmt.Fprintf(w, "%-32s %8.2f\n", "jobs1/jobs2", r.all.perLetter()/r.twoJobs.perLetter())
	fmt.Fprintf(w, "%-32s %8.1f ms\n", "tousu render, first letter", millis(r.first))
	_, err = fmt.Fprintf(w, "%-32s %8.1f ms\n", "tousu batch of one case", millis(r.start))
	return err
}

// versions names the modules that were measured. The program must deflate with
// the version that is measured here.
func (r *report) versions() (string, error) {
	program, err := buildinfo.ReadFile(r.program.bin)
	if err != nil {
		return "", err
	}
	self, _ := debug.ReadBuildInfo()
	if ours, its := version(self, deflateModule), version(program, deflateModule); ours != its {
		return "", fmt.Errorf("the program deflates with %s %s, the benchmark with %s", deflateModule, its, ours)
	}
	modules := []string{deflateModule}
	for _, rival := range rivals {
		modules = append(modules, rival.module)
	}
	var out []string
	for _, m := range slices.Compact(modules) {
		out = append(out, strings.TrimPrefix(m, "github.com/")+" "+version(self, m))
	}
	return strings.Join(out, "\n"), nil
}

// version is the version of a module that a program was built with, or "".
func version(info *debug.BuildInfo, module string) string {
	if info == nil {
		return ""
	}
	for _, m := range info.Deps {
		if m.Path == module {
			return m.Version
		}
	}
	return ""
}
