package complaint

import (
	"strings"
	"testing"
	"unicode"
)

// TestDictionary: every key is explained, and no name means two keys.
func TestDictionary(t *testing.T) {
	var walk func(group string, fs []Field)
	walk = func(group string, fs []Field) {
		seen := map[string]string{}
		for _, f := range fs {
			for _, n := range f.Names() {
				if other, ok := seen[fold(n)]; ok && other != f.Key {
					t.Errorf("%s: %q means %s and %s", group, n, other, f.Key)
				}
				seen[fold(n)] = f.Key
			}
			if f.Help == "" || strings.ContainsAny(f.Help, "\n#") || f.Kind.Form() == "" {
				t.Errorf("%s is not explained in one line", f.Path)
			}
			if !strings.ContainsFunc(f.Key, func(r rune) bool { return unicode.Is(unicode.Han, r) }) ||
				strings.Trim(f.English, "abcdefghijklmnopqrstuvwxyz_") != "" {
				t.Errorf("%s %s: not a Chinese and an English name", f.Key, f.English)
			}
			if (f.Kind == Group || f.Kind == GroupList) != (len(f.Fields) > 0) {
				t.Errorf("%s: keys in a value, or none in a group", f.Path)
			}
			walk(f.Path, f.Fields)
		}
	}
	walk("", Keys())
}

// TestHeaders: the header of a table column means one key only.
func TestHeaders(t *testing.T) {
	seen := map[string]string{}
	for _, f := range Fields() {
		for _, h := range f.Headers {
			if other, ok := seen[h]; ok {
				t.Errorf("column %s means %s and %s", h, other, f.Path)
			}
			seen[h] = f.Path
		}
	}
	for header, want := range map[string]string{
		"姓名": "complainant.name", "投诉人": "complainant.name", "证件号码": "complainant.id_number",
		"通讯地址": "complainant.address",
		"平台":   "respondent.name", "机构类型": "respondent.kind", "注册地": "respondent.region", "借款合同号": "loan.contract",
		"借款金额": "loan.principal", "逾期时间": "loan.overdue_since", "未还金额": "loan.outstanding", "事件时间": "incidents[].at",
		"行为类型": "incidents[].conduct", "催收方式": "incidents[].channel", "催收号码": "incidents[].caller",
		"被联系人关系": "incidents[].contact[].relation", "次数": "incidents[].count", "披露债务": "incidents[].disclosed_debt",
		"情况说明": "incidents[].narrative", "证据": "incidents[].exhibits", "案件编号": "id",
		"代理人.姓名": "agent.name", "代理人地址": "agent.address", "代理人电话": "agent.phone", "loss": "",
		"事件.对象.电话": "incidents[].contact[].phone", "incidents.contact.phone": "incidents[].contact[].phone",
		"Complainant.ID_Number": "complainant.id_number",
	} {
		f, ok := FieldByHeader(header)
		if ok != (want != "") || f.Path != want {
			t.Errorf("column %s means %q, want %q", header, f.Path, want)
		}
	}
}
