package casefile

import (
	"errors"
	"strings"
	"testing"
)

// TestEditsWhole: files as people write them, before and after an edit. A value is written as
// t:text, l:item,item or g:key=text; “-” removes one, “+” before it adds an item.
func TestEditsWhole(t *testing.T) {
	for _, c := range []struct{ name, src, path, value, want string }{
		{"the first line", "日期: 甲\n", "日期", "t:乙", "日期: 乙\n"},
		{"behind a BOM", "\ufeff日期: 甲\n", "日期", "t:乙", "\ufeff日期: 乙\n"},
		{"a key at the end of a file without a line end", "日期: 甲", "诉求", "l:乙", "日期: 甲\n诉求: [乙]"},
		{"the last key of such a file", "日期: 甲\n诉求: 乙", "诉求", "-", "日期: 甲"},
		{"the only key", "日期: 甲\n", "日期", "-", ""},
		{"an empty file", "", "日期", "t:甲", "日期: 甲\n"},
		{"a file of comments", "# 一\n", "日期", "t:甲", "# 一\n日期: 甲\n"},
		{"CR alone", "日期: 甲\r诉求: 乙\r", "核对", "l:丙", "日期: 甲\r诉求: 乙\r核对: [丙]\r"},
		{"quotes", "日期: '甲'\n", "日期", "t:乙", "日期: 乙\n"},
		{"quotes over lines", "日期: \"甲\n  乙\"   # 注\n诉求: 丙\n", "日期", "t:丁", "日期: 丁   # 注\n诉求: 丙\n"},
		{"a text that goes on", "日期: 甲\n  乙\n诉求: 丙\n", "日期", "t:丁", "日期: 丁\n诉求: 丙\n"},
		{"a comment right behind a text", "日期: 甲 #注\n", "日期", "t:乙", "日期: 乙 #注\n"},
		{"a # within a text", "日期: 甲#乙\n", "日期", "t:丙", "日期: 丙\n"},
		{"brackets over lines", "投诉人: {姓名: 甲\n  }\n", "投诉人/姓名", "t:乙", "投诉人: {姓名: 乙\n  }\n"},
		{"brackets over lines of CRLF", "投诉人: {姓名: 甲\r\n  }\r\n", "投诉人/姓名", "t:乙", "投诉人: {姓名: 乙\r\n  }\r\n"},
		{"a comment within brackets", "诉求: [甲, # ]\n  乙]\n", "诉求", "+t:丙", "诉求: [甲, # ]\n  乙, 丙]\n"},
		{"a comment that ends a line of brackets", "诉求: [甲 # ] 乙\r\n  ]\r\n日期: 丁\r\n", "诉求", "t:丙",
			"诉求: 丙\r\n日期: 丁\r\n"},
		{"a quote within brackets", "诉求: [\"甲]\", '乙]']\n", "诉求", "+t:丙", "诉求: [\"甲]\", '乙]', 丙]\n"},
		{"a quote within a text in brackets", "诉求: [甲\"乙, 丙]\n", "诉求", "+t:丁", "诉求: [甲\"乙, 丙, 丁]\n"},
		{"brackets within brackets", "事件: [{时间: 甲, 证据: [乙]}]\n", "事件/0/证据", "+t:丙", "事件: [{时间: 甲, 证据: [乙, 丙]}]\n"},
		{"empty brackets", "诉求: []\n", "诉求", "+t:甲", "诉求: [甲]\n"},
		{"a comma that is there", "诉求: [甲, ]\n", "诉求", "+t:乙", "诉求: [甲,乙 ]\n"},
		{"the first item in brackets", "诉求: [甲, 乙, 丙]\n", "诉求/0", "-", "诉求: [乙, 丙]\n"},
		{"the last item in brackets", "诉求: [甲, 乙, 丙]\n", "诉求/2", "-", "诉求: [甲, 乙]\n"},
		{"a key without value in brackets", "投诉人: {姓名: , 住址: 甲}\n", "投诉人/姓名", "t:乙", "投诉人: {姓名: 乙 , 住址: 甲}\n"},
		{"a key without value", "日期:   # 未填\n", "日期", "t:甲", "日期: 甲   # 未填\n"},
		{"a group for a key without value", "机关名称:\n日期: 甲\n", "机关名称/公安", "t:乙", "机关名称:\n  公安: 乙\n日期: 甲\n"},
		{"a list for a key without value", "投诉人:\n  电话:\n日期: 甲\n", "投诉人/电话/0", "t:乙", "投诉人:\n  电话: [乙]\n日期: 甲\n"},
		{"a group in the place of a text", "机关名称: 甲\n", "机关名称", "g:公安=乙", "机关名称:\n  公安: 乙\n"},
		{"a text in the place of a group", "事件:\n  - 对象:\n      关系: 甲\n    时间: 乙\n", "事件/0/对象", "t:丙",
			"事件:\n  - 对象: 丙\n    时间: 乙\n"},
		{"one group alone is the first of a list", "事件:\n  时间: 甲\n", "事件/0/时间", "t:乙", "事件:\n  时间: 乙\n"},
		{"a key of an item below its dash", "事件:\n  -\n    时间: 甲\n", "事件/0/时间", "t:乙", "事件:\n  -\n    时间: 乙\n"},
		{"an item below its dash", "诉求:\n  -\n    甲\n", "诉求/0", "t:乙", "诉求:\n  - 乙\n"},
		{"an item that is a group", "事件:\n  - 时间: 甲\n    经过: 乙\n  - 时间: 丙\n", "事件/0", "g:时间=丁",
			"事件:\n  - 时间: 丁\n  - 时间: 丙\n"},
		{"a list right below its key", "诉求:\n- 甲\n- 乙\n", "诉求", "+t:丙", "诉求:\n- 甲\n- 乙\n- 丙\n"},
		{"a text where an item is added", "诉求: 甲\n", "诉求", "+t:乙", "诉求: [甲, 乙]\n"},
		{"nothing where an item is added", "诉求:\n", "诉求", "+t:乙", "诉求: [乙]\n"},
		{"a folded block", "事件:\n  - 经过: >-  # 注\n      甲\n      乙\n    时间: 丙\n", "事件/0/经过", "t:丁",
			"事件:\n  - 经过: 丁  # 注\n    时间: 丙\n"},
	} {
		path, value, added := strings.Split(c.path, "/"), c.value, false
		if rest, ok := strings.CutPrefix(value, "+"); ok {
			value, added = rest, true
		}
		do := func(src string) ([]byte, error) {
			switch {
			case value == "-":
				return Remove([]byte(src), demo, path)
			case added:
				return Append([]byte(src), demo, path, written(value))
			}
			return Set([]byte(src), demo, path, written(value))
		}
		if got, err := do(c.src); err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}

// TestEditsNowhere: an edit of a place that does not exist is an error, and so is one of a file
// that cannot be read.
func TestEditsNowhere(t *testing.T) {
	const src = "投诉人:\n  姓名: 甲\n诉求: [乙]\n事件:\n  时间: 丙\n"
	set := func(src, path string) error {
		_, err := Set([]byte(src), demo, strings.Split(path, "/"), NewText("x"))
		return err
	}
	remove := func(src, path string) error {
		_, err := Remove([]byte(src), demo, strings.Split(path, "/"))
		return err
	}
	for name, c := range map[string]struct{ got, want error }{
		"a negative item":          {set(src, "诉求/-1"), ErrPlace},
		"the item behind the last": {set(src, "诉求/1"), ErrPlace},
		"an item by a name":        {set(src, "诉求/甲"), ErrPlace},
		"below a text":             {set(src, "投诉人/姓名/甲"), ErrPlace},
		"a key that is not there":  {remove(src, "投诉人/住址"), ErrPlace},
		"below it":                 {remove(src, "投诉人/住址/甲"), ErrPlace},
		"the file":                 {remove(src, ""), ErrPlace},
		"a file with two faults":   {set("日期：甲\n", "日期"), ErrText},
		"a file of a list":         {set("- 甲\n", "日期"), ErrText},
		"a file of one sentence":   {set("甲\n", "日期"), ErrText},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}
