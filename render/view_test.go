package render

import (
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/complaint"
)

// viewed is the case as any body may see it.
func viewed(c *complaint.Case) *view {
	return &view{c: c, shown: complaint.Body, veil: c.Veil(complaint.Body)}
}

// TestAge: a year is full on the birthday.
func TestAge(t *testing.T) {
	for _, x := range []struct{ birth, on, want string }{
		{"1993-07-16", "2026-07-15", "32岁"}, {"1993-07-16", "2026-07-16", "33岁"}, {"1993-07-16", "2026-07-17", "33岁"},
		{"2000-02-29", "2026-02-28", "26岁"}, {"2000-02-29", "2026-03-01", "26岁"}, {"", "2026-03-01", ""},
	} {
		c := &complaint.Case{Date: day(x.on)}
		if x.birth != "" {
			c.Complainant.BirthDate = day(x.birth)
		}
		if got := viewed(c).age().words(); got != x.want {
			t.Errorf("%s on %s: %s, want %s", x.birth, x.on, got, x.want)
		}
	}
}

// TestAmounts: an amount in figures and in capitals; what is not one, or too large for them, is
// not written.
func TestAmounts(t *testing.T) {
	f := viewed(&complaint.Case{})
	for _, x := range []struct {
		m              legal.Money
		figures, words string
	}{
		{0, "", ""}, {1, "0.01元", "壹分"}, {3200050, "32000.50元", "叁万贰仟元零伍角整"}, {100, "1元", "壹元整"}, {-5, "-0.05元", ""},
		{legal.MaxMoney + 1, yuan(legal.MaxMoney + 1), ""},
	} {
		words := f.words(at("loan", "principal"), x.m).words()
		if got := f.money(at("loan", "principal"), x.m).words(); got != x.figures || (words == "") != (x.words == "") ||
			!strings.Contains(words, x.words) {
			t.Errorf("%d: %s %s", x.m, got, words)
		}
		figures, capitals := f.sum(at("loan", "principal"), x.m)
		if (figures == nil) != (x.words == "") || (capitals == nil) != (x.words == "") || capitals.words() != words {
			t.Errorf("%d: %s %s", x.m, figures.words(), capitals.words())
		}
	}
	largest, _ := f.sum(at("loan", "principal"), legal.MaxMoney)
	item := &LossItem{Amount: &Value{text: "1元", key: at("losses", "mental")}}
	if s := (*Sum)(nil).with(item, legal.MaxMoney); largest == nil || s.Total == nil || s.with(item, 1).Items[1] != item {
		t.Error("the largest amount is not summed up")
	}
	if s := (*Sum)(nil).with(item, legal.MaxMoney+1); s.Total != nil {
		t.Errorf("%s is more than can be written", s.Total.words())
	}
	if f.words(at("loan", "principal"), legal.MaxMoney) == nil || f.count(at("loan", "x"), 0, "次") != nil ||
		f.count(at("loan", "x"), 3, "次").words() != "3次" {
		t.Error("bounds of numbers")
	}
}

// TestLossesAsSums: what was spent over the wrong and what was charged under the contract are
// summed apart, and what was spent on stopping it once more.
func TestLossesAsSums(t *testing.T) {
	c := &complaint.Case{Losses: &complaint.Losses{
		Economic: []complaint.LossItem{
			{Item: "公证费", Amount: 10000}, {Item: "会员费", Amount: 19900, Class: complaint.ContractLoss},
			{Item: "更换号码的费用", Amount: 500}, {Item: "律师费"}, {Item: "取证的服务费", Amount: 700, Class: complaint.ContractLoss},
		},
		Mental: 100000,
	}}
	l := viewed(c).losses()
	sums := func(s *Sum) string {
		if s == nil {
			return ""
		}
		var names []string
		for _, i := range s.Items {
			names = append(names, i.Item.words())
		}
		return strings.Join(names, "、") + " " + s.Total.words()
	}
	if got := sums(l.Torts) + "|" + sums(l.Contracts) + "|" +
		sums(l.Stopping); got != "公证费、更换号码的费用、律师费 105元|会员费、取证的服务费 206元|公证费、律师费 100元" {
		t.Error(got)
	}
	for _, sum := range []*Value{l.Total, l.TotalWords, l.All, l.AllWords, l.Torts.Total, l.Stopping.Total} {
		if sum.key.path() != "losses.economic.0.amount" {
			t.Errorf("%s leads to %s, want the first of what it sums up", sum.words(), sum.key.path())
		}
	}
	if l.Total.words() != "311元" || l.All.words() != "1311元" || l.Mental.words() != "1000元" || !l.Claimed() ||
		len(l.Economic) != 5 {
		t.Errorf("%s %s %s", l.Total.words(), l.All.words(), l.Mental.words())
	}
	c.Losses = &complaint.Losses{Economic: []complaint.LossItem{{Item: "会员费", Amount: 19900,
		Class: complaint.ContractLoss}}}
	if l = viewed(c).losses(); l.Claimed() || l.Torts != nil || l.Stopping != nil || l.All.words() != "199元" {
		t.Errorf("%+v", l)
	}
	c.Losses = &complaint.Losses{Mental: 100}
	if l = viewed(c).losses(); !l.Claimed() || l.Total != nil || l.All.words() != "1元" || l.All.key.name != "mental" {
		t.Errorf("%+v", l)
	}
}

// TestPartiesAsSeen: hidden numbers of a collector are none of its numbers; who lends is named
// once; ordinary powers are called so.
func TestPartiesAsSeen(t *testing.T) {
	c := fullCase(day("2026-03-20"), legal.Borrower, legal.ConsumerFinance, []legal.Conduct{legal.Harassment})
	f := viewed(c)
	if got := f.collector(); !got.Hidden || len(got.Phones) != 1 {
		t.Errorf("%+v", got)
	}
	if f.loan().Funder.words() != c.Loan.Funder {
		t.Error("the funder is not named")
	}
	c.Loan.Funder = c.Respondent.Name
	if f.loan().Funder != nil {
		t.Error("the respondent is named as its own funder")
	}
	for powers, want := range map[string]string{"一般代理": "一般代理", "普通授权权限。": "普通授权权限", " 一般代理 。": "一般代理", "一般代理，代为和解": "",
		"特别授权": "", "": ""} {
		c.Agent.Powers = powers
		if got := strings.TrimSpace(f.agent().Ordinary.words()); got != want {
			t.Errorf("%q: %q, want %q", powers, got, want)
		}
	}
	no, yes := false, true
	for _, x := range []struct {
		role               legal.Role
		guarantee          *bool
		unbound, guarantor bool
	}{{legal.Contact, &no, true, false}, {legal.Contact, &yes, false, true}, {legal.Contact, nil, false, false},
		{legal.Borrower, &no, false, false}} {
		c.Complainant.Role, c.Complainant.Guarantee = x.role, x.guarantee
		got := f.complainant()
		if got.Unbound != x.unbound || got.Guarantor != x.guarantor || got.IsBorrower != (x.role == legal.Borrower) ||
			got.IsContact != (x.role == legal.Contact) || got.IsImpersonated {
			t.Errorf("%+v: %+v", x, got)
		}
	}
}

// TestBlank: what shows nothing, whatever it is made of.
func TestBlank(t *testing.T) {
	for s, want := range map[string]bool{"": true, " ": true, "\t\n": true, "\u3000": true, "\u00a0": true, "a": false,
		"!": false, "一": false, "\u3000一": false, " a": false, "ａ": false, "é": false, "“": false, "—": false} {
		if got := blank(s); got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
	for v, want := range map[any]string{"甲": "甲", 3: "3", 34: "34", int64(-40): "-40", true: "是", false: "否",
		day("2026-03-20"): "2026年3月20日"} {
		if got, err := valueOf(v); err != nil || got.text != want {
			t.Errorf("%v: %s %v", v, got.text, err)
		}
	}
	for _, v := range []any{nil, (*Value)(nil), (*Mention)(nil), legal.Date{}, 1.5, []string{"a"}} {
		if got, err := valueOf(v); err == nil {
			t.Errorf("%v: %s", v, got.text)
		}
	}
	if weigh((*Value)(nil)) != 0 || weigh("abc") != 0 || weigh(&Value{text: "甲"}) != 3 {
		t.Error("weights")
	}
}

// TestTextOfFunctions: what functions put together is a megabyte at most.
func TestTextOfFunctions(t *testing.T) {
	const megabyte = 1024 * 1024
	half := strings.Repeat("a", megabyte/2)
	for more, fits := range map[string]bool{half: true, half + "a": false} {
		if _, err := printAll(half, more); (err == nil) != fits {
			t.Errorf("%d bytes: %v", len(half)+len(more), err)
		}
	}
	d := &Dossier{engine: shipped(t)}
	if ok, err := d.Applies("csl/no-such"); err == nil || ok {
		t.Error("an unknown provision applies or does not")
	}
	if ok, err := d.To("no-such"); err == nil || ok {
		t.Error("an unknown body is written to or is not")
	}
	if _, err := d.ExhibitsTell("colour"); err == nil {
		t.Error("exhibits tell what they have no word for")
	}
}
