package post

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Sample returns a settings file to fill in: with what is already set, and with each body whose
// address is missing.
func Sample(s *Settings, lacks []Lack) []byte {
	var b strings.Builder
	b.WriteString("# 邮寄设置。冒号后面空一格；不用的行可以留空。\n\n# 信封右下角的寄件人\n" + senderKey + ":\n")
	writeParty(&b, "  ", s.Sender, true)
	b.WriteString("\n# 各机关的地址：从该机构自己公布的查。名称与登记簿里的一样，填一次，各件都用\n" + bodiesKey + ":\n")
	for _, name := range slices.Sorted(maps.Keys(s.Bodies)) {
		if !slices.ContainsFunc(lacks, func(l Lack) bool { return l.Body == name }) {
			fmt.Fprintf(&b, "  %s:\n", quoted(name))
			writeParty(&b, "    ", s.Bodies[name], false)
		}
	}
	for _, l := range lacks {
		fmt.Fprintf(&b, "  %s:      # %d 件没有地址\n", quoted(l.Body), l.N)
		writeParty(&b, "    ", s.Bodies[l.Body], false)
	}
	b.WriteString("\n# 快递批量寄件表的列：左边照快递网站的模板写列名，次序也照它；右边是内容，{…} 换成每一件的。\n# 可以写 {" +
		strings.Join(Fields, "} {") + "}\n" + columnsKey + ":\n")
	for _, c := range s.columns() {
		fmt.Fprintf(&b, "  %s: %s\n", quoted(c.Header), quoted(c.Text))
	}
	b.WriteString(labelHelp)
	return []byte(b.String())
}

const labelHelp = `
# 手边的标签纸与 --size 里的都不同的，量一量写在这里（毫米），用 --size 标签；去掉行首的 #：
#标签:
#  列数: 3
#  行数: 8
#  宽: 70
#  高: 36
#  列距: 0
#  左边: 0
#  上边: 4.5
`

func writeParty(b *strings.Builder, indent string, p Party, name bool) {
	values := []string{p.Name, p.Contact, p.Phone, p.Address, p.Postcode}
	for i, k := range senderKeys {
		if i == 0 && !name {
			continue
		}
		b.WriteString(indent + k + ":")
		if values[i] != "" {
			b.WriteString(" " + strconv.Quote(values[i]))
		}
		b.WriteString("\n")
	}
}

// quoted writes a text as a YAML string.
func quoted(s string) string { return strconv.Quote(s) }
