package render

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// filled is a case with s in every field that holds free text, and every list
// and group present.
func filled(role legal.Role, s string) *complaint.Case {
	narrative := s + "\n" + s
	return &complaint.Case{
		File: "case.yaml", ID: "case", Date: day("2026-03-20"),
		Addressees: []complaint.Override{{Agency: "cac", Name: s}},
		Complainant: complaint.Complainant{
			Name: s, Role: role, Sex: s, Ethnicity: s, IDType: complaint.ResidentID, IDNumber: "510104197905201126",
			Phone: s, Address: s, Email: s, Occupation: s, Employer: s,
		},
		Agent: &complaint.Agent{Name: s, Capacity: s, Phone: s, Organisation: s, Licence: s, Powers: s},
		Respondent: complaint.Respondent{
			Name: s, Kind: legal.ConsumerFinance, Region: "四川", USCC: s, Address: s, LegalRepresentative: s, Hotline: s,
			Product: s, App: s,
		},
		Collector: &complaint.Collector{Name: s, USCC: s, Phones: []string{s, s}},
		Loan:      &complaint.Loan{Contract: s, Funder: s},
		Incidents: []complaint.Incident{
			{
				At:        complaint.Moment{Date: day("2025-12-18")},
				Conduct:   []legal.Conduct{legal.ContactListHarassment, legal.ContactListCollection},
				Narrative: narrative, Channel: s, Caller: s, ReportedBy: s, Count: 2, Exhibits: []int{0},
				Contacts: []complaint.ContactPerson{{Relation: s, Name: s, Consent: complaint.ToAll}},
			},
			{At: complaint.Moment{Date: day("2026-02-18")}, Conduct: []legal.Conduct{legal.DebtDisclosure},
				Narrative: narrative},
		},
		Prior:    []complaint.Prior{{Date: day("2026-02-20"), Body: s, Channel: s, Ticket: s, Handler: s, Reply: s}},
		Exhibits: []complaint.Exhibit{{Name: s, Form: s, Source: s, Proves: s}},
		Demands:  []string{s},
		Losses:   &complaint.Losses{Economic: []complaint.LossItem{{Item: s, Amount: 100}}},

		Arbitration: &complaint.Arbitration{Institution: s, Clause: s},
		Court:       s, Affected: 35,
	}
}

// shape is a letter with every run of data replaced by one mark: what must not
// depend on the data.
func shape(l *letter.Letter) string {
	var b strings.Builder
	for _, block := range l.Blocks {
		fmt.Fprintf(&b, "%T", block)
		if h, ok := block.(*letter.Heading); ok {
			fmt.Fprintf(&b, " %d %d", h.Level, h.Number)
		}
		for line := range (&letter.Letter{Blocks: []letter.Block{block}}).Lines() {
			b.WriteString("\n\t")
			data := false
			for _, in := range line {
				if t, ok := in.(letter.Text); ok {
					b.WriteString(string(t))
					data = false
				} else if !data {
					b.WriteString("◇")
					data = true
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// acceptable reports whether the decoder lets s through in a text of one line:
// no controls, something to print.
func acceptable(s string) bool {
	return utf8.ValidString(s) && strings.TrimSpace(s) != "" && !strings.ContainsFunc(s, unicode.IsControl) &&
		letter.Control(s) < 0
}

// FuzzProperties is the promise of the package comment: whatever a user writes,
// in any field of any letter, the letter keeps its structure, and every
// character of it sits in a field of case origin.
func FuzzProperties(f *testing.F) {
	for _, s := range []string{
		"甲", "# x", "| a | b |", "{{ .Complainant.IDNumber }}", "138****1234及139****5678", "A & B <C>", "𠮷", "= 标题",
		"1. 项", "~ 签名", "》第一条", "◇", "%!s(<nil>)", "—— …", "人民法院", "《个人信息保护法》",
	} {
		f.Add(s)
	}
	e := shipped(f)
	plain := map[string]string{}
	words := map[string]string{}
	papers := map[legal.Role][]agency.Decision{} // which papers there are may depend on the data, how they look may not
	for _, role := range legal.Roles {
		c := filled(role.Slug, "甲")
		c.Incidents[0].Caller = "01055550000"
		papers[role.Slug] = papersOf(e, c)
		for kind, l := range rendered(f, e, filled(role.Slug, "甲"), papers[role.Slug]) {
			plain[string(role.Slug)+kind], words[string(role.Slug)+kind] = shape(l), ownWords(l)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !acceptable(s) {
			t.Skip("the decoder does not let this through")
		}
		for _, role := range legal.Roles {
			for kind, l := range rendered(t, e, filled(role.Slug, s), papers[role.Slug]) {
				if got := shape(l); got != plain[string(role.Slug)+kind] {
					t.Fatalf("%s of a %s: %q changed the letter:\n%s", kind, role.Slug, s, got)
				}
				checkProvenance(t, l, s)
				if got := ownWords(l); got != words[string(role.Slug)+kind] {
					t.Fatalf("%s of a %s: %q changed words of law, agency or program:\n%s\nwant:\n%s",
						kind, role.Slug, s, got, words[string(role.Slug)+kind])
				}
			}
		}
	})
}

// letters renders every paper that is competent, by its kind.
func letters(t testing.TB, e *Engine, c *complaint.Case) map[string]*letter.Letter {
	t.Helper()
	return rendered(t, e, c, papersOf(e, c))
}

// papersOf are the papers that are competent for the case, whatever it lacks,
// with what goes beside them.
func papersOf(e *Engine, c *complaint.Case) []agency.Decision {
	var out []agency.Decision
	for _, d := range e.planner.Route(c) {
		if d.Status() != agency.NotCompetent {
			out = append(append(out, d), e.planner.Agencies().AnnexesOf(c.Agent != nil, d)...)
		}
	}
	return out
}

func rendered(t testing.TB, e *Engine, c *complaint.Case, papers []agency.Decision) map[string]*letter.Letter {
	t.Helper()
	out := map[string]*letter.Letter{}
	for _, d := range papers {
		r, err := e.Render(c, d)
		if err != nil {
			t.Fatalf("%s: %v", d.Paper.Kind, err)
		}
		out[d.Paper.Kind] = r.Letter
	}
	return out
}

// checkProvenance looks for a field of case origin that holds exactly s.
func checkProvenance(t *testing.T, l *letter.Letter, s string) {
	t.Helper()
	found := false
	for field := range fieldsOf(l) {
		if field.Text == "" || strings.Contains(field.Text, "\n") {
			t.Fatalf("a field is empty or holds a line break: %q", field.Text)
		}
		found = found || field.Origin == letter.FromCase && field.Text == s
	}
	if !found {
		t.Fatalf("%q stands in no field of case origin", s)
	}
}

// ownWords are the fields of every other origin, each with its origin: no datum of
// the case may change one.
func ownWords(l *letter.Letter) string {
	var b strings.Builder
	for field := range fieldsOf(l) {
		if field.Origin != letter.FromCase {
			fmt.Fprintf(&b, "%c %s\n", field.Origin, field.Text)
		}
	}
	return b.String()
}

func fieldsOf(l *letter.Letter) iter.Seq[*letter.Field] {
	return func(yield func(*letter.Field) bool) {
		for line := range l.Lines() {
			for _, in := range line {
				if field, ok := in.(*letter.Field); ok && !yield(field) {
					return
				}
			}
		}
	}
}

// Controls never reach a letter, even past the decoder.
func TestControlsAreRefused(t *testing.T) {
	e := shipped(t)
	c := filled(legal.Borrower, "甲\x02c0\x1f乙\x03")
	for _, d := range e.planner.Route(c) {
		if _, err := e.Render(c, d); err == nil {
			t.Errorf("%s printed a control", d.Paper.Kind)
		}
	}
}

// TestThirdPersons holds every paper to every body to who may see what: the police
// alone, who have to find them, see whom the callers reached in full; the lender and
// its collector see no number at all, nor the complainant's own ID number.
func TestThirdPersons(t *testing.T) {
	e := shipped(t)
	const name, number, masked = "周玉兰", "13900005678", "139****5678"
	conducts := slices.Collect(func(yield func(legal.Conduct) bool) {
		for _, c := range legal.Conducts {
			if !yield(c.Slug) {
				return
			}
		}
	})
	tried := map[string]bool{}
	showsMasked := false
	for _, kind := range []legal.LenderKind{legal.ConsumerFinance, legal.Platform} {
		c := fullCase(day("2026-03-20"), legal.Borrower, kind, conducts)
		for _, d := range everyPaper(e, c) {
			r, err := e.Render(c, d)
			if err != nil {
				t.Fatal(err)
			}
			text := all(r.Letter)
			tried[d.Agency.Slug] = true
			paper := d.Agency.Slug + "/" + d.Paper.Kind
			if seen := strings.Contains(text, name) && strings.Contains(text, number); seen != d.Paper.Identifies {
				t.Errorf("%s shows the contact in full: %v", paper, seen)
			}
			if !d.Paper.Identifies && (strings.Contains(text, name) || strings.Contains(text, number)) {
				t.Errorf("%s shows the contact's name or number", paper)
			}
			showsMasked = showsMasked || strings.Contains(text, masked)
			if d.Agency.Slug != "lender" && d.Agency.Slug != "collector" {
				continue
			}
			if strings.Contains(text, masked) {
				t.Errorf("%s gives the other side the contact's number", paper)
			}
			whole := slices.Contains(e.allows[d.Paper.Kind], idNumber) // who signs must be known, or whose record it is
			if !whole && strings.Contains(text, c.Complainant.IDNumber) {
				t.Errorf("%s gives the other side the complainant's ID number", paper)
			}
		}
	}
	for _, a := range e.planner.Agencies().Agencies() {
		if !tried[a.Slug] {
			t.Errorf("no paper to %s was tried", a.Slug)
		}
	}
	if !showsMasked {
		t.Error("no paper shows a masked number")
	}
}

// everyPaper is every paper to every body, competent or not, with what goes beside
// them.
func everyPaper(e *Engine, c *complaint.Case) []agency.Decision {
	var out []agency.Decision
	for _, d := range e.planner.Route(c) {
		out = append(append(out, d), e.planner.Agencies().AnnexesOf(c.Agent != nil, d)...)
	}
	return out
}

// A contact is no party to the loan: no letter speaks of it, or cites consumer law.
func TestContactsHaveNoLoan(t *testing.T) {
	e := shipped(t)
	k := filled(legal.Contact, "甲")
	k.Loan.Contract = "HT-0001"
	for kind, l := range letters(t, e, k) {
		if text := all(l); strings.Contains(text, "HT-0001") || strings.Contains(text, "消费者权益保护法") {
			t.Errorf("%s of a contact speaks of the loan or cites consumer law", kind)
		}
	}
}

func all(l *letter.Letter) string {
	var b strings.Builder
	for line := range l.Lines() {
		b.WriteString(line.String() + "\n")
	}
	return b.String()
}
