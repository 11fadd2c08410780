package verify

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"tousu/legal"
)

// judgement is one run of Verify.
type judgement struct {
	v      *Verifier
	f      *folded
	text   string
	on     Occasion
	quotes []quotation
	report Report
	days   *calendar // of the text itself; nil if only the occasion counts
	dated  bool      // the current sentence names its days
	asLaw  bool      // the text is given as the words of a statute

	leanings *sync.Map // of the reading; nil if no citation is checked
}

func (j *judgement) find(start, end int, s Severity, code, message, right string) {
	start, end = j.f.span(start, end)
	j.report.Findings = append(j.report.Findings, Finding{start, end, code, s, message, right})
}

func (j *judgement) add(start, end int, code, message, right string) {
	j.find(start, end, Fault, code, message, right)
}

func (j *judgement) note(start, end int, code, message, right string) {
	j.find(start, end, Note, code, message, right)
}

// unheld reports that there is no text to compare with.
func (j *judgement) unheld(start, end int, message string) {
	j.find(start, end, Unchecked, "unverified", message, "")
}

// statutory reports whether the mention is within quoted words of a statute: what a law says of
// another is not checked.
func (j *judgement) statutory(m mention) bool {
	i, found := slices.BinarySearchFunc(j.quotes, m.start,
		func(q quotation, at int) int { return cmp.Compare(q.start, at) })
	if !found {
		i--
	}
	return i >= 0 && j.quotes[i].end >= m.end && j.v.words().verbatim(j.quotes[i].text)
}

// mention checks one law with its references.
func (j *judgement) mention(m mention) {
	if j.days != nil {
		j.on, j.dated = j.days.occasion(m)
	}
	switch m.name.kind {
	case ownName:
		j.pass(m)
		return
	case outdatedName:
		j.outdated(m)
		return
	case ruleName:
		j.rule(m)
		return
	case unknownName:
		j.unknown(m)
		return
	case outsideName:
		j.outside(m)
		return
	}
	if !m.carried {
		j.calling(m)
	}
	if m.name.statute == nil {
		j.pass(m)
		return
	}
	if len(m.refs) == 0 {
		j.law(m)
		return
	}
	for i := range m.refs {
		j.reference(m, i)
	}
}

// calling reports what is wrong with the name of a law.
func (j *judgement) calling(m mention) {
	title := m.name.title
	if s := m.name.statute; s != nil {
		title = s.Latest().Title
	}
	switch m.name.kind {
	case mistakenName:
		j.add(m.start, m.end, "mistaken-name", "法律名称“"+m.written+"”有误", "《"+title+"》")
	case shortName:
		j.note(m.start, m.end, "abbreviation", "“"+m.written+"”是简称", "《"+title+"》")
	}
}

// pass marks the quotation after a mention whose text is not at hand, so that it is not compared
// with another law that resembles it.
func (j *judgement) pass(m mention) *quotation {
	q := j.following(m.tail)
	if q == nil || strings.ContainsAny(j.text[m.tail:q.start], "。；《\n") {
		return nil
	}
	q.checked = true
	return q
}

// outdated reports a body or rule that no longer exists, unless the text says so or names the
// number of an old order.
func (j *judgement) outdated(m mention) {
	o := m.name.outdated
	before, after := j.text[:m.start], j.text[m.end:]
	for _, w := range []string{"原", "前", "时任", "原来的"} {
		if strings.HasSuffix(before, w) {
			return
		}
	}
	for _, w := range []string{"令", "办发", "办便函", "发〔", "规〔", "〔", "公告", "发布", "制定", "印发", "（原"} {
		if strings.HasPrefix(after, w) {
			return
		}
	}
	if j.on.Filed.Before(o.Since) || (o.Law || j.dated) &&
		j.anyAct(func(d legal.Date) bool { return d.Before(o.Since) }) {
		return
	}
	what := "机构"
	if o.Law {
		what = "法律文件"
	}
	j.add(m.start, m.end, "outdated", what+"“"+m.written+"”自"+o.Since.Chinese()+"起已由他者取代", o.Successor)
}

// rule checks that a rule was in force.
func (j *judgement) rule(m mention) {
	r := m.name.rule
	j.pass(m)
	var first error
	for _, act := range j.on.Acts {
		err := r.On(legal.Days{Act: act, Filed: j.on.Filed}.Of(r.Time))
		if err == nil {
			if first = nil; len(m.refs) > 0 {
				j.unheld(m.start, m.tail, "《"+r.Title+"》的条文没有收录")
			} else {
				j.report.Right++
			}
			return
		}
		if first == nil {
			first = err
		}
	}
	j.add(m.start, m.end, "not-in-force", first.Error(), "")
}

// law checks a law that is named without an article.
func (j *judgement) law(m mention) {
	s := m.name.statute
	if m.label != "" || m.former || !j.relied(m) {
		if s.History != nil && m.label != "" && j.labelExists(m, s.History) {
			j.report.Right++
		}
		return
	}
	if j.anyAct(func(d legal.Date) bool { _, err := s.On(d); return err == nil }) {
		j.report.Right++
		return
	}
	exercised := strings.ContainsAny(j.sentence(m.start, m.end), "请求要申诉举")
	if _, err := s.On(j.on.Filed); err == nil && exercised && rights(s) {
		j.report.Right++
		return // a right exercised now
	}
	j.absent(m.start, m.end, s)
}

// absent reports that a law was not in force on the days of the acts, or that its text of those
// days is not at hand.
func (j *judgement) absent(start, end int, s *legal.Statute) {
	var err error
	for _, act := range j.on.Acts {
		_, err = s.On(act)
		if gone, ok := err.(*legal.NotInForceError); ok && gone.Unheld {
			j.unheld(start, end, err.Error())
			return
		}
	}
	severity := Fault
	if h := s.History; h != nil && !h.Passed.IsZero() && !j.on.Filed.Before(h.Passed) && j.on.Filed.Before(h.First()) {
		severity = Note // already passed: a text may prepare for it
	}
	j.find(start, end, severity, "not-in-force", err.Error(), "")
}

// rights reports whether the law gives rights that are exercised now.
func rights(s *legal.Statute) bool {
	for _, p := range s.Latest().Provisions() {
		if strings.HasPrefix(p.Name, "right-") {
			return true
		}
	}
	return false
}

// relied reports whether the text relies on the law, rather than only naming it.
func (j *judgement) relied(m mention) bool {
	return j.introduced(m) || strings.HasPrefix(j.text[m.end:], "规定") || strings.HasPrefix(j.text[m.end:], "的规定")
}

// introduced reports whether 依据, 违反 or the like precedes the law.
func (j *judgement) introduced(m mention) bool {
	before := strings.TrimRight(j.text[max(0, m.start-40):m.start], " 《的第")
	return slices.ContainsFunc(introductions, func(w string) bool { return strings.HasSuffix(before, w) })
}

func (j *judgement) anyAct(ok func(legal.Date) bool) bool { return slices.ContainsFunc(j.on.Acts, ok) }

// reach is how far the context of a citation extends on each side: bytes, about 120 characters.
const reach = 360

// sentence returns the sentence around two offsets, within reach.
func (j *judgement) sentence(start, end int) string {
	head, tail := j.text[clip(j.text, start-reach):start], j.text[end:clip(j.text, end+reach)]
	return behindLast(head, "。；\n") + beforeFirst(tail, "。；\n")
}
