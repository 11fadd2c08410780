package render

import (
	"slices"

	"tousu/legal"
	"tousu/legal/complaint"
)

// online reports whether the act was done over an information network: an App
// that collects data, or a post.
func online(in *complaint.Incident, app bool) bool {
	return app && slices.Contains(in.Conduct, legal.ContactListCollection) || slices.Contains(in.Conduct, legal.PublicPosting)
}

// fresh is how many days an act may lie back to be called 正在或者即将实施. No
// statute gives a number; 民法典 art. 997 asks that the act be under way or
// imminent.
const fresh = 30

// ongoing reports whether the last act is so fresh that the acts are going on.
func ongoing(c *complaint.Case) bool {
	for i := range c.Incidents {
		if !c.Incidents[i].Last().AddDays(fresh).Before(c.Date) {
			return true
		}
	}
	return false
}
