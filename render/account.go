package render

import (
	"slices"
	"strings"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/legal/pattern"
	"tousu/render/plan"
)

// telling is which sentences of what the user tells of a fact a paper takes up.
type telling uint8

const (
	wholeAccount   telling = iota
	withoutCharges         // not those that tell of a charge under the contract and of nothing else
	chargesAlone           // not those that tell of calls and data and of no charge
)

// side is the account that a paper takes up: a charge is for the arbitrator, and no matter of
// police, prosecutor, the court of a suit on personality rights and those whose data say so.
func side(d agency.Decision) telling {
	switch {
	case d.Agency.Contract:
		return chargesAlone
	case d.Paper.Identifies || d.Agency.Tribunal || d.Paper.Uncharged:
		return withoutCharges
	}
	return wholeAccount
}

// How a sentence, or an exhibit, may tell of calls or of personal information, and how it tells
// of no charge for certain.
var (
	mayBeWrongs = pattern.New(`通讯录|权限|联系人|个人信息|号码|催收|来电|致电|电话|短信|微信|消息|骚扰|威胁|辱骂|上门|张贴`)
	areWrongs   = pattern.New(`通讯录|权限|联系人|催收|骚扰|威胁|辱骂`)
)

// leavesOut reports whether the account of a fact of these conducts leaves out a text: one that
// tells of nothing that the paper takes up. What a loan costs is all of the contract.
func (of telling) leavesOut(c *complaint.Case, conducts []legal.Conduct, s string) bool {
	switch of {
	case withoutCharges:
		return plan.NamesCharge(c, s) && !mayBeWrongs.MatchString(s)
	case chargesAlone:
		return !slices.Contains(conducts, legal.Usury) && areWrongs.MatchString(s) && !plan.NamesCharge(c, s)
	}
	return false
}

// sentences leaves of an account what the paper takes up, in the user's words; all of it where
// nothing would be left.
func (f *view) sentences(n Narrative, i int, of telling) Narrative {
	if of == wholeAccount || f.c.Losses == nil || !slices.ContainsFunc(f.c.Losses.Economic, ofContract) {
		return n
	}
	charged := slices.ContainsFunc(n.Paragraphs, func(v *Value) bool { return plan.NamesCharge(f.c, v.text) })
	if !charged {
		return n
	}
	var out Narrative
	for _, v := range n.Paragraphs {
		kept := *v
		kept.text = ""
		for s := range sentencesOf(v.text) {
			if !of.leavesOut(f.c, f.c.Incidents[i].Conduct, s) {
				kept.text += s
			}
		}
		if kept.text != "" {
			out.add(&kept)
		}
	}
	if out.Paragraphs == nil {
		return n
	}
	return out
}

// sentencesOf parts a text behind each 。！？ and the marks that close behind it.
func sentencesOf(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for s != "" {
			end := strings.IndexAny(s, "。！？")
			if end < 0 {
				yield(s)
				return
			}
			rest := strings.TrimLeft(s[end:], "。！？”’』」）")
			if !yield(s[:len(s)-len(rest)]) {
				return
			}
			s = rest
		}
	}
}
