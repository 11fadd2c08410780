package batch

import "context"

// waiting is how many finished results may wait for their turn, for each worker:
// one slow case does not stop the others at once, and memory stays bounded.
const waiting = 8

// sequence does the work of 0…n-1 with at most jobs at once and reports the
// results in that order, never two at a time. Once the context is canceled, no
// more work begins; what has begun is reported. A panic of work or report comes
// to the caller once all that began has ended.
func sequence[T any](ctx context.Context, n, jobs int, work func(int) T, report func(int, T)) {
	working, window := make(chan struct{}, jobs), make(chan struct{}, jobs*waiting)
	before := make(chan struct{})
	close(before)
	var panicked any // whoever has the turn may write it
	for i := range n {
		window <- struct{}{}
		working <- struct{}{}
		if ctx.Err() != nil {
			break
		}
		turn, done := before, make(chan struct{})
		go func() {
			var result T
			failure := caught(func() { result = work(i) })
			<-working
			<-turn
			if failure == nil {
				failure = caught(func() { report(i, result) })
			}
			if panicked == nil {
				panicked = failure
			}
			close(done)
			<-window
		}()
		before = done
	}
	<-before
	if panicked != nil {
		panic(panicked)
	}
}

// caught is what f panics with, or nil.
func caught(f func()) (failure any) {
	defer func() { failure = recover() }()
	f()
	return nil
}
