package plan

import (
	"strings"
	"testing"

	"tousu/legal/complaint"
)

// TestContradictedRegion: a region that is not where the lender's address or name
// places it is warned of; a branch bears the place of its head office.
func TestContradictedRegion(t *testing.T) {
	for _, c := range []struct {
		name, region, address string
		warns                 bool
	}{
		{"重庆某甲消费金融有限公司", "重庆", "", false},
		{"重庆某甲消费金融有限公司", "四川", "", true},
		{"某甲消费金融有限公司", "四川", "重庆市江北区示例路1号", true},
		{"某甲消费金融有限公司", "成都", "四川省成都市锦江区示例路1号", false},
		{"深圳某乙银行股份有限公司", "广东", "", false},
		{"北京某乙银行股份有限公司上海分行", "上海", "", false},
		{"某甲消费金融有限公司", "四川", "", false},
	} {
		src := "投诉人: {姓名: 程知行, 身份证号: \"510104197905201126\", 电话: \"13880001234\", 住址: 成都市锦江区示例街66号}\n被投诉人: {名称: " + c.name +
			", 类型: 银行, 地区: " + c.region + ", 住所: " + strings.TrimSpace("\""+c.address+"\"") + "}\n事件: {时间: 2026-03-09, 行为: 爆通讯录, 经过: 给朋友发短信，说我欠款，要他转告我还款。}\n"
		kase, fs := complaint.Decode("case.yaml", []byte(src), complaint.Days{Letter: day("2026-03-20"), Today: day("2026-03-20")})
		if kase == nil {
			t.Fatal(fs)
		}
		warns := false
		for _, f := range Default().Examine(kase) {
			warns = warns || f.Code == "region-contradicted" && f.Severity == complaint.Warning
		}
		if warns != c.warns {
			t.Errorf("%s, %s, %s: warned %v", c.name, c.region, c.address, warns)
		}
	}
}
