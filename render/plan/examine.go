package plan

import (
	"fmt"

	"tousu/legal/complaint"
)

// Examine finds what only the registry can tell of a case: a region that is none,
// recipients that lead to no body, and an offer to pay what may be barred. `to` are the
// papers asked for, where they are not those of the case.
func (p *Planner) Examine(c *complaint.Case, to ...string) complaint.Findings {
	var out complaint.Findings
	fault := func(path, code, message, hint string) {
		out = append(out, complaint.Finding{Pos: c.Position(path), Code: code, Path: path, Message: message, Hint: hint})
	}
	if _, ok := p.agencies.Region(c.Respondent.Region); !ok {
		fault("respondent.region", "unknown-region", "地区无法识别", "写省级行政区或者地级市的名称，例如 四川、深圳")
	}
	for i, name := range c.Recipients {
		if p.Known([]string{name}) != nil {
			fault(fmt.Sprintf("recipients.%d", i), "unknown-recipient", "没有这个收件机构", p.nearHint(name))
		}
	}
	for i := range c.Prior {
		if sent := &c.Prior[i]; sent.Paper != "" {
			if _, paper := p.submitted(c, sent); paper == nil {
				path := fmt.Sprintf("prior.%d.paper", i)
				out = append(out, complaint.Finding{
					Pos: c.Position(path), Severity: complaint.Warning, Code: "unknown-paper", Path: path,
					Message: "这个机构没有叫这个名称的文书，算不出期限", Hint: "文书的名称见 tousu route，例如 消费投诉书",
				})
			}
		}
	}
	for _, o := range c.Addressees {
		if _, ok := p.agencies.Find(o.Agency); !ok {
			fault("addressees."+o.Agency, "unknown-recipient", "没有这个收件机构", p.nearHint(o.Agency))
		}
	}
	return append(out, p.repayPromise(c, to).Settle(c.Confirmed)...)
}

// nearHint tells what a name that leads to no body may have been meant to be.
func (p *Planner) nearHint(name string) string {
	if near := p.near(name); near != "" {
		return "是否想写“" + near + "”"
	}
	return "可用的名称见 tousu agency list"
}
