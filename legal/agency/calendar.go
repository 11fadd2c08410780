package agency

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"time"

	"tousu/legal"
)

// Calendar distinguishes working days from days off (工作日、休假日), for the years whose State
// Council notice it has.
type Calendar struct{ years map[int]*year }

// year is the content of holidays/<year>.yaml.
type year struct {
	Year    int
	Notice  string
	Sources []string // two that agree; with only one the year is unconfirmed
	Checked legal.Date
	Off     []struct {
		Name     string
		From, To legal.Date
	}
	Work []struct { // Saturdays and Sundays on which work is made up (调休上班)
		Name string
		Day  legal.Date
	}

	off, work map[legal.Date]string
}

// loadCalendar reads holidays/*.yaml.
func loadCalendar(fsys fs.FS) (*Calendar, error) {
	c := &Calendar{years: map[int]*year{}}
	files, _ := fs.Glob(fsys, "holidays/*.yaml") // it fails only for a malformed pattern
	for _, file := range files {
		y := &year{}
		if err := legal.ReadData(fsys, file, y); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if path.Base(file) != strconv.Itoa(y.Year)+".yaml" || y.Notice == "" || len(y.Sources) == 0 ||
			y.Checked.IsZero() {
			return nil, fmt.Errorf("%s: 文件名须与 year 相同，并有 notice、sources、checked", file)
		}
		if err := y.index(); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		c.years[y.Year] = y
	}
	return c, nil
}

func (y *year) index() error {
	y.off, y.work = map[legal.Date]string{}, map[legal.Date]string{}
	for _, h := range y.Off {
		if h.Name == "" || h.To.Before(h.From) || h.From.Year != y.Year || h.To.Year != y.Year {
			return errors.New("off 须有 name、from、to，都在这一年")
		}
		for d := h.From; !d.After(h.To); d = d.AddDays(1) {
			y.off[d] = h.Name
		}
	}
	for _, w := range y.Work {
		if w.Name == "" || w.Day.Year != y.Year || !weekend(w.Day) || y.off[w.Day] != "" {
			return errors.New("work 须是这一年的周六或者周日，不在假期之内")
		}
		y.work[w.Day] = w.Name
	}
	return nil
}

func weekend(d legal.Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}

// Off returns why d is a day off, 春节 or 周六, or "" if it is not. For a weekend on which work is
// made up, madeUp names the holiday.
func (c *Calendar) Off(d legal.Date) (why, madeUp string) {
	y := c.years[d.Year]
	switch {
	case y != nil && y.off[d] != "":
		return y.off[d], ""
	case y != nil && y.work[d] != "":
		return "", y.work[d]
	case d.Weekday() == time.Saturday:
		return "周六", ""
	case d.Weekday() == time.Sunday:
		return "周日", ""
	}
	return "", ""
}

// Day is a day with its peculiarity.
type Day struct {
	Date legal.Date
	Name string // 春节; 周六; for a make-up day the holiday it makes up for
}

// Count is how a term was counted (期间的计算).
type Count struct {
	Due         legal.Date // the last day; zero if a missing year stops the count
	Skipped     []Day      // days that were not counted
	MadeUp      []Day      // weekends that were counted, since work is made up on them
	Missing     int        // a year without a notice that the count runs into, or 0
	Unconfirmed int        // a year whose days off have a single source, or 0
}

// Count counts a term of n days. The day on which it starts is not counted, and a last day that is
// a day off moves to the next working day (民法典 arts 201, 203; 民事诉讼法 art. 85). If working is
// set, only working days are counted.
func (c *Calendar) Count(start legal.Date, n int, working bool) Count {
	var out Count
	d := start
	for left := n; left > 0; {
		d = d.AddDays(1)
		if !working {
			left--
			continue
		}
		if out.note(c, d) {
			return Count{Missing: d.Year}
		}
		why, madeUp := c.Off(d)
		if why != "" {
			out.Skipped = append(out.Skipped, Day{d, why})
			continue
		}
		if madeUp != "" {
			out.MadeUp = append(out.MadeUp, Day{d, madeUp})
		}
		left--
	}
	for {
		if out.note(c, d) { // the last day may move for a term in calendar days too
			out.Missing = d.Year
		}
		why, _ := c.Off(d)
		if why == "" {
			out.Due = d
			return out
		}
		out.Skipped = append(out.Skipped, Day{d, why})
		d = d.AddDays(1)
	}
}

// note records whether the year of d is unconfirmed, and reports whether it has no notice.
func (out *Count) note(c *Calendar, d legal.Date) bool {
	y := c.years[d.Year]
	if y != nil && len(y.Sources) < 2 {
		out.Unconfirmed = d.Year
	}
	return y == nil
}
