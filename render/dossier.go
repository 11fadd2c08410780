package render

import (
	"fmt"
	"slices"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
	"tousu/render/plan"
)

// Dossier is the dot of every template: one case as one recipient may see it.
// What a recipient must not see is not in it: a contact's full number, a loan in
// a letter of somebody who is no party to it.
type Dossier struct {
	Title       *Value // of the paper: 举报信
	Date        legal.Date
	Recipient   Recipient
	Complainant Complainant
	Agent       *Agent
	Respondent  Respondent
	Collector   *Collector
	Loan        *Loan
	Incidents   []*Incident // Current, then Background
	Reserved    bool        // it names in full somebody who does not agree to be named to others
	AgreedToYou bool        // all of whom have agreed to be named to police, procuratorate and court
	Current     []*Incident // what the requests rest on
	Background  []*Incident // 背景事实: too old for this body, told and no more
	Prior       []*Prior
	Late        []*Late // what a body has left unanswered, in a paper about its silence
	Extendable  bool    // some of their terms may have been extended
	Exhibits    []*Exhibit
	Demands     []*Value
	Harm        []*Value // 后果
	Losses      *Losses
	Arbitration *Arbitration
	Affected    *Value // 受影响人数: 35人
	Court       *Value // 法院, where the case names one

	ID        *Value // 编号
	Reference *Value // 文号
	Handler   *Value // 承办人

	Copies    int  // 副本: one for each defendant
	HasApp    bool // an App or platform holds the data
	Online    bool // a current fact was done over an App or in public online
	OnlyCrime bool // every fact is past the period of the police for lesser offences, and none is one of data alone
	PastOrder bool // every fact is past the period of the law on public order (治安管理处罚法)
	Requested bool // the case records an earlier complaint or request to the lender

	ToRespondent bool // the letter goes to whom it complains of

	agency    *agency.Agency
	addressee string // the recipient, in the names of files
	silence   string // the slug of the body that the paper is about; "" for none
	engine    *Engine
	kase      *complaint.Case
	acts      []*complaint.Incident // Current
	law       []legal.Act           // the same, as the law sees them
	allActs   []legal.Act           // of all incidents of the case, for all its letters
	grounds   []legal.Ground
	mentions  *mentions
	charges   bool         // the paper takes up what was charged under the contract
	withheld  []int        // exhibits that list other persons, by their place in the case
	readings  caseReadings // for all letters of the case
	views     *views       // the same
}

// Recipient is the addressee (收件机构).
type Recipient struct {
	Name *Value
	You  string // 贵司, 贵局
	Desk *Value // what the sender fills in behind the name: ＿＿＿＿派出所; nil for nothing
}

// Complainant is the person who signs.
type Complainant struct {
	IsBorrower, IsContact bool
	IsImpersonated        bool // another borrowed in his name
	Unbound               bool // a contact who says that he gave no guarantee (担保)
	Guarantor             bool // a contact who says that he did
	Name, Sex, Ethnicity, BirthDate, IDType,
	Age, // on the day of the letter: 36岁
	IDNumber,
	MaskedID, // 110105********002X, for whoever is no authority
	Phone, Address, Email, Occupation, Employer *Value
}

// Agent acts under a power of attorney.
type Agent struct {
	Name, Capacity, IDNumber, MaskedID, Phone, Organisation, Address, Licence, Powers, Until *Value

	Ordinary *Value // Powers that say no more than 一般代理, which are what the law gives any agent; else nil
}

// Respondent is whom the letter complains of.
type Respondent struct {
	Name, Kind, Region, USCC, Address, LegalRepresentative, Hotline, Product, App *Value
	// it is a lender, which may have others collect for it
	Entrusts bool
	Named    bool // something is known of its name
}

// Collector is the collection agency.
type Collector struct {
	Name, USCC, Address *Value
	Phones              []*Value // those that showed
	Hidden              bool     // some calls showed no number
}

// Loan is the loan contract.
type Loan struct {
	Contract, Funder, Platform, Assignee, Principal, DisbursedOn, DueOn, OverdueSince, Outstanding *Value
	PrincipalWords, OutstandingWords                                                               *Value // 人民币大写
}

// Arbitration is the arbitration agreement of the contract (仲裁协议).
type Arbitration struct{ Institution, Clause *Value }

// Prior is an earlier complaint.
type Prior struct {
	// 消费投诉书; nil for a call
	Paper                                                                                    *Value
	Date, Body, Channel, Tracking, ReceivedOn, Ticket, AcceptedOn, Handler, Reply, RepliedOn *Value

	ToLender bool // it was made to the lender itself
	SameDay  bool // it was made on the day of the one told before it
	Along    bool // and to the same body, with another paper

	to    *agency.Agency
	sent  *complaint.Prior
	place int // of sent in the record
}

// Exhibit is one piece of evidence.
type Exhibit struct {
	No                                int // from 1
	Name, Form, Source, Proves, Pages *Value
}

// Losses are what is claimed in money.
type Losses struct {
	Economic            []*LossItem
	Total, TotalWords   *Value // of the economic losses
	Torts, Contracts    *Sum   // the economic losses by class; nil for none
	Stopping            *Sum   // of those for a tort, what was spent on stopping it; nil for none
	Mental, MentalWords *Value
	All, AllWords       *Value // economic losses and mental harm together
}

// Claimed reports whether damages for a tort are claimed.
func (l *Losses) Claimed() bool { return l.Torts != nil || l.Mental != nil }

// Sum is the losses of one class with their total.
type Sum struct {
	Items []*LossItem
	Total *Value

	amount legal.Money
}

// LossItem is one loss.
type LossItem struct{ Item, Amount, AmountWords *Value }

// outline is what all recipients may see of the case alike.
func (e *Engine) outline(c *complaint.Case) *Dossier {
	o := &Dossier{
		Date: c.Date, engine: e, kase: c, readings: caseReadings{}, views: &views{}, allActs: plan.Acts(c),
		Copies: plan.Defendants(c),
		HasApp: plan.HasApp(c), Requested: e.planner.Complained(c),
	}
	o.reveal(o.view(complaint.Body))
	return o
}

// addressedTo shows the case, of which o is the outline, to the recipient of a decision.
func (o *Dossier) addressedTo(d agency.Decision) (*Dossier, error) {
	e, c := o.engine, o.kase
	f := o.view(shownTo(d))
	background, places, left := d.Background(), spokenOf(d, c), leaves(d, c)
	places = arranged(places, background)
	whole := *o.seenBy(f)
	dos := &whole
	dos.Title = &Value{text: d.Paper.Title, origin: letter.FromAgency}
	dos.charges = d.Paper.Charges
	dos.agency, dos.mentions = d.Agency, &mentions{named: map[string]bool{}, told: map[string][]int{}}
	if dos.ToRespondent = d.Agency.Party != ""; dos.ToRespondent { // what others were told is not what it was told
		dos.Prior = slices.DeleteFunc(slices.Clone(dos.Prior), func(p *Prior) bool { return p.to != d.Agency })
	}
	var err error
	if dos.Recipient, dos.addressee, err = o.recipient(d, f); err != nil {
		return nil, err
	}
	for no, i := range places {
		in := f.incident(i, d.Agency.Tribunal, left)
		in.No, in.Background = no+1, slices.Contains(background, i)
		dos.add(in, i)
	}
	dos.Reserved, dos.AgreedToYou = f.reserved(places)
	if !d.AgentActs() {
		dos.Agent = nil
	}
	switch {
	case d.Paper.Follows:
		dos.Late = dos.late(f, d.Agency.Slug)
	case d.Paper.Silence != "":
		dos.silence = d.Paper.Silence
		dos.Late = dos.late(f, d.Paper.Silence)
	}
	dos.keepExhibits(d, left.exhibits)
	drops := d.Drops()
	dos.PastOrder = len(drops) > 0
	dos.grounds = slices.DeleteFunc(e.law.Grounds(dos.matter(d.Paper.Kind)), func(g legal.Ground) bool {
		return g.Citation != nil && slices.Contains(drops, g.Citation.Version.Law) && g.Citation.Clock == legal.ByAct
	})
	dos.OnlyCrime = dos.PastOrder && !dos.punishable("csl/police-penalty")
	return dos, nil
}

// views are the case as each kind of reader may see it, made when a letter first goes to one.
type views [complaint.Authority + 1]*view

func (d *Dossier) view(r complaint.Reader) *view {
	f := d.views[r]
	if f == nil {
		f = &view{c: d.kase, shown: r, veil: d.kase.Veil(r), told: make([]*Incident, len(d.kase.Incidents)),
			values: make([]Value, 0, 64)}
		d.views[r] = f
	}
	return f
}

// seenBy is the outline as a reader may see it who sees more or less of third persons than
// a body does.
func (d *Dossier) seenBy(f *view) *Dossier {
	if f.shown == complaint.Body || f.veil == nil && d.view(complaint.Body).veil == nil {
		return d
	}
	if f.outline == nil {
		outline := *d
		outline.reveal(f)
		f.outline = &outline
	}
	return f.outline
}

// reveal shows the case as the reader of the view may see it.
func (d *Dossier) reveal(f *view) {
	d.Prior, d.Exhibits, d.Demands, d.Harm, d.Respondent, d.Complainant = nil, nil, nil, nil, f.respondent(),
		f.complainant()
	d.Court, d.Affected = f.text(at("court", ""), f.c.Court), f.count(at("affected", ""), f.c.Affected, "人")
	d.ID, d.Reference, d.Handler = f.office()
	d.parties(f)
}

// parties fills in what the case may lack.
func (d *Dossier) parties(f *view) {
	c := f.c
	if c.Agent != nil {
		d.Agent = f.agent()
	}
	if c.Collector != nil {
		d.Collector = f.collector()
	}
	if c.Loan != nil && c.Complainant.Role != legal.Contact {
		d.Loan = f.loan()
	}
	if c.Losses != nil {
		d.Losses = f.losses()
	}
	if a := c.Arbitration; a != nil {
		d.Arbitration = &Arbitration{f.text(at("arbitration", "institution"), a.Institution),
			f.text(at("arbitration", "clause"), a.Clause)}
	}
	for i := range c.Prior {
		if c.Prior[i].Date.After(c.Date) {
			continue // a letter knows nothing of what followed it
		}
		d.Prior = append(d.Prior, d.prior(f, i))
	}
	for i := range c.Exhibits {
		d.Exhibits = append(d.Exhibits, f.exhibit(i))
	}
	for i, s := range c.Demands {
		d.Demands = append(d.Demands, f.text(item("demands", i, ""), s))
	}
	for i, s := range c.Harm {
		d.Harm = append(d.Harm, f.text(item("harm", i, ""), s))
	}
}

func (d *Dossier) add(in *Incident, place int) {
	from := &d.kase.Incidents[place]
	d.Incidents = append(d.Incidents, in)
	if in.Background {
		d.Background = append(d.Background, in)
		return
	}
	d.Current = append(d.Current, in)
	d.acts, d.law = append(d.acts, from), append(d.law, d.allActs[place])
	d.Online = d.Online || plan.Online(d.kase, from)
}

// arranged orders the incidents that a paper speaks of: those it rests on, then
// its background, each in the order of the file.
func arranged(concerned, background []int) []int {
	var now, before []int
	for _, i := range concerned {
		if slices.Contains(background, i) {
			before = append(before, i)
		} else {
			now = append(now, i)
		}
	}
	return append(now, before...)
}

// shownTo says who reads the paper of d, by what he may see of third persons.
func shownTo(d agency.Decision) complaint.Reader {
	switch {
	case d.Paper.Identifies:
		return complaint.Authority
	case d.Agency.Party != "":
		return complaint.Party
	}
	return complaint.Body
}

// matter is what the grounds of a paper depend on: the acts it rests on.
func (d *Dossier) matter(paper string) legal.Matter {
	m := legal.Matter{
		Paper: paper, Role: d.kase.Complainant.Role, Kind: d.kase.Respondent.Kind,
		App: d.HasApp, Card: plan.Card(d.kase), Filed: d.Date, Affected: d.kase.Affected,
		Acts: d.law,
	}
	return m
}

// To reports whether the paper goes to one of the bodies, named by their slugs.
func (d *Dossier) To(slugs ...string) (bool, error) {
	for _, s := range slugs {
		if a, ok := d.engine.planner.Agencies().Find(s); !ok || a.Slug != s {
			return false, fmt.Errorf("没有收件机构 %q", s)
		}
	}
	return slices.Contains(slugs, d.agency.Slug), nil
}

// Cite mentions provisions of the law: those with the clock of the act as they
// stood on the day of the last current incident. Neighbours of the same law share its
// name.
func (d *Dossier) Cite(refs ...string) (*Mention, error) {
	m, days := &Mention{of: d.mentions}, d.days()
	for _, ref := range refs {
		c, err := d.engine.law.Cite(ref, days)
		if err != nil {
			return nil, err
		}
		m.citations = append(m.citations, c)
	}
	return m, nil
}

// Applies reports whether Cite of the provision gives no error for want of a law
// in force.
func (d *Dossier) Applies(ref string) (bool, error) {
	if err := d.engine.law.Known(ref); err != nil {
		return false, err
	}
	_, err := d.engine.law.Resolve(ref, d.days())
	return err == nil, nil
}
