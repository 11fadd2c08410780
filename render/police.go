package render

import (
	"errors"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/plan"
)

// own reports whether the act wrongs the complainant himself, so that he may accuse (控告).
// Wrongs to others he can only report (举报): 刑事诉讼法 art. 110.
func (d *Dossier) own(in *complaint.Incident) bool {
	return !ofCost(in) && plan.OwnNumber(d.kase, in) || legal.AgainstBorrower.Includes(in.Conduct...)
}

// ofCost reports whether the act is only about the cost of the loan, which is no offence against
// public order.
func ofCost(in *complaint.Incident) bool {
	return slices.Equal(in.Conduct, []legal.Conduct{legal.Usury})
}

// others reports whether the act wrongs somebody who was called instead of the complainant.
func (d *Dossier) others(in *complaint.Incident) bool {
	return plan.ToOthers(d.kase, in)
}

// punishable reports whether the paper argues the provision for an act that an authority may
// still punish (行政处罚法 art. 36).
func (d *Dossier) punishable(ref string) bool {
	return slices.ContainsFunc(d.cited([]string{ref}), func(g legal.Ground) bool {
		return slices.ContainsFunc(g.Acts, func(a int) bool {
			return !legal.PenaltyLimitation.Over(d.acts[a].Last(), d.Date)
		})
	})
}

// Accused names the current facts that wrong the complainant (控告); nil if there are none.
func (d *Dossier) Accused() *Value { return d.factNames(d.indices(d.own), legal.Date{}, legal.Date{}) }

// Reported names those that wrong the persons who were called (举报); nil if there are none.
func (d *Dossier) Reported() *Value {
	return d.factNames(d.indices(d.others), legal.Date{}, legal.Date{})
}

// WrongsBoth reports whether the same facts wrong the complainant and others.
func (d *Dossier) WrongsBoth() bool { return slices.Equal(d.indices(d.own), d.indices(d.others)) }

// Unargued names the current facts for which the paper argues no provision; nil if there are
// none.
func (d *Dossier) Unargued() *Value {
	var out []int
	for i := range d.acts {
		if !ofCost(d.acts[i]) && !slices.ContainsFunc(d.grounds,
			func(g legal.Ground) bool { return slices.Contains(g.Acts, i) }) {
			out = append(out, i)
		}
	}
	return d.factNames(out, legal.Date{}, legal.Date{})
}

func (d *Dossier) indices(of func(*complaint.Incident) bool) []int {
	var out []int
	for i, in := range d.acts {
		if of(in) {
			out = append(out, i)
		}
	}
	return out
}

// NoContact cites the ban on contact (禁止接触) for the facts in which the complainant himself
// was pestered or followed: only the person wronged may ask for it. It is empty if there are no
// such facts or the law had no such ban.
func (d *Dossier) NoContact() ([]*Part, error) {
	grounds, err := d.ofActs("psap/no-contact", func(in *complaint.Incident) bool {
		return plan.OwnNumber(d.kase, in) && legal.Pestering.Includes(in.Conduct...)
	})
	return d.parts(grounds), err
}

// ofActs cites one provision for each current act selected by of, in the version that was in
// force for that act.
func (d *Dossier) ofActs(ref string, of func(*complaint.Incident) bool) ([]legal.Ground, error) {
	return d.ofIndices(ref, d.indices(of))
}

// ofIndices is ofActs for indices into Current.
func (d *Dossier) ofIndices(ref string, acts []int) ([]legal.Ground, error) {
	var out []legal.Ground
	for _, i := range acts {
		c, err := d.engine.law.Cite(ref, legal.Days{Act: d.acts[i].Last(), Filed: d.Date})
		if past := (*legal.NotInForceError)(nil); errors.As(err, &past) {
			continue
		} else if err != nil {
			return nil, err
		}
		if k := len(out) - 1; k >= 0 && out[k].Citation.Version == c.Version {
			out[k].Acts = append(out[k].Acts, i)
			continue
		}
		out = append(out, legal.Ground{Citation: c, Acts: []int{i}})
	}
	return out, nil
}

// Callers reports whether some fact gives the number that called.
func (d *Dossier) Callers() bool {
	return slices.ContainsFunc(d.Incidents, func(in *Incident) bool {
		return in.Caller != nil && in.Caller.text != hiddenNumber
	})
}

// numbered matches the names of exhibits that show the caller's number.
var numbered = pattern.New(`通话记录|通话详单|话单|来电|短信|截图`)

// FullNumbers names the exhibits that show in full the callers' numbers that the facts give only
// in part; nil if there are none.
func (d *Dossier) FullNumbers() *Value {
	var out []int
	for _, x := range d.Exhibits {
		if numbered.MatchString(x.Name.words()) && d.acted(func(in *complaint.Incident) bool {
			return strings.ContainsAny(in.Caller, "*＊") && slices.Contains(in.Exhibits, x.No-1)
		}) {
			out = append(out, x.No-1)
		}
	}
	if out == nil {
		return nil
	}
	return d.made(item("exhibits", out[0], "name"), exhibitNames(out))
}

// OtherPhones returns the numbers of the collector that no fact of the letter gives.
func (d *Dossier) OtherPhones() []*Value {
	if d.Collector == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Collector.Phones), func(p *Value) bool {
		return slices.ContainsFunc(d.Incidents,
			func(in *Incident) bool { return in.Calls && in.Caller != nil && in.Caller.text == p.text })
	})
}

// OtherHidden reports whether some calls of the collector showed no number and no fact of the
// letter says so.
func (d *Dossier) OtherHidden() bool {
	return d.Collector != nil && d.Collector.Hidden &&
		!slices.ContainsFunc(d.Incidents, func(in *Incident) bool { return in.Hidden })
}

// Under cites one provision for the current facts with one of the conducts, named by slug or by
// group; it is empty if the law was not in force for any of them.
func (d *Dossier) Under(ref string, slugs ...string) ([]*Part, error) {
	if err := d.engine.law.Known(ref); err != nil {
		return nil, err
	}
	conducts, err := conductsOf(slugs)
	if err != nil {
		return nil, err
	}
	grounds, err := d.ofActs(ref, func(in *complaint.Incident) bool { return does(in, conducts) })
	return d.parts(grounds), err
}

// Crimes cites the offences (罪名) that the facts may suggest, for the police to examine; it is
// empty if there are none.
func (d *Dossier) Crimes() ([]*Part, error) {
	var out []legal.Ground
	for _, s := range d.engine.law.Crimes(d.matter("")) {
		grounds, err := d.ofIndices(s.Cite, s.Acts)
		if err != nil {
			return nil, err
		}
		out = append(out, grounds...)
	}
	return d.parts(out), nil
}

// OnOwnPhone names the exhibits whose originals are on the complainant's own phone; nil if there
// are none.
func (d *Dossier) OnOwnPhone() *Value {
	return d.exhibitsThat(func(x *complaint.Exhibit, others bool) bool {
		if x.Source != "" {
			return strings.Contains(x.Source, "本人") && onPhone.MatchString(x.Source)
		}
		return !others && onPhone.MatchString(x.Name)
	})
}

// audible matches exhibits on which nothing can be blacked out.
var audible = pattern.New(`光盘|录音|录像|视频|音频|U盘`)

// HeldByOthers names the exhibits whose originals are, by their source, held by the persons who
// were called; nil if there are none.
func (d *Dossier) HeldByOthers() *Value { return d.exhibitsThat(heldByOthers) }

// OthersHoldAll reports whether those are all the exhibits of the paper.
func (d *Dossier) OthersHoldAll() bool {
	return len(d.Exhibits) > 0 && len(d.placesOf(heldByOthers)) == len(d.Exhibits)
}

func heldByOthers(x *complaint.Exhibit, others bool) bool {
	return others && x.Source != "" && !strings.Contains(x.Source, "本人") && !strings.Contains(x.Form, "原件")
}

// BlacksOut reports whether copies may show something about other persons that has to be blacked
// out, which recordings cannot.
func (d *Dossier) BlacksOut() bool {
	return d.OthersCalled() && len(d.placesOf(func(x *complaint.Exhibit, _ bool) bool {
		return !audible.MatchString(x.Form + x.Name)
	})) > 0
}

// HidesNames reports whether somebody who was called has not agreed to be named to everybody.
func (d *Dossier) HidesNames() bool {
	return d.acted(func(in *complaint.Incident) bool {
		return slices.ContainsFunc(in.Contacts,
			func(p complaint.ContactPerson) bool { return p.Consent != complaint.ToAll })
	})
}

// AtHand names the exhibits whose originals the complainant has other than on his phone: on
// paper, or in a device of his own; nil if there are none. What he has only compiled himself has
// no other original.
func (d *Dossier) AtHand() *Value {
	return d.exhibitsThat(func(x *complaint.Exhibit, others bool) bool {
		if strings.Contains(x.Source, "本人") {
			return !onPhone.MatchString(x.Source) && !compiled.MatchString(x.Source)
		}
		return strings.Contains(x.Form, "原件")
	})
}

// compiled matches the sources of exhibits that somebody compiled or looked up himself.
var compiled = pattern.New(`整理|汇总|统计|自制|制作|账户|银行|查询`)

// onPhone matches sources that are phones, and names of what phones hold.
var onPhone = pattern.New(`手机|电话|设备|通话|短信|录音|录屏|截图|微信|聊天`)

// exhibitsThat names the exhibits shown that satisfy are; nil if there are none.
func (d *Dossier) exhibitsThat(are func(x *complaint.Exhibit, others bool) bool) *Value {
	out := d.placesOf(are)
	if len(out) == 0 {
		return nil
	}
	return d.made(item("exhibits", out[0], "name"), exhibitNames(out))
}

// placesOf returns the indices into the case of the exhibits shown that satisfy are. Its argument
// others says that the exhibit is cited, and only by facts that reached others.
func (d *Dossier) placesOf(are func(x *complaint.Exhibit, others bool) bool) []int {
	var out []int
	for _, shown := range d.Exhibits {
		i := shown.No - 1
		cited, own := false, false
		for _, in := range d.acts {
			if slices.Contains(in.Exhibits, i) {
				cited, own = true, own || !plan.ToOthers(d.kase, in)
			}
		}
		if are(&d.kase.Exhibits[i], cited && !own) {
			out = append(out, i)
		}
	}
	return out
}
