package plan

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// TestLimitations walks each limit over its last day.
func TestLimitations(t *testing.T) {
	for _, c := range []struct{ last, on, want string }{
		{"2026-02-03", "2026-08-02", "2026-08-03 running; 2028-02-03 running; 2029-02-03 running"},
		{"2026-02-03", "2026-08-03", "2026-08-03 due; 2028-02-03 running; 2029-02-03 running"},
		{"2026-02-03", "2026-08-04", "2026-08-03 overdue; 2028-02-03 running; 2029-02-03 running"},
		{"2025-08-31", "2026-02-28", "2026-02-28 due; 2027-08-31 running; 2028-08-31 running"},
		{"2024-02-29", "2026-02-28", "2024-08-29 overdue; 2026-02-28 due; 2027-02-28 running"},
		{"2024-02-29", "2026-03-01", "2024-08-29 overdue; 2026-02-28 overdue; 2027-02-28 running"},
		{"2023-03-20", "2026-03-20", "2023-09-20 overdue; 2025-03-20 overdue; 2026-03-20 due"},
		{"2023-03-20", "2026-03-21", "2023-09-20 overdue; 2025-03-20 overdue; 2026-03-20 overdue"},
		{"2026-02-03", "2026-02-02", ""},
	} {
		kase := readCase(t, "minimal")
		kase.Incidents = []complaint.Incident{{At: complaint.Moment{Date: day(c.last)},
			Conduct: []legal.Conduct{legal.Threat}}}
		var got []string
		for _, l := range Default().Limitations(kase, day(c.on)) {
			got = append(got, l.Due.String()+" "+string(l.State))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s on %s: %s; want %s", c.last, c.on, s, c.want)
		}
	}
	later := readCase(t, "minimal") // than what no police punishes
	later.Incidents = []complaint.Incident{
		{At: complaint.Moment{Date: day("2026-02-01")}, Conduct: []legal.Conduct{legal.Denial}},
		{At: complaint.Moment{Date: day("2026-02-03")}, Conduct: []legal.Conduct{legal.Threat}},
	}
	if all := Default().Limitations(later, day("2026-03-01")); len(all) != 3 || all[0].Due != day("2026-08-03") {
		t.Errorf("behind an act that no police punishes: %+v", all)
	}
	denial := readCase(t, "minimal")
	denial.Incidents = []complaint.Incident{{At: complaint.Moment{Date: day("2026-02-03")},
		Conduct: []legal.Conduct{legal.Denial}}}
	if n := len(Default().Limitations(denial, day("2026-03-01"))); n != 2 {
		t.Errorf("%d limits of an act that no police punishes, want 2", n)
	}
}
