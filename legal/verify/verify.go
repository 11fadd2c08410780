// Package verify finds the citations and quotations of law in any text and checks them: name,
// number, day and wording (引用核对). It reports what is wrong and what it could not look up, and
// counts what is right.
package verify

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"tousu/legal"
)

// Occasion is when the acts in a text happened, and when it is filed. A citation is right if it is
// right for one of the acts.
type Occasion struct {
	Acts  []legal.Date // never empty
	Filed legal.Date
}

// Verify finds every citation in a line or a passage, and what is wrong with it.
func (v *Verifier) Verify(text string, o Occasion) Report { return v.Read(text).Verify(o) }

// Document is like Verify, for a whole text, whose own days determine what its citations are
// checked against: a paragraph that names 2025年12月18日, or 事实（二）.
func (v *Verifier) Document(text string, o Occasion) Report {
	r := v.Read(text)
	if r == nothing {
		return Report{}
	}
	j := r.judgement(o)
	j.days = readCalendar(r.f.text, o)
	j.all(r.mentions)
	return j.report
}

// Reading is a text with the citations and quotations found in it, which depend on no date. It is
// safe for concurrent use.
type Reading struct {
	by       *Verifier
	f        *folded
	mentions []mention
	quotes   []quotation // in the order of the text
	leanings sync.Map    // by leaningKey; expensive to compute
	turns    func() []legal.Date
	seasons  sync.Map // how many were right, by season: letters share many lines
	count    atomic.Int32
}

// Read finds the citations and quotations of a text.
func (v *Verifier) Read(text string) *Reading {
	f := fold(text)
	mentions := v.names.scan(f)
	quotes := allQuotations(f.text)
	if len(mentions) == 0 && len(quotes) == 0 {
		return nothing
	}
	turns := sync.OnceValue(func() []legal.Date { return v.turns(mentions) })
	return &Reading{by: v, f: f, mentions: mentions, quotes: quotes, turns: turns}
}

// nothing is the reading of most texts: it has no citations or quotations.
var nothing = &Reading{}

// Verify checks the citations and quotations, in reading order.
func (r *Reading) Verify(o Occasion) Report {
	if r == nothing {
		return Report{}
	}
	s := season(r.turns(), o)
	if found, ok := r.known(s); ok {
		return found
	}
	j := r.judgement(o)
	j.all(r.mentions)
	r.remember(s, j.report)
	return j.report
}

func (r *Reading) judgement(o Occasion) *judgement {
	return &judgement{v: r.by, f: r.f, text: r.f.text, on: o, quotes: slices.Clone(r.quotes), leanings: &r.leanings}
}

// all checks every mention, and the quotations that belong to none.
func (j *judgement) all(mentions []mention) {
	for _, m := range mentions {
		if !j.statutory(m) {
			j.mention(m)
		}
	}
	j.loose()
	slices.SortStableFunc(j.report.Findings, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
}

// VerifyQuote checks a line that is given, without marks, as the words of a statute.
func (v *Verifier) VerifyQuote(text string, o Occasion) Report {
	f := fold(text)
	whole := quotation{start: 0, end: len(f.text), text: f.text}
	j := judgement{v: v, f: f, text: f.text, on: o, asLaw: true, quotes: []quotation{whole}}
	j.loose()
	return j.report
}
