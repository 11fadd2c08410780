package render

import (
	"strings"
	"testing"
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
