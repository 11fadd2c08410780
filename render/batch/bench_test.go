package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/flate"

	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
)

// The benchmarks report ratios and assert none: a machine that is busy would fail
// them. Run them with
//
//	go test ./render/batch -run '^$' -bench . -benchtime 1x
//
// on a disk that is none (TMPDIR=/dev/shm), lest they measure the disk.

// rowsBench is the size of the table that is timed.
const rowsBench = 1000

// BenchmarkRun runs a table from CSV to disk with one worker and with two, and
// holds a letter's time against that of deflating its document.xml: after each
// run, that of each of its letters once. One document again and again would be
// quicker than in any program that has other things to do.
func BenchmarkRun(b *testing.B) {
	path := put(b, "案件.csv", encode(b, people(rowsBench), gbCharset, ','))
	var one, two, deflate time.Duration
	letters := 0
	for b.Loop() {
		dir := b.TempDir()
		wall, n := timeRun(b, path, dir, 1)
		one, letters = one+wall, letters+n
		deflate += deflateTime(b, dir)
		must(b, os.RemoveAll(dir))
		wall, _ = timeRun(b, path, dir, 2)
		two += wall
		must(b, os.RemoveAll(dir))
	}
	b.ReportMetric(float64(one.Microseconds())/float64(letters), "µs/letter")
	b.ReportMetric(float64(deflate.Microseconds())/float64(letters), "µs/deflate")
	b.ReportMetric(float64(one)/float64(deflate), "letter/deflate")
	b.ReportMetric(float64(one)/float64(two), "jobs1/jobs2")
}

// timeRun runs a table into dir and counts the letters.
func timeRun(b *testing.B, path, dir string, jobs int) (time.Duration, int) {
	runtime.GC()
	start := time.Now()
	j := jobFor(b, path)
	j.Jobs, j.Formats = jobs, []render.Format{docxFormat}
	tally, _ := run(b, j, dir)
	return time.Since(start), tally.Letters
}

// deflateTime is the time that deflating document.xml of every letter in dir takes.
func deflateTime(b *testing.B, dir string) time.Duration {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.docx"))
	must(b, err)
	z, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	must(b, err)
	var out bytes.Buffer
	var total time.Duration
	const some = 500 // in memory at once
	for chunk := range slices.Chunk(files, some) {
		var documents [][]byte
		for _, f := range chunk {
			src, err := os.ReadFile(f)
			must(b, err)
			documents = append(documents, unzipped(b, src, "word/document.xml"))
		}
		start := time.Now()
		for _, d := range documents {
			out.Reset()
			z.Reset(&out)
			_, _ = z.Write(d) // a buffer takes everything
			_ = z.Close()
		}
		total += time.Since(start)
	}
	return total
}

// sampleLetters are the letters of some cases of the table.
func sampleLetters(b *testing.B, path string, n int) (cases []*complaint.Case, decisions [][]agency.Decision, papers [][]render.Paper) {
	j := jobFor(b, path)
	for _, d := range j.dockets()[:n] {
		_, kase, chosen := j.examine(d)
		p, err := j.Engine.Compose(kase, chosen, []render.Format{docxFormat})
		must(b, err)
		cases, decisions, papers = append(cases, kase), append(decisions, chosen), append(papers, p)
	}
	return cases, decisions, papers
}

// BenchmarkParts times the parts of a run by themselves, per letter.
func BenchmarkParts(b *testing.B) {
	path := put(b, "案件.csv", encode(b, people(rowsBench), gbCharset, ','))
	j := jobFor(b, path)
	dockets := j.dockets()
	const n = 200
	cases, decisions, papers := sampleLetters(b, path, n)
	letters := 0
	for _, p := range papers {
		letters += len(p)
	}
	part := func(name string, of int, do func()) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				do()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/1000/float64(b.N*of), "µs/letter")
		})
	}
	part("read", letters*rowsBench/n, func() { jobFor(b, path) })
	part("validate", letters, func() {
		for _, d := range dockets[:n] {
			j.decode(d)
		}
	})
	part("route", letters, func() {
		for _, c := range cases {
			_, err := j.Engine.Select(j.Engine.Route(c), render.Wanted(c))
			must(b, err)
		}
	})
	part("resemblance", letters, func() {
		for _, c := range cases {
			traitsOf(c)
		}
	})
	part("template", letters, func() { // with the look at its citations
		for i, c := range cases {
			_, err := j.Engine.Compose(c, decisions[i], nil)
			must(b, err)
		}
	})
	part("docx", letters, func() { // body and deflate
		for i, c := range cases {
			for _, p := range papers[i] {
				must(b, docxFormat.Write(io.Discard, p.Result, c))
			}
		}
	})
	part("manifest", letters, func() {
		for _, p := range papers {
			_, err := j.Engine.Folder(p)
			must(b, err)
		}
	})
	part("digest", letters, func() {
		for i := range cases {
			j.input(dockets[i], make([]PaperLine, len(decisions[i])), decisions[i])
		}
	})
	part("sha256", letters, func() {
		for _, p := range papers {
			for _, x := range p {
				sha256.Sum256(x.Files[0].Data)
			}
		}
	})
	part("write", letters, func() {
		dir := b.TempDir()
		out, err := render.OpenOutput(dir, "bench")
		must(b, err)
		for i, p := range papers {
			files, err := j.Engine.Folder(p)
			must(b, err)
			must(b, out.Publish(fmt.Sprint(i), files, false))
		}
		must(b, out.Close())
		must(b, os.RemoveAll(dir))
	})
}

// BenchmarkMemory compares the peak of the heap over ten thousand rows with that
// over one thousand.
func BenchmarkMemory(b *testing.B) {
	for b.Loop() {
		small, large := peak(b, 1000), peak(b, 10000)
		b.ReportMetric(float64(small)/(1<<20), "MB/1000rows")
		b.ReportMetric(float64(large)/(1<<20), "MB/10000rows")
		b.ReportMetric(float64(large-small)/9000, "B/row")
	}
}

// peak is the most memory that the process had from the system for a run, less
// what it had given back.
func peak(b *testing.B, rows int) uint64 {
	dir := b.TempDir()
	path := filepath.Join(dir, "案件.csv")
	must(b, os.WriteFile(path, encode(b, people(rows), gbCharset, ','), 0o600))
	debug.FreeOSMemory()
	stop, top := make(chan struct{}), uint64(0)
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				top = max(top, inUse())
				runtime.Gosched()
			}
		}
	})
	j := jobFor(b, path)
	j.Formats = []render.Format{docxFormat}
	out, err := render.OpenOutput(filepath.Join(dir, "out"), "batch")
	must(b, err)
	_, err = j.Run(context.Background(), out, func(Outcome) {})
	must(b, err)
	must(b, out.Close())
	close(stop)
	wg.Wait()
	must(b, os.RemoveAll(dir))
	return top
}

// inUse is the memory that the runtime holds for the heap.
func inUse() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64() + s[1].Value.Uint64()
}
