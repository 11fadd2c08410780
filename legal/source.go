package legal

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// source is what a reference names: a provision of a statute, or a rule.
type source struct {
	ref     string // law/provision or rule/id
	statute *Statute
	name    string // name of the provision
	clock   Clock
	rule    *Rule // nil for a provision
}

const rulePrefix = "rule/"

// indexSources fills l.sources with every reference.
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

// source returns what ref names.
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

// Known returns an error unless ref names a provision, law/name, or a rule, rule/id.
func (l *Library) Known(ref string) error {
	_, err := l.source(ref)
	return err
}

// law returns the law's ID, or "rule".
func (s *source) law() string {
	if s.rule != nil {
		return "rule"
	}
	return s.statute.ID
}

// on reports whether the matter may rely on the source for an act, and on which version of a
// statute.
func (s *source) on(m Matter, act Act) (*Version, bool) {
	day := Days{Act: act.Last, Filed: m.Filed}.Of(s.clock)
	if r := s.rule; r != nil {
		return nil, r.InForce(day) && (len(r.Kinds) == 0 || slices.Contains(r.Kinds, m.Kind))
	}
	v := s.statute.InForce(day)
	return v, v != nil && !v.provisions[s.name].Absent
}

// span is the part of an act to which a rule, or one version of a law, applies.
type span struct {
	version      *Version // nil for a rule
	since, until Date     // zero if the part begins, or ends, with the act
}

// of reports whether g is the ground of this part.
func (p span) of(g Ground) bool {
	return (g.Rule != nil || g.Citation.Version == p.version) && g.Since == p.since && g.Until == p.until
}

// spans yields the parts of an act for which the matter may rely on the source: the whole act by
// the law of its last day, except in a paper that cites each version for its part. An act that
// began before there was such a law is bound by it from then on.
func (s *source) spans(m Matter, act Act) iter.Seq[span] {
	return func(yield func(span) bool) {
		if m.parts && s.statute != nil && s.clock == ByAct && act.First.Before(act.Last) && !act.First.IsZero() {
			s.parts(act, yield)
			return
		}
		v, ok := s.on(m, act)
		if !ok {
			return
		}
		part := span{version: v}
		if first := s.first(); act.First.Before(first) && !act.First.IsZero() {
			part.since = first
		}
		yield(part)
	}
}

// parts splits an act where the law changed.
func (s *source) parts(act Act, yield func(span) bool) {
	for _, v := range s.statute.Versions {
		if act.Last.Before(v.Effective) || !v.Until.IsZero() && act.First.After(v.Until) ||
			v.provisions[s.name].Absent {
			continue
		}
		part := span{version: v}
		if act.First.Before(v.Effective) {
			part.since = v.Effective
		}
		if !v.Until.IsZero() && act.Last.After(v.Until) {
			part.until = v.Until
		}
		if !yield(part) {
			return
		}
	}
}

// first returns the first day on which the rule, or any version of the law, was in force.
func (s *source) first() Date {
	if s.rule != nil {
		return s.rule.Effective
	}
	return s.statute.Versions[0].Effective
}

// cite cites the provision in version v, which must have it.
func (s *source) cite(v *Version, filed Date) *Citation {
	p := v.provisions[s.name]
	c := &Citation{Ref: s.ref, Clock: s.clock, Version: v, Place: p.Place, of: p}
	c.label, c.now = s.statute.aged(v, p, filed)
	return c
}
