package complaint

import (
	"slices"
	"strconv"
	"strings"

	"tousu/legal"
	"tousu/legal/identity"
	"tousu/legal/pattern"
)

// Who speaks in a case, and of whom: the “我” of an account is the person who signs, and what is
// said of others must not become his by oversight.

// kin are the words of kinship, longer ones first.
const kin = `爷爷|奶奶|外公|外婆|姥姥|姥爷|爸爸|妈妈|老爸|老妈|父亲|母亲|父母|爸妈|公公|婆婆|岳父|岳母|丈人|老公|老婆|丈夫|妻子|爱人|媳妇|` +
	`儿子|女儿|闺女|孩子|哥哥|姐姐|弟弟|妹妹|表哥|表姐|表弟|表妹|堂哥|堂姐|堂弟|堂妹|姐夫|妹夫|嫂子|弟媳|女婿|儿媳|舅舅|舅妈|叔叔|伯父|姑姑|姑妈|阿姨|姨妈|侄子|侄女|外甥女?|` +
	`朋友|同学|同事|邻居|室友|老乡|亲戚|领导|老板|爸|妈|哥|姐|弟|妹`

var (
	kinEnd = pattern.New(`(?:` + kin + `)$`)
	// othersDebt matches how a person who was called says that the debt is another's. A borrower
	// reports what was said to others: your son, her son.
	othersDebt = pattern.New(`我(?:的|家)?(?:` + kin +
		`)[^我，。；：“”"\n]{0,5}(?:欠(?:了|他|款|钱|债|的|网贷|贷款)|逾期|不还(?:钱|款)?|没还(?:钱|款)?)`)
	// ownDebt matches how a borrower reports what was said of him; a contact was told of another's
	// debt.
	ownDebt = pattern.New(`(?:说|称)(?:我|本人)(?:欠(?:了|他|款|钱|债|的|网贷|贷款)|逾期|借了)`)
	// anybodyElse are words for third persons. An account with none of them does not say that one
	// was called.
	anybodyElse = pattern.New(kin + `|友|亲|家人|家里|家属|单位|公司同|部门|人事|前台|老师|房东|村|社区|物业|通讯录|联系人|别人|他人|其他人|第三人|第三方|每个人|所有人|很多人|许多人|好多人|个人|群|他|她|们`)
)

// kinsmen maps the agent's relationship to the words that he may use for the principal.
var kinsmen = []struct {
	agent     string
	principal *pattern.Pattern
}{
	{`女儿|儿子|子女|女婿|儿媳`, pattern.New(`我(?:的|家)?(?:爸妈|爸爸?|妈妈?|父亲|母亲|老爸|老妈|父母|公公|婆婆|岳父|岳母)`)},
	{`父亲|母亲|父母`, pattern.New(`我(?:的|家)?(?:儿子|女儿|闺女|孩子)`)},
	{`妻子|丈夫|配偶`, pattern.New(`我(?:的|家)?(?:老公|老婆|丈夫|妻子|爱人|媳妇)`)},
	{`孙子|孙女|孙子女|外孙|外孙女|外孙子女`, pattern.New(`我(?:的|家)?(?:爷爷|奶奶|外公|外婆|姥姥|姥爷)`)},
	{`哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄弟姐妹`, pattern.New(`我(?:的|家)?(?:哥哥?|弟弟?|姐姐?|妹妹?)`)},
	{`侄子|侄女|外甥|外甥女`, pattern.New(`我(?:的|家)?(?:叔叔|伯父|舅舅|姑姑|姑妈|阿姨|姨妈)`)},
}

// writtenAs maps other words to those for an agent's capacity.
var writtenAs = map[string]string{
	"老公": "丈夫", "老婆": "妻子", "爱人": "配偶", "爸爸": "父亲", "妈妈": "母亲", "闺女": "女儿", "家属": "近亲属", "家人": "近亲属",
}

// kinsman returns the word of kinship that a longer one ends in, if that is an agent's capacity:
// 女儿 for 大女儿.
func kinsman(s string) string {
	if word := writtenAs[s]; word != "" {
		return word
	}
	if word := kinEnd.FindString(s); word != s && legal.IsCapacity(word) {
		return word
	}
	return ""
}

// clients are the words with which professional helpers refer to the principal.
var clients = pattern.New(`服务对象|案主|受援人|受助人`)

// doubtVoice asks if an account speaks with the agent's voice: the principal signs the letter, so
// his own father would be meant.
func doubtVoice(d *decoder) {
	a := d.c.Agent
	if a == nil {
		return
	}
	for i := range d.c.Incidents {
		if m := clients.FindString(d.c.Incidents[i].Narrative); m != "" {
			d.ask("whose-voice", incidentPath(i, "narrative"), d.c.Incidents[i].Narrative,
				"信由"+d.c.Complainant.Name+"签名，经过里写着“"+m+"”",
				"这里的“"+m+"”是不是签名的人？信里的“我”是签名的人，不是代理人。",
				Change("是：用"+d.c.Complainant.Name+"的口气改写，例如“"+m+"接到电话”改为“我接到电话”"), Keep("不是，说的是别人：就这样印"))
			return
		}
	}
	for _, k := range kinsmen {
		if !slices.Contains(strings.Split(k.agent, "|"), a.Capacity) {
			continue
		}
		for i := range d.c.Incidents {
			in := &d.c.Incidents[i]
			m := k.principal.FindString(in.Narrative)
			if m == "" {
				continue
			}
			d.ask("whose-voice", incidentPath(i, "narrative"), m, "信由"+d.c.Complainant.Name+"签名，经过里写着“"+m+"”",
				"这里的“我”是谁？信里的“我”是签名的人，不是代理人。",
				Change("是代理人自己：用"+d.c.Complainant.Name+"的口气改写，例如“"+m+"接到电话”改为“我接到电话”"),
				Keep("就是签名的人：说的是他自己的"+strings.TrimLeft(m, "我的家")))
			return
		}
	}
}

// doubtThirdPerson asks a borrower who complains that others were called but names nobody: the
// conduct may be the sample's, or the calls were to himself.
func doubtThirdPerson(d *decoder) {
	if d.c.Complainant.Role != legal.Borrower {
		return
	}
	for i := range d.c.Incidents {
		in := &d.c.Incidents[i]
		k := slices.IndexFunc(in.Conduct, func(c legal.Conduct) bool {
			return c == legal.ContactListHarassment || c == legal.DebtDisclosure
		})
		if k < 0 || len(in.Contacts) > 0 || in.ReportedBy != "" || in.Narrative == "" || placeholder(in.Narrative) ||
			anybodyElse.MatchString(in.Narrative) {
			continue
		}
		label := legal.Conducts.Label(in.Conduct[k])
		d.ask("no-third-person", incidentPath(i, "conduct"), string(in.Conduct[k])+"\n"+in.Narrative,
			"“行为”里写了“"+label+"”，经过里没有写到别人，也没有“对象”", "这一次打给了谁？",
			Change("打给了别人：在“对象”里写是谁").At(incidentPath(i, "contact")),
			Change("打给我自己的：“行为”里删去“"+label+"”，写实际的，例如 频繁骚扰"), Keep("打给了别人，是谁不写"))
	}
}

// doubtOwnCall asks a contact who names somebody else as the person called, because his letters say
// that he was called himself.
func doubtOwnCall(d *decoder) {
	c := &d.c.Complainant
	if c.Role != legal.Contact || d.asking("who-borrowed") {
		return
	}
	own := identity.Numbers(c.Phone)
	for i := range d.c.Incidents {
		in := &d.c.Incidents[i]
		for k, p := range in.Contacts {
			if !another(&p, c.Name, own) {
				continue
			}
			shown := "另一个人"
			if p.Name != "" {
				shown = "“" + p.Name + "”"
			}
			path := incidentPath(i, "contact."+strconv.Itoa(k))
			if word := d.ask("own-call", path, p.Name+"\n"+p.Phone, "身份是联系人，“对象”里写的是"+shown, "这一次打给了谁？信里会写“致电本人”。",
				Change("打给投诉人自己的：删去“对象”这几行").By(Edit{Path: incidentPath(i, "contact"), Remove: true}),
				Choose("me", "打给投诉人自己的（信里不写“对象”）"),
				Change("打给"+shown+"的：删去这一件，由接电话的人自己写一份").At(incidentPath(i, "conduct"))); word == "me" {
				in.Contacts = nil
				break
			}
		}
	}
}

// another reports whether a person's name, or without a name his number, differs from the
// complainant's.
func another(p *ContactPerson, name string, own []string) bool {
	if p.Name != "" {
		return p.Name != name && p.Name != "本人"
	}
	numbers := identity.Numbers(p.Phone)
	return len(numbers) > 0 && !slices.ContainsFunc(numbers, func(n string) bool { return slices.Contains(own, n) })
}
