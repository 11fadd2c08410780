package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render/batch"
	"tousu/render/desk"
	"tousu/render/plan"
)

func nextCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "next", Usage: "看已经提交的各在哪一天到期、接下来可以做什么", ArgsUsage: "[案件.yaml | 发文登记簿.xlsx]",
		Description: `例：
   tousu next case.yaml
   tousu next case.yaml --on 2026-12-10
   tousu next case.yaml --ics 期限.ics     可以导入手机日历
   tousu next 发文登记簿.xlsx
   tousu next 发文登记簿.xlsx --render --cases 案件.xlsx -o 后续

写登记簿的，列出所有案件的期限，最急的在前。登记簿里没有案件的事实，所以 --render 要用 --cases 写明
案件表格或者案件文件所在的文件夹；写出的后续文书也登记进去，寄出以后同样填日期。
按案件中“既往投诉”的记录计算；提交以后用 tousu sent 记下。
到期的日子写明从哪一天起算、哪些天没有计入；法律没有规定期限的不算。`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "on", Usage: "看这一天的情况，例如 2026-12-10；默认为今天"},
			&cli.StringFlag{Name: "ics", Usage: "把还没有到期的写成日历`文件`"},
			jsonFlag,
		}, followFlags),
		Action: func(c *cli.Context) error { return next(e, c) },
	}
}

func next(e env, c *cli.Context) error {
	if file := c.Args().First(); c.NArg() == 1 && batch.IsTable(file) {
		return nextOfRegister(e, c, file)
	}
	path, err := casePath(e, c)
	if err != nil {
		return err
	}
	if c.Bool("render") {
		return usage("一件案件用 tousu render "+shellWord(filepath.ToSlash(path))+" --to 下一步。", "--render 用于登记簿")
	}
	on, err := date(c, "on")
	if err != nil {
		return err
	}
	if on.IsZero() {
		on = e.today()
	}
	planner := plan.Default()
	kase, err := openCaseOn(e, planner, path, on)
	if err != nil {
		return err
	}
	deadlines := planner.Next(kase, on)
	if file := c.String("ics"); file != "" {
		if err := replaceFile(file, []byte(plan.ICS([]plan.CaseDeadlines{{ID: kase.ID, Deadlines: deadlines,
			Limitations: planner.Limitations(kase, on)}}, on))); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		return printJSON(e, append(desk.Deadlines(planner, deadlines, on), desk.Limitations(planner, kase, on)...))
	}
	if len(deadlines) == 0 {
		fmt.Fprintln(e.out, "案件中没有提交的记录。寄出、提交以后运行：\n  tousu sent "+filepath.ToSlash(path)+" --paper 文书 --date 日期")
	}
	printDeadlines(e.out, planner, deadlines, on)
	printLimitations(e.out, planner, kase, on)
	return nil
}

// printLimitations prints until when the acts can be pursued.
func printLimitations(w io.Writer, planner *plan.Planner, kase *complaint.Case, on legal.Date) {
	all := planner.Limitations(kase, on)
	if len(all) == 0 {
		return
	}
	fmt.Fprintln(w, "最迟的日期（从最后一件事算起）")
	for _, l := range all {
		left := plan.States.Label(l.State)
		if l.State == plan.Running {
			left = fmt.Sprintf("还有%d天", on.DaysUntil(l.Due))
		}
		fmt.Fprintf(w, "  %s（自%s起），%s：%s。\n    依据：%s。\n", l.Due.Chinese(), l.Start.Chinese(), left, l.What,
			strings.Join(planner.Basis(l.Basis, l.Start), "、"))
	}
}

// openCaseOn reads a valid case file as of a day; it prints only faults.
func openCaseOn(e env, planner *plan.Planner, path string, on legal.Date) (*complaint.Case, error) {
	src, err := readInput(path, maxCase)
	if err != nil {
		return nil, err
	}
	kase, findings := complaint.Decode(filepath.ToSlash(path), src, complaint.Days{Letter: on, Today: e.today()})
	if kase != nil {
		findings = append(findings, planner.Examine(kase)...)
	}
	if faults := findings.Of(complaint.Fault); len(faults) > 0 {
		printFindings(e.err, faults)
		return nil, faulty(path, faults)
	}
	return kase, nil
}

// printDeadlines prints each submission with its terms, and what can be done.
func printDeadlines(w io.Writer, planner *plan.Planner, deadlines []plan.Deadline, on legal.Date) {
	last := -1
	for i := range deadlines {
		d := &deadlines[i]
		if d.Submission != last {
			fmt.Fprintf(w, "%s（%s）\n", titleOf(d), d.Body)
			last = d.Submission
		}
		for _, line := range deadlineLines(planner, d, on) {
			fmt.Fprintln(w, "  "+line)
		}
	}
}

func titleOf(d *plan.Deadline) string {
	if d.Paper == nil {
		return "没有写明文书的一次提交"
	}
	return d.Paper.Title
}

func deadlineLines(planner *plan.Planner, d *plan.Deadline, on legal.Date) []string {
	switch {
	case d.Paper == nil:
		return []string{"算不出期限：请在“既往投诉”里写明“文书”。"}
	case d.Term == nil:
		return []string{"没有可以计算的期限。"}
	case d.Start.IsZero():
		return []string{d.Term.What + "：算不出期限，缺" + d.Term.Start() + "日期（用 tousu sent --item 补上）。"}
	case d.Count.Due.IsZero():
		return []string{fmt.Sprintf("%s：自%s起%s，但%d年的节假日安排还没有数据，算不出最后一天。", d.Term.What, d.Start.Chinese(),
			d.Term.Length(d.Start), d.Count.Missing)}
	}
	lines := []string{fmt.Sprintf("%s：%s（自%s%s的次日起%s），%s。", d.Term.What, d.Count.Due.Chinese(), d.Start.Chinese(),
		d.Term.Start(), d.Term.Length(d.Start), standing(d, on))}
	if d.State == plan.Answered {
		return append(lines, steps(d)...)
	}
	lines = append(lines, "  依据："+because(planner, d.Term, on)+"。")
	if s := d.Term.Caution(); s != "" {
		lines = append(lines, "  "+s+"。")
	}
	if s := dayNames(d.Count.Skipped); s != "" {
		lines = append(lines, "  没有计入："+s+"。")
	}
	if s := dayNames(d.Count.MadeUp); s != "" {
		lines = append(lines, "  调休上班，计入："+s+"。")
	}
	if y := d.Count.Missing + d.Count.Unconfirmed; y > 0 {
		lines = append(lines, fmt.Sprintf("  %d年的节假日安排尚未经两处来源核对，最后一天可能顺延，请以国务院办公厅的通知为准。", y))
	}
	if d.Term.Extension != "" && d.State == plan.Overdue {
		lines = append(lines, "  期限可能已经延长："+d.Term.Extension+"。")
	}
	return append(lines, steps(d)...)
}

// steps says what opens, and when.
func steps(d *plan.Deadline) []string {
	var out []string
	for _, s := range d.Then {
		open := s.From.Chinese() + "起"
		if d.State != plan.Answered && !d.Term.Own {
			open += "未答复的"
		}
		out = append(out, "  "+open+"：可以提交"+s.Decision.Paper.Title+"（"+s.Decision.Agency.Label+"）。")
	}
	return out
}

// standing says how many days are left or have passed.
func standing(d *plan.Deadline, on legal.Date) string {
	label := plan.States.Label(d.State)
	switch d.State {
	case plan.Running:
		return fmt.Sprintf("还有%d天", on.DaysUntil(d.Count.Due))
	case plan.Overdue:
		return fmt.Sprintf("%s%d天", label, d.Count.Due.DaysUntil(on))
	}
	return label
}

func because(planner *plan.Planner, t *agency.Term, on legal.Date) string {
	if t.Asked {
		return "信中请求的期限，法律没有规定"
	}
	if basis := planner.Basis(t.Basis, on); len(basis) > 0 {
		return strings.Join(basis, "、")
	}
	return "该机构公布的办理期限"
}

// dayNames joins consecutive days with one name: 2026年2月15日至2026年2月23日（春节）.
func dayNames(days []agency.Day) string {
	var out []string
	for i := 0; i < len(days); {
		j := i
		for j+1 < len(days) && days[j+1].Name == days[i].Name && days[j+1].Date == days[j].Date.AddDays(1) {
			j++
		}
		span := days[i].Date.Chinese()
		if j > i {
			span += "至" + days[j].Date.Chinese()
		}
		out = append(out, span+"（"+days[i].Name+"）")
		i = j + 1
	}
	return strings.Join(out, "、")
}
