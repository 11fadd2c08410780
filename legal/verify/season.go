package verify

import (
	"encoding/binary"
	"slices"

	"tousu/legal"
)

// A reading's turns are the days on which a law that it cites changes. Between two turns every day
// gives the same result, so an occasion is reduced to the intervals in which its days are (its
// season), and what was right in one letter is right in the next with the same season.

// turns returns, sorted, the days on which the result for a text with these mentions may differ
// from that of the day before.
func (v *Verifier) turns(mentions []mention) []legal.Date {
	var t turnList
	for _, m := range mentions {
		n := m.name
		if s := n.statute; s != nil {
			for _, x := range s.Versions {
				t.add(x.Effective, x.Until)
			}
		}
		if n.rule != nil {
			t.add(n.rule.Effective, n.rule.Until)
		}
		if n.outdated != nil {
			t.add(n.outdated.Since)
		}
		if n.kind == outsideName {
			for _, title := range []string{n.title, trialTitle(n.title)} {
				if h, err := v.law.History(title); err == nil {
					t.history(h)
				}
			}
		}
	}
	slices.SortFunc(t, legal.Date.Compare)
	return slices.Compact(t)
}

// turnList collects turns: each day and the day after, since some days are the first of an interval
// and others the last.
type turnList []legal.Date

func (t *turnList) add(days ...legal.Date) {
	for _, d := range days {
		if !d.IsZero() {
			*t = append(*t, d, d.AddDays(1))
		}
	}
}

func (t *turnList) history(h *legal.History) {
	if h == nil {
		return
	}
	t.add(h.Passed, h.Effective, h.Until)
	for _, r := range h.Revisions {
		t.add(r.Passed, r.Effective)
	}
}

// season returns the key of an occasion for a reading with these turns.
func season(turns []legal.Date, o Occasion) string {
	at := func(d legal.Date) uint64 {
		n, found := slices.BinarySearchFunc(turns, d, legal.Date.Compare)
		if found {
			n++
		}
		return uint64(n)
	}
	key := binary.AppendUvarint(nil, at(o.Filed))
	var seen []uint64
	for _, act := range o.Acts {
		if n := at(act); !slices.Contains(seen, n) { // the order matters, repetitions do not
			seen = append(seen, n)
			key = binary.AppendUvarint(key, n)
		}
	}
	return string(key)
}

// maxSeasons limits what a reading remembers.
const maxSeasons = 64

// known returns the report for a season, if it had no findings: a finding names days.
func (r *Reading) known(season string) (Report, bool) {
	right, ok := r.seasons.Load(season)
	if !ok {
		return Report{}, false
	}
	return Report{Right: right.(int)}, true
}

func (r *Reading) remember(season string, found Report) {
	if len(found.Findings) == 0 && r.count.Add(1) <= maxSeasons {
		r.seasons.Store(season, found.Right)
	}
}
