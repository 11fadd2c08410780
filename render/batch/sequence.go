package batch

import "context"

// waiting is the number of finished results, for each worker, that may wait for their turn: one
// slow case does not stop the others at once, and memory stays bounded.
const waiting = 8

// sequence does the work 0…n-1, at most jobs at once, and reports the results in that order, one
// at a time. After the context is canceled no more work is started; results of work already
// started are still reported. A panic in work or report is passed to the caller after everything
// started has ended.
func sequence[T any](ctx context.Context, n, jobs int, work func(int) T, report func(int, T)) {
	working, window := make(chan struct{}, jobs), make(chan struct{}, jobs*waiting)
	before := make(chan struct{})
	close(before)
	var panicked any // written only by the goroutine whose turn it is
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

// caught returns what f panics with, or nil.
func caught(f func()) (failure any) {
	defer func() { failure = recover() }()
	f()
	return nil
}
