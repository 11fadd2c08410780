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
	Expired       bool // the debt fell due more than three years ago
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
	Kinds         []legal.LenderKind
	Roles         []legal.Role
	Conducts      []legal.Conduct // any of them among the case's
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

func (c *Condition) flagsMatch(f *Facts) bool {
	for _, flag := range []struct {
		want *bool
		is   bool
	}{
		{c.App, f.App}, {c.Prior, f.Prior}, {c.Replied, f.Replied}, {c.Collector, f.Collector},
		{c.Loan, f.Loan}, {c.Expired, f.Expired}, {c.Credit, f.Credit}, {c.Numbers, f.Numbers}, {c.Complete, f.Complete},
		{c.Arbitration, f.Arbitration}, {c.Online, f.Online}, {c.InternetCourt, f.InternetCourt}, {c.Seat, f.Seat}, {c.Court, f.Court}, {c.Placed, f.Placed},
		{c.Ongoing, f.Ongoing}, {c.OngoingOnline, f.OngoingOnline},
		{c.Claim, f.Claim}, {c.Agent, f.Agent}, {c.Admitted, f.Admitted}, {c.Shared, f.Shared}, {c.Many, f.Many},
	} {
		if flag.want != nil && *flag.want != flag.is {
			return false
		}
	}
	return true
}

// holds reports whether list is empty or holds one of the values.
func holds[T comparable](list []T, values ...T) bool {
	return len(list) == 0 || slices.ContainsFunc(values, func(v T) bool { return slices.Contains(list, v) })
}

// always reports whether the condition matches every case.
func (c *Condition) always() bool { return reflect.DeepEqual(*c, Condition{}) }

// known checks the words of the condition against the vocabularies.
func (c *Condition) known() error {
	for _, k := range c.Kinds {
		if legal.LenderKinds.Label(k) == "" {
			return fmt.Errorf("没有机构类型 %q", k)
		}
	}
	for _, r := range c.Roles {
		if legal.Roles.Label(r) == "" {
			return fmt.Errorf("没有身份 %q", r)
		}
	}
	return knownConducts(c.Conducts)
}

func knownConducts(list []legal.Conduct) error {
	for _, x := range list {
		if legal.Conducts.Label(x) == "" {
			return fmt.Errorf("没有行为 %q", x)
		}
	}
	return nil
}
