package render

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/plan"
)

// involves reports whether a current fact has one of the conducts.
func (d *Dossier) involves(conducts ...legal.Conduct) bool {
	return slices.ContainsFunc(d.acts, func(in *complaint.Incident) bool { return does(in, conducts) })
}

// involvesOf reports whether a current fact has a conduct of the group.
func (d *Dossier) involvesOf(g legal.Group) bool {
	return slices.ContainsFunc(d.acts, func(in *complaint.Incident) bool { return g.Includes(in.Conduct...) })
}

// does reports whether the act has one of the conducts.
func does(in *complaint.Incident, of []legal.Conduct) bool {
	return slices.ContainsFunc(in.Conduct, func(c legal.Conduct) bool { return slices.Contains(of, c) })
}

// conductsOf returns the conducts that a template names, by slug or by group.
func conductsOf(words []string) ([]legal.Conduct, error) {
	out := make([]legal.Conduct, len(words))
	for i, w := range words {
		out[i] = legal.Conduct(w)
	}
	return legal.SpreadConducts(out)
}

// Involves reports whether a current fact has one of the conducts, named by slug or by group.
func (d *Dossier) Involves(slugs ...string) (bool, error) {
	conducts, err := conductsOf(slugs)
	return d.involves(conducts...), err
}

// Acts names those of the conducts that the current facts allege; nil if there are none.
func (d *Dossier) Acts(slugs ...string) (*Value, error) {
	conducts, err := conductsOf(slugs)
	if err != nil {
		return nil, err
	}
	var phrases []string
	for _, c := range conducts {
		if d.involves(c) {
			phrases = append(phrases, phrase(d.kase.Complainant.Role, c))
		}
	}
	return d.made(d.ofFirst(doing(conducts...), "conduct"), strings.Join(phrases, "、")), nil
}

// doing returns a predicate for acts with one of the conducts.
func doing(conducts ...legal.Conduct) func(*complaint.Incident) bool {
	return func(in *complaint.Incident) bool {
		return slices.ContainsFunc(in.Conduct, func(c legal.Conduct) bool { return slices.Contains(conducts, c) })
	}
}

// conductPhrase formats the conducts of one fact.
func conductPhrase(role legal.Role, conducts []legal.Conduct) string {
	phrases := make([]string, len(conducts))
	for i, c := range conducts {
		phrases[i] = phrase(role, c)
	}
	return strings.Join(phrases, "；")
}

// phrase formats a conduct as the complainant knows it: a contact who was called knows of the
// call, not of the list with his number.
func phrase(role legal.Role, c legal.Conduct) string {
	if role == legal.Contact && c == legal.ContactListHarassment {
		return "就他人的债务向本人催收"
	}
	return legal.Conducts.Formal(c)
}

// Endangers reports whether a current fact includes words that threaten somebody's body or life.
func (d *Dossier) Endangers() bool { return d.acted(plan.BodilyThreat) }

// OfCredit reports whether the complainant mentions a credit record.
func (d *Dossier) OfCredit() bool { return plan.Credit(d.kase) }

// CreditDisputed reports whether a request about a credit record was refused.
func (d *Dossier) CreditDisputed() bool { return slices.ContainsFunc(d.acts, creditAlone) }

// InvolvesMoreThanCredit reports whether personal information outside a credit record is at
// issue: a record is corrected, not deleted.
func (d *Dossier) InvolvesMoreThanCredit() bool {
	return slices.ContainsFunc(d.acts, func(in *complaint.Incident) bool {
		return slices.ContainsFunc(in.Conduct, func(c legal.Conduct) bool {
			return legal.PersonalData.Includes(c) && (c != legal.RightsRefusal || !creditAlone(in))
		})
	})
}

// creditAlone reports whether the act is the refusal of a request about a credit record that did
// not ask for deletion.
func creditAlone(in *complaint.Incident) bool {
	return does(in, []legal.Conduct{legal.RightsRefusal}) && plan.SpeaksOfCredit(in.Narrative) &&
		!strings.Contains(in.Narrative, "删除")
}

// asked matches accounts of a refusal by what was asked for: to see or get a copy of one's
// information (PIPL art. 45), to be told how it is handled (art. 44), to have it deleted (art.
// 47).
var asked = map[string]*pattern.Pattern{
	"access":  pattern.New(`查阅|查看|查询|复制|副本`),
	"telling": pattern.New(`告知|告诉|说明|解释|来源|情况`),
	"erasure": pattern.New(`删除|删掉|注销|清除`),
}

// AskedFor reports whether, by the accounts of the refusals, one of these was asked for. It is
// true too if the accounts mention none of the three.
func (d *Dossier) AskedFor(what ...string) (bool, error) {
	told := func(p *pattern.Pattern) bool {
		return d.acted(func(in *complaint.Incident) bool {
			return does(in, []legal.Conduct{legal.RightsRefusal}) && p.MatchString(in.Narrative)
		})
	}
	for _, w := range what {
		p := asked[w]
		if p == nil {
			return false, fmt.Errorf("请求没有 %q 一类", w)
		}
		if told(p) {
			return true, nil
		}
	}
	for _, p := range asked {
		if told(p) {
			return false, nil
		}
	}
	return true, nil
}

// InvolvesData reports whether personal information is at issue.
func (d *Dossier) InvolvesData() bool { return d.involvesOf(legal.PersonalData) }

// InvolvesCollection reports whether the manner of debt collection is at issue.
func (d *Dossier) InvolvesCollection() bool { return d.involvesOf(legal.Collecting) }

// InvolvesHarm reports whether anybody suffered more than a refusal.
func (d *Dossier) InvolvesHarm() bool {
	return d.InvolvesCollection() || d.involves(legal.UnlawfulProvision)
}

// Allegation returns what the letter as a whole alleges (所涉事由).
func (d *Dossier) Allegation() *Value {
	var parts []string
	if d.InvolvesCollection() {
		parts = append(parts, "以不正当方式催收")
	}
	if d.InvolvesData() {
		parts = append(parts, "违法处理个人信息")
	}
	if d.takesCharge() && d.acted(func(in *complaint.Incident) bool { return plan.OfClaim(d.kase, in) }) {
		parts = append(parts, "不当收取费用")
	}
	if len(parts) == 0 {
		parts = append(parts, legal.Conducts.Formal(legal.Denial))
	}
	return d.made(d.ofFirst(nil, "conduct"), strings.Join(parts, "、"))
}

// Emergency reports whether the complainant or somebody who was called was given to the lender as
// an emergency contact: lenders then claim consent.
func (d *Dossier) Emergency() bool {
	return is(d.kase.Complainant.Emergency) || d.acted(func(in *complaint.Incident) bool {
		return slices.ContainsFunc(in.Contacts, func(p complaint.ContactPerson) bool { return is(p.Emergency) })
	})
}

// Unneeded cites the guideline of the banks' association for the facts in which somebody other
// than the borrower was called although the borrower could be reached: it allows such a call only
// if he cannot be.
func (d *Dossier) Unneeded() []*Part {
	grounds := d.chosen(func(g legal.Ground) bool { return g.Rule != nil && g.Rule.ID == "cba-collection-guideline" })
	for i := range grounds {
		g := &grounds[i]
		g.Acts = slices.DeleteFunc(slices.Clone(g.Acts), func(a int) bool {
			in := d.acts[a]
			return !is(in.Reachable) || d.isBorrower() && !plan.ToOthers(d.kase, in)
		})
	}
	return d.parts(slices.DeleteFunc(grounds, func(g legal.Ground) bool { return len(g.Acts) == 0 }))
}

// Relayed reports whether some fact was told to the complainant by somebody else.
func (d *Dossier) Relayed() bool {
	return slices.ContainsFunc(d.Incidents, func(i *Incident) bool { return i.ReportedBy != nil })
}

// HasGrounds reports whether the paper argues anything for these facts.
func (d *Dossier) HasGrounds() bool { return len(d.grounds) > 0 }

// Unanswered reports whether a complaint to the lender has had no reply.
func (d *Dossier) Unanswered() bool {
	return slices.ContainsFunc(d.Prior, func(p *Prior) bool {
		return p.ToLender && p.Reply == nil && p.RepliedOn == nil
	})
}
