package complaint

import "testing"

// TestPlainHeader: the decoration of a header is removed, and nothing that may have a meaning.
func TestPlainHeader(t *testing.T) {
	for header, want := range map[string]string{
		"1、您的姓名：":             "投诉人.姓名",
		"2.您的身份证号（必填）":        "投诉人.身份证号",
		"3、您的联系电话*":           "投诉人.电话",
		"联 系 电 话":             "投诉人.电话",
		"姓名（必填）*":             "投诉人.姓名",
		"4、您的现居住地址（省市区+详细地址）": "投诉人.住址",
		"5、您借款的平台/公司全称是？":     "被投诉人.名称",
		"6、该公司属于哪种类型？（不清楚可选“不清楚”）":  "被投诉人.类型",
		"7、公司注册地（省市）":               "被投诉人.地区",
		"8、您遭遇了哪些催收行为？【多选题】":        "事件.行为",
		"10、请描述事情经过（尽量写清时间、对方说了什么）": "事件.经过",
		"12、您有哪些证据？【多选题】":           "事件.证据",
		"您的电话是多少？":                  "投诉人.电话",
		"电话（公司）":                    "",
		"姓名（代理人）":                   "",
		"地址（公司注册地）":                 "",
		"9、最近一次发生的时间":               "",
		"11、是否向第三人透露了您的欠款？":         "",
		"13、您的欠款金额（元）":              "借款.欠款余额",
		"序号":                        "",
		"紧急联系人电话":                   "",
		"回访电话":                      "",
		"电话/地址":                     "",
		"／或":                        "",
		"手机或电话":                     "投诉人.电话",
	} {
		f, ok := FieldByPlainHeader(header)
		if got := f.Label; got != want || ok != (want != "") {
			t.Errorf("%s: got %q (plain %q), want %q", header, got, PlainHeader(header), want)
		}
	}
}

// TestGuessHeader: a header of the dictionary inside another is a guess.
func TestGuessHeader(t *testing.T) {
	for header, want := range map[string]string{
		"9、最近一次发生的时间": "时间", "您所在的工作单位名称": "工作单位", "总分": "",
	} {
		if got, ok := GuessHeader(header); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, want %q", header, got, want)
		}
	}
}

// TestFieldUnder: a header under the heading of a group is a key of that group or none, never
// another group's.
func TestFieldUnder(t *testing.T) {
	for _, tc := range []struct {
		heading, header, want string
		isGroup               bool
	}{
		{"投诉人信息", "姓名", "投诉人.姓名", true},
		{"代理人", "姓名", "代理人.姓名", true},
		{"代理人", "手机号", "代理人.电话", true},
		{"代理人", "民族", "", true},
		{"被投诉人情况", "名称", "被投诉人.名称", true},
		{"被投诉人", "公司类型", "被投诉人.类型", true},
		{"联系人", "关系", "事件.对象.关系", true},
		{"事件", "时间", "事件.时间", true},
		{"其他", "时间", "", false},
	} {
		f, isGroup, _ := FieldUnder(tc.heading, tc.header)
		if f.Label != tc.want || isGroup != tc.isGroup {
			t.Errorf("%s under %s: got %q %v", tc.header, tc.heading, f.Label, isGroup)
		}
	}
}
