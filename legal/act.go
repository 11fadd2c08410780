package legal

import "fmt"

// Act is one act of a case (行为), as routing, admissibility and the grounds see it.
type Act struct {
	Conduct []Conduct
	First   Date // the day of the act; of a continuing one its first day
	Last    Date // the same, or the last day
	Count   int  // how often; 0 where unknown
	Traits  Traits
}

// Trait is something peculiar to an act, which rules and grounds ask for by name.
type Trait string

// The traits of acts.
const (
	ReachedAnother Trait = "reached-another"
	OwnNumber      Trait = "own-number"
	HeardByOthers  Trait = "heard-by-others"
	OnNetwork      Trait = "on-network"
	OfCredit       Trait = "of-credit"
	CallerNamed    Trait = "caller-named"
)

// ActTraits is the vocabulary of traits, and their only list.
var ActTraits = Vocabulary[Trait]{
	{Slug: ReachedAnother, Label: "案件写明被联系的是他人"},
	{Slug: OwnNumber, Label: "联系的是投诉人本人的号码"},
	{Slug: HeardByOthers, Label: "投诉人以外的人听到或者看到"},
	{Slug: OnNetwork, Label: "通过应用程序或者在网上实施"},
	{Slug: OfCredit, Label: "经过提到征信记录"},
	{Slug: CallerNamed, Label: "写明来电号码"},
}

// Traits is a set of traits, by their place in ActTraits.
type Traits uint32

// TraitsOf is the set of the traits. It refuses an unknown one.
func TraitsOf(list ...Trait) (Traits, error) {
	var s Traits
	for _, t := range list {
		if ActTraits.Label(t) == "" {
			return 0, fmt.Errorf("没有特征 %q", t)
		}
		s.Set(t, true)
	}
	return s, nil
}

// Set adds the trait where the act has it.
func (s *Traits) Set(t Trait, has bool) {
	for i := range ActTraits {
		if has && ActTraits[i].Slug == t {
			*s |= 1 << i
		}
	}
}

// Has reports whether the set holds all of the other.
func (s Traits) Has(other Traits) bool { return s&other == other }

// Is reports whether the act has the trait.
func (a Act) Is(t Trait) bool {
	for i := range ActTraits {
		if ActTraits[i].Slug == t {
			return a.Traits&(1<<i) != 0
		}
	}
	return false
}
