package plan

import (
	"strings"
	"testing"
)

// TestSkipped: what is not written is said with what it lacks or why its body would
// refuse it, and with the body where others have a paper of the same title.
func TestSkipped(t *testing.T) {
	for _, c := range []struct{ kase, wanted, want string }{
		{"minimal", "court", "未写：民事起诉状，缺职业、民族、被投诉人住所"},
		{"minimal", "filing-supervision", "未写：立案监督申请书（人民检察院（立案监督）），案件没有记载向公安机关报过案，或者所写的事实看不出涉嫌哪一项犯罪"},
		{"contact", "samr", "未写：投诉书（市场监督管理局（12315）），被联系人不是消费者，12315投诉只受理消费者权益争议\n未写：举报书，缺被投诉人住所"},
		{"contact", "cac", ""},
	} {
		p, err := Default().Plan(readCase(t, c.kase), []string{c.wanted})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range p.Skipped {
			got = append(got, s.String())
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s to %s: %s", c.kase, c.wanted, s)
		}
	}
}
