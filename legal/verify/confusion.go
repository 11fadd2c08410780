package verify

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"tousu/legal"
)

// confusion is an article that is often cited for what it does not say.
type confusion struct {
	article legal.ArticleNumber // cited in error
	words   []string            // any of these near the citation indicates the error
	unless  []string            // any of these indicates that the article itself is meant
	from    legal.Date          // first day of the only version that it concerns; zero for any
	right   string              // the right place, or what is right
	why     string              // what the article does say
}

// loadConfusions reads confusions.txt, by law.
func loadConfusions(l *legal.Library, fsys fs.FS) (map[string][]*confusion, error) {
	src, err := fs.ReadFile(fsys, "confusions.txt")
	if err != nil {
		return nil, err
	}
	out := map[string][]*confusion{}
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		law, c, err := parseConfusion(line)
		if err == nil && !isSlug(l, law) {
			err = fmt.Errorf("没有法律 %q", law)
		}
		if err != nil {
			return nil, fmt.Errorf("confusions.txt:%d: %w", n, err)
		}
		out[law] = append(out[law], c)
	}
	return out, nil
}

func isSlug(l *legal.Library, law string) bool {
	s, ok := l.Statute(law)
	return ok && s.ID == law
}

// parseConfusion parses one line.
func parseConfusion(line string) (law string, c *confusion, err error) {
	fields := strings.Split(line, " | ")
	if len(fields) != 6 {
		return "", nil, fmt.Errorf("应有六栏，写了 %d 栏", len(fields))
	}
	law, article, _ := strings.Cut(fields[0], " ")
	place, err := legal.ParsePlace(article)
	if err != nil {
		return "", nil, err
	}
	c = &confusion{article: place.Article, words: list(fields[1]), unless: list(fields[2]), right: fields[4],
		why: fields[5]}
	if fields[3] != "-" {
		if c.from, err = legal.ParseDate(fields[3]); err != nil {
			return "", nil, err
		}
	}
	if len(c.words) == 0 {
		return "", nil, errors.New("没有写关键词")
	}
	return law, c, nil
}

// list splits words at blanks; - is none.
func list(field string) []string {
	if field == "-" {
		return nil
	}
	return strings.Fields(field)
}

// confused looks for the known confusions about an article.
func (j *judgement) confused(m mention, r ref, v *legal.Version) {
	for _, c := range j.v.confusions[v.Law] {
		if c.article != r.place.Article || !c.from.IsZero() && c.from != v.Effective || c.rightIn(m, r) {
			continue
		}
		if around := j.clause(m, r); holdsOne(around, c.words) && !holdsOne(around, c.unless) {
			j.add(r.start, r.end, "confused", "《"+v.Short+"》"+r.place.Article.Chinese()+"规定的是"+c.why, c.right)
			return
		}
	}
}

// rightIn reports whether a mention also cites the right article, besides r.
func (c *confusion) rightIn(m mention, r ref) bool {
	return slices.ContainsFunc(m.refs, func(o ref) bool {
		return o.place.Article != r.place.Article && strings.Contains(c.right, o.place.Article.Chinese())
	})
}

// clause returns what a text says of a reference: from its law to the next one.
func (j *judgement) clause(m mention, r ref) string {
	end := clip(j.text, r.end+240)
	after := beforeFirst(j.text[r.end:end], "。；\n《")
	start := clip(j.text, m.start-120)
	before := behindLast(j.text[start:m.start], "。；\n》")
	return before + "\n" + after
}
