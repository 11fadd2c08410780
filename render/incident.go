package render

import (
	"fmt"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// Incident is one numbered fact (事实).
type Incident struct {
	No         int    // from 1
	When       *Value // 2026年3月20日21时40分, 2026年2月11日至2026年2月14日
	Conduct    *Value // how a letter puts the conducts
	Channel    *Value
	Caller     *Value
	Contact    *ContactPerson
	ReportedBy *Value
	Count      *Value // 3次
	Narrative  Narrative
	Exhibits   *Value // 证据1、证据3
}

// ContactPerson is the person who was called, as a letter to the lender or an
// authority shows him.
type ContactPerson struct {
	Relation *Value
	Name     *Value // masked, unless he consents to be named
	Phone    *Value // masked; nil for the lender
}

// Narrative is the user's own account, verbatim.
type Narrative struct {
	paragraphs []*Value
}

// Paragraphs returns the lines of the account that are not blank.
func (n Narrative) Paragraphs() []*Value { return n.paragraphs }

func (f fields) incident(i int) *Incident {
	in := &f.c.Incidents[i]
	path := func(key string) string { return fmt.Sprintf("incidents.%d.%s", i, key) }
	out := &Incident{
		No:         i + 1,
		When:       f.text(path("at"), period(in)),
		Conduct:    computed(conductPhrase(in.Conduct)),
		Channel:    f.text(path("channel"), in.Channel),
		Caller:     f.text(path("caller"), in.Caller),
		ReportedBy: f.text(path("reported_by"), in.ReportedBy),
		Count:      f.count(path("count"), in.Count, "次"),
		Exhibits:   computed(exhibitNames(in.Exhibits)),
	}
	for n, line := range strings.Split(in.Narrative, "\n") {
		v := optional(Value{text: line, origin: letter.FromCase, source: f.c.LinePosition(path("narrative"), n)})
		if v != nil {
			out.Narrative.paragraphs = append(out.Narrative.paragraphs, v)
		}
	}
	// A contact who complains is himself the person called.
	if in.Contact != nil && f.c.Complainant.Role == legal.Borrower {
		out.Contact = f.contact(path("contact"), in.Contact)
	}
	return out
}

// contact shows the person who was called. The lender is not given his number.
func (f fields) contact(path string, p *complaint.ContactPerson) *ContactPerson {
	name := p.Name
	if !p.Consents {
		name = complaint.MaskName(name)
	}
	c := &ContactPerson{
		Relation: f.text(path+".relation", p.Relation),
		Name:     f.text(path+".name", name),
	}
	if !f.toLender {
		c.Phone = f.text(path+".phone", complaint.MaskPhone(p.Phone))
	}
	if c.Relation == nil && c.Name == nil && c.Phone == nil {
		return nil
	}
	return c
}

func period(in *complaint.Incident) string {
	if in.Until.IsZero() || in.Until == in.At.Date {
		return in.At.Chinese()
	}
	return in.At.Chinese() + "至" + in.Until.Chinese()
}

func conductPhrase(conducts []legal.Conduct) string {
	phrases := make([]string, len(conducts))
	for i, c := range conducts {
		phrases[i] = legal.Conducts.Formal(c)
	}
	return strings.Join(phrases, "；")
}

func exhibitNames(indices []int) string {
	names := make([]string, len(indices))
	for i, x := range indices {
		names[i] = fmt.Sprintf("证据%d", x+1)
	}
	return strings.Join(names, "、")
}
