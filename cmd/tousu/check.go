package main

import (
	"encoding/json"
	"fmt"

	"github.com/urfave/cli/v2"

	"tousu/legal/complaint"
	"tousu/render/batch"
	"tousu/render/plan"
)

func checkCommand(e env) *cli.Command {
	return &cli.Command{
		Name: "check", Usage: "检查案件文件或表格的填写，逐处指出问题", ArgsUsage: "[案件.yaml]",
		Description: `例：
   tousu check case.yaml
   tousu check case.yaml --to 法院
   tousu check 案件.xlsx

每个问题写明位置：文件:行:列: 说明（怎样改），要您核对的列出各种答法；表格是 文件:行:列名，行号与 Excel 所显示的相同。
有错误时退出状态为 1，只有提醒时为 0。`,
		Flags: append([]cli.Flag{
			dateFlag,
			&cli.StringFlag{Name: "to", Usage: "另外检查写给这些`机构`的文书还缺什么：机构或者文书的名称，或者 auto、all；只用于案件文件"},
			jsonFlag,
		}, tableFlags...),
		Action: func(c *cli.Context) error {
			path, err := caseArgument(e, c)
			if err != nil {
				return err
			}
			if batch.IsTable(path) {
				if c.IsSet("to") {
					return usage("表格请用 tousu batch "+path+" --dry-run --to … 看会写哪些信。", "--to 只用于案件文件")
				}
				return checkTable(e, c, path)
			}
			for _, f := range tableFlags {
				if name := f.Names()[0]; c.IsSet(name) {
					return usage("检查案件文件时不要写这个选项。", "--%s 只用于表格", name)
				}
			}
			planner := plan.Default()
			kase, findings, err := readCase(e, c, planner, path)
			if err != nil {
				return err
			}
			if kase != nil && c.String("to") != "" {
				more, err := lacking(planner, kase, recipients(c.String("to"), kase))
				if err != nil {
					return err
				}
				findings = append(findings, more...)
				findings.Sort()
			}
			if c.Bool("json") {
				err = printFindingsJSON(e, findings)
			} else {
				printFindings(e.out, findings)
				if kase != nil {
					fmt.Fprintln(e.out, "案件文件可以使用。接下来可以运行 tousu route 看应当交给谁，或者 tousu render 写出信件。")
				}
			}
			if err == nil && kase == nil {
				return faulty(path, findings)
			}
			return err
		},
	}
}

// lacking reports what the papers to the bodies need and the case lacks, and the papers that cannot
// be written at all.
func lacking(planner *plan.Planner, kase *complaint.Case, wanted []string) (complaint.Findings, error) {
	p, err := planner.Plan(kase, wanted)
	if err != nil {
		return nil, usage("运行 tousu agency list 看可用的名称。", "%w", err)
	}
	var out complaint.Findings
	for _, s := range p.Skipped {
		path, code := "complainant", "paper-not-written"
		for _, need := range s.Paper.AllNeeds() {
			if len(s.Lacks) > 0 && !kase.Has(need) {
				path, code = need, "paper-lacks"
				break
			}
		}
		out = append(out, complaint.Finding{
			Pos: kase.Position(path), Severity: complaint.Warning, Code: code, Path: path, Message: s.String(),
		})
	}
	return out, nil
}

func printJSON(e env, v any) error {
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
