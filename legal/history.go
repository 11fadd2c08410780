package legal

import (
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// History is what is known of a law apart from its text (沿革). Unknown days are zero.
type History struct {
	Title     string     // as promulgated
	Passed    Date       // 通过
	Effective Date       // first day in force
	Revisions []Revision // oldest first
	Until     Date       // last day in force; zero if still in force
	Successor string     // title of the law that replaced it
	Articles  int        // number of the newest version's last article
}

// Revision is one change of a law's text (修正、修订).
type Revision struct {
	Rewritten bool // 修订, a new text; else 修正, changes to the old one
	Passed    Date
	Effective Date // first day in force; zero if unknown
}

// First returns the earliest day on which the law can have been in force: its first day, or the day
// it was passed if the first day is not known.
func (h *History) First() Date {
	if h.Effective.IsZero() {
		return h.Passed
	}
	return h.Effective
}

// Current reports whether the newest version was in force on d, as far as is known.
func (h *History) Current(d Date) bool {
	since := h.First()
	if n := len(h.Revisions); n > 0 {
		last := h.Revisions[n-1]
		if since = last.Effective; since.IsZero() {
			since = RevisionLead.Length(Days{Filed: d}).After(last.Passed)
		}
	}
	return !since.IsZero() && !d.Before(since)
}

// Version reports whether the law has a version that a label with that year can name: one passed in
// that year, or first in force in it.
func (h *History) Version(year int) bool {
	if h.Passed.Year == year || h.Effective.Year == year {
		return true
	}
	return slices.ContainsFunc(h.Revisions, func(r Revision) bool {
		return r.Passed.Year == year || r.Effective.Year == year
	})
}

// histories are the lines of titles.txt by title, with and without 中华人民共和国.
type histories struct {
	lines func() map[string]string // made when a law is first looked up by title
	until Date                     // day up to which titles.txt is complete
}

const republic = "中华人民共和国"

// loadHistories reads titles.txt. It parses the lines of the statutes at hand; the others are
// parsed when they are looked up.
func (l *Library) loadHistories(fsys fs.FS) error {
	src, err := ReadText(fsys, "titles.txt")
	if err != nil {
		return err
	}
	held := map[string]*Statute{}
	for _, s := range l.statutes {
		held[s.Latest().Title] = s
	}
	for title, line := range historyLines(src) {
		s := held[title]
		if s == nil {
			s = held[strings.TrimPrefix(title, republic)]
		}
		if s == nil {
			continue
		}
		if s.History, err = parseHistory(line); err != nil {
			return inHistory(title, err)
		}
	}
	_, until, _ := strings.Cut(src, "# known until ")
	until, _, _ = strings.Cut(until, "\n")
	l.histories.until, err = ParseDate(strings.TrimSpace(until))
	l.histories.lines = sync.OnceValue(func() map[string]string { return indexHistories(src) })
	return err
}

// historyLines yields each line of titles.txt with its title as promulgated.
func historyLines(src string) iter.Seq2[string, string] {
	return func(yield func(title, line string) bool) {
		for line := range strings.Lines(src) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			if title, _, _ := strings.Cut(line, " "); !yield(title, line) {
				return
			}
		}
	}
}

// indexHistories returns the lines by title, with and without 中华人民共和国.
func indexHistories(src string) map[string]string {
	out := make(map[string]string, 2*strings.Count(src, "\n"))
	for title, line := range historyLines(src) {
		out[title] = line
		if short, ok := strings.CutPrefix(title, republic); ok {
			out[short] = line
		}
	}
	return out
}

func inHistory(title string, err error) error { return fmt.Errorf("titles.txt: %s: %w", title, err) }

// Titles yields every known title of a law, with and without 中华人民共和国, in no particular
// order.
func (l *Library) Titles(yield func(string) bool) {
	for title := range l.histories.lines() {
		if !yield(title) {
			return
		}
	}
}

// HistoriesUntil returns the day up to which titles.txt is complete: later revisions are not in it.
func (l *Library) HistoriesUntil() Date { return l.histories.until }

// History returns what is known of the law with that title, or nil if the law is not known at all.
// An error means that the data are faulty.
func (l *Library) History(title string) (*History, error) {
	line, ok := l.histories.lines()[title]
	if !ok {
		return nil, nil
	}
	h, err := parseHistory(line)
	if err != nil {
		return nil, inHistory(title, err)
	}
	return h, nil
}

func parseHistory(line string) (*History, error) {
	words := strings.Fields(line)
	h := &History{Title: words[0]}
	for _, w := range words[1:] {
		if err := h.token(w); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// token parses one word of a line: 2009-12-26/2010-07-01, 修正2018-12-29, 共98条 or
// 废2020-12-31→中华人民共和国民法典.
func (h *History) token(w string) error {
	if n, ok := strings.CutPrefix(w, "共"); ok {
		n, ok = strings.CutSuffix(n, "条")
		var err error
		if h.Articles, err = strconv.Atoi(n); err != nil || !ok || h.Articles < 1 {
			return fmt.Errorf("%q 无法理解", w)
		}
		return nil
	}
	if repeal, ok := strings.CutPrefix(w, "废"); ok {
		first, successor, ok := strings.Cut(repeal, "→")
		day, err := ParseDate(first)
		if err != nil {
			return fmt.Errorf("%q 无法理解：%w", w, err)
		}
		if !ok || successor == "" {
			return fmt.Errorf("%q 没有写由什么取代", w)
		}
		h.Until, h.Successor = day.AddDays(-1), successor
		return nil
	}
	kind := ""
	for _, k := range []string{"修正", "修订"} {
		if rest, ok := strings.CutPrefix(w, k); ok {
			kind, w = k, rest
		}
	}
	first, second, both := strings.Cut(w, "/")
	passed, err := ParseDate(first)
	var effective Date
	if both && err == nil {
		effective, err = ParseDate(second)
	}
	if err != nil {
		return fmt.Errorf("%q 无法理解：%w", w, err)
	}
	return h.passed(kind, passed, effective)
}

func (h *History) passed(kind string, passed, effective Date) error {
	if kind == "" {
		h.Passed, h.Effective = passed, effective
		return nil
	}
	if n := len(h.Revisions); n > 0 && passed.Before(h.Revisions[n-1].Passed) || passed.Before(h.Passed) {
		return fmt.Errorf("%s 的%s排在更晚的之后", passed, kind)
	}
	h.Revisions = append(h.Revisions, Revision{Rewritten: kind == "修订", Passed: passed, Effective: effective})
	return nil
}
