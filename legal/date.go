package legal

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a civil date without time or zone (日期). Statutes, acts and letters
// in mainland China are dated by the calendar of UTC+8; a Date is that
// calendar's day. The zero Date means "none".
//
// Dates are comparable with == and may be map keys.
type Date struct {
	Year  int        // 1–9999
	Month time.Month // 1–12
	Day   int        // 1–31, a real day of the month
}

// NewDate returns the date y-m-d and reports whether the calendar has that day.
func NewDate(y int, m time.Month, d int) (Date, bool) {
	date := Date{y, m, d}
	if y < 1 || y > 9999 || DateOf(date.time()) != date {
		return Date{}, false
	}
	return date, true
}

// ParseDate reads an ISO 8601 calendar date, 2026-03-20. It is the form of data
// files and flags; the many forms people write are read by package complaint.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("日期应写成 2026-03-20 的形式，并且是日历上有的一天")
	}
	return DateOf(t), nil
}

// DateOf returns the civil date that t shows in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether d is the zero Date.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders dates: -1, 0 or +1.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays returns the date n calendar days after d (before it, if n is negative).
func (d Date) AddDays(n int) Date { return DateOf(d.time().AddDate(0, 0, n)) }

// DaysUntil returns the number of calendar days from d to e, negative if e is earlier.
func (d Date) DaysUntil(e Date) int { return int(e.time().Sub(d.time()).Hours() / 24) }

// AddMonths returns the same day of the month n months on, or that month's last
// day where it has no such day: a period counted in months ends on the
// corresponding day, else on the last day of the month (民法典 art. 202).
func (d Date) AddMonths(n int) Date {
	first := Date{d.Year, d.Month + time.Month(n), 1}.time()
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// String returns the ISO 8601 form 2026-03-20, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

// Chinese returns 2026年3月20日, the form that GB/T 9704 and GB/T 15835 prefer:
// Arabic digits, no leading zeros.
func (d Date) Chinese() string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(int(d.Month)) + "月" + strconv.Itoa(d.Day) + "日"
}

// ChineseNumerals returns 二〇二六年三月二十日, with 〇 U+3007 in the year.
func (d Date) ChineseNumerals() string {
	var b strings.Builder
	for _, r := range strconv.Itoa(d.Year) {
		b.WriteRune([]rune("〇一二三四五六七八九")[r-'0'])
	}
	return b.String() + "年" + Numeral(int(d.Month)) + "月" + Numeral(d.Day) + "日"
}

// UnmarshalText reads the ISO form, so that data files may hold dates.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

// MarshalText writes the ISO form, or nothing for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// time returns the midnight at which the day begins, in UTC; a month or day out of range is
// carried.
func (d Date) time() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}
