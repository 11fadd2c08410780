package legal

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"tousu/legal/pattern"
)

// History is what is known of a law apart from its text (沿革). Days that are not
// known are zero.
type History struct {
	Title     string     // as promulgated
	Passed    Date       // 通过
	Effective Date       // first day in force
	Revisions []Revision // oldest first
	Until     Date       // last day in force; zero while it still is
	Successor string     // title of what took its place
	Articles  int        // number of the newest version's last article
}

// Revision is one change of a law's text (修正、修订).
type Revision struct {
	Rewritten bool // 修订, a new text; else 修正, changes to the old one
	Passed    Date
	Effective Date // first day in force; zero where unknown
}

// First is the earliest day on which the law can have been in force: its first
// day, or that of its passing where no more is known.
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

// Version reports whether the law has a version that a label with that year can
// name: one passed, or in force for the first time, in it.
func (h *History) Version(year int) bool {
	if h.Passed.Year == year || h.Effective.Year == year {
		return true
	}
	return slices.ContainsFunc(h.Revisions, func(r Revision) bool { return r.Passed.Year == year || r.Effective.Year == year })
}

// histories are the lines of titles.txt by title and by title without 中华人民共和国.
type histories struct {
	lines map[string]string
	until Date // the day to which they are known
}

const republic = "中华人民共和国"

// loadHistories reads titles.txt, each line when it is first asked for, save those
// of the statutes at hand.
func (l *Library) loadHistories(fsys fs.FS) error {
	src, err := fs.ReadFile(fsys, "titles.txt")
	if err != nil {
		return err
	}
	l.histories = histories{lines: map[string]string{}}
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		if day, ok := strings.CutPrefix(line, "# known until "); ok {
			if l.histories.until, err = ParseDate(day); err != nil {
				return err
			}
		}
		if line == "" || line[0] == '#' {
			continue
		}
		title, _, _ := strings.Cut(line, " ")
		l.histories.lines[title] = line
		if short, ok := strings.CutPrefix(title, republic); ok {
			l.histories.lines[short] = line
		}
	}
	for _, s := range l.statutes {
		if s.History, err = l.History(s.Latest().Title); err != nil {
			return err
		}
	}
	return nil
}

// Titles yields every known title of a law, in no order: as promulgated, and
// without 中华人民共和国.
func (l *Library) Titles(yield func(string) bool) {
	for title := range l.histories.lines {
		if !yield(title) {
			return
		}
	}
}

// Known until: revisions after that day are not in the histories.
func (l *Library) HistoriesUntil() Date { return l.histories.until }

// History returns what is known of the law of that title, nil where it is not even
// known by name. An error means a fault in the data.
func (l *Library) History(title string) (*History, error) {
	line, ok := l.histories.lines[title]
	if !ok {
		return nil, nil
	}
	h, err := parseHistory(line)
	if err != nil {
		return nil, fmt.Errorf("titles.txt: %s: %w", title, err)
	}
	return h, nil
}

var (
	passedToken   = pattern.New(`^(修正|修订)?(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?$`)
	articlesToken = pattern.New(`^共(\d+)条$`)
	repealToken   = pattern.New(`^废(\d{4}-\d\d-\d\d)→(.+)$`)
)

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

func (h *History) token(w string) error {
	if m := passedToken.FindStringSubmatch(w); m != nil {
		passed, err := ParseDate(m[2])
		if err != nil {
			return err
		}
		var effective Date
		if m[3] != "" {
			if effective, err = ParseDate(m[3]); err != nil {
				return err
			}
		}
		return h.passed(m[1], passed, effective)
	}
	if m := articlesToken.FindStringSubmatch(w); m != nil {
		h.Articles, _ = strconv.Atoi(m[1]) // digits
		return nil
	}
	m := repealToken.FindStringSubmatch(w)
	if m == nil {
		return fmt.Errorf("%q 无法理解", w)
	}
	day, err := ParseDate(m[1])
	h.Until, h.Successor = day.AddDays(-1), m[2]
	return err
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
