package render

import (
	"fmt"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/letter"
)

// fields makes values of a case's facts, each with its place in the file.
type fields struct {
	c      *complaint.Case
	shown  shown
	formal bool  // put the conducts without the words of the trade: 爆通讯录
	places []int // of the incidents in the file, in the order of the letter
}

// shown says how much of a person who was called a letter shows.
type shown int

const (
	masked   shown = iota // name and number masked
	nameless              // no number at all: the lender and its collector get none
	whole                 // name and number in full: police
)

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
	return f.text(path, yuan(m))
}

func yuan(m legal.Money) string { return strings.TrimSuffix(m.String(), ".00") + "元" }

// words is an amount in capitals (人民币大写).
func (f fields) words(path string, m legal.Money) *Value {
	if m <= 0 || m > legal.MaxMoney {
		return nil
	}
	return f.text(path, m.Words())
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
		Age:        f.age(),
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

// age is how old the complainant is on the day of the letter.
func (f fields) age() *Value {
	birth := f.c.Complainant.BirthDate
	if birth.IsZero() {
		return nil
	}
	years := f.c.Date.Year - birth.Year
	if birth.AddMonths(12 * years).After(f.c.Date) {
		years--
	}
	return f.count("complainant.birth_date", years, "岁")
}

func (f fields) agent() *Agent {
	a := f.c.Agent
	at := func(key, s string) *Value { return f.text("agent."+key, s) }
	return &Agent{
		Name: at("name", a.Name), Capacity: at("capacity", a.Capacity), Phone: at("phone", a.Phone),
		IDNumber: at("id_number", a.IDNumber), MaskedID: at("id_number", complaint.MaskID(a.IDNumber)),
		Organisation: at("organisation", a.Organisation), Licence: at("licence", a.Licence),
		Powers: at("powers", a.Powers), Until: f.date("agent.until", a.Until),
	}
}

func (f fields) respondent() Respondent {
	r := &f.c.Respondent
	at := func(key, s string) *Value { return f.text("respondent."+key, s) }
	return Respondent{
		Name: at("name", r.Name), Kind: computed(legal.LenderKinds.Label(r.Kind)), Region: at("region", r.Region), USCC: at("uscc", r.USCC),
		Address: at("address", r.Address), LegalRepresentative: at("legal_representative", r.LegalRepresentative),
		Hotline: at("hotline", r.Hotline), Product: at("product", r.Product), App: at("app", r.App),
		Entrusts: r.Kind.Entrusts(),
	}
}

func (f fields) collector() *Collector {
	c := f.c.Collector
	out := &Collector{
		Name: f.text("collector.name", c.Name), USCC: f.text("collector.uscc", c.USCC), Address: f.text("collector.address", c.Address),
	}
	for i, p := range c.Phones {
		if p == hiddenNumber {
			out.Hidden = true
			continue
		}
		out.Phones = append(out.Phones, f.text(fmt.Sprintf("collector.phones.%d", i), p))
	}
	return out
}

// hiddenNumber stands in the case file for a number that did not show.
const hiddenNumber = "未知号码"

func (f fields) loan() *Loan {
	l := f.c.Loan
	return &Loan{
		Contract: f.text("loan.contract", l.Contract), Funder: f.text("loan.funder", l.Funder),
		Principal: f.money("loan.principal", l.Principal), PrincipalWords: f.words("loan.principal", l.Principal),
		DisbursedOn: f.date("loan.disbursed_on", l.DisbursedOn), DueOn: f.date("loan.due_on", l.DueOn),
		OverdueSince: f.date("loan.overdue_since", l.OverdueSince),
		Outstanding:  f.money("loan.outstanding", l.Outstanding), OutstandingWords: f.words("loan.outstanding", l.Outstanding),
	}
}

func (f fields) losses() *Losses {
	l := f.c.Losses
	out := &Losses{Mental: f.money("losses.mental", l.Mental), MentalWords: f.words("losses.mental", l.Mental)}
	var total legal.Money
	for i, item := range l.Economic {
		path := fmt.Sprintf("losses.economic.%d.", i)
		loss := &LossItem{
			Item:   f.text(path+"item", item.Item),
			Amount: f.money(path+"amount", item.Amount), AmountWords: f.words(path+"amount", item.Amount),
		}
		out.Economic = append(out.Economic, loss)
		of := &out.Torts
		if item.Class == complaint.ContractLoss {
			of = &out.Contracts
		}
		*of = (*of).with(loss, item.Amount)
		total += item.Amount
	}
	out.Total, out.TotalWords = sum(total)
	out.All, out.AllWords = sum(total + l.Mental)
	return out
}

func (s *Sum) with(loss *LossItem, amount legal.Money) *Sum {
	if s == nil {
		s = &Sum{}
	}
	s.Items = append(s.Items, loss)
	s.amount += amount
	s.Total, _ = sum(s.amount)
	return s
}

// sum is an amount that no key of the case holds.
func sum(m legal.Money) (figures, words *Value) {
	if m <= 0 || m > legal.MaxMoney {
		return nil, nil
	}
	return computed(yuan(m)), computed(m.Words())
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
