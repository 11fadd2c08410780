package complaint

import (
	"strings"
	"time"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/pattern"
)

var (
	// oddMarks match days with unusual but unambiguous marks between their parts.
	oddMarks = pattern.New(`^(\d{4})\s*[—–－―‐‑、，,]+\s*(\d{1,2})\s*[—–－―‐‑、，,]+\s*(\d{1,2})$`)
	// yearLast matches days with the year at the end: 25/12/2026.
	yearLast  = pattern.New(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	yearAlone = pattern.New(`^\d{4}年?$`)

	rangeMark   = pattern.New(`\s*(?:至|到|[-~～—–－]+)\s*`)
	monthAndDay = pattern.New(`^(\d{1,2})(?:[-/.](\d{1,2})|月(\d{1,2})[日号])$`)
	dayAlone    = pattern.New(`^(\d{1,2})[日号]$`)
)

// regular converts a day with only one possible reading to a form that is accepted.
func regular(s string) string {
	if p := oddMarks.FindStringSubmatch(s); p != nil {
		return p[1] + "-" + p[2] + "-" + p[3]
	}
	if p := yearLast.FindStringSubmatch(s); p != nil {
		switch a, b := number(p[1]), number(p[2]); {
		case a > 12 && b <= 12, a == b:
			return p[3] + "-" + p[2] + "-" + p[1]
		case b > 12 && a <= 12:
			return p[3] + "-" + p[1] + "-" + p[2]
		}
	}
	return s
}

// parseRange reads several days in one value: 2026.5.13-5.14, 2026年5月4日至5日. ok is false for
// anything else.
func parseRange(s string) (m Moment, ok bool) {
	for _, at := range rangeMark.FindAllStringIndex(s, -1) {
		from, p := parseMoment(s[:at[0]])
		if p != nil {
			continue
		}
		last, ok := lastDay(from.Date, s[at[1]:])
		if ok && last.After(from.Date) {
			from.Through = last
			return from, true
		}
	}
	return Moment{}, false
}

// lastDay reads the end of a range. A missing year or month is that of the beginning.
func lastDay(from legal.Date, s string) (legal.Date, bool) {
	if d, p := parseDay(s); p == nil {
		return d, true
	}
	month := int(from.Month)
	var day int
	if p := monthAndDay.FindStringSubmatch(s); p != nil {
		month, day = number(p[1]), number(p[2]+p[3])
	} else if p := dayAlone.FindStringSubmatch(s); p != nil {
		day = number(p[1])
	}
	return legal.NewDate(from.Year, time.Month(month), day)
}

// unclearDay says what is wrong with a day that can be read in two ways or lacks a part; nil for
// neither.
func unclearDay(s string) *problem {
	if p := yearLast.FindStringSubmatch(s); p != nil {
		a, b := strings.TrimLeft(p[1], "0"), strings.TrimLeft(p[2], "0")
		return &problem{"bad-date", "写的是“" + printable(s) + "”，分不清是" + a + "月" + b + "日还是" + b + "月" + a + "日", dayHint}
	}
	if yearAlone.MatchString(s) && utf8.RuneCountInString(s) <= 5 {
		return &problem{"bad-date", "写的是“" + s + "”，没有月份和日期", "记不清哪一天的，至少写到月份，例如 2026年3月、2026年3月中旬"}
	}
	return nil
}
