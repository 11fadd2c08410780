package render

import (
	"slices"
	"strings"
	"testing"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/text"
)

// paper is the decision on one paper for the case, whatever routing says of it.
func paper(t *testing.T, e *Engine, c *complaint.Case, kind string) agency.Decision {
	t.Helper()
	for _, d := range e.planner.Route(c) {
		if d.Paper.Kind == kind {
			return d
		}
	}
	t.Fatalf("no body accepts %s", kind)
	return agency.Decision{}
}

func plain(t *testing.T, l *letter.Letter) string {
	t.Helper()
	var b strings.Builder
	if err := text.Write(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A paper that speaks of some acts only tells nothing of the others, and shows
// their exhibits under the numbers of the case.
func TestPapersOfSomeActs(t *testing.T) {
	e, c := shipped(t), readCase(t, "hengyidai")
	for _, x := range []struct {
		paper        string
		facts, shown []int // incidents and exhibits of the case, from 0
	}{
		{"collector-notice", []int{1, 2}, []int{1, 2, 3, 4}},
		{"telecom-report", []int{0, 3}, []int{0, 5}},
		{"number-report", []int{2}, []int{3, 4}},
		{"hotline-request", []int{0, 1, 2, 3}, nil},
	} {
		r, err := e.Render(c, paper(t, e, c, x.paper))
		if err != nil {
			t.Errorf("%s: %v", x.paper, err)
			continue
		}
		letter := plain(t, r.Letter)
		for i, in := range c.Incidents {
			account, _, _ := strings.Cut(in.Narrative, "。") // what was charged on the same day is not for all
			if strings.Contains(letter, account) != slices.Contains(x.facts, i) {
				t.Errorf("%s tells of incident %d: %v", x.paper, i, !slices.Contains(x.facts, i))
			}
		}
		for i, ex := range c.Exhibits {
			if strings.Contains(letter, "名称："+ex.Name+"；") != slices.Contains(x.shown, i) {
				t.Errorf("%s lists exhibit %d: %v", x.paper, i, !slices.Contains(x.shown, i))
			}
		}
	}
}

// A case without such an act is told completely.
func TestPaperThatConcernsNoAct(t *testing.T) {
	c := readCase(t, "minimal")
	c.Incidents[0].Conduct = []legal.Conduct{legal.Denial}
	for _, d := range shipped(t).planner.Route(c) {
		if got := spokenOf(d, c); len(got) != len(c.Incidents) {
			t.Errorf("%s tells of %v", d.Paper.Kind, got)
		}
	}
}

// The rule on complaints to market regulators is the one in force on the day of
// filing, whatever the day of the act.
func TestMarketRuleOfTheDay(t *testing.T) {
	e := shipped(t)
	for date, want := range map[string]string{
		"2026-04-14": "rule/samr-complaints-interim@2020-01-01",
		"2026-04-15": "rule/samr-complaints@2026-04-15",
	} {
		for _, kind := range []string{"samr-complaint", "samr-report"} {
			c := readCase(t, "jincheng")
			c.Date = day(date)
			r, err := e.Render(c, paper(t, e, c, kind))
			if err != nil {
				t.Fatal(err)
			}
			for _, rule := range r.Citations {
				if strings.HasPrefix(rule, "rule/samr-complaints") && rule != want {
					t.Errorf("%s of %s cites %s", kind, date, rule)
				}
			}
			if !slices.Contains(r.Citations, want) {
				t.Errorf("%s of %s does not cite %s", kind, date, want)
			}
		}
	}
}

// never are words that no letter holds: a contact list is not sensitive
// information by the statute, orders are not cited by number, and no complaint
// promises or presses.
var never = []string{"敏感个人信息", "号令", "停息挂账", "否则", "后果自负", "媒体曝光"}

// Every paper can be written from only the required keys, for every kind of lender,
// role and conduct (each two of them together at least once), and a contact's paper says
// nothing of consumers or of the loan contract.
func TestEveryPaperFromTheRequiredKeys(t *testing.T) {
	e := shipped(t)
	for i, kind := range legal.LenderKinds {
		for j, role := range legal.Roles {
			for k, conduct := range legal.Conducts {
				if (i+j+k)%len(legal.Roles) != 0 {
					continue
				}
				c := readCase(t, "minimal")
				c.Respondent.Kind, c.Complainant.Role = kind.Slug, role.Slug
				c.Incidents[0].Conduct = []legal.Conduct{conduct.Slug}
				for _, d := range e.planner.Route(c) {
					if len(d.Paper.Needs) > 0 || d.Paper.Kind == "collector-notice" {
						continue
					}
					name := d.Paper.Kind + " " + string(kind.Slug) + " " + string(role.Slug) + " " +
						string(conduct.Slug)
					r, err := e.Render(c, d)
					if err != nil {
						t.Errorf("%s: %v", name, err)
						continue
					}
					if empty := emptySection(r.Letter); empty != "" && d.Status() != agency.NotCompetent {
						t.Errorf("%s: nothing stands below %s", name, empty)
					}
					letter := plain(t, r.Letter)
					for _, word := range never {
						if strings.Contains(letter, word) {
							t.Errorf("%s holds %s", name, word)
						}
					}
					if role.Slug == legal.Contact && d.Rule.Status != agency.NotCompetent &&
						strings.Contains(letter, "消费者权益保护法") {
						t.Errorf("%s: a contact is no consumer", name)
					}
				}
			}
		}
	}
}

// emptySection returns the first heading with nothing below it; "" if there is none.
func emptySection(l *letter.Letter) string {
	for i, b := range l.Blocks {
		h, ok := b.(*letter.Heading)
		if !ok {
			continue
		}
		if i+1 < len(l.Blocks) {
			switch l.Blocks[i+1].(type) {
			case *letter.Heading, *letter.Signature, *letter.Closing, *letter.Enclosure:
			default:
				continue
			}
		}
		return h.Text.String()
	}
	return ""
}

// To the collector a contact says that he is not the borrower and nothing of the
// loan; the collector is told neither what the lender did nor anybody's number.
func TestCollectorNotice(t *testing.T) {
	e := shipped(t)
	firm := &complaint.Collector{Name: "示例信用管理服务有限公司"}
	contact, borrower := readCase(t, "contact"), readCase(t, "huabei")
	contact.Collector, borrower.Collector = firm, firm
	for _, x := range []struct {
		c            *complaint.Case
		holds, lacks []string
	}{
		{contact, []string{"不是该借款的借款人", "因他人的借款联系本人", "予以删除；委托终止后的", "请书面提出"},
			[]string{"借款合同编号", "消费者权益保护法", "查不到您的信息", "网络安全法", "请来电"}},
		{borrower, []string{"就本人的债务进行催收", "不构成对债权金额"}, []string{"系统未显示委托外部机构", "135****6802", "客服通话录音"}},
	} {
		r, err := e.Render(x.c, paper(t, e, x.c, "collector-notice"))
		if err != nil {
			t.Fatal(err)
		}
		if r.Recipient != firm.Name {
			t.Errorf("addressed to %s", r.Recipient)
		}
		letter := plain(t, r.Letter)
		for _, s := range x.holds {
			if !strings.Contains(letter, s) {
				t.Errorf("%s: no %s", x.c.ID, s)
			}
		}
		for _, s := range x.lacks {
			if strings.Contains(letter, s) {
				t.Errorf("%s holds %s", x.c.ID, s)
			}
		}
	}
}

// What a paper says follows from each fact: who heard it, on which day it was
// done, whether the number showed.
func TestWordsFollowTheFact(t *testing.T) {
	e := shipped(t)
	act := func(on string, conducts ...legal.Conduct) complaint.Incident {
		return complaint.Incident{At: complaint.Moment{Date: day(on)}, Conduct: conducts, Narrative: "来电人要求还款。"}
	}
	toMother := act("2026-02-01", legal.Insult)
	toMother.ReportedBy = "母亲"
	once := act("2026-02-01", legal.Threat)
	once.Count = 1
	numbered := act("2026-02-01", legal.Harassment)
	numbered.Caller = "028-5550****"
	for _, x := range []struct {
		name, paper   string
		facts         []complaint.Incident
		with, without string
	}{
		{"insult alone", "lender-notice", []complaint.Incident{act("2026-02-01", legal.Insult)}, "停止下列行为：侮辱、诽谤",
			"在相应范围内恢复名誉"},
		{"and in law", "lender-notice", []complaint.Incident{act("2026-02-01", legal.Insult)}, "第九百九十一条", "第一千零二十四条"},
		{"insult to another", "lender-notice", []complaint.Incident{toMother}, "恢复名誉、消除影响", ""},
		{"and in law", "lender-notice", []complaint.Incident{toMother}, "第一千零二十四条", ""},
		{"one of two", "lender-notice", []complaint.Incident{act("2026-02-01", legal.Insult), toMother},
			"第2项事实并涉嫌违反该法第一千零二十四条", ""},
		{"no offence", "police-report", []complaint.Incident{act("2025-12-20", legal.UnlawfulProvision)},
			"依法处罚（《网络安全法》（2016年）第六十四条第二款", "单位违反治安管理"},
		{"one offence", "police-report", []complaint.Incident{act("2025-12-20", legal.UnlawfulProvision),
			act("2026-02-01", legal.Harassment)}, "（第2项事实适用《治安管理处罚法》第十八条", ""},
		{"one without law", "police-report", []complaint.Incident{act("2025-12-20", legal.UnlawfulProvision), once},
			"第2项事实是否违反治安管理、适用何种规定，请贵局依法认定", "第十八条"},
		{"no number", "police-report", []complaint.Incident{act("2026-02-01", legal.Harassment)}, "所用号码待查",
			"所用号码见各项事实"},
		{"a number", "police-report", []complaint.Incident{numbered}, "所用号码见各项事实", "所用号码待查"},
		{"told of", "hotline-request", []complaint.Incident{toMother}, "（据母亲转述）", "没有亲历"},
		{"not witnessed", "hotline-request", []complaint.Incident{act("2026-02-01", legal.DebtDisclosure)},
			"（本人没有亲历，据本人所知）", "转述）"},
		{"before the law", "cca-mediation", []complaint.Incident{act("2021-10-31", legal.DebtDisclosure)}, "第一千零三十二条",
			"第十三条"},
		{"part before it", "samr-complaint", []complaint.Incident{act("2023-12-01", legal.Harassment),
			act("2026-02-01", legal.DebtDisclosure)}, "没有法定情形，第2项事实涉嫌违反", ""},
	} {
		c := readCase(t, "jincheng")
		c.Incidents, c.Collector, c.Exhibits = x.facts, nil, nil
		r, err := e.Render(c, paper(t, e, c, x.paper))
		if err != nil {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		if got := plain(t, r.Letter); !strings.Contains(got, x.with) || x.without != "" &&
			strings.Contains(got, x.without) {
			t.Errorf("%s: want %q and no %q in\n%s", x.name, x.with, x.without, got)
		}
	}
}

func TestHiddenNumbers(t *testing.T) {
	e := shipped(t)
	for phones, want := range map[string]string{
		"未知号码":              "催收来电未显示号码。",
		"未知号码 028-5550****": "据本人所知，催收来电的号码有028-5550****，另有未显示号码的来电。",
		"028-5550****":      "据本人所知，催收来电的号码有028-5550****。\n",
	} {
		c := readCase(t, "jincheng")
		c.Collector.Phones = strings.Fields(phones)
		for i := range c.Incidents {
			c.Incidents[i].Caller = ""
		}
		r, err := e.Render(c, paper(t, e, c, "nfra-report"))
		if err != nil {
			t.Fatal(err)
		}
		if got := plain(t, r.Letter); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", phones, want, got)
		}
	}
	r, err := e.Render(readCase(t, "jincheng"), paper(t, e, readCase(t, "jincheng"), "nfra-report"))
	if err != nil {
		t.Fatal(err)
	}
	if got := plain(t, r.Letter); strings.Contains(got, "催收来电的号码") || strings.Contains(got, "未显示号码的来电") {
		t.Errorf("numbers that the facts name stand twice in\n%s", got)
	}
}

// TestSecondDefendant: where the collection agency's address is unknown, the
// complaint leaves room for it and the user is told.
func TestSecondDefendant(t *testing.T) {
	e := shipped(t)
	c := readCase(t, "hengyidai")
	c.Harm = []string{"夜里不能入睡。"} // else room is left for it
	for _, address := range []string{"", c.Collector.Address} {
		c.Collector.Address = address
		d := paper(t, e, c, "civil-complaint")
		told := slices.ContainsFunc(d.Objections,
			func(o agency.Objection) bool { return o.ID == "court-second-defendant" })
		r, err := e.Render(c, d)
		if err != nil {
			t.Fatal(err)
		}
		if blank := strings.Contains(plain(t, r.Letter), "＿＿"); told != (address == "") || blank != told {
			t.Errorf("address %q: told %v, room left %v", address, told, blank)
		}
	}
}
