package verify

import (
	"strings"
	"testing"

	"tousu/legal"
)

// TestReach: how far, in bytes, a word has an effect: at the last position where it has one, and
// one further.
func TestReach(t *testing.T) {
	const words = "“任何组织、个人不得非法采集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息”"
	for name, c := range map[string]struct {
		text         func(fill string) string
		n            int // the last
		there, apart string
	}{
		"同法": {func(f string) string { return "《个人信息保护法》第十条" + f + "同法第九十九条" }, 1499 - len("同法"),
			"no-such-article", "-"},
		"同条": {func(f string) string { return "《个人信息保护法》第十条" + f + "同条第九款" }, 599 - len("同条"),
			"no-such-part", "-"},
		"a list": {func(f string) string { return "《个人信息保护法》第十条" + f + "、第九十九条" }, 600 - len("、"),
			"no-such-article", "-"},
		"a draft before": {func(f string) string { return "草案" + f + "《甲乙丙法》第一条" }, 240 - len("案") - 1, "~",
			"unknown-law"},
		"a draft behind": {func(f string) string { return "《甲乙丙法》第一条" + f + "草案" }, 120 - len("第一条草案"), "~",
			"unknown-law"},
		"gone before": {func(f string) string { return "废止前" + f + "《合同法》第一百零七条" }, 120 - len("止前") - 1, "-",
			"outdated"},
		"gone behind": {func(f string) string { return "《合同法》第一百零七条" + f + "废止" }, 60 - len("第一百零七条废止"), "-",
			"outdated"},
		"a quotation": {func(f string) string { return "《个人信息保护法》第十条" + f + words }, 60, "altered", "(altered)"},
		"confused behind": {func(f string) string { return "《个人信息保护法》第四十四条" + f + "删除权" },
			240 - len("删除权"), "confused", "-"},
		"confused before": {func(f string) string { return "删除权" + f + "《个人信息保护法》第四十四条" },
			120 - len("除权") - 1, "confused", "-"},
		"a fact": {func(f string) string {
			return "1. 2025年3月1日来电\n2. 2026年2月1日来电\n就事实1" + f + "《网络安全法》第四十六条规定，任何个人和组织不得窃取个人信息"
		}, reach - len("实1") - 1, "not-in-force", "-"},
		"what the law says": {func(f string) string { return "规定" + f + words }, 90 - len("定") - 1, "altered",
			"(altered)"},
	} {
		for more, want := range []string{c.there, c.apart} {
			text := c.text(strings.Repeat("a", c.n+more))
			if got := said(Default().Document(text,
				Occasion{[]legal.Date{day("2026-02-01")}, day("2026-11-21")})); got != want {
				t.Errorf("%s, %d bytes away: %s, want %s", name, c.n+more, got, want)
			}
		}
	}
}
