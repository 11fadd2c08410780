package complaint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// problem says why a value is refused. Its texts never quote the value.
type problem struct{ code, message, hint string }

// scalar reads a value that holds no other keys.
func (d *decoder) scalar(s slot) {
	switch s.field.Kind {
	case CaseID:
		put(d, s, parseCaseID)
	case PersonName:
		put(d, s, parseName)
	case IDTypeTerm:
		put(d, s, term(IDTypes, "证件类型"))
	case IDNumber:
		put(d, s, normalizeID)
	case Phone:
		put(d, s, parsePhone)
	case LoosePhone:
		put(d, s, parseLoosePhone)
	case Email:
		put(d, s, parseEmail)
	case USCC:
		put(d, s, parseUSCC)
	case Day:
		put(d, s, d.pastDay)
	case AnyDay:
		d.anyDay(s)
	case DayTime:
		put(d, s, d.pastMoment)
	case Money:
		put(d, s, parsePositiveMoney)
	case Balance:
		put(d, s, parseMoney)
	case Count:
		put(d, s, func(t string) (int, *problem) { return parseCount(t, s.field.Unit) })
	case YesNo:
		d.yesNo(s)
	case Sex:
		put(d, s, parseSex)
	case RoleTerm:
		put(d, s, term(legal.Roles, "身份"))
	case LenderTerm:
		put(d, s, term(legal.LenderKinds, "机构类型"))
	case LossTerm:
		put(d, s, term(LossClasses, "损失类别"))
	case Line:
		put(d, s, parseText)
	case Text:
		put(d, s, parseText)
		d.placeLines(s)
	default:
		d.list(s)
	}
}

// list reads a list of scalars; a scalar alone is a list of one, or parted by 、.
func (d *decoder) list(s slot) {
	switch s.field.Kind {
	case Lines, Texts:
		putAll(d, s, parseText)
	case LoosePhones:
		putAll(d, s, parseLoosePhone)
	case Conducts:
		putAll(d, s, term(legal.Conducts, "行为"))
		dst := s.dst.(*[]legal.Conduct)
		*dst = unique(*dst)
	case ExhibitRefs:
		d.exhibitRefs(s)
	}
}

// put reads the text of s, parses it and stores the result.
func put[T any](d *decoder, s slot, parse func(string) (T, *problem)) {
	text, ok := d.text(s)
	if !ok || text == "" {
		return
	}
	v, p := parse(text)
	if p != nil {
		d.problem(s, p)
		return
	}
	*s.dst.(*T) = v
}

// putAll does the same for every item of a list.
func putAll[T any](d *decoder, s slot, parse func(string) (T, *problem)) {
	dst := s.dst.(*[]T)
	for _, item := range d.items(s) {
		v, p := parse(item.node.text)
		if p != nil {
			d.problem(item, p)
			continue
		}
		*dst = append(*dst, v)
	}
}

// items returns the clean, non-empty items of a list value, each with a path and
// a position of its own.
func (d *decoder) items(s slot) []slot {
	nodes := []*node{s.node}
	if s.node.kind == list {
		nodes = s.node.items
	}
	var out []slot
	for i, n := range nodes {
		item := slot{s.field, n, fmt.Sprintf("%s.%d", s.path, i), nil}
		d.c.positions[item.path] = n.pos
		if n.kind == mapping || n.kind == list {
			d.report(n.pos, "wrong-shape", s.path, fmt.Sprintf("“%s”的第%d项形式不对", s.field.Label, i+1), "每一项应是一段文字；如果内容里有冒号，请加引号")
			continue
		}
		text, ok := d.text(item)
		if !ok {
			continue
		}
		for _, part := range parts(s.field.Kind, text) {
			item.node = &node{kind: scalar, pos: n.pos, text: part}
			out = append(out, item)
		}
	}
	return out
}

// parts splits one line into the items it holds, where the kind allows it.
func parts(k Kind, text string) []string {
	switch {
	case text == "":
		return nil
	case k == Texts || k == ExhibitRefs: // exhibits are parted after whole names were tried
		return []string{text}
	}
	return splitList(text)
}

func (d *decoder) problem(s slot, p *problem) {
	d.report(s.node.pos, p.code, s.path, "“"+s.field.Label+"”"+p.message, p.hint)
}

// maxLine and maxText bound values, in characters. A name may have fifty and more.
const (
	maxLine = 200
	maxText = 20000
)

// text cleans the text of s. ok is false where it was reported.
func (d *decoder) text(s slot) (text string, ok bool) {
	n := s.node
	switch {
	case n.kind == faulty:
		return "", false
	case n.kind == absent:
		return "", true
	}
	if n.cut.Line > 0 && (s.field.Kind.multiline() || n.glued && s.field.Kind.wordy()) {
		d.report(n.cut, "cut-comment", s.path, "“#”之后的文字会被当作注释丢掉", "请给整段文字加引号，或在键后写“|”，文字从下一行起缩进写")
		return "", false
	}
	text, bad, clean := cleanText(n.text)
	if !clean {
		message, hint := badCharacter(bad)
		d.report(n.pos, "bad-character", s.path, message, hint)
		return "", false
	}
	limit := maxLine
	if s.field.Kind.multiline() {
		limit = maxText
	} else if strings.Contains(text, "\n") {
		d.problem(s, &problem{"one-line", "应写在一行里", "请删去中间的换行"})
		return "", false
	}
	if utf8.RuneCountInString(text) > limit {
		d.problem(s, &problem{"too-long", fmt.Sprintf("超过%d字", limit), "请写得短些"})
		return "", false
	}
	return text, true
}

// placeLines notes where the lines of a text stand, so that a finding in a long
// account can name its line.
func (d *decoder) placeLines(s slot) {
	blank := 0 // lines that cleaning took from the head
	for blank < len(s.node.lines) && strings.TrimSpace(nthLine(s.node.text, blank)) == "" {
		blank++
	}
	for i, pos := range s.node.lines[min(blank, len(s.node.lines)):] {
		d.c.positions[linePath(s.path, i)] = pos
	}
}

// nthLine returns a line of s, counted from 0.
func nthLine(s string, i int) string { return strings.Split(s, "\n")[i] }

// parseText accepts any clean text.
func parseText(s string) (string, *problem) { return s, nil }

// yesNo reads 是 or 否 into a bool, or a *bool where absent is a third answer.
func (d *decoder) yesNo(s slot) {
	switch dst := s.dst.(type) {
	case *bool:
		put(d, s, parseYesNo)
	case **bool:
		var b, known bool
		put(d, slot{s.field, s.node, s.path, &b}, func(t string) (bool, *problem) {
			v, p := parseYesNo(t)
			known = p == nil
			return v, p
		})
		if known {
			*dst = &b
		}
	}
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

func parseSex(s string) (string, *problem) {
	if s == "男" || s == "女" {
		return s, nil
	}
	return "", &problem{"unknown-term", "应为“男”或“女”", "请只写“男”或“女”"}
}

// term returns the parser of a closed vocabulary: exactly a label or a slug.
func term[S ~string](v legal.Vocabulary[S], what string) func(string) (S, *problem) {
	return func(s string) (S, *problem) {
		if slug, ok := v.Find(s); ok {
			return slug, nil
		}
		var labels, all []string
		for _, t := range v {
			labels = append(labels, t.Label)
			all = append(all, t.Label, string(t.Slug))
		}
		hint := didYouMean(s, all, "可写："+strings.Join(labels, "、"))
		return "", &problem{"unknown-term", "不是规定的" + what, hint}
	}
}

func parseCaseID(s string) (string, *problem) {
	if strings.ContainsAny(s, `/\`) || strings.Trim(s, ". ") == "" {
		return "", &problem{"bad-case-id", "不能用作文件夹名", "请只用汉字、字母、数字，不要斜杠"}
	}
	if HasPersonalNumber(s) {
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
