package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/legal/complaint"
	"tousu/render"
	"tousu/render/output"
	"tousu/render/pdf"
	"tousu/render/plan"
)

func renderCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "render", Usage: "写出信件", ArgsUsage: "[案件.yaml]",
		Description: `例：
   tousu render case.yaml
   tousu render case.yaml --to 金融监管总局,网信办 -o 信件

信件放在“输出文件夹/案件编号/”。再写一次时，没有改动过的信件会换成新的，不再写的移到“旧”文件夹；
您改动过的不会被覆盖，除非写了 --force（改动过的移到“旧”文件夹）。`,
		Flags:  slices.Concat(writingFlags, formFlags),
		Action: func(c *cli.Context) error { return renderCase(e, c) },
	}
}

func renderCase(e env, c *cli.Context) error {
	if err := registerFlag(c); err != nil {
		return err
	}
	formats, err := formatsOf(e, c)
	if err != nil {
		return err
	}
	path, err := casePath(e, c)
	if err != nil {
		return err
	}
	engine, err := engineOf(c)
	if err != nil {
		return err
	}
	kase, err := openCase(e, c, engine.Planner(), path)
	if err != nil {
		return err
	}
	countPages(kase, path)
	chosen, err := engine.Planner().Plan(kase, recipients(c.String("to"), kase))
	if err != nil {
		return usage("运行 tousu agency list 看可用的名称。", "%w", err)
	}
	if len(chosen.Write) > 0 {
		letters, run, err := composed(e, engine, kase, chosen, formats)
		if err != nil {
			return err
		}
		if err := publish(e, c, kase, letters, run, engine.Prospect(kase, letters)); err != nil {
			return err
		}
		if err := register(e, c, postings(kase, letters)); err != nil {
			return err
		}
	}
	return tellPlan(e, chosen)
}

// composed returns the letters of a plan, and the run that publishes them in the folder of their
// case. Its error is for the user.
func composed(e env, engine *render.Engine, kase *complaint.Case, chosen plan.Plan,
	formats []render.Format) (letters []render.Document, run output.Run, err error) {
	if letters, err = engine.Compose(kase, chosen.Write, formats); err != nil {
		return nil, run, failed(notWritten(err), "%w", err)
	}
	for _, l := range letters {
		printFindings(e.err, l.Result.Warnings)
	}
	if run, err = engine.Run(kase, letters, formats); err != nil {
		return nil, run, failed(notWritten(err), "寄送清单写不出来：%w", err)
	}
	run.Covers = func(m output.ManifestLetter) bool { return chosen.Covers(m.Slug, m.Kind) }
	return letters, run, nil
}

// notWritten says what to do if no letter was written.
func notWritten(err error) string {
	var notMade *pdf.Error
	if errors.As(err, &notMade) {
		return "没有写出任何信件。请关掉 " + notMade.Program + " 再试一次；或者写成 docx，用 Word、WPS 打开后另存为 PDF。"
	}
	return "没有写出任何信件。"
}

// recipients returns those of the flag, else those of the case, else auto.
func recipients(flag string, kase *complaint.Case) []string {
	if wanted := bodies(flag); len(wanted) > 0 {
		return wanted
	}
	return plan.Wanted(kase)
}

// bodies splits the value of --to.
func bodies(flag string) []string {
	wanted := strings.FieldsFunc(flag, func(r rune) bool { return strings.ContainsRune(",，、;；", r) })
	for i := range wanted {
		wanted[i] = strings.TrimSpace(wanted[i])
	}
	return wanted
}

// publish writes the letters into the case's folder.
func publish(e env, c *cli.Context, kase *complaint.Case, letters []render.Document, run output.Run,
	prospect []plan.Occasion) error {
	dir, folder := c.String("out"), output.FolderName(kase.ID)
	run.Force = c.Bool("force")
	report, err := publishFolder(e.err, dir, folder, run)
	if err != nil {
		return notPublished(dir, err)
	}
	printWritten(e, filepath.Join(dir, folder), kase, letters)
	printProspect(e, prospect, kase.Date)
	if len(report.Aside) > 0 {
		fmt.Fprintf(e.err, "提示：上次写的这些信件这次不再写，已移到“旧”文件夹：%s。\n", strings.Join(report.Aside, "、"))
	}
	if len(report.Kept) > 0 {
		fmt.Fprintf(e.err, "提示：文件夹里还有以前写的信件，这次没有重写：%s。\n", strings.Join(report.Kept, "、"))
	}
	return nil
}

// notPublished says why the folder of a case in dir was not written.
func notPublished(dir string, err error) error {
	var edited *output.EditedError
	var occupied *output.OccupiedError
	switch {
	case errors.As(err, &edited):
		return failed("要保留改动的，换一个输出文件夹（-o）或者把这些文件移到别处；要重写的，加 --force，原来的会移到“旧”文件夹。",
			"%s 里这些文件改动过，没有覆盖，也没有写信：%s", filepath.ToSlash(edited.Folder), strings.Join(edited.Files, "、"))
	case errors.As(err, &occupied):
		return failed("换一个输出文件夹（-o）。", "%w，没有写信", err)
	}
	return cannotWrite(dir, err)
}

func publishFolder(talk io.Writer, dir, folder string, run output.Run) (output.Report, error) {
	out, err := output.Open(dir, "")
	if err != nil {
		return output.Report{}, err
	}
	report, err := out.Publish(folder, run)
	if closeErr := out.Close(); err == nil && closeErr != nil { // the letters are there all the same
		fmt.Fprintf(talk, "提示：文件夹 %s 里的临时文件没有清理干净，下次运行会清理。\n", filepath.ToSlash(dir))
	}
	return report, err
}

// printProspect prints what follows on which day if the letters arrive on their date.
func printProspect(e env, days []plan.Occasion, sent legal.Date) {
	if len(days) == 0 {
		return
	}
	fmt.Fprintln(e.out, "如果当天签收：")
	for _, o := range days {
		for _, line := range o.Short() {
			fmt.Fprintf(e.out, "  %d天后，%s：%s\n", sent.DaysUntil(o.Day), o.Day.Chinese(), line)
		}
	}
}

// printWritten prints what was written and what to do with it.
func printWritten(e env, folder string, kase *complaint.Case, letters []render.Document) {
	fmt.Fprintf(e.out, "已写好 %d 份信件，放在 %s：\n", len(letters), filepath.ToSlash(folder))
	var rows [][]string
	for i, l := range letters {
		rows = append(rows, []string{
			fmt.Sprintf("%02d %s", i+1, l.Result.Title), l.Result.Recipient,
			strings.Join(l.Result.Enclosures(), "、"), channels(l.Decision.Agency),
		})
	}
	printTable(e.out, []string{"信件", "寄给", "附上", "递交和咨询"}, rows, []int{26, 24, 26, 24})
	fmt.Fprint(e.out, `接下来：
  1. 逐份打开，核对每一处事实；与实际不符的，改 case 文件后重新生成。
  2. 按“寄送清单”的次序打印，在落款处亲笔签名。每份信件只交给它写明的机构。
  3. 附上所列材料的复印件，原件自己保管。
  4. 用可以查询的挂号信或者快递寄出，在内件品名栏写明信件名称，保留回执。
  5. 寄出后运行 tousu sent 记下日期和单号，再用 tousu next 看哪一天到期、接下来可以做什么。
`)
	if l := kase.Loan; l != nil && l.Funder != "" && l.Funder != kase.Respondent.Name {
		fmt.Fprintln(e.out, "  6. 合同载明的资金方是另一家机构，由它自己的监管部门管：运行 tousu new --from 案件文件 --as 资金方，可以另写一套给它的文书。")
	}
	tellPowers(e, letters)
	fmt.Fprintln(e.out, aboutTheDebt(&kase.Complainant))
}

// tellPowers says what powers of attorney disclose, and to whom: unlike the letters they hold both
// identity numbers in full, for companies too.
func tellPowers(e env, letters []render.Document) {
	var to []string
	for _, l := range letters {
		if slices.Contains(l.Decision.Paper.Needs, "agent.id_number") && !slices.Contains(to, l.Result.Recipient) {
			to = append(to, l.Result.Recipient)
		}
	}
	if len(to) > 0 {
		fmt.Fprintf(e.out, "授权委托书里有委托人和代理人完整的姓名、证件号码、电话和委托人的住址，不遮盖，会交给：%s。不想让哪一家看到的，不委托他人向它提交。\n",
			strings.Join(to, "、"))
	}
}

// aboutTheDebt says what the letters do not change.
func aboutTheDebt(who *complaint.Complainant) string {
	switch {
	case who.Role == legal.Borrower:
		return "投诉、举报不影响借款合同：欠款、利息和还款期限照旧，请继续按约定处理。"
	case who.Guarantor():
		return "签过担保的，是否要承担责任先打12348问清楚，再答复对方。"
	}
	return payNobody
}

func channels(a *agency.Agency) string {
	var out []string
	for _, c := range a.Channels {
		out = append(out, c.Kind+" "+c.Value)
	}
	if a.Reach != "" {
		out = append(out, a.Reach)
	}
	return strings.Join(out, "\n")
}
