package casefile

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"
)

// shape is a small schema: groups, lists of groups, lists of texts and free keys.
type shape struct {
	what  Holds
	below map[string]*shape
}

func (s *shape) Holds() Holds { return s.what }
func (s *shape) Child(key string) Schema {
	if c := s.below[strings.ToLower(key)]; c != nil {
		return c
	}
	return nil
}

var (
	oneText  = &shape{}
	texts    = &shape{what: Items}
	person   = &shape{what: Keys, below: map[string]*shape{"姓名": oneText, "name": oneText, "住址": {}, "电话": texts}}
	incident = &shape{what: Keys | Items, below: map[string]*shape{"时间": {}, "经过": {}, "证据": texts,
		"对象": {what: Keys | Items, below: map[string]*shape{"关系": {}, "姓名": {}}}}}
	demo = &shape{what: Keys, below: map[string]*shape{
		"投诉人": person, "complainant": person, "事件": incident, "诉求": {what: Items}, "核对": {what: Items}, "日期": {},
		"机关名称": {what: Keys | FreeKeys},
	}}
)

const sampleText = `# 说明
日期: 2026-03-20   # 信件的日期

投诉人:            # 本人
  姓名: 林晓       # 必填
  # 住址: 北京市
  电话: ["13800138000", 010-12345678]  # 两个

# 每件事
事件:
- 时间: 2026-03-10
  经过: |   # 原话
    他说: 还钱 # 不是注释

    第二段
  对象: {关系: 母亲, 姓名: 周玉兰} # 她
  # 证据: [录音]
- 时间: "2026-03-12"
  经过: 连续来电，
    每日十余次   # 记录
  证据:
    # 两项
    - 录音
    - 短信
诉求:
  - 停止骚扰
# 核对: []
# 末尾的说明
`

func TestEdits(t *testing.T) {
	set := func(value *Node, path ...string) func([]byte) ([]byte, error) {
		return func(src []byte) ([]byte, error) { return Set(src, demo, path, value) }
	}
	remove := func(path ...string) func([]byte) ([]byte, error) {
		return func(src []byte) ([]byte, error) { return Remove(src, demo, path) }
	}
	add := func(value *Node, path ...string) func([]byte) ([]byte, error) {
		return func(src []byte) ([]byte, error) { return Append(src, demo, path, value) }
	}
	text := NewText
	for _, tc := range []struct {
		name     string
		do       func([]byte) ([]byte, error)
		old, new string
	}{
		{"a plain value", set(text("林 晓: 明"), "投诉人", "姓名"), "姓名: 林晓       #", "姓名: \"林 晓: 明\"       #"},
		{"under its other name", set(text("周"), "complainant", "name"), "姓名: 林晓 ", "姓名: 周 "},
		{"a new key in a group", set(text("北京市"), "投诉人", "住址"), "\"13800138000\", 010-12345678]  # 两个\n",
			"\"13800138000\", 010-12345678]  # 两个\n  住址: 北京市\n"},
		{"a new key of the file", set(NewList(text("a-b")), "核对"), "  - 停止骚扰\n", "  - 停止骚扰\n核对: [a-b]\n"},
		{"a new group", set(text("某机关"), "机关名称", "网信办"), "  - 停止骚扰\n", "  - 停止骚扰\n机关名称:\n  网信办: 某机关\n"},
		{"a block scalar", set(text("一行"), "事件", "0", "经过"), "|   # 原话\n    他说: 还钱 # 不是注释\n\n    第二段\n", "一行   # 原话\n"},
		{"lines in place of a value", set(text("一\n\n二"), "事件", "1", "经过"), "连续来电，\n    每日十余次   # 记录\n",
			"|   # 记录\n    一\n\n    二\n"},
		{"lines in place of lines", set(text("一\n二"), "事件", "0", "经过"), "    他说: 还钱 # 不是注释\n\n    第二段\n",
			"    一\n    二\n"},
		{"within brackets", set(text("父亲, 继父"), "事件", "0", "对象", "关系"), "关系: 母亲,", "关系: \"父亲, 继父\","},
		{"a new key within brackets", set(text("是"), "事件", "0", "对象", "同意"), "周玉兰}", "周玉兰, 同意: 是}"},
		{"a list of lines by a text", set(text("照片"), "事件", "1", "证据"), "证据:\n    # 两项\n    - 录音\n    - 短信\n",
			"证据: 照片\n    # 两项\n"},
		{"a new key of an item", set(NewList(text("照片")), "事件", "0", "证据"), "# 她\n", "# 她\n  证据: [照片]\n"},
		{"an item of a list", set(text("照片"), "事件", "1", "证据", "0"), "- 录音\n", "- 照片\n"},
		{"remove a key", remove("投诉人", "姓名"), "  姓名: 林晓       # 必填\n", ""},
		{"remove a key with lines", remove("事件", "0", "经过"), "  经过: |   # 原话\n    他说: 还钱 # 不是注释\n\n    第二段\n", ""},
		{"remove the first key of an item", remove("事件", "0", "时间"), "- 时间: 2026-03-10\n", "- \n"},
		{"remove an item", remove("事件", "1"),
			"- 时间: \"2026-03-12\"\n  经过: 连续来电，\n    每日十余次   # 记录\n  证据:\n    # 两项\n    - 录音\n    - 短信\n", ""},
		{"remove within brackets", remove("事件", "0", "对象", "关系"), "{关系: 母亲, 姓名", "{姓名"},
		{"remove the last within brackets", remove("事件", "0", "对象", "姓名"), "母亲, 姓名: 周玉兰}", "母亲}"},
		{"remove an item within brackets", remove("投诉人", "电话", "0"), `["13800138000", 010`, "[010"},
		{"append a text", add(text("照片"), "事件", "1", "证据"), "    - 短信\n", "    - 短信\n    - 照片\n"},
		{"append within brackets", add(text("95188"), "投诉人", "电话"), "12345678]", "12345678, \"95188\"]"},
		{"append a group", add(NewGroup(NewEntry("时间", text("2026-03-13")), NewEntry("经过", text("甲\n乙"))), "事件"),
			"    - 短信\n", "    - 短信\n- 时间: \"2026-03-13\"\n  经过: |\n    甲\n    乙\n"},
		{"append to one group in brackets", add(NewGroup(NewEntry("关系", text("父亲"))), "事件", "0", "对象"),
			"{关系: 母亲, 姓名: 周玉兰}", "[{关系: 母亲, 姓名: 周玉兰}, {关系: 父亲}]"},
		{"append to nothing", add(text("a"), "核对"), "  - 停止骚扰\n", "  - 停止骚扰\n核对: [a]\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if strings.Count(sampleText, tc.old) != 1 {
				t.Fatalf("%q is not in the sample once", tc.old)
			}
			want := strings.Replace(sampleText, tc.old, tc.new, 1)
			got, err := tc.do([]byte(sampleText))
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			crlf := strings.NewReplacer("\n", "\r\n")
			got, err = tc.do([]byte("\ufeff" + crlf.Replace(sampleText)))
			if err != nil || string(got) != "\ufeff"+crlf.Replace(want) {
				t.Errorf("with a BOM and CRLF: %v\n%q", err, got)
			}
			gbk := func(s string) []byte {
				b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
				if err != nil {
					t.Fatal(err)
				}
				return b
			}
			if got, err = tc.do(gbk(sampleText)); err != nil || !bytes.Equal(got, gbk(want)) {
				t.Errorf("in GB18030: %v", err)
			}
		})
	}
}

// TestEditsInBrackets: brackets with one element, and lists at the maximum width for brackets.
func TestEditsInBrackets(t *testing.T) {
	// n, including the brackets and the comma
	wide := func(n int) *Node { return NewList(NewText(strings.Repeat("甲", n-4)), NewText("乙")) }
	for _, c := range []struct {
		name, src string
		do        func([]byte) ([]byte, error)
		want      string
	}{
		{"the only item", "投诉人: {电话: [\"13800138000\"]}\n",
			func(b []byte) ([]byte, error) { return Remove(b, demo, []string{"投诉人", "电话", "0"}) }, "投诉人: {电话: []}\n"},
		{"a list that fits", "日期: 2026-03-20\n",
			func(b []byte) ([]byte, error) { return Set(b, demo, []string{"核对"}, wide(maxFlow-1)) },
			"日期: 2026-03-20\n核对: [" + strings.Repeat("甲", maxFlow-5) + ", 乙]\n"},
		{"a list that does not", "日期: 2026-03-20\n",
			func(b []byte) ([]byte, error) { return Set(b, demo, []string{"核对"}, wide(maxFlow)) },
			"日期: 2026-03-20\n核对:\n  - " + strings.Repeat("甲", maxFlow-4) + "\n  - 乙\n"},
		{"a list of groups", "日期: 2026-03-20\n", func(b []byte) ([]byte, error) {
			return Set(b, demo, []string{"事件"}, NewList(NewGroup(NewEntry("时间", NewText("甲")))))
		}, "日期: 2026-03-20\n事件:\n  - 时间: 甲\n"},
	} {
		got, err := c.do([]byte(c.src))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n%s", c.name, err, got)
		}
	}
	for _, n := range []*Node{NewList(), NewGroup()} {
		if form(n) != Absent {
			t.Error("a group without keys and a list without items say nothing")
		}
	}
	if form(NewList(NewText("甲"))) != List || form(NewGroup(NewEntry("时间", NewText("甲")))) != Mapping {
		t.Error("a list with an item and a group with a key say something")
	}
}

// A single group becomes the first item where a list is allowed.
func TestAppendToOneGroup(t *testing.T) {
	src := "事件:\n  时间: 2026-03-10  # 一次\n\n  # 说明\n  经过: |\n    甲\n    乙\n日期: 2026-03-20"
	want := "事件:\n  - 时间: 2026-03-10  # 一次\n\n    # 说明\n    经过: |\n      甲\n      乙\n  - 时间: \"2026\"\n日期: 2026-03-20"
	got, err := Append([]byte(src), demo, []string{"事件"}, NewGroup(NewEntry("时间", NewText("2026"))))
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestEditsRefused(t *testing.T) {
	for name, do := range map[string]func() ([]byte, error){
		"a file with faults": func() ([]byte,
			error) {
			return Set([]byte("投诉人：\n"), demo, []string{"日期"}, NewText("x"))
		},
		"nothing to remove": func() ([]byte, error) { return Remove([]byte(sampleText), demo, []string{"投诉人", "住址"}) },
		"no such item": func() ([]byte, error) {
			return Set([]byte(sampleText), demo, []string{"事件", "7", "时间"}, NewText("x"))
		},
		"below a text": func() ([]byte,
			error) {
			return Set([]byte(sampleText), demo, []string{"日期", "年"}, NewText("x"))
		},
		"a path to nowhere": func() ([]byte, error) { return Set([]byte(sampleText), demo, nil, NewText("x")) },
		"what cannot be read": func() ([]byte,
			error) {
			return Set([]byte("\xff\xff"), demo, []string{"日期"}, NewText("x"))
		},
		"what would be dropped": func() ([]byte,
			error) {
			return Set([]byte(sampleText), demo, []string{"日期"}, NewText("a\x00b"))
		},
	} {
		if got, err := do(); err == nil {
			t.Errorf("%s: accepted\n%s", name, got)
		}
	}
}

// TestEditProperty: whatever is set, added or removed in any file, every line that the edit does
// not touch stays, and the file says what it said before, plus the change. (Every edit checks the
// latter itself; here no edit may fail.)
func TestEditProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := drawFile(t)
		path := drawPath(t)
		value := drawValue(t, path)
		got, err := Set([]byte(src), demo, path, value)
		if err != nil {
			t.Fatalf("set %v to %s: %v\n%s", path, flow(value), err, src)
		}
		checkComments(t, src, string(got))
		again, err := Set(got, demo, path, value)
		if err != nil || string(again) != string(got) && value.Kind == Scalar && !strings.Contains(value.Text, "\n") {
			t.Fatalf("set twice %v: %v\n%s\n%s", path, err, got, again)
		}
		gone, err := Remove(got, demo, path)
		if err != nil {
			t.Fatalf("remove %v: %v\n%s", path, err, got)
		}
		checkComments(t, src, string(gone))
	})
}

// checkComments checks that the comments on lines of their own, and the last line end, are
// unchanged.
func checkComments(t *rapid.T, before, after string) {
	if a, b := comments(before), comments(after); a != b {
		t.Fatalf("comments:\n%s\nwere\n%s\nin\n%s", b, a, after)
	}
}

func comments(s string) string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, "#=") {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// drawFile draws a file: each key in one of several forms, with comments between them.
func drawFile(t *rapid.T) string {
	note := func() string {
		return rapid.SampledFrom([]string{"", "", "#= 一\n", "\n", "#= 二\n\n"}).Draw(t, "note")
	}
	tail := func() string { return rapid.SampledFrom([]string{"", "", "  # 注", "   "}).Draw(t, "tail") }
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	var b strings.Builder
	b.WriteString(note())
	fmt.Fprintf(&b, "日期: %s%s\n%s", pick("date", "2026-03-20", "'2026-03-20'", `"x"`), tail(), note())
	b.WriteString(pick("person", "", "投诉人:"+tail()+"\n", "投诉人: {姓名: 甲, 电话: [1, 2]}"+tail()+"\n",
		"投诉人:"+tail()+"\n  姓名: 甲 乙"+tail()+"\n  电话:\n  - \"1\"\n  - 2"+tail()+"\n", "complainant:\n    name: '甲'\n"))
	b.WriteString(note())
	dash := pick("indent", "", "  ")
	fmt.Fprintf(&b, "事件:%s\n", tail())
	for i := range rapid.IntRange(1, 3).Draw(t, "events") {
		fmt.Fprintf(&b, "%s- 时间: %d%s\n", dash, i, tail())
		fmt.Fprintf(&b, "%s  经过: %s", dash, pick("narrative", "一\n", "|\n"+dash+"    一 # 甲\n\n"+dash+"    二\n",
			"\"甲\n"+dash+"    乙\"\n", "甲\n"+dash+"    乙"+tail()+"\n"))
		b.WriteString(note())
		b.WriteString(pick("object", "", dash+"  对象: {关系: 母亲}"+tail()+"\n", dash+"  对象:\n"+dash+"    关系: 母亲\n",
			dash+"  对象:\n"+dash+"    - 关系: 母亲\n", dash+"  证据:\n"+dash+"  - 录音\n"))
	}
	b.WriteString(note())
	b.WriteString(pick("demands", "", "诉求: [甲, 乙]"+tail(), "诉求: 甲", "诉求:\n- 甲\n-  乙\n", "诉求:\n  - |\n    甲\n    乙\n"))
	return b.String()
}

func drawPath(t *rapid.T) []string {
	return rapid.SampledFrom([][]string{
		{"日期"}, {"投诉人", "姓名"}, {"投诉人", "住址"}, {"投诉人", "电话"}, {"事件", "0", "时间"}, {"事件", "0", "经过"},
		{"事件", "0", "证据"}, {"核对"}, {"诉求"}, {"机关名称", "公安"}, {"投诉人"},
	}).Draw(t, "path")
}

// drawValue draws a value that the schema allows at the path.
func drawValue(t *rapid.T, path []string) *Node {
	var at Schema = demo
	for _, step := range path {
		if step != "0" {
			at = child(at, step)
		}
	}
	one := rapid.Custom(func(t *rapid.T) *Node {
		return NewText(rapid.SampledFrom([]string{
			"甲", "2026-03-20", "a: b", "# x", "- x", "\"甲\"", "甲\n乙", "甲\n\n  乙\n# 丙", "[甲", "{{ .X }}", "是", "yes",
			"甲：乙", "\\n", "13800138000", " 甲 ", "𠮷 'x'", "|", "甲, 乙", "…", "*a", "&b",
		}).Draw(t, "text"))
	})
	switch {
	case holds(at, Items) && rapid.Bool().Draw(t, "list"):
		return NewList(rapid.SliceOfN(one, 1, 4).Draw(t, "items")...)
	case holds(at, Keys):
		return NewGroup(NewEntry("姓名", one.Draw(t, "a")), NewEntry("电话", NewList(one.Draw(t, "b"))))
	}
	return one.Draw(t, "one")
}

// FuzzEdit: whatever the file holds, an edit does not panic, and either fails or leaves a file that
// says what it said before, plus the change.
func FuzzEdit(f *testing.F) {
	f.Add(sampleText, "投诉人/住址", "北京市")
	f.Add("a: [1, {b: c}]\nd:\n- e: |\n   f\n", "事件/0/时间", "x\ny")
	f.Add("##a  j}\": \x80\n c}-j}OOO: OOf :\x99\x99", "姓名", "甲") // a byte that is a character in GB18030
	f.Fuzz(func(t *testing.T, src, path, text string) {
		steps := strings.Split(path, "/")
		value := NewText(text)
		got, err := Set([]byte(src), demo, steps, value)
		if err != nil {
			return
		}
		e, err := newEditor(got, demo)
		if err != nil {
			t.Fatalf("%v\n%q", err, got)
		}
		if at, err := e.find(steps); err != nil || at.value == nil || !same(at.value, value) &&
			form(at.value) != form(value) {
			t.Fatalf("%v not found: %v\n%q", steps, err, got)
		}
	})
}

// TestQuotedKeys: a colon within the quotes of a key does not end it.
func TestQuotedKeys(t *testing.T) {
	for _, q := range []string{`"`, `'`} {
		key := q + "甲: 乙" + q
		for _, c := range []struct{ old, set, removed string }{
			{"机关名称:\n  " + key + ": 丙\n  丁: 戊\n", "机关名称:\n  " + key + ": 己\n  丁: 戊\n", "机关名称:\n  丁: 戊\n"},
			{"机关名称:\n  " + key + ":   # 未填\n  丁: 戊\n", "机关名称:\n  " + key + ": 己   # 未填\n  丁: 戊\n", "机关名称:\n  丁: 戊\n"},
			{"机关名称: {" + key + ": , 丁: 戊}\n", "机关名称: {" + key + ": 己 , 丁: 戊}\n", "机关名称: {丁: 戊}\n"},
		} {
			path := []string{"机关名称", "甲: 乙"}
			if got, err := Set([]byte(c.old), demo, path, NewText("己")); string(got) != c.set || err != nil {
				t.Errorf("set in %q: %q, %v", c.old, got, err)
			}
			if got, err := Remove([]byte(c.old), demo, path); string(got) != c.removed || err != nil {
				t.Errorf("removed from %q: %q, %v", c.old, got, err)
			}
		}
	}
}
