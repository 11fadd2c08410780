package plan

import (
	"fmt"
	"slices"
	"strings"

	"tousu/legal/agency"
	"tousu/legal/complaint"
)

// UnknownRecipientError means that a name in 收件机构, 收件机关名称 or --to matches no body.
type UnknownRecipientError struct {
	Name string
	Near string // the closest known name, or ""
}

func (e *UnknownRecipientError) Error() string {
	said := fmt.Sprintf("没有名为“%s”的收件机构", e.Name)
	if e.Near != "" {
		return said + "，是否想写“" + e.Near + "”"
	}
	return said + "，可用的名称见 tousu agency list"
}

// Select picks the decisions to write. The elements of wanted are auto (自动), all (全部), slugs,
// names and aliases of bodies, or kinds and titles of papers. Naming a body selects all its
// competent papers, or all its papers if none is competent.
func (p *Planner) Select(decisions []agency.Decision, wanted []string) ([]agency.Decision, error) {
	pick := map[*agency.Paper]bool{}
	for _, w := range wanted {
		switch {
		case isAuto(w):
			mark(pick, decisions, func(d agency.Decision) bool { return d.Status() == agency.Chosen })
		case isAll(w):
			mark(pick, decisions, func(d agency.Decision) bool { return d.Status() != agency.NotCompetent })
		default:
			of := p.named(w)
			if of == nil {
				return nil, &UnknownRecipientError{Name: w, Near: p.near(w)}
			}
			if !mark(pick, decisions, func(d agency.Decision) bool {
				return of(d) && d.Status() != agency.NotCompetent
			}) {
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

// isNext reports whether word asks for the papers that are open today.
func isNext(word string) bool { return word == "next" || word == "下一步" }

// next replaces 下一步 by the papers that are open.
func (p *Planner) next(c *complaint.Case, wanted []string) []string {
	i := slices.IndexFunc(wanted, isNext)
	if i < 0 {
		return wanted
	}
	return slices.Concat(wanted[:i], p.Open(c), slices.DeleteFunc(slices.Clone(wanted[i+1:]), isNext))
}

func isAuto(word string) bool { return word == "auto" || word == "自动" }

func isAll(word string) bool { return word == "all" || word == "全部" }

// Wanted returns the recipients that the case asks for, else auto.
func Wanted(c *complaint.Case) []string {
	if len(c.Recipients) == 0 {
		return []string{"auto"}
	}
	return c.Recipients
}

// Known returns an *UnknownRecipientError for the first word that Select would reject.
func (p *Planner) Known(wanted []string) error {
	_, err := p.Select(nil, slices.DeleteFunc(slices.Clone(wanted), isNext))
	return err
}

// named returns a predicate for the decisions that a name selects: those of a body, or of a kind
// of paper. It returns nil if name is neither.
func (p *Planner) named(name string) func(agency.Decision) bool {
	if a, ok := p.agencies.Find(name); ok {
		return func(d agency.Decision) bool { return d.Agency == a && !d.Paper.Apart }
	}
	if body, kind, both := strings.Cut(name, "/"); both {
		if a, ok := p.agencies.Find(body); ok && a.Paper(kind) != nil {
			return func(d agency.Decision) bool { return d.Agency == a && d.Paper.Kind == kind }
		}
	}
	is := func(paper *agency.Paper) bool { return paper.Kind == name || paper.Title == name }
	for _, a := range p.agencies.Agencies() {
		for i := range a.Papers {
			if is(&a.Papers[i]) {
				return func(d agency.Decision) bool { return is(d.Paper) }
			}
		}
	}
	return nil
}

// near returns the name of a body or a paper closest to word, or "".
func (p *Planner) near(word string) string {
	near, _ := complaint.Nearest(word, slices.Concat(p.agencies.Names(), p.titles(),
		[]string{"自动", "全部", "下一步", "auto", "all", "next"}))
	return near
}

// titles returns the titles and kinds of all papers.
func (p *Planner) titles() []string {
	var out []string
	for _, a := range p.agencies.Agencies() {
		for i := range a.Papers {
			out = append(out, a.Papers[i].Title, a.Papers[i].Kind)
		}
	}
	return out
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
