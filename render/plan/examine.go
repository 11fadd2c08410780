package plan

import (
	"fmt"

	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// Examine reports what only the registry can find in a case: an unknown region, recipients that
// name no body, and an offer to pay a debt that may be time-barred. The papers asked for are to,
// or those of the case if to is empty.
func (p *Planner) Examine(c *complaint.Case, to ...string) complaint.Findings {
	var out complaint.Findings
	fault := func(path, code, message, hint string) {
		out = append(out, complaint.Finding{Pos: c.Position(path), Code: code, Path: path, Message: message,
			Hint: hint})
	}
	// papers against an unknown company need no region
	if _, ok := p.agencies.Region(c.Respondent.Region); !ok && c.Respondent.Region != "" {
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
	out = append(out, p.contradictedRegion(c)...)
	return append(out, append(p.repayPromise(c, to), p.spansOfLaw(c)...).Settle(c.Confirmed)...)
}

// nearHint returns advice for a name that matches no body: the closest known name, if any.
func (p *Planner) nearHint(name string) string {
	if near := p.near(name); near != "" {
		return "是否想写“" + near + "”"
	}
	return "可用的名称见 tousu agency list"
}

// branchName matches the names of branches, which bear the place of their head office.
var branchName = pattern.New(`分行|支行|分公司|营业部|办事处`)

// contradictedRegion warns if the lender's own address or the place in its name is in another
// province than its region: the region decides to which office a letter goes.
func (p *Planner) contradictedRegion(c *complaint.Case) complaint.Findings {
	r := &c.Respondent
	region := p.agencies.Locate(r.Region)
	if region.Name == "" {
		return nil
	}
	for _, x := range []struct{ text, path, what string }{{r.Address, "respondent.address", "住所"},
		{r.Name, "respondent.name", "名称"}} {
		place := p.agencies.Locate(x.text)
		if place.Name == "" || place.Province == region.Province || x.path == "respondent.name" &&
			branchName.MatchString(x.text) {
			continue
		}
		return complaint.Findings{{
			Pos: c.Position("respondent.region"), Severity: complaint.Warning, Code: "region-contradicted",
			Path:    "respondent.region",
			Message: "地区写的是“" + r.Region + "”，被投诉人的" + x.what + "里却是“" + place.Name + "”",
			Hint:    "地区是公司注册的地方，不是您住的地方；它决定信交给哪里的部门，请对照借款合同或者国家企业信用信息公示系统核对",
		}}
	}
	return nil
}
