package verify

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tousu/legal"
	"tousu/legal/pattern"
)

var year = pattern.New(`\d{4}`)

// labelYear returns the year that a label names, or 0: （2016年）, （2018修正）.
func labelYear(label string) int {
	y, _ := strconv.Atoi(year.FindString(label)) // "" if there is none
	return y
}

// labelled returns the version that a label names: by its own label, or by the year in which it was
// passed or came into force; nil if it is not at hand.
func labelled(s *legal.Statute, label string) *legal.Version {
	y := labelYear(label)
	for _, v := range s.Versions {
		if labelYear(v.Label) == y {
			return v
		}
	}
	for _, v := range s.Versions {
		if v.Effective.Year == y || passedIn(s.History, v, y) {
			return v
		}
	}
	return nil
}

// passedIn reports whether a version was passed in a year.
func passedIn(h *legal.History, v *legal.Version, y int) bool {
	if h == nil {
		return v.Effective.Year == y+1
	}
	if h.Passed.Year == y && h.Effective == v.Effective {
		return true
	}
	return slices.ContainsFunc(h.Revisions, func(r legal.Revision) bool {
		return r.Passed.Year == y && r.Effective == v.Effective
	})
}

// labelExists reports whether the law ever had the version that a label names, and adds a finding
// if not.
func (j *judgement) labelExists(m mention, h *legal.History) bool {
	y := labelYear(m.label)
	if y == 0 || h.Passed.IsZero() || h.Version(y) || y >= j.v.law.HistoriesUntil().Year {
		return true // a version of this year may be newer than the histories
	}
	message := "《" + strings.Trim(m.written, "《》") + "》没有“" + m.label + "”的版本：" + versions(h)
	j.add(m.start, m.tail, "no-such-version", message, "")
	return false
}

// versions formats the years of a law's versions.
func versions(h *legal.History) string {
	years := []string{strconv.Itoa(h.Passed.Year) + "年通过"}
	for _, r := range h.Revisions {
		kind := "年修正"
		if r.Rewritten {
			kind = "年修订"
		}
		years = append(years, strconv.Itoa(r.Passed.Year)+kind)
	}
	return strings.Join(years, "、")
}

// version returns the version that a reference means, and adds findings about it; nil if nothing
// more can be checked. old reports that the reference should be labelled.
func (j *judgement) version(m mention, r ref) (v *legal.Version, old bool) {
	s := m.name.statute
	if labelYear(m.label) > 0 {
		return j.versionOf(m, r), false
	}
	current := s.InForce(j.on.Filed)
	if m.former && current != nil {
		return j.versionBefore(m, r, current), false
	}
	if current != nil && current.FollowsFiling(r.place.Article) {
		return current, false
	}
	var first *legal.Version // in force for an act
	for _, act := range j.on.Acts {
		v := s.InForce(act)
		if v != nil && v == current {
			return j.bareCurrent(m, r, current)
		}
		if first == nil {
			first = v
		}
	}
	switch {
	case first == nil:
		j.absent(m.start, r.end, s)
		return nil, false
	case current == nil:
		return first, false
	}
	return j.bareOld(m, r, first, current)
}

// versionOf returns the version that a label names, or nil if it is not at hand.
func (j *judgement) versionOf(m mention, r ref) *legal.Version {
	s := m.name.statute
	if v := labelled(s, m.label); v != nil {
		return v
	}
	if s.History == nil || j.labelExists(m, s.History) {
		j.unheld(m.start, r.end, "没有收录《"+s.Latest().Short+"》的“"+m.label+"”版本")
	}
	return nil
}

// versionBefore returns the version before the present one: 旧《网络安全法》.
func (j *judgement) versionBefore(m mention, r ref, current *legal.Version) *legal.Version {
	s := m.name.statute
	if i := slices.Index(s.Versions, current); i > 0 {
		return s.Versions[i-1]
	}
	j.unheld(m.start, r.end, "没有收录《"+current.Short+"》更早的版本")
	return nil
}

// bareCurrent checks a number without a label if an act falls under the law in force. An old number
// with the old article's words has moved.
func (j *judgement) bareCurrent(m mention, r ref, current *legal.Version) (*legal.Version, bool) {
	a, before, ok := j.v.law.AmendmentTo(current)
	if !ok || r.place.Article.Sub > 0 {
		return current, false
	}
	line, ok := a.ToNew(r.place.Article.N)
	if !ok || line.Change == legal.Same || !moves(line) {
		return current, false
	}
	switch j.leaning(m, r, before, current, a) {
	case leansOld:
		if j.anyAct(func(d legal.Date) bool { v, err := m.name.statute.On(d); return err == nil && v == before }) {
			return before, true // there is an act before the change
		}
		message := "《" + current.Short + "》" + r.place.Article.Chinese() + "现在是别的内容，所述内容已移到别处"
		j.add(m.start, r.end, "moved", message, j.movedTo(current, before, line, r.place))
		j.attached(m, before)
		return nil, false
	case undecided:
		j.note(m.start, r.end, "same-number", "新旧《"+current.Short+"》的"+r.place.Article.Chinese()+"内容不同，请核对所引的是现行条文", "")
	}
	return current, false
}

// moves reports whether the old number now belongs to another article.
func moves(r legal.Renumbering) bool {
	for _, n := range r.New {
		if n == r.Old {
			return false
		}
	}
	return true
}

// bareOld checks a number without a label if all acts fall under an older version.
func (j *judgement) bareOld(m mention, r ref, old, current *legal.Version) (*legal.Version, bool) {
	a, before, _ := j.v.law.AmendmentTo(current)
	if before != old {
		return old, true
	}
	line, ok := a.ToNew(r.place.Article.N)
	if ok && (line.Change == legal.Same || !moves(line)) {
		return old, false
	}
	if j.leaning(m, r, old, current, a) == leansNew {
		message := "行为发生时《" + old.Short + "》的条号不同，" + r.place.Article.Chinese() +
			"是" + current.Effective.Chinese() + "起的条号"
		j.add(m.start, r.end, "not-in-force", message, j.formerly(a, old, r.place))
		return nil, false
	}
	return old, true
}

// formerly returns the labelled old citation of what is at a current place.
func (j *judgement) formerly(a *legal.Amendment, old *legal.Version, now legal.Place) string {
	for _, line := range a.Articles {
		for _, n := range line.New {
			if n == now.Article.N && line.Old > 0 {
				was := legal.ArticleNumber{N: line.Old}.Chinese()
				return "《" + old.Short + "》（" + old.Label + "）" + was + "（现" + now.Article.Chinese() + "）"
			}
		}
	}
	return ""
}

// movedTo returns the present place of what was at an old place: the provision's, if it has a name,
// else the article's.
func (j *judgement) movedTo(current, old *legal.Version, line legal.Renumbering, p legal.Place) string {
	title := "《" + current.Short + "》"
	for _, q := range old.Provisions() {
		if q.Place == p {
			if now, ok := current.Provision(q.Name); ok && !now.Absent {
				return title + now.Place.Chinese()
			}
		}
	}
	if len(line.New) == 0 {
		return ""
	}
	var out []string
	for _, n := range line.New {
		place := legal.ArticleNumber{N: n}.Chinese()
		if a := current.Article(legal.ArticleNumber{N: n}); a != nil && p.Item > 0 {
			if q, ok := sameItem(a, p); ok {
				place = q.Chinese()
			}
		}
		out = append(out, place)
	}
	return title + strings.Join(out, "、")
}

// sameItem returns the place of an item of a moved article in the paragraph of the new one that has
// it.
func sameItem(a *legal.Article, p legal.Place) (legal.Place, bool) {
	for i, para := range a.Paragraphs {
		if p.Item <= len(para.Items) {
			q := legal.Place{Article: a.Number, Item: p.Item}
			if len(a.Paragraphs) > 1 {
				q.Paragraph = i + 1
			}
			return q, true
		}
	}
	return legal.Place{}, false
}

type leaning int

const (
	undecided leaning = iota
	leansOld
	leansNew
)

// leaning decides which of two articles with the same number a text means: by whether the place
// exists at all, by key words in its sentence, and by the words it quotes or paraphrases.
func (j *judgement) leaning(m mention, r ref, old, current *legal.Version, between *legal.Amendment) leaning {
	key := leaningKey{m.start, r.place, current}
	if known, ok := j.leanings.Load(key); ok {
		return known.(leaning)
	}
	line, _ := between.ToNew(r.place.Article.N)
	found := j.findLeaning(m, r, old, current, line.Words, between.NewWords(r.place.Article.N))
	j.leanings.Store(key, found)
	return found
}

// leaningKey is a reference of a reading, and the later of the two versions.
type leaningKey struct {
	start   int
	place   legal.Place
	current *legal.Version
}

func (j *judgement) findLeaning(m mention, r ref, old, current *legal.Version, oldWords, newWords []string) leaning {
	a, b := old.Article(r.place.Article), current.Article(r.place.Article)
	if a != nil && b != nil {
		errA := a.Has(loosePlace(a, r.place))
		errB := b.Has(loosePlace(b, r.place))
		switch {
		case errA == nil && errB != nil:
			return leansOld
		case errA != nil && errB == nil:
			return leansNew
		}
	}
	around := j.sentence(m.start, max(m.tail, m.start))
	if q := j.following(m.tail); q != nil { // the quotation may end in another sentence
		around += q.text
	}
	switch hitsOld, hitsNew := hits(around, oldWords), hits(around, newWords); {
	case hitsOld > hitsNew:
		return leansOld
	case hitsNew > hitsOld:
		return leansNew
	}
	if a == nil || b == nil || utf8.RuneCountInString(around) < 12 {
		return undecided
	}
	said := bigrams(plain(around))
	inOld, inNew := shared(said, bigrams(j.v.plain.of(a))), shared(said, bigrams(j.v.plain.of(b)))
	switch {
	case inOld > 0.4 && inOld > inNew+0.15:
		return leansOld
	case inNew > 0.4 && inNew > inOld+0.15:
		return leansNew
	}
	return undecided
}
