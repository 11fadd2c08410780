package plan

import (
	"slices"
	"strings"

	"tousu/legal/agency"
)

// Skipped is a paper that was selected but cannot be written.
type Skipped struct {
	agency.Decision
	Lacks []string // the keys that the case lacks; empty where the body would refuse
	Named bool     // the body or the paper was asked for by name

	shared bool // other bodies have a paper of this title
}

// String says what is not written and why: 未写：民事起诉状，缺职业、民族.
func (s Skipped) String() string {
	label := "（" + s.Agency.Label + "）"
	if len(s.Lacks) > 0 {
		if !s.shared {
			label = ""
		}
		return "未写：" + s.Paper.Title + label + "，缺" + strings.Join(s.Lacks, "、")
	}
	_, reason, _ := s.Why()
	return "未写：" + s.Paper.Title + label + "，" + reason
}

// Unwritten returns a line for each skipped paper, in order. Papers with one title for several
// bodies that lack the same keys share a line.
func Unwritten(all []Skipped) []string {
	var out []string
	bodies := map[string][]string{} // by title and what is missing
	key := func(s Skipped) string { return s.Paper.Title + "\n" + strings.Join(s.Lacks, "、") }
	for _, s := range all {
		if len(s.Lacks) > 0 && !slices.Contains(bodies[key(s)], s.Agency.Label) {
			bodies[key(s)] = append(bodies[key(s)], s.Agency.Label)
		}
	}
	for _, s := range all {
		switch of := bodies[key(s)]; {
		case len(of) < 2:
			out = append(out, s.String())
		case of[0] == s.Agency.Label:
			out = append(out, "未写："+s.Paper.Title+"（"+strings.Join(of, "、")+"），缺"+strings.Join(s.Lacks, "、"))
		}
	}
	return out
}

func (p *Planner) asked(d agency.Decision, wanted []string) bool {
	return slices.ContainsFunc(wanted, func(w string) bool {
		of := p.named(w)
		return of != nil && of(d)
	})
}

// shared reports whether another body has a paper with this title, such as 举报信.
func (p *Planner) shared(paper *agency.Paper) bool {
	for _, a := range p.agencies.Agencies() {
		for i := range a.Papers {
			if q := &a.Papers[i]; q.Title == paper.Title && q.Kind != paper.Kind {
				return true
			}
		}
	}
	return false
}
