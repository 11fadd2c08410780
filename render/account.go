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

// leaving is what a paper leaves out of the facts, because its body has no say in it: what was
// spent over a wrong where no money is claimed, what was charged under the contract where that
// is not taken up; before an arbitrator, who judges the charge, how the debt was collected and
// the phone book read.
type leaving struct {
	exhibits               []int // by their place in the case
	spent, charged, wrongs bool
}

// leaves is what the paper of a decision leaves out.
func leaves(d agency.Decision, c *complaint.Case) leaving {
	l := leaving{spent: !d.Paper.Claims || d.Agency.Contract, charged: !d.Paper.Charges && !d.Agency.Contract,
		wrongs: d.Agency.Contract}
	l.exhibits = receipts(c, l.of)
	if l.wrongs {
		l.exhibits = append(l.exhibits, besideCharges(d, c)...)
	}
	return l
}

// of reports whether a loss is of the money that the paper leaves out.
func (l leaving) of(x complaint.LossItem) bool {
	if x.Class == complaint.ContractLoss {
		return l.charged
	}
	return l.spent
}

var (
	// payment is how a sentence tells that something was charged or paid.
	payment = pattern.New(`扣|收取|收了|支出|支付|支了|花费|花了|缴|交了|付了`)

	// more is what else such a sentence may tell, for which it stays: somebody's words, a call,
	// the reading of a phone book.
	more = pattern.New(`“|‘|"|说[^明法]|自称|声称|要求|威胁|辱骂|拨打|打来|致电|接到|收到短信|催|通讯录|权限|上门|联系人`)

	// refers is how a sentence begins that speaks of the one before.
	refers = pattern.New(`^[”’」』） 　]*(?:该|此|这|其|上述|对此|因此|所以|但|然而|之后|此后|后来|随后|为此|随即|于是)`)

	// wrongful is how a sentence or an exhibit tells for certain of collecting and of the phone
	// book.
	wrongful = pattern.New(`通讯录|权限|联系人|催收|骚扰|威胁|辱骂`)
)

// account is a line of an account without the sentences that the paper leaves out, in the
// user's words. One of which the next speaks stays.
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

// drops reports whether a sentence tells of what the paper leaves out and of nothing else. What
// was spent on a doctor tells what the act led to, and stays.
func (l leaving) drops(c *complaint.Case, s string) bool {
	if l.wrongs && wrongful.MatchString(s) {
		return !plan.NamesCharge(c, s)
	}
	return payment.MatchString(s) && !more.MatchString(s) &&
		slices.ContainsFunc(c.Losses.Economic, func(x complaint.LossItem) bool {
			return l.of(x) && (x.Class == complaint.ContractLoss || forStopping.MatchString(x.Item)) && plan.Names(s, x)
		})
}

// sentences cuts a line behind each 。！？； and what closes a quotation.
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

// besideCharges are the exhibits of facts that tell of a charge and of more, which prove only the
// rest.
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
