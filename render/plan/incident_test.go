package plan

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// TestTraits: what an account makes of an act, each trait by itself.
func TestTraits(t *testing.T) {
	at := complaint.Moment{Date: day("2026-03-01")}
	who := []complaint.ContactPerson{{Relation: "同事"}}
	of := func(c ...legal.Conduct) complaint.Incident { return complaint.Incident{At: at, Conduct: c} }
	told := func(text string, c ...legal.Conduct) complaint.Incident {
		in := of(c...)
		in.Narrative = text
		return in
	}
	borrower := func(in complaint.Incident) *complaint.Case {
		return &complaint.Case{Complainant: complaint.Complainant{Role: legal.Borrower},
			Incidents: []complaint.Incident{in}}
	}
	called := of(legal.Harassment)
	called.Contacts = who
	heard := of(legal.Harassment)
	heard.ReportedBy = "同事"
	often, twice := of(legal.Threat), of(legal.Threat)
	often.Count, twice.Until = 2, day("2026-03-02")
	withCaller := of(legal.Harassment)
	withCaller.Caller = "95188"
	contact := borrower(called)
	contact.Complainant.Role = legal.Contact
	surety := borrower(called)
	stands := true
	surety.Complainant.Role, surety.Complainant.Guarantee = legal.Contact, &stands
	app := borrower(of(legal.ContactListCollection))
	app.Respondent.App = "某App"
	platform := borrower(of(legal.ContactListCollection))
	platform.Respondent.Kind = legal.Platform
	more := borrower(of(legal.Threat))
	more.Incidents = append(more.Incidents, of(legal.Insult))
	firm := borrower(of(legal.Harassment))
	firm.Collector = &complaint.Collector{Name: "某某律师事务所"}
	charge := borrower(told("扣了服务费", legal.Harassment))
	charge.Losses = &complaint.Losses{Economic: []complaint.LossItem{{Item: "没有约定的会员服务费", Amount: 12300,
		Class: complaint.ContractLoss}}}
	amount := borrower(told("扣了123元", legal.Harassment))
	amount.Losses = charge.Losses
	tort := borrower(told("扣了服务费", legal.Harassment))
	tort.Losses = &complaint.Losses{Economic: []complaint.LossItem{{Item: "会员服务费", Amount: 12300,
		Class: complaint.TortLoss}}}
	for _, x := range []struct {
		name  string
		c     *complaint.Case
		trait legal.Trait
		want  bool
	}{
		{"another was called", borrower(called), legal.ReachedAnother, true},
		{"another told", borrower(heard), legal.ReachedAnother, true},
		{"nobody else", borrower(of(legal.Harassment)), legal.ReachedAnother, false},
		{"a contact himself", contact, legal.ReachedAnother, false},
		{"a contact's number", contact, legal.OwnNumber, true},
		{"his number", borrower(of(legal.Harassment)), legal.OwnNumber, true},
		{"another's number", borrower(called), legal.OwnNumber, false},
		{"the phone book called", borrower(of(legal.ContactListHarassment)), legal.OwnNumber, false},
		{"others heard", borrower(called), legal.HeardByOthers, true},
		{"posted", borrower(of(legal.PublicPosting)), legal.HeardByOthers, true},
		{"he alone", borrower(of(legal.Harassment)), legal.HeardByOthers, false},
		{"a post", borrower(of(legal.PublicPosting)), legal.OnNetwork, true}, {"an App", app, legal.OnNetwork, true},
		{"a platform", platform, legal.OnNetwork, true},
		{"no App", borrower(of(legal.ContactListCollection)), legal.OnNetwork, false},
		{"a call", borrower(of(legal.Harassment)), legal.OnNetwork, false},
		{"credit", borrower(told("影响征信", legal.Threat)), legal.OfCredit, true},
		{"a report", borrower(told("信用报告有误")), legal.OfCredit, true},
		{"no credit", borrower(told("信用")), legal.OfCredit, false},
		{"a caller", borrower(withCaller), legal.CallerNamed, true},
		{"no caller", borrower(called), legal.CallerNamed, false},
		{"twice", borrower(often), legal.Repeated, true}, {"over days", borrower(twice), legal.Repeated, true},
		{"once", borrower(of(legal.Threat)), legal.Repeated, false},
		{"many by name", borrower(of(legal.Flooding)), legal.Repeated, true},
		{"harassment", borrower(of(legal.Harassment)), legal.Repeated, true},
		{"of the phone book", borrower(of(legal.ContactListHarassment)), legal.Repeated, true},
		{"a threat to the body", borrower(told("要打断腿", legal.Threat)), legal.BodilyThreat, true},
		{"to the peace alone", borrower(told("不得安生", legal.Threat)), legal.BodilyThreat, false},
		{"not threatened", borrower(told("要打断腿", legal.Insult)), legal.BodilyThreat, false},
		{"a forged summons", borrower(told("发来法院传票", legal.ForgedPapers)), legal.OfOrgan, true},
		{"a forged letter", borrower(told("发来律师函", legal.ForgedPapers)), legal.OfOrgan, false},
		{"an officer", borrower(told("自称民警", legal.Impersonation)), legal.PosedOfficial, true},
		{"a lawyer", borrower(told("自称律师", legal.Impersonation)), legal.PosedOfficial, false},
		{"a borrower owes", borrower(called), legal.OwesNothing, false},
		{"a contact does not", contact, legal.OwesNothing, true},
		{"but as a surety", surety, legal.OwesNothing, false},
		{"and another", more, legal.Repeated, true},
		{"a firm of lawyers", firm, legal.LawyersNamed, true},
		{"lawyers in the account", borrower(told("自称律师", legal.Threat)), legal.LawyersNamed, true},
		{"none", borrower(of(legal.Threat)), legal.LawyersNamed, false},
		{"usury", borrower(of(legal.Usury)), legal.OfClaim, true}, {"a charge", charge, legal.OfClaim, true},
		{"its amount", amount, legal.OfClaim, true}, {"a tort", tort, legal.OfClaim, false},
		{"no charge", borrower(of(legal.Harassment)), legal.OfClaim, false},
		{"a record alone", borrower(told("征信异议被拒", legal.Denial)), legal.RecordAlone, true},
		{"with calls", borrower(told("征信异议被拒", legal.Denial, legal.Harassment)), legal.RecordAlone, false},
		{"with other data", borrower(told("征信异议被拒，泄露号码", legal.RightsRefusal)), legal.RecordAlone, false},
		{"another refusal", borrower(told("拒绝删除", legal.RightsRefusal)), legal.RecordAlone, false},
		{"no service without", borrower(told("不授权通讯录就不能使用", legal.ContactListCollection)), legal.ServiceRefused, true},
		{"flawed so", borrower(told("不授权通讯录就不能使用", legal.ContactListCollection)), legal.ConsentFlawed, true},
		{"of another act", borrower(told("不授权通讯录就不能使用", legal.Harassment)), legal.ServiceRefused, false},
		{"untold", borrower(told("没有告知用途", legal.ContactListCollection)), legal.Uninformed, true},
		{"flawed too", borrower(told("没有告知用途", legal.ContactListCollection)), legal.ConsentFlawed, true},
		{"told", borrower(told("读取了通讯录", legal.ContactListCollection)), legal.ConsentFlawed, false},
		{"taken", borrower(told("要求通讯录权限，点击允许后即被读取", legal.ContactListCollection)), legal.Taken, true},
		{"only asked", borrower(told("要求读取通讯录权限", legal.ContactListCollection)), legal.Taken, false},
		{"asked and called", borrower(told("要求读取通讯录权限", legal.ContactListCollection, legal.Harassment)), legal.Taken,
			true},
		{"the source itself", app, legal.SourceUntold, true}, {"no source", borrower(called), legal.SourceUntold, true},
	} {
		if got := Act(x.c, &x.c.Incidents[0]).Is(x.trait); got != x.want {
			t.Errorf("%s: %s %v", x.name, x.trait, got)
		}
	}
	both := borrower(of(legal.Harassment))
	both.Incidents = append(both.Incidents, of(legal.ContactListCollection))
	if Act(both, &both.Incidents[0]).Is(legal.SourceUntold) {
		t.Error("where the data came from is told by another act")
	}
}

// TestDefendants: the collector is one where it has a name of its own and somebody collected.
func TestDefendants(t *testing.T) {
	c := func(collector string, conduct legal.Conduct) *complaint.Case {
		return &complaint.Case{
			Respondent: complaint.Respondent{Name: "甲银行"}, Collector: &complaint.Collector{Name: collector},
			Incidents: []complaint.Incident{{Conduct: []legal.Conduct{conduct}}},
		}
	}
	none := c("", legal.Harassment)
	none.Collector = nil
	for name, x := range map[string]struct {
		c    *complaint.Case
		want int
	}{
		"a collector": {c("乙公司", legal.Harassment), 2}, "the same": {c("甲银行", legal.Harassment), 1},
		"no name": {c("", legal.Harassment), 1}, "no collector": {none, 1},
		"nobody collected": {c("乙公司", legal.Denial), 1},
	} {
		if got := Defendants(x.c); got != x.want {
			t.Errorf("%s: %d", name, got)
		}
	}
	for item, want := range map[string]string{"会员服务费": "服务费", "服务费": "服务费", "费": "费", "": ""} {
		if got := LossName(complaint.LossItem{Item: item}); got != want {
			t.Errorf("%s: %s", item, got)
		}
	}
}

// TestSeats: where the respondent sits, and which office is addressed.
func TestSeats(t *testing.T) {
	p := Default()
	for _, x := range []struct{ region, address, want string }{
		{"四川", "成都市高新区天府大道1号", "四川 成都市"}, {"四川", "北京市朝阳区1号", "四川 "}, {"四川", "", "四川 "}, {"四川", "某路1号", "四川 "},
		{"", "四川省成都市1号", " "},
	} {
		c := &complaint.Case{Respondent: complaint.Respondent{Region: x.region, Address: x.address}}
		seat := p.Seat(c)
		if got := seat.Name + " " + seat.City; x.region != "" && got != x.want {
			t.Errorf("%s, %s: %q, want %q", x.region, x.address, got, x.want)
		}
		c.Complainant.Address = "广东省广州市1号"
		for _, a := range p.Agencies().Agencies() {
			want := map[agency.Place]string{agency.OfRespondent: seat.Name + seat.City, agency.OfComplainant: "广东广州市",
				agency.OfReported: ""}
			if got := p.Place(c, a); got.Name+got.City != want[a.Place] {
				t.Errorf("%s is that of %+v", a.Slug, got)
			}
		}
	}
}

// TestWithoutOffer: a case that offers no payment has lost the demands that offer it, from the
// last to the first, and the recipients whose paper does.
func TestWithoutOffer(t *testing.T) {
	p := Default()
	c := &complaint.Case{
		Date: day("2026-03-20"), Complainant: complaint.Complainant{Role: legal.Borrower},
		Respondent: complaint.Respondent{Kind: legal.Bank, Name: "某银行", Region: "四川"},
		Demands:    []string{"分12期偿还", "停止骚扰", "延期还款"}, Recipients: []string{"repayment-plan", "police"},
	}
	gone := func(demand string) complaint.Edit { return complaint.Edit{Path: demand, Remove: true} }
	want := []complaint.Edit{gone("demands.2"), gone("demands.0"), {Path: "recipients", Items: []string{"police"}}}
	if got := p.withoutOffer(c); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	c.Demands, c.Recipients = nil, []string{"repayment-plan"}
	want = []complaint.Edit{{Path: "recipients", Items: []string{}, Remove: true}}
	if got := p.withoutOffer(c); !reflect.DeepEqual(got, want) {
		t.Errorf("of the paper alone: %+v", got)
	}
	c.Demands = []string{"停止骚扰"}
	c.Recipients = []string{"police"}
	if edits := p.withoutOffer(c); len(edits) != 0 {
		t.Errorf("%v", edits)
	}
	for name, x := range map[string]struct {
		loan   *complaint.Loan
		filed  string
		key    string
		barred bool
	}{
		"no loan":     {nil, "2026-03-20", "", false},
		"no day":      {&complaint.Loan{}, "2026-03-20", "loan.overdue_since", false},
		"three years": {&complaint.Loan{OverdueSince: day("2023-03-20")}, "2026-03-20", "loan.overdue_since", false},
		"a day more":  {&complaint.Loan{OverdueSince: day("2023-03-20")}, "2026-03-21", "loan.overdue_since", true},
		"due before": {&complaint.Loan{OverdueSince: day("2025-01-01"), DueOn: day("2023-03-20")}, "2026-03-21",
			"loan.due_on", true}, "due after": {&complaint.Loan{OverdueSince: day("2023-03-20"),
			DueOn: day("2025-03-20")}, "2026-03-21", "loan.overdue_since", true},
		"due alone": {&complaint.Loan{DueOn: day("2023-03-20")}, "2026-03-20", "loan.due_on", false},
	} {
		_, key, barred := mayBeBarred(&complaint.Case{Date: day(x.filed), Loan: x.loan})
		if key != x.key || barred != x.barred {
			t.Errorf("%s: %s, %v", name, key, barred)
		}
	}
}

// TestIfSentLeavesTheCase: a case as if papers had been sent is another, and the case itself stays.
func TestIfSentLeavesTheCase(t *testing.T) {
	p := Default()
	c := readCase(t, "minimal")
	c.Prior = slices.Grow(c.Prior, 100)
	before := len(c.Prior)
	sent := p.IfSent(c, p.Route(c))
	if len(sent.Prior) <= before || len(c.Prior) != before || cap(c.Prior) > before &&
		c.Prior[:before+1][before].Body != "" {
		t.Errorf("%d before, %d after", before, len(sent.Prior))
	}
}

// TestUnwritten: what one paper to several bodies lacks is said once.
func TestUnwritten(t *testing.T) {
	p := Default()
	var all []Skipped
	for _, d := range p.Route(readCase(t, "minimal")) {
		if d.Paper.Kind == "police-report" || d.Paper.Kind == "lender-notice" {
			all = append(all, Skipped{Decision: d, Lacks: []string{"住址"}})
		}
	}
	if len(all) < 2 {
		t.Fatalf("%d papers", len(all))
	}
	again := all[0]
	other := *all[0].Agency
	other.Label = "另一机构"
	again.Decision.Agency = &other
	got := Unwritten([]Skipped{all[0], again, again, all[1]})
	want := []string{"未写：" + all[0].Paper.Title + "（" + all[0].Agency.Label + "、另一机构），缺住址",
		"未写：" + all[1].Paper.Title + "，缺住址"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	all[0].Lacks, again.Lacks = nil, nil
	if got := Unwritten([]Skipped{all[0], again}); len(got) != 2 || strings.Contains(got[0]+got[1], "缺") {
		t.Errorf("%q lack nothing", got)
	}
}
