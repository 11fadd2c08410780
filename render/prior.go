package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// prior returns an earlier submission, with the title of its paper if that is known.
func (d *Dossier) prior(f *view, i int) *Prior {
	p, sent := f.prior(i), &f.c.Prior[i]
	p.to, p.sent, p.place = d.engine.planner.PriorBody(f.c, *sent), sent, i
	p.ToLender = p.to.Party == agency.TheRespondent
	if sent.Paper != "" {
		p.Paper = f.text(item("prior", i, "paper"), d.engine.planner.PaperTitle(f.c, sent))
	}
	return p
}

// Marks returns what identifies a submission: the way it was sent, its numbers and days.
func (p *Prior) Marks() []*Value {
	if p.Channel == nil {
		return p.Numbers()
	}
	return append([]*Value{p.Channel}, p.Numbers()...)
}

// Numbers returns its marks without the way it was sent.
func (p *Prior) Numbers() []*Value {
	number := "编号"
	if p.ToLender {
		number = "工单号"
	}
	var out []*Value
	for _, m := range []struct {
		before string
		of     *Value
		behind string
	}{
		{"单号", p.Tracking, ""}, {"", p.ReceivedOn, "签收"}, {number, p.Ticket, ""},
		{"", p.AcceptedOn, "受理"}, {"经办人", p.Handler, ""},
	} {
		if m.of != nil {
			v := *m.of
			v.text = m.before + v.text + m.behind
			out = append(out, &v)
		}
	}
	return out
}

// Went reports whether the submission went to one of the bodies, named by their slugs.
func (p *Prior) Went(slugs ...string) bool { return slices.Contains(slugs, p.to.Slug) }

// Sent returns the submissions to the bodies, named by their slugs.
func (d *Dossier) Sent(slugs ...string) []*Prior {
	return slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool { return !p.Went(slugs...) })
}

// Untold returns the earlier submissions that no fact of the letter tells of.
func (d *Dossier) Untold() []*Prior {
	return following(slices.DeleteFunc(slices.Clone(d.Prior), d.told))
}

// following sets SameDay and Along of submissions that are printed one after the other.
func following(list []*Prior) []*Prior {
	for i := 1; i < len(list); i++ {
		before, p := list[i-1], *list[i]
		p.SameDay = p.Date != nil && before.Date != nil && p.sent.Date == before.sent.Date
		p.Along = p.SameDay && p.Paper != nil && before.Paper != nil && p.sent.Body == before.sent.Body
		list[i] = &p
	}
	return list
}

// Unheard reports whether there are several submissions and none has been answered.
func (d *Dossier) Unheard(list []*Prior) bool {
	return len(list) > 1 && !slices.ContainsFunc(list,
		func(p *Prior) bool { return p.Reply != nil || p.RepliedOn != nil })
}

// ToldIn returns the submissions that this fact is the first to tell of: the complaint to the
// lender with its denial or refusal. The letter still has to say what came of it.
func (d *Dossier) ToldIn(in *Incident) []*Prior {
	i := slices.Index(d.Current, in)
	if i < 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool {
		return !p.toldBy(d.acts[i]) || slices.ContainsFunc(d.acts[:i], p.toldBy)
	})
}

func (d *Dossier) told(p *Prior) bool {
	return slices.ContainsFunc(d.acts, p.toldBy)
}

func (p *Prior) toldBy(in *complaint.Incident) bool {
	return p.ToLender && p.Paper == nil && p.Date != nil && in.At.Date == p.sent.Date &&
		does(in, []legal.Conduct{legal.Denial, legal.RightsRefusal})
}

// ReplyTold reports whether the fact that tells of the submission also gives the reply, if that
// came on the same day.
func (d *Dossier) ReplyTold(p *Prior) bool {
	reply, day := strings.TrimRight(p.sent.Reply, "。 "), p.sent.RepliedOn
	return reply != "" && (day.IsZero() || day == p.sent.Date) && d.acted(func(in *complaint.Incident) bool {
		return p.toldBy(in) && strings.Contains(in.Narrative, reply)
	})
}

// ToldLender returns the submissions to the lender.
func (d *Dossier) ToldLender() []*Prior {
	return slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool { return !p.ToLender })
}

// Elsewhere returns the submissions to bodies other than the lender.
func (d *Dossier) Elsewhere() []*Prior {
	return following(slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool { return p.ToLender }))
}

// Called returns the letter's term for the addressee of a submission: 贵局 if it is the reader,
// the word lender (被举报人) for the lender if that is not "", the name for all others.
func (d *Dossier) Called(p *Prior, lender string) *Value {
	switch {
	case p.ToLender && d.ToRespondent, p.Body != nil && p.Body.text == d.Recipient.Name.words():
		return d.named(p, d.Recipient.You)
	case p.ToLender && lender != "":
		return d.named(p, lender)
	}
	return p.Body
}

// named returns another word for the addressee of a submission.
func (d *Dossier) named(p *Prior, word string) *Value {
	if p.Body == nil {
		return computed(word)
	}
	return d.made(p.Body.key, word)
}
