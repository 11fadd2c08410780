package complaint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
)

// NotCalledError means that nobody with that relation is among the people who were called.
type NotCalledError struct {
	Called []string // relations in the case, in the order of the file
}

func (e *NotCalledError) Error() string { return "案件的“对象”里没有这个人" }

// ForContact returns a case file with which a person who was called can complain in his own name.
// The company, the days, the numbers and the exhibits are the borrower's. His own part is left
// blank, which stops every letter until he has filled it in. The loan, the borrower's account and
// his demands are not copied.
func (c *Case) ForContact(relation string) ([]byte, error) {
	f := &contactFile{of: c, exhibits: map[int]bool{}}
	if !f.find(relation) {
		return nil, &NotCalledError{f.called}
	}
	f.complainant()
	f.respondent()
	for at, i := range f.incidents {
		f.incident(at, &c.Incidents[i])
	}
	f.evidence()
	return Apply([]byte(f.frame(relation)), f.edits...)
}

// contactFile is the file being made.
type contactFile struct {
	of        *Case
	person    ContactPerson
	called    []string
	incidents []int // those in which he was called
	exhibits  map[int]bool
	edits     []Edit
}

// find finds the person, and the incidents in which he was called.
func (f *contactFile) find(relation string) bool {
	for i := range f.of.Incidents {
		in := &f.of.Incidents[i]
		for _, p := range in.Contacts {
			if p.Relation != "" && !slices.Contains(f.called, p.Relation) {
				f.called = append(f.called, p.Relation)
			}
			if relation == "" || p.Relation != relation || len(suffered(in.Conduct)) == 0 ||
				slices.Contains(f.incidents, i) {
				continue
			}
			f.incidents = append(f.incidents, i)
			f.person = merged(f.person, p)
		}
	}
	return len(f.incidents) > 0
}

// merged fills in from p what is not known of a person yet.
func merged(known, p ContactPerson) ContactPerson {
	if known.Name == "" {
		known.Name = p.Name
	}
	if known.Phone == "" {
		known.Phone = p.Phone
	}
	if known.Emergency == nil {
		known.Emergency = p.Emergency
	}
	return known
}

// suffered returns those conducts that a person who was called suffers himself.
func suffered(conducts []legal.Conduct) []string {
	var out []string
	for _, x := range conducts {
		if legal.Collecting.Includes(x) {
			out = append(out, legal.Conducts.Label(x))
		}
	}
	return out
}

// frame returns the file with what he has to fill in.
func (f *contactFile) frame(relation string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# %s自己的案件文件：公司、日期、号码和证据抄自借款人的案件，其余请本人填写，
# 填好后运行 tousu check。只写本人接到的电话、短信，借款人的话不要照抄。
# 您不必替别人还款，不要在电话里答应还。

投诉人:
  姓名:                       # 必填，本人的，与身份证一致
  身份: 联系人
  身份证号:                   # 必填，加引号
  电话:                       # 必填，接到来电的号码
  住址:                       # 必填，能收到回信的地址
  # 担保: 否                  # 有没有给这笔借款签过担保
  # 紧急联系人: 否            # 有没有被填为紧急联系人；不知道就不写

被投诉人:
  类型: %s

事件:
`, relation, legal.LenderKinds.Label(f.of.Respondent.Kind))
	for _, i := range f.incidents {
		fmt.Fprintf(&b, `  - 时间: %s
    # 必填，请本人写：对方说了什么，您怎样答复
    经过:
`, f.of.Incidents[i].At.written())
	}
	return b.String()
}

// written formats a moment as in a case file.
func (m Moment) written() string {
	switch {
	case m.Words != "":
		return m.Words
	case m.HasTime:
		return fmt.Sprintf("%s %02d:%02d", m.Date, m.Hour, m.Minute)
	}
	return m.Date.String()
}

func (f *contactFile) set(path, text string) {
	if text != "" {
		f.edits = append(f.edits, Edit{Path: path, Text: text})
	}
}

func (f *contactFile) setAll(path string, items []string) {
	if len(items) > 0 {
		f.edits = append(f.edits, Edit{Path: path, Items: items})
	}
}

func (f *contactFile) setMaybe(path string, yes *bool) {
	if yes != nil {
		f.set(path, map[bool]string{true: "是", false: "否"}[*yes])
	}
}

// complainant fills in what the borrower knows of him, as far as his own case would accept it.
func (f *contactFile) complainant() {
	if name, wrong := parseName(f.person.Name); wrong == nil {
		f.set("complainant.name", name)
	}
	if phone, wrong := parsePhone(f.person.Phone); wrong == nil {
		f.set("complainant.phone", phone)
	}
	f.setMaybe("complainant.emergency_contact", f.person.Emergency)
}

// respondent copies the company and its collector. A name that the borrower could not give is asked
// for again. The borrower's product and App do not concern a contact.
func (f *contactFile) respondent() {
	r := &f.of.Respondent
	name := r.Name
	if r.Unknown {
		name = "不知道"
	}
	f.set("respondent.name", name)
	f.set("respondent.region", r.Region)
	f.set("respondent.uscc", r.USCC)
	f.set("respondent.address", r.Address)
	f.set("respondent.legal_representative", r.LegalRepresentative)
	f.set("respondent.hotline", r.Hotline)
	if k := f.of.Collector; k != nil {
		f.set("collector.name", k.Name)
		f.set("collector.uscc", k.USCC)
		f.set("collector.address", k.Address)
		f.setAll("collector.phones", k.Phones)
	}
}

// incident copies what the borrower's case says of calls to the person.
func (f *contactFile) incident(at int, in *Incident) {
	path := func(key string) string { return incidentPath(at, key) }
	if !in.Until.IsZero() {
		f.set(path("until"), in.Until.String())
	}
	f.setAll(path("conduct"), suffered(in.Conduct))
	f.set(path("channel"), in.Channel)
	f.set(path("caller"), in.Caller)
	if in.Count > 0 && len(in.Contacts) == 1 { // with several contacts it is not known who was called how often
		f.set(path("count"), strconv.Itoa(in.Count))
	}
	f.setMaybe(path("reachable"), in.Reachable)
	var names []string
	for _, x := range in.Exhibits {
		names = append(names, f.of.Exhibits[x].Name)
		f.exhibits[x] = true
	}
	f.setAll(path("exhibits"), names)
}

// evidence copies the exhibits of those incidents. He says himself whose telephone they come from.
func (f *contactFile) evidence() {
	at := 0
	for i, x := range f.of.Exhibits {
		if !f.exhibits[i] {
			continue
		}
		path := "exhibits." + strconv.Itoa(at) + "."
		at++
		f.set(path+"name", x.Name)
		f.set(path+"form", x.Form)
		f.set(path+"proves", x.Proves)
		if x.Pages > 0 {
			f.set(path+"pages", strconv.Itoa(x.Pages))
		}
		f.set(path+"file", x.File)
		f.setMaybe(path+"lists_others", x.Others)
	}
}
