package complaint

import (
	"fmt"
	"slices"
	"strconv"
	"unicode"

	"tousu/legal"
	"tousu/legal/identity"
	"tousu/legal/pattern"
)

// reviews are the checks that give warnings; each is about one thing.
var reviews = []func(*decoder){
	reviewIdentity, reviewAgent, reviewLoan, reviewPrior,
	reviewDemands, reviewHours, reviewAge, reviewBeforeLoan, reviewNarrative,
	reviewContacts, reviewThirdPersons, reviewWords, reviewEvidence,
}

func (d *decoder) doubt() {
	for _, ask := range doubts {
		ask(d)
	}
}

func (d *decoder) warn() {
	for _, review := range reviews {
		review(d)
	}
}

func (d *decoder) warning(code, path, message, hint string) {
	if len(d.findings) < maxFindings { // too-many is a fault
		d.report(d.c.Position(path), code, path, message, hint)
	}
}

// written reports whether the case file gives the key.
func (d *decoder) written(path string) bool {
	_, ok := d.c.positions[path]
	return ok
}

func incidentPath(i int, key string) string { return fmt.Sprintf("incidents.%d.%s", i, key) }

func reviewIdentity(d *decoder) {
	c := d.c.Complainant
	if sex := identity.ResidentSex(c.IDNumber); sex != "" && sex != c.Sex {
		d.warning("sex-mismatch", "complainant.sex", "性别与身份证号不符", "请核对；两处都以身份证为准")
	}
	if birth, ok := birthDate(c.IDNumber); ok && birth != c.BirthDate {
		d.warning("birth-date-mismatch", "complainant.birth_date", "出生日期与身份证号不符", "请核对；两处都以身份证为准")
	}
}

// licensed are the kinds whose names must show the licence: 商业银行法 art. 11,
// 消费金融公司管理办法, 小额贷款公司监督管理暂行办法, 融资担保公司监督管理条例 art. 6.
var licensed = []struct {
	kind  legal.LenderKind
	words []string
}{
	{legal.ConsumerFinance, []string{"消费金融"}},
	{legal.Microloan, []string{"小额贷款", "小贷"}},
	{legal.Guarantee, []string{"融资担保", "担保"}},
	{legal.Bank, []string{"银行", "信用社", "信用合作", "信用联社"}},
}

func reviewLoan(d *decoder) {
	l := d.c.Loan
	if l == nil {
		return
	}
	before := func(a, b legal.Date) bool { return !a.IsZero() && !b.IsZero() && a.Before(b) }
	if l.Principal > 0 && l.Outstanding > l.Principal {
		d.warning("outstanding-above-principal", "loan.outstanding", "欠款余额高于本金", "如含利息、违约金属正常；否则请核对")
	}
	switch {
	case before(l.DueOn, l.DisbursedOn):
		d.warning("loan-dates", "loan.due_on", "到期日早于放款日期", "请核对两个日期")
	case before(l.OverdueSince, l.DisbursedOn):
		d.warning("loan-dates", "loan.overdue_since", "逾期日期早于放款日期", "请核对两个日期")
	case before(l.OverdueSince, l.DueOn):
		d.warning("loan-dates", "loan.overdue_since", "逾期日期早于到期日", "分期还款的，到期日请写逾期那一期的；否则请核对")
	}
}

// reviewAgent warns if the agent's address is missing although letters omit the complainant's, as
// they do to an unlicensed lender.
func reviewAgent(d *decoder) {
	if a := d.c.Agent; a != nil && a.Address == "" && d.c.Respondent.Kind == legal.Unlicensed {
		d.warning("agent-address", "agent.name", "没有写代理人的通讯地址", "写给无牌照放贷者的信不写本人的住址，对方只能经代理人答复；请在“代理人”里写“通讯地址”")
	}
}

func reviewPrior(d *decoder) {
	for i, p := range d.c.Prior {
		if !p.RepliedOn.IsZero() && p.RepliedOn.Before(p.Date) {
			d.warning("reply-before-complaint", fmt.Sprintf("prior.%d.replied_on", i), "答复日期早于投诉日期", "请核对两个日期")
		}
	}
}

var (
	ungrantable = pattern.New(`(?:免除|免去|取消|抹去|抹掉|豁免|一笔勾销)[^，。；\n]{0,8}(?:债务|欠款|本金|利息|借款|贷款|还款义务)|停息挂账|停止计息|(?:删除|撤销|消除|清除|修复|洗白)[^，。；\n]{0,8}(?:征信|信用记录|逾期记录)|清零|(?:不再|不用|无需|无须)(?:偿还|归还|还款)`)
	pressing    = pattern.New(`曝光|否则|后果自负|上访|闹访|公之于众|发到?网上|[找联系向]媒体`)
	disclaimed  = pattern.New(`(?:不|并非|未)(?:要求|主张|请求|申请|寻求)[^，。；\n]{0,4}$`)
)

func reviewDemands(d *decoder) {
	for i, text := range d.c.Demands {
		path := fmt.Sprintf("demands.%d", i)
		if m := ungrantable.FindStringIndex(text); m != nil && !disclaimed.MatchString(text[:m[0]]) {
			d.warning("ungrantable-demand", path, "这项诉求不是收件机构能够决定的", "投诉不能免除债务、停止计息或删除如实的征信记录；请改为要求停止侵害、删除信息、书面答复等")
		}
		if pressing.MatchString(text) {
			d.warning("threat-in-demand", path, "诉求中有施压的说法", "以曝光等相要挟可能被追究责任；请只写要求和依据")
		}
	}
}

// reviewHours compares the time of day with 深夜催收.
func reviewHours(d *decoder) {
	days := legal.Days{Filed: d.c.Date}
	begins, ends := legal.NightBegins.On(days), legal.NightEnds.On(days)
	span := fmt.Sprintf("%d时至次日%d时之间", begins, ends)
	for i, in := range d.c.Incidents {
		if !in.At.HasTime {
			continue
		}
		if in.At.Elsewhere {
			d.warning("time-zone", incidentPath(i, "at"), "时刻写的是别的时区的，换算成北京时间是"+in.At.Chinese(),
				"写的本来就是北京时间的，删去末尾的时区（Z 或者 +00:00）")
		}
		night := in.At.Hour >= begins || in.At.Hour < ends
		declared := slices.Contains(in.Conduct, legal.OffHours)
		switch {
		case night && !declared && legal.Timed.Includes(in.Conduct...):
			d.warning("off-hours-undeclared", incidentPath(i, "at"), "时间在"+span+"，“行为”中没有“深夜催收”",
				"如确在夜间，请在“行为”中加上“深夜催收”")
		case !night && declared:
			d.warning("off-hours-time", incidentPath(i, "at"), "列了“深夜催收”，时间却不在"+span, "请核对时刻，或删去“深夜催收”；多次来电的，夜间那几次另写一项")
		}
	}
}

// limits are the periods after which an act can no longer be pursued, longest first. Only the first
// that is over is reported. The hint has a %s for the period.
var limits = []struct {
	code   string
	period legal.Period
	hint   string
	police bool
}{
	{"limit-civil", legal.CivilLimitation, "请求赔偿的诉讼时效一般为%s（民法典第一百八十八条），期间主张过权利的重新计算；请求停止侵害、赔礼道歉不受此限", false},
	{"limit-penalty", legal.PenaltyLimitation, "违法行为%s内未被发现的，一般不再给予行政处罚（行政处罚法第三十六条）；此前举报过的请写进“既往投诉”", false},
	{"limit-police", legal.PoliceDiscovery, "违反治安管理的行为%s内公安机关没有发现的，不再处罚；此前报过警的请写进“既往投诉”", true},
}

func reviewAge(d *decoder) {
	for i := range d.c.Incidents {
		in := &d.c.Incidents[i]
		for _, l := range limits {
			if !l.period.Over(in.Last(), d.c.Date) || l.police && !legal.Punishable.Includes(in.Conduct...) {
				continue
			}
			length := l.period.Length(legal.Days{Act: in.Last(), Filed: d.c.Date}).Chinese()
			d.warning(l.code, incidentPath(i, "at"), "这件事已超过"+length, fmt.Sprintf(l.hint, length))
			break
		}
	}
}

func reviewBeforeLoan(d *decoder) {
	if d.c.Loan == nil || d.c.Loan.DisbursedOn.IsZero() {
		return
	}
	for i := range d.c.Incidents {
		in := &d.c.Incidents[i]
		if in.Last().Before(d.c.Loan.DisbursedOn) && !slices.Contains(in.Conduct, legal.ContactListCollection) {
			d.warning("act-before-loan", incidentPath(i, "at"), "这件事早于放款日期", "请核对年份")
		}
	}
}

func reviewNarrative(d *decoder) {
	const least = 15
	for i, in := range d.c.Incidents {
		n := 0
		for _, r := range in.Narrative {
			if !unicode.IsSpace(r) {
				n++
			}
		}
		if n < least {
			d.warning("short-narrative", incidentPath(i, "narrative"), "经过写得太简短", "请写明谁、用什么号码、对谁、说了什么，受理机关才能核查")
		}
	}
}

func reviewContacts(d *decoder) {
	for i := range d.c.Incidents {
		for k, p := range d.c.Incidents[i].Contacts {
			path := incidentPath(i, "contact."+strconv.Itoa(k))
			if p.Name != "" && p.Consent == Unasked && !d.written(path+".consents") {
				d.warning("contact-consent", path+".name", "没有写联系人是否同意列名：姓名和电话只写给公安、检察院、法院",
					"问过本人以后，在“同意列名”里写：都可以、只写给公安、检察院、法院，或者都不写")
			}
		}
	}
}

// reviewThirdPersons warns about what letters will not print as it was written.
func reviewThirdPersons(d *decoder) {
	v := d.c.Veil(Body)
	for _, p := range d.c.passages() {
		if v.Text(p.text) != p.text {
			d.warning("third-person-masked", p.path, p.where+"里有联系人的姓名或者号码：除写给公安、检察院、法院的以外，信里会遮住",
				"联系人同意写出姓名的，在“同意列名”里写：都可以；号码一律遮住")
		}
	}
}
