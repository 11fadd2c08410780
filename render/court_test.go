package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"

	"tousu/legal/complaint"
	"tousu/render/text"
)

// written renders one paper of one body for a case given as text.
func written(t *testing.T, src, slug, kind string) string {
	t.Helper()
	days := complaint.Days{Today: day("2026-03-20")}
	_, findings := complaint.Decode("case.yaml", []byte(src), days)
	src += answered(findings)
	c, findings := complaint.Decode("case.yaml", []byte(src), days)
	if c == nil || findings.Stops() {
		t.Fatal(findings)
	}
	e := shipped(t)
	chosen, err := e.planner.Plan(c, []string{slug})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range chosen.Write {
		if d.Paper.Kind != kind || d.Agency.Slug != slug {
			continue
		}
		r, err := e.Render(c, d)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := text.Write(&b, r.Letter); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	t.Fatalf("no %s of %s is written", kind, slug)
	return ""
}

// answered is 核对 with an answer to each doubt: whom a short case is about does not matter here.
func answered(findings complaint.Findings) string {
	var out []string
	for _, f := range findings.Of(complaint.Doubt) {
		for _, a := range f.Answers {
			if a.Write != "" {
				out = append(out, a.Write)
				break
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "核对: [" + strings.Join(out, ", ") + "]\n"
}

const (
	borrower = `
投诉人: {姓名: 林晓雯, 性别: 女, 民族: 汉族, 职业: 教师, 身份证号: "510104199307163026", 电话: "13800001234", 住址: 四川省成都市锦江区示例路18号}
被投诉人: {名称: 四川示例消费金融有限公司, 类型: 消费金融公司, 地区: 四川, 住所: 四川省成都市示例路1号, 法定代表人: 王示例}
`
	contact = `
投诉人: {姓名: 陈立, 身份: 联系人, 性别: 男, 民族: 汉族, 职业: 工人, 身份证号: "510105198809124010", 电话: "13700002468", 住址: 四川省成都市武侯区示例街6号}
被投诉人: {名称: 示例信息咨询有限公司, 类型: 无牌照放贷, 地区: 四川, 住所: 四川省成都市示例路1号}
`
	account = ", 经过: 来电人说出一些难听的话，并要求本人当天还款。}\n"
)

func TestPapersOfPoliceAndCourt(t *testing.T) {
	for _, c := range []struct {
		name, src, slug, kind string
		has, lacks            []string
	}{
		{
			"a threat over a lawful debt is no crime of collecting", borrower + `
事件:
  - {时间: 2026-03-01, 行为: [威胁恐吓, 频繁骚扰], 次数: 9, 经过: 来电人说“再不还就打断你的腿”。}
`, "police", "police-report",
			[]string{"第五十条第一款第（一）项", "第五十条第二款", "第九十条、第一百一十八条第一款", "受案回执", "诬告陷害、谎报案情的法律责任"},
			[]string{"第二百九十三条", "第二百五十三条之一", "第二百七十四条", "控告人"},
		},
		{
			"an unlicensed lender that poses as the police", contact + `
事件:
  - {时间: 2026-03-01, 行为: [威胁恐吓, 冒充公检法, 敲诈勒索], 次数: 9, 经过: 来电人自称派出所民警，要求本人替别人还钱，不还就上门抓人。}
`, "police", "police-report",
			[]string{"提出控告", "控告人（签名、捺印）", "第六十二条", "第五十八条", "第二百七十四条", "第二百七十九条", "第二百九十三条第一款第（二）项", "第二百九十三条之一"},
			[]string{"予以举报", "借款合同编号"},
		},
		{
			"the borrower reports for others and asks no ban in their name", borrower + `
事件:
  - {时间: 2026-03-01, 行为: [爆通讯录, 频繁骚扰], 对象: {关系: 母亲, 姓名: 周玉兰, 电话: "13900005678"}, 次数: 9` + account, "police", "police-report",
			[]string{"予以举报", "周玉兰（13900005678）"},
			[]string{"提出控告", "禁止接触"},
		},
		{
			"an act of 2025 under the law of 2012, the procedure under that of 2025", borrower + `
事件:
  - {时间: 2025-12-01, 行为: [爆通讯录, 频繁骚扰], 次数: 9` + account, "police", "police-report",
			[]string{"（2012年修正）第四十二条第（五）项（现第五十条第一款第（五）项）", "（2016年）第四十四条（现第四十六条）", "（2016年）第六十四条第二款（现第七十一条第二款）",
				"多次发送淫秽、侮辱、恐吓或者其他信息", "第九十条"},
			[]string{"第五十六条", "禁止接触"},
		},
		{
			"an act over the change of 2026 under the law of each part", borrower + `
事件:
  - {时间: 2025-12-20, 截止: 2026-01-10, 行为: [频繁骚扰], 次数: 30` + account, "police", "police-report",
			[]string{"第1项事实中2025年12月31日以前的部分涉嫌违反《中华人民共和国治安管理处罚法》（2012年修正）第四十二条第（五）项",
				"第1项事实中2026年1月1日以后的部分涉嫌违反《治安管理处罚法》第五十条第一款第（五）项",
				"第1项事实跨越法律修订前后", "多次发送淫秽、侮辱、恐吓或者其他信息"},
			nil,
		},
		{
			"abuse that nobody else heard harms no reputation", borrower + `
事件:
  - {时间: 2026-03-01, 行为: 侮辱诽谤` + account, "court", "civil-complaint",
			[]string{"第九百九十一条", "判令被告向原告书面赔礼道歉"},
			[]string{"名誉", "第一千零二十四条", "第五十条第二款", "第一千一百八十二条", "合理开支"},
		},
		{
			"a request that was refused may be sued on", borrower + `
事件:
  - {时间: 2026-03-01, 行为: 拒绝查阅删除` + account + `既往投诉: [{日期: 2026-02-01, 对象: 四川示例消费金融有限公司}]
`, "court", "civil-complaint",
			[]string{"＿＿＿＿＿＿人民法院（由本人填写受诉法院全称）", "第四十四条、第四十五条第一款、第四十七条第一款、第五十条第二款", "提供相应的个人信息供原告查阅"}, nil,
		},
		{
			"a collector with a name is the second defendant", borrower + `
催收机构: {名称: 示例催收有限公司}
事件:
  - {时间: 2026-03-01, 行为: 向第三人披露债务` + account + `损失: {经济损失: [{项目: 交通费, 金额: 80}]}
`, "court", "civil-complaint",
			[]string{"被告二：示例催收有限公司", "本起诉状副本2份", "第一千一百六十八条", "第二十二条第二款、第三款、第二十九条", "共80元（交通费80元）"},
			[]string{"合理开支", "精神损害"},
		},
		{
			"an injunction asks for nothing but stopping", borrower + `
事件:
  - {时间: 2024-03-01, 行为: 爆通讯录` + account + `  - {时间: 2026-03-11, 行为: 威胁恐吓` + account + `损失: {精神损害: 3000}
`, "court", "injunction",
			[]string{"第九百九十七条", "对申请人实施的下列行为：威胁、恐吓。", "最近一次行为发生于2026年3月11日"},
			[]string{"2024年", "3000", "第三人", "第一百零四条"},
		},
		{
			"what another heard is no disturbance of the borrower, and his number is not for the defendant's copy", borrower + `
事件:
  - {时间: 2026-03-11, 行为: [爆通讯录, 频繁骚扰], 对象: {关系: 母亲, 姓名: 周玉兰, 电话: "13900005678"}` + account, "court", "civil-complaint",
			[]string{"联系本人母亲周某（139****5678）。来电人说出", "母亲周某（139****5678）", "另行书面提交贵院", "联系原告以外的第三人"},
			[]string{"周玉兰", "俗称", "第一千零三十三条第（一）项", "反复拨打", "私人生活安宁"},
		},
		{
			"an arbitration request before the law of 2025",
			strings.Replace(arbitration, "2026-03-01", "2026-02-28", 1), "arbitration", "arbitration-application",
			[]string{"第二条、第四条、第十六条、第二十一条、第二十二条、第二十三条", "向申请人返还会员费80元", "据申请人所知，上述款项由被申请人收取", "第五百零九条、第五百七十七条、第九百八十五条",
				"法定代表人：王示例"},
			[]string{"汉族", "赔礼道歉，", "周玉兰", "交通费", "母亲", "第一千一百八十二条"},
		},
		{
			"an arbitration request under it", arbitration, "arbitration", "arbitration-application",
			[]string{"第三条第一款、第四条、第二十七条、第三十二条、第三十三条、第三十四条"}, nil,
		},
		{
			"a power of attorney for the court gives no special powers", attorney, "court", "power-of-attorney",
			[]string{"示例律师事务所", "一般代理：代为立案、提交证据", "第六十二条第二款", "至2026年12月31日止", "委托人（签名、捺印）："}, nil,
		},
		{
			"a power of attorney for an authority", attorney, "nfra", "power-of-attorney",
			[]string{"国家金融监督管理总局四川监管局", "一般代理：代为提交和补充材料", "达成和解、收取款项", "第一百六十五条"},
			[]string{"反诉", "诉讼代理人"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := written(t, c.src, c.slug, c.kind)
			for _, s := range c.has {
				if !strings.Contains(got, s) {
					t.Errorf("lacks %s", s)
				}
			}
			for _, s := range c.lacks {
				if strings.Contains(got, s) {
					t.Errorf("holds %s", s)
				}
			}
			if t.Failed() {
				t.Log(got)
			}
		})
	}
}

const (
	arbitration = "日期: 2026-03-01" + borrower + `
仲裁协议: {机构: 示例仲裁委员会, 条款: 争议提交示例仲裁委员会仲裁。}
事件:
  - {时间: 2026-02-01, 行为: 向第三人披露债务, 对象: {关系: 母亲, 姓名: 周玉兰}` + account + `  - {时间: 2026-02-02, 行为: 砍头息高利, 经过: 放款当日另扣会员费80元。}
损失: {经济损失: [{项目: 会员费, 金额: 80, 类别: 合同}, {项目: 交通费, 金额: 30}]}
`
	attorney = borrower + `
代理人: {姓名: 周正, 身份: 律师, 证件号码: "510104197905201126", 单位: 四川示例律师事务所, 执业证号: "15101201010000001", 权限: 一般代理, 期限: 2026-12-31}
事件:
  - {时间: 2026-03-01, 行为: 向第三人披露债务` + account
)

// TestOnlyCrime: where every act is past the period of the police for lesser offences, the report
// rests on no duty of that law; a day earlier it does. A crime is then all that it speaks of, and
// for two years what the police punish by the law on network security.
func TestOnlyCrime(t *testing.T) {
	e := shipped(t)
	for _, x := range []struct {
		conduct legal.Conduct
		at      string
		// within the period of the law on public order, only a crime, a penalty is asked for
		order, only, penalties bool
	}{
		{legal.Extortion, "2025-09-20", true, false, true},
		{legal.Extortion, "2025-09-19", false, true, false},
		{legal.UnlawfulProvision, "2025-09-20", true, false, true},
		{legal.UnlawfulProvision, "2025-09-19", false, false, true},
	} {
		c := readCase(t, "minimal")
		c.Date, c.Incidents = day("2026-03-20"), c.Incidents[:1]
		in := &c.Incidents[0]
		in.Conduct, in.At.Date, in.Until = []legal.Conduct{x.conduct}, day(x.at), legal.Date{}
		in.Narrative = "来电人索要不应支付的五千元。"
		dossier, err := e.outline(c).addressedTo(paper(t, e, c, "police-report"))
		if err != nil {
			t.Fatal(err)
		}
		duties := slices.ContainsFunc(dossier.grounds, func(g legal.Ground) bool {
			return g.Citation != nil && g.Citation.Version.Law == "psap" && g.Citation.Clock == legal.ByAct
		})
		text := wrote(t, e, c, "police-report")
		if dossier.OnlyCrime != x.only || duties != (x.order && x.conduct == legal.Extortion) ||
			strings.Contains(text, "依法处罚") != x.penalties || strings.Contains(text, "在法定期限内办结") != x.order {
			t.Errorf("%s of %s: only a crime %v, duties of the law on public order %v\n%s", x.conduct, x.at,
				dossier.OnlyCrime, duties, text)
		}
	}
}

// What the court is asked to collect is named with the fact that it proves: a day alone is
// none, and no number is looked into that nobody saw.
func TestEvidenceCollection(t *testing.T) {
	e := shipped(t)
	l := wrote(t, e, readCase(t, "minimal"), "evidence-collection")
	if !strings.Contains(l, "2026年2月11日，对方联系他人。") || strings.Contains(l, "号码见下") || strings.Contains(l, "登记使用人") {
		t.Error("a fact without a number")
	}
	l = wrote(t, e, readCase(t, "platform"), "evidence-collection")
	for _, want := range []string{"读取通讯录的授权", "2026年1月22日，对方涉嫌超出必要范围收集通讯录", "对方（027-5900****）致电本人同事，共4次", "期间和号码见下"} {
		if !strings.Contains(l, want) {
			t.Errorf("lacks %s", want)
		}
	}
}

// Who knows no name of whom he complains of can still have the persons who were called tell what
// they heard, and have an agent hand in the report to the police.
func TestPapersWithoutAName(t *testing.T) {
	e := shipped(t)
	for sample, want := range map[string]struct{ kind, words string }{
		"huabei": {"contact-statement", "本人与沈嘉禾被催收的债务："},
		"clinic": {"power-of-attorney", "就委托人向公安机关报案的有关事项"},
	} {
		c := readCase(t, sample)
		c.Respondent = complaint.Respondent{Name: "名称不详的机构", Kind: legal.Unlicensed}
		chosen, err := e.planner.Plan(c, []string{"police", "contact-statement"})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, d := range chosen.Write {
			if d.Paper.Kind != want.kind {
				continue
			}
			found = true
			r, err := e.Render(c, d)
			if err != nil {
				t.Fatal(err)
			}
			if l := plain(t, r.Letter); !strings.Contains(l, want.words) || strings.Contains(l, "名称不详") {
				t.Errorf("%s of %s lacks %s", want.kind, sample, want.words)
			}
		}
		if !found {
			t.Errorf("%s has no %s", sample, want.kind)
		}
	}
}
