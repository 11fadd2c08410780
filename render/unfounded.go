package render

import (
	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/plan"
)

// claims lists what the templates may say only in some cases, and what they may say in none.
var claims = []claim{
	// who signs
	{
		id: "borrows", words: pattern.New(`(?:本人|原告|申请人)的?(?:借款|债务|债权|欠款)|(?:本人|原告|申请人)因借款|有借款关系|借款合同编号`),
		why: "联系人和被冒名的人没有借款", carried: (*Dossier).isBorrower,
		besides: []string{"并非本人的借款", "并非本人借款"}, example: "本人的借款已经逾期。",
	},
	{
		id: "uses-app", words: pattern.New(`(?:本人|原告|申请人)(?:使用的|的?设备|的?账户)`),
		why: "联系人没有使用过应用程序", carried: (*Dossier).isBorrower, example: "原告使用的应用程序由被告提供。",
	},
	{
		id: "repays", words: pattern.New(`还款|偿还|归还|清偿|还清|分期`),
		why: "没有借款的人不谈还款", carried: (*Dossier).isBorrower,
		besides: []string{"也不是还款的承诺"}, example: "希望协商还款安排。",
	},
	{
		id: "consumes", words: pattern.New(`消费者|消费关系|消费投诉`),
		why: "联系人和被冒名的人不是消费者", carried: (*Dossier).isBorrower,
		besides: []string{"消费者权益保护部门"}, example: "本人作为消费者投诉。",
	},
	{
		id: "never-borrowed", words: pattern.New(`(?:本人|原告|申请人)(?:没有借|不是借款)|不是该借款的借款人`),
		why: "借款人不能说没有借款", carried: func(d *Dossier) bool { return !d.isBorrower() }, example: "本人没有借款。",
	},
	{
		id: "stolen-name", words: pattern.New(`以本人名义|以原告名义|冒用本人|冒名`),
		why: "案件没有冒名贷款的事实", carried: func(d *Dossier) bool {
			return d.kase.Complainant.Role == legal.Impersonated || d.involves(legal.StolenName)
		}, example: "有人以本人名义办理贷款。",
	},
	{
		id: "gave-no-guarantee", words: pattern.New(`(?:没有|未|并未)[^，。；]{0,6}担保`),
		why: "案件没有写明没有作过担保", carried: func(d *Dossier) bool { return d.Complainant.Unbound }, example: "本人没有为该借款提供担保。",
	},
	{
		id: "leave-alone", words: pattern.New(`任何方式联系|没有同意(?:就|以)`),
		why: "担保人不能要求完全不联系", carried: (*Dossier).LeftAlone, example: "停止以任何方式联系本人。",
	},
	{
		id: "emergency-contact", words: pattern.New(`紧急联系人`),
		why: "案件没有写明填过紧急联系人", carried: (*Dossier).Emergency, example: "填写紧急联系人不等于同意。",
	},
	{
		id: "reachable", words: pattern.New(`能够联系上|联系不上债务人`),
		why: "案件没有写明当时能联系上借款人", carried: func(d *Dossier) bool {
			return d.acted(func(in *complaint.Incident) bool { return is(in.Reachable) })
		}, example: "当时能够联系上本人。",
	},
	{
		id: "no-agent", words: pattern.New(`没有委托代理人`),
		why: "案件有代理人", carried: func(d *Dossier) bool { return d.kase.Agent == nil }, example: "本人因经济困难没有委托代理人。",
	},
	{
		id: "loan-of-lease", words: pattern.New(`借款|贷款|放款`),
		why: "融资租赁不是借款", carried: func(d *Dossier) bool {
			return !d.isBorrower() || !legal.Lessors.Includes(d.kase.Respondent.Kind)
		},
		example: "本人因借款被催收。",
	},
	{
		id: "customer-of-buyer", words: pattern.New(`消费者|消费关系|消费投诉`),
		why: "债权受让人没有向投诉人提供服务", carried: (*Dossier).Serves,
		example: "消费者权益保护部门收。",
	},
	{
		id: "contact-in-debt", words: pattern.New(`不(?:请求处理|包括)(?:债务|借款)`),
		why: "没有借款的人不必说不处理债务", carried: (*Dossier).isBorrower,
		besides: []string{"不请求处理债务纠纷。"}, // to the police, who investigate crimes whoever owes the debt
		example: "本举报不请求处理债务金额的争议。",
	},
	{
		id: "limits-of-collecting", words: pattern.New(`超出[^，。；]{0,8}(?:催收|主张债权)[^，。；]{0,6}限度`),
		why: "没有借款、也没有担保的人不是催收的对象", carried: func(d *Dossier) bool { return d.isBorrower() || d.Complainant.Guarantor },
		example: "超出合法、合理的催收限度。",
	},
	{id: "owns-number", words: pattern.New(`机主`), besides: []string{"由该号码的机主"}, why: "案件不记载号码登记在谁名下",
		example: "本人是该号码的机主。"},
	{id: "for-living", words: pattern.New(`生活消费|消费需要`), why: "案件不记载借款的用途", example: "本人为生活消费需要接受服务。"},

	// what is known, and from whom
	{
		id: "told-by-others", words: pattern.New(`转述|被联系人的陈述`),
		why: "没有一件事是别人转述的", carried: (*Dossier).Relayed, besides: []string{"请听取被联系人的陈述"}, example: "来源为被联系人的陈述。",
	},
	{id: "caller-said", words: pattern.New(`自述|自称`), why: "案件不记载来电人自称什么", example: "根据来电人自述判断。"},
	{
		id: "evidence", words: pattern.New(`(?:所附|上列|随附的)证据|证据沿用`),
		why: "案件没有证据", carried: func(d *Dossier) bool { return len(d.Exhibits) > 0 }, example: "以所附证据为限。",
	},
	{id: "text-untouched", words: pattern.New(`短信的原文我没有`), why: "案件不记载有没有短信", example: "短信的原文我没有改动。"},
	{id: "holds-papers", words: pattern.New(`本人持有的已经附上`), why: "案件不记载本人持有什么", example: "本人持有的已经附上。"},
	{id: "record-used", words: pattern.New(`查询(?:、|和)使用本人信用信息`), why: "案件不记载谁查询、使用过信用信息", example: "查询、使用本人信用信息的行为。"},
	{
		id: "permissions", words: pattern.New(`通话记录、短信等权限`),
		why: "案件只写通讯录权限", example: "检查通话记录、短信等权限。",
	},
	{
		id: "prior", words: pattern.New(`此前反映|此前投诉的|曾经提出交涉|原投诉`),
		why: "案件没有既往投诉", carried: func(d *Dossier) bool { return len(d.Prior) > 0 }, example: "原告曾经提出交涉。",
	},
	{
		id: "affected", words: pattern.New(`受到同样对待的个人有`),
		why: "案件没有受影响人数", carried: func(d *Dossier) bool { return d.kase.Affected > 0 }, example: "受到同样对待的个人有若干。",
	},
	{
		id: "credit", words: pattern.New(`征信|信用报告|信用信息|信用记录`),
		why: "案件没有提到征信", carried: func(d *Dossier) bool {
			return d.OfCredit() || d.kase.Complainant.Role == legal.Impersonated
		}, example: "被投诉人报送的信用信息有误。",
	},
	{
		id: "app", words: pattern.New(`应用程序`),
		why: "案件没有应用程序", carried: func(d *Dossier) bool { return d.HasApp }, example: "对该应用程序进行检测。",
	},

	// what was done, and to whom
	{
		id: "own-peace", words: pattern.New(`(?:本人|原告|申请人)的私人生活安宁|侵扰(?:本人|原告|申请人)`),
		why: "被联系、被打扰的只有别人", carried: (*Dossier).ReachedSelf, example: "侵扰本人的私人生活安宁。",
	},
	{
		id: "others-called", words: pattern.New(`停止就本人的债务联系其他人|停止.{0,6}联系.{0,4}以外的(?:第三)?人|被联系人的权益`),
		why: "没有联系过别人", carried: func(d *Dossier) bool {
			return d.OthersCalled() || d.involves(legal.ContactListHarassment, legal.DebtDisclosure)
		}, example: "停止就本人的债务联系其他人。",
	},
	{
		id: "collection", words: pattern.New(`(?:实施|违规|停止|受托|委托|贷后|下列)催收|催收(?:中|录音|方式)|下列联系|上述联系|外呼记录|合同被催收`),
		why: "没有一件事是催收", carried: func(d *Dossier) bool { return d.InvolvesCollection() || d.kase.Collector != nil },
		besides: []string{"不是合法的催收方式"}, example: "停止违规催收。",
	},
	{
		id: "no-collection", words: pattern.New(`(?:不涉及|没有)催收`),
		why: "事实里有催收", carried: func(d *Dossier) bool { return !d.InvolvesCollection() }, example: "本投诉不涉及催收。",
	},
	{
		id: "entrusted", words: pattern.New(`受托催收|委托催收|受其委托|委托的(?:人员|催收)|受托人(?:同步|和接收方|、接收方)`),
		why: "催收公司和无牌照放贷者不委托别人", carried: func(d *Dossier) bool { return d.Respondent.Entrusts },
		example: "受其委托的人员一并停止。",
	},
	{
		id: "repeated", words: pattern.New(`多次|反复|一再|频繁`),
		why: "只有一次", carried: (*Dossier).severalCalls, example: "私人生活安宁一再受到侵扰。",
	},
	{
		id: "personal-data", words: pattern.New(`涉嫌违法(?:违规)?(?:处理|收集)|违法处理的(?:本人|原告)`),
		why: "没有一件事涉及个人信息", carried: func(d *Dossier) bool { return d.InvolvesData() || !d.isBorrower() },
		example: "涉嫌违法处理个人信息。",
	},
	{
		id: "phone-book", words: pattern.New(`读取的通讯录|(?:超出必要范围)?收集通讯录`),
		why: "没有收集通讯录的事实", carried: did(legal.ContactListCollection),
		besides: []string{"持有从本人设备、账户读取的通讯录的"}, example: "删除读取的通讯录。",
	},
	{
		id: "disclosed", words: pattern.New(`披露(?:本人|原告|申请人)的债务`),
		why: "没有披露债务的事实", carried: (*Dossier).Disclosed, example: "停止披露本人的债务。",
	},
	{id: "posted", words: pattern.New(`张贴|发布`), why: "没有张贴的事实", carried: did(legal.PublicPosting), example: "清除张贴的内容。"},
	{id: "threatened", words: pattern.New(`威胁|恐吓`), why: "没有威胁的事实", carried: did(legal.Threat), example: "停止威胁。"},
	{id: "insulted", words: pattern.New(`侮辱|诽谤`), why: "没有侮辱诽谤的事实", carried: did(legal.Insult), example: "停止侮辱。"},
	{
		id: "bodily-threat", words: pattern.New(`威胁(?:他人|本人的)人身安全`),
		why: "没有威胁人身安全的话", carried: func(d *Dossier) bool { return d.acted(plan.BodilyThreat) }, example: "威胁他人人身安全。",
	},
	{id: "visited", words: pattern.New(`上门|跟踪`), besides: []string{"滋扰、纠缠、跟踪"}, why: "没有上门的事实",
		carried: did(legal.HomeVisit), example: "停止上门。"},
	{id: "at-night", words: pattern.New(`深夜|夜间|22时`), why: "没有深夜催收的事实", carried: did(legal.OffHours),
		example: "停止夜间来电。"},
	{id: "posed-as-official", words: pattern.New(`冒充`), why: "没有冒充的事实", carried: did(legal.Impersonation),
		example: "停止冒充国家机关工作人员。"},
	{id: "forged", words: pattern.New(`虚假的公文|伪造`), why: "没有假文书的事实", carried: did(legal.ForgedPapers),
		example: "使用虚假的公文。"},
	{id: "extorted", words: pattern.New(`敲诈|勒索|索取`), why: "没有索取财物的事实", carried: did(legal.Extortion),
		example: "停止索取财物。"},
	{
		id: "reputation", words: pattern.New(`社会评价|名誉权|恢复名誉`),
		why: "没有别人听到、看到的侮辱", carried: func(d *Dossier) bool {
			return d.ToldToOthers() || d.involves(legal.PublicPosting)
		}, example: "降低本人的社会评价。",
	},
	{
		id: "safety", words: pattern.New(`人身安全`),
		why: "没有威胁或者上门的事实", carried: did(legal.Threat, legal.HomeVisit), example: "人身安全受到侵害。",
	},
	{id: "unlicensed", words: pattern.New(`未经(?:许可|批准)从事|没有取得放贷`), why: "对方不是无牌照放贷",
		carried: func(d *Dossier) bool { return d.kase.Respondent.Kind == legal.Unlicensed }, example: "未经许可从事放贷业务。"},

	// what is asked
	{
		id: "online-costs", words: pattern.New(`利用信息网络实施的侵权`),
		why: "事实里有来电或者上门", carried: (*Dossier).OnlyOnline, example: "属于为制止利用信息网络实施的侵权行为所支付的合理开支。",
	},
	{
		id: "damages", words: pattern.New(`(?:^|判令.{0,6}|请求)赔偿|经济损失`),
		why: "案件没有要求赔偿的损失", carried: func(d *Dossier) bool { return d.Losses != nil && d.Losses.Claimed() },
		example: "赔偿经济损失。",
	},
	{
		id: "mental-harm", words: pattern.New(`精神损害`),
		why: "案件没有主张精神损害", carried: func(d *Dossier) bool { return d.Losses != nil && d.Losses.Mental != nil },
		example: "已造成严重精神损害。",
	},
	{
		id: "no-dispute-of-amount", words: pattern.New(`不涉及(?:债务|债权|借款)`),
		why: "事实里有息费的争议", carried: func(d *Dossier) bool { return !d.involves(legal.Usury) }, example: "本举报不涉及债务金额的争议。",
	},
	{
		id: "debt-ends", words: pattern.New(`(?:债务|借款|欠款)(?:即|自动|因此|应当|应予|依法)?(?:消灭|免除|终止|减少|清零|作废)|(?:免除|取消|豁免)[^，。；]{0,6}(?:债务|本金|欠款|借款)|(?:停止|暂停|中止)(?:计息|还款|履行)|停息|不再(?:偿还|归还|还款)|(?:无需|无须|不用)(?:偿还|归还|还款)|已过(?:诉讼)?时效`),
		why: "投诉不能使债务消灭、减少或者暂停", example: "债务因此消灭。",
	},
	{
		id: "threat-to-reader", words: pattern.New(`否则|后果自负|曝光|上访|媒体|公之于众|追究到底|一切后果|严重后果`),
		why: "信里不施压", example: "否则后果自负。",
	},
	{id: "price-of-withdrawal", words: pattern.New(`撤(?:诉|回|销)[^。；]{0,12}(?:赔偿|支付|付款|补偿)`), why: "不以撤回投诉换钱",
		example: "撤回投诉的条件是支付补偿。"},
}

func did(conducts ...legal.Conduct) func(*Dossier) bool {
	return func(d *Dossier) bool { return d.involves(conducts...) }
}

func (d *Dossier) isBorrower() bool { return d.kase.Complainant.Role == legal.Borrower }

// severalCalls reports whether the letter tells of more than one call or visit.
func (d *Dossier) severalCalls() bool {
	return len(d.acts) > 1 || d.acted(func(in *complaint.Incident) bool {
		return in.Count > 1 || !in.Until.IsZero() || legal.Disturbing.Includes(in.Conduct...)
	})
}
