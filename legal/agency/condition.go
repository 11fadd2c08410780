package agency

import (
	"fmt"
	"reflect"
	"slices"

	"tousu/legal"
)

// Facts are what routing and admissibility know of a case.
type Facts struct {
	Kind     legal.LenderKind
	Role     legal.Role
	Conducts []legal.Conduct // of all acts together
	Acts     []Act           // in the order of the case file
	Filed    legal.Date      // the date of the letter

	App           bool // the case names an App, or the respondent is a platform
	Prior         bool // an earlier complaint or request to the lender
	Replied       bool // the lender has answered it
	Collector     bool // the collection agency has a name, or is the respondent
	Loan          bool // the case describes the loan
	Expired       bool // three years may have passed since the debt fell due
	Credit        bool // the case speaks of a credit record
	Numbers       bool // the number of a call to the complainant himself is known
	Complete      bool // one of those numbers is known in full
	Arbitration   bool // the contract has an arbitration clause
	Online        bool // data was collected over an App, or something was posted
	InternetCourt bool // the respondent sits in a city with an Internet court
	Seat          bool // the case tells whether it does
	Court         bool // the court is known by name
	Placed        bool // the second defendant, if there is one, has an address
	Ongoing       bool // the last act of collecting lies no more than thirty days back
	OngoingOnline bool // the same of the last act done online
	Claim         bool // something is claimed back under the contract
	Agent         bool // an agent acts
	Admitted      bool // he is of a kind that a court admits; true where none acts
	Shared        bool // the complainant gives the telephone of his agent or of a person called
	Many          bool // ten people or more are affected

	Earlier []Earlier
	Overdue []string // slugs of the bodies that let a term pass without an answer
}

// Act is one act of the case (行为).
type Act struct {
	Conduct []legal.Conduct
	Last    legal.Date // its last day
}

// Earlier is an earlier complaint to a body (既往投诉).
type Earlier struct {
	Agency  string     // slug
	Date    legal.Date // zero where unknown
	Replied legal.Date // when it answered; zero where it did not or the day is unknown
}

// Condition matches a case if every list that is given holds the case's value
// and every flag that is given is equal.
type Condition struct {
	Kinds         []legal.LenderKind // groups are named too
	Roles         []legal.Role
	Conducts      []legal.Conduct // any of them among the case's; groups are named too
	Elsewhere     []string        // an earlier complaint lies with any of these bodies
	App           *bool
	Prior         *bool
	Replied       *bool
	Collector     *bool
	Loan          *bool
	Expired       *bool
	Credit        *bool
	Numbers       *bool
	Complete      *bool
	Arbitration   *bool
	Online        *bool
	InternetCourt *bool `yaml:"internet-court"`
	Seat          *bool
	Court         *bool
	Placed        *bool
	Ongoing       *bool
	OngoingOnline *bool `yaml:"ongoing-online"`
	Claim         *bool
	Agent         *bool
	Admitted      *bool
	Shared        *bool
	Many          *bool
}

func (c *Condition) matches(f *Facts) bool {
	return holds(c.Kinds, f.Kind) && holds(c.Roles, f.Role) && holds(c.Conducts, f.Conducts...) &&
		(len(c.Elsewhere) == 0 || slices.ContainsFunc(f.Earlier, func(p Earlier) bool { return slices.Contains(c.Elsewhere, p.Agency) })) &&
		c.flagsMatch(f)
}

// flagsMatch compares each flag that the condition names with the fact of its name.
func (c *Condition) flagsMatch(f *Facts) bool {
	want, facts := reflect.ValueOf(c).Elem(), reflect.ValueOf(f).Elem()
	for _, flag := range flags {
		if w := want.FieldByIndex(flag.wanted); !w.IsNil() && w.Elem().Bool() != facts.FieldByIndex(flag.known).Bool() {
			return false
		}
	}
	return true
}

// flags pairs the flags of Condition with the facts of the same names.
var flags = func() (out []struct{ wanted, known []int }) {
	facts := reflect.TypeFor[Facts]()
	for _, field := range reflect.VisibleFields(reflect.TypeFor[Condition]()) {
		if field.Type != reflect.TypeFor[*bool]() {
			continue
		}
		fact, ok := facts.FieldByName(field.Name)
		if !ok {
			panic("agency: no fact for the flag " + field.Name)
		}
		out = append(out, struct{ wanted, known []int }{field.Index, fact.Index})
	}
	return out
}()

// holds reports whether list is empty or holds one of the values.
func holds[T comparable](list []T, values ...T) bool {
	return len(list) == 0 || slices.ContainsFunc(values, func(v T) bool { return slices.Contains(list, v) })
}

// always reports whether the condition matches every case.
func (c *Condition) always() bool { return reflect.DeepEqual(*c, Condition{}) }

// known checks the words of the condition against the vocabularies, and spreads the
// groups of kinds and of conduct that it names.
func (c *Condition) known() (err error) {
	if c.Kinds, err = legal.SpreadKinds(c.Kinds); err != nil {
		return err
	}
	for _, r := range c.Roles {
		if legal.Roles.Label(r) == "" {
			return fmt.Errorf("没有身份 %q", r)
		}
	}
	c.Conducts, err = legal.SpreadConducts(c.Conducts)
	return err
}
