package complaint

import (
	"strings"
	"testing"
)

var warnings = []struct{ name, old, new string }{
	{"sex", "  民族: 汉族", "  性别: §sex-mismatch|男"},
	{"birth date", "  民族: 汉族", "  出生日期: §birth-date-mismatch|1949-12-30"},
	{"night not declared", "2026-03-10 21:40", "§off-hours-undeclared|2026-03-10 22:00"},
	{"early morning", "2026-03-10 21:40", "§off-hours-undeclared|2026-03-10 07:59"},
	{"eight o'clock", "2026-03-10 21:40", "2026-03-10 08:00"},
	{"night declared by day", "2026-03-10 21:40\n    行为:\n",
		"§off-hours-time|2026-03-10 21:40\n    行为:\n      - 深夜催收\n"},
	{"night declared at night", "2026-03-10 21:40\n    行为:\n", "2026-03-10 23:40\n    行为:\n      - 深夜催收\n"},
	{"outstanding", "8000元", "§outstanding-above-principal|40000"},
	{"due before paid out", "到期日: 2025-05-01", "到期日: §loan-dates|2023-05-01"},
	{"overdue before due", "逾期日期: 2025-05-02", "逾期日期: §loan-dates|2025-04-02"},
	{"overdue before paid out", "到期日: 2025-05-01\n  逾期日期: 2025-05-02", "逾期日期: §loan-dates|2024-04-02"},
	{"act before loan, three years ago", "2026-03-10 21:40", "§act-before-loan|§limit-civil|2023-03-10 21:40"},
	{"act on the letter's own day", "2026-03-10 21:40", "2026-03-20 20:40"},
	{"act on the day of the loan", "2026-03-10 21:40", "§limit-police|2024-05-01"},
	{"act on the day before the loan", "2026-03-10 21:40", "§act-before-loan|§limit-police|2024-04-30"},
	{"civil: three years to the day", "2026-03-10 21:40", "§act-before-loan|§limit-penalty|2023-03-20"},
	{"civil: a day more", "2026-03-10 21:40", "§act-before-loan|§limit-civil|2023-03-19"},
	{"police: six months to the day", "2026-03-10 21:40", "2025-09-20 21:40"},
	{"police: a day more", "2026-03-10 21:40", "§limit-police|2025-09-19 21:40"},
	{"penalty: two years to the day", "放款日期: 2024年5月1日", "放款日期: 2024-01-01"},
	{"reply first", "答复日期: 2026-03-17", "答复日期: §reply-before-complaint|2026-03-15"},
	{"number in narrative", "每日十余次", "每日十余次，13912345678打来"},
	{"number in demand", "书面答复", "§whose-number|书面答复，电话13912345678"},
	{"cancel the debt", "书面答复", "§ungrantable-demand|免除全部债务"},
	{"credit record", "书面答复", "§ungrantable-demand|删除本人的征信逾期记录"},
	{"not to cancel", "书面答复", "本人并不要求免除债务，请书面答复"},
	{"threat", "书面答复", "§threat-in-demand|三日内答复，否则向媒体曝光"},
	{"short", "连续多日来电，每日十余次，并称要到单位来找本人。", "§short-narrative|天天打电话"},
	{"consent unsaid", "      姓名: 王某\n      电话: 139****5678\n      同意列名: 否", "      姓名: §contact-consent|王某"},
	{"contact with loan", "  民族: 汉族", "  身份: 联系人"},
	{"contact's name in the account", "      姓名: 王某\n", "      姓名: 周玉兰\n"},
	{"file name for a name", "  - 名称: 通话录音\n", "  - 名称: §exhibit-file-name|IMG_20260310.JPG\n"},
	{"evidence of which nothing is said", "证据: [证据1, 2]", "证据: [证据1, 2, §exhibit-unnamed|有]"},
	{"only the head of a group", "催收机构:\n", "§empty-group|代理人:\n催收机构:\n"},
	{"one day of a month", "2026-03-10 21:40", "§day-span|2026年3月"},
	{"the time of another zone", "2026-03-10 21:40", "§time-zone|2026-03-10T13:40:00Z"},
	{"the time of China", "2026-03-10 21:40", "2026-03-10T21:40:00+08:00"},
	{"file named by its day", "    页数: 1页", "    文件: IMG_20261118_201012345.jpg；mmexport1763456789012.png"},
	{"recording named by the caller", "来电号码: 未知号码", "来电号码: 17012345678"},
	{"days in one value", "2026-03-10 21:40", "2026.3.10-3.12"},
	{"list of persons", "  - 名称: 通话录音\n", "  - 名称: §exhibit-lists-others|被联系人名单\n"},
	{"list of persons, asked", "  - 名称: 通话录音\n", "  - 名称: 被联系人名单\n    列有他人: 否\n"},
	{"exhibit of no incident", "  - 名称: 通话记录\n", "  - §evidence-uncited|名称: 快递单\n  - 名称: 通话记录\n"},
	{
		"agent of no address", "被投诉人:\n  名称: 某某消费金融有限公司\n  类型: 消费金融公司",
		"代理人:\n  姓名: §agent-address|周正\n被投诉人:\n  名称: 某某信息咨询有限公司\n  类型: 无牌照放贷",
	},
	{
		"agent of an address", "被投诉人:\n  名称: 某某消费金融有限公司\n  类型: 消费金融公司",
		"代理人:\n  姓名: 周正\n  通讯地址: 北京市朝阳区示例路1号\n被投诉人:\n  名称: 某某信息咨询有限公司\n  类型: 无牌照放贷",
	},
	{"kind", "类型: 消费金融公司", "类型: §company-kind|银行"},
	{"brand", "  名称: 某某消费金融有限公司\n", "  名称: §company-name|某花\n"},
	{"bank by name", "  名称: 某某消费金融有限公司\n  类型: 消费金融公司", "  名称: 某某银行股份有限公司\n  类型: bank"},
}

func TestWarnings(t *testing.T) {
	for _, tc := range warnings {
		t.Run(tc.name, func(t *testing.T) {
			src := edit(t, tc.old, tc.new)
			switch tc.name {
			case "number in narrative":
				src = edit(t, "连续多日来电，每日十余次", "§whose-number|连续多日来电，每日十余次，13912345678打来")
			case "contact's name in the account":
				src = mustReplace(src, "并称要到单位来找本人", "并称要到单位来找本人，周玉兰说")
				src = mustReplace(src, "经过: 连续", "经过: §third-person-masked|连续")
			case "one day of a month":
				src = mustReplace(src, "    次数: 3次\n", "")
			case "recording named by the caller":
				src = mustReplace(src, "    页数: 1页", "    文件: 17012345678(20260310214005).m4a")
			case "contact with loan":
				src = mustReplace(src, "借款:\n", "§who-borrowed|借款:\n")
			case "penalty: two years to the day":
				src = mustReplace(src, "2026-03-10 21:40", "§limit-penalty|2024-03-19")
				src = mustReplace(src, "2026/3/12\n    截止: 2026.3.15", "§limit-police|2024-03-19\n    截止: 2024-03-20")
			}
			checkMarked(t, src)
		})
	}
}

// TestManyWarnings: the case stays usable, however many there are.
func TestManyWarnings(t *testing.T) {
	src := `投诉人: {姓名: 林晓, 身份证号: 11010519491231002X, 电话: "13800138000", 住址: 北京市朝阳区幸福路1号}
被投诉人: {名称: 某某消费金融有限公司, 类型: 消费金融公司, 地区: 四川}
事件:
` + strings.Repeat("  - 时间: 2026-03-10 21:40\n    行为: [频繁骚扰]\n    经过: 天天打电话\n", maxFindings+50)
	c, fs := Decode("case.yaml", []byte(src), testDays)
	if maxFindings != 200 {
		t.Error("too-many says that there are more than two hundred")
	}
	if c == nil || len(fs.Of(Fault)) > 0 || len(fs) != maxFindings {
		t.Errorf("case: %v, %d findings, faults %v", c != nil, len(fs), fs.Of(Fault))
	}
}
