package verify

import (
	"strings"
	"unicode/utf8"

	"tousu/legal"
)

// outside checks a law whose text is not at hand: its days, its versions, and the number of its
// articles.
func (j *judgement) outside(m mention) {
	quoted := j.pass(m)
	if len(m.refs) == 0 && !j.relied(m) {
		return
	}
	h, err := j.v.law.History(m.name.title)
	switch {
	case err != nil || h == nil:
		j.unheldRefs(m)
	case m.label == "" && !j.outsideDays(m, h), !j.labelExists(m, h):
	case m.label == "" && j.beyond(m, h):
	case len(m.refs) > 0 || quoted != nil:
		j.unheldRefs(m)
	default:
		j.report.Right++
	}
}

// outsideDays reports whether a law can have been in force on the days in question, and adds a
// finding if not.
func (j *judgement) outsideDays(m mention, h *legal.History) bool {
	first := h.First()
	if j.trial(h) {
		return true
	}
	// Regulations are made anew under an old name: the text may mean an older one.
	law := strings.HasSuffix(h.Title, "法") || strings.HasSuffix(h.Title, "法典")
	if law && j.on.Filed.Before(h.Passed) {
		message := "《" + h.Title + "》自" + first.Chinese() + "起施行，" + j.on.Acts[0].Chinese() + "尚未施行"
		j.add(m.start, m.end, "not-in-force", message, "")
		return false
	}
	if h.Until.IsZero() || j.anyAct(func(d legal.Date) bool { return !d.After(h.Until) }) {
		return true
	}
	if !j.past(m) {
		message := "法律文件“" + m.written + "”自" + h.Until.AddDays(1).Chinese() + "起已由他者取代"
		j.add(m.start, m.end, "outdated", message, "《"+h.Successor+"》")
	}
	return false
}

// trial reports whether another law bore the name on the day of an act: 企业破产法（试行）.
func (j *judgement) trial(h *legal.History) bool {
	t, err := j.v.law.History(trialTitle(h.Title))
	return err == nil && t != nil && j.anyAct(func(d legal.Date) bool {
		return d.Before(h.First()) && !d.Before(t.First())
	})
}

func trialTitle(title string) string { return strings.TrimPrefix(title, republic) + "（试行）" }

// beyond reports whether a reference is to an article after the last one of the newest version, if
// that version applies on all days in question; it adds a finding if so.
func (j *judgement) beyond(m mention, h *legal.History) bool {
	older := func(d legal.Date) bool { return !h.Current(d) }
	if h.Articles == 0 || !h.Until.IsZero() || older(j.on.Filed) || j.anyAct(older) {
		return false
	}
	for _, r := range m.refs {
		if r.place.Article.N > h.Articles {
			message := "《" + h.Title + "》共" + legal.Numeral(h.Articles) + "条，没有" + r.place.Article.Chinese()
			j.add(m.start, r.end, "no-such-article", message, "")
			return true
		}
	}
	return false
}

// unheldRefs reports that the articles of a law are not at hand.
func (j *judgement) unheldRefs(m mention) {
	for _, r := range m.refs {
		if !j.spelling(m, r) {
			continue
		}
		name := "《" + strings.Trim(m.written, "《》") + "》"
		j.unheld(min(m.start, r.start), r.end, name+r.place.Article.Chinese()+"没有收录")
	}
}

// past reports whether a text refers to a law as one no longer in force.
func (j *judgement) past(m mention) bool {
	before, after := j.text[clip(j.text, m.start-120):m.start], j.text[m.end:clip(j.text, m.end+60)]
	before = behindLast(before, "。\n")
	return m.former || endsIn(before, []string{"原", "旧", "当时的"}) || holdsOne(after, []string{"废止", "失效"}) ||
		holdsOne(before, []string{"施行前", "实施前", "生效前", "废止前", "之前", "以前"})
}

// unknown reports the name of a law that does not exist, if the text relies on it and nothing says
// that it is foreign, a draft or a proposal. Articles cited of any other unknown name are
// reported as unchecked.
func (j *judgement) unknown(m mention) {
	j.pass(m)
	national := strings.HasSuffix(m.written, "法") || strings.HasSuffix(m.written, "法典")
	switch {
	case national && !endsIn(m.written, noLaws) && (len(m.refs) > 0 || j.introduced(m)) && !j.foreign(m):
		j.add(m.start, m.end, "unknown-law", "没有名为《"+m.written+"》的法律", "")
	case len(m.refs) > 0:
		j.unheld(m.start, m.tail, "没有收录《"+m.written+"》，条号无法核对")
	}
}

// noLaws are words that end in 法 and are not laws.
var noLaws = []string{
	"办法", "方法", "做法", "说法", "用法", "兵法", "书法", "疗法", "算法", "语法", "看法", "想法", "技法", "手法", "组织法",
}

// noneInForce are words near the name of a draft, a proposal, a local or a historical law.
var noneInForce = []string{
	"草案", "征求意见", "立法建议", "议案", "拟制定", "制定《", "出台《", "起草", "尚未制定", "学者", "清代", "民国", "古代",
	"自治区", "自治州", "自治县", "特别行政区",
}

// foreign reports whether the words around a name say that it is not a law in force in mainland
// China.
func (j *judgement) foreign(m mention) bool {
	around := j.text[clip(j.text, m.start-240):clip(j.text, m.end+120)]
	return holdsOne(around, j.v.names.abroad) || holdsOne(around, noneInForce)
}

// clip moves an offset into the text, and back to the start of the character that it is in; among
// invalid bytes it stays, so it never moves further than a character is long.
func clip(text string, at int) int {
	at = max(0, min(len(text), at))
	for back := range min(utf8.UTFMax, at+1) {
		if at == len(text) || utf8.RuneStart(text[at-back]) {
			return at - back
		}
	}
	return at
}
