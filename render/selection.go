package render

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// UnknownRecipientError means that a name in 收件机构, 收件机关名称 or --to leads to no
// body.
type UnknownRecipientError struct{ Name string }

func (e *UnknownRecipientError) Error() string {
	return fmt.Sprintf("没有名为“%s”的收件机构，可用的名称见 tousu agency list", e.Name)
}

// Select picks the decisions to write. wanted holds auto, all, or slugs, names
// and aliases of bodies, or kinds and titles of papers; 自动 and 全部 are the Chinese
// words. A body that is named is written in all its papers that are competent, or
// in all of them if none is.
func (e *Engine) Select(decisions []agency.Decision, wanted []string) ([]agency.Decision, error) {
	pick := map[*agency.Paper]bool{}
	for _, w := range wanted {
		switch w {
		case "auto", "自动":
			mark(pick, decisions, func(d agency.Decision) bool { return d.Status() == agency.Chosen })
		case "all", "全部":
			mark(pick, decisions, func(d agency.Decision) bool { return d.Status() != agency.NotCompetent })
		default:
			of, err := e.named(w)
			if err != nil {
				return nil, err
			}
			if !mark(pick, decisions, func(d agency.Decision) bool { return of(d) && d.Status() != agency.NotCompetent }) {
				mark(pick, decisions, of)
			}
		}
	}
	var out []agency.Decision
	for _, d := range decisions {
		if pick[d.Paper] {
			out = append(out, d)
		}
	}
	return out, nil
}

// named tells the decisions that a name stands for: those of a body, or of a kind
// of paper.
func (e *Engine) named(name string) (func(agency.Decision) bool, error) {
	if a, ok := e.agencies.Find(name); ok {
		return func(d agency.Decision) bool { return d.Agency == a && !d.Paper.Apart }, nil
	}
	is := func(p *agency.Paper) bool { return p.Kind == name || p.Title == name }
	for _, a := range e.agencies.Agencies() {
		for i := range a.Papers {
			if is(&a.Papers[i]) {
				return func(d agency.Decision) bool { return is(d.Paper) }, nil
			}
		}
	}
	return nil, &UnknownRecipientError{name}
}

func mark(pick map[*agency.Paper]bool, decisions []agency.Decision, want func(agency.Decision) bool) bool {
	any := false
	for _, d := range decisions {
		if want(d) {
			pick[d.Paper], any = true, true
		}
	}
	return any
}

// Plan is what becomes of the papers that were asked for.
type Plan struct {
	Write     []agency.Decision // with what goes beside them, in the order of the files
	Skipped   []Skipped
	Conflicts []agency.Conflict // among Write
}

// Skipped is a paper that cannot be written.
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

// Plan selects the papers and sets aside those that cannot be written.
func (e *Engine) Plan(c *complaint.Case, wanted []string) (Plan, error) {
	var p Plan
	picked, err := e.Select(e.Route(c), wanted)
	if err != nil {
		return p, err
	}
	for _, d := range picked {
		lacks := c.Lacking(d.Paper.Needs)
		switch {
		case !d.Writable():
			lacks = nil // nothing that the case could add would help
		case len(lacks) == 0:
			p.Write = append(p.Write, d)
			continue
		}
		p.Skipped = append(p.Skipped, Skipped{d, lacks, e.asked(d, wanted), e.shared(d.Paper)})
	}
	p.Conflicts = e.agencies.Conflicts(p.Write...)
	e.annex(c, &p)
	return p, nil
}

func (e *Engine) asked(d agency.Decision, wanted []string) bool {
	return slices.ContainsFunc(wanted, func(w string) bool {
		of, err := e.named(w)
		return err == nil && of(d)
	})
}

// shared reports whether papers of other bodies bear the same title: 举报信.
func (e *Engine) shared(p *agency.Paper) bool {
	for _, a := range e.agencies.Agencies() {
		for i := range a.Papers {
			if q := &a.Papers[i]; q.Title == p.Title && q.Kind != p.Kind {
				return true
			}
		}
	}
	return false
}

// annex puts behind the papers of each body what goes beside them.
func (e *Engine) annex(c *complaint.Case, p *Plan) {
	var out []agency.Decision
	for i, d := range p.Write {
		out = append(out, d)
		if i+1 < len(p.Write) && p.Write[i+1].Agency == d.Agency {
			continue
		}
		for _, x := range e.agencies.AnnexesOf(d, c.Agent != nil) {
			if lacks := c.Lacking(x.Paper.Needs); len(lacks) > 0 {
				p.Skipped = append(p.Skipped, Skipped{x, lacks, false, true})
				continue
			}
			out = append(out, x)
		}
	}
	p.Write = out
}
