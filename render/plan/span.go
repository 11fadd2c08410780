package plan

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
)

// spansOfLaw asks about a day that is only known to lie in a range in which a law that a letter
// would cite changes: the letter would cite the version of the first day.
func (p *Planner) spansOfLaw(c *complaint.Case) complaint.Findings {
	var out complaint.Findings
	for i := range c.Incidents {
		in := &c.Incidents[i]
		if !in.Until.IsZero() {
			continue
		}
		changed, days := p.changes(c, in)
		if len(changed) == 0 {
			continue
		}
		path := fmt.Sprintf("incidents.%d.at", i)
		on := slices.MinFunc(days, legal.Date.Compare)
		day := on.Chinese()
		out = append(out, complaint.Ask(c.Position(path), "span-of-law", path, in.At.Words+on.String(),
			"“"+in.At.Words+"”里的哪一天不知道，而"+strings.Join(changed, "、")+day+"起有了新的规定",
			"事情在"+day+"以前，还是从这一天起？看看通话记录、短信上的日期。",
			complaint.Change("是某一天：写成那一天"),
			complaint.Change("只记得在这之前或者之后：写成范围更小的，例如 "+on.AddDays(-1).Chinese()+"左右、"+
				monthOf(on)+"上旬").InWords(),
			complaint.Keep("都记不清：按最早的一天，引用当时的规定")))
	}
	return out
}

func monthOf(d legal.Date) string { return fmt.Sprintf("%d年%d月", d.Year, d.Month) }

// changes returns the laws that some paper would cite for the act and of which a new version
// takes effect after the first day of the act and not after its last, with the days on which they
// do.
func (p *Planner) changes(c *complaint.Case, in *complaint.Incident) (titles []string, days []legal.Date) {
	for _, s := range p.law.Statutes() {
		for k := range s.Versions {
			v := s.Versions[k]
			if v.Effective.After(in.At.Date) && !v.Effective.After(in.At.Within) && p.citedFor(c, in, s.ID) {
				titles, days = append(titles, "《"+v.Short+"》"), append(days, v.Effective)
			}
		}
	}
	return titles, days
}

// citedFor reports whether some paper cites the law for the act, in the version of the day of the
// act.
func (p *Planner) citedFor(c *complaint.Case, in *complaint.Incident, law string) bool {
	m := legal.Matter{Role: c.Complainant.Role, Kind: c.Respondent.Kind, App: HasApp(c), Card: Card(c), Filed: c.Date,
		Affected: c.Affected, Acts: []legal.Act{Act(c, in)}}
	for _, a := range p.agencies.Agencies() {
		for i := range a.Papers {
			m.Paper = a.Papers[i].Kind
			if slices.ContainsFunc(p.law.Grounds(m), func(g legal.Ground) bool {
				return g.Citation != nil && g.Citation.Version.Law == law && g.Citation.Clock == legal.ByAct
			}) {
				return true
			}
		}
	}
	return false
}
