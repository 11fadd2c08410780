// Package complaint reads the facts of one case (案件) from a case file or from rows of a table,
// checks them, and returns only valid cases.
package complaint

import (
	"go/token"
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
)

// Case is one valid case: every required key is present and every value has
// passed its check. Optional keys that were absent are zero.
type Case struct {
	File        string     // name under which the case was read, for positions
	ID          string     // 编号; default the file's base name without extension
	Date        legal.Date // date of the letters: the flag, else 日期, else today
	Reference   string     // 文号, of the clinic that handles the case
	Handler     string     // 承办人, who handles it there
	Recipients  []string   // 收件机构 as written: 自动, 全部, names, aliases or slugs
	Addressees  []Override // 收件机关名称: names that replace an agency's own
	Complainant Complainant
	Agent       *Agent // nil if the complainant acts himself
	Respondent  Respondent
	Collector   *Collector
	Loan        *Loan
	Incidents   []Incident // never empty, in the order of the file
	Prior       []Prior
	Exhibits    []Exhibit
	Demands     []string // 诉求 in the complainant's own words
	Harm        []string // 后果 of the acts, in the complainant's own words
	Losses      *Losses
	Affected    int // 受影响人数; 0 if unknown
	Arbitration *Arbitration
	Court       string   // 法院
	Confirmed   []string // 核对: answers to doubts, as Finding.Answers have them

	positions map[string]token.Position
	leftOut   []string       // paths of values that could not be read and that letters can omit
	open      bool           // a doubt has no answer yet
	start     token.Position // of the case: the start of the file, or its first row
}

// Override replaces the name of an agency in the address (收件机关名称).
type Override struct {
	Agency string // slug, name or alias as written
	Name   string
}

// IDType is the kind of an identity document (证件类型).
type IDType string

// The kinds of identity document. Only ResidentID carries sex, birth date and a
// check digit.
const (
	ResidentID   IDType = "resident-id"   // 居民身份证
	ResidencePRC IDType = "residence"     // 港澳台居民居住证, numbered like an ID card
	HomeReturn   IDType = "home-return"   // 港澳居民来往内地通行证
	TaiwanPermit IDType = "taiwan-permit" // 台湾居民来往大陆通行证
	ForeignerID  IDType = "foreigner-id"  // 外国人永久居留身份证
	Passport     IDType = "passport"      // 护照
)

// IDTypes is the vocabulary of 证件类型.
var IDTypes = legal.Vocabulary[IDType]{
	{Slug: ResidentID, Label: "居民身份证"},
	{Slug: ResidencePRC, Label: "港澳台居民居住证"},
	{Slug: HomeReturn, Label: "港澳居民来往内地通行证"},
	{Slug: TaiwanPermit, Label: "台湾居民来往大陆通行证"},
	{Slug: ForeignerID, Label: "外国人永久居留身份证"},
	{Slug: Passport, Label: "护照"},
}

// Complainant is the person who complains and signs (投诉人).
type Complainant struct {
	Name       string
	Role       legal.Role
	Sex        string // 男 or 女; from the ID number if absent, "" if unknown
	Ethnicity  string
	BirthDate  legal.Date // from the ID number if absent
	IDType     IDType
	IDNumber   string
	Phone      string
	Address    string
	Email      string
	Occupation string
	Employer   string
	Guarantee  *bool // 担保: whether he stood surety for somebody else's loan; nil if not stated
	Emergency  *bool // 紧急联系人: whether the borrower named him as one; nil if not stated
}

// Guarantor reports whether the complainant is a contact who stood surety.
func (c *Complainant) Guarantor() bool {
	return c.Role == legal.Contact && c.Guarantee != nil && *c.Guarantee
}

// Agent is the person who acts under a power of attorney (代理人).
type Agent struct {
	Name         string
	Capacity     string // 身份
	IDNumber     string
	Phone        string
	Organisation string
	Address      string // 通讯地址
	Licence      string // 执业证号
	Powers       string // 权限
	Until        legal.Date
}

// Respondent is the lender or other body complained of (被投诉人).
type Respondent struct {
	Name                string
	Kind                legal.LenderKind
	Region              string // 地区 as written; package agency resolves it
	USCC                string // 统一社会信用代码
	Address             string // 住所
	LegalRepresentative string
	Unknown             bool // the registered name is not known: Name says so
	Hotline             string
	Product             string
	App                 string
}

// Collector is the collection agency, if known (催收机构).
type Collector struct {
	Name    string
	USCC    string
	Address string
	Phones  []string
}

// Loan is the loan contract (借款). Unknown amounts are 0, unknown dates zero.
type Loan struct {
	Contract     string
	Funder       string // 资金方
	Platform     string // 平台, through which the loan was made; set if the respondent is its funder
	Assignee     string // 债权受让人, to whom the claim was assigned
	Principal    legal.Money
	DisbursedOn  legal.Date
	DueOn        legal.Date
	OverdueSince legal.Date
	Outstanding  legal.Money
}

// Moment is a day, with the time of day if it is known (时间), UTC+8.
type Moment struct {
	legal.Date
	HasTime      bool
	Hour, Minute int // 0–23, 0–59

	// For a day that is not known, Date is the first possible day, Within the last, and Words is
	// how a letter puts it.
	Within legal.Date
	Words  string

	Through   legal.Date // last of several days that were written as one value; it becomes 截止
	Elsewhere bool       // written in the time of another zone
}

// Chinese returns 2026年3月20日21时40分, or only the day.
func (m Moment) Chinese() string {
	if m.Words != "" {
		return m.Words
	}
	if !m.HasTime {
		return m.Date.Chinese()
	}
	return m.Date.Chinese() + twoDigits(m.Hour) + "时" + twoDigits(m.Minute) + "分"
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// Incident is one act complained of, or a series of similar acts (事件).
type Incident struct {
	At            Moment     // 时间: of the act, or of the first act of the series
	Until         legal.Date // 截止: the last day of a series; zero for a single act
	Conduct       []legal.Conduct
	Narrative     string          // 经过, verbatim, lines separated by LF
	Channel       string          // 方式
	Caller        string          // 来电号码
	Contacts      []ContactPerson // 对象: the people who were called, in the order of the file
	ReportedBy    string          // 转述: who told the complainant about it, if he did not witness it
	Count         int             // 次数; 0 if not stated
	DisclosedDebt *bool           // 披露债务; nil if not stated
	Reachable     *bool           // 能联系上借款人: whether the borrower could be reached at the time; nil if not stated
	Exhibits      []int           // indices into Case.Exhibits
}

// Last returns the last day of the act: a continuing act is judged by the law of the day on which
// it ended.
func (i *Incident) Last() legal.Date {
	if i.Until.IsZero() {
		return i.At.Date
	}
	return i.Until
}

// ContactPerson is a person from the phone book who was called (对象). His name and number are a
// third person's data: letters print the name only with his consent, and the full number only to
// police, prosecutor and court.
type ContactPerson struct {
	Relation string // 关系
	Name     string
	Phone    string
	Consent  Consent // 同意列名

	Emergency *bool // 紧急联系人: whether the borrower named him as one; nil if not stated
}

// Consent says to whom a person who was called agrees to be named (同意列名). Whatever he agrees
// to, his full number is only in papers to police, prosecutor and court.
type Consent string

// The answers to 同意列名. No answer, or no, is treated as ToAuthorities.
const (
	Unasked       Consent = ""
	ToAll         Consent = "all"         // 都可以
	ToAuthorities Consent = "authorities" // 只写给公安、检察院、法院
	ToNobody      Consent = "nobody"      // 都不写
)

// Consents is the vocabulary of 同意列名. 是 is read as ToAll, 否 as Unasked.
var Consents = legal.Vocabulary[Consent]{
	{Slug: ToAll, Label: "都可以"},
	{Slug: ToAuthorities, Label: "只写给公安、检察院、法院"},
	{Slug: ToNobody, Label: "都不写"},
}

// Prior is one submission about the same facts (既往投诉). Papers of this program count too: it is
// the record of everything that was submitted.
type Prior struct {
	Date       legal.Date // day of the submission
	Body       string     // 对象
	Paper      string     // 文书: title or kind of the paper; "" for a call
	Channel    string
	Tracking   string     // 单号, the tracking number of the post
	Posted     bool       // sent by post, with a tracking number or without
	ReceivedOn legal.Date // 签收日期
	Ticket     string     // 工单号, 受理号
	AcceptedOn legal.Date // 受理日期
	Handler    string
	Reply      string
	RepliedOn  legal.Date
	Result     Result
}

// Received returns the day on which the body received the submission: the day on which it was
// signed for or, if it did not go by post, the day of the submission. It is zero if unknown.
func (p *Prior) Received() legal.Date {
	if !p.ReceivedOn.IsZero() || p.Tracking != "" || p.Posted {
		return p.ReceivedOn
	}
	return p.Date
}

// Answered reports whether the body has answered.
func (p *Prior) Answered() bool { return p.Reply != "" || !p.RepliedOn.IsZero() || p.Result != "" }

// Result is how a submission ended (结果).
type Result string

// The results.
const (
	Resolved  Result = "resolved"
	Partly    Result = "partly"
	Dismissed Result = "dismissed"
	Refused   Result = "refused"
	Forwarded Result = "forwarded"
	Withdrawn Result = "withdrawn"
)

// Results is the vocabulary of 既往投诉.结果.
var Results = legal.Vocabulary[Result]{
	{Slug: Resolved, Label: "已解决"},
	{Slug: Partly, Label: "部分解决"},
	{Slug: Dismissed, Label: "不支持"},
	{Slug: Refused, Label: "不予受理"},
	{Slug: Forwarded, Label: "已转办"},
	{Slug: Withdrawn, Label: "已撤回"},
}

// Exhibit is one piece of evidence (证据).
type Exhibit struct {
	Name   string
	Form   string // 形式
	Source string
	Proves string // 证明目的
	Pages  int    // 0 if unknown
	File   string
	Others *bool // 列有他人: whether it lists other people; nil if not stated
}

// Losses are what the complainant claims in money (损失).
type Losses struct {
	Economic []LossItem
	Mental   legal.Money // 精神损害
}

// LossItem is one loss, with evidence.
type LossItem struct {
	Item   string
	Amount legal.Money
	Class  LossClass // "" means TortLoss
}

// LossClass says what a loss is claimed for (类别).
type LossClass string

// The classes of loss. Torts go to court even if an arbitration clause sends what was taken under
// the contract to arbitration.
const (
	TortLoss     LossClass = "tort"
	ContractLoss LossClass = "contract"
)

// LossClasses is the vocabulary of 损失.经济损失.类别.
var LossClasses = legal.Vocabulary[LossClass]{
	{Slug: TortLoss, Label: "侵权"},
	{Slug: ContractLoss, Label: "合同"},
}

// UnderContract reports whether any loss is claimed under the contract.
func (l *Losses) UnderContract() bool {
	return l != nil && slices.ContainsFunc(l.Economic, func(item LossItem) bool { return item.Class == ContractLoss })
}

// Arbitration is an arbitration agreement in the contract (仲裁协议).
type Arbitration struct {
	Institution string
	Clause      string
}

// Open reports whether a doubt about the case has no answer yet. No letter of an open case may be
// written.
func (c *Case) Open() bool { return c.open }

// LeftOut reports whether the file gives the key, but with a value that could not be read.
func (c *Case) LeftOut(path string) bool { return slices.Contains(c.leftOut, path) }

// Position returns the position of a key's value in the case file. The path consists of the English
// keys and zero-based indices: "complainant.id_number", "incidents.1.narrative". For an absent key
// it is the position of the group that lacks it. For a case from a table, Line is the row that
// Excel shows and Column the number of the column.
func (c *Case) Position(path string) token.Position {
	for path != "" {
		if p, ok := c.positions[path]; ok {
			return p
		}
		path = path[:max(0, strings.LastIndexByte(path, '.'))]
	}
	return c.start
}

// LinePosition returns the position of a line of a text, counted from 0: that of the line in a
// block scalar, else that of the value.
func (c *Case) LinePosition(path string, line int) token.Position {
	if p, ok := c.positions[linePath(path, line)]; ok {
		return p
	}
	return c.Position(path)
}

func linePath(path string, line int) string { return path + "#" + strconv.Itoa(line) }
