package complaint

// CodeDoc documents one stable code of a Finding.
type CodeDoc struct {
	Code     string
	Severity Severity // Warning also for a malformed value of a key that letters can omit
	Text     string   // what the code means, in Chinese
	Cause    string   // how it usually happens, in Chinese
}

// Codes lists every code that a Finding can have. Codes are never renamed or reused, because other
// programs rely on them.
var Codes = []CodeDoc{
	// the file
	{"encoding", Fault, "文件编码无法识别", "另存为 UTF-16，或文件已损坏；应另存为 UTF-8"},
	{"too-large", Fault, "文件过大", "误选了别的文件；案件文件不超过 1 MiB、两万行，一组不超过一千个键"},
	{"too-many", Fault, "错误超过二百处，其余没有列出", "误选了别的文件，或编码、缩进整体有误"},
	{"empty-file", Fault, "文件没有内容", "文件为空，或只有注释"},
	{"not-a-mapping", Fault, "文件不是“键: 值”的形式", "误选了别的文件"},
	{"bad-character", Fault, "含有不可用的控制字符", "从网页、聊天记录或通讯录复制时带入"},
	// the form of the lines
	{"fullwidth-colon", Fault, "键后用了全角冒号", "中文输入法下输入了“：”"},
	{"colon-space", Fault, "键后的冒号没有接半角空格", "写成“姓名:张三”"},
	{"tab-indent", Fault, "缩进用了制表符", "按 Tab 键缩进"},
	{"wide-space-indent", Fault, "缩进用了全角空格或不间断空格", "中文输入法下输入了空格"},
	{"bad-indent", Fault, "同一组的键没有左端对齐", "多缩进或少缩进了几个空格"},
	{"block-indent", Fault, "“|”之后的文字没有左端对齐", "第一行多空了两格"},
	{"no-key", Fault, "该处的一行不是“键: 值”", "漏了冒号，或续行没有缩进"},
	{"inner-colon", Fault, "值里有半角冒号加空格，没有加引号", "写成“经过: 他说: 还钱”"},
	{"quote-needed", Fault, "值以特殊符号开头，没有加引号", "以 { [ @ ` % > 等符号开头"},
	{"quote-rest", Fault, "引号之后还有文字", "只给一句话的前半句加了引号"},
	{"open-quote", Fault, "引号没有闭合", "漏了后一个引号"},
	{"open-bracket", Fault, "括号没有闭合", "漏了后一个括号，或文字以括号开头而没有加引号"},
	{"list-in-text", Fault, "列表的一项接在了文字后面", "“-”没有对齐，或文字分行写而没有用“|”"},
	{"cut-comment", Fault, "井号之后的文字会丢失", "写成“经过: 催收说 #1 号”"},
	{"syntax", Fault, "不合 YAML 写法", "缩进没有对齐、括号不成对等"},
	{"anchor", Fault, "用了锚点（&）", "值以 & 开头而没有加引号"},
	{"alias", Fault, "用了别名（*）", "值以 * 开头而没有加引号"},
	{"merge-key", Fault, "用了合并键（<<）", "案件文件不支持这种写法"},
	{"tag", Fault, "用了标签（!）", "值以 ! 开头而没有加引号"},
	{"complex-key", Fault, "用了复杂键（?）", "一行以“? ”开头"},
	{"directive", Fault, "用了指令（%）", "一行以 % 开头"},
	{"multi-document", Fault, "一个文件里有多个文档", "用 --- 分隔了几个案件"},
	// keys
	{"duplicate-key", Fault, "同一个键写了两次", "复制后忘记修改，或中英文键并用"},
	{"unknown-key", Fault, "不认识的键", "键名写错，或写在了别的组里"},
	{"missing-key", Fault, "缺必填的键", "没有写这一项"},
	{"empty-value", Fault, "缺必填的内容", "写了键，没有填内容"},
	{"empty-item", Fault, "列表中有空项", "只写了“-”，没有内容"},
	{"wrong-shape", Fault, "该处的形式不对", "应为文字的地方写成了一组，或相反"},
	// text
	{"one-line", Fault, "应为一行的内容含有换行", "粘贴时带入了换行"},
	{"too-long", Fault, "内容过长", "写错了位置"},
	{"fullwidth-digit", Fault, "数字是全角的", "中文输入法的全角状态"},
	{"masked-value", Fault, "必须完整的号码被掩码", "从截图或旧信件抄来"},
	{"bad-name", Fault, "姓名不合要求", "姓名含数字，或没有文字"},
	{"bad-email", Warning, "邮箱不合要求", "缺 @ 或域名"},
	{"bad-case-id", Fault, "编号不能用作文件夹名", "含有斜杠，或只有句点"},
	{"personal-case-id", Fault, "编号里有身份证号或手机号", "用身份证号作编号；编号会成为文件夹名"},
	{"unknown-term", Fault, "不是规定的用语", "写了近义词、简称或错字"},
	// numbers of persons and companies
	{"id-length", Fault, "身份证号位数不对", "多写或漏写了数字"},
	{"id-fifteen", Fault, "是15位的旧身份证号", "一代身份证自2013年1月1日起停用"},
	{"id-form", Fault, "证件号码不合该类证件的格式", "证件类型选错，或号码抄错"},
	{"id-birth-date", Fault, "身份证号中的出生日期不存在或晚于今天", "号码抄错"},
	{"id-check-digit", Fault, "身份证号的校验码不符", "号码抄错一位或两位颠倒"},
	{"phone-length", Fault, "手机号位数不对", "多写或漏写了数字"},
	{"bad-phone", Fault, "电话不合要求", "座机漏了区号，或写了两个号码"},
	{"uscc-length", Warning, "统一社会信用代码位数不对", "多写或漏写了字符"},
	{"uscc-form", Warning, "统一社会信用代码含有不会出现的字符", "把 0、1、2、5 写成了 O、I、Z、S"},
	{"uscc-check-digit", Warning, "统一社会信用代码的校验码不符", "代码抄错"},
	// dates and numbers
	{"bad-date", Fault, "日期的写法不能识别", "缺年、月、日之一，或用了汉字数字"},
	{"no-year", Fault, "日期没有年份", "写成3月5号"},
	{"no-such-day", Fault, "日历上没有这一天", "例如4月31日"},
	{"relative-date", Fault, "日期是相对的", "写成昨天、上周"},
	{"two-digit-year", Fault, "年份只有两位", "写成 26-03-20"},
	{"time-not-allowed", Fault, "只需日期的地方写了时刻", "该键只记日期"},
	{"bad-time", Fault, "时刻的写法不能识别", "用了全角冒号、上午下午，或超过23时59分"},
	{"date-after-letter", Fault, "日期晚于信件日期", "年份写错，或信件日期写错"},
	{"personal-file", Fault, "证据的文件名里有身份证号或者手机号", "用联系人的号码命名截图"},
	{"until-differs", Fault, "截止与时间里的最后一天不同", "时间写了5月4日至5日，截止写了另一天"},
	{"until-before-at", Fault, "截止早于开始", "两个日期写反"},
	{"bad-money", Fault, "金额的写法不能识别", "含文字，或小数超过两位"},
	{"money-words", Fault, "金额用了汉字或“万”", "写成五千、3.2万"},
	{"money-zero", Fault, "金额为零", "没有金额时应删去这一行"},
	{"bad-number", Fault, "应为正整数", "用了汉字、小数或零"},
	{"bad-yes-no", Fault, "应为是或否", "写了别的词"},
	{"unknown-exhibit", Fault, "所引的证据不在证据清单中", "序号超出，或名称不一致"},
	{"ambiguous-exhibit", Fault, "所引的证据名称有重复", "两项证据同名"},
	// tables
	{"undecided", Fault, "列名对照表里有一处还没有定", "写着待定，或键后留着问号"},
	{"contradiction", Fault, "同一案件的几行说法不同", "案件编号相同，姓名、机构等却不一致"},
	// doubts
	{"sample-row", Fault, "表格里还有示例的一行", "没有删去示例"},
	{"sample-left", Doubt, "该处还是示例里的内容", "改写示例时漏了这一项"},
	{"company-name", Doubt, "被投诉人的名称像是品牌、应用名、占位词或者电话", "不知道借款合同上的公司"},
	{"company-kind", Doubt, "名称里的行业与所选类型不一致", "类型选错，或者债权转给了别的公司"},
	{"who-borrowed", Doubt, "看不出这笔钱是谁借的", "联系人写了借款，或者借款人写了没有借过"},
	{"own-call", Doubt, "联系人写的“对象”是别人", "把对象当作有关的人，或者替别人写"},
	{"whose-voice", Doubt, "经过像是代理人的口气，信由委托人签名", "家人代写"},
	{"no-third-person", Doubt, "写了联系第三人的行为，没有写到第三人", "行为照抄了示例，或者打给的是本人"},
	{"two-people", Doubt, "一处姓名里像是有两个人", "几个人写在一起"},
	{"time-zone", Warning, "时刻写的是别的时区的", "系统导出的时间以 Z 结尾"},
	{"placeholder", Doubt, "会印在信上的一项没有内容", "写了不详、同上、待补充、斜线等"},
	{"whose-number", Doubt, "文字里有一串号码，案件别处没有写过", "抄录短信、通话记录"},
	{"day-unsure", Doubt, "不知道是哪一天，又写了几次", "只记得月份"},
	{"guarantor", Doubt, "联系人写了作过担保", "把担保和紧急联系人混在一起，或者确实签过担保"},
	{"name-border", Doubt, "文字里有与联系人姓名相同的几个字，看不出是不是姓名", "两个字的姓名与词语相连"},
	{"name-in-quote", Doubt, "引号里有联系人的全名", "引用对方的原话"},
	// warnings
	{"third-person-masked", Warning, "该处有联系人的姓名或者号码，多数信里会遮住", "经过、转述、证据里写了联系人"},
	{"grave-unmarked", Warning, "经过里有威胁、冒充公检法、假文书、要钱、辱骂的话，行为没有选", "漏选一项行为"},
	{"empty-group", Warning, "一组的标题下面没有内容", "只去掉了标题行的“# ”"},
	{"day-span", Warning, "不知道是哪一天，信里写月份", "只记得月份，或者写了左右、前后"},
	{"self-harm", Warning, "经过里有让人担心的话", "需要先问候写的人"},
	{"no-evidence", Warning, "没有写任何证据", "还没有整理证据"},
	{"exhibit-unnamed", Warning, "只写了有证据，没有写是什么", "表格的一列只填有、无"},
	{"contact-self", Fault, "对象的关系是本人，姓名是别人", "其中一处写错"},
	{"exhibit-file-name", Warning, "证据的名称是文件名", "把照片、录音的文件名当作名称"},
	{"evidence-uncited", Warning, "没有一件事引用这项证据", "事件里漏写证据的名称"},
	{"exhibit-lists-others", Warning, "一项证据像是列有其他人的情况", "没有写列有他人"},
	{"repeated-incident", Warning, "同一案件的两行事件完全相同", "重复粘贴"},
	{"agent-address", Warning, "对方无牌照，代理人没有写通讯地址", "只写了代理人的电话"},
	{"sex-mismatch", Warning, "性别与身份证号不符", "其中一处写错"},
	{"birth-date-mismatch", Warning, "出生日期与身份证号不符", "其中一处写错"},
	{"off-hours-undeclared", Warning, "时间在深夜，行为未列深夜催收", "漏选一项行为"},
	{"off-hours-time", Warning, "列了深夜催收，时间不在深夜", "时刻写错，或行为选错"},
	{"outstanding-above-principal", Warning, "欠款余额高于本金", "余额含利息、违约金，或写错"},
	{"loan-dates", Warning, "借款的几个日期先后矛盾", "日期写错"},
	{"act-before-loan", Warning, "事件早于放款日期", "年份写错"},
	{"reply-before-complaint", Warning, "答复日期早于投诉日期", "两个日期写反"},
	{"limit-police", Warning, "行为已超过治安管理处罚的追究期限", "治安管理处罚法规定的追究期限"},
	{"limit-penalty", Warning, "行为已超过行政处罚的期限", "行政处罚法第三十六条规定的处罚期限"},
	{"limit-civil", Warning, "行为已超过诉讼时效", "民法典第一百八十八条规定的诉讼时效"},
	{"ungrantable-demand", Warning, "诉求不是收件机构能够决定的", "要求免除债务、删除征信等"},
	{"threat-in-demand", Warning, "诉求中有施压的说法", "写了曝光、否则等"},
	{"short-narrative", Warning, "经过过于简短", "只写了几个字"},
	{"contact-consent", Warning, "写了联系人姓名，未写是否同意列名", "漏写同意列名"},
}

// severityOf returns the severity of a question with that code: that of Codes, or Doubt for a code
// not in it.
func severityOf(code string) Severity {
	if s, ours := severities[code]; ours {
		return s
	}
	return Doubt
}

var severities = func() map[string]Severity {
	m := make(map[string]Severity, len(Codes))
	for _, c := range Codes {
		m[c.Code] = c.Severity
	}
	return m
}()
