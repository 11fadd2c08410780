package batch

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
)

// example is the table that tousu new --table writes: the columns that a clinic
// needs, and one row of an invented person.
var example = [][2]string{
	{"案件编号", "A-001"},
	{"姓名", "方知远"},
	{"身份证号", "330203198604121114"},
	{"电话", "13600004321"},
	{"住址", "浙江省宁波市鄞州区示例路1号"},
	{"投诉人身份", "借款人"},
	{"被投诉人", "示例消费金融有限公司"},
	{"类型", "消费金融公司"},
	{"地区", "宁波"},
	{"合同编号", "SL-2025-000123"},
	{"本金", "20000"},
	{"逾期日期", "2026-01-05"},
	{"欠款余额", "12600.50"},
	{"时间", "2026-02-11 10:05"},
	{"行为", "爆通讯录；频繁骚扰"},
	{"方式", "电话"},
	{"来电号码", "未知号码"},
	{"关系", "同事"},
	{"次数", "6"},
	{"披露债务", "是"},
	{"经过", "来电人自称受该公司委托，一小时内六次拨打本人同事的电话，说出本人的姓名和欠款，要求同事转告本人当天还款。"},
	{"证据", "通话记录；短信截图"},
}

// SampleID is the identity number of the example's invented person.
const SampleID = "330203198604121114"

// Blank returns the example as a workbook of text cells or as a CSV file, by the
// extension of the name. ok is false for any other.
func Blank(name string) (data []byte, ok bool, err error) {
	var head, row []string
	for _, c := range example {
		head, row = append(head, c[0]), append(row, c[1])
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
		data, err = textWorkbook("案件", [][]string{head, row})
	case ".csv":
		var b bytes.Buffer
		b.WriteString(bom)
		w := csv.NewWriter(&b)
		w.UseCRLF = true
		err = w.WriteAll([][]string{head, row})
		data = b.Bytes()
	default:
		return nil, false, nil
	}
	return data, true, err
}

// sameFile reports whether two names are one file.
func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}
