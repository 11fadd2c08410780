package agency

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"tousu/legal"
)

// Condition matches a case if every list that is given holds the case's value, and the case has all
// facts of Is and none of Not.
type Condition struct {
	Kinds     []legal.LenderKind // kinds or groups
	Roles     []legal.Role
	Conducts  []legal.Conduct // any of these conducts or groups
	Elsewhere []string        // there was an earlier complaint to any of these bodies
	Overdue   []string        // any of these bodies has not answered within a term
	Is        []Fact
	Not       []Fact

	is, not legal.Set[Fact]
}

func (c *Condition) matches(f *Facts) bool {
	return f.Is.Holds(c.is) && f.Is&c.not == 0 &&
		holds(c.Kinds, f.Kind) && holds(c.Roles, f.Role) && holds(c.Conducts, f.Conducts...) &&
		(len(c.Elsewhere) == 0 || slices.ContainsFunc(f.Earlier,
			func(p Earlier) bool { return slices.Contains(c.Elsewhere, p.Agency) })) &&
		(len(c.Overdue) == 0 || slices.ContainsFunc(f.Overdue,
			func(slug string) bool { return slices.Contains(c.Overdue, slug) }))
}

// holds reports whether list is empty or holds one of the values.
func holds[T comparable](list []T, values ...T) bool {
	return len(list) == 0 || slices.ContainsFunc(values, func(v T) bool { return slices.Contains(list, v) })
}

// always reports whether the condition matches every case.
func (c *Condition) always() bool { return reflect.DeepEqual(*c, Condition{}) }

// known checks the words of the condition against the vocabularies, and replaces groups by their
// members.
func (c *Condition) known() error {
	var errs [4]error
	c.Kinds, errs[0] = legal.SpreadKinds(c.Kinds)
	c.Conducts, errs[1] = legal.SpreadConducts(c.Conducts)
	c.is, errs[2] = legal.SetOf(c.Is...)
	c.not, errs[3] = legal.SetOf(c.Not...)
	for _, r := range c.Roles {
		if legal.Roles.Label(r) == "" {
			return fmt.Errorf("没有身份 %q", r)
		}
	}
	return errors.Join(errs[:]...)
}
