package batch

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
)

// ColumnFile returns a column map to edit (列名对照表) with the columns as they were understood.
// Doubtful ones are marked with ？ or 待定, which is refused until somebody has decided.
func ColumnFile(s *Sheet, c *Columns, m *complaint.ColumnMap) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# 表格“%s”的各列怎样读。冒号左边是表中的列名，右边是案件的键，与信件无关的写“%s”。\n", printable(base(s.File)), complaint.Unused)
	fmt.Fprintf(&b, "# 只需要改带“？”和“%s”的行：对的删去问号，不对的改掉。改好后运行：\n#   tousu batch 表格 --columns 这个文件 --dry-run\n\n",
		complaint.Undecided)
	for _, l := range c.Plan {
		if l.Column > 0 && l.header != "" && !ownHeader(l.header) {
			c.writeColumn(&b, s, &l)
		}
	}
	if len(s.asked) > 0 && (m == nil || m.Hidden == complaint.HiddenAsked) {
		for _, f := range s.asked {
			if f.Code == "hidden-rows" {
				fmt.Fprintf(&b, "\n# %s。读，还是不读？\n隐藏行: %s\n", f.Message, complaint.Undecided)
			}
		}
	}
	b.WriteString(constantsHelp)
	if m != nil && len(m.Constants) > 0 {
		b.WriteString("常量:\n")
		for _, x := range m.Constants {
			fmt.Fprintf(&b, "  %s: %s\n", x.Field.Label, quoted(x.Text))
		}
	}
	return []byte(b.String())
}

const constantsHelp = `
# 每一行都一样的内容可以写成常量，例如（去掉行首的 #）：
#常量:
#  代理人.姓名: 周正
#  代理人.身份: 法律援助律师
`

// writeColumn writes one column of the map.
func (c *Columns) writeColumn(b *strings.Builder, s *Sheet, l *PlanLine) {
	key, remark := l.proposal()
	rule := l.rule
	unknown := c.unknownWords(s, l)
	if rule.Separator == "" && len(rule.Values) == 0 && len(unknown) == 0 {
		fmt.Fprintf(b, "%s: %s%s\n", quoted(l.header), key, remark)
		return
	}
	fmt.Fprintf(b, "%s:\n  键: %s%s\n", quoted(l.header), key, remark)
	if rule.Separator != "" {
		fmt.Fprintf(b, "  分隔: %s\n", quoted(rule.Separator))
	}
	fmt.Fprintf(b, "  换:      # 左边是表中的写法，右边是案件里的写法%s\n", choices(c.fieldOf(l).Kind))
	for _, w := range sortedKeys(rule.Values) {
		fmt.Fprintf(b, "    %s: %s\n", quoted(w), quoted(rule.Values[w]))
	}
	for _, w := range unknown {
		meant := ""
		if m := complaint.Meant(w, labelsOf(c.fieldOf(l).Kind)); m != "" {
			meant = "      # 像是 " + m
		}
		fmt.Fprintf(b, "    %s: %s%s\n", quoted(w), complaint.Undecided, meant)
	}
}

// fieldOf returns the key of a column, or the one it may mean.
func (c *Columns) fieldOf(l *PlanLine) complaint.Field {
	if l.field.Path != "" {
		return l.field
	}
	f, _ := complaint.FieldByHeader(l.guess)
	return f
}

// choices says which words of a vocabulary may be written.
func choices(k complaint.Kind) string {
	if labels := labelsOf(k); len(labels) > 0 {
		return "；可写：" + strings.Join(labels, "、")
	}
	return ""
}

// labelsOf returns the words of a kind with a vocabulary, as letters print them.
func labelsOf(k complaint.Kind) []string {
	switch k {
	case complaint.RoleTerm:
		return legal.Roles.Labels()
	case complaint.LenderTerm:
		return legal.LenderKinds.Labels()
	case complaint.Conducts:
		return legal.Conducts.Labels()
	case complaint.CapacityTerm:
		return legal.Capacities()
	}
	return nil
}

// proposal returns the key to write for a column, and a remark after it.
func (l *PlanLine) proposal() (key, remark string) {
	switch {
	case l.rule.Key != "":
		return l.rule.Key, ""
	case l.Label != "":
		return l.Label, ""
	case l.asked != nil && l.guess != "" && l.asked.Code == "ambiguous-column":
		return l.guess + "？", "      # " + l.asked.Message
	case l.asked != nil && l.guess != "":
		return l.guess + "？", ""
	case l.asked != nil && l.asked.Code == "two-columns":
		return complaint.Undecided, "      # " + l.asked.Message
	case l.asked != nil:
		return complaint.Unused, "      # " + l.asked.Message
	case l.guess != "" && l.required():
		return l.guess + "？", ""
	case l.guess != "":
		return complaint.Unused, "      # 像是“" + l.guess + "”，要用就改成它"
	}
	return complaint.Unused, ""
}

// required reports whether the key that the header may mean is required in every case.
func (l *PlanLine) required() bool {
	g, _ := complaint.FieldByHeader(l.guess)
	for _, f := range complaint.RequiredFields() {
		if f.Path == g.Path {
			return true
		}
	}
	return false
}

// maxWords is the maximum number of unknown words written for a column.
const maxWords = 40

// unknownWords returns the words in a column with a vocabulary that the vocabulary does not have,
// in the order of the table.
func (c *Columns) unknownWords(s *Sheet, l *PlanLine) []string {
	f := c.fieldOf(l)
	known := vocabulary(f.Kind)
	if known == nil {
		return nil
	}
	r := readingOf(f.Kind, l.rule)
	seen := map[string]bool{}
	var out []string
	for _, v := range s.values(l.Column-1, len(s.Rows)) {
		if _, mapped := r.values[v]; mapped {
			continue
		}
		words := []string{v}
		if f.Kind == complaint.Conducts {
			if items := r.items(v); items != nil {
				words = items
			}
		}
		for _, w := range words {
			if w = strings.TrimSpace(w); !known(w) && !seen[w] && !unsaid(w) && !complaint.Unanswered(w) &&
				len(out) < maxWords {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}

// unsaid reports whether a word means that somebody does not know: there is nothing to map it to.
func unsaid(w string) bool {
	switch w {
	case "不清楚", "不知道", "不详", "未知", "无", "暂无", "其他", "其它", "/", "-", "—":
		return true
	}
	return false
}

// quoted writes a text as YAML, in quotes if necessary.
func quoted(s string) string {
	for _, r := range s {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", r) &&
			(r < 0x3400 || r > 0x9fff) {
			return strconv.Quote(s)
		}
	}
	switch strings.ToLower(s) {
	case "", "true", "false", "null", "yes", "no", "on", "off":
		return strconv.Quote(s)
	}
	return s
}

func base(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
