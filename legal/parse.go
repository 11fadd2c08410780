package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"tousu/legal/pattern"
)

// frontMatter is the head of a statute file.
type frontMatter struct {
	Law        string
	Title      string
	Short      string
	Label      string
	Effective  Date
	Repealed   Date
	Articles   int
	Source     string
	Texts      []string // independent texts compared with, where there is no fingerprint
	Provisions map[string]struct {
		Article string // notation of ParsePlace
		Time    Clock
		Absent  bool
	}
}

var (
	articleLine = pattern.New(`^第([零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))? `)
	itemLine    = pattern.New(`^（([一二三四五六七八九十]+)）`)
)

// parseVersion reads one file statutes/<law>/<effective>.md: YAML front matter
// between --- lines, then articles, with a blank line between 款 and 项.
func parseVersion(fsys fs.FS, name, src string) (*Version, error) {
	head, body, ok := strings.Cut(strings.TrimPrefix(src, "---\n"), "\n---\n")
	if !ok || !strings.HasPrefix(src, "---\n") {
		return nil, errors.New("缺少以 --- 分隔的文件头")
	}
	var fm frontMatter
	if err := decodeData(fsys, name, []byte(head+"\n"), &fm); err != nil {
		return nil, fmt.Errorf("文件头：%w", err)
	}
	v := &Version{
		Law: fm.Law, Title: fm.Title, Short: fm.Short, Label: fm.Label,
		Effective: fm.Effective, Source: fm.Source, Texts: fm.Texts, Last: fm.Articles, provisions: map[string]*Provision{},
	}
	if v.Law == "" || v.Title == "" || v.Short == "" || v.Source == "" || v.Effective.IsZero() {
		return nil, errors.New("文件头须有 law、title、short、effective、source")
	}
	if !fm.Repealed.IsZero() {
		v.Until, v.Repealed = fm.Repealed.AddDays(-1), true
	}
	var err error
	if v.Articles, err = parseArticles(body); err != nil {
		return nil, err
	}
	for name, p := range fm.Provisions {
		if err := v.addProvision(name, p.Article, p.Time, p.Absent); err != nil {
			return nil, fmt.Errorf("规定 %s：%w", name, err)
		}
	}
	v.formal = "《" + inner.Replace(v.Title) + "》"
	v.filing = v.filingArticles()
	return v, nil
}

// filingArticles are the articles whose clock is that of the letter.
func (v *Version) filingArticles() map[ArticleNumber]bool {
	out := map[ArticleNumber]bool{}
	for _, p := range v.provisions {
		if n := p.Place.Article; !p.Absent {
			others, named := out[n]
			out[n] = p.Clock == ByFiling && (others || !named)
		}
	}
	return out
}

func (v *Version) addProvision(name, place string, clock Clock, absent bool) error {
	if clock != ByAct && clock != ByFiling {
		return errors.New("time 须为 act 或 filing")
	}
	p := Provision{Name: name, Clock: clock, Absent: absent}
	if !absent {
		var err error
		if p.Place, err = ParsePlace(place); err != nil {
			return err
		}
		if p.lines, err = v.Text(p.Place); err != nil {
			return err
		}
		p.chinese = p.Place.Chinese()
		p.key = v.Law + "/" + p.Place.String() + "@" + v.Effective.String()
	}
	v.provisions[name] = &p
	return nil
}

// parseArticles reads the body of a statute file. Each paragraph is one line;
// blank lines part them.
func parseArticles(body string) ([]*Article, error) {
	var articles []*Article
	for line := range strings.Lines(body) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			continue
		}
		if m := articleLine.FindStringSubmatch(line); m != nil {
			n, err := articleNumber(m[1], m[2])
			if err != nil {
				return nil, err
			}
			if k := len(articles); k > 0 && articles[k-1].Number.Compare(n) >= 0 {
				return nil, fmt.Errorf("%s排在%s之后，次序有误", n.Chinese(), articles[k-1].Number.Chinese())
			}
			articles = append(articles, &Article{Number: n, Paragraphs: []Paragraph{{Text: line[len(m[0]):]}}})
			continue
		}
		if len(articles) == 0 {
			return nil, errors.New("正文应从“第…条”开始")
		}
		if err := articles[len(articles)-1].add(line); err != nil {
			return nil, err
		}
	}
	if len(articles) == 0 {
		return nil, errors.New("没有条文")
	}
	return articles, nil
}

// add appends a line below the article's first: an item, or a further paragraph.
func (a *Article) add(line string) error {
	m := itemLine.FindStringSubmatch(line)
	if m == nil {
		a.Paragraphs = append(a.Paragraphs, Paragraph{Text: line})
		return nil
	}
	last := &a.Paragraphs[len(a.Paragraphs)-1]
	n, ok := ParseNumeral(m[1])
	if !ok || n != len(last.Items)+1 {
		return fmt.Errorf("%s的第（%s）项次序有误", a.Number.Chinese(), m[1])
	}
	last.Items = append(last.Items, Item{Number: n, Text: line})
	return nil
}

func articleNumber(n, sub string) (ArticleNumber, error) {
	var num ArticleNumber
	var ok bool
	if num.N, ok = ParseNumeral(n); !ok {
		return num, fmt.Errorf("条号“第%s条”不规范", n)
	}
	if sub != "" {
		if num.Sub, ok = ParseNumeral(sub); !ok {
			return num, fmt.Errorf("条号“第%s条之%s”不规范", n, sub)
		}
	}
	return num, nil
}
