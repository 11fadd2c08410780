package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"tousu/render/batch"
)

// progress shows a run on a terminal: rows, letters, rate and the time left.
// Anywhere else it is silent.
type progress struct {
	bar     *progressbar.ProgressBar
	letters int
}

func newProgress(e env, rows int) *progress {
	var w io.Writer = e.err
	if s, ok := w.(*speech); ok {
		w = s.Writer // the bar steers the terminal itself
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{bar: progressbar.NewOptions(rows,
		progressbar.OptionSetWriter(f),
		progressbar.OptionSetDescription("信件 0"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("行"),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionUseANSICodes(true),
		progressbar.OptionClearOnFinish(),
	)}
}

// add counts a case. A bar that cannot be drawn does no harm.
func (p *progress) add(o batch.Outcome) {
	if p.bar == nil {
		return
	}
	if o.State != batch.Failed {
		p.letters += len(o.Papers)
	}
	p.bar.Describe(fmt.Sprintf("信件 %d", p.letters))
	_ = p.bar.Add(len(o.Rows))
}

func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
