package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// prior is one earlier submission, with the title of its paper where that is known.
func (d *Dossier) prior(f *view, i int) *Prior {
	p, sent := f.prior(i), &f.c.Prior[i]
	p.to, p.sent = d.engine.planner.PriorBody(f.c, *sent), sent
	p.ToLender = p.to.Party == agency.TheRespondent
	if sent.Paper != "" {
		p.Paper = f.text(item("prior", i, "paper"), d.engine.planner.PaperTitle(f.c, sent))
	}
	return p
}

// Marks are how a submission is known again: the way it went, its numbers and days.
func (p *Prior) Marks() []*Value {
	if p.Channel == nil {
		return p.Numbers()
	}
	return append([]*Value{p.Channel}, p.Numbers()...)
}

// Numbers are its marks without the way it went.
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

// Sent are the submissions to the bodies, named by their slugs.
func (d *Dossier) Sent(slugs ...string) []*Prior {
	return slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool { return !p.Went(slugs...) })
}

// Untold are the earlier submissions that no fact of the letter tells of.
func (d *Dossier) Untold() []*Prior {
	return slices.DeleteFunc(slices.Clone(d.Prior), d.told)
}

// Told are the others: the complaint to the lender that a fact tells of, with the lender's
// denial or refusal. What came of it is left to say.
func (d *Dossier) Told() []*Prior {
	return slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool { return !d.told(p) })
}

func (d *Dossier) told(p *Prior) bool {
	return slices.ContainsFunc(d.acts, p.toldBy)
}

func (p *Prior) toldBy(in *complaint.Incident) bool {
	return p.ToLender && p.Paper == nil && p.Date != nil && in.At.Date == p.sent.Date &&
		does(in, []legal.Conduct{legal.Denial, legal.RightsRefusal})
}

// ReplyTold reports whether the fact that tells of the submission gives the reply of that
// day too.
func (d *Dossier) ReplyTold(p *Prior) bool {
	reply, day := strings.TrimRight(p.sent.Reply, "。 "), p.sent.RepliedOn
	return reply != "" && (day.IsZero() || day == p.sent.Date) && d.acted(func(in *complaint.Incident) bool {
		return p.toldBy(in) && strings.Contains(in.Narrative, reply)
	})
}

// ToldLender are the submissions to the lender.
func (d *Dossier) ToldLender() []*Prior {
	return slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool { return !p.ToLender })
}

// Elsewhere are the submissions to others than the lender.
func (d *Dossier) Elsewhere() []*Prior {
	return slices.DeleteFunc(slices.Clone(d.Prior), func(p *Prior) bool { return p.ToLender })
}

// Called is how the letter calls to whom a submission went: its reader 贵局, before a court
// everybody by name.
func (d *Dossier) Called(p *Prior) *Value {
	switch {
	case p.ToLender && d.ToRespondent, p.Body != nil && p.Body.text == d.Recipient.Name.words():
		return d.named(p, d.Recipient.You)
	case p.ToLender && !d.agency.Tribunal:
		return d.named(p, "该机构")
	}
	return p.Body
}

// named is another word for the body that a submission went to.
func (d *Dossier) named(p *Prior, word string) *Value {
	if p.Body == nil {
		return computed(word)
	}
	return d.made(p.Body.key, word)
}
