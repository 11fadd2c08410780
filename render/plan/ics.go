//go:build !wasip1

package plan

// The browser engine has no calendar files: the library that writes them imports net/http, a
// fifth of the size of the engine.

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"tousu/legal"
)

// CaseDeadlines are the deadlines of one case.
type CaseDeadlines struct {
	ID          string
	Deadlines   []Deadline
	Limitations []Limitation
}

// ICS returns a calendar file with an all-day entry for each last day that is still open. Titles
// name the case by its number and never a person. An entry keeps its UID from run to run, so a
// calendar that imports the file again replaces it.
func ICS(cases []CaseDeadlines, on legal.Date) string {
	cal := ics.NewCalendarFor("tousu")
	cal.SetMethod(ics.MethodPublish)
	for _, c := range cases {
		addDeadlines(cal, c.ID, c.Deadlines, on)
		addLimitations(cal, c.ID, c.Limitations, on)
	}
	return cal.Serialize(ics.WithNewLineWindows)
}

func addDeadlines(cal *ics.Calendar, caseID string, deadlines []Deadline, on legal.Date) {
	for i := range deadlines {
		d := &deadlines[i]
		if d.State.open() {
			e := lastDay(cal, uid(caseID, d.Agency.Slug, d.Paper.Kind, d.Term.ID, strconv.Itoa(d.Submission)),
				d.Count.Due, on)
			e.SetSummary(caseID + "：" + d.Paper.Title + "（" + d.Agency.Label + "）" + d.Term.What + "的最后一天")
			e.SetDescription(strings.Join(d.entry(), "\n"))
		}
	}
}

func addLimitations(cal *ics.Calendar, caseID string, limitations []Limitation, on legal.Date) {
	for i := range limitations {
		l := &limitations[i]
		if l.State.open() {
			e := lastDay(cal, uid(caseID, "limitation", strings.Join(l.Basis, " ")), l.Due, on)
			e.SetSummary(caseID + "：" + l.For + "，最迟到这一天")
			e.SetDescription("从最后一件事（" + l.Start.Chinese() + "）算起。" + l.What + "。")
		}
	}
}

// open reports whether the last day is today or still to come.
func (s State) open() bool { return s == Running || s == DueToday }

// lastDay adds an all-day entry.
func lastDay(cal *ics.Calendar, uid string, day, on legal.Date) *ics.VEvent {
	e := cal.AddEvent(uid)
	e.SetDtStampTime(midnight(on))
	e.SetAllDayStartAt(midnight(day))
	e.SetAllDayEndAt(midnight(day.AddDays(1)))
	return e
}

// entry returns the lines of the description, which name no person.
func (d *Deadline) entry() []string {
	out := []string{"自" + d.Start.Chinese() + "起算"}
	for _, s := range d.Then {
		out = append(out, s.From.Chinese()+"起可以提交："+s.Decision.Paper.Title+"（"+s.Decision.Agency.Label+"）")
	}
	return out
}

// uid returns a UID that depends only on parts, the parts that identify an entry.
func uid(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:16]) + "@tousu"
}

func midnight(d legal.Date) time.Time {
	t, _ := time.Parse(time.DateOnly, d.String()) // a day of the calendar
	return t
}
