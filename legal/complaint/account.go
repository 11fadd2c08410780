package complaint

import (
	"fmt"
	"strconv"
)

// passage is a text in the writer's own words, with the path of its key.
type passage struct {
	path, text string
	where      string // how a message names it: 第2件事的“经过”
}

// passages returns the texts of a case that letters print verbatim: accounts, replies, evidence,
// demands, harm, and the short fields beside them.
func (c *Case) passages() []passage {
	var out []passage
	add := func(path, where, text string) {
		if text != "" {
			out = append(out, passage{path, text, where})
		}
	}
	for i := range c.Incidents {
		in := &c.Incidents[i]
		where := fmt.Sprintf("第%d件事的", i+1)
		add(incidentPath(i, "narrative"), where+"“经过”", in.Narrative)
		add(incidentPath(i, "reported_by"), where+"“转述”", in.ReportedBy)
		add(incidentPath(i, "channel"), where+"“方式”", in.Channel)
		for k := range in.Contacts {
			add(incidentPath(i, "contact."+strconv.Itoa(k)+".relation"), where+"“关系”", in.Contacts[k].Relation)
		}
	}
	for i, p := range c.Prior {
		at, where := fmt.Sprintf("prior.%d.", i), fmt.Sprintf("第%d项既往投诉的", i+1)
		add(at+"body", where+"“对象”", p.Body)
		add(at+"channel", where+"“渠道”", p.Channel)
		add(at+"handler", where+"“经办人”", p.Handler)
		add(at+"reply", where+"“答复”", p.Reply)
	}
	for i, x := range c.Exhibits {
		at, where := fmt.Sprintf("exhibits.%d.", i), fmt.Sprintf("证据%d的", i+1)
		add(at+"name", where+"“名称”", x.Name)
		add(at+"form", where+"“形式”", x.Form)
		add(at+"source", where+"“来源”", x.Source)
		add(at+"proves", where+"“证明目的”", x.Proves)
	}
	for i, text := range c.Demands {
		add(fmt.Sprintf("demands.%d", i), fmt.Sprintf("第%d项诉求", i+1), text)
	}
	for i, text := range c.Harm {
		add(fmt.Sprintf("harm.%d", i), fmt.Sprintf("第%d项后果", i+1), text)
	}
	if c.Losses != nil {
		for i, l := range c.Losses.Economic {
			add(fmt.Sprintf("losses.economic.%d.item", i), fmt.Sprintf("第%d项损失", i+1), l.Item)
		}
	}
	if c.Respondent.Product != "" {
		add("respondent.product", "“产品”", c.Respondent.Product)
	}
	return out
}
