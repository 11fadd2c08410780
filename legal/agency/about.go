package agency

import (
	"errors"
	"fmt"
	"slices"

	"tousu/legal"
)

// About is a kind of act that a paper speaks of (所涉事实): what the addressee of the
// others did is not told to this one. An act is of it if every list that is given holds
// the act's value, and the act has all the traits and none of those that it must not have.
type About struct {
	Kinds  []legal.LenderKind // of the respondent; groups are named too
	Of     []legal.Conduct    // groups are named too
	Is     []legal.Trait
	Not    []legal.Trait
	Within legal.Period // not further back than this; "" for any time

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

// speaksOf lists the acts that the paper speaks of, by index; nil for all, which it does
// too where it is about none of them.
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

// The ways.
const (
	AllExhibits Exhibiting = "all"
	OfActs      Exhibiting = "of-acts"     // those of the acts it speaks of
	OfActsOrAll Exhibiting = "of-acts-too" // and those of no act, which show how many are affected
	Tied        Exhibiting = "tied"        // those that an act rests on or that name a loss
)

// Exhibitings says in Chinese what goes with a paper.
var Exhibitings = legal.Vocabulary[Exhibiting]{
	{Slug: AllExhibits, Label: "全部证据"},
	{Slug: OfActs, Label: "所写事实的证据"},
	{Slug: OfActsOrAll, Label: "所写事实的证据，和不属于哪一件事的"},
	{Slug: Tied, Label: "证明事实或者损失的证据"},
}

// Exhibits is what goes with the paper of d: as the paper says; else of one that is about
// some acts theirs, and before a tribunal what proves something.
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
