package render

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/templates"
)

// elements are what each paper must hold before its body accepts it (要件), in the order in
// which the letter says it. A word is
//
//	#请求      a heading, or an unnumbered one, that holds the word; headings stand in this order
//	@负责人    the salutation holds it
//	~签名      a line to be signed holds it
//	+副本      an enclosure holds it
//	&law/name  the provision is cited
//	prior.date a value of the case, its indices left out; where the case has none it is not asked for
//	           (incidents.narrative: of every incident that the paper speaks of)
//	anything   words of the letter, of the template or its data
//
// K: before a word asks it of a contact alone, I: of somebody impersonated, R: of all but
// contacts.
var elements = map[string]string{
	// PIPL arts. 44, 45, 47, 50.
	"lender-notice": `@个人信息保护负责人 respondent.name #请求 立即停止|信用 &pipl/right-to-decide &pipl/right-of-access &pipl/right-of-deletion|&pipl/right-of-correction
		保存 赔礼道歉 十五日内 核验身份 #发函人 complainant.name complainant.id_number complainant.phone complainant.address
		R:loan.contract K:不是该借款的借款人 #事实 incidents.narrative prior.date prior.ticket prior.reply 保留 以上属实 ~签名`,
	"collector-notice": `#请求 立即停止 委托 保存 十五日内 核验身份 #发函人 complainant.name complainant.phone
		complainant.address #事实 incidents.narrative 以上属实 ~签名`,
	// 消费投诉办法 art. 13, by title: complainant and his identity, whom he complains of, claims, facts, basis, signature.
	"lender-complaint": `@消费者权益保护部门 respondent.name #请求 立即停止|信用 书面答复 #投诉人 complainant.name
		complainant.id_number complainant.phone complainant.address loan.contract #事实 incidents.narrative prior.date #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	// The same, and what was first said to the institution; what is asked of the bureau is to forward and urge.
	"nfra-complaint": `respondent.name &rule/nfra-complaints 转送 督促 书面答复 调解 #请求 #投诉人和被投诉人 complainant.name
		complainant.id_number complainant.phone complainant.address loan.contract #事实 incidents.narrative prior.date prior.ticket
		prior.reply #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	// 举报办法, by title: by name, a named party, concrete facts, material, basis, a request to punish and to be told.
	"nfra-report": `实名举报 respondent.name #请求 &rule/nfra-reports 责令改正 依法处罚 告知 #举报人和被举报人 complainant.name
		complainant.id_number complainant.phone complainant.address #事实 incidents.at incidents.narrative prior.reply #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	"local-financial-complaint": `respondent.name #请求 转送|督促|调解 移送 #投诉人和被投诉人 complainant.name complainant.id_number complainant.phone
		complainant.address respondent.region #事实 incidents.narrative prior.date #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	"local-financial-report": `实名举报 respondent.name #请求 责令改正|处置 依法处罚 移送 告知 #举报人和被举报人 complainant.name complainant.id_number
		complainant.phone respondent.region #事实 incidents.narrative #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	// The association wants name, ID number, reach, the company's name and address, what was done against which rule.
	"nifa-report": `实名举报 #请求 转送 #举报人和被举报人 complainant.name complainant.id_number complainant.phone respondent.name
		respondent.address #事实 incidents.narrative #违反 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	"cba-report": `实名 #请求 会员 督促 #举报人和被举报人 complainant.name complainant.id_number complainant.phone respondent.name
		#事实 incidents.narrative #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	// CRL arts. 37, 39.
	"cca-mediation": `&consumer/mediation-by-association &consumer/mediation #请求 调解 #投诉人（消费者）和被投诉人（经营者） complainant.name
		complainant.phone complainant.address respondent.name respondent.address #事实 服务 incidents.narrative #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	// 市场监督管理投诉举报办法: name, telephone, address; whom, with his address; request; facts.
	"samr-complaint": `&consumer/authority-complaint &consumer/authority-reply #请求 调解 #投诉人和被投诉人 complainant.name complainant.phone
		complainant.address respondent.name respondent.address #事实 服务 incidents.narrative #依据 涉嫌违反|请依照|请参照 以上属实 ~签名`,
	"samr-report": `respondent.name #请求 立案 移送 告知 #举报人和被举报人 complainant.name respondent.address #线索 incidents.narrative
		以上属实 ~签名`,
	// PIPL art. 65.
	"cac-report": `实名举报 respondent.name #请求 &pipl/complaint-and-report 移送 告知 #举报人和被举报人 complainant.name complainant.phone
		respondent.app #事实 incidents.narrative #依据 &pipl/no-illegal-processing? 以上属实 ~签名`,
	"telecom-report": `实名举报 respondent.app respondent.name #请求 检查检测 权限 移送 告知 complainant.name #情况 incidents.narrative
		版本 以上属实 ~签名`,
	// By number: who called, when, the number called, the kind, how often, the words as they were.
	"number-report": `#事实 incidents.caller incidents.at complainant.phone incidents.count 未作改动 incidents.narrative #请求 核查
		告知 #举报人 complainant.name 以上属实 ~签名`,
	// psap arts. 90, 118; the procedure's venue; a receipt is asked for.
	"police-report": `complainant.name complainant.id_number complainant.phone complainant.address 身份待查 respondent.name 管辖
		#事实 incidents.at incidents.narrative harm #涉嫌违反的规定 #请求 登记 回执 立案 &crimproc/filing 诬告 ~捺印`,
	"disowned-report": `complainant.name complainant.id_number complainant.phone complainant.address 身份待查 respondent.name 管辖
		#事实 incidents.narrative #涉嫌 #请求 登记 回执 立案 诬告 ~捺印`,
	"disowned-loan": `没有向 respondent.name #请求 核查 &pipl/right-of-access &pipl/right-of-correction 保存 十五日内 complainant.name
		complainant.id_number complainant.phone complainant.address #事实 incidents.narrative ~签名`,
	// 征信业管理条例 art. 25.
	"credit-objection": `I:没有向 complainant.name complainant.id_number &credit-reporting/objection 标注 更正 书面答复 #事实
		incidents.narrative ~签名`,
	"pboc-complaint": `respondent.name #请求 核查 书面答复 移送 #投诉人和被投诉人 complainant.name complainant.id_number complainant.phone
		#事实 incidents.narrative 以上属实 ~签名`,
	// CPL art. 124.
	"civil-complaint": `complainant.name complainant.sex complainant.birth_date complainant.ethnicity complainant.occupation
		complainant.address complainant.phone respondent.name respondent.uscc respondent.address respondent.legal_representative 案由 #诉讼请求
		诉讼费用 #事实与理由 incidents.narrative &civil/personality-claims? #管辖 &civproc/tort-venue #证据和证据来源 此致 ~具状人
		+副本 +登记信息`,
	// Civil Code art. 997.
	"injunction": `complainant.name respondent.name #申请事项 立即停止 #事实与理由 incidents.narrative 正在实施或者即将实施 难以弥补
		&civil/injunction #证据和证据来源 此致 ~签名 +副本`,
	// 仲裁法 art. 34 (2026): no ethnicity.
	"arbitration-application": `complainant.name complainant.address respondent.name #仲裁依据 arbitration.institution arbitration.clause
		#仲裁请求 #事实与理由 incidents.narrative #证据和证据来源 此致 ~签名 +仲裁条款 +副本`,
	// 证据规定 art. 45: what is asked for, the facts that it proves, that the other side holds it, why it is due.
	"evidence-collection": `complainant.name respondent.name #申请事项 责令 #事实与理由 incidents.at &civproc-interpretation/documents-held
		形成、保存 &civproc-evidence/documents-due 此致 ~签名`,
	// 证据规定 art. 19.
	"evidence-list": `complainant.name respondent.name 份数 exhibits.name exhibits.form exhibits.source exhibits.proves exhibits.pages ~签名 提交日期`,
	// 法律援助法 arts. 38, 41, 42.
	"legal-aid-application": `#申请事项 &legalaid/matters|&legalaid/application-scope|法律援助法 法律咨询 代拟 complainant.name complainant.id_number complainant.phone complainant.address
		respondent.name 办案机关 #案情 incidents.narrative #经济困难 以上属实 ~签名 +经济困难`,
	// PIPL art. 70.
	"public-interest-lead": `complainant.name respondent.name #事实 affected 来源 incidents.narrative prior.date &pipl/public-interest
		#请求 以上属实 ~签名`,
	"repayment-plan": `complainant.name complainant.phone loan.contract #协商愿望 期数 #困难情况 不构成 &civil/promise-to-pay
		&civil/agreed-after-expiry ~签名 +困难`,
	// Civil Code art. 165.
	"power-of-attorney": `complainant.name complainant.id_number agent.name agent.id_number #委托事项 #代理权限 agent.powers 转委托 #期限
		agent.until &civil/agency-document ~委托人 ~受托人`,
	"hotline-request":   `respondent.name #诉求 转 告知 complainant.name complainant.phone incidents.at incidents.narrative prior.date 以上属实 ~签名`,
	"dispute-mediation": `complainant.name respondent.name #请求 双方同意 #申请人和被申请人 #事实 incidents.narrative 以上属实 ~签名`,
	// 消费投诉办法, by title: the body that decided, its decision, what is asked of the office above it.
	"lender-review": `@总部 &rule/nfra-complaints #申请事项 核查 书面告知 #申请人和原投诉 complainant.name prior.date prior.reply
		#事实 incidents.narrative 以上属实 ~签名`,
	"denial-answer": `prior.reply #请求 核对 保存 十五日内 #事实 incidents.narrative #发函人 complainant.name 以上属实 ~签名`,
	"reminder":      `prior.date 届满 逐项书面答复 complainant.name 以上属实 ~签名`,
	"inquiry":       `respondent.name prior.date 届满 #查询事项 #查询人 complainant.name complainant.id_number 以上属实 ~签名`,
	// 行政复议法 arts. 11, 23, 30.
	"reconsideration-application": `complainant.name complainant.id_number 被申请人 #复议请求 责令 #事实和理由 利害关系 incidents.narrative
		prior.date 以上属实 ~签名`,
	// 刑诉 art. 113.
	"filing-supervision": `&crimproc/supervision? #请求 不立案的理由 通知公安机关立案 complainant.name respondent.name #报案 prior.date
		#事实 incidents.narrative ~签名`,
	"law-firm-report":   `#请求 核实 告知 #反映人和被反映人 complainant.name #事实 incidents.narrative 以上属实 ~签名`,
	"contact-statement": `complainant.name respondent.name 亲自接到 同意 撤回同意 ~签名`,
	"call-log":          `complainant.name complainant.phone ~签名`,
	"phone-script":      `complainant.name 110`,
}

// Every paper holds what its body demands, for every sample case, and for a full case
// of each role; each paper is tried.
func TestElements(t *testing.T) {
	e := shipped(t)
	tried := map[string]bool{}
	for name, c := range elementCases(t) {
		for _, d := range papersOf(e, c) {
			r, err := e.Render(c, d)
			if err != nil {
				continue // it lacks what the paper needs
			}
			tried[d.Paper.Kind] = true
			for _, fault := range lacks(c, d, r.Letter) {
				if c.Agent != nil && c.Respondent.Kind == legal.Unlicensed && d.Agency.Party != "" &&
					strings.HasSuffix(fault, "complainant.address") {
					continue // the agent answers for whom such a lender shall not find
				}
				t.Errorf("%s of %s (%s) %s", d.Paper.Kind, name, r.Recipient, fault)
			}
		}
	}
	for _, kind := range kinds(t) {
		if elements[kind] == "" {
			t.Errorf("nobody says what %s must hold", kind)
		}
		if !tried[kind] {
			t.Errorf("%s was not written", kind)
		}
	}
	if len(elements) != len(kinds(t)) {
		t.Errorf("%d papers are described, %d exist", len(elements), len(kinds(t)))
	}
}

// A letter of which a sentence is struck lacks an element.
func TestElementsAreMissed(t *testing.T) {
	e, c := shipped(t), readCase(t, "jincheng")
	d := paper(t, e, c, "nfra-report")
	r, err := e.Render(c, d)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Letter.Blocks {
		switch r.Letter.Blocks[i].(type) {
		case *letter.Enclosure, *letter.Table, *letter.Title, *letter.Salutation:
			continue // no element of it stands there alone
		}
		cut := &letter.Letter{Blocks: slices.Delete(slices.Clone(r.Letter.Blocks), i, i+1)}
		if h, ok := r.Letter.Blocks[i].(*letter.Heading); ok && strings.Contains(h.Text.String(), "证据") {
			continue
		}
		if p, ok := r.Letter.Blocks[i].(*letter.Paragraph); ok && strings.HasPrefix(p.Text.String(), "被举报人") {
			continue // the first sentence names him
		}
		if len(lacks(c, d, cut)) == 0 {
			t.Errorf("nothing is missed without %T %d", r.Letter.Blocks[i], i)
		}
	}
}

func kinds(t *testing.T) []string {
	t.Helper()
	files, err := templates.FS.ReadDir("letters")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		kind := strings.TrimSuffix(f.Name(), path.Ext(f.Name()))
		// of many cases, not of one
		if !slices.ContainsFunc(agency.Default().Situations(),
			func(s agency.Situation) bool { return s.Kind == kind }) {
			out = append(out, kind)
		}
	}
	return out
}

// elementCases are the samples, and full cases of every role and of the kinds of lender
// that have papers of their own.
func elementCases(t *testing.T) map[string]*complaint.Case {
	t.Helper()
	out := map[string]*complaint.Case{}
	for _, name := range samples(t) {
		out[name] = readCase(t, name)
	}
	for _, role := range legal.Roles {
		for _, kind := range []legal.LenderKind{legal.ConsumerFinance, legal.Microloan, legal.Platform, legal.Payment} {
			out[fmt.Sprintf("full %s %s", role.Slug, kind)] = fullCase(day("2026-03-20"), role.Slug, kind,
				legal.WrongsThePerson.Conducts())
		}
	}
	return out
}

// lacks lists what the letter does not hold of the elements of its paper.
func lacks(c *complaint.Case, d agency.Decision, l *letter.Letter) []string {
	var out []string
	f := featuresOf(l)
	heading := 0
	for word := range strings.FieldsSeq(elements[d.Paper.Kind]) {
		if of, rest, ok := strings.Cut(word, ":"); ok {
			if role := c.Complainant.Role; of == "K" && role != legal.Contact || of == "I" &&
				role != legal.Impersonated || of == "R" && role == legal.Contact {
				continue
			}
			word = rest
		}
		if word == "incidents.narrative" {
			for _, i := range spokenOf(d, c) {
				if !f.fields[fmt.Sprintf("incidents.%d.narrative", i)] {
					out = append(out, fmt.Sprintf("does not tell of fact %d", i))
				}
			}
			continue
		}
		if strings.HasPrefix(word, "prior.") && d.Agency.Party != "" && !saidTo(c, f) {
			continue // what others were told it is not told
		}
		if !slices.ContainsFunc(strings.Split(word, "|"), func(w string) bool { return f.has(c, w) }) {
			out = append(out, "lacks "+word)
			continue
		}
		if h, ok := strings.CutPrefix(word, "#"); ok {
			at := slices.IndexFunc(f.headings, func(s string) bool { return strings.Contains(s, h) })
			if at < heading {
				out = append(out, "has "+word+" too early")
			}
			heading = at
		}
	}
	return out
}

// saidTo reports whether the letter tells of all earlier complaints of the case: to the
// lender it tells of those to the lender alone.
func saidTo(c *complaint.Case, f features) bool {
	for i := range c.Prior {
		if !f.fields[fmt.Sprintf("prior.%d.date", i)] {
			return false
		}
	}
	return true
}

// features are what an element may be seen by.
type features struct {
	headings, signed, enclosed []string
	salutation, words          string
	fields, cited              map[string]bool
}

func featuresOf(l *letter.Letter) features {
	f := features{fields: map[string]bool{}, cited: map[string]bool{}, words: all(l)}
	for _, b := range l.Blocks {
		switch b := b.(type) {
		case *letter.Heading:
			f.headings = append(f.headings, b.Text.String())
		case *letter.Salutation:
			f.salutation = b.Text.String()
		case *letter.Signature:
			for _, line := range b.Lines {
				f.signed = append(f.signed, line.String())
			}
		case *letter.Enclosure:
			for _, item := range b.Items {
				f.enclosed = append(f.enclosed, item.String())
			}
		}
	}
	for field := range fieldsOf(l) {
		switch s := field.Source.(type) {
		case letter.CaseSource:
			if field.Origin == letter.FromCase {
				f.fields[s.Path()], f.fields[withoutIndices(s.Path())] = true, true
			}
		case letter.LawSource:
			for _, c := range s.Cited() {
				f.cited[c.Ref] = true
			}
		}
	}
	return f
}

func (f features) has(c *complaint.Case, word string) bool {
	optional := strings.HasSuffix(word, "?")
	word = strings.TrimSuffix(word, "?")
	in := func(list []string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return strings.Contains(s, word[1:]) })
	}
	switch {
	case optional:
		return true
	case word[0] == '#':
		return in(f.headings)
	case word[0] == '~':
		return in(f.signed)
	case word[0] == '+':
		return in(f.enclosed)
	case word[0] == '@':
		return strings.Contains(f.salutation, word[1:])
	case word[0] == '&':
		return f.cited[word[1:]]
	case word[0] < 0x80 && strings.Trim(word, "0123456789") != "":
		return f.fields[word] || !holds(c, word)
	}
	return strings.Contains(f.words, word)
}

// holds reports whether the case says anything under the key.
func holds(c *complaint.Case, key string) bool {
	prior := func(given func(p complaint.Prior) bool) bool {
		return slices.ContainsFunc(c.Prior, func(p complaint.Prior) bool { return given(p) && !toldInFull(c, p) })
	}
	exhibit := func(given func(x complaint.Exhibit) bool) bool { return slices.ContainsFunc(c.Exhibits, given) }
	switch key {
	case "incidents.at", "incidents.narrative":
		return true
	case "incidents.caller":
		return slices.ContainsFunc(c.Incidents,
			func(in complaint.Incident) bool { return in.Caller != "" && in.Caller != hiddenNumber })
	case "incidents.count":
		return slices.ContainsFunc(c.Incidents, func(in complaint.Incident) bool { return in.Count > 0 })
	case "prior.date":
		return prior(func(p complaint.Prior) bool { return !p.Date.IsZero() })
	case "prior.ticket":
		return prior(func(p complaint.Prior) bool { return p.Ticket != "" })
	case "prior.reply":
		return prior(func(p complaint.Prior) bool { return p.Reply != "" })
	case "exhibits.name":
		return len(c.Exhibits) > 0
	case "exhibits.form":
		return exhibit(func(x complaint.Exhibit) bool { return x.Form != "" })
	case "exhibits.source":
		return exhibit(func(x complaint.Exhibit) bool { return x.Source != "" })
	case "exhibits.proves":
		return exhibit(func(x complaint.Exhibit) bool { return x.Proves != "" })
	case "exhibits.pages":
		return exhibit(func(x complaint.Exhibit) bool { return x.Pages > 0 })
	}
	return c.Has(key)
}

// toldInFull reports whether a fact of the same day gives the reply to a submission: it is not
// told again.
func toldInFull(c *complaint.Case, p complaint.Prior) bool {
	reply := strings.TrimRight(p.Reply, "。")
	return reply != "" && slices.ContainsFunc(c.Incidents, func(in complaint.Incident) bool {
		return in.At.Date == p.Date && strings.Contains(in.Narrative, reply)
	})
}

// withoutIndices is incidents.narrative of incidents.1.narrative.
func withoutIndices(path string) string {
	parts := strings.Split(path, ".")
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.Trim(s, "0123456789") == "" })
	return strings.Join(parts, ".")
}

// spelledPeriod finds a period that a template spells out: the days within which it asks for an
// answer, or how long ago something is.
var spelledPeriod = regexp.MustCompile(`(?:起|超过)([一二三四五六七八九十]+(?:日|个月|年))`)

// TestTemplatesSpellThePeriods: what a letter says in words is what periods.yaml says in figures.
func TestTemplatesSpellThePeriods(t *testing.T) {
	var known []string
	for _, p := range []legal.Period{legal.AskedAnswer, legal.CreditObjection, legal.PoliceDiscovery} {
		known = append(known, p.Length(legal.Days{}).Chinese())
	}
	files, err := fs.Glob(templates.FS, "*/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		src, err := templates.FS.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range spelledPeriod.FindAllStringSubmatch(string(src), -1) {
			if found++; !slices.Contains(known, m[1]) {
				t.Errorf("%s speaks of %s; periods.yaml has %v", file, m[1], known)
			}
		}
	}
	if found == 0 {
		t.Error("no template speaks of a period")
	}
}
