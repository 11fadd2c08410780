//go:build !js

package plan

// A browser's engine does without calendar files: the library that writes them brings
// net/http, a fifth of the engine's size.

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"tousu/legal"
)

// ICS writes the deadlines that are still open as a calendar file: a day-long entry for
// each last day. Titles name the case by its number and no person; an entry keeps its UID
// from run to run, so that a calendar that reads the file again replaces it.
func ICS(caseID string, deadlines []Deadline, on legal.Date) string {
	return ICSOf([]CaseDeadlines{{caseID, deadlines}}, on)
}

// CaseDeadlines are the deadlines of one case.
type CaseDeadlines struct {
	ID        string
	Deadlines []Deadline
}

// ICSOf writes one calendar file for many cases, as ICS does for one.
func ICSOf(cases []CaseDeadlines, on legal.Date) string {
	cal := ics.NewCalendarFor("tousu")
	cal.SetMethod(ics.MethodPublish)
	for _, c := range cases {
		addEvents(cal, c.ID, c.Deadlines, on)
	}
	return cal.Serialize(ics.WithNewLineWindows)
}

func addEvents(cal *ics.Calendar, caseID string, deadlines []Deadline, on legal.Date) {
	for i := range deadlines {
		d := &deadlines[i]
		if d.State != Running && d.State != DueToday {
			continue
		}
		e := cal.AddEvent(uid(caseID, d))
		e.SetDtStampTime(midnight(on))
		e.SetAllDayStartAt(midnight(d.Count.Due))
		e.SetAllDayEndAt(midnight(d.Count.Due.AddDays(1)))
		e.SetSummary(caseID + "：" + d.Paper.Title + "（" + d.Agency.Label + "）" + d.Term.What + "的最后一天")
		e.SetDescription(strings.Join(d.entry(), "\n"))
	}
}

// entry tells what follows, in words that name nobody.
func (d *Deadline) entry() []string {
	out := []string{"自" + d.Start.Chinese() + "起算"}
	for _, s := range d.Then {
		out = append(out, s.From.Chinese()+"起可以提交："+s.Decision.Paper.Title+"（"+s.Decision.Agency.Label+"）")
	}
	return out
}

// uid is the same for the same term of the same submission.
func uid(caseID string, d *Deadline) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{caseID, d.Agency.Slug, d.Paper.Kind, d.Term.ID, strconv.Itoa(d.Submission)}, "\n")))
	return hex.EncodeToString(sum[:16]) + "@tousu"
}

func midnight(d legal.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}
