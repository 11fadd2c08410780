package main

import (
	"io/fs"

	"github.com/urfave/cli/v2"

	"tousu/legal/agency"
	"tousu/render"
	"tousu/templates"
)

func templateCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "template", Usage: "查看信件的模板",
		Description: "例：\n   tousu template list\n   tousu template show nfra-report",
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "列出各种信件",
				Description: "例：\n   tousu template list",
				Action:      func(c *cli.Context) error { return templateList(e, c) },
			},
			{
				Name: "show", Usage: "显示一种信件的模板", ArgsUsage: "文种代号",
				Description: "例：\n   tousu template show nfra-report",
				Action:      func(c *cli.Context) error { return templateShow(e, c) },
			},
			{
				Name: "functions", Usage: "列出模板可以使用的函数",
				Description: "例：\n   tousu template functions",
				Action: func(c *cli.Context) error {
					if err := none(c); err != nil {
						return err
					}
					var rows [][]string
					for _, f := range render.Functions() {
						rows = append(rows, []string{f.Name, f.Doc, f.Example, f.Output})
					}
					printTable(e.out, []string{"函数", "作用", "例", "结果"}, rows, []int{16, 26, 38, 18})
					return nil
				},
			},
		},
	}
}

func templateList(e env, c *cli.Context) error {
	if err := none(c); err != nil {
		return err
	}
	var rows [][]string
	for _, a := range agency.Default().Agencies() {
		for _, p := range a.Papers {
			rows = append(rows, []string{p.Kind, p.Title, a.Names[len(a.Names)-1].Name})
		}
	}
	printTable(e.out, []string{"代号", "文书", "收件机构"}, rows, []int{25, 40, 35})
	return nil
}

func templateShow(e env, c *cli.Context) error {
	kind, err := one(c, "nfra-report")
	if err != nil {
		return err
	}
	for _, dir := range []string{"letters/", "partials/"} {
		if src, err := fs.ReadFile(templates.FS, dir+kind+".tmpl"); err == nil {
			_, err = e.out.Write(src)
			return err
		}
	}
	return usage("运行 tousu template list 看有哪些文书。", "没有名为 %q 的模板", kind)
}
