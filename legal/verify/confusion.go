package verify

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"tousu/legal"
)

// confusion is an article cited for what it does not say, although many think so.
type confusion struct {
	Law     string     // slug of the statute
	Article string     // that is cited in error: 253, 253-1
	Words   []string   // what betrays the error, in the clause around
	Unless  []string   // what shows that the article itself is meant
	From    legal.Date // the version in which the article is that; zero for any
	Right   string     // the right place, or what is right
	Why     string     // what the article does say
	Source  string
}

// loadConfusions reads confusions.yaml, by law.
func loadConfusions(l *legal.Library, fsys fs.FS) (map[string][]*confusion, error) {
	var list []*confusion
	if err := legal.ReadData(fsys, "confusions.yaml", &list); err != nil {
		return nil, err
	}
	out := map[string][]*confusion{}
	for i, c := range list {
		if s, ok := l.Statute(c.Law); !ok || s.ID != c.Law {
			return nil, fmt.Errorf("confusions.yaml: 第 %d 项：没有法律 %q", i+1, c.Law)
		}
		if len(c.Words) == 0 || c.Right == "" || c.Why == "" || c.Source == "" {
			return nil, fmt.Errorf("confusions.yaml: 第 %d 项须有 words、right、why、source", i+1)
		}
		out[c.Law] = append(out[c.Law], c)
	}
	return out, nil
}

// confused looks for the known errors about an article.
func (j *judgement) confused(m mention, r ref, v *legal.Version) {
	for _, c := range j.v.confusions[v.Law] {
		if c.Article != r.place.Article.String() || !c.From.IsZero() && c.From != v.Effective || c.rightIn(m, r) {
			continue
		}
		if around := j.clause(m, r); holdsOne(around, c.Words) && !holdsOne(around, c.Unless) {
			j.add(r.start, r.end, "confused", "《"+v.Short+"》"+r.place.Article.Chinese()+"规定的是"+c.Why, c.Right)
			return
		}
	}
}

// rightIn reports whether a mention cites the right article too, beside r.
func (c *confusion) rightIn(m mention, r ref) bool {
	return slices.ContainsFunc(m.refs, func(o ref) bool {
		return o.place.Article != r.place.Article && strings.Contains(c.Right, o.place.Article.Chinese())
	})
}

// clause is what a text says of a reference: from its law to the next one.
func (j *judgement) clause(m mention, r ref) string {
	end := clip(j.text, r.end+240)
	after := j.text[r.end:end]
	if i := strings.IndexAny(after, "。；\n《"); i >= 0 {
		after = after[:i]
	}
	start := clip(j.text, m.start-120)
	before := j.text[start:m.start]
	if i := strings.LastIndexAny(before, "。；\n》"); i >= 0 {
		before = before[i:]
	}
	return before + "\n" + after
}
