package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// TestWhatCarriesAClaim: each claim that some cases carry, with a case of each kind that does and
// of those beside it that do not.
func TestWhatCarriesAClaim(t *testing.T) {
	e := shipped(t)
	borrower, contact, impersonated := plainCase, func(conducts ...legal.Conduct) *complaint.Case {
		return bareCase(day("2026-03-20"), legal.Contact, legal.ConsumerFinance, conducts)
	}, func(conducts ...legal.Conduct) *complaint.Case {
		return bareCase(day("2026-03-20"), legal.Impersonated, legal.ConsumerFinance, conducts)
	}
	but := func(c *complaint.Case, change func(*complaint.Case)) *complaint.Case {
		change(c)
		return c
	}
	lentBy := func(c *complaint.Case, kind legal.LenderKind) *complaint.Case {
		c.Respondent.Kind = kind
		return c
	}
	says := func(c *complaint.Case, words string) *complaint.Case {
		c.Incidents[0].Narrative = words
		return c
	}
	guarantee := func(c *complaint.Case, gave bool) *complaint.Case {
		c.Complainant.Guarantee = &gave
		return c
	}
	losses := func(c *complaint.Case, mental legal.Money, items ...complaint.LossItem) *complaint.Case {
		c.Losses = &complaint.Losses{Mental: mental, Economic: items}
		return c
	}
	tort, charge := complaint.LossItem{Item: "交通费", Amount: 100},
		complaint.LossItem{Item: "会员费", Amount: 100, Class: complaint.ContractLoss}
	type cases []*complaint.Case
	for id, x := range map[string]struct{ carry, not cases }{
		"stolen-name": {cases{impersonated(legal.Threat), borrower(legal.StolenName)}, cases{borrower(legal.Threat)}},
		"gave-no-guarantee": {cases{guarantee(contact(legal.Threat), false)},
			cases{contact(legal.Threat), guarantee(contact(legal.Threat), true)}},
		"leave-alone": {cases{contact(legal.Threat)}, cases{borrower(legal.Threat), guarantee(contact(legal.Threat), true)}},
		"reachable": {cases{but(borrower(legal.Threat), func(c *complaint.Case) { c.Incidents[0].Reachable = &yes })},
			cases{borrower(legal.Threat), but(borrower(legal.Threat), func(c *complaint.Case) {
				c.Incidents[0].Reachable = &no
			})}},
		"no-agent": {cases{borrower(legal.Threat)}, cases{but(borrower(legal.Threat), func(c *complaint.Case) {
			c.Agent = &complaint.Agent{Name: "王律"}
		})}},
		"never-borrowed": {cases{contact(legal.Threat), impersonated(legal.Threat)}, cases{borrower(legal.Threat)}},
		"borrows":        {cases{borrower(legal.Threat)}, cases{contact(legal.Threat), impersonated(legal.Threat)}},
		"loan-of-lease": {cases{borrower(legal.Threat), lentBy(contact(legal.Threat), legal.FinancialLeasing)},
			cases{lentBy(borrower(legal.Threat), legal.FinancialLeasing)}},
		"limits-of-collecting": {cases{borrower(legal.Threat), guarantee(contact(legal.Threat), true)},
			cases{contact(legal.Threat), impersonated(legal.Threat)}},
		"evidence": {cases{but(borrower(legal.Threat), func(c *complaint.Case) {
			c.Exhibits = []complaint.Exhibit{{Name: "录音"}}
		})}, cases{borrower(legal.Threat)}},
		"prior": {cases{but(borrower(legal.Threat), func(c *complaint.Case) {
			c.Prior = []complaint.Prior{{Date: day("2026-03-01")}}
		})}, cases{borrower(legal.Threat)}},
		"affected": {cases{but(borrower(legal.Threat), func(c *complaint.Case) { c.Affected = 1 })},
			cases{borrower(legal.Threat)}},
		"credit": {cases{says(borrower(legal.Threat), "对方说要让本人上征信。"), impersonated(legal.Threat)},
			cases{borrower(legal.Threat), contact(legal.Threat)}},
		"app": {cases{but(borrower(legal.Threat), func(c *complaint.Case) { c.Respondent.App = "示例" })},
			cases{borrower(legal.Threat)}},
		"others-called": {cases{borrower(legal.ContactListHarassment), borrower(legal.DebtDisclosure),
			impersonated(legal.ContactListHarassment), impersonated(legal.DebtDisclosure),
			but(borrower(legal.Threat), func(c *complaint.Case) { c.Incidents[0].ReportedBy = "母亲" })},
			cases{borrower(legal.Threat), contact(legal.Threat)}},
		"collection": {cases{borrower(legal.Threat), but(borrower(legal.Denial), func(c *complaint.Case) {
			c.Collector = &complaint.Collector{Name: "示例公司"}
		})}, cases{borrower(legal.Denial)}},
		"no-collection": {cases{borrower(legal.Denial)}, cases{borrower(legal.Threat)}},
		"entrusted": {cases{borrower(legal.Threat)}, cases{lentBy(borrower(legal.Threat), legal.Unlicensed),
			lentBy(borrower(legal.Threat), legal.CollectionFirm)}},
		"repeated": {cases{borrower(legal.Harassment), borrower(legal.Flooding), borrower(legal.OffHours),
			but(borrower(legal.Threat), func(c *complaint.Case) { c.Incidents[0].Count = 2 }),
			but(borrower(legal.Threat), func(c *complaint.Case) { c.Incidents[0].Until = day("2026-03-19") }),
			but(borrower(legal.Threat), func(c *complaint.Case) { fact(c, "2026-03-01", "对方来电。", legal.Threat) })},
			cases{borrower(legal.Threat), but(borrower(legal.Threat), func(c *complaint.Case) { c.Incidents[0].Count = 1 })}},
		"personal-data": {cases{borrower(legal.UnlawfulProvision), contact(legal.Threat)}, cases{borrower(legal.Threat)}},
		"phone-book":    {cases{borrower(legal.ContactListCollection)}, cases{borrower(legal.ContactListHarassment)}},
		"posted":        {cases{borrower(legal.PublicPosting)}, cases{borrower(legal.DebtDisclosure)}},
		"reputation": {cases{borrower(legal.PublicPosting),
			but(borrower(legal.Insult), func(c *complaint.Case) { c.Incidents[0].ReportedBy = "母亲" })},
			cases{borrower(legal.Insult)}},
		"safety":     {cases{borrower(legal.Threat), borrower(legal.HomeVisit)}, cases{borrower(legal.Harassment)}},
		"unlicensed": {cases{lentBy(borrower(legal.Threat), legal.Unlicensed)}, cases{borrower(legal.Threat)}},
		"damages": {cases{losses(borrower(legal.Threat), 0, tort), losses(borrower(legal.Threat), 100)},
			cases{borrower(legal.Threat), losses(borrower(legal.Threat), 0, charge)}},
		"mental-harm": {cases{losses(borrower(legal.Threat), 100)},
			cases{borrower(legal.Threat), losses(borrower(legal.Threat), 0, tort)}},
		"no-dispute-of-amount": {cases{borrower(legal.Threat)}, cases{borrower(legal.Threat, legal.Usury)}},
		"bodily-threat":        {cases{says(borrower(legal.Threat), "来电人说“打断你的腿”。")}, cases{borrower(legal.Threat)}},
	} {
		i := slices.IndexFunc(claims, func(c claim) bool { return c.id == id })
		if i < 0 {
			t.Errorf("there is no claim %s", id)
			continue
		}
		for carries, of := range map[bool]cases{true: x.carry, false: x.not} {
			for k, c := range of {
				if got := claims[i].carried(telling(e, c)); got != carries {
					t.Errorf("%s: case %d of those that carry it (%t): %t", id, k, carries, got)
				}
			}
		}
	}
}

// TestClaimsOfALine: the words of a statute, of the law data and of the user claim nothing; those
// of the template, the program and the registry do, on the line that makes them, however often a
// line comes back.
func TestClaimsOfALine(t *testing.T) {
	e := shipped(t)
	words := "信里说，否则后果自负。"
	place := func(line letter.Line) []letter.Block {
		return []letter.Block{&letter.Paragraph{Text: letter.Line{letter.Text("甲")}}, &letter.Paragraph{Text: line}}
	}
	for name, x := range map[string]struct {
		blocks []letter.Block
		fires  bool
	}{
		"template": {place(letter.Line{letter.Text(words)}), true},
		"program":  {place(letter.Line{field(words, letter.FromComputed, 1)}), true},
		"registry": {place(letter.Line{field(words, letter.FromAgency, 1)}), true},
		"user":     {place(letter.Line{field(words, letter.FromCase, 1)}), false},
		"law":      {place(letter.Line{field(words, letter.FromLaw, 1)}), false},
		"statute":  {[]letter.Block{&letter.Quote{Lines: []letter.Line{{letter.Text(words)}}}}, false},
		"between":  {place(letter.Line{letter.Text("否"), field("甲", letter.FromCase, 1), letter.Text("则")}), false},
		"mixed":    {place(letter.Line{field("甲", letter.FromCase, 1), letter.Text(words)}), true},
	} {
		by := newOracle()
		for range 2 {
			got := by.unfounded(&letter.Letter{Blocks: x.blocks}, telling(e, plainCase(legal.Threat)))
			if (len(got) == 1) != x.fires || len(got) > 1 {
				t.Fatalf("%s: %v", name, got)
			}
			if x.fires && !strings.Contains(got[0].Error(), "“否则”。信里不施压（threat-to-reader）") {
				t.Errorf("%s: %v", name, got[0])
			}
		}
	}
	kase := plainCase(legal.Threat)
	r, err := renderNotice(t, kase, "= 题\n@ 收：\n甲\n> 乙\n> 丙\n丁\n否则。\n")
	if err != nil {
		t.Fatal(err)
	}
	got := newOracle().unfounded(r.Letter, telling(e, kase))
	if want := "letters/lender-notice.tmpl:7:"; len(got) != 1 || !strings.HasPrefix(got[0].Error(), want) {
		t.Errorf("behind a quotation: %v, want one at %s", got, want)
	}
	c := claims[slices.IndexFunc(claims, func(c claim) bool { return c.id == "visited" })]
	if c.words.MatchString(c.bare("滋扰、纠缠、跟踪的")) || !c.words.MatchString(c.bare("滋扰、纠缠、跟踪，并上门")) {
		t.Error("what looks alike is not left out, or more than it")
	}
}
