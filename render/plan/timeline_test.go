package plan

import (
	"strings"
	"testing"

	"tousu/legal/agency"
)

// TestTimeline: what ends on a day and what opens on it are together, in the order of
// days; what is answered, past or without an end does not; a paper opens once; the body is
// named in short where two have the same to do.
func TestTimeline(t *testing.T) {
	one, two := &agency.Agency{Label: "甲局"}, &agency.Agency{Label: "乙局"}
	report, reminder := &agency.Paper{Title: "举报信"}, &agency.Paper{Title: "催办函"}
	decide, own := &agency.Term{What: "决定是否立案"}, &agency.Term{What: "申请核查", Own: true}
	due := func(a *agency.Agency, term *agency.Term, on string, state State) Deadline {
		d := Deadline{Body: a.Label, Agency: a, Paper: report, Term: term, State: state}
		if on != "" {
			d.Count.Due = day(on)
		}
		return d
	}
	opens := func(d Deadline, on string) Deadline {
		d.Then = []Step{{Decision: agency.Decision{Agency: d.Agency, Paper: reminder}, From: day(on)}}
		return d
	}
	const today, later, last = "2026-03-10", "2026-03-11", "2026-03-20"
	for _, c := range []struct {
		name         string
		all          []Deadline
		words, short string
	}{
		{"nothing", nil, "", ""},
		{"without an end, answered, past", []Deadline{
			{Body: "甲局"}, due(one, decide, "", Running), due(one, decide, last, Answered),
			due(one, decide, "2026-03-09", Overdue),
		}, "", ""},
		{"due today", []Deadline{due(one, decide, today, DueToday)},
			"2026-03-10 甲局：决定是否立案的最后一天（举报信）", "2026-03-10 举报信决定是否立案的最后一天"},
		{"the sender's own", []Deadline{due(one, own, last, Running)},
			"2026-03-20 您：申请核查的最后一天（举报信）", "2026-03-20 举报信申请核查的最后一天"},
		{"the same of two bodies, and something else",
			[]Deadline{due(two, decide, last, Running), due(one, decide, last, Running), due(one, own, last, Running)},
			"2026-03-20 乙局：决定是否立案的最后一天（举报信） 甲局：决定是否立案的最后一天（举报信） 您：申请核查的最后一天（举报信）",
			"2026-03-20 举报信（乙局）决定是否立案、举报信（甲局）决定是否立案、举报信申请核查的最后一天"},
		{"what opens tomorrow, twice, and what opened today", []Deadline{
			opens(due(one, decide, last, Running), later), opens(due(one, own, last, Answered), later),
			opens(due(two, decide, "", Running), today),
		},
			"2026-03-11 没有答复的，可以提交催办函（甲局）; 2026-03-20 甲局：决定是否立案的最后一天（举报信）",
			"2026-03-11 未答复的，可以提交催办函（甲局）; 2026-03-20 举报信决定是否立案的最后一天"},
		{"two papers of one body and one paper of two, on a day", []Deadline{
			opens(due(one, decide, "", Running), last), opens(due(two, decide, "", Running), last),
			{Agency: one, Then: []Step{{Decision: agency.Decision{Agency: one, Paper: report}, From: day(last)}}},
		},
			"2026-03-20 没有答复的，可以提交催办函（甲局） 没有答复的，可以提交催办函（乙局） 没有答复的，可以提交举报信（甲局）",
			"2026-03-20 未答复的，可以提交催办函（甲局）、催办函（乙局）、举报信（甲局）"},
	} {
		var words, short []string
		for _, o := range Timeline(c.all, day(today)) {
			words = append(words, o.Day.String()+" "+strings.Join(o.Words(), " "))
			short = append(short, o.Day.String()+" "+strings.Join(o.Short(), " "))
		}
		if got := strings.Join(words, "; "); got != c.words {
			t.Errorf("%s: %s, want %s", c.name, got, c.words)
		}
		if got := strings.Join(short, "; "); got != c.short {
			t.Errorf("%s, short: %s, want %s", c.name, got, c.short)
		}
	}
}

// TestIfSent: what was sent counts as received on the day of the letter, and the case
// itself stays as it is.
func TestIfSent(t *testing.T) {
	p, c := Default(), readCase(t, "clinic")
	all, err := p.Plan(c, []string{"all"})
	if err != nil {
		t.Fatal(err)
	}
	before, sent := len(c.Prior), 0
	for _, d := range all.Write {
		if !d.Beside() && !d.Agency.Kept {
			sent++
		}
	}
	after := p.IfSent(c, all.Write)
	if len(c.Prior) != before || sent == 0 || sent == len(all.Write) || len(after.Prior) != before+sent {
		t.Fatalf("%d records, then %d of %d papers, %d to be sent", before, len(after.Prior), len(all.Write), sent)
	}
	for _, prior := range after.Prior[before:] {
		if prior.Date != c.Date || prior.ReceivedOn != c.Date || prior.Body == "" || prior.Paper == "" {
			t.Errorf("%+v", prior)
		}
	}
}
