package complaint

import (
	"fmt"
	"slices"

	"tousu/legal"
	"tousu/legal/identity"
	"tousu/legal/pattern"
)

// check finds the faults between keys, and derives values from other keys.
func (d *decoder) check() {
	d.checkComplainant()
	d.checkFiles()
	if a := d.c.Agent; a != nil && a.IDNumber != "" {
		if p := checkAnyID(a.IDNumber, d.days.Today); p != nil {
			d.crossFault("agent.id_number", "代理人.证件号码", p)
		}
	}
	for i := range d.c.Incidents {
		d.checkIncident(i)
	}
}

// checkFiles reports an exhibit's file whose name has a person's number in it, since the volume of
// evidence and messages show file names. The caller's number is allowed, because programs that
// record calls put it there.
func (d *decoder) checkFiles() {
	for i := range d.c.Exhibits {
		for _, n := range identity.Find(d.c.Exhibits[i].File) {
			if (n.Kind == identity.Mobile || n.Kind == identity.Resident) && !slices.Contains(d.c.callers(), n.Digits) {
				d.crossFault(fmt.Sprintf("exhibits.%d.file", i), "证据.文件",
					&problem{"personal-file", "的文件名里有身份证号或者手机号", "请先给文件改名，例如 通话录音1.mp3，再写新的名称"})
				break
			}
		}
	}
}

// callers returns the numbers from which somebody called.
func (c *Case) callers() []string {
	var out []string
	for i := range c.Incidents {
		out = append(out, identity.Numbers(c.Incidents[i].Caller)...)
	}
	if c.Collector != nil {
		for _, p := range c.Collector.Phones {
			out = append(out, identity.Numbers(p)...)
		}
	}
	return out
}

func (d *decoder) crossFault(path, label string, p *problem) {
	d.report(d.c.Position(path), p.code, path, "“"+label+"”"+p.message, p.hint)
}

// checkComplainant checks the number by the type of document, and takes sex and date of birth from
// it if they are not given.
func (d *decoder) checkComplainant() {
	c := &d.c.Complainant
	if c.Role == "" {
		c.Role = legal.Borrower
	}
	if c.IDType == "" {
		if d.written("complainant.id_type") {
			return // reported already: the number cannot be checked
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

// selfWords match how people write that they were called themselves.
var selfWords = pattern.New(`^(?:我?本人|我?自己|我|投诉人(?:本人)?|借款人本人)$`)

// checkSelf removes the complainant himself from the people who were called: the letters mention
// others, of whose calls he has only heard.
func (d *decoder) checkSelf(i int) {
	in, own := &d.c.Incidents[i], d.c.Complainant.Name
	var others []ContactPerson
	for k, p := range in.Contacts {
		self, his := selfWords.MatchString(p.Relation), own != "" && p.Name == own || selfWords.MatchString(p.Name)
		switch {
		case self && p.Name != "" && !his:
			d.crossFault(incidentPath(i, fmt.Sprintf("contact.%d.relation", k)), "事件.对象.关系",
				&problem{"contact-self", "写的是“本人”，姓名却是另一个人", "打给投诉人自己的，删去“对象”；打给别人的，写他是投诉人的什么人"})
		case self || his:
			continue
		}
		others = append(others, p)
	}
	in.Contacts = others
}

func (d *decoder) checkIncident(i int) {
	d.checkSelf(i)
	in := &d.c.Incidents[i]
	if last := in.At.Through; !last.IsZero() {
		in.At.Through = legal.Date{}
		if !in.Until.IsZero() && in.Until != last {
			d.crossFault(incidentPath(i, "until"), "事件.截止",
				&problem{"until-differs", "和“时间”里写的最后一天不同", "“时间”只写第一天，“截止”写最后一天"})
			return
		}
		in.Until = last
	}
	if !in.Until.IsZero() && !in.At.IsZero() && in.Until.Before(in.At.Date) {
		d.crossFault(incidentPath(i, "until"), "事件.截止", &problem{"until-before-at", "早于“时间”", "请核对两个日期"})
	}
}
