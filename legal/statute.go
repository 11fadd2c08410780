package legal

import (
	"fmt"
	"slices"
	"strings"
)

// Statute is one law, regulation or judicial interpretation (法律、行政法规、司法
// 解释) with all its versions at hand.
type Statute struct {
	ID       string     // slug: csl
	Versions []*Version // oldest first, without overlap; never empty
	History  *History   // nil if nothing is known beyond the versions
}

// Version is a statute's text over one interval (版本).
type Version struct {
	Law       string   // the statute's ID
	Title     string   // 中华人民共和国网络安全法
	Short     string   // 网络安全法
	Label     string   // names the version once it is no longer in force: 2016年
	Effective Date     // first day in force (施行日期)
	Until     Date     // last day in force; zero if still in force
	Repealed  bool     // the law itself ended with this version (废止)
	Source    string   // where the text was taken from
	Texts     []string // other texts that it was compared with word for word
	Last      int      // number of the last article; 0 if not recorded
	Articles  []*Article

	provisions map[string]*Provision
	filing     map[ArticleNumber]bool // articles all of whose provisions are ByFiling
	formal     string                 // 《中华人民共和国网络安全法》; a title within it is in 〈 and 〉
}

// Article is one article (条).
type Article struct {
	Number     ArticleNumber
	Paragraphs []Paragraph // never empty
}

// Paragraph is one paragraph of an article (款) with its items.
type Paragraph struct {
	Text  string // the text, or the lead-in above the items
	Items []Item
}

// Item is one enumerated item (项).
type Item struct {
	Number int    // 1 for （一）
	Text   string // with its number: （一）……
}

// Clock says which day picks the version of a provision that applies.
type Clock string

const (
	// ByAct is for duties, liabilities and penalties: the version in force on the
	// day of the act (实体从旧); a continuing act is judged by its last day.
	ByAct Clock = "act"
	// ByFiling is for procedure and for rights exercised now: the version in
	// force on the date of the letter (程序从新).
	ByFiling Clock = "filing"
)

// Provision is a rule of a statute under a name that renumbering does not change.
type Provision struct {
	Name   string
	Clock  Clock
	Place  Place
	Absent bool // this version has no such rule, others do

	chinese string   // the place: 第四十六条
	key     string   // see Citation.Key
	lines   []string // its words
}

// Days are the two days that decide which version applies.
type Days struct {
	Act   Date // the act, or the last day of a continuing one
	Filed Date // the date of the letter
}

// NotInForceError reports that a law, or a provision of it, did not apply on a day.
type NotInForceError struct {
	Title     string // 网络安全法
	On        Date
	Effective Date // the first day on which it did or will apply; zero if unknown
	Until     Date // the last day, if On is after it
	Provision bool // the law was in force, but had no such provision
	Unheld    bool // the law was in force, in a version whose text is not at hand
}

func (e *NotInForceError) Error() string {
	switch {
	case e.Unheld:
		return fmt.Sprintf("《%s》自%s起施行，没有收录%s有效的版本", e.Title, e.Effective.Chinese(), e.On.Chinese())
	case e.Provision:
		return fmt.Sprintf("%s施行的《%s》没有这一规定", e.On.Chinese(), e.Title)
	case !e.Until.IsZero():
		return fmt.Sprintf("《%s》施行至%s，%s已经失效", e.Title, e.Until.Chinese(), e.On.Chinese())
	}
	return fmt.Sprintf("《%s》自%s起施行，%s尚未施行", e.Title, e.Effective.Chinese(), e.On.Chinese())
}

// On returns the version in force on d, or a *NotInForceError.
func (s *Statute) On(d Date) (*Version, error) {
	if v := s.InForce(d); v != nil {
		return v, nil
	}
	for _, v := range slices.Backward(s.Versions) {
		if !d.Before(v.Effective) {
			return nil, &NotInForceError{Title: v.Short, On: d, Until: v.Until}
		}
	}
	first := s.Versions[0]
	if h := s.History; h != nil && h.First().Before(first.Effective) && !h.First().IsZero() {
		if !d.Before(h.First()) {
			return nil, &NotInForceError{Title: first.Short, On: d, Effective: h.First(), Unheld: true}
		}
		return nil, &NotInForceError{Title: first.Short, On: d, Effective: h.First()}
	}
	return nil, &NotInForceError{Title: first.Short, On: d, Effective: first.Effective}
}

// InForce returns the version in force on d, or nil.
func (s *Statute) InForce(d Date) *Version {
	for _, v := range slices.Backward(s.Versions) {
		if !d.Before(v.Effective) {
			if !v.Until.IsZero() && d.After(v.Until) {
				return nil
			}
			return v
		}
	}
	return nil
}

// Latest returns the newest version, in force or not.
func (s *Statute) Latest() *Version { return s.Versions[len(s.Versions)-1] }

// FollowsFiling reports whether all named provisions of an article have the clock ByFiling: the
// article is cited by the day of the letter, whenever the acts were.
func (v *Version) FollowsFiling(n ArticleNumber) bool { return v.filing[n] }

// Provision returns the provision with that name.
func (v *Version) Provision(name string) (Provision, bool) {
	p, ok := v.provisions[name]
	if !ok {
		return Provision{}, false
	}
	return *p, true
}

// Provisions returns the provisions ordered by place, then name; absent ones last.
func (v *Version) Provisions() []Provision {
	out := make([]Provision, 0, len(v.provisions))
	for _, p := range v.provisions {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Provision) int {
		if a.Absent != b.Absent {
			if a.Absent {
				return 1
			}
			return -1
		}
		if c := a.Place.Article.Compare(b.Place.Article); c != 0 {
			return c
		}
		if c := a.Place.Paragraph - b.Place.Paragraph; c != 0 {
			return c
		}
		if c := a.Place.Item - b.Place.Item; c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// Article returns the article with that number, or nil if the corpus does not hold it.
func (v *Version) Article(n ArticleNumber) *Article {
	i, ok := slices.BinarySearchFunc(v.Articles, n, func(a *Article, n ArticleNumber) int {
		return a.Number.Compare(n)
	})
	if !ok {
		return nil
	}
	return v.Articles[i]
}

// Text returns the words at p, one string for each 款 and 项. For an item these are the lead-in of
// its paragraph and the item.
func (v *Version) Text(p Place) ([]string, error) {
	a := v.Article(p.Article)
	if a == nil {
		return nil, fmt.Errorf("《%s》%s不在语料中", v.Short, p.Article.Chinese())
	}
	return a.text(p)
}

// Lines returns the article's text, one string for each 款 and 项.
func (a *Article) Lines() []string {
	var out []string
	for _, p := range a.Paragraphs {
		out = append(out, p.lines()...)
	}
	return out
}

func (p Paragraph) lines() []string {
	out := []string{p.Text}
	for _, it := range p.Items {
		out = append(out, it.Text)
	}
	return out
}

// Has returns an error unless the article has the place, written as it must be cited.
func (a *Article) Has(p Place) error {
	switch {
	case p.Paragraph == 0 && p.Item == 0:
		return nil
	case p.Paragraph == 1 && len(a.Paragraphs) == 1:
		return fmt.Errorf("%s只有一款，不写第一款", p.Article.Chinese())
	case p.Paragraph == 0 && len(a.Paragraphs) > 1:
		return fmt.Errorf("%s有%d款，引用其项须写明第几款", p.Article.Chinese(), len(a.Paragraphs))
	case p.Paragraph > len(a.Paragraphs):
		return fmt.Errorf("%s没有第%s款", p.Article.Chinese(), Numeral(p.Paragraph))
	case p.Item > len(a.paragraph(p).Items):
		return fmt.Errorf("%s没有第（%s）项", Place{Article: p.Article, Paragraph: p.Paragraph}.Chinese(), Numeral(p.Item))
	}
	return nil
}

// paragraph returns the paragraph of p, which the article must have.
func (a *Article) paragraph(p Place) *Paragraph { return &a.Paragraphs[max(p.Paragraph, 1)-1] }

func (a *Article) text(p Place) ([]string, error) {
	if err := a.Has(p); err != nil {
		return nil, err
	}
	para := a.paragraph(p)
	switch {
	case p.Paragraph == 0 && p.Item == 0:
		return a.Lines(), nil
	case p.Item == 0:
		return para.lines(), nil
	}
	return []string{para.Text, para.Items[p.Item-1].Text}, nil
}
