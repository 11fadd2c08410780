package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal/agency"
	"tousu/render"
	"tousu/templates"
)

// exportNotes is what the folder of templates says about itself.
//
//go:embed topics/模板.txt
var exportNotes string

func templateCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "template", Usage: "查看、导出、检查信件的模板",
		Description: "例：\n   tousu template list\n   tousu template show nfra-report\n   tousu template export 模板",
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
				Name: "export", Usage: "把模板写到一个文件夹，供您修改", ArgsUsage: "文件夹",
				Description: "例：\n   tousu template export 模板\n改好后用 tousu template lint 检查，写信时加 --templates。没有改动的模板可以删去，仍用原来的。",
				Action:      func(c *cli.Context) error { return templateExport(e, c) },
			},
			{
				Name: "lint", Usage: "检查模板：用各种样例案件把每一种文书都写一遍", ArgsUsage: "[文件夹]",
				Description: "例：\n   tousu template lint 模板\n不写文件夹时检查程序自带的模板。",
				Action:      func(c *cli.Context) error { return templateLint(e, c) },
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
	kind, err := one(c, "文书代号")
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

// templateExport writes the templates into a folder, without replacing existing files.
func templateExport(e env, c *cli.Context) error {
	dir, err := one(c, "模板")
	if err != nil {
		return err
	}
	files, err := fs.Glob(templates.FS, "*/*.tmpl")
	if err != nil {
		return err
	}
	for _, file := range files {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(file))); !errors.Is(err, fs.ErrNotExist) {
			return failed("换一个文件夹。", "%s 里已经有模板，没有改动它", dir)
		}
	}
	for _, file := range files {
		src, err := fs.ReadFile(templates.FS, file)
		path := filepath.Join(dir, filepath.FromSlash(file))
		if err == nil {
			err = os.MkdirAll(filepath.Dir(path), 0o700)
		}
		if err != nil {
			return cannotWrite(path, err)
		}
		if err := createFile(path, src, "换一个文件夹。"); err != nil {
			return err
		}
	}
	if err := createFile(filepath.Join(dir, "README-说明.txt"), []byte(strings.ReplaceAll(exportNotes, "\n", "\r\n")),
		"换一个文件夹。"); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "已写好 %d 个模板：%s 里是各种文书，%s 里是它们共用的片段；怎样改见 README-说明.txt。\n改好后运行：\n  tousu template lint %s\n  tousu render case.yaml --templates %[4]s\n",
		len(files), filepath.Join(dir, "letters"), filepath.Join(dir, "partials"), dir)
	return nil
}

// templateLint writes every paper for many invented cases.
func templateLint(e env, c *cli.Context) error {
	dir := ""
	if c.NArg() > 0 {
		var err error
		if dir, err = one(c, "模板"); err != nil {
			return err
		}
	}
	engine, err := loadEngine(dir)
	if err != nil {
		return err
	}
	faults, _ := engine.Lint(e.today()) // a kind that no case calls for is no file of a known name
	for _, f := range faults {
		fmt.Fprintln(e.out, f)
	}
	if len(faults) > 0 {
		return failed("请按所指的位置修改模板；有的案件没有的内容，要写成 {{ with .字段 }}…{{ end }}。", "模板有 %d 处错误", len(faults))
	}
	fmt.Fprintf(e.out, "%d 种文书都能写出。\n", len(engine.Kinds()))
	printDisclosures(e, engine.Disclosures(e.today()))
	return nil
}

// printDisclosures prints which personal data the papers show, and to whom.
func printDisclosures(e env, list []render.Disclosure) {
	var rows [][]string
	for _, d := range list {
		rows = append(rows, []string{d.Kind, strings.Join(d.Bodies, "、"), strings.Join(d.Values, "、")})
	}
	fmt.Fprintln(e.out, "\n各文书写出的个人信息：")
	printTable(e.out, []string{"文书", "收件机构", "写出的内容"}, rows, []int{24, 26, 50})
}
