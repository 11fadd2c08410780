package agency

import (
	"errors"
	"fmt"

	"tousu/legal"
)

// Party says that a body is not an authority but a party to the case (当事人).
type Party string

// The parties. The zero Party is an authority.
const (
	TheRespondent Party = "respondent"
	TheCollector  Party = "collector"
)

// Addressee says where the case holds the name of the body (收件人).
type Addressee struct {
	Key   string             // respondent.name
	Post  string             // key of its address: respondent.address; "" for none
	Kinds []legal.LenderKind // only if the respondent is of these kinds; empty for all
}

// Party returns the body that is that party in every case.
func (r *Registry) Party(p Party) *Agency {
	for _, a := range r.agencies {
		if a.Party == p {
			return a
		}
	}
	panic("agency: nobody is the " + string(p)) // Load returns an error for such a registry
}

// In returns where a case against a respondent of the kind may hold the name of the body, in the
// order in which to look.
func (a *Agency) In(kind legal.LenderKind) []Addressee {
	var out []Addressee
	for _, x := range a.Addressee {
		if holds(x.Kinds, kind) {
			out = append(out, x)
		}
	}
	return out
}

// YouTo returns the form of address (贵司, 贵行) for the body in letters about that kind of
// respondent.
func (a *Agency) YouTo(kind legal.LenderKind) string {
	if you := a.Yous[kind]; you != "" {
		return you
	}
	return a.You
}

func (a *Agency) validateParty() error {
	if a.Party != "" && a.Party != TheRespondent && a.Party != TheCollector {
		return fmt.Errorf("没有当事人 %q", a.Party)
	}
	if a.Party != "" && len(a.Addressee) == 0 {
		return errors.New("当事人须有 addressee")
	}
	for i := range a.Addressee {
		x := &a.Addressee[i]
		if x.Key == "" {
			return errors.New("addressee 须有 key")
		}
		var err error
		if x.Kinds, err = legal.SpreadKinds(x.Kinds); err != nil {
			return err
		}
	}
	for kind := range a.Yous {
		if legal.LenderKinds.Label(kind) == "" {
			return fmt.Errorf("没有机构类型 %q", kind)
		}
	}
	return nil
}

// parties checks that each party is exactly one body.
func (r *Registry) parties() error {
	for _, p := range []Party{TheRespondent, TheCollector} {
		n := 0
		for _, a := range r.agencies {
			if a.Party == p {
				n++
			}
		}
		if n != 1 {
			return fmt.Errorf("当事人 %s 须有且只有一个机构", p)
		}
	}
	return nil
}
