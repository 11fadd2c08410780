package agency

import (
	"errors"
	"fmt"
	"slices"

	"tousu/legal"
)

// Refusal is a ground on which the body does not accept a paper (不予受理情形). One with neither If
// nor Act cannot be judged from a case; the user is only told of it.
type Refusal struct {
	ID     string
	When   string     // in words
	Basis  legal.Refs // empty for settled practice
	Papers []string   // kinds; empty for all papers of the body
	If     *Condition
	Act    *ActTest
	Effect Effect
	All    Effect // instead of Effect if every act meets the test

	// Drops lists laws whose duties the paper must not rely on if all acts meet the test but Unless
	// saves the paper.
	Drops []string
}

// ActTest finds acts that are too old for a body (超过期限的事实).
type ActTest struct {
	Of      []legal.Conduct // the acts that the paper can rely on at all; empty for all
	Older   legal.Period    // the period that must have ended by the date of the letter
	Before  legal.Date      // the act must be earlier than this day; with Older, both
	Unless  []About         // acts that match any of these pass, if no other act does
	Stopped bool            // an earlier report to the same body within the period stops it
}

// Effect is the effect of a ground of refusal on a paper.
type Effect string

// The effects, from the mildest.
const (
	Warns        Effect = "warning"       // written, with a warning
	WithoutAgent Effect = "without-agent" // written in the complainant's own name
	AsBackground Effect = "background"    // written, with the acts concerned as 背景事实
	Refuses      Effect = "refused"       // not written
)

// Effects gives the Chinese words of the effects.
var Effects = legal.Vocabulary[Effect]{
	{Slug: Warns, Label: "提醒"},
	{Slug: WithoutAgent, Label: "以本人名义提交"},
	{Slug: AsBackground, Label: "只作背景事实"},
	{Slug: Refuses, Label: "不予受理"},
}

// Objection is a ground of refusal that the case meets.
type Objection struct {
	*Refusal
	Effect Effect
	Acts   []int // indices into Facts.Acts of the acts concerned; nil: the whole paper
}

// objections returns the grounds of refusal that the case meets.
func (a *Agency) objections(p *Paper, f *Facts) []Objection {
	var out []Objection
	gone := map[int]bool{} // acts that are background already
	for i := range a.Refuses {
		r := &a.Refuses[i]
		if len(r.Papers) > 0 && !slices.Contains(r.Papers, p.Kind) || r.If == nil && r.Act == nil {
			continue
		}
		if p.Follows && len(r.Papers) == 0 {
			continue // it asks about what the body has already
		}
		if r.If != nil && !r.If.matches(f) {
			continue
		}
		o := Objection{Refusal: r, Effect: r.Effect}
		if r.Act != nil {
			if o = r.object(a.Slug, f, gone); len(o.Acts) == 0 {
				continue
			}
		}
		out = append(out, o)
	}
	return out
}

// object applies the test to the acts that are not background yet.
func (r *Refusal) object(slug string, f *Facts, gone map[int]bool) Objection {
	o := Objection{Refusal: r, Effect: r.Effect}
	left := 0
	for i, act := range f.Acts {
		switch {
		case gone[i] || !holds(r.Act.Of, act.Conduct...):
		case r.Act.met(slug, act, f):
			o.Acts = append(o.Acts, i)
		default:
			left++
		}
	}
	if left == 0 && len(o.Acts) > 0 {
		o = r.allMet(f, o)
	}
	if o.Effect == AsBackground {
		for _, i := range o.Acts {
			gone[i] = true
		}
	}
	return o
}

// allMet decides when no act is left that the paper could rely on. An act that may be more than
// what the test is about saves the paper, with a warning.
func (r *Refusal) allMet(f *Facts, o Objection) Objection {
	saved := slices.ContainsFunc(o.Acts, func(i int) bool {
		return slices.ContainsFunc(r.Act.Unless, func(a About) bool { return a.matches(f, f.Acts[i]) })
	})
	switch {
	case saved:
		o.Effect = Warns
	case r.All != "":
		o.Effect = r.All
	}
	return o
}

func (t *ActTest) met(slug string, act legal.Act, f *Facts) bool {
	if !t.Before.IsZero() && !act.Last.Before(t.Before) {
		return false
	}
	if t.Older == "" {
		return true
	}
	end := t.Older.Length(legal.Days{Act: act.Last, Filed: f.Filed}).After(act.Last)
	stopped := t.Stopped && slices.ContainsFunc(f.Earlier, func(p Earlier) bool {
		return p.Agency == slug && !p.Date.IsZero() && !p.Date.Before(act.Last) && !p.Date.After(end)
	})
	return end.Before(f.Filed) && !stopped
}

func (r *Refusal) validate() error {
	if r.When == "" {
		return errors.New("不予受理情形须有 when")
	}
	if r.If == nil && r.Act == nil {
		return nil
	}
	if r.ID == "" || Effects.Label(r.Effect) == "" || r.All != "" && (r.Act == nil || Effects.Label(r.All) == "") {
		return fmt.Errorf("不予受理情形 %q 须有 id 和已知的 effect", r.ID)
	}
	if r.If != nil {
		if err := r.If.known(); err != nil {
			return fmt.Errorf("不予受理情形 %s: %w", r.ID, err)
		}
	}
	if r.Act == nil {
		return nil
	}
	if err := r.Act.validate(); err != nil {
		return fmt.Errorf("不予受理情形 %s：%w", r.ID, err)
	}
	return nil
}

func (t *ActTest) validate() error {
	var older error
	if t.Older != "" {
		older = t.Older.Known()
	}
	if t.Older == "" && t.Before.IsZero() {
		older = errors.New("须有 older 或者 before")
	}
	var errOf, errUnless error
	t.Of, errOf = legal.SpreadConducts(t.Of)
	for i := range t.Unless {
		errUnless = errors.Join(errUnless, t.Unless[i].validate())
	}
	return errors.Join(older, errOf, errUnless)
}
