package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/legal/identity"
	"tousu/legal/pattern"
	"tousu/render/plan"
)

// Incident is one numbered fact (事实).
type Incident struct {
	No          int    // from 1, in the order of the letter
	Own         bool   // the complainant's own number was called
	Background  bool   // 背景事实: no request rests on it
	Last        *Value // its last day
	When        *Value // 2026年3月20日21时40分, 2026年2月11日至2026年2月14日
	Conduct     *Value // the conducts, as the letter phrases them
	Channel     *Value
	Caller      *Value
	Contacts    []*ContactPerson // who was called, if not the complainant
	ReportedBy  *Value
	ToOthers    bool   // somebody else was called: the complainant did not witness it
	Calls       bool   // somebody was called or sent a message
	Hidden      bool   // the number was not shown
	ByTelephone bool   // by telephone and in no other way
	Count       *Value // 3次
	Counted     bool   // the account itself gives the count
	OwnWords    bool   // the account of calls to others also says what the complainant himself did
	Reachable   *Value // 当时能够联系上本人; nil if the case does not say so
	Narrative   Narrative
	Exhibits    *Value // 证据1、3
}

// ContactPerson is a person who was called, as the recipient may see him.
type ContactPerson struct {
	Relation *Value
	Name     *Value // in full for police, or if he consents; else masked
	Phone    *Value // in full for police, nil for lender and collector, else masked
	Consents bool   // he consents to be named
}

// Narrative is the user's own account, verbatim.
type Narrative struct {
	Paragraphs []*Value   // the lines that are not blank
	Passages   [][]*Value // the same, with short lines joined into one paragraph
}

// passage is the length in characters up to which lines are joined into one paragraph: five lines
// of a letter.
const passage = 160

// add appends a line to the account.
func (n *Narrative) add(v *Value) {
	n.Paragraphs = append(n.Paragraphs, v)
	last := len(n.Passages) - 1
	if last < 0 || !sentence(n.Passages[last]) || length(n.Passages[last])+utf8.RuneCountInString(v.text) > passage {
		n.Passages = append(n.Passages, []*Value{v})
		return
	}
	n.Passages[last] = append(n.Passages[last], v)
}

// sentence reports whether the last line ends with the end of a sentence.
func sentence(lines []*Value) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(lines[len(lines)-1].text, " ”』」）"))
	return strings.ContainsRune("。！？；", r)
}

func length(lines []*Value) int {
	n := 0
	for _, v := range lines {
		n += utf8.RuneCountInString(v.text)
	}
	return n
}

// incident returns a fact as a paper tells it: without trade jargon (爆通讯录) if it is formal,
// and without what the paper leaves out.
func (f *view) incident(i int, formal bool, left leaving) *Incident {
	if f.told[i] == nil {
		f.told[i] = f.tell(i)
	}
	in, exhibits := *f.told[i], f.c.Incidents[i].Exhibits
	if kept := without(exhibits, left.exhibits); len(kept) < len(exhibits) {
		in.Exhibits = f.made(item("incidents", i, "exhibits"), exhibitNames(kept))
	}
	if told := f.narrative(i, left); told != nil {
		in.Narrative = *told
	}
	if formal && in.Conduct != nil {
		in.Conduct = f.made(in.Conduct.key, formally(in.Conduct.text))
	}
	return &in
}

// tell returns a fact with everything that the reader may see of it.
func (f *view) tell(i int) *Incident {
	in := &f.c.Incidents[i]
	of := func(name string) key { return item("incidents", i, name) }
	out := &Incident{
		When:       f.text(of("at"), period(in)),
		Last:       f.text(of("at"), in.Last().Chinese()),
		Conduct:    f.made(of("conduct"), conductPhrase(f.c.Complainant.Role, in.Conduct)),
		ToOthers:   plan.ToOthers(f.c, in),
		Channel:    f.text(of("channel"), in.Channel),
		Caller:     f.text(of("caller"), in.Caller),
		ReportedBy: f.text(of("reported_by"), relation(in.ReportedBy)),
		Count:      f.count(of("count"), in.Count, "次"),
		Calls:      legal.Calls.Includes(in.Conduct...) && !onTheSpot(in.Channel),
		Hidden:     in.Caller == hiddenNumber, ByTelephone: telephone(in.Channel),
		Own:      plan.OwnNumber(f.c, in) && legal.Calls.Includes(in.Conduct...),
		Exhibits: f.made(of("exhibits"), exhibitNames(in.Exhibits)),
	}
	if !out.Calls && in.Channel != "" && strings.Contains(in.Narrative, in.Channel) {
		out.Channel = nil // the account mentions it
	}
	out.Counted, out.OwnWords = tellsCount(in.Narrative, in.Count), tellsOfSelf(in.Narrative)
	if is(in.Reachable) {
		out.Reachable = f.text(of("reachable"), "当时能够联系上"+f.debtor())
	}
	out.Narrative = f.lines(i, strings.Split(in.Narrative, "\n"))
	// A contact who complains is himself the person who was called.
	if f.c.Complainant.Role == legal.Borrower {
		for k := range in.Contacts {
			if p := f.contact(i, k); p != nil {
				out.Contacts = append(out.Contacts, p)
			}
		}
	}
	return out
}

// narrative returns the account of an incident without what the paper leaves out; nil if nothing
// is left out, or nothing would be left.
func (f *view) narrative(i int, left leaving) *Narrative {
	in := &f.c.Incidents[i]
	if f.c.Losses == nil || left.wrongs && (slices.Contains(in.Conduct, legal.Usury) ||
		!plan.NamesCharge(f.c, in.Narrative)) {
		return nil
	}
	lines, changed, empty := strings.Split(in.Narrative, "\n"), false, true
	for n, line := range lines {
		lines[n] = left.account(f.c, line)
		changed, empty = changed || lines[n] != line, empty && blank(lines[n])
	}
	if !changed || empty {
		return nil
	}
	n := f.lines(i, lines)
	return &n
}

// lines returns the lines of an account as the reader may see them.
func (f *view) lines(i int, lines []string) Narrative {
	var out Narrative
	for n, line := range strings.Split(f.veil.Text(strings.Join(lines, "\n")), "\n") {
		k := item("incidents", i, "narrative")
		k.line = int32(n)
		if v := f.text(k, line); v != nil {
			out.add(v)
		}
	}
	return out
}

// ofSelf matches the start of a sentence in which the complainant speaks of himself:
// 本人没有收到, but not 本人母亲说.
var ofSelf = pattern.New(`^[ 　]*(?:[^，。；“]{1,12}，)?(?:本人|我)(?:没|未|不|从|也|已|曾|一直|并|在|于|当|随|立即|多次|收到|看到|查|把|因|按|要求|认为|担心|感到|无法|才|只)`)

// tellsOfSelf reports whether the complainant speaks of himself in a sentence of the account.
func tellsOfSelf(account string) bool {
	return slices.ContainsFunc(strings.Split(account, "\n"), func(line string) bool {
		return slices.ContainsFunc(sentences(line), ofSelf.MatchString)
	})
}

// tellsCount reports whether an account says itself that something happened n times.
func tellsCount(account string, n int) bool {
	if n == 0 {
		return false
	}
	for _, s := range []string{strconv.Itoa(n), legal.Numeral(n)} {
		for at, rest := 0, account; ; {
			i := strings.Index(rest, s+"次")
			if i < 0 {
				break
			}
			at += i
			before, _ := utf8.DecodeLastRuneInString(account[:at])
			if !strings.ContainsRune("0123456789一二三四五六七八九十百千第", before) { // 13次 is not 3次
				return true
			}
			at += len(s)
			rest = account[at:]
		}
	}
	return false
}

// debtor returns what a letter calls the borrower.
func (f *view) debtor() string {
	if f.c.Complainant.Role == legal.Borrower {
		return "本人"
	}
	return "借款人"
}

func is(yes *bool) bool { return yes != nil && *yes }

// contact returns the person who was called as the reader may see him, nil if nothing may be
// shown.
func (f *view) contact(i, k int) *ContactPerson {
	p := &f.c.Incidents[i].Contacts[k]
	of := func(name string) key { return item("incidents", i, "contact."+strconv.Itoa(k)+"."+name) }
	name := p.Name
	if p.Consent == complaint.ToNobody {
		name = ""
	} else if p.Consent != complaint.ToAll && f.shown != complaint.Authority {
		name = identity.MaskName(name)
		if f.shown == complaint.Party && is(p.Emergency) && p.Relation != "" {
			name = "" // the other side knows him from its records; his relation to the complainant identifies him
		}
	}
	c := &ContactPerson{
		Relation: f.text(of("relation"), relation(p.Relation)),
		Name:     f.text(of("name"), name),
		Consents: p.Consent == complaint.ToAll,
	}
	switch {
	case p.Consent == complaint.ToNobody:
	case f.shown == complaint.Authority:
		c.Phone = f.text(of("phone"), p.Phone)
	case f.shown == complaint.Body:
		c.Phone = f.text(of("phone"), identity.MaskPhone(p.Phone))
	}
	if c.Relation == nil && c.Name == nil && c.Phone == nil {
		return nil
	}
	return c
}

// reserved reports whether the letter prints the full name of somebody who has not agreed to
// wider disclosure, and whether all such persons agreed to be named to its reader.
func (f *view) reserved(places []int) (some, agreed bool) {
	if f.shown != complaint.Authority || f.c.Complainant.Role != legal.Borrower {
		return false, false
	}
	agreed = true
	for _, i := range places {
		for _, p := range f.c.Incidents[i].Contacts {
			if p.Name+p.Phone == "" || identity.IsNickname(p.Name) || p.Consent == complaint.ToAll ||
				p.Consent == complaint.ToNobody {
				continue
			}
			some, agreed = true, agreed && p.Consent == complaint.ToAuthorities
		}
	}
	return some, some && agreed
}

// formally removes trade jargon from the name of a conduct.
func formally(s string) string { return strings.ReplaceAll(s, "（俗称“爆通讯录”）", "") }

func period(in *complaint.Incident) string {
	if in.Until.IsZero() && in.At.Words != "" {
		return in.At.Words + "，具体日期以通话记录为准"
	}
	if in.Until.IsZero() || in.Until == in.At.Date {
		if in.Count > 1 && in.At.HasTime {
			return in.At.Chinese() + "起" // the time is that of the first call
		}
		return in.At.Chinese()
	}
	until := in.Until.Chinese()
	if in.Until.Year == in.At.Date.Year {
		until = strings.TrimPrefix(until, strconv.Itoa(in.Until.Year)+"年")
	}
	return in.At.Chinese() + "至" + until
}

// without returns list without the elements of left.
func without(list, left []int) []int {
	if len(left) == 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(i int) bool { return slices.Contains(left, i) })
}

// exhibitNames formats indices as numbers from 1: 证据1、3.
func exhibitNames(indices []int) string {
	if len(indices) == 0 {
		return ""
	}
	names := make([]string, len(indices))
	for i, x := range indices {
		names[i] = strconv.Itoa(x + 1)
	}
	return "证据" + strings.Join(names, "、")
}

// telephone reports whether the channel is the telephone and nothing else.
func telephone(channel string) bool {
	switch channel {
	case "电话", "手机", "手机电话", "打电话", "座机", "固定电话", "来电":
		return true
	}
	return false
}

// onTheSpot reports whether the channel is a visit, so that nobody was called.
func onTheSpot(channel string) bool {
	return strings.Contains(channel, "上门") || strings.Contains(channel, "当面")
}

// kinship maps colloquial words for relatives to those of a letter.
var kinship = map[string]string{
	"妈妈": "母亲", "妈": "母亲", "老妈": "母亲", "爸爸": "父亲", "爸": "父亲", "老爸": "父亲",
	"老公": "丈夫", "老婆": "妻子", "媳妇": "妻子",
	"爷爷": "祖父", "奶奶": "祖母", "外公": "外祖父", "姥爷": "外祖父", "外婆": "外祖母", "姥姥": "外祖母",
}

// relation returns who somebody is to the complainant without 我的 and 本人, which the letter
// adds itself: 母亲 for 我妈妈.
func relation(s string) string {
	for _, own := range []string{"我的", "我", "本人的", "本人"} {
		if rest := strings.TrimPrefix(s, own); rest != "" {
			s = rest
		}
	}
	if formal := kinship[s]; formal != "" {
		return formal
	}
	return s
}
