package complaint

import (
	"tousu/legal"
	"tousu/legal/identity"
)

// check finds the faults that lie between keys, and derives what one key says of
// another.
func (d *decoder) check() {
	d.checkComplainant()
	if a := d.c.Agent; a != nil && a.IDNumber != "" {
		if p := checkAnyID(a.IDNumber, d.days.Today); p != nil {
			d.crossFault("agent.id_number", "代理人.证件号码", p)
		}
	}
	for i := range d.c.Incidents {
		d.checkIncident(i)
	}
}

func (d *decoder) crossFault(path, label string, p *problem) {
	d.report(d.c.Position(path), p.code, path, "“"+label+"”"+p.message, p.hint)
}

// checkComplainant checks the number by the type of document and takes sex and
// date of birth from it where they are not given.
func (d *decoder) checkComplainant() {
	c := &d.c.Complainant
	if c.Role == "" {
		c.Role = legal.Borrower
	}
	if c.IDType == "" {
		if d.written("complainant.id_type") {
			return // refused already: the number cannot be judged
		}
		c.IDType = ResidentID
	}
	if c.IDNumber == "" {
		return
	}
	if p := checkID(c.IDType, c.IDNumber, d.days.Today); p != nil {
		d.crossFault("complainant.id_number", "投诉人.身份证号", p)
		return
	}
	if birth, ok := birthDate(c.IDNumber); ok && c.BirthDate.IsZero() {
		c.BirthDate = birth
	}
	if c.Sex == "" {
		c.Sex = identity.ResidentSex(c.IDNumber)
	}
}

func (d *decoder) checkIncident(i int) {
	in := &d.c.Incidents[i]
	if last := in.At.Through; !last.IsZero() {
		in.At.Through = legal.Date{}
		if !in.Until.IsZero() && in.Until != last {
			d.crossFault(incidentPath(i, "until"), "事件.截止", &problem{"until-differs", "和“时间”里写的最后一天不同", "“时间”只写第一天，“截止”写最后一天"})
			return
		}
		in.Until = last
	}
	if !in.Until.IsZero() && !in.At.IsZero() && in.Until.Before(in.At.Date) {
		d.crossFault(incidentPath(i, "until"), "事件.截止", &problem{"until-before-at", "早于“时间”", "请核对两个日期"})
	}
}
