package main

import (
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode/utf16"
)

// sample is a case without a fault, with a place for a narrative, an id and more.
const sample = `编号: %s
投诉人: {姓名: 何子谦, 身份证号: "510104197905201126", 电话: "13600007890", 住址: 浙江省宁波市鄞州区示例路1号}
被投诉人: {名称: 示例消费金融有限公司, 类型: 消费金融公司, 地区: 宁波}
%s
事件:
  - 时间: %s
    行为: 频繁骚扰
    经过: %s
`

func caseOf(id, more, when, story string) string { return fmt.Sprintf(sample, id, more, when, story) }

func story(s string) string { return caseOf("甲-1", "", "2026-02-11", s) }

func bytesFile(name string, b []byte) file {
	return file{name, func(path string) error { return os.WriteFile(path, b, 0o600) }}
}

// lazyFile is a file whose content is made when it is written: some are large.
func lazyFile(name string, content func() []byte) file {
	return file{name, func(path string) error { return os.WriteFile(path, content(), 0o600) }}
}

// check is a case that is only checked.
func check(category, name, text string, want int) input {
	return input{category, name, []file{bytesFile("case.yaml", []byte(text))}, []string{"check", "case.yaml"}, want, ""}
}

// render writes the letters of a case.
func render(category, name, text string, want int) input {
	return input{category, name, []file{bytesFile("case.yaml", []byte(text))},
		[]string{"render", "case.yaml", "--date", "2026-03-20"}, want, ""}
}

// texts are bytes, encodings and characters.
func texts() []input {
	plain := story("来电人要求还款。")
	var out []input
	add := func(name, text string, want int) { out = append(out, check("text", name, text, want)) }
	add("empty", "", 1)
	add("BOM alone", "\ufeff", 1)
	add("BOM", "\ufeff"+plain, 0)
	add("two BOMs", "\ufeff\ufeff"+plain, 1)
	add("CRLF", strings.ReplaceAll(plain, "\n", "\r\n"), 0)
	add("CR alone", strings.ReplaceAll(plain, "\n", "\r"), 0)
	add("UTF-16 LE", utf16Text(plain, false, true), 1)
	add("UTF-16 BE", utf16Text(plain, true, true), 1)
	add("UTF-16 without a BOM", utf16Text(plain, false, false), 1)
	add("cut within a character", plain[:len(plain)-3], 1)
	add("NULs", strings.Repeat("\x00", 1000), 1)
	add("0xff", strings.Repeat("\xff", 1000), 1)
	add("overlong", story("a\xc0\x80b"), 1)
	add("surrogates as UTF-8", story("a\xed\xa0\x80b"), 1)
	add("a lone continuation", story("a\x80b"), 1)
	add("a line of 900 KB", story(strings.Repeat("字", 300_000)), 1)
	add("more than 1 MiB", story(strings.Repeat("字", 400_000)), 1)
	add("rare characters", story("𠮷𪚥👨‍👩‍👧é"), 0)
	add("right to left", story("مرحبا שלום"), 0)
	random := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 10, 1000, 100_000} {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(random.Uint32())
		}
		add(fmt.Sprintf("%d random bytes", n), string(b), 1)
	}
	for _, r := range []rune{0, 1, 7, 8, 0x1b, 0x1f, 0x7f, 0x80, 0x9b, 0x9f, 0x202a, 0x202e, 0x2066, 0x2069, 0xfffe,
		0xffff, 0xfdd0, 0xfffd, 0xe0001} {
		add(fmt.Sprintf("U+%04X", r), story("来电"+string(r)+"还款"), 1)
	}
	for _, r := range []rune{0x0b, 0x0c, 0x2028, 0x2029, 0x200b, 0x200e, 0x061c, 0xfeff, 0x00ad} {
		add(fmt.Sprintf("U+%04X, which means nothing", r), story("来电"+string(r)+"还款"), 0)
	}
	for _, escape := range []string{`\x1b[31m`, `\u202e`, `\0`, `\uD800`, `\U0010FFFF`} {
		add("an escape "+escape, story(`"来电`+escape+`还款"`), 1)
	}
	return out
}

func utf16Text(s string, big, bom bool) string {
	units := utf16.Encode([]rune(s))
	if bom {
		units = append([]uint16{0xfeff}, units...)
	}
	var b strings.Builder
	for _, u := range units {
		if big {
			b.Write([]byte{byte(u >> 8), byte(u)})
		} else {
			b.Write([]byte{byte(u), byte(u >> 8)})
		}
	}
	return b.String()
}

// structures are shapes of YAML.
func structures() []input {
	plain := story("来电人要求还款。")
	var out []input
	add := func(name, text string, want int) { out = append(out, check("structure", name, text, want)) }
	for name, text := range sorted(map[string]string{
		"a comment alone": "# 无\n", "a word": "甲", "a list": "- 甲\n- 乙\n", "a number": "1", "a cut flow": "投诉人: {姓名: 甲",
		"a cut quotation":   "投诉人: \"甲\n",
		"tabs":              strings.ReplaceAll(plain, "    ", "\t"),
		"full-width colons": strings.ReplaceAll(plain, ": ", "："), "two documents": plain + "---\n" + plain,
		"a directive": "%YAML 1.2\n---\n" + plain, "an anchor": strings.Replace(plain, "频繁骚扰", "&a 频繁骚扰", 1),
		"an alias to nothing": strings.Replace(plain, "频繁骚扰", "*a", 1),
		"a tag":               strings.Replace(plain, "频繁骚扰", "!!python/object:os.system 频繁骚扰", 1),
		"binary":              strings.Replace(plain, "频繁骚扰", "!!binary aGk=", 1),
		"a merge":             "<<: {a: b}\n" + plain, "a complex key": "? [a, b]\n: c\n" + plain,
		"an unknown key": "合同方: 甲\n" + plain, "a key twice": "编号: 乙\n" + plain,
		"an escape as a key": "\"\\e[31m\": 甲\n" + plain,
		"a key of 100 KB":    strings.Repeat("键", 33_000) + ": 甲\n" + plain, "a list for a group": "投诉人: [甲]\n",
		"a group for a text": strings.Replace(plain, "频繁骚扰", "{甲: 乙}", 1),
		"no incidents":       strings.Split(plain, "事件")[0] + "事件: []\n", "null": "投诉人: ~\n被投诉人: null\n事件:\n",
		"laughs":                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n" + plain,
		"an alias to itself":    "a: &a [*a]\n" + plain,
		"lists within lists":    "- - - - - - - - - - 甲\n",
		"a block indented by 9": strings.Replace(plain, "来电人要求还款。", "|9\n  甲", 1),
		"a block indented by 0": strings.Replace(plain, "来电人要求还款。", "|0\n  甲", 1),
	}) {
		add(name, text, 1)
	}
	for _, n := range []int{100, 1000, 10_000, 100_000} {
		add(fmt.Sprintf("%d brackets", n), "投诉人: "+strings.Repeat("[", n), 1)
		add(fmt.Sprintf("%d braces", n), "投诉人: "+strings.Repeat("{a: ", n), 1)
	}
	deep := strings.Builder{}
	for i := range 1000 {
		deep.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	add("1000 levels", deep.String(), 1)
	add("19,000 unknown keys", plain+many(19_000, func(i int) string { return fmt.Sprintf("键%d: 甲\n", i) }), 1)
	add("20,000 faults in one line", "事件: ["+many(20_000, func(int) string { return "{时间: 昨天}, " })+"]\n", 1)
	add("10,000 incidents", strings.Split(plain, "  - ")[0]+many(6_000, func(int) string {
		return "  - {时间: 2026-02-11, 行为: 频繁骚扰, 经过: 来电人要求还款。, 次数: 2}\n"
	}), 0)
	add("100,000 keys without a value", many(100_000, func(i int) string { return fmt.Sprintf("k%d:\n", i) }), 1)
	add("100,000 lines of nothing", strings.Repeat("\n", 100_000)+plain, 1)
	add("100,000 comments", strings.Repeat("# 注\n", 100_000)+plain, 1)
	return out
}

func many(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i))
	}
	return b.String()
}

// values are what a key may be given.
func values() []input {
	var out []input
	for _, when := range []string{
		"2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "26-3-20", "昨天", "明天", "2099-01-01", "1e9",
		"2026-02-11 25:00",
		"2026-02-11 9:5", strings.Repeat("2026", 10_000), `"2026-02-11\e[2J"`,
	} {
		out = append(out, check("value", "a date "+short(when), caseOf("甲", "", when, "来电。"), 1))
	}
	// What letters can do without and what cannot be read is left out, and stops nothing.
	for _, money := range []string{"1e309", "-1", "五千", "99999999999999999999", "0x10", "1,2,3", ".inf", ".nan",
		"1.234"} {
		out = append(out, check("value", "money "+short(money),
			caseOf("甲", "借款: {本金: \""+money+"\"}", "2026-02-11", "来电。"), 0))
	}
	out = append(out, check("value", "money of 100,000 digits",
		caseOf("甲", "借款: {本金: \""+strings.Repeat("9", 100_000)+"\"}", "2026-02-11", "来电。"), 1))
	for _, n := range []string{"-1", "1e9", "99999999999999999999", "一", "0x10", "1.5"} {
		out = append(out, check("value", "a number "+n, caseOf("甲", "受影响人数: \""+n+"\"", "2026-02-11", "来电。"), 0))
	}
	for name, id := range sorted(map[string]string{"a check digit": "510104197905201127",
		"17 digits": "51010419790520112", "letters": "abc", "100,000 digits": strings.Repeat("5", 100_000)}) {
		out = append(out, check("value", "an identity number: "+name,
			strings.Replace(story("来电。"), "510104197905201126", id, 1), 1))
	}
	for old, bad := range sorted(map[string]string{"消费金融公司": "外星人", "频繁骚扰": "打招呼", "13600007890": "12",
		"地区: 宁波": "地区: 火星\n收件机构: 火星局"}) {
		out = append(out, check("value", "a word outside the vocabulary: "+bad,
			strings.Replace(story("来电。"), old, bad, 1), 1))
	}
	for _, id := range []string{
		"CON", "con", "COM¹", "CONIN$", "NUL.txt", "-rf", "名.", "名 .", "👻", "$(id)", "`id`", "%00",
	} {
		out = append(out, render("value", "a case called "+short(id), caseOf(`'`+id+`'`, "", "2026-02-11", "来电。"), 0))
	}
	for _, id := range []string{"../../etc", "/etc/passwd", "..", ".", "a/b", `a\b`, strings.Repeat("长", 300)} {
		out = append(out, render("value", "a case called "+short(id), caseOf("'"+id+"'", "", "2026-02-11", "来电。"), 1))
	}
	for _, bad := range []string{`"甲\e[31m"`, `"甲\u202e"`, `"甲\0"`} {
		out = append(out, render("value", "a case called "+bad, caseOf(bad, "", "2026-02-11", "来电。"), 1))
	}
	for name, s := range sorted(map[string]string{
		"markup": "'# 一级 | 表 | = 题'", "actions": "'{{ .Complainant.IDNumber }}'", "formats": "'%s %d %!v(MISSING)'",
		"tags": "'<w:p></w:p>]]>&amp;'", "commands": "'=cmd|calc!A0'",
	}) {
		out = append(out, render("value", "a story of "+name, story(s), 0))
	}
	return out
}

func short(s string) string {
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}

// sorted yields a map in the order of its keys: an input is known by its place.
func sorted(m map[string]string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}
