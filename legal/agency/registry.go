package agency

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"
	"sync/atomic"

	"tousu/legal"
)

//go:embed agencies places.txt annexes.yaml situations.yaml conflicts.yaml holidays
var data embed.FS

//go:generate go test -run ^TestPrepared$ -update .
//go:embed prepared.txt
var prepared string

// Registry is the set of known bodies. It is immutable and safe for concurrent use.
type Registry struct {
	agencies   []*Agency         // in the order in which a case goes to them
	places     func() *gazetteer // read on first use
	annexes    []Annex
	situations []Situation
	conflicts  []Conflict
	calendar   *Calendar

	names   map[string]*Agency        // by the names that Agency.known returns
	offices func() map[string]*Agency // by the names of provincial offices

	located sync.Map // results of Locate, by address
	cached  atomic.Int32
}

// Annex is a paper that only goes with others, never by itself (随附文书).
type Annex struct {
	Paper  `yaml:",inline"`
	Bodies []string // slugs of the bodies it is written for; empty for all
	Agent  bool     // only if an agent acts
}

// Default returns the registry built into the program.
var Default = sync.OnceValue(func() *Registry {
	r, err := Load(legal.NewPrepared(data, prepared))
	if err != nil {
		panic("agency: embedded data: " + err.Error()) // TestLoad reads the same data
	}
	return r
})

// file is the content of agencies/<slug>.yaml.
type file struct {
	Agency `yaml:",inline"`
	Order  int // rank in the order of steps
}

// Load reads agencies/*.yaml; places.txt is read when a place is first looked up. It returns an
// error for a body whose names leave a gap or overlap, a paper whose rules do not cover every case,
// an unknown word of a vocabulary, and a name or alias that two bodies share.
func Load(fsys fs.FS) (*Registry, error) {
	r := &Registry{}
	if err := legal.ReadData(fsys, "annexes.yaml", &r.annexes); err != nil {
		return nil, fmt.Errorf("annexes.yaml: %w", err)
	}
	if err := legal.ReadData(fsys, "situations.yaml", &r.situations); err != nil {
		return nil, fmt.Errorf("situations.yaml: %w", err)
	}
	if err := legal.ReadData(fsys, "conflicts.yaml", &r.conflicts); err != nil {
		return nil, fmt.Errorf("conflicts.yaml: %w", err)
	}
	places, err := legal.ReadText(fsys, "places.txt")
	if err != nil {
		return nil, err
	}
	r.places = sync.OnceValue(func() *gazetteer {
		g, err := parseGazetteer(places)
		if err != nil {
			panic("agency: places.txt: " + err.Error()) // TestPlaces reads the same data
		}
		return g
	})
	calendar, err := loadCalendar(fsys)
	if err != nil {
		return nil, err
	}
	r.calendar = calendar
	names, _ := fs.Glob(fsys, "agencies/*.yaml") // it fails only for a malformed pattern
	var files []*file
	for _, name := range names {
		f, err := load(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *file) int { return a.Order - b.Order })
	for _, f := range files {
		r.agencies = append(r.agencies, &f.Agency)
	}
	return r, errors.Join(r.indexNames(), r.consistent(), r.parties())
}

func load(fsys fs.FS, name string) (*file, error) {
	f := &file{}
	if err := legal.ReadData(fsys, name, f); err != nil {
		return nil, err
	}
	if path.Base(name) != f.Slug+".yaml" {
		return nil, errors.New("文件名须与 slug 相同")
	}
	return f, f.validate()
}

func (f *file) validate() error {
	switch {
	case f.Label == "" || f.You == "" || len(f.Sources) == 0 || len(f.Papers) == 0 || f.Order == 0 || f.Step == 0 ||
		f.StepName == "":
		return errors.New("须有 label、you、sources、papers、order、step、step-name")
	case f.Place == OfReported && f.Papers[0].Silence == "":
		return errors.New("place: reported 的文书须有 silence")
	case !slices.Contains([]Place{OfRespondent, OfComplainant, OfReported}, f.Place):
		return fmt.Errorf("没有地点 %q", f.Place)
	case len(f.Names) == 0 || !f.Names[len(f.Names)-1].Until.IsZero():
		return errors.New("须有现用名称")
	}
	for i, n := range f.Names[1:] {
		if n.From.IsZero() || f.Names[i].Until.AddDays(1) != n.From {
			return fmt.Errorf("名称“%s”与前一名称的期间不相接", n.Name)
		}
	}
	for _, c := range f.Channels {
		if c.Kind == "" || c.Value == "" || c.Checked.IsZero() {
			return errors.New("渠道须有 kind、value、checked")
		}
	}
	if err := f.validateParty(); err != nil {
		return err
	}
	for i := range f.Refuses {
		if err := f.Refuses[i].validate(); err != nil {
			return err
		}
	}
	for i := range f.Papers {
		if err := f.Papers[i].validate(); err != nil {
			return fmt.Errorf("%s: %w", f.Papers[i].Kind, err)
		}
	}
	return nil
}

func (p *Paper) validate() error {
	if p.Kind == "" || p.Title == "" || len(p.Rules) == 0 {
		return errors.New("须有 kind、title、rules")
	}
	if err := p.validateAbout(); err != nil {
		return err
	}
	for _, role := range slices.Concat(p.Roles, p.Presumed) {
		if legal.Roles.Label(role) == "" {
			return fmt.Errorf("没有身份 %q", role)
		}
	}
	for i := range p.Terms {
		if err := p.Terms[i].validate(); err != nil {
			return err
		}
	}
	if p.Opens != nil && p.Opens.Within.Known() != nil {
		return p.Opens.Within.Known()
	}
	for i := range p.Rules {
		r := &p.Rules[i]
		if r.ID == "" || r.Reason == "" || Statuses.Label(r.Status) == "" {
			return fmt.Errorf("规则 %q 须有 id、reason、status", r.ID)
		}
		if r.Never && r.Status != NotCompetent {
			return fmt.Errorf("规则 %s：never 只用于 not-competent", r.ID)
		}
		if r.When.always() != (i == len(p.Rules)-1) {
			return fmt.Errorf("规则 %s：最后一条规则不带条件，其余都带", r.ID)
		}
		if err := r.When.known(); err != nil {
			return fmt.Errorf("规则 %s: %w", r.ID, err)
		}
	}
	return nil
}

// indexNames indexes every name, and checks that each leads to one body.
func (r *Registry) indexNames() error {
	r.names = map[string]*Agency{}
	for _, a := range r.agencies {
		for _, n := range a.known() {
			if o := r.names[n]; o != nil && o != a {
				return fmt.Errorf("名称“%s”同属 %s 和 %s", n, o.Slug, a.Slug)
			}
			r.names[n] = a
		}
	}
	r.offices = sync.OnceValue(r.provincialOffices)
	return nil
}

// known returns every name that leads to the body.
func (a *Agency) known() []string {
	out := slices.Concat([]string{a.Slug, a.Label}, a.Former, a.Aliases)
	for _, n := range a.Names {
		out = append(out, n.Name)
		if n.Short != "" {
			out = append(out, n.Short)
		}
	}
	return out
}

// consistent checks that the bodies and kinds of paper that files name exist.
func (r *Registry) consistent() error {
	kinds := map[string]bool{}
	for _, a := range r.agencies {
		for _, p := range a.Papers {
			kinds[p.Kind], kinds[a.Slug+"/"+p.Kind] = true, true
		}
	}
	for _, c := range r.conflicts {
		for _, k := range slices.Concat(c.One, c.Other) {
			if !kinds[k] {
				return fmt.Errorf("conflicts.yaml: 没有文书 %q", k)
			}
		}
	}
	for _, x := range r.annexes {
		if err := r.bodies(x.Bodies); err != nil {
			return fmt.Errorf("annexes.yaml: %w", err)
		}
	}
	for i := range r.situations {
		if err := r.situations[i].validate(r); err != nil {
			return fmt.Errorf("situations.yaml: %w", err)
		}
	}
	for _, a := range r.agencies {
		if err := a.refers(r, kinds); err != nil {
			return fmt.Errorf("%s: %w", a.Slug, err)
		}
	}
	return nil
}

func (r *Registry) bodies(slugs []string) error {
	for _, s := range slugs {
		if !slices.ContainsFunc(r.agencies, func(a *Agency) bool { return a.Slug == s }) {
			return fmt.Errorf("没有机构 %q", s)
		}
	}
	return nil
}

func (a *Agency) refers(r *Registry, kinds map[string]bool) error {
	var slugs []string
	for _, f := range a.Refuses {
		for _, k := range f.Papers {
			if !kinds[k] {
				return fmt.Errorf("没有文书 %q", k)
			}
		}
		if f.If != nil {
			slugs = append(slugs, f.If.Elsewhere...)
		}
	}
	for _, p := range a.Papers {
		for _, t := range p.Terms {
			for _, k := range t.Then {
				if !kinds[k] {
					return fmt.Errorf("期限 %s：没有文书 %q", t.ID, k)
				}
			}
		}
		if p.Opens != nil {
			slugs = append(slugs, p.Opens.After)
		}
		for _, rule := range p.Rules {
			slugs = slices.Concat(slugs, rule.When.Elsewhere, rule.When.Overdue)
		}
	}
	return r.bodies(slugs)
}

// Calendar returns the calendar of days off for counting terms.
func (r *Registry) Calendar() *Calendar { return r.calendar }

// Annexes returns the papers that go with others.
func (r *Registry) Annexes() []Annex { return r.annexes }

// Agencies returns the bodies in the order in which a case goes to them.
func (r *Registry) Agencies() []*Agency { return r.agencies }
