package legal

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// groundTable is the content of grounds.yaml.
type groundTable struct {
	Conducts map[Conduct]struct {
		All      []string
		Self     []string // if the complainant himself was called
		Borrower []string
		Contact  []string
	}
	Papers map[string][]paperGround

	// Only maps a provision to the traits that an act must all have to offend it.
	Only map[string][]Trait

	// Crimes are the offences that acts may suggest.
	Crimes []Crime

	// Parts lists the papers that split an act spanning a change of the law and cite each version
	// for its part of the act. They quote what is no longer in force.
	Parts []string

	// Quoted lists the provisions that letters to laymen quote.
	Quoted []string
}

// paperGround is one line of a paper's argument.
type paperGround struct {
	Cite  string    // law/provision or rule/id
	For   []Conduct // conducts that it is argued for as well, in this paper only
	App   bool      // only if an App or platform holds the data
	Apart bool      // the template cites it at a place of its own
	Every bool      // a consequence, argued for every act that offends against another line
	Own   bool      // with Every: only if that line is of the same law

	Entrusts bool // only if the respondent may have others collect for it
	Card     bool // only for a credit card debt

	Kinds []LenderKind // only against these kinds or groups; empty for all

	source   *source
	offences offences
	only     Set[Trait] // traits that an act must have
}

// offences are the conducts that offend against a provision. all applies always, self if the
// complainant himself was called, borrower and contact by his role; an impersonated complainant has
// none of his own.
type offences struct{ all, self, borrower, contact conductSet }

// conductSet is a set of conducts, as bits by their index in Conducts.
type conductSet uint32

func setOf(conducts []Conduct) conductSet {
	var s conductSet
	for _, c := range conducts {
		for i := range Conducts {
			if Conducts[i].Slug == c {
				s |= 1 << i
			}
		}
	}
	return s
}

// by returns the offending conducts for a complainant of that role; away means that somebody else
// was called.
func (o *offences) by(role Role, away bool) conductSet {
	s := o.all
	if !away {
		s |= o.self
	}
	switch role {
	case Borrower:
		s |= o.borrower
	case Contact:
		s |= o.contact
	}
	return s
}

// open reports whether the line can apply to the matter at all.
func (pg paperGround) open(m Matter) bool {
	return (!pg.App || m.App) && (!pg.Entrusts || m.Kind.Entrusts()) && (!pg.Card || m.Card) &&
		(len(pg.Kinds) == 0 || slices.Contains(pg.Kinds, m.Kind))
}

// Matter is what a paper's grounds depend on.
type Matter struct {
	Paper string // letter kind: lender-notice
	Role  Role
	Kind  LenderKind
	App   bool // an App or platform holds the data
	Card  bool // the debt is a credit card debt
	Acts  []Act
	Filed Date // the date of the letter

	Affected int // number of people affected, as far as known

	parts bool // the paper cites each version of a law for its part of an act
}

// Ground is one provision or rule that a paper argues (法律依据), with the acts
// to which it applies. Exactly one of Citation and Rule is set.
type Ground struct {
	Citation *Citation
	Rule     *Rule
	Apart    bool  // the template cites it at a place of its own
	Acts     []int // indices into Matter.Acts, ascending, never empty

	// If it applies to a part of the acts only, the first and the last day of that part; zero if
	// the part begins, or ends, with the act.
	Since, Until Date
}

// Grounds returns what the matter's paper argues, in the paper's order. A provision whose versions
// changed between the acts appears once per version, oldest first, each with its own acts. What was
// not in force for an act is not argued for it.
func (l *Library) Grounds(m Matter) []Ground {
	lines := l.grounds.Papers[m.Paper]
	m.parts = slices.Contains(l.grounds.Parts, m.Paper)
	conducts := make([]conductSet, len(m.Acts))
	for a, act := range m.Acts {
		conducts[a] = setOf(act.Conduct)
	}
	offended := make([][]string, len(m.Acts)) // laws that each act offends against
	for i := range lines {
		for a, act := range m.Acts {
			if lines[i].offended(m, act, conducts[a]) {
				offended[a] = append(offended[a], lines[i].source.law())
			}
		}
	}
	out := make([]Ground, 0, len(lines))
	var line []Ground
	for i := range lines {
		line = lines[i].grounds(line[:0], m, conducts, offended)
		for _, g := range line {
			out = merge(out, g)
		}
	}
	return out
}

// merge appends g, or adds its acts to an earlier ground at the same place: one place may have two
// names.
func merge(list []Ground, g Ground) []Ground {
	i := slices.IndexFunc(list, func(o Ground) bool {
		return o.same(g) && o.Apart == g.Apart && o.Since == g.Since && o.Until == g.Until &&
			(o.Rule != nil || o.Citation.Place == g.Citation.Place)
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

// offended reports whether the act's own conduct offends against the provision.
func (pg *paperGround) offended(m Matter, act Act, conduct conductSet) bool {
	away := act.Is(ReachedAnother)
	if pg.Every || conduct&pg.offences.by(m.Role, away) == 0 || !act.Traits.Holds(pg.only) || !pg.open(m) {
		return false
	}
	for range pg.source.spans(m, act) {
		return true
	}
	return false
}

// follows reports whether the line is a consequence that follows from an offence against one of the
// laws.
func (pg *paperGround) follows(laws []string) bool {
	return pg.Every && len(laws) > 0 && (!pg.Own || slices.Contains(laws, pg.source.law()))
}

// grounds appends to out, which must be empty, what one line argues, given the laws that each act
// offends against.
func (pg *paperGround) grounds(out []Ground, m Matter, conducts []conductSet, offended [][]string) []Ground {
	if !pg.open(m) {
		return nil
	}
	for i, act := range m.Acts {
		if !pg.offended(m, act, conducts[i]) && !pg.follows(offended[i]) {
			continue
		}
		for part := range pg.source.spans(m, act) {
			at := slices.IndexFunc(out, part.of)
			if at < 0 {
				at = len(out)
				out = append(out, pg.ground(part, m))
			}
			out[at].Acts = append(out[at].Acts, i)
		}
	}
	if len(out) > 1 {
		slices.SortStableFunc(out, func(a, b Ground) int { return a.effective().Compare(b.effective()) })
	}
	return out
}

func (pg *paperGround) ground(part span, m Matter) Ground {
	g := Ground{Apart: pg.Apart, Rule: pg.source.rule, Acts: make([]int, 0, len(m.Acts)), Since: part.since,
		Until: part.until}
	if g.Rule == nil {
		g.Citation = pg.source.cite(part.version, m.Filed)
	}
	return g
}

// Resolve returns what ref, law/provision or rule/id, names on the days, or a *NotInForceError.
func (l *Library) Resolve(ref string, days Days) (Ground, error) {
	src, err := l.source(ref)
	if err != nil {
		return Ground{}, err
	}
	if r := src.rule; r != nil {
		return Ground{Rule: r}, r.On(days.Of(r.Time))
	}
	c, err := l.Cite(ref, days)
	return Ground{Citation: c}, err
}

// Quoted reports whether letters to laymen quote the provision, because its wording decides.
func (l *Library) Quoted(ref string) bool { return slices.Contains(l.grounds.Quoted, ref) }

// Of returns the day that picks the version of a provision with clock c.
func (d Days) Of(c Clock) Date {
	if c == ByFiling {
		return d.Filed
	}
	return d.Act
}

// Ref returns the reference of what is argued: law/provision or rule/id.
func (g Ground) Ref() string {
	if g.Rule != nil {
		return rulePrefix + g.Rule.ID
	}
	return g.Citation.Ref
}

// SameScope reports whether two grounds apply to the same acts, and to the same
// part of them.
func (g Ground) SameScope(o Ground) bool {
	return slices.Equal(g.Acts, o.Acts) && g.Since == o.Since && g.Until == o.Until
}

// same reports whether both grounds are the same rule, or are of the same version of a law.
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

// loadGrounds reads grounds.yaml and checks it both ways: every conduct has
// grounds, every name exists, and every provision named for a conduct is argued
// by some paper.
func (l *Library) loadGrounds(fsys fs.FS) error {
	if err := ReadData(fsys, "grounds.yaml", &l.grounds); err != nil {
		return err
	}
	argued := map[string]bool{}
	for _, paper := range l.grounds.Parts {
		if l.grounds.Papers[paper] == nil {
			return fmt.Errorf("parts: 没有文书 %q", paper)
		}
	}
	for paper, lines := range l.grounds.Papers {
		for i := range lines {
			pg := &lines[i]
			var err error
			if pg.source, err = l.source(pg.Cite); err != nil {
				return fmt.Errorf("papers.%s: %w", paper, err)
			}
			if pg.Kinds, err = SpreadKinds(pg.Kinds); err != nil {
				return fmt.Errorf("papers.%s: %w", paper, err)
			}
			pg.offences = l.grounds.offences(pg)
			if pg.only, err = SetOf(l.grounds.Only[pg.Cite]...); err != nil {
				return fmt.Errorf("only.%s: %w", pg.Cite, err)
			}
			argued[pg.Cite] = true
			for _, c := range pg.For {
				if Conducts.Label(c) == "" {
					return fmt.Errorf("papers.%s: 没有行为 %q", paper, c)
				}
			}
		}
	}
	for _, ref := range l.grounds.Quoted {
		if _, err := l.source(ref); err != nil {
			return fmt.Errorf("quoted: %w", err)
		}
	}
	for ref := range l.grounds.Only {
		if !argued[ref] {
			return fmt.Errorf("only: 没有文书援引 %s", ref)
		}
	}
	for i := range l.grounds.Crimes {
		if err := l.grounds.Crimes[i].validate(l); err != nil {
			return fmt.Errorf("crimes: %w", err)
		}
	}
	for _, term := range Conducts {
		if row := l.grounds.Conducts[term.Slug]; len(row.All)+len(row.Borrower) == 0 {
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

// offences returns the conducts that offend against the provision of a line.
func (t *groundTable) offences(pg *paperGround) offences {
	o := offences{all: setOf(pg.For)}
	for c, row := range t.Conducts {
		for _, x := range []struct {
			refs []string
			set  *conductSet
		}{{row.All, &o.all}, {row.Self, &o.self}, {row.Borrower, &o.borrower}, {row.Contact, &o.contact}} {
			if slices.Contains(x.refs, pg.Cite) {
				*x.set |= setOf([]Conduct{c})
			}
		}
	}
	return o
}
