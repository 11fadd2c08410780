// Package agency holds the bodies that take complaints (受理机关): their names
// over time, the papers each accepts, and the rules that route a case to them.
package agency

import (
	"strings"

	"tousu/legal"
)

// Agency is one body, or one kind of body with regional offices (机关).
type Agency struct {
	Slug      string   // permanent identifier: nfra
	Label     string   // what lists call it: 金融监管总局派出机构
	Names     []Name   // oldest first, without gaps between them
	Former    []string // earlier names that were given up on different days in different places
	Aliases   []string
	Endings   []string                    // a name that ends so leads to the body: 公安局
	You       string                      // how a letter speaks to it: 贵局
	Yous      map[legal.LenderKind]string // instead of You where the respondent is of the kind: 贵行
	Party     Party                       // it is a party of the case; "" for an authority
	Addressee []Addressee                 // where the case holds its name; empty for the registry's alone
	Tribunal  bool                        // a court or the like: the other side is given its papers in copy
	// before it what is lost under the contract is claimed, elsewhere what a wrong cost
	Contract bool
	Place    Place    // whose place decides which office is addressed
	Cities   []string // it takes only what is against a respondent seated in a district of these: 杭州市
	Reach    string   // how to reach it, beside or in place of verified channels
	Step     int      // its place in the order of steps (legal order, not urgency)
	StepName string   `yaml:"step-name"` // 向金融监管部门投诉、举报
	Kept     bool     // no body at all: what the sender keeps, or passes on to be filled in
	SelfOnly bool     `yaml:"self-only"` // takes papers from the person himself alone: no 授权委托书 for it
	Papers   []Paper
	Requires []string // what it demands before it accepts, for all its papers
	Refuses  []Refusal
	Channels []Channel
	Sources  []string
}

// Place is whose place decides which office is addressed.
type Place string

// The places. The zero Place is that of the respondent.
const (
	OfRespondent  Place = ""
	OfComplainant Place = "complainant"
	OfReported    Place = "reported" // of the office that was reported to, whose silence the papers are about
)

// Name is what the body was called over an interval (名称).
type Name struct {
	Name     string     // 国家金融监督管理总局
	Short    string     // 金融监管总局
	Regional string     // form of a provincial office; see Address. "" where the body has none
	Local    []string   // forms tried before Regional, for which the place must be known to the city or county
	Desk     string     // behind the name of a city's office, for the sender to fill in who takes the paper: ＿＿＿＿派出所
	Fallback string     // where the place is unknown: 公安机关; "" for Name
	Blank    string     // stands for Fallback in the paper, for the sender to fill in; "" for Fallback
	Own      []OwnForm  // forms of single regions
	From     legal.Date // zero: since before any date that matters
	Until    legal.Date // last day; zero while it lasts
}

// OwnForm is the name of the office in regions that call it otherwise: 广东省消费者
// 委员会 where others have a 消费者协会.
type OwnForm struct {
	Regions []string // 广东, 深圳
	Local   []string
	Form    string
}

// Channel is a verified way to reach the body (渠道).
type Channel struct {
	Kind    string // 电话, 网站, 邮寄
	Value   string
	Note    string
	Checked legal.Date
}

// Paper is one kind of letter that the body accepts (文种).
type Paper struct {
	Kind     string       // template: nfra-report
	Title    string       // 举报信
	Needs    []string     // case keys beyond the required ones: complainant.ethnicity
	Roles    []legal.Role // who can hand it in; empty for the borrower and the contact
	Requires []string
	Limits   []Limit
	Terms    []Term // those of Limits that can be counted
	Opens    *Opening
	Rules    []Rule // the first that matches decides; the last matches always

	// About are the acts that the paper speaks of, any of them; empty for all. Exhibits
	// are what goes with it; "" for what follows from About and the body.
	About    []About
	Exhibits Exhibiting

	// Presumed are the roles for whom a submission to the body is taken for this paper
	// where the record does not tell which.
	Presumed []legal.Role

	// Claims: the paper claims money, so that the receipts of what was spent go with it.
	Claims bool

	// Charges: the paper takes up what was charged under the contract. Others are not told of it.
	Charges bool

	// Lists: exhibits that list other persons go with the paper, as they do to police and court.
	Lists bool

	// Promises: the paper offers to pay.
	Promises bool

	// Identifies: the body has to find the persons who were called, so that the
	// paper shows their full names and numbers. Police only: what a court or a
	// tribunal is given goes to the other side in copy.
	Identifies bool

	// Apart: the paper has consequences of its own, so that naming the body does not
	// ask for it; naming the paper does.
	Apart bool

	// Unnamed: the paper is of use where nobody knows the registered name of whom it
	// complains of: the body finds out.
	Unnamed bool

	// Follows: the paper asks after what the body was sent and let its time pass by
	// (催办、查询). It is open only then, and again after each such time.
	Follows bool

	// Silence names the body, by its slug, whose silence or refusal the paper is about; ""
	// for none.
	// A paper that Follows is about that of its own body.
	Silence string
}

// AllNeeds are the keys that the paper needs: its Needs, and the respondent's
// registered name unless it can do without.
func (p *Paper) AllNeeds() []string {
	if p.Unnamed {
		return p.Needs
	}
	return append([]string{"respondent.name"}, p.Needs...)
}

// Hint is what the paper wants first, in one text.
func (p *Paper) Hint() string { return strings.Join(p.Requires, "；") }

// Paper returns the body's paper of a kind, nil where it has none.
func (a *Agency) Paper(kind string) *Paper {
	for i := range a.Papers {
		if a.Papers[i].Kind == kind {
			return &a.Papers[i]
		}
	}
	return nil
}

// Limit is how long the body has, or how long the sender has (期限).
type Limit struct {
	What  string // 十五日内决定是否受理
	Basis legal.Refs
}

// Opening says when the step opens after an earlier one (下一步).
type Opening struct {
	After  string       // slug of the body complained to before: lender
	Within legal.Period // which it has to answer
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
	Never  bool // not competent, and the paper would make no sense: it is not written
	Reason string
	Basis  []string // law/provision or rule/id
}
