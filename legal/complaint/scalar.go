package complaint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/casefile"
	"tousu/legal/identity"
	"tousu/legal/pattern"
)

// problem says why a value is refused. Its texts must never hold an ID or phone number; printable
// removes them from what is quoted.
type problem struct{ code, message, hint string }

// put parses the text of s and stores the value.
func put[T any](d *decoder, s slot, k kindOf[T], dst *T) {
	text := d.text(s)
	if text == "" || d.saysNothing(s, text) {
		return
	}
	v, p := k.parse(d, s.field, text)
	switch {
	case p != nil && s.field.spare:
		d.leaveOut(s, p)
		return
	case p != nil:
		d.problem(s, p)
		return
	}
	*dst = v
	if k.Kind == Text {
		d.placeLines(s)
	}
}

// Unanswered reports whether a value is what survey and ledger programs put into a cell that
// nobody has filled in.
func Unanswered(value string) bool {
	switch value {
	case "(空)", "（空）", "(跳过)", "（跳过）", "[空]", "(empty)", "(null)", "{空}", "【空】":
		return true
	}
	return false
}

// putAll does the same for every item of a list, without duplicates.
func putAll[T comparable](d *decoder, s slot, k kindOf[T], dst *[]T) {
	for _, item := range d.items(s) {
		if d.saysNothing(item, item.node.Text) {
			continue
		}
		v, p := k.parse(d, s.field, item.node.Text)
		if p != nil {
			d.problem(item, p)
			continue
		}
		*dst = append(*dst, v)
	}
	*dst = unique(*dst)
}

// items returns the clean, non-empty items of a list value, each with a path and a position of its
// own. A single scalar is a list of one, or is split at 、.
func (d *decoder) items(s slot) []slot {
	nodes := []*casefile.Node{s.node}
	if s.node.Kind == casefile.List {
		nodes = s.node.Items
	}
	var out []slot
	for i, n := range nodes {
		item := slot{field: s.field, node: n, path: s.path + "." + strconv.Itoa(i)}
		d.c.positions[item.path] = n.Pos
		if n.Kind == casefile.Mapping || n.Kind == casefile.List {
			d.report(n.Pos, "wrong-shape", s.path, fmt.Sprintf("“%s”的第%d项形式不对", s.field.Label, i+1),
				"每一项应是一段文字；如果内容里有冒号，请加引号")
			continue
		}
		for _, part := range parts(s.field.Kind, d.text(item)) {
			item.node = &casefile.Node{Kind: casefile.Scalar, Pos: n.Pos, Text: part}
			out = append(out, item)
		}
	}
	return out
}

// parts splits a line into items, if the kind allows it.
func parts(k Kind, text string) []string {
	switch {
	case text == "":
		return nil
	case k == Texts || k == ExhibitRefs: // exhibits are split after whole names were tried
		return []string{text}
	}
	return splitList(text)
}

func (d *decoder) problem(s slot, p *problem) {
	d.report(s.node.Pos, p.code, s.path, "“"+s.field.Label+"”"+p.message, p.hint)
}

// leaveOut warns that a value cannot be read, which letters can omit.
func (d *decoder) leaveOut(s slot, p *problem) {
	if len(d.findings) < maxFindings {
		d.problem(s, &problem{p.code, p.message + "，信里不写这一项", p.hint})
		f := &d.findings[len(d.findings)-1]
		f.Severity, f.LeftOut = Warning, true
		d.c.leftOut = append(d.c.leftOut, s.path)
	}
}

// maxLine and maxText limit values, in characters. A name may have fifty and more.
const (
	maxLine = 200
	maxText = 20000
)

// text cleans the text of s. It is "" where there is none, and where that was reported.
func (d *decoder) text(s slot) string {
	n := s.node
	if n.Kind == casefile.Faulty || n.Kind == casefile.Absent {
		return ""
	}
	if n.Cut.Line > 0 && (s.field.Kind.multiline() || n.Glued && s.field.Kind.wordy()) {
		d.report(n.Cut, "cut-comment", s.path, "“#”之后的文字会被当作注释丢掉", "请给整段文字加引号，或在键后写“|”，文字从下一行起缩进写")
		return ""
	}
	text, bad, clean := casefile.Clean(n.Text)
	if !clean {
		message, hint := casefile.BadCharacter(bad)
		d.report(n.Pos, "bad-character", s.path, message, hint)
		return ""
	}
	limit := maxLine
	if s.field.Kind.multiline() {
		limit = maxText
	} else if strings.Contains(text, "\n") {
		d.problem(s, &problem{"one-line", "应写在一行里", "请删去中间的换行"})
		return ""
	}
	if utf8.RuneCountInString(text) > limit {
		d.problem(s, &problem{"too-long", fmt.Sprintf("超过%d字", limit), "请写得短些"})
		return ""
	}
	d.noteSample(s, text)
	return text
}

// placeLines records the positions of a text's lines, so that a finding in a long account can name
// its line.
func (d *decoder) placeLines(s slot) {
	blank := 0 // lines that cleaning removed from the start
	for blank < len(s.node.Lines) && strings.TrimSpace(nthLine(s.node.Text, blank)) == "" {
		blank++
	}
	for i, pos := range s.node.Lines[min(blank, len(s.node.Lines)):] {
		d.c.positions[linePath(s.path, i)] = pos
	}
}

// nthLine returns a line of s, counted from 0.
func nthLine(s string, i int) string { return strings.Split(s, "\n")[i] }

// parseText accepts any clean text.
func parseText(s string) (string, *problem) { return s, nil }

// parseMaybe parses 是 or 否, for a value that may also be absent.
func parseMaybe(s string) (*bool, *problem) {
	v, p := parseYesNo(s)
	return &v, p
}

func parseYesNo(s string) (bool, *problem) {
	switch fold(s) { // Excel writes TRUE
	case "是", "true":
		return true, nil
	case "否", "false":
		return false, nil
	}
	return false, &problem{"bad-yes-no", "应为“是”或“否”", "请只写“是”或“否”；不清楚就删去这一行"}
}

// parseConsent parses an answer to 同意列名, in the words of Consents or as 是 or 否. 否 is no
// consent to anything, which is the same as no answer.
func parseConsent(s string) (Consent, *problem) {
	switch fold(s) {
	case "是", "true":
		return ToAll, nil
	case "否", "false":
		return Unasked, nil
	case "只写给公安检察院法院", "只写给公安":
		return ToAuthorities, nil
	}
	return term(Consents, "答法")(s)
}

// parseCapacity returns the word itself, since letters print it.
func parseCapacity(s string) (string, *problem) {
	if legal.IsCapacity(s) {
		return s, nil
	}
	// No guess here: 非律师 is near to 律师 only in spelling.
	hint := "可写：" + strings.Join(legal.Capacities(), "、") + "；亲属也可以写称呼，例如 父亲"
	if word := kinsman(s); word != "" {
		hint = "是否想写“" + word + "”；" + hint
	}
	return "", &problem{"unknown-term", "里的“" + printable(s) + "”不是规定的代理人身份", hint}
}

// parseRole explains the three roles if the word is none of them.
func parseRole(s string) (legal.Role, *problem) {
	role, p := term(legal.Roles, "身份")(s)
	if p != nil {
		p.hint = "钱是自己借的写“借款人”；别人借的、自己接到了电话短信写“联系人”；没有借过、被人用自己的名字借了写“被冒名人”。" +
			"替别人填的，“投诉人”写他的情况，您写在“代理人”里"
	}
	return role, p
}

func parseSex(s string) (string, *problem) {
	if s == "男" || s == "女" {
		return s, nil
	}
	return "", &problem{"unknown-term", "应为“男”或“女”", "请只写“男”或“女”"}
}

// term returns the parser of a closed vocabulary, which accepts a label or a slug.
func term[S ~string](v legal.Vocabulary[S], what string) func(string) (S, *problem) {
	return func(s string) (S, *problem) {
		if slug, ok := v.Find(s); ok {
			return slug, nil
		}
		labels := v.Labels()
		all := slices.Clone(labels)
		for _, t := range v {
			all = append(all, string(t.Slug))
		}
		hint := didYouMean(s, all, "可写："+strings.Join(labels, "、"))
		if label := colloquial(s, labels); label != "" {
			hint = "是否想写“" + label + "”；可写：" + strings.Join(labels, "、")
		}
		return "", &problem{"unknown-term", "里的“" + printable(s) + "”不是规定的" + what, hint}
	}
}

// parseLender tells a user who does not know the kind what he can write.
func parseLender(s string) (legal.LenderKind, *problem) {
	kind, p := term(legal.LenderKinds, "机构类型")(s)
	if p != nil && placeholder(s) {
		p.hint = "借过款的，看合同或者应用里出借人的全称；没有借过、只是被打电话，问不出是替谁催的，写“催收公司”"
	}
	return kind, p
}

// spoken are words with which people describe what was done, each with the label that they mean.
var spoken = []struct {
	words *pattern.Pattern
	label string
}{
	{pattern.New(`骂|侮辱|诽谤|难听|人身攻击`), "侮辱诽谤"}, {pattern.New(`威胁|恐吓|吓唬|弄死|打断|不还就`), "威胁恐吓"},
	{pattern.New(`轰炸|呼死`), "短信电话轰炸"}, {pattern.New(`半夜|深夜|凌晨|晚上`), "深夜催收"}, {pattern.New(`上门|堵门|跟踪|蹲守`), "上门滋扰跟踪"},
	{pattern.New(`公安|法院|检察|警察|公检法`), "冒充公检法"}, {pattern.New(`传票|律师函|公文|立案通知`), "伪造公文律师函"},
	{pattern.New(`不承认|否认|不处理|不管|推诿|没人理`), "客服否认或拒不处理"}, {pattern.New(`群发|张贴|发到群|朋友圈|微信群|大字报`), "公开张贴散布"},
	{pattern.New(`冒名|冒用|盗用`), "冒名贷款"}, {pattern.New(`砍头息|高利`), "砍头息高利"},
	{pattern.New(`(?:读取|收集|获取|偷).*通讯录`), "违规收集通讯录"}, {pattern.New(`说.*欠|告诉.*欠|透露|泄露`), "向第三人披露债务"},
	{pattern.New(`通讯录|家人|亲友|亲戚|朋友|同事|单位|[爸妈父母姐哥弟妹]`), "爆通讯录"}, {pattern.New(`骚扰|一直打|不停|反复|频繁`), "频繁骚扰"},
}

// colloquial returns the label among labels that a user's own words most likely mean, or "".
func colloquial(s string, labels []string) string {
	for _, x := range spoken {
		if slices.Contains(labels, x.label) && x.words.MatchString(s) {
			return x.label
		}
	}
	return ""
}

// Meant returns the label that a word most likely means: 小额贷款公司 for 小贷, 侮辱诽谤 for 骂人;
// "" if none is likely.
func Meant(word string, labels []string) string {
	if label := colloquial(word, labels); label != "" {
		return label
	}
	label, _ := Nearest(word, labels)
	return label
}

func parseCaseID(s string) (string, *problem) {
	if strings.ContainsAny(s, `/\`) || strings.Trim(s, ". ") == "" {
		return "", &problem{"bad-case-id", "不能用作文件夹名", "请只用汉字、字母、数字，不要斜杠"}
	}
	if identity.HasPersonalNumber(s) {
		return "", &problem{"personal-case-id", "不能含有身份证号或手机号", "编号会成为文件夹名，请换一个"}
	}
	return s, nil
}

func unique[T comparable](list []T) []T {
	seen := map[T]bool{}
	out := list[:0]
	for _, v := range list {
		if !seen[v] {
			out = append(out, v)
		}
		seen[v] = true
	}
	return out
}
