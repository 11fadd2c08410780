package complaint

import (
	_ "embed"
	"go/token"
	"slices"
	"strings"
	"sync"

	"tousu/legal/casefile"
	"tousu/legal/pattern"
)

// Sample is the commented case file of an invented person, for the user to replace by his own. What
// is left of it in a case is a doubt.
//
//go:embed sample.yaml
var Sample string

// SampleRow is the same person's case as a row of a table: headers and cells.
var SampleRow = [][2]string{
	{"案件编号", "A-001"},
	{"姓名", "乔知遥"},
	{"身份证号", "500103199108234022"},
	{"电话", "19900000000"},
	{"住址", "重庆市渝中区样例路1号"},
	{"投诉人身份", "借款人"},
	{"被投诉人", "样例消费金融有限公司"},
	{"类型", "消费金融公司"},
	{"地区", "西藏"},
	{"合同编号", "HT-2025-001"},
	{"本金", ""},
	{"逾期日期", ""},
	{"欠款余额", ""},
	{"时间", "2026-01-20 19:30"},
	{"行为", "爆通讯录；向第三人披露债务"},
	{"方式", "电话"},
	{"来电号码", "0891-5550****"},
	{"关系", "堂姐"},
	{"次数", "2"},
	{"披露债务", "是"},
	{"经过", "来电人自称受公司委托，向堂姐说出我的姓名和欠款金额，要求堂姐转告我还款。"},
	{"证据", "通话记录截图"},
}

// anybodys are texts of the sample that a real case may well have.
var anybodys = strings.Fields(`汉族 职员 某公司 个人消费贷款 通话记录.png 电话 未知号码 通话记录截图 截图打印件 客服热线 消费投诉书 已记录 自动
	法律援助律师 代为提交投诉材料、接收答复`)

// commented matches a key that is commented out in the sample.
var commented = pattern.New(`(?m)^( *)# ( *(?:- )?\p{Han}+:(?: .*)?)$`)

// sampleTexts returns, by key, the texts of the sample that nobody has by chance, including those
// commented out.
var sampleTexts = sync.OnceValue(func() map[*Field][]string {
	out := map[*Field][]string{}
	for _, src := range []string{Sample, commented.ReplaceAllString(Sample, "$1$2")} {
		if tree := casefile.Parse("", []byte(src), schema().root,
			func(token.Position, string, string, string) {}); tree != nil {
			collect(out, schema().root, tree)
		}
	}
	return out
})

// collect adds the texts below a group by their keys.
func collect(out map[*Field][]string, f *Field, n *casefile.Node) {
	for _, item := range n.Items {
		collect(out, f, item)
	}
	if text := clean(n); n.Kind == casefile.Scalar && text != "" && persons(f.Kind, text) {
		out[f] = append(out[f], text)
	}
	for _, e := range n.Entries {
		if c := f.find(e.Key); c != nil {
			collect(out, c, e.Value)
		}
	}
}

// telling reports whether values of the kind are personal. A real case may well share values of a
// closed vocabulary or small numbers.
func telling(k Kind) bool {
	switch k {
	case Line, Text, Texts, PersonName, IDNumber, Phone, LoosePhone, LoosePhones, Email, DayTime:
		return true
	}
	return false
}

// persons reports whether a text of the sample is personal, and not a word that a real case may
// well have.
func persons(k Kind, text string) bool { return telling(k) && !slices.Contains(anybodys, text) }

// leftover is a value that may be left over from the sample.
type leftover struct {
	passage
	field *Field
}

// noteSample records a text that may be left over from the sample.
func (d *decoder) noteSample(s slot, text string) {
	if inSample(s.field.Kind, text) {
		d.leftovers = append(d.leftovers, leftover{passage{s.path, text, s.field.Label}, s.field})
	}
}

// doubtSample asks about what is left over from the sample. A region in the company's own name or
// address is not.
func doubtSample(d *decoder) {
	if d.columns != nil && d.c.Complainant.IDNumber == SampleRow[2][1] {
		d.report(d.c.Position("complainant.name"), "sample-row", "complainant.name", "这一行还是示例", "请改成实际的案件，或者删去这一行")
		return
	}
	for _, l := range d.leftovers {
		if l.path == "respondent.region" && strings.Contains(d.c.Respondent.Name+d.c.Respondent.Address, l.text) {
			continue
		}
		of := sampleTexts()[l.field]
		if !slices.Contains(of, l.text) && !(l.field.Kind.multiline() && sharesLine(of, l.text)) {
			continue
		}
		options := []Option{Change("改为您自己的内容")}
		if !l.field.Required {
			options = append(options, Change("没有这一项：删去").By(Edit{Path: l.path, Remove: true}))
		}
		d.ask("sample-left", l.path, l.text, "“"+l.where+"”还是示例里的内容，会印在信上", "您的情况是怎样的？",
			append(options, Keep("巧合，这确实是我的情况"))...)
	}
}

// inSample reports whether a text may be in the sample as it is written. It is a quick check, so
// that the sample need not be parsed if nothing matches.
func inSample(k Kind, text string) bool {
	if !persons(k, text) {
		return false
	}
	if !k.multiline() {
		return sampleValues()[text]
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" && ofSample(line) {
			return true
		}
	}
	return false
}

// ofSample reports whether a line may be in the sample: every pair of its runes is.
func ofSample(line string) bool {
	pairs, before := samplePairs(), rune(0)
	for _, r := range line {
		if before != 0 && !pairs[[2]rune{before, r}] {
			return false
		}
		before = r
	}
	return true
}

// samplePairs returns the pairs of consecutive runes in the sample.
var samplePairs = sync.OnceValue(func() map[[2]rune]bool {
	out, before := map[[2]rune]bool{}, rune(0)
	for _, r := range Sample {
		out[[2]rune{before, r}] = true
		before = r
	}
	return out
})

// sampleValues returns the values after the keys of the sample, and the items of its lists.
var sampleValues = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(Sample) {
		_, value, ok := strings.Cut(line, ": ")
		if !ok {
			continue
		}
		value, _, _ = strings.Cut(value, " #")
		for _, item := range append(strings.Split(strings.Trim(strings.TrimSpace(value), "[]"), ", "), value) {
			out[strings.Trim(strings.TrimSpace(item), `"`)] = true
		}
	}
	return out
})

// sharesLine reports whether the text has a line of the sample, longer than ten characters.
func sharesLine(sample []string, text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if len([]rune(line)) > 10 && slices.ContainsFunc(sample,
			func(s string) bool { return strings.Contains(s, line) }) {
			return true
		}
	}
	return false
}
