package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/batch"
	"tousu/render/output"
)

func batchCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "batch", Usage: "按表格（CSV、Excel）成批写信", ArgsUsage: "案件.xlsx",
		Description: `例：
   tousu new --table 案件.xlsx
   tousu batch 案件.xlsx --dry-run
   tousu batch 案件.xlsx -o 信件
   tousu batch 信件/failed.xlsx -o 信件     改好失败的行以后
   tousu batch 案件.xlsx -o 信件 --resume   接着做被打断的

每件一个文件夹。有错的行不影响其他行，列在输出文件夹的 failed.xlsx 和 failed.csv 里，
“错误”一列写明原因，改好后可以直接再用；写好的列在 summary.csv 里。
同一文件夹可以再写一次：没有改动过的信件会换成新的，不再写的移到“旧”文件夹；您改动过的不会被覆盖，
这一件列为有错误，除非加 --force（改动过的移到“旧”文件夹）。--resume 跳过已经写好、没有变化的。`,
		Flags: slices.Concat(writingFlags, formFlags, []cli.Flag{
			&cli.BoolFlag{Name: "resume", Usage: "接着上次做：跳过已经写好、没有改动的"},
			&cli.StringFlag{Name: "reference",
				Usage: "表格没有写文号的，按这个`样式`编号，例如 XX法援〔2026〕{n}号；{120} 从 120 起。同一文件夹里每件的号不变"},
			&cli.IntFlag{Name: "jobs", Usage: "同时处理几`件`，默认为处理器的个数"},
			&cli.BoolFlag{Name: "dry-run", Usage: "只检查并列出计划，不写任何文件"},
			&cli.IntFlag{Name: "limit", Usage: "最多处理前几`件`"},
			&cli.StringFlag{Name: "columns-out", Usage: "只写一份列名对照表到这个`文件`，供改好后用 --columns 读"},
			&cli.StringFlag{Name: "shard", Usage: "只处理其中一份：`I/N`，例如 2/4 是四份中的第二份"},
		}, tableFlags),
		Action: func(c *cli.Context) error { return runBatch(e, c) },
	}
}

func runBatch(e env, c *cli.Context) (err error) {
	path, err := one(c, "案件.xlsx")
	if err != nil {
		return err
	}
	if ext := strings.ToLower(filepath.Ext(path)); ext == ".yaml" || ext == ".yml" {
		return usage("一件案件用 tousu render "+path+"；表格可用 tousu new --table 案件.xlsx 写一份。", "tousu batch 读的是表格，不是案件文件")
	}
	job, err := jobOf(e, c)
	if err != nil {
		return err
	}
	if c.Bool("dry-run") || c.IsSet("columns-out") {
		if err := readTable(e, c, job, path, nil); err != nil || c.IsSet("columns-out") {
			return err
		}
		return dryRun(e, path, job)
	}
	dir := c.String("out")
	_, statErr := os.Stat(dir)
	out, err := openOutput(dir, "batch"+job.Shard.Name())
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := out.Close(); err == nil && closeErr != nil {
			err = failed("下次运行会清理。", "文件夹 %s 里的临时文件没有清理干净", dir)
		}
		if errors.Is(statErr, fs.ErrNotExist) {
			_ = os.Remove(dir) // remove it again if nothing was written
		}
	}()
	return writeBatch(e, c, job, path, out)
}

// jobOf reads the flags that say what to do with the table.
func jobOf(e env, c *cli.Context) (*batch.Job, error) {
	job := &batch.Job{
		Post: c.String("register") != "",
		To:   bodies(c.String("to")), Jobs: c.Int("jobs"), Limit: c.Int("limit"),
		Force: c.Bool("force"), Resume: c.Bool("resume"),
	}
	err := registerFlag(c)
	if err != nil {
		return nil, err
	}
	if job.Formats, err = formatsOf(e, c); err != nil {
		return nil, err
	}
	if err := jobFlags(e, c, job); err != nil {
		return nil, err
	}
	if s := c.String("shard"); s != "" {
		var ok bool
		if job.Shard, ok = batch.ParseShard(s); !ok {
			return nil, usage("例如 --shard 2/4 是四份中的第二份。", "选项 --shard 的写法不对")
		}
	}
	if s := c.String("reference"); c.IsSet("reference") {
		var ok bool
		if job.Reference, ok = batch.ParseReference(s); !ok {
			return nil, usage("例如 --reference 'XX法援〔2026〕{n}号'；{n} 是从 1 起的号，{120} 从 120 起，{001} 至少三位。",
				"选项 --reference 里要有一个 {n}")
		}
	}
	if job.Jobs < 0 || c.IsSet("jobs") && job.Jobs == 0 || job.Limit < 0 || c.IsSet("limit") && job.Limit == 0 {
		return nil, usage("--jobs 和 --limit 都是正整数。", "选项的数字不对")
	}
	if job.Jobs == 0 {
		job.Jobs = runtime.GOMAXPROCS(0)
	}
	if job.Engine, err = engineOf(c); err != nil {
		return nil, err
	}
	if err := job.Engine.Planner().Known(job.To); err != nil {
		return nil, usage("运行 tousu agency list 看可用的名称。", "%w", err)
	}
	return job, nil
}

// jobFlags reads the flags that check and batch share.
func jobFlags(e env, c *cli.Context, job *batch.Job) error {
	letter, err := date(c, "date")
	if err != nil {
		return err
	}
	job.Days = complaint.Days{Letter: letter, Today: e.today()}
	if file := c.String("answers"); file != "" {
		if job.Answers, err = readAnswers(e, file); err != nil {
			return err
		}
	}
	if enc := c.String("encoding"); enc != "" && !batch.KnownEncoding(enc) {
		return usage("可写 utf-8、gb18030、utf-16、utf-16le、utf-16be。", "没有 %q 这种编码", enc)
	}
	return nil
}

func openOutput(dir, name string) (*output.Dir, error) {
	out, err := output.Open(dir, name)
	var busy *output.BusyError
	switch {
	case errors.As(err, &busy):
		return nil, failed("等它结束，或者换一个输出文件夹（-o）。", "%w", err)
	case output.IsOpenElsewhere(err):
		return nil, failed("请关闭 Word、WPS 里打开的信件，再运行一次。", "文件夹 %s 里的文件正被打开，上次没有做完的一件无法收尾", dir)
	case err != nil:
		return nil, failed("请确认文件夹可以写入。", "输出文件夹 %s 打不开", dir)
	}
	return out, nil
}

// writeBatch runs the job into the open folder.
func writeBatch(e env, c *cli.Context, job *batch.Job, path string, out *output.Dir) error {
	if err := readTable(e, c, job, path, out); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	bar := newProgress(e, len(job.Sheet.Rows))
	tally, err := job.Run(ctx, out, func(o batch.Outcome) {
		bar.add(o)
	})
	bar.finish()
	for _, line := range tally.Faults() {
		fmt.Fprintln(e.err, line)
	}
	registered := register(e, c, tally.Postings)
	if err := report(e, c, tally, err); err != nil {
		if registered != nil {
			fmt.Fprintf(e.err, "tousu: 错误：%v\n", registered)
		}
		return err
	}
	return registered
}

// report prints the result of a run, and what to do next.
func report(e env, c *cli.Context, t *batch.Tally, err error) error {
	dir := filepath.ToSlash(c.String("out"))
	fmt.Fprintf(e.out, "写好 %d 件，共 %d 份信件，放在 %s", t.Written+t.Done, t.Letters, dir)
	if t.Done > 0 {
		fmt.Fprintf(e.out, "（其中 %d 件早已写好，没有改动）", t.Done)
	}
	fmt.Fprintln(e.out, "。")
	if t.Aside > 0 {
		fmt.Fprintf(e.out, "上次写的 %d 份信件这次不再写，已移到各案的“旧”文件夹。\n", t.Aside)
	}
	printCounts(e, t)
	failedCSV, failedXLSX, summary := t.Names()
	switch {
	case errors.Is(err, batch.ErrDiskFull):
		return failed("腾出空间后，加 --resume 再运行一次。", "磁盘已满，还有 %d 件没有处理；已写好的都是完整的", t.Left)
	case err != nil:
		return failed("请确认输出文件夹可以写入、磁盘没有满、failed.xlsx 和 summary.csv 没有被打开，再加 --resume 运行一次。", "%s 里的清单没有写完；已写好的信件都是完整的",
			dir)
	}
	if t.Written+t.Done+t.Idle > 0 {
		fmt.Fprintf(e.out, "清单在 %s/%s。\n", dir, summary)
	}
	if t.Failed > 0 {
		fmt.Fprintf(e.out, "%s，没有写信：各行和原因在 %s/%s（同 %s）。", troubles(t), dir, failedXLSX, failedCSV)
		answers := ""
		if t.Asked > 0 {
			fmt.Fprintf(e.out, "要核对的问题，在“核对”一列写答案，或者在 %s/%s 里选答案，一个答案用于内容相同的各行。", dir, t.AnswersName())
			if !c.IsSet("answers") {
				answers = " --answers " + shellWord(dir+"/"+t.AnswersName())
			}
		}
		fmt.Fprintf(e.out, "改好后运行：\n  tousu batch %s%s%s\n", shellWord(dir+"/"+failedXLSX), again(c), answers)
	}
	switch {
	case t.Left > 0:
		return failed("加 --resume 再运行一次，会接着做。", "已中断，还有 %d 件没有处理", t.Left)
	case t.Failed > 0:
		return failed("", "%s", troubles(t))
	}
	return nil
}

// troubles counts the failed cases by what they need: 3 件有错误，2 件要核对.
func troubles(t *batch.Tally) string {
	var out []string
	if n := t.Failed - t.Asked; n > 0 {
		out = append(out, fmt.Sprintf("%d 件有错误", n))
	}
	if t.Asked > 0 {
		out = append(out, fmt.Sprintf("%d 件要核对", t.Asked))
	}
	return strings.Join(out, "，")
}

// again returns the flags that repeat this run's reading and writing, except those in but.
func again(c *cli.Context, but ...string) string {
	var b strings.Builder
	b.WriteString(" -o " + shellWord(filepath.ToSlash(c.String("out"))))
	for _, name := range []string{"to", "format", "date", "templates", "columns", "answers", "register"} {
		if c.IsSet(name) && !slices.Contains(but, name) {
			b.WriteString(" --" + name + " " + shellWord(filepath.ToSlash(c.String(name))))
		}
	}
	return b.String()
}

// shellWord quotes a word that a shell would split.
func shellWord(s string) string {
	if strings.ContainsAny(s, " \t\"'`$&|;<>()*?[]{}!#~\\") {
		return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"`
	}
	return s
}

// dryRun prints what a run would do.
func dryRun(e env, path string, job *batch.Job) error {
	tally := job.Check(context.Background(), func(batch.Outcome) {})
	for _, line := range tally.Faults() {
		fmt.Fprintln(e.err, line)
	}
	bad := "0 件有错误"
	if tally.Failed > 0 {
		bad = troubles(tally)
	}
	fmt.Fprintf(e.out, "计划：%d 件，共 %d 份信件；%s，不会写信。没有写任何文件。\n", tally.Planned, tally.Letters, bad)
	printCounts(e, tally)
	if tally.Failed > 0 {
		return failed(tableHint(tally), "%s：%s", path, bad)
	}
	return nil
}

// printCounts prints letters by body, and warnings by kind with their first place.
func printCounts(e env, t *batch.Tally) {
	for _, b := range t.Bodies {
		fmt.Fprintf(e.out, "  %s：%d 份\n", b.Name, b.N)
	}
	for _, u := range t.Unwritten {
		fmt.Fprintf(e.out, "未写：%s（%s），%s，共 %d 件：%s\n", u.Title, u.Body, u.Reason, len(u.Rows), batch.RowList(u.Rows))
	}
	if t.Idle > 0 {
		fmt.Fprintf(e.out, "%d 件没有可以写的信，原因见上面的“未写”。\n", t.Idle)
	}
	for _, w := range t.Warnings {
		fmt.Fprintf(e.out, "提醒：%s，共 %d 处，第一处在 %s\n", w.Finding.Message, w.N, w.Finding.Place())
	}
	for _, w := range t.Resemblances {
		fmt.Fprintf(e.out, "提醒：%s\n", w)
	}
}
