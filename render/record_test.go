package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// submitted is the dossier of a case with these submissions.
func submitted(e *Engine, sent ...complaint.Prior) *Dossier {
	c := plainCase(legal.Denial)
	c.Incidents[0].At.Date = day("2026-03-01")
	c.Prior = sent
	return telling(e, c)
}

// lender and supervisor are how a record names bodies.
const lender, supervisor = "示例网络科技有限公司", "国家金融监督管理总局四川监管局"

// TestMarksOfASubmission: how a submission is known again, each number behind its own word; what
// the lender gives is the number of a work order.
func TestMarksOfASubmission(t *testing.T) {
	e := shipped(t)
	full := complaint.Prior{Date: day("2026-03-01"), Channel: "挂号信", Tracking: "XA1", ReceivedOn: day("2026-03-02"),
		Ticket: "A1", AcceptedOn: day("2026-03-03"), Handler: "王某"}
	for _, x := range []struct {
		body, channel, ticket string
		want                  string
	}{
		{lender, "挂号信", "A1", "挂号信|单号XA1|2026年3月2日签收|工单号A1|2026年3月3日受理|经办人王某"},
		{supervisor, "挂号信", "A1", "挂号信|单号XA1|2026年3月2日签收|编号A1|2026年3月3日受理|经办人王某"},
		{supervisor, "", "", "单号XA1|2026年3月2日签收|2026年3月3日受理|经办人王某"},
	} {
		sent := full
		sent.Body, sent.Channel, sent.Ticket = x.body, x.channel, x.ticket
		p := submitted(e, sent).Prior[0]
		var got []string
		for _, m := range p.Marks() {
			got = append(got, m.text)
		}
		if strings.Join(got, "|") != x.want {
			t.Errorf("%s: %s, want %s", x.body, got, x.want)
		}
		if p.Tracking.text != "XA1" || p.ToLender != (x.body == lender) || !p.Went(map[string]string{lender: "lender",
			supervisor: "nfra"}[x.body]) || p.Went("police") {
			t.Errorf("%s: %+v", x.body, p)
		}
	}
}

// TestFollowing: a submission of the same day is told behind the one before it; a second paper
// that went the same way to the same body goes along with it.
func TestFollowing(t *testing.T) {
	e := shipped(t)
	on := func(date, body, paper string) complaint.Prior {
		p := complaint.Prior{Body: body, Paper: paper}
		if date != "" {
			p.Date = day(date)
		}
		return p
	}
	first := on("2026-03-01", supervisor, "消费投诉书")
	for _, x := range []struct {
		before, p      complaint.Prior
		sameDay, along bool
	}{
		{first, on("2026-03-01", supervisor, "举报信"), true, true}, {first, on("2026-03-02", supervisor, "举报信"), false, false},
		{first, on("2026-03-01", "公安机关", "举报信"), true, false}, {first, on("2026-03-01", supervisor, ""), true, false},
		{on("2026-03-01", supervisor, ""), on("2026-03-01", supervisor, "举报信"), true, false},
		{on("", supervisor, "举报信"), on("", supervisor, "举报信"), false, false},
	} {
		list := submitted(e, x.before, x.p).Prior
		kept := *list[1]
		got := following(slices.Clone(list))
		if got[1].SameDay != x.sameDay || got[1].Along != x.along || got[0].SameDay || *list[1] != kept {
			t.Errorf("%+v behind %+v: same day %t, along %t", x.p, x.before, got[1].SameDay, got[1].Along)
		}
	}
}

// TestUnheard: of several submissions none was answered.
func TestUnheard(t *testing.T) {
	e := shipped(t)
	open := complaint.Prior{Date: day("2026-02-01"), Body: supervisor}
	replied, dated := open, open
	replied.Reply, dated.RepliedOn = "不予受理", day("2026-02-20")
	for _, x := range []struct {
		sent []complaint.Prior
		want bool
	}{
		{[]complaint.Prior{open, open}, true}, {[]complaint.Prior{open}, false}, {nil, false},
		{[]complaint.Prior{open, replied}, false}, {[]complaint.Prior{dated, open}, false},
	} {
		d := submitted(e, x.sent...)
		if got := d.Unheard(d.Prior); got != x.want {
			t.Errorf("%+v: %t", x.sent, got)
		}
	}
}

// TestToldByAFact: a call to the lender of which a fact tells, its denial or refusal of that day,
// is told with that fact and not again; so too the reply that the account gives.
func TestToldByAFact(t *testing.T) {
	e := shipped(t)
	const said = "没有联系过他人"
	call := complaint.Prior{Date: day("2026-03-01"), Body: lender, Channel: "客服热线", Reply: said + "。"}
	for name, x := range map[string]struct {
		change      func(*complaint.Prior, *complaint.Incident)
		told, reply bool
	}{
		"as it is":         {func(*complaint.Prior, *complaint.Incident) {}, true, true},
		"a refusal":        {func(_ *complaint.Prior, in *complaint.Incident) { in.Conduct[0] = legal.RightsRefusal }, true, true},
		"another conduct":  {func(_ *complaint.Prior, in *complaint.Incident) { in.Conduct[0] = legal.Threat }, false, false},
		"another day":      {func(p *complaint.Prior, _ *complaint.Incident) { p.Date = day("2026-03-02") }, false, false},
		"a paper":          {func(p *complaint.Prior, _ *complaint.Incident) { p.Paper = "消费投诉书" }, false, false},
		"to another":       {func(p *complaint.Prior, _ *complaint.Incident) { p.Body = supervisor }, false, false},
		"without a reply":  {func(p *complaint.Prior, _ *complaint.Incident) { p.Reply = "" }, true, false},
		"another reply":    {func(p *complaint.Prior, _ *complaint.Incident) { p.Reply = "已经转办" }, true, false},
		"replied that day": {func(p *complaint.Prior, _ *complaint.Incident) { p.RepliedOn = p.Date }, true, true},
		"replied later":    {func(p *complaint.Prior, _ *complaint.Incident) { p.RepliedOn = day("2026-03-05") }, true, false},
		"of no day": {func(p *complaint.Prior, in *complaint.Incident) {
			p.Date, in.At.Date = legal.Date{}, legal.Date{}
		}, false, false},
	} {
		c, sent := plainCase(legal.Denial), call
		in := &c.Incidents[0]
		in.At.Date, in.Narrative = day("2026-03-01"), "客服说"+said+"。"
		x.change(&sent, in)
		c.Prior = []complaint.Prior{sent, {Date: day("2026-02-01"), Body: supervisor}}
		again := *in
		c.Incidents = append(c.Incidents, again)
		d := telling(e, c)
		p, other := d.Prior[0], d.Prior[1]
		untold := d.Untold()
		if slices.ContainsFunc(untold, func(u *Prior) bool { return u.sent == p.sent }) == x.told ||
			untold[len(untold)-1].sent != other.sent || d.told(p) != x.told || d.told(other) {
			t.Errorf("%s: %d are left to tell", name, len(untold))
		}
		if got := d.ReplyTold(p); got != x.reply {
			t.Errorf("%s: the reply is told: %t", name, got)
		}
		in1, in2 := d.ToldIn(d.Current[0]), d.ToldIn(d.Current[1]) // the first that tells of it has it
		if (len(in1) == 1 && in1[0] == p) != x.told || len(in2) != 0 || d.ToldIn(&Incident{}) != nil {
			t.Errorf("%s: told in the first %d, in the second %d", name, len(in1), len(in2))
		}
	}
}

// TestWhomItWentTo: the submissions to the lender, to others, and to bodies by their names.
func TestWhomItWentTo(t *testing.T) {
	d := submitted(shipped(t), complaint.Prior{Date: day("2026-02-01"), Body: lender},
		complaint.Prior{Date: day("2026-02-02"), Body: supervisor}, complaint.Prior{Date: day("2026-02-03"), Body: "公安机关"},
		complaint.Prior{Date: day("2026-03-20"), Body: supervisor}, complaint.Prior{Date: day("2026-03-21"), Body: supervisor},
		complaint.Prior{Date: day("2026-02-04"), Body: lender})
	for name, x := range map[string]struct {
		got  []*Prior
		want string // days
	}{
		"all": {d.Prior, "[1 2 3 20 4]"}, "the lender": {d.ToldLender(), "[1 4]"}, "others": {d.Elsewhere(), "[2 3 20]"},
		"supervisor": {d.Sent("nfra"), "[2 20]"}, "two": {d.Sent("nfra", "police"), "[2 3 20]"}, "none": {d.Sent(), "[]"},
	} {
		var days []int
		for _, p := range x.got {
			days = append(days, int(p.sent.Date.Day))
		}
		if fmt.Sprint(days) != x.want {
			t.Errorf("%s: %v, want %s", name, days, x.want)
		}
	}
}

// TestCalled: how a letter calls whom a submission went to.
func TestCalled(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		body, reader string
		toRespondent bool
		word         string // of the letter for the lender
		want         string
	}{
		{lender, "某局", false, "被举报人", "被举报人"}, {lender, "某局", false, "", lender}, {lender, lender, true, "被举报人", "贵司"},
		{supervisor, supervisor, false, "被举报人", "贵司"}, {supervisor, "某局", false, "被举报人", supervisor},
		{supervisor, lender, true, "被举报人", supervisor}, {"", "某局", false, "被举报人", "被举报人"}, {"", "某局", false, "", ""},
	} {
		d := submitted(e, complaint.Prior{Date: day("2026-03-01"), Body: x.body})
		d.Recipient, d.ToRespondent = Recipient{Name: &Value{text: x.reader}, You: "贵司"}, x.toRespondent
		got := d.Called(d.Prior[0], x.word)
		if got.words() != x.want {
			t.Errorf("%+v: %s", x, got.words())
		}
		if x.body != "" && got.key.path() != "prior.0.body" {
			t.Errorf("%+v leads to %s", x, got.key.path())
		}
	}
}

// TestLate: what is in a paper about papers that were not answered.
func TestLate(t *testing.T) {
	said := func(s string) *Value { return &Value{text: s} }
	a, b := &Prior{Ticket: said("1"), AcceptedOn: said("2"), Body: said("宁波市公安局鄞州分局")}, &Prior{Body: said("某派出所")}
	for _, x := range []struct {
		late                   []*Late
		unnumbered, unaccepted bool
		silent                 string
	}{
		{nil, false, false, ""}, {[]*Late{{Prior: a}}, false, false, "宁波市公安局鄞州分局"},
		{[]*Late{{Prior: b}}, true, true, ""}, {[]*Late{{Prior: b}, {Prior: a}}, true, true, "宁波市公安局鄞州分局"},
		{[]*Late{{Prior: &Prior{Ticket: said("1")}}}, false, true, ""},
		{[]*Late{{Prior: &Prior{AcceptedOn: said("1")}}, {Prior: a}}, true, false, "宁波市公安局鄞州分局"},
	} {
		d := &Dossier{Late: x.late}
		if d.LateUnnumbered() != x.unnumbered || d.LateUnaccepted() != x.unaccepted || d.Silent().words() != x.silent {
			t.Errorf("%+v: %t %t %s", x, d.LateUnnumbered(), d.LateUnaccepted(), d.Silent().words())
		}
	}
	police, nfra := &agency.Agency{Slug: "police"}, &agency.Agency{Slug: "nfra"}
	for _, x := range []struct {
		prior Prior
		want  bool
	}{
		{Prior{to: police, Reply: said("不予立案")}, true}, {Prior{to: police, RepliedOn: said("今天")}, true},
		{Prior{to: police}, false}, {Prior{to: nfra, Reply: said("不予立案")}, false},
	} {
		if got := (&Dossier{silence: "police", Prior: []*Prior{&x.prior}}).Refused(); got != x.want {
			t.Errorf("%+v: refused %t", x.prior, got)
		}
	}
}

// TestBasisOfATerm: who sets a term is cited as it is on the day of the letter, laws and
// rules alike; nobody where no law does, or where it did not yet.
func TestBasisOfATerm(t *testing.T) {
	d := submitted(shipped(t))
	for _, x := range []struct {
		basis []string
		on    string
		want  string
	}{
		{[]string{"civproc/docketing"}, "2026-03-20", "《中华人民共和国民事诉讼法》第一百二十六条"},
		{[]string{"credit-reporting/objection"}, "2026-03-20", "《征信业管理条例》第二十五条"},
		{[]string{"rule/nfra-complaints"}, "2026-03-20", "《银行业保险业消费投诉处理管理办法》"},
		{[]string{"rule/nfra-complaints", "civproc/docketing"}, "2026-03-20",
			"《银行业保险业消费投诉处理管理办法》《中华人民共和国民事诉讼法》第一百二十六条"}, // no 、 between 》 and 《
		{[]string{"rule/samr-complaints"}, "2026-04-14", ""}, {nil, "2026-03-20", ""},
		{[]string{"rule/samr-complaints", "civproc/docketing"}, "2026-04-14", "《中华人民共和国民事诉讼法》第一百二十六条"},
	} {
		d.Date, d.mentions = day(x.on), &mentions{named: map[string]bool{}, told: map[string][]int{}}
		got := ""
		if m := d.basis(&agency.Term{Basis: x.basis}); m != nil {
			got = m.print().text
		}
		if got != x.want {
			t.Errorf("%v on %s: %s, want %s", x.basis, x.on, got, x.want)
		}
	}
}

// TestRecordTold: a fact tells of a wrong credit record where it says of credit, of what the
// record says, and of how things are.
func TestRecordTold(t *testing.T) {
	e := shipped(t)
	for says, want := range map[string]string{
		"征信报告把已经还清的一期记为逾期。": "第2项事实", "征信报告把这一期记为逾期。": "", "征信报告有误，本人已经还清。": "", "合同把已经还清的一期记为逾期。": "",
	} {
		c := plainCase(legal.Threat)
		fact(c, "2026-03-01", says, legal.Denial)
		if got := telling(e, c).RecordTold().words(); got != want {
			t.Errorf("%s: %s, want %s", says, got, want)
		}
	}
	for name, x := range map[string]struct {
		says, elsewhere string // of the denial of that day, and of another fact
		want            bool
	}{
		"an objection":   {"客服对征信异议不予处理。", "", true},
		"no objection":   {"客服对征信一事不予处理。", "", false},
		"not of credit":  {"客服对异议不予处理。", "", false},
		"told elsewhere": {"客服不予处理。", "本人就征信提出异议。", false},
	} {
		d := submitted(e, complaint.Prior{Date: day("2026-03-01"), Body: lender})
		d.acts[0].Narrative = x.says
		d.acts = append(d.acts, &complaint.Incident{At: complaint.Moment{Date: day("2026-02-01")},
			Conduct: []legal.Conduct{legal.Denial}, Narrative: x.elsewhere})
		if got := d.tellsObjection(d.Prior[0]); got != x.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	other, objection := agency.Paper{Kind: "other"}, agency.Paper{Kind: "objection",
		Terms: []agency.Term{{}, {Basis: []string{"credit-reporting/objection"}}}}
	if got := objectionTo(&agency.Agency{Papers: []agency.Paper{other, objection, other}}); got == nil ||
		got.Kind != "objection" {
		t.Errorf("%+v", got)
	}
	if objectionTo(&agency.Agency{Papers: []agency.Paper{other}}) != nil {
		t.Error("a body without such a paper is objected to")
	}
}
