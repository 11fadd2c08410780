package batch

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestResemblances: copied narratives, shared phones and addresses, and repeated
// complaints are named by their rows, and nothing else.
func TestResemblances(t *testing.T) {
	rows := people(30)
	set := func(row int, name, value string) { rows[row-1][column(name)] = value }
	mass := "来电人自称受该公司委托，一天之内多次拨打本人父母和同事的电话，说出本人欠款的事，要求他们督促本人还款，本人的工作和生活受到了影响。"
	for _, r := range []int{5, 9, 12, 20, 21, 22} {
		set(r, "情况说明", mass+fmt.Sprintf("日期是2026年2月%d日。", r))
	}
	for _, r := range []int{6, 7} {
		set(r, "手机号码", phone(99))
	}
	set(14, "家庭住址", rows[3][column("家庭住址")])
	rows[24] = append([]string(nil), rows[23]...) // the same person and lender
	rows[24][column("情况说明")] = person(60)[column("情况说明")]
	tally, _ := run(t, jobFor(t, put(t, "a.csv", encode(t, rows, utf8Charset, ','))), t.TempDir())
	want := []string{
		"第5、9、12、20、21行等 6 件：经过几乎相同；成批雷同的投诉可能不予受理，请各写各的事实",
		"第6、7行 2 件：几位投诉人用同一个电话，请核对",
		"第4、14行 2 件：几位投诉人用同一个住址，请核对",
		"第24、25行 2 件：同一人投诉同一家机构不止一件，请核对是否重复",
	}
	if diff := cmp.Diff(want, tally.Resemblances); diff != "" {
		t.Error(diff)
	}
}

// TestResemblancesAreCapped: the largest twenty of each kind.
func TestResemblancesAreCapped(t *testing.T) {
	var cases []seen
	for i := range 100 {
		cases = append(cases, seen{fmt.Sprint(i), i + 2,
			traits{person: uint64(i), phone: uint64(i / 2), address: uint64(1000 + i), lender: uint64(i)}})
	}
	warnings, members := resemblances(cases)
	maps.DeleteFunc(members, func(_ string, member bool) bool { return !member })
	if len(warnings) != maxGroups+1 || !strings.HasPrefix(warnings[maxGroups], "还有 30 组") ||
		len(members) != 2*maxGroups {
		t.Errorf("%d warnings, %d members, %s", len(warnings), len(members), warnings[len(warnings)-1])
	}
}
