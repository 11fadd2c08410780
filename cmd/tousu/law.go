package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/pattern"
)

var (
	onFlag    = &cli.StringFlag{Name: "on", Usage: "行为发生的`日期`，例如 2025-12-31；不写则为今天"}
	filedFlag = &cli.StringFlag{Name: "filed", Usage: "信件的`日期`；不写则为今天"}
)

func lawCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "law", Usage: "查看程序所用的法律条文",
		Description: `例：
   tousu law list
   tousu law show 网络安全法 46
   tousu law cite csl/no-stolen-data --on 2025-12-31`,
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "列出法律、版本和施行期间",
				Description: "例：\n   tousu law list",
				Action:      func(c *cli.Context) error { return lawList(e, c) },
			},
			{
				Name: "show", Usage: "显示某一条的原文", ArgsUsage: "法律 条号", Flags: []cli.Flag{onFlag},
				Description: "例：\n   tousu law show 网络安全法 46\n   tousu law show csl 第四十四条 --on 2025-12-31",
				Action:      func(c *cli.Context) error { return lawShow(e, c) },
			},
			{
				Name: "cite", Usage: "按行为和信件的日期引用一项规定", ArgsUsage: "法律/规定", Flags: []cli.Flag{onFlag, filedFlag},
				Description: "例：\n   tousu law cite csl/no-stolen-data --on 2025-12-31\n\n规定的名称见 tousu law show。",
				Action:      func(c *cli.Context) error { return lawCite(e, c) },
			},
			diffCommand(e),
			verifyCommand(e),
			{
				Name: "export", Usage: "导出全部条文，每行一条 JSON",
				Description: "例：\n   tousu law export > 条文.jsonl",
				Action: func(c *cli.Context) error {
					if err := none(c); err != nil {
						return err
					}
					return legal.Default().Export(e.out)
				},
			},
		},
	}
}

// none returns an error if there are positional arguments.
func none(c *cli.Context) error {
	if c.Args().Present() {
		return usage("", "多写了 %q", c.Args().First())
	}
	return nil
}

func lawList(e env, c *cli.Context) error {
	if err := none(c); err != nil {
		return err
	}
	var rows [][]string
	for _, s := range legal.Default().Statutes() {
		for _, v := range s.Versions {
			name := "《" + v.Title + "》"
			if v.Label != "" {
				name += "（" + v.Label + "）"
			}
			rows = append(rows, []string{s.ID, name, v.Effective.String(), until(v.Until), fmt.Sprint(len(v.Articles))})
		}
	}
	printTable(e.out, []string{"代号", "法律", "施行", "至", "收录条数"}, rows, []int{20, 44, 12, 12, 10})
	rows = nil
	for _, r := range legal.Default().Rules() {
		rows = append(rows, []string{"rule/" + r.ID, r.Name(), string(r.Rank), r.Effective.String(), until(r.Until)})
	}
	fmt.Fprintln(e.out, "\n只引用名称、不引用条号的规章、规范性文件、行业规范和标准：")
	printTable(e.out, []string{"代号", "名称", "性质", "施行", "至"}, rows, []int{22, 38, 14, 12, 12})
	return nil
}

func until(d legal.Date) string {
	if d.IsZero() {
		return "现行"
	}
	return d.String()
}

func lawShow(e env, c *cli.Context) error {
	if c.NArg() != 2 {
		return usage("例如 tousu law show 网络安全法 46", "需要写法律和条号两项")
	}
	s, ok := legal.Default().Statute(c.Args().Get(0))
	if !ok {
		return usage("运行 tousu law list 看收录了哪些法律。", "没有收录 %q 这部法律", c.Args().Get(0))
	}
	on, err := dayOr(e, c, "on")
	if err != nil {
		return err
	}
	v, err := s.On(on)
	if err != nil {
		return &failure{exitFailed, err, "换一个 --on 日期。"}
	}
	place, err := parseArticle(c.Args().Get(1))
	if err != nil {
		return usage("例如 46、第四十六条、253-1", "%w", err)
	}
	a := v.Article(place.Article)
	if a == nil {
		return failed("收录的只是信件要引用的条文。", "《%s》（%s起施行的版本）没有收录%s", v.Short, v.Effective, place.Article.Chinese())
	}
	fmt.Fprintf(e.out, "《%s》%s（%s至%s）\n\n", v.Title, a.Number.Chinese(), v.Effective, until(v.Until))
	for _, line := range a.Lines() {
		fmt.Fprintln(e.out, "　　"+line)
	}
	printProvisions(e, v, a.Number)
	return nil
}

// printProvisions prints the provisions of an article, as law cite accepts them.
func printProvisions(e env, v *legal.Version, n legal.ArticleNumber) {
	first := true
	for _, p := range v.Provisions() {
		if p.Absent || p.Place.Article != n {
			continue
		}
		if first {
			fmt.Fprintln(e.out, "\n规定：")
			first = false
		}
		clock := "按行为日期"
		if p.Clock == legal.ByFiling {
			clock = "按信件日期"
		}
		fmt.Fprintf(e.out, "  %s/%s  %s  %s\n", v.Law, p.Name, p.Place.Chinese(), clock)
	}
}

var articleWords = pattern.New(`^第?([零一二三四五六七八九十百千]+)条?(?:之([一二三四五六七八九十]+))?$`)

// parseArticle reads 46, 253-1, 第四十六条, 第二百五十三条之一.
func parseArticle(s string) (legal.Place, error) {
	m := articleWords.FindStringSubmatch(s)
	if m == nil {
		return legal.ParsePlace(strings.TrimSuffix(strings.TrimPrefix(s, "第"), "条"))
	}
	n, ok := legal.ParseNumeral(m[1])
	sub, ok2 := 0, true
	if m[2] != "" {
		sub, ok2 = legal.ParseNumeral(m[2])
	}
	if !ok || !ok2 {
		return legal.Place{}, fmt.Errorf("条号的写法不对")
	}
	return legal.Place{Article: legal.ArticleNumber{N: n, Sub: sub}}, nil
}

func lawCite(e env, c *cli.Context) error {
	ref, err := one(c, "csl/no-stolen-data")
	if err != nil {
		return err
	}
	on, err := dayOr(e, c, "on")
	if err != nil {
		return err
	}
	filed, err := dayOr(e, c, "filed")
	if err != nil {
		return err
	}
	law := legal.Default()
	if err := law.Known(ref); err != nil {
		return usage("规定的名称见 tousu law show；例如 csl/no-stolen-data。", "%w", err)
	}
	cite, err := law.Cite(ref, legal.Days{Act: on, Filed: filed})
	if err != nil {
		return &failure{exitFailed, err, "核对 --on（行为日期）和 --filed（信件日期）。"}
	}
	fmt.Fprintln(e.out, cite.Full())
	for _, line := range cite.Text() {
		fmt.Fprintln(e.out, "　　"+line)
	}
	return nil
}

// dayOr reads a date flag; today if absent.
func dayOr(e env, c *cli.Context, flag string) (legal.Date, error) {
	d, err := date(c, flag)
	if d.IsZero() {
		d = e.today()
	}
	return d, err
}
