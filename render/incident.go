package render

import (
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/identity"
	"tousu/render/plan"
)

// Incident is one numbered fact (事实).
type Incident struct {
	No         int    // from 1, in the order of the letter
	Own        bool   // the complainant's own number was called
	Background bool   // 背景事实: no request rests on it
	Last       *Value // its last day
	When       *Value // 2026年3月20日21时40分, 2026年2月11日至2026年2月14日
	Conduct    *Value // how a letter puts the conducts
	Channel    *Value
	Caller     *Value
	Contacts   []*ContactPerson // who was called, where it was another than the complainant
	ReportedBy *Value
	ToOthers   bool   // somebody else was called: the complainant was not there
	Count      *Value // 3次
	Narrative  Narrative
	Exhibits   *Value // 证据1、证据3
}

// ContactPerson is the person who was called, as the recipient may see him.
type ContactPerson struct {
	Relation *Value
	Name     *Value // in full for police, or where he consents; else masked
	Phone    *Value // in full for police, nil for lender and collector, else masked
	Consents bool   // he consents to be named
}

// Narrative is the user's own account, verbatim.
type Narrative struct {
	Paragraphs []*Value // the lines that are not blank
}

func (f *fields) incident(i int) *Incident {
	in := &f.c.Incidents[i]
	of := func(name string) key { return item("incidents", i, name) }
	out := &Incident{
		When:       f.text(of("at"), period(in)),
		Last:       f.text(of("at"), in.Last().Chinese()),
		Conduct:    computed(f.conducts(in.Conduct)),
		ToOthers:   plan.ToOthers(f.c, in),
		Channel:    f.text(of("channel"), in.Channel),
		Caller:     f.text(of("caller"), in.Caller),
		ReportedBy: f.text(of("reported_by"), in.ReportedBy),
		Count:      f.count(of("count"), in.Count, "次"),
		Own:        plan.OwnNumber(f.c, in) && legal.Calls.Includes(in.Conduct...),
		Exhibits:   computed(exhibitNames(in.Exhibits)),
	}
	for n, line := range strings.Split(f.veil.Text(in.Narrative), "\n") {
		k := of("narrative")
		k.line = int32(n)
		if v := f.text(k, line); v != nil {
			out.Narrative.Paragraphs = append(out.Narrative.Paragraphs, v)
		}
	}
	// A contact who complains is himself the person called.
	if f.c.Complainant.Role == legal.Borrower {
		for k := range in.Contacts {
			if p := f.contact(i, k); p != nil {
				out.Contacts = append(out.Contacts, p)
			}
		}
	}
	return out
}

// contact shows the person who was called.
func (f *fields) contact(i, k int) *ContactPerson {
	p := &f.c.Incidents[i].Contacts[k]
	of := func(name string) key { return item("incidents", i, "contact."+strconv.Itoa(k)+"."+name) }
	name := p.Name
	if p.Consent == complaint.ToNobody {
		name = ""
	} else if p.Consent != complaint.ToAll && f.shown != complaint.Authority {
		name = identity.MaskName(name)
	}
	c := &ContactPerson{
		Relation: f.text(of("relation"), p.Relation),
		Name:     f.text(of("name"), name),
		Consents: p.Consent == complaint.ToAll,
	}
	switch {
	case p.Consent == complaint.ToNobody:
	case f.shown == complaint.Authority:
		c.Phone = f.text(of("phone"), p.Phone)
	case f.shown == complaint.Body:
		c.Phone = f.text(of("phone"), identity.MaskPhone(p.Phone))
	}
	if c.Relation == nil && c.Name == nil && c.Phone == nil {
		return nil
	}
	return c
}

func (f *fields) conducts(list []legal.Conduct) string {
	s := conductPhrase(f.c.Complainant.Role, list)
	if f.formal {
		s = strings.ReplaceAll(s, "（俗称“爆通讯录”）", "")
	}
	return s
}

func period(in *complaint.Incident) string {
	if in.Until.IsZero() && in.At.Words != "" {
		return in.At.Words + "，具体日期以通话记录为准"
	}
	if in.Until.IsZero() || in.Until == in.At.Date {
		return in.At.Chinese()
	}
	return in.At.Chinese() + "至" + in.Until.Chinese()
}

func exhibitNames(indices []int) string {
	names := make([]string, len(indices))
	for i, x := range indices {
		names[i] = "证据" + strconv.Itoa(x+1)
	}
	return strings.Join(names, "、")
}
