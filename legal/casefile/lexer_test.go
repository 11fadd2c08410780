package casefile

import (
	"fmt"
	"go/token"
	"strings"
	"testing"
)

// told formats a tree in one line, each text with its place: {日期:1:5 2026}.
func told(n *Node) string {
	switch n.Kind {
	case Scalar:
		return fmt.Sprintf("%d:%d %q", n.Pos.Line, n.Pos.Column, n.Text)
	case List:
		var items []string
		for _, x := range n.Items {
			items = append(items, told(x))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case Mapping:
		var entries []string
		for _, x := range n.Entries {
			entries = append(entries, x.Key+": "+told(x.Value))
		}
		return "{" + strings.Join(entries, ", ") + "}"
	}
	return "-"
}

// TestFaultsOfLines: each kind of line that a YAML parser stops at is reported at its place, and
// the text is read as it was meant, with its places in the file.
func TestFaultsOfLines(t *testing.T) {
	for _, c := range []struct{ name, src, faults, tree string }{
		{"nothing", "日期: 甲 # 一\n", "", `{日期: 1:5 "甲"}`},
		{"wide colons", "日期：甲\n投诉人：\n  姓名：林晓\n", "1:3 fullwidth-colon; 2:4 fullwidth-colon; 3:5 fullwidth-colon",
			`{日期: 1:4 "甲", 投诉人: {姓名: 3:6 "林晓"}}`},
		{"no blank behind a colon", "日期:甲\n投诉人:\n  姓名:林晓 # 她\n", "1:3 colon-space; 3:5 colon-space",
			`{日期: 1:4 "甲", 投诉人: {姓名: 3:6 "林晓"}}`},
		{"a tab", "投诉人:\n\t姓名: 林晓\n\t住址: 乙\n", "2:1 tab-indent; 3:1 tab-indent", `{投诉人: {姓名: 2:6 "林晓", 住址: 3:6 "乙"}}`},
		{"a wide blank", "投诉人:\n\u3000姓名: 林晓\n\u3000住址: 乙\n", "2:1 wide-space-indent; 3:1 wide-space-indent",
			`{投诉人: {姓名: 2:6 "林晓", 住址: 3:6 "乙"}}`},
		{"keys that do not stand in line", "投诉人:\n  姓名: 林晓\n   住址: 乙\n", "3:4 bad-indent",
			`{投诉人: {姓名: 2:7 "林晓", 住址: 3:8 "乙"}}`},
		{"a line that is no key", "日期: 甲\n乙\n诉求: 丙\n", "2:1 syntax", `-`},
		{"a colon in a text", "诉求:\n  - 他说: 还钱\n", "", `{诉求: [{他说: 2:9 "还钱"}]}`},
		{"a colon in the text of a key", "事件:\n  - 经过: 他说: 还钱\n", "2:11 inner-colon", `{事件: [{经过: 2:9 "他说： 还钱"}]}`},
		{"text behind quotes", "日期: \"甲\"乙\n", "1:8 quote-rest", `{日期: -}`},
		{"a directive", "%YAML 1.2\n日期: 甲\n", "1:1 directive", `{日期: 2:5 "甲"}`},
		{"a mark of documents", "---\n日期: 甲\n", "", `{日期: 2:5 "甲"}`},
		{"two dashes", "诉求:\n  - - 甲\n", "", `{诉求: [[2:7 "甲"]]}`},
		{"a complex key", "? 日期\n: 甲\n", "1:1 quote-needed", `{: 2:3 "甲"}`},
		{"a dash in a text", "事件:\n  - 经过: 甲\n      乙\n    - 丙\n", "4:5 syntax", `-`},
		{"a text block", "事件:\n  - 经过: |\n      甲\n     乙\n", "4:6 block-indent", `{事件: [{经过: 2:9 "甲\n乙\n"}]}`},
		{"a list right below its key", "诉求:\n- 甲\n- 乙\n日期: 丙\n", "", `{诉求: [2:3 "甲", 3:3 "乙"], 日期: 4:5 "丙"}`},
		{"a tab before a dash that belongs below its key", "诉求:\n- 甲\n\t- 乙\n日期: 丙\n", "3:1 tab-indent",
			`{诉求: [2:3 "甲", 3:4 "乙"], 日期: 4:5 "丙"}`},
		{"a tab before a dash that stands further in", "诉求:\n    - 甲\n\t- 乙\n日期: 丙\n", "3:1 tab-indent",
			`{诉求: [2:7 "甲", 3:4 "乙"], 日期: 4:5 "丙"}`},
		{"a tab before a key of an item", "事件:\n- 时间: 甲\n\t经过: 乙\n- 时间: 丙\n", "3:1 tab-indent",
			`{事件: [{时间: 2:7 "甲", 经过: 3:6 "乙"}, {时间: 4:7 "丙"}]}`},
		{"a dash that ends the levels within an item", "事件:\n  - 对象:\n      关系: 甲\n  - 时间: 乙\n\t经过: 丙\n",
			"5:1 tab-indent", `{事件: [{对象: {关系: 3:11 "甲"}}, {时间: 4:9 "乙", 经过: 5:6 "丙"}]}`},
		{"a list of the whole file", "- 甲\n", "1:1 not-a-mapping", `-`},
		{"brackets", "投诉人: {姓名: 甲, 电话: [乙, 丙]}\n", "", `{投诉人: {姓名: 1:11 "甲", 电话: [1:19 "乙", 1:22 "丙"]}}`},
		{"brackets over lines", "诉求: [甲,\n  乙]\n日期: 丙\n", "", `{诉求: [1:6 "甲", 2:3 "乙"], 日期: 3:5 "丙"}`},
		{"an unknown key", "投诉人:\n  姓名: 甲\n  爱好: 乙\n", "", `{投诉人: {姓名: 2:7 "甲", 爱好: 3:7 "乙"}}`},
	} {
		var faults []string
		tree := Parse("case.yaml", []byte(c.src), demo, func(pos token.Position, code, _, _ string) {
			faults = append(faults, fmt.Sprintf("%d:%d %s", pos.Line, pos.Column, code))
		})
		got := "-"
		if tree != nil {
			got = told(tree)
		}
		if f := strings.Join(faults, "; "); f != c.faults || got != c.tree {
			t.Errorf("{%q, %q, %q, `%s`},", c.name, c.src, f, got)
		}
	}
}
