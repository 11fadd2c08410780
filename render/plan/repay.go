package plan

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
)

// mayBeBarred reports whether the limitation period may have run since the earliest day on which
// it can have started, and returns that day with its key. An overdue instalment starts the
// period, and so does the last day of the loan. A reminder or a payment in between starts it anew
// (民法典 art. 195), which the case does not record: so the answer is never certain.
func mayBeBarred(c *complaint.Case) (since legal.Date, key string, barred bool) {
	if c.Loan == nil {
		return since, "", false
	}
	since, key = c.Loan.OverdueSince, "loan.overdue_since"
	if due := c.Loan.DueOn; !due.IsZero() && (since.IsZero() || due.Before(since)) {
		since, key = due, "loan.due_on"
	}
	if c.LeftOut("loan.overdue_since") || c.LeftOut("loan.due_on") { // the day is unknown: it may be barred
		return since, key, true
	}
	return since, key, !since.IsZero() && legal.CivilLimitation.Over(since, c.Date)
}

// offersPayment matches demands that ask for a repayment plan.
var offersPayment = pattern.New(`分[0-9一二三四五六七八九十]*期|每[期月][^，。；]{0,8}元|展期|延期(?:还|偿)|(?:协商|重新|安排|制定|给出|商定)[^，。；]{0,8}还款|还款(?:方案|计划|安排|协议|期限)|停息|减免`)

// OffersPayment reports whether a demand asks for a repayment plan.
func OffersPayment(demand string) bool { return offersPayment.MatchString(demand) }

// offers finds an offer to pay. It returns the path and words of the first demand that makes one;
// or "" and the kind of a paper in to that makes one; or "" and "".
func (p *Planner) offers(c *complaint.Case, to []string) (path, words string) {
	for i, d := range c.Demands {
		if OffersPayment(d) {
			return fmt.Sprintf("demands.%d", i), d
		}
	}
	picked, err := p.Select(p.Route(c), to)
	i := slices.IndexFunc(picked, func(d agency.Decision) bool { return d.Paper.Promises })
	if err != nil || i < 0 {
		return "", ""
	}
	return "", picked[i].Paper.Kind
}

// repayPromise asks whether a borrower who may be able to rely on limitation wants to offer
// payment: after the period has run, agreeing to pay forfeits that defence (民法典 art. 192 ¶2).
// The program only asks and never decides: letters do not say that the period has run.
func (p *Planner) repayPromise(c *complaint.Case, to []string) complaint.Findings {
	since, key, barred := mayBeBarred(c)
	if !barred || c.Complainant.Role != legal.Borrower {
		return nil
	}
	if len(to) == 0 {
		to = Wanted(c)
	}
	path, words := p.offers(c, to)
	switch {
	case words == "":
		return nil
	case path == "":
		path = key
	}
	limitation := legal.CivilLimitation.Length(legal.Days{Filed: c.Date})
	message := "要写还款协商，而从" + since.Chinese() + "（逾期或者到期之日）起已经超过" + limitation.Chinese() + "，债务可能已过诉讼时效"
	if c.LeftOut("loan.overdue_since") || c.LeftOut("loan.due_on") {
		message = "要写还款协商，而逾期、到期的日期没有读出来；超过" + limitation.Chinese() + "的，债务可能已过诉讼时效"
	}
	return complaint.Findings{complaint.Ask(c.Position(path), "repay-promise", path,
		since.String()+strings.TrimSpace(words), message,
		"若这期间对方没有催过您、您也没有还过或者答应过，债务可能已过诉讼时效；答应还款会使这个抗辩失去。打电话催您本人，一般会使时间重新计算，所以程序不能替您判断。您清楚这一点，仍要协商吗？",
		complaint.Keep("我清楚，仍要协商"),
		complaint.Change("先不写协商，其他信照写：删去“诉求”里关于还款安排的话，也不写协商还款申请这一份").By(p.withoutOffer(c)...),
		complaint.Leave("不清楚：先打12348问清楚，再填写"))}
}

// withoutOffer returns the edits that remove every offer of payment from a case.
func (p *Planner) withoutOffer(c *complaint.Case) []complaint.Edit {
	var edits []complaint.Edit
	for i, d := range slices.Backward(c.Demands) { // from the end: removing an item moves those after it
		if OffersPayment(d) {
			edits = append(edits, complaint.Edit{Path: fmt.Sprintf("demands.%d", i), Remove: true})
		}
	}
	kept := slices.DeleteFunc(slices.Clone(c.Recipients), func(w string) bool {
		picked, _ := p.Select(p.Route(c), []string{w})
		return slices.ContainsFunc(picked, func(d agency.Decision) bool { return d.Paper.Promises })
	})
	if len(kept) < len(c.Recipients) {
		edits = append(edits, complaint.Edit{Path: "recipients", Items: kept, Remove: len(kept) == 0})
	}
	return edits
}
