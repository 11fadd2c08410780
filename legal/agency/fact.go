package agency

import "tousu/legal"

// Fact is something that is true of a case or not (事实). Rules and grounds of refusal name facts.
type Fact string

// The facts.
const (
	App           Fact = "app"
	Prior         Fact = "prior"
	Answered      Fact = "answered"
	Denied        Fact = "denied"
	Crime         Fact = "crime"
	Collector     Fact = "collector"
	Expired       Fact = "expired"
	Credit        Fact = "credit"
	Objected      Fact = "objected"
	Tort          Fact = "tort"
	RecordOnly    Fact = "record-only"
	Numbers       Fact = "numbers"
	Complete      Fact = "complete"
	Arbitration   Fact = "arbitration"
	Online        Fact = "online"
	InCity        Fact = "in-city"
	SeatKnown     Fact = "seat-known"
	Named         Fact = "named"
	Placed        Fact = "placed"
	Ongoing       Fact = "ongoing"
	OngoingOnline Fact = "ongoing-online"
	Claim         Fact = "claim"
	ClaimTold     Fact = "claim-told"
	HasAgent      Fact = "agent"
	Admitted      Fact = "admitted"
	Shared        Fact = "shared"
	Many          Fact = "many"
	LawFirm       Fact = "law-firm"
	Lawyers       Fact = "lawyers"
)

// FactNames is the vocabulary of facts. It is the only list of them: data that name another fact
// are an error.
var FactNames = legal.Vocabulary[Fact]{
	{Slug: App, Label: "写明应用程序，或者被投诉人是平台"},
	{Slug: Prior, Label: "此前向被投诉机构提出过"},
	{Slug: Answered, Label: "被投诉机构答复过"},
	{Slug: Denied, Label: "被投诉机构的答复是否认"},
	{Slug: Crime, Label: "有的事实可能涉嫌刑法规定的犯罪"},
	{Slug: Collector, Label: "写明催收机构的名称，或者被投诉人就是"},
	{Slug: Expired, Label: "诉讼时效期间可能已经届满"},
	{Slug: Credit, Label: "提到征信记录"},
	{Slug: Objected, Label: "被投诉机构收到异议已满二十日"},
	{Slug: Tort, Label: "有侵害人格权益的行为"},
	{Slug: RecordOnly, Label: "只涉及对征信记录的异议"},
	{Slug: Numbers, Label: "知道某个呼叫本人的号码"},
	{Slug: Complete, Label: "其中有完整的号码"},
	{Slug: Arbitration, Label: "合同有仲裁条款"},
	{Slug: Online, Label: "有通过应用程序或者在网上实施的行为"},
	{Slug: InCity, Label: "被投诉人住所在限定的城市的市辖区内"},
	{Slug: SeatKnown, Label: "知道是否在那些城市"},
	{Slug: Named, Label: "知道这一机构的名称"}, // set anew for each body
	{Slug: Placed, Label: "第二被告写明住所，或者没有第二被告"},
	{Slug: Ongoing, Label: "催收正在实施"},
	{Slug: OngoingOnline, Label: "网上的行为正在实施"},
	{Slug: Claim, Label: "按合同请求返还款项"},
	{Slug: ClaimTold, Label: "有一件事写明这笔款项是怎样收取的"},
	{Slug: HasAgent, Label: "有代理人"},
	{Slug: Admitted, Label: "代理人是法院接受的，或者没有代理人"},
	{Slug: Shared, Label: "本人的电话也是代理人或者联系人的"},
	{Slug: Many, Label: "受影响的人数众多"},
	{Slug: LawFirm, Label: "催收的是律师事务所"},
	{Slug: Lawyers, Label: "有人以律师的名义催收"},
}

// Place returns the index of the fact in FactNames.
func (f Fact) Place() int { return FactNames.Place(f) }

// Facts is what routing and admissibility know of a case.
type Facts struct {
	Kind     legal.LenderKind
	Role     legal.Role
	Conducts []legal.Conduct // of all acts
	Acts     []legal.Act     // in the order of the case file
	Filed    legal.Date      // date of the letter
	Is       legal.Set[Fact]
	Unnamed  []string // slugs of the bodies whose name the sender has to fill in
	Earlier  []Earlier
	Overdue  []string // slugs of the bodies that have not answered within a term
}

// Earlier is an earlier complaint to a body (既往投诉).
type Earlier struct {
	Agency  string     // slug
	Date    legal.Date // zero if unknown
	Replied legal.Date // day of the answer; zero if there was none or the day is unknown
}
