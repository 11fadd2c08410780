package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Rank is the kind of a rule that is not a statute.
type Rank string

// The ranks. Norms and recommended standards bind nobody by themselves, and are called what they
// are wherever they are cited.
const (
	Regulation             Rank = "行政法规" // text not at hand: cited by title only
	DepartmentalRule       Rank = "部门规章"
	NormativeDocument      Rank = "规范性文件"
	JudicialInterpretation Rank = "司法解释" // if its text is in statutes/, that is cited instead
	IndustryNorm           Rank = "行业自律规范"
	NationalStandard       Rank = "推荐性国家标准"
)

// Binds reports whether rules of the rank bind by themselves: letters apply them (依照) and refer
// to the others (参照).
func (r Rank) Binds() bool { return r != IndustryNorm && r != NationalStandard }

// Rule is a departmental rule, normative document, judicial interpretation, industry norm or
// standard (规章、规范性文件、行业规范、标准). It is cited by title only.
type Rule struct {
	ID        string
	Title     string
	Number    string // standards only: GB/T 45251-2025
	Issuer    string
	Rank      Rank
	Effective Date
	Until     Date // last day in force; zero if still in force
	Time      Clock
	Kinds     []LenderKind // respondents it binds; the data may name groups; empty for all
	About     string       // what it governs, in a few words
	Source    string
	Checked   Date // day on which the source was last read
}

// loadRules reads rules.yaml.
func (l *Library) loadRules(fsys fs.FS) error {
	if err := ReadData(fsys, "rules.yaml", &l.rules); err != nil {
		return err
	}
	ids := map[string]bool{}
	for _, r := range l.rules {
		if err := r.validate(); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
		if ids[r.ID] {
			return fmt.Errorf("%s 出现两次", r.ID)
		}
		ids[r.ID] = true
	}
	return nil
}

func (r *Rule) validate() error {
	switch {
	case r.ID == "" || r.Title == "" || r.Issuer == "" || r.About == "" || r.Source == "":
		return errors.New("须有 id、title、issuer、about、source")
	case r.Effective.IsZero() || r.Checked.IsZero():
		return errors.New("须有 effective、checked")
	case !r.Until.IsZero() && r.Until.Before(r.Effective):
		return errors.New("until 早于 effective")
	case r.Time != ByAct && r.Time != ByFiling:
		return errors.New("time 须为 act 或 filing")
	case !slices.Contains([]Rank{Regulation, DepartmentalRule, NormativeDocument, JudicialInterpretation, IndustryNorm,
		NationalStandard}, r.Rank):
		return errors.New("rank 不在范围内")
	case (r.Rank == NationalStandard) != (r.Number != ""):
		return errors.New("标准须有 number，其他文件不写 number")
	}
	var err error
	r.Kinds, err = SpreadKinds(r.Kinds)
	return err
}

// Rules returns all rules in the order of the data.
func (l *Library) Rules() []*Rule { return l.rules }

// InForce reports whether the rule was in force on d.
func (r *Rule) InForce(d Date) bool {
	return !d.Before(r.Effective) && (r.Until.IsZero() || !d.After(r.Until))
}

// On returns a *NotInForceError if the rule was not in force on d.
func (r *Rule) On(d Date) error {
	switch {
	case d.Before(r.Effective):
		return &NotInForceError{Title: r.Title, On: d, Effective: r.Effective}
	case !r.Until.IsZero() && d.After(r.Until):
		return &NotInForceError{Title: r.Title, On: d, Until: r.Until}
	}
	return nil
}

// Name returns the title, preceded by the rank for a norm or standard: 行业自律规范《…》,
// 推荐性国家标准《…》（GB/T 45251-2025）.
func (r *Rule) Name() string {
	s := "《" + r.Title + "》"
	if r.Number != "" {
		s += "（" + r.Number + "）"
	}
	if r.Rank == IndustryNorm || r.Rank == NationalStandard {
		s = string(r.Rank) + s
	}
	return s
}
