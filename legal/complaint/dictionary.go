package complaint

// The dictionary: every key of a case, what it is called, and what to write.

var caseFields = []Field{
	{Key: "编号", English: "id", Headers: []string{"案件编号"}, Kind: CaseID, Help: "案件的编号，用作输出文件夹名；不写则用文件名", at: of(func(c *Case) any { return &c.ID })},
	{Key: "日期", English: "date", Headers: []string{"信件日期"}, Kind: AnyDay, Help: "信件的日期；不写则为今天", early: true, at: of(func(c *Case) any { return &c.Date })},
	{Key: "收件机构", English: "recipients", Kind: Lines, Help: "写给谁：自动、全部，或机构名称；不写则为自动", at: of(func(c *Case) any { return &c.Recipients })},
	{Key: "收件机关名称", English: "addressees", Kind: NameTable, Help: "需要改用的收件机关名称，例如当地公安局的全称", at: of(func(c *Case) any { return &c.Addressees })},
	{Key: "投诉人", English: "complainant", Required: true, Kind: Group, Fields: complainantFields, Help: "提出投诉并签名的人", at: of(func(c *Case) any { return &c.Complainant })},
	{Key: "代理人", English: "agent", Kind: Group, Fields: agentFields, Help: "受托代办的人；本人办理则不写", at: of(func(c *Case) any { c.Agent = new(Agent); return c.Agent })},
	{Key: "被投诉人", English: "respondent", Required: true, Kind: Group, Fields: respondentFields, Help: "放款机构或平台；以借款合同上的名称为准", at: of(func(c *Case) any { return &c.Respondent })},
	{Key: "催收机构", English: "collector", Kind: Group, Fields: collectorFields, Help: "受托催收的公司；不知道则不写", at: of(func(c *Case) any { c.Collector = new(Collector); return c.Collector })},
	{Key: "借款", English: "loan", Kind: Group, Fields: loanFields, Help: "借款合同的情况；投诉人是联系人时不写", at: of(func(c *Case) any { c.Loan = new(Loan); return c.Loan })},
	{Key: "事件", English: "incidents", Required: true, Kind: GroupList, Fields: incidentFields, Help: "投诉的行为，一次或一段为一项，至少一项", at: grow(func(c *Case) *[]Incident { return &c.Incidents })},
	{Key: "既往投诉", English: "prior", Kind: GroupList, Fields: priorFields, Help: "此前就同一事情的投诉，例如客服工单", at: grow(func(c *Case) *[]Prior { return &c.Prior })},
	{Key: "证据", English: "exhibits", Kind: GroupList, Fields: exhibitFields, Help: "证据清单，按顺序编号", early: true, at: grow(func(c *Case) *[]Exhibit { return &c.Exhibits })},
	{Key: "诉求", English: "demands", Kind: Texts, Help: "自己的要求，每项一条；不写则用信件自带的请求", at: of(func(c *Case) any { return &c.Demands })},
	{Key: "损失", English: "losses", Kind: Group, Fields: lossFields, Help: "要求赔偿的损失", at: of(func(c *Case) any { c.Losses = new(Losses); return c.Losses })},
	{Key: "受影响人数", English: "affected", Kind: Count, Unit: "人", Help: "已知受到同样对待的人数", at: of(func(c *Case) any { return &c.Affected })},
	{Key: "仲裁协议", English: "arbitration", Kind: Group, Fields: arbitrationFields, Help: "合同中的仲裁条款；没有则不写", at: of(func(c *Case) any { c.Arbitration = new(Arbitration); return c.Arbitration })},
	{Key: "法院", English: "court", Kind: Line, Help: "准备起诉的法院全称", at: of(func(c *Case) any { return &c.Court })},
}

var complainantFields = []Field{
	{Key: "姓名", English: "name", Headers: []string{"姓名", "名字", "投诉人", "投诉人姓名"}, Required: true, Kind: PersonName, Help: "身份证上的姓名", at: of(func(c *Complainant) any { return &c.Name })},
	{Key: "身份", English: "role", Headers: []string{"投诉人身份"}, Kind: RoleTerm, Help: "借款人（默认），或被打电话的联系人", at: of(func(c *Complainant) any { return &c.Role })},
	{Key: "性别", English: "sex", Headers: []string{"性别"}, Kind: Sex, Help: "不写则按身份证号", at: of(func(c *Complainant) any { return &c.Sex })},
	{Key: "民族", English: "ethnicity", Headers: []string{"民族"}, Kind: Line, Help: "民事起诉状需要", at: of(func(c *Complainant) any { return &c.Ethnicity })},
	{Key: "出生日期", English: "birth_date", Headers: []string{"出生日期"}, Kind: Day, Help: "不写则按身份证号", at: of(func(c *Complainant) any { return &c.BirthDate })},
	{Key: "证件类型", English: "id_type", Headers: []string{"证件类型"}, Kind: IDTypeTerm, Help: "不写则为居民身份证", at: of(func(c *Complainant) any { return &c.IDType })},
	{Key: "身份证号", English: "id_number", Headers: []string{"身份证号", "身份证号码", "证件号码"}, Required: true, Kind: IDNumber, Help: "完整的证件号码；写给公司的信中会掩码", at: of(func(c *Complainant) any { return &c.IDNumber })},
	{Key: "电话", English: "phone", Headers: []string{"电话", "手机号", "手机号码", "联系电话"}, Required: true, Kind: Phone, Help: "本人能接听的手机号，或带区号的座机号", at: of(func(c *Complainant) any { return &c.Phone })},
	{Key: "住址", English: "address", Headers: []string{"住址", "地址", "家庭住址", "通讯地址"}, Required: true, Kind: Line, Help: "能收到回信的地址，从省、市写起", at: of(func(c *Complainant) any { return &c.Address })},
	{Key: "邮箱", English: "email", Headers: []string{"邮箱", "电子邮箱"}, Kind: Email, Help: "电子邮箱", at: of(func(c *Complainant) any { return &c.Email })},
	{Key: "职业", English: "occupation", Headers: []string{"职业"}, Kind: Line, Help: "民事起诉状需要", at: of(func(c *Complainant) any { return &c.Occupation })},
	{Key: "工作单位", English: "employer", Headers: []string{"工作单位"}, Kind: Line, Help: "民事起诉状需要；没有则不写", at: of(func(c *Complainant) any { return &c.Employer })},
}

var agentFields = []Field{
	{Key: "姓名", English: "name", Headers: []string{"代理人", "代理人姓名"}, Required: true, Kind: PersonName, Help: "代理人的姓名", at: of(func(a *Agent) any { return &a.Name })},
	{Key: "身份", English: "capacity", Aliases: []string{"与投诉人关系"}, Kind: Line, Help: "例如律师、法律援助人员、配偶", at: of(func(a *Agent) any { return &a.Capacity })},
	{Key: "证件号码", English: "id_number", Aliases: []string{"身份证号", "身份证号码"}, Kind: IDNumber, Help: "代理人的证件号码", at: of(func(a *Agent) any { return &a.IDNumber })},
	{Key: "电话", English: "phone", Aliases: []string{"手机号", "手机号码", "联系电话"}, Kind: Phone, Help: "代理人的电话", at: of(func(a *Agent) any { return &a.Phone })},
	{Key: "单位", English: "organisation", Aliases: []string{"工作单位"}, Kind: Line, Help: "律师事务所、法律援助机构等", at: of(func(a *Agent) any { return &a.Organisation })},
	{Key: "执业证号", English: "licence", Kind: Line, Help: "律师执业证号", at: of(func(a *Agent) any { return &a.Licence })},
	{Key: "权限", English: "powers", Kind: Text, Help: "委托权限；特别授权须逐项写明", at: of(func(a *Agent) any { return &a.Powers })},
	{Key: "期限", English: "until", Kind: AnyDay, Help: "委托到哪一天为止", at: of(func(a *Agent) any { return &a.Until })},
}

var respondentFields = []Field{
	{Key: "名称", English: "name", Headers: []string{"被投诉人", "被投诉公司", "被投诉机构", "平台"}, Required: true, Kind: Line, Help: "借款合同上的登记全称，不写品牌名", at: of(func(r *Respondent) any { return &r.Name })},
	{Key: "类型", English: "kind", Headers: []string{"类型", "公司类型", "机构类型"}, Required: true, Kind: LenderTerm, Help: "按牌照选一种，决定由谁监管", at: of(func(r *Respondent) any { return &r.Kind })},
	{Key: "地区", English: "region", Headers: []string{"地区", "注册地", "机构地区"}, Required: true, Kind: Line, Help: "机构注册所在的省、市", at: of(func(r *Respondent) any { return &r.Region })},
	{Key: "统一社会信用代码", English: "uscc", Aliases: []string{"信用代码"}, Headers: []string{"统一社会信用代码"}, Kind: USCC, Help: "可在国家企业信用信息公示系统查到", at: of(func(r *Respondent) any { return &r.USCC })},
	{Key: "住所", English: "address", Aliases: []string{"地址", "住址", "注册地址"}, Kind: Line, Help: "机构的登记住所，邮寄和起诉用", at: of(func(r *Respondent) any { return &r.Address })},
	{Key: "法定代表人", English: "legal_representative", Headers: []string{"法定代表人"}, Kind: Line, Help: "登记的法定代表人", at: of(func(r *Respondent) any { return &r.LegalRepresentative })},
	{Key: "客服电话", English: "hotline", Headers: []string{"客服电话"}, Kind: LoosePhone, Help: "机构公布的客服电话", at: of(func(r *Respondent) any { return &r.Hotline })},
	{Key: "产品", English: "product", Headers: []string{"产品", "产品名称"}, Kind: Line, Help: "借款产品或品牌的名称", at: of(func(r *Respondent) any { return &r.Product })},
	{Key: "应用", English: "app", Headers: []string{"应用", "应用名称"}, Kind: Line, Help: "手机应用的名称和版本", at: of(func(r *Respondent) any { return &r.App })},
}

var collectorFields = []Field{
	{Key: "名称", English: "name", Headers: []string{"催收机构", "催收公司"}, Kind: Line, Help: "催收公司的全称", at: of(func(c *Collector) any { return &c.Name })},
	{Key: "统一社会信用代码", English: "uscc", Aliases: []string{"信用代码"}, Kind: USCC, Help: "催收公司的统一社会信用代码", at: of(func(c *Collector) any { return &c.USCC })},
	{Key: "住所", English: "address", Aliases: []string{"地址", "注册地址"}, Kind: Line, Help: "催收公司的登记住所，起诉用", at: of(func(c *Collector) any { return &c.Address })},
	{Key: "电话", English: "phones", Kind: LoosePhones, Help: "催收公司使用的号码", at: of(func(c *Collector) any { return &c.Phones })},
}

var loanFields = []Field{
	{Key: "合同编号", English: "contract", Headers: []string{"合同编号", "借款合同号"}, Kind: Line, Help: "借款合同的编号", at: of(func(l *Loan) any { return &l.Contract })},
	{Key: "资金方", English: "funder", Headers: []string{"资金方"}, Kind: Line, Help: "合同上实际出资的机构", at: of(func(l *Loan) any { return &l.Funder })},
	{Key: "本金", English: "principal", Headers: []string{"本金", "借款金额"}, Kind: Money, Help: "借款本金", at: of(func(l *Loan) any { return &l.Principal })},
	{Key: "放款日期", English: "disbursed_on", Headers: []string{"放款日期"}, Kind: Day, Help: "钱到账的日期", at: of(func(l *Loan) any { return &l.DisbursedOn })},
	{Key: "到期日", English: "due_on", Headers: []string{"到期日", "到期日期"}, Kind: AnyDay, Help: "合同约定的到期日", at: of(func(l *Loan) any { return &l.DueOn })},
	{Key: "逾期日期", English: "overdue_since", Headers: []string{"逾期日期", "逾期时间"}, Kind: Day, Help: "从哪一天起逾期", at: of(func(l *Loan) any { return &l.OverdueSince })},
	{Key: "欠款余额", English: "outstanding", Headers: []string{"欠款余额", "未还金额"}, Kind: Balance, Help: "尚未归还的金额", at: of(func(l *Loan) any { return &l.Outstanding })},
}

var incidentFields = []Field{
	{Key: "时间", English: "at", Headers: []string{"时间", "发生时间", "事件时间"}, Required: true, Kind: DayTime, Help: "发生的日期，尽量写到几时几分；一段时间写第一次", at: of(func(i *Incident) any { return &i.At })},
	{Key: "截止", English: "until", Headers: []string{"截止", "截止日期"}, Kind: Day, Help: "持续一段时间的，写最后一天", at: of(func(i *Incident) any { return &i.Until })},
	{Key: "行为", English: "conduct", Headers: []string{"行为", "行为类型"}, Required: true, Kind: Conducts, Help: "从行为名称中选，可选几种", at: of(func(i *Incident) any { return &i.Conduct })},
	{Key: "经过", English: "narrative", Headers: []string{"经过", "事实经过", "情况说明"}, Required: true, Kind: Text, Help: "谁、用什么号码、对谁、说了什么，原话加引号", at: of(func(i *Incident) any { return &i.Narrative })},
	{Key: "方式", English: "channel", Headers: []string{"方式", "催收方式"}, Kind: Line, Help: "电话、短信、微信、上门等", at: of(func(i *Incident) any { return &i.Channel })},
	{Key: "来电号码", English: "caller", Headers: []string{"来电号码", "催收号码"}, Kind: LoosePhone, Help: "对方的号码；不显示则写“未知号码”", at: of(func(i *Incident) any { return &i.Caller })},
	{Key: "对象", English: "contact", Aliases: []string{"联系人"}, Kind: Group, Fields: contactFields, Help: "被打电话或收短信的联系人；对本人的不写", at: of(func(i *Incident) any { i.Contact = new(ContactPerson); return i.Contact })},
	{Key: "转述", English: "reported_by", Headers: []string{"转述", "转述人"}, Kind: Line, Help: "不是本人亲历的，写是谁告诉的", at: of(func(i *Incident) any { return &i.ReportedBy })},
	{Key: "次数", English: "count", Headers: []string{"次数"}, Kind: Count, Unit: "次", Help: "来电、短信的次数", at: of(func(i *Incident) any { return &i.Count })},
	{Key: "披露债务", English: "disclosed_debt", Headers: []string{"披露债务"}, Kind: YesNo, Help: "是否向他人说了欠款的事", at: of(func(i *Incident) any { return &i.DisclosedDebt })},
	{Key: "证据", English: "exhibits", Headers: []string{"证据"}, Kind: ExhibitRefs, Help: "证明这件事的证据，写名称或序号", at: of(func(i *Incident) any { return &i.Exhibits })},
}

var contactFields = []Field{
	{Key: "关系", English: "relation", Headers: []string{"关系", "被联系人关系"}, Kind: Line, Help: "与投诉人的关系，例如同事、母亲", at: of(func(c *ContactPerson) any { return &c.Relation })},
	{Key: "姓名", English: "name", Headers: []string{"被联系人", "被联系人姓名"}, Kind: PersonName, Help: "联系人的姓名；未经同意信中会掩码", at: of(func(c *ContactPerson) any { return &c.Name })},
	{Key: "电话", English: "phone", Headers: []string{"被联系人电话"}, Kind: LoosePhone, Help: "联系人的号码；信中会掩码", at: of(func(c *ContactPerson) any { return &c.Phone })},
	{Key: "同意列名", English: "consents", Headers: []string{"同意列名"}, Kind: YesNo, Help: "联系人是否同意在信中写出姓名", at: of(func(c *ContactPerson) any { return &c.Consents })},
}

var priorFields = []Field{
	{Key: "日期", English: "date", Aliases: []string{"投诉日期"}, Kind: Day, Help: "投诉的日期", at: of(func(p *Prior) any { return &p.Date })},
	{Key: "对象", English: "body", Aliases: []string{"机构"}, Kind: Line, Help: "向谁投诉", at: of(func(p *Prior) any { return &p.Body })},
	{Key: "渠道", English: "channel", Aliases: []string{"方式"}, Kind: Line, Help: "客服电话、在线客服、来信等", at: of(func(p *Prior) any { return &p.Channel })},
	{Key: "工单号", English: "ticket", Kind: Line, Help: "对方给的受理编号", at: of(func(p *Prior) any { return &p.Ticket })},
	{Key: "经办人", English: "handler", Kind: Line, Help: "客服或经办人的姓名、工号", at: of(func(p *Prior) any { return &p.Handler })},
	{Key: "答复", English: "reply", Kind: Text, Help: "对方怎样答复", at: of(func(p *Prior) any { return &p.Reply })},
	{Key: "答复日期", English: "replied_on", Kind: Day, Help: "答复的日期", at: of(func(p *Prior) any { return &p.RepliedOn })},
}

var exhibitFields = []Field{
	{Key: "名称", English: "name", Aliases: []string{"证据名称"}, Required: true, Kind: Line, Help: "证据的名称", at: of(func(e *Exhibit) any { return &e.Name })},
	{Key: "形式", English: "form", Kind: Line, Help: "原件、复印件、截图、录音等", at: of(func(e *Exhibit) any { return &e.Form })},
	{Key: "来源", English: "source", Kind: Line, Help: "从哪里得来", at: of(func(e *Exhibit) any { return &e.Source })},
	{Key: "证明目的", English: "proves", Aliases: []string{"证明内容"}, Kind: Text, Help: "证明什么", at: of(func(e *Exhibit) any { return &e.Proves })},
	{Key: "页数", English: "pages", Kind: Count, Unit: "页", Help: "共几页", at: of(func(e *Exhibit) any { return &e.Pages })},
	{Key: "文件", English: "file", Aliases: []string{"文件名"}, Kind: Line, Help: "电子文件的名称，仅供自己查找", at: of(func(e *Exhibit) any { return &e.File })},
}

var lossFields = []Field{
	{Key: "经济损失", English: "economic", Kind: GroupList, Fields: lossItemFields, Help: "有凭证的损失，逐项写", at: grow(func(l *Losses) *[]LossItem { return &l.Economic })},
	{Key: "精神损害", English: "mental", Kind: Money, Help: "精神损害抚慰金；须造成严重精神损害", at: of(func(l *Losses) any { return &l.Mental })},
}

var lossItemFields = []Field{
	{Key: "项目", English: "item", Required: true, Kind: Line, Help: "损失的名目，例如误工费", at: of(func(l *LossItem) any { return &l.Item })},
	{Key: "金额", English: "amount", Required: true, Kind: Money, Help: "金额", at: of(func(l *LossItem) any { return &l.Amount })},
	{Key: "类别", English: "class", Kind: LossTerm, Help: "侵权（默认），或合同：按合同收取的会员费、服务费等", at: of(func(l *LossItem) any { return &l.Class })},
}

var arbitrationFields = []Field{
	{Key: "机构", English: "institution", Kind: Line, Help: "约定的仲裁机构", at: of(func(a *Arbitration) any { return &a.Institution })},
	{Key: "条款", English: "clause", Kind: Text, Help: "仲裁条款的原文", at: of(func(a *Arbitration) any { return &a.Clause })},
}
