package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/complaint"
	"tousu/render/batch"
	"tousu/render/docx"
	"tousu/render/plan"
)

// leastCases is the default minimum number of cases for a line of the figures: fewer may identify a
// person.
const leastCases = 5

func reportCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "report", Usage: "统计案件、信件和办理结果，不含任何人的信息", ArgsUsage: "案件.xlsx | 输出文件夹 | 发文登记簿.xlsx …",
		Description: `例：
   tousu report 案件.xlsx
   tousu report 案件.xlsx 发文登记簿.xlsx -o 三月.xlsx --least 10
   tousu report 信件 -o 信件统计.xlsx

案件表格按被投诉机构、机构类型、行为、地区、月份、既往投诉对象和建议收件机构统计，登记簿和输出文件夹按收件机关、
文书统计，登记簿还有寄出月份和结果。可以写几样，编号相同的是同一件。写成一份表格和同名的一页 Word 文件。
不足 5 件的合并成“其他”，以免看得出是谁；有错误或者要核对的不计入。`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "统计.xlsx", Usage: "写到这个`文件`，默认为 统计.xlsx"},
			&cli.IntFlag{Name: "least", Value: leastCases, Usage: "不足几`件`的合并，默认为 5；1 为不合并"},
			dateFlag,
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件"},
		}, tableFlags...),
		Action: func(c *cli.Context) error { return reportFigures(e, c) },
	}
}

func reportFigures(e env, c *cli.Context) error {
	file, least := c.String("out"), c.Int("least")
	switch {
	case !c.Args().Present():
		return usage("例如 tousu report 案件.xlsx 或者 tousu report 发文登记簿.xlsx。", "没有写统计什么")
	case strings.ToLower(filepath.Ext(file)) != ".xlsx":
		return usage("例如 -o 统计.xlsx。", "统计写成表格，名称应以 .xlsx 结尾")
	case least < 1:
		return usage("--least 1 为不合并。", "选项 --least 的数字不对")
	}
	page := strings.TrimSuffix(file, filepath.Ext(file)) + ".docx"
	for _, f := range []string{file, page} {
		if _, err := os.Stat(f); err == nil && !c.Bool("force") {
			return failed("换一个名称（-o），或者加 --force 覆盖。", "%s 已经有了，没有改动", filepath.ToSlash(f))
		}
	}
	job := &batch.Job{Jobs: runtime.GOMAXPROCS(0)}
	if err := jobFlags(e, c, job); err != nil {
		return err
	}
	figures := batch.NewFigures()
	for _, path := range c.Args().Slice() {
		if err := countSource(e, c, *job, figures, path); err != nil {
			return err
		}
	}
	figures.Finish(least)
	if figures.Cases == 0 {
		return failed("运行 tousu check 看表格各行的问题。", "没有可以统计的案件：%d 件有错误或者要核对", figures.Left)
	}
	if err := writeFigures(figures, file, page, dayOf(job.Days), least); err != nil {
		return err
	}
	tellFigures(e, figures, file, page)
	return nil
}

// countSource counts one argument: a folder of letters, a register or a table.
func countSource(e env, c *cli.Context, job batch.Job, figures *batch.Figures, path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return countLetters(figures, path)
	}
	if !batch.IsTable(path) {
		return usage("写案件表格、发文登记簿或者输出文件夹。", "%s 不是表格，也不是文件夹", path)
	}
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		src, err := readInput(path, maxRegister)
		if err != nil {
			return err
		}
		if rows, err := batch.ReadRegister(src); err == nil {
			figures.AddRegister(rows, plan.Default(), dayOf(job.Days))
			return faultyRows(e, path, rows)
		}
	}
	var err error
	if job.Engine, err = loadEngine(""); err != nil {
		return err
	}
	if err := readTable(e, c, &job, path, nil); err != nil {
		return err
	}
	figures.AddTable(&job)
	return nil
}

// countLetters counts the letters of an output folder; a letter in two formats counts once.
func countLetters(figures *batch.Figures, dir string) error {
	list, err := lettersIn(dir, "")
	if err != nil {
		return err
	}
	n := 0
	for _, p := range list {
		if p.body != "" && !p.list {
			figures.AddLetter(filepath.Base(p.folder), p.body, p.name)
			n++
		}
	}
	if n == 0 {
		return failed("请写 render、batch 的输出文件夹。", "文件夹 %s 里没有信件", filepath.ToSlash(dir))
	}
	return nil
}

// dayOf returns the date of the figures.
func dayOf(d complaint.Days) legal.Date {
	if d.Letter.IsZero() {
		return d.Today
	}
	return d.Letter
}

// writeFigures writes the workbook and the page, each whole or not at all.
func writeFigures(f *batch.Figures, file, page string, on legal.Date, least int) error {
	book, err := f.Workbook(least)
	if err != nil {
		return err
	}
	w, err := stationery()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := w.Write(&b, f.Letter(on, least), docx.Properties{Title: "催收投诉情况统计表", Date: on}); err != nil {
		return err
	}
	if err := replaceFile(file, book); err != nil {
		return err
	}
	return replaceFile(page, b.Bytes())
}

func tellFigures(e env, f *batch.Figures, file, page string) {
	fmt.Fprintf(e.out, "统计了 %d 件，写在 %s 和 %s。\n", f.Cases, filepath.ToSlash(file), filepath.ToSlash(page))
	if f.Left > 0 {
		fmt.Fprintf(e.out, "%d 件有错误或者要核对，没有计入。\n", f.Left)
	}
}
