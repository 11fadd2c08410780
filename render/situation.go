package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/plan"
)

// Situation is a report of an organisation on many cases (情况反映): figures and facts from which
// nobody can be identified.
type Situation struct {
	Paper     *agency.Situation
	Body      *agency.Agency
	Addressee string // the office, as its letters address it
	Date      legal.Date
	Sender    Organisation
	Cases     []*complaint.Case // at least one
	Proposals []string          // instead of the usual ones
}

// Organisation is the sender of the paper.
type Organisation struct {
	agency.SituationSender
	Name, Contact, Phone, Address, Reference string
}

// Overview is the dot of a paper on many cases. It holds no person of any case, none of their
// numbers and none of their words: only counts, months, companies and words of the vocabularies.
type Overview struct {
	Title, ID, Reference, Handler *Value
	Date                          legal.Date
	Recipient                     Recipient
	Sender                        Sender
	Count                         *Value // 12件
	From, Until                   *Value // 2026年3月; Until is nil within one month
	Lenders, Months, Conducts     []*Trait
	Reached                       *Value // cases in which others were called; nil if there are none
	Complained, Unanswered        *Value // cases with a complaint to the lender, and unanswered ones; nil if none
	AllUnanswered                 bool   // of those that had complained
	Facts                         []*CaseFacts
	Proposals                     []*Value

	engine   *Engine
	mentions *mentions
}

// Sender is the organisation as the paper shows it.
type Sender struct {
	Name, Contact, Phone, Address *Value
	Self                          string // 本会
	Basis                         string // law/provision
}

// fewest is the minimum number of cases for which percentages are shown.
const fewest = 10

// Trait is what several cases have in common. Share is nil if the cases are fewer than fewest.
type Trait struct{ Name, Cases, Share, Lenders *Value }

// CaseFacts is one case, identified by its running number.
type CaseFacts struct{ No, Lender, Time, Conduct, Count, Complained *Value }

// Cite mentions provisions as they are on the date of the paper.
func (o *Overview) Cite(refs ...string) (*Mention, error) {
	m := &Mention{of: o.mentions}
	for _, ref := range refs {
		c, err := o.engine.law.Cite(ref, legal.Days{Filed: o.Date, Act: o.Date})
		if err != nil {
			return nil, err
		}
		m.citations = append(m.citations, c)
	}
	return m, nil
}

// Situation writes the paper. Its cases keep their order and are numbered from 1.
func (e *Engine) Situation(s *Situation) (*Result, error) {
	o := e.overview(s)
	l, err := e.run(s.Paper.Kind, o)
	if err != nil {
		return nil, err
	}
	d := agency.Decision{Agency: s.Body, Paper: &agency.Paper{Kind: s.Paper.Kind, Title: s.Paper.Title}}
	if err := complete(l, d); err != nil {
		return nil, err
	}
	if _, err := e.gate(l, o.mentions.cited, &complaint.Case{Date: s.Date}, caseReadings{}); err != nil {
		return nil, err
	}
	return &Result{Letter: l, Title: s.Paper.Title, Recipient: s.Addressee, Sender: s.Sender.Name,
		Citations: o.mentions.keys()}, nil
}

func (e *Engine) overview(s *Situation) *Overview {
	o := &Overview{
		Title: fromAgency(s.Paper.Title), Reference: computed(s.Sender.Reference), Date: s.Date, engine: e,
		mentions:  &mentions{named: map[string]bool{}, told: map[string][]int{}},
		Recipient: Recipient{Name: fromAgency(s.Addressee), You: s.Body.You},
		Sender: Sender{
			Name: computed(s.Sender.Name), Contact: computed(s.Sender.Contact), Phone: computed(s.Sender.Phone),
			Address: computed(s.Sender.Address),
			Self:    s.Sender.Self, Basis: s.Sender.Basis,
		},
		Count: caseCount(len(s.Cases)),
	}
	for _, p := range s.Proposals {
		o.Proposals = append(o.Proposals, computed(p))
	}
	o.count(s)
	return o
}

// count fills in the figures.
func (o *Overview) count(s *Situation) {
	lenders, months, conducts := tally{}, tally{}, tally{}
	var first, last legal.Date
	reached, complained, unanswered := 0, 0, 0
	for i, c := range s.Cases {
		from, until, labels, others := summed(c)
		asked, answered := o.engine.heard(c)
		lenders.add(c.Respondent.Name, c)
		for _, l := range labels {
			conducts.add(l, c)
		}
		for k := range c.Incidents {
			d := c.Incidents[k].At.Date
			d.Day = 1
			months.add(d.String(), c)
		}
		if first.IsZero() || from.Before(first) {
			first = from
		}
		if until.After(last) {
			last = until
		}
		reached, complained, unanswered = reached+ones(others), complained+ones(asked),
			unanswered+ones(asked && !answered)
		o.Facts = append(o.Facts, &CaseFacts{
			No: computed(fmt.Sprint(i + 1)), Lender: computed(c.Respondent.Name), Time: computed(span(from, until)),
			Conduct: computed(strings.Join(labels, "、")), Count: computed(fmt.Sprint(len(c.Incidents))),
			Complained: computed(map[bool]string{true: "是", false: "没有记载"}[asked]),
		})
	}
	n := len(s.Cases)
	o.Lenders, o.Conducts = lenders.traits(n, byCount), conducts.traits(n, byCount)
	o.Months = months.traits(n, func(a, b counted) int { return cmp.Compare(a.name, b.name) })
	for _, m := range o.Months {
		if d, err := legal.ParseDate(m.Name.text); err == nil {
			m.Name = computed(month(d))
		}
	}
	o.From = computed(month(first))
	if month(last) != month(first) {
		o.Until = computed(month(last))
	}
	o.Reached, o.Complained, o.Unanswered = someCases(reached), someCases(complained), someCases(unanswered)
	o.AllUnanswered = complained > 0 && unanswered == complained
}

func fromAgency(s string) *Value { return optional(Value{text: s, origin: letter.FromAgency}) }

func caseCount(n int) *Value { return computed(fmt.Sprintf("%d件", n)) }

// someCases formats a number of cases; nil for none.
func someCases(n int) *Value {
	if n == 0 {
		return nil
	}
	return caseCount(n)
}

func ones(b bool) int {
	if b {
		return 1
	}
	return 0
}

func month(d legal.Date) string { return fmt.Sprintf("%d年%d月", d.Year, d.Month) }

// span returns the months of a case: a day might identify it.
func span(from, until legal.Date) string {
	if a, b := month(from), month(until); a != b {
		return a + "至" + b
	}
	return month(from)
}

// summed sums up the incidents of a case: the first and the last day, the labels of the conducts,
// and whether somebody else was called.
func summed(c *complaint.Case) (from, until legal.Date, labels []string, others bool) {
	for i := range c.Incidents {
		in := &c.Incidents[i]
		if from.IsZero() || in.At.Date.Before(from) {
			from = in.At.Date
		}
		if last := in.Last(); last.After(until) {
			until = last
		}
		for _, x := range in.Conduct {
			if l := formally(legal.Conducts.Formal(x)); !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
		others = others || plan.ToOthers(c, in)
	}
	return from, until, labels, others
}

// heard reports whether the case records a complaint to the lender, and whether that was
// answered.
func (e *Engine) heard(c *complaint.Case) (asked, answered bool) {
	for _, p := range c.Prior {
		if e.planner.ToRespondent(c, p) {
			asked, answered = true, answered || p.Answered()
		}
	}
	return asked, answered
}

// tally counts, by a name, the cases and the lenders among them.
type tally map[string]map[*complaint.Case]bool

func (t tally) add(name string, c *complaint.Case) {
	if t[name] == nil {
		t[name] = map[*complaint.Case]bool{}
	}
	t[name][c] = true
}

type counted struct {
	name       string
	n, lenders int
}

func byCount(a, b counted) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.name, b.name)) }

func (t tally) traits(all int, order func(a, b counted) int) []*Trait {
	var list []counted
	for name, of := range t {
		lenders := map[string]bool{}
		for c := range of {
			lenders[c.Respondent.Name] = true
		}
		list = append(list, counted{name, len(of), len(lenders)})
	}
	slices.SortFunc(list, order)
	var out []*Trait
	for _, x := range list {
		trait := &Trait{Name: computed(x.name), Cases: caseCount(x.n),
			Lenders: computed(fmt.Sprintf("%d家机构", x.lenders))}
		if all >= fewest {
			trait.Share = computed(fmt.Sprintf("%.0f%%", 100*float64(x.n)/float64(all)))
		}
		out = append(out, trait)
	}
	return out
}

// situations tries the papers on many cases, for each sender and each body.
func (l *linting) situations(on legal.Date) {
	agencies := l.engine.planner.Agencies()
	for i := range agencies.Situations() {
		paper := &agencies.Situations()[i]
		l.written[paper.Kind] = true
		for _, slug := range paper.Bodies {
			body, _ := agencies.Find(slug)
			for _, sender := range paper.Senders {
				for _, s := range twoSituations(on, paper, body, sender) {
					if _, err := l.engine.Situation(s); err != nil {
						l.seen[err.Error()] = err
					}
				}
			}
		}
	}
}

// twoSituations are one with as little as a paper over many cases must hold, and one with all
// that it may.
func twoSituations(on legal.Date, paper *agency.Situation, body *agency.Agency,
	sender agency.SituationSender) [2]*Situation {
	bare := Situation{Paper: paper, Body: body, Addressee: body.Label, Date: on,
		Sender: Organisation{SituationSender: sender, Name: "示例机构"},
		Cases:  []*complaint.Case{bareCase(on, legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Threat})}}
	full := bare
	full.Cases = append(slices.Clone(bare.Cases),
		fullCase(on, legal.Contact, legal.Bank, []legal.Conduct{legal.ContactListHarassment}))
	full.Sender.Contact, full.Sender.Phone, full.Sender.Address = "示例科", "010-00000000", "示例路1号"
	full.Proposals = []string{"示例建议。"}
	return [2]*Situation{&bare, &full}
}
