package agency

import (
	"errors"
	"fmt"

	"tousu/legal"
)

// Party says that a body is no authority but stands in the case itself (当事人).
type Party string

// The parties. The zero Party is that of every authority.
const (
	TheRespondent Party = "respondent"
	TheCollector  Party = "collector"
)

// Addressee is where the case itself holds the name of the body (收件人).
type Addressee struct {
	Key   string             // respondent.name
	Post  string             // where its address stands: respondent.address; "" for nowhere
	Kinds []legal.LenderKind // only where the respondent is of these; empty for all
}

// Party returns the body that is that party of every case.
func (r *Registry) Party(p Party) *Agency {
	for _, a := range r.agencies {
		if a.Party == p {
			return a
		}
	}
	panic("agency: nobody is the " + string(p)) // Load refuses such a registry
}

// In returns where a case against a respondent of the kind holds the name of the body,
// in the order in which to look.
func (a *Agency) In(kind legal.LenderKind) []Addressee {
	var out []Addressee
	for _, x := range a.Addressee {
		if holds(x.Kinds, kind) {
			out = append(out, x)
		}
	}
	return out
}

// YouTo is how a letter against a respondent of the kind speaks to the body.
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

// parties checks that each party is one body.
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
