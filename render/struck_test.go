package render

import (
	"strings"
	"testing"
)

// What a sceptical reader struck from the letters of the sample cases: words that no fact
// supported, or that asked what cannot be asked, and what is there now.
func TestStruck(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct{ name, kind, holds, lacks string }{
		{"jincheng", "cac-report", "涉嫌犯罪的，移送公安机关（", "涉嫌犯罪或者违反"},
		{"jincheng", "denial-answer", "能够证明上述答复的材料", "答复的复印件"},
		{"police-silent", "reconsideration-application", "责令被申请人在一定期限内", "确认被申请人"},
		{"huabei", "police-report", "证据3", "证据1、2的原件由他人持有"}, // the account in writing is at hand
		{"huabei", "civil-complaint", "已知的号码为", "使用号码"},
		{"huabei", "civil-complaint", "有关事实如下", "侵权事实"},
		{"huabei", "civil-complaint", "原告认为", "应当承担损害赔偿等侵权责任"}, // no damages are claimed
		{"leasing", "civil-complaint", "有关事实如下", "另行书面提交"},     // who was called wants to be named nowhere
		{"assignee", "civil-complaint", "向他人催收没有原告的同意", "披露没有原告的同意"},
		{"contact", "police-report", "违反国家有关规定取得个人信息", "取得、提供个人信息"},
		{"contact", "police-report", "请按违法结果发生地受理", "结果发生地为本人上述住址"},
		{"contact", "lender-notice", "请书面提出", "请来电"},
		{"contact", "nfra-report", "不是该借款的借款人", "本人没有借款"},
		{"impersonated", "disowned-report", "依法受理、调查、处罚", "据来电、短信"},
		{"hengyidai", "arbitration-application", "由被申请人收取；申请人认为", "被申请人收取没有约定"},
		{"clinic", "law-firm-report", "被反映的律师事务所、律师：", "参与催收的反映"},
		{"clinic", "lender-notice", "按代理人的下列地址书面答复", "通讯地址"}, // who lends without a licence need not know where
		{"clinic", "police-report", "对上述滋扰、纠缠行为", "跟踪"},
		{"autofinance", "nfra-complaint", "上门滋扰", "跟踪"},
		// lending without leave is no breach of the PIPL
		{"clinic", "local-financial-report", "查证属实的，依法处罚（", "会同有关部门处置；查证属实"},
		{"hengyidai", "evidence-collection", "责令各被申请人提交", "向广州耀盛网络小额贷款有限公司、示例信用管理服务有限公司调查收集"},
		{"contact", "evidence-collection", "责令被申请人提交", "电信企业"}, // no number is known
		{"hengyidai", "civil-complaint", "由各被告控制的，原告将申请贵院责令提交", "由被告或者电信业务经营者保存"},
		{"credit", "lender-complaint", "核查报送的本人信用信息", "删除违法收集"}, // a record is corrected
		{"credit", "lender-notice", "保存与下列事实有关的记录", "受贵行委托"},
		{"credit", "legal-aid-application", "在借款合同的办理、履行中", "被催收"},
		{"credit", "lender-review", "核查，对下列事实", "外呼记录"},
		{"assignee", "repayment-plan", "债权转让的证明", "不构成对债权是否"}, // who says that he bought the debt shows it
		{"leasing", "repayment-plan", "分别列明租金", "本金"},
		{"leasing", "nifa-report", "在融资租赁业务及其催收中", "互联网金融业务"},
		{"silent", "police-report", "提出控告；同时侵扰被联系人", "第1项事实侵扰被联系人"},
		{"silent", "police-report", "；同日向国家金融监督管理总局宁波监管局", "此前反映：2026年2月24日向国家"},
		{"silent", "phone-script", "2026年2月24日《消费投诉书》", "2026年2月24日；"}, // two papers of one day
		{"huabei", "denial-answer", "170****2211", "反映过："},             // the calls to herself as well
		{"contact", "police-report", "造成的后果：上班", "造成的后果：\n"},
		{"credit", "pboc-complaint", "被投诉人", "核查的结果为准"},
		{"contact", "cac-report", "第二十一条第一款", "请依照"},               // who entrusts has to watch
		{"jincheng", "cba-report", "第1项事实中2026年1月30日以后的部分", "通讯录"}, // an App is no collection
		{"unnamed", "cba-report", "此前反映：2026年3月13日", "信用报告"},
		{"unnamed", "nifa-report", "此前反映：2026年3月13日", "信用报告"},
		{"jincheng", "lender-notice", "读取过通讯录、依据何种授权", "及其授权"},
		{"hengyidai", "collector-notice", "4. 请参照推荐性国家标准", "3. 请参照"},                // rules stand last
		{"hengyidai", "telecom-report", "核查上述事实；依照《常见类型", "核查第1项事实；"},               // the widest first
		{"platform", "police-report", "301室。本人的借款合同载明的资金方为", "301室，"},               // no attribute of the person
		{"clinic", "police-report", "第2项事实，该法第二百八十条第一款", "第1项事实，《中华人民共和国刑法》第二百八十条"}, // a summons in a court's name
		{"clinic", "civil-complaint", "210103********4012（完整号码见提交贵院的证件复印件）", "210103197811064012"},
		{"clinic", "civil-complaint", "复印件（供贵院核对身份，请不随副本送达）", "原告居民身份证复印件\n"},
		{"contact", "evidence-collection", "510105********4010", "510105198809124010"},
		{"hengyidai", "civil-complaint", "440305199001173511", "完整号码见"}, // who contracted with him has it
		{"clinic", "civil-complaint", "第2项事实适用该法第一千零三十二条、第一千零三十三条第（一）项", "借催收索取不应支付的财物、冒充国家机关工作人员、使用虚假的公文或者函件，侵害"},
		{"clinic", "phone-script", "说了威胁的话，冒充公安、法院等机关的人，发来可疑的公文、函件，要我付不该付的钱；刚才", "打扰我；刚才"},
		{"police-silent", "phone-script", "说了要伤人的话", "说了威胁的话"},
		{"unnamed", "civil-complaint", "（据表弟转述）此项发生较早，只作背景说明。", "侵权责任法"}, // nothing is left to stop, nor claimed
		{"unnamed", "evidence-collection", "供货商", "2020年6月14日"},
		{"jincheng", "nfra-report", "2025年12月18日19时20分起，对方", "19时20分，对方"},
		{"hengyidai", "civil-complaint", "的情况。", "供原告查阅"}, // to be told, and deletion, were asked for
		{"hengyidai", "civil-complaint", "第四十四条、第四十七条第一款、第五十条第二款，原告有权", "第四十五条第一款"},
		// to refuse is not to process
		{"hengyidai", "civil-complaint", "（第1、2项事实适用《民法典》第一千零三十七条第二款）", "第1、2、4项事实适用《民法典》第一千零三十七条"},
		{"hengyidai", "civil-complaint", "本人开启后方能进入还款页面。（证据1）", "398元"},
		{"hengyidai", "police-report", "本人开启后方能进入还款页面。（证据1）", "398元"},
		{"unnamed", "dispute-mediation", "不随附，主管机关核查需要时提交", "贵单位核查"}, // who mediates looks into nobody
		{"unnamed", "nfra-complaint", "不随附，贵局核查需要时提交", "主管机关核查"},
		{"hengyidai", "legal-aid-application", "本人开启后方能进入还款页面。（证据1）", "398元"},
		{"hengyidai", "cac-report", "本人开启后方能进入还款页面。（证据1）", "398元"},
		{"hengyidai", "nfra-report", "被扣收会员服务费398元，本人没有看到收费约定。（证据1、8）", "本人开启后方能进入还款页面。（证据1"},
		{"hengyidai", "arbitration-application", "被扣收会员服务费398元，本人没有看到收费约定。（证据8）", "通讯录"},
		{"hengyidai", "arbitration-application", "缺号的不随本案提交", "权限设置截图"},
		{"hengyidai", "legal-aid-application", "示例信用管理服务有限公司的隐私权、个人信息保护纠纷", "就与广州耀盛网络小额贷款有限公司的"},
		{"hengyidai", "legal-aid-application", "；示例信用管理服务有限公司，住所广东省广州市天河区", "越秀区示例路66号。办案机关"},
		{"huabei", "police-report", "证据2的原件由本人保存，供核对、提取；证据1的原件由他人持有", "第五十条第一款第（一）项"},
		{"autofinance", "police-report", "证据2的原件由本人保存，供核对、提取", "证据2的原件在本人手机中"},
		{"huabei", "contact-statement", "□法律援助机构、为沈嘉禾办理此事的律师", "□监管部门、行业协会　"},
		{"unnamed", "legal-aid-application", "（据表弟转述）此项发生较早，只作背景说明。", "1. 2020年"},
		{"unnamed", "lender-notice", "（据表弟转述）此项发生较早，只作背景说明。", "民法总则"}, // as before a court
		{"unnamed", "lender-complaint", "（据表弟转述）此项发生较早，只作背景说明。", "侵权责任法"},
		{"unnamed", "lender-review", "（据表弟转述）此项发生较早，只作背景说明。", "民法总则"},
		{"unnamed", "nfra-complaint", "（据表弟转述）此项发生较早，只作背景说明。", "侵权责任法"},
		{"unnamed", "dispute-mediation", "（据表弟转述）此项发生较早，只作背景说明。", "1. 2020年"},
		{"unnamed", "nfra-report", "供货商", "信用报告"},                                // an objection of a week ago
		{"jincheng", "telecom-report", "责令改正，依法处罚，对该应用程序依法责令暂停或者终止提供服务", "拒不改正"}, // PIPL art. 66
		{"hengyidai", "denial-answer", "本人开启后方能进入还款页面。（证据1）", "398元"},
		{"hengyidai", "lender-notice", "本人开启后方能进入还款页面。（证据1）", "398元"},
		{"hengyidai", "local-financial-complaint", "违法处理个人信息、不当收取费用一事", "违法处理个人信息一事"},
		{"clinic", "lender-notice", "（证件部分号码、住址已遮盖）", "（证件部分号码已遮盖）"}, // the card tells where he lives
		{"unnamed", "lender-complaint", "每期不超过1600元”；“请核实", "。”；"},
		{"unnamed", "lender-complaint", "予以更正”。", "予以更正。”"},
		{"hengyidai", "cac-report", "开启后方能进入还款页面。（证据1）", "398元"}, // a fee is no matter of data
		{"hengyidai", "telecom-report", "开启后方能进入还款页面。（证据1）", "398元"},
		{"platform", "cac-report", "“已完善联系人”。（证据1）", "299元"},
		{"platform", "police-report", "书面说明", "会员费"},
		{"hengyidai", "hotline-request", "并核查没有约定的会员服务费398元的收取。", "公证费"},
		{"hengyidai", "number-report", "并有辱骂言语。", "公证费"}, // who blocks numbers gives no money back
		{"hengyidai", "local-financial-report", "没有约定的会员服务费398元的收取与此不符", "公证费"},
		{"hengyidai", "arbitration-application", "返还没有约定的会员服务费398元。", "证据1；"}, // what shows a phone book shows no fee
		{"hengyidai", "local-financial-complaint", "、不当收取费用一事", "违法处理个人信息一事"},
		{"hengyidai", "legal-aid-application", "违法处理个人信息：", "不当收取费用"},
		{"hengyidai", "number-report", "主叫号码没有写全的，以证据4所载为准", "证据4、5所载"},
		{"clinic", "police-report", "（完整号码以证据1所载为准）", "见各项事实；"},
		{"jincheng", "cba-report", "请按时还款。”\n　　3. 2025年12月18日", "只作背景说明。\n　　就"}, // the reply stands with its fact
		{"silent", "nfra-complaint", "签收）、《消费投诉书》（", "该机构"},
		{"autofinance", "lender-complaint", "致电本人妻子，共7次", "许某"}, // the lender has its emergency contact on its books
		{"unnamed", "credit-objection", "记载的内容和实际的情况见第1项事实", "记载的内容＿"},
		{"impersonated", "credit-objection", "放款日期为2025年9月1日", "开立日期＿"},
		{"unnamed", "civil-complaint", "供货商接到来电后暂停了赊账", "两家"},
		{"assignee", "lender-notice", "（对方联系的情况据父亲转述，证据1）", "（据父亲转述"}, // he tells himself that he had no notice
		{"police-silent", "reconsideration-application", "没有收到处理结果；是否依照规定批准延长，申请人不知道，请贵机关查明", "延长期限的告知"},
		{"police-silent", "reconsideration-application", "据申请人所知，被申请人没有在上述期限内办结", "法定期限内办结"}, // it may have had longer
		{"impersonated", "disowned-report", "证据1的原件在本人手机中", "证据1、2的原件"},
		{"autofinance", "civil-complaint", "下列联系和上门行为由被告", "下列联系由"}, // who came telephoned nobody
		{"police-silent", "filing-supervision", "截至本申请之日没有收到立案的通知，也没有被告知不立案的原因", "至今"},
		{"jincheng", "evidence-collection", "关系到侵权行为人和侵权责任的认定", "从何取得，需要"},
		{"jincheng", "evidence-collection", "其中的委托合同，请贵院依照", "委托合同，申请人依法有权"}, // 47¶1(3) reaches his own data alone
		{"impersonated", "credit-objection", "《中华人民共和国个人信息保护法》第四十六条", "第八条"},
		{"minimal", "dispute-mediation", "510104********1126", "510104197905201126"}, // the other side is sent it
		{"platform", "cca-mediation", "422802********1033", "422802199106171033"},
		{"assignee", "lender-notice", "（证件部分号码已遮盖）", "他人的姓名"}, // a disc, and a father who agreed
		{"minimal", "police-report", "被联系人是谁、在何处接到，请贵局向本人了解", "向其了解"},
		{"minimal", "phone-script", "“2026年2月11日，有人联系", "从2026年2月11日"}, // one act on one day
		{"minimal", "phone-script", "照实说：有没有向该机构反映过", "我还没有"},
		{"assignee", "civil-complaint", "删除用于联系他人的原告个人信息", "违法提供"},
		{"assignee", "civil-complaint", "被联系人员的联系方式，由原告", "完整姓名"},
		{"assignee", "police-report", "取得的来源、方式和时间请查明", "取得的时间请查明"},
		{"assignee", "samr-report", "在催收中的下列行为", "违法处理个人信息。"},
		{"jincheng", "cba-report", "请对照", "请依照《银行保险机构"},
		{"jincheng", "cba-report", "停止就本人的债务联系其他人", "与债务无关的人"}, // nobody told that they are unrelated
		{"credit", "pboc-complaint", "不要求删除真实、准确的信用记录", "诉讼时效"},
		{"hengyidai", "cac-report", "第2、3项事实适用现行第七十一条第一款第（二）项", "第六十四条第一款（第2项"}, // the refusal too
		{"hengyidai", "civil-complaint", "被告一委托他人联系", "被告委托他人"},
		{"impersonated", "disowned-loan", "除已写明期限的以外", "放款账户和收款人"},
		{"impersonated", "disowned-report", "接受本材料（《中华人民共和国刑事诉讼法》第一百一十条", "出具回执（"},
		{"silent", "inquiry", "上列文书和已有的寄送、受理凭证的复印件", "寄送回执"},
	} {
		letter := wrote(t, e, readCase(t, x.name), x.kind)
		if !strings.Contains(letter, x.holds) || strings.Contains(letter, x.lacks) {
			t.Errorf("%s, %s: not %q, or still %q", x.name, x.kind, x.holds, x.lacks)
		}
	}
}

// What was struck from letters of cases that no sample is.
func TestStruckOfOtherCases(t *testing.T) {
	const (
		called = `
投诉人: {姓名: 陈立, 身份: 联系人, 担保: 否, 性别: 男, 民族: 汉族, 职业: 职员, 身份证号: "510105198809124010", 电话: "13700002468", 住址: 四川省成都市武侯区示例街6号}
被投诉人: {名称: 成都示例信用管理有限公司, 类型: 催收公司, 地区: 四川, 住所: 四川省成都市示例路8号}
事件:
  - {时间: 2026-03-02, 行为: [违法提供个人信息, 公开张贴散布], 经过: 对方把本人的姓名、住址发到小区的微信群里。}
  - {时间: 2026-03-03, 行为: [频繁骚扰, 冒充公检法], 次数: 14, 经过: 来电人自称是法院委托的调解中心的人员，要求本人转告亲戚还款。}
`
		refused = `
投诉人: {姓名: 林晓雯, 性别: 女, 民族: 汉族, 职业: 教师, 身份证号: "510104199307163026", 电话: "13800001234", 住址: 四川省成都市锦江区示例路18号}
被投诉人: {名称: 重庆示例小额贷款有限公司, 类型: 小额贷款公司, 地区: 重庆, 住所: 重庆市示例路1号, 应用: 示例贷}
事件:
  - {时间: 2026-03-08, 行为: 拒绝查阅删除, 经过: 本人还清贷款后要求删除个人信息，客服答复“系统不支持”。}
既往投诉: [{日期: 2026-03-08, 对象: 重庆示例小额贷款有限公司, 答复: 系统不支持, 答复日期: 2026-03-08}]
`
		surety = `
投诉人: {姓名: 高敏, 身份: 联系人, 担保: 是, 性别: 女, 民族: 回族, 职业: 职员, 身份证号: "610113198703051021", 电话: "15900008246", 住址: 陕西省西安市雁塔区示例街15号}
被投诉人: {名称: 示例商业银行股份有限公司, 类型: 银行, 地区: 陕西, 住所: 陕西省西安市示例一路100号}
事件:
  - {时间: 2026-03-05 23:10, 行为: 威胁恐吓, 方式: 电话, 次数: 3, 经过: 来电人说“再不替他还，小心你孩子”。}
`
		payment = `
投诉人: {姓名: 邓永康, 身份证号: "440305199001173511", 电话: "13800006421", 住址: 广东省深圳市南山区示例大道9号}
被投诉人: {名称: 示例支付有限公司, 类型: 支付机构, 地区: 浙江, 住所: 浙江省杭州市示例路1号}
事件:
  - {时间: 2026-03-02, 行为: 爆通讯录, 对象: {关系: 哥哥}, 转述: 哥哥, 次数: 60, 证据: [截图], 经过: 哥哥接到六十个电话，对方要他转告本人还款。}
证据: [{名称: 截图, 来源: 哥哥提供}]
`
		usurer = `
投诉人: {姓名: 邓永康, 身份证号: "440305199001173511", 电话: "13800006421", 住址: 广东省深圳市南山区示例大道9号}
被投诉人: {名称: 深圳示例咨询有限公司, 类型: 无牌照放贷, 地区: 深圳, 住所: 深圳市示例路1号}
事件:
  - {时间: 2026-01-01, 行为: 砍头息高利, 经过: 借款5000元，实际到账3500元，约定七天后还5000元。}
  - {时间: 2026-03-02, 行为: 威胁恐吓, 次数: 9, 经过: 对方说“再不还就打断你的腿”。}
`
		firm = `
投诉人: {姓名: 高敏, 身份证号: "610113198703051021", 电话: "15900008246", 住址: 陕西省西安市雁塔区示例街15号}
被投诉人: {名称: 示例银行股份有限公司, 类型: 银行, 地区: 陕西, 住所: 陕西省西安市示例路1号}
催收机构: {名称: 西安示例律师事务所, 住所: 陕西省西安市碑林区示例路3号}
事件:
  - {时间: 2026-03-02, 行为: 爆通讯录, 对象: {关系: 领导}, 转述: 领导, 经过: 律所人员打电话到单位，要领导督促本人还款。}
  - {时间: 2026-03-04, 行为: 拒绝查阅删除, 经过: 本人要求查阅提供给律所的个人信息，客服不予办理。}
`
	)
	for _, x := range []struct{ src, slug, kind, holds, lacks string }{
		{called, "court", "civil-complaint", "张贴、散布没有原告的同意", "没有同意以其电话号码"}, // to post is not to call
		{called, "court", "civil-complaint", "第1项事实适用", "个人信息不得非法提供"},      // the same articles for the same fact
		{called, "police", "police-report", "第五十条第一款第（五）项", "第六十二条"},       // who works with a court is not of it
		{refused, "court", "civil-complaint", "删除原告此前请求删除的个人信息", "赔礼道歉"},
		{refused, "court", "civil-complaint", "处理原告个人信息的记录等由被告控制的", "电信企业"},
		{refused, "lender", "lender-complaint", "办理本人此前的删除请求", "违法收集"},
		{refused, "local-financial", "local-financial-complaint", "办理本人此前的删除请求", "查阅、复制请求"},
		{surety, "police", "police-report", "但为其提供了担保", "第二百九十三条"}, // he answers for the debt
		{surety, "court", "civil-complaint", "但为该借款提供了担保", "完整号码见"},
		{usurer, "police", "police-report", "实际到账3500元", "第1、2项事实侵害"}, // the debt is told, and no accusation
		{usurer, "police", "police-report", "第2项事实，《中华人民共和国刑法》第二百九十三条之一", "第1项事实是否违反治安管理"},
		{firm, "justice-bureau", "law-firm-report", "被反映的律师事务所、律师：西安示例律师事务所，住所", "客服不予办理"},
		{payment, "pboc", "pboc-complaint", "其中催收的方式只作背景说明", "其中涉及催收的"},
	} {
		letter := written(t, x.src, x.slug, x.kind)
		if !strings.Contains(letter, x.holds) || strings.Contains(letter, x.lacks) {
			t.Errorf("%s to %s: not %q, or still %q in\n%s", x.kind, x.slug, x.holds, x.lacks, letter)
		}
	}
	if list := written(t, strings.Replace(payment, "身份证号", "性别: 男, 民族: 壮族, 职业: 司机, 身份证号", 1), "court",
		"evidence-list"); strings.Contains(list, "其他证据") {
		t.Errorf("others hold all, and there are others:\n%s", list)
	}
}
