package plan

import (
	"tousu/legal"
	"tousu/legal/complaint"
)

// Limitation is the last day on which something can be brought before an authority or a court at
// all (时效), counted from the last of the acts concerned.
type Limitation struct {
	For   string     // what must be done by then: 向公安机关报案
	What  string     // the rule, in a sentence
	Basis legal.Refs // the clause that sets the limit
	Start legal.Date // the last day of the last act; not counted
	Due   legal.Date // the last day
	State State
}

// limits are the limitations of every case. Claims to stop and to apologise have none (民法典
// arts 196, 995).
var limits = []struct {
	toDo   string
	what   string
	period legal.Period
	basis  string
	of     legal.Group // of the acts concerned; "" for all
}{
	{"向公安机关报案", "违反治安管理的行为，公安机关在此之前没有发现的，不再处罚；已经报案的不受影响", legal.PoliceDiscovery, "psap/limitation", legal.Punishable},
	{"向监管部门举报", "违法行为，监管部门在此之前没有发现的，一般不再处罚；已经举报的不受影响", legal.PenaltyLimitation, "penalties/limitation", ""},
	{"向法院请求赔偿", "向法院请求赔偿，一般到这一天；请求停止侵害、赔礼道歉不受此限", legal.CivilLimitation, "civil/limitation", ""},
}

// Limitations returns until when the acts of the case can be pursued, as of a day.
func (p *Planner) Limitations(c *complaint.Case, on legal.Date) []Limitation {
	var out []Limitation
	for _, x := range limits {
		var last legal.Date
		for i := range c.Incidents {
			in := &c.Incidents[i]
			if x.of != "" && !x.of.Includes(in.Conduct...) {
				continue
			}
			if d := in.Last(); d.After(last) {
				last = d
			}
		}
		if last.IsZero() || last.After(on) {
			continue
		}
		l := Limitation{For: x.toDo, What: x.what, Basis: legal.Refs{x.basis}, Start: last, State: Running}
		l.Due = x.period.Length(legal.Days{Act: last, Filed: on}).After(last)
		switch {
		case on == l.Due:
			l.State = DueToday
		case on.After(l.Due):
			l.State = Overdue
		}
		out = append(out, l)
	}
	return out
}
