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

// Dossier is the dot of every template: one case as one recipient may see it. What the recipient
// must not see is not in it: the full number of a contact, or the loan in a letter of somebody
// who is not a party to it.
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
	Reserved    bool        // the letter prints the full name of somebody who has not agreed to wider disclosure
	AgreedToYou bool        // all those persons agreed to be named to police, procuratorate and court
	Current     []*Incident // the facts that the requests rest on
	Background  []*Incident // 背景事实: too old for this body; told, but nothing is argued from them
	Prior       []*Prior
	Late        []*Late // what a body has not answered, in a paper about its silence
	Extendable  bool    // some of the terms in Late may have been extended
	Exhibits    []*Exhibit
	Demands     []*Value
	Harm        []*Value // 后果
	Losses      *Losses
	Arbitration *Arbitration
	Affected    *Value // 受影响人数: 35人
	Court       *Value // 法院, if the case names one

	ID        *Value // 编号
	Reference *Value // 文号
	Handler   *Value // 承办人

	Copies    int  // 副本: one for each defendant
	HasApp    bool // an App or platform holds the data
	Online    bool // a current fact was done over an App or in public online
	OnlyCrime bool // as PastOrder, and no current data offence can be punished under 网络安全法 either
	PastOrder bool // every fact is past its limitation period under 治安管理处罚法
	Requested bool // the case records an earlier complaint or request to the lender

	ToRespondent bool // the letter goes to the respondent or its collector

	agency    *agency.Agency
	addressee string // the recipient, for file names
	silence   string // the slug of the body that the paper is about; "" for none
	engine    *Engine
	kase      *complaint.Case
	acts      []*complaint.Incident // Current
	law       []legal.Act           // the same, as the law sees them
	allActs   []legal.Act           // of all incidents of the case, for all its letters
	grounds   []legal.Ground
	mentions  *mentions
	charges   bool         // the paper takes up what was charged under the contract
	withheld  []int        // exhibits that list other persons, by index into the case's exhibits
	readings  caseReadings // shared by all letters of the case
	views     *views       // shared too
}

// Recipient is the addressee (收件机构).
type Recipient struct {
	Name *Value
	You  string // 贵司, 贵局
	Desk *Value // to be filled in by the sender after the name: ＿＿＿＿派出所; nil if nothing is
}

// Complainant is the person who signs.
type Complainant struct {
	IsBorrower, IsContact bool
	IsImpersonated        bool // somebody borrowed in his name
	Unbound               bool // a contact who says that he gave no guarantee (担保)
	Guarantor             bool // a contact who says that he gave one
	Name, Sex, Ethnicity, BirthDate, IDType,
	Age, // on the day of the letter: 36岁
	IDNumber,
	MaskedID, // 110105********002X, for readers that are no authority
	Phone, Address, Email, Occupation, Employer *Value
}

// Agent acts under a power of attorney.
type Agent struct {
	Name, Capacity, IDNumber, MaskedID, Phone, Organisation, Address, Licence, Powers, Until *Value

	Ordinary *Value // Powers, if they are just 一般代理, which every agent has by law; else nil
}

// Respondent is the party complained of.
type Respondent struct {
	Name, Kind, Region, USCC, Address, LegalRepresentative, Hotline, Product, App *Value
	// it may have others collect for it, as a lender does
	Entrusts bool
	Named    bool // its name is known at least in part
}

// Collector is the collection agency.
type Collector struct {
	Name, USCC, Address *Value
	Phones              []*Value // those that were shown
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

	ToLender bool // to the lender itself
	SameDay  bool // on the same day as the one printed before it
	Along    bool // as SameDay, to the same body with another paper

	to    *agency.Agency
	sent  *complaint.Prior
	place int // of sent in the record
}

// Exhibit is one piece of evidence.
type Exhibit struct {
	No                                int // from 1
	Name, Form, Source, Proves, Pages *Value
}

// Losses holds the money claimed.
type Losses struct {
	Economic            []*LossItem
	Total, TotalWords   *Value // of the economic losses
	Torts, Contracts    *Sum   // the economic losses by class; nil if there are none
	Stopping            *Sum   // the part of Torts spent on stopping the wrong; nil if none
	Mental, MentalWords *Value
	All, AllWords       *Value // economic losses and mental harm together
}

// Claimed reports whether damages for a tort are claimed.
func (l *Losses) Claimed() bool { return l.Torts != nil || l.Mental != nil }

// Sum holds the losses of one class and their total.
type Sum struct {
	Items []*LossItem
	Total *Value

	amount legal.Money
}

// LossItem is one loss.
type LossItem struct{ Item, Amount, AmountWords *Value }

// outline returns the dossier of a case before it has an addressee: what its papers have in
// common, as an ordinary body may see it.
func (e *Engine) outline(c *complaint.Case) *Dossier {
	o := &Dossier{
		Date: c.Date, engine: e, kase: c, readings: caseReadings{}, views: &views{}, allActs: plan.Acts(c),
		Copies: plan.Defendants(c),
		HasApp: plan.HasApp(c), Requested: e.planner.Complained(c),
	}
	o.reveal(o.view(complaint.Body))
	return o
}

// addressedTo returns the dossier of the case outlined by o for the recipient of a decision.
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
	if dos.ToRespondent = d.Agency.Party != ""; dos.ToRespondent { // it is told only of the complaints made to it
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

// views holds the case as each kind of reader may see it; each is made when a letter first needs
// it.
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

// seenBy returns the outline as the reader of f may see it: o itself unless he sees more or less
// of third persons than an ordinary body does.
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

// reveal fills in the case as the reader of the view may see it.
func (d *Dossier) reveal(f *view) {
	d.Prior, d.Exhibits, d.Demands, d.Harm, d.Respondent, d.Complainant = nil, nil, nil, nil, f.respondent(),
		f.complainant()
	d.Court, d.Affected = f.text(at("court", ""), f.c.Court), f.count(at("affected", ""), f.c.Affected, "人")
	d.ID, d.Reference, d.Handler = f.office()
	d.parties(f)
}

// parties fills in the parts that a case may lack.
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
			continue // it was made after the letter
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

// arranged orders the incidents of a paper: those its requests rest on, then its background, each
// in the order of the file.
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

// shownTo returns the kind of reader of the paper of d: what he may see of third persons.
func shownTo(d agency.Decision) complaint.Reader {
	switch {
	case d.Paper.Identifies:
		return complaint.Authority
	case d.Agency.Party != "":
		return complaint.Party
	}
	return complaint.Body
}

// matter returns what the grounds of a paper depend on. Its acts are the current ones.
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

// Cite mentions provisions of the law. Those with the clock of the act are cited as they were on
// the day of the last current incident. Consecutive provisions of one law share its name.
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

// Applies reports whether the provision was in force on the day that Cite would cite it for. An
// unknown ref is an error.
func (d *Dossier) Applies(ref string) (bool, error) {
	if err := d.engine.law.Known(ref); err != nil {
		return false, err
	}
	_, err := d.engine.law.Resolve(ref, d.days())
	return err == nil, nil
}
