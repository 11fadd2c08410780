package agency

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"tousu/legal"
)

//go:embed agencies regions.yaml
var data embed.FS

// Registry is the set of known bodies. It is immutable and safe for concurrent
// use.
type Registry struct {
	agencies  []*Agency // in the order in which a case goes to them
	provinces []province
}

// Default returns the registry built into the program.
var Default = sync.OnceValue(func() *Registry {
	r, err := Load(data)
	if err != nil {
		panic("agency: embedded data: " + err.Error()) // TestLoad reads the same data
	}
	return r
})

// file is agencies/<slug>.yaml.
type file struct {
	Agency `yaml:",inline"`
	Order  int // place in the order of steps
}

// Load reads regions.yaml and agencies/*.yaml. It refuses a body whose names
// leave a gap or overlap, a paper whose rules do not cover every case, an
// unknown word of a vocabulary, and a name or alias that two bodies share.
func Load(fsys fs.FS) (*Registry, error) {
	r := &Registry{}
	src, err := fs.ReadFile(fsys, "regions.yaml")
	if err != nil {
		return nil, err
	}
	if err := yaml.UnmarshalWithOptions(src, &r.provinces, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("regions.yaml: %w", err)
	}
	names, err := fs.Glob(fsys, "agencies/*.yaml")
	if err != nil {
		return nil, err
	}
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
	return r, r.unambiguous()
}

func load(fsys fs.FS, name string) (*file, error) {
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	f := &file{}
	if err := yaml.UnmarshalWithOptions(src, f, yaml.Strict()); err != nil {
		return nil, err
	}
	if path.Base(name) != f.Slug+".yaml" {
		return nil, errors.New("文件名须与 slug 相同")
	}
	return f, f.validate()
}

func (f *file) validate() error {
	switch {
	case f.Label == "" || f.You == "" || len(f.Sources) == 0 || len(f.Papers) == 0 || f.Order == 0:
		return errors.New("须有 label、you、sources、papers、order")
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
	for i, r := range p.Rules {
		if r.ID == "" || r.Reason == "" || Statuses.Label(r.Status) == "" {
			return fmt.Errorf("规则 %q 须有 id、reason、status", r.ID)
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

func (c *Condition) always() bool {
	return len(c.Kinds) == 0 && len(c.Roles) == 0 && len(c.Conducts) == 0 && c.App == nil && c.Prior == nil
}

func (c *Condition) known() error {
	for _, k := range c.Kinds {
		if legal.LenderKinds.Label(k) == "" {
			return fmt.Errorf("没有机构类型 %q", k)
		}
	}
	for _, r := range c.Roles {
		if legal.Roles.Label(r) == "" {
			return fmt.Errorf("没有身份 %q", r)
		}
	}
	for _, x := range c.Conducts {
		if legal.Conducts.Label(x) == "" {
			return fmt.Errorf("没有行为 %q", x)
		}
	}
	return nil
}

// unambiguous checks that every name leads to one body.
func (r *Registry) unambiguous() error {
	owner := map[string]string{}
	for _, a := range r.agencies {
		for _, n := range a.known() {
			if o, taken := owner[n]; taken && o != a.Slug {
				return fmt.Errorf("名称“%s”同属 %s 和 %s", n, o, a.Slug)
			}
			owner[n] = a.Slug
		}
	}
	return nil
}

// known lists every name that leads to the body.
func (a *Agency) known() []string {
	out := append([]string{a.Slug, a.Label}, a.Aliases...)
	for _, n := range a.Names {
		out = append(out, n.Name)
		if n.Short != "" {
			out = append(out, n.Short)
		}
	}
	return out
}

// Agencies returns the bodies in the order in which a case goes to them.
func (r *Registry) Agencies() []*Agency { return r.agencies }

// Find returns the body that s names: a slug, a name of any time, an alias, or
// the name of a regional office.
func (r *Registry) Find(s string) (*Agency, bool) {
	s = strings.TrimSpace(s)
	for _, a := range r.agencies {
		if slices.Contains(a.known(), s) {
			return a, true
		}
	}
	for _, a := range r.agencies {
		if a.regional(s, r.provinces) {
			return a, true
		}
	}
	return nil, false
}

// regional reports whether s is the name of a regional office of any time.
func (a *Agency) regional(s string, provinces []province) bool {
	for _, n := range a.Names {
		if n.Regional == "" {
			continue
		}
		for _, p := range provinces {
			for _, region := range append(p.Separate, p.Name) {
				for _, base := range []string{n.Regional, strings.Replace(n.Regional, n.Name, n.Short, 1)} {
					form := strings.NewReplacer("{region}", region, "{province}", p.Full).Replace(base)
					if s == form {
						return true
					}
				}
			}
		}
	}
	return false
}
