// Package agency holds the bodies that take complaints (受理机关): their names
// over time, the papers each accepts, and the rules that route a case to them.
package agency

import (
	"slices"
	"strings"

	"tousu/legal"
)

// Agency is one body, or one kind of body with regional offices (机关).
type Agency struct {
	Slug     string // permanent identifier: nfra
	Label    string // what lists call it: 金融监管总局派出机构
	Names    []Name // oldest first, without gaps between them
	Aliases  []string
	You      string // how a letter speaks to it: 贵局
	Papers   []Paper
	Requires []string // what it demands before it accepts, for all its papers
	Refuses  []Refusal
	Channels []Channel
	Sources  []string
}

// Name is what the body was called over an interval (名称).
type Name struct {
	Name     string     // 国家金融监督管理总局
	Short    string     // 金融监管总局
	Regional string     // form of a regional office; see Address. "" where the body has none
	From     legal.Date // zero: since before any date that matters
	Until    legal.Date // last day; zero while it lasts
}

// Refusal is a ground on which the body does not accept a paper (不予受理情形).
type Refusal struct {
	When   string // in words
	Basis  string // rule/id or law/provision, or "" for settled practice
	Effect Effect
}

// Effect is what becomes of a paper that meets a ground of refusal.
type Effect string

// The effects, from the mildest.
const (
	Warns        Effect = "warning"    // written, with a warning
	AsBackground Effect = "background" // written, the acts concerned as 背景事实
	Refuses      Effect = "refused"    // not written
)

// Channel is a verified way to reach the body (渠道).
type Channel struct {
	Kind    string // 电话, 网站, 邮寄
	Value   string
	Note    string
	Checked legal.Date
}

// Paper is one kind of letter that the body accepts (文种).
type Paper struct {
	Kind     string // template: nfra-report
	Title    string // 举报信
	Requires []string
	Enclose  []string // what to enclose, in the words of the table after render

	// Identifies: the body has to find the persons who were called, so that the
	// paper shows their full names and numbers. Police and court only.
	Identifies bool

	Rules []Rule // the first that matches decides; the last matches always
}

// Status is what a rule decides.
type Status string

// The statuses. Possible papers are written when named or with --to all.
const (
	Chosen       Status = "chosen"
	Possible     Status = "possible"
	NotCompetent Status = "not-competent"
)

// Statuses gives the Chinese words of the statuses.
var Statuses = legal.Vocabulary[Status]{
	{Slug: Chosen, Label: "建议提交"},
	{Slug: Possible, Label: "可以提交"},
	{Slug: NotCompetent, Label: "不宜提交"},
}

// Rule decides one paper for the cases it matches (路由规则).
type Rule struct {
	ID     string
	When   Condition
	Status Status
	Reason string
	Basis  []string // law/provision or rule/id
}

// Condition matches a case if every list that is given holds the case's value
// and every flag that is given is equal.
type Condition struct {
	Kinds    []legal.LenderKind
	Roles    []legal.Role
	Conducts []legal.Conduct // any of them among the case's
	App      *bool           // the case names an App, or the respondent is a platform
	Prior    *bool           // the case records an earlier complaint or request
}

// Facts are what routing knows of a case.
type Facts struct {
	Kind     legal.LenderKind
	Role     legal.Role
	Conducts []legal.Conduct
	App      bool
	Prior    bool
}

// Decision is what routing says of one paper of one body.
type Decision struct {
	Agency     *Agency
	Paper      *Paper
	Rule       *Rule
	Objections []Objection // in the order of the registry's file
}

// Objection is a ground of refusal that the case meets (不予受理情形).
type Objection struct {
	*Refusal
	Acts []int // the acts it concerns, by index into Facts.Acts; nil: the whole paper
}

// Background lists the acts that the paper can only tell and not rest on.
func (d Decision) Background() []int {
	var out []int
	for _, o := range d.Objections {
		for _, i := range o.Acts {
			if o.Effect == AsBackground && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// Route decides every paper of every body, in the order of the registry.
func (r *Registry) Route(f Facts) []Decision {
	var out []Decision
	for _, a := range r.agencies {
		for i := range a.Papers {
			p := &a.Papers[i]
			out = append(out, Decision{Agency: a, Paper: p, Rule: p.decide(f)})
		}
	}
	return out
}

// decide returns the first rule that matches; Load makes sure that one does.
func (p *Paper) decide(f Facts) *Rule {
	for i := range p.Rules {
		if p.Rules[i].When.matches(f) {
			return &p.Rules[i]
		}
	}
	panic("agency: no rule of " + p.Kind + " matches")
}

func (c *Condition) matches(f Facts) bool {
	return holds(c.Kinds, f.Kind) && holds(c.Roles, f.Role) && holds(c.Conducts, f.Conducts...) &&
		(c.App == nil || *c.App == f.App) && (c.Prior == nil || *c.Prior == f.Prior)
}

// holds reports whether list is empty or holds one of the values.
func holds[T comparable](list []T, values ...T) bool {
	if len(list) == 0 {
		return true
	}
	for _, x := range list {
		for _, v := range values {
			if x == v {
				return true
			}
		}
	}
	return false
}

// NameOn returns what the body is called on d.
func (a *Agency) NameOn(d legal.Date) *Name {
	for i := range a.Names {
		if n := &a.Names[i]; n.Until.IsZero() || !d.After(n.Until) {
			return n
		}
	}
	return &a.Names[len(a.Names)-1] // not reached: the last name has no end
}

// Address returns the name of the office for a region, as a letter of day d
// addresses it: {region} is 四川 or 宁波, {province} is 四川省.
func (a *Agency) Address(d legal.Date, region Region) string {
	n := a.NameOn(d)
	if n.Regional == "" {
		return n.Name
	}
	return strings.NewReplacer("{region}", region.Name, "{province}", region.Province).Replace(n.Regional)
}
