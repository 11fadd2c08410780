package complaint

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tousu/legal"
	"tousu/legal/identity"
)

// asked are doubts that correct cases do not raise: a replacement in the ordinary case, the code,
// and words of the question.
var asked = []struct{ name, old, new, code, question string }{
	{"brand", "某某消费金融有限公司\n  类型", "花呗\n  类型", "company-name", "借款合同"},
	{"brand 2", "某某消费金融有限公司\n  类型", "借呗\n  类型", "company-name", "借款合同"},
	{"brand 3", "某某消费金融有限公司\n  类型", "微粒贷\n  类型", "company-name", "借款合同"},
	{"brand with an ending", "某某消费金融有限公司\n  类型", "分期乐平台\n  类型", "company-name", "借款合同"},
	{"brand as a company", "某某消费金融有限公司\n  类型", "拍拍贷公司\n  类型", "company-name", "借款合同"},
	{"an App", "某某消费金融有限公司\n  类型", "快易花（App）\n  类型", "company-name", "借款合同"},
	{"a short name", "某某消费金融有限公司\n  类型", "某某消费金融\n  类型", "company-name", "借款合同"},
	{"not known", "某某消费金融有限公司\n  类型", "不知道\n  类型", "company-name", "借款合同"},
	{"not clear", "某某消费金融有限公司\n  类型", "不清楚\n  类型", "company-name", "借款合同"},
	{"none", "某某消费金融有限公司\n  类型", "无\n  类型", "company-name", "借款合同"},
	{"slash", "某某消费金融有限公司\n  类型", "/\n  类型", "company-name", "借款合同"},
	{"question mark", "某某消费金融有限公司\n  类型", "\"？\"\n  类型", "company-name", "借款合同"},
	{"N/A", "某某消费金融有限公司\n  类型", "N/A\n  类型", "company-name", "借款合同"},
	{"a number", "某某消费金融有限公司\n  类型", "13900139000\n  类型", "company-name", "借款合同"},
	{"some company", "某某消费金融有限公司\n  类型", "某公司\n  类型", "company-name", "借款合同"},
	{"a contact's brand", "  民族: 汉族\n被投诉人:\n  名称: 某某消费金融有限公司", "  身份: 联系人\n被投诉人:\n  名称: 花呗", "company-name", "说自己是哪家"},
	{"a contact who does not know", "  民族: 汉族\n被投诉人:\n  名称: 某某消费金融有限公司", "  身份: 联系人\n被投诉人:\n  名称: 没说", "company-name",
		"说自己是哪家"},

	{"bank by kind", "类型: 消费金融公司", "类型: 银行", "company-kind", "哪一种机构"},
	{"microloan by kind", "类型: 消费金融公司", "类型: 小额贷款公司", "company-kind", "哪一种机构"},
	{"platform by kind", "类型: 消费金融公司", "类型: 助贷平台", "company-kind", "哪一种机构"},
	{"collector by kind", "类型: 消费金融公司", "类型: 催收公司", "company-kind", "哪一种机构"},
	{"microloan by name", "某某消费金融有限公司\n  类型", "某某小额贷款有限公司\n  类型", "company-kind", "哪一种机构"},
	{"bank by name", "某某消费金融有限公司\n  类型", "某某银行股份有限公司\n  类型", "company-kind", "哪一种机构"},
	{"guarantee by name", "某某消费金融有限公司\n  类型", "某某融资担保有限公司\n  类型", "company-kind", "哪一种机构"},
	{"no licence in the name", "某某消费金融有限公司\n  类型", "某某科技有限公司\n  类型", "company-kind", "哪一种机构"},
	{"trust company as bank", "某某消费金融有限公司\n  类型: 消费金融公司", "某某信托有限公司\n  类型: 银行", "company-kind", "哪一种机构"},

	{"sample's name", "姓名: 林晓 #", "姓名: 乔知遥 #", "sample-left", "您的情况"},
	{"sample's address", "北京市朝阳区幸福路1号", "重庆市渝中区样例路1号", "sample-left", "您的情况"},
	{"sample's telephone", "电话: 13800138000", "电话: 19900000000", "sample-left", "您的情况"},
	{"sample's company", "某某消费金融有限公司\n  类型", "样例消费金融有限公司\n  类型", "sample-left", "您的情况"},
	{"sample's App", "  产品: 某贷", "  应用: 样例借款（安卓版）", "sample-left", "您的情况"},
	{"sample's e-mail", "  民族: 汉族", "  邮箱: qiao@example.com", "sample-left", "您的情况"},
	{"sample's day and hour", "2026-03-10 21:40", "2026-01-20 19:30", "sample-left", "您的情况"},
	{"sample's sister", "姓名: 王某", "姓名: 乔知遐", "sample-left", "您的情况"},
	{"sample's account", "连续多日来电，每日十余次，并称要到单位来找本人。", "来电人自称受公司委托，向堂姐说出我的姓名和欠款金额，要求堂姐转告我还款。", "sample-left", "您的情况"},
	{"sample's account with words added", "经过: 连续多日来电，每日十余次，并称要到单位来找本人。",
		"经过: |\n      我在家。\n      堂姐表示与借款无关、请不要再打来，对方当晚又打来一次。", "sample-left", "您的情况"},
	{"sample's agent", "催收机构:\n", "代理人: {姓名: 王律, 证件号码: \"510107199503056024\"}\n催收机构:\n", "sample-left", "您的情况"},

	{"a contact with a loan", "  民族: 汉族", "  身份: 联系人", "who-borrowed", "谁借的"},
	{"a surety", "  民族: 汉族", "  身份: 联系人\n  担保: 是", "guarantor", "担保、保证"},
	{"never borrowed", "连续多日来电，每日", "我没有借过钱，连续多日来电，每日", "who-borrowed", "谁借的"},
	{"not mine", "连续多日来电，每日", "这笔钱不是我借的，连续来电，每日", "who-borrowed", "谁借的"},
	{"name misused", "连续多日来电，每日", "有人冒用我的身份办了贷款，每日", "who-borrowed", "谁借的"},
	{"applied for nothing", "连续多日来电，每日", "本人从未向该公司借款，每日", "who-borrowed", "谁借的"},

	{"a contact's own debt", "  民族: 汉族", "  身份: 联系人", "who-borrowed", "谁借的"},
	{"another's debt", "连续多日来电", "说我表弟欠钱不还", "who-borrowed", "谁借的"},
	{"a daughter's voice", "  民族: 汉族", "  民族: 汉族\n代理人: {姓名: 林小雨, 身份: 女儿}", "whose-voice", "这里的“我”"},
	{"a wife's voice", "  民族: 汉族", "  民族: 汉族\n代理人: {姓名: 周晴, 身份: 妻子}", "whose-voice", "这里的“我”"},
	{"a social worker's voice", "  民族: 汉族", "  民族: 汉族\n代理人: {姓名: 何青, 身份: 社区工作人员}", "whose-voice", "签名的人"},
	{"nobody else", "行为: 频繁骚扰、威胁恐吓", "行为: 爆通讯录", "no-third-person", "打给了谁"},
	{"a contact's contact", "  民族: 汉族", "  身份: 联系人", "own-call", "打给了谁"},

	{"two complainants", "姓名: 林晓 #", "姓名: 林晓、王芳 #", "two-people", "谁"},
	{"two complainants and", "姓名: 林晓 #", "姓名: 林晓和王芳 #", "two-people", "谁"},
	{"two contacts", "姓名: 王某", "姓名: 王晓明/李晓芳", "two-people", "谁"},
	{"two contacts, comma", "姓名: 王某", "姓名: 王晓明，李晓芳", "two-people", "谁"},

	{"same as above", "姓名: 林晓 #", "姓名: 同上 #", "placeholder", "是什么"},
	{"address to follow", "北京市朝阳区幸福路1号", "待补充", "placeholder", "是什么"},
	{"address unknown", "北京市朝阳区幸福路1号", "不详", "placeholder", "是什么"},
	{"relation unknown", "关系: 同事", "关系: 不详", "placeholder", "是什么"},
	{"channel slash", "方式: 电话", "方式: /", "placeholder", "是什么"},
	{"product dash", "产品: 某贷", "产品: —", "placeholder", "是什么"},
	{"account to follow", "连续多日来电，每日十余次，并称要到单位来找本人。", "待补充", "placeholder", "是什么"},
	{"none for now, of a required name", "姓名: 林晓 #", "姓名: 暂无 #", "placeholder", "是什么"},
	{"zero from a survey", "产品: 某贷", "产品: \"0\"", "placeholder", "是什么"},
	{"a slash for a demand", "书面答复", "/", "placeholder", "是什么"},
	{"a slash for a number", "来电号码: 未知号码", "来电号码: /", "placeholder", "是什么"},
	{"in brackets", "方式: 电话", "方式: （不详）", "placeholder", "是什么"},
	{"exhibit's source", "来源: 运营商", "来源: N/A", "placeholder", "是什么"},

	{"a stranger's mobile", "每日十余次", "每日十余次，用13912345678打来", "whose-number", "谁的号码"},
	{"with spaces", "每日十余次", "每日十余次，用139 1234 5678打来", "whose-number", "谁的号码"},
	{"with no-break spaces", "每日十余次", "每日十余次，用139\u00a01234\u00a05678打来", "whose-number", "谁的号码"},
	{"with wide digits", "每日十余次", "每日十余次，用１３９１２３４５６７８打来", "whose-number", "谁的号码"},
	{"in Chinese", "每日十余次", "每日十余次，用一三九一二三四五六七八打来", "whose-number", "谁的号码"},
	{"a landline", "每日十余次", "每日十余次，用0731-81234567打来", "whose-number", "谁的号码"},
	{"an identity number", "每日十余次", "每日十余次，发来11010519900307123X", "whose-number", "谁的号码"},
	{"a bank card", "每日十余次", "每日十余次，要转到6212345678901232", "whose-number", "谁的号码"},
	{"in a reply", "答复: 称与其无关", "答复: 称由13912345678处理", "whose-number", "谁的号码"},
	{"in an exhibit's name", "- 短信截图", "- 名称: 短信截图13912345678\n  - 短信截图", "whose-number", "谁的号码"},
	{"in 关系", "关系: 同事", "关系: 同事13912345678", "whose-number", "谁的号码"},
	{"in 产品", "产品: 某贷", "产品: 某贷13912345678", "whose-number", "谁的号码"},

	{"several in a month", "2026-03-10 21:40", "2026年3月", "day-unsure", "哪一天"},
	{"several about a day", "2026-03-10 21:40", "2026年3月10日左右", "day-unsure", "哪一天"},
	{"a name or a word", "      姓名: 王某\n", "      姓名: 周敏\n", "name-border", "说的是这个人"},
	{"a name in quotes", "      姓名: 王某\n", "      姓名: 欧阳明\n", "name-in-quote", "遮住"},
}

// askedOf returns the case file of an entry, with what else it needs.
func askedOf(t *testing.T, name, old, new string) string {
	src := edit(t, old, new)
	switch name {
	case "a contact's brand", "a contact who does not know":
		src = without(src, "借款:\n", "事件:\n")
	case "a contact with a loan":
		src = strings.Replace(src, "      姓名: 王某\n", "", 1)
	case "a daughter's voice":
		src = strings.Replace(src, "连续多日来电", "我爸接到电话", 1)
	case "a social worker's voice":
		src = strings.Replace(src, "连续多日来电", "服务对象接到电话", 1)
	case "a wife's voice":
		src = strings.Replace(src, "连续多日来电", "打给我老公", 1)
	case "a contact's own debt":
		src = strings.Replace(without(src, "借款:\n", "事件:\n"), "      姓名: 王某\n", "", 1)
		src = strings.Replace(src, "连续多日来电", "打给我姐说我欠钱", 1)
	case "another's debt", "a contact's contact", "nobody else":
		src = without(src, "借款:\n", "事件:\n")
		if name == "nobody else" {
			src = strings.Replace(src, "，并称要到单位来找本人", "", 1)
		}
	case "a name or a word":
		src = strings.Replace(src, "连续多日来电", "说得周敏感地哭了，连续多日来电", 1)
	case "a name in quotes":
		src = strings.Replace(src, "连续多日来电", "短信写“欧阳明，请转告”，连续多日来电", 1)
	}
	return src
}

// without returns a file without the part from one text up to another.
func without(src, from, to string) string {
	i, k := strings.Index(src, from), strings.Index(src, to)
	if i < 0 || k < i {
		return src
	}
	return src[:i] + src[k:]
}

// TestDoubts: each doubt is raised, asks its question, stops the case, and is settled by each
// answer that it offers.
func TestDoubts(t *testing.T) {
	if len(asked) < 60 {
		t.Errorf("only %d doubts", len(asked))
	}
	for _, tc := range asked {
		t.Run(tc.name, func(t *testing.T) {
			src := askedOf(t, tc.name, tc.old, tc.new)
			c, fs := Decode("case.yaml", []byte(src), testDays)
			open := fs.Of(Doubt)
			if c == nil || len(open) == 0 || open[0].Code != tc.code || !c.Open() {
				t.Fatalf("want the doubt %s, got %v", tc.code, fs)
			}
			f := open[0]
			produced[f.Code] = true
			if !strings.Contains(f.Question, tc.question) || len(f.Answers) < 2 || f.Pos.Line < 2 {
				t.Errorf("%s: %q %v at %s", f.Code, f.Question, f.Answers, f.Pos)
			}
			if identity.HasPersonalNumber(f.Message + f.Hint) {
				t.Errorf("quotes a number: %s", f)
			}
			for _, a := range f.Answers {
				if a.Write == "" {
					changed(t, src, f, a)
					continue
				}
				confirmed := src + "核对: [" + a.Write + "]\n"
				c, again := Decode("case.yaml", []byte(confirmed), testDays)
				if c == nil || len(again.Of(Doubt)) >= len(open) {
					t.Errorf("%s does not settle it: %v", a.Write, again)
				}
			}
		})
	}
}

// changed makes the change that an answer gives, which must resolve the doubt.
func changed(t *testing.T, src string, f Finding, a Answer) {
	t.Helper()
	if len(a.Edits) == 0 {
		return
	}
	out, err := Apply([]byte(src), a.Edits...)
	if err != nil || a.At != "" {
		t.Fatalf("%s: %v, %+v", a.Means, err, a)
	}
	_, fs := Decode("case.yaml", out, testDays)
	for _, g := range fs.Of(Fault, Doubt) {
		if g.Severity == Fault || g.Code == f.Code && g.Path == f.Path {
			t.Errorf("after %q: %v", a.Means, g)
		}
	}
}

// TestRightCases: correct cases raise no doubt.
func TestRightCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/*.yaml")
	if err != nil || len(files) < 5 {
		t.Fatal(err, files)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, fs := Decode(name, src, Days{Today: date(2026, 11, 25)}); len(fs.Of(Doubt)) > 0 {
			t.Errorf("%v", fs.Of(Doubt))
		}
	}
	if _, fs := Decode("case.yaml", []byte(ordinary(t)), testDays); len(fs.Of(Doubt)) > 0 {
		t.Errorf("%v", fs.Of(Doubt))
	}
	rapid.Check(t, func(t *rapid.T) {
		src := rightCase(t)
		if c, fs := Decode("case.yaml", []byte(src), testDays); c == nil || fs.Stops() {
			t.Fatalf("%v\n%s", fs.Of(Fault, Doubt), src)
		}
	})
}

// rightCase draws a correct case.
func rightCase(t *rapid.T) string {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	company := rapid.SampledFrom([][2]string{
		{"海城消费金融有限公司", "消费金融公司"}, {"江州银行股份有限公司", "银行"}, {"江州农村商业银行股份有限公司城东支行", "银行"}, {"云泽网络小额贷款有限公司", "小额贷款公司"},
		{"青禾小贷（上海）有限公司", "小额贷款公司"}, {"蓝湾科技有限公司", "助贷平台"}, {"星河支付有限公司", "支付机构"}, {"北原融资担保有限公司", "融资担保公司"},
		{"长风信用管理有限公司", "催收公司"}, {"示例商务服务部", "无牌照放贷"}, {"江州县农村信用合作联社", "银行"}, {"花城信息技术有限公司", "助贷平台"},
	}).Draw(t, "company")
	caller := pick("caller", "未知号码", "0571-8550****", "17012345678", "021-61234567", "95188", "+86 170 9999 8888")
	contact := pick("contact", "{关系: 母亲, 姓名: 周玉兰, 电话: \"13900005678\"}", "{关系: 同事}", "{关系: 朋友, 姓名: 老张}",
		"{关系: 岳父, 姓名: 欧阳明德, 同意列名: 都可以}",
		"[{关系: 妈妈}, {关系: 同事, 姓名: 陈立}]", "{关系: 表姐, 姓名: 阿依古丽·买买提}")
	told := pick("told", "来电人向母亲说出本人的姓名和欠款，母亲说不是借款人，请不要再打来。", "对方用"+caller+"打来，一天十几次，说要我还款。",
		"周玉兰接到电话，对方称要她转告我还款，她的手机13900005678当天响了八次。", "催收员说“欠债还钱”，并说会一直打，直到我还。",
		"2026年3月5日和3月6日，同事先后接到来电，共6次，欠款金额32000.50元被说出。",
		"客服工单260205-0731，答复称与其无关，没有核查，也没有告知催收机构。")
	if strings.Contains(told, "周玉兰") {
		contact = "{关系: 母亲, 姓名: 周玉兰, 电话: \"13900005678\"}"
	}
	role := pick("role", "", "  身份: 借款人\n", "  身份: 联系人\n")
	loan := ""
	if !strings.Contains(role, "联系人") {
		loan = pick("loan", "", "借款: {合同编号: \"6212345678901232\", 本金: 32000, 放款日期: 2024-05-01, 逾期日期: 2025-12-01}\n",
			"借款: {到期日: 2026-05-01, 欠款余额: 0}\n")
	} else {
		contact = "{关系: 本人}"
		told = "对方因我表哥的借款反复打到我的手机，一天五次，我没有借过钱，请他不要再打。"
	}
	return "投诉人:\n  姓名: " + pick("name", "林晓", "欧阳娜娜", "阿不都·热合曼", "何和平", "张与之") +
		"\n  身份证号: 11010519491231002X\n  电话: \"13800138000\"\n  住址: 北京市朝阳区示例路1号\n" + role +
		"被投诉人: {名称: " + company[0] + ", 类型: " + company[1] + ", 地区: 四川}\n" + loan +
		"事件:\n  - 时间: 2026-03-" + fmt.Sprintf("%02d", rapid.IntRange(1, 19).Draw(t, "day")) +
		"\n    行为: [爆通讯录, 频繁骚扰]\n    来电号码: \"" + caller + "\"\n    对象: " + contact + "\n    经过: " + told + "\n" +
		pick("exhibits", "", "证据: [通话记录, 短信截图]\n", "证据:\n  - {名称: 通话记录, 来源: 无, 证明目的: 来电的时间和次数}\n") +
		pick("prior", "", "既往投诉:\n  - {日期: 2026-02-05, 对象: 客服, 渠道: 客服热线, 工单号: \"13900001234\"}\n") +
		pick("demands", "", "诉求: [停止骚扰, 希望协商可行的还款安排]\n")
}

// A user who does not know the company can go on, and the answer decides what letters say.
func TestUnknownCompany(t *testing.T) {
	src := edit(t, "某某消费金融有限公司\n  类型", "花呗\n  类型")
	_, fs := Decode("case.yaml", []byte(src), testDays)
	answers := fs.Of(Doubt)[0].Answers
	c, fs := Decode("case.yaml", []byte(src+"核对: ["+answers[len(answers)-1].Write+"]\n"), testDays)
	if fs.Stops() || !c.Respondent.Unknown || c.Respondent.Name == "花呗" {
		t.Errorf("%+v %v", c.Respondent, fs)
	}
	for _, name := range []string{"不知道", "花呗"} { // he cannot know where it is registered, so that is not asked
		src := strings.Replace(edit(t, "某某消费金融有限公司\n  类型", name+"\n  类型"), "  地区: 四川\n", "", 1)
		if c, fs := Decode("case.yaml", []byte(src), testDays); c == nil || len(fs.Of(Doubt)) != 1 {
			t.Errorf("%s: %v", name, fs)
		}
		if c, fs := Decode("case.yaml", []byte(src+"核对: [company-name-"+Mark("company-name", name)+"]\n"),
			testDays); c != nil {
			t.Errorf("%s is the company's name, and no region: %v", name, fs)
		}
	}
	if c.Complainant.Role = legal.Contact; c.Veil(Body) != nil {
		t.Error("a contact hides himself")
	}
}

// The warnings about an account each have a question, and none of them quotes what somebody says
// about his life.
func TestWords(t *testing.T) {
	for told, code := range map[string]string{
		"母亲说对方要她替我还款，不还就到她单位闹，让她丢工作，还要我去跳楼。": "grave-unmarked self-harm",
		"自称是公安局经侦大队的，让我马上去处理。":               "grave-unmarked",
		"发来一张法院传票的图片，说已经立案。":                 "grave-unmarked",
		"我压力太大，真的不想活了，每天接十几个电话。":             "self-harm",
		"对方骂我老赖，骂得很难听，一天打了十几次。":              "grave-unmarked",
		"客服说会处理，请我等三天，之后没有消息。":               "",
	} {
		src := strings.Replace(edit(t, "行为: 频繁骚扰、威胁恐吓", "行为: 频繁骚扰"), "连续多日来电，每日十余次，并称要到单位来找本人。", told, 1)
		_, fs := Decode("case.yaml", []byte(src), testDays)
		var got []string
		for _, f := range fs {
			if f.Code == "grave-unmarked" || f.Code == "self-harm" {
				got = append(got, f.Code)
				produced[f.Code] = true
				if f.Question == "" || f.Severity != Warning || strings.Contains(f.Message, "跳楼") ||
					strings.Contains(f.Message, "不想活") {
					t.Errorf("%s", f)
				}
			}
		}
		if strings.Join(got, " ") != code {
			t.Errorf("%s: %v, want %s", told, got, code)
		}
	}
}

// What the veil leaves and what it hides, for each reader.
func TestVeil(t *testing.T) {
	if s := (*Veil)(nil).Numbers("13600001111") + (*Veil)(nil).Text("周敏"); s != "13600001111周敏" {
		t.Errorf("no veil hides something: %s", s)
	}
	c := &Case{Complainant: Complainant{Phone: "13800138000", Role: legal.Borrower}, Incidents: []Incident{{
		Caller: "17012345678",
		Contacts: []ContactPerson{
			{Relation: "姐姐", Name: "周敏", Phone: "136 0000 1111"},
			{Relation: "母亲", Name: "周玉兰", Phone: "0571-88886666", Consent: ToNobody},
			{Relation: "朋友", Name: "老张"}, {Relation: "同事", Name: "陈立", Phone: "13700002468", Consent: ToAll},
		},
	}}}
	const told = "打到周敏手机13600001111，周玉兰的电话88886666，老张和陈立（13700002468）也接到，来电17012345678，我的13800138000。"
	for reader, want := range map[Reader]string{
		Body:      "打到周某手机136****1111，母亲的电话88****66，老张和陈立（137****2468）也接到，来电17012345678，我的13800138000。",
		Party:     "打到周某手机（号码从略），母亲的电话（号码从略），老张和陈立（号码从略）也接到，来电17012345678，我的13800138000。",
		Authority: "打到周敏手机13600001111，母亲的电话88****66，老张和陈立（13700002468）也接到，来电17012345678，我的13800138000。",
	} {
		if got := c.Veil(reader).Text(told); got != want {
			t.Errorf("reader %d:\n%s\nwant\n%s", reader, got, want)
		}
	}
}

// That a number was not displayed is a fact; that nobody remembers it says nothing.
func TestNumbersNotKnown(t *testing.T) {
	for words, want := range map[string]string{
		"隐藏号码": UnknownNumber, "没显示": UnknownNumber, "（未知）": UnknownNumber, "未知号码": UnknownNumber,
		"不知道": "", "不详": "", "记不清了": "", "没记": "", "（不清楚）": "", "忘了": "",
	} {
		c, fs := Decode("case.yaml", []byte(strings.Replace(ordinary(t), "来电号码: 未知号码", "来电号码: "+words, 1)), testDays)
		if c == nil || c.Incidents[0].Caller != want {
			t.Errorf("%s: %v, want %q", words, fs, want)
		}
	}
}
