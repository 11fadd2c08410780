package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/batch"
	"tousu/render/output"
)

// followFlags are those of next --render.
var followFlags = slices.Concat([]cli.Flag{
	&cli.BoolFlag{Name: "render", Usage: "写出登记簿里今天可以提交的后续文书（催办函、查询函等），并登记"},
	&cli.StringFlag{Name: "cases", Usage: "登记簿里各案的事实：案件表格，或者案件文件（.yaml）所在的`文件夹`"},
	&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "后续", Usage: "后续文书的输出`文件夹`，默认为 后续"},
	&cli.StringFlag{Name: "templates", Usage: "用这个`文件夹`里的模板替换同名的自带模板"},
	&cli.BoolFlag{Name: "force", Usage: "改动过的信件也重写，原来的移到“旧”文件夹"},
}, formFlags, tableFlags)

// openToday asks a plan for what can be submitted on the day of the letter.
var openToday = []string{"下一步"}

// renderFollowUps writes what can be submitted today in the cases of a register, and adds it to the
// register.
func renderFollowUps(e env, c *cli.Context, path string, rows []batch.Posted, on legal.Date) (err error) {
	cases := c.String("cases")
	if cases == "" {
		return usage("例如 tousu next "+shellWord(path)+" --render --cases 案件.xlsx；登记簿里没有案件的事实。", "没有写 --cases")
	}
	job := &batch.Job{
		To: openToday, Jobs: runtime.GOMAXPROCS(0), Force: c.Bool("force"), Post: true,
		Days: complaint.Days{Letter: on, Today: e.today()}, Records: batch.RecordsOf(rows, agency.Default()),
	}
	if len(job.Records) == 0 {
		fmt.Fprintln(e.out, "登记簿里没有寄出的信，没有可以写的后续文书。寄出以后先填邮寄日期、签收日期。")
		return nil
	}
	if job.Formats, err = formatsOf(e, c); err != nil {
		return err
	}
	if job.Engine, err = engineOf(c); err != nil {
		return err
	}
	if file := c.String("answers"); file != "" {
		if job.Answers, err = readAnswers(e, file); err != nil {
			return err
		}
	}
	out, err := openOutput(c.String("out"), "next")
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, out.Close())
		_ = os.Remove(c.String("out")) // remove it again if nothing was written
	}()
	written, err := followUp(e, c, job, cases, out)
	if registered := registerIn(e, path, written.postings); err == nil {
		err = registered
	}
	return written.tell(e, c, job, err)
}

// followUp writes the papers for the cases of a table or a folder.
func followUp(e env, c *cli.Context, job *batch.Job, cases string, out *output.Dir) (followed, error) {
	if batch.IsTable(cases) {
		return followTable(e, c, job, cases, out)
	}
	return followFolder(e, job, cases, out)
}

// followed is the result of followUp.
type followed struct {
	cases, letters int
	idle           int // cases in which nothing can be submitted today
	failed         int
	known          map[string]bool // numbers of cases whose facts were found
	postings       []batch.Posting
}

func followTable(e env, c *cli.Context, job *batch.Job, cases string, out *output.Dir) (followed, error) {
	f := followed{known: map[string]bool{}}
	if err := readTable(e, c, job, cases, out); err != nil {
		return f, err
	}
	tally := job.Check(context.Background(), func(o batch.Outcome) { f.known[o.ID] = true })
	var err error
	if tally.Planned+tally.Failed > 0 { // otherwise a folder would be made for nothing
		tally, err = job.Run(context.Background(), out, func(batch.Outcome) {})
	}
	for _, line := range tally.Faults() {
		fmt.Fprintln(e.err, line)
	}
	f.cases, f.letters, f.idle, f.failed, f.postings = tally.Written+tally.Done, tally.Letters, tally.Idle,
		tally.Failed, tally.Postings
	for _, u := range tally.Unwritten {
		fmt.Fprintf(e.out, "未写：%s（%s），%s，共 %d 件：%s\n", u.Title, u.Body, u.Reason, len(u.Rows), batch.RowList(u.Rows))
	}
	return f, err
}

func followFolder(e env, job *batch.Job, folder string, out *output.Dir) (followed, error) {
	f := followed{known: map[string]bool{}}
	files, err := caseFiles(folder)
	if err != nil {
		return f, err
	}
	for _, file := range files {
		kase, err := openCaseOn(e, job.Engine.Planner(), file, job.Days.Letter)
		if err != nil {
			f.failed++
			fmt.Fprintln(e.err, err)
			continue
		}
		if len(job.Records[kase.ID]) == 0 {
			continue
		}
		f.known[kase.ID] = true
		countPages(kase, file)
		job.Records.Into(kase, job.Engine.Planner())
		if err := f.write(e, job, kase, out); err != nil {
			return f, err
		}
	}
	return f, nil
}

// caseFiles returns the case files of a folder, or the single file.
func caseFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, openError(path, err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	var out []string
	for _, ending := range []string{"*.yaml", "*.yml"} {
		found, err := filepath.Glob(filepath.Join(path, ending))
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	if len(out) == 0 {
		return nil, failed("写案件表格，或者案件文件所在的文件夹。", "文件夹 %s 里没有案件文件（.yaml）", filepath.ToSlash(path))
	}
	return out, nil
}

// write writes the papers of one case.
func (f *followed) write(e env, job *batch.Job, kase *complaint.Case, out *output.Dir) error {
	engine := job.Engine
	chosen, err := engine.Planner().Plan(kase, job.To)
	if err != nil {
		return err
	}
	for _, s := range chosen.Skipped {
		fmt.Fprintln(e.err, s)
	}
	if len(chosen.Write) == 0 {
		f.idle++
		return nil
	}
	letters, run, err := composed(e, engine, kase, chosen, job.Formats)
	if err != nil {
		return err
	}
	run.Force = job.Force
	if _, err := out.Publish(output.FolderName(kase.ID), run); err != nil {
		return notPublished(out.Path("."), err)
	}
	f.cases++
	f.letters += len(letters)
	f.postings = append(f.postings, postings(kase, letters)...)
	return nil
}

// tell prints what was written, and which cases of the register were not found.
func (f *followed) tell(e env, c *cli.Context, job *batch.Job, err error) error {
	dir := filepath.ToSlash(c.String("out"))
	if f.letters > 0 {
		fmt.Fprintf(e.out, "写好 %d 件的后续文书，共 %d 份，放在 %s。\n", f.cases, f.letters, dir)
	} else if err == nil {
		fmt.Fprintln(e.out, "今天没有可以提交的后续文书。")
	}
	var unknown []string
	for id := range job.Records {
		if !f.known[id] {
			unknown = append(unknown, id)
		}
	}
	slices.Sort(unknown)
	switch n := len(unknown); {
	case err != nil:
		return err
	case f.failed > 0:
		return failed("请按上面的位置改好后再运行一次。", "%d 件有错误或者要核对，没有写后续文书", f.failed)
	case n > 0:
		return failed("请确认 --cases 写的是这些案件的表格或者文件夹，编号相同。", "登记簿里有 %d 件在 %s 里没有找到：%s", n,
			filepath.ToSlash(c.String("cases")), firstFew(unknown))
	}
	return nil
}

// firstFew lists at most five names.
func firstFew(names []string) string {
	if len(names) > 5 {
		return strings.Join(names[:5], "、") + "等"
	}
	return strings.Join(names, "、")
}
