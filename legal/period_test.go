package legal

import (
	"strings"
	"testing"
	"testing/fstest"
)

func onDay(t *testing.T, iso string) Date {
	t.Helper()
	d, err := ParseDate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestPeriods: every period and threshold named in code is in the data, and each is counted by the
// clock of its clause.
func TestPeriods(t *testing.T) {
	for _, p := range []Period{PoliceDiscovery, PenaltyLimitation, CivilLimitation, UnderWay, AskedAnswer,
		CreditObjection, "recent-acts",
		RevisionLead} {
		if err := p.Known(); err != nil {
			t.Error(err)
		}
	}
	for _, x := range []Threshold{ManyPeople, "crime-entries", "repeated-threats", NightBegins, NightEnds} {
		if err := x.Known(); err != nil {
			t.Error(err)
		}
	}
	if Period(ManyPeople).Known() == nil || Threshold(UnderWay).Known() == nil || Period("nothing").Known() == nil {
		t.Error("a name of another sort, or of none, is known")
	}
	for name, l := range lines() {
		for _, ref := range l.Basis {
			src, err := Default().source(ref)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if src.rule == nil && src.clock != l.clock() {
				t.Errorf("%s goes by the day of the %s, its clause by that of the %s", name, l.clock(), src.clock)
			}
		}
	}
}

// TestPeriodBoundaries tries each period on the day before its last day, on it, and on
// the day after.
func TestPeriodBoundaries(t *testing.T) {
	for _, c := range []struct {
		period    Period
		act, last string
		chinese   string
	}{
		{PoliceDiscovery, "2026-01-15", "2026-07-15", "六个月"},
		{PoliceDiscovery, "2025-08-31", "2026-02-28", "六个月"},
		{PenaltyLimitation, "2024-03-20", "2026-03-20", "二年"},
		{PenaltyLimitation, "2024-02-29", "2026-02-28", "二年"},
		{"finance-penalty-limitation", "2021-03-20", "2026-03-20", "五年"},
		{CivilLimitation, "2023-03-20", "2026-03-20", "三年"},
		{UnderWay, "2026-02-18", "2026-03-20", "三十日"},
		{"recent-acts", "2025-09-20", "2026-03-20", "六个月"},
		{RevisionLead, "2025-06-27", "2026-06-27", "一年"},
	} {
		act, last := onDay(t, c.act), onDay(t, c.last)
		for days, want := range map[int]bool{-1: false, 0: false, 1: true} {
			if got := c.period.Over(act, last.AddDays(days)); got != want {
				t.Errorf("%s from %s: on %s over is %v", c.period, act, last.AddDays(days), got)
			}
		}
		if got := c.period.Length(Days{Act: act, Filed: last}).Chinese(); got != c.chinese {
			t.Errorf("%s is %s, want %s", c.period, got, c.chinese)
		}
	}
}

// TestLengths: a length is counted in months if it has any, else in days, and written in years if
// they are whole.
func TestLengths(t *testing.T) {
	from := onDay(t, "2026-01-31")
	for l, want := range map[Length][2]string{
		{Months: 1}: {"一个月", "2026-02-28"}, {Months: 11}: {"十一个月", "2026-12-31"}, {Months: 12}: {"一年", "2027-01-31"},
		{Months: 13}: {"十三个月", "2027-02-28"},
		{Days: 1}:    {"一日", "2026-02-01"}, {Days: 12}: {"十二日", "2026-02-12"},
	} {
		if got := [2]string{l.Chinese(), l.After(from).String()}; got != want {
			t.Errorf("%+v: %v, want %v", l, got, want)
		}
	}
}

func TestThresholds(t *testing.T) {
	days := Days{Act: onDay(t, "2026-03-10"), Filed: onDay(t, "2026-03-20")}
	for threshold, want := range map[Threshold]int{ManyPeople: 10, "crime-entries": 500, "repeated-threats": 3,
		NightBegins: 22, NightEnds: 8} {
		if got := threshold.On(days); got != want {
			t.Errorf("%s is %d, want %d", threshold, got, want)
		}
	}
}

// TestDatedValues: a value counts from its day, on the clock of its line.
func TestDatedValues(t *testing.T) {
	change := onDay(t, "2017-10-01")
	for days, want := range map[int]int{-1: 24, 0: 36, 1: 36} {
		if got := CivilLimitation.Length(Days{Filed: change.AddDays(days)}).Months; got != want {
			t.Errorf("%d days from the change: %d months", days, got)
		}
	}
	l := line{Time: ByAct, Values: []lineValue{{Number: 1}, {From: change, Number: 2},
		{From: change.AddDays(2), Number: 3}}}
	for days, want := range map[int]int{-1: 1, 0: 2, 1: 2, 2: 3, 3: 3} {
		if got := l.on(change.AddDays(days)).Number; got != want {
			t.Errorf("%d days from the first change: %d, want %d", days, got, want)
		}
	}
	if l.clock() != ByAct || (&line{}).clock() != ByFiling {
		t.Error("the clock of a line")
	}
}

func TestLoadLinesRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"[{name: a, what: 甲, own: 乙, values: [{months: 1}]}, {name: a, what: 甲, own: 乙, values: [{days: 1}]}]":        "两次",
		"[{what: 甲, own: 乙, values: [{months: 1}]}]":                                                                  "须有 name",
		"[{name: a, own: 乙, values: [{months: 1}]}]":                                                                  "须有 name",
		"[{name: a, what: 甲, own: 乙}]":                                                                                "须有 name",
		"[{name: a, what: 甲, values: [{months: 1}]}]":                                                                 "有且只有一个",
		"[{name: a, what: 甲, own: 乙, source: 丙, values: [{months: 1}]}]":                                              "有且只有一个",
		"[{name: a, what: 甲, own: 乙, time: never, values: [{months: 1}]}]":                                            "time",
		"[{name: a, what: 甲, own: 乙, values: [{from: 2020-01-01, months: 1}]}]":                                       "由早到晚",
		"[{name: a, what: 甲, own: 乙, values: [{months: 1}, {months: 2}]}]":                                            "由早到晚",
		"[{name: a, what: 甲, own: 乙, values: [{days: 1}, {from: 2020-01-02, days: 2}, {from: 2020-01-02, days: 3}]}]": "由早到晚",
		"[{name: a, what: 甲, own: 乙, values: [{months: 1, days: 1}]}]":                                                "之一",
		"[{name: a, what: 甲, own: 乙, values: [{number: 1}]}]":                                                         "之一",
		"[{name: a, what: 甲, own: 乙, values: [{}]}]":                                                                  "之一",
		"[{name: a, what: 甲, own: 乙, unit: 人, values: [{days: 1}]}]":                                                  "之一",
		"[{name: a, what: 甲, own: 乙, unit: 人, values: [{number: 1, days: 1}]}]":                                       "之一",
		"[{name: a, what: 甲, own: 乙, unit: 人, values: [{number: 1, months: 1}]}]":                                     "之一",
		"[{name: a, what: 甲, own: 乙, hours: 1}]":                                                                      "hours",
	} {
		_, err := loadLines(fstest.MapFS{"periods.yaml": {Data: []byte(src)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", src, err, want)
		}
	}
}
