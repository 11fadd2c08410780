package complaint

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"golang.org/x/text/encoding/simplifiedchinese"
	"tousu/legal/casefile"
)

// TestFourteenFaults: one file, fourteen mistakes, fourteen findings in one run, at the same places
// whatever the encoding and the line breaks.
func TestFourteenFaults(t *testing.T) {
	marked, err := os.ReadFile("testdata/fourteen.yaml")
	if err != nil {
		t.Fatal(err)
	}
	checkMarked(t, string(marked))
	src, want := unmark(string(marked))
	if len(want) != 14 {
		t.Errorf("%d marks, want 14", len(want))
	}
	_, utf := Decode("case.yaml", []byte(src), testDays)
	crlf := strings.ReplaceAll(src, "\n", "\r\n")
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(crlf)
	if err != nil {
		t.Fatal(err)
	}
	for name, other := range map[string]string{"GB18030 CRLF": gb, "UTF-8 CRLF": crlf, "BOM": "\ufeff" + src,
		"CR": strings.ReplaceAll(src, "\n", "\r")} {
		_, fs := Decode("case.yaml", []byte(other), testDays)
		if diff := cmp.Diff(utf, fs); diff != "" {
			t.Errorf("%s differs from UTF-8:\n%s", name, diff)
		}
	}
	for _, f := range utf {
		for _, secret := range []string{"110105", "1380013800", "91350100", "五千"} {
			if strings.Contains(f.String(), secret) {
				t.Errorf("%s quotes the value", f)
			}
		}
		t.Log(f)
	}
}

// faults change one place of the ordinary case; the rest of the case must not be reported.
var faults = []struct{ name, old, new string }{
	{"control character", "立即停止", "立§bad-character|\x01即停止"},
	{"escaped control character", "姓名: 林晓", `姓名: §bad-character|"林\x07晓"`},
	{"bidi override", "电话: 138", "电话: §bad-character|\u202d138"},
	{"noncharacter", "书面答复", "书面§bad-character|\uffff答复"},

	{"full-width colon", "民族: ", "民族§fullwidth-colon|："},
	{"full-width colon before nothing", "催收机构:", "催收机构§fullwidth-colon|："},
	{"full-width colon in an item", "  - 名称: 通话记录", "  - 名称§fullwidth-colon|：通话记录"},
	{"full-width colon after an English key", "民族: ", "ethnicity§fullwidth-colon|："},
	{"full-width colon, unknown key", "民族: ", "§unknown-key|微信§fullwidth-colon|："},
	{"colon without space", "民族: ", "民族§colon-space|:"},
	{"colon and wide space", "民族: ", "民族§colon-space|:　"},
	{"tab", "  民族: 汉族", "§tab-indent|\t民族: 汉族"},
	{"tab in deep group", "      关系: 同事", "§tab-indent|\t\t\t关系: 同事"},
	{"tab before dash", "  - 日期: 2026-03-16", "§tab-indent|\t- 日期: 2026-03-16"},
	{"spaces then tab", "      关系: 同事", "  §tab-indent|\t  关系: 同事"},
	{"tab in block scalar", "      # 并要求", "§tab-indent|\t\t\t# 并要求"},
	{"tab behind block scalar", "    方式: 电话", "§tab-indent|\t\t方式: 电话"},
	{"wide space", "  民族: 汉族", "§wide-space-indent|　民族: 汉族"},
	{"no-break space", "  民族: 汉族", "§wide-space-indent|\u00a0\u00a0民族: 汉族"},
	{"inner colon", "称与其无关", "称§inner-colon|: 与其无关"},
	{"brace", "称与其无关", "§quote-needed|{{ .X }} 无关"},
	{"bracket", "称与其无关", "§quote-needed|[系统]称无关\n      后一行"},
	{"at sign", "民族: 汉族", "民族: §quote-needed|@汉族"},
	{"greater", "称与其无关", "§quote-needed|>50次"},
	{"dash in value", "称与其无关", "§quote-needed|- 无关"},
	{"text behind quotes", "称与其无关", `"称"§quote-rest|与其无关`},
	{"open quote", "  - 书面答复", `  - §open-quote|"书面答复`},
	{"cut comment", "称与其无关", "称 §cut-comment|#1 号客服无关"},
	{"cut comment in a line", "产品: 某贷", "产品: 某贷 §cut-comment|#2"},
	{"too far right", "  民族: 汉族", "   §bad-indent|民族: 汉族"},
	{"too far left", "  民族: 汉族", " §bad-indent|民族: 汉族"},
	{"group not at the margin", "借款:\n", " §bad-indent|借款:\n"},
	{"item's key too far left", "    方式: 电话", "   §bad-indent|方式: 电话"},
	{"text less indented than its first line", "      催收人员致电", "        催收人员致电"},
	{"text not indented", "      催收人员致电本人同事，称“林晓欠钱不还”。", "    §no-key|催收人员致电"},
	{"no colon", "  民族: 汉族", "  §no-key|民族 汉族"},
	{"dash at the wrong place", "  - 名称: 通话记录", "    §list-in-text|- 名称: 通话记录"},
	{"dash in a continued text", "称与其无关", "称\n      §list-in-text|- 与其无关\n      §list-in-text|- 不知情"},
	{"bracket not closed", "[证据1, 2]", "§open-bracket|[证据1, 2"},
	{"syntax", "[证据1, 2]", "[证据1, 2] §syntax|x"},
	{"unknown after syntax repair", "    方式: 电话", "    §unknown-key|法式: 电话"},
	{"anchor", "民族: 汉族", "民族: §anchor|&a 汉族"},
	{"alias", "民族: 汉族", "民族: §alias|*a"},
	{"tag", "民族: 汉族", "民族: §tag|!!str 汉族"},
	{"merge key", "  民族: 汉族", "  §merge-key|<<: 汉族"},
	{"complex key", "  民族: 汉族", "  §complex-key|? 民族"},
	{"directive", "# 一份普通的案件", "§directive|%YAML 1.2\n---\n# "},
	{"documents", "诉求:\n", "§multi-document|---\n诉求:\n"},
	{"document end", "诉求:\n", "§multi-document|...\n诉求:\n"},

	{"duplicate", "  民族: 汉族", "  民族: 汉族\n  §duplicate-key|ethnicity: 汉族"},
	{"unknown key", "  民族: 汉族", "  §unknown-key|民簇: 汉族"},
	{"misplaced key", "  民族: 汉族", "  §unknown-key|诉求: 汉族"},
	{"missing key", "  民族: 汉族\n被投诉人:\n  名称: 某某消费金融有限公司\n", "  民族: 汉族\n§missing-key|被投诉人:\n"},
	{"empty value", "  地区: 四川", "  §empty-value|地区:"},
	{"invisible value", "  地区: 四川", "  地区: §empty-value|\"\u200b\""},
	{"empty item", "  - 名称: 通话记录\n    来源: 运营商", "  - 名称: 通话记录\n  -§empty-item| \n"},
	{"group for text", "    答复: 称与其无关", "    答复:\n      §wrong-shape|甲: 乙"},
	{"text for group", "借款:\n", "仲裁协议: §wrong-shape|有\n借款:\n"},
	{"list for text", "民族: 汉族", "民族:\n    §wrong-shape|- 汉族"},
	{"text for item", "既往投诉:\n", "既往投诉:\n  - §wrong-shape|客服\n"},
	{"group for list item", "  - 书面答复", "  - §wrong-shape|书面: 答复"},

	{"two lines", "民族: 汉族", "民族: §one-line|\"汉\\n族\""},
	{"too long", "未知号码", "§too-long|" + strings.Repeat("未", 41)},
	{"full-width date", "放款日期: 2024年5月1日", "放款日期: §fullwidth-digit|２０２４年5月1日"},
	{"full-width money", "本金: 32,000.50", "本金: §fullwidth-digit|３２"},
	{"full-width ID", "身份证号: 11010519491231002X", "身份证号: §fullwidth-digit|１1010519491231002X"},
	{"full-width phone", "电话: 13800138000", "电话: §fullwidth-digit|１3800138000"},
	{"full-width count", "次数: 3次", "次数: §fullwidth-digit|３次"},
	{"full-width code", "91350100M000100Y43", "§fullwidth-digit|９1350100M000100Y43"},
	{"masked phone", "13800138000", "§masked-value|138****8000"},
	{"masked ID", "11010519491231002X", "§masked-value|110105********002X"},
	{"digit in name", "姓名: 林晓", "姓名: §bad-name|林晓2"},
	{"no letter in name", "姓名: 林晓", "姓名: §bad-name|~"},
	{"email", "  民族: 汉族", "  邮箱: §bad-email|a@b"},
	{"ID as folder", "C-001", "§bad-case-id|../C"},
	{"dots as folder", "C-001", "§bad-case-id|.."},

	{"ID too short", "11010519491231002X", "§id-length|1101051949123100X"},
	{"ID too long", "11010519491231002X", "§id-length|110105194912310020X"},
	{"old ID", "11010519491231002X", "§id-fifteen|110105491231002"},
	{"ID with letters", "11010519491231002X", "§id-form|11010519491231A02X"},
	{"ID with inner X", "11010519491231002X", "§id-form|1101051949123100XX"},
	{"ID born on 30 February", "11010519491231002X", "§id-birth-date|110105199002301234"},
	{"ID born tomorrow", "11010519491231002X", "§id-birth-date|110105202603211234"},
	{"ID check digit", "11010519491231002X", "§id-check-digit|110105194912310021"},
	{"other document", "身份证号: 11010519491231002X", "证件类型: 港澳居民来往内地通行证\n  身份证号: §id-form|11010519491231002X"},
	{"phone too short", "13800138000", "§phone-length|1380013800"},
	{"phone without area code", "13800138000", "§bad-phone|87654321"},
	{"two phones", "13800138000", "§bad-phone|13800138000/13900139000"},
	{"code too short", "91350100M000100Y43", "§uscc-length|91350100M000100Y4"},
	{"code with O", "91350100M000100Y43", "§uscc-form|9135O100M000100Y43"},
	{"code with sign", "91350100M000100Y43", "§uscc-form|91350100M000100Y4？"},
	{"code check digit", "91350100M000100Y43", "§uscc-check-digit|91350100M000100Y44"},
	{"code inner check digit", "91350100M000100Y43", "§uscc-check-digit|91350100M000101Y43"},

	{"Chinese date", "2024年5月1日", "§bad-date|二〇二四年五月一日"},
	{"half a date", "2024年5月1日", "§bad-date|2024年5月"},
	{"mixed date", "2024年5月1日", "§bad-date|2024-5/1"},
	{"glued time", "2026-03-10 21:40", "§bad-date|2026-03-1021:40"},
	{"no such day", "2024年5月1日", "§no-such-day|2024年4月31日"},
	{"no leap day", "2024年5月1日", "§no-such-day|2025-02-29"},
	{"yesterday", "2024年5月1日", "§relative-date|昨天"},
	{"short year", "2024年5月1日", "§two-digit-year|24-05-01"},
	{"time not wanted", "2024年5月1日", "§time-not-allowed|2024年5月1日21时40分"},
	{"night in the morning", "2026-03-10 21:40", "§bad-time|2026-03-10 早上21点"},
	{"no year", "2024年5月1日", "§no-year|5月1号"},
	{"hour 24", "2026-03-10 21:40", "§bad-time|2026-03-10 24:00"},
	{"act after letter", "2026-03-10 21:40", "§date-after-letter|2026-03-21"},
	{"loan after letter", "2024年5月1日", "§date-after-letter|2026-03-21"},
	{"file named by a number", "    页数: 1页", "    文件: §personal-file|13900005678.png"},
	{"file named by a number in a folder", "    页数: 1页", "    文件: §personal-file|证据/母亲_139-0000-5678_1.png"},
	{"until beside days in one value", "2026/3/12\n    截止: 2026.3.15",
		"2026年3月12日至13日\n    截止: §until-differs|2026.3.15"},
	{"until before at", "2026.3.15", "§until-before-at|2026.3.11"},
	{"money with two points", "32,000.50", "§bad-money|32.000.50"},
	{"money with three decimals", "32,000.50", "§bad-money|32000.505"},
	{"money with bad groups", "32,000.50", "§bad-money|32,00"},
	{"too much money", "32,000.50", "§bad-money|99999999999999"},
	{"negative money", "32,000.50", "§bad-money|-5"},
	{"words for money", "32,000.50", "§money-words|五千"},
	{"about 万", "32,000.50", "§money-words|三万"},
	{"no money", "32,000.50", "§money-zero|0"},
	{"count in words", "3次", "§bad-number|三次"},
	{"count of another unit", "3次", "§bad-number|3页"},
	{"zero", "3次", "§bad-number|0"},
	{"maybe", "披露债务: 是", "披露债务: §bad-yes-no|可能"},
	{"yes in English", "披露债务: 是", "披露债务: §bad-yes-no|yes"},
	{"sex", "  民族: 汉族", "  性别: §unknown-term|男性"},
	{"role", "  民族: 汉族", "  身份: §unknown-term|贷款人"},
	{"kind", "类型: 消费金融公司", "类型: §unknown-term|消费金融"},
	{"conduct in a cell", "频繁骚扰、威胁恐吓", "§unknown-term|频繁骚扰、威胁"},
	{"exhibit 9 of 3", "[证据1, 2]", "[证据1, §unknown-exhibit|9]"},
	{"exhibit 0", "[证据1, 2]", "[证据1, §unknown-exhibit|0]"},
	{"exhibit by wrong name", "通话记录；短信截图", "§unknown-exhibit|通话录像；短信截图"},
	{"exhibit by common name", "来源: 运营商", "来源: 运营商\n  - 名称: 通话记录"},
}

func TestFaults(t *testing.T) {
	for _, tc := range faults {
		t.Run(tc.name, func(t *testing.T) {
			src := edit(t, tc.old, tc.new)
			switch tc.name {
			case "exhibit by common name":
				src = mustReplace(src, "证据: 通话记录；", "证据: §ambiguous-exhibit|通话记录；")
			case "text less indented than its first line":
				src = mustReplace(src, "      # 并要求", "      §block-indent|# 并要求")
				src = mustReplace(src, "      {{ .X }}", "      §block-indent|{{ .X }}")
			case "text not indented":
				src = mustReplace(src, "      {{ .X }} | a", "      §no-key|a")
			}
			checkMarked(t, src)
		})
	}
}

// wholeFiles are faults of the file itself.
var wholeFiles = []struct{ name, src string }{
	{"empty", "§empty-file|"},
	{"comments", "§empty-file|# 一\n# 二\n"},
	{"sentence", "§not-a-mapping|本人投诉某公司"},
	{"list", "§not-a-mapping|- 甲\n- 乙\n"},
	{"UTF-16", "§encoding|\xff\xfe\x95\x62"},
	{"UTF-16 without BOM", "§encoding|i\x00d\x00:\x00 \x00x\x00\n\x00"},
	{"neither", "a: b\nc: §encoding|\xff\xff"},
	{"damaged UTF-8", "经过: 催收人员致电本人同事\n地区: 四§encoding|\xe5\xb7"},
	{"too large", "§too-large|" + strings.Repeat("#", casefile.MaxFile+1)},
	{"too many keys", strings.Repeat("甲: 乙\n", casefile.MaxKeys) + "§too-large|甲: 乙\n甲: 乙\n"},
	{"too many lines", "§too-large|" + strings.Repeat("#\n", casefile.MaxLines+1)},
	{"too many faults", strings.Repeat("§unknown-key|甲: 乙\n", maxFindings) + "§too-many|甲: 乙\n甲: 乙\n"},
	{"too deep", "甲: §syntax|[\n" + strings.Repeat("[", 5000)},
	{"too many dashes", "§syntax|" + strings.Repeat("- ", 5000)},
	{"only required keys are missing", "§missing-key|§missing-key|§missing-key|编号: 1"},
}

func TestWholeFiles(t *testing.T) {
	for _, tc := range wholeFiles {
		t.Run(tc.name, func(t *testing.T) {
			src, want := unmark(tc.src)
			_, got := found(t, src)
			if tc.name == "too deep" { // reported where the limit is exceeded
				got, want = got[:1], []string{"2:1 syntax"}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCodes: every code is produced by a test, and is documented.
func TestCodes(t *testing.T) {
	t.Run("produce", func(t *testing.T) {
		TestFaults(t)
		TestWholeFiles(t)
		TestWarnings(t)
		TestTableFaults(t)
		TestDoubts(t)
		TestWords(t)
		TestRequiredOnly(t)
		TestDecodeColumnMap(t)
		TestSampleRowLeft(t)
		TestCalledHimself(t)
	})
	var never []string
	for _, c := range Codes {
		if !produced[c.Code] {
			never = append(never, c.Code)
		}
		if c.Text == "" || c.Cause == "" {
			t.Errorf("%s is not explained", c.Code)
		}
	}
	if len(never) > 0 {
		t.Errorf("no test produces %v", never)
	}
	if len(severities) != len(Codes) || slices.Contains(never, "") {
		t.Errorf("Codes holds a code twice")
	}
}
