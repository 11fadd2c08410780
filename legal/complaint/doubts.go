package complaint

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/identity"
	"tousu/legal/pattern"
)

// doubts are the questions that stop a case. Each asks one thing, and does not ask it of correct
// cases.
var doubts = []func(*decoder){
	doubtSample, doubtCompany, doubtKind, doubtRole, doubtOwnCall, doubtVoice, doubtThirdPerson, doubtPeople,
	doubtPlaceholders, doubtNumbers, doubtNames, doubtDay, doubtGuarantee,
}

// legalForm matches the endings of registered names.
var legalForm = pattern.New(`(?:公司|银行|信用社|联社|合作社|支行|分行|中心|集团|事务所|合伙|合伙企业|服务部|经营部|商行|工作室|厂|店|局|会|社)$`)

// brands are products and Apps that people mistake for the lender's name.
var brands = strings.Fields(`花呗 借呗 网商贷 微粒贷 京东金条 京东白条 金条 白条 度小满 有钱花 360借条 借条 拍拍贷 宜人贷 好期贷 信用付 安逸花 分期乐 乐花卡
	桔多多 美团借钱 美团生意费 美团月付 放心借 抖音月付 抖音放心借 微博借钱 滴水贷 国美易卡 你我贷 信用飞 小花钱包 洋钱罐 还呗 省呗 榕树贷款 榕树 玖富万卡 玖富
	平安普惠 陆金所 中邮钱包 捷信 来分期 趣店 及贷 众安贷 豆豆钱 小米随星借 天星金融 苏宁任性付 任性付 唯品花 携程借去花 借去花 去哪儿拿去花 拿去花 吉用花
	招联金融 招联 马上金融 中银消费 兴业消费 哈啰臻有钱 臻有钱 信而富 卡卡贷 现金巴士 闪银 2345贷款王 微贷 小赢卡贷 小赢 360金融 奇富 乐信 嘉银 信也`)

// unknownCompany is used in letters for the name of a company that is not known.
const unknownCompany = "名称不详的机构"

// Named reports whether anything is known of the name, even if only what a caller said.
func (r *Respondent) Named() bool { return r.Name != unknownCompany }

// doubtCompany asks for the lender's registered name, because a letter to a brand reaches nobody. A
// user who does not know it can still write the papers that need no company.
func doubtCompany(d *decoder) {
	r := &d.c.Respondent
	v := r.Name
	if v == "" || companyName(v) {
		return
	}
	role := d.c.Complainant.Role
	shown := "“" + printable(v) + "”"
	message, question := "被投诉人写的是"+shown+"，像是应用或者品牌的名字，不是公司的全称", "借款合同上的“贷款人”“出借人”或者“资金方”是哪家公司？打开应用里的“借款合同”可以看到。"
	if placeholder(v) || identity.HasPersonalNumber(v) {
		message = "被投诉人的公司名称没有写"
		if !identity.HasPersonalNumber(v) {
			message += "（写的是" + shown + "）"
		}
	}
	options := []Option{Change("改为公司的全称")}
	switch {
	case role == legal.Contact:
		question = "打电话的人说自己是哪家的？"
		if !placeholder(v) {
			options = append(options, Choose("said", "他是这样说的，全称不知道（信里写“来电人自称”，先写不需要公司全称的几份）"))
		}
	case role == legal.Impersonated:
		question = "是哪家公司放的款？查本人的信用报告，这一笔贷款记录写着机构的名称；也可以问打电话来的人。"
		if !placeholder(v) {
			options = append(options, Keep("信用报告上就是这样写的"))
		}
	case !placeholder(v):
		options = append(options, Keep("合同上就是这样写的"))
	}
	options = append(options, Choose("later", "现在查不到（"+unnamedPapers(role)+"；其余以后再写）"))
	word := d.ask("company-name", "respondent.name", v, message, question, options...)
	switch word {
	case "later":
		r.Name, r.Unknown = unknownCompany, true
		r.Kind = cmp.Or(r.Kind, legal.CollectionFirm)
	case "said":
		r.Name, r.Unknown = "来电人自称的“"+v+"”", true
		r.Kind = cmp.Or(r.Kind, legal.CollectionFirm)
	}
}

// unnamedPapers names the papers that do not need the company's name.
func unnamedPapers(role legal.Role) string {
	if role == legal.Impersonated {
		return "先写报案材料"
	}
	return "先写不需要公司全称的：公安；本人接到电话、知道号码的，还可以勾12321"
}

// companyName reports whether a text can be a registered name.
func companyName(v string) bool {
	core := strings.NewReplacer("（", "(", "）", ")").Replace(v)
	name, more, _ := strings.Cut(core, "(")
	if inner, ok := strings.CutSuffix(more, ")"); ok && !legalForm.MatchString(inner) {
		core = name
	}
	bare := core
	for _, end := range []string{"股份有限公司", "有限责任公司", "有限公司", "公司", "平台", "App", "APP", "app"} {
		bare = strings.TrimSuffix(bare, end)
	}
	return legalForm.MatchString(core) && !slices.Contains(brands, bare) && !placeholder(v) && !placeholder(bare) &&
		!identity.HasPersonalNumber(v)
}

// doubtKind asks if the name shows another licence than the one that was chosen, since that decides
// who supervises. The words are those that a licence requires in the name: 商业银行法 art. 11,
// 消费金融公司管理办法, 小额贷款公司监督管理暂行办法, 融资担保公司监督管理条例 art. 6.
func doubtKind(d *decoder) {
	r := d.c.Respondent
	if r.Unknown || r.Kind == "" || !companyName(r.Name) {
		return
	}
	label := legal.LenderKinds.Label(r.Kind)
	for _, l := range licensed {
		i := slices.IndexFunc(l.words, func(w string) bool { return strings.Contains(r.Name, w) })
		switch {
		case i >= 0 && r.Kind != l.kind && r.Kind != legal.Unlicensed:
			d.ask("company-kind", "respondent.kind", r.Name+"\n"+string(r.Kind),
				"“"+r.Name+"”里有“"+l.words[i]+"”，类型选的是“"+label+"”", "是哪一种机构？这决定信交给哪个部门。",
				Change("按名称，类型改为"+legal.LenderKinds.Label(l.kind)).By(Edit{Path: "respondent.kind",
					Text: legal.LenderKinds.Label(l.kind)}),
				Keep("合同或者许可证上就是所选的类型"), Change("债权已经转给别的公司：改写现在催收的公司").At("respondent"))
			return
		case i >= 0:
			return
		case r.Kind == l.kind:
			d.ask("company-kind", "respondent.kind", r.Name+"\n"+string(r.Kind),
				"类型选的是“"+label+"”，名称里却没有“"+l.words[0]+"”", "是哪一种机构？这决定信交给哪个部门。",
				Change("改类型，或者改为合同上的公司全称").At("respondent"), Keep("合同或者许可证上就是所选的类型"))
			return
		}
	}
}

// notBorrowed matches how people write that the loan is not theirs.
var notBorrowed = pattern.New(`(?:我|本人)(?:自己)?(?:从来|从|根本|并|都)?(?:没有?|未)(?:有|曾)?(?:借过|贷过|办过|申请过|向[^，。；]{1,12}借)|不是(?:我|本人)(?:借|贷|办)的|(?:冒用|盗用)(?:了)?(?:我|本人)的(?:身份|名义)`)

// others returns the answers that change the complainant's role to another one.
func others(role legal.Role) []Option {
	be := func(r legal.Role) Edit { return Edit{Path: "complainant.role", Text: legal.Roles.Label(r)} }
	var out []Option
	for _, o := range []struct {
		role legal.Role
		Option
	}{
		{legal.Borrower, Change("是我借的：把“身份”写成借款人").By(be(legal.Borrower))},
		{legal.Contact, Change("别人借的，我只是接到电话：把“身份”写成联系人，删去“借款”").By(be(legal.Contact),
			Edit{Path: "loan", Remove: true})},
		{legal.Impersonated, Change("我没有借过，有人用我的名字借了：先报案，并向公司和征信机构提出异议；“身份”写被冒名人").By(be(legal.Impersonated))},
		{"", Change("我替别人填：改成他的情况，您写在“代理人”里").At("agent")},
	} {
		if o.role != role {
			out = append(out, o.Option)
		}
	}
	return out
}

// doubtRole asks who borrowed, because a borrower and a contact may ask for different things.
func doubtRole(d *decoder) {
	c := d.c
	who := others(c.Complainant.Role)
	switch {
	case c.Complainant.Role == legal.Contact && c.Loan != nil:
		d.ask("who-borrowed", "loan", "loan", "身份是联系人，又写了借款", "这笔钱是谁借的？",
			append([]Option{Choose("other", "别人借的，我只是接到电话（信里不写借款）")}, who...)...)
	case c.Complainant.Role == legal.Contact:
		for i := range c.Incidents {
			if m := ownDebt.FindString(c.Incidents[i].Narrative); m != "" {
				d.ask("who-borrowed", incidentPath(i, "narrative"), m, "身份是联系人，经过里写着“"+printable(m)+"”", "这笔钱是谁借的？",
					append([]Option{Choose("other", "别人借的，对方却说是我欠的")}, who...)...)
				return
			}
		}
	case c.Complainant.Role == legal.Borrower:
		for i := range c.Incidents {
			if m := notBorrowed.FindString(c.Incidents[i].Narrative); m != "" {
				d.ask("who-borrowed", incidentPath(i, "narrative"), c.Incidents[i].Narrative,
					"身份是借款人，经过里写着“"+printable(m)+"”", "这笔钱是谁借的？",
					append([]Option{Choose("mine", "是我借的，这里说的是另一件事")}, who...)...)
				return
			}
			if m := othersDebt.FindString(c.Incidents[i].Narrative); m != "" && c.Loan == nil {
				d.ask("who-borrowed", incidentPath(i, "narrative"), m, "身份是借款人，经过里写着“"+printable(m)+"”", "这笔钱是谁借的？",
					append([]Option{Choose("mine", "是我借的，这里说的是另一件事")}, who...)...)
				return
			}
		}
	}
}

// several matches what separates two names in one field.
var several = pattern.New(`[、/，,；;＆&+]|和|及|与|\s{2,}`)

// doubtPeople asks if the field for one name seems to hold two people.
func doubtPeople(d *decoder) {
	look := func(path, name, what string) {
		if twoNames(name) {
			d.ask("two-people", path, name, what+"的姓名里像是有两个人", "一处只写一个人，是谁？",
				Change("只留一个人；其余的各写一份"), Keep("就是一个人的姓名"))
		}
	}
	look("complainant.name", d.c.Complainant.Name, "投诉人")
	if d.c.Agent != nil {
		look("agent.name", d.c.Agent.Name, "代理人")
	}
	for i := range d.c.Incidents {
		in := &d.c.Incidents[i]
		var all []ContactPerson
		for k, p := range in.Contacts {
			all = append(all, d.peopleIn(incidentPath(i, "contact."+strconv.Itoa(k)+".name"), p)...)
		}
		in.Contacts = all
	}
}

// twoNames reports whether a name may be those of several people.
func twoNames(name string) bool {
	return name != "" && several.MatchString(name) && !strings.Contains(name, "·") && len([]rune(name)) > 3
}

// peopleIn returns the people that one entry names, if the answer says that it names several: each
// with the relation and the number in his place.
func (d *decoder) peopleIn(path string, p ContactPerson) []ContactPerson {
	if !twoNames(p.Name) {
		return []ContactPerson{p}
	}
	split := func(s string) []string {
		return slices.DeleteFunc(several.Split(s, -1), func(part string) bool { return part == "" })
	}
	names, relations, phones := split(p.Name), split(p.Relation),
		strings.FieldsFunc(p.Phone, func(r rune) bool { return strings.ContainsRune("、/，,；;", r) })
	paired := len(relations) == len(names)
	var people []ContactPerson
	var shown []string
	for i, name := range names {
		one := p
		one.Name = name
		if paired {
			one.Relation = relations[i]
		}
		switch {
		case len(phones) == len(names):
			one.Phone = strings.TrimSpace(phones[i])
		case i > 0:
			one.Phone = ""
		}
		people = append(people, one)
		shown = append(shown, name+"（"+one.Relation+"）")
	}
	means := "是" + strconv.Itoa(len(names)) + "个人：" + strings.Join(shown, "、")
	if word := d.ask("two-people", path, p.Name+"\n"+p.Relation, "对象的姓名里像是有两个人", "这一次打给了谁？",
		Choose("each", means), Keep("就是一个人的姓名"),
		Change("别的情况：只留一个人，或者在“对象”里每人写一项").At(strings.TrimSuffix(path, ".name"))); word == "each" {
		return people
	}
	return []ContactPerson{p}
}

// doubtNumbers asks whose a number in the writer's own words is, if the case has it nowhere else.
func doubtNumbers(d *decoder) {
	for _, s := range d.c.strangers() {
		tail := s.digits[max(0, len(s.digits)-4):]
		d.ask("whose-number", s.path, s.digits, s.where+"里写了一串号码（末四位"+tail+"），别处没有写过", "这是谁的号码？", numberUses...)
	}
}

// doubtNames asks if it is not certain that a text is a name, or that a name may be masked.
func doubtNames(d *decoder) {
	v := d.c.Veil(Body)
	if v == nil {
		return
	}
	for _, p := range d.c.passages() {
		text := []rune(p.text)
		for _, n := range v.names {
			for _, m := range mentions(text, n.name) {
				if m.unsure != "" {
					d.ask("name-border", p.path, m.unsure, p.where+"里的“"+m.unsure+"”，前两个字和联系人的姓名相同", "说的是这个人吗？",
						Choose("name", "是（除写给公安、检察院、法院的以外，信里会遮住）"), Choose("other", "不是，照写"))
				} else if m.quote != "" {
					d.ask("name-in-quote", p.path, m.quote, p.where+"的引号里有联系人的全名", "引的是对方的原话，要不要遮住姓名？",
						Choose("mask", "遮住"), Choose("keep", "照原话写"))
				}
			}
		}
	}
}

// doubtDay asks whether there were several acts if the day is not known: one act and a series are
// pursued differently. For a single call it only says what will be written.
func doubtDay(d *decoder) {
	for i := range d.c.Incidents {
		in := &d.c.Incidents[i]
		if in.At.Words == "" || !in.Until.IsZero() {
			continue
		}
		path, message := incidentPath(i, "at"), "“"+in.At.Words+"”，不知道是哪一天"
		question := "哪一天还记得吗？看看通话记录、短信上的日期。"
		options := []Option{Change("是某一天：写成那一天"), Change("有好几次：“时间”写第一次的日期，“截止”写最后一次的").At(incidentPath(i, "until"))}
		if in.Count > 1 {
			d.ask("day-unsure", path, in.At.Words+"\n"+strconv.Itoa(in.Count),
				message+"，次数写了"+strconv.Itoa(in.Count)+"次", question,
				append(options, Choose("one", "都在同一天，记不清哪一天（信里写“"+in.At.Words+"，具体日期以通话记录为准”）"))...)
			continue
		}
		d.suggest("day-span", path, message+"：信里写“"+in.At.Words+"，具体日期以通话记录为准”，期限从最早的一天算", question, options...)
	}
}

// doubtGuarantee asks a complainant who stood surety. He may be liable for the debt, so he cannot
// ask that all contact stop (民法典 arts. 681, 688).
func doubtGuarantee(d *decoder) {
	if d.c.Complainant.Guarantor() {
		d.ask("guarantor", "complainant.guarantee", "guarantee", "身份是联系人，又写了给这笔借款作过担保",
			"担保人可能要承担责任，不能要求对方完全不联系。您确实签过担保、保证的文件吗？",
			Change("没有签过：把“担保”改为否").By(Edit{Path: "complainant.guarantee", Text: "否"}),
			Choose("manner", "签过（信里只要求停止不当的方式，不要求停止一切联系）"),
			Leave("不清楚：先打12348问清楚，再填写"))
	}
}
