package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// A sentence only about money is left out for a body that cannot decide on it; one that says more,
// or that the next one refers to, stays as the user wrote it.
func TestAccountOfMoney(t *testing.T) {
	c := &complaint.Case{Losses: &complaint.Losses{Economic: []complaint.LossItem{
		{Item: "没有约定的会员服务费", Amount: 39800, Class: complaint.ContractLoss}, {Item: "公证费", Amount: 80000},
		{Item: "医药费", Amount: 50000},
	}}}
	neither := leaving{spent: true, charged: true}
	for _, x := range []struct {
		left       leaving
		text, want string
	}{
		{neither, "应用读取了通讯录。同日被扣收会员服务费398元，没有看到收费说明。", "应用读取了通讯录。"},
		{neither, "对方说“拿了钱就不还。”本人支出公证费800元。", "对方说“拿了钱就不还。”"},
		{neither, "本人被扣398元！对方来电两次。", "对方来电两次。"},
		{leaving{spent: true}, "应用读取了通讯录。同日被扣收会员服务费398元。本人支出公证费800元。", "应用读取了通讯录。同日被扣收会员服务费398元。"},
		{leaving{charged: true}, "应用读取了通讯录。同日被扣收会员服务费398元。本人支出公证费800元。", "应用读取了通讯录。本人支出公证费800元。"},
		{leaving{}, "应用读取了通讯录。同日被扣收会员服务费398元。", ""},
		{neither, "应用读取了通讯录。被扣收会员服务费398元。该费用没有约定。", ""},
		{neither, "应用读取了通讯录。对方来电说不交会员服务费398元就上门。", ""},
		{neither, "应用读取了通讯录。会员服务费398元写在合同里。", ""},
		{neither, "应用读取了通讯录。被扣收担保费398.50元。", ""},
		{neither, "对方来电十次。本人失眠就诊，花费医药费500元。", ""},
		{leaving{wrongs: true, spent: true}, "应用读取了通讯录。同日被扣收会员服务费398元。", "同日被扣收会员服务费398元。"},
		{leaving{wrongs: true}, "为开启通讯录权限收取会员服务费398元。", ""},
	} {
		want := x.want
		if want == "" {
			want = x.text
		}
		if got := x.left.account(c, x.text); got != want {
			t.Errorf("%+v of %s: %s", x.left, x.text, got)
		}
	}
	if got := strings.Join(sentences("一。二！”三；四"), "|"); got != "一。|二！”|三；|四" {
		t.Errorf("sentences: %s", got)
	}
}

// A relayed account in which the complainant speaks of himself says what was relayed.
func TestTellsOfSelf(t *testing.T) {
	for account, want := range map[string]bool{
		"来电人自称买下了贷款。本人没有收到过通知。": true, "对方挂断。\n随后，我查了征信。": true, "我因此失眠。": true,
		"本人母亲说不认识。": false, "来电人说“本人没有钱”。": false, "母亲说本人没有借过。": false, "我妈妈接到电话。": false,
	} {
		if tellsOfSelf(account) != want {
			t.Errorf("%s: %v", account, !want)
		}
	}
}

// What became of an objection to a credit record is for who reported it, the centre and the
// central bank; with a call beside it the supervisors of calls and data are asked too.
func TestRecordOnly(t *testing.T) {
	e := shipped(t)
	for calls, want := range map[bool]map[string]bool{
		false: {"nfra-complaint": true, "pboc-complaint": true, "credit-objection": true, "cac-report": false,
			"nfra-report": false, "nifa-report": false},
		true: {"nfra-complaint": true, "pboc-complaint": true, "credit-objection": true, "cac-report": true,
			"nfra-report": true, "nifa-report": true},
	} {
		c := readCase(t, "credit")
		c.Respondent.Address = "湖北省武汉市江岸区示例路1号"
		if calls {
			c.Incidents = append(c.Incidents, readCase(t, "jincheng").Incidents[2])
			c.Incidents[1].Exhibits = nil
		}
		chosen, err := e.planner.Plan(c, []string{"all"})
		if err != nil {
			t.Fatal(err)
		}
		written := map[string]bool{}
		for _, d := range chosen.Write {
			written[d.Paper.Kind] = true
		}
		for kind, want := range want {
			if written[kind] != want {
				t.Errorf("with calls %v: %s is written: %v", calls, kind, !want)
			}
		}
	}
}

// TestReceiptsOfAClass: a receipt shows a payment of the class where its name, or what it proves,
// names the loss.
func TestReceiptsOfAClass(t *testing.T) {
	c := plainCase(legal.Harassment)
	torts := func(l complaint.LossItem) bool { return l.Class != complaint.ContractLoss }
	c.Exhibits = []complaint.Exhibit{{Name: "公证费发票"}, {Name: "公证书", Proves: "支出公证费"}, {Name: "会员费扣款记录"},
		{Name: "发票", Proves: "支出公证费"}, {Name: "收据"}}
	if receipts(c, torts) != nil {
		t.Error("receipts of no loss")
	}
	c.Losses = &complaint.Losses{Economic: []complaint.LossItem{{Item: "公证费", Amount: 100},
		{Item: "会员费", Amount: 100, Class: complaint.ContractLoss}}}
	if got := receipts(c, torts); !slices.Equal(got, []int{0, 3}) {
		t.Errorf("%v", got)
	}
}

// TestBesideCharges: before an arbitrator an exhibit that shows the collecting alone goes away
// with the collecting, where its fact tells of a charge too; one that shows the charge stays.
func TestBesideCharges(t *testing.T) {
	charge := []complaint.LossItem{{Item: "会员费", Amount: 19900, Class: complaint.ContractLoss}}
	for _, x := range []struct {
		says    string
		conduct legal.Conduct
		want    []int
	}{
		{"读取通讯录的同日扣了会员费。", legal.ContactListCollection, []int{0}}, {"读取通讯录。", legal.ContactListCollection, nil},
		{"扣了会员费。", legal.Usury, nil},
	} {
		c := plainCase(x.conduct)
		c.Losses = &complaint.Losses{Economic: charge}
		c.Exhibits = []complaint.Exhibit{{Name: "通讯录权限截图"}, {Name: "扣款记录"}, {Name: "权限页", Proves: "扣了会员费"}}
		c.Incidents[0].Narrative, c.Incidents[0].Exhibits = "客服没有回复。", []int{0}
		fact(c, "2026-03-01", x.says, x.conduct).Exhibits = []int{0, 1, 2}
		d := agency.Decision{Paper: &agency.Paper{}, Agency: &agency.Agency{}}
		if x.conduct == legal.Usury {
			c.Incidents = c.Incidents[1:]
		}
		if got := besideCharges(d, c); !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", x.says, got, x.want)
		}
	}
}

// TestWhatIsLeftOut: what was spent is for papers that claim it, what was charged for those that
// take it up; an arbitrator of the contract gets the charge and not the wrongs.
func TestWhatIsLeftOut(t *testing.T) {
	c := plainCase(legal.Harassment)
	for _, x := range []struct {
		paper                  agency.Paper
		contract               bool
		spent, charged, wrongs bool
	}{
		{agency.Paper{}, false, true, true, false}, {agency.Paper{Claims: true}, false, false, true, false},
		{agency.Paper{Charges: true}, false, true, false, false},
		{agency.Paper{Claims: true, Charges: true}, false, false, false, false},
		{agency.Paper{}, true, true, false, true}, {agency.Paper{Claims: true}, true, true, false, true},
	} {
		got := leaves(agency.Decision{Paper: &x.paper, Agency: &agency.Agency{Contract: x.contract}}, c)
		if got.spent != x.spent || got.charged != x.charged || got.wrongs != x.wrongs || got.exhibits != nil {
			t.Errorf("%+v, contract %t: %+v", x.paper, x.contract, got)
		}
	}
}
