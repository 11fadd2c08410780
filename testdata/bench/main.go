// Command bench measures how fast the built program writes letters, beside the
// two Go libraries that write DOCX, and beside deflating a letter. Run it in
// its own folder, with its files in memory:
//
//	cd testdata/bench && TMPDIR=/dev/shm go run . -peers
//
// It measures and asserts no speed. It fails if a comparison would mean nothing:
// letters are missing, or the programs do not write the same.
//
// The letter is the reference letter of the render package: a table of parties,
// one of three incidents, four exhibits, five quotations. reference.csv says in
// four rows what render/testdata/reference.yaml says; the fourth is there for its
// exhibit. That both give the same document.xml is checked.
//
// The program is timed as its user would time it: the whole process, from its
// start over a CSV table of n cases to folders on disk, each with its letters and
// its manifest. Every case has a complainant of its own, all invented. The
// reference template is used for every paper, and the cases are written twice:
// --to all, twelve papers for each case, which differ in addressee and provisions
// and are a tenth shorter in the mean; and --to lender-notice, only the reference letter,
// which bears the whole cost of reading, checking and routing its case.
//
// The libraries write a tenth of the letters to plain files, each in a process of
// its own, whose start is not counted among the wall time. They write the values
// of the first case again and again: paragraphs with styles and numbers, tables
// with column widths, an A4 page and, where they can, the footer with page numbers.
// That they wrote what the program wrote is checked. They are spared its finer
// points, such as keeping lines together and rows whole:
//
//   - unioffice, document.New to Save, with the styles that New brings, though most
//     of the letter's are not among them;
//   - unioffice-styled, the same with the letter's own styles and numbers;
//   - go-docx, docx.New to WriteTo, with the letter's own styles, which are smaller
//     than its default theme's. It can write neither footer nor numbers.
//
// Peers in other languages write the words of the letter: docx and python-docx build it
// of paragraphs and tables, docxtemplater and docxtpl fill in the letter's own DOCX with a
// name for each text. Their processes are started before the clock is.
//
// Without a key unioffice adds a header to each document, and a notice on standard
// output, which is thrown away.
//
// All run on one core (GOMAXPROCS=1), in turn, and the best of a few runs counts;
// only --jobs 2 and the first letter have the whole machine.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	cases := flag.Int("n", 2000, "cases in the table; the libraries write a tenth")
	runs := flag.Int("runs", 3, "runs of each, of which the best counts")
	others := flag.Bool("peers", false, "measure too what people use in other languages: docx and docxtemplater, which npm\ninstalls for the run, and python-docx and docxtpl, where Debian's packages of them are installed")
	root := flag.String("root", filepath.Join("..", ".."), "the program's repository")
	flag.Parse()
	err := os.Unsetenv("GOMAXPROCS") // only this program sets it, for its children
	switch {
	case err != nil:
	case flag.Arg(0) == writeCommand:
		err = write(flag.Args()[1:])
	case flag.NArg() > 0 || *cases < 10 || *runs < 1:
		flag.Usage()
		os.Exit(2)
	default:
		err = bench(*root, *cases, *runs, *others)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench measures everything in a scratch directory and prints the report.
func bench(root string, cases, runs int, others bool) error {
	dir, err := os.MkdirTemp("", "tousu-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p, err := build(root, dir)
	if err != nil {
		return err
	}
	r, err := measure(p, cases, runs)
	if err != nil {
		return err
	}
	if others {
		if _, err := p.batch(tableName, paper, cases, oneCore); err != nil {
			return err
		}
		letters, err := p.letters()
		if err != nil {
			return err
		}
		if r.peers, err = measurePeers(p.dir, letters[0], max(10, cases/40)); err != nil {
			return err
		}
	}
	return r.print(os.Stdout)
}

// measure runs the competitors in turn, so that a busy moment is everybody's.
func measure(p *program, cases, runs int) (*report, error) {
	r := &report{program: p, runs: runs, rivals: make([]timing, len(rivals))}
	if err := p.prepare(cases); err != nil {
		return nil, err
	}
	var err error
	if r.first, err = p.firstLetter(); err != nil {
		return nil, err
	}
	for range runs {
		if err := r.round(cases); err != nil {
			return nil, err
		}
	}
	r.start, err = p.oneCase()
	return r, err
}

// round has everybody write once.
func (r *report) round(cases int) error {
	all, err := r.program.batch(tableName, "all", cases, oneCore)
	if err != nil {
		return err
	}
	r.all = r.all.best(all)
	letters, err := r.program.letters()
	if err != nil {
		return err
	}
	t, err := deflate(letters[:min(len(letters), deflated)])
	if err != nil {
		return err
	}
	r.deflate = r.deflate.best(t)
	one, err := r.program.batch(tableName, paper, cases, oneCore)
	if err != nil {
		return err
	}
	r.one = r.one.best(one)
	letters, err = r.program.letters()
	if err != nil {
		return err
	}
	if r.letter, err = checkReference(letters[0], r.program.reference); err != nil {
		return err
	}
	for i, rival := range rivals {
		t, err := rival.run(r.program.dir, letters[0], cases/10)
		if err != nil {
			return fmt.Errorf("%s: %w", rival.name, err)
		}
		r.rivals[i] = r.rivals[i].best(t)
	}
	two, err := r.program.batch(tableName, "all", cases, twoJobs)
	r.twoJobs = r.twoJobs.best(two)
	return err
}
