package agency

import (
	"strings"
	"testing"

	"tousu/legal"
)

// TestNothingMayLack: a body, a paper, a rule, a term, a channel and an office of the registry are
// errors if any field that is used is missing.
func TestNothingMayLack(t *testing.T) {
	refused := func(what string, err error) {
		t.Helper()
		if err == nil {
			t.Errorf("%s is not asked for", what)
		}
	}
	read := func() *file {
		t.Helper()
		f, err := load(data, "agencies/nfra.yaml")
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for what, take := range map[string]func(*file){
		"label": func(f *file) { f.Label = "" }, "you": func(f *file) { f.You = "" },
		"sources": func(f *file) { f.Sources = nil },
		"papers":  func(f *file) { f.Papers = nil }, "order": func(f *file) { f.Order = 0 },
		"step":      func(f *file) { f.Step = 0 },
		"step-name": func(f *file) { f.StepName = "" }, "place": func(f *file) { f.Place = "moon" },
		"names":               func(f *file) { f.Names = nil },
		"kind of a channel":   func(f *file) { f.Channels[0].Kind = "" },
		"value of a channel":  func(f *file) { f.Channels[0].Value = "" },
		"day of a channel":    func(f *file) { f.Channels[0].Checked = legal.Date{} },
		"kind of a paper":     func(f *file) { f.Papers[0].Kind = "" },
		"title of a paper":    func(f *file) { f.Papers[0].Title = "" },
		"rules of a paper":    func(f *file) { f.Papers[0].Rules = nil },
		"id of a rule":        func(f *file) { f.Papers[0].Rules[0].ID = "" },
		"reason of a rule":    func(f *file) { f.Papers[0].Rules[0].Reason = "" },
		"status of a rule":    func(f *file) { f.Papers[0].Rules[0].Status = "" },
		"first day of a name": func(f *file) { f.Names[len(f.Names)-1].From = legal.Date{} },
		"known event of terms": func(f *file) {
			f.Papers[0].Terms = []Term{{ID: "x", What: "y", Fixed: 3,
				From: "moon"}}
		},
	} {
		f := read()
		take(f)
		refused(what, f.validate())
	}
	term := func() Term {
		f := read()
		for _, p := range f.Papers {
			if len(p.Terms) > 0 {
				x := p.Terms[0]
				x.Asked = false
				return x
			}
		}
		t.Fatal("no term")
		return Term{}
	}
	for what, take := range map[string]func(*Term){
		"id of a term": func(x *Term) { x.ID = "" }, "what of a term": func(x *Term) { x.What = "" },
		"length of a term":     func(x *Term) { x.Fixed, x.Within = 0, "" },
		"one length of a term": func(x *Term) { x.Fixed, x.Within = 3, legal.Period("recent-acts") },
		"known period":         func(x *Term) { x.Fixed, x.Within = 0, "moon" },
		"known end":            func(x *Term) { x.Ends = "moon" },
		"certainty":            func(x *Term) { x.Certainty = "low" },
	} {
		x := term()
		take(&x)
		refused(what, x.validate())
	}
	r := Default()
	for what, take := range map[string]func(*Situation){
		"kind of a situation": func(s *Situation) { s.Kind = "" }, "title": func(s *Situation) { s.Title = "" },
		"bodies": func(s *Situation) { s.Bodies = nil }, "senders": func(s *Situation) { s.Senders = nil },
		"known bodies":   func(s *Situation) { s.Bodies = []string{"moon"} },
		"slug of one":    func(s *Situation) { s.Senders[0].Slug = "" },
		"label of one":   func(s *Situation) { s.Senders[0].Label = "" },
		"name of itself": func(s *Situation) { s.Senders[0].Self = "" },
		"basis of one":   func(s *Situation) { s.Senders[0].Basis = "" },
	} {
		s := r.Situations()[0]
		s.Senders = append([]SituationSender(nil), s.Senders...)
		if err := s.validate(r); err != nil {
			t.Fatal(err)
		}
		take(&s)
		refused(what, s.validate(r))
	}
}

// TestSender: an organisation is found by its label and by its slug, and by nothing else.
func TestSender(t *testing.T) {
	for _, s := range Default().Situations() {
		for _, x := range s.Senders {
			for _, name := range []string{x.Label, x.Slug} {
				if got, ok := s.Sender(name); !ok || got.Slug != x.Slug {
					t.Errorf("%s: %v %v", name, got, ok)
				}
			}
		}
		if got, ok := s.Sender("moon"); ok || got.Slug != "" {
			t.Error(got)
		}
	}
}

// TestEnding: a body is found by the ending of a name, but not by the ending itself.
func TestEnding(t *testing.T) {
	for _, a := range Default().agencies {
		for _, e := range a.Endings {
			within, end, ok := strings.Cut(e, "…")
			if !ok {
				within, end = "", e
			}
			if !a.ends("示例" + within + "市" + end) {
				t.Errorf("%s: 示例%s市%s", a.Slug, within, end)
			}
			if !ok && a.ends(e) || a.ends("示例"+within+"市"+end+"处室员") {
				t.Errorf("%s: %s alone, or within a name", a.Slug, e)
			}
			if ok && a.ends("示例市"+end) && !strings.Contains("示例市"+end, within) {
				t.Errorf("%s: without %s", a.Slug, within)
			}
		}
	}
}
