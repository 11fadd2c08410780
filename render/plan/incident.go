package plan

import (
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
)

// Reached reports whether the case names another than the borrower as the one who
// was called.
func Reached(c *complaint.Case, in *complaint.Incident) bool {
	return c.Complainant.Role == legal.Borrower && (len(in.Contacts) > 0 || in.ReportedBy != "")
}

// ToOthers reports whether the act reached another than the complainant.
func ToOthers(c *complaint.Case, in *complaint.Incident) bool {
	return Reached(c, in) || c.Complainant.Role == legal.Borrower && legal.ReachingOthers.Includes(in.Conduct...)
}

// OwnNumber reports whether the complainant himself was called: as a contact
// always, as a borrower where the case names nobody else as called.
func OwnNumber(c *complaint.Case, in *complaint.Incident) bool { return !ToOthers(c, in) }

// Disturbs reports whether the act disturbed the complainant himself: a contact by any
// call or visit, a borrower by one that the case tells of no other. 民法典 art. 1033 (1)
// protects his own peace alone; what was said to others of his debt wrongs him otherwise.
func Disturbs(c *complaint.Case, in *complaint.Incident) bool {
	if c.Complainant.Role != legal.Borrower {
		return legal.Collecting.Includes(in.Conduct...)
	}
	return !Reached(c, in) && slices.ContainsFunc(in.Conduct, func(x legal.Conduct) bool {
		return legal.Collecting.Includes(x) && !legal.ReachingOthers.Includes(x)
	})
}

// Act is an incident as routing and the grounds see it.
func Act(c *complaint.Case, in *complaint.Incident) legal.Act {
	act := legal.Act{Conduct: in.Conduct, First: in.At.Date, Last: in.Last(), Count: in.Count}
	others := ToOthers(c, in)
	act.Traits.Set(legal.ReachedAnother, Reached(c, in))
	act.Traits.Set(legal.OwnNumber, !others)
	act.Traits.Set(legal.HeardByOthers, others || slices.Contains(in.Conduct, legal.PublicPosting))
	act.Traits.Set(legal.OnNetwork, Online(c, in))
	act.Traits.Set(legal.OfCredit, SpeaksOfCredit(in.Narrative))
	act.Traits.Set(legal.CallerNamed, in.Caller != "")
	return act
}

// HasApp reports whether an App or a platform holds the data.
func HasApp(c *complaint.Case) bool {
	return c.Respondent.App != "" || c.Respondent.Kind == legal.Platform
}

// Online reports whether the act was done over an information network: an App
// that collects data, or a post.
func Online(c *complaint.Case, in *complaint.Incident) bool {
	return HasApp(c) && slices.Contains(in.Conduct, legal.ContactListCollection) || slices.Contains(in.Conduct, legal.PublicPosting)
}

// Defendants counts the respondent and the collector that has a name, where somebody
// collected.
func Defendants(c *complaint.Case) int {
	if c.Collector != nil && c.Collector.Name != "" && c.Collector.Name != c.Respondent.Name &&
		slices.ContainsFunc(c.Incidents, func(in complaint.Incident) bool { return legal.Collecting.Includes(in.Conduct...) }) {
		return 2
	}
	return 1
}
