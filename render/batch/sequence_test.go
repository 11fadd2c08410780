package batch

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
)

// TestSequence: results come in order, whichever work ends first, and no more
// than jobs are at work.
func TestSequence(t *testing.T) {
	const n, jobs = 500, 3
	var working, most atomic.Int32
	var got []int
	last := make(chan struct{})
	sequence(t.Context(), n, jobs, func(i int) int {
		now := working.Add(1)
		for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
		}
		if i == 0 { // the first ends after the second
			<-last
		}
		if i == 1 {
			close(last)
		}
		working.Add(-1)
		return i * i
	}, func(i, r int) {
		if r != i*i {
			t.Errorf("%d came for %d", r, i)
		}
		got = append(got, i)
	})
	if len(got) != n || !slices.IsSorted(got) || most.Load() > jobs {
		t.Errorf("%d results, sorted %v, %d at once", len(got), slices.IsSorted(got), most.Load())
	}
}

// TestSequenceCanceled: what has begun is reported, and nothing else begins.
func TestSequenceCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	begun, reported := atomic.Int32{}, 0
	sequence(ctx, 100, 2, func(i int) int {
		begun.Add(1)
		if i == 10 {
			cancel()
		}
		return i
	}, func(i, _ int) {
		if i != reported {
			t.Errorf("%d was reported for %d", i, reported)
		}
		reported++
	})
	if int(begun.Load()) != reported || reported < 11 || reported > 11+2*(waiting+1) {
		t.Errorf("%d begun, %d reported", begun.Load(), reported)
	}
}

// TestSequencePanics: a panic reaches the caller after all that began has ended.
func TestSequencePanics(t *testing.T) {
	for _, where := range []string{"work", "report"} {
		var reported []int
		failure := caught(func() {
			sequence(t.Context(), 20, 3, func(i int) int {
				if where == "work" && i == 5 {
					panic("five")
				}
				return i
			}, func(i, _ int) {
				if where == "report" && i == 5 {
					panic("five")
				}
				reported = append(reported, i)
			})
		})
		if failure != "five" || len(reported) != 19 {
			t.Errorf("%s: panic %v, reported %v", where, failure, reported)
		}
	}
}
