package legal

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
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
	Texts      []string // independent texts that it was compared with, if there is no fingerprint
	Provisions map[string]struct {
		Article string // notation of ParsePlace
		Time    Clock
		Absent  bool
	}
}

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
		Effective: fm.Effective, Source: fm.Source, Texts: fm.Texts, Last: fm.Articles,
		provisions: map[string]*Provision{},
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

// filingArticles returns the articles all of whose provisions go by the date of the letter; one
// with other provisions too maps to false.
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

// parseArticles reads the body of a statute file. Each paragraph is one line; blank lines separate
// them.
func parseArticles(body string) ([]*Article, error) {
	var articles []*Article
	for line := range strings.Lines(body) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			continue
		}
		if number, text, ok := articleLine(line); ok {
			n, err := parseArticleNumber(number)
			if err != nil {
				return nil, err
			}
			if k := len(articles); k > 0 && articles[k-1].Number.Compare(n) >= 0 {
				return nil, fmt.Errorf("%s排在%s之后，次序有误", n.Chinese(), articles[k-1].Number.Chinese())
			}
			articles = append(articles, &Article{Number: n, Paragraphs: []Paragraph{{Text: text}}})
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

// articleLine splits the first line of an article into its number, 第二百五十三条之一, and the
// words after a blank. ok is false without a blank after 条 or 条之一.
func articleLine(line string) (number, text string, ok bool) {
	if !strings.HasPrefix(line, "第") {
		return "", "", false
	}
	number, text, ok = strings.Cut(line, " ")
	return number, text, ok && isArticleNumber(number)
}

// isArticleNumber reports whether s has numerals between 第 and 条, and after 条之.
func isArticleNumber(s string) bool {
	n, sub, ok := strings.Cut(strings.TrimPrefix(s, "第"), "条")
	if sub != "" {
		sub, ok = strings.CutPrefix(sub, "之")
		ok = ok && onlyNumerals(sub)
	}
	return ok && onlyNumerals(n)
}

func onlyNumerals(s string) bool {
	return s != "" && strings.Trim(s, "零一二三四五六七八九十百千") == ""
}

// itemNumber returns the numeral of （一） at the beginning of a line.
func itemNumber(line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, "（")
	if !ok {
		return "", false
	}
	n, _, ok := strings.Cut(rest, "）")
	return n, ok && onlyNumerals(n)
}

// add appends a line after the article's first: an item, or a further paragraph.
func (a *Article) add(line string) error {
	number, ok := itemNumber(line)
	if !ok {
		a.Paragraphs = append(a.Paragraphs, Paragraph{Text: line})
		return nil
	}
	last := &a.Paragraphs[len(a.Paragraphs)-1]
	n, ok := ParseNumeral(number)
	if !ok || n != len(last.Items)+1 {
		return fmt.Errorf("%s的第（%s）项次序有误", a.Number.Chinese(), number)
	}
	last.Items = append(last.Items, Item{Number: n, Text: line})
	return nil
}

// parseArticleNumber parses 第二百五十三条之一.
func parseArticleNumber(s string) (ArticleNumber, error) {
	n, sub, _ := strings.Cut(strings.TrimPrefix(s, "第"), "条")
	var num ArticleNumber
	var ok bool
	if num.N, ok = ParseNumeral(n); !ok {
		return num, fmt.Errorf("条号“%s”不规范", s)
	}
	if sub = strings.TrimPrefix(sub, "之"); sub != "" {
		if num.Sub, ok = ParseNumeral(sub); !ok {
			return num, fmt.Errorf("条号“%s”不规范", s)
		}
	}
	return num, nil
}
