package render

import (
	"fmt"
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/plan"
)

// Latest returns the current fact that ended last, which shows that the acts are under way
// (正在实施); nil if there are no current facts.
func (d *Dossier) Latest() *Incident {
	if len(d.acts) == 0 {
		return nil
	}
	at := 0
	for i, in := range d.acts {
		if in.Last().After(d.acts[at].Last()) {
			at = i
		}
	}
	return d.Current[at]
}

// stops lists the acts that a request may ask to stop doing to the complainant himself, with
// their wording. A contact asks for all calls to stop; only a borrower asks for the manner of
// calling to change (calls).
var stops = []struct {
	conduct legal.Conduct
	calls   bool
	what    string
}{
	{legal.Harassment, true, "反复拨打电话、发送信息"},
	{legal.Flooding, true, "短时间内大量拨打电话、发送信息"},
	{legal.OffHours, true, "在夜间联系催收"},
	{legal.HomeVisit, false, "上门滋扰"},
	{legal.Threat, false, "威胁、恐吓"},
	{legal.Insult, false, "侮辱、诽谤"},
	{legal.Impersonation, false, "冒充国家机关工作人员"},
	{legal.ForgedPapers, false, "使用虚假的公文、函件"},
	{legal.Extortion, false, "以催收为名索取不应支付的财物"},
}

// Stops lists what the letter asks to stop doing to the complainant himself, by the current
// facts.
func (d *Dossier) Stops() []*Value {
	var out []*Value
	if d.kase.Complainant.Guarantor() && d.involvesOf(legal.Calls) {
		out = append(out, d.made(at("complainant", "guarantee"), "以不正当的方式催收"))
	}
	for _, s := range stops {
		if s.calls && d.LeftAlone() {
			continue
		}
		if slices.ContainsFunc(d.acts, func(in *complaint.Incident) bool {
			return slices.Contains(in.Conduct, s.conduct) && !(s.calls && plan.Reached(d.kase, in))
		}) {
			out = append(out, d.made(d.ofFirst(doing(s.conduct), "conduct"), d.stop(s.conduct, s.what)))
		}
	}
	return out
}

// stop returns the wording of an act to be stopped; for calls at night it gives the hours.
func (d *Dossier) stop(conduct legal.Conduct, what string) string {
	if conduct != legal.OffHours {
		return what
	}
	return fmt.Sprintf("在%d时至次日%d时联系催收", legal.NightBegins.On(d.days()), legal.NightEnds.On(d.days()))
}

// Ceases lists everything that the respondent is asked to stop, in a letter in which the
// complainant calls himself 本人: contact with him or with others first, then Stops, then
// publication and the handling of data.
func (d *Dossier) Ceases() []*Value {
	var out []*Value
	add := func(when bool, what string, of ...legal.Conduct) {
		if when {
			out = append(out, d.made(d.ofFirst(doing(of...), "conduct"), what))
		}
	}
	switch {
	case d.LeftAlone():
		add(d.involvesOf(legal.Calls), "就他人的债务以电话、短信等任何方式联系本人")
	case d.kase.Complainant.Role == legal.Borrower:
		add(d.OthersCalled() || d.involves(legal.ContactListHarassment), "就本人的债务联系其他人", legal.ContactListHarassment)
		add(d.involves(legal.DebtDisclosure), "向他人披露本人的债务", legal.DebtDisclosure)
	}
	out = append(out, d.Stops()...)
	add(d.involves(legal.PublicPosting), "公开张贴、散布本人的信息", legal.PublicPosting)
	add(d.involves(legal.ContactListCollection), "违法收集、使用通讯录", legal.ContactListCollection)
	add(d.involves(legal.UnlawfulProvision), "违法向他人提供本人的个人信息", legal.UnlawfulProvision)
	return out
}

// LeftAlone reports whether the complainant may ask for all contact to stop: he neither borrowed
// nor is liable for the debt as a surety.
func (d *Dossier) LeftAlone() bool {
	return d.kase.Complainant.Role == legal.Contact && !d.kase.Complainant.Guarantor()
}

// OthersCalled reports whether in a current fact somebody other than the borrower was called.
func (d *Dossier) OthersCalled() bool {
	return len(d.indices(func(in *complaint.Incident) bool {
		return legal.Calls.Includes(in.Conduct...) && d.others(in)
	})) > 0
}

// Repeated reports whether the letter tells of more than one act, or of more than one day.
func (d *Dossier) Repeated() bool {
	return len(d.kase.Incidents) > 1 || d.acted(func(in *complaint.Incident) bool {
		return !in.Until.IsZero() || in.Count > 1
	})
}

// Since returns the first day of the acts that a supervisor may still punish.
func (d *Dossier) Since() *Value {
	return d.since(legal.PenaltyLimitation, func(*complaint.Incident) bool { return true })
}

// CallsSince returns the first day of the calls and visits that the police may still punish.
func (d *Dossier) CallsSince() *Value {
	return d.since(legal.PoliceDiscovery, func(in *complaint.Incident) bool {
		return legal.Calls.Includes(in.Conduct...) || slices.Contains(in.Conduct, legal.HomeVisit)
	})
}

// since returns the first day of the acts selected by of that are within the period, or of all
// selected acts if none is; nil if there are no such acts.
func (d *Dossier) since(within legal.Period, of func(*complaint.Incident) bool) *Value {
	var first, ever legal.Date
	for i := range d.kase.Incidents {
		in := &d.kase.Incidents[i]
		if !of(in) {
			continue
		}
		ever = earlier(ever, in.At.Date)
		if !within.Over(in.Last(), d.Date) {
			first = earlier(first, in.At.Date)
		}
	}
	if ever.IsZero() {
		return nil
	}
	if first.IsZero() {
		first = ever
	}
	began := func(in *complaint.Incident) bool { return in.At.Date == first }
	return d.made(d.ofFirst(began, "at"), first.Chinese())
}

// earlier returns the earlier of two days; a zero day does not count.
func earlier(a, b legal.Date) legal.Date {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}

// OwnCalls reports whether the complainant's own number was called.
func (d *Dossier) OwnCalls() bool {
	return slices.ContainsFunc(d.Incidents, func(in *Incident) bool { return in.Own })
}

// Disturbed reports whether the manner of calling, or a visit, disturbed the complainant himself.
func (d *Dossier) Disturbed() bool {
	return d.acted(func(in *complaint.Incident) bool {
		return plan.Disturbs(d.kase, in) && (slices.Contains(in.Conduct, legal.HomeVisit) ||
			legal.Disturbing.Includes(in.Conduct...))
	})
}

// OnlyOnline reports whether the wrong was done over an information network and not by calls or
// visits as well: the cost of stopping those is not a cost of an online wrong.
func (d *Dossier) OnlyOnline() bool {
	return d.Online && !d.involvesOf(legal.Calls) && !d.involves(legal.HomeVisit)
}

// ReachedSelf reports whether a current fact disturbed the complainant himself.
func (d *Dossier) ReachedSelf() bool {
	return d.acted(func(in *complaint.Incident) bool { return plan.Disturbs(d.kase, in) })
}

// Disclosed reports whether in a current fact the debt was disclosed to others.
func (d *Dossier) Disclosed() bool {
	return d.acted(func(in *complaint.Incident) bool {
		return slices.Contains(in.Conduct, legal.DebtDisclosure) || is(in.DisclosedDebt)
	})
}

// acted reports whether some current fact satisfies so.
func (d *Dossier) acted(so func(*complaint.Incident) bool) bool {
	return slices.ContainsFunc(d.acts, so)
}

// MasksNumber reports whether a paper to a court masks the complainant's identity number, because
// the other side gets a copy: if that side has no contract with him, or lends without a licence.
// 民事诉讼法 art. 124 does not require the number; the court gets it from the copy of the
// identity card.
func (d *Dossier) MasksNumber() bool {
	return d.agency.Tribunal && !d.agency.Contract &&
		(!d.isBorrower() && !d.kase.Complainant.Guarantor() || d.kase.Respondent.Kind == legal.Unlicensed)
}

// NamesCalled reports whether the case names a person who was called and does not refuse to be
// named.
func (d *Dossier) NamesCalled() bool {
	return d.acted(func(in *complaint.Incident) bool {
		return slices.ContainsFunc(in.Contacts, func(p complaint.ContactPerson) bool {
			return (p.Name != "" || p.Phone != "") && p.Consent != complaint.ToNobody
		})
	})
}

// SuitAtHome reports whether the court is in the complainant's own county: legal aid for a suit
// is applied for where the court is (法律援助法 art. 38).
func (d *Dossier) SuitAtHome() bool {
	e, c := d.engine, d.kase
	court := e.planner.Agencies().Locate(c.Court)
	if court.City == "" {
		court = e.planner.Seat(c)
	}
	home := e.planner.Agencies().Locate(c.Complainant.Address)
	return court.City != "" && court.City == home.City && court.County != "" && court.County == home.County
}

// SeatCity returns the city of the respondent's seat; nil if unknown.
func (d *Dossier) SeatCity() *Value {
	return d.made(at("respondent", "region"), d.engine.planner.Place(d.kase, d.agency).City)
}

// Continuing reports whether a current fact began before the Civil Code took effect and ended on
// that day or later: 民法典时间效力规定 art. 1 ¶3.
func (d *Dossier) Continuing() bool {
	code, _ := d.engine.law.Statute("civil")
	begins := code.Versions[0].Effective
	return slices.ContainsFunc(d.acts, func(in *complaint.Incident) bool {
		return in.At.Before(begins) && !in.Last().Before(begins)
	})
}

// ToldToOthers reports whether somebody other than the complainant heard or read an insult:
// otherwise there is no 公然侮辱 and no harm to reputation.
func (d *Dossier) ToldToOthers() bool {
	return len(d.indices(func(in *complaint.Incident) bool {
		return slices.Contains(in.Conduct, legal.Insult) && plan.Act(d.kase, in).Is(legal.HeardByOthers)
	})) > 0
}
