package workbook

import (
	"fmt"
	"testing"
)

// TestBuiltinFormats: ECMA-376 part 1, 18.8.30, number by number: D shows a date, T also a
// time of day.
func TestBuiltinFormats(t *testing.T) {
	const want = "..............DDDDTTTTT....DDDDDTTTTD........TTT..DDDDDTTDD.."
	for id := range want {
		got := '.'
		if f := builtinFormat(id); f.Clock && f.Date {
			got = 'T'
		} else if f.Date {
			got = 'D'
		} else if f != (Format{}) {
			got = '?'
		}
		if got != rune(want[id]) {
			t.Errorf("format %d: %c, want %c", id, got, want[id])
		}
	}
}

func TestCustomFormats(t *testing.T) {
	for code, want := range map[string]Format{
		`yyyy"年"m"月"d"日"`:       {Date: true},
		`yyyy/m/d h:mm`:         {Date: true, Clock: true},
		`[$-804]yyyy/m/d`:       {Date: true},
		`[h]:mm:ss`:             {Date: true, Clock: true},
		`[H]`:                   {Date: true, Clock: true},
		`d`:                     {Date: true},
		`e`:                     {Date: true},
		`h`:                     {Date: true, Clock: true},
		`m`:                     {},
		`[Red]0`:                {},
		`red`:                   {},
		`00`:                    {Zeros: 2},
		`0`:                     {},
		`000000;[Red]0`:         {Zeros: 6},
		`"年"000`:                {Zeros: 3},
		`\d00`:                  {Zeros: 2},
		`_d00`:                  {Zeros: 2},
		`*d00`:                  {Zeros: 2},
		`General`:               {},
		`General"d"`:            {},
		`@`:                     {},
		`#,##0.00`:              {},
		`0.00E+00`:              {},
		`?/?`:                   {},
		`yyyy-mm-dd hh:mm:ss.0`: {Date: true, Clock: true},
		`yyyy0`:                 {Date: true},
		`0 "h"`:                 {},
		`[DBNum1]yyyy"年";@`:     {Date: true},
		`;yyyy`:                 {},
	} {
		if got := customFormat(code); got != want {
			t.Errorf("%s: %+v, want %+v", code, got, want)
		}
	}
}

// TestDateText holds both calendars of Excel at their edges.
func TestDateText(t *testing.T) {
	for _, tc := range []struct {
		n     float64
		is04  bool
		clock bool
		want  string
	}{
		{0.99, false, false, ""},
		{1, false, false, "1900-01-01"},
		{59, false, false, "1900-02-28"},
		{60, false, false, "1900-02-28"}, // the day that there was not
		{61, false, false, "1900-03-01"},
		{46101, false, false, "2026-03-20"},
		{46101.5, false, false, "2026-03-20"},
		{46101.5, false, true, "2026-03-20 12:00"},
		{46101, false, true, "2026-03-20"},
		{46101 + 1.0/1440, false, true, "2026-03-20 00:01"},
		{46101 + 1.0/24, false, true, "2026-03-20 01:00"},
		{46101 + 0.4/86400, false, true, "2026-03-20"},
		{46101 + 59.6/86400, false, true, "2026-03-20 00:01"},
		{44639, true, false, "2026-03-20"},
		{1, true, false, "1904-01-02"},
		{2958465, false, false, "9999-12-31"},
		{2958465.5, false, false, ""},
		{2958466, false, false, ""},
	} {
		got, ok := dateText(tc.n, tc.is04, tc.clock)
		if got != tc.want || ok != (tc.want != "") {
			t.Errorf("%v of %v: %q %v, want %q", tc.n, tc.is04, got, ok, tc.want)
		}
	}
}

func TestISODate(t *testing.T) {
	for v, want := range map[string]string{
		"2026-03-20": "2026-03-20", "2026-03-20T00:00:00": "2026-03-20", "2026-03-20T00:00": "2026-03-20",
		"2026-03-20T21:40:05.25Z": "2026-03-20 21:40",
		"2026-03-20T21:40":        "2026-03-20 21:40", "T21:40": "T21:40", "2026-3-20": "2026-3-20",
	} {
		if got := isoDate(v); got != want {
			t.Errorf("%s: %q, want %q", v, got, want)
		}
	}
}

// TestNumberText: fifteen digits are kept, as in Excel, and zeros are added only before whole
// numbers.
func TestNumberText(t *testing.T) {
	for _, tc := range []struct {
		n     float64
		zeros int
		want  string
	}{
		{510104197905201126, 0, "510104197905201000"},
		{123456789012345, 0, "123456789012345"},
		{1234567890123456, 0, "1234567890123460"},
		{0.1 + 0.2, 0, "0.3"},
		{12, 6, "000012"}, {12, 2, "12"}, {12, 1, "12"}, {12, 3, "012"}, {0, 2, "00"},
		{-12, 6, "-12"}, {1.5, 6, "1.5"},
		{1e20, 0, "100000000000000000000"},
	} {
		if got := numberText(tc.n, tc.zeros); got != tc.want {
			t.Errorf("%v with %d: %q, want %q", tc.n, tc.zeros, got, tc.want)
		}
	}
}

// TestUsual: the values of Usual are what the package promises.
func TestUsual(t *testing.T) {
	if got := fmt.Sprint(Usual); got != "{50331648 250 200000 1000000 1000 100000 500 10000}" {
		t.Error(got)
	}
}
