package render

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// Dossier is the dot of every template: one case as one recipient may see it.
// What a recipient must not see is not in it: a contact's full number, a loan in
// a letter of somebody who is no party to it.
type Dossier struct {
	Date        legal.Date
	Recipient   Recipient
	Complainant Complainant
	Agent       *Agent
	Respondent  Respondent
	Collector   *Collector
	Loan        *Loan
	Incidents   []*Incident
	Prior       []*Prior
	Exhibits    []*Exhibit
	Demands     []*Value
	Losses      *Losses

	HasApp       bool // an App or platform holds the data
	ToRespondent bool // the letter goes to whom it complains of

	engine   *Engine
	kase     *complaint.Case
	grounds  []legal.Ground
	mentions *mentions
}

// Recipient is the addressee (收件机构).
type Recipient struct {
	Name *Value
	You  string // 贵司, 贵局
}

// Complainant is the person who signs.
type Complainant struct {
	IsBorrower, IsContact bool
	Name, Sex, Ethnicity, BirthDate, IDType,
	IDNumber,
	MaskedID, // 110105********002X, for whoever is no authority
	Phone, Address, Email, Occupation, Employer *Value
}

// Agent acts under a power of attorney.
type Agent struct {
	Name, Capacity, Phone, Organisation, Licence, Powers, Until *Value
}

// Respondent is whom the letter complains of.
type Respondent struct {
	Name, Kind, USCC, Address, LegalRepresentative, Hotline, Product, App *Value
	Entrusts                                                              bool // it is a lender, which may have others collect for it
}

// Collector is the collection agency.
type Collector struct {
	Name, USCC *Value
	Phones     []*Value
}

// Loan is the loan contract.
type Loan struct {
	Contract, Funder, Principal, DisbursedOn, DueOn, OverdueSince, Outstanding *Value
}

// Prior is an earlier complaint.
type Prior struct {
	Date, Body, Channel, Ticket, Handler, Reply, RepliedOn *Value
}

// Exhibit is one piece of evidence.
type Exhibit struct {
	No                                int // from 1
	Name, Form, Source, Proves, Pages *Value
}

// Losses are what is claimed in money.
type Losses struct {
	Economic []*LossItem
	Total    *Value // of the economic losses
	Mental   *Value
}

// LossItem is one loss.
type LossItem struct{ Item, Amount *Value }

// dossier shows the case to the recipient of d.
func (e *Engine) dossier(c *complaint.Case, d agency.Decision) (*Dossier, error) {
	f := fields{c, d.Agency.Slug == lender}
	dos := &Dossier{
		Date: c.Date, engine: e, kase: c,
		mentions:    &mentions{named: map[string]bool{}},
		Complainant: f.complainant(),
		Respondent:  f.respondent(),
		HasApp:      hasApp(c),
	}
	dos.ToRespondent = f.toLender
	var err error
	if dos.Recipient, err = e.recipient(c, d); err != nil {
		return nil, err
	}
	if c.Agent != nil {
		dos.Agent = f.agent()
	}
	if c.Collector != nil {
		dos.Collector = f.collector()
	}
	if c.Loan != nil && c.Complainant.Role == legal.Borrower {
		dos.Loan = f.loan()
	}
	if c.Losses != nil {
		dos.Losses = f.losses()
	}
	for i := range c.Incidents {
		dos.Incidents = append(dos.Incidents, f.incident(i))
	}
	for i := range c.Prior {
		dos.Prior = append(dos.Prior, f.prior(i))
	}
	for i := range c.Exhibits {
		dos.Exhibits = append(dos.Exhibits, f.exhibit(i))
	}
	for i, s := range c.Demands {
		dos.Demands = append(dos.Demands, f.text(fmt.Sprintf("demands.%d", i), s))
	}
	dos.grounds = e.law.Grounds(matter(c, d.Paper.Kind))
	return dos, nil
}

// lender is the agency whose addressee is the respondent itself.
const lender = "lender"

// recipient names the addressee as it is called on the day of the letter, unless
// the case gives the name.
func (e *Engine) recipient(c *complaint.Case, d agency.Decision) (Recipient, error) {
	r := Recipient{You: d.Agency.You}
	if c.Respondent.Kind == legal.Bank && d.Agency.Slug == lender {
		r.You = "贵行"
	}
	f := fields{c: c}
	for _, o := range c.Addressees {
		if a, ok := e.agencies.Find(o.Agency); ok && a == d.Agency {
			r.Name = f.text("addressees."+o.Agency, o.Name)
			return r, nil
		}
	}
	if d.Agency.Slug == lender {
		r.Name = f.text("respondent.name", c.Respondent.Name)
		return r, nil
	}
	region, ok := e.agencies.Region(c.Respondent.Region)
	if !ok {
		return r, errRegion
	}
	r.Name = &Value{text: d.Agency.Address(c.Date, region), origin: letter.FromAgency}
	return r, nil
}

// errRegion is not seen by users: Examine finds the fault first, with its place.
var errRegion = errors.New("地区无法识别")

func hasApp(c *complaint.Case) bool {
	return c.Respondent.App != "" || c.Respondent.Kind == legal.Platform
}

// matter is what the grounds of a paper depend on.
func matter(c *complaint.Case, paper string) legal.Matter {
	m := legal.Matter{
		Paper: paper, Role: c.Complainant.Role, Kind: c.Respondent.Kind,
		App: hasApp(c), Filed: c.Date,
	}
	for i := range c.Incidents {
		in := &c.Incidents[i]
		m.Acts = append(m.Acts, legal.Act{Conduct: in.Conduct, First: in.At.Date, Last: in.Last()})
	}
	return m
}

// Cite mentions provisions of the law: those with the clock of the act as they
// stood on the day of the last incident. Neighbours of the same law share its
// name.
func (d *Dossier) Cite(refs ...string) (*Mention, error) {
	days := d.days()
	m := &Mention{of: d.mentions}
	for _, ref := range refs {
		c, err := d.engine.law.Cite(ref, days)
		if err != nil {
			return nil, err
		}
		m.citations = append(m.citations, c)
	}
	return m, nil
}

// days are the last day of the last act and the day of the letter.
func (d *Dossier) days() legal.Days {
	days := legal.Days{Filed: d.Date}
	for i := range d.kase.Incidents {
		if last := d.kase.Incidents[i].Last(); last.After(days.Act) {
			days.Act = last
		}
	}
	return days
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

// Rule mentions a rule below the rank of statutes, nil where it does not bind the
// respondent or was not in force.
func (d *Dossier) Rule(id string) (*Mention, error) {
	ref := "rule/" + id
	if err := d.engine.law.Known(ref); err != nil {
		return nil, err
	}
	g, err := d.engine.law.Resolve(ref, d.days())
	if err != nil || len(g.Rule.Kinds) > 0 && !slices.Contains(g.Rule.Kinds, d.kase.Respondent.Kind) {
		return nil, nil
	}
	return &Mention{of: d.mentions, rules: []*legal.Rule{g.Rule}}, nil
}

// fields makes values of a case's facts, each with its place in the file.
type fields struct {
	c        *complaint.Case
	toLender bool
}

// text returns nil for an empty s.
func (f fields) text(path, s string) *Value {
	return optional(Value{text: s, origin: letter.FromCase, source: f.c.Position(path)})
}

func (f fields) date(path string, d legal.Date) *Value {
	if d.IsZero() {
		return nil
	}
	return f.text(path, d.Chinese())
}

func (f fields) money(path string, m legal.Money) *Value {
	if m == 0 {
		return nil
	}
	return f.text(path, strings.TrimSuffix(m.String(), ".00")+"元")
}

func (f fields) count(path string, n int, unit string) *Value {
	if n == 0 {
		return nil
	}
	return f.text(path, fmt.Sprint(n)+unit)
}

func (f fields) complainant() Complainant {
	c := &f.c.Complainant
	at := func(key, s string) *Value { return f.text("complainant."+key, s) }
	return Complainant{
		IsBorrower: c.Role == legal.Borrower,
		IsContact:  c.Role == legal.Contact,
		Name:       at("name", c.Name),
		Sex:        at("sex", c.Sex),
		Ethnicity:  at("ethnicity", c.Ethnicity),
		BirthDate:  f.date("complainant.birth_date", c.BirthDate),
		IDType:     at("id_type", complaint.IDTypes.Label(c.IDType)),
		IDNumber:   at("id_number", c.IDNumber),
		MaskedID:   at("id_number", complaint.MaskID(c.IDNumber)),
		Phone:      at("phone", c.Phone),
		Address:    at("address", c.Address),
		Email:      at("email", c.Email),
		Occupation: at("occupation", c.Occupation),
		Employer:   at("employer", c.Employer),
	}
}

func (f fields) agent() *Agent {
	a := f.c.Agent
	at := func(key, s string) *Value { return f.text("agent."+key, s) }
	return &Agent{
		Name: at("name", a.Name), Capacity: at("capacity", a.Capacity), Phone: at("phone", a.Phone),
		Organisation: at("organisation", a.Organisation), Licence: at("licence", a.Licence),
		Powers: at("powers", a.Powers), Until: f.date("agent.until", a.Until),
	}
}

func (f fields) respondent() Respondent {
	r := &f.c.Respondent
	at := func(key, s string) *Value { return f.text("respondent."+key, s) }
	return Respondent{
		Name: at("name", r.Name), Kind: computed(legal.LenderKinds.Label(r.Kind)), USCC: at("uscc", r.USCC),
		Address: at("address", r.Address), LegalRepresentative: at("legal_representative", r.LegalRepresentative),
		Hotline: at("hotline", r.Hotline), Product: at("product", r.Product), App: at("app", r.App),
		Entrusts: r.Kind != legal.CollectionFirm && r.Kind != legal.Unlicensed,
	}
}

func (f fields) collector() *Collector {
	c := f.c.Collector
	out := &Collector{Name: f.text("collector.name", c.Name), USCC: f.text("collector.uscc", c.USCC)}
	for i, p := range c.Phones {
		out.Phones = append(out.Phones, f.text(fmt.Sprintf("collector.phones.%d", i), p))
	}
	return out
}

func (f fields) loan() *Loan {
	l := f.c.Loan
	return &Loan{
		Contract: f.text("loan.contract", l.Contract), Funder: f.text("loan.funder", l.Funder),
		Principal:   f.money("loan.principal", l.Principal),
		DisbursedOn: f.date("loan.disbursed_on", l.DisbursedOn), DueOn: f.date("loan.due_on", l.DueOn),
		OverdueSince: f.date("loan.overdue_since", l.OverdueSince),
		Outstanding:  f.money("loan.outstanding", l.Outstanding),
	}
}

func (f fields) losses() *Losses {
	l := f.c.Losses
	out := &Losses{Mental: f.money("losses.mental", l.Mental)}
	var total legal.Money
	for i, item := range l.Economic {
		path := fmt.Sprintf("losses.economic.%d.", i)
		out.Economic = append(out.Economic, &LossItem{
			Item: f.text(path+"item", item.Item), Amount: f.money(path+"amount", item.Amount),
		})
		total += item.Amount
	}
	if total > 0 {
		out.Total = computed(strings.TrimSuffix(total.String(), ".00") + "元")
	}
	return out
}

func (f fields) prior(i int) *Prior {
	p := &f.c.Prior[i]
	at := func(key, s string) *Value { return f.text(fmt.Sprintf("prior.%d.%s", i, key), s) }
	return &Prior{
		Date: f.date(fmt.Sprintf("prior.%d.date", i), p.Date), Body: at("body", p.Body), Channel: at("channel", p.Channel),
		Ticket: at("ticket", p.Ticket), Handler: at("handler", p.Handler), Reply: at("reply", p.Reply),
		RepliedOn: f.date(fmt.Sprintf("prior.%d.replied_on", i), p.RepliedOn),
	}
}

func (f fields) exhibit(i int) *Exhibit {
	x := &f.c.Exhibits[i]
	at := func(key, s string) *Value { return f.text(fmt.Sprintf("exhibits.%d.%s", i, key), s) }
	return &Exhibit{
		No: i + 1, Name: at("name", x.Name), Form: at("form", x.Form), Source: at("source", x.Source),
		Proves: at("proves", x.Proves), Pages: f.count(fmt.Sprintf("exhibits.%d.pages", i), x.Pages, "页"),
	}
}
