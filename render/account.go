package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/plan"
)

// leaving says what a paper leaves out of the facts because its body cannot decide on it: what
// was spent because of a wrong, if no money is claimed; what was charged under the contract, if
// the paper does not take that up; and how the debt was collected and the phone book read, before
// an arbitrator, who decides only on the charge.
type leaving struct {
	exhibits               []int // indices into the case's exhibits
	spent, charged, wrongs bool
}

// leaves returns what the paper of a decision leaves out.
func leaves(d agency.Decision, c *complaint.Case) leaving {
	l := leaving{spent: !d.Paper.Claims || d.Agency.Contract, charged: !d.Paper.Charges && !d.Agency.Contract,
		wrongs: d.Agency.Contract}
	l.exhibits = receipts(c, l.of)
	if l.wrongs {
		l.exhibits = append(l.exhibits, besideCharges(d, c)...)
	}
	return l
}

// of reports whether the paper leaves out the loss.
func (l leaving) of(x complaint.LossItem) bool {
	if x.Class == complaint.ContractLoss {
		return l.charged
	}
	return l.spent
}

var (
	// payment matches sentences about a charge or a payment.
	payment = pattern.New(`扣|收取|收了|支出|支付|支了|花费|花了|缴|交了|付了`)

	// more matches what else such a sentence may say, so that it is kept: somebody's words, a
	// call, the reading of a phone book.
	more = pattern.New(`“|‘|"|说[^明法]|自称|声称|要求|威胁|辱骂|拨打|打来|致电|接到|收到短信|催|通讯录|权限|上门|联系人`)

	// refers matches the start of a sentence that refers to the one before it.
	refers = pattern.New(`^[”’」』） 　]*(?:该|此|这|其|上述|对此|因此|所以|但|然而|之后|此后|后来|随后|为此|随即|于是)`)

	// wrongful matches sentences and exhibits that are certainly about collecting or the phone
	// book.
	wrongful = pattern.New(`通讯录|权限|联系人|催收|骚扰|威胁|辱骂`)
)

// account returns a line of an account, in the user's words, without the sentences that the paper
// leaves out. A sentence that the next one refers to is kept.
func (l leaving) account(c *complaint.Case, line string) string {
	if !l.spent && !l.charged && !l.wrongs {
		return line
	}
	parts := sentences(line)
	var kept []string
	for i, s := range parts {
		if !l.drops(c, s) || i+1 < len(parts) && refers.MatchString(parts[i+1]) {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "")
}

// drops reports whether a sentence is only about what the paper leaves out. What was spent on a
// doctor shows the consequences of the act and is kept.
func (l leaving) drops(c *complaint.Case, s string) bool {
	if l.wrongs && wrongful.MatchString(s) {
		return !plan.NamesCharge(c, s)
	}
	return payment.MatchString(s) && !more.MatchString(s) &&
		slices.ContainsFunc(c.Losses.Economic, func(x complaint.LossItem) bool {
			return l.of(x) && (x.Class == complaint.ContractLoss || forStopping.MatchString(x.Item)) && plan.Names(s, x)
		})
}

// sentences splits a line after each 。！？； and any closing quotation marks and brackets.
func sentences(line string) []string {
	var out []string
	for line != "" {
		end := strings.IndexAny(line, "。！？；")
		if end < 0 {
			return append(out, line)
		}
		rest := strings.TrimLeft(line[end:], "。！？；”’」』）")
		out, line = append(out, line[:len(line)-len(rest)]), rest
	}
	return out
}

// besideCharges returns the exhibits that prove only the rest of facts which speak of a charge
// and of more.
func besideCharges(d agency.Decision, c *complaint.Case) []int {
	var out []int
	for _, i := range spokenOf(d, c) {
		in := &c.Incidents[i]
		if !plan.OfClaim(c, in) || slices.Contains(in.Conduct, legal.Usury) {
			continue
		}
		out = append(out, slices.DeleteFunc(slices.Clone(in.Exhibits), func(x int) bool {
			words := c.Exhibits[x].Name + c.Exhibits[x].Proves
			return !wrongful.MatchString(words) || plan.NamesCharge(c, words)
		})...)
	}
	return out
}
