package complaint

import (
	"slices"
	"strings"

	"tousu/legal/identity"
)

// numberUses are the answers to whose-number: whose number it may be.
var numberUses = []Option{
	Choose("caller", "打电话、发短信来的人的（信里照写，是证据）"),
	Choose("own", "我自己的（照写）"),
	Choose("contact", "我家人、同事等被联系的人的（只写给公安、检察院、法院，其他信里遮住）"),
	Choose("ref", "合同号、工单号等编号（照写）"),
}

// strangers returns the numbers in the writer's own words that are nowhere else in the case, each
// once, with its first occurrence.
func (c *Case) strangers() []stranger {
	known := c.ownNumbers()
	for i := range c.Incidents {
		for k := range c.Incidents[i].Contacts {
			for _, n := range identity.Numbers(c.Incidents[i].Contacts[k].Phone) {
				known = append(known, identity.Spellings(n)...)
			}
		}
	}
	if c.Loan != nil {
		known = append(known, c.Loan.Contract)
	}
	for _, p := range c.Prior {
		known = append(known, p.Ticket)
	}
	var out []stranger
	for _, p := range c.passages() {
		if !identity.HasPersonalNumber(p.text) {
			continue
		}
		for _, n := range identity.Find(p.text) {
			if !slices.ContainsFunc(known, func(k string) bool {
				return strings.Contains(k, n.Digits)
			}) {
				known = append(known, n.Digits)
				out = append(out, stranger{p, n.Digits})
			}
		}
	}
	return out
}

// stranger is a number that belongs to no one named in the case.
type stranger struct {
	passage
	digits string
}

// numbersOf returns the numbers that the answers under 核对 attribute to whose.
func (c *Case) numbersOf(whose string) []string {
	if !slices.ContainsFunc(c.Confirmed, func(s string) bool { return strings.HasPrefix(s, "whose-number-") }) {
		return nil
	}
	var out []string
	for _, s := range c.strangers() {
		if slices.Contains(c.Confirmed, answerTo("whose-number", s.digits, whose)) {
			out = append(out, s.digits)
		}
	}
	return out
}
