package complaint

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestDecodeColumnMap reads a column map, with faults at their positions.
func TestDecodeColumnMap(t *testing.T) {
	src, _ := unmark(`# 本单位的表格
客户: 姓名
"1、证件：": 投诉人.身份证号
登记时间: 忽略
"平台 名": respondent.name
催收方式:
  键: 行为
  分隔: ┋
  换:
    辱骂、侮辱: 侮辱诽谤
    其他: 忽略
常量:
  代理人.姓名: 周正
  代理人.电话: 13900001111
隐藏行: 不读
`)
	got, fs := DecodeColumnMap("列.yaml", []byte(src))
	if len(fs) > 0 {
		t.Fatal(fs)
	}
	name, _ := FieldByHeader("代理人.姓名")
	phone, _ := FieldByHeader("代理人.电话")
	want := &ColumnMap{
		Columns: map[string]ColumnRule{
			"客户": {Key: "姓名"}, "1、证件：": {Key: "投诉人.身份证号"}, "登记时间": {Key: Unused}, "平台 名": {Key: "respondent.name"},
			"催收方式": {Key: "行为", Separator: "┋", Values: map[string]string{"辱骂、侮辱": "侮辱诽谤", "其他": Unused}},
		},
		Constants: []Constant{{name, "周正"}, {phone, "13900001111"}},
		Hidden:    HiddenLeft,
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Constant{}, "Field")); diff != "" {
		t.Error(diff)
	}
	src, places := unmark(`客户: §unknown-key|性名字
§wrong-shape|证件: [a]
电: 电话
§duplicate-key|电: 姓名
平台: §undecided|被投诉人？
地: §undecided|待定
§missing-key|行:
  换:
    甲: §undecided|待定
  §wrong-shape|其他: 1
方式:
  键: 行为
  §duplicate-key|键: 姓名
  换:
    骂: 侮辱诽谤
    §duplicate-key|骂: 威胁恐吓
常量:
  代理人.电话: "13900001111"
  §duplicate-key|代理人.电话: "13900001112"
  §unknown-key|代理人的姓名: 周正
  §wrong-shape|代理人.姓名:
隐藏行: §undecided|看情况
`)
	got, fs = DecodeColumnMap("列.yaml", []byte(src))
	var found []string
	for _, f := range fs {
		produced[f.Code] = true
		found = append(found, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Column, f.Code))
	}
	if diff := cmp.Diff(places, found); got != nil || diff != "" {
		t.Errorf("%v\n%s", got, diff)
	}
}
