package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
)

func diffCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "diff", Usage: "列出一部法律两个版本的条号对照", ArgsUsage: "法律 旧版本施行日 新版本施行日",
		Description: "例：\n   tousu law diff csl 2017-06-01 2026-01-01",
		Action: func(c *cli.Context) error {
			if c.NArg() != 3 {
				return usage("例如 tousu law diff csl 2017-06-01 2026-01-01", "需要写法律和两个版本的施行日期")
			}
			return lawDiff(e, c.Args().Slice())
		},
	}
}

func lawDiff(e env, args []string) error {
	s, ok := legal.Default().Statute(args[0])
	if !ok {
		return usage("运行 tousu law list 看收录了哪些法律。", "没有收录 %q 这部法律", args[0])
	}
	var days [2]legal.Date
	for i, a := range args[1:] {
		d, err := legal.ParseDate(a)
		if err != nil {
			return usage("例如 tousu law diff csl 2017-06-01 2026-01-01", "%w", err)
		}
		days[i] = d
	}
	a, ok := legal.Default().Amendment(s.ID, days[0], days[1])
	if !ok {
		return failed("运行 tousu law list 看各版本的施行日期。", "没有《%s》这两个版本的对照", s.Versions[0].Short)
	}
	var rows [][]string
	for _, r := range a.Articles {
		old, now := "—", "—"
		if r.Old > 0 {
			old = legal.ArticleNumber{N: r.Old}.Chinese()
		}
		if len(r.New) > 0 {
			var places []string
			for _, n := range r.New {
				places = append(places, legal.ArticleNumber{N: n}.Chinese())
			}
			now = strings.Join(places, "、")
		}
		rows = append(rows, []string{old, now, legal.Changes.Label(r.Change), strings.Join(r.Words, "、")})
	}
	printTable(e.out, []string{"原条号", "现条号", "变化", "关键词"}, rows, []int{20, 24, 12, 44})
	return nil
}
