package complaint

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"tousu/legal"
	"tousu/legal/identity"
)

// Reader is the kind of reader of a paper, by what he may see of third persons.
type Reader int

// The readers. Only those who have to find a contact get his full number; the other side of the
// dispute gets no number at all.
const (
	Body      Reader = iota // any body: masked names and numbers
	Party                   // the respondent and its collector: no numbers
	Authority               // police, procuratorate, court: full names and numbers
)

// Veil hides the third persons of a case (第三人) from a reader, in any text: the names of those
// who do not agree to be named, and all their numbers, in any spelling. It hides nobody else's: not
// the callers', the complainant's, the agent's or the hotline's.
type Veil struct {
	names     []veiled
	numbers   []string
	party     bool
	confirmed []string
}

// veiled is a name and its replacement.
type veiled struct {
	name []rune
	mask string
}

// Veil returns what to hide from the reader, or nil if there is nothing to hide.
func (c *Case) Veil(r Reader) *Veil {
	v := &Veil{party: r == Party, confirmed: c.Confirmed}
	if c.Complainant.Role == legal.Contact {
		return nil // he tells of himself
	}
	own := c.ownNumbers()
	for i := range c.Incidents {
		for k := range c.Incidents[i].Contacts {
			v.add(&c.Incidents[i].Contacts[k], r, own)
		}
	}
	if r != Authority {
		v.numbers = append(v.numbers, c.numbersOf("contact")...)
	}
	if len(v.names) == 0 && len(v.numbers) == 0 {
		return nil
	}
	return v
}

func (v *Veil) add(p *ContactPerson, r Reader, own []string) {
	if r == Authority && p.Consent != ToNobody {
		return
	}
	if name := []rune(strings.ReplaceAll(p.Name, " ", "")); len(name) > 1 && p.Consent != ToAll &&
		!identity.IsNickname(string(name)) {
		mask := identity.MaskName(string(name))
		if p.Consent == ToNobody {
			mask = cmp.Or(p.Relation, "联系人")
		}
		v.names = append(v.names, veiled{name, mask})
	}
	for _, n := range identity.Numbers(p.Phone) {
		for _, s := range identity.Spellings(n) {
			if !slices.Contains(own, s) {
				v.numbers = append(v.numbers, s)
			}
		}
	}
}

// ownNumbers returns the numbers that no veil hides: those of the callers, the complainant, the
// agent and the companies.
func (c *Case) ownNumbers() []string {
	texts := []string{c.Complainant.Phone, c.Complainant.IDNumber, c.Respondent.Hotline}
	if c.Agent != nil {
		texts = append(texts, c.Agent.Phone, c.Agent.IDNumber)
	}
	if c.Collector != nil {
		texts = append(texts, c.Collector.Phones...)
	}
	for i := range c.Incidents {
		texts = append(texts, c.Incidents[i].Caller)
	}
	var out []string
	for _, t := range texts {
		for _, n := range identity.Numbers(t) {
			out = append(out, identity.Spellings(n)...)
		}
	}
	return out
}

// hiddenNumber replaces a number in what the other side reads.
const hiddenNumber = "（号码从略）"

// Numbers returns the text with the third persons' numbers masked or removed.
func (v *Veil) Numbers(s string) string {
	if v == nil || len(v.numbers) == 0 {
		return s
	}
	out, _ := identity.Hide(s, v.numbers, func(n string) string {
		if v.party {
			return hiddenNumber
		}
		return identity.MaskPhone(n)
	})
	return bracketed.Replace(out)
}

// bracketed removes the brackets around hiddenNumber, which has its own.
var bracketed = strings.NewReplacer("（"+hiddenNumber+"）", hiddenNumber, "("+hiddenNumber+")", hiddenNumber)

// Text returns the text with the third persons' numbers and names hidden.
func (v *Veil) Text(s string) string {
	if v == nil || s == "" {
		return s
	}
	for _, n := range v.names {
		s = v.hideName(s, n)
	}
	return v.Numbers(s)
}

// hideName replaces a name, with or without spaces in it, by its mask.
func (v *Veil) hideName(s string, n veiled) string {
	if !strings.ContainsRune(s, n.name[0]) {
		return s
	}
	text := []rune(s)
	var b strings.Builder
	done := 0
	for _, m := range mentions(text, n.name) {
		if m.kept(v.confirmed) {
			continue
		}
		b.WriteString(string(text[done:m.from]))
		b.WriteString(n.mask)
		done = m.to
	}
	return b.String() + string(text[done:])
}

// mention is an occurrence of a name in a text.
type mention struct {
	from, to int
	unsure   string // the words that it may be a part of: 周敏感
	quote    string // the quotation that it is in
}

// kept reports whether the writer has said that the mention is to be printed.
func (m mention) kept(confirmed []string) bool {
	return m.unsure != "" && slices.Contains(confirmed, answerTo("name-border", m.unsure, "other")) ||
		m.quote != "" && slices.Contains(confirmed, answerTo("name-in-quote", m.quote, "keep"))
}

// mentions finds a name in a text. Chinese has no word boundaries, so a name of two characters is
// certain only before a character that seldom ends a word.
func mentions(text, name []rune) []mention {
	var out []mention
	for i := 0; i < len(text); {
		to := matchName(text[i:], name)
		if to == 0 {
			i++
			continue
		}
		m := mention{from: i, to: i + to, quote: quotation(text, i)}
		if len(name) == 2 && i+to < len(text) && unicode.Is(unicode.Han, text[i+to]) &&
			!strings.ContainsRune(afterName, text[i+to]) {
			m.unsure = string(text[i : i+to+1])
		}
		out = append(out, m)
		i += to
	}
	return out
}

// afterName are characters that follow a name and seldom end a word that begins like it.
const afterName = "的了是在和与及或等说称表问答接收被把向对给找打发来去到也都又还再就才不没未已将会要可能让叫请告回拒同因为从用手电微短信号联系转母父姐哥弟妹" +
	"姑姨舅叔伯先女老本所家工单公朋当曾于即则并而但反听讲提这那此其一二两三四五六七八九十天日月年时上下午晚早前后处提证出名有无"

// matchName returns the length of the name at the start of a text, including blanks inside it, or
// 0.
func matchName(text, name []rune) int {
	k := 0
	for i, r := range text {
		switch {
		case r == name[k]:
			if k++; k == len(name) {
				return i + 1
			}
		case k == 0 || !unicode.IsSpace(r):
			return 0
		}
	}
	return 0
}

// quotation returns the quoted text around a position, or "".
func quotation(text []rune, at int) string {
	for i := at - 1; i >= 0; i-- {
		switch text[i] {
		case '”', '」', '\n':
			return ""
		case '“', '「':
			for k := at; k < len(text); k++ {
				if text[k] == '”' || text[k] == '」' {
					return string(text[i+1 : k])
				}
			}
			return ""
		}
	}
	return ""
}
