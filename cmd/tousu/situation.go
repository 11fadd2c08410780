package main

import (
	"bytes"
	"context"
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
	"tousu/render"
	"tousu/render/batch"
	"tousu/render/batch/workbook"
	"tousu/render/docx"
	"tousu/render/output"
)

func situationCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "situation", Usage: "消协、法律援助机构以自己的名义向监管部门反映许多案件的共同情况", ArgsUsage: "案件.xlsx",
		Description: `例：
   tousu situation --sender-out 单位.yaml     写一份反映单位的样子，填好名称和性质
   tousu situation 案件.xlsx --sender 单位.yaml --to 金融监管总局 -o 情况反映

写有数字、共同的情况和一张隐去身份的事实表，编号与案件的对照表另存一份，自己保管。
每个收件机关一份，只写它能管的案件。律师事务所要有每一位委托人的书面同意。不写联名投诉。`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "情况反映", Usage: "输出`文件夹`，默认为 情况反映"},
			&cli.StringFlag{Name: "sender", Usage: "反映单位的`文件`（YAML）：名称、性质、联系人、电话、地址、建议"},
			&cli.StringFlag{Name: "sender-out", Usage: "只写一份反映单位的样子到这个`文件`"},
			&cli.StringFlag{Name: "to", Value: "金融监管总局", Usage: "反映给哪个`机构`，默认为金融监管总局"},
			dateFlag,
			&cli.StringFlag{Name: "templates", Usage: "用这个`文件夹`里的模板替换同名的自带模板"},
			&cli.StringFlag{Name: "stationery", Usage: "函头`文件.docx`"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件"},
		}, tableFlags...),
		Action: func(c *cli.Context) error { return reportSituation(e, c) },
	}
}

// leastSituation is the minimum number of cases for a report.
const leastSituation = 2

func reportSituation(e env, c *cli.Context) error {
	if file := c.String("sender-out"); file != "" {
		if err := writeFile(file, []byte(batch.SampleOrganisation), c.Bool("force")); err != nil {
			return err
		}
		fmt.Fprintf(e.out, "写好 %s。填好名称和性质，再用 --sender 读它。\n", filepath.ToSlash(file))
		return nil
	}
	path, err := one(c, "案件.xlsx")
	if err != nil {
		return err
	}
	job := &batch.Job{Jobs: runtime.GOMAXPROCS(0)}
	if err := jobFlags(e, c, job); err != nil {
		return err
	}
	if job.Engine, err = engineOf(c); err != nil {
		return err
	}
	paper := &job.Engine.Planner().Agencies().Situations()[0]
	body, err := situationBody(job.Engine, paper, c.String("to"))
	if err != nil {
		return err
	}
	sender, err := readSender(e, c.String("sender"), paper)
	if err != nil {
		return err
	}
	cases, left, err := casesOf(e, c, job, path)
	if err != nil {
		return err
	}
	offices, outside := byOffice(job.Engine, body, sender, cases)
	if len(offices) == 0 {
		return failed("运行 tousu check 看表格各行的问题；换一个机构用 --to。", "没有 %d 件以上可以向%s反映的案件", leastSituation, body.Label)
	}
	var ids []string
	for _, o := range offices {
		for _, k := range o.cases {
			ids = append(ids, k.ID)
		}
	}
	if doubt := sender.Consent(ids); doubt != nil {
		printFindings(e.err, complaint.Findings{*doubt})
		return failed("取得同意后，在 "+c.String("sender")+" 里写：\n核对:\n  - "+doubt.Answers[1].Write, "要您核对，核对之前不写")
	}
	if err := writeSituations(e, c, job.Engine, paper, body, sender, offices, dayOf(job.Days)); err != nil {
		return err
	}
	if outside > 0 {
		fmt.Fprintf(e.out, "%d 件没有写进去：不归%s管，当事人不是消费者，或者同一机关只有一件。\n", outside, body.Label)
	}
	if left > 0 {
		fmt.Fprintf(e.out, "%d 件有错误或者要核对，没有写进去。\n", left)
	}
	return nil
}

func situationBody(engine *render.Engine, paper *agency.Situation, name string) (*agency.Agency, error) {
	registry := engine.Planner().Agencies()
	var labels []string
	for _, slug := range paper.Bodies {
		if a, ok := registry.Find(slug); ok {
			labels = append(labels, a.Label)
		}
	}
	body, ok := registry.Find(name)
	if !ok || !slices.Contains(paper.Bodies, body.Slug) {
		return nil, usage("可以写 "+strings.Join(labels, "、")+"。", "情况反映不写给 %q", name)
	}
	return body, nil
}

func readSender(e env, file string, paper *agency.Situation) (*batch.Organisation, error) {
	if file == "" {
		return nil, usage("运行 tousu situation --sender-out 单位.yaml 写一份样子，填好后加 --sender 单位.yaml。", "没有写反映单位")
	}
	src, err := readInput(file, maxCase)
	if err != nil {
		return nil, err
	}
	o, findings := batch.DecodeOrganisation(filepath.ToSlash(file), src, paper)
	if o == nil {
		printFindings(e.err, findings)
		return nil, faulty(file, findings)
	}
	return o, nil
}

// casesOf returns the valid cases of a table, in order; left counts the others.
func casesOf(e env, c *cli.Context, job *batch.Job, path string) (cases []*complaint.Case, left int, err error) {
	if !batch.IsTable(path) {
		return nil, 0, usage("情况反映写的是表格里的许多案件。", "%s 不是表格", path)
	}
	if err := readTable(e, c, job, path, nil); err != nil {
		return nil, 0, err
	}
	cases, left = job.Cases(context.Background())
	return cases, left, nil
}

// officeCases is one addressee with its cases.
type officeCases struct {
	name  string
	cases []*complaint.Case
}

// byOffice groups the cases by the office that is competent for each; outside counts those left
// out. A consumer association speaks only for consumers.
func byOffice(engine *render.Engine, body *agency.Agency, sender *batch.Organisation,
	cases []*complaint.Case) (offices []officeCases, outside int) {
	planner := engine.Planner()
	for _, k := range cases {
		competent := slices.ContainsFunc(planner.Route(k),
			func(d agency.Decision) bool { return d.Agency == body && d.Status() != agency.NotCompetent })
		if !competent || sender.Slug == "consumer-association" && k.Complainant.Role != legal.Borrower {
			outside++
			continue
		}
		name := planner.AddresseeName(k, body)
		i := slices.IndexFunc(offices, func(o officeCases) bool { return o.name == name })
		if i < 0 {
			i = len(offices)
			offices = append(offices, officeCases{name: name})
		}
		offices[i].cases = append(offices[i].cases, k)
	}
	return slices.DeleteFunc(offices, func(o officeCases) bool {
		few := len(o.cases) < leastSituation
		if few {
			outside += len(o.cases)
		}
		return few
	}), outside
}

// writeSituations writes a paper for each office, and the key to the numbers of the cases.
func writeSituations(e env, c *cli.Context, engine *render.Engine, paper *agency.Situation, body *agency.Agency,
	sender *batch.Organisation, offices []officeCases, on legal.Date) error {
	dir, force := c.String("out"), c.Bool("force")
	stationery, _, err := stationeryOf(c)
	if err != nil {
		return err
	}
	w, err := stationery()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return cannotWrite(dir, err)
	}
	var key []workbook.Table
	for i, o := range offices {
		r, err := engine.Situation(&render.Situation{
			Paper: paper, Body: body, Addressee: o.name, Date: on, Sender: sender.Organisation, Cases: o.cases,
			Proposals: sender.Proposals,
		})
		if err != nil {
			return failed("没有写完。", "写给%s的情况反映写不出来：%w", o.name, err)
		}
		var b bytes.Buffer
		if err := w.Write(&b, r.Letter, docx.Properties{Title: r.Title, Author: r.Sender, Subject: r.Recipient,
			Date: on}); err != nil {
			return err
		}
		file := filepath.Join(dir, output.FileName(i+1, o.name, paper.Title, "docx"))
		if err := writeFile(file, b.Bytes(), force); err != nil {
			return err
		}
		fmt.Fprintf(e.out, "%s：%d 件，写在 %s。\n", o.name, len(o.cases), filepath.ToSlash(file))
		t := workbook.Table{Name: fmt.Sprintf("%02d", i+1), Text: true, Widths: []float64{8, 30},
			Lines: []workbook.Line{{Bold: true, Cells: []any{"编号", "案件编号"}}}}
		for n, k := range o.cases {
			t.Lines = append(t.Lines, workbook.Line{Cells: []any{fmt.Sprint(n + 1), k.ID}})
		}
		key = append(key, t)
	}
	var b bytes.Buffer
	if err := workbook.Write(&b, key...); err != nil {
		return err
	}
	file := filepath.Join(dir, "对照表.xlsx")
	if err := writeFile(file, b.Bytes(), force); err != nil {
		return err
	}
	fmt.Fprintf(e.out, "编号与案件的对照表在 %s，自己保管，不随信寄出。\n", filepath.ToSlash(file))
	return nil
}
