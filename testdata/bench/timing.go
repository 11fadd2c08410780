package main

import "time"

// timing is how long writing some letters took.
type timing struct {
	letters int
	wall    time.Duration
	cpu     time.Duration // user and system; of the whole process
}

// best returns the quicker of two timings; a zero timing does not count.
func (t timing) best(other timing) timing {
	if t.letters == 0 || other.wall < t.wall {
		return other
	}
	return t
}

// perLetter is the wall time of one letter in microseconds.
func (t timing) perLetter() float64 { return micros(t.wall) / float64(t.letters) }

// micros is d in microseconds.
func micros(d time.Duration) float64 { return float64(d) / float64(time.Microsecond) }

// millis is d in milliseconds.
func millis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
