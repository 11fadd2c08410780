package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Period names a period of law (期间). Only periods.yaml says how long it is and by which clause.
type Period string

// The periods that Go code asks for; data files name others too.
const (
	PoliceDiscovery   Period = "police-discovery"
	PenaltyLimitation Period = "penalty-limitation"
	CivilLimitation   Period = "civil-limitation"
	AskedAnswer       Period = "asked-answer"
	CreditObjection   Period = "record-objection"
	UnderWay          Period = "under-way"
	RevisionLead      Period = "revision-lead"
)

// Threshold names a number that a rule sets as a limit (界限). It is in periods.yaml too.
type Threshold string

// The thresholds that Go code asks for; data files name others too.
const (
	ManyPeople  Threshold = "many-people"
	NightBegins Threshold = "night-begins"
	NightEnds   Threshold = "night-ends"
)

// Length is the length of a period: months, or else calendar days.
type Length struct{ Months, Days int }

// After returns the last day of a period of that length that begins with an event on d, the
// corresponding day (民法典 arts 201, 202).
func (l Length) After(d Date) Date {
	if l.Months > 0 {
		return d.AddMonths(l.Months)
	}
	return d.AddDays(l.Days)
}

// Chinese formats the length as the law does: 三年, 六个月, 三十日.
func (l Length) Chinese() string {
	switch {
	case l.Months > 0 && l.Months%12 == 0:
		return Numeral(l.Months/12) + "年"
	case l.Months > 0:
		return Numeral(l.Months) + "个月"
	}
	return Numeral(l.Days) + "日"
}

// line is one entry of periods.yaml.
type line struct {
	Name   string
	What   string
	Basis  Refs   // the clause; exactly one of Basis, Source and Own is set
	Source string // a clause whose text is not in statutes/
	Own    string // why the program sets the line itself
	Time   Clock  // whose day picks the value; default the letter's
	Unit   string // set for a threshold: 人
	Values []lineValue
}

// lineValue is the value of a line from a day on.
type lineValue struct {
	From         Date // zero for the first
	Months, Days int
	Number       int
}

var lines = embedded("periods.yaml", loadLines)

// loadLines reads periods.yaml. It returns an error for a line that is neither a period nor a
// threshold, one without a basis, and values out of order.
func loadLines(fsys fs.FS) (map[string]*line, error) {
	var list []*line
	if err := ReadData(fsys, "periods.yaml", &list); err != nil {
		return nil, err
	}
	out := map[string]*line{}
	for _, l := range list {
		if err := l.validate(); err != nil {
			return nil, fmt.Errorf("%s: %w", l.Name, err)
		}
		if out[l.Name] != nil {
			return nil, fmt.Errorf("%s 出现两次", l.Name)
		}
		out[l.Name] = l
	}
	return out, nil
}

func (l *line) validate() error {
	given := 0
	for _, s := range []string{strings.Join(l.Basis, " "), l.Source, l.Own} {
		if s != "" {
			given++
		}
	}
	switch {
	case l.Name == "" || l.What == "" || len(l.Values) == 0:
		return errors.New("须有 name、what、values")
	case given != 1:
		return errors.New("basis、source、own 须有且只有一个")
	case l.Time != "" && l.Time != ByAct && l.Time != ByFiling:
		return fmt.Errorf("没有 time %q", l.Time)
	}
	for i, v := range l.Values {
		if i == 0 != v.From.IsZero() || i > 0 && !l.Values[i-1].From.Before(v.From) {
			return errors.New("values 由早到晚，只有第一个不写 from")
		}
		if !v.fits(l.threshold()) {
			return errors.New("每个值须有 months 或者 days 之一；写了 unit 的，只有 number")
		}
	}
	return nil
}

func (l *line) threshold() bool { return l.Unit != "" }

// fits reports whether the value is a single figure of the kind that the line needs.
func (v lineValue) fits(threshold bool) bool {
	if threshold {
		return v.Number > 0 && v.Months == 0 && v.Days == 0
	}
	return v.Number == 0 && (v.Months > 0 && v.Days == 0 || v.Months == 0 && v.Days > 0)
}

// on returns the value that applies on d.
func (l *line) on(d Date) lineValue {
	i := len(l.Values) - 1
	for i > 0 && d.Before(l.Values[i].From) {
		i--
	}
	return l.Values[i]
}

// Known returns an error unless periods.yaml has the period.
func (p Period) Known() error {
	if l := lines()[string(p)]; l == nil || l.threshold() {
		return fmt.Errorf("periods.yaml 没有期间 %q", p)
	}
	return nil
}

// Length returns the length of the period by the law of the days. Like the other methods, it panics
// for a name that periods.yaml lacks: loaders call Known, and TestPeriods tries every constant.
func (p Period) Length(days Days) Length {
	l := lines()[string(p)]
	v := l.on(days.Of(l.clock()))
	return Length{v.Months, v.Days}
}

func (l *line) clock() Clock {
	if l.Time == ByAct {
		return ByAct
	}
	return ByFiling
}

// Over reports whether the period that began with an act on that day has ended before the letter is
// filed. On its last day it has not ended.
func (p Period) Over(act, filed Date) bool {
	return p.Length(Days{Act: act, Filed: filed}).After(act).Before(filed)
}

// Known returns an error unless periods.yaml has the threshold.
func (t Threshold) Known() error {
	if l := lines()[string(t)]; l == nil || !l.threshold() {
		return fmt.Errorf("periods.yaml 没有界限 %q", t)
	}
	return nil
}

// On returns the number by the law of the days.
func (t Threshold) On(days Days) int {
	l := lines()[string(t)]
	return l.on(days.Of(l.clock())).Number
}
