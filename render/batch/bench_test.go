package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
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
	"tousu/render/output"
	"tousu/render/plan"
)

// The benchmarks report ratios and assert none: a machine that is busy would fail
// them. Run them with
//
//	go test ./render/batch -run '^$' -bench . -benchtime 1x
//
// on a RAM disk (TMPDIR=/dev/shm), or they would measure the disk.

// rowsBench is the size of the table that is timed.
const rowsBench = 1000

// BenchmarkRun runs a table from CSV to disk with one worker and with two. In a run
// between them only document.xml of a letter of the same kind is deflated beside
// each letter, and the ratio is of a letter's time to that, both by the time that they
// have of a processor. Deflated again and again by itself, it would be quicker than in
// a program that has other things to do; how much, is reported as well.
func BenchmarkRun(b *testing.B) {
	path := put(b, "案件.csv", encode(b, people(rowsBench), gbCharset, ','))
	for _, to := range []string{"auto", "all"} {
		b.Run(to, func(b *testing.B) { benchmarkRun(b, path, to) })
	}
}

func benchmarkRun(b *testing.B, path, to string) {
	d := newDeflater(b, path, to)
	var work, one, two time.Duration
	letters := 0
	for b.Loop() {
		start := processTime()
		wall, n := timeRun(b, path, to, 1, docxFormat)
		work, one, letters = work+processTime()-start, one+wall, letters+n
		timeRun(b, path, to, 1, d.beside(docxFormat))
		wall, _ = timeRun(b, path, to, 2, docxFormat)
		two += wall
	}
	b.ReportMetric(float64(letters)/float64(b.N*rowsBench), "letters/case")
	inRun := d.spent
	perLetter := func(t time.Duration) float64 { return float64(t.Nanoseconds()) / 1000 / float64(letters) }
	b.ReportMetric(perLetter(work), "µs/letter")
	b.ReportMetric(perLetter(inRun), "µs/deflate")
	b.ReportMetric(perLetter(d.alone(letters)), "µs/deflate-alone")
	b.ReportMetric(float64(work)/float64(inRun), "letter/deflate")
	b.ReportMetric(float64(one)/float64(two), "jobs1/jobs2")
	b.ReportMetric(0, "ns/op") // of both runs: says nothing
}

// timeRun runs a table into a new folder and counts the letters.
func timeRun(b *testing.B, path, to string, jobs int, format render.Format) (time.Duration, int) {
	dir := b.TempDir()
	runtime.GC()
	start := time.Now()
	j := jobFor(b, path)
	j.To, j.Jobs, j.Formats = []string{to}, jobs, []render.Format{format}
	tally, _ := run(b, j, dir)
	wall := time.Since(start)
	must(b, os.RemoveAll(dir))
	return wall, tally.Letters
}

// deflater deflates documents of each kind of letter in turn.
type deflater struct {
	z         *flate.Writer
	out       bytes.Buffer
	documents map[string][][]byte // by the letter's title
	next      int
	spent     time.Duration
}

func newDeflater(b *testing.B, path, to string) *deflater {
	z, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	must(b, err)
	d := &deflater{z: z, documents: map[string][][]byte{}}
	_, _, papers := sampleLetters(b, path, to, 100)
	for _, p := range slices.Concat(papers...) {
		xml := unzipped(b, p.Files[0].Data, "word/document.xml")
		d.documents[p.Result.Title] = append(d.documents[p.Result.Title], xml)
	}
	return d
}

func (d *deflater) deflate(title string) {
	list := d.documents[title]
	if len(list) == 0 { // the list of what to post where is no letter
		return
	}
	d.next++
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	start := threadTime()
	d.out.Reset()
	d.z.Reset(&d.out)
	_, _ = d.z.Write(list[d.next%len(list)]) // a buffer takes everything
	_ = d.z.Close()
	d.spent += threadTime() - start
}

// beside deflates a document for each letter that f writes; not for two workers.
func (d *deflater) beside(f render.Format) render.Format {
	write := f.Write
	f.Write = func(out io.Writer, r *render.Result, c *complaint.Case) error {
		err := write(out, r, c)
		d.deflate(r.Title)
		return err
	}
	return f
}

// alone is the time for n documents, one after the other.
func (d *deflater) alone(n int) time.Duration {
	before := d.spent
	titles := slices.Sorted(maps.Keys(d.documents))
	for i := range n {
		d.deflate(titles[i%len(titles)])
	}
	return d.spent - before
}

// sampleLetters are the letters of some cases of the table.
func sampleLetters(b *testing.B, path, to string,
	n int) (cases []*complaint.Case, decisions [][]agency.Decision, papers [][]render.Document) {
	j := jobFor(b, path)
	j.To = []string{to}
	for _, d := range j.dockets()[:n] {
		_, kase, chosen := j.examine(d)
		p, err := j.Engine.Compose(kase, chosen.Write, []render.Format{docxFormat})
		must(b, err)
		cases, decisions, papers = append(cases, kase), append(decisions, chosen.Write), append(papers, p)
	}
	return cases, decisions, papers
}

// BenchmarkParts times the parts of a run by themselves, per letter.
func BenchmarkParts(b *testing.B) {
	path := put(b, "案件.csv", encode(b, people(rowsBench), gbCharset, ','))
	j := jobFor(b, path)
	dockets := j.dockets()
	const n = 200
	cases, decisions, papers := sampleLetters(b, path, "auto", n)
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
			_, err := j.Engine.Planner().Select(j.Engine.Planner().Route(c), plan.Wanted(c))
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
		for i, p := range papers {
			run, err := j.Engine.Run(cases[i], p, j.Formats)
			must(b, err)
			run.Manifest.Lines()
		}
	})
	part("digest", letters, func() {
		for i := range cases {
			j.input(dockets[i], &Outcome{Papers: make([]PaperLine, len(decisions[i]))}, decisions[i])
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
		out, err := output.Open(dir, "bench")
		must(b, err)
		for i, p := range papers {
			run, err := j.Engine.Run(cases[i], p, j.Formats)
			must(b, err)
			_, err = out.Publish(fmt.Sprint(i), run)
			must(b, err)
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
	out, err := output.Open(filepath.Join(dir, "out"), "batch")
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
