package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// termRow is a term of some paper whose event fell on start: its last day, the days that
// were not counted and the weekends that were. The rows were counted from the lists of
// days off by a program of another hand.
type termRow struct{ term, start, due, skipped, madeUp string }

// termRows has of each term a row over the Spring Festival of 2026, its National Day, the
// end of 2025, and the eve of a holiday.
var termRows = []termRow{
	{"arbitration-acceptance", "2026-02-12", "2026-02-24", "02-17–02-23 春节", ""},
	{"arbitration-acceptance", "2026-09-27", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"arbitration-acceptance", "2025-12-27", "2026-01-04", "01-01–01-03 元旦", ""},
	{"arbitration-acceptance", "2026-09-25", "2026-09-30", "", ""},
	{"collector-answer", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"collector-answer", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"collector-answer", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"collector-answer", "2026-09-15", "2026-09-30", "", ""},
	{"reminder-answer", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"reminder-answer", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"reminder-answer", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"reminder-answer", "2026-09-15", "2026-09-30", "", ""},
	{"court-docketing", "2026-02-10", "2026-02-24", "02-17–02-23 春节", ""},
	{"court-docketing", "2026-09-25", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"court-docketing", "2025-12-25", "2026-01-04", "01-01–01-03 元旦", ""},
	{"court-docketing", "2026-09-23", "2026-09-30", "", ""},
	{"legal-aid-decision", "2026-02-10", "2026-02-24", "02-17–02-23 春节", ""},
	{"legal-aid-decision", "2026-09-25", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"legal-aid-decision", "2025-12-25", "2026-01-04", "01-01–01-03 元旦", ""},
	{"legal-aid-decision", "2026-09-23", "2026-09-30", "", ""},
	{"notice-answer", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"notice-answer", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"notice-answer", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"notice-answer", "2026-09-15", "2026-09-30", "", ""},
	{"complaint-decision", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"complaint-decision", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"complaint-decision", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"complaint-decision", "2026-09-15", "2026-09-30", "", ""},
	{"complaint-answer", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"complaint-answer", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"complaint-answer", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"complaint-answer", "2026-09-15", "2026-09-30", "", ""},
	{"complaint-review", "2026-01-18", "2026-02-24", "02-17–02-23 春节", ""},
	{"complaint-review", "2026-09-02", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"complaint-review", "2025-12-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"complaint-review", "2026-08-31", "2026-09-30", "", ""},
	{"review-answer", "2026-01-18", "2026-02-24", "02-17–02-23 春节", ""},
	{"review-answer", "2026-09-02", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"review-answer", "2025-12-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"review-answer", "2026-08-31", "2026-09-30", "", ""},
	{"denial-answered", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"denial-answered", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"denial-answered", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"denial-answered", "2026-09-15", "2026-09-30", "", ""},
	{"disowned-answer", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"disowned-answer", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"disowned-answer", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"disowned-answer", "2026-09-15", "2026-09-30", "", ""},
	{"objection-answer", "2026-01-28", "2026-02-24", "02-17–02-23 春节", ""},
	{"objection-answer", "2026-09-12", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"objection-answer", "2025-12-12", "2026-01-04", "01-01–01-03 元旦", ""},
	{"objection-answer", "2026-09-10", "2026-09-30", "", ""},
	{"centre-objection-answer", "2026-01-28", "2026-02-24", "02-17–02-23 春节", ""},
	{"centre-objection-answer", "2026-09-12", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"centre-objection-answer", "2025-12-12", "2026-01-04", "01-01–01-03 元旦", ""},
	{"centre-objection-answer", "2026-09-10", "2026-09-30", "", ""},
	{"nfra-acceptance", "2026-02-02", "2026-02-24", "02-17–02-23 春节", ""},
	{"nfra-acceptance", "2026-09-17", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"nfra-acceptance", "2025-12-17", "2026-01-04", "01-01–01-03 元旦", ""},
	{"nfra-acceptance", "2026-09-15", "2026-09-30", "", ""},
	{"nfra-answer", "2025-12-19", "2026-02-24", "02-17–02-23 春节", ""},
	{"nfra-answer", "2026-08-03", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"nfra-answer", "2025-11-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"nfra-answer", "2026-08-01", "2026-09-30", "", ""},
	{"nifa-check", "2026-02-12", "2026-03-11", "02-15–02-23 春节, 03-01 周日, 03-07 周六, 03-08 周日", "02-14 春节, 02-28 春节"},
	{"nifa-check", "2026-09-28", "2026-10-23", "10-01–10-07 国庆节, 10-11 周日, 10-17 周六, 10-18 周日", "10-10 国庆节"},
	{"nifa-check", "2025-12-29", "2026-01-20", "01-01–01-03 元旦, 01-10 周六, 01-11 周日, 01-17 周六, 01-18 周日", "01-04 元旦"},
	{"nifa-check", "2026-09-27", "2026-10-22", "10-01–10-07 国庆节, 10-11 周日, 10-17 周六, 10-18 周日", "10-10 国庆节"},
	{"pboc-answer", "2026-01-18", "2026-02-24", "02-17–02-23 春节", ""},
	{"pboc-answer", "2026-09-02", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"pboc-answer", "2025-12-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"pboc-answer", "2026-08-31", "2026-09-30", "", ""},
	{"police-case", "2026-01-18", "2026-02-24", "02-17–02-23 春节", ""},
	{"police-case", "2026-09-02", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"police-case", "2025-12-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"police-case", "2026-08-31", "2026-09-30", "", ""},
	{"police-review", "2025-12-19", "2026-02-24", "02-17–02-23 春节", ""},
	{"police-review", "2026-08-03", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"police-review", "2025-11-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"police-review", "2026-08-01", "2026-09-30", "", ""},
	{"review-acceptance", "2026-02-12", "2026-02-26", "02-15–02-23 春节", "02-14 春节"},
	{"review-acceptance", "2026-09-28", "2026-10-10", "10-01–10-07 国庆节", "10-10 国庆节"},
	{"review-acceptance", "2025-12-29", "2026-01-06", "01-01–01-03 元旦", "01-04 元旦"},
	{"review-acceptance", "2026-09-27", "2026-10-09", "10-01–10-07 国庆节", ""},
	{"review-decision", "2025-12-19", "2026-02-24", "02-17–02-23 春节", ""},
	{"review-decision", "2026-08-03", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"review-decision", "2025-11-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"review-decision", "2026-08-01", "2026-09-30", "", ""},
	{"samr-acceptance", "2026-02-12", "2026-02-28", "02-15–02-23 春节", "02-14 春节, 02-28 春节"},
	{"samr-acceptance", "2026-09-28", "2026-10-13", "10-01–10-07 国庆节, 10-11 周日", "10-10 国庆节"},
	{"samr-acceptance", "2025-12-29", "2026-01-08", "01-01–01-03 元旦", "01-04 元旦"},
	{"samr-acceptance", "2026-09-27", "2026-10-12", "10-01–10-07 国庆节, 10-11 周日", "10-10 国庆节"},
	{"samr-mediation", "2025-12-19", "2026-02-24", "02-17–02-23 春节", ""},
	{"samr-mediation", "2026-08-03", "2026-10-08", "10-02–10-07 国庆节", ""},
	{"samr-mediation", "2025-11-02", "2026-01-04", "01-01–01-03 元旦", ""},
	{"samr-mediation", "2026-08-01", "2026-09-30", "", ""},
	{"samr-verification", "2026-02-12", "2026-03-11", "02-15–02-23 春节, 03-01 周日, 03-07 周六, 03-08 周日",
		"02-14 春节, 02-28 春节"},
	{"samr-verification", "2026-09-28", "2026-10-23", "10-01–10-07 国庆节, 10-11 周日, 10-17 周六, 10-18 周日", "10-10 国庆节"},
	{"samr-verification", "2025-12-29", "2026-01-20", "01-01–01-03 元旦, 01-10 周六, 01-11 周日, 01-17 周六, 01-18 周日",
		"01-04 元旦"},
	{"samr-verification", "2026-09-27", "2026-10-22", "10-01–10-07 国庆节, 10-11 周日, 10-17 周六, 10-18 周日", "10-10 国庆节"},
}

// TestTerms walks every term of every paper over its last day: the day before, the day
// itself and the day after. A term without its rows is a fault.
func TestTerms(t *testing.T) {
	p := Default()
	rows := map[string]int{}
	for _, r := range termRows {
		rows[r.term]++
		sent, a, kind := eventOf(t, p, r)
		for day, want := range map[legal.Date]State{
			day(r.due).AddDays(-1): Running, day(r.due): DueToday, day(r.due).AddDays(1): Overdue,
		} {
			d := posted(p, a, kind, sent, day, r.term)
			if d == nil {
				t.Errorf("%s from %s is not counted", r.term, r.start)
				continue
			}
			got := termRow{r.term, r.start, d.Count.Due.String(), daysOf(d.Count.Skipped), daysOf(d.Count.MadeUp)}
			if got != r || d.State != want {
				t.Errorf("on %s: %v, %s; want %v, %s", day, got, d.State, r, want)
			}
		}
	}
	for _, a := range p.agencies.Agencies() {
		for i := range a.Papers {
			for _, term := range a.Papers[i].Terms {
				if rows[term.ID] < 4 {
					t.Errorf("%s of %s/%s has %d rows, want 4", term.ID, a.Slug, a.Papers[i].Kind, rows[term.ID])
				}
			}
		}
	}
	if len(termRows) < 60 {
		t.Errorf("%d rows", len(termRows))
	}
}

// eventOf is a submission whose event sets the term of a row running, to whom, and the
// kind of lender that the term binds.
func eventOf(t *testing.T, p *Planner, r termRow) (complaint.Prior, *agency.Agency, legal.LenderKind) {
	t.Helper()
	start := day(r.start)
	for _, a := range p.agencies.Agencies() {
		for i := range a.Papers {
			for _, term := range a.Papers[i].Terms {
				if term.ID != r.term {
					continue
				}
				kind := legal.Bank
				if len(term.Kinds) > 0 && !slices.Contains(term.Kinds, kind) {
					kind = term.Kinds[0]
				}
				sent := complaint.Prior{Date: start, Paper: a.Papers[i].Kind, ReceivedOn: start}
				switch term.From {
				case agency.Accepted:
					sent.AcceptedOn = start
				case agency.Replied:
					sent.RepliedOn = start
				}
				return sent, a, kind
			}
		}
	}
	t.Fatalf("no paper has a term %s", r.term)
	return complaint.Prior{}, nil, ""
}

func posted(p *Planner, a *agency.Agency, kind legal.LenderKind, sent complaint.Prior, on legal.Date,
	term string) *Deadline {
	for _, d := range p.Posted(a.Slug, kind, sent, on) {
		if d.Term.ID == term {
			return &d
		}
	}
	return nil
}

// daysOf joins runs of days of one name: 02-15–02-23 春节.
func daysOf(days []agency.Day) string {
	short := func(d legal.Date) string { return fmt.Sprintf("%02d-%02d", int(d.Month), d.Day) }
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
