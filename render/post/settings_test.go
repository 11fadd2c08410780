package post

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDecode: every key of the settings, and what may be in it.
func TestDecode(t *testing.T) {
	s, findings := Decode("邮寄.yaml", []byte(`寄件人: {名称: 某中心, 联系人: 信访组, 电话: 010-1, 地址: "某路5号 200000", 邮编: "100000"}
收件人:
  甲局: {联系人: 乙处, 电话: 020-1, 地址: 510000 丙路3号, 邮编:}
  空局:
  丁局: {地址: " 丁路1号 ", 邮编: "000001"}
列: {收件人: "{收件机关}", 保价:}
标签: {列数: 3, 行数: 8, 宽: 60毫米, 高: 36, 列距: 2, 左边: 5, 上边: 4.5}
`))
	if s == nil {
		t.Fatal(findings)
	}
	want := &Settings{
		Sender: Party{"某中心", "信访组", "010-1", "某路5号", "100000"},
		Bodies: map[string]Party{
			"甲局": {Contact: "乙处", Phone: "020-1", Address: "丙路3号", Postcode: "510000"},
			"丁局": {Address: "丁路1号", Postcode: "000001"},
		},
		Columns: []Column{{"收件人", "{收件机关}"}, {"保价", ""}},
		Label:   &Size{Name: "标签", Columns: 3, Rows: 8, Width: 60, Height: 36, Gap: 2, Left: 5, Top: 4.5},
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
	if s, findings := Decode("邮寄.yaml", []byte("寄件人:\n收件人:\n列:\n标签:\n")); s == nil || s.Label != nil ||
		s.Columns != nil {
		t.Error(s, findings)
	}
}

// TestSettingsFaults: what is wrong is told with its place, each fault once and in order.
func TestSettingsFaults(t *testing.T) {
	const shape, number, character = "邮寄设置的形式不对", "应是毫米数或者个数", "有不能打印的字符"
	const postcode, label, key = "邮编应是6位数字", "这样的标签在 A4 纸上排不下，或者太小", "没有这个键"
	for src, want := range map[string][]string{
		"寄件人:\n  名字: 甲\n":                             {"2:3: " + key + "；可以写“名称”“联系人”“电话”“地址”“邮编”"},
		"寄件人: {名字: 甲, 电子邮箱: a}\n":                     {"1:7: " + key, "1:14: " + key},
		"收信人:\n  甲局: 乙\n":                             {"1:1: " + key + "；可以写“寄件人”“收件人”“列”“标签”"},
		"收件人:\n  甲局: {名称: 乙}\n":                       {"2:8: " + key + "；可以写“联系人”“电话”“地址”“邮编”"},
		"列:\n  收件人: \"{收件}{城}{省}\"\n":                 {"2:8: 没有{收件}这一项", "2:8: 没有{城}这一项"},
		"寄件人:\n  邮编: 10000\n":                         {"2:7: " + postcode},
		"寄件人:\n  邮编: -10000\n":                        {"2:7: " + postcode},
		"寄件人:\n  邮编: 1000000\n":                       {"2:7: " + postcode},
		"寄件人:\n  邮编: 一〇〇〇〇〇\n":                        {"2:7: " + postcode},
		"寄件人:\n  邮编: abcdef\n":                        {"2:7: " + postcode},
		"寄件人: 甲\n":                                    {"1:1: " + shape},
		"寄件人:\n  名称:\n    a: b\n":                     {"2:3: " + shape},
		"寄件人:\n  名称: \"甲\\u0007\"\n":                  {"2:7: " + character},
		"寄件人:\n  名称: [甲]\n":                           {"2:7: 以“[”开头的文字没有加引号"},
		"寄件人:\n  名称: {甲: 乙}\n":                        {"2:7: 以“{”开头的文字没有加引号"},
		"列:\n  收件人: {a: b}\n":                         {"2:3: " + shape, "2:8: 以“{”开头的文字没有加引号"},
		"收件人:\n  甲局: 乙路1号\n":                          {"2:3: " + shape},
		"列:\n  - 收件人\n":                               {"1:1: " + shape},
		"列:\n  收件人:\n    a: b\n":                      {"2:3: " + shape},
		"列:\n  收件人: \"\\u0007\"\n":                    {"2:3: " + shape},
		"标签: {列数: 3, 行数: 8, 宽: 80, 高: 37}\n":          {"1:1: " + label + "；写明列数、行数、宽、高（毫米）；一枚至少宽 40、高 20"},
		"标签: {列数: 3, 行数: 8, 宽: 七十, 高: 37}\n":          {"1:1: " + label, "1:23: " + number + "；例如 宽: 70、列数: 3"},
		"标签: {列数: 3, 行数: 8, 宽: 70, 高: 37, 列距: -1}\n":  {"1:1: " + label, "1:38: " + number},
		"标签: {列数: 1, 行数: 1, 宽: 70, 高: 37, 上边: 298}\n": {"1:1: " + label, "1:38: " + number},
		"标签: {行数: 8, 宽: 70, 高: 36}\n":                 {"1:1: " + label},
		"标签: {列数: 2.5, 行数: 8, 宽: 70, 高: 36}\n":        {"1:1: " + label, "1:10: " + number + "；例如 宽: 70、列数: 3"},
		"标签: {列数: 3, 行数: 8毫米, 宽: 70, 高: 36}\n":        {"1:1: " + label, "1:17: " + number},
		"标签: {列数: 3, 行数: -1, 宽: 70, 高: 36}\n":         {"1:1: " + label, "1:17: " + number},
		"标签: {列数: 298, 行数: 8, 宽: 70, 高: 36}\n":        {"1:1: " + label, "1:10: " + number},
		"标签: {列数: 3, 行数: 8, 宽: NaN, 高: 36}\n":         {"1:1: " + label, "1:23: " + number},
		"寄件人: {名称: 甲, 名称: 乙}\n":                       {"1:14: “名称”写了两次；请只留一处"},
		"寄件人: {名称: 甲}\n寄件人: {电话: 010-1}\n":            {"2:1: “寄件人”写了两次"},
		"收件人:\n  甲局: {地址: 甲路1号}\n  乙局:\n  甲局:\n":      {"4:3: “甲局”写了两次"},
		"列: {收件人: 甲, 收件人: 乙}\n":                       {"1:13: “收件人”写了两次"},
		"标签: {列数: 3, 行数: 8, 宽: 70, 高: 36, 宽: 60}\n":   {"1:34: “宽”写了两次"},
		"寄件人:\n  名字: 甲\n收件人: 乙\n标签: 1\n":              {"2:3: " + key, "3:1: " + shape, "4:1: " + shape},
	} {
		s, findings := Decode("邮.yaml", []byte(src))
		if s != nil || len(findings) != len(want) {
			t.Errorf("%q: %v, want %q", src, findings, want)
			continue
		}
		for i, f := range findings {
			place, _, _ := strings.Cut(want[i], "；")
			_, hint, hinted := strings.Cut(want[i], "；")
			if got := strings.TrimPrefix(f.String(), "邮.yaml:"); !strings.HasPrefix(got, place) || hinted &&
				f.Hint != hint {
				t.Errorf("%q: %s；%s, want %s", src, got, f.Hint, want[i])
			}
		}
	}
}

// TestFits: the labels that just fit on a sheet of A4, and those that just do not.
func TestFits(t *testing.T) {
	for _, c := range []struct {
		size Size
		fits bool
	}{
		{Size{Columns: 3, Rows: 8, Width: 70, Height: 37}, true},
		{Size{Columns: 3, Rows: 8, Width: 70.1, Height: 37}, false},
		{Size{Columns: 3, Rows: 8, Width: 70, Height: 37.1}, false},
		{Size{Columns: 3, Rows: 8, Width: 69, Height: 37, Gap: 1.5}, true},
		{Size{Columns: 3, Rows: 8, Width: 69, Height: 37, Gap: 1.6}, false},
		{Size{Columns: 1, Rows: 1, Width: 40, Height: 20}, true},
		{Size{Columns: 1, Rows: 1, Width: 39.9, Height: 20}, false},
		{Size{Columns: 1, Rows: 1, Width: 40, Height: 19.9}, false},
		{Size{Columns: 1, Rows: 1, Width: 210, Height: 296}, true},
		{Size{Columns: 1, Rows: 1, Width: 210, Height: 296.3}, false},
		{Size{Columns: 2, Rows: 2, Width: 100, Height: 100, Left: 10, Top: 96.6}, true},
		{Size{Columns: 2, Rows: 2, Width: 100, Height: 100, Left: 10}, true},
		{Size{Columns: 2, Rows: 2, Width: 100, Height: 100, Left: 10.1}, false},
		{Size{Columns: 2, Rows: 2, Width: 100, Height: 100, Top: 96.7}, false},
		{Size{Columns: 2, Rows: 2, Width: 100, Height: 100, Left: -1}, false},
		{Size{Columns: 2, Rows: 2, Width: 100, Height: 100, Top: -1}, false},
		{Size{Columns: 2, Rows: 2, Width: 100, Height: 100, Gap: -1}, false},
		{Size{Columns: 1, Width: 100, Height: 100}, false},
		{Size{Rows: 1, Width: 100, Height: 100}, false},
	} {
		if got := c.size.fits(); got != c.fits {
			t.Errorf("%+v: %t", c.size, got)
		}
	}
	for _, c := range []struct {
		size      Size
		left, top float64
	}{
		{Size{Columns: 3, Rows: 7, Width: 60, Height: 40, Gap: 5}, 10, 8.5},
		{Size{Columns: 3, Rows: 7, Width: 60, Height: 40, Gap: 5, Left: 3}, 3, 0},
		{Size{Columns: 3, Rows: 7, Width: 60, Height: 40, Gap: 5, Top: 3}, 0, 3},
	} {
		if left, top := c.size.margins(); left != c.left || top != c.top {
			t.Errorf("%+v: %g, %g", c.size, left, top)
		}
	}
}

// TestSampleWhole is a file of settings as it is written to be filled in.
func TestSampleWhole(t *testing.T) {
	s := &Settings{
		Sender: Party{Name: "某中心", Address: `"甲"路`}, Columns: []Column{{"收件人", "{收件机关}"}},
		Bodies: map[string]Party{"乙局": {Address: "乙路1号", Postcode: "100001"}, "丙局": {Phone: "010-1"}},
	}
	want := `# 邮寄设置。冒号后面空一格；不用的行可以留空。

# 信封右下角的寄件人
寄件人:
  名称: "某中心"
  联系人:
  电话:
  地址: "\"甲\"路"
  邮编:

# 各机关的地址：从该机构自己公布的查。名称与登记簿里的一样，填一次，各件都用
收件人:
  "乙局":
    联系人:
    电话:
    地址: "乙路1号"
    邮编: "100001"
  "丙局":      # 3 件没有地址
    联系人:
    电话: "010-1"
    地址:
    邮编:

# 快递批量寄件表的列：左边照快递网站的模板写列名，次序也照它；右边是内容，{…} 换成每一件的。
# 可以写 {收件机关} {收件联系人} {收件电话} {收件地址} {收件邮编} {省} {市} {区县} {详细地址} ` +
		`{寄件人} {寄件联系人} {寄件电话} {寄件地址} {寄件邮编} {案件编号} {姓名} {文书} {文号}
列:
  "收件人": "{收件机关}"
` + labelHelp
	if diff := cmp.Diff(want, string(Sample(s, []Lack{{"丙局", 3}}))); diff != "" {
		t.Error(diff)
	}
	help := strings.ReplaceAll(strings.TrimPrefix(labelHelp[strings.Index(labelHelp, "#标签"):], "\n"), "#", "")
	if s, findings := Decode("a", []byte(help)); s == nil || s.Label == nil {
		t.Errorf("the label of the sample: %v", findings)
	}
}
