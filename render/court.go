package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
)

// Latest is the current fact of collecting that ended last: what shows that acts
// are under way (正在实施). nil where there is none.
func (d *Dossier) Latest() *Incident {
	at := -1
	for i, in := range d.acts {
		if does(in, collecting) && (at < 0 || in.Last().After(d.acts[at].Last())) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	return d.Current[at]
}

// Continuing reports whether a current fact began before the Civil Code took
// effect and lasted beyond that day: 民法典时间效力规定 art. 1 ¶3.
func (d *Dossier) Continuing() bool {
	for _, in := range d.acts {
		if in.At.Before(civilCode) && !in.Last().Before(civilCode) {
			return true
		}
	}
	return false
}

var civilCode, _ = legal.NewDate(2021, 1, 1)

// ProvedBy gives the days of the facts that rest on the exhibit of that number,
// nil for none. (Their numbers differ from paper to paper of one case.)
func (d *Dossier) ProvedBy(exhibit int) *Value {
	var days []string
	for _, in := range d.acts {
		if slices.Contains(in.Exhibits, exhibit-1) {
			days = append(days, period(&complaint.Incident{At: complaint.Moment{Date: in.At.Date}, Until: in.Until}))
		}
	}
	return computed(strings.Join(days, "、"))
}

// ToldToOthers reports whether somebody else than the complainant heard or read
// an insult: without that there is no 公然侮辱 and no harm to reputation.
func (d *Dossier) ToldToOthers() bool {
	return len(d.indices(func(in *complaint.Incident) bool {
		return slices.Contains(in.Conduct, legal.Insult) && d.told(in)
	})) > 0
}

// told reports whether somebody else than the complainant heard or read it.
func (d *Dossier) told(in *complaint.Incident) bool {
	return d.others(in) || slices.Contains(in.Conduct, legal.PublicPosting)
}

// reputation leaves a ground of reputation the acts that others came to know.
func (d *Dossier) reputation(g *legal.Ground) {
	if g.Citation != nil && g.Citation.Ref == "civil/reputation" {
		g.Acts = slices.DeleteFunc(g.Acts, func(i int) bool { return !d.told(d.acts[i]) })
	}
}
