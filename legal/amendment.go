package legal

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"
)

// Change says what happened to an article in an amendment.
type Change string

// The changes.
const (
	Same     Change = "same"     // neither number nor words changed
	Number   Change = "number"   // the number changed, and references to other articles
	Reworded Change = "text"     // the words changed, whatever the number
	Repealed Change = "repealed" // no counterpart in the new version
	Added    Change = "new"      // no counterpart in the old version
)

// Changes gives the Chinese words of the changes.
var Changes = Vocabulary[Change]{
	{Slug: Same, Label: "未变"},
	{Slug: Number, Label: "条号改变"},
	{Slug: Reworded, Label: "文字修改"},
	{Slug: Repealed, Label: "删去"},
	{Slug: Added, Label: "新增"},
}

// Renumbering is one line of an amendment: an old article and what happened to it.
type Renumbering struct {
	Old    int   // 0 for an added article
	New    []int // empty for a repealed one
	Change Change
	Words  []string // key words by which a reader recognizes the article
}

// Amendment maps the articles of one version to those of the next (修改对照).
type Amendment struct {
	Law      string
	Old, New Date // first days of the two versions
	Articles []Renumbering
}

// loadAmendments finds amendments/<law>/<effective>.yaml, named like the version that each
// leads to. The maps are long and few letters need them: each is read on first use.
func (l *Library) loadAmendments(fsys fs.FS) {
	files, _ := fs.Glob(fsys, "amendments/*/*.yaml") // as in Load
	l.amendments = map[string]func() (*Amendment, error){}
	for _, file := range files {
		l.amendments[file] = sync.OnceValues(func() (*Amendment, error) { return l.readAmendment(fsys, file) })
	}
}

func (l *Library) readAmendment(fsys fs.FS, file string) (*Amendment, error) {
	a := &Amendment{}
	err := ReadData(fsys, file, a)
	if want := amendmentFile(a.Law, a.New); err == nil && want != file {
		err = fmt.Errorf("按内容应名为 %s", want)
	}
	if err == nil {
		err = l.checkAmendment(a)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return a, nil
}

// amendmentFile is the file of the map that leads to the version of a law.
func amendmentFile(law string, effective Date) string {
	return path.Join("amendments", law, effective.String()+".yaml")
}

// AmendmentTo returns the map that leads to a version and the version before it,
// if there is one.
func (l *Library) AmendmentTo(next *Version) (a *Amendment, before *Version, ok bool) {
	read, ok := l.amendments[amendmentFile(next.Law, next.Effective)]
	if !ok {
		return nil, nil, false
	}
	a, err := read()
	if err != nil {
		panic("legal: embedded data: " + err.Error()) // TestAmendments reads the same data
	}
	before, err = l.byID[a.Law].version(a.Old)
	return a, before, err == nil
}

// checkAmendment checks that the map names two versions of the corpus and covers every article of
// both.
func (l *Library) checkAmendment(a *Amendment) error {
	s := l.byID[a.Law]
	if s == nil {
		return fmt.Errorf("没有法律 %q", a.Law)
	}
	old, err := s.version(a.Old)
	if err != nil {
		return err
	}
	next, err := s.version(a.New)
	if err != nil {
		return err
	}
	if i := slices.Index(s.Versions, next); i == 0 || s.Versions[i-1] != old {
		return fmt.Errorf("%s 与 %s 不是前后相接的两个版本", a.Old, a.New)
	}
	var olds, news []int
	for _, r := range a.Articles {
		if Changes.Label(r.Change) == "" || (r.Old == 0) != (r.Change == Added) ||
			(len(r.New) == 0) != (r.Change == Repealed) {
			return fmt.Errorf("第 %d 条：change 与 old、new 不合", r.Old)
		}
		olds = append(olds, r.Old)
		news = append(news, r.New...)
	}
	for _, side := range []struct {
		v    *Version
		have []int
	}{{old, olds}, {next, news}} {
		for n := 1; n <= side.v.Last; n++ {
			if !slices.Contains(side.have, n) {
				return fmt.Errorf("没有说到 %s 版本的第 %d 条", side.v.Effective, n)
			}
		}
	}
	return nil
}

// version returns the version that takes effect on d.
func (s *Statute) version(d Date) (*Version, error) {
	for _, v := range s.Versions {
		if v.Effective == d {
			return v, nil
		}
	}
	return nil, fmt.Errorf("《%s》没有自%s起施行的版本", s.Versions[0].Short, d.Chinese())
}

// Amendment returns the map between two consecutive versions, which from and to name by their first
// days.
func (l *Library) Amendment(law string, from, to Date) (*Amendment, bool) {
	s := l.byID[law]
	if s == nil {
		return nil, false
	}
	next, err := s.version(to)
	if err != nil {
		return nil, false
	}
	a, before, ok := l.AmendmentTo(next)
	return a, ok && before.Effective == from
}

// ToNew returns the line of the old article.
func (a *Amendment) ToNew(old int) (Renumbering, bool) {
	for _, r := range a.Articles {
		if r.Old == old {
			return r, true
		}
	}
	return Renumbering{}, false
}

// NewWords returns the key words of the old articles that became article n.
func (a *Amendment) NewWords(n int) []string {
	var out []string
	for _, r := range a.Articles {
		if slices.Contains(r.New, n) {
			out = append(out, r.Words...)
		}
	}
	return out
}
