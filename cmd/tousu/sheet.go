package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/batch"
	"tousu/render/output"
)

// tableFlags say how to read a table; check has them too.
var tableFlags = []cli.Flag{
	&cli.StringFlag{Name: "columns", Usage: "列名对照表`文件`（YAML），每行“表中的列名: 案件的键”；不要的列写“忽略”"},
	&cli.StringFlag{Name: "encoding", Usage: "CSV 文件的`编码`：utf-8、gb18030、utf-16；不写则自动识别"},
	&cli.StringFlag{Name: "sheet", Usage: "读工作簿里的哪个`工作表`，默认为第一个有内容的"},
	&cli.IntFlag{Name: "header-row", Usage: "列名在第几`行`（Excel 显示的行号），默认自动查找"},
	&cli.StringFlag{Name: "answers", Usage: "答案`文件`（YAML）：对各行同一问题的答复，由上次运行写在输出文件夹的 answers.yaml"},
}

// readTable reads the table into the job and prints how it was understood. Questions about the
// table as a whole are written into the output folder, if there is one.
func readTable(e env, c *cli.Context, job *batch.Job, path string, out *output.Dir) (err error) {
	src := batch.Source{Path: path, Answers: job.Answers, Encoding: c.String("encoding"), Name: c.String("sheet"),
		Header: c.Int("header-row")}
	if c.IsSet("header-row") && src.Header < 1 {
		return usage("写 Excel 里显示的行号，例如 --header-row 3。", "选项 --header-row 的数字不对")
	}
	if file := c.String("columns"); file != "" {
		if src.Map, err = readColumnMap(e, file); err != nil {
			return err
		}
	}
	if job.Sheet, err = batch.Read(src); err == nil {
		job.Columns, err = batch.MapColumns(job.Sheet, src.Map)
		announce(e, job, err == nil)
	}
	if file := c.String("columns-out"); file != "" && job.Columns != nil {
		return writeColumnMap(e, file, path, batch.ColumnFile(job.Sheet, job.Columns, src.Map), c.Bool("force"))
	}
	var refused *batch.RefusedError
	switch {
	case errors.As(err, &refused):
		return refusedTable(e, c, job, path, refused.Findings, out)
	case err != nil:
		return openError(path, err)
	}
	return nil
}

// refusedTable says why a table is not used, and how to go on.
func refusedTable(e env, c *cli.Context, job *batch.Job, path string, findings complaint.Findings,
	out *output.Dir) error {
	if c.Bool("json") { // of check
		if err := printFindingsJSON(e, findings); err != nil {
			return err
		}
	} else {
		printFindings(e.err, findings)
	}
	hint := "请按上面的位置改好后再运行一次。"
	if len(findings.Of(complaint.Doubt)) > 0 {
		hint = "要您核对的，在“核对”一列（任何一行）写上面给出的代号，再运行一次；也可以用 tousu batch 写信，问题会列在输出文件夹的 answers.yaml 里。"
	}
	if out != nil {
		name, err := job.WriteQuestions(out, findings)
		if err != nil {
			return failed("请确认文件夹可以写入。", "%s 里的 %s 写不出来", c.String("out"), job.AnswersName())
		}
		if file := filepath.ToSlash(filepath.Join(c.String("out"), name)); name != "" {
			hint = "问题也写在 " + file + "：选一个答案，去掉那一行行首的 #，保存后运行：\n  tousu batch " + shellWord(path) +
				again(c, "answers") + " --answers " + shellWord(file)
		}
	}
	if job.Columns != nil {
		hint += "\n各列的读法也可以写进一份列名对照表，改好再用：tousu batch " + shellWord(path) + " --columns-out 列.yaml"
	}
	return failed(hint, "%s 不能使用，没有处理任何一行", path)
}

// readColumnMap reads the file of --columns.
func readColumnMap(e env, file string) (*complaint.ColumnMap, error) {
	text, err := readInput(file, maxCase)
	if err != nil {
		return nil, err
	}
	m, findings := complaint.DecodeColumnMap(filepath.ToSlash(file), text)
	if m == nil {
		printFindings(e.err, findings)
		return nil, faulty(file, findings)
	}
	return m, nil
}

// readAnswers reads the file of --answers.
func readAnswers(e env, file string) ([]string, error) {
	text, err := readInput(file, maxCase)
	if err != nil {
		return nil, err
	}
	answers, findings := complaint.DecodeAnswers(filepath.ToSlash(file), text)
	if answers == nil {
		printFindings(e.err, findings)
		return nil, faulty(file, findings)
	}
	return answers, nil
}

// writeColumnMap writes the file of --columns-out for the user to edit. An existing one is kept
// unless force is set, since he may have edited it.
func writeColumnMap(e env, file, table string, src []byte, force bool) error {
	if err := writeFile(file, src, force); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "列名对照表写在 %s。请改好带“？”和“待定”的行，然后运行：\n  tousu batch %s --columns %s --dry-run\n", file,
		shellWord(table), shellWord(file))
	return nil
}

// announce prints how the table was read, and what is conspicuous before any row is processed.
func announce(e env, job *batch.Job, understood bool) {
	s := job.Sheet
	fmt.Fprintf(e.err, "%s：%s，%d 行\n", s.File, s.Form, len(s.Rows))
	for _, line := range job.Columns.Describe() {
		fmt.Fprintln(e.err, line)
	}
	for _, n := range s.Notes {
		fmt.Fprintf(e.err, "提示：%s。\n", n)
	}
	if !understood {
		return
	}
	for _, line := range batch.Damage(s, job.Columns) {
		fmt.Fprintf(e.err, "提示：%s。\n", line)
	}
}

// checkTable is tousu check for a table.
func checkTable(e env, c *cli.Context, path string) error {
	job := &batch.Job{Jobs: runtime.GOMAXPROCS(0)}
	if err := jobFlags(e, c, job); err != nil {
		return err
	}
	var err error
	if job.Engine, err = loadEngine(""); err != nil {
		return err
	}
	if err := readTable(e, c, job, path, nil); err != nil {
		return err
	}
	var findings complaint.Findings
	tally := job.Check(context.Background(), func(o batch.Outcome) { findings = append(findings, o.Findings...) })
	if c.Bool("json") {
		err = printFindingsJSON(e, findings)
	} else {
		for _, line := range batch.Grouped(findings) {
			fmt.Fprintln(e.out, line)
		}
		for _, w := range tally.Resemblances {
			fmt.Fprintf(e.out, "提醒：%s\n", w)
		}
		bad := "0 件有错误"
		if tally.Failed > 0 {
			bad = troubles(tally)
		}
		fmt.Fprintf(e.out, "%d 件可以写信，%s。", tally.Planned, bad)
		fmt.Fprintln(e.out, map[bool]string{true: "接下来可以运行 tousu batch 写出信件。"}[tally.Failed == 0])
	}
	if err == nil && tally.Failed > 0 {
		return failed(tableHint(tally), "%s：%s", path, troubles(tally))
	}
	return err
}

// tableHint says how to go on with a table of which some rows were not accepted. A run
// without --dry-run writes the questions into a file.
func tableHint(t *batch.Tally) string {
	hint := "请按上面的位置改好后再运行一次。"
	if t.Asked > 0 {
		hint += "要核对的，改表格，或者在“核对”一列写上面给出的代号；用 tousu batch 写信时，问题会列在输出文件夹的 answers.yaml 里，每个只答一次。"
	}
	return hint
}
