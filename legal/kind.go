package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// LenderKind is the licence type of the respondent (机构类型). Routing goes by it, never by brand.
type LenderKind string

// The lender kinds.
const (
	ConsumerFinance   LenderKind = "consumer-finance"
	Bank              LenderKind = "bank"
	Microloan         LenderKind = "microloan"
	Platform          LenderKind = "platform"
	Payment           LenderKind = "payment"
	Guarantee         LenderKind = "guarantee"
	CreditInsurer     LenderKind = "credit-insurer"
	AutoFinance       LenderKind = "auto-finance"
	FinancialLeasing  LenderKind = "financial-leasing"
	Leasing           LenderKind = "leasing"
	AssetManager      LenderKind = "asset-manager"
	LocalAssetManager LenderKind = "local-asset-manager"
	Assignee          LenderKind = "assignee"
	CollectionFirm    LenderKind = "collector"
	Unlicensed        LenderKind = "unlicensed"
)

// LenderKinds is the vocabulary of 被投诉人.类型.
var LenderKinds = Vocabulary[LenderKind]{
	{Slug: ConsumerFinance, Label: "消费金融公司"},
	{Slug: Bank, Label: "银行"},
	{Slug: Microloan, Label: "小额贷款公司"},
	{Slug: Platform, Label: "助贷平台"},
	{Slug: Payment, Label: "支付机构"},
	{Slug: Guarantee, Label: "融资担保公司"},
	{Slug: CreditInsurer, Label: "保证保险公司"},
	{Slug: AutoFinance, Label: "汽车金融公司"},
	{Slug: FinancialLeasing, Label: "金融租赁公司"},
	{Slug: Leasing, Label: "融资租赁公司"},
	{Slug: AssetManager, Label: "金融资产管理公司"},
	{Slug: LocalAssetManager, Label: "地方资产管理公司"},
	{Slug: Assignee, Label: "债权受让人"},
	{Slug: CollectionFirm, Label: "催收公司"},
	{Slug: Unlicensed, Label: "无牌照放贷"},
}

// Entrusts reports whether a respondent of the kind may have others collect for it. One that
// collects by trade or lends without a licence is taken to act itself.
func (k LenderKind) Entrusts() bool { return k != CollectionFirm && k != Unlicensed }

// KindGroup is a named set of kinds of respondent. kinds.yaml says what each holds.
type KindGroup string

// The groups that Go code asks for; data files name others too.
const (
	Unsupervised KindGroup = "unsupervised"
	Lessors      KindGroup = "lessors"
	Serving      KindGroup = "serving"
)

// kindData is one entry of kinds.yaml.
type kindData struct {
	Name KindGroup
	What string
	Of   []LenderKind
}

var kindGroups = embedded("kinds.yaml", loadKinds)

// loadKinds reads kinds.yaml. An unknown kind is an error, and so is a name that is a kind's or is
// already taken.
func loadKinds(fsys fs.FS) (map[KindGroup]*kindData, error) {
	var list []*kindData
	if err := ReadData(fsys, "kinds.yaml", &list); err != nil {
		return nil, err
	}
	out := map[KindGroup]*kindData{}
	for _, g := range list {
		if g.Name == "" || g.What == "" || len(g.Of) == 0 {
			return nil, errors.New("须有 name、what、of")
		}
		if LenderKinds.Label(LenderKind(g.Name)) != "" || out[g.Name] != nil {
			return nil, fmt.Errorf("名称 %s 已有他用", g.Name)
		}
		for _, k := range g.Of {
			if LenderKinds.Label(k) == "" {
				return nil, fmt.Errorf("%s: 没有机构类型 %q", g.Name, k)
			}
		}
		out[g.Name] = g
	}
	return out, nil
}

// Includes reports whether the kind belongs to the group. It panics for a name that kinds.yaml
// lacks; TestKinds tries every constant.
func (g KindGroup) Includes(k LenderKind) bool { return slices.Contains(kindGroups()[g].Of, k) }

// SpreadKinds replaces the names of groups among words by their kinds. Each kind appears once.
func SpreadKinds(words []LenderKind) ([]LenderKind, error) {
	var out []LenderKind
	for _, w := range words {
		kinds := []LenderKind{w}
		if g := kindGroups()[KindGroup(w)]; g != nil {
			kinds = g.Of
		} else if LenderKinds.Label(w) == "" {
			return nil, fmt.Errorf("没有机构类型 %q", w)
		}
		for _, k := range kinds {
			if !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out, nil
}
