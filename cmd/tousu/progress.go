package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"tousu/render/batch"
)

// bar shows on a terminal how far a long work is, and the time left. Anywhere else it is
// silent. One that cannot be drawn does no harm.
type bar struct{ on *progressbar.ProgressBar }

// newBar is for a work of so many steps, which are counted in unit.
func newBar(e env, steps int, what, unit string) bar {
	var w io.Writer = e.err
	if s, ok := w.(*speech); ok {
		w = s.Writer // the bar steers the terminal itself
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

// progress shows a run over a table: rows and letters.
type progress struct {
	bar
	letters int
}

func newProgress(e env, rows int) *progress {
	return &progress{bar: newBar(e, rows, "信件 0", "行")}
}

// add counts a case.
func (p *progress) add(o batch.Outcome) {
	if o.State != batch.Failed {
		p.letters += len(o.Papers)
	}
	p.describe(fmt.Sprintf("信件 %d", p.letters))
	p.step(len(o.Rows))
}
