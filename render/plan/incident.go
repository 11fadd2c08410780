package plan

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// Reached reports whether the complainant is the borrower and the case names somebody else who
// was called.
func Reached(c *complaint.Case, in *complaint.Incident) bool {
	return c.Complainant.Role == legal.Borrower && (len(in.Contacts) > 0 || in.ReportedBy != "")
}

// ToOthers reports whether the act reached anybody other than the complainant.
func ToOthers(c *complaint.Case, in *complaint.Incident) bool {
	return Reached(c, in) || c.Complainant.Role == legal.Borrower && legal.ReachingOthers.Includes(in.Conduct...)
}

// OwnNumber reports whether the complainant himself was called: always for a contact; for a
// borrower, if the act reached nobody else.
func OwnNumber(c *complaint.Case, in *complaint.Incident) bool { return !ToOthers(c, in) }

// Disturbs reports whether the act disturbed the complainant himself: a contact by any call or
// visit, a borrower by one that did not go to somebody else. 民法典 art. 1033 (1) protects only
// his own peace; telling others of his debt is another wrong.
func Disturbs(c *complaint.Case, in *complaint.Incident) bool {
	if c.Complainant.Role != legal.Borrower {
		return legal.Collecting.Includes(in.Conduct...)
	}
	return !Reached(c, in) && slices.ContainsFunc(in.Conduct, func(x legal.Conduct) bool {
		return legal.Collecting.Includes(x) && !legal.ReachingOthers.Includes(x)
	})
}

// Acts returns the incidents of the case as the law sees them, in the order of the file.
func Acts(c *complaint.Case) []legal.Act {
	out := make([]legal.Act, len(c.Incidents))
	for i := range out {
		out[i] = Act(c, &c.Incidents[i])
	}
	return out
}

// Act returns an incident as routing and the grounds see it.
func Act(c *complaint.Case, in *complaint.Incident) legal.Act {
	act := legal.Act{Conduct: in.Conduct, First: in.At.Date, Last: in.Last(), Count: in.Count}
	others := ToOthers(c, in)
	act.Traits.Set(legal.ReachedAnother, Reached(c, in))
	act.Traits.Set(legal.OwnNumber, !others)
	act.Traits.Set(legal.HeardByOthers, others || slices.Contains(in.Conduct, legal.PublicPosting))
	act.Traits.Set(legal.OnNetwork, Online(c, in))
	act.Traits.Set(legal.OfCredit, SpeaksOfCredit(in.Narrative))
	act.Traits.Set(legal.CallerNamed, in.Caller != "")
	act.Traits.Set(legal.Repeated, repeated(c, in))
	act.Traits.Set(legal.BodilyThreat, BodilyThreat(in))
	act.Traits.Set(legal.OfOrgan, ofOrgan(in))
	act.Traits.Set(legal.OwesNothing, c.Complainant.Role != legal.Borrower && !c.Complainant.Guarantor())
	act.Traits.Set(legal.PosedOfficial, posedOfficial(in))
	act.Traits.Set(legal.LawyersNamed, byLawFirm(c) && legal.Collecting.Includes(in.Conduct...) ||
		strings.Contains(in.Narrative, "律师"))
	act.Traits.Set(legal.OfClaim, OfClaim(c, in))
	collection(&act, c, in)
	act.Traits.Set(legal.RecordAlone, recordAlone(in))
	return act
}

// repeated reports whether the act is more than one call or visit (多次), by itself or together
// with other incidents of the case. If no count is given, a conduct whose name implies many calls
// counts as many.
func repeated(c *complaint.Case, in *complaint.Incident) bool {
	calls := func(x complaint.Incident) bool { return legal.Collecting.Includes(x.Conduct...) }
	many := in.Count == 0 && slices.ContainsFunc(in.Conduct, func(x legal.Conduct) bool {
		return x == legal.ContactListHarassment || x == legal.Harassment || x == legal.Flooding
	})
	first := slices.IndexFunc(c.Incidents, calls)
	return in.Count > 1 || many || in.Last() != in.At.Date ||
		first >= 0 && slices.ContainsFunc(c.Incidents[first+1:], calls)
}

// recordAlone reports whether the act concerns only a disputed credit record. Correction is first
// asked of the institution that reported the record and of the credit reference centre
// (征信业管理条例 art. 25); it is no claim in a lawsuit over privacy.
func recordAlone(in *complaint.Incident) bool {
	return SpeaksOfCredit(in.Narrative) && !otherData.MatchString(in.Narrative) &&
		!slices.ContainsFunc(in.Conduct, func(c legal.Conduct) bool {
			return c != legal.Denial && c != legal.RightsRefusal
		})
}

// otherData matches accounts of personal information outside a credit record.
var otherData = pattern.New(`通讯录|个人信息|号码|联系人`)

// OfClaim reports whether the act concerns the cost of the loan, or its account names a charge
// claimed back under the contract, by its name or amount.
func OfClaim(c *complaint.Case, in *complaint.Incident) bool {
	return slices.Contains(in.Conduct, legal.Usury) || NamesCharge(c, in.Narrative)
}

// NamesCharge reports whether a text names a charge claimed back under the contract, or its
// amount.
func NamesCharge(c *complaint.Case, text string) bool {
	return c.Losses != nil && slices.ContainsFunc(c.Losses.Economic, func(l complaint.LossItem) bool {
		return l.Class == complaint.ContractLoss && Names(text, l)
	})
}

// Names reports whether a text names a loss or its amount.
func Names(text string, l complaint.LossItem) bool {
	amount := strings.TrimSuffix(l.Amount.String(), ".00")
	return strings.Contains(text, LossName(l)) || strings.Contains(strings.ReplaceAll(text, ",", ""), amount+"元")
}

// LossName returns the last three characters of the name of a loss, by which texts refer to it:
// 服务费 of 没有约定的会员服务费.
func LossName(l complaint.LossItem) string {
	item := []rune(l.Item)
	return string(item[max(0, len(item)-3):])
}

// HasApp reports whether an App or a platform holds the data.
func HasApp(c *complaint.Case) bool {
	return c.Respondent.App != "" || c.Respondent.Kind == legal.Platform
}

// Online reports whether the act was done over an information network: an App that collects data,
// or a public post.
func Online(c *complaint.Case, in *complaint.Incident) bool {
	return HasApp(c) && slices.Contains(in.Conduct, legal.ContactListCollection) ||
		slices.Contains(in.Conduct, legal.PublicPosting)
}

// Defendants returns the number of defendants: the respondent, and the collector if it is named
// and somebody collected.
func Defendants(c *complaint.Case) int {
	if c.Collector != nil && c.Collector.Name != "" && c.Collector.Name != c.Respondent.Name &&
		slices.ContainsFunc(c.Incidents, func(in complaint.Incident) bool { return legal.Collecting.Includes(in.Conduct...) }) {
		return 2
	}
	return 1
}
