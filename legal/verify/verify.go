// Package verify finds the citations and quotations of law in any text and judges
// them: name, number, day and wording (引用核对).
package verify

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"tousu/legal"
)

// Finding is what is wrong with a citation or a quotation in a text.
type Finding struct {
	Start, End int    // bytes of the text
	Code       string // stable, one of Codes
	Note       bool   // worth a look, but no fault
	Message    string // what is wrong, in Chinese
	Right      string // the right form or wording, or ""
}

// String returns the message with the right form behind it.
func (d Finding) String() string {
	if d.Right == "" {
		return d.Message
	}
	return d.Message + "；应为：" + d.Right
}

// Codes documents the stable codes.
var Codes = map[string]string{
	"unknown-law":     "没有这部法律",
	"mistaken-name":   "法律名称写错或者不完整",
	"no-such-article": "没有这一条",
	"no-such-part":    "没有这一款或者项",
	"not-in-force":    "在所涉日期没有施行或者已经失效",
	"moved":           "旧条号，内容已移到别的条",
	"altered":         "引文与原文不一致",
	"misattributed":   "引文出自别的条文",
	"misprint":        "“第”误作“之”",
	"outdated":        "机构或者法律已经不存在",
	"same-number":     "新旧两个版本中同一条号内容不同",
	"unlabelled":      "引用旧版本而没有注明版本",
	"abbreviation":    "法律名称用了简称",
	"unverified":      "没有收录，无法核对",
}

// Occasion is when the acts that a text speaks of happened, and when it is filed.
// A citation is right if it is right for one of the acts.
type Occasion struct {
	Acts  []legal.Date // never empty
	Filed legal.Date
}

// Verify finds every citation in a text and what is wrong with it, in reading
// order.
func (v *Verifier) Verify(text string, o Occasion) []Finding { return v.Read(text).Verify(o) }

// Reading is a text with the citations and quotations that were found in it, which
// depend on no date. It is safe for concurrent use.
type Reading struct {
	by       *Verifier
	text     string
	mentions []mention
	quotes   []quotation // in the order of the text
	leanings sync.Map    // by leaningKey: costly to find
	last     atomic.Pointer[verdict]
}

// verdict is what was wrong with a reading on an occasion: the letters of a case
// share many lines.
type verdict struct {
	on       Occasion
	findings []Finding
}

// Read finds the citations and quotations of a text.
func (v *Verifier) Read(text string) *Reading {
	mentions := v.names.scan(text)
	quotes := append(quotations(text), blockQuotations(text)...)
	if len(mentions) == 0 && len(quotes) == 0 {
		return nothing
	}
	if len(quotes) > 1 {
		slices.SortFunc(quotes, func(a, b quotation) int { return a.start - b.start })
	}
	return &Reading{by: v, text: text, mentions: mentions, quotes: quotes}
}

// nothing is the reading of most texts.
var nothing = &Reading{}

// Verify returns what is wrong with them, in reading order.
func (r *Reading) Verify(o Occasion) []Finding {
	if r == nothing {
		return nil
	}
	if v := r.last.Load(); v != nil && v.on.Filed == o.Filed && slices.Equal(v.on.Acts, o.Acts) {
		return slices.Clone(v.findings)
	}
	j := judgement{v: r.by, text: r.text, on: o, quotes: slices.Clone(r.quotes), leanings: &r.leanings}
	for _, m := range r.mentions {
		if !j.statutory(m) {
			j.mention(m)
		}
	}
	j.loose()
	if len(j.findings) > 1 {
		slices.SortStableFunc(j.findings, func(a, b Finding) int { return a.Start - b.Start })
	}
	r.last.Store(&verdict{o, slices.Clone(j.findings)})
	return j.findings
}

// VerifyQuote checks a line that stands as the words of a statute without marks.
func (v *Verifier) VerifyQuote(text string, o Occasion) []Finding {
	j := judgement{v: v, text: text, on: o, quotes: []quotation{{start: 0, end: len(text), text: text}}}
	j.loose()
	return j.findings
}

// judgement is one run of Verify.
type judgement struct {
	v        *Verifier
	text     string
	on       Occasion
	quotes   []quotation
	findings []Finding

	leanings *sync.Map // of the reading; nil where no citation is looked at
}

// quotation is text between “ and ”.
type quotation struct {
	start, end int // with the marks
	text       string
	checked    bool
}

func quotations(text string) []quotation {
	var out []quotation
	for at := 0; ; {
		i := strings.Index(text[at:], "“")
		if i < 0 {
			return out
		}
		start := at + i
		depth, end := 0, -1
		for j, r := range text[start:min(len(text), start+4000)] {
			switch r {
			case '“':
				depth++
			case '”':
				depth--
			}
			if depth == 0 {
				end = start + j + len("”")
				break
			}
		}
		if end < 0 {
			at = start + len("“")
			continue
		}
		out = append(out, quotation{start: start, end: end, text: text[start+len("“") : end-len("”")]})
		at = end
	}
}

// blockQuotations are the lines below one that ends in 规定：, where a letter sets
// the words of a statute in paragraphs of their own. Lines that resemble no
// statute do no harm: they are found to be none.
func blockQuotations(text string) []quotation {
	var out []quotation
	start, block := 0, false
	if !strings.Contains(text, "\n") {
		return nil
	}
	for line := range strings.Lines(text) {
		words := strings.TrimSpace(line)
		switch {
		case strings.HasSuffix(words, "规定：") || strings.HasSuffix(words, "规定相同："):
			block = true
		case block && words != "" && !strings.Contains(words, "“"):
			at := start + strings.Index(line, words)
			out = append(out, quotation{start: at, end: at + len(words), text: words})
			block = !strings.ContainsAny(words, "《")
		case words != "":
			block = false
		}
		start += len(line)
	}
	return out
}

func (j *judgement) add(start, end int, code, message, right string) {
	j.findings = append(j.findings, Finding{Start: start, End: end, Code: code, Message: message, Right: right})
}

func (j *judgement) note(start, end int, code, message, right string) {
	j.findings = append(j.findings, Finding{Start: start, End: end, Code: code, Note: true, Message: message, Right: right})
}

// statutory reports whether the naming stands within the quoted words of a statute:
// what a law says of another is not ours to judge.
func (j *judgement) statutory(m mention) bool {
	i, found := slices.BinarySearchFunc(j.quotes, m.start, func(q quotation, at int) int { return q.start - at })
	if !found {
		i--
	}
	return i >= 0 && j.quotes[i].end >= m.end && j.v.words().verbatim(j.quotes[i].text)
}

// mention checks one law with its references.
func (j *judgement) mention(m mention) {
	switch m.name.kind {
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
		return
	case mistakenName:
		j.add(m.start, m.end, "mistaken-name", "法律名称“"+m.written+"”有误", "《"+m.name.statute.Latest().Title+"》")
	case shortName:
		j.note(m.start, m.end, "abbreviation", "“"+m.written+"”是简称", "《"+m.name.statute.Latest().Title+"》")
	}
	if len(m.refs) == 0 {
		j.law(m)
		return
	}
	for i := range m.refs {
		j.reference(m, m.refs[i], i == len(m.refs)-1)
	}
}

// outdated reports a body or law that has ceased to be, unless the text says so
// or names the number of an old order.
func (j *judgement) outdated(m mention) {
	o := m.name.outdated
	before, after := j.text[:m.start], j.text[m.end:]
	for _, w := range []string{"原", "前", "时任", "原来的"} {
		if strings.HasSuffix(before, w) {
			return
		}
	}
	for _, w := range []string{"令", "办发", "办便函", "发〔", "规〔", "〔", "公告", "发布", "制定", "印发"} {
		if strings.HasPrefix(after, w) {
			return
		}
	}
	if j.on.Filed.Before(o.Since) || o.Law && slices.ContainsFunc(j.on.Acts, func(d legal.Date) bool { return d.Before(o.Since) }) {
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
	var first error
	for _, act := range j.on.Acts {
		err := r.On(legal.Days{Act: act, Filed: j.on.Filed}.Of(r.Time))
		if err == nil {
			return
		}
		if first == nil {
			first = err
		}
	}
	j.add(m.start, m.end, "not-in-force", first.Error(), "")
}

// unknown reports what is called a law and is none.
func (j *judgement) unknown(m mention) {
	switch {
	case strings.HasSuffix(m.written, "法") || strings.HasSuffix(m.written, "法典"):
		j.add(m.start, m.end, "unknown-law", "没有名为《"+m.written+"》的法律", "")
	case len(m.refs) > 0:
		j.note(m.start, m.end, "unverified", "没有收录《"+m.written+"》，条号无法核对", "")
	}
}

// law checks a law that is named without an article.
func (j *judgement) law(m mention) {
	s := m.name.statute
	if m.label != "" || !j.relied(m) {
		return
	}
	if j.anyAct(func(d legal.Date) bool { _, err := s.On(d); return err == nil }) {
		return
	}
	if _, err := s.On(j.on.Filed); err == nil && strings.ContainsAny(j.sentence(m.start, m.end), "请求要申诉举") && rights(s) {
		return // a right exercised now
	}
	_, err := s.On(j.on.Acts[0])
	j.add(m.start, m.end, "not-in-force", err.Error(), "")
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

// relied reports whether the text relies on the law, and does not only name it.
func (j *judgement) relied(m mention) bool {
	before := strings.TrimRight(j.text[max(0, m.start-40):m.start], " 《的第")
	for _, w := range introductions {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return strings.HasPrefix(j.text[m.end:], "规定") || strings.HasPrefix(j.text[m.end:], "的规定")
}

func (j *judgement) anyAct(ok func(legal.Date) bool) bool { return slices.ContainsFunc(j.on.Acts, ok) }

// sentence is the sentence around two offsets, without what lies far away.
func (j *judgement) sentence(start, end int) string {
	const reach = 360 // bytes, about 120 characters
	from := max(0, start-reach)
	for from > 0 && !utf8.RuneStart(j.text[from]) {
		from++
	}
	to := min(len(j.text), end+reach)
	for to < len(j.text) && !utf8.RuneStart(j.text[to]) {
		to--
	}
	head, tail := j.text[from:start], j.text[end:to]
	if i := strings.LastIndexAny(head, "。；\n"); i >= 0 {
		_, size := utf8.DecodeRuneInString(head[i:])
		head = head[i+size:]
	}
	if i := strings.IndexAny(tail, "。；\n"); i >= 0 {
		tail = tail[:i]
	}
	return head + tail
}
