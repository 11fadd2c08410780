package batch

import (
	"strings"
	"testing"

	"tousu/legal/complaint"
)

// TestColumnFileWords: a column whose words nobody can guess is not left out in silence, and
// the file tells what may be written for each word and what it most likely means.
func TestColumnFileWords(t *testing.T) {
	head := strings.Split("姓名,身份证,手机,住址,身份,平台名称,平台类型,注册地,时间,行为,对方号码,与本人关系,经过", ",")
	var rows [][]string
	for i, words := range [][2]string{{"本人", "小贷"}, {"朋友", "消费金融"}, {"借款人", "银行"}} {
		p := person(i)
		rows = append(rows, []string{p[1], p[2], p[3], p[4], words[0], p[5], words[1], p[7], p[8], "威胁", "未知", "同事",
			p[10]})
	}
	path := put(t, "a.csv", encode(t, append([][]string{head}, rows...), bomCharset, ','))
	_, s, c := outcome(t, Source{Path: path})
	written := string(ColumnFile(s, c, nil))
	for _, want := range []string{
		"身份证: 投诉人.身份证号\n", "手机: 投诉人.电话\n", "对方号码: 事件.来电号码\n", "与本人关系: 事件.对象.关系\n",
		"  键: 投诉人.身份？      # 这一列可能是", "；可写：借款人、联系人、被冒名人\n", "    本人: 待定\n", "    朋友: 待定\n",
		"；可写：消费金融公司、银行、", "    小贷: 待定      # 像是 小额贷款公司\n", "    威胁: 待定      # 像是 威胁恐吓\n",
	} {
		if !strings.Contains(written, want) {
			t.Errorf("%q does not stand in\n%s", want, written)
		}
	}
	if m, _ := complaint.DecodeColumnMap("列.yaml", []byte(written)); m != nil {
		t.Error("the file is accepted as it stands")
	}
}
