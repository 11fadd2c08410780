package legal

import (
	"fmt"
	"slices"
)

// Crime is an offence (罪名), with the conditions under which an act comes near its elements.
// Collecting a lawful debt by rude means is not an offence.
type Crime struct {
	Cite     string       // law/provision
	Of       []Conduct    // any of these conducts or groups
	Is       []Trait      // traits the act must have
	Roles    []Role       // only if the complainant has one of these roles; empty for all
	Kinds    []LenderKind // only against these kinds or groups; empty for all
	Times    Threshold    // only if done so often; "" for any
	Affected Threshold    // only if so many people are affected; "" for any

	is Set[Trait]
}

func (c *Crime) validate(l *Library) (err error) {
	if err := l.Known(c.Cite); err != nil {
		return err
	}
	for _, t := range []Threshold{c.Times, c.Affected} {
		if t != "" && t.Known() != nil {
			return t.Known()
		}
	}
	for _, r := range c.Roles {
		if Roles.Label(r) == "" {
			return fmt.Errorf("没有身份 %q", r)
		}
	}
	if c.Kinds, err = SpreadKinds(c.Kinds); err != nil {
		return err
	}
	if c.is, err = SetOf(c.Is...); err != nil {
		return err
	}
	c.Of, err = SpreadConducts(c.Of)
	return err
}

// suggested reports whether the act suggests the offence.
func (c *Crime) suggested(m Matter, act Act) bool {
	days := Days{Act: act.Last, Filed: m.Filed}
	switch {
	case !act.Traits.Holds(c.is),
		len(c.Roles) > 0 && !slices.Contains(c.Roles, m.Role),
		len(c.Kinds) > 0 && !slices.Contains(c.Kinds, m.Kind),
		c.Times != "" && act.Count < c.Times.On(days),
		c.Affected != "" && m.Affected < c.Affected.On(days):
		return false
	}
	return setOf(c.Of)&setOf(act.Conduct) != 0
}

// Suspicion is an offence with the acts that suggest it.
type Suspicion struct {
	Cite string // law/provision
	Acts []int  // indices into Matter.Acts, ascending, never empty
}

// Crimes returns the offences that the acts of the matter may suggest, for the police to examine.
func (l *Library) Crimes(m Matter) []Suspicion {
	var out []Suspicion
	for i := range l.grounds.Crimes {
		c := &l.grounds.Crimes[i]
		var acts []int
		for a, act := range m.Acts {
			if c.suggested(m, act) {
				acts = append(acts, a)
			}
		}
		if len(acts) > 0 {
			out = append(out, Suspicion{c.Cite, acts})
		}
	}
	return out
}
