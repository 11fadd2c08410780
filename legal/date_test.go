package legal

import (
	"testing"
	"time"
)

func TestNewDate(t *testing.T) {
	for _, c := range []struct {
		y  int
		m  time.Month
		d  int
		ok bool
	}{
		{2026, 3, 20, true}, {2024, 2, 29, true}, {2026, 2, 29, false}, {2026, 4, 31, false},
		{2026, 13, 1, false}, {2026, 0, 1, false}, {0, 1, 1, false}, {9999, 12, 31, true}, {10000, 1, 1, false},
	} {
		if _, ok := NewDate(c.y, c.m, c.d); ok != c.ok {
			t.Errorf("NewDate(%d, %d, %d): %v, want %v", c.y, c.m, c.d, ok, c.ok)
		}
	}
}

func TestDateForms(t *testing.T) {
	for _, c := range []struct{ iso, chinese, numerals string }{
		{"2026-03-20", "2026年3月20日", "二〇二六年三月二十日"},
		{"2000-10-10", "2000年10月10日", "二〇〇〇年十月十日"},
		{"2021-11-01", "2021年11月1日", "二〇二一年十一月一日"},
		{"2019-12-31", "2019年12月31日", "二〇一九年十二月三十一日"},
	} {
		d := day(c.iso)
		if d.String() != c.iso || d.Chinese() != c.chinese || d.ChineseNumerals() != c.numerals {
			t.Errorf("%s: got %s, %s, %s", c.iso, d, d.Chinese(), d.ChineseNumerals())
		}
	}
	if s := (Date{}).String(); s != "" {
		t.Errorf("zero date prints %q", s)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"", "2026-3-20", "2026-02-30", "20260320", "2026/03/20", "2026-03-20 "} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %v", s, d)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2023-08-31", 6, "2024-02-29"}, {"2026-05-15", 6, "2026-11-15"},
		{"2025-11-30", 3, "2026-02-28"}, {"2026-03-20", -6, "2025-09-20"}, {"2026-12-31", 24, "2028-12-31"},
	} {
		if got := day(c.from).AddMonths(c.n); got != day(c.want) {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
	if got := day("2026-01-01").AddDays(-1); got != day("2025-12-31") {
		t.Errorf("day before 2026-01-01 is %s", got)
	}
}

func day(iso string) Date {
	d, err := ParseDate(iso)
	if err != nil {
		panic(iso)
	}
	return d
}

// TestDaysUntil counts over months, leap days and centuries, both ways.
func TestDaysUntil(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2026-03-20", "2026-03-20", 0}, {"2026-03-20", "2026-03-21", 1}, {"2026-03-20", "2026-03-19", -1},
		{"2026-02-28", "2026-03-01", 1},
		{"2024-02-28", "2024-03-01", 2}, {"2025-12-31", "2026-12-31", 365}, {"2024-01-01", "2025-01-01", 366},
		{"1949-10-01", "2026-10-01", 28124},
	} {
		from, to := day(c.from), day(c.to)
		if got := from.DaysUntil(to); got != c.want || from.AddDays(got) != to || from.Before(to) != (got > 0) ||
			from.After(to) != (got < 0) {
			t.Errorf("from %s to %s: %d days, want %d", from, to, got, c.want)
		}
	}
}

// TestMidnight: a day is represented by the midnight at which it begins.
func TestMidnight(t *testing.T) {
	if got, want := day("2026-03-20").time().Format(time.RFC3339Nano), "2026-03-20T00:00:00Z"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
