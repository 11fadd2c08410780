package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// groundTable is grounds.yaml.
type groundTable struct {
	Conducts map[Conduct]struct {
		All      []string
		Self     []string // where he himself was reached
		Borrower []string
		Contact  []string
	}
	Papers map[string][]paperGround
}

// paperGround is one line of a paper's argument.
type paperGround struct {
	Cite  string    // law/provision or rule/id
	For   []Conduct // argued for these too, in this paper alone
	Quote bool      // print the words as well
	App   bool      // only where an App or platform holds the data
	Apart bool      // the template places it itself
	Every bool      // a consequence: argued for every act that offends another line
	Own   bool      // with Every: another line of its own law

	Entrusts bool // only where the respondent may have others collect for it
}

// open reports whether the line is one for the matter at all.
func (pg paperGround) open(m Matter) bool {
	return (!pg.App || m.App) && (!pg.Entrusts || m.Kind.Entrusts())
}

const rulePrefix = "rule/"

// Act is one act as the grounds see it (行为).
type Act struct {
	Conduct []Conduct
	First   Date // the day of the act; of a continuing one its first day
	Last    Date // the same, or the last day
	Away    bool // another than the complainant was reached
}

// Matter is what a paper's grounds depend on.
type Matter struct {
	Paper string // letter kind: lender-notice
	Role  Role
	Kind  LenderKind
	App   bool // an App or platform holds the data
	Acts  []Act
	Filed Date // the date of the letter
}

// Ground is one provision or rule that a paper argues (法律依据), with the acts
// to which it applies. Exactly one of Citation and Rule is set.
type Ground struct {
	Citation *Citation
	Rule     *Rule
	Quoted   bool  // the letter prints the provision's words
	Apart    bool  // the template cites it at a place of its own
	Acts     []int // indices into Matter.Acts, ascending, never empty
	Since    Date  // its first day, if an act began before it and there was no such law then; else zero
}

// Grounds returns what the matter's paper argues, in the paper's order. A
// provision whose versions changed between the acts appears once per version,
// oldest first, each with its own acts. What was not in force for an act is not
// argued for it.
func (l *Library) Grounds(m Matter) []Ground {
	var out []Ground
	for _, pg := range l.grounds.Papers[m.Paper] {
		if !pg.open(m) {
			continue
		}
		for _, g := range l.groundsOf(pg, m) {
			out = merge(out, g)
		}
	}
	return out
}

// merge appends g, or adds its acts to a ground before it that stands at the
// same place: one place may bear two names.
func merge(list []Ground, g Ground) []Ground {
	i := slices.IndexFunc(list, func(o Ground) bool {
		return o.same(g) && o.Apart == g.Apart && (o.Rule != nil || o.Citation.Place == g.Citation.Place)
	})
	if i < 0 {
		return append(list, g)
	}
	for _, a := range g.Acts {
		if at, held := slices.BinarySearch(list[i].Acts, a); !held {
			list[i].Acts = slices.Insert(list[i].Acts, at, a)
		}
	}
	return list
}

func (l *Library) groundsOf(pg paperGround, m Matter) []Ground {
	var out []Ground
	for i, act := range m.Acts {
		if !l.argues(pg, m, act) {
			continue
		}
		g, ok := l.ground(pg, m, act)
		if !ok {
			continue
		}
		at := slices.IndexFunc(out, func(o Ground) bool { return o.same(g) })
		if at < 0 {
			at = len(out)
			out = append(out, g)
		}
		out[at].Acts = append(out[at].Acts, i)
		if first := out[at].first(l); act.First.Before(first) && !act.First.IsZero() {
			out[at].Since = first
		}
	}
	slices.SortStableFunc(out, func(a, b Ground) int { return a.effective().Compare(b.effective()) })
	return out
}

// argues reports whether the line speaks of the act: its conduct offends the
// provision, or the provision follows from an offence against another line.
func (l *Library) argues(pg paperGround, m Matter, act Act) bool {
	if !pg.Every {
		named := func(c Conduct) bool { return slices.Contains(pg.For, c) }
		return slices.ContainsFunc(act.Conduct, named) || l.grounds.offends(act, m.Role, pg.Cite)
	}
	return slices.ContainsFunc(l.grounds.Papers[m.Paper], func(other paperGround) bool {
		if other.Every || pg.Own && lawOf(other.Cite) != lawOf(pg.Cite) || !other.open(m) || !l.argues(other, m, act) {
			return false
		}
		_, ok := l.ground(other, m, act)
		return ok
	})
}

// lawOf is the law, or "rule", of a reference.
func lawOf(ref string) string {
	law, _, _ := strings.Cut(ref, "/")
	return law
}

// ground resolves one line for one act; false where it was not in force.
func (l *Library) ground(pg paperGround, m Matter, act Act) (Ground, bool) {
	g, err := l.Resolve(pg.Cite, Days{Act: act.Last, Filed: m.Filed})
	if err != nil || g.Rule != nil && len(g.Rule.Kinds) > 0 && !slices.Contains(g.Rule.Kinds, m.Kind) {
		return g, false
	}
	g.Quoted, g.Apart = pg.Quote && g.Rule == nil, pg.Apart
	return g, true
}

// Resolve returns what ref, law/provision or rule/id, names on the days, or a
// *NotInForceError.
func (l *Library) Resolve(ref string, days Days) (Ground, error) {
	id, isRule := strings.CutPrefix(ref, rulePrefix)
	if !isRule {
		c, err := l.Cite(ref, days)
		return Ground{Citation: &c}, err
	}
	r := l.rule(id)
	if r == nil {
		return Ground{}, fmt.Errorf("没有规则 %q", id)
	}
	return Ground{Rule: r}, r.on(days.of(r.Time))
}

func (d Days) of(c Clock) Date {
	if c == ByFiling {
		return d.Filed
	}
	return d.Act
}

// SameScope reports whether two grounds apply to the same acts, and to the same
// part of them.
func (g Ground) SameScope(o Ground) bool {
	return slices.Equal(g.Acts, o.Acts) && g.Since == o.Since
}

func (g Ground) same(o Ground) bool {
	if g.Rule != nil || o.Rule != nil {
		return g.Rule == o.Rule
	}
	return g.Citation.Version == o.Citation.Version
}

func (g Ground) effective() Date {
	if g.Rule != nil {
		return g.Rule.Effective
	}
	return g.Citation.Version.Effective
}

// first returns the first day on which there was such a rule, or such a law in any
// version.
func (g Ground) first(l *Library) Date {
	if g.Rule != nil {
		return g.Rule.Effective
	}
	return l.byID[g.Citation.Version.Law].Versions[0].Effective
}

// offends reports whether one of the conducts of the act offends the provision, for a
// complainant of that role.
func (t groundTable) offends(act Act, role Role, ref string) bool {
	return slices.ContainsFunc(act.Conduct, func(c Conduct) bool {
		row := t.Conducts[c]
		return slices.Contains(row.All, ref) || !act.Away && slices.Contains(row.Self, ref) || role == Borrower && slices.Contains(row.Borrower, ref) ||
			role == Contact && slices.Contains(row.Contact, ref)
	})
}

// loadGrounds reads grounds.yaml and checks it both ways: every conduct has
// grounds, every name exists, and every provision named for a conduct is argued
// by some paper.
func (l *Library) loadGrounds(fsys fs.FS) error {
	if err := readYAML(fsys, "grounds.yaml", &l.grounds); err != nil {
		return err
	}
	argued := map[string]bool{}
	for paper, lines := range l.grounds.Papers {
		for _, pg := range lines {
			if err := l.Known(pg.Cite); err != nil {
				return fmt.Errorf("papers.%s: %w", paper, err)
			}
			argued[pg.Cite] = true
			for _, c := range pg.For {
				if Conducts.Label(c) == "" {
					return fmt.Errorf("papers.%s: 没有行为 %q", paper, c)
				}
			}
		}
	}
	for _, term := range Conducts {
		if len(l.grounds.Conducts[term.Slug].All) == 0 {
			return fmt.Errorf("行为 %s 没有依据", term.Slug)
		}
	}
	for _, conduct := range slices.Sorted(maps.Keys(l.grounds.Conducts)) {
		if Conducts.Label(conduct) == "" {
			return fmt.Errorf("没有行为 %q", conduct)
		}
		row := l.grounds.Conducts[conduct]
		for _, ref := range slices.Concat(row.All, row.Self, row.Borrower, row.Contact) {
			if err := l.Known(ref); err != nil {
				return fmt.Errorf("conducts.%s: %w", conduct, err)
			}
			if !argued[ref] {
				return fmt.Errorf("conducts.%s: 没有文书援引 %s", conduct, ref)
			}
		}
	}
	return nil
}

// Known reports an error unless ref names a provision, law/name, or a rule, rule/id.
func (l *Library) Known(ref string) error {
	if id, ok := strings.CutPrefix(ref, rulePrefix); ok {
		if l.rule(id) == nil {
			return fmt.Errorf("没有规则 %q", id)
		}
		return nil
	}
	law, name, ok := strings.Cut(ref, "/")
	s := l.byID[law]
	if !ok || s == nil {
		return errors.New("没有法律 " + ref)
	}
	_, err := s.clock(name)
	return err
}
