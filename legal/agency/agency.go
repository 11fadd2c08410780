// Package agency holds the bodies that take complaints (受理机关): their names over time, the
// papers that each accepts, and the rules that route a case to them.
package agency

import (
	"strings"

	"tousu/legal"
)

// Agency is a body, or a kind of body with regional offices (机关).
type Agency struct {
	Slug      string   // permanent identifier: nfra
	Label     string   // its name in lists: 金融监管总局派出机构
	Names     []Name   // oldest first, without gaps between them
	Former    []string // earlier names that were replaced on different days in different places
	Aliases   []string
	Endings   []string                    // a name with this ending means the body: 公安局
	You       string                      // form of address in letters: 贵局
	Yous      map[legal.LenderKind]string // instead of You for these kinds of respondent: 贵行
	Party     Party                       // the party of the case that it is; "" for an authority
	Addressee []Addressee                 // keys of the case that may hold its name; empty if only the registry names it
	Tribunal  bool                        // a court or the like: the other side gets a copy of its papers
	// papers to it claim losses under the contract; those to other tribunals, the cost of a wrong
	Contract bool
	Place    Place    // whose place decides which office is addressed
	Cities   []string // it only takes cases against a respondent seated in a district of these: 杭州市
	Reach    string   // how to reach it, besides or instead of verified channels
	Step     int      // rank in the order of steps (legal order, not urgency)
	StepName string   `yaml:"step-name"` // 向金融监管部门投诉、举报
	Kept     bool     // not a body: papers the sender keeps, or passes on to be filled in
	SelfOnly bool     `yaml:"self-only"` // takes papers only from the person himself: no 授权委托书 for it
	Papers   []Paper
	Requires []string // what it demands before it accepts any of its papers
	Refuses  []Refusal
	Channels []Channel
	Sources  []string
}

// Place says whose place decides which office is addressed.
type Place string

// The places. The zero Place is the respondent's.
const (
	OfRespondent  Place = ""
	OfComplainant Place = "complainant"
	OfReported    Place = "reported" // of the office that was reported to and did not act
)

// Name is the body's name over an interval (名称).
type Name struct {
	Name     string     // 国家金融监督管理总局
	Short    string     // 金融监管总局
	Regional string     // form of a provincial office's name, see Address; "" if the body has none
	Local    []string   // forms tried before Regional, which need the city or county
	Desk     string     // follows the name of a city's office; the sender fills in who takes the paper: ＿＿＿＿派出所
	Fallback string     // used if the place is unknown: 公安机关; "" for Name
	Blank    string     // used in the paper instead of Fallback, for the sender to fill in; "" for Fallback
	Own      []OwnForm  // forms of some regions
	From     legal.Date // zero: since before any day that matters
	Until    legal.Date // last day; zero if still in use
}

// OwnForm is the name of the office in regions that use another one: 广东省消费者委员会 where
// others have a 消费者协会.
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

// Paper is a kind of letter that the body accepts (文种).
type Paper struct {
	Kind     string       // template: nfra-report
	Title    string       // 举报信
	Needs    []string     // case keys beyond the required ones: complainant.ethnicity
	Roles    []legal.Role // who can submit it; empty for the borrower and the contact
	Requires []string
	Limits   []Limit
	Terms    []Term // those of Limits that can be counted
	Opens    *Opening
	Rules    []Rule // the first match decides; the last one always matches

	// About selects the acts that the paper mentions; empty for all. Exhibits says which exhibits
	// go with it; "" if that follows from About and the body.
	About    []About
	Exhibits Exhibiting

	// Presumed: for these roles an earlier submission to the body that names no paper is taken to
	// be this one.
	Presumed []legal.Role

	// Claims: the paper claims money, so it needs the receipts of what was spent.
	Claims bool

	// Charges: the paper complains of what was charged under the contract. Other papers do not
	// mention it.
	Charges bool

	// Lists: the paper comes with exhibits that list other people, as papers to police and court
	// do.
	Lists bool

	// Promises: the paper offers to pay.
	Promises bool

	// Identifies: the body has to find the people who were called, so the paper shows their full
	// names and numbers. Police only: the other side gets a copy of what a court or a tribunal
	// receives.
	Identifies bool

	// Apart: the paper has consequences of its own, so it is written only if the paper is named,
	// not if just the body is.
	Apart bool

	// Unnamed: the paper is useful even if the respondent's registered name is unknown: the body
	// finds it out.
	Unnamed bool

	// Follows: the paper asks about a submission that the body has not answered in time
	// (催办、查询). It is open only then, and again after each such term.
	Follows bool

	// Silence is the slug of the body that failed to answer, or refused, and that the paper is
	// about; "" for none. A paper that Follows is about its own body.
	Silence string
}

// AllNeeds returns the keys that the paper needs: its Needs, and the respondent's registered name
// unless the paper can do without.
func (p *Paper) AllNeeds() []string {
	if p.Unnamed {
		return p.Needs
	}
	return append([]string{"respondent.name"}, p.Needs...)
}

// Hint returns in one text what the paper requires first.
func (p *Paper) Hint() string { return strings.Join(p.Requires, "；") }

// Paper returns the body's paper of that kind, or nil.
func (a *Agency) Paper(kind string) *Paper {
	for i := range a.Papers {
		if a.Papers[i].Kind == kind {
			return &a.Papers[i]
		}
	}
	return nil
}

// Limit is a time limit for the body or for the sender (期限).
type Limit struct {
	What  string // 十五日内决定是否受理
	Basis legal.Refs
}

// Opening says when a step opens after an earlier one (下一步).
type Opening struct {
	After  string       // slug of the body complained to first: lender
	Within legal.Period // the term in which it has to answer
}

// Status is what a rule decides.
type Status string

// The statuses. Possible papers are written if named or with --to all.
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
	Never  bool // with NotCompetent: the paper would make no sense and is never written
	Reason string
	Basis  []string // law/provision or rule/id
}
