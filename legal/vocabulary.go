package legal

import "slices"

// Term is one entry of a closed vocabulary: the slug that data files and JSON
// use and the Chinese label that users read and write.
type Term[S ~string] struct {
	Slug   S
	Label  string
	Formal string // how a letter puts it, if the label is colloquial; else ""
}

// Vocabulary is a closed, ordered list of terms.
type Vocabulary[S ~string] []Term[S]

// Find returns the slug whose label or slug is exactly s.
func (v Vocabulary[S]) Find(s string) (S, bool) {
	for _, t := range v {
		if string(t.Slug) == s || t.Label == s {
			return t.Slug, true
		}
	}
	return "", false
}

// Place returns the index of a slug, or -1 if v has no such slug.
func (v Vocabulary[S]) Place(slug S) int {
	return slices.IndexFunc(v, func(t Term[S]) bool { return t.Slug == slug })
}

// Labels returns all labels in order.
func (v Vocabulary[S]) Labels() []string {
	out := make([]string, len(v))
	for i, t := range v {
		out[i] = t.Label
	}
	return out
}

// Label returns the Chinese label of a slug, or "" if v has no such slug.
func (v Vocabulary[S]) Label(slug S) string {
	for _, t := range v {
		if t.Slug == slug {
			return t.Label
		}
	}
	return ""
}

// Formal returns the formal phrase of a slug for letters, or its label if there is none.
func (v Vocabulary[S]) Formal(slug S) string {
	for _, t := range v {
		if t.Slug == slug && t.Formal != "" {
			return t.Formal
		}
	}
	return v.Label(slug)
}

// Conduct is a kind of act complained of (行为).
type Conduct string

// The kinds of conduct.
const (
	ContactListCollection Conduct = "contact-list-collection"
	ContactListHarassment Conduct = "contact-list-harassment"
	DebtDisclosure        Conduct = "debt-disclosure"
	Harassment            Conduct = "harassment"
	Flooding              Conduct = "flooding"
	OffHours              Conduct = "off-hours"
	Threat                Conduct = "threat"
	Insult                Conduct = "insult"
	PublicPosting         Conduct = "public-posting"
	HomeVisit             Conduct = "home-visit"
	Impersonation         Conduct = "impersonation"
	ForgedPapers          Conduct = "forged-papers"
	Extortion             Conduct = "extortion"
	StolenName            Conduct = "stolen-name"
	Usury                 Conduct = "usury"
	UnlawfulProvision     Conduct = "unlawful-provision"
	RightsRefusal         Conduct = "rights-refusal"
	Denial                Conduct = "denial"
)

// Conducts is the vocabulary of 事件.行为.
var Conducts = Vocabulary[Conduct]{
	{ContactListCollection, "违规收集通讯录", "超出必要范围收集通讯录"},
	{ContactListHarassment, "爆通讯录", "向通讯录中的第三人催收（俗称“爆通讯录”）"},
	{DebtDisclosure, "向第三人披露债务", "向第三人披露债务信息"},
	{Harassment, "频繁骚扰", "频繁拨打电话或者发送信息骚扰"},
	{Flooding, "短信电话轰炸", "短时间内大量拨打电话或者发送信息"},
	{OffHours, "深夜催收", "在夜间休息时间催收"},
	{Threat, "威胁恐吓", "威胁、恐吓"},
	{Insult, "侮辱诽谤", "侮辱或者诽谤"},
	{PublicPosting, "公开张贴散布", "公开张贴、散布个人信息或者债务信息"},
	{HomeVisit, "上门滋扰跟踪", "上门滋扰"},
	{Impersonation, "冒充公检法", "冒充国家机关工作人员"},
	{ForgedPapers, "伪造公文律师函", "使用虚假的公文或者函件"},
	{Extortion, "敲诈勒索", "借催收索取不应支付的财物"},
	{StolenName, "冒名贷款", "未经本人同意以本人名义办理贷款"},
	{Usury, "砍头息高利", "预先扣除利息或者收取过高的息费"},
	{UnlawfulProvision, "违法提供个人信息", "违法向他人提供个人信息"},
	{RightsRefusal, "拒绝查阅删除", "拒绝或者拖延办理个人信息查阅、删除等请求"},
	{Denial, "客服否认或拒不处理", "未经核查否认所反映的情况，或者不处理投诉"},
}

// Role is the role of the complainant (投诉人身份): the borrower himself, a person from his phone
// book who was called, or somebody in whose name another borrowed. A contact is not a consumer of
// the lender, and neither is a person who never borrowed.
type Role string

// The roles.
const (
	Borrower Role = "borrower"
	Contact  Role = "contact"

	Impersonated Role = "impersonated"
)

// Roles is the vocabulary of 投诉人.身份.
var Roles = Vocabulary[Role]{
	{Slug: Borrower, Label: "借款人"},
	{Slug: Contact, Label: "联系人"},
	{Slug: Impersonated, Label: "被冒名人"},
}
