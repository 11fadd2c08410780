package legal

import (
	"fmt"
	"slices"
	"strings"
)

// source is what a reference names: a provision of a statute, or a rule.
type source struct {
	ref     string // law/provision or rule/id
	statute *Statute
	name    string // of the provision
	clock   Clock
	rule    *Rule // nil for a provision
}

const rulePrefix = "rule/"

// indexSources makes every reference known.
func (l *Library) indexSources() {
	l.sources = map[string]*source{}
	for _, s := range l.statutes {
		for name, p := range s.Versions[0].provisions {
			ref := s.ID + "/" + name
			l.sources[ref] = &source{ref: ref, statute: s, name: name, clock: p.Clock}
		}
	}
	for _, r := range l.rules {
		l.sources[rulePrefix+r.ID] = &source{ref: rulePrefix + r.ID, rule: r, clock: r.Time}
	}
}

// source finds what ref names.
func (l *Library) source(ref string) (*source, error) {
	if s, ok := l.sources[ref]; ok {
		return s, nil
	}
	if id, ok := strings.CutPrefix(ref, rulePrefix); ok {
		return nil, fmt.Errorf("没有规则 %q", id)
	}
	law, name, _ := strings.Cut(ref, "/")
	s := l.byID[law]
	if s == nil {
		return nil, fmt.Errorf("没有名为 %q 的法律", law)
	}
	return nil, fmt.Errorf("《%s》没有名为 %q 的规定", s.Versions[0].Short, name)
}

// Known reports an error unless ref names a provision, law/name, or a rule, rule/id.
func (l *Library) Known(ref string) error {
	_, err := l.source(ref)
	return err
}

// law is the law's ID, or "rule".
func (s *source) law() string {
	if s.rule != nil {
		return "rule"
	}
	return s.statute.ID
}

// on reports whether the matter may rely on the source for an act, and on which
// version of a statute.
func (s *source) on(m Matter, act Act) (*Version, bool) {
	day := Days{Act: act.Last, Filed: m.Filed}.Of(s.clock)
	if r := s.rule; r != nil {
		return nil, r.InForce(day) && (len(r.Kinds) == 0 || slices.Contains(r.Kinds, m.Kind))
	}
	v := s.statute.InForce(day)
	return v, v != nil && !v.provisions[s.name].Absent
}

// first is the first day on which there was such a rule, or such a law in any
// version.
func (s *source) first() Date {
	if s.rule != nil {
		return s.rule.Effective
	}
	return s.statute.Versions[0].Effective
}

// cite cites the provision in a version that has it.
func (s *source) cite(v *Version, filed Date) *Citation {
	p := v.provisions[s.name]
	c := &Citation{Ref: s.ref, Clock: s.clock, Version: v, Place: p.Place, of: p}
	c.label, c.now = s.statute.aged(v, p, filed)
	return c
}
