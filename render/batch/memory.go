package batch

import "runtime/debug"

// The memory that a run may use before the collector works harder: what the law, the templates
// and the cases being processed need, and for each row its text twice and what is recorded of its
// case.
const (
	baseMemory = 64 << 20
	rowMemory  = 512
	gcPercent  = 400 // until then, garbage is cheaper than collecting it
)

// boundMemory sets the collector for a run over the sheet and returns a function that restores
// it. A lower limit set by the user is kept.
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
