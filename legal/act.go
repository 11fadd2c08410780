package legal

// Act is one act of a case (行为), as routing, admissibility and the grounds see it.
type Act struct {
	Conduct []Conduct
	First   Date // day of the act; of a continuing one its first day
	Last    Date // the same day, or the last day of a continuing act
	Count   int  // how often; 0 if unknown
	Traits  Set[Trait]
}

// Trait is a peculiarity of an act that rules and grounds name.
type Trait string

// The traits of acts.
const (
	ReachedAnother Trait = "reached-another"
	OwnNumber      Trait = "own-number"
	HeardByOthers  Trait = "heard-by-others"
	OnNetwork      Trait = "on-network"
	OfCredit       Trait = "of-credit"
	CallerNamed    Trait = "caller-named"
	Repeated       Trait = "repeated"
	BodilyThreat   Trait = "bodily-threat"
	LawyersNamed   Trait = "lawyers-named"
	OfClaim        Trait = "of-claim"
	ServiceRefused Trait = "service-refused"
	Uninformed     Trait = "uninformed"
	ConsentFlawed  Trait = "consent-flawed"
	Taken          Trait = "taken"
	SourceUntold   Trait = "source-untold"
	RecordAlone    Trait = "record-alone"
	OfOrgan        Trait = "of-organ"
	PosedOfficial  Trait = "posed-official"
	CrimeSuggested Trait = "crime-suggested"
	OwesNothing    Trait = "owes-nothing"
)

// ActTraits is the vocabulary of traits. It is the only list of them.
var ActTraits = Vocabulary[Trait]{
	{Slug: ReachedAnother, Label: "案件写明被联系的是他人"},
	{Slug: OwnNumber, Label: "联系的是投诉人本人的号码"},
	{Slug: HeardByOthers, Label: "投诉人以外的人听到或者看到"},
	{Slug: OnNetwork, Label: "通过应用程序或者在网上实施"},
	{Slug: OfCredit, Label: "经过提到征信记录"},
	{Slug: CallerNamed, Label: "写明来电号码"},
	{Slug: Repeated, Label: "不止一次"},
	{Slug: BodilyThreat, Label: "经过写明威胁人身安全的话"},
	{Slug: LawyersNamed, Label: "经过提到律师，或者催收的是律师事务所"},
	{Slug: OfClaim, Label: "经过写明按合同请求返还的款项"},
	{Slug: ServiceRefused, Label: "经过写明不同意就不能继续使用"},
	{Slug: Uninformed, Label: "经过写明没有告知或者没有同意"},
	{Slug: ConsentFlawed, Label: "经过写明没有告知、没有同意或者不同意就不能继续使用"},
	{Slug: Taken, Label: "个人信息已经取得，不只是要求开启权限"},
	{Slug: SourceUntold, Label: "别的事件没有写明通讯录是何时取得的"},
	{Slug: RecordAlone, Label: "只是就征信记录提出异议、请求更正"},
	{Slug: OfOrgan, Label: "经过写明假文书以法院、公安等国家机关的名义作出"},
	{Slug: PosedOfficial, Label: "经过写明自称公安、法院等国家机关的人员"},
	{Slug: CrimeSuggested, Label: "可能涉嫌刑法规定的犯罪"},
	{Slug: OwesNothing, Label: "投诉人没有借款，也没有提供担保"},
}

// Place returns the index of the trait in ActTraits.
func (t Trait) Place() int { return ActTraits.Place(t) }

// Is reports whether the act has the trait.
func (a Act) Is(t Trait) bool { return a.Traits.Has(t) }
