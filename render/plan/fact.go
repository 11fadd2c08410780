package plan

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// Facts reduces a case to the facts that routing and admissibility depend on.
func (p *Planner) Facts(c *complaint.Case) agency.Facts {
	f := agency.Facts{Kind: c.Respondent.Kind, Role: c.Complainant.Role, Filed: c.Date, Unnamed: p.unnamed(c),
		Acts: Acts(c)}
	for i := range c.Incidents {
		for _, x := range c.Incidents[i].Conduct {
			if !slices.Contains(f.Conducts, x) {
				f.Conducts = append(f.Conducts, x)
			}
		}
	}
	crimes := p.Law().Crimes(legal.Matter{Role: f.Role, Kind: f.Kind, Acts: f.Acts, Filed: f.Filed,
		Affected: c.Affected})
	for _, s := range crimes {
		for _, a := range s.Acts {
			f.Acts[a].Traits.Set(legal.CrimeSuggested, true)
		}
	}
	p.record(c, &f)
	inCity, seatKnown := p.agencies.InCities(p.Seat(c))
	_, _, expired := mayBeBarred(c)
	for fact, has := range map[agency.Fact]bool{
		agency.App:       HasApp(c),
		agency.Prior:     p.Complained(c),
		agency.Collector: c.Respondent.Kind == legal.CollectionFirm || c.Collector != nil && c.Collector.Name != "",
		agency.Expired:   expired,
		agency.Crime:     len(crimes) > 0,
		agency.Credit:    Credit(c),
		agency.Objected:  p.objected(c),
		agency.Tort: slices.ContainsFunc(f.Acts, func(a legal.Act) bool {
			return legal.WrongsThePerson.Includes(a.Conduct...) && !a.Is(legal.RecordAlone)
		}),
		agency.RecordOnly: len(f.Acts) > 0 &&
			!slices.ContainsFunc(f.Acts, func(a legal.Act) bool { return !a.Is(legal.RecordAlone) }),
		agency.Numbers:       numbers(c, someDigits),
		agency.Complete:      numbers(c, wholeNumber),
		agency.Arbitration:   c.Arbitration != nil,
		agency.Online:        slices.ContainsFunc(f.Acts, func(a legal.Act) bool { return a.Is(legal.OnNetwork) }),
		agency.InCity:        inCity,
		agency.SeatKnown:     seatKnown,
		agency.Placed:        Defendants(c) == 1 || c.Collector.Address != "",
		agency.Ongoing:       ongoing(&f, func(a legal.Act) bool { return legal.Collecting.Includes(a.Conduct...) }),
		agency.OngoingOnline: ongoing(&f, func(a legal.Act) bool { return a.Is(legal.OnNetwork) }),
		agency.Claim:         c.Losses.UnderContract(),
		agency.ClaimTold:     slices.ContainsFunc(f.Acts, func(a legal.Act) bool { return a.Is(legal.OfClaim) }),
		agency.HasAgent:      c.Agent != nil,
		agency.Admitted:      c.Agent == nil || legal.Capacity(c.Agent.Capacity) != "",
		agency.Shared:        shared(c),
		agency.LawFirm:       byLawFirm(c),
		agency.Lawyers:       byLawyers(c),
		agency.Many:          c.Affected >= legal.ManyPeople.On(legal.Days{Filed: c.Date}),
	} {
		f.Is.Set(fact, has)
	}
	return f
}

// byLawFirm reports whether the respondent or the collector is a law firm (律师事务所).
func byLawFirm(c *complaint.Case) bool {
	return strings.Contains(c.Respondent.Name, "律师事务所") || c.Collector != nil &&
		strings.Contains(c.Collector.Name, "律师事务所")
}

// byLawyers reports whether an account mentions a lawyer or a lawyer's letter. The conduct
// 伪造公文律师函 is not enough: it may be only a forged summons.
func byLawyers(c *complaint.Case) bool {
	return slices.ContainsFunc(c.Incidents, func(in complaint.Incident) bool {
		return strings.Contains(in.Narrative, "律师")
	})
}

// record adds the earlier complaints of the case to f.
func (p *Planner) record(c *complaint.Case, f *agency.Facts) {
	for _, sent := range c.Prior {
		if sent.Date.After(c.Date) {
			continue // the letter is dated earlier
		}
		body := p.PriorBody(c, sent)
		f.Earlier = append(f.Earlier, agency.Earlier{Agency: body.Slug, Date: sent.Date, Replied: sent.RepliedOn})
		if body.Party == agency.TheRespondent && (sent.Reply != "" || !sent.RepliedOn.IsZero()) {
			f.Is.Set(agency.Answered, true)
			if denies.MatchString(notYet.Replace(sent.Reply)) {
				f.Is.Set(agency.Denied, true)
			}
		}
	}
	for _, d := range p.Overdue(c, c.Date) {
		f.Overdue = append(f.Overdue, d.Agency.Slug)
	}
}

// denies matches a reply that denies the complaint. notYet first removes phrases that only say
// that something has not been done yet.
var (
	denies = pattern.New(`没有|未|不存在|不属实|不实|否认|并非|不是|无关|查无`)
	notYet = strings.NewReplacer("尚未", "", "暂未", "", "还没有", "", "未来", "", "逾期未", "", "没有还款", "")
)

// PriorBody returns the body that received an earlier complaint. A name that the registry does
// not know is taken for the respondent's.
func (p *Planner) PriorBody(c *complaint.Case, sent complaint.Prior) *agency.Agency {
	if c.Collector != nil && sent.Body != "" && sent.Body == c.Collector.Name {
		return p.agencies.Party(agency.TheCollector)
	}
	if a, ok := p.agencies.Find(sent.Body); ok && sent.Body != c.Respondent.Name {
		return a
	}
	return p.agencies.Party(agency.TheRespondent)
}

// ToRespondent reports whether an earlier complaint went to the respondent itself.
func (p *Planner) ToRespondent(c *complaint.Case, sent complaint.Prior) bool {
	return p.PriorBody(c, sent).Party == agency.TheRespondent
}

// Complained reports whether the case records an earlier complaint to the respondent itself. A
// complaint to another body in the registry does not count.
func (p *Planner) Complained(c *complaint.Case) bool {
	return slices.ContainsFunc(c.Prior, func(sent complaint.Prior) bool { return p.ToRespondent(c, sent) })
}

// objected reports whether the time that the law gives the lender to answer an objection to a
// credit record has passed since a complaint to it. Any reply is ignored: it need not be about
// the record.
func (p *Planner) objected(c *complaint.Case) bool {
	return slices.ContainsFunc(c.Prior, func(sent complaint.Prior) bool {
		return p.ToRespondent(c, sent) && !sent.Date.IsZero() && legal.CreditObjection.Over(sent.Date, c.Date)
	})
}

var (
	someDigits  = pattern.New(`\d{3}`)
	wholeNumber = pattern.New(`(?:^|[^*\d])\d{5,}(?:$|[^*\d])`)
)

// SpeaksOfCredit reports whether a text mentions a credit record (征信).
func SpeaksOfCredit(text string) bool {
	for _, w := range []string{"征信", "信用报告", "信用记录"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// Credit reports whether the complainant mentions a credit record.
func Credit(c *complaint.Case) bool { return slices.ContainsFunc(told(c), SpeaksOfCredit) }

// Card reports whether the debt is a credit card debt.
func Card(c *complaint.Case) bool {
	return c.Respondent.Kind == legal.Bank && strings.Contains(c.Respondent.Product, "信用卡")
}

// told returns the texts written by the complainant: his demands and narratives.
func told(c *complaint.Case) []string {
	out := slices.Clone(c.Demands)
	for i := range c.Incidents {
		out = append(out, c.Incidents[i].Narrative)
	}
	return out
}

// groups removes the separators between the groups of a telephone number.
var groups = strings.NewReplacer("-", "", " ", "")

// numbers reports whether the number of a caller who called the complainant himself matches form.
func numbers(c *complaint.Case, form *pattern.Pattern) bool {
	return slices.ContainsFunc(c.Incidents, func(in complaint.Incident) bool {
		return legal.Calls.Includes(in.Conduct...) && OwnNumber(c, &in) && form.MatchString(groups.Replace(in.Caller))
	})
}

// shared reports whether the complainant gives as his own a telephone number that belongs to his
// agent or to one of his contacts.
func shared(c *complaint.Case) bool {
	own := c.Complainant.Phone
	return c.Agent != nil && c.Agent.Phone == own || slices.ContainsFunc(c.Incidents, func(in complaint.Incident) bool {
		return c.Complainant.Role == legal.Borrower &&
			slices.ContainsFunc(in.Contacts, func(p complaint.ContactPerson) bool { return p.Phone == own })
	})
}

// ongoing reports whether an act selected by of is recent enough to count as under way
// (正在实施).
func ongoing(f *agency.Facts, of func(legal.Act) bool) bool {
	return slices.ContainsFunc(f.Acts, func(a legal.Act) bool { return of(a) && !legal.UnderWay.Over(a.Last, f.Filed) })
}
