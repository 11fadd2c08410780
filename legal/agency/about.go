package agency

import (
	"errors"
	"fmt"
	"slices"

	"tousu/legal"
)

// About selects the acts that a paper mentions (所涉事实); a paper does not mention acts that
// concern only other addressees. An act matches if every list that is given holds the act's value,
// and the act has all traits of Is and none of Not.
type About struct {
	Kinds  []legal.LenderKind // kinds or groups of the respondent
	Of     []legal.Conduct    // conducts or groups
	Is     []legal.Trait
	Not    []legal.Trait
	Within legal.Period // not older than this; "" for any age

	traits legal.Set[legal.Trait]
}

func (a *About) validate() error {
	var kinds, conducts, has, within error
	a.Kinds, kinds = legal.SpreadKinds(a.Kinds)
	a.Of, conducts = legal.SpreadConducts(a.Of)
	a.traits, has = legal.SetOf(a.Is...)
	_, lacks := legal.SetOf(a.Not...)
	if a.Within != "" {
		within = a.Within.Known()
	}
	return errors.Join(kinds, conducts, has, lacks, within)
}

func (a *About) matches(f *Facts, act legal.Act) bool {
	return act.Traits.Holds(a.traits) && !slices.ContainsFunc(a.Not, act.Is) && holds(a.Kinds, f.Kind) &&
		holds(a.Of, act.Conduct...) &&
		(a.Within == "" || !a.Within.Over(act.Last, f.Filed))
}

// speaksOf returns the indices of the acts that the paper mentions. nil means all acts; it is also
// returned if no act matches.
func (p *Paper) speaksOf(f *Facts) []int {
	var out []int
	for i, act := range f.Acts {
		for k := range p.About {
			if p.About[k].matches(f, act) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// Exhibiting says which exhibits of the case go with a paper (所附证据).
type Exhibiting string

// The choices of exhibits.
const (
	AllExhibits    Exhibiting = "all"
	OfActs         Exhibiting = "of-acts"     // those of the acts that it mentions
	OfActsAndLoose Exhibiting = "of-acts-too" // and those of no act, which show how many people are affected
	Tied           Exhibiting = "tied"        // those that support an act or a loss
)

// Exhibitings gives the Chinese words of the choices.
var Exhibitings = legal.Vocabulary[Exhibiting]{
	{Slug: AllExhibits, Label: "全部证据"},
	{Slug: OfActs, Label: "所写事实的证据"},
	{Slug: OfActsAndLoose, Label: "所写事实的证据，和不属于哪一件事的"},
	{Slug: Tied, Label: "证明事实或者损失的证据"},
}

// Exhibits returns which exhibits go with the paper of d: what the paper says; else, for a paper
// that selects acts, the exhibits of those acts; and before a tribunal, those that prove something.
func (d Decision) Exhibits() Exhibiting {
	switch {
	case d.Paper.Exhibits != "":
		return d.Paper.Exhibits
	case len(d.Paper.About) > 0:
		return OfActs
	case d.Agency.Tribunal:
		return Tied
	}
	return AllExhibits
}

func (p *Paper) validateAbout() error {
	for i := range p.About {
		if err := p.About[i].validate(); err != nil {
			return err
		}
	}
	if p.Exhibits != "" && Exhibitings.Label(p.Exhibits) == "" {
		return fmt.Errorf("没有证据的用法 %q", p.Exhibits)
	}
	return nil
}
