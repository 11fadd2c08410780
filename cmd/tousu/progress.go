package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"tousu/render/batch"
)

// bar shows the progress of long work on a terminal, and the time left. Elsewhere it prints
// nothing, and errors do not matter.
type bar struct{ on *progressbar.ProgressBar }

// newBar returns a bar for work of so many steps, counted in unit.
func newBar(e env, steps int, what, unit string) bar {
	var w io.Writer = e.err
	if s, ok := w.(*speech); ok {
		w = s.Writer // the bar controls the terminal itself
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return bar{}
	}
	return bar{progressbar.NewOptions(steps,
		progressbar.OptionSetWriter(f),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(unit),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionUseANSICodes(true),
		progressbar.OptionClearOnFinish(),
	)}
}

func (b bar) describe(what string) {
	if b.on != nil {
		b.on.Describe(what)
	}
}

func (b bar) step(n int) {
	if b.on != nil {
		_ = b.on.Add(n)
	}
}

func (b bar) finish() {
	if b.on != nil {
		_ = b.on.Finish()
	}
}

// progress shows the progress over a table: rows and letters.
type progress struct {
	bar
	letters int
}

func newProgress(e env, rows int) *progress {
	return &progress{bar: newBar(e, rows, "信件 0", "行")}
}

// add counts the outcome of a case.
func (p *progress) add(o batch.Outcome) {
	if o.State != batch.Failed {
		p.letters += len(o.Papers)
	}
	p.describe(fmt.Sprintf("信件 %d", p.letters))
	p.step(len(o.Rows))
}
