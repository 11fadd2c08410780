package batch

import "runtime/debug"

// The memory that a run may take before the collector works harder: what the law,
// the templates and the cases at work need, and for each row its text twice and
// what is remembered of its case.
const (
	baseMemory = 64 << 20
	rowMemory  = 512
	gcPercent  = 400 // up to there garbage is cheaper than collecting it
)

// boundMemory sets the collector for a run over the sheet and returns what sets it
// back. A lower limit that the user has set stays.
func boundMemory(s *Sheet) func() {
	text := 0
	for i := range s.Rows {
		text += len(s.Rows[i].packed)
	}
	limit := int64(baseMemory + 2*text + rowMemory*len(s.Rows))
	before := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(limit, before))
	percent := debug.SetGCPercent(gcPercent)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(before)
	}
}
