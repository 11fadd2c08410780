package render

import (
	"cmp"
	"errors"
	"go/token"
	"iter"
	"maps"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/program"
)

// Lint writes every paper for invented cases of many shapes as of a day: for each role and each
// kind of lender, with all conducts together and some of them alone, and with everything that a
// case may hold, with only what it must hold, and with a part of the rest. It returns the faults,
// each once, in the order of the files, including sentences that no fact of their case supports;
// and the kinds of paper that no case called for, sorted.
func (e *Engine) Lint(on legal.Date) (faults []error, unwritten []string) {
	return e.lint(on, e.shapes(on), nil)
}

// lint writes every paper for the cases on all processors, and the papers on many cases as of a
// day. It calls also, if not nil, for each letter of a case that could be written, one at a time.
func (e *Engine) lint(on legal.Date, cases iter.Seq[*complaint.Case],
	also func(agency.Decision, *Dossier, *Result)) ([]error, []string) {
	l := &linting{engine: e, also: also, seen: map[string]error{}, written: map[string]bool{},
		endless: map[string]bool{}}
	waiting := make(chan *complaint.Case)
	var running sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		running.Go(func() {
			oracle := newOracle()
			for c := range waiting {
				l.try(c, oracle)
			}
		})
	}
	for c := range cases {
		waiting <- c
	}
	close(waiting)
	running.Wait()
	l.situations(on)
	return l.faults(), l.unwritten()
}

// linting collects the results of one run of Lint.
type linting struct {
	engine *Engine
	also   func(agency.Decision, *Dossier, *Result)

	sync.Mutex
	seen    map[string]error // by message
	written map[string]bool  // kinds of paper
	endless map[string]bool  // kinds whose template exceeded its budget; they are not tried again
}

// try writes every paper for a case.
func (l *linting) try(c *complaint.Case, by *oracle) {
	outline, planner := l.engine.outline(c), l.engine.planner
	for _, d := range planner.Route(c) {
		if d.Status() == agency.NotCompetent {
			continue
		}
		for _, d := range append([]agency.Decision{d}, planner.Agencies().AnnexesOf(c.Agent != nil, d)...) {
			if l.begin(d.Paper.Kind) {
				dossier, r, faults := outline.tried(d, by)
				l.end(d, dossier, r, faults)
			}
		}
	}
}

// begin records the kind and reports whether a paper of it should be tried.
func (l *linting) begin(kind string) bool {
	l.Lock()
	defer l.Unlock()
	l.written[kind] = true
	return !l.endless[kind]
}

// end records the result of a try.
func (l *linting) end(d agency.Decision, dossier *Dossier, r *Result, faults []error) {
	l.Lock()
	defer l.Unlock()
	for _, err := range faults {
		l.seen[err.Error()] = err
		l.endless[d.Paper.Kind] = l.endless[d.Paper.Kind] || errors.Is(err, program.ErrBudget)
	}
	if r != nil && l.also != nil {
		l.also(d, dossier, r)
	}
}

// faults returns the faults found, in the order of the files.
func (l *linting) faults() []error {
	return slices.SortedFunc(maps.Values(l.seen), func(a, b error) int {
		p, q := faultPosition(a), faultPosition(b)
		return cmp.Or(cmp.Compare(p.Filename, q.Filename), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column),
			cmp.Compare(a.Error(), b.Error()))
	})
}

// unwritten returns the kinds of paper that no case called for.
func (l *linting) unwritten() (kinds []string) {
	for _, k := range l.engine.kinds {
		if !l.written[k] {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// tried writes the paper of a decision and returns what is wrong with it. The letter is nil if it
// could not be written.
func (o *Dossier) tried(d agency.Decision, by *oracle) (*Dossier, *Result, []error) {
	dossier, err := o.addressedTo(d)
	if err != nil {
		return nil, nil, []error{err}
	}
	r, err := o.engine.fill(dossier, d)
	if err != nil {
		return dossier, nil, []error{err}
	}
	return dossier, r, by.unfounded(r.Letter, dossier)
}

func faultPosition(err error) token.Position {
	var inTemplate *TemplateError
	var inMarkup *letter.SyntaxError
	var cited *CitationError
	var unfounded *UnfoundedError
	switch {
	case errors.As(err, &inTemplate):
		return inTemplate.Pos
	case errors.As(err, &inMarkup):
		return inMarkup.Pos
	case errors.As(err, &cited):
		return cited.Pos
	case errors.As(err, &unfounded):
		return unfounded.Pos
	}
	return token.Position{}
}

// shapes yields the cases. A single conduct is tried with each role and with each kind of lender,
// but not with every combination of the two: that is a third of the letters.
func (e *Engine) shapes(on legal.Date) iter.Seq[*complaint.Case] {
	return e.shapesOf(on, len(legal.Roles))
}

// shapesOf yields the cases, with every nth single conduct for each combination of role and kind
// of lender.
func (e *Engine) shapesOf(on legal.Date, nth int) iter.Seq[*complaint.Case] {
	var all []legal.Conduct
	for _, c := range legal.Conducts {
		all = append(all, c.Slug)
	}
	return func(yield func(*complaint.Case) bool) {
		bodies, no := e.planner.Agencies().Agencies(), 0
		for i, role := range legal.Roles {
			for j, kind := range legal.LenderKinds {
				sets := [][]legal.Conduct{all}
				for k := range all {
					if (i+j+k)%nth == 0 {
						sets = append(sets, all[k:k+1])
					}
				}
				if !yield(sentCase(on, role.Slug, kind.Slug, all, bodies)) {
					return
				}
				for _, conducts := range sets {
					no++
					for _, c := range threeCases(on, role.Slug, kind.Slug, conducts, no) {
						if !yield(c) {
							return
						}
					}
				}
			}
		}
	}
}

// threeCases returns one case with everything that it may hold, one with only what it must hold,
// and one with a part of the rest, which depends on no.
func threeCases(on legal.Date, role legal.Role, kind legal.LenderKind, conducts []legal.Conduct,
	no int) [3]*complaint.Case {
	some := fullCase(on, role, kind, conducts)
	thin(some, no)
	return [3]*complaint.Case{fullCase(on, role, kind, conducts), bareCase(on, role, kind, conducts), some}
}

// sentCase returns a full case with a submission of every paper that has a term, none of them
// answered.
func sentCase(on legal.Date, role legal.Role, kind legal.LenderKind, conducts []legal.Conduct,
	agencies []*agency.Agency) *complaint.Case {
	c := fullCase(on, role, kind, conducts)
	for _, a := range agencies {
		for i := range a.Papers {
			if p := &a.Papers[i]; len(p.Terms) > 0 && !p.Follows {
				c.Prior = append(c.Prior, complaint.Prior{
					Date: on.AddDays(-99), Body: a.Slug, Paper: p.Kind, Channel: "挂号信", Tracking: "XA000000001CN",
					ReceivedOn: on.AddDays(-97), AcceptedOn: on.AddDays(-95), Ticket: "受理0001",
				})
			}
		}
	}
	return c
}

// bareCase returns a case with only what it must have. Its people are invented.
func bareCase(on legal.Date, role legal.Role, kind legal.LenderKind, conducts []legal.Conduct) *complaint.Case {
	return &complaint.Case{
		File: "样例", ID: "样例", Date: on,
		Complainant: complaint.Complainant{
			Name: "林晓雯", Role: role, IDType: complaint.ResidentID, IDNumber: "510104199307163026", Phone: "13800001234",
			Address: "四川省成都市锦江区示例路18号",
		},
		Respondent: complaint.Respondent{Name: "示例网络科技有限公司", Kind: kind, Region: "四川"},
		Incidents: []complaint.Incident{{At: complaint.Moment{Date: on.AddDays(-20)}, Conduct: conducts,
			Narrative: "对方来电要求还款。"}},
	}
}

// fullCase returns a case with everything that it may have, including acts of long ago.
func fullCase(on legal.Date, role legal.Role, kind legal.LenderKind, conducts []legal.Conduct) *complaint.Case {
	c := bareCase(on, role, kind, conducts)
	p, r := &c.Complainant, &c.Respondent
	p.Sex, p.Ethnicity, p.BirthDate, p.Email, p.Occupation, p.Employer = "女", "汉族",
		legal.Date{Year: 1993, Month: 7, Day: 16}, "lin@example.com", "职员", "示例公司"
	r.USCC, r.Address, r.LegalRepresentative = "91510100MA00000000", "四川省成都市高新区示例大道100号", "张某"
	r.Hotline, r.Product, r.App = "400-000-0000", "个人消费贷款", "示例借款（安卓版）"
	no, yes := false, true
	p.Guarantee, p.Emergency = &no, &yes
	c.Agent = &complaint.Agent{Name: "王律", Capacity: "律师", IDNumber: "510107199503056024", Phone: "13800000000",
		Organisation: "示例律师事务所", Address: "四川省成都市示例路3号", Licence: "00000000000000000", Powers: "代为提交材料、接收答复",
		Until: on.AddDays(365)}
	c.Collector = &complaint.Collector{Name: "示例信息服务有限公司", USCC: "91510100MA11111111", Address: "四川省成都市示例路1号",
		Phones: []string{"0571-8550****", hiddenNumber}}
	c.Loan = &complaint.Loan{Contract: "HT-0001", Funder: "示例银行股份有限公司", Platform: "示例平台有限公司", Assignee: "示例资产管理有限公司",
		Principal: 3000000, DisbursedOn: on.AddDays(-700), DueOn: on.AddDays(100), OverdueSince: on.AddDays(-120),
		Outstanding: 2150050}
	c.Prior = []complaint.Prior{{Date: on.AddDays(-40), Body: r.Name, Channel: "客服热线", Ticket: "A0001",
		Handler: "工号1001", Reply: "没有联系过他人", RepliedOn: on.AddDays(-38)}}
	c.Exhibits = []complaint.Exhibit{
		{Name: "通话记录", Form: "截图打印件", Source: "本人手机", Proves: "来电的时间和次数", Pages: 1},
		{Name: "录音", Form: "光盘", Source: "本人手机", Proves: "来电人的陈述", Pages: 1},
	}
	c.Demands = []string{"希望协商可行的还款安排"}
	c.Harm = []string{"接到来电以后失眠，到医院就诊"}
	c.Losses = &complaint.Losses{
		Economic: []complaint.LossItem{{Item: "更换号码的费用", Amount: 10000},
			{Item: "会员费", Amount: 19900, Class: complaint.ContractLoss}},
		Mental: 100000,
	}
	c.Arbitration = &complaint.Arbitration{Institution: "示例仲裁委员会", Clause: "因本合同发生的争议提交示例仲裁委员会仲裁"}
	c.Reference, c.Handler = "示例法援〔2026〕1号", "王律"
	c.Court, c.Affected = "示例市示例区人民法院", 35
	recent := &c.Incidents[0]
	recent.Until, recent.Channel, recent.Caller, recent.Count, recent.Exhibits = on.AddDays(-10), "电话", "01055550000",
		3, []int{0, 1}
	recent.Contacts = []complaint.ContactPerson{{Relation: "母亲", Name: "周玉兰", Phone: "13900005678"}}
	recent.Contacts[0].Emergency, recent.Reachable = &yes, &yes
	recent.ReportedBy = "母亲"
	for _, before := range []int{90, 400, 2000} { // on both sides of limitation periods and of changes of the law
		c.Incidents = append(c.Incidents, complaint.Incident{
			At: complaint.Moment{Date: on.AddDays(-before)}, Conduct: conducts, Narrative: "对方自称律师，来电要求还款。",
			Caller: "01055550001",
		})
	}
	return c
}

// thin removes about half of what a full case may lack. Which half depends on no, so that any two
// things are missing together in some case and separately in another.
func thin(c *complaint.Case, no int) {
	recent := &c.Incidents[0]
	for i, without := range []func(){
		func() { c.Incidents = c.Incidents[:1] },
		func() { recent.Contacts, recent.ReportedBy = nil, "" },
		func() { recent.ReportedBy = "" },
		func() { recent.Until, recent.Count = legal.Date{}, 0 },
		func() { recent.Caller, recent.Channel = "", "" },
		func() { c.Complainant.Guarantee, c.Complainant.Emergency = nil, nil },
		func() { c.Complainant.Guarantee = recent.Reachable },
		func() { recent.Reachable = nil },
		func() { c.Exhibits, recent.Exhibits = nil, nil },
		func() { c.Prior = nil },
		func() { c.Respondent.App, c.Respondent.Product = "", "" },
		func() { c.Agent = nil },
		func() {
			if c.Agent != nil {
				c.Agent.Capacity, c.Agent.Organisation, c.Agent.Address, c.Agent.Licence = "朋友", "", "", ""
			}
		},
		func() { c.Collector = nil },
		func() { c.Loan = nil },
		func() { c.Losses = nil },
		func() { c.Arbitration = nil },
		func() { c.Demands, c.Harm, c.Affected, c.Court = nil, nil, 0, "" },
		func() { c.Demands = []string{"更正信用报告中的记录"} },
	} {
		if bits.OnesCount(uint(no)&(2*uint(i)+3))%2 == 1 {
			without()
		}
	}
}
