package render

import (
	"fmt"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// An account that says how often something was done is not opened with it.
func TestCounted(t *testing.T) {
	for _, x := range []struct {
		account string
		n       int
		want    bool
	}{
		{"三天内打了14次", 14, true}, {"四天里打了二十一次", 21, true}, {"先打4次，后打14次", 4, true},
		{"打了14次", 4, false}, {"第3次来电时", 3, false}, {"打了二十一次", 1, false}, {"多次来电", 3, false}, {"打了0次", 0, false},
		{"打了14次，又打4次", 4, true},
	} {
		if got := tellsCount(x.account, x.n); got != x.want {
			t.Errorf("%s %d: %v", x.account, x.n, got)
		}
	}
}

// What opens a fact says nothing that its account says.
func TestOpeningSaysNothingTwice(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct{ name, kind, want, not string }{
		{"minimal", "nfra-report", "2026年2月11日：来电人联系了", "对方联系他人"},
		{"huabei", "nfra-report", "通过电话和短信联系本人。三天内", "共14次"},
		{"huabei", "nfra-report", "2026年3月10日：本人致电客服热线", "（客服热线）："},
		{"jincheng", "nfra-report", "共3次", "不会有的"},
		{"unnamed", "nfra-complaint", "2026年3月13日（营业网点）：", "不会有的"},
	} {
		if l := wrote(t, e, readCase(t, x.name), x.kind); !strings.Contains(l, x.want) || strings.Contains(l, x.not) {
			t.Errorf("%s of %s: want %q and no %q", x.kind, x.name, x.want, x.not)
		}
	}
}

// An application for a plan of payment repeats the demands that ask for one, and no others.
func TestWishes(t *testing.T) {
	e := shipped(t)
	if l := wrote(t, e, readCase(t, "huabei"), "repayment-plan"); strings.Contains(l, "具体愿望") ||
		strings.Contains(l, "上列愿望") {
		t.Error("a demand about numbers is called a wish to pay")
	}
	if l := wrote(t, e, readCase(t, "unnamed"), "repayment-plan"); !strings.Contains(l, "分24期偿还") ||
		strings.Contains(l, "信用记录") {
		t.Error("the wish is not told, or more than it")
	}
}

// TestFactAsSeen: what a letter says about a fact beside its account.
func TestFactAsSeen(t *testing.T) {
	for name, x := range map[string]struct {
		role   legal.Role
		change func(*complaint.Incident)
		want   string
	}{
		"a call":         {legal.Borrower, func(*complaint.Incident) {}, "Calls Own ByTelephone 电话 "},
		"by letter":      {legal.Borrower, func(in *complaint.Incident) { in.Channel = "短信" }, "Calls Own 短信 "},
		"by no way told": {legal.Borrower, func(in *complaint.Incident) { in.Channel = "" }, "Calls Own  "},
		"on the spot":    {legal.Borrower, func(in *complaint.Incident) { in.Channel = "当面" }, "Own 当面 "},
		"a visit": {legal.Borrower, func(in *complaint.Incident) {
			in.Conduct, in.Channel, in.Narrative = []legal.Conduct{legal.HomeVisit}, "上门", "对方上门。"
		}, " "}, // the account says how
		"a visit told otherwise": {legal.Borrower, func(in *complaint.Incident) {
			in.Conduct, in.Channel = []legal.Conduct{legal.HomeVisit}, "上门"
		}, "上门 "},
		"the account of a call says so too": {legal.Borrower, func(in *complaint.Incident) { in.Narrative = "对方电话要求还款。" },
			"Calls Own ByTelephone 电话 "},
		"to another": {legal.Borrower, func(in *complaint.Incident) {
			in.Contacts = []complaint.ContactPerson{{Relation: "母亲"}, {}}
		}, "ToOthers Calls ByTelephone 电话 母亲"},
		"to a contact": {legal.Contact, func(in *complaint.Incident) {
			in.Contacts = []complaint.ContactPerson{{Relation: "母亲"}}
		}, "Calls Own ByTelephone 电话 "},
		"hidden": {legal.Borrower, func(in *complaint.Incident) { in.Caller = hiddenNumber },
			"Calls Own Hidden ByTelephone 电话 "},
		"counted": {legal.Borrower, func(in *complaint.Incident) { in.Count, in.Narrative = 3, "打了3次。" },
			"Calls Own ByTelephone Counted 电话 "},
		"of himself": {legal.Borrower, func(in *complaint.Incident) { in.Narrative = "本人没有接。" },
			"Calls Own ByTelephone OwnWords 电话 "},
		"no call": {legal.Borrower, func(in *complaint.Incident) { in.Conduct = []legal.Conduct{legal.UnlawfulProvision} },
			"ByTelephone 电话 "},
	} {
		c := bareCase(day("2026-03-20"), x.role, legal.ConsumerFinance, []legal.Conduct{legal.Threat})
		c.Incidents[0].Channel = "电话"
		x.change(&c.Incidents[0])
		in := viewed(c).tell(0)
		var got []string
		for _, is := range []struct {
			what string
			so   bool
		}{{"ToOthers", in.ToOthers}, {"Calls", in.Calls}, {"Own", in.Own}, {"Hidden", in.Hidden},
			{"ByTelephone", in.ByTelephone}, {"Counted", in.Counted}, {"OwnWords", in.OwnWords}} {
			if is.so {
				got = append(got, is.what)
			}
		}
		got = append(got, in.Channel.words())
		said := strings.TrimPrefix(strings.Join(got, " "), " ") + " "
		for _, p := range in.Contacts {
			said += p.Relation.words()
		}
		if said != x.want {
			t.Errorf("%s: %q, want %q", name, said, x.want)
		}
	}
	for role, want := range map[legal.Role]string{legal.Borrower: "当时能够联系上本人", legal.Contact: "当时能够联系上借款人"} {
		for told, want := range map[*bool]string{&yes: want, &no: "", nil: ""} {
			c := bareCase(day("2026-03-20"), role, legal.Bank, []legal.Conduct{legal.Threat})
			c.Incidents[0].Reachable = told
			if got := viewed(c).tell(0).Reachable.words(); got != want {
				t.Errorf("%s: %s, want %s", role, got, want)
			}
		}
	}
}

// TestAccountOfAPaper: an account without what the paper leaves out, line by line, each with its
// place; one of which nothing would be left, and one of which all stays, stands as it is.
func TestAccountOfAPaper(t *testing.T) {
	neither := leaving{spent: true, charged: true}
	arbitrated := leaving{spent: true, wrongs: true}
	for name, x := range map[string]struct {
		left    leaving
		conduct legal.Conduct
		says    string
		want    string // "" for as it is
	}{
		"a line goes":                     {neither, legal.Threat, "扣了会员费199元。\n对方来电。", "对方来电。@1"},
		"the last line":                   {neither, legal.Threat, "对方来电。\n扣了会员费199元。", "对方来电。@0"},
		"a part of a line":                {neither, legal.Threat, "对方来电。扣了会员费199元。\n对方又来电。", "对方来电。@0|对方又来电。@1"},
		"all would go":                    {neither, legal.Threat, "扣了会员费199元。", ""},
		"both lines would go":             {neither, legal.Threat, "扣了会员费199元。\n扣了199元。", ""},
		"nothing goes":                    {neither, legal.Threat, "对方来电。", ""},
		"before an arbitrator":            {arbitrated, legal.Threat, "对方骚扰本人。\n扣了会员费199元。", "扣了会员费199元。@1"},
		"of what the loan costs":          {arbitrated, legal.Usury, "对方骚扰本人。\n扣了会员费199元。", ""},
		"an act of no charge, arbitrated": {arbitrated, legal.Threat, "对方骚扰本人。\n对方来电。", ""},
	} {
		c := plainCase(x.conduct)
		c.Incidents[0].Narrative = x.says
		if viewed(c).narrative(0, x.left) != nil {
			t.Errorf("%s: something is left out where no money is claimed", name)
		}
		c.Losses = &complaint.Losses{Economic: []complaint.LossItem{{Item: "会员费", Amount: 19900,
			Class: complaint.ContractLoss}}}
		got := ""
		if told := viewed(c).narrative(0, x.left); told != nil {
			for i, line := range told.Paragraphs {
				if i > 0 {
					got += "|"
				}
				got += fmt.Sprintf("%s@%d", line.text, line.key.line)
			}
		}
		if got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
		if told := viewed(c); x.want != "" {
			told.told = make([]*Incident, 1)
			whole, cut := told.incident(0, false, leaving{}), told.incident(0, false, x.left)
			if len(whole.Narrative.Paragraphs) != 2 || len(cut.Narrative.Paragraphs) != strings.Count(x.want, "|")+1 {
				t.Errorf("%s: the whole and the cut account have %d and %d lines", name, len(whole.Narrative.Paragraphs),
					len(cut.Narrative.Paragraphs))
			}
		}
	}
}

// TestWaysOfCalling: which channels are only the telephone, and which are no call at all.
func TestWaysOfCalling(t *testing.T) {
	for way, want := range map[string][2]bool{"电话": {true, false}, "座机": {true, false}, "电话和短信": {}, "短信": {}, "": {},
		"上门": {false, true}, "当面": {false, true}, "上门和电话": {false, true}} {
		if telephone(way) != want[0] || onTheSpot(way) != want[1] {
			t.Errorf("%s: by telephone %t, on the spot %t", way, telephone(way), onTheSpot(way))
		}
	}
}
