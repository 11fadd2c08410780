package agency

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tousu/legal"
)

const (
	working  = true
	calendar = false
)

// TestCount lists terms of every length that a paper has, across the Spring Festival and the
// National Day of 2026 with their make-up days, and across the end of a year. The rows were counted
// from the lists of days off by an independent program.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		start   string
		n       int
		working bool
		due     string
		skipped string // days that are not counted
		madeUp  string // weekends that are counted
	}{
		{"2026-02-06", 5, working, "2026-02-13", "02-07 周六, 02-08 周日", ""},
		{"2026-02-09", 5, working, "2026-02-14", "", "02-14"},
		{"2026-02-13", 5, working, "2026-02-27", "02-15–02-23 春节", "02-14"},
		{"2026-02-14", 5, working, "2026-02-28", "02-15–02-23 春节", "02-28"},
		{"2026-02-23", 5, working, "2026-02-28", "", "02-28"},
		{"2026-09-18", 5, working, "2026-09-24", "09-19 周六", "09-20"},
		{"2026-09-24", 5, working, "2026-10-09", "09-25–09-27 中秋节, 10-01–10-07 国庆节", ""},
		{"2026-09-30", 5, working, "2026-10-13", "10-01–10-07 国庆节, 10-11 周日", "10-10"},
		{"2026-10-07", 5, working, "2026-10-13", "10-11 周日", "10-10"},
		{"2025-12-26", 5, working, "2026-01-05", "12-27 周六, 12-28 周日, 01-01–01-03 元旦", "01-04"},
		{"2025-12-31", 5, working, "2026-01-08", "01-01–01-03 元旦", "01-04"},
		{"2026-04-30", 5, working, "2026-05-11", "05-01–05-05 劳动节, 05-10 周日", "05-09"},
		{"2026-02-05", 7, working, "2026-02-14", "02-07 周六, 02-08 周日", "02-14"},
		{"2026-02-12", 7, working, "2026-02-28", "02-15–02-23 春节", "02-14, 02-28"},
		{"2026-02-25", 7, working, "2026-03-05", "03-01 周日", "02-28"},
		{"2026-09-21", 7, working, "2026-10-08", "09-25–09-27 中秋节, 10-01–10-07 国庆节", ""},
		{"2026-09-30", 7, working, "2026-10-15", "10-01–10-07 国庆节, 10-11 周日", "10-10"},
		{"2025-12-24", 7, working, "2026-01-05", "12-27 周六, 12-28 周日, 01-01–01-03 元旦", "01-04"},
		{"2026-04-28", 7, working, "2026-05-11", "05-01–05-05 劳动节, 05-10 周日", "05-09"},
		{"2026-06-15", 7, working, "2026-06-25", "06-19–06-21 端午节", ""},
		{"2026-01-26", 15, working, "2026-02-14", "01-31 周六, 02-01 周日, 02-07 周六, 02-08 周日", "02-14"},
		{"2026-02-13", 15, working, "2026-03-12", "02-15–02-23 春节, 03-01 周日, 03-07 周六, 03-08 周日", "02-14, 02-28"},
		{"2026-09-15", 15, working, "2026-10-12", "09-19 周六, 09-25–09-27 中秋节, 10-01–10-07 国庆节, 10-11 周日",
			"09-20, 10-10"},
		{"2026-09-29", 15, working, "2026-10-26", "10-01–10-07 国庆节, 10-11 周日, 10-17 周六, 10-18 周日, 10-24 周六, 10-25 周日",
			"10-10"},
		{"2025-12-15", 15, working, "2026-01-06", "12-20 周六, 12-21 周日, 12-27 周六, 12-28 周日, 01-01–01-03 元旦", "01-04"},
		{"2025-09-25", 15, working, "2025-10-22", "09-27 周六, 10-01–10-08 国庆节、中秋节, 10-12 周日, 10-18 周六, 10-19 周日",
			"09-28, 10-11"},
		{"2026-04-20", 15, working, "2026-05-13", "04-25 周六, 04-26 周日, 05-01–05-05 劳动节, 05-10 周日", "05-09"},
		{"2026-02-09", 5, calendar, "2026-02-14", "", ""},
		{"2026-02-10", 5, calendar, "2026-02-24", "02-15–02-23 春节", ""},
		{"2026-02-14", 5, calendar, "2026-02-24", "02-19–02-23 春节", ""},
		{"2026-09-25", 5, calendar, "2026-09-30", "", ""},
		{"2026-09-26", 5, calendar, "2026-10-08", "10-01–10-07 国庆节", ""},
		{"2025-12-26", 5, calendar, "2025-12-31", "", ""},
		{"2025-12-27", 5, calendar, "2026-01-04", "01-01–01-03 元旦", ""},
		{"2026-02-07", 7, calendar, "2026-02-14", "", ""},
		{"2026-02-08", 7, calendar, "2026-02-24", "02-15–02-23 春节", ""},
		{"2026-02-16", 7, calendar, "2026-02-24", "02-23 春节", ""},
		{"2026-09-23", 7, calendar, "2026-09-30", "", ""},
		{"2026-09-24", 7, calendar, "2026-10-08", "10-01–10-07 国庆节", ""},
		{"2026-09-30", 7, calendar, "2026-10-08", "10-07 国庆节", ""},
		{"2025-12-24", 7, calendar, "2025-12-31", "", ""},
		{"2025-12-25", 7, calendar, "2026-01-04", "01-01–01-03 元旦", ""},
		{"2026-05-02", 7, calendar, "2026-05-09", "", ""},
		{"2026-01-31", 15, calendar, "2026-02-24", "02-15–02-23 春节", ""},
		{"2026-02-01", 15, calendar, "2026-02-24", "02-16–02-23 春节", ""},
		{"2026-02-08", 15, calendar, "2026-02-24", "02-23 春节", ""},
		{"2026-02-09", 15, calendar, "2026-02-24", "", ""},
		{"2026-09-15", 15, calendar, "2026-09-30", "", ""},
		{"2026-09-16", 15, calendar, "2026-10-08", "10-01–10-07 国庆节", ""},
		{"2026-09-22", 15, calendar, "2026-10-08", "10-07 国庆节", ""},
		{"2026-09-23", 15, calendar, "2026-10-08", "", ""},
		{"2025-12-16", 15, calendar, "2025-12-31", "", ""},
		{"2025-12-17", 15, calendar, "2026-01-04", "01-01–01-03 元旦", ""},
		{"2025-12-19", 15, calendar, "2026-01-04", "01-03 元旦", ""},
		{"2026-01-15", 30, calendar, "2026-02-14", "", ""},
		{"2026-01-16", 30, calendar, "2026-02-24", "02-15–02-23 春节", ""},
		{"2026-01-24", 30, calendar, "2026-02-24", "02-23 春节", ""},
		{"2026-01-25", 30, calendar, "2026-02-24", "", ""},
		{"2026-08-31", 30, calendar, "2026-09-30", "", ""},
		{"2026-09-01", 30, calendar, "2026-10-08", "10-01–10-07 国庆节", ""},
		{"2026-09-07", 30, calendar, "2026-10-08", "10-07 国庆节", ""},
		{"2025-12-01", 30, calendar, "2025-12-31", "", ""},
		{"2025-12-02", 30, calendar, "2026-01-04", "01-01–01-03 元旦", ""},
		{"2025-12-04", 30, calendar, "2026-01-04", "01-03 元旦", ""},
		{"2025-12-16", 60, calendar, "2026-02-14", "", ""},
		{"2025-12-17", 60, calendar, "2026-02-24", "02-15–02-23 春节", ""},
		{"2025-12-25", 60, calendar, "2026-02-24", "02-23 春节", ""},
		{"2026-08-01", 60, calendar, "2026-09-30", "", ""},
		{"2026-08-02", 60, calendar, "2026-10-08", "10-01–10-07 国庆节", ""},
		{"2026-08-08", 60, calendar, "2026-10-08", "10-07 国庆节", ""},
		{"2025-11-01", 60, calendar, "2025-12-31", "", ""},
		{"2025-11-02", 60, calendar, "2026-01-04", "01-01–01-03 元旦", ""},
		{"2025-11-04", 60, calendar, "2026-01-04", "01-03 元旦", ""},
	} {
		got := Default().Calendar().Count(day(c.start), c.n, c.working)
		if got.Due != day(c.due) || spans(got.Skipped) != c.skipped || dates(got.MadeUp) != c.madeUp ||
			got.Missing != 0 || got.Unconfirmed != 0 {
			t.Errorf("%d from %s (working %v): %s, without %q, with %q; want %s, %q, %q",
				c.n, c.start, c.working, got.Due, spans(got.Skipped), dates(got.MadeUp), c.due, c.skipped, c.madeUp)
		}
	}
}

// spans joins consecutive days with one name: 02-15–02-23 春节.
func spans(days []Day) string {
	var out []string
	for i := 0; i < len(days); i++ {
		first := days[i]
		for i+1 < len(days) && days[i+1].Name == first.Name && days[i+1].Date == days[i].Date.AddDays(1) {
			i++
		}
		span := short(first.Date)
		if days[i] != first {
			span += "–" + short(days[i].Date)
		}
		out = append(out, span+" "+first.Name)
	}
	return strings.Join(out, ", ")
}

func dates(days []Day) string {
	out := make([]string, len(days))
	for i, d := range days {
		out[i] = short(d.Date)
	}
	return strings.Join(out, ", ")
}

func short(d legal.Date) string { return fmt.Sprintf("%02d-%02d", int(d.Month), d.Day) }

// A year without a notice is not guessed; one with a single source is reported as unconfirmed.
func TestCountBeyondTheNotices(t *testing.T) {
	c := Default().Calendar()
	if years := slices.Sorted(maps.Keys(c.years)); !slices.Equal(years, []int{2025, 2026, 2027}) {
		t.Errorf("years %v", years)
	}
	if got := c.Count(day("2027-12-28"), 15, working); !got.Due.IsZero() || got.Missing != 2028 {
		t.Errorf("working days into 2028: %+v", got)
	}
	if got := c.Count(day("2027-12-28"), 15, calendar); got.Due != day("2028-01-12") || got.Missing != 2028 {
		t.Errorf("calendar days into 2028: %+v", got)
	}
	if got := c.Count(day("2026-12-25"), 7, working); got.Unconfirmed != 2027 || got.Due.IsZero() {
		t.Errorf("working days into 2027: %+v", got)
	}
}

func TestLoadCalendarRefuses(t *testing.T) {
	const head = "year: 2026\nnotice: 通知\nsources: [a, b]\nchecked: 2026-11-25\n"
	for src, want := range map[string]string{
		"year: 2025\n": "文件名须与 year 相同",
		head + "off: [{name: 春节, from: 2026-02-23, to: 2026-02-15}]\n":                                      "off 须有",
		head + "off: [{name: 元旦, from: 2025-12-31, to: 2026-01-02}]\n":                                      "off 须有",
		head + "off: [{from: 2026-02-15, to: 2026-02-16}]\n":                                                "off 须有",
		head + "off: [{name: 元旦, from: 2026-12-31, to: 2027-01-02}]\n":                                      "off 须有",
		head + "work: [{day: 2026-02-14}]\n":                                                                "周六或者周日",
		head + "work: [{name: 春节, day: 2027-02-13}]\n":                                                      "周六或者周日",
		head + "work: [{name: 春节, day: 2026-02-13}]\n":                                                      "周六或者周日",
		head + "off: [{name: 春节, from: 2026-02-14, to: 2026-02-15}]\nwork: [{name: 春节, day: 2026-02-14}]\n": "不在假期之内",
	} {
		_, err := loadCalendar(fstest.MapFS{"holidays/2026.yaml": {Data: []byte(src)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
}
