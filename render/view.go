package render

import (
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/identity"
	"tousu/legal/pattern"
	"tousu/render/letter"
)

// view makes values from the facts of a case as one reader may see them (所见), each with its
// position in the file.
type view struct {
	c     *complaint.Case
	shown complaint.Reader
	veil  *complaint.Veil

	outline *Dossier    // nil if the reader sees the same as an ordinary body
	told    []*Incident // by index into the incidents; each is made when a letter first tells of it

	values []Value // preallocated for text
}

// veiled returns a text as the reader may see it. The name and number of a third person are
// masked by contact.
func (f *view) veiled(k key, s string) string {
	if k.sight() == partyText {
		return f.veil.Numbers(s)
	}
	return f.veil.Text(s)
}

// text returns the value of a text as the reader may see it; nil if s is blank.
func (f *view) text(k key, s string) *Value {
	if blank(s) {
		return nil
	}
	k.c = f.c
	v := Value{text: f.veiled(k, s), origin: letter.FromCase, key: k}
	if len(f.values) == cap(f.values) {
		return &v
	}
	f.values = append(f.values, v)
	return &f.values[len(f.values)-1]
}

// at returns the key of a value of a group.
func at(group, name string) key { return key{group: group, index: noIndex, name: name, line: noIndex} }

// item returns the key of a value of the i-th element of a list.
func item(list string, i int, name string) key {
	return key{group: list, index: int32(i), name: name, line: noIndex}
}

func (f *view) date(k key, d legal.Date) *Value {
	if d.IsZero() {
		return nil
	}
	return f.text(k, d.Chinese())
}

func (f *view) money(k key, m legal.Money) *Value {
	if m == 0 {
		return nil
	}
	return f.text(k, yuan(m))
}

func yuan(m legal.Money) string { return strings.TrimSuffix(m.String(), ".00") + "元" }

// words formats an amount in capitals (人民币大写); nil if it cannot be written so.
func (f *view) words(k key, m legal.Money) *Value {
	if m <= 0 || m > legal.MaxMoney {
		return nil
	}
	return f.text(k, m.Words())
}

func (f *view) count(k key, n int, unit string) *Value {
	if n == 0 {
		return nil
	}
	return f.text(k, strconv.Itoa(n)+unit)
}

func (f *view) complainant() Complainant {
	c := &f.c.Complainant
	of := func(name, s string) *Value { return f.text(at("complainant", name), s) }
	return Complainant{
		IsBorrower: c.Role == legal.Borrower,
		IsContact:  c.Role == legal.Contact,

		IsImpersonated: c.Role == legal.Impersonated,
		Unbound:        c.Role == legal.Contact && c.Guarantee != nil && !*c.Guarantee,
		Guarantor:      c.Guarantor(),
		Name:           of("name", c.Name),
		Sex:            of("sex", c.Sex),
		Ethnicity:      of("ethnicity", c.Ethnicity),
		BirthDate:      f.date(at("complainant", "birth_date"), c.BirthDate),
		Age:            f.age(),
		IDType:         of("id_type", complaint.IDTypes.Label(c.IDType)),
		IDNumber:       of("id_number", c.IDNumber),
		MaskedID:       of("id_number", identity.MaskID(c.IDNumber)),
		Phone:          of("phone", c.Phone),
		Address:        of("address", c.Address),
		Email:          of("email", c.Email),
		Occupation:     of("occupation", c.Occupation),
		Employer:       of("employer", c.Employer),
	}
}

// office returns the number and reference of the office that handles the case, and its handler.
func (f *view) office() (id, reference, handler *Value) {
	return f.text(at("id", ""), f.c.ID), f.text(at("reference", ""), f.c.Reference),
		f.text(at("case_handler", ""), f.c.Handler)
}

// age returns the complainant's age on the day of the letter.
func (f *view) age() *Value {
	birth := f.c.Complainant.BirthDate
	if birth.IsZero() {
		return nil
	}
	years := f.c.Date.Year - birth.Year
	if birth.AddMonths(12 * years).After(f.c.Date) {
		years--
	}
	return f.count(at("complainant", "birth_date"), years, "岁")
}

func (f *view) agent() *Agent {
	a := f.c.Agent
	of := func(name, s string) *Value { return f.text(at("agent", name), s) }
	out := &Agent{
		Name: of("name", a.Name), Capacity: of("capacity", a.Capacity), Phone: of("phone", a.Phone),
		IDNumber: of("id_number", a.IDNumber), MaskedID: of("id_number", identity.MaskID(a.IDNumber)),
		Organisation: of("organisation", a.Organisation), Address: of("address", a.Address),
		Licence: of("licence", a.Licence),
		Powers:  of("powers", a.Powers), Until: f.date(at("agent", "until"), a.Until),
	}
	if ordinaryPowers.MatchString(a.Powers) {
		out.Ordinary = of("powers", strings.TrimRight(a.Powers, " 。"))
	}
	return out
}

// ordinaryPowers matches the powers of an agent who was given no special ones (民事诉讼法 art. 62
// ¶2).
var ordinaryPowers = pattern.New(`^ *(?:一般|普通)(?:代理|授权)(?:权限)?[ 。]*$`)

func (f *view) respondent() Respondent {
	r := &f.c.Respondent
	of := func(name, s string) *Value { return f.text(at("respondent", name), s) }
	return Respondent{
		Name: of("name", r.Name), Kind: f.made(at("respondent", "kind"), legal.LenderKinds.Label(r.Kind)),
		Region: of("region", r.Region), USCC: of("uscc", r.USCC),
		Address: of("address", r.Address), LegalRepresentative: of("legal_representative", r.LegalRepresentative),
		Hotline: of("hotline", r.Hotline), Product: of("product", r.Product), App: of("app", r.App),
		Named: r.Named(), Entrusts: r.Kind.Entrusts(),
	}
}

func (f *view) collector() *Collector {
	c := f.c.Collector
	out := &Collector{
		Name: f.text(at("collector", "name"), c.Name), USCC: f.text(at("collector", "uscc"), c.USCC),
		Address: f.text(at("collector", "address"), c.Address),
	}
	for i, p := range c.Phones {
		if p == hiddenNumber {
			out.Hidden = true
			continue
		}
		out.Phones = append(out.Phones, f.text(item("collector.phones", i, ""), p))
	}
	return out
}

// hiddenNumber is the text in the case file for a number that was not shown.
const hiddenNumber = complaint.UnknownNumber

func (f *view) loan() *Loan {
	l := f.c.Loan
	return &Loan{
		Contract: f.text(at("loan", "contract"), l.Contract), Funder: f.text(at("loan", "funder"), f.apart(l.Funder)),
		Platform: f.text(at("loan", "platform"), l.Platform), Assignee: f.text(at("loan", "assignee"), l.Assignee),
		Principal:      f.money(at("loan", "principal"), l.Principal),
		PrincipalWords: f.words(at("loan", "principal"), l.Principal),
		DisbursedOn:    f.date(at("loan", "disbursed_on"), l.DisbursedOn), DueOn: f.date(at("loan", "due_on"), l.DueOn),
		OverdueSince:     f.date(at("loan", "overdue_since"), l.OverdueSince),
		Outstanding:      f.money(at("loan", "outstanding"), l.Outstanding),
		OutstandingWords: f.words(at("loan", "outstanding"), l.Outstanding),
	}
}

// forStopping matches what is spent on stopping a wrong: on investigating it, proving it and
// having it stopped (利用信息网络侵害人身权益规定 art. 12 ¶1).
var forStopping = pattern.New(`公证|取证|存证|调查|律师|代理费|时间戳`)

func (f *view) losses() *Losses {
	l := f.c.Losses
	out := &Losses{Mental: f.money(at("losses", "mental"), l.Mental),
		MentalWords: f.words(at("losses", "mental"), l.Mental)}
	var total legal.Money
	for i, x := range l.Economic {
		of := func(name string) key { return item("losses.economic", i, name) }
		loss := &LossItem{
			Item:   f.text(of("item"), x.Item),
			Amount: f.money(of("amount"), x.Amount), AmountWords: f.words(of("amount"), x.Amount),
		}
		out.Economic = append(out.Economic, loss)
		class := &out.Torts
		if x.Class == complaint.ContractLoss {
			class = &out.Contracts
		}
		*class = (*class).with(loss, x.Amount)
		if x.Class != complaint.ContractLoss && forStopping.MatchString(x.Item) {
			out.Stopping = out.Stopping.with(loss, x.Amount)
		}
		total += x.Amount
	}
	first := item("losses.economic", 0, "amount")
	out.Total, out.TotalWords = f.sum(first, total)
	if len(l.Economic) == 0 {
		first = at("losses", "mental")
	}
	out.All, out.AllWords = f.sum(first, total+l.Mental)
	return out
}

func (s *Sum) with(loss *LossItem, amount legal.Money) *Sum {
	if s == nil {
		s = &Sum{}
	}
	s.Items = append(s.Items, loss)
	s.amount += amount
	if i := slices.IndexFunc(s.Items, func(x *LossItem) bool { return x.Amount != nil }); i >= 0 &&
		s.amount <= legal.MaxMoney {
		first := s.Items[i].Amount.key
		s.Total = made(first.c, first, yuan(s.amount))
	}
	return s
}

// sum formats an amount that no key of the case holds; k is the key of the first addend.
func (f *view) sum(k key, m legal.Money) (figures, words *Value) {
	if m <= 0 || m > legal.MaxMoney {
		return nil, nil
	}
	return f.made(k, yuan(m)), f.made(k, m.Words())
}

func (f *view) prior(i int) *Prior {
	p := &f.c.Prior[i]
	of := func(name, s string) *Value { return f.text(item("prior", i, name), s) }
	return &Prior{
		Date: f.date(item("prior", i, "date"), p.Date), Body: of("body", p.Body), Channel: of("channel", p.Channel),
		Tracking: of("tracking", p.Tracking), ReceivedOn: f.date(item("prior", i, "received_on"), p.ReceivedOn),
		AcceptedOn: f.date(item("prior", i, "accepted_on"), p.AcceptedOn),
		Ticket:     of("ticket", p.Ticket), Handler: of("handler", p.Handler), Reply: of("reply", p.Reply),
		RepliedOn: f.date(item("prior", i, "replied_on"), p.RepliedOn),
	}
}

func (f *view) exhibit(i int) *Exhibit {
	x := &f.c.Exhibits[i]
	of := func(name, s string) *Value { return f.text(item("exhibits", i, name), s) }
	return &Exhibit{
		No: i + 1, Name: of("name", x.Name), Form: of("form", x.Form), Source: of("source", x.Source),
		Proves: of("proves", x.Proves), Pages: f.count(item("exhibits", i, "pages"), x.Pages, "页"),
	}
}

// apart returns the name of a party to the loan, or "" if it is the respondent, whom the letter
// names already.
func (f *view) apart(name string) string {
	if name == f.c.Respondent.Name {
		return ""
	}
	return name
}
